"""Every vessel that a note names, with its side, whatever it is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doclint import expressions
from doclint.nlp.page import Field, Mention, Page
from doclint.nlp.sides import Side, regions, side_after, side_before, side_of_word
from doclint.nlp.stretches import line_of, stretch

PAIRED = (
    "jugular",
    "femoral",
    "carotid",
    "axillary",
    "subclavian",
    "brachial",
    "iliac",
    "profunda",
    "tibial",
)
"""Words of vessels that have a left and a right one (requirements.json)."""

_TWO_IN_ONE = {
    "femoral vessels": ("femoral artery", "femoral vein"),
    "neck vessels": ("common carotid artery", "internal jugular vein"),
    "femoral-jugular": ("femoral vein", "internal jugular vein"),
}
_IN_REGION = {
    ("groin", "vein"): "femoral vein",
    ("groin", "artery"): "femoral artery",
    ("neck", "vein"): "internal jugular vein",
    ("neck", "artery"): "common carotid artery",
    ("axillary", "vein"): "axillary vein",
    ("axillary", "artery"): "axillary artery",
    ("subclavian", "vein"): "subclavian vein",
    ("subclavian", "artery"): "subclavian artery",
}
_JOIN = expressions.compile(
    r"(?:\s?\((?:drainage|drain|return|venous|arterial|inflow|outflow|access)\))?"
    r"(?:\s?\(?\d{1,2} ?(?:Fr\.?|French|F)\)?)?[\s,/&+-]*"
    r"(?:(?:and|&|with|plus|then|to|as well as)\b)?[\s]*(?:(?:the|a|an|both|his|her|its) )*"
    r"(?:\(?\d{1,2} ?(?:Fr\.?|French|F)?\)?[\s,]*(?:cannula )?(?:(?:in|into|to|via) the )?)?"
    r"(?:common |internal |superficial |accompanying )?\s*",
    re.IGNORECASE,
)
_PLAIN_WORD_BEFORE = expressions.compile(
    r"(?:^|[^A-Za-z]|\b(?:the|and|a|an|or|both|common|right|left|his|her|its|single|each|into|in|of|from|"
    r"to|with|via|plus|fr|french|f|this|that|neck|groin|between|adjacent|accompanying))[ \t]*$",
    re.IGNORECASE,
)
_PLURAL = expressions.compile(r"s\b|\bIJ\b|\bC?F[AV]\b|\bjug", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A vessel named in the note; one phrase may name two vessels ("femoral vessels")."""

    names: tuple[str, ...]
    kind: str
    """``vein``, ``artery``, ``central``, or ``unknown`` (of a name that could be either)."""
    side: str | None
    start: int
    """Offsets of the phrase, its side's word included."""
    end: int
    mention: Mention


def is_paired(name: str) -> bool:
    """Whether a vessel of this name lies on the right and on the left."""
    return any(part in name for part in PAIRED)


def named_vessels(page: Page) -> tuple[Named, ...]:
    """Find every vessel that the note names, in the order of the text."""
    known = page.cache.get("named_vessels")
    if known is None:
        known = page.cache["named_vessels"] = tuple(_share_sides(page, list(_find(page))))
    result: tuple[Named, ...] = known
    return result


def _find(page: Page) -> Iterator[Named]:
    previous: Named | None = None
    for mention in _mentions(page):
        mention = _first_line(page, mention)
        names: tuple[str, ...] = (str(mention.value),)
        kind = str(mention.meta.get("kind"))
        if mention.label == "VESSEL_BARE":
            name = _of_region(page, mention, previous)
            if name is None:
                continue
            names, kind = (name,), str(mention.value)
        elif names[0] in _TWO_IN_ONE:
            names = _TWO_IN_ONE[names[0]]
        elif names[0] == "femoral":
            kind = "unknown"
        side, start, end = _side(page, mention, names[0])
        previous = Named(names, kind, side, start, end, mention)
        yield previous


def _mentions(page: Page) -> Iterator[Mention]:
    """Give the vessels' mentions; a bare "vein" inside a longer name is none of its own."""
    end = 0
    for mention in sorted(page.find("VESSEL", "VESSEL_BARE"), key=lambda m: (m.start, -m.end)):
        if mention.start < end:
            continue
        yield mention
        end = mention.end


def _first_line(page: Page, mention: Mention) -> Mention:
    """Cut a mention that runs on into another unit of the layout."""
    words, _, rest = page.text[mention.start : mention.end].partition("\n")
    if not rest or mention.end <= stretch(page, mention.start)[1]:
        return mention
    meta = dict(mention.meta)
    if re.search(r"fem\w*\.?\s*$", words, re.IGNORECASE):
        meta = {"value": "femoral", "kind": "unknown"}
    return replace(mention, end=mention.start + len(words.rstrip()), meta=meta)


