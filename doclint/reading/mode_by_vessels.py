"""The mode that vessels settle (RECORD.md), where no word of the note tells it.

A cannula in an artery beside one in a vein, or blood that goes from vein to vein. Vessels are told by the sites that
are read, by tubes with their bores ("R v 21F, L a 15F"), by a pair of vessels named as one thing
("carotid/jugular") or by a tube of two channels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all, find_first
from doclint.reading.base import NOT_A_FACT, cues_of
from doclint.reading.vessels import Vessel, vessels_of

Span = tuple[int, int]
Settled = tuple[str, list[Span]]

_REJECT = NOT_A_FACT | {"OTHER_RUN", "IN_HISTORY", "IN_PLAN"}


def mode_by_vessels(page: Page) -> Settled | None:
    """Give the mode that the note's vessels settle, with the places that tell it."""
    return (
        _by_sites(page)
        or _by_way(page)
        or _by_tubes(page)
        or _by_pair(page)
        or _by_two_channels(page)
        or _by_two_veins(page)
    )


def _by_sites(page: Page) -> Settled | None:
    """The mode that drainage and return vessels settle (RECORD.md), with the vessels' spans."""
    sites = [
        v for v in vessels_of(page) if v.is_site and v.role not in ("vent", "distal_perfusion")
    ]
    arteries = [
        v
        for v in sites
        if (v.kind == "artery" or v.name == "ascending aorta")
        and v.name != "superficial femoral artery"
    ]
    veins = [
        v for v in sites if v.kind == "vein" or v.name in ("right atrium", "superior vena cava")
    ]
    spans = [(v.start, v.end) for v in sites]
    if arteries and (veins or any(v.role == "return" for v in arteries) or _drains(page)):
        return "VA", spans
    roles = {v.role for v in veins}
    for low, high in {page.sentence(v.start) for v in veins}:
        words = page.text[low:high].lower()
        two = "veins" in words or len([v for v in veins if low <= v.start < high]) > 1
        if two and "arter" not in words:
            roles |= {
                m.meta.get("role") for m in page.within((low, high), "CANNULA_TYPE", "ROLE_WORD")
            }
    if find_first(_TO_LUNG_ARTERY, page.text) is not None:
        return None
    if veins and not arteries and ("both" in roles or {"drainage", "return"} <= roles):
        return "VV", spans
    return None


_TO_LUNG_ARTERY = expressions.compile(r"\bprotek", re.IGNORECASE)
"""A tube of two channels that returns to the pulmonary artery: no V-V."""


def _drains(page: Page) -> bool:
    """Whether a venous cannula is told of without its vessel, beside an arterial one."""
    return any(
        mention.meta.get("role") == "drainage" or mention.meta.get("design") == "multistage"
        for mention in page.find("CANNULA_TYPE")
        if not {cue.facet for cue in cues_of(page, mention)} & _REJECT
    )


_VEIN = r"(?:femoral|jugular|groin|neck|saphenous|IVC|cava|RA|right atri\w+|RFV|LFV|RIJV?|vein)"
_WAY = expressions.compile(
    rf"\b(?:blood|drain\w*|taken|withdrawn|drawn|pulled|sucked|"
    rf"out)\b[^.;\n]{{0,40}}\b{_VEIN}\b[^.;\n]{{0,60}}"
    rf"\b(?:return\w*|back|re-?infus\w*|given|goes|handed|pumped)\b[^.;\n]{{0,40}}\b{_VEIN}\b|"
    r"\b(?:two|both|dual|2)\b[^.;\n]{0,20}\b(?:venous|vein)\b[^.;\n]{0,30}\bdrain\w*\b[^.;\n]{0,30}"
    r"\breturn\w*\b|"
    r"\b(?:membrane|circuit|pump|machine|oxygenator|artificial lung)\b[^.;\n]{0,30}\b(?:by|through|via|from) "
    r"(?:the |his |her |its )?(?:two|both) (?:big |great |large )?veins\b",
    re.IGNORECASE,
)
_ARTERY_TOO = expressions.compile(
    r"(?<!no )\b(?:arter\w+|aort\w*|carotid|axillary|subclavian|CFA|RFA|LFA|pulmonary|renal|dialysis|CRRT)\b",
    re.IGNORECASE,
)


