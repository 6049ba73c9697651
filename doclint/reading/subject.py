"""What the whole note is about: a service of support, or another matter in which support is spoken of.

No word decides that alone. A note on a request declined, a circuit that stood by, a tracheostomy on
support or an echo of it names ECMO, its vessels and its settings as often as a service does; it differs
in how it calls itself, in who looks after the circuit, and in that nothing was done to a cannula. A
service differs in what its title names, in the code that it is billed under, and in its author's deeds.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_first
from doclint.reading.agency import against, is_background, written_lines
from doclint.reading.base import cues_of
from doclint.reading.handling import cannula_deeds
from doclint.reading.machine import machine_signs
from doclint.reading.untold import moved_untold, vent_untold

_HEAD_LINES = 5
_TITLE_LENGTH = 110
"""Characters of the longest line that can be a note's title."""
_DEEDS = frozenset(
    ("initiation", "insertion", "removal", "reposition", "vent", "vent_insertion", "vent_removal")
)
_BILLED = expressions.compile(r"\b339(?:4[6-9]|5\d|6[2-69]|8[4-9])\b")
_TALKED_OF = frozenset(("PLANNED", "CONDITIONAL", "RISK", "NEGATED", "IN_PLAN", "IN_CONSENT"))
_OF_NOTE = expressions.compile(
    r"\b(?:note|report|procedure|operat\w+|op|cannulation|decannulation|initiation|run|daily|progress|rounds?|"
    r"round|day|management|record|narrative|insertion|removal|dictation|sheet)\b",
    re.IGNORECASE,
)
_NAMED_AS_KIND = expressions.compile(
    r"\b(?:note|report|consult\w*|letter|summary|log|record|visit|clinic|meeting|mtg|procedure|op|operation|"
    r"study|evaluation|assessment|discussion|proc|conference|call|referral)\b",
    re.IGNORECASE,
)
_WAS_ON = expressions.compile(
    r"\b(?:on|onto|off|from|via|remains|peripheral|central|commenced|started|initiated|began|begun|running)\s+"
    r"(?:full\s+|the\s+|our\s+|her\s+|his\s+)?(?:v-?[va]v?\s+)?$",
    re.IGNORECASE,
)
_GOES_ON = expressions.compile(
    r"\W{0,3}(?:ecmo|ecls)?\W{0,3}(?:since|day|d ?\d|run\b|flows?\b|cannul|decannul|started|initiat|begun|commenced|"
    r"continues|remains|\d|x ?\d|via|through|settings|for (?:ards|cardiogenic|shock|resp))",
    re.IGNORECASE,
)
_SUPPORT = expressions.compile(
    r"\bsupport (?:was )?(?:commenced|started|begun|initiated|established)", re.IGNORECASE
)
_RUNS_ON = 0.5
_NAMES_ALL = frozenset(("talk", "report", "specialty", "procedure", "summary"))
_WEIGHTS = {
    "outcome": 3.0, "wait": 1.0, "hands": 1.5, "talk": 2.0, "report": 2.0, "specialty": 2.0,
    "procedure": 2.0, "cardiac": 1.0, "summary": 2.0, "consult": 1.0,
}  # fmt: skip


def is_billed(page: Page) -> bool:
    """Whether a code of support stands in the note, which states no element but says what the note is."""
    return find_first(_BILLED, page.text) is not None


def names_service(page: Page) -> bool:
    """Whether the note calls itself a service of support, by title or by the code billed."""
    return is_billed(page) or (_service_title(page) > 0 and not {"summary", "talk"} & _kinds(page))


def is_other_matter(page: Page) -> bool:
    """Whether what speaks for another matter than a service outweighs what speaks for one."""
    other = other_matter(page)
    return other > 0 and other > _for_service(page, other)


def other_matter(page: Page) -> float:
    """Give what speaks for another matter than a service: 0 for nothing, 1 for a word, 3 for what settles it."""
    return _outcome(page) + _other_title(page) + _other_hands(page)


def has_firm_word(page: Page, mentions: list[Mention]) -> bool:
    """Whether one of these says more than the word alone: that the patient is on it, since when, how.

    Where a note weighs, plans or denies support elsewhere, a mention without any cue may be only one
    that no pattern knew to be part of that talk.
    """
    return any(_is_firm(page, mention) for mention in mentions)


def _is_firm(page: Page, mention: Mention) -> bool:
    if _WAS_ON.search(page.text, max(0, mention.start - 40), mention.start):
        return True
    if _GOES_ON.match(page.text, mention.end):
        return True
    item = page.field_at(mention.start)
    if item is not None and (item.element in ("mode", "circuit") or item.role == "action"):
        return True
    box = page.box_at(mention.start)
    return box is not None and box.ticked


def own_deeds(page: Page) -> int:
    """How many deeds at cannulae the author tells as done here; those of bypass do not count."""
    bypass = bool(page.find("BYPASS"))
    places = set()
    for mention in page.find("ACTION"):
        if mention.value in _DEEDS and not mention.meta.get("weak") and _is_own(page, mention):
            if not bypass or _is_of_support(page, mention):
                places.add(page.sentence_index(mention.start))
    for deed in cannula_deeds(page):
        if _is_own(page, deed.mention) and (deed.object is None or _is_own(page, deed.object)):
            if not bypass or _is_of_support(page, deed.mention):
                places.add(page.sentence_index(deed.mention.start))
    return len(places)


