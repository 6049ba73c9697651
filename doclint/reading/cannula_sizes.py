"""The sizes of a note that are those of ECMO cannulae, each with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.stretches import line_of, stretch
from doclint.reading.bare_sizes import came_out, is_in_pair, is_measured
from doclint.reading.base import Rejection
from doclint.reading.bearing import bears_against, planned_before
from doclint.reading.ownership import owner_of
from doclint.reading.pieces import Piece, gap_between
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessel_details import group_role
from doclint.reading.vessels import Vessel, likely_role, vessels_of

Place = tuple[str, str | None]

_SIDE = r"(?:right|left|rt|lt|(?-i:R|L))\b\.?"
_SITED = (
    r"(?:$|[,;.)/+&\n]|\d|groin|neck|fem|ij|jug|int|common|cf|sub|ax|atri(?!\w+ (?:mass|thromb|clot|enlarg|dilat|fib))|"
    r"(?:leg|thigh)s?(?! (?:dvt|swell|isch|wound|pain|cellul|amput|fract|weak))|ven(?!tric)|art|drain|ret|cannul|"
    r"sided?[ -](?:groin|neck|fem|ij|jug|cannul)|side\b|angl|sup|ext|low\w* ext|in\b|and\b|or\b|vein|carot|via|up\b|"
    r"out|ra\b|sva|svc|ivc|clav|innom|pa\b|pulm\w+ art|"
    r"ventricular (?:vent|apex)|apex|apical)"
)
"""What stands behind a side where a cannula's place is told, and no organ that is ill."""
_AGE_BEFORE = expressions.compile(
    r"(?:^|\b(?:pt|patient|id|hpi|age|sex|an?|the|this|our|in|re|demographics?|why|background|reason|story)\b"
    r"[ :.,-]*)\W*$",
    re.IGNORECASE,
)
_AGE_AFTER = expressions.compile(
    r"f\b\s*(?:[,;.(]|-\s|with\b|w/|s/p|h/o|on\b|admit|present|transfer|who\b|p/w|pod\b|post|d\d|"
    r"v-?[va]|ecmo|ecls|here|pmh|no\b|was|is\b|hd\b|day|bridg|ards|flu|covid|\d+ ?kg|smoker|from|"
    rf"found|hx|(?={_SIDE}(?: |-sided )(?!{_SITED})))(?!\s*(?:multi|single|dual|cannul|ven|art|drain|return|"
    rf"{_SIDE}\s*{_SITED}|"
    r"[RL](?:IJ|CF|F[VA]|CCA|SC|SFA|IV|AX)|fem|jug|IJ|\d\d ?F))",
    re.IGNORECASE,
)
_PLURAL = expressions.compile(r"\b(?:two|2 x|both|pair of)\s+(?:\w+[ -]){0,2}?$", re.IGNORECASE)
_EACH = expressions.compile(r"\b(?:x ?2|each|apiece|bilateral\w*|both)\b", re.IGNORECASE)


@dataclass
class Cannula:
    """One cannula as one place of the note tells of it."""

    size: float | None
    place: Place | None
    role: str | None
    design: str | None
    brand: str | None
    start: int
    end: int


@dataclass
class Sizes:
    """What the note's sizes come to: cannulae, one item a mention, and the sizes that are none."""

    found: list[Cannula] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)


def cannula_sizes(page: Page) -> Sizes:
    """Judge every size of the note; read once a note."""
    known: Sizes | None = page.cache.get("cannula_sizes")
    if known is None:
        known = page.cache["cannula_sizes"] = Sizes()
        for group in groups_of(page):
            for piece in group.of("size"):
                _judge(page, group, piece, known)
    return known


def _judge(page: Page, group: Group, piece: Piece, sizes: Sizes) -> None:
    if _TAKEN_BACK.match(page.text, piece.end):
        span = (piece.start, piece.end)
        sizes.rejected.append(Rejection(*span, "TAKEN_BACK", *span))
        return
    cue = _cue_against(page, group, piece)
    if cue is not None:
        sizes.rejected.append(Rejection(piece.start, piece.end, cue.facet, cue.start, cue.end))
    elif _is_cannula(page, group, piece):
        sizes.found += _describe(page, group, piece)
    else:
        sizes.rejected.append(
            Rejection(piece.start, piece.end, "OTHER_DEVICE", piece.start, piece.end)
        )


