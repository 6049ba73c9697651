"""How far a heading's word on its section reaches, and what was copied into the note."""

from __future__ import annotations

from doclint.nlp.copied import copied_spans
from doclint.nlp.page import Page

COPIED = "COPIED"


def facet_at(page: Page, offset: int) -> str | None:
    """Give what heading or copy mark say of the text at ``offset``: the section's facet, or COPIED.

    A heading with its text beside it ("Consent: by telephone") says nothing of the paragraphs after
    its own; one that stands alone says it of all that follows up to the next heading.
    """
    if any(low <= offset < high for low, high in _copied(page)):
        return COPIED
    section = page.section(offset)
    if section.facet is None:
        return None
    line = page.layout.line_at(section.start)
    beside = page.text[section.start + len(section.title or "") : line.end].strip(" :*\t-")
    if beside and "\n" in page.text[line.end : offset]:
        return None
    return section.facet


def _copied(page: Page) -> tuple[tuple[int, int], ...]:
    known: tuple[tuple[int, int], ...] | None = page.cache.get("copied")
    if known is None:
        known = page.cache["copied"] = copied_spans(page)
    return known
