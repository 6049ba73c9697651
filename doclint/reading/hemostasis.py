"""How the vessel or the wound was closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.answers import is_left_open
from doclint.reading.base import CONFLICTING, NOT_A_FACT, Reading, clean
from doclint.reading.case import Case
from doclint.reading.slots import Slot, chosen_words, slots_of
from doclint.reading.weighing import has, other_device, part, reject_for, settle

_FACETS = NOT_A_FACT | {"IN_PLAN"}
_LEAVING = frozenset(("removal", "vent_removal", "reposition"))
_BARE = expressions.compile(
    r"\W*(?:good|adequate|excellent|satisfactory|achieved|obtained|secured|confirmed|assured|complete|"
    r"meticulous|yes|ok|dry|clean|intact|routine|standard|left\s+open|open|[ch]losed\b\W*$)(?:\s+\w+)?\W*$",
    re.IGNORECASE,
)
_LEFT_IN_BOX = expressions.compile(
    r"\b(?:not|never|n't)\s+(?:been\s+|be\s+)?(?:deployed|used|opened|needed|required|employed|placed|"
    r"fired)\b|\bunopened\b|"
    r"\bunused\b|\b(?:stayed|remained|left|kept)\s+in\s+(?:its|the)\s+(?:box|packet|package|wrapper)|"
    r"\bwent\s+back\b|"
    r"\bon\s+stand-?by\b|\bin\s+reserve\b|\breturned\s+to\s+(?:the\s+)?(?:shelf|stock)\b",
    re.IGNORECASE,
)
"""What is said of a closure device that closed nothing."""
_MADE_CLEAN = expressions.compile(
    r"\b(?:prepped|draped|shaved|scrubbed|painted|washed)\s+(?:\w+\s+)?together\b|"
    r"\bclipped,?\s+(?:and\s+|then\s+)?(?:\w+\s+)?(?:prepped|washed|shaved|sloshed|cleaned|scrubbed|painted|draped|"
    r"chlorhex\w*|betadine|povidone|iodine|of\s+hair)\b",
    re.IGNORECASE,
)
"""Hair is clipped and a neck is prepped together with the tubing."""
_CLOSED_BEFORE = expressions.compile(
    r"\bhad\s+(?:already\s+|previously\s+)?been\s+(?:closed|sutured|sewn|stapled|wired|patched)\b[^.;,\n]{0,20}?\s"
    r"(?:in\s+(?:the\s+)?(?:or|theatre|operating\s+room)\b|at\s+(?:the\s+)?(?:end\s+of\s+(?:the|his|her)\s+)?"
    r"(?:index|first|original|initial|primary|previous|earlier)|yesterday|earlier|last\s+(?:night|week)|"
    r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""What an earlier operation closed."""
_OF_OTHER_WOUND = expressions.compile(
    r"\b(?:chest[- ]tube|drain|drains|port|trach\w*|laparotomy|abdominal|picc|peg|donor|biopsy|"
    r"line|fasciotomy|pacemaker|(?:cath(?:eterization)?|impella|balloon|iabp|diagnostic|pci|"
    r"angio\w*)[- ]sheath)"
    r"(?:(?:\s+(?:had|has|was|were|been))+)?"
    r"(?:[- ](?:sites?|wounds?|holes?|incisions?))*\s*$",
    re.IGNORECASE,
)
_NAMES_OTHER_WOUND = expressions.compile(
    r"\b(?:chest[- ]tube|drain|port|trach\w*|laparotomy|peg|donor|biopsy|fasciotomy|pacemaker)"
    r"[- ](?:sites?|wounds?|holes?|incisions?)\b",
    re.IGNORECASE,
)
_OTHER_SHEATH = expressions.compile(
    r"\b(?:cath(?:eteri[sz]ation)?|impella|balloon|iabp|diagnostic|pci|angio\w*|heart cath) (?:sheath|"
    r"site|access)\b",
    re.IGNORECASE,
)
_STANDS = expressions.compile(
    r"\s*(?:\w+\s+){0,3}(?:was|were)\s+(?:identified|found|inspected|seen|intact|exposed|checked|visible)\b",
    re.IGNORECASE,
)
"""Stitches of an earlier operation that this one comes upon."""
_SAYS_CLOSED = expressions.compile(
    r"\b(?:closed|closure|sutur\w+|stitch\w*|sewn|tied|ligat\w+|stapl\w+|repaired|oversewn|approximated|"
    r"compress\w+|wired|"
    r"patch\w*|glue\w*|figure\w*|mattress|(?:per-?close|pro-?glide|manta)\w*|held)\b",
    re.IGNORECASE,
)
_TO_COME_OUT = expressions.compile(
    r"[^.;\n]{0,50}?[,;(]?\s*(?:and\s+)?(?:(?:to|will|can|may)\s+(?:come\s+out|be\s+(?:removed|"
    r"taken\s+out))|for\s+removal|"
    r"out\s+(?:in|on|at|tomorrow)|remove\b|removal\b|(?:to\s+be\s+)?cut\s+(?:in|on|at|tomorrow|after)\b|"
    r"stays?\b|till\b|until\b)",
    re.IGNORECASE,
)
"""What is yet to come of a stitch that holds already."""
_CANNULA_HELD = expressions.compile(
    r"cannul\w+(?:\s+[\w-]+){0,5}\s*$|(?:circuit|tubing|hub|line|dressing)(?:\s+[\w-]+){0,4}\s*$",
    re.I,
)


