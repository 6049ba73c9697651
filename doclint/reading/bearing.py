"""What speaks against a cannula in use: negation, plan, another run, another person."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from doclint import expressions
from doclint.nlp.copied import copied_spans
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.stretches import stretch
from doclint.reading.base import NOT_A_FACT
from doclint.reading.segments import Group, groups_of
from doclint.reading.weighing import cues_on

_REJECT = NOT_A_FACT | {"OTHER_RUN"}
_STILL_IN_PLACE = expressions.compile(
    r"(?:\w+ ){0,2}(?:touched|disturbed|moved|shifted|changed|altered|manipulated|re-?positioned|"
    r"migrat\w+|"
    r"kink\w*|bleed\w*|ooz\w*|leak\w*|infect\w*|involved|affected|revised|displaced|dislodg\w*|removed|ligated|"
    r"repaired|reconstructed|injured|damaged|opened further|exchanged|"
    r"evidence|sign|erythema|visible|tender\w*)",
    re.IGNORECASE,
)
_LEAVES_IT = expressions.compile(
    r"\s*(?:(?:have to|had to|having to|need to|needed to|want to|try to|tried to|dare|choose to) )?"
    r"(?:touch|disturb|move|shift|change|alter|manipulate|re-?position|revise|displace|dislodge|remove|"
    r"exchange|replace|upsize|withdraw|pull|adjust|advance|rotate|turn|handle|mobili[sz]e|interfere with|"
    r"re-?suture|re-?do|re-?site|re-?dress)\s+(?:on )?(?:(?:the|her|his|its|this|that|either|any|our) )?"
    r"(?:[\w/-]+ ){0,9}?",
    re.IGNORECASE,
)
"""Between a negation and a cannula that was left where it was: "I did not shift the 25 Fr"."""
_ABOUT_SOMETHING_ELSE = expressions.compile(
    r"\b(?:bleed\w*|ooz\w*|resistance|difficult\w*|thromb\w+|clot|fluoro\w*|complication\w*|issue|problem|"
    r"kink\w*|h(?:a)?ematoma|erythema|infection|discharge|leak\w*|injury|trouble|incident|sign|evidence|"
    r"purulence|swelling|dissection|perforation|pneumothorax|change|incision|cut-?down|exposure)\b",
    re.IGNORECASE,
)


def bears_against(page: Page, mention: Mention) -> Cue | None:
    """Give the cue under which a cannula or a vessel does not count, or None where it does."""
    for cue in cues_on(page, mention):
        if cue.facet not in _REJECT:
            continue
        if cue.facet == "NEGATED" and not _denies_use(page, mention, cue):
            continue
        if cue.facet == "PLANNED" and _is_of_next(page, mention, cue):
            continue
        if cue.facet in ("UNCHOSEN", "OPEN") and _is_past_the_box(page, mention.start):
            continue
        return cue
    other = told_of_other_run(page, mention.start)
    if other is not None:
        return other
    return next(
        (Cue("COPIED", low, high) for low, high in _copied(page) if low <= mention.start < high),
        None,
    )


_OTHER_RUN = expressions.compile(
    r"\b(?:previous|prior|earlier|former|first|(?:19|20)\d\d) (?:v-?[av] )?(?:ecmo |ecls )?(?:run|course)\b|"
    r"\b(?:run|course) (?:in|of) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SEGMENT_END = expressions.compile(
    r"[,;.](?=\s)|\n|\b(?:but|whereas|while|now|this time)\b", re.IGNORECASE
)


def told_of_other_run(page: Page, offset: int) -> Cue | None:
    """Give the words of another run that stand between the same commas as ``offset``."""
    low, high = stretch(page, offset)
    for match in _SEGMENT_END.finditer(page.text, low, high):
        if match.end() <= offset:
            low = match.end()
        else:
            high = match.start()
            break
    found = _OTHER_RUN.search(page.text, low, high)
    return Cue("OTHER_RUN", found.start(), found.end()) if found else None


def _is_of_next(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a plan behind a comma has a subject of its own: "..., leg line to be done upstairs"."""
    if cue.start < mention.end:
        return False
    _, comma, own = page.text[mention.end : cue.start].rpartition(",")
    return bool(comma) and _OWN_SUBJECT.match(own) is not None


_OWN_SUBJECT = expressions.compile(
    r"\s*(?!which|that|both|all|each|it\b|they|these|those|who|and (?:it|they|both)\b)"
    r"(?:[\w'-]+ ){1,4}(?:is |are )?$",
    re.IGNORECASE,
)
_DISSECTED = expressions.compile(
    r"\b(?:dissect\w*|cut|mobili[sz]ed|sharply|peeled|teased)\s+$", re.IGNORECASE
)
_NEXT_COLUMN = expressions.compile(r"\S[ \t]{4,}\S")


def _is_past_the_box(page: Page, offset: int) -> bool:
    """Whether a wide gap parts ``offset`` from the words of the checkbox before it."""
    box = page.box_at(offset)
    return box is not None and page.search(_NEXT_COLUMN, (box.label_start, offset + 1)) is not None


def modes_told(page: Page) -> frozenset[str]:
    """Give the modes that the note names, without those that a form offers and nobody ticked."""
    known: frozenset[str] | None = page.cache.get("modes_told")
    if known is None:
        named = page.find("MODE")
        chosen = [m for m in named if (box := page.box_at(m.start)) is None or box.ticked]
        known = frozenset(str(m.value) for m in chosen or named)
        page.cache["modes_told"] = known
    return known


def planned_before(page: Page, group: Group) -> Cue | None:
    """Give the plan or condition that goes on from the cannula named before.

    "A 25 Fr in the femoral vein and a 21 Fr in the jugular": what is planned of the one is planned
    of the other, though ConText's scope ends between them.
    """
    found = groups_of(page)
    at = bisect_left(found, group.start, key=attrgetter("start"))
    if not at or not group.pieces:
        return None
    before = found[at - 1]
    gap = page.text[before.pieces[-1].end : group.pieces[0].start]
    if not _AND_ALSO.fullmatch(gap) or stretch(page, before.start) != stretch(page, group.start):
        return None
    cues = (
        bears_against(page, piece.mention)
        for piece in before.of("vessel", "cannula")
        if piece.mention
    )
    return next((cue for cue in cues if cue and cue.facet in _UNREAL), None)


_AND_ALSO = expressions.compile(
    r",?\s*(?:and|or|plus|with|&)\s+(?:an?|the|another)?\s*", re.IGNORECASE
)
_UNREAL = frozenset(("PLANNED", "CONDITIONAL", "RISK", "OTHER_RUN", "OTHER_PERSON"))


def _copied(page: Page) -> tuple[tuple[int, int], ...]:
    known: tuple[tuple[int, int], ...] | None = page.cache.get("copied")
    if known is None:
        known = page.cache["copied"] = copied_spans(page)
    return known


def _denies_use(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a negation says that there was no cannula, and not that it was left as it was."""
    if cue.start >= mention.end:
        words = page.text[cue.start : cue.end + 40]
        last = re.search(r"\b(?:not|never|no)\b", words, re.IGNORECASE)
        return last is None or not _STILL_IN_PLACE.match(words[last.end() :].lstrip())
    if _DISSECTED.search(page.text, max(0, cue.start - 25), cue.start):
        return False
    between = page.text[cue.end : mention.start]
    if _LEAVES_IT.fullmatch(between):
        return False
    return not _ABOUT_SOMETHING_ELSE.search(between) and not re.search(r"[;:]|\.\s", between)
