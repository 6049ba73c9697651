"""One session's services: which of the deeds that a note tells make its own, and which are part of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all
from doclint.reading.agency import against, clause_of, is_background, written_lines
from doclint.reading.base import Rejection
from doclint.reading.listed import (
    circuit_kept,
    form_filled,
    insertion_listed,
    removal_listed,
    rounds_listed,
)
from doclint.reading.machine import machine_signs
from doclint.reading.untold import (
    day_untold,
    is_dilated,
    is_entered_anew,
    is_leaving,
    is_out_of_place,
    is_placed_by_others,
    moved_untold,
    vent_untold,
)
from doclint.reading.weighing import statement_at

ORDER = (
    "initiation", "daily_management", "insertion", "reposition", "removal", "graft_conduit",
    "vent_insertion", "vent_removal",
)  # fmt: skip
"""RECORD.md's values of ``action``."""

PROCEDURES = frozenset(ORDER) - {"initiation", "daily_management"}

_SIZE = expressions.compile(r"\b\d{2}[ -]?(?:F\b|Fr\b|French|multi|art|ven|MS\b)", re.IGNORECASE)
_ACCOUNT = 150
"""Characters from which on what stands behind a key is an account of its own, not a value."""
_PURSE = expressions.compile(
    r"(?=.*\bpurse).*\b(?:RA|aort\w*|ao|atri\w*|appendage|EOPA)\b", re.IGNORECASE | re.DOTALL
)
_ENTERS = expressions.compile(
    r"\b(?:into|up|down|via|through|thru)\s+(?:the\s+|a\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_LEAVES = expressions.compile(
    r"\b(?:from|out|drawn|pulled|withdrawn|removed|taken)\b", re.IGNORECASE
)
"""Words by which a sized tube at its vessel is one that left it."""
_OF_SUPPORT = expressions.compile(r"cannula|upsiz|conver", re.IGNORECASE)
_SUPPORTS = ("CANNULA", "BRAND", "CANNULA_TYPE", "ECMO", "MODE")
_THINGS = expressions.compile(
    r"\b(?:\d\d ?-?(?:F|Fr|French)\b|circuits?|oxygenators?|lines?|pipes?|limbs?|pump)\b",
    re.IGNORECASE,
)
_EXCHANGE = expressions.compile(
    r"\b(?:exchang\w*|replac\w*|swap\w*|new (?:\w+ ){0,4}cannula|upsiz\w*|convert\w*|conversion)\b",
    re.IGNORECASE,
)


class Spots:
    """Where each action stands, in the order found."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int]]] = {}
        self.rejected: list[Rejection] = []
        self.days: list[tuple[int, int]] = []
        """Where a day of the run is counted."""
        self.open: list[tuple[int, int]] = []
        self.named: set[str] = set()
        """Actions that a noun or verb of their own names, not only a cannula's being put or moved."""
        self.soft_titles: list[tuple[int, int]] = []
        """Titles that call the note a unit's of a day, whatever was done on it."""
        self.vent_titles: list[tuple[int, int]] = []
        """Titles that name a vent and do not say whether it goes in or comes out."""
        self.states: list[tuple[int, int]] = []
        """Starts told as the state since an hour."""
        self.starts_passed_over: list[tuple[int, int]] = []
        """Starts left out as told on the way, because nothing was found to have been placed."""
        self.daily_title = False
        """Whether a title or heading calls the note that of a day on support."""
        self.daily_frame = False
        """The same, or whether it counts a day of the run from the second on."""

    def add(self, action: str, start: int, end: int) -> None:
        self.found.setdefault(action, []).append((start, end))

    def drop(self, action: str, reason: str = "PART_OF_OTHER_SERVICE") -> None:
        for start, end in self.found.pop(action, ()):
            self.rejected.append(Rejection(start, end, reason, start, end))


def tells_exchange(page: Page) -> bool:
    """Whether a cannula or a circuit is told to be exchanged: one came out and another went in."""
    known: bool | None = page.cache.get("tells_exchange")
    if known is None:
        known = any(_is_of_support(page, found) for found in find_all(_EXCHANGE, page.text))
        page.cache["tells_exchange"] = known
    return known


def _is_of_support(page: Page, found: re.Match[str]) -> bool:
    """Whether what is exchanged belongs to support, and is no chest tube and no lost blood."""
    if _OF_SUPPORT.search(page.text, *found.span()):
        return True
    clause = clause_of(page, found.start())
    if page.within(clause, *_SUPPORTS) or _THINGS.search(page.text, *clause):
        return True
    return not page.within(clause, "OTHER_DEVICE") and bool(
        page.within(page.sentence(found.start()), *_SUPPORTS)
    )


