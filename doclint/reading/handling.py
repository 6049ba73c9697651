"""What is done to cannulae, vents and grafts, told by a verb and the thing that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_first
from doclint.reading.agency import against, clause_of

_LENGTH = expressions.compile(
    r"(?:\d|\bone|\btwo|\bthree|\bfour|\bfive|\bhalf)\s*(?:a\s)?(?:and a half\s)?"
    r"(?:cm|centi\w+|mm|milli\w+|deg\w*)\b",
    re.IGNORECASE,
)
_A_LITTLE = expressions.compile(
    r"\s*(?:back\s+|out\s+)?(?:a\s+(?:bit|little|touch|fraction|hair)|slightly|somewhat|partly|partially)\b",
    re.IGNORECASE,
)
_PARTICIPLE = expressions.compile(
    r"(?:taken|removed|withdrawn|pulled|drawn|explanted|extracted|lifted|eased|slid|moved|advanced|retracted|"
    r"rotated|backed|pushed|turned)\b",
    re.IGNORECASE,
)
_SIZED = expressions.compile(
    r"\b\d{1,2}[ -]?(?:F\b|Fr\b|FR\b|French|fr\b|french)|\b\d{1,2}f\b|"
    r"\b[Tt]he (?:1[3-9]|2\d|3[0-2])"
    r"(?= (?:and the \d|now|was|were|is|came|went|sits|slid|arterial|venous|drainage|return)\b)"
)
_OUT_WORDS = expressions.compile(
    r"\b(?:remov\w+|withdr\w+|pulled|taken out|explant\w*|extract\w*|discontinu\w+|came out|"
    r"backed out|slid out|freed|(?<!time-)(?<!time )(?<!tunneled )(?<!tunnelled )(?<!brought )(?<!led )out\b|"
    r"drawn|take-?down|divided|d/?c'?e?d\b)",
    re.IGNORECASE,
)
_IN_WORDS = expressions.compile(
    r"\b(?:plac\w+|insert\w+|introduc\w+|advanc\w+|position\w*|passed|went in|put\b|implant\w*|"
    r"creat\w*|decompress\w*|slid|seated|new|add\w*|install\w*|tied in|into|tunnel\w*|y'?e?d|wyed|"
    r"spliced|brought out (?:through|below|under))",
    re.IGNORECASE,
)
_HEART = expressions.compile(
    r"\b(?:LV|LA|left (?:ventric\w+|atri\w+|heart)|apex|apical|pulmonary vein|atrium|thoracotomy|"
    r"sternotomy|sternum|RSPV)\b"
)
_ENTERED = expressions.compile(r"thoracotomy|sternotomy|purse-? ?string|subxiphoid|\d\d ?Fr?\b")
_SEWN = expressions.compile(
    r"\b(?:sewn|sewed|sewing|sew|anastomos\w+|sutured|end-to-side|constructed|fashioned|stitched|attached|"
    r"conduit|chimney|side-? ?(?:arm )?graft|run on|joined|side-? ?(?:arm|limb)|end to side|"
    r"bevelled|spatulated|[4-7]-0)\b",
    re.IGNORECASE,
)
_SEWN_NOW = expressions.compile(
    r"\bsewn|anastomos|end[- ]to[- ]side|"
    r"^(?!.*(?:stump|oversew)).*\b(?:sutured|stitched|attached|fashioned|constructed|run) o?n",
    re.IGNORECASE,
)
_GRAFT_GONE = expressions.compile(
    r"\b(?:oversew\w*|stump|divided|excised|amputated|trimmed|removed|ligated|stapled|transected|"
    r"existing|old|taken down|resected|clamped|withdrawn)\b",
    re.IGNORECASE,
)
_OTHER_GRAFT = expressions.compile(
    r"\b(?:fontan|glenn|RV-?PA|extra-?cardiac|valved conduit|saphenous|mammary|LIMA|CABG|coronary|"
    r"bypass graft)",
    re.IGNORECASE,
)
_LINES = expressions.compile(
    r"\b(?:fem(?:oral)?|jugular|IJ|neck|groin|drainage|return|venous|ecmo|ecls|v-?v|v-?a|pump|circuit|"
    r"all|both(?: the)?)\s+"
    r"(?:venous\s+|vein\s+|v-?[va]\s+|ecmo\s+)?lines?\b|"
    r"\b(?:fem(?:oral)?|jugular|neck|groin|arterial|venous|ecmo|ecls)\s+(?:and\s+\w+\s+)?(?:tubes?|pipes?)\b",
    re.IGNORECASE,
)
_EXCHANGED = expressions.compile(r"swapped|exchanged", re.IGNORECASE)
_NO_CANNULA = expressions.compile(
    r"\b(?:patient|head|arm|bed|supine|prone|lateral|ETT|endotracheal|tube|turned|limb|leg|probe|"
    r"transducer|balloon|IABP|Impella|swan|drain|wire|guidewire|needle|sheath|swan)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_SLIPPED = expressions.compile(
    r"\b(?:slipped|slid|migrated|fallen|dislodged|moved)\s+$", re.IGNORECASE
)
_BY_ITSELF = expressions.compile(
    r"\b(?:half|partly|partially|nearly|almost|had|has)\s+(?:half|partly|partially|already\s+)?\s*$",
    re.IGNORECASE,
)
_CAME = expressions.compile(r"(?:came|come|backed|slid|slipped)", re.IGNORECASE)
_OUT_OF_PLACE = expressions.compile(
    r"\b(?:slipped|migrated|dislodged|malposition\w*|dropped|backed out|slid (?:back|out)|pulled back|"
    r"fallen|retracted|had moved|too (?:deep|shallow|high|low|far))\b",
    re.IGNORECASE,
)
_WHICH = expressions.compile(r",\s+(?:which|that|now|once|still)\b[^.;]*?,")
_IT = expressions.compile(
    r"\s*(?:it|this|that one|the same|the whole thing|the thing)\b", re.IGNORECASE
)
_OLD = expressions.compile(r"old|existing|former|previous|prior|pre-?existing|first", re.IGNORECASE)
_VENTED = expressions.compile(
    r"\b(?:LV|LA|RSPV|left (?:ventric\w+|atri\w+)|(?:pulmonary|upper) vein|apex|apical|groove)\b"
)
_VENT_AND_CANNULA = expressions.compile(
    r"\bvent,? (?:and|plus|with|,)[^.;]{0,30}\bcannul|cannul\w*[^.;]{0,20}\b(?:and|"
    r"plus)\b[^.;]{0,30}\bvent\b|"
    r"\bvent\b[^.;]{0,12}\bthen\b[^.;]{0,30}\bcannul",
    re.IGNORECASE,
)
_THEN = expressions.compile(r"\bthen\s+$", re.IGNORECASE)
FAR = 10_000
_FURTHER = 110
"""Characters behind a verb within which the length stands by which a cannula was drawn back."""
_LONGEST = 80
"""Characters of the longest verb, and of what may stand with it."""


@dataclass(frozen=True)
class Deed:
    """Something done: the action of RECORD.md, the words, and what speaks against it, if anything."""

    action: str
    mention: Mention
    object: Mention | None = None


def cannula_deeds(page: Page) -> list[Deed]:
    """Give the verbs of which a cannula is the object, with the action that they make, in order."""
    known: list[Deed] | None = page.cache.get("cannula_deeds")
    if known is None:
        known = page.cache["cannula_deeds"] = list(_cannula_deeds(page))
    return known


_OVER_TO_NEW = expressions.compile(
    r"(?:moved|switched|shifted|transferred)(?: over| across)? (?:on)?to "
    r"(?:it\b|this\b|the (?:new|graft|other|axillary|chest|"
    r"conduit)\b)",
    re.IGNORECASE,
)
"""The circuit's limb that goes over to the new cannula: "return moved to it"."""


