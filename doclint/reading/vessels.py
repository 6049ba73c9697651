"""Vessels of the note with their sides, and whether an ECMO cannula is in them.

A vessel's name alone is no site: arterial lines, dialysis catheters and Swan-Ganz catheters have
vessels too, a tip lies somewhere, a pulse is felt, a clot is seen. What a mention is about is
settled by the nearest device of its clause, then by the verbs and the section around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.base import NOT_A_FACT, sift
from doclint.reading.segments import narrow_segment

PAIRED = ("jugular", "femoral", "carotid", "axillary", "subclavian", "brachial", "iliac", "profunda")
"""Vessels that have a left and a right one (requirements.json)."""

_SIDE = r"(?:right|left|bilateral|both|R\.?|L\.?|rt\.?|lt\.?|B/L|bilat\.?)"
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?P<side>{_SIDE})(?:[- ]sided)?[ -]*(?:[(,] ?)?"
    r"(?:(?:common|internal|deep|superficial|proximal|distal|mid|int\.?|groin|neck|inguinal|patent|ipsilateral|"
    r"contralateral|main|upper|lower|the|anterior|native|external|cervical)[ ,:-]+){0,3}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^(?:\s?\(|,? (?:on|in|of|at|from) (?:the |her |his )?|[,:/-]? ?)(?P<side>right|left|bilateral(?:ly)?|R|L|rt|lt)(?![A-Za-z])"
    r"(?:[- ]?(?:side|sided|groin|neck))?(?!\s+(?:internal|common|femoral|jugular|IJ|carotid|axillary|subclavian|neck|groin|CF|superficial|radial|arm|leg|lung|atri|ventric|heart|chest))",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"^[\s,/&+]*(?:and|&|with|plus|then|/|,)?[\s]*(?:the |a |an |both )?"
    r"(?:\(?[\w.]+\)? ?(?:Fr\.?|French|F)\b[\s,]*)?(?:common |internal |superficial )?[\s]*$",
    re.IGNORECASE,
)
_TIP = re.compile(
    r"(?:\btips?\b|\bport\b|\bports\b|\borifice|\bjunction|\bjxn|\bjet\b|directed|advanced (?:in)?to|up to|into the level|at the level|"
    r"wire\b[^.;]{0,40}\b(?:in|into|to)|seen in|lying in|lies in|sits in|sat in|resting in|terminat\w+|seated in|parked in|positioned in|position in|"
    r"confirm\w*[^.;]{0,30}\bin\b|extend\w*|abut\w*|against|toward|towards|within|crossing|above|below|just (?:inside|below|above|into)|through the|clear of)[^.;]{0,45}$",
    re.IGNORECASE,
)
_TIP_AFTER = re.compile(r"^[^.;]{0,25}(?:\bjunction|\bjxn|\btip\b|\bborder|/ ?(?:RA|SVC|IVC)\b|-(?:RA|SVC|IVC)\b|\borifice)", re.IGNORECASE)
_NOT_ACCESS = re.compile(
    r"\b(?:pulses?|palpable|signals?|bruit|thromb\w+|DVT|clot|sten\w+|stenosis|aneurysm|calcifi\w+|plaque|occlu\w+|disease|atheroma|patent on|hematoma|haematoma|"
    r"ejection|pressure of|pressures?|saturation|dilated|function|hypokin\w*|distend\w*|distension|too small|too narrow|unsuitable|diminutive|not suitable|regurgitation|insufficiency|"
    r"opacity|lobe|lung|effusion|ABI|doppler|duplex|angiogra\w+|bypass graft|lavage|ectasia|systolic|diastolic|gradient|spasm|thrill)\b",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"cannul|punctur|access|seldinger|insert|placed|\bFr\b|french|cut-?down|expos|dissect|arteriotom|venotom|purse|graft|anastomos|"
    r"ligat|repair|decannul|removed|withdrawn|pulled|explant|drain|return|infus|reposition|vent\b|entered|needle|wire|sheath|\b\d\d ?F\b|closed|sutur|perclose|manta|"
    r"sites?\b|\bdpc\b|(?:[RL]?C?F[VA]|[RL]IJ|SFA)\s*[:=]?\s*\d{1,2}\b|isolat|encircl|snare|controlled|opened|sewn|patch|pressure (?:was )?held|manual pressure|compress|secured|in situ|in place|via|ECMO|ECLS|vent cannula",
    re.IGNORECASE,
)
_CENTRAL_CUE = re.compile(
    r"purse|cannul(?:a|ae|ated|ation|as)\b|append|vent\b|sewn|graft|anastomos|decannul|stab|pledget|suture|explant|return|drain|tourniquet|snare|core|tie[ds]?\b",
    re.IGNORECASE,
)


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


def vessels_of(page: Page) -> tuple[Vessel, ...]:
    """Find every vessel mention; ``is_site`` says whether an ECMO cannula is meant."""
    known = page.cache.get("vessels")
    if known is None:
        known = page.cache["vessels"] = tuple(_with_region_sides(page, _find(page)))
    result: tuple[Vessel, ...] = known
    return result


_REGION = re.compile(
    r"\b(?P<side>right|left|R|L|rt|lt)\.?[- ](?:sided )?(?:femoral )?(?P<region>groins?|inguinal|leg|thigh|foot|neck|cervical)\b"
    r"|\b(?P<region2>groin|leg|neck)\s?(?:\(|, ?|on the )(?P<side2>right|left|R|L)\b",
    re.IGNORECASE,
)
_REGION_OF = {"groin": "femoral", "inguinal": "femoral", "leg": "femoral", "thigh": "femoral", "foot": "femoral", "groins": "femoral",
              "neck": "neck", "cervical": "neck"}  # fmt: skip


def _with_region_sides(page: Page, vessels: list[Vessel]) -> list[Vessel]:
    """Give vessels named without a side that of the groin or neck that the note works in.

    A superficial femoral artery lies on the side of the cannulated femoral artery.
    """
    regions: dict[str, set[str]] = {}
    for match in _REGION.finditer(page.text):
        side = _side_word(match["side"] or match["side2"])
        region = _REGION_OF[(match["region"] or match["region2"]).lower()]
        line = page.text[match.start() : match.end() + 25]
        if side and not re.search(r"line\b|PICC|catheter|dialysis|central|scar", line, re.IGNORECASE):
            regions.setdefault(region, set()).add(side)
    arteries = {v.side for v in vessels if v.is_site and v.side and v.name == "femoral artery"}
    result = []
    for vessel in vessels:
        if vessel.side is None and _is_paired(vessel.name) and vessel.is_site:
            own = {v.side for v in vessels if v.name == vessel.name and v.side and v.is_site}
            region = "neck" if re.search("jugular|carotid", vessel.name) else "femoral"
            sides = regions.get(region, set()) if not own else set()
            if not own and vessel.name == "superficial femoral artery" and len(arteries) == 1:
                sides = {str(side) for side in arteries}
            if len(sides) == 1 and re.search("jugular|carotid|femoral|iliac", vessel.name):
                vessel = replace(vessel, side=next(iter(sides)))
        result.append(vessel)
    return result


def _find(page: Page) -> list[Vessel]:
    found: list[Vessel] = []
    previous: Vessel | None = None
    kept, dropped = sift(page, page.find("VESSEL"), NOT_A_FACT | {"OTHER_RUN"})
    reasons = {id(mention): cue for mention, cue in dropped}
    for mention in sorted([*kept, *(m for m, _ in dropped)], key=lambda m: (m.start, -m.end)):
        if previous is not None and mention.start < previous.mention.end and mention.label:
            if mention.end <= previous.mention.end:
                continue
        name, kind = str(mention.value), str(mention.meta.get("kind"))
        side, start, end = _side(page, mention)
        if kind == "bare":
            if previous is None:
                continue
            region = previous.name.split()[0] if previous.name != "internal jugular vein" else ""
            name = {"femoral": f"femoral {name}", "axillary": f"axillary {name}",
                    "subclavian": f"subclavian {name}"}.get(region, "")  # fmt: skip
            kind = "vein" if name.endswith("vein") else "artery"
            if not name:
                continue
        sentence = page.sentence(mention.start)
        if (
            side is None
            and previous is not None
            and previous.side
            and _is_paired(name)
            and page.sentence(previous.start) == sentence
            and _JOIN.match(page.text[previous.end : start])
        ):
            side = previous.side
        role = _role(page, mention)
        if name == "femoral":
            name, kind = _resolve_femoral(page, mention, role)
        names = [name]
        if name == "femoral vessels":
            names, kind = ["femoral artery", "femoral vein"], "vein"
        cue = reasons.get(id(mention))
        why_not = cue.facet if cue else _objection(page, mention, kind, names[0])
        if side == "both" and page.text[start : start + 4].lower() == "both" and not re.search(
            r"s\b|\bIJ\b", page.text[mention.start : mention.end + 12]
        ):
            side = None
        sides = ["left", "right"] if side == "both" else [side]
        for one_name in names:
            for one in sides:
                vessel = Vessel(
                    one_name, one, kind if len(names) == 1 else one_name.split()[-1], start, end,
                    role, mention, (cue,) if cue else (), why_not is None and bool(one_name), why_not,
                )  # fmt: skip
                found.append(vessel)
                previous = vessel
    return found


def _is_paired(name: str) -> bool:
    return any(part in name for part in PAIRED)


_SIDES = {"r": "right", "rt": "right", "right": "right", "l": "left", "lt": "left", "left": "left"}


def _side(page: Page, mention: Mention) -> tuple[str | None, int, int]:
    """Side of a vessel mention, and the span with the side's word."""
    start, end = mention.start, mention.end
    if mention.meta.get("side"):
        return str(mention.meta["side"]), start, end
    own = re.match(r"(right|left)\b", page.text[start:end], re.IGNORECASE)
    if own and _is_paired(str(mention.value)):
        return own.group(1).lower(), start, end
    if not _is_paired(str(mention.value)):
        return None, start, end
    low = max(page.sentence(start)[0], start - 60)
    before = _BEFORE.search(page.text[low:start])
    if before:
        return _side_word(before["side"]), low + before.start("side"), end
    high = min(page.sentence(start)[1], end + 30)
    after = _AFTER.match(page.text[end:high])
    if after:
        return _side_word(after["side"]), start, end + after.end("side")
    item = page.field_at(start)
    if item is not None and item.start <= start:
        for other in page.fields:
            same_row = other.role == "side" and page.layout.line_at(other.start) == page.layout.line_at(start)
            if same_row:
                return _side_word(page.text[other.start : other.end]), start, end
    return None, start, end


