"""The smallest stretch of text in which one device, its size and its vessel stand together."""

from __future__ import annotations

import re

from doclint.nlp.page import Page

_BORDER = re.compile(
    r"[;\n|]|\.\s|\s/\s|\s-+>\s|\s\+\s|\)\s?,|"
    r",\s+(?=(?:and\s+)?(?:a|an|the|\d+|one|another|then)\s)|"
    r",\s(?=(?:right|left|R|L|RIJ|LIJ|RFV|LFV|RFA|LFA)\b)|"
    r"\sand\s(?=(?:a|an|the|one|another)\s(?:\S+\s){0,3}\d{1,2}[- ]?F|a(?:n)?\s\d|\d{1,2}[- ]?F|\d{1,2}\sFr)",
    re.IGNORECASE,
)


def narrow_segment(page: Page, offset: int) -> tuple[int, int]:
    """Give start and end of the segment around ``offset``: part of a clause, a cell, a list's item."""
    low, high = page.clause(offset)
    for match in _BORDER.finditer(page.text, low, high):
        if match.end() <= offset:
            low = match.end()
        elif match.start() >= offset:
            high = match.start()
            break
    return low, high
