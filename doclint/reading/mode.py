"""Element ``mode``: V-V, V-A or another, as it stands at the end of the note."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.reading.agency import consented_to, is_background
from doclint.reading.base import (
    CONFLICTING,
    DOCUMENTED,
    NOT_A_FACT,
    UNFILLED,
    Reading,
    Rejection,
    cues_of,
    rejection,
)
from doclint.reading.bearing import told_of_other_run
from doclint.reading.case import Case
from doclint.reading.mode_beside import beside_the_matter
from doclint.reading.mode_by_vessels import mode_by_vessels
from doclint.reading.service import is_carried_out, is_of_noun, lies_in, modes_of
from doclint.reading.vessels import vessels_of

_REJECT = NOT_A_FACT | {"OTHER_RUN", "IN_HISTORY", "IN_PLAN"}
_NO_CHANGE = ("PLANNED", "CONDITIONAL", "NEGATED", "OTHER_RUN", "RISK")
_STARTED_AS = expressions.compile(
    r"\b(?:initially|originally|first|started (?:on|as)|began (?:on|as)|formerly|previously|until|had been)\b"
    r"[^.;]{0,25}$",
    re.IGNORECASE,
)
_LEADS_TO = expressions.compile(
    r"\s*(?:(?:ecmo|ecls|support|circuit|configuration)\s*)?(?:to|into|-+>|=>|\u2192|then)\s*(?:a\s+)?",
    re.IGNORECASE,
)
_FIRST_WORDS = expressions.compile(r"(?:initial|original|started|previous|formerly)", re.IGNORECASE)
_HYBRIDS = ("VAV", "VVA")
_GOING_ON = expressions.compile(
    r"\b(?:continu\w*|remain\w*|stay\w*|keep\w*|wean\w*|still|on|off|from)\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)


class _Change(NamedTuple):
    before: str
    after: str


class _Words(NamedTuple):
    """Words around a mode: what stands right before it, within so many characters, and what right behind it."""

    before: re.Pattern[str] | None = None
    within: int = 0
    behind: re.Pattern[str] | None = None

    def stand_at(self, page: Page, mention: Mention) -> bool:
        low = max(0, mention.start - self.within)
        return (
            self.before is None or self.before.search(page.text, low, mention.start) is not None
        ) and (self.behind is None or self.behind.match(page.text, mention.end) is not None)


def read_mode(page: Page, case: Case) -> Reading:
    """Read RECORD.md's ``mode``; after a conversion ``value`` is the mode at the end, ``from`` the one before."""
    reading = Reading(values={"value": None})
    kept, left_open = _weigh(page, reading)
    kept = _without_passing(page, kept)
    values = _distinct(kept)
    if values:
        reading.status, reading.spans = DOCUMENTED, [(m.start, m.end) for m in kept]
        change = _change(page, kept) if len(values) > 1 else None
        if change is not None:
            reading.values["value"], reading.values["from"] = change.after, change.before
        elif len(values) == 1:
            reading.values["value"] = values[0]
            _weigh_vessels(page, reading, kept)
        elif set(values) == set(_HYBRIDS):
            reading.values["value"] = "VAV"
        elif (rest := _without_those_beside(page, reading, kept)) is not None:
            reading.spans = [(m.start, m.end) for m in rest]
            reading.values["value"] = rest[0].value
        else:
            reading.status, reading.values["candidates"] = CONFLICTING, values
        return reading
    settled = mode_by_vessels(page)
    if settled is not None:
        reading.status = DOCUMENTED
        reading.values["value"], reading.spans = settled
    elif left_open:
        reading.status, reading.spans = UNFILLED, left_open
    return reading


