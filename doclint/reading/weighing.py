"""How readers weigh a mention of what was done: its occasion, a negation, what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from doclint import expressions
from doclint.nlp.page import Cue, Field, Mention, Page
from doclint.nlp.phases import told_of_another
from doclint.reading.base import NOT_A_FACT, Reading, Rejection, cues_of, rejection
from doclint.reading.case import Case

_BESIDE = expressions.compile(
    r"(?:[\s(]|\b(?:guidance|imaging|control|machine|equipment|use|time|unit|was|were|is|are|has|had|could|"
    r"did|been|being|itself|also|therefore|at|any|point|available|but|and|though|it|c-?arm|"
    r"in|the|of|or|this|case|room|for|procedure|\[)\b|[,:\[\]-])*",
    re.IGNORECASE,
)
_SEEN_BY = expressions.compile(
    r"\b(?:on|under|by|with|using|during|via|through|at|in)\s*(?:the\s*)?$", re.I
)
_DONE = expressions.compile(
    r"\W*(?:performed|done|used|placed|guided|carried\s+out|made|being|been|inserted|positioned|confirmed|"
    r"checked|verified|advanced|undertaken|the\s+use\s+of|any|need\s+for)?(?:\s+it)?\W*"
    r"(?:\b(?:on|under|by|with|using|via)\s*(?:the\s*)?)?$",
    re.IGNORECASE,
)


def statement_at(page: Page, offset: int) -> tuple[int, int]:
    """Give the sentence at ``offset``, joined over a line's end that does not end it.

    A line that breaks before a small letter, with no stop before it, was wrapped.
    """
    known: dict[int, tuple[int, int]] = page.cache.setdefault("statements", {})
    number = page.sentence_index(offset)
    if number not in known:
        known[number] = _statement(page, number)
    return known[number]


def _statement(page: Page, middle: int) -> tuple[int, int]:
    number = middle
    low, high = page.sentences[number]
    first, last = number - _MOST_LINES, number + _MOST_LINES
    while number > max(first, 0) and _goes_on(page, page.sentences[number - 1], low):
        number -= 1
        low = page.sentences[number][0]
    number = middle
    while number + 1 < min(last, len(page.sentences)) and _goes_on(page, (low, high), high):
        number += 1
        high = page.sentences[number][1]
    return low, high


_MOST_LINES = 6
_BROKEN_OFF = expressions.compile(r"\b(?:Drs?|Prof|Mrs?|Ms)\.?$", re.IGNORECASE)
_FUNCTION_WORD = expressions.compile(
    r"(?:the|an?|in|at|of|to|and|with|on|by|for|from|was|were|is|which|that|had|has)\s"
)
_WRAPPED = 60
"""Length of a line below which it is a line of notes and no wrapped one."""


def _goes_on(page: Page, sentence: tuple[int, int], start: int) -> bool:
    before = page.text[sentence[0] : sentence[1]].rstrip()
    if not before:
        return False
    blank = page.text[sentence[0] + len(before) : start + 1].count("\n") > 1
    following = page.text[start : start + 40].lstrip()
    line = page.layout.line_at(sentence[0] + len(before))
    if _BROKEN_OFF.search(before) or before.rfind("(") > before.rfind(")"):
        return not blank
    length = line.end - line.start
    wide = length > _WRAPPED or (
        length > _WRAPPED / 2 and _FUNCTION_WORD.match(following) is not None
    )
    return wide and not blank and before[-1] not in ".!?:;|" and following[:1].islower()


_ASKED_OF = expressions.compile(
    r"(?:[ \t,:-]+(?:side|site|level|space|interspace|size|used|type|mm|performed))?[ \t:=-]*$"
)


def left_blank(page: Page, span: tuple[int, int]) -> bool:
    """Whether a form's words are followed by a placeholder where what they ask for belongs."""
    return any(
        span[1] <= place.start <= span[1] + 25
        and not place.hides_value
        and _ASKED_OF.fullmatch(page.text, span[1], place.start) is not None
        for place in page.normal.placeholders
    )


