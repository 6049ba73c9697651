"""Vessels of the note with their sides, and whether an ECMO cannula is in them.

A vessel's name alone is no site: arterial lines, dialysis catheters and Swan-Ganz catheters have
vessels too, a tip lies somewhere, a pulse is felt, a clot is seen. What a mention is about is
settled by the device that it is grouped with, then by the words of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.seeking import find_all
from doclint.nlp.sides import Side, regions, side_of_word
from doclint.nlp.stretches import stretch
from doclint.reading.bearing import bears_against, planned_before
from doclint.reading.ownership import owner_of
from doclint.reading.pieces import Piece
from doclint.reading.region_sites import BY_ROLE, sites_by_region
from doclint.reading.role_sites import sites_by_role
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessel_details import (
    free_side,
    full_names,
    group_role,
    is_of_other_line,
    sides_by_role,
)
from doclint.reading.vessel_names import is_paired
from doclint.reading.vessel_use import BRANCHES, objection, way_of


@dataclass(frozen=True)
class Vessel:
    """One mention of a vessel: its name, side, span (side included) and role."""

    name: str
    side: str | None
    kind: str
    start: int
    end: int
    role: str | None
    mention: Mention
    cues: tuple[Cue, ...] = ()
    is_site: bool = True
    why_not: str | None = None
    has_size: bool = False
    """Whether a French size stands with it."""


def vessels_of(page: Page) -> tuple[Vessel, ...]:
    """Find every vessel mention; ``is_site`` says whether an ECMO cannula is meant."""
    known = page.cache.get("vessels")
    if known is None:
        found = [
            vessel
            for group in groups_of(page)
            for piece in group.of("vessel")
            for vessel in _judge(page, group, piece)
        ]
        found.sort(key=lambda v: (v.start, v.name, v.side or ""))
        if not any(vessel.is_site for vessel in found):
            found = [_as_last_resort(page, vessel) for vessel in found]
        if not any(vessel.is_site for vessel in found):
            found = _only_vein_of_dual_lumen(page, found)
        found = _with_grafted_artery(page, found)
        found = _with_bared_artery(page, found)
        found += _by_region(page, found)
        known = page.cache["vessels"] = tuple(
            _with_other_role(page, _with_region_sides(page, found))
        )
    result: tuple[Vessel, ...] = known
    return result


def _judge(page: Page, group: Group, piece: Piece) -> list[Vessel]:
    named = piece.named
    if named is None:
        return []
    role = group_role(group, piece) or way_of(page, named)
    names, kind = full_names(page, named, group, role)
    cue = bears_against(page, named.mention) or planned_before(page, group)
    why_not = cue.facet if cue else objection(page, named, group, piece, names, kind)
    side = named.side or free_side(page, group, piece)
    sides = ["left", "right"] if side == "both" else [side]
    found = Vessel(
        name="",
        side=None,
        kind=kind,
        start=named.start,
        end=named.end,
        role=role,
        mention=named.mention,
        cues=(cue,) if cue else (),
        is_site=why_not is None,
        why_not=why_not,
        has_size=bool(group.of("size")),
    )
    if named.mention.value == "femoral-femoral" and named.side is None:
        by_role = sides_by_role(page, named)
        if by_role:
            return [
                replace(
                    found,
                    name=name,
                    side=one,
                    kind=_kind(name, kind),
                    role=own,
                )
                for own, one in by_role.items()
                for name in names
                if len(names) == 1 or name == BY_ROLE["groin", own]
            ]
    return [
        replace(
            found,
            name=name,
            side=one if is_paired(name) else None,
            kind=_kind(name, kind),
            role=_role_of(name, role, names),
        )
        for name in names
        for one in sides
    ]


def _by_region(page: Page, found: list[Vessel]) -> list[Vessel]:
    """Cannulae told by groin or neck, in sentences that name no vessel, of vessels named nowhere else."""
    sites = [vessel for vessel in found if vessel.is_site]
    named = {vessel.name for vessel in sites}
    told = {(_region_of(v.name), page.clause(v.start)) for v in found if v.name}
    return [
        Vessel(
            name=name,
            side=side,
            kind="vein" if name.endswith("vein") else "artery",
            start=start,
            end=end,
            role=role,
            mention=mention,
        )
        for name, side, role, start, end, mention in _told_without_vessel(page, named, told)
    ]


def _told_without_vessel(
    page: Page, named: set[str], told: set[tuple[str, tuple[int, int]]]
) -> Iterator[tuple[str, str, str | None, int, int, Mention]]:
    """Give the cannulae that region and role tell, then those that role and side alone tell."""
    seen = set(named)
    for found in sites_by_region(page):
        name, _, role, start, *_ = found
        if not named or (
            role is not None
            and name not in named
            and (_region_of(name), page.clause(start)) not in told
        ):
            seen.add(name)
            yield found
    yield from (found for found in sites_by_role(page) if found[0] not in seen)


def _as_last_resort(page: Page, vessel: Vessel) -> Vessel:
    """Take a vessel that the operation's section names, where no other is told to be entered."""
    if vessel.why_not != "NOT_ACCESS" or vessel.side is None or vessel.kind == "central":
        return vessel
    told = page.section(vessel.start).category in _OPERATIVE
    if not told or page.within(stretch(page, vessel.start), "VESSEL_FINDING", "OTHER_DEVICE"):
        return vessel
    return replace(vessel, is_site=True, why_not=None)


