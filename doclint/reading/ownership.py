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
        return "cannula" if _STAYED.match(page.text, piece.end) else "device"
    best, owner = 10_000, None
    made_way = piece.kind == "vessel" and (
        _is_exchanged(page, group) or is_way_in(page, group, piece)
    )
    devices = [] if made_way else group.of("device")
    if any(size.size and size.size.value >= _TOO_LARGE for size in group.of("size")):
        devices = [d for d in devices if not _LINES_HEAD.fullmatch(page.text, d.start, d.end)]
    for other in devices:
        if _is_passing_tool(page, other, piece, group) or _has_own_size(page, group, other, piece):
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

_TOO_LARGE = 16
"""French from which on what stands behind "Lines:" is a cannula."""
_LINES_HEAD = expressions.compile(r"lines?\s*:", re.IGNORECASE)
_DILATED_TO = expressions.compile(
    r"\bdilat\w+ (?:up )?(?:from [\d.]+(?: ?Fr?)? )?(?:up )?to (?:an? )?$", re.IGNORECASE
)
_STAYED = expressions.compile(
    r"[^.;,\n]{0,20}[;,.]? (?:on \w+,? )?(?:its|the) (?:end|tip|far end|point|side holes)"
    r"(?: of (?:that|it|this|which))? (?:\w+ )?(?:sat|lay|sits|lies|was|is|ended|rested|in|at)\b|"
    r"[^.;,\n]{0,12},? which (?:went|was (?:fed|passed|advanced|placed|put|secured|sewn|tied)|sat|lay)\b",
    re.IGNORECASE,
)
"""What went in last stayed: "dilated to a 19 Fr, its tip lay high"."""
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


def is_way_in(page: Page, group: Group, piece: Piece) -> bool:
    """Whether a sheath that lay in the vessel before let the wire of the cannula in."""
    sheaths = [d for d in group.of("device") if _SHEATH.search(page.text, d.start, d.end + 12)]
    others = [d for d in group.of("device") if d not in sheaths]
    if not sheaths or any(d.mention is None or not d.mention.meta.get("tool") for d in others):
        return False
    low, high = stretch(page, piece.start)
    return _WAY_IN.search(page.text, low, high) is not None


_SHEATH = expressions.compile(r"\b(?:sheath|introducer|cordis|access)\b", re.IGNORECASE)
_WAY_IN = expressions.compile(
    r"\b(?:sheath|introducer|cordis|access)\b[^.;\n]{0,110}?\b(?:used|taken|served|borrowed|utili[sz]ed|employed|"
    r"commandeered)"
    r" (?:to (?:pass|introduce|wire|place|deliver|advance|thread|get|bring|gain|put)|for (?:the |our |"
    r"an? )?(?:\w+ )?(?:wire|"
    r"access|cannul\w+)|as (?:the |our |an? )?(?:\w+ )?(?:access|way|entry|route))|"
    r"\b(?:through|via|down|up|over|using|by way of) (?:the|this|that|an?|his|her)? ?(?:(?:existing|indwelling|"
    r"in-?situ|"
    r"present|old|same|previous\w*|arterial|venous|femoral|diagnostic|cath|angio\w*|PCI|\d{1,2} ?Fr?(?:ench)?|"
    r"\d{1,2}-?F) ){0,3}"
    r"(?:sheath|introducer)\b[^.;\n]{0,110}?\b(?:wire|guidewire|amplatz|lunderquist|dilat\w+|cannula)\b|"
    r"\b(?:wire|guidewire|amplatz|lunderquist)\b[^.;\n]{0,50}?\b(?:through|via|down|up|in by) (?:the|this|that|"
    r"his|her) "
    r"(?:[\w-]+ ){0,3}(?:sheath|introducer)\b",
    re.IGNORECASE,
)
"""A sheath that is there becomes the way in: "the 6 Fr sheath in it was used to pass a stiff wire"."""


def _has_own_size(page: Page, group: Group, device: Piece, piece: Piece) -> bool:
    """Whether another size, behind a semicolon, is the device's: "19 Fr; 8 Fr sheath"."""
    if piece.kind != "size" or device.start < piece.end:
        return False
    return any(
        piece.end <= size.start < device.start and ";" in page.text[piece.end : size.start]
        for size in group.of("size")
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
