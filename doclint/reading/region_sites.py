"""Cannulae told by the region that they enter: "dual-lumen in the right neck", "both groins".

Where a note names no vessel, groin and neck with the cannula's role or the mode tell it.
"""

from __future__ import annotations

from collections.abc import Iterator

from doclint.nlp.page import Mention, Page
from doclint.nlp.sides import Side, regions
from doclint.nlp.stretches import stretch
from doclint.reading.bearing import bears_against, modes_told

IJ, FV, FA = "internal jugular vein", "femoral vein", "femoral artery"
BY_ROLE = {
    ("groin", "drainage"): FV,
    ("groin", "return"): FA,
    ("neck", "drainage"): IJ,
    ("neck", "return"): "common carotid artery",
    ("neck", "both"): IJ,
}


def sites_by_region(page: Page) -> Iterator[tuple[str, str, str | None, int, int, Mention]]:
    """Give vessel, side, role and place of each cannula that only its region tells."""
    venous_only = modes_told(page) == {"VV"}
    for region in regions(page.text):
        low, high = stretch(page, region.start)
        clause = page.clause(region.start)
        if page.within(clause, "CANNULA", "BRAND", "CANNULA_TYPE"):
            low, high = clause
        words = page.within((low, high), "CANNULA", "BRAND", "CANNULA_TYPE")
        foreign = [d for d in page.within((low, high), "OTHER_DEVICE") if not d.meta.get("tool")]
        if not words or foreign or region.region not in ("groin", "neck"):
            continue
        nearest = min(words, key=lambda word: _gap(word, region))
        if bears_against(page, nearest) is not None:
            continue
        dual = any(word.meta.get("design") == "dual_lumen" for word in words)
        roles: list[str | None] = ["both"] if dual else _roles(page, region, (low, high))
        for role in roles or [None]:
            name = BY_ROLE.get((region.region, role or ""))
            if (region.region, role) == ("neck", "return") and _drains_groin(page, (low, high)):
                # What is drained at the groin and given back at the neck goes from vein to vein.
                name = IJ
            if venous_only and role in ("return", None):
                name = IJ if region.region == "neck" else FV
            if name is not None:
                yield name, region.side, role, region.start, region.end, nearest


def _drains_groin(page: Page, sentence: tuple[int, int]) -> bool:
    """Whether the statement names the groin beside the neck, and a drain."""
    named = {region.region for region in regions(page.text[slice(*sentence)])}
    return "groin" in named and any(
        word.meta.get("role") == "drainage"
        for word in page.within(sentence, "CANNULA_TYPE", "ROLE_WORD")
    )


def _roles(page: Page, region: Side, sentence: tuple[int, int]) -> list[str | None]:
    """Give the roles told beside a region: the nearest, or all where it is the only region."""
    words = [
        word
        for word in page.within(sentence, "CANNULA_TYPE", "ROLE_WORD")
        if word.meta.get("role") in ("drainage", "return")
    ]
    words.sort(key=lambda word: _gap(word, region))
    roles: list[str | None] = list(dict.fromkeys(str(word.meta["role"]) for word in words))
    alone = len(regions(page.text[slice(*sentence)])) == 1
    return roles if alone else roles[:1]


def _gap(word: Mention, region: Side) -> int:
    return max(region.start - word.end, word.start - region.end, 0)
