"""Services told by a list: sizes at vessels and the way in, a closure and "off", a circuit kept as it was.

Terse notes have no verbs. "R IJ 27 Fr bicaval, US, wire, dil x3, no skin cut" placed a cannula; "V-A 5 d, MANTA on
the arterial side, dry off support" took one out; "3.1 L, sweep 2, carry on" minded a circuit. Each is asked only where
no deed is told, and each needs two things of different kinds, so that sizes alone, of cannulae that lie there since
last week, tell of nothing done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.agency import against, clause_of, is_background
from doclint.reading.machine import machine_signs
from doclint.reading.untold import is_entered_anew
from doclint.reading.weighing import statement_at
from doclint.reading.word_weights import told_by

_SIZE = expressions.compile(
    r"\b(?:[89]|[12]\d|3[0-6]) ?-?(?:F|Fr|French|fr)\b|\b(?:1[2-9]|2\d|3[0-6])(?= (?:art|ven|multi)\w*\b)"
)
_WAY_IN = expressions.compile(
    r"\b(?:(?:serial(?:ly)? |progressive(?:ly)? )?dil(?:at(?:e|ed|ion|ors?|ing|s))?(?= (?:\d|x|up|to|over|"
    r"and|\+|,|done)|,|;|\.|$)|"
    r"(?:over|\+|and|,|then|guide|stiff|amplatz|lunderquist|exchange) ?(?:a |the |an )?(?:\w+ )?wires?\b|"
    r"wires? (?:watched|up|seen|in|down|kept|to|under|followed|tracked)|"
    r"(?:fresh|single|one|clean|new|first)[- ](?:wall )?sticks?|(?:US|U/S|u/s|ultrasound|echo|duplex) ?"
    r"(?:\+|/|,|and|&) ?(?:needle|wire|stick|puncture)|needle)\b",
    re.IGNORECASE,
)
_APPROACH_FIELD = expressions.compile(
    r"\b(?:perc\w*|cut-?down|open|central|sternotomy|surgical|seldinger)\b", re.IGNORECASE
)
_LEFT = expressions.compile(
    r"\b(?:out|removed|drawn|pulled|withdrawn|explant\w*|de-?cann\w*|taken out|dressings?|dry|clean|"
    r"in place|in situ|insertion sites?|since|secure|unchanged|day \d+)\b",
    re.IGNORECASE,
)
"""Words by which a sized tube is one that left, or one that has lain there since."""
_OTHER_TUBE = expressions.compile(
    r"\b(?:impella|iabp|dialysis|trialysis|swan|picc|chest (?:tube|drain)|chest-?tube|foley|ETT|sheath|"
    r"tavi|tavr|valve|stent)\b",
    re.IGNORECASE,
)
_SIZED_SIGNS = frozenset(("sized vessels", "sized pair", "cannula of a circuit"))


_SHORT = 500
"""Characters of a note that has no room for verbs; a longer one that tells no deed leaves a gap."""


def is_short(page: Page) -> bool:
    """Whether a note is so short that what it lists is what was done, or its words are too few to be weighed."""
    return len(page.text.strip()) < _SHORT or told_by(page) is None


def insertion_listed(page: Page) -> Iterator[tuple[int, int]]:
    """Cannulae by size where the note tells, anywhere, how the vessel was entered today."""
    if not is_short(page) or not is_way_told(page) or _is_of_other_service(page):
        return
    for start, end in _sized(page):
        words = clause_of(page, start)
        if _OTHER_TUBE.search(page.text, *words) or _LEFT.search(page.text, *words):
            continue
        if _is_real(page, start, end):
            yield start, end


def form_filled(page: Page) -> Iterator[tuple[int, int]]:
    """The sizes in a form that asks how the vessel was entered, by which cannula: such a form is of an insertion."""
    asked = page.fields
    if len(asked) < _FORM or _is_of_other_service(page):
        return
    if not any(
        item.answer in ("value", "yes") and _ENTRY.search(page.text, item.start, item.end)
        for item in page.fields_of("approach")
    ):
        return
    for item in asked:
        size = _SIZE.search(page.text, item.start, min(item.end, item.start + _VALUE))
        words = (item.key_start, item.end)
        if size is None or not page.within(words, "VESSEL", "CANNULA", "CANNULA_TYPE", "BRAND"):
            continue
        if _OTHER_TUBE.search(page.text, *words) or _LEFT.search(page.text, *words):
            continue
        if _is_real(page, *size.span()):
            yield item.start, item.end


def _is_of_other_service(page: Page) -> bool:
    """Whether a form tells how the vessel was closed, or on which day of the run it was filled in."""
    return any(
        item.answer == "value"
        and item.element in ("hemostasis", "ecmo_day")
        and _is_real(page, item.start, item.end)
        for item in page.fields
    )


_FORM = 8
"""Fields from which on a note is a form."""
_VALUE = 40
"""Characters of a field's value within which the size stands."""
_ENTRY = expressions.compile(
    r"\b(?:perc\w*|seldinger|needle|cut-?down|open|sternotomy|surgical)\b", re.IGNORECASE
)