def _side_word(word: str) -> str | None:
    plain = word.lower().strip(" .,:()")
    if plain.startswith(("bilat", "both", "b/l")):
        return "both"
    first = plain.split()[0].strip(".,") if plain.split() else ""
    return _SIDES.get(first)


_ROLE_WORDS = re.compile(
    r"(?P<distal_perfusion>\b(?:distal|limb|antegrade|leg)[ -](?:limb |leg |re-?)?perfus\w+|\bDPC\b|\bantegrade\b|\breperfusion\b|back-?flow)"
    r"|(?P<vent>\bvent(?:s|ing)?\b)"
    r"|(?P<drainage>\bdrain\w*|\bvenous (?:\w+ )?(?:cannul\w*|limb|drainage|line)|\binflow\b|\baccess cannula|\bMS\b|multi-?stage|\bvenous\b(?= \d))"
    r"|(?P<return>\breturn\w*|\bre-?infus\w*|\boutflow|\barterial (?:\w+ )?(?:cannul\w*|limb|return|inflow))",
    re.IGNORECASE,
)


def _role(page: Page, mention: Mention) -> str | None:
    """Role of the cannula in this vessel, from the nearest role word of its segment."""
    low, high = narrow_segment(page, mention.start)
    item = page.field_at(mention.start)
    if item is not None and item.start <= mention.start < item.end:
        low = max(low, item.start) if page.text.count("\n", item.key_start, mention.start) else item.key_start
    best, distance = None, 10_000
    for match in _ROLE_WORDS.finditer(page.text, low, high):
        role = match.lastgroup
        if match.start() >= mention.start and match.end() <= mention.end:
            continue
        gap = min(abs(mention.start - match.end()), abs(match.start() - mention.end))
        if role == "vent" and not re.search(r"vent(?:s|ing)?\b", match.group(), re.IGNORECASE):
            continue
        if gap < distance:
            best, distance = role, gap
    if best is None and any(
        "dual_lumen" == m.meta.get("design") for m in page.within((low, high), "CANNULA_TYPE", "BRAND")
    ):
        return "both"
    return best