def in_title(page: Page, start: int) -> bool:
    """Whether words stand where a note names its service: a title, a field, one of the first lines."""
    named = page.cache.get("service_fields")
    if named is None:
        named = page.cache["service_fields"] = [
            (item.key_start, max(item.key_end, item.end))
            for item in page.fields
            if item.category == "procedure" or item.role == "action"
        ]
    if any(low <= start < high for low, high in named) or _is_purpose(page, start):
        return True
    for number, line in enumerate(written_lines(page)[:8]):
        if line.start <= start <= line.end:
            words = _column(page.text[line.start : line.end], start - line.start)
            title = len(words) < 90 and not words.endswith(".")
            return title and (number < 3 or words.isupper())
    return False


_PURPOSE = expressions.compile(
    r"\b(?:note|dictat\w+|report\w*|record\w*|entry|operation|procedure|brought|taken|came|returned|"
    r"back|called|asked|"
    r"here|scrubbed|went)\b[^.;:\n]{0,60}\b(?:for|of|to|about|describ\w+|documents?|records?)\s+"
    r"(?!consent|talk|plan|discuss)(?:(?:the|a|an|this|today's|her|his|their|urgent|emergent|elective|"
    r"bedside|planned|ecmo|ecls|"
    r"v-?[va]|\w+'s)\s+){0,4}(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OPENING = 3
"""Sentences in which a dictated note says what it is for."""


def _is_purpose(page: Page, start: int) -> bool:
    """Whether words end a statement of what the note or the visit is for: "dictating for a cannula repositioning"."""
    if page.sentence_index(start) >= _OPENING:
        return False
    low = page.sentence(start)[0]
    return _PURPOSE.search(page.text, max(low, start - 120), start) is not None


_WIDE_GAP = expressions.compile(r"\s{4,}|\t")


def _column(words: str, at: int) -> str:
    """The part of a line about an offset, between wide gaps: title to the left, hospital to the right."""
    low, high = 0, len(words)
    for gap in _WIDE_GAP.finditer(words):
        if gap.end() <= at:
            low = gap.end()
        elif gap.start() >= at:
            high = gap.start()
            break
    return words[low:high]


def settle(page: Page, spots: Spots) -> None:
    """Weigh the actions found against each other."""
    found = spots.found
    if spots.vent_titles and not {"vent_insertion", "vent_removal"} & found.keys():
        found["vent_insertion"] = spots.vent_titles
    if spots.soft_titles and not found and (spots.days or machine_signs(page)):
        found["daily_management"] = spots.soft_titles
    _leave_out_background(page, spots)
    day_only = spots.daily_title or (spots.daily_frame and _has_rounds(page))
    # Where a form asks for the service and was left open there, no list answers for it.
    if PROCEDURES.isdisjoint(found) and not spots.open:
        _add_untold(page, spots, day_only=day_only)
    elif PROCEDURES & found.keys() == {"graft_conduit"} and not day_only:
        # A graft is sewn for the cannula that goes through it.
        led = next(_insertion_untold(page), None) or next(_cannulas_listed(page), None)
        if led is not None and not is_placed_by_others(page):
            spots.add("insertion", *led)
    titled = {
        action
        for action, spans in found.items()
        if any(in_title(page, start) for start, _ in spans)
    }
    if spots.daily_frame:
        _leave_out_passing(page, spots, titled)
        if "initiation" in found and "initiation" not in titled and not _is_conversion(page, spots):
            # On a later day of a run its start is told of, not done.
            spots.drop("initiation", "EARLIER")
    _leave_out_states(page, spots)
    _weigh_moved(page, spots, titled)
    _settle_procedures(page, spots, titled)
    if "daily_management" in found:
        found["daily_management"] += spots.days
        _settle_daily(spots, titled)
    framed = spots.daily_title or spots.daily_frame
    if (
        found.keys() == {"daily_management"}
        and not spots.daily_title
        and _is_procedure(page, framed)
    ):
        # Something was done to a vessel, nobody says what: that is no day's work on the circuit.
        spots.drop("daily_management")
    elif not (found or spots.open or _is_procedure(page, framed)):
        running = day_untold(page) if spots.days and spots.daily_frame else []
        told = spots.days + running if running else circuit_kept(page) or rounds_listed(page)
        for span in told:
            spots.add("daily_management", *span)


def _add_untold(page: Page, spots: Spots, *, day_only: bool) -> None:
    """A procedure told without its verb, where no deed is told at all."""
    found = spots.found
    moved = next(moved_untold(page), None)
    if (
        moved is not None
        and "initiation" not in found
        and (not day_only or _is_worked_out(page, moved[0]))
    ):
        spots.add("reposition", *moved)
        return
    if day_only:
        return
    vented = next(vent_untold(page), None)
    if vented is not None:
        spots.add("vent_insertion", *vented)
        return
    told = next(_insertion_untold(page), None)
    if told is None and "initiation" in found:
        told = next(_cannulas_listed(page), None)
    elif told is None and not found:
        closed = next(removal_listed(page), None)
        if closed is not None:
            spots.add("removal", *closed)
            return
        told = next(insertion_listed(page), None) or next(form_filled(page), None)
    if told is not None and not is_placed_by_others(page):
        spots.add("insertion", *told)


def _weigh_moved(page: Page, spots: Spots, titled: set[str]) -> None:
    """Whether a cannula pushed or turned went in or was moved: by how it lay before, and a new way in.

    "Advanced over the wire until the tip was back" moves a cannula that had slid; "turned so that the
    jet points at the valve" ends the way of one that went in by needle and dilators.
    """
    found = spots.found
    told = {"insertion", "reposition", "removal"} & found.keys()
    begun = "initiation" in found
    if told == {"insertion", "reposition"} and not told & (titled | spots.named) and not begun:
        if is_out_of_place(page) and not is_entered_anew(page):
            # "Passed it 4 cm deeper": the words for going in tell of the move, too.
            spots.drop("insertion")
        return
    if len(told) != 1 or told & (titled | spots.named):
        return
    if told == {"insertion"} and not begun and is_out_of_place(page) and not is_entered_anew(page):
        found["reposition"] = found.pop("insertion")
    elif told == {"insertion"} and not begun and is_leaving(page) and not is_entered_anew(page):
        found["removal"] = found.pop("insertion")
    elif told == {"reposition"} and is_entered_anew(page) and not is_out_of_place(page):
        found["insertion"] = found.pop("reposition")


def _leave_out_background(page: Page, spots: Spots) -> None:
    """What a history or an indication tells was done before, where the note tells deeds of its own."""
    parts = {
        action: [span for span in spans if is_background(page, span[0])]
        for action, spans in spots.found.items()
    }
    own = {a for a, spans in spots.found.items() if len(parts[a]) < len(spans)}
    for action, spans in parts.items():
        if spans and action not in own and own:
            spots.drop(action, "EARLIER")


_SECOND = expressions.compile(
    r"\b(?:second|third|additional|extra|added|another|further) (?:\w+ ){0,3}(?:cannul|line|limb|"
    r"return|drain)|"
    r"\bnow (?:on )?(?:V-?AV|VAV|V-?VA|VVA)\b",
    re.IGNORECASE,
)


def _is_conversion(page: Page, spots: Spots) -> bool:
    """Whether a start is told with a change of the mode: that begins another kind of support."""
    return any(
        page.text[words.start].isalpha()
        for start, _ in spots.found["initiation"]
        for words in page.within(page.sentence(start), "CONVERSION")
    )


def _leave_out_states(page: Page, spots: Spots) -> None:
    """Support that has run "since 02:00" before a cannula was added was not started by that."""
    begun = spots.found.get("initiation", ())
    placed = spots.found.get("insertion", ())
    if begun and placed and set(begun) <= set(spots.states) and _SECOND.search(page.text):
        spots.drop("initiation", "EARLIER")


def _leave_out_passing(page: Page, spots: Spots, titled: set[str]) -> None:
    """A daily note tells of placements and moves in passing; a procedure in it is named or worked out."""
    if not spots.daily_title:
        works = {page.text[m.start : m.end].lower() for m in page.find("PROCEDURE_WORK")}
        if len(works) >= 2 or not _has_rounds(page):
            return
    for action in ("insertion", "reposition", "removal", "initiation"):
        if action in spots.found and action not in titled:
            if not any(_is_worked_out(page, start) for start, _ in spots.found[action]):
                spots.drop(action)


def _has_rounds(page: Page) -> bool:
    """Whether the circuit was looked after, and not only the day of the run counted."""
    return any(m.meta.get("work") for m in page.find("ACTION") if against(page, m) is None)


def _is_worked_out(page: Page, start: int) -> bool:
    """Whether the words about a deed are those of somebody doing it: drapes, wires, stitches, pressure."""
    if page.section(start).category in ("procedure", "description"):
        return True
    index = page.sentence_index(start)
    low = page.sentences[max(0, index - 2)][0]
    high = page.sentences[min(len(page.sentences) - 1, index + 2)][1]
    work = [m for m in page.within((low, high), "PROCEDURE_WORK") if against(page, m) is None]
    work += [m for m in page.within((low, high), "HEMOSTASIS") if against(page, m) is None]
    return len({m.start for m in work}) >= 2


def _settle_procedures(page: Page, spots: Spots, titled: set[str]) -> None:
    found, named = spots.found, spots.named
    both = found.keys()
    if {"insertion", "reposition", "removal"} <= both and _is_only_named(page, found["reposition"]):
        # A title that the body does not bear out: one cannula came out, another went in elsewhere.
        spots.drop("reposition")
        titled.discard("reposition")
    if {"insertion", "reposition"} <= both:
        if {"insertion", "reposition"} & named == {"reposition"}:
            spots.drop("insertion")
        elif "reposition" not in titled:
            # Moving a cannula in the session in which it was placed is part of placing it (RULES.md X03).
            spots.drop("reposition")
        elif "insertion" not in titled:
            spots.drop("insertion")
    if {"insertion", "removal"} <= both and not tells_exchange(page):
        if "removal" in titled and "insertion" not in titled:
            spots.drop("insertion")
        elif "insertion" in titled and "removal" not in titled:
            spots.drop("removal")
        elif "insertion" not in titled | named and "initiation" not in both:
            if len(found["removal"]) > len(found["insertion"]):
                # How a cannula lay or once went in, told on its way out.
                spots.drop("insertion")
    if {"vent_insertion", "vent_removal"} <= both and not tells_exchange(page):
        _settle_vents(spots, titled)
    if {"graft_conduit", "reposition"} <= both and "reposition" not in titled | named:
        # Pushed so far into the graft's free end: that is how it goes in.
        for start, end in found.pop("reposition"):
            spots.add("insertion", start, end)
    if {"insertion", "removal"} <= both and "removal" not in titled | named and page.find("BYPASS"):
        # The heart-lung machine's cannulae give way to those of support.
        spots.drop("removal")
    if {"removal", "reposition"} <= both:
        moved = "reposition" in titled and "removal" not in titled
        moved |= _is_withdrawn_only(page, found["removal"])
        moved |= "reposition" in named and "removal" not in titled | named
        spots.drop("removal" if moved else "reposition")
    if "insertion" not in found and not PROCEDURES.isdisjoint(found) and "initiation" not in titled:
        # How support once began, told on the way to what is done to it now.
        if not (both & PROCEDURES == {"vent_insertion"} and _begun_with(page, spots)):
            spots.starts_passed_over = found.get("initiation", [])
            spots.drop("initiation", "EARLIER")
    if {"vent_insertion", "insertion"} <= both and not {"initiation"} & both:
        if "insertion" not in titled | named and not _others_placed(page, found["insertion"]):
            # The vent is a cannula too.
            spots.drop("insertion")
    if {"graft_conduit", "removal"} <= both and "insertion" not in found:
        spots.drop("graft_conduit")


def _is_only_named(page: Page, spans: list[tuple[int, int]]) -> bool:
    """Whether a service stands in titles only, and no deed is told for it."""
    moves = [mention.start for mention in page.find("VERB_MOVE")]
    return all(in_title(page, start) and start not in moves for start, _ in spans) and not moves


_WITHDRAWN = expressions.compile(
    r"withdr\w+|pull(?:ed|ing)?[- ]?back|retract\w+|draw\w* back", re.IGNORECASE
)


def _is_withdrawn_only(page: Page, spans: list[tuple[int, int]]) -> bool:
    """Whether what is called a withdrawal in a title drew a cannula back that lay too deep, and not out."""
    return (
        all(_WITHDRAWN.match(page.text, start) and in_title(page, start) for start, _ in spans)
        and is_out_of_place(page)
        and not any(against(page, m) is None for m in page.find("HEMOSTASIS"))
    )


_AT_FLOW = expressions.compile(
    r"[^.;\n]{0,20}\b(?:at|with|from) (?:\d(?:\.\d+)? ?(?:L\b|l/min|lpm)|\d{1,2}[:.h]\d\d)",
    re.IGNORECASE,
)
_CANNULAS = expressions.compile(r"\bcannul(?:ae|as)\b", re.IGNORECASE)
_VENT = expressions.compile(r"\bvent", re.IGNORECASE)


def _begun_with(page: Page, spots: Spots) -> bool:
    """Whether support began in the session of the vent: its flow or its hour stands in one sentence with it."""
    vents = {page.sentence_index(start) for start, _ in spots.found["vent_insertion"]}
    return any(
        page.sentence_index(start) in vents and _AT_FLOW.match(page.text, end)
        for start, end in spots.found.get("initiation", ())
    )


def _others_placed(page: Page, spans: list[tuple[int, int]]) -> bool:
    """Whether cannulae went in that are told apart from the vent, in a clause of their own."""
    clauses = [page.text[slice(*page.clause(start))] for start, _ in spans]
    return any(_CANNULAS.search(words) and not _VENT.search(words) for words in clauses)


def _settle_vents(spots: Spots, titled: set[str]) -> None:
    """A vent's way in, told on the way to its removal, or that it will come out one day."""
    named = titled & {"vent_insertion", "vent_removal"}
    last = {action: max(spots.found[action])[0] for action in ("vent_insertion", "vent_removal")}
    kept = named.pop() if len(named) == 1 else max(last, key=last.__getitem__)
    spots.drop("vent_removal" if kept == "vent_insertion" else "vent_insertion", "EARLIER")


def _settle_daily(spots: Spots, titled: set[str]) -> None:
    """Managing the circuit in the session of another service is part of that."""
    others = spots.found.keys() - {"daily_management"}
    if others and not spots.daily_title:
        spots.drop("daily_management")
    elif "initiation" in others:
        spots.drop("daily_management" if "initiation" in titled else "initiation")


def _insertion_untold(page: Page) -> Iterator[tuple[int, int]]:
    """An insertion told without its verb: a title with approach or vessel, a puncture with sizes."""
    if any(m.value == "vent" for m in page.find("ACTION")):
        return
    if not any(against(page, m) is None for m in page.find("TECHNIQUE")) and not is_dilated(page):
        return
    for sign in machine_signs(page):
        if sign.value == "sized vessels" and against(page, sign) is None:
            if page.section(sign.start).facet is None and not is_background(page, sign.start):
                if not _LEAVES.search(page.text, sign.start, sign.end):
                    yield sign.start, sign.end
    for mention in page.find("ECMO", "MODE"):
        if page.section(mention.start).category != "procedure" or against(page, mention):
            continue
        sentence = page.sentence(mention.start)
        if page.within(sentence, "TECHNIQUE") or page.within(sentence, "VESSEL"):
            yield _trimmed(page, sentence)
    for mention in page.find("VESSEL", "CANNULA", "BRAND", "CANNULA_TYPE"):
        low, high = statement_at(page, mention.start)
        item = page.field_at(mention.start)
        if item is not None and item.end - item.start < _ACCOUNT:
            continue
        if against(page, mention) is not None:
            continue
        if not _SIZE.search(page.text, low, high):
            continue
        entered = item is None and any(
            against(page, m) is None and not _is_adverb(page, m) and not m.meta.get("weak")
            for m in page.within((low, high), "TECHNIQUE")
        )
        entered = entered or _PURSE.match(page.text[low:high]) is not None
        if entered or _ENTERS.search(page.text, low, mention.start):
            yield _trimmed(page, (low, high))


def _cannulas_listed(page: Page) -> Iterator[tuple[int, int]]:
    """Sizes of cannulae where the note tells of a vessel's being entered, and of a start of support."""
    if not any(
        against(page, m) is None and not _is_adverb(page, m) and not m.meta.get("weak")
        for m in page.find("TECHNIQUE")
    ):
        return
    for mention in page.find("CANNULA", "CANNULA_TYPE", "BRAND"):
        span = page.sentence(mention.start)
        if _SIZE.search(page.text, *span) and against(page, mention) is None:
            yield _trimmed(page, span)


def _is_procedure(page: Page, framed: bool) -> bool:
    """Whether a vessel was entered or closed, or a patient draped, whatever for.

    In a note ``framed`` as that of a day on support, wires and stitches alone are a line's or a dressing's.
    """
    entered = any(
        against(page, mention) is None
        and not (framed and _is_adverb(page, mention) and not _is_worked_out(page, mention.start))
        for mention in page.find("TECHNIQUE")
        if not mention.meta.get("weak") and mention.value != "central"
    )
    works = {page.text[m.start : m.end].lower() for m in page.find("PROCEDURE_WORK")}
    return entered or (len(works) >= 2 and not framed)


def _is_adverb(page: Page, mention: Mention) -> bool:
    if _SIZE.match(page.text, mention.end + 1):
        # "Percutaneous 13 Fr OriGen right IJ" says what was done.
        return False
    return page.text[mention.start : mention.end].lower().startswith("perc")


def _trimmed(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(page.text[slice(*span)].rstrip())
