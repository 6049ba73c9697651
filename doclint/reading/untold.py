"""Services told by what was found, moved, joined and seen, and not by the verb that names them.

"RSPV, 12 Fr angled, snared, joined to the drainage line" says of no vent that it was placed; "7 mm withdrawn,
flange resutured" of no cannula that it was repositioned. An expert knows it from the things together: where the tube
lies, what holds it, what it is joined to, why; how far something was moved, and that it was out of place before. What
is read here is asked only where no deed names the service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.agency import against, clause_of, is_background
from doclint.reading.handling import cannula_deeds
from doclint.reading.machine import machine_signs

_LENGTH = (
    r"(?:(?:\d+(?:\.\d+)?|one|two|three|four|five|six|half an?|an?|1/2)(?: and a half)? ?(?:cm|mm|"
    r"centi\w+|milli\w+|inch\w*)\b|"
    r"(?:an? )?(?:quarter|third|half|eighth)(?: of a)?[- ]turn|\d+ ?(?:deg\w*|°))"
)
_MOVING = (
    r"(?:quarter-?turned|back(?:ed|ing)|pull(?:ed|ing)?|dr[ae]wn?|drawing|withdr\w+|eas(?:ed|ing)|"
    r"slid|sliding|"
    r"push(?:ed|ing)|advanc\w+|retract\w+|brought|bringing|mov(?:ed|ing)|fed|c[ao]me|coming|went|shift\w+|"
    r"turn(?:ed|ing)|rotat\w+|twist\w+|spun|inched|nudged|let out|taken|took|walked|lowered|raised)"
)
_MOVED = expressions.compile(
    rf"\b{_MOVING}\b(?! (?:patient|bed|arm|head)\b)[^.;\n]{{0,45}}?{_LENGTH}|"
    rf"{_LENGTH},? (?:\w+ )?(?:withdrawn|back\b|retracted|advanced|pulled|deeper|further (?:in|out|"
    rf"down|up)|rotated)|"
    r"\bquarter-?turned\b",
    re.IGNORECASE,
)
_IN_OR_OUT = expressions.compile(
    r"\b(?:tip|skin|mark|wire|echo|view|film|x-?ray|flow|sats?|sutures?|stitch\w*|recirculation|chatter\w*|"
    r"flange|tape|anchor\w*)\b",
    re.IGNORECASE,
)
_NOT_SO = expressions.compile(
    r"\b(?:if|would|will|should|shall|may|might|could|consider\w*|yesterday|tomorrow|plan\w*|to be|"
    r"need(?:s|ed)? to|advised|recommend\w*|suggest\w*|discussed|overnight|last (?:night|week)|"
    r"previously|practi[cs]ed|mannequin|model|presumably)\b|"
    r"\b(?:no|not|never|without|found|had|has)\b[^,]*$",
    re.IGNORECASE,
)
_OTHER_THING = expressions.compile(
    r"\b(?:ETT?|endotracheal|tube|trach\w*|swan|PA ?C\b|picc|cvc|balloon|iabp|impella|chest (?:tube|"
    r"drain)|drain|"
    r"probe|bed|wire|guidewire|needle|sheath|incision|clot|thromb\w+|aort\w*|IVC|liver|pupils?|sternal|"
    r"wound|ulcer|arm|leg|head|dilator|NG|foley|scope|midline|mediastin\w*|hematoma|"
    r"haematoma)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_TUBE = expressions.compile(
    r"\bcannul|\bcath(?:eter)?\b|\b\d\d ?-?(?:F|Fr|French)\b|multi-?stage|dual|avalon|crescent|origen|"
    r"bi-?caval|"
    r"\b(?:jugular|femoral|groin|neck|return|drainage|venous|arterial) (?:limb|line|pipe|one|tip)\b|\btip\b",
    re.IGNORECASE,
)
_OUT_OF_PLACE = expressions.compile(
    r"\b(?:migrat\w+|mal-?position\w*|dislodg\w+|displac\w+|slip(?:ped|ping)|slid (?:out|back)|"
    r"(?:had|has|have) (?:slid|moved|crept|drifted|backed|come|worked|fallen|dropped|rotated|turned|"
    r"half come|ridden)|"
    r"backed out|too (?:deep|shallow|high|low|far)|kink\w*|recirc\w*|abut\w+|against (?:the|a|"
    r"its) (?:\w+ ){0,3}(?:wall|septum|valve|floor|roof|leaflet\w*)|wrong|in(?:to)? (?:a|the) hepatic vein|"
    r"tape mark|(?:tip|it|one|cannula) (?:now |is |was |lies |lying |sits |sitting |sat |at |in |up |"
    r"had |down )*"
    r"(?:low|high|deep|into|up|down|at T\d+|in the (?:liver|svc|hepatic|wall))|suck\w*|chatter\w*|"
    r"loss of flow|flow (?:loss|drop\w*|fell)|had it low|for position|poor position)\b",
    re.IGNORECASE,
)
_NEW_ENTRY = expressions.compile(
    r"\b(?:dilat(?:ed|ion|ors?)|micro-?puncture|seldinger|needle|opened crosswise|units of heparin|"
    r"stick|stuck|punctur\w+|venotomy|arteriotomy|"
    r"new (?:\w+ ){0,3}cannula|second cannula|heparin (?:bolus|[\d,]+ ?(?:units|u|iu)\b)|"
    r"on (?:(?:pump|flow|support|ecmo|full flow) )?at \d)\b",
    re.IGNORECASE,
)

_LEFT_HEART = expressions.compile(
    r"\b(?:RSPV|LSPV|RUPV|(?:pulmonary|upper|lower) vein|LV|LA|LAA|left (?:ventric\w+|atri\w+|heart|"
    r"side)|apex|apical|"
    r"(?:L|left) (?:mini-?|ant\w* |antero-?lateral )*thoracotomy|(?:L|left) ant\w* mini-?thoracotomy|groove|"
    r"ventricle)\b"
)
_BORE = expressions.compile(
    r"\b(?:1\d|2\d|3[0-2]) ?-?(?:f|fr|french)\b|\b(?:malleable|right-?angled?|angled|sump|pigtail)\b",
    re.IGNORECASE,
)
_HELD = expressions.compile(
    r"\b(?:purse-? ?strings?|pledget\w*|snar\w+|felt|rummel\w*|tourniquet\w*|ringed)\b",
    re.IGNORECASE,
)
_JOINED = expressions.compile(
    r"(?<![A-Za-z])Y(?![A-Za-z])|\b(?:y'?e?d|wyed?|spliced|joined|connected|teed|tied|led|"
    r"run) (?:in ?to|to|with|on ?to) "
    r"(?:the |our )?(?:venous|drainage|inflow|negative|suction|circuit|limb|line)|\bventing limb\b|"
    r"\b(?:in ?to|to|->|→) (?:the )?(?:venous|drainage) (?:limb|line|side)\b",
    re.IGNORECASE,
)
_LOADED = expressions.compile(
    r"\b(?:froth\w*|distend\w*|distension|smoke|stasis|AoV (?:not|barely|shut|closed)|"
    r"(?:aortic )?valve (?:not|barely|stays? "
    r"(?:shut|closed)|shut|closed|never)|not opening|pulmonary (?:o?edema|h(?:a)?emorrhage)|PCWP|"
    r"wedge|LA (?:pressure )?\d\d|LVEDP|"
    r"decompress\w*|unload\w*|vent(?:ed|ing)?|afterload|stunned|non-?ejecting|no ejection)\b",
    re.IGNORECASE,
)
_NO_VENT = expressions.compile(
    r"\b(?:LVAD|HeartMate|HM3|HVAD|centrimag|VAD implant\w*|septostomy (?:done|performed)|out|removed|"
    r"withdrawn|pulled|explanted)\b"
)
_OTHER_SITE = expressions.compile(
    r"\b(?:RA|right atri\w+|aort\w*|SVC|IVC|femoral|jugular|groin|neck|carotid|axillary|chest tube|"
    r"pleur\w+)\b",
)
_REACH = 260
_NEAR = 120
"""Characters about a tube within which its place is named."""
_ENOUGH = 4


def moved_untold(page: Page) -> Iterator[tuple[int, int]]:
    """A cannula moved by a length, where it was out of place before and nothing tells a new way in."""
    if find_first(_OUT_OF_PLACE, page.text) is None:
        return
    for found in find_all(_MOVED, page.text):
        low, high = clause_of(page, found.start())
        first = page.sentences[max(0, page.sentence_index(low) - 3)][0]
        if _OTHER_THING.search(page.text, max(low, found.start() - 60), found.start()):
            continue
        if _OTHER_THING.search(page.text, found.start(), found.end() + 1):
            continue
        if not _TUBE.search(page.text, first, high) or is_unreal(page, found.span()):
            continue
        if not _IN_OR_OUT.search(page.text, low, min(len(page.text), high + 120)):
            continue
        yield found.span()


def vent_untold(page: Page) -> Iterator[tuple[int, int]]:
    """A tube of a cannula's bore held in the left heart and joined to the circuit: a vent placed."""
    for bore in find_all(_BORE, page.text):
        low, high = max(0, bore.start() - _REACH), min(len(page.text), bore.end() + _REACH)
        clause = clause_of(page, bore.start())
        if is_unreal(page, bore.span()) or _NO_VENT.search(page.text, *clause):
            continue
        if _OTHER_SITE.search(page.text, max(page.sentence(bore.start())[0], low), bore.end() + 40):
            continue
        held = _HELD.search(page.text, low, high) is not None
        joined = _JOINED.search(page.text, low, high) is not None
        site = (
            _LEFT_HEART.search(page.text, max(0, bore.start() - _NEAR), bore.end() + _NEAR)
            is not None
        )
        chest = any(mention.value != "denied" for mention in page.find("CHEST_ENTRY"))
        loaded = _LOADED.search(page.text) is not None
        if site and (held or joined) and held + joined + 1 + chest + loaded >= _ENOUGH:
            yield bore.span()