def read_hemostasis(page: Page, case: Case) -> Reading:
    """Read the closure; stitches that take or hold a cannula are none."""
    reading = Reading()
    if not case.is_service or (case.actions and case.actions <= {"initiation", "daily_management"}):
        return settle(reading, values=[], spans=())
    leaves = not case.actions or not case.actions.isdisjoint(_LEAVING)
    slots = [
        slot
        for slot in slots_of(page, "hemostasis", "HEMOSTASIS_KEY", no_first=False)
        if not page.section(slot.key_start).facet
    ]
    spans = [span for slot in slots for span in _answered(page, slot)]
    values = [clean(page, *span) for span in spans]
    open_ = [slot.span for slot in slots if slot.answer == "blank"]
    found = [_on_its_line(page, mention) for mention in page.find("HEMOSTASIS")]
    kept, dropped = part(page, found, case, reading, facets=_FACETS, past=False, elsewhere=True)
    kept += [m for m, cue in dropped if cue.facet == "PLANNED" and _is_left_in(page, m, cue)]
    kept += [m for m, cue in dropped if cue.facet == "NEGATED" and _is_no_denial(page, m, cue)]
    open_ += [(mention.start, mention.end) for mention, cue in dropped if cue.facet == "OPEN"]
    open_ += [
        (mention.start, mention.end)
        for mention in page.find("HEMOSTASIS_KEY")
        if (asked := _METHOD.match(page.text, mention.end)) is not None
        and is_left_open(page, asked.end(), asked.end() + 2)
    ]
    for mention in kept:
        if any(a <= mention.start < b for a, b in spans):
            continue
        if is_left_open(page, mention.end, mention.end + 3):
            open_.append((mention.start, mention.end))
            continue
        reason = _objection(page, mention, leaves)
        if reason is not None:
            reject_for(reading, mention, reason, (mention.start, mention.end))
        else:
            values.append(clean(page, mention.start, mention.end))
            spans.append((mention.start, mention.end))
    if (clash := _clash(page, spans, dropped)) is not None:
        reading.status, reading.spans = CONFLICTING, list(clash)
        reading.values.update(values=None, candidates=[clean(page, *span) for span in clash])
        return reading
    return settle(reading, values=values, spans=spans, open_=open_)


def _answered(page: Page, slot: Slot) -> Iterator[tuple[int, int]]:
    """Give the closures that an answer tells."""
    if slot.answer not in ("value", "masked"):
        return
    named = _names_hemostasis(page, slot.key_start, slot.key_end)
    for start, end in chosen_words(page, slot):
        if (
            (named or _closes_in_answer(page, slot.key_start, start, end))
            and not _BARE.match(page.text, start, end)
            and _is_closure(page, start, end)
        ):
            yield start, end