def _of_region(page: Page, mention: Mention, previous: Named | None) -> str | None:
    """Give the full name of a bare "vein" or "artery", from what it is joined to or its region."""
    sentence = stretch(page, mention.start)
    opens = mention.start == sentence[0]
    if not opens and not _PLAIN_WORD_BEFORE.search(page.text, sentence[0], mention.start):
        return None
    kind = str(mention.value)
    if previous is not None and previous.start >= sentence[0]:
        between = page.text[previous.end : mention.start]
        if len(between) < 40 and _JOIN.fullmatch(between):
            words = " ".join(previous.names)
            region = next((r for r in ("axillary", "subclavian") if r in words), None)
            if region is None and re.search("jugular|carotid", words):
                region = "neck"
            elif region is None and "femoral" in words:
                region = "groin"
            return _IN_REGION.get((region or "", kind))
        if _BESIDE_IT.match(page.text, mention.end) and len(previous.names) == 1:
            words = previous.names[0]
            region = (
                "neck"
                if re.search("jugular|carotid", words)
                else "groin"
                if "femoral" in words
                else None
            )
            return _IN_REGION.get((region or "", kind))
    named = {side.region for side in regions(page.text[slice(*sentence)])}
    own = _OWN_REGION.search(page.text, sentence[0], mention.start)
    if own is not None and len(named) > 1:
        named = {"groin" if own["groin"] else "neck"}
    entered = (
        _has_one_size(page, mention, sentence)
        or _ENTERED_BEFORE.search(page.text, sentence[0], mention.start)
        or _SIZE_BEHIND.match(page.text, mention.end)
        or (
            _INTO.search(page.text, sentence[0], mention.start)
            and _SIZE_NEXT.match(page.text, mention.end)
        )
    )
    if not named and (entered or _TAKES.match(page.text, mention.end)):
        # "23 in the vein, 17 in the artery", "into the vein a 17 Fr" go on from the groin that was named before.
        low = max(0, sentence[0] - _LOOK_BACK)
        before = regions(page.text[low : sentence[0]])
        at = low + before[-1].start if before else -1
        if previous is not None and max(at, low) < previous.start < mention.start:
            named = {_region_named(previous)}
        else:
            named = {side.region for side in before[-1:]}
    region = named.pop() if len(named) == 1 else None
    return _IN_REGION.get((region or "", kind))


