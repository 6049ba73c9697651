"""Findings in, text out: one file per output format, by name in ``REPORTERS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from doclint.report import NoteReport
from doclint.reports.json import render_json
from doclint.reports.options import Options
from doclint.reports.text import render_text

Reporter = Callable[[Iterable[NoteReport], Options], Iterator[str]]
"""Takes note reports as they come and gives the pieces of the report as they are ready."""

REPORTERS: dict[str, Reporter] = {"text": render_text, "json": render_json}

__all__ = ["REPORTERS", "Options", "Reporter"]