def _is_left_in(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether what is planned is that a stitch comes out, not that it is put in."""
    away = _TO_COME_OUT.match(page.text, mention.end)
    return away is not None and cue.start >= away.start()


def _is_no_denial(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a "no" is not of the closure: "the vein was not salvageable and was tied"."""
    if _NO_LEAK.fullmatch(page.text, cue.end, mention.start):
        return True
    return bool(mention.meta.get("given_up")) and mention.start <= cue.start < mention.end


_NO_LEAK = expressions.compile(
    r"\s*(?:\w+\s+){0,3}?(?:leak\w*|ooz\w*|bleed\w*|extravasation|h(?:a)?ematoma|blush|flow)\s+"
    r"(?:\w+\s+)?(?:from|past|at|around|round|through|after|beyond|with)\s+(?:(?:the|his|her|an?|that|both|"
    r"either)\s+)*(?:[\w-]+\s+){0,2}?",
    re.IGNORECASE,
)
"""What is denied of a closure: "no leak from the plug"."""
_ANY_DEVICE = expressions.compile(
    r"\W*(?:an?\s+|any\s+|vascular\s+)*closure\s+(?:device|system)s?\b(?![- ](?:\w+ )?(?:complic\w+|fail\w*|issues?|"
    r"problems?|malfunc\w+|related|troubles?|mishaps?|infect\w+)|[^.;\n]{0,20}\b(?:beyond|besides|other|else|more|"
    r"fail\w*|complic\w+|misfir\w+)\b)",
    re.IGNORECASE,
)
_OF_ONE_VESSEL = expressions.compile(
    r"\b(?:vein|venous|arter\w+|left|right|other|jugular|femoral|sides?)\b", re.IGNORECASE
)


def _clash(
    page: Page, spans: list[tuple[int, int]], dropped: list[tuple[Mention, Cue]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give a closure device and a denial that any was used, or None."""
    used = [m for m in page.find("HEMOSTASIS") if m.meta.get("device")]
    used = [m for m in used if any(a <= m.start < b for a, b in spans)]
    for mention, cue in dropped:
        sentence = page.sentence(mention.start)
        if (
            cue.facet == "NEGATED"
            and mention.meta.get("device")
            and _ANY_DEVICE.match(page.text, cue.end)
            and not _OF_ONE_VESSEL.search(page.text, *sentence)
        ):
            for other in used:
                if not sentence[0] <= other.start < sentence[1]:
                    return (other.start, other.end), (cue.start, mention.end)
    return None


_METHOD = expressions.compile(
    r"(?: (?:was|were|is))?(?: (?:achieved|obtained|secured|done|performed|closed|repaired|completed))?"
    r" (?:with|by|using|through|via) ?",
    re.IGNORECASE,
)
"""Up to where a method would stand: "hemostasis achieved with ***"."""


def _on_its_line(page: Page, mention: Mention) -> Mention:
    """Give a mention without the words of the next line, where its own line says enough."""
    end = page.text.find("\n", mention.start, mention.end)
    if end < 0 or _SAYS_CLOSED.search(page.text, mention.start, end) is None:
        return mention
    return replace(mention, end=end)


def _names_hemostasis(page: Page, start: int, end: int) -> bool:
    title = page.text[start:end].lower()
    return any(word in title for word in ("clos", "hemo", "haemo", "bleeding", "repair"))


def _closes_in_answer(page: Page, key_start: int, start: int, end: int) -> bool:
    """Whether an answer beside "Wound" tells its closure: "two layers round the cannulae, clips"."""
    if not page.text.startswith(("Wound", "wound", "WOUND", "Skin", "skin", "SKIN"), key_start):
        return False
    if _OTHER_WOUND.search(page.text, start, end):
        return False
    return _CLOSED_BY.search(page.text, start, end) is not None


_OTHER_WOUND = expressions.compile(
    r"\b(?:lacerat\w*|scalp|forehead|face|facial|burns?|ulcers?|pressure (?:injury|sore)|degloving|amputation)\b",
    re.IGNORECASE,
)


_CLOSED_BY = expressions.compile(
    r"\b(?:layers?|clips|staples|nylon|vicryl|monocryl|prolene|ethilon|pds|silks?|sutur\w*|stitch\w*|"
    r"sub-?cutic\w*|closed|glue|steri-?strips?|absorbable)\b(?! (?:dry|intact|clean|out|removed))",
    re.IGNORECASE,
)


def _is_closure(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end]
    return not re.match(
        r"\W*(?:none|no\b|n/?a|left\s+open|deferred|delayed|pending|see\s|per\s|dictated)",
        words,
        re.I,
    )


_OVER_DRAIN = expressions.compile(r"[^.;]{0,40}\b(?:over|around)\b[^.;]{0,24}", re.IGNORECASE)
"""A chest closed "over a 28 Fr chest tube" is closed."""
_ROUND_DRAIN = expressions.compile(
    r"\bclosed\b[^.;]{0,24}\b(?:over|around|round|about)\s+(?:an?\s+|the\s+|one\s+|two\s+)?[^.;,]{0,16}\Z",
    re.IGNORECASE,
)
_AGES_AGO = expressions.compile(
    r"\b(?:two|three|four|five|six|several|\d+|a\s+few)\s+(?:weeks?|months?|years?)\s+ago\b|"
    r"\blast\s+(?:week|month|year)\b",
    re.I,
)
_TO_BE_PULLED = expressions.compile(
    r"\b(?:will|to)\s+be\s+(?:pulled|removed|withdrawn|taken\s+out|decannulated)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Another occasion than this: long past, or yet to come."""


_WOUND_WORDS = expressions.compile(
    r"\b(?:skin|fascia|wound|incision|nylon|monocryl|vicryl|staples?|stapled|clips|layers|sub-?cutic\w*|"
    r"dermabond|platysma|"
    r"closure)\b",
    re.IGNORECASE,
)
_VESSEL_WORDS = expressions.compile(
    r"\b(?:arter\w*|veins?|ven\w+otomy|carotid|jugular|femoral|vessels?|aort\w*|atri\w*|sites?|"
    r"cannul\w*|hole|"
    r"puncture\w*|tub\w+|hub|collar|flange)\b",
    re.IGNORECASE,
)


def _closes_wound(page: Page, mention: Mention) -> bool:
    """Whether words of closure are those of a wound: "closure 5/0 nylon", "wound closed vicryl"."""
    low = max(page.clause(mention.start)[0], mention.start - 25)
    return bool(
        _WOUND_WORDS.search(page.text, low, mention.end)
        and not _VESSEL_WORDS.search(page.text, low, mention.end)
        and not mention.meta.get("purse")
        and not mention.meta.get("device")
    )


def _objection(page: Page, mention: Mention, leaves: bool) -> str | None:
    """Say why words of closure close nothing here, or None."""
    wound = bool(mention.meta.get("wound")) or _closes_wound(page, mention)
    if not wound and not leaves:
        return "CANNULATION"
    before = page.text[page.clause(mention.start)[0] : mention.start]
    if not leaves and _CANNULA_HELD.search(before) and not wound:
        return "CANNULA_HELD"
    device = other_device(page, mention)
    if device is not None and not (
        wound
        and (
            _OVER_DRAIN.fullmatch(page.text, mention.end, max(mention.end, device.start))
            or _ROUND_DRAIN.search(page.text, mention.start, max(mention.start, device.start))
        )
    ):
        return "OTHER_DEVICE"
    words = page.text[mention.start : mention.end].lower()
    if (
        re.search(
            r"\bcut\b(?!-?\s?down)|removed|released|undone|loosened|\bout\b|slackened|freed", words
        )
        and "closed" not in words
        and not re.search(
            r"(?:tied|clipped|ligated|stapled|oversewn)\b(?:,| and| then| down| off| securely| divided)* cut\b",
            words,
        )
    ):
        return "UNDONE"
    sentence = page.sentence(mention.start)
    if _MADE_CLEAN.search(page.text, mention.start, mention.end + 40):
        return "PREPARATION"
    if _CLOSED_BEFORE.search(page.text, mention.start, min(sentence[1], mention.end + 40)):
        return "EARLIER"
    if mention.meta.get("device") and _LEFT_IN_BOX.search(page.text, mention.start, sentence[1]):
        return "AT_HAND"
    if _OTHER_SHEATH.search(page.text, max(sentence[0], mention.start - 12), mention.end):
        return "OTHER_DEVICE"
    wound_of = page.text[max(sentence[0], mention.start - 30) : mention.start]
    if _OF_OTHER_WOUND.search(wound_of) or _NAMES_OTHER_WOUND.search(
        page.text, mention.start, mention.end
    ):
        return "OTHER_DEVICE"
    if _AGES_AGO.search(page.text, *sentence) or _TO_BE_PULLED.search(
        page.text, sentence[0], mention.start
    ):
        return "EARLIER"
    if mention.meta.get("purse") and _STANDS.match(page.text, mention.end, sentence[1]):
        return "EARLIER"
    if mention.meta.get("purse") and has(page, page.clause(mention.start), "STITCH_LAID"):
        return "CANNULATION"
    section = page.section(mention.start)
    if section.category in ("past_history", "family_history"):
        return "IN_HISTORY"
    return None