def _only_vein_of_dual_lumen(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Take the one vein that was looked at, where a dual-lumen cannula went in somewhere."""
    looked_at = [v for v in vessels if v.why_not == "NOT_ACCESS" and v.kind == "vein" and v.side]
    if len({(v.name, v.side) for v in looked_at}) != 1 or not _only_dual_lumen(page):
        return vessels
    return [replace(v, is_site=True, why_not=None) if v in looked_at else v for v in vessels]


def _with_grafted_artery(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Take the artery laid bare to which a graft was sewn then, where no artery is told to be entered."""
    if any(v.is_site and v.kind == "artery" and v.name not in BRANCHES for v in vessels):
        return vessels
    grafts = [
        graft
        for graft in page.find("GRAFT_CONDUIT")
        if graft.value != "none" and bears_against(page, graft) is None
        and not _is_beside_device(page, graft.start)
    ]  # fmt: skip
    taken: Vessel | None = None
    for vessel in vessels:
        if vessel.why_not != "NOT_ACCESS" or not any(part in vessel.name for part in _GRAFTED):
            continue
        low, high = stretch(page, vessel.start)
        bare = _LAID_BARE.search(page.text, low, high) or _CUT.search(
            page.text, max(0, low - _CUT_BEFORE), high
        )
        near = any(0 < graft.start - vessel.start < _FAR for graft in grafts)
        if bare and near and not _is_beside_device(page, vessel.start):
            taken = vessel
    if taken is None:
        return vessels
    return [
        replace(v, is_site=True, why_not=None, role="return") if v is taken else v for v in vessels
    ]


def _with_bared_artery(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Take the artery laid bare before an arterial cannula that is told without its vessel."""
    if any(v.is_site and v.kind == "artery" and v.name not in BRANCHES for v in vessels):
        return vessels
    told = [
        size.start
        for group in groups_of(page)
        for size in group.of("size")
        if size.size is not None
        and size.size.value >= _ARTERIAL_FROM
        and not any(p.kind == "vessel" for p in group.pieces)
        and group_role(group, size) == "return"
        and owner_of(page, group, size) != "device"
        and bears_against(page, Mention("SIZE", size.start, size.end)) is None
    ]
    if not told:
        return vessels
    bared = [
        v
        for v in vessels
        if v.why_not == "NOT_ACCESS"
        and v.name in _BARED
        and v.start < told[0] < v.start + _FAR
        and _LAID_BARE.search(page.text, *stretch(page, v.start))
        and not _is_beside_device(page, v.start)
    ]
    if len({(v.name, v.side) for v in bared}) != 1:
        return vessels
    return [
        replace(v, is_site=True, why_not=None, role="return") if v in bared else v for v in vessels
    ]


_ARTERIAL_FROM = 8
_BARED = ("femoral artery", "axillary artery", "common carotid artery", "subclavian artery")


def _is_beside_device(page: Page, offset: int) -> bool:
    devices = page.within(stretch(page, offset), "OTHER_DEVICE")
    return any(not device.meta.get("tool") for device in devices)


_GRAFTED = ("axillary artery", "subclavian artery", "femoral artery", "carotid artery")
_LAID_BARE = expressions.compile(
    r"\b(?:expos\w+|dissect\w+|freed|isolated|slung|loop(?:s|ed)|encircled|control\w*|clamp\w*|identified|mobili[sz]ed|"
    r"skeletoni[sz]ed|tapes?|taped|laid bare|found|displayed|shown|cleared|cleaned|sloops?|dug out|stuck|sling\w*)\b",
    re.IGNORECASE,
)
_CUT = expressions.compile(
    r"\b(?:incision|cut|split|divided|taken down|opened|deepened|retracted)\b", re.IGNORECASE
)
_CUT_BEFORE = 200
"""Characters before an artery's sentence within which the way down to it is told."""
_OPERATIVE = ("", "description", "procedure")


def _kind(name: str, kind: str) -> str:
    if kind not in ("both", "unknown", "bare"):
        return kind
    return "vein" if name.endswith("vein") else "artery"


def _role_of(name: str, role: str | None, names: tuple[str, ...]) -> str | None:
    """Where one phrase names an artery and a vein, one role word is not that of both."""
    if len(names) > 1 and role in ("drainage", "return"):
        return "return" if name.endswith("artery") else "drainage"
    return role


def likely_role(name: str, sites: Sequence[Vessel]) -> str | None:
    """Give the role that a site implies where no word says it: an artery takes the return."""
    if name in ("superficial femoral artery", "posterior tibial artery"):
        return "distal_perfusion"
    if name.endswith(("artery", "aorta")) and name != "pulmonary artery":
        return "return"
    arterial = any(v.name.endswith(("artery", "aorta")) for v in sites)
    veins = {(v.name, v.side) for v in sites if v.kind == "vein" and v.side}
    if (
        arterial
        and len(veins) < 2
        and (name.endswith(("jugular vein", "femoral vein")) or name == "right atrium")
    ):
        return "drainage"
    return None


def _with_region_sides(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Give vessels named without a side that of the groin or neck that the note works in.

    A superficial femoral artery lies on the side of the cannulated femoral artery.
    """
    told = [found for found in regions(page.text) if not is_of_other_line(page.text, found)]
    sides: dict[str, set[str]] = {}
    for found in told:
        sides.setdefault(found.region or "", set()).add(found.side)
    result = []
    for vessel in vessels:
        if vessel.is_site and vessel.side is None and is_paired(vessel.name):
            side = (
                _side_of_its_kind(page, vessel)
                or _likely_side(vessel, vessels, sides)
                or _side_worked_on(page, vessel, vessels, told)
                or _side_of_wound(page, vessel, vessels)
            )
            vessel = replace(vessel, side=side)
        result.append(vessel)
    return result


_FAR = 600
"""Characters behind the groin or neck named last within which a vessel still lies there."""


def _region_of(name: str) -> str:
    if re.search("jugular|carotid", name):
        return "neck"
    return "shoulder" if re.search("axillary|subclavian", name) else "groin"


def _side_worked_on(
    page: Page, vessel: Vessel, vessels: list[Vessel], told: Sequence[Side]
) -> str | None:
    """The side of the groin or neck named last before a vessel, where the note names both sides."""
    if any(v.name == vessel.name and v.side and v.is_site for v in vessels):
        return None
    region = _region_of(vessel.name)
    if region == "groin" and not re.search("femoral|iliac", vessel.name):
        return None
    near = [
        found
        for found in told
        if found.region == region
        and vessel.start - _FAR < found.start < vessel.start
        and not _is_of_device(page, found)
    ]
    if near:
        return near[-1].side
    if region == "neck" and not any(_region_of(v.name) == "shoulder" for v in vessels if v.is_site):
        # An incision above the clavicle is one at the neck.
        sides = {found.side for found in told if found.region == "shoulder"}
        if len(sides) == 1:
            return sides.pop()
    return None


def _side_of_its_kind(page: Page, vessel: Vessel) -> str | None:
    """The side told beside the cannula's kind: "R groin V cannula, L groin A cannula"."""
    if vessel.name not in ("femoral vein", "femoral artery"):
        return None
    known: dict[str, set[str]] | None = page.cache.get("sides_of_kinds")
    if known is None:
        known = page.cache["sides_of_kinds"] = {}
        for found in find_all(_KIND_BESIDE, page.text):
            side = side_of_word(found["side"] or found["side2"])
            vein = found["vein"] or found["vein2"]
            if side:
                known.setdefault("vein" if vein else "artery", set()).add(side)
    sides = known.get(vessel.kind, set())
    return next(iter(sides)) if len(sides) == 1 else None


_KIND = r"(?:(?P<vein{0}>(?-i:V)|venous|drain(?:age|ing)?)|(?P<artery{0}>(?-i:A)|arterial|return))"
_KIND_BESIDE = expressions.compile(
    r"(?<![A-Za-z])(?P<side>right|left|rt|lt|(?-i:R|L))\.? (?:groin|femoral|leg)[ :,-]{1,3}"
    + _KIND.format("")
    + r" (?:cannula|limb|pipe)|(?<![A-Za-z])"
    + _KIND.format("2")
    + r" (?:cannula|limb|pipe)(?: (?:is|lies|sits))? (?:in|at|from|through|via) (?:the )?"
    r"(?P<side2>right|left|rt|lt|(?-i:R|L))\.? (?:groin|leg)(?![A-Za-z])",
    re.IGNORECASE,
)


def _side_of_wound(page: Page, vessel: Vessel, vessels: list[Vessel]) -> str | None:
    """The side of the one wound through which all cannulae of a note go: "I opened the old wound on the right"."""
    if len({_region_of(v.name) for v in vessels if v.is_site}) != 1 or any(
        v.side for v in vessels if v.is_site
    ):
        return None
    sides = {side_of_word(found["side"]) for found in find_all(_WOUND, page.text)}
    return sides.pop() if len(sides) == 1 else None


_WOUND = expressions.compile(
    r"\b(?:incision|wound|cut-?down|cut|exposure|exploration|dissection|neck|clavicle|groin|crease)\b(?:[^.;,\n]|"
    r",(?= \w+ )){0,40}?"
    r"\bon (?:the |her |his )(?P<side>right|left)\b(?! (?:arm|chest|hand|wrist|radial|lung|side of the chest))",
    re.IGNORECASE,
)


def _is_of_device(page: Page, found: Side) -> bool:
    """Whether a groin is named for another device that lies there."""
    clause = page.clause(found.start)
    devices = [m for m in page.within(clause, "OTHER_DEVICE") if not m.meta.get("tool")]
    return bool(devices) and not page.within(clause, "CANNULA", "VESSEL")


def _likely_side(
    vessel: Vessel, vessels: list[Vessel], regions_: dict[str, set[str]]
) -> str | None:
    if any(v.name == vessel.name and v.side and v.is_site for v in vessels):
        return None  # told elsewhere: the readers take that
    if vessel.name in BRANCHES:
        arteries = {v.side for v in vessels if v.is_site and v.name == "femoral artery" and v.side}
        if len(arteries) == 1:
            return next(iter(arteries))
    region = _region_of(vessel.name)
    told = regions_.get(region, set())
    partner = {
        v.side for v in vessels
        if v.is_site and v.side and region == "neck" and re.search("jugular|carotid", v.name)
    }  # fmt: skip
    looked_at = {
        v.side for v in vessels if v.name == vessel.name and v.side and v.why_not == "NOT_ACCESS"
    }
    for candidates in (told, partner, looked_at):
        if len(candidates) == 1 and re.search(
            "jugular|carotid|femoral|iliac|axillary|subclavian", vessel.name
        ):
            return next(iter(candidates))
    return None


def _with_other_role(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Of two veins one of which is said to take the return, the other drains, and the reverse."""
    sites = [v for v in vessels if v.is_site and v.role not in ("vent", "distal_perfusion")]
    roles: dict[tuple[str, str | None], str | None] = {}
    for vessel in sites:
        place = (vessel.name, vessel.side)
        roles[place] = roles.get(place) or vessel.role
    if any(v.kind != "vein" for v in sites):
        return vessels
    told = set(roles.values())
    if (
        told == {None}
        and len({place for place in roles if place[1]}) < 2
        and _only_dual_lumen(page)
    ):
        return [replace(v, role="both") if v.is_site else v for v in vessels]
    if len(roles) != 2:
        return vessels
    if told not in ({"drainage", None}, {"return", None}):
        return vessels
    other = "return" if "drainage" in told else "drainage"
    return [
        replace(v, role=other) if v.is_site and roles.get((v.name, v.side), "") is None else v
        for v in vessels
    ]


def _only_dual_lumen(page: Page) -> bool:
    """Whether every cannula whose design the note tells drains and returns by itself."""
    words = [m for m in page.find("BRAND", "CANNULA_TYPE") if m.meta.get("design")]
    return bool(words) and all(m.meta["design"] == "dual_lumen" for m in words)
