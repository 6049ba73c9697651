"""Support that is never called by its name: a circuit that runs, a cannula of a size no other line has.

A surgeon writes "the return cannula came out of the femoral artery", an intensivist "sweep 3, 4.1 litres at 3200":
notes on ECMO without the word. One sign that nothing else gives is enough, or two of different kinds. Where
the heart-lung machine is spoken of, its cannulae and its oxygenator are no sign.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.agency import clause_of
from doclint.reading.handling import grafts_sewn

_SIZE = expressions.compile(
    r"\b(?P<size>\d{1,2})(?:[ -]?(?:F|Fr|French|FR|fr|french)\b|\s+(?:arterial|venous|multi-?stage|art|ven)\b)"
)
_LEAST = 8
"""French: smaller than any cannula, a sheath's or a line's size."""
_AROUND = 150
"""Characters about a cannula's clause within which its vessel is named."""
_PERIPHERAL = expressions.compile(
    r"femor|\bfem\b|jugular|carotid|axillar|subclav|groin|neck|\b[RL]?(?:IJV?|FV|FA|CFA|CFV|SFA)\b",
    re.IGNORECASE,
)
_ROLE = expressions.compile(r"\b(?:arterial|venous|return|drainage|drain)\s+cannul", re.IGNORECASE)
_CENTRAL = expressions.compile(
    r"aort|atri|appendage|\bRA\b|pulmonary|ventric|apex|apical", re.IGNORECASE
)
_NOT_SUPPORT = expressions.compile(
    r"\b(?:impella|lvad|heart-?mate|hvad|ventricular assist|dialysis|h(?:a)?emodialysis|trialysis|swan|picc|"
    r"iabp|balloon pump|tavr|tavi|evar|permcath|port-?a-?cath|hickman|broviac|chest tube|foley|"
    r"cardioversion|endoscop\w+|dilator|trocar|laparoscop\w*|periton\w*|abdom\w*|gallbladder|bladder|"
    r"arthroscop\w*|umbilic\w*|nasal|nares)\b",
    re.IGNORECASE,
)
_OTHER_CIRCUIT = expressions.compile(
    r"\bCABG ?x ?\d|\bon[- ]pump (?:CABG|AVR|MVR|repair)|cardioplegia|left heart bypass|atrio-?femoral bypass|"
    r"veno-? ?venous bypass|without (?:an |any )?oxygenator|piggy-?back|hepatectomy|"
    r"isolated limb perfusion|melphalan|porto-?systemic",
    re.IGNORECASE,
)
_BREATH = expressions.compile(
    r"\b(?:ventilator|PEEP|CPAP|BiPAP|HFNC|nasal|tidal|FiO2 [\d.]+%? on|dialysis|CRRT|CVVH\w*|hemofilt\w+|"
    r"anesthesia|breathing)\b",
    re.IGNORECASE,
)
_OTHER_PUMP = expressions.compile(
    r"\b(?:lvad|heart-?mate|hvad|hm3|impella|centrimag|berlin)\b", re.IGNORECASE
)


def machine_signs(page: Page) -> list[Mention]:
    """Give the words that tell of a circuit or its cannulae, of which one stands alone or two differ."""
    known: list[Mention] | None = page.cache.get("machine_signs")
    if known is None:
        bypass = bool(page.find("BYPASS")) or find_first(_OTHER_CIRCUIT, page.text) is not None
        other_pump = find_first(_OTHER_PUMP, page.text) is not None
        known = [
            sign
            for sign in page.find("MACHINE")
            if (not bypass or sign.meta.get("beyond_bypass"))
            and not (
                sign.value in ("circuit", "flow")
                and not sign.meta.get("alone")
                and find_first(_BREATH, page.text, *page.sentence(sign.start))
            )
            and not (sign.value == "oxygenator" and _oscillates(page, sign))
            and not (other_pump and sign.value in ("speed", "flow"))
            and not (sign.value == "decannulation" and find_first(_TRACHEA, page.text))
        ]
        if not bypass:
            known += _cannulas(page)
            known += _pairs(page)
            known += [
                _sign(m, "vent", alone=not m.meta.get("heart") or _drains(page, m))
                for m in page.find("ACTION")
                if _is_vent(page, m)
            ]
            known += [_sign(m, "graft", alone=True) for m in _grafts(page)]
            known += [
                _sign(m, "vent", alone=False)
                for m in page.find("ACTION")
                if m.value == "vent" and m.meta.get("alone") and not find_first(_BRAIN, page.text)
            ]
        page.cache["machine_signs"] = known
    return known