def _sized(page: Page) -> Iterator[tuple[int, int]]:
    for sign in machine_signs(page):
        if sign.value in _SIZED_SIGNS and find_first(
            _DIGIT, page.text, *clause_of(page, sign.start)
        ):
            yield sign.start, sign.end
    for mention in page.find("CANNULA", "CANNULA_TYPE", "BRAND", "VESSEL"):
        if _SIZE.search(page.text, *statement_at(page, mention.start)):
            yield mention.start, mention.end


_DIGIT = expressions.compile(r"\b[12]\d\b|\b3[0-6]\b|\b[89] ?F")


def is_way_told(page: Page) -> bool:
    """Whether the note tells how a vessel or the chest was entered: technique, wire and dilators, a field's answer."""
    if any(
        against(page, mention) is None and not is_background(page, mention.start)
        for mention in page.find("TECHNIQUE")
        if not mention.meta.get("weak")
        and not mention.meta.get("without_incision")
        and not page.text.startswith(("perc", "Perc", "PERC", "central", "Central"), mention.start)
    ):
        return True
    if any(
        item.answer in ("value", "yes") and _APPROACH_FIELD.search(page.text, item.start, item.end)
        for item in page.fields_of("approach")
    ):
        return True
    return any(_is_real(page, *found.span()) for found in find_all(_WAY_IN, page.text))


def _is_real(page: Page, start: int, end: int) -> bool:
    return (
        page.section(start).facet is None
        and not is_background(page, start)
        and against(page, Mention("LISTED", start, end)) is None
    )


_CLOSED = expressions.compile(
    r"\b(?:MANTA|per-?close|pro-?glide|angio-?seal|figure[- ]of[- ](?:eight|8)|mattress (?:stitch|suture)|"
    r"purse-? ?strings?[^.;\n]{0,40}, (?:then )?pulled|(?:two|three|four) fingers \d+ ?min|"
    r"(?:purse-? ?strings?|strings?) (?:tied|down|secured|pulled)|pressed \d+|pressure (?:for |x ?)?\d+|"
    r"(?:manual|hand|groin|digital) (?:pressure|compression)|compress(?:ed|ion) (?:for )?\d+)\b",
    re.IGNORECASE,
)
_OFF = expressions.compile(
    r"\b(?:off (?:ecmo|ecls|support|pump|circuit|flow|v-?[va])|(?:ecmo|ecls|support|circuit)[- ]free|explant\w*|"
    r"(?:circuit|lines?|tubing|cannulae?) clamped|clamped (?:at )?\d{1,2}[:.h]?\d\d|"
    r"trial(?:led)? off|weaned (?:to|off|from)|clamp(?:ed)? trial|"
    r"cannulae? (?:out|gone))\b",
    re.IGNORECASE,
)


def removal_listed(page: Page) -> Iterator[tuple[int, int]]:
    """A vessel closed where support is told as over: the cannula came out of it."""
    if not is_short(page) or is_entered_anew(page):
        return
    if not page.find("CANNULA", "CANNULA_TYPE", "BRAND"):
        return
    if not any(_is_real(page, *found.span()) for found in find_all(_OFF, page.text)):
        return
    for found in find_all(_CLOSED, page.text):
        if _is_real(page, *found.span()):
            yield found.span()