def _weigh(page: Page, reading: Reading) -> tuple[list[Mention], list[tuple[int, int]]]:
    """Part the mentions that count from those that do not; give what a form left open, too."""
    talk = page.find("ECMO_TALK")
    kept: list[Mention] = []
    left_open = [(i.key_start, i.end) for i in page.fields_of("mode") if i.answer == "blank"]
    left_open += [
        (place.start, place.end)
        for place in page.normal.placeholders
        if not place.hides_value
        and (
            re.search(r"\bmode\b", place.hint)
            or _ASKED.search(page.text, max(0, place.start - 40), place.start)
        )
    ]
    for mention in modes_of(page):
        cue = next(
            (
                cue
                for cue in cues_of(page, mention)
                if cue.facet in _REJECT
                and not is_of_noun(page, mention, cue)
                and not is_carried_out(page, cue)
                and not (cue.facet == "IN_PLAN" and _goes_on(page, mention))
                and not (cue.facet in _OF_THE_PAST and _STILL_ON.match(page.text, mention.end))
                and not _is_put_on(page, mention, cue)
            ),
            None,
        )
        if cue is None:
            cue = (
                told_of_other_run(page, mention.start)
                or _only_agreed_to(page, mention)
                or _only_supposed(page, mention)
            )
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN":
                left_open.append((mention.start, mention.end))
        elif lies_in(mention, talk):
            span = (mention.start, mention.end)
            reading.rejected.append(Rejection(*span, "POSSIBLE", *span))
        else:
            kept.append(mention)
    return kept, left_open


_OF_THE_PAST = ("EARLIER", "IN_HISTORY")
_STILL_ON = expressions.compile(
    r"(?:[ \t-](?:ecmo|ecls|support))?(?:,|[ \t]\([^()\n]{1,30}\))?[ \t](?:ever )?since(?=[ \t](?:then|that|the|"
    r"this|last|her|his|\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)|[ \t]*[.,;)])|[ \t](?:from then on|to this day|to date|until now)\b",
    re.IGNORECASE,
)
"""What makes a mode of weeks ago the one that goes on: "on V-A since then"."""
_ASKED = expressions.compile(
    r"\b(?:(?:ecmo |ecls |support |circuit )?(?:mode|config(?:uration)?)|type of (?:support|ecmo|"
    r"ecls))[ \t:=-]{0,4}$",
    re.IGNORECASE,
)
_OR_OTHER = expressions.compile(
    r"\bv-?[va]v?,? (?:or|and/or|vs\.?|/) (?:possibly )?v-?[va]v?\b", re.IGNORECASE
)


def _only_agreed_to(page: Page, mention: Mention) -> Cue | None:
    """The consent under which both modes were left to the team: "agreed to V-V or V-A"."""
    if not _OR_OTHER.search(page.text, *page.sentence(mention.start)):
        return None
    return consented_to(page, mention)


_SUPPOSED = expressions.compile(
    r"[ \t]*(?:[-*>\u2022][ \t]*)?(?:next step|then|if|should|in case(?: of)?|failing|plan b|contingency)"
    r"\b[^.;:\n]{0,60}"
    r"(?::|-+>|=>|\u2192)[ \t]*(?:(?:then|to|go|for|back|an?|the|pure|full|convert to|switch to|change to) |"
    r"(?:venous|arterial|jugular) return \(?){0,4}$",
    re.IGNORECASE,
)


def _only_supposed(page: Page, mention: Mention) -> Cue | None:
    """The condition at a line's head: "If no pulse: VA"."""
    low = page.text.rfind("\n", 0, mention.start) + 1
    sentence = page.sentence(mention.start)[0]
    words = _SUPPOSED.match(page.text, low, mention.start) or _SUPPOSED.match(
        page.text, max(low, sentence), mention.start
    )
    return Cue("CONDITIONAL", words.start(), words.end()) if words else None


_PUT_ON = expressions.compile(
    r"(?:\band|\bso|\bbut|\bhence|,|;)(?: [\w.'-]+){0,4}? (?:left|put|placed|kept|switched|taken|went|gone|goes|came|"
    r"started|returned|arrived)(?: (?:him|her|it|them|the \w+|back|straight|up|over))*"
    r" (?:on|onto|with|to)(?: (?:a|an|full|central|peripheral|femoral|temporary))* $",
    re.IGNORECASE,
)


