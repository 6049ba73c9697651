"""Support that is never called by its name: a circuit that runs, a cannula of a size no other line has.

A surgeon writes "the return cannula came out of the femoral artery", an intensivist "sweep 3, 4.1 litres at 3200":
notes on ECMO without the word. One sign that nothing else gives is enough, or two of different kinds. Where
the heart-lung machine is spoken of, its cannulae and its oxygenator are no sign.
"""

from __future__ import annotations

import re

from doclint.nlp.page import Mention, Page
from doclint.reading.agency import clause_of

_SIZE = re.compile(
    r"\b(?P<size>\d{1,2})(?:[ -]?(?:F|Fr|French|FR|fr|french)\b|\s+(?:arterial|venous|multi-?stage|art|ven)\b)"
)
_LEAST = 8
"""French: smaller than any cannula, a sheath's or a line's size."""
_AROUND = 150
"""Characters about a cannula's clause within which its vessel is named."""
_PERIPHERAL = re.compile(
    r"femor|\bfem\b|jugular|carotid|axillar|subclav|groin|neck|\b[RL]?(?:IJV?|FV|FA|CFA|CFV|SFA)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:arterial|venous|return|drainage|drain)\s+cannul", re.IGNORECASE)
_CENTRAL = re.compile(r"aort|atri|appendage|\bRA\b|pulmonary|ventric|apex|apical", re.IGNORECASE)
_NOT_SUPPORT = re.compile(
    r"\b(?:impella|lvad|heart-?mate|hvad|ventricular assist|dialysis|h(?:a)?emodialysis|trialysis|swan|picc|"
    r"iabp|balloon pump|tavr|tavi|evar|permcath|port-?a-?cath|hickman|broviac|chest tube|foley|"
    r"cardioversion|endoscop\w+|dilator|trocar|laparoscop\w*|periton\w*|abdom\w*|gallbladder|bladder|"
    r"arthroscop\w*|umbilic\w*|nasal|nares)\b",
    re.IGNORECASE,
)
_OTHER_CIRCUIT = re.compile(
    r"\bCABG ?x ?\d|\bon[- ]pump (?:CABG|AVR|MVR|repair)|cardioplegia|left heart bypass|atrio-?femoral bypass",
    re.IGNORECASE,
)
_BREATH = re.compile(
    r"\b(?:ventilator|PEEP|CPAP|BiPAP|HFNC|nasal|tidal|FiO2 [\d.]+%? on|dialysis|CRRT|CVVH\w*|hemofilt\w+|"
    r"anesthesia|breathing)\b",
    re.IGNORECASE,
)
_OTHER_PUMP = re.compile(
    r"\b(?:lvad|heart-?mate|hvad|hm3|impella|centrimag|berlin)\b", re.IGNORECASE
)


def machine_signs(page: Page) -> list[Mention]:
    """Give the words that tell of a circuit or its cannulae, of which one stands alone or two differ."""
    known: list[Mention] | None = page.cache.get("machine_signs")
    if known is None:
        bypass = bool(page.find("BYPASS")) or _OTHER_CIRCUIT.search(page.text) is not None
        other_pump = _OTHER_PUMP.search(page.text) is not None
        known = [
            sign
            for sign in page.find("MACHINE")
            if (not bypass or sign.meta.get("beyond_bypass"))
            and not (
                sign.value in ("circuit", "flow")
                and not sign.meta.get("alone")
                and _BREATH.search(page.text, *page.sentence(sign.start))
            )
            and not (other_pump and sign.value in ("speed", "flow"))
            and not (sign.value == "decannulation" and _TRACHEA.search(page.text))
        ]
        if not bypass:
            known += _cannulas(page)
            known += [_sign(m, "vent") for m in page.find("ACTION") if _is_vent(page, m)]
            known += [
                _sign(m, "vent", alone=False)
                for m in page.find("ACTION")
                if m.value == "vent" and m.meta.get("alone") and not _BRAIN.search(page.text)
            ]
        page.cache["machine_signs"] = known
    return known


_HEART = re.compile(r"\b(?:LV|LA|left (?:ventric|atri|heart)\w*|apical|pulmonary vein|RSPV)\b")
_BRAIN = re.compile(r"\b(?:EVD|ICP|Kocher|ventriculost\w+|ventricular drain|VP shunt|CSF|burr)\b")
_TRACHEA = re.compile(r"\btrach(?!ed\b)|laryng|passy", re.IGNORECASE)


def is_enough(signs: list[Mention]) -> bool:
    """Whether signs, all of them facts, tell of support."""
    return any(sign.meta.get("alone") for sign in signs) or len({sign.value for sign in signs}) >= 2


def _is_vent(page: Page, mention: Mention) -> bool:
    before = page.text[max(0, mention.start - 15) : mention.end]
    if mention.value != "vent" or (mention.meta.get("alone") and not _HEART.search(before)):
        return False
    return _BRAIN.search(page.text) is None


def _sign(mention: Mention, value: str, *, alone: bool = True) -> Mention:
    return Mention(
        "MACHINE", mention.start, mention.end, {"value": value, "alone": alone}, mention.cues
    )


def _cannulas(page: Page) -> list[Mention]:
    """Cannulae by the size or the deed that only those of support have at such a vessel."""
    found = []
    for mention in page.find("CANNULA", "CANNULA_TYPE"):
        span = clause_of(page, mention.start)
        words = page.text[slice(*span)]
        if _NOT_SUPPORT.search(words) or page.within(span, "OTHER_CANNULATION"):
            continue
        sized = _sized(words)
        deed = mention.label == "CANNULA" and (
            bool(page.within(page.sentence(mention.start), "VERB_OUT", "VERB_MOVE", "VERB_IN"))
            or any(m.value == "reposition" for m in page.within(span, "ACTION"))
        )
        around = page.text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
        placed = _PERIPHERAL.search(around) or (
            sized and (_CENTRAL.search(around) or _ROLE.search(words))
        )
        if sized or deed:
            found.append(_sign(mention, "cannula", alone=bool(placed)))
    return found


def _sized(words: str) -> bool:
    return any(int(found["size"]) >= _LEAST for found in _SIZE.finditer(words))