_KEPT = expressions.compile(
    r"\b(?:carry on|carries on|carried on|cont(?:inue[sd]?)? (?:full |current |same |present )?(?:v-?[va]|support|flow|"
    r"settings|as is|as now|run)|(?:stays?|keeps?|goes) on(?=\W*(?:[.,;\n]|$)|\s+(?:ecmo|ecls|v-?[va]|support|pump|"
    r"circuit|flow|full|for|until|as|because|while|today|tonight|another|the (?:pump|circuit|run)))|"
    r"another (?:night|day|24)|not (?:yet )?ready|"
    r"(?:orders?|adjust\w*|managed|reviewed|charted|titrated|weaned|seen|run|settings) by me|"
    r"(?:wean|flows?|settings|sweep) as (?:charted|ordered|above)|I (?:have )?kept|kept (?:him|her|them|the baby) "
    r"(?:at|on)|can(?:not|'?t) (?:yet )?come off|no changes? (?:today|to|made|overnight)|"
    r"nothing to (?:do|change|adjust|alter) (?:on|with|to|about|at) (?:the )?(?:circuit|pump|settings|ecmo|console)|"
    r"(?:cap|wean|trial|turn down)(?: the| his| her)? (?:sweep|flows?|gas) (?:tomorrow|again|tonight|later|in the)|"
    r"(?:settings|flows?) (?:unchanged|as before|held)|note for the day|day'?s note|"
    r"reviewed (?:at )?(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:[.;,\n]|$|h\b|hrs))|"
    r"cap(?:ped)? again|trial (?:again|off) (?:tomorrow|on|mon|tue|wed|thu|fri|sat|sun))\b",
    re.IGNORECASE,
)
_RUNNING = frozenset(("sweep", "speed", "flow", "oxygenator", "cannula of a circuit"))


def circuit_kept(page: Page) -> list[tuple[int, int]]:
    """Words by which a circuit that runs was minded and goes on: the work of a day, no day counted."""
    running = {
        str(sign.value)
        for sign in machine_signs(page)
        if sign.value in _RUNNING and _is_real(page, sign.start, sign.end)
    }
    if not running - {"cannula of a circuit"}:
        return []
    return [
        found.span()
        for found in find_all(_KEPT, page.text)
        # "Carry on" stands in a plan, and a plan that support goes on is the day's work.
        if not is_background(page, found.start())
    ][:3]


_PART = expressions.compile(
    r"(?:^|[\n.;])[ \t*-]{0,3}(?P<part>[SOAP])[ \t]?(?:[:/]|-(?=[ \t]))", re.MULTILINE
)
_TENDED = frozenset(("sweep", "speed", "flow", "oxygenator"))
_FLOW_AND_SPEED = expressions.compile(
    r"(?<![\d.])\d\.\d{1,2} ?(?:L|lpm|l/min)?(?: ?[@/,]| at| on)? ?[2-4]\d{3}(?! ?(?:units|u\b|ml|\d))\b",
    re.IGNORECASE,
)
_KINDS = 2
"""Kinds of numbers that only a running circuit has together."""
_ENOUGH = 3
"""Of S, O, A and P, by which a visit is told."""


def rounds_listed(page: Page) -> list[tuple[int, int]]:
    """The numbers of a circuit that runs, in a note that goes from S to P: a day's visit."""
    if len({found["part"] for found in find_all(_PART, page.text)}) < _ENOUGH:
        return []
    if is_way_told(page):
        return []
    running = {
        str(sign.value): (sign.start, sign.end)
        for sign in machine_signs(page)
        if sign.value in _TENDED and _is_real(page, sign.start, sign.end)
    }
    pair = find_first(_FLOW_AND_SPEED, page.text)
    if pair is not None and _is_real(page, *pair.span()):
        running.setdefault("speed", pair.span())
    return sorted(running.values()) if len(running) >= _KINDS else []