def _resolve_femoral(page: Page, mention: Mention, role: str | None) -> tuple[str, str]:
    low, high = narrow_segment(page, mention.start)
    after = page.text[mention.end : min(high, mention.end + 40)]
    near = page.text[low:high]
    if re.match(r"\s*(?:\d+ ?(?:Fr?\.?|french) )?(?:venous|vein|ven\b|drainage|v\b)", after, re.IGNORECASE) or role == "drainage":
        return "femoral vein", "vein"
    if re.match(r"\s*(?:\d+ ?(?:Fr?\.?|french) )?(?:arterial|artery|art\b|a\b)", after, re.IGNORECASE):
        return "femoral artery", "artery"
    if role == "distal_perfusion":
        return "femoral artery", "artery"
    if re.search(r"\b(?:venous|vein)\b", near, re.IGNORECASE) and not re.search(r"\barter", near, re.IGNORECASE):
        return "femoral vein", "vein"
    if re.search(r"\barter", near, re.IGNORECASE) and not re.search(r"\b(?:venous|vein)\b", near, re.IGNORECASE):
        return "femoral artery", "artery"
    return "", "unknown"


def _objection(page: Page, mention: Mention, kind: str, name: str) -> str | None:
    """Why a vessel mention is not a cannula's site, or None."""
    if not name:
        return "VESSEL_UNNAMED"
    low, high = page.sentence(mention.start)
    item = page.field_at(mention.start)
    in_field = item is not None and (
        item.element in ("site", "cannula", "mode", "approach") or item.role == "action"
    )
    in_title = page.section(mention.start).category in ("procedure",)
    narrow = narrow_segment(page, mention.start)
    device = _nearest_device(page, mention, narrow)
    if device == "OTHER_DEVICE":
        return "OTHER_DEVICE"
    before = page.text[max(low, mention.start - 70) : mention.start]
    after = page.text[mention.end : min(high, mention.end + 40)]
    if name in ("superior vena cava", "inferior vena cava") and not re.search(
        r"cannulat\w*|purse|\bcannula (?:in|into|to)\b", page.text[max(low, mention.start - 40) : mention.end + 30], re.IGNORECASE
    ):
        return "TIP"
    if kind == "central":
        if re.match(r"\s+(?:\d+ ?(?:Fr?|French)\.? )?(?:\w+ )?cannul", after, re.IGNORECASE):
            return None if _has_chest(page) else "TIP"
        if _TIP_AFTER.match(after):
            return "TIP"
        if not _has_chest(page):
            return "TIP"
        if re.search(r"\btips?\b", before[-45:], re.IGNORECASE) or (
            re.search(r"\btips?\b", after, re.IGNORECASE)
        ):
            return "TIP"
        near = page.text[narrow[0] : narrow[1]]
        wide = page.text[low:high]
        if in_field or in_title or _CENTRAL_CUE.search(near):
            return "NOT_ACCESS" if _NOT_ACCESS.search(near) and not re.search("cannul|purse|vent", near, re.IGNORECASE) else None
        if _CENTRAL_CUE.search(wide) and not _NOT_ACCESS.search(near):
            return None
        return "NOT_ACCESS"
    if in_field or in_title:
        return None
    near = page.text[narrow[0] : narrow[1]]
    if _NOT_ACCESS.search(near) and not re.search(
        r"cannul|punctur|seldinger|cut-?down|insert|placed|Fr\b|expos|accessed|repair|ligat|closed|decannul|removed", near, re.IGNORECASE
    ):
        return "NOT_ACCESS"
    if device == "CANNULA" or _ACCESS.search(page.text[low:high]):
        return None
    return "NOT_ACCESS"