def _cannula_deeds(page: Page) -> Iterator[Deed]:
    for verb in page.find("VERB_OUT", "VERB_MOVE", "VERB_IN"):
        if verb.label == "VERB_MOVE" and _OVER_TO_NEW.match(page.text, verb.start):
            continue
        if verb.label != "VERB_MOVE" and _overlaps(page, verb, "VERB_MOVE"):
            continue
        if verb.label == "VERB_IN" and (
            _OF_OTHER_THING.search(page.text, max(0, verb.start - 40), verb.start)
            or _overlaps(page, verb, "VERB_OUT")
            or _has_slipped(page, verb)
            or closes_vessel(page, verb)
        ):
            continue
        if verb.label == "VERB_OUT" and (
            _FOR_CLOSURE.match(page.text, verb.start)
            or _is_bypass_exchange(page, verb)
            or _came_by_itself(page, verb)
            or _is_of_bypass(page, verb)
        ):
            continue
        cannula = _object_of(page, verb)
        if cannula is None and verb.label == "VERB_MOVE":
            cannula = _cannula_before(page, verb)
        if cannula is not None:
            action = _action_of(page, verb)
            if action == "insertion" and cannula.end < verb.start and _is_put_back(page, verb):
                action = "reposition"
            if action:
                yield Deed(action, verb, cannula)
            if action == "removal" and _FOR_ANOTHER.match(page.text, verb.start):
                yield Deed("insertion", verb, cannula)
            if action in _WITH_VENT and _has_both(page, verb):
                yield Deed(_WITH_VENT[action], verb, cannula)


