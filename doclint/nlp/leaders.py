"""Rows of dots that lead from a form's key to its value: "Operator ........ A. Lee, MD"."""

from __future__ import annotations

import re

from doclint.nlp.normalize import BLANK
from doclint.nlp.page import Page

_RUN = re.compile(f"{BLANK}{{4,}}")


def without_leaders(page: Page) -> str:
    """Give the page's text with such rows as blanks, of the same length.

    Dots with nothing behind them on the line are left: there a value is awaited.
    """

    def blank_out(match: re.Match[str]) -> str:
        start, end = match.span()
        dots = page.original[start:end].strip(".") == ""
        behind = page.text[end : page.layout.line_at(start).end].strip()
        return " " * (end - start) if dots and behind else match.group()

    return _RUN.sub(blank_out, page.text)