def unit_of(page: Page, mention: Mention) -> tuple[int, int]:
    """Give what says what a mention is about: its sentence, with a short field's title."""
    low, high = statement_at(page, mention.start)
    if page.text[low:high].rstrip().endswith(":") and high < len(page.text) - 1:
        high = page.sentence(high + 1)[1]  # what it introduces stands on the next line
    item = page.field_at(mention.start)
    if item is not None and item.end - item.key_start <= 300:
        low, high = min(low, item.key_start), max(high, item.end if item.start < high else high)
    return low, high


def has(page: Page, span: tuple[int, int], *labels: str) -> bool:
    """Whether a mention of these labels begins in ``span``."""
    for label in labels:
        mentions = page.find(label)
        first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
        if first < len(mentions) and mentions[first].start < span[1]:
            return True
    return False


def negates(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a NEGATED cue denies the means itself, and not what was seen or done by it.

    "No thrombus on fluoroscopy" and "under fluoroscopy the wire did not pass" affirm fluoroscopy.
    """
    if cue.start >= mention.end:
        between = page.text[mention.end : cue.start]
        return _BESIDE.fullmatch(between) is not None
    if cue.end <= mention.start:
        between = page.text[cue.end : mention.start]
        if _SEEN_BY.search(between):
            return _DONE.fullmatch(between) is not None
    return True


_NEW_PREDICATE = expressions.compile(
    r",\s+(?:(?:and|then|so|but)\s+)?(?:[a-z]{3,}ed|took|put|drew|sewed|left)\s+(?:the|both|all|each|it|them|an?|"
    r"two|three|four|her|his)\s",
)


def is_left_behind(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether between a "no" and a mention something else was done: "found no pus, wired the sternum"."""
    if cue.end > mention.start or cue.start >= mention.end:
        return False
    return _NEW_PREDICATE.search(page.text, cue.end, mention.start) is not None


def cues_on(page: Page, mention: Mention) -> tuple[Cue, ...]:
    """Give the cues on a mention, those of a one-line section only within its line.

    "Consent: husband by phone" says nothing of the untitled lines that follow it.
    """
    cues = cues_of(page, mention)
    if not any(cue.facet in _ONE_LINERS for cue in cues) or _reaches(page, mention.start):
        return cues
    return tuple(cue for cue in cues if cue.facet not in _ONE_LINERS)


def unticked(page: Page, mention: Mention) -> str | None:
    """``OPEN`` or ``UNCHOSEN`` where a mention is an option whose box is not ticked (see ``cues_of``).

    What an option says that nobody chose is said by nobody, a "no" included.
    """
    facets = {cue.facet for cue in cues_on(page, mention)}
    return next((each for each in ("UNCHOSEN", "OPEN") if each in facets), None)


def category_at(page: Page, offset: int) -> str:
    """Give the category of the section at ``offset``, or "" behind a one-line section's line."""
    return page.section(offset).category if _reaches(page, offset) else ""


def _reaches(page: Page, offset: int) -> bool:
    """Whether ``offset`` is not behind the line of a section with its text on that line."""
    section = page.section(offset)
    line = page.layout.line_at(section.start)
    known: dict[int, list[Field]] | None = page.cache.get("fields_by_key")
    if known is None:
        known = page.cache["fields_by_key"] = {}
        for item in page.fields:
            if item.end > item.start:
                known.setdefault(item.key_start, []).append(item)
    own = known.get(section.start, ())
    return not any(f.start < line.end and f.end <= offset for f in own)


_ONE_LINERS = frozenset(("IN_CONSENT", "IN_FAMILY"))


def past_cue(page: Page, mention: Mention, cues: Iterable[Cue], case: Case) -> Cue | None:
    """Give the cue by which a mention is of another time than this note's service, or None."""
    for cue in cues:
        if cue.facet == "IN_HISTORY":
            return cue
        if cue.facet != "EARLIER":
            continue
        words = page.text[cue.start : cue.end].lower()
        if words.startswith("since") or (case.is_start and "had" in words):
            continue
        if cue.end <= mention.start:
            between = (cue.end, mention.start)
            moved = page.within(between, "VERB_MOVE", "VERB_OUT", "VERB_IN")
            if any(m.label != "VERB_IN" or _AUXILIARY.match(page.text, m.start) for m in moved):
                continue
        return cue
    return None


_AUXILIARY = expressions.compile(r"was\s|were\s|is\s", re.IGNORECASE)


def against(
    page: Page,
    mention: Mention,
    case: Case,
    *,
    facets: Collection[str] = NOT_A_FACT,
    means: bool = False,
    past: bool = True,
    elsewhere: bool = False,
) -> Cue | None:
    """Give the cue that speaks against a mention, or None where it counts.

    Args:
        page: The note.
        mention: What was found.
        case: The service.
        facets: Those under which it does not count.
        means: Whether it names a means (an imaging device) that a negation may not be about.
        past: Whether it must be of this occasion.
        elsewhere: Whether words further ahead may put it to another run or person.
    """
    if elsewhere and (cue := told_of_another(page, mention.end)) is not None:
        # "Bay 3 has a C-arm": a machine may belong to another's place.
        if cue.facet in facets and (cue.facet == "OTHER_RUN" or not means):
            return cue
    cues = cues_on(page, mention)
    for cue in cues:
        if cue.facet not in facets:
            continue
        if means and cue.facet == "NEGATED" and not negates(page, mention, cue):
            continue
        if cue.facet == "NEGATED" and is_left_behind(page, mention, cue):
            continue
        return cue
    return past_cue(page, mention, cues, case) if past else None


def part(
    page: Page,
    mentions: Sequence[Mention],
    case: Case,
    reading: Reading,
    *,
    facets: Collection[str] = NOT_A_FACT,
    means: bool = False,
    past: bool = True,
    elsewhere: bool = False,
) -> tuple[list[Mention], list[tuple[Mention, Cue]]]:
    """Part mentions into those that count and the others; these are noted in ``reading``."""
    kept: list[Mention] = []
    dropped: list[tuple[Mention, Cue]] = []
    for mention in mentions:
        if "\n" in page.text[mention.start : mention.end]:
            continue  # two units of the layout: no phrase
        cue = against(
            page, mention, case, facets=facets, means=means, past=past, elsewhere=elsewhere
        )
        if cue is None:
            kept.append(mention)
        else:
            dropped.append((mention, cue))
            reading.rejected.append(rejection(mention, cue))
    return kept, dropped


def settle(
    reading: Reading,
    *,
    values: Sequence[str] | None,
    spans: Sequence[tuple[int, int]],
    denied: Sequence[tuple[int, int]] = (),
    open_: Sequence[tuple[int, int]] = (),
) -> Reading:
    """Give the status that follows: affirmed, denied, left open, or none of these."""
    if values is not None:
        reading.values["values"] = list(dict.fromkeys(values)) if spans else []
    if spans:
        reading.status, reading.spans = "documented", list(spans)
    elif denied:
        reading.status, reading.spans = "not_done", list(denied)
    elif open_:
        reading.status, reading.spans = "unfilled", list(open_)
    return reading


def reject_for(reading: Reading, mention: Mention, reason: str, span: tuple[int, int]) -> None:
    """Note a near miss that is none of ConText's: another device, a heart's echo."""
    reading.rejected.append(Rejection(mention.start, mention.end, reason, *span))


def other_device(page: Page, mention: Mention, label: str = "OTHER_LINE") -> Mention | None:
    """Give the other device or procedure that a mention's clause is about, or None."""
    clause = page.clause(mention.start)
    others = page.within(clause, label)
    if not others or page.within(clause, "CANNULA", "ECMO"):
        return None
    return others[0]