def _by_way(page: Page) -> Settled | None:
    """V-V by the blood's way, where it is told from vein to vein and no artery is named beside it."""
    for way in find_all(_WAY, page.text):
        low, high = page.sentence(way.start())
        facets = {cue.facet for cue in cues_of(page, Mention("WAY", *way.span()))}
        if not _ARTERY_TOO.search(page.text, low, high) and not facets & _REJECT:
            return "VV", [way.span()]
    return None


_WORDS = (
    r"(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty(?:[- ](?:one|two|three|four|five|seven|eight|nine))?|thirty(?:[- ]one)?)"
)
_NUMBER = r"(?:[89]|[12]\d|3[0-6])"
_FR = rf"{_NUMBER} ?-?(?:Fr|F|French)\b\.?"
_BORE = rf"(?:{_FR}|{_NUMBER}|{_WORDS})"
_BETWEEN = (
    r"(?:,? (?:french|fr|long|short|return|arterial|venous|drainage|cannula|tube|pipe|catheter|one|multi\w*|right|left|"
    r"common|femoral|fem|same|the|his|her|went|goes|came|out|was|drawn|pulled|removed|sits|is)){0,6}"
)
_WAY_IN = r",? (?:in|into|to|from|out of|up|through|via)(?: (?:the|his|her|left|right|common|femoral|same)){0,4} "
_NO_CALIBRE = r"(?! ?(?:mm|cm|%|/|kg|mL|y\b|x\b))"


def _tube_in(vessel: str, short: str, key: str) -> str:
    """What tells of a tube with its bore in a vessel, whichever of the two is told first."""
    return (
        rf"\b{_BORE}{_BETWEEN}{_WAY_IN}{vessel}\b|"
        rf"\b{_FR}(?: (?:long|short|cannula|tube|return|multi\w*))? (?:{vessel}(?![A-Za-z])|{short})|"
        rf"\b{vessel},?:? (?:(?:was|is|has|took|got|the|a|same|side) ){{0,3}}{_FR}|"
        rf"(?<![A-Za-z])(?:{key})\.? {_FR}|"
        rf"\b{vessel},? 2\d (?:long|multi\w*)\b|"
        rf"\b{vessel}(?:(?: in| through| from| on)?(?: the)? (?:same|other|right|left) "
        rf"(?:side|wound|cut|groin|incision))?\s?[:,][^.;\n]{{0,60}}\b(?:{_FR}|2\d (?:long|multi\w*)\b)|"
        rf"\b{vessel}[^.;\n]{{0,40}} (?:above and below|around|about|off|beside) the (?:return|drainage) "
        rf"(?:tube|cannula|pipe)\b|"
        rf"\b{vessel} (?:tube|pipe|cannula)\b"
    )


_ARTERY = (
    r"(?:(?:carotid|axillary|femoral|subclavian|fem) arter(?:y|ies)|arter(?:y|ies)|fem a\b\.?|neo-?aorta|"
    r"ascending aorta|aorta|carotid|CFA|RFA|LFA|CCA)"
)
_TUBE_IN_ARTERY = expressions.compile(
    _tube_in(
        _ARTERY,
        r"arterial (?:cannula|tube|pipe)\b|(?-i:a|A)(?=[.,;:/)\n]|$)|(?-i:Ao|neoAo)\b",
        r"(?:R|L|right|left|fem|side|groin) a|arterial (?:cannula|tube|pipe),?:?|(?-i:A:|Ao:?)",
    ),
    re.IGNORECASE,
)
_TUBE_IN_VEIN = expressions.compile(
    _tube_in(
        r"(?:(?:jugular|femoral|fem) vein|veins?|jugular|right atrium|atrium|IJV?|RIJ|CFV|RFV|LFV)",
        r"(?-i:v|V)(?=[.,;:/)\n]|$)|(?-i:RA)\b",
        r"(?:R|L|right|left|fem|side|groin) v|(?-i:V:|RA:?)",
    ),
    re.IGNORECASE,
)
_SMALL_LINE = expressions.compile(
    r"\b(?:arterial line|art line|a-?line|monitor\w*|swan|PAC?\b|dialysis|CRRT|vas-?cath|IABP|balloon|impella|"
    r"introducer|central line|CVC|CVL|PICC|trialysis|permcath|sheath introducer|stent|bypass graft|pacing|pacer|"
    r"graft to|LVAD|EVAR|fogarty|flow-?triever|aspirat\w+|TAVI|TAVR|filter|embol\w+|"
    r"thrombectom\w+|heart-lung|CPB|cath lab sheath)",
    re.IGNORECASE,
)
_UNREAL = expressions.compile(
    r"\b(?:not|no|never|without|if|should|would|could|might|may|will|shall|plan\w*|consider\w*|when|unless|once|"
    r"spare|ready|to be|going to|tomorrow|later today|instead of|rather than|discuss\w*|prior|previous|"
    r"(?:19|20)\d\d|years? ago|brother|sister|twin|bed \d+)\b[^.;\n]*$",
    re.IGNORECASE,
)
_CORRECTED = expressions.compile(
    r"\bno,? (?:strike|scratch|make|correction|sorry|wait)\b", re.IGNORECASE
)