def _cue_against(page: Page, group: Group, piece: Piece) -> Cue | None:
    """Give the cue on a size: a number is no target of its own, it borrows its neighbour's cues."""
    near = [p.mention for p in group.of("cannula", "vessel") if p.mention] or page.within(
        page.clause(piece.start), "CANNULA", "CANNULA_TYPE", "BRAND"
    )
    nearest = min(
        near, key=lambda m: min(abs(m.start - piece.end), abs(piece.start - m.end)), default=None
    )
    cues = nearest.cues if nearest else ()
    borrowed = tuple(cue for cue in cues if not cue.start <= piece.start < cue.end)
    own = bears_against(page, Mention("SIZE", piece.start, piece.end, {}, borrowed))
    return own or _planned_size(page, group, piece) or planned_before(page, group)


def _planned_size(page: Page, group: Group, piece: Piece) -> Cue | None:
    """Give the plan or question that a size's own unit stands under, or that of one before it."""
    units = page.within((group.start, piece.end), "SIZE_UNIT")
    high = stretch(page, piece.start)[1]
    for unit in units:
        for cue in unit.cues:
            if cue.facet in ("PLANNED", "CONDITIONAL") and cue.end <= unit.start:
                return cue
    if _BY_RULE.match(page.text, piece.end, high):
        return Cue("CONDITIONAL", piece.start, piece.end)
    asked = page.text[piece.end : high].rstrip()
    if (asked.endswith("?") and not re.search(r"[.;]\s", asked)) or _ASKED.match(
        page.text, piece.end, high
    ):
        return Cue("POSSIBLE", piece.start, piece.end)
    return None


_TAKEN_BACK = expressions.compile(
    r"\s?[-,.]{0,3}\s?(?:no|sorry|correction|rather|scratch that|I mean)\b,? (?:an? |the )?\d",
    re.IGNORECASE,
)
_BY_RULE = expressions.compile(
    r"[ ,:]{1,2}(?:if|when|for) (?:the )?(?:bsa|weight|body surface|patients?|adults?|children|those|"
    r"over|under|"
    r"above|below|"
    r"[<>]|\d)",
    re.IGNORECASE,
)
"""A protocol's table of sizes tells nothing of this patient's."""
_ASKED = expressions.compile(r"[^.;,\n]{0,25}\?(?!\s*(?:--|-|\u2014)?\s*(?:no|yes)\b)")


def _is_cannula(page: Page, group: Group, piece: Piece) -> bool:
    if _is_age(page, piece) or _CHEST_TUBES.match(page.text, piece.end):
        return False
    if _lies_there(page, piece) or _is_asked(page, piece):
        return True
    if _goes_by_number(page, piece):
        return True
    owner = owner_of(page, group, piece)
    if owner is not None:
        return owner == "cannula"
    if any(vessel.is_site for vessel in _vessels_in(page, group)):
        return True
    item = page.field_at(piece.start)
    if item is not None and item.element == "cannula" and item.start <= piece.start < item.end:
        return True
    sentence = stretch(page, piece.start)
    others = [d for d in page.within(sentence, "OTHER_DEVICE") if not d.meta.get("tool")]
    if others:
        return False
    if _is_handled(page, piece, sentence) or _BESIDE_BARE.match(page.text, piece.end):
        return True
    return (
        bool(page.within(sentence, "CANNULA", "BRAND"))
        or _goes_back(page, piece, sentence)
        or _goes_on(page, piece, sentence)
        or _stands_for_cannula(page, piece, sentence)
    )


def _goes_by_number(page: Page, piece: Piece) -> bool:
    """Whether a bare number beside its groin or on its way out is a cannula's, and no other line's."""
    if piece.size is None or piece.size.has_unit:
        return False
    others = page.within(stretch(page, piece.start), "OTHER_DEVICE")
    if any(not device.meta.get("tool") for device in others):
        return False
    told = is_in_pair(page, piece.start, piece.end) or came_out(page, piece.size)
    return told and bool(page.find("ECMO", "MODE", "CANNULA"))