_OF_OTHER_THING = expressions.compile(
    r"\b(?:stitch(?:es)?|sutures?|mattress|prolene|ethibond|silks?|vicryl|nylon|staples?|pledgets?|"
    r"gauze|surgicel|"
    r"floseal|packs?|swabs?|clips?|clamps?|dressings?|tourniquets?|drapes?|pads|lights?|collar|headband)"
    r"\s+(?:(?:was|were|is|are|then|also|now)\s+)*$|"
    r"\b(?:minutes?|mins?|hours?|seconds|days?|weeks?|time|while|trials?|tests?|danger|crisis)\s+"
    r"(?:had|have|has|was|were)?\s*$",
    re.IGNORECASE,
)
"""What goes in, on or by, and is no cannula: "after the clamps went on", "once 20 minutes had passed"."""
_EXCHANGED_FOR = (
    r"(?:exchanged|swapped|replaced|changed)\s+"
    r"(?:over (?:the |a |an )?(?:[\w-]+ ){1,3}?)?(?:for|with|by)\b"
)
_FOR_ANOTHER = expressions.compile(
    rf"(?:(?:removed|taken out|withdrawn|pulled|out),? (?:and |then )*)?{_EXCHANGED_FOR}",
    re.IGNORECASE,
)
_CLOSURE = expressions.compile(
    r"\b(?:manta|angio-?seal|perclose|pro-?glide|pro-?style|plug|collagen|closure device|vascade|mynx)\b",
    re.IGNORECASE,
)
_FOR_CLOSURE = expressions.compile(
    rf"{_EXCHANGED_FOR}\s+(?:an?\s+|the\s+)?(?:\d+ ?F?r?\s+)?{_CLOSURE.pattern}",
    re.IGNORECASE,
)
"""A sheath that made way for what closes the vessel."""


def _overlaps(page: Page, verb: Mention, label: str) -> bool:
    near = page.within((verb.start - _LONGEST, verb.end + _LONGEST), label)
    return any(other.start < verb.end and verb.start < other.end for other in near)


_WITH_VENT = {"vent_removal": "removal", "vent_insertion": "insertion"}


def _has_both(page: Page, verb: Mention) -> bool:
    """Whether a vent and cannulae are the objects of one verb."""
    return _VENT_AND_CANNULA.search(page.text, *page.sentence(verb.start)) is not None


def _came_by_itself(page: Page, verb: Mention) -> bool:
    """Whether a cannula "had half come out": that is why it was moved, and nobody's deed."""
    if not _CAME.match(page.text, verb.start, verb.end):
        return False
    return _BY_ITSELF.search(page.text, max(0, verb.start - 25), verb.start) is not None