def is_out_of_place(page: Page) -> bool:
    """Whether the note tells that a cannula lay where it should not."""
    if find_first(_OUT_OF_PLACE, page.text) is not None:
        return True
    return any(
        # "Slid in to 3 cm" is how it went in.
        not any(
            deed.mention.start < found.end and found.start < deed.mention.end
            for deed in cannula_deeds(page)
        )
        for found in page.find("MISPLACED")
    )


_DILATED = expressions.compile(
    r"\b(?:serial(?:ly)? dilat\w+|dilators?|dilated (?:up|to|and|over)|micro-?puncture|"
    r"seldinger)\b",
    re.IGNORECASE,
)
_LEAVING = expressions.compile(
    r"\b(?:(?:come|came|coming|taken|took|weaned|liberated|separated) off (?:of )?(?:the )?(?:v-?v|"
    r"v-?a|veno-?\w+|ecmo|ecls|support|pump|"
    r"circuit)|trial off (?:was )?(?:passed|successful|good)|(?:ecmo|ecls|v-?[va]|"
    r"support) (?:was )?(?:stopped|ended|"
    r"discontinued|no longer needed)|ready to come off)\b",
    re.IGNORECASE,
)


def is_dilated(page: Page) -> bool:
    """Whether a way into a vessel was made wider, which wires and dilators do for a cannula."""
    return any(not is_unreal(page, found.span()) for found in find_all(_DILATED, page.text))