_CHEST_TUBES = expressions.compile(
    r"(?:(?: |-)(?:straight|right-?angled?|angled|curved|soft|silicone|and|or|&|each|x ?\d)|[,/])*\s"
    r"(?:(?:chest|pleural|mediastinal|pericardial|thoracostomy) (?:tubes?|drains?)|tubes|blakes?|argyles?)\b"
    r"(?! grafts?)",
    re.IGNORECASE,
)
"""Behind a size: "32 Fr straight and angled tubes"."""
_LARGE = 15
"""French from which on a tube in groin or neck is a cannula of the circuit, whatever the list calls it."""
_THERE = expressions.compile(
    r"\.?\s*(?:in |via |to |up )?(?:the )?(?:R|L|right|left|rt|lt)\.? (?:groin|neck|fem\w*|IJV?|jugular)\b",
    re.IGNORECASE,
)
_NO_CANNULA = expressions.compile(
    r"impella|iabp|balloon|dialysis|sheath|introducer|vas-?cath", re.IGNORECASE
)
_SIZE_ASKED = expressions.compile(r"\bsize(?: was| is)?\s*[:=]\s*$", re.IGNORECASE)


def _lies_there(page: Page, piece: Piece) -> bool:
    """Whether a large tube is listed with its groin or side of the neck: "Lines: 25 Fr R groin"."""
    if piece.size is None or not piece.size.has_unit or not _LARGE <= piece.size.value <= _LARGEST:
        return False
    if not _THERE.match(page.text, piece.end):
        return False
    return _NO_CANNULA.search(page.text, max(0, piece.start - 30), piece.end + 45) is None


_LARGEST = 36


def _is_asked(page: Page, piece: Piece) -> bool:
    """Whether a form's prose asks for the size of the cannula named before: "The size was: 20 Fr"."""
    low = max(0, piece.start - 160)
    if not _SIZE_ASKED.search(page.text, low, piece.start):
        return False
    named = page.within((low, piece.start), "CANNULA", "BRAND", "CANNULA_TYPE")
    return bool(named) and not page.within((named[-1].end, piece.start), "OTHER_DEVICE")


