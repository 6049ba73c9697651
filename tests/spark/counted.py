"""A reader that knows how many of its kind its process has built."""

from __future__ import annotations

import os
from typing import Any

from obedient import ObedientReader

from doclint.linter import Linter
from doclint.linters import SiteFiles


class CountedReader(ObedientReader):
    built = 0

    def __init__(self) -> None:
        CountedReader.built += 1

    def read(self, text: str) -> dict[str, Any]:
        record = super().read(text)
        record["circuit"].update(worker=os.getpid(), built=CountedReader.built)
        return record


def build(files: SiteFiles) -> Linter:
    """A linter whose reader is counted."""
    return Linter(reader=CountedReader())