def is_leaving(page: Page) -> bool:
    """Whether support ends and a vessel is closed: what was handled then came out."""
    left = any(
        not _TRIED.search(page.text, max(0, found.start() - 40), found.start())
        and not _IN_VAIN.match(page.text, found.end())
        for found in find_all(_LEAVING, page.text)
    )
    return left and any(against(page, mention) is None for mention in page.find("HEMOSTASIS"))


_TRIED = expressions.compile(
    r"\b(?:attempts?|tr(?:y|ied|ying)|unable|failed|could not|couldn't|cannot|would not|did not|never|not)\b"
    r"[^.;\n]{0,15}$",
    re.IGNORECASE,
)
_IN_VAIN = expressions.compile(
    r"[^.;\n]{0,15}\b(?:fail\w*|unsuccessful\w*|in vain|impossible|not possible|without success)\b",
    re.IGNORECASE,
)


def is_entered_anew(page: Page) -> bool:
    """Whether a vessel was entered: needle, dilators, a cut into it."""
    return any(not is_unreal(page, found.span()) for found in find_all(_NEW_ENTRY, page.text))


def is_unreal(page: Page, span: tuple[int, int]) -> bool:
    """Whether words around a place that no rule found say that it was not so, not now or not here."""
    if is_background(page, span[0]) or against(page, Mention("UNTOLD", *span)) is not None:
        return True
    low = clause_of(page, span[0])[0]
    if _NOT_SO.search(page.text[max(low, span[0] - 60) : span[0]]):
        return True
    return any(
        against(page, mention) is not None
        for mention in page.within(
            (span[0] - 5, span[1] + 5), "VERB_MOVE", "VERB_OUT", "VERB_IN", "CANNULA_TYPE"
        )
    )