def _is_handled(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether something is told by its French size alone: "a 21 French was dilated into the neck"."""
    if not page.within((piece.start, piece.end + 1), "SIZE_UNIT"):
        return False
    drain = _DRAIN_AFTER.match(page.text, piece.end, sentence[1])
    if drain is not None and piece.size is not None and piece.size.value >= _CATHETER:
        # A dual-lumen cannula goes by the name of catheter, too.
        drain = None if _CATHETER_ONLY.fullmatch(drain.group()) else drain
    if (
        drain is not None
        or _OF_ORGAN.match(page.text, piece.end, sentence[1])
        or _HOLLOW.search(page.text, *sentence)
    ):
        return False
    return bool(
        _HANDLED_AFTER.match(page.text, piece.end, sentence[1])
        or _HANDLED_BEFORE.search(page.text, sentence[0], piece.start)
    )


_BESIDE_BARE = expressions.compile(
    r" (?:in|into|to|up|down|out of|from) the (?:vein|artery)\b|(?<=took a \d\d)|(?<=accepted a \d\d)",
    re.IGNORECASE,
)
_DEED = (
    r"(?:placed|inserted|introduced|advanced|passed|dilated|put|put in|went|goes|brought|slid|pulled|"
    r"removed|withdrawn|taken|drawn|seated|tied|came|marked|eased|fed|sewn|secured|settled|threaded|"
    r"railroaded|backed|migrated|slipped|crept|ridden|worked)"
)
_HANDLED_AFTER = expressions.compile(
    rf"[^.;,\n]{{0,20}}?(?: which [^.;,\n]{{0,30}},)? (?:was|were|then|has been|had been|had|has)? ?(?:then |easily |"
    rf"smoothly )?{_DEED}\b|,? in\b",
    re.IGNORECASE,
)
_HANDLED_BEFORE = expressions.compile(
    rf"\b(?:{_DEED}|took|accepted|received|slip(?:ped)?|got|"
    rf"settled on|chose|opted for|went (?:with|for)|upsized to) (?:in )?(?:an? |the |its |up an? )?$",
    re.IGNORECASE,
)
_HOLLOW = expressions.compile(
    r"\b(?:peg|stomach|gastr\w*|bladder|urethra\w*|urin\w*|h(?:a)?ematuria|rect\w*|bowel|bronch\w*|"
    r"trache\w*|oesophag\w*|esophag\w*|cath lab|coronary|angiogra\w*)\b",
    re.IGNORECASE,
)
"""Where a thing of a French size is no cannula's."""
_CATHETER = 19
"""French from which on a catheter that is no drain is a cannula."""
_CATHETER_ONLY = expressions.compile(r"(?: (?:[\d.]+ cm|long|ecmo|the|her|his))* catheters?", re.I)
_DRAIN_AFTER = expressions.compile(
    r"[^.;,\n]{0,25}\b(?:tubes?|drains?|catheters?|foley|pigtail|balloon|ett|sump|stents?|suction|blake|"
    r"dilators?|"
    r"sheaths?|introducer)\b",
    re.IGNORECASE,
)


def _stands_for_cannula(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether a size of a note on support has nothing beside it that it could be of but a cannula."""
    size = piece.size
    if size is None or not _USUAL <= size.value <= _LARGEST:
        return False
    if not size.has_unit and (
        not _bears_role(page, piece) or is_measured(page, piece.start, sentence)
    ):
        return False
    if _OF_ORGAN.match(page.text, piece.end, sentence[1]) or _CHEST_OF_SIDE.search(
        page.text, sentence[0], piece.start
    ):
        return False
    words = page.text[max(sentence[0], piece.start - 60) : min(sentence[1], piece.end + 60)]
    if _HOLLOW.search(words) or _FOREIGN.search(words) or _NO_CANNULA.search(words):
        return False
    if not page.find("ECMO", "MODE", "CANNULA"):
        return False
    return bool(
        page.within(sentence, "VESSEL", "VESSEL_BARE", "ROLE_WORD", "CANNULA_TYPE")
        or _PLACE_BESIDE.search(words)
    )


def _bears_role(page: Page, piece: Piece) -> bool:
    """Whether a bare number stands right behind the role of a cannula: "arterial 17, venous 25"."""
    return any(
        word.end <= piece.start and not page.text[word.end : piece.start].strip(" :=")
        for word in page.within((max(0, piece.start - 14), piece.start), "ROLE_WORD")
    )


_USUAL = 8
"""French from which on a size told by itself is that of a cannula."""
_FOREIGN = expressions.compile(
    r"\b(?:tubes?|drains?(?! (?:from|via|up))|cath(?:eter)?s?|foley|pigtail|ett|sumps?|suction|blakes?|"
    r"dilators?|dilat\w+|"
    r"sheaths?|introducer|picc|lines?|cvc|stents?|shunt|pacing|swan|needles?|trach\w*|scopes?|graft|"
    r"french gauge|pleura\w*|mediastin\w*|pericardial|thoracostom\w*|bubbl\w+|water[ -]?seal|air[ -]?leaks?|"
    r"sero\w*|sanguin\w*|purulent|bile|biliary|chylous|tidal\w+|swinging|\d+ ?(?:cc|ml)s? (?:out|over)|"
    r"by rule|bsa|available|in stock|size chart|would|could|should|planned|plan)\b",
    re.IGNORECASE,
)
_OF_ORGAN = expressions.compile(
    rf"[ ,(]{{0,3}}(?:(?:in|into|to|for|at) )?(?:the )?{_SIDE} (?:(?:anterior|posterior|lateral|lower|upper|middle|mid|"
    r"large|small|mod\w*|loculated|tension|basal)[ -])*(?:pleur\w*|hepat\w*|bil\w+|kidney|renal|nephr\w*|lobes?|"
    r"lungs?|h(?:a)?emi\w*|h(?:a)?emothora\w*|h(?:a)?emo-?pneumo\w*|pneumo\w*|ptx|effusions?|empyemas?|chest|thora\w*|"
    r"costal|axillary line|mca|aca|pca|cerebr\w*|frontal|parietal|temporal|occipital|heart|hip|knee|femur|tibia|"
    r"ankle|wrist|arm|hand|eye|ear|nares?|nostril|breast|flank|basal|apical|basilar|base|psoas|ureter\w*|scrot\w*|"
    r"parotid|quadrant|iliac fossa|paracolic|subphrenic|sided?[ -](?:effusion|pneumo\w*|weakness|heart))\b",
    re.IGNORECASE,
)
"""Behind a size: an organ that no cannula of the circuit lies in."""
_CHEST_OF_SIDE = expressions.compile(
    rf"\b{_SIDE} (?:chest|pleur\w*|h(?:a)?emithorax|thorax)[ :,-]{{1,3}}$", re.IGNORECASE
)
"""A tube of one side's chest: cannulas go through the middle."""
_PLACE_BESIDE = expressions.compile(
    r"\b(?:groins?|neck|chest|apex|up top|down below|legs?|atri\w+|appendage|right|left|(?-i:R|L))\b",
    re.IGNORECASE,
)


def _goes_back(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether "the 25 Fr" takes up a cannula of the sentence before."""
    if not _DEFINITE.search(page.text, sentence[0], piece.start) or not sentence[0]:
        return False
    before = stretch(page, max(0, len(page.text[: sentence[0]].rstrip()) - 1))
    foreign = [d for d in page.within(before, "OTHER_DEVICE") if not d.meta.get("tool")]
    return not foreign and bool(page.within(before, "CANNULA", "BRAND", "CANNULA_TYPE"))


def _goes_on(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether a size told alone goes on from the vessel entered: "Artery stuck. Dilators. 17F 15 cm."."""
    if piece.size is None or not _LARGE <= piece.size.value <= _LARGEST or not piece.size.has_unit:
        return False
    if not _ALONE.fullmatch(page.text[slice(*sentence)].strip()):
        return False
    low = max(0, piece.start - _BACK)
    foreign = [d for d in page.within((low, piece.start), "OTHER_DEVICE") if not d.meta.get("tool")]
    return not foreign and any(v.is_site for v in vessels_of(page) if low <= v.start < piece.start)


_BACK = 200
"""Characters before a size told alone within which the vessel stands that it went into."""
_ALONE = expressions.compile(
    r"\W*(?:then |and )?(?:an? |the )?\d{1,2} ?-?(?:Fr?|French)\b\.?,? ?(?:\d+ ?cm|long|short|in|up|down|placed|"
    r"passed|over it|over that|over wire|easily|\W)*",
    re.IGNORECASE,
)
_DEFINITE = expressions.compile(r"\b(?:the|old|new|other)\s+$", re.IGNORECASE)


def _is_age(page: Page, piece: Piece) -> bool:
    """Whether "36F" is a woman of thirty-six."""
    words = page.text[piece.start : piece.end]
    if words[-1:] not in "fF" or "r" in words.lower():
        return False
    start = max(stretch(page, piece.start)[0], line_of(page, piece.start).body)
    return bool(
        _AGE_BEFORE.search(page.text[start : piece.start])
        and _AGE_AFTER.match(page.text, piece.end - 1)
    )


def _vessels_in(page: Page, group: Group) -> list[Vessel]:
    return [v for v in vessels_of(page) if group.start <= v.start and v.end <= group.end]


def _describe(page: Page, group: Group, piece: Piece) -> list[Cannula]:
    """Give the cannula of a size, or two where the note says that there were two of it."""
    role = group_role(group, piece)
    design = brand = None
    for word in _words_of(group, piece):
        mention = word.mention
        if mention is not None:
            design = design or mention.meta.get("design")
            brand = brand or (mention.value if mention.label == "BRAND" else None)
    everywhere = [v for v in vessels_of(page) if v.is_site]
    sites = [v for v in everywhere if group.start <= v.start and v.end <= group.end]
    vessels: Sequence[Vessel | None] = _own_vessels(group, piece, sites)
    if design == "dual_lumen":
        role = "both"
    value = piece.size.value if piece.size else None
    cannulas = []
    for vessel in vessels or (None,):
        place = (vessel.name, vessel.side) if vessel else None
        own = role or (vessel.role or likely_role(vessel.name, everywhere) if vessel else None)
        cannulas.append(Cannula(value, place, own, design, brand, piece.start, piece.end))
    if len(cannulas) == 1 and _PLURAL.search(
        page.text, max(group.start, piece.start - 30), piece.start
    ):
        cannulas.append(replace(cannulas[0], start=piece.end))
    return cannulas


def _own_vessels(group: Group, piece: Piece, sites: list[Vessel]) -> list[Vessel]:
    """Give the vessels of one size: by order in lists of equal length, else the nearest."""
    if not sites:
        return []
    sizes = group.of("size")
    if len(sizes) == len(sites) > 1:
        return [sites[sizes.index(piece)]]
    nearest = min(sites, key=lambda v: min(abs(v.start - piece.end), abs(piece.start - v.end)))
    return [nearest]


def _words_of(group: Group, piece: Piece) -> list[Piece]:
    """Give the words for type and maker that describe one size of its group."""
    words = group.of("cannula")
    sizes = group.of("size")
    if len(sizes) < 2:
        return words
    first = min(size.start for size in sizes)
    return [
        word
        for word in words
        if word.end <= first or min(sizes, key=lambda size: gap_between(size, word)) is piece
    ]