_LINE_WORDS = re.compile(r"\b(?:lines?|PICC|CVC|catheter|sheath|swan|A-line|introducer|IABP|balloon)\b", re.IGNORECASE)


def _nearest_device(page: Page, mention: Mention, span: tuple[int, int]) -> str | None:
    """Whether a cannula or another device is named nearest to the vessel within its segment."""
    best, distance = None, 10_000
    cannulas = page.within(span, "CANNULA", "BRAND", "CANNULA_TYPE")
    for device in page.within(span, "OTHER_DEVICE"):
        if any(c.start <= device.start and device.end <= c.end for c in cannulas):
            continue
        words = page.text[device.start : device.end].lower()
        if re.search(r"needle|wire|dilat|punct|micropunct|introducer needle", words) or words in ("access", "line", "cook"):
            continue
        if words.endswith(("sheath", "sheaths")) and re.search(
            r"perfus|antegrade|SFA|superficial fem", page.text[span[0] : span[1]], re.IGNORECASE
        ):
            continue
        gap = _gap(mention, device)
        if gap < distance:
            best, distance = "OTHER_DEVICE", gap
    for cannula in cannulas:
        gap = _gap(mention, cannula)
        if gap <= distance:
            best, distance = "CANNULA", gap
    return best


def _gap(one: Mention, other: Mention) -> int:
    if one.start < other.end and other.start < one.end:
        return 0
    return min(abs(one.start - other.end), abs(other.start - one.end))


def _has_chest(page: Page) -> bool:
    """Whether the note tells of an open chest, so that chambers and great vessels can be sites."""
    known = page.cache.get("has_chest")
    if known is None:
        chest, _ = sift(
            page,
            [m for m in page.find("TECHNIQUE") if m.value == "central"],
            NOT_A_FACT | {"OTHER_RUN"},
        )
        known = page.cache["has_chest"] = bool(chest)
    return bool(known)
