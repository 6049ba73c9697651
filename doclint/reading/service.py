"""Whether a note reports ECMO of this patient at all, now."""

from __future__ import annotations

import re
from collections.abc import Mapping

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.agency import against, is_background
from doclint.reading.base import NOT_A_FACT, cues_of
from doclint.reading.handling import cannula_deeds
from doclint.reading.machine import is_enough, machine_signs
from doclint.reading.subject import (
    has_firm_word,
    is_billed,
    is_other_matter,
    names_service,
    other_matter,
    own_deeds,
)
from doclint.reading.word_weights import SERVICE, odds_told, shipped_weights, told_by

_REJECT = NOT_A_FACT | {"OTHER_RUN", "IN_HISTORY", "POSSIBLE", "IN_CONSENT"}
_CLINIC = expressions.compile(
    r"\b(?:(?:follow[- ]?up|outpatient|transplant|pulmonary|cardiology|post-?ICU|survivor\w*) clinic|"
    r"clinic (?:visit|note|letter)|discharge summary|discharge letter|office visit|outpatient|"
    r"seen in (?:\w+ )?clinic)\b",
    re.IGNORECASE,
)
_ASKED = frozenset(
    ("ECMO as a question", "ECMO as an option", "ECMO circuit not in use", "ECMO as a subject")
)
"""Rules of ``patterns/targets/support.json`` for support that is talked about and not given."""
_LONG_PAST = expressions.compile(
    r"history|h/o|s/p|status|prior|previous|former|week|month|year|\b(?:19|20)\d\d|last|past|"
    r"did have|had|childhood|neonate|birth|of life|of age|at age|survivor|graduate",
    re.IGNORECASE,
)
_ENDED = expressions.compile(
    r"\b(?:de-?cannulat\w+|(?:weaned|came|taken|come|liberated|separated) (?:off|from)"
    r"(?! (?:the |all |her |his )?(?:epi|nor|levo|vaso|press|milr|dob|dopa|adren|sedat|nitric|i?NO\b|"
    r"paral|inotr|vent))|"
    r"off (?:ecmo|ecls)|surviv\w+|recovered)\b",
    re.IGNORECASE,
)
_DECISION = expressions.compile(
    r"deci(?:sion|ded)|elected|agreed|plan (?:was|had been)", re.IGNORECASE
)
_ANNOUNCED = expressions.compile(
    r"\b(?:told|said|announced|declared|decided|agreed|settled|chose|concluded|felt|thought|judged|"
    r"called|resolved|asked|knew|clear|plain|obvious|meant|informed|elected|determined)\b"
    r"(?:(?!\bif\b|\bunless\b|\bshould\b|\bin case\b)[^.;\n]){0,120}$",
    re.IGNORECASE,
)
"""What makes a "would" that follows a resolve told in the past: "told the room we would convert"."""
_WOULD = expressions.compile(r"would\b|to\b|was to\b|were to\b", re.IGNORECASE)
_AGO = expressions.compile(r"\b(?:ago|earlier|previously|back|last|yesterday)\b", re.IGNORECASE)
_NOW = expressions.compile(r"[,;]|\bon\b|\bnow\b|\bremains?\b", re.IGNORECASE)
_SAME = 40
"""Characters behind a decision within which a start is still the one decided for."""
_NOUN_BEFORE = expressions.compile(
    r"[a-z]{3,}\s+(?:on|during|while on|from|with|after)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_NEW_SENTENCE = expressions.compile(r"[.;]\s+[A-Z]")
_DAY_OF_RUN = expressions.compile(r",? ?\(?(?:day|d|hour|hr) ?#?\d+\b", re.IGNORECASE)
_EVER_SINCE = expressions.compile(
    r"(?: ?-?(?:ecmo|ecls|support|circuit|pump))*,? (?:ever |ongoing |continuously )?"
    r"(?:since(?: then|\b)|(?:and )?(?:still|continues|ongoing|to this day|until today|till today)\b)",
    re.IGNORECASE,
)
_NEXT_ITEM = expressions.compile(
    r"\s*(?!ecmo|ecls|v-?[va]\b)[a-z]{3,}[^,;.]*,\s+(?:now |still |on |remains on )?",
    re.IGNORECASE,
)
"""Between a "no" and the next thing in a row: "without chatter, VA"."""
_GOES_ON = expressions.compile(
    r"\b(?:continu\w*|remain\w*|maintain\w*|stay\w*|keep\w*|wean\w*|still|on|off|from|"
    r"decann\w*)\b[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_MACHINE = expressions.compile(
    r"\b(?:sweep|oxygenator|circuit|rpm|fdo2|cannul\w+|l/min|lpm|flows?|config(?:uration)?|decann\w*|"
    r"day \d+ of|(?:days?|hours?|weeks?|d ?\d{1,2}) (?:of |on )?v-?[va]v?\b(?! (?:hospital|clinic|"
    r"pac))|v-?[va]v? (?:day |d)\d|(?:periph(?:eral)?|central) v-?a|"
    r"(?:running|flowing|access for|put|was|were|stays? for|remains? for|needed for) "
    r"(?:on |onto )?v-?[va]v?\b(?! (?:hospital|clinic|pac))|"
    r"v-?[va]v?,? (?:finished|ended|continues|stays|goes on|stopped)\b|"
    r"v-?[va] since|v-?[va],? (?:as before|as it was|all along)\b|"
    r"(?:v-?[va]v?|veno-?\w+|this|the|her|his) (?:run|support)|support mode|type of support)\b",
    re.IGNORECASE,
)
_MODE_KEY = expressions.compile(
    r"(?:^|\n)\W*(?:ecmo |support |circuit )?(?:mode|config(?:uration)?|type of support)\b(?! of vent)\W|"
    r"\bmode (?:this time |now |today |here )*(?:is|was)\b",
    re.IGNORECASE,
)
_RUNNING = expressions.compile(
    r"\b(?:sweep|oxygenator|rpm|fdo2|lpm|l/min|pump flow|circuit)\b", re.IGNORECASE
)
_NOT_ON = expressions.compile(r"\b(?:not on|no|off)\s+(?:an?\s+|the\s+|any\s+)?$", re.IGNORECASE)
_AFTER_IT = expressions.compile(r"\bpost(?:[- ]|(?=-))?$", re.IGNORECASE)
_THEN = expressions.compile(
    r"\b(?:at the time|back then|at that time|in (?:19|20)\d\d)\b", re.IGNORECASE
)
_ON = expressions.compile(
    r"\b(?:on|onto|days? of|hours? of|weeks? of|h of|d ?\d{1,2}(?: of| on)?|day \d{1,2}(?: of| on)?|under|"
    r"dependent on|\d ?/ ?\d+ of|(?:taken|came|weaned|come) off(?: of)?|periph(?:eral)?|fem-fem|neck|"
    r"central|onto)\s+$",
    re.IGNORECASE,
)
_MODE_IS = expressions.compile(
    r"\bmode\b(?:[^.;\n]{0,20}\b(?:is|was|now))?\s*[:=]?\s+$", re.IGNORECASE
)
_OF_SUPPORT = expressions.compile(
    r"[- ](?:ecmo|ecls|bypass|cannul|circuit|mode|support|run|flow|config|day|d\d|finished|ended|continues|"
    r"stays|goes on|stopped)",
    re.IGNORECASE,
)


def reports_ecmo(page: Page) -> bool:
    """Whether the note speaks of extracorporeal support as a present fact of this patient.

    What single words tell is set right where all words of the note together tell plainly otherwise.
    """
    known = page.cache.get("reports_ecmo")
    if known is None:
        known = page.cache["reports_ecmo"] = _reports(page)
    return bool(known)


def _reports(page: Page) -> bool:
    words = told_by(page)
    if words is None or _is_service_form(page):
        return _is_told(page)
    seen = signs(page, odds_told(words))
    return judged(seen, shipped_weights().gate) > (0 if seen["told"] else _UNTOLD)


def is_outweighed(page: Page) -> bool:
    """Whether single words told of a service, and all words of the note together spoke against one."""
    return not reports_ecmo(page) and _is_told(page)


def signs(page: Page, odds: Mapping[str, float]) -> dict[str, float]:
    """Give what tells of a service or against one: rules, and the odds by all words of the note.

    How much each counts was learnt with the words (``tests/gold/learn_services.py``).
    """
    return {
        "words": odds[SERVICE],
        "operation": max(map(odds.__getitem__, _OPERATIONS)),
        "day": odds["daily_management"],
        "start": odds["initiation"],
        "told": _is_told(page),
        "named": _is_named(page),
        "other matter": min(other_matter(page), _MOST),
        "not given": page.find("NOT_GIVEN") != [],
        "talked of": page.find("ECMO_TALK") != [],
        "deeds": min(own_deeds(page), _MOST),
    }


def judged(seen: Mapping[str, float], gate: Mapping[str, float]) -> float:
    """Give the logarithm of the odds of a service by all signs together."""
    return gate["bias"] + sum(gate[name] * value for name, value in seen.items())


_UNTOLD = 1.2
"""Odds that it takes where no rule tells of a service: notes of any matter may have words like those of one."""
_MOST = 3
"""Up to which deeds and words of another matter are counted."""
_OPERATIONS = (
    "insertion",
    "reposition",
    "removal",
    "graft_conduit",
    "vent_insertion",
    "vent_removal",
)
_LITTLE = 1.0
"""What may speak for another matter, as in the title of any heart operation."""


def _is_named(page: Page) -> bool:
    """Whether support is named as a fact, or a cannula by maker and bore, and nothing says that it was not given."""
    if page.find("NOT_GIVEN", "ECMO_TALK") or other_matter(page) > _LITTLE:
        return False
    named = (*page.find("ECMO"), *modes_of(page))
    if named:
        return any(_is_fact(page, mention) for mention in named)
    return any(
        _BORE.search(page.text, *page.sentence(mention.start)) is not None
        for mention in page.find("BRAND")
    )


def _is_told(page: Page) -> bool:
    """Whether deeds, titles and what is said of support make it a note on a service."""
    talk = page.find("ECMO_TALK")
    facts, past = [], []
    unused = page.find("NOT_GIVEN")
    for mention in (*page.find("ECMO"), *modes_of(page)):
        if lies_in(mention, talk) or lies_in(mention, unused):
            continue
        if _is_fact(page, mention):
            facts.append(mention)
        elif mention.has("OTHER_PERSON", "IN_FAMILY"):
            continue
        elif mention.has("OTHER_RUN") or _is_over(page, mention):
            past.append(mention)
    past += [mention for mention in talk if mention.rule == "ECMO as the past"]
    named, said = bool(facts), []
    if named and not has_firm_word(page, facts) and not own_deeds(page) and _is_talk(page, facts):
        if not machine_facts(page):
            return False
    if not named and _is_service_form(page):
        return True
    if not named:
        facts = machine_facts(page)
        said = [m for m in page.find("ECMO", "MODE") if not lies_in(m, page.find("NOT_MODE"))]
        billed = is_billed(page) and own_deeds(page)
        if not billed and any(_is_refused(page, mention) for mention in said):
            return False
        # A bare "VA" without any cue says nothing of another time.
        past += [m for m in said if m not in past and (m.cues or not m.meta.get("weak"))]
    if not facts and not page.find("NOT_GIVEN"):
        hinted = not named and bool(said) and not past and not page.find("BYPASS")
        if is_billed(page) or (hinted and names_service(page)):
            # Deeds that call neither support nor a cannula by name, under a code of support, or under a title
            # beside a bare "VA".
            return own_deeds(page) > 0
    if facts and is_other_matter(page):
        return False
    if facts and _CLINIC.search(page.text, 0, 200):
        # A letter or a summary after the event tells of services of its past.
        return _has_circuit(page)
    if not facts or not past:
        return bool(facts)
    # Where ECMO is told as the past, words without a time ("an ECMO run of 6 days") go on with it,
    # unless a circuit runs or something is done to a cannula.
    return _has_circuit(page) or _has_deed(page, past) or names_service(page)


_HINT = expressions.compile(r"\b(?:ecmo|ecls)\b", re.IGNORECASE)


def _is_service_form(page: Page) -> bool:
    """Whether a form asks which service of support it was: a placeholder named so, or boxes for the services."""
    if any(
        not place.hides_value and _HINT.search(place.hint) for place in page.normal.placeholders
    ):
        return True
    asked: dict[int, set[str]] = {}
    for mention in page.find("ACTION_OPTION"):
        box = page.box_at(mention.start)
        if box is not None:
            asked.setdefault(box.group, set()).add(str(mention.value))
    if any(
        {"insertion", "removal"} <= values and values & {"initiation", "daily_management"}
        for values in asked.values()
    ):
        return page.find("ACTION") != []
    return any(
        item.answer == "blank"
        and _HINT.search(item.key)
        and (item.role == "action" or item.category == "procedure")
        for item in page.fields
    )


def _is_talk(page: Page, facts: list[Mention]) -> bool:
    """Whether a note asks about, plans or denies support as often as it names it without a word on that."""
    talk = page.find("ECMO_TALK", "NOT_GIVEN")
    weighed = [
        mention
        for mention in (*page.find("ECMO"), *modes_of(page))
        if mention not in facts and not mention.has("EARLIER", "OTHER_RUN", "OTHER_PERSON")
    ]
    return bool(talk) or len(weighed) >= len(facts)


def _is_refused(page: Page, mention: Mention) -> bool:
    """Whether support is named as not given or only asked about: no cannula then tells of it."""
    if mention.has("NEGATED", "PLANNED") and page.find("BYPASS"):
        return True
    if (
        own_deeds(page)
        and not page.find("NOT_GIVEN")
        and len({s.value for s in machine_facts(page) if s.meta.get("alone")}) > 1
    ):
        # A circuit that runs and a cannula that was handled outweigh a "no".
        return False
    talk = [m for m in page.find("ECMO_TALK") if m.rule in _ASKED]
    return mention.has("NEGATED") or lies_in(mention, talk)


def machine_facts(page: Page) -> list[Mention]:
    """Give the signs of a circuit or its cannulae that are facts, where they are enough."""
    signs = [sign for sign in machine_signs(page) if _is_fact(page, sign)]
    return signs if is_enough(signs) or (signs and is_billed(page)) else []


def _has_circuit(page: Page) -> bool:
    return any(
        page.section(found.start()).facet is None
        and not _THEN.search(page.text, *page.sentence(found.start()))
        and not _NOT_ON.search(page.text, max(0, found.start() - 20), found.start())
        for found in find_all(_RUNNING, page.text)
    )


def _has_deed(page: Page, past: list[Mention]) -> bool:
    told = {page.sentence_index(mention.start) for mention in past}
    named = [mention for mention in page.find("ACTION") if not mention.meta.get("title")]
    return any(
        page.sentence_index(mention.start) not in told
        and not is_background(page, mention.start)
        and against(page, mention) is None
        for mention in (*named, *(deed.mention for deed in cannula_deeds(page)))
    )


def modes_of(page: Page) -> list[Mention]:
    """Give the mentions of a mode that are that: no hospital, no dialysis, no nodal area."""
    others = page.find("NOT_MODE")
    named = (
        bool(page.find("ECMO", "CANNULA", "BRAND"))
        or find_first(_MACHINE, page.text) is not None
        or bool(machine_signs(page))
        or find_first(_MODE_KEY, page.text) is not None
        or _is_asked(page)
        or _has_machine(page)
    )
    bypass = bool(page.find("BYPASS"))
    return [
        mention
        for mention in page.find("MODE")
        if (named or mention.meta.get("ecpr"))
        and not (bypass and page.text.startswith(" bypass", mention.end))
        and not lies_in(mention, others)
        and not (mention.meta.get("weak") and not is_support(page, mention))
    ]


def _is_asked(page: Page) -> bool:
    """Whether a form asks which mode it was: boxes of one question whose words are modes."""
    boxes = [(page.box_at(mention.start), mention.value) for mention in page.find("MODE")]
    asked: dict[int, set[object]] = {}
    for box, value in boxes:
        if box is not None:
            asked.setdefault(box.group, set()).add(value)
    return any(len(values) > 1 for values in asked.values())


def lies_in(mention: Mention, others: list[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _is_fact(page: Page, mention: Mention) -> bool:
    cues = cues_of(page, mention)
    if _AFTER_IT.search(page.text, max(0, mention.start - 6), mention.start):
        # "Post-ECMO" says when, and that it is over or not begun to be told of.
        return False
    if any(
        cue.facet in _REJECT
        and not is_of_noun(page, mention, cue)
        and not is_carried_out(page, cue)
        for cue in cues
    ):
        return False
    if any(cue.facet == "IN_PLAN" for cue in cues):
        low = page.sentence(mention.start)[0]
        if not _GOES_ON.search(page.text, max(low, mention.start - 60), mention.start):
            return False
    past = [cue for cue in cues if cue.facet == "EARLIER"]
    if past and _DAY_OF_RUN.match(page.text, mention.end):
        # "S/P ECPR day 2" counts the days of a run that goes on.
        return True
    if past and _EVER_SINCE.match(page.text, mention.end):
        # "Norwood last month, on V-A since then": what began at another time goes on.
        return _ENDED.search(page.text, mention.end, _around(page, mention)[1]) is None
    elsewhere = any(cue.facet == "OTHER_OPERATOR" for cue in cues)
    if (past or elsewhere) and _ENDED.search(page.text, *_around(page, mention)):
        return False
    return not any(_is_long_past(page, mention, cue) for cue in past)


def _around(page: Page, mention: Mention) -> tuple[int, int]:
    low, high = page.sentence(mention.start)
    return max(low, mention.start - 80), min(high, mention.end + 80)


def _is_over(page: Page, mention: Mention) -> bool:
    """Whether a mention tells of a run that was over before this note's day."""
    past = [cue for cue in cues_of(page, mention) if cue.facet == "EARLIER"]
    ended = _ENDED.search(page.text, *_around(page, mention)) is not None
    return any(
        _is_long_past(page, mention, cue)
        or (ended and _AGO.search(page.text, cue.start, cue.end) is not None)
        for cue in past
    )


def is_of_noun(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a "no" negates what happened on support, not support: "no bleeding on V-V ECMO"."""
    if cue.facet == "NEGATED" and cue.start >= mention.end:
        # "Cut-down for V-A. Side graft not used": a sentence of its own.
        return _NEW_SENTENCE.search(page.text, mention.end - 1, cue.start) is not None
    if cue.facet != "NEGATED" or cue.end > mention.start:
        return False
    if page.text[cue.start : cue.end].lower() not in ("no", "without", "nil", "no evidence of"):
        return False
    if _NEXT_ITEM.fullmatch(page.text, cue.end, mention.start):
        return True
    return _NOUN_BEFORE.search(page.text, cue.end, mention.start) is not None


def is_carried_out(page: Page, cue: Cue) -> bool:
    """Whether a cue tells of a decision for support after which the note tells that a cannula went in."""
    if cue.facet != "PLANNED" or not (
        _DECISION.match(page.text, cue.start) or _is_announced(page, cue)
    ):
        return False
    if any(
        deed.mention.start > cue.end and against(page, deed.mention) is None
        for deed in cannula_deeds(page)
    ):
        return True
    return any(
        mention.start > cue.end + _SAME and against(page, mention) is None
        for mention in page.find("ACTION")
        if mention.value in ("initiation", "insertion")
    )


def _is_announced(page: Page, cue: Cue) -> bool:
    """Whether a "would" tells of a resolve in an account of what then happened."""
    if not _WOULD.match(page.text, cue.start):
        return False
    low = max(page.sentence(cue.start)[0], cue.start - 160)
    return _ANNOUNCED.search(page.text, low, cue.start) is not None


def _is_long_past(page: Page, mention: Mention, cue: Cue) -> bool:
    """Whether a cue puts the mention into another time ("s/p ECMO"), and not "on ECMO since Friday"."""
    words = page.text[cue.start : cue.end]
    if not _LONG_PAST.search(words):
        return False
    between = page.text[min(cue.end, mention.end) : max(cue.start, mention.start)]
    return not (cue.end <= mention.start and _NOW.search(between))


def is_support(page: Page, mention: Mention) -> bool:
    """Whether a bare "VA" stands beside words of support (and is no hospital)."""
    item = page.field_at(mention.start)
    if item is not None and (item.element in ("mode", "circuit") or item.role == "action"):
        return True
    if page.box_at(mention.start) is not None:
        return True
    follows = _OF_SUPPORT.match(page.text, mention.end) is not None
    if _ON.search(page.text, max(0, mention.start - 20), mention.start):
        return True
    if _MODE_IS.search(page.text, max(0, mention.start - 40), mention.start):
        return True
    before = page.text[max(0, mention.start - 12) : mention.start].lower()
    low, high = page.sentence(mention.start)
    if re.search(r"\b(?:from|to)\s$", before) and page.within((low, high), "CONVERSION"):
        return True
    if re.search(r"\b(?:the|at|from|our|to)\s$", before) and not follows:
        return False
    near = (max(low, mention.start - 60), min(high, mention.end + 60))
    return (
        follows
        or _LASTS.match(page.text, mention.end) is not None
        or bool(page.within(near, "ECMO", "CANNULA", "ACTION", "CONVERSION"))
        or _has_machine(page)
    )


_LASTS = expressions.compile(
    r",? ?(?:\d\.\d\b|x ?\d+ ?(?:d|h|hrs?|days?|hours?)\b|(?:hour|hr|h) ?\d+|\d+ ?(?:h|hrs?|hours?|days?)\b|"
    r"for \w+ (?:days?|hours?)|"
    r"via |through |\(\d\d ?(?:f|fr)\b)",
    re.IGNORECASE,
)
_BORE = expressions.compile(r"\b(?:1[2-9]|2\d|3[0-6]) ?-?(?:F|Fr|FR|French|french|fr)\b")
_ALONE = expressions.compile(r"(?:[,;(/]|//|^|\n)\s*(?:V-?A|V-?V)(?=\s*(?:[,;)/.]|$|\n))")
"""A mode as an item of its own in a row."""
_KINDS = frozenset(("sweep", "speed", "flow", "oxygenator", "sized vessels", "sized pair"))


def _has_cannula(page: Page) -> bool:
    """Whether a cannula is named and a deed told that is done to one."""
    return bool(page.find("CANNULA")) and any(
        mention.value in ("insertion", "reposition", "removal") for mention in page.find("ACTION")
    )


def _has_machine(page: Page) -> bool:
    """Whether the note tells a circuit's numbers or the bore of its cannulae: "VA" beside them is no hospital."""
    known: bool | None = page.cache.get("has_machine")
    if known is None:
        signs = {str(sign.value) for sign in machine_signs(page)} & _KINDS
        bores = {found.group().lower() for found in find_all(_BORE, page.text)}
        known = page.cache["has_machine"] = len(signs) + min(2, len(bores)) > 1
        if not known and (bores or _has_cannula(page)):
            known = page.cache["has_machine"] = find_first(_ALONE, page.text) is not None
    return known