_HEART = expressions.compile(
    r"\b(?:LV|LA|left (?:ventric|atri|heart)\w*|apical|pulmonary vein|RSPV)\b"
)
_BRAIN = expressions.compile(
    r"\b(?:EVD|ICP|Kocher|ventriculost\w+|ventricular drain|VP shunt|CSF|burr)\b"
)
_TRACHEA = expressions.compile(r"\btrach(?!ed\b)|laryng|passy", re.IGNORECASE)


def _told_out(signs: list[Mention]) -> bool:
    """Whether a cannula is told of as coming out, so that another cannula's sign is of its kind."""
    return any(sign.value == "cannula out" for sign in signs)


def is_enough(signs: list[Mention]) -> bool:
    """Whether signs, all of them facts, tell of support."""
    kinds = {sign.value for sign in signs} - ({"cannula"} if _told_out(signs) else set())
    if any(sign.meta.get("alone") for sign in signs):
        return True
    # An eye's or a belly's cannula and a stitch or a thumb on the wound: any operation has both.
    return len(kinds) >= 2 and kinds != {"closure", "cannula"}


_JOINED = expressions.compile(
    r"\b(?:limb|inlet|circuit|pump|flows?|vent(?:ed|ing)?|de-?vent\w*|(?:venous|drainage) line)\b",
    re.IGNORECASE,
)


def _drains(page: Page, mention: Mention) -> bool:
    """Whether a tube in the left heart is told to be a vent or joined to a circuit, and no device's sheath."""
    low, high = page.sentence(mention.start)
    return find_first(_JOINED, page.text, max(0, low - _AROUND), high + _AROUND) is not None


def _is_vent(page: Page, mention: Mention) -> bool:
    before = page.text[max(0, mention.start - 15) : mention.end]
    if mention.meta.get("heart"):
        return find_first(_BRAIN, page.text) is None
    if mention.value != "vent" or (mention.meta.get("alone") and not _HEART.search(before)):
        return False
    return find_first(_BRAIN, page.text) is None


_INFLOW = expressions.compile(
    r"\b(?:arterial (?:return|inflow|limb|cannul\w+)|inflow|chimney|conduit|return|side-? ?arm|T-graft|"
    r"cannul\w+|(?:1[3-9]|2\d) ?-?(?:F|Fr|French)|perfusion side-?\w*|EOPA)\b",
    re.IGNORECASE,
)
_OTHER_REPAIR = expressions.compile(
    r"\b(?:fistula|dialysis|h(?:a)?emodialysis|bypass|bifemoral|aneurysm\w*|TEVAR|EVAR|arch|"
    r"dissection|claudicat\w*|"
    r"profunda|popliteal|tunnel\w*|brachial|impella|shunt|BT|BTT|fontan|glenn|transplant|RV-PA)\b",
    re.IGNORECASE,
)


def _grafts(page: Page) -> list[Mention]:
    """Grafts sewn to a limb's artery to carry a cannula; a bypass graft or dialysis access carries none."""
    if find_first(_OTHER_REPAIR, page.text):
        return []
    return [
        mention
        for mention in page.find("GRAFT_WORD")
        if find_first(_LIMB_ARTERY, page.text, *_near(page, page.sentence(mention.start)))
        and find_first(_INFLOW, page.text, *page.sentence(mention.start))
        and grafts_sewn(page, mention, in_title=False)
    ]


_LIMB_ARTERY = expressions.compile(
    r"\b(?:axillary|femoral|subclavian|innominate|CFA|SFA)\b", re.IGNORECASE
)


def _sign(mention: Mention, value: str, *, alone: bool = True) -> Mention:
    return Mention(
        "MACHINE", mention.start, mention.end, {"value": value, "alone": alone}, mention.cues
    )


_PORT = expressions.compile(
    r"\d ?-?mm (?:\w+ )?cannul|\bportals?\b|\b(?:arthroscop|laparoscop|hystero|cysto|liposuc|trocar|veress|"
    r"phaco|intraocular|cornea|capsul|hydrodissect|eye)\w*",
    re.IGNORECASE,
)