_TENDED = expressions.compile(
    r"\b(?:wean(?:ing)? (?:study|trial|echo)|turn-?down|clamp trial|(?:at|to) \d(?:\.\d)? ?(?:L\b|lpm|"
    r"l/min)|oxygenator|"
    r"(?:flows?|pump) \d(?:\.\d)?|revs? [2-4]\d{3}|\d\.\d ?(?:-+>|\u2192) ?\d\.\d)\b",
    re.IGNORECASE,
)
_RUNNING = frozenset(("sweep", "speed", "flow", "oxygenator"))
_KINDS = 2
"""Kinds of numbers by which a circuit is known that nobody calls by its name."""


def day_untold(page: Page) -> list[tuple[int, int]]:
    """The settings of a circuit that runs, for a note that counts the days of a run and tells of nothing done."""
    signs = [
        sign
        for sign in machine_signs(page)
        if sign.value in _RUNNING
        and page.section(sign.start).facet is None
        and against(page, sign) is None
    ]
    named = any(against(page, mention) is None for mention in page.find("ECMO", "MODE"))
    if not named and len({sign.value for sign in signs}) < _KINDS:
        return []
    if signs:
        return [(sign.start, sign.end) for sign in signs]
    tended = find_first(_TENDED, page.text)
    return [tended.span()] if tended and not is_unreal(page, tended.span()) else []


_OTHERS = (
    r"(?:(?:the |our )?(?:\w+ )?(?:surge(?:ry|ons?)|cardiology|cardiologists?|cath lab|radiology|IR|"
    r"vascular|CTS|retrieval team|"
    r"transport team)|(?:Dr|Mr|Ms|Prof)\.? [A-Z][\w'-]+)"
)
_PLACED_BY_OTHERS = expressions.compile(
    rf"\b(?:cannul\w+|(?:femoral|ecmo|ECMO|groin|neck|big|both) (?:lines?|access|"
    rf"pipes))\b[^.;\n]{{0,90}}?(?:\b{_OTHERS} (?:had|have|has|just|placed|put|secured|sited|inserted|"
    rf"did|reports?|dictat\w+)|(?:\bby|\(|, ) ?(?:the )?{_OTHERS}|(?:dictated|reported|documented|"
    rf"noted|billed) (?:separately|elsewhere|in (?:its|her|his|"
    rf"their|a|the) (?:own|separate|surg\w+|op\w*)))|"
    rf"\b{_OTHERS}(?: \([^)]{{1,30}}\))?,? (?:who )?(?:had |have |has |just |then |will )*(?:placed|"
    rf"put|secured|sited|inserted|cannulat\w+|reports? the|dictat\w+|"
    rf"(?:did|handled|managed) the (?:lines|cannul\w+|vessels|access|pipes))\b",
)


def is_placed_by_others(page: Page) -> bool:
    """Whether the note says that somebody else put the cannulae in, or reports it elsewhere."""
    return find_first(_PLACED_BY_OTHERS, page.text) is not None