def _has_one_size(page: Page, mention: Mention, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells of one cannula at its one vessel: "the vein cleared, 25 Fr out of it"."""
    if len(page.within(sentence, "VESSEL", "VESSEL_BARE")) > 1:
        return False
    if page.within(sentence, "OTHER_DEVICE") or not page.within(sentence, "SIZE_UNIT", "CANNULA"):
        return False
    return len(list(_FRENCH.finditer(page.text, *sentence))) == 1 and bool(
        _HANDLES.search(page.text, *sentence)
    )


_FRENCH = expressions.compile(r"\b\d{1,2}(?:\.\d)? ?(?:Fr\b|French\b|F\b)", re.IGNORECASE)
_HANDLES = expressions.compile(
    r"\b(?:cannul\w*|purse|out|removed|pulled|withdrawn|drawn|placed|inserted|advanced|passed|needle\w*|punctur\w*|"
    r"dilated|went|slid|in)\b",
    re.IGNORECASE,
)


def _region_named(named: Named) -> str | None:
    words = " ".join(named.names)
    if re.search("jugular|carotid", words):
        return "neck"
    if re.search("femoral|iliac|profunda", words):
        return "groin"
    return next((r for r in ("axillary", "subclavian") if r in words), None)


_OWN_REGION = expressions.compile(
    r"\b(?:(?P<groin>groin|leg|thigh)|neck)['s]{0,2} $", re.IGNORECASE
)
"""The region that stands right before: "25 up the right groin vein, 21 down the right neck vein"."""
_BESIDE_IT = expressions.compile(
    r" (?:just )?(?:beside|next to|alongside|adjacent to|behind|medial to|lateral to) (?:it|that|"
    r"the artery|the vein)\b|"
    r" alongside\b|,? lying (?:beside|medial)",
    re.IGNORECASE,
)
_LOOK_BACK = 400
_TAKES = expressions.compile(
    r" (?:(?:then|easily|just) )?(?:(?:took|accepted|received|admitted|accommodated|held) (?:an? |the )?\d|"
    r"(?:was |were |is )?(?:then |next |likewise )?(?:cannulated|entered|punctured|intubated|accessed|"
    r"dilated|stuck)"
    r"(?: (?:first|next|open|directly|easily|likewise|under vision))? (?:with|by|for|using|and took|"
    r"to take) (?:an? |the )?\d|"
    r"(?:was |then |next )*(?:at|on|by|with|in) (?:the |a |an? )?(?:first|second|third|single|one|same|two) "
    r"(?:stick|pass|puncture|attempt|needle|go|try)|"
    r"(?:was |then |next )*(?:taken|entered|stuck|punctured|needled|accessed|cannulated|used) (?:on|from) the "
    r"(?:right|left)\b)",
    re.IGNORECASE,
)
_SIZE_BEHIND = expressions.compile(
    r"(?: (?:was|then|first|next|needled|punctured|entered|cannulated|accessed|stuck|alongside|beside it|medial|easily|"
    r"directly|open|dilated|exposed|under vision|after|by|took|size|wired)|"
    r",? (?:via|through|by) (?:an? |the |its )?(?:transverse |longitudinal |small )?"
    r"(?:arteriotomy|venotomy|purse-?string|stab|cut-?down)){0,4}"
    r"[ ,:(]{1,3}(?:(?:a|an|with|with a|got a|the) )?\d{1,2} ?(?:Fr\b|French|F\b)",
    re.IGNORECASE,
)
"""A size right behind a bare "vein": "vein 25 Fr, artery 17 Fr"."""
_INTO = expressions.compile(r"\b(?:into|in|through|via) the $", re.IGNORECASE)
_SIZE_NEXT = expressions.compile(r",? (?:an? |the )?\d{1,2} ?(?:Fr?\b|French)", re.IGNORECASE)
_ENTERED_BEFORE = expressions.compile(
    r"\d ?(?:Fr?\.?|French)? (?:\w+ )?(?:in|into|to|up|down|out of|from|for) (?:the )?$",
    re.IGNORECASE,
)


def _side(page: Page, mention: Mention, name: str) -> tuple[str | None, int, int]:
    """Give the side of a vessel, and the span of its phrase with the side's word."""
    start, end = mention.start, mention.end
    if mention.meta.get("side"):
        return str(mention.meta["side"]), start, end
    if not is_paired(name):
        return None, start, end
    low, high = stretch(page, start)
    before = side_before(page.text, low, start)
    if before and (
        before.side != "both"
        or (not _is_both_of_two(page, mention, before) and _means_two(page, before.start, end))
    ):
        return before.side, before.start, end
    after = side_after(page.text, end, high)
    if after and page.box_at(after.start) == page.box_at(start):
        return after.side, start, after.end
    told = _SIDE_TOLD.search(page.text, end, min(len(page.text), end + 60))
    if told and "\n" not in page.text[end : told.start()]:
        return side_of_word(told["side"]), start, end
    return _side_of_field(page, start), start, end


_SIDE_TOLD = expressions.compile(
    r"\b(?:side|laterality)(?: entered| used)?(?: was| is)?\s*[:=-]\s*(?P<side>right|left)\b",
    re.IGNORECASE,
)
"""The answer of a form that was turned into prose: "The side was: Right."."""


def _is_both_of_two(page: Page, mention: Mention, before: Side) -> bool:
    """Whether "both femoral vessels" are the artery and the vein of one side."""
    return (
        mention.value in ("femoral vessels", "neck vessels")
        and page.text[before.start : before.start + 4].lower() == "both"
    )


def _means_two(page: Page, start: int, end: int) -> bool:
    """Whether "both femoral arteries" is meant, and not "both femoral artery and vein"."""
    return page.text[start : start + 4].lower() != "both" or bool(
        _PLURAL.search(page.text, start + 4, end + 2)
    )


def _side_of_field(page: Page, offset: int) -> str | None:
    """Give the side that a form's own field states, on the same line or right beside it."""
    line = line_of(page, offset).number
    lines = [line, line + 1, line - 1] if page.field_at(offset) is not None else [line]
    fields: dict[int, list[Field]] | None = page.cache.get("side_fields")
    if fields is None:
        fields = page.cache["side_fields"] = {}
        for item in filter(_asks_side, page.fields):
            fields.setdefault(line_of(page, item.start).number, []).append(item)
    for wanted in lines:
        for item in fields.get(wanted, ()):
            side = _answered_side(page, item.start, item.end)
            if side:
                return side
    return None


def _asks_side(item: Field) -> bool:
    return item.role == "side" or item.key.endswith(("side", "laterality", "side was", "side is"))


def _answered_side(page: Page, start: int, end: int) -> str | None:
    boxes = [box for box in page.layout.boxes if start <= box.start < end]
    if not boxes:
        return side_of_word(page.text[start:end])
    ticked = (page.text[box.label_start : box.label_end] for box in boxes if box.ticked)
    sides = {side_of_word(words) for words in ticked} - {None}
    return sides.pop() if len(sides) == 1 else ("both" if sides else None)


def _share_sides(page: Page, found: list[Named]) -> list[Named]:
    """Let vessels that are joined by "and" share the one side that is told for them."""
    for step, order in ((1, range(1, len(found))), (-1, range(len(found) - 2, -1, -1))):
        for index in order:
            one, other = found[index], found[index - step]
            if one.side or not other.side or not is_paired(one.names[0]):
                continue
            if step < 0 and other.start < other.mention.start:
                continue  # a side in front of the second vessel is its own
            first, second = (other, one) if step > 0 else (one, other)
            gap = page.text[first.end : second.start]
            near = len(gap) < 60 and stretch(page, first.start) == stretch(page, second.start)
            if near and _JOIN.fullmatch(gap):
                found[index] = replace(one, side=other.side)
    return found