def _near(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    return max(0, span[0] - _AROUND), span[1] + _AROUND


class _Clause(NamedTuple):
    """What a clause says of the cannulae that it names."""

    of_another: bool
    """Whether it speaks of bypass, of a line or of an instrument's port."""
    sized: bool
    moved: bool
    peripheral: bool
    central: bool


def _clause(page: Page, span: tuple[int, int]) -> _Clause:
    words = page.text[slice(*span)]
    around = page.text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
    return _Clause(
        bool(find_first(_NOT_SUPPORT, words))
        or bool(find_first(_PORT, page.text, *_near(page, span)))
        or bool(page.within(span, "OTHER_CANNULATION")),
        _sized(words),
        any(m.value == "reposition" for m in page.within(span, "ACTION")),
        _PERIPHERAL.search(around) is not None,
        _CENTRAL.search(around) is not None or _ROLE.search(words) is not None,
    )


def _cannulas(page: Page) -> list[Mention]:
    """Cannulae by the size or the deed that only those of support have at such a vessel."""
    found = []
    clauses: dict[tuple[int, int], _Clause] = {}
    for mention in page.find("CANNULA", "CANNULA_TYPE"):
        span = clause_of(page, mention.start)
        if span not in clauses:
            # A note without stops is one clause, whose mentions are many.
            clauses[span] = _clause(page, span)
        told = clauses[span]
        if told.of_another:
            continue
        deed = mention.label == "CANNULA" and (
            bool(page.within(page.sentence(mention.start), "VERB_OUT", "VERB_MOVE", "VERB_IN"))
            or any(m.value in ("reposition", "removal") for m in page.within(span, "ACTION"))
        )
        placed = told.peripheral or ((told.sized or told.moved) and told.central)
        if told.sized or deed:
            out = page.within(page.sentence(mention.start), "VERB_OUT")
            kind = "cannula out" if out else "cannula"
            found.append(_sign(mention, kind, alone=placed))
    return found


_FR = r"(?:[89]|1\d|2\d|3[0-6]) ?-?(?:F|Fr|FR|fr|f|French|french)\b\.?"
_ARTERY = r"(?:art\b|arterial\b|a\b|ao\b|aort\w*|carotid|axillary|(?:fem\w* )?artery|CCA\b|C?FA\b|innominate)"
_VEIN = (
    r"(?:ven\b|venous\b|v\b|RA\b|atri\w+|appendage|jugular|IJV?\b|(?:fem\w* )?vein|C?FV\b|drainage)"
)
_SIZED_ARTERY = expressions.compile(
    rf"\b{_FR} (?:[\w-]+ ){{0,2}}?{_ARTERY}|\b{_ARTERY}(?: artery)?:? {_FR}", re.IGNORECASE
)
_SIZED_VEIN = expressions.compile(
    rf"\b{_FR} (?:[\w-]+ ){{0,2}}?{_VEIN}|\b{_VEIN}(?: vein)?:? {_FR}", re.IGNORECASE
)
_APART = 250
"""Characters between the arterial and the venous cannula of one circuit, as told."""
_LINE = expressions.compile(
    r"\s*(?:art(?:erial)? )?(?:lines?|sheath|catheter|cath|swan|monitor)", re.IGNORECASE
)


def _pairs(page: Page) -> list[Mention]:
    """An artery and a vein that hold each a tube of a cannula's size: no other treatment has both."""
    arteries, veins = (
        [
            found
            for found in find_all(pattern, page.text)
            if not _LINE.match(page.text, found.end())
            and not find_first(_NOT_SUPPORT, page.text, *page.sentence(found.start()))
        ]
        for pattern in (_SIZED_ARTERY, _SIZED_VEIN)
    )
    return [
        Mention("MACHINE", artery.start(), artery.end(), {"value": "sized pair", "alone": True})
        for artery in arteries
        if any(
            abs(artery.start() - vein.start()) < _APART
            and not (artery.start() < vein.end() and vein.start() < artery.end())
            for vein in veins
        )
    ][:1]


_OSCILLATOR = expressions.compile(r"\b(?:HFOV|HFO|oscillat\w+|hz|hertz|amplitude)\b", re.IGNORECASE)


def _oscillates(page: Page, sign: Mention) -> bool:
    """Whether a "delta P" is an oscillator's, not that over a membrane."""
    if not page.text.startswith(("delta", "Delta", "DELTA"), sign.start):
        return False
    low, high = page.sentence(sign.start)
    return find_first(_OSCILLATOR, page.text, max(0, low - 100), high) is not None


def _sized(words: str) -> bool:
    return any(int(found["size"]) >= _LEAST for found in _SIZE.finditer(words))