def _told_in(
    page: Page, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Iterator[Span]:
    """Give where a pattern's words are told as a fact, and not in a sentence of another matter (``unless``)."""
    for match in find_all(pattern, page.text):
        span = match.span()
        other = unless is not None and unless.search(page.text, *page.sentence(span[0]))
        if not other and not _is_unreal(page, span):
            yield span


_LATER_OR_LONG_AGO = expressions.compile(
    r"[^.;\n]{0,40}\b(?:last (?:year|month|time)|years? ago|in (?:19|20)\d\d|will follow|to follow|planned|"
    r"if (?:needed|required|necessary)|tomorrow|for later|on standby)\b",
    re.IGNORECASE,
)


def _is_unreal(page: Page, span: Span) -> bool:
    """Whether what stands at ``span`` is planned, denied, somebody else's or of another time."""
    low = page.clause(span[0])[0]
    before = _CORRECTED.sub("", page.text[max(low, span[0] - 80) : span[0]])
    if _UNREAL.search(before) or _LATER_OR_LONG_AGO.match(page.text, span[1]):
        return True
    facets = {cue.facet for cue in cues_of(page, Mention("TUBE", *span))}
    return bool(facets & _REJECT)


_AORTIC = r"(?:[89]|1\d|2[0-4])"
_BARE_PAIR = expressions.compile(
    rf"\bV:? ?{_NUMBER}(?: ?Fr?)?[ ,/;]{{1,3}}A:? ?{_NUMBER}(?:\b| ?Fr?\b){_NO_CALIBRE}|"
    rf"\bA:? ?{_NUMBER}(?: ?Fr?)?[ ,/;]{{1,3}}V:? ?{_NUMBER}(?:\b| ?Fr?\b){_NO_CALIBRE}|"
    rf"\bRA {_NUMBER}\b{_NO_CALIBRE}[^.;\n]{{0,25}}\b(?:neo-?)?(?:aorta|Ao) {_AORTIC}\b{_NO_CALIBRE}|"
    rf"\b(?:aorta|Ao) {_AORTIC}\b{_NO_CALIBRE}[^.;\n]{{0,25}}\bRA {_NUMBER}\b{_NO_CALIBRE}|"
    rf"(?<![.:/\d]){_NUMBER} RA\b[^.;]{{0,60}}(?<![.:/\d])\b{_AORTIC} (?:neo-?)?(?:Ao|aorta)\b|"
    rf"(?<![.:/\d]){_AORTIC} (?:neo-?)?(?:Ao|aorta)\b[^.;]{{0,60}}(?<![.:/\d])\b{_NUMBER} RA\b"
)
"""Atrium and aorta with a bare number each: bores and not pressures, since no aorta has a pressure of 8."""


_PRESSURE = expressions.compile(
    r"\b(?:pull-?back|pressures?|mm ?Hg|wedge|PCWP|PAP?|RV|mean|gradient|sats?|saturations?|echo|diamet\w+|annulus)\b",
    re.IGNORECASE,
)


def _by_tubes(page: Page) -> Settled | None:
    """V-A by a tube in an artery beside one in a vein."""
    if (pair := next(_told_in(page, _BARE_PAIR, unless=_PRESSURE), None)) is not None:
        return "VA", [pair]
    sites = [v for v in vessels_of(page) if v.is_site]
    in_artery = [*_told_in(page, _TUBE_IN_ARTERY, unless=_SMALL_LINE)] or [
        (v.start, v.end) for v in sites if _holds_return(v)
    ]
    if not in_artery:
        return None
    in_vein = [*_told_in(page, _TUBE_IN_VEIN, unless=_SMALL_LINE)] or [
        (v.start, v.end) for v in sites if v.kind == "vein" or v.name == "right atrium"
    ]
    return ("VA", [in_artery[0], in_vein[0]]) if in_vein else None


def _holds_return(vessel: Vessel) -> bool:
    peripheral = vessel.kind == "artery" and vessel.name not in (
        "superficial femoral artery", "posterior tibial artery", "profunda femoris artery",
    )  # fmt: skip
    return (peripheral or vessel.name == "ascending aorta") and vessel.role not in (
        "vent", "distal_perfusion",
    )  # fmt: skip


_PAIR = expressions.compile(
    r"\b(?:neck|chest|via|through|by|on|lines?:?|cannul\w+:?|access:?|config\w*:?|circuit:?|ECMO,?|ECLS,?|right|R)"
    r"(?: the)?(?: right| left)? "
    r"(?:carotid ?(?:/|\+|&|and|-|to) ?(?:right |R )?(?:jugular|IJV?)|(?:jugular|R?IJV?) ?(?:/|\+|&|and|-|to) ?"
    r"(?:right |R )?carotid)\b"
    r"(?! (?:arter\w+ |vein )?(?:were|was|are|is|sheath|puls\w+|duplex|doppler|ultrasound|scan\w*|expos\w+|"
    r"identif\w+|patent|wound|dissect\w+|bruit|stenosis|slings?|loops?|reconstruct\w+|repair\w*))|"
    r"\b(?:RA|atri\w+) ?(?:/|\+|&|and|-|to) ?(?:asc(?:ending)? )?(?:aort\w+|Ao)"
    r" (?:cannula\w*|tubes?|pipes?|lines?|limbs?)\b|"
    r"\b(?:aort\w+|Ao) ?(?:/|\+|&|and) ?(?:right )?(?:RA|atri\w+) (?:cannula\w*|tubes?|pipes?|lines?|limbs?)\b|"
    r"\b(?:pump|oxygenator|circuit|ecmo|ecls|support) (?:via|through|by) (?:the )?(?:(?:asc\w* )?aorta "
    r"?(?:/|\+|&|and) ?(?:the )?(?:RA|right atrium)|(?:RA|right atrium) ?(?:/|\+|&|and) ?(?:the )?(?:asc\w* )?aorta)\b|"
    r"\b(?:via|through|by) (?:the )?(?:right |left |R |L )?(?:axillary|femoral|subclavian|innominate) (?:artery )?"
    r"(?:graft|side-?graft|chimney|conduit) ?(?:/|\+|&|and) ?(?:the )?(?:right |left |R |L )?(?:femoral|jugular|fem)",
    re.IGNORECASE,
)
_AORTIC_TUBE = expressions.compile(
    r"\baortic (?:one|tube|pipe|cannula|end|return|limb|perfusion cannula|(?:line |cannula )?(?:was |is )?"
    r"(?:not (?:disturbed|touched|moved)|untouched|undisturbed|left alone))\b(?! (?:test|cross))",
    re.IGNORECASE,
)
_BYPASS_LEFT = expressions.compile(r"\b(?:bypass|CPB|heart-lung)\b", re.IGNORECASE)


def _by_pair(page: Page) -> Settled | None:
    """V-A by a vein and an artery named as one way in ("neck carotid/jugular", "RA/aortic cannulae")."""
    for pair in _told_in(page, _PAIR, unless=_SMALL_LINE):
        low, high = page.sentence(pair[0])
        if not _BYPASS_LEFT.search(page.text, max(0, low - 60), high):
            return "VA", [pair]
    atrium = [v for v in vessels_of(page) if v.is_site and v.name == "right atrium"]
    tube = next(_told_in(page, _AORTIC_TUBE, unless=_BYPASS_LEFT), None)
    return ("VA", [(atrium[0].start, atrium[0].end), tube]) if atrium and tube else None


_TWO_CHANNELS = expressions.compile(
    r"\b(?:dual|double|twin|two)[- ]?(?:lumen(?:ed)?|channel(?:led)?|bore|barrel(?:led)?|tube)\b|"
    rf"\b{_NUMBER} ?-?(?:Fr?|French)\b\.?,? (?:dual|double|DL|VVDL)\b(?![- ]?stage)|"
    r"\bbi-?caval\b(?! (?:view|plane|window|anast|pull))|"
    r"\b(?:avalon|crescent|origen)\b",
    re.IGNORECASE,
)
_NECK = expressions.compile(
    r"\b(?:in|into|via|at|through|from|of|by|on)(?: (?:the|her|his|its))?(?: (?:right|left|R|L))? neck\b"
    r"(?! (?:dissection|exploration|abscess|h(?:a)?ematoma|CT|scan|surgery|mass|pain))|"
    r"\b(?:right|left|R|L)?[ ]?(?:jugular|IJV?|RIJV?|LIJV?)\b|"
    r"\bneck (?:cannula|tube|catheter|line|site|vein)",
    re.IGNORECASE,
)
_ARTERY_ANYWHERE = expressions.compile(
    r"\b(?:arterial|aortic) (?:limb|cannula|return|tube)|"
    r"\b(?:carotid|femoral|axillary) (?:artery )?(?:cannul\w+|return|limb)|"
    r"\bV-?A-?V\b|\bV-?V-?A\b|\bprotek",
    re.IGNORECASE,
)
_OTHER_LINE = expressions.compile(
    r"\b(?:dialysis|CRRT|CVVH\w*|central (?:venous )?(?:line|catheter)|CVC|CVL|PICC|hickman|broviac|port|infusion line|"
    r"endobronchial|endotracheal|tracheal|ETT|DLT|tunn?el\w*|permcath|vas-?cath|feeding)\b",
    re.IGNORECASE,
)
_JET = expressions.compile(
    r"\b(?:return\w*|re-?infus\w+|outflow|jet)\b(?: \w+){0,6}"
    r" (?:to|toward|towards|at|through|across|into|facing|onto|on|over)"
    r" (?:the )?(?:tricuspid|TV)\b",
    re.IGNORECASE,
)
_LEAK = expressions.compile(r"\b(?:regurg\w*|TR|reflux|leak\w*)\b", re.IGNORECASE)


def _by_two_channels(page: Page) -> Settled | None:
    """V-V by one tube in the neck that drains and returns, or a return that is aimed at the tricuspid valve."""
    if any(_holds_return(v) for v in vessels_of(page) if v.is_site):
        return None
    if any(_told_in(page, _ARTERY_ANYWHERE)):
        return None
    for tube in _told_in(page, _TWO_CHANNELS, unless=_OTHER_LINE):
        named = page.text[slice(*tube)].lower() in _NAMED
        if _NECK.search(page.text, *page.sentence(tube[0])) or (named and _NECK.search(page.text)):
            return "VV", [tube]
    jet = next(_told_in(page, _JET, unless=_LEAK), None)
    return ("VV", [jet]) if jet else None


_NAMED = ("avalon", "crescent", "origen")
"""Makers' names of tubes that drain and return in one."""


_ANY_ARTERY = expressions.compile(
    r"\bcarotid|\b(?:femoral|fem|axillary|subclavian|innominate|left|right|groin|common) arter\w+|\bartery\b|"
    r"\baort(?:a|ic) (?:cannul\w*|tube|return|line)|\barterial (?:cannul\w*|tube|limb|return|access|side|inflow)|"
    r"\b(?:[RL]?C?FA|SFA|DPC|CCA)\b|\b(?:distal|limb|leg|antegrade) (?:re)?perfus\w+|\bantegrade\b",
    re.IGNORECASE,
)


def _by_two_veins(page: Page) -> Settled | None:
    """V-V by a tube with its bore in a femoral and in a jugular vein, where no artery is told of."""
    veins: dict[str, Vessel] = {}
    for vessel in vessels_of(page):
        if vessel.is_site and vessel.has_size and vessel.role not in ("vent", "distal_perfusion"):
            veins.setdefault(vessel.name, vessel)
    if set(veins) != {"femoral vein", "internal jugular vein"}:
        return None
    for start, _ in _told_in(page, _ANY_ARTERY):
        box = page.box_at(start)
        if box is None or box.ticked:
            return None
    return "VV", [(v.start, v.end) for v in veins.values()]