def _is_put_back(page: Page, verb: Mention) -> bool:
    """Whether "it" was advanced after the note told that it had slipped."""
    if not _IT.match(page.text, verb.end):
        return False
    low = page.sentences[max(0, page.sentence_index(verb.start) - 2)][0]
    return find_first(_OUT_OF_PLACE, page.text, low, verb.start) is not None


def is_old(page: Page, cue_start: int, cue_end: int) -> bool:
    """Whether a cue only says that the cannula taken out or moved was there before."""
    return _OLD.match(page.text, cue_start, cue_end) is not None


def closes_vessel(page: Page, verb: Mention) -> bool:
    """Whether what goes in is the device that closes the vessel behind the cannula."""
    low, high = clause_of(page, verb.start)
    return _CLOSURE.search(page.text, low, high) is not None


def names_closure(page: Page, mention: Mention) -> bool:
    """Whether a size with its movement is that of the device that closes the vessel: "18 Fr MANTA in"."""
    return _CLOSURE.search(page.text, mention.start, mention.end + 8) is not None


def _is_of_bypass(page: Page, verb: Mention) -> bool:
    """Whether what comes out is named in its clause as the heart-lung machine's."""
    if page.within(clause_of(page, verb.start), "BYPASS"):
        return True
    return is_bypass_line(page, verb)


def is_bypass_line(page: Page, verb: Mention) -> bool:
    """Whether what comes out is called a line of bypass: "10 Fr bypass cannula out"."""
    return _BYPASS_ONE.search(page.text, max(0, verb.start - 50), verb.end) is not None