def _is_own(page: Page, mention: Mention) -> bool:
    return against(page, mention) is None and not is_background(page, mention.start)


def _is_of_support(page: Page, mention: Mention) -> bool:
    """Whether a deed is told as one of support beside the heart-lung machine."""
    if mention.value == "initiation" and _SUPPORT.search(
        page.text, max(0, mention.start - 12), mention.end
    ):
        return True
    named = page.within(page.sentence(mention.start), "ECMO", "MODE")
    return any(not _TALKED_OF & {cue.facet for cue in cues_of(page, m)} for m in named)


def _outcome(page: Page) -> float:
    """What the note tells of support's not being given, with no run told beside it."""
    found = {
        str(m.value)
        for m in page.find("NOT_GIVEN")
        if page.section(m.start).facet is None or page.section(m.start).facet == "PLANNED"
    }
    return sum(_WEIGHTS[value] for value in found)


def _other_hands(page: Page) -> float:
    told = min(2, len(page.find("OTHER_HANDS")))
    # One word of it stands in many a surgeon's note: the circuit is for others to run.
    return _WEIGHTS["hands"] * told if told > 1 or _other_title(page) else 0.0


def _head(page: Page) -> list[tuple[int, int]]:
    """The lines in which a note says what it is, and its fields that name a procedure."""
    lines = [
        (line.start, min(line.end, line.start + _TITLE_LENGTH))
        for number, line in enumerate(written_lines(page)[:_HEAD_LINES])
        if number == 0
        or (line.end - line.start < _TITLE_LENGTH and not page.text[: line.end].endswith("."))
    ]
    fields = [
        (item.key_start, min(item.end, item.start + 200))
        for item in page.fields
        if item.category == "procedure" or item.role == "action"
    ]
    return lines + fields


def _other_title(page: Page) -> float:
    return max((_WEIGHTS[value] for value in _kinds(page)), default=0.0)


def _kinds(page: Page) -> set[str]:
    """The kinds of other matter that title, first lines and procedure fields name."""
    known: set[str] | None = page.cache.get("other_kinds")
    if known is not None:
        return known
    kinds = page.cache["other_kinds"] = set()
    for number, span in enumerate(_head(page)):
        for mention in page.within(span, "OTHER_MATTER"):
            value = str(mention.value)
            kind = number == 0 or _NAMED_AS_KIND.search(page.text, *span) is not None
            if value in ("specialty", "report") and not kind:
                # "Oncology patient", "echo" in a line of the head that is no title.
                continue
            kinds.add(value)
    return kinds


def _for_service(page: Page, other: float) -> float:
    weight = 4.0 if is_billed(page) else 0.0
    weight += _service_title(page)
    deeds = own_deeds(page) or (1 if is_told_untitled(page) else 0)
    told = (0.0, 2.0, 3.0, 4.0)[min(3, deeds)]
    # A letter or a summary tells of deeds of another day.
    weight += min(1.0, told) if "summary" in _kinds(page) and not weight else told
    if weight >= other:
        return weight
    running = {
        str(sign.value)
        for sign in machine_signs(page)
        if against(page, sign) is None and page.section(sign.start).facet is None
    }
    weight += min(1.0, 0.5 * len(running & {"sweep", "oxygenator", "speed", "flow"}))
    if any(_is_running(page, mention) for mention in page.find("ECMO")):
        weight += _RUNS_ON
    rounds = {
        page.sentence_index(m.start)
        for m in page.find("ACTION")
        if m.value == "daily_management" and m.meta.get("work") and against(page, m) is None
    }
    return weight + min(1.0, 0.5 * len(rounds))


def _is_running(page: Page, mention: Mention) -> bool:
    """Whether a mention says of itself that the patient is on support: "VA ECMO continues"."""
    return (
        not cues_of(page, mention)
        and page.section(mention.start).facet is None
        and _CONTINUES.match(page.text, mention.end) is not None
    )


_CONTINUES = expressions.compile(
    r"\W{0,3}(?:continues|goes on|remains|is (?:running|continued|ongoing)|ongoing|day \d|d ?\d|since\b)",
    re.IGNORECASE,
)


def is_told_untitled(page: Page) -> bool:
    """Whether a service is told of without the verb that names it."""
    return next(vent_untold(page), None) is not None or next(moved_untold(page), None) is not None


def _service_title(page: Page) -> float:
    """Whether title or first lines name a service of support, and nothing else in the same line."""
    spans = _head(page)
    if any(m.value in _NAMES_ALL for m in page.within(spans[0], "OTHER_MATTER")):
        # The lines below are no longer title but what the note tells first.
        spans = [span for span in spans[1:] if page.field_at(span[0]) is not None]
    for span in spans:
        if page.within(span, "OTHER_MATTER", "NOT_GIVEN"):
            continue
        talk = page.within(span, "ECMO_TALK")
        named = [
            m
            for m in page.within(span, "ECMO", "MODE", "ACTION", "BRAND", "CANNULA")
            if not any(t.start <= m.start < t.end for t in talk) and against(page, m) is None
        ]
        if not named:
            continue
        if any(m.label in ("BRAND", "CANNULA") or m.value in _DEEDS for m in named):
            return 3.0
        if any(m.label != "ACTION" for m in named) and _OF_NOTE.search(page.text, *span):
            return 2.0
    return 0.0
