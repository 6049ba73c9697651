"""Whose a size or a vessel is: a cannula's, or that of another device named beside it."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.stretches import stretch
from doclint.reading.pieces import Piece, gap_between
from doclint.reading.segments import Group


def owner_of(page: Page, group: Group, piece: Piece) -> str | None:
    """Say whether a piece is a ``cannula``'s, another ``device``'s, or neither's."""
    opening = stretch(page, piece.start)[0]
    if _BYPASS_LINE.match(page.text, opening) or _OTHER_LINES.match(page.text, opening):
        return "device"
    if piece.kind == "size" and any(
        0 <= other.start - piece.end <= 9 and other.mention and other.mention.meta.get("design")
        for other in group.of("cannula")
    ):
        return "cannula"
    if piece.kind == "size" and _DILATED_TO.search(
        page.text, max(group.start, piece.start - 45), piece.start
    ):
        return "device"
    best, owner = 10_000, None
    made_way = piece.kind == "vessel" and _is_exchanged(page, group)
    devices = [] if made_way else group.of("device")
    for other in devices:
        if _is_passing_tool(page, other, piece, group):
            continue
        gap = _directed_gap(piece, other, 2)
        if gap < best:
            best, owner = gap, "device"
    for other in group.of("cannula", "role"):
        weak = other.kind == "role" or _is_bare_role(other)
        if weak and not group.of("size") and piece.kind == "vessel" and owner:
            continue
        if weak and owner == "device" and best <= _RIGHT_BEHIND:
            continue
        gap = _directed_gap(piece, other, 1)
        if gap <= best:
            best, owner = gap, "cannula"
    return owner


_RIGHT_BEHIND = 4
"""Reach within which a size behind a device's name is the device's, whatever else is named."""

_DILATED_TO = expressions.compile(
    r"\bdilat\w+ (?:up )?(?:from [\d.]+(?: ?Fr?)? )?(?:up )?to (?:an? )?$", re.IGNORECASE
)
_OTHER_LINES = expressions.compile(
    r"\W*(?:other|remaining|existing|additional) (?:lines?|tubes?|access|catheters)\b"
    r"(?: (?:stay|remain|left|kept|are|in place|unchanged)\w*)*\W*:",
    re.IGNORECASE,
)
_BYPASS_LINE = expressions.compile(
    r"\W*(?:cpb|(?:cardio-?pulmonary )?bypass|heart-lung machine)(?::| with\b| via\b| established\b)"
    r"(?![^.;\n]*\b(?:ecmo|ecls)\b)",
    re.IGNORECASE,
)


def _is_exchanged(page: Page, group: Group) -> bool:
    """Whether another device made way for the cannula at the same vessel."""
    devices, cannulas = group.of("device"), group.of("cannula")
    return bool(devices and cannulas and devices[0].end < cannulas[-1].start) and bool(
        _EXCHANGED.search(page.text, devices[0].end, cannulas[-1].start)
    )


_EXCHANGED = expressions.compile(
    r"\b(?:re-?wired|exchanged|up-?sized|converted|swapped|replaced (?:by|with))\b", re.I
)


def _is_bare_role(piece: Piece) -> bool:
    mention = piece.mention
    return bool(
        mention
        and mention.label == "CANNULA_TYPE"
        and mention.meta.get("role") in ("drainage", "return")
    )


def _is_passing_tool(page: Page, device: Piece, piece: Piece, group: Group) -> bool:
    """Whether a device is only an aid to the cannulation: a wire, a needle, a sheath of perfusion.

    A size right beside a dilator or a sheath is its own all the same.
    """
    if not (device.mention and device.mention.meta.get("tool")):
        return False
    words = page.text[device.start : device.end].lower()
    if "sheath" in words and _LIMB.search(page.text, group.start, group.end):
        return True
    if piece.kind == "vessel":
        return not ("sheath" in words and bool(group.of("size")) and not group.of("cannula"))
    if words.endswith("dilated") and piece.end <= device.start:
        return True  # "a 21 French was dilated into the vein"
    low, high = sorted((device.start, device.end, piece.start, piece.end))[1:3]
    if re.search(r"wire|needle|perclose|manta|glide|seal|stop", words) and "micro" not in words:
        return not page.text[low:high].isspace()
    return high - low > 12


_LIMB = expressions.compile(
    r"perfus|antegrade|\bSFA\b|superficial fem|distal|limb|\b[RL]SFA\b", re.IGNORECASE
)


def _directed_gap(piece: Piece, other: Piece, after_costs: int) -> int:
    """Count double behind a device: sizes and sites stand in front of their device's name."""
    gap = gap_between(piece, other)
    return gap * after_costs if other.end <= piece.start else gap