_BYPASS_ONE = expressions.compile(
    r"\b(?:bypass|CPB) (?:(?:bicaval|caval|venous|arterial|aortic|SVC|IVC|two-stage|old) ){0,2}"
    r"(?:one|ones|line|lines|pipe|pipes|cannula|cannulae|cannulas)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)


def _has_slipped(page: Page, verb: Mention) -> bool:
    return _SLIPPED.search(page.text, max(0, verb.start - 15), verb.start) is not None


def _is_bypass_exchange(page: Page, verb: Mention) -> bool:
    """Whether a heart-lung machine's cannulae were exchanged for those of ECMO."""
    if not _EXCHANGED.search(page.text, verb.start, verb.end):
        return False
    clause = page.text[slice(*clause_of(page, verb.start))]
    return re.search(r"\b(?:bypass|CPB|pump)\b", clause, re.IGNORECASE) is not None


def _action_of(page: Page, verb: Mention) -> str | None:
    if is_vent(page, verb):
        if verb.label == "VERB_MOVE" and _goes_in(page, verb):
            return "vent_insertion"
        return {"VERB_OUT": "vent_removal", "VERB_IN": "vent_insertion"}.get(verb.label)
    if verb.label == "VERB_OUT":
        # "Withdrawn 4 cm" leaves the cannula in; "removed" with a length beside it does not.
        partly = (
            page.text[verb.start : verb.end]
            .lower()
            .startswith(("with", "pull", "dra", "drew", "back", "eased"))
        )
        after = page.text[verb.end : page.sentence(verb.start)[1]][:_FURTHER].split(",")[0]
        return (
            "reposition"
            if partly and (_LENGTH.search(after) or _A_LITTLE.match(after))
            else "removal"
        )
    if verb.label != "VERB_MOVE" or _goes_in(page, verb):
        return "insertion"
    return "reposition"


_TO_DEPTH = expressions.compile(
    r"(?:advanced|fed|slid|passed|pushed|railed)(?: \w+)? (?:to|until)\b|(?:slid|passed|fed|pushed) in \d",
    re.IGNORECASE,
)
_NEW_WAY = expressions.compile(
    r"\b(?:dilat\w+|stab(?:bed)?|cored|needle|seldinger|punctur\w*|venotomy|arteriotomy|"
    r"purse-? ?strings? (?:x ?\d|placed|set|laid|put|thrown|each|of|in|on|[3-6]-?/?0))\b",
    re.IGNORECASE,
)


_NEW_TUBE = expressions.compile(
    r"\b(?:an?|new|fresh|second)\s+(?:[\w-]+\s+){0,2}\d{1,2} ?-?(?:F|Fr|French)\b\.?(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
_INWARD = expressions.compile(
    r"(?:advanced|fed|slid|passed|pushed|railed|threaded|eased)\b(?! back| out)", re.IGNORECASE
)


def is_new_tube(page: Page, start: int) -> bool:
    """Whether what is told to move is named as one that was not there yet: "a 24 French cannula"."""
    return _NEW_TUBE.search(page.text, max(0, start - 50), start) is not None


def _goes_in(page: Page, verb: Mention) -> bool:
    """Whether "advanced to 43 cm" ends a way that began with needle and dilators, of no slipped cannula."""
    if is_new_tube(page, verb.start) and _INWARD.match(page.text, verb.start):
        return True
    if not _TO_DEPTH.match(page.text, verb.start) or find_first(_OUT_OF_PLACE, page.text):
        return False
    return _NEW_WAY.search(page.text, max(0, verb.start - 250), verb.start) is not None


def _speaks_of_vent(page: Page) -> bool:
    """Whether the note names a deed done to a vent at all."""
    known: bool | None = page.cache.get("speaks_of_vent")
    if known is None:
        known = any(str(mention.value).startswith("vent") for mention in page.find("ACTION"))
        page.cache["speaks_of_vent"] = known
    return known


def is_vent(page: Page, verb: Mention) -> bool:
    clause = clause_of(page, verb.start)
    if verb.label != "VERB_OUT" and _at_apex(page, verb, clause):
        return True
    if _speaks_of_vent(page):
        heart = [
            m for m in page.within(clause, "VESSEL") if m.value in ("left ventricle", "left atrium")
        ]
        if heart or _VENTED.search(page.text, *clause):
            return True
        number = page.sentence_index(verb.start)
        low = page.sentences[max(0, number - 2)][0]
        if verb.label == "VERB_OUT" and not page.within(clause, "VESSEL", "CANNULA"):
            return _VENTED.search(page.text, low, clause[1]) is not None
    return any(m.meta.get("role") == "vent" for m in page.within(clause, "CANNULA_TYPE")) or bool(
        re.search(r"\bvent\b", page.text[clause[0] : clause[1]], re.IGNORECASE)
    )


_APEX = expressions.compile(
    r"\b(?:(?:LV|left ventricular|cardiac|ventricular) apex|apex|apical|(?:left )?ventricle)\b",
    re.IGNORECASE,
)
_RINGED = expressions.compile(
    r"\b(?:purse-? ?strings?|pledget\w*|rings?|cored|stab\w*|felt|snare\w*)\b", re.IGNORECASE
)
_BESIDE_RIB = expressions.compile(
    r"thoracotom|\b(?:space|interspace|ribs?|intercostal|sternotom\w*|subxiphoid)\b", re.IGNORECASE
)
_ELSEWHERE = expressions.compile(
    r"\b(?:aort\w*|atri\w*|RA|femoral|jugular|groin|axillary|neck|chest tube|pleura\w*)\b",
    re.IGNORECASE,
)
_PUMP = expressions.compile(
    r"\b(?:LVAD|HeartMate|HM3|HVAD|TAVR|TAVI|transapical (?:valve|aortic))\b"
)


def _at_apex(page: Page, verb: Mention, clause: tuple[int, int]) -> bool:
    """Whether a tube goes into the left ventricle between stitches in its apex, which only vents do."""
    low = page.sentences[max(0, page.sentence_index(verb.start) - 3)][0]
    high = min(len(page.text), clause[1] + 100)
    if _ELSEWHERE.search(page.text, low, clause[1]):
        return False
    if not (_APEX.search(page.text, low, high) and _RINGED.search(page.text, low, high)):
        return False
    if _PUMP.search(page.text, low, high):
        return False
    return _BESIDE_RIB.search(page.text, max(0, low - 300), high) is not None


def _object_of(page: Page, verb: Mention) -> Mention | None:
    """The cannula that the verb is said of: named in its clause, nearer than any other device."""
    span = clause_of(page, verb.start)
    if _THEN.search(page.text, max(0, verb.start - 10), verb.start):
        span = page.sentence(verb.start)[0], span[1]
    cannulas = page.within(span, "CANNULA", "BRAND")
    if not cannulas:
        types = [
            m
            for m in page.within(span, "CANNULA_TYPE")
            if m.meta.get("design") or m.meta.get("role")
        ]
        sized = _SIZED.search(page.text, *span) or page.within(span, "VESSEL")
        cannulas = [m for m in types if sized or m.meta.get("design") == "dual_lumen"]
    if not cannulas and not _other_devices(page, span):
        # "A 22 Fr was placed in the aorta": of the things that have a size in French, a cannula.
        return (
            _sized_thing(page, verb, span)
            or _named_before(page, verb)
            or _parted_from(page, verb, span)
        )
    if not cannulas:
        return None

    def gap(mention: Mention) -> int:
        return min(abs(mention.start - verb.end), abs(verb.start - mention.end))

    nearest = min(cannulas, key=gap)
    for device in page.within(span, "OTHER_DEVICE"):
        inside = any(c.start <= device.start and device.end <= c.end for c in cannulas)
        if not inside and gap(device) < gap(nearest) and device.end <= verb.start:
            return None
    return nearest


def _other_devices(page: Page, span: tuple[int, int]) -> bool:
    return any(not m.meta.get("tool") for m in page.within(span, "OTHER_DEVICE"))


def _sized_thing(page: Page, verb: Mention, span: tuple[int, int]) -> Mention | None:
    """A thing named by its size in French and its vessel or role, or by its vessel as a "line"."""
    found = page.within(span, "VESSEL", "ROLE_WORD")
    if _SIZED.search(page.text, *span):
        if found:
            return found[0]
        if verb.label != "VERB_OUT":
            return None
        sized = _SIZED.search(page.text, *span)
        return Mention("SIZE", sized.start(), sized.end()) if sized else None
    lines = _LINES.search(page.text, *span) if verb.label != "VERB_IN" else None
    return Mention("LINE", *lines.span()) if lines else None


def _parted_from(page: Page, verb: Mention, span: tuple[int, int]) -> Mention | None:
    """The cannula before a clause that parts it from its verb: "the 19 Fr, which was clean, was moved"."""
    low = page.sentence(verb.start)[0]
    if verb.label == "VERB_IN" or low == span[0] or _other_devices(page, (low, span[1])):
        return None
    opens = not page.text[span[0] : verb.start].strip(" ;,\n")
    if not opens and not _WHICH.search(page.text, low, verb.start):
        return None
    found = page.within((low, span[0]), "CANNULA", "BRAND")
    sized = _SIZED.search(page.text, low, span[0])
    return found[0] if found else Mention("SIZE", *sized.span()) if sized else None


def _named_before(page: Page, verb: Mention) -> Mention | None:
    """The cannula of the sentences before, where the verb's object is "it", or the verb opens its sentence."""
    low = page.sentence(verb.start)[0]
    if (
        verb.label != "VERB_IN"
        and not page.text[low : verb.start].strip(" \n-*")
        and _PARTICIPLE.match(page.text, verb.start)
        and not page.within(clause_of(page, verb.start), "OTHER_DEVICE")
    ):
        opens = page.sentences[max(0, page.sentence_index(verb.start) - 1)][0]
        named = page.within((opens, low), "CANNULA", "BRAND", "CANNULA_TYPE")
        named += [m for m in page.within((opens, low), "ACTION") if str(m.value).startswith("vent")]
        if named and not _other_devices(page, (opens, low)):
            return named[-1]
    if not _IT.match(page.text, verb.end) and not _IT.search(page.text, verb.start, verb.end):
        return None
    low = page.sentences[max(0, page.sentence_index(verb.start) - 2)][0]
    before = page.within((low, verb.start), "CANNULA", "BRAND", "CANNULA_TYPE")
    return before[-1] if before else None


_TO_PLACE = expressions.compile(
    r"\b(?:back|out|up|down|in) (?:to|into) (?:the |mid-? ?)?"
    r"(?:\d+ (?:at|cm)|(?:right )?atri\w+|RA\b|IVC\b|SVC\b|cavo-?)",
    re.IGNORECASE,
)


def _cannula_before(page: Page, verb: Mention) -> Mention | None:
    """The cannula of the sentences before, for a clause that only says "brought it back 2 cm"."""
    told = (verb.start, verb.end + 30)
    if not _LENGTH.search(page.text, *told) and not _TO_PLACE.search(page.text, *told):
        return None
    if page.within(clause_of(page, verb.start), "OTHER_DEVICE"):
        return None
    before = page.within((verb.start - 1000, verb.start), "CANNULA", "BRAND", "CANNULA_TYPE")
    if before:
        return before[-1]
    sized = _SIZED.search(page.text, page.sentence(verb.start)[0], verb.start)
    return Mention("SIZE", *sized.span()) if sized else None


_TURN = expressions.compile(r"\bturn\b", re.IGNORECASE)


def is_cannula_moved(page: Page, mention: Mention, *, in_title: bool) -> bool:
    """Whether "repositioned" is said of a cannula, and not of the patient, a tube or a probe."""
    low, high = page.sentence(mention.start)
    if in_title and not _NO_CANNULA.search(page.text[low : mention.start]):
        return True
    if _NO_CANNULA.search(page.text[clause_of(page, mention.start)[0] : mention.start]):
        return False
    cannulas = page.within((low, high), "CANNULA", "BRAND", "CANNULA_TYPE", "ECMO")
    if not cannulas and _TURN.search(page.text, mention.start, mention.end):
        before = page.sentences[max(0, page.sentence_index(mention.start) - 1)][0]
        cannulas = page.within((before, low), "CANNULA", "BRAND")
    catheter = re.search(r"\bcatheter|\btip\b|\blimb\b", page.text[low:high], re.IGNORECASE)
    return bool(cannulas or catheter)


def vent_deed(page: Page, mention: Mention, *, in_title: bool) -> str | None:
    """Which action a vent's mention makes, ``title`` where a heading names it alone, or None."""
    low, high = page.sentence(mention.start)
    item = page.field_at(mention.start)
    if item is not None and item.key_start <= mention.start and in_title:
        low, high = min(low, item.key_start), max(high, item.end)
    if mention.meta.get("alone"):
        named = any(m.value == "vent" and not m.meta.get("alone") for m in page.find("ACTION"))
        if not named and not _HEART.search(page.text, max(0, low - 250), high + 150):
            return None
    out_at, out = _nearest(_OUT_WORDS, page, low, high, mention.start)
    in_at, into = _nearest(_IN_WORDS, page, low, high, mention.start)
    action, at = ("vent_removal", out_at) if out < into else ("vent_insertion", in_at)
    if at is None and not in_title and _ENTERED.search(page.text, low, high):
        # "Apical vent: left thoracotomy, felt, 20 Fr": told without its verb.
        return None if against(page, mention) else "vent_insertion"
    if at is None:
        return "title" if in_title else None
    if _NOT_DONE.search(page.text, max(low, at[0] - 30), at[0]):
        return None
    return None if against(page, Mention("VERB", *at)) else action


_NOT_DONE = expressions.compile(
    r"\b(?:not|never|nor|without being|discussed|considered|weighed|deferred)\b[^.;\n]{0,18}$",
    re.IGNORECASE,
)


def _nearest(
    pattern: re.Pattern[str], page: Page, low: int, high: int, offset: int
) -> tuple[tuple[int, int] | None, int]:
    """The match nearest to ``offset`` and its distance, or None and :data:`FAR`."""
    found = [(abs(m.start() - offset), m.span()) for m in pattern.finditer(page.text, low, high)]
    if not found:
        return None, FAR
    gap, span = min(found)
    return span, gap


def grafts_sewn(page: Page, mention: Mention, *, in_title: bool) -> bool:
    """Whether a graft's mention tells that it was sewn to a vessel for the cannula."""
    near = page.text[slice(*page.sentence(mention.start))]
    if _OTHER_GRAFT.search(near):
        return False
    clause = page.text[slice(*clause_of(page, mention.start))]
    if _GRAFT_GONE.search(clause) and not _SEWN_NOW.search(clause):
        return False
    return bool(_SEWN.search(near)) or in_title