def _is_put_on(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a "not" ends before the mode: "he did not leave bypass and was left on V-A"."""
    return (
        cue.facet == "NEGATED"
        and cue.end <= mention.start
        and _PUT_ON.search(page.text, cue.end, mention.start) is not None
    )


def _goes_on(page: Page, mention: Mention) -> bool:
    """Whether a plan names the mode as the one that goes on: "continue V-V ECMO"."""
    low = page.sentence(mention.start)[0]
    return _GOING_ON.search(page.text, max(low, mention.start - 50), mention.start) is not None


def _distinct(mentions: list[Mention]) -> list[str]:
    return list(dict.fromkeys(str(mention.value) for mention in mentions))


def _change(page: Page, kept: list[Mention]) -> _Change | None:
    """What the mode was and what it became, where the note tells one of two modes as the earlier."""
    return (
        _by_conversion(page, kept)
        or _by_now(page, kept)
        or _by_time(kept)
        or _by_place(page, kept)
        or _by_first_words(page, kept)
        or _by_aside(page, kept)
    )


def _by_conversion(page: Page, kept: list[Mention]) -> _Change | None:
    """By "V-V to V-A", "converted from ... to ...", "initially ...": the last such words count."""
    change: _Change | None = None
    for one, two in itertools.pairwise(kept):
        if one.value != two.value and _LEADS_TO.fullmatch(page.text[one.end : two.start]):
            change = _Change(str(one.value), str(two.value))
    for words in page.find("CONVERSION"):
        if not words.has(*_NO_CHANGE):
            change = _told_by(page, words, kept) or change
    return change


def _told_by(page: Page, words: Mention, kept: list[Mention]) -> _Change | None:
    low, high = page.sentence(words.start)
    after = _distinct([m for m in kept if words.end - 3 <= m.start < high])
    before = _distinct([m for m in kept if low <= m.start < words.end])
    if not after:
        return None
    if _FIRST_WORDS.match(page.text, words.start, words.end):
        rest = [str(m.value) for m in kept if str(m.value) != after[0]]
        return _Change(after[0], rest[-1]) if rest else None
    if len(after) >= 2:
        return _Change(after[0], after[-1])
    others = [value for value in before if value != after[0]]
    others = others or [value for value in _distinct(kept) if value != after[0]]
    return _Change(others[-1], after[0]) if others else None


def _by_time(kept: list[Mention]) -> _Change | None:
    """By words of another time ("had been on V-V"): what is left is the mode now."""
    now = _distinct([m for m in kept if not m.has("EARLIER")])
    then = [value for value in _distinct([m for m in kept if m.has("EARLIER")]) if value not in now]
    return _Change(then[-1], now[0]) if len(now) == 1 and then else None


_NOW_ON = expressions.compile(
    r"\bnow(?:\s+(?:on|is|a|in|running|supported|with|full|configured|as|at))*\s+$|\btoday(?: is| on)?:?\s+$",
    re.IGNORECASE,
)


_NOT_NOW = expressions.compile(
    r"\b(?:not|never|n't|if|whether|ask\w*|why|would|should|could|might|(?-i:may)|question\w*|unless|once|when|"
    r"consider\w*|discuss\w*|room-?mate|neighbou?r|(?:bed|bay|room)\s+\d+|sister|brother|twin|donor)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = expressions.compile(
    r"(?:\s+\w+)?\s+(?:would|could|might|may|should|is an option)\b", re.IGNORECASE
)


def _by_now(page: Page, kept: list[Mention]) -> _Change | None:
    """By "now on": of two modes the one that is said of today, and last."""
    said = [m for m in kept if _is_said_of_now(page, m)]
    now = _distinct(said)
    rest = [m for m in kept if str(m.value) not in now]
    if len(now) != 1 or not rest:
        return None
    if any(m.start > said[0].start and not _HAD.match(page.text, m.end) for m in rest):
        return None
    return _Change(str(rest[-1].value), now[0])


_HAD = expressions.compile(
    r"(?: (?:run|support|ecmo|ecls|course|time|circuit|days))* (?:had|used to)\b", re.IGNORECASE
)
_IS = expressions.compile(
    r"\b(?:is|are|he's|she's|runs|running|remains)(?: on| in)? $", re.IGNORECASE
)
_NOW_BEHIND = expressions.compile(
    r"(?:[ -](?:ecmo|ecls|support))?,? (?:now|today|at present|from now on)\b(?! (?:if|would|or)\b)",
    re.IGNORECASE,
)


def _is_said_of_now(page: Page, mention: Mention) -> bool:
    """Whether "now on" stands before a mode, and nobody asks, denies or supposes it or says it of another."""
    words = _NOW_ON.search(page.text, max(0, mention.start - 30), mention.start)
    if words is None and _NOW_BEHIND.match(page.text, mention.end):
        words = _IS.search(page.text, max(0, mention.start - 20), mention.start)
    if words is None or _LEFT_OPEN.match(page.text, mention.end):
        return False
    return not page.search(_NOT_NOW, (page.sentence(mention.start)[0], words.start()))


_INTERLUDE = expressions.compile(
    r"(?:[ -](?:ecmo|ecls|support|bypass))?,? "
    r"(?:(?:was |were |that was |as )?(?:used|run|needed|employed|set up|required))? ?(?:only )?"
    r"(?:for|during) (?:the )?(?:implant\w*|transplant\w*|operation|surgery|procedure|case|lungs?|"
    r"pneumonectomy|second lung|first lung)\b[^.;\n]{0,50}\b(?:taken (?:away|out|off|down)|removed|"
    r"came (?:off|out)|ended|stopped|decannulated|discontinued|weaned|out)\b",
    re.IGNORECASE,
)
"""A mode of the operation alone that is told as over: "central V-A used for the implant was removed"."""


_TALKED_OF = expressions.compile(
    r" (?:retrieval|referral|request|enquiry|transfer|call)\b(?! team)|"
    r"(?:[- ](?:type|style|like))?"
    r"(?:[ -](?:ecmo|ecls|support|unloading|venting|drainage|configuration|limb|option|upgrade))?,?"
    r" (?:(?:was|were|is|has been|had been) )?(?:(?:also|only|briefly|again) )?"
    r"(?:discussed|declined|refused|considered|debated|weighed|rejected|argued|turned down|held in reserve|"
    r"thought of|talked (?:about|over|of)|brought up|not (?:pursued|wanted|chosen|needed))\b"
    r"(?! and (?:then )?(?:started|begun|initiated|chosen|agreed|done|placed))",
    re.IGNORECASE,
)
"""What is said of a mode that nobody gave: "LAVA-type unloading discussed and declined"."""


def _without_passing(page: Page, kept: list[Mention]) -> list[Mention]:
    """Leave out a mode that was talked of, or was the operation's and is over, where one other is left."""
    rest = [
        m
        for m in kept
        if not _INTERLUDE.match(page.text, m.end) and not _TALKED_OF.match(page.text, m.end)
    ]
    return rest if len(_distinct(rest)) == 1 else kept


def _without_those_beside(
    page: Page, reading: Reading, kept: list[Mention]
) -> list[Mention] | None:
    """Give the mentions of the one mode that is left when others' and other times' are rejected; None for none."""
    cues = [(mention, beside_the_matter(page, mention)) for mention in kept]
    rest = [mention for mention, cue in cues if cue is None]
    if len(_distinct(rest)) != 1:
        return None
    reading.rejected += [rejection(mention, cue) for mention, cue in cues if cue is not None]
    return rest


def _by_place(page: Page, kept: list[Mention]) -> _Change | None:
    """By what stands in the history or the indication only."""
    told = [m for m in kept if is_background(page, m.start)]
    now = _distinct([m for m in kept if m not in told])
    then = [value for value in _distinct(told) if value not in now]
    return _Change(then[-1], now[0]) if len(now) == 1 and then else None


def _by_first_words(page: Page, kept: list[Mention]) -> _Change | None:
    started = [m for m in kept if _STARTED_AS.search(page.text, page.sentence(m.start)[0], m.start)]
    rest = _distinct([m for m in kept if m not in started])
    if started and len(rest) == 1 and rest[0] != started[0].value:
        return _Change(str(started[0].value), rest[0])
    return None


_ASIDE_ON_BEFORE = expressions.compile(r"\((?:was |on |first |initially )?$", re.IGNORECASE)
_SINCE_BEFORE = expressions.compile(
    r"(?:[ -](?:ecmo|ecls))? (?:(?:since|from)\b[^().\n]{2,25}?, |(?:till|until|up to|before)\b)",
    re.IGNORECASE,
)
_WAS_TILL = expressions.compile(
    r"(?:[ -](?:ecmo|ecls|support))?,? (?:till|until|up to) (?:the |last |\d+ |yesterday|mon|tue|wed|thu|fri|sat|sun|"
    r"two |three |four |five |this )",
    re.IGNORECASE,
)


_WAS_ON = expressions.compile(
    r"\bwas [^.;\n]{0,20}\bon (?:plain|simple|straight|pure|mere) $", re.IGNORECASE
)
_HAS_BEEN_ON = expressions.compile(
    r"\b(?:has|have|had) been (?:run )?on (?:full )?$", re.IGNORECASE
)
_FOR_SOME_TIME = expressions.compile(r"(?:[ -](?:ecmo|ecls))? (?:since|for|from)\b", re.IGNORECASE)
_RUNNING_ON = expressions.compile(
    r"\b(?:running|runs|left running|now runs)(?: on| as)? $", re.IGNORECASE
)
_OVER = (
    _Words(behind=_WAS_TILL),
    _Words(before=_ASIDE_ON_BEFORE, within=15, behind=_SINCE_BEFORE),
    _Words(before=_WAS_ON, within=40),
)
"""What says of a mode that it was the one before."""
_GONE_ON = _Words(before=_HAS_BEEN_ON, within=30, behind=_FOR_SOME_TIME)
"""What says it of a mode behind which another is named: "has been on V-A since Friday"."""
_RUNS = _Words(before=_RUNNING_ON, within=20)
"""What says of the last mode that is named that it is the one that runs: "running V-V at 4.6 lpm"."""


def _by_aside(page: Page, kept: list[Mention]) -> _Change | None:
    """By what was told to have been until a day: "(V-A since Friday, return added)", "was V-V till 5 days ago"."""
    last = kept[-1]
    then = [
        m
        for m in kept
        if any(each.stand_at(page, m) for each in _OVER)
        or (_GONE_ON.stand_at(page, m) and m.value != last.value)
    ]
    running = [m for m in kept if _RUNS.stand_at(page, m)]
    if running and not then and running[-1] is last and len(_distinct(running)) == 1:
        then = [m for m in kept if m.value != running[-1].value]
    now = _distinct([m for m in kept if m not in then])
    before = [value for value in _distinct(then) if value not in now]
    return _Change(before[-1], now[0]) if len(now) == 1 and before else None


def _weigh_vessels(page: Page, reading: Reading, kept: list[Mention]) -> None:
    """Words that say one mode over vessels that say the other cannot both hold."""
    if reading.values["value"] != "VV" or any(m.has("EARLIER") for m in kept):
        return
    returns = [
        v
        for v in vessels_of(page)
        if v.is_site and v.role == "return" and (v.kind == "artery" or v.name == "ascending aorta")
    ]
    if returns:
        reading.status = CONFLICTING
        reading.values["value"] = None
        reading.values["candidates"] = ["VV", "VA"]
        reading.spans = [(kept[0].start, kept[0].end), (returns[0].start, returns[0].end)]
