"""Whether a cannula is in a vessel, or why its name stands in the note otherwise."""

from __future__ import annotations

import itertools
import re

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_first
from doclint.nlp.stretches import next_stretch, stretch
from doclint.reading.base import NOT_A_FACT, sift
from doclint.reading.bearing import bears_against
from doclint.reading.ownership import is_way_in, owner_of
from doclint.reading.pieces import Piece
from doclint.reading.segments import Group, groups_of
from doclint.reading.vessel_names import Named, named_vessels


def objection(
    page: Page, named: Named, group: Group, piece: Piece, names: tuple[str, ...], kind: str
) -> str | None:
    """Why a vessel mention is not a cannula's site, or None."""
    if not names:
        return "VESSEL_UNNAMED"
    owner = owner_of(page, group, piece)
    if owner == "device" and not _is_line_of_support(page, named):
        return "OTHER_DEVICE"
    if names[0].startswith("innominate") and not _INTO_INNOMINATE.search(
        page.text, max(group.start, named.start - 40), min(group.end, named.end + 30)
    ):
        return "TIP"
    if _SCAR_AFTER.match(page.text, named.end):
        return "NOT_ACCESS"
    if _RULED_OUT.match(page.text, named.end, group.end + 40):
        return "NOT_ACCESS"
    if _SHEATH_OF_LINE.match(page.text, named.end):
        return "OTHER_DEVICE"
    if kind == "central":
        return _central_objection(page, named, group, names[0])
    if (reason := _objection_before(page, named, group, names[0])) is not None:
        return reason
    if _is_plain_site(page, named) or (owner is None and is_way_in(page, group, piece)):
        return None
    if names[0] in BRANCHES and _is_only_controlled(page, group, names[0]):
        return "NOT_ACCESS"
    if _is_failed(page, group, piece):
        return "FAILED"
    finding = page.within((group.start, group.end), "VESSEL_FINDING")
    if (not group.of("size") or len(group.of("vessel")) > 1) and _UNFIT.match(
        page.text, named.end, group.end + 40
    ):
        return "NOT_ACCESS"
    if owner == "cannula" or group.of("size"):
        return None
    if finding and not page.within((group.start, group.end), "VESSEL_USE"):
        return None if _is_then_entered(page, named) else "NOT_ACCESS"
    return None if _in_use(page, named) else "NOT_ACCESS"


def _objection_before(page: Page, named: Named, group: Group, name: str) -> str | None:
    """Why the words before a vessel's name say that a cannula is not in it, or None."""

    def stands(pattern: re.Pattern[str], within: int) -> bool:
        low = max(group.start, named.start - within)
        return pattern.search(page.text, low, named.start) is not None

    if stands(_HURT, 50):
        return "NOT_ACCESS"
    if stands(_TIP_IN, 60):
        return "TIP"
    if name in BRANCHES and stands(_MARKED_BY, 30):
        return "NOT_ACCESS"
    if name in BRANCHES and stands(_ASTRAY, 50):
        return "TIP"
    return None


def _is_plain_site(page: Page, named: Named) -> bool:
    """Whether a field or a title, the mode or the words of a way in say that the vessel is a site."""
    item = page.field_at(named.start)
    if item is not None and item.start <= named.start and (
        item.element in ("site", "cannula", "mode", "approach")
        or item.role == "action"
        or _ASKS_VESSEL.search(item.key)
    ):  # fmt: skip
        return True
    if _in_title(page, named.start):
        return True
    if named.mention.value in ("femoral-femoral", "femoral-jugular") and page.within(
        stretch(page, named.start), "MODE", "ECMO"
    ):
        return True
    if _REGION_FOR.search(page.text, max(0, named.mention.start - 30), named.mention.start):
        return True
    return way_of(page, named) is not None


_REGION_FOR = expressions.compile(
    r"\b(?:groin|neck|leg|thigh|side)\b(?: (?:is|was|went|served|used))?,? (?:for|gave|took|to take) (?:the |my |"
    r"our )?$",
    re.IGNORECASE,
)
"""Where a vessel was entered, told without a verb: "left groin for the artery"."""
_WAY = expressions.compile(
    r"\s?(?:-{0,2}>|=>|\u2192|,? ?(?:(?:and|then) )?(?:(?:returning|returned|returns?|back|draining|drained|"
    r"going|goes|out|"
    r"pumped|through the pump|on) ){0,2}(?:in)?to|-to-)(?: the)?(?: an?)?\s?",
    re.IGNORECASE,
)
_NO_WAY = expressions.compile(
    r"\b(?:fistulas?|bypass(?:es|ed)?|graft\w*|shunts?|cross-?over|anastomos\w*|wires?|guidewires?|clots?|thromb\w+|DVT|"
    r"extend\w*|flaps?|pressures?|gradient|distance|tear|from (?:the )?(?:outside|referring)|planned|instead|rather|"
    r"chang\w+|convert\w*|switch\w*|mov(?:e|ed|ing)|exchang\w+|re-?sit\w+)\b",
    re.IGNORECASE,
)
_ON_THE_WAY = ("femoral", "jugular", "carotid", "axillary", "subclavian")


def way_of(page: Page, named: Named) -> str | None:
    """Give the role of a vessel by the blood's way: "right femoral vein to left femoral artery"."""
    known: dict[int, str] | None = page.cache.get("ways")
    if known is None:
        known = page.cache["ways"] = {}
        for one, other in itertools.pairwise(named_vessels(page)):
            if _is_way(page, one, other):
                known[one.start], known[other.start] = "drainage", "return"
    return known.get(named.start)


def _is_way(page: Page, one: Named, other: Named) -> bool:
    if one.kind != "vein" or other.kind not in ("vein", "artery"):
        return False
    if (one.names, one.side) == (other.names, other.side):
        return False
    if not all(any(word in named.names[0] for word in _ON_THE_WAY) for named in (one, other)):
        return False
    low, high = stretch(page, one.start)
    if other.end > high or not _WAY.fullmatch(page.text, one.end, other.start):
        return False
    foreign = [d for d in page.within((low, high), "OTHER_DEVICE") if not d.meta.get("tool")]
    return not foreign and not page.search(_NO_WAY, (low, high))


_INTO_INNOMINATE = expressions.compile(
    r"cannul\w* (?:in|into|to|via|of|through) (?:the )?innominate|"
    r"innominate (?:artery |vein )?(?:was )?(?:(?:\d(?:\.\d)?|ten|eight) ?mm )?(?:side-?(?: |arm )?|"
    r"dacron |gore-?tex )?"
    r"(?:cannul|graft|conduit|"
    r"chimney|purse)|(?:graft|conduit|chimney|sewn|\d ?Fr?)\b[^.;\n]{0,25} (?:to|onto|into|in|"
    r"on) (?:the )?innominate",
    re.IGNORECASE,
)
"""The innominate vessels are where tips point and saws tear; few cannulae enter them."""
_SCAR_AFTER = expressions.compile(
    r",? (?:\w+ )?(?:scars?|keloid) (?:seen|noted|present|visible|from)\b", re.IGNORECASE
)
_SHEATH_OF_LINE = expressions.compile(
    r" (?:introducer |cordis |vascular |access )?(?:sheath|introducer|cordis)\s*(?:\+|&|/|,|w/|and|with|for|"
    r"carrying|holding)\s*(?:the |an? |its )?(?:swan|PAC?\b|PA-?C\b|pulmonary artery cath|TLC|CVC|pacing|"
    r"triple|infusions?|drips|pressors)",
    re.IGNORECASE,
)
"""A sheath that holds another line is no cannula's: "R IJ sheath + Swan"."""
_UNFIT = expressions.compile(
    r"s? (?:was|were|is|are|being|measured?s?|both|proved|looked|had) (?:\w+ ){0,3}?(?:diseased|small|tiny|"
    r"stenos\w+|"
    r"calcified|occluded|thrombosed|stented|aneurysmal|unsuitable|unusable|useless|hostile|scarred|grafted|"
    r"spasm\w*|in spasm|narrow\w*|inadequate|too \w+(?! (?:for|to) (?:direct|take an?))|\d(?:\.\d)? ?mm\b"
    r"(?![^.;\n]*\b(?:punctur|enter|cannul|stuck|access|"
    r"needle|compress|took|accept)))\b",
    re.IGNORECASE,
)
"""A vessel that is found unfit is not the one taken."""
_RULED_OUT = expressions.compile(
    r"s?(?: (?:return|access|cannulation|cannulae?|drainage|route|approach|option|site|was|were|is|are|thus|"
    r"therefore|hence|so|being|far|much|felt|deemed|judged|considered))* (?:too (?:small|tiny|narrow|"
    r"diseased|calcified|deep|tortuous|thin|friable|scarred)"
    r"(?! (?:for|to) (?:direct|take|accept|admit|an? \d|\d))|"
    r"out of the question|not an option|no option|"
    r"ruled out|off the table|impossible|unavailable|not suitable|not feasible)\b",
    re.IGNORECASE,
)
"""A vessel that was weighed and left, whatever else is told of it."""
_TIP_IN = expressions.compile(
    r"\b(?:tips?|jet|ports?|orifice)\b[^.;,]{0,30}\b(?:at|in|near|to|above|below|beyond|past|within)\s"
    r"(?:the\s)?(?:level of the )?$",
    re.IGNORECASE,
)
_HURT = expressions.compile(
    r"\b(?:nick(?:ed|ing)?|hit|hitting|struck|inadvertent\w*|accidental\w*|unintended|unintentional\w*|"
    r"grazed|brushed|"
    r"stray|mistaken\w*)(?: (?:puncture|stick|entry|pass|punctured|entered|needle|nick))?(?: (?:of|into|"
    r"in|to|through))?"
    r"(?: (?:the|an?|her|his))?\s$",
    re.IGNORECASE,
)
"""A vessel that the needle ran into is none that was cannulated."""
_ASTRAY = expressions.compile(
    r"\bwire\b[^.;,]{0,20}\b(?:went|tracked|strayed|slipped|headed|kept going)"
    r"(?: (?:into|down|up|to))?(?: the)?\s$",
    re.IGNORECASE,
)
"""A wire that ran into a branch is no cannulation of it."""
_MARKED_BY = expressions.compile(
    r"\b(?:above|below|proximal to|distal to|beyond|past) (?:the )?(?:origin of (?:the )?)?"
    r"(?:right |left )?$",
    re.IGNORECASE,
)
"""A branch that only says where the trunk was entered."""
_FROM_ATRIUM = expressions.compile(
    r"\b(?:RA|right atri\w+|atri\w+|appendage)(?: appendage)? (?:to|and) (?:the )?$", re.IGNORECASE
)
_ASKS_VESSEL = expressions.compile(r"\b(?:vessel|artery|vein|site|cannul\w+)\b", re.IGNORECASE)
BRANCHES = ("superficial femoral artery", "profunda femoris artery", "posterior tibial artery")
"""Arteries that are exposed for control more often than they are cannulated."""
_PERFUSED = expressions.compile(
    r"perfus|antegrade|catheter|(?<!femoral )sheath|shunt|\bDPC\b|"
    r"cannula (?:in|into|to|from|out)\b",
    re.IGNORECASE,
)
_LIMB = expressions.compile(r"perfus|antegrade|\bDPC\b|shunt", re.IGNORECASE)
_CANNULATED = expressions.compile(r"cannul|punctur|wire|\d ?F(?:r|\b)", re.IGNORECASE)
_CONTROLLED = expressions.compile(
    r"\b(?:controlled|control|loop(?:s|ed)|slung|encircled|clamped|dissected|branch(?:es)?|isolated)\b",
    re.IGNORECASE,
)


def _is_only_controlled(page: Page, group: Group, name: str) -> bool:
    """Whether a branch was exposed or clamped beside the vessel that was cannulated."""
    span = (group.start, group.end)
    if name.startswith("profunda"):
        return page.search(_LIMB, span) is None
    if page.search(_PERFUSED, span):
        return False
    if group.of("size") and not page.search(_CONTROLLED, span):
        return False
    return not page.search(_CANNULATED, span) or page.search(_CONTROLLED, span) is not None


def _in_title(page: Page, offset: int) -> bool:
    """Whether ``offset`` lies in the procedure's title, which names sites without a verb."""
    section = page.section(offset)
    if section.category != "procedure":
        return False
    return "\n\n" not in page.original[section.start : offset].replace("\r", "").replace(" ", "")


def _is_failed(page: Page, group: Group, piece: Piece) -> bool:
    """Whether the vessel was tried in vain, and no size says that a cannula is in it after all."""
    if _FAILED_AT.search(page.text, max(group.start, piece.start - 60), piece.start):
        return len(group.of("vessel")) > 1 or not group.of("size")
    if group.of("size"):
        return False
    end = stretch(page, piece.start)[1]
    later = [v.start for v in named_vessels(page) if piece.end <= v.start < end]
    tried = _TRIED.search(page.text, group.start, min(later, default=end))
    return (
        tried is not None
        and _IN_VAIN.search(page.text, group.start, min(later, default=end)) is not None
    )


_FAILED_AT = expressions.compile(
    r"\b(?:fail\w*|unsuccessful\w*|abortive|futile|vain|abandoned|no luck|unable|could not)"
    r"(?: (?:attempts?|tries|try|passes|sticks?|punctures?|access|cannulation|needle|to|get|pass|enter|"
    r"cannulate|wire)){0,4}"
    r"(?: (?:at|on|in|of|via|through|with|for|into))?(?: (?:the|an?|her|his))?(?: (?:right|left|R|L))?\s$",
    re.IGNORECASE,
)
_TRIED = expressions.compile(
    r"\b(?:attempt\w*|tried|try|effort\w*|pass(?:es)?|access|approach)\b", re.IGNORECASE
)
_IN_VAIN = expressions.compile(
    r"\b(?:fail\w*|unsuccessful\w*|in vain|abandon\w*|aborted|unable|impossible|"
    r"(?:would|could|did) not (?:pass|advance|be|go|thread|succeed))\b",
    re.IGNORECASE,
)


def _in_use(page: Page, named: Named) -> bool:
    """Whether the sentence says that the vessel is entered, exposed, closed or held a cannula."""
    sentence = stretch(page, named.start)
    if _is_line_of_support(page, named):
        return True
    for mode in page.within(sentence, "MODE"):
        if _AFTER_MODE.fullmatch(page.text, mode.end, max(mode.end, named.start)):
            return True
    return any(
        not (use.start < named.mention.end and named.mention.start < use.end)
        for use in page.within(sentence, "VESSEL_USE", "CANNULA", "BRAND")
    )


def _is_line_of_support(page: Page, named: Named) -> bool:
    return _BEFORE_ECMO.match(page.text, named.mention.end) is not None


_BEFORE_ECMO = expressions.compile(
    r" ?(?:(?:and|&|\+|/|,) ?(?:(?:r|l|right|left) )?(?:RIJ|LIJ|IJ|R?C?F[VA]|L?C?F[VA]|fem\w*|jugular|groin) )?"
    r"(?:V-?[VA] )?(?:ECMO|ECLS)\b(?! (?:team|sites?|day|since|for|via|run|was))",
    re.IGNORECASE,
)
"""Behind vessels whose lines are those of support: "Lines: RIJ and RFV ECMO"."""
_AFTER_MODE = expressions.compile(
    r"[\s,:(]*(?:(?:ecmo|ecls)\b[\s,:(]*)?"
    r"(?:(?:(?:r|l|rt|lt|right|left)\b\.? )?(?:common )?\w+ ?(?:vein|artery)? ?(?:to|and|->|→|[-/&]) ?)?",
    re.IGNORECASE,
)
"""Between a mode and the vessels that it runs through: "V-A, R CFV to R CFA"."""


def _is_then_entered(page: Page, named: Named) -> bool:
    """Whether the next sentence enters the vessel that this one has measured."""
    after = next_stretch(page, named.start)
    if after is None or not named.side:
        return False
    entries, _ = sift(page, page.within(after, "VESSEL_ENTRY"), NOT_A_FACT)
    others = [v for v in page.within(after, "VESSEL") if v.meta.get("kind") != "central"]
    return not others and any(_ENTERED.match(page.text, entry.start) for entry in entries)


_ENTERED = expressions.compile(
    r"punctur|needle|stick|stuck|access|cannulat|seldinger|micro|entered", re.IGNORECASE
)
_CENTRAL_CUE = expressions.compile(
    r"purse|cannul(?:a|ae|ated|ation|as)\b|append|vent\b|sewn|graft|anastomos|decannul|\bstab|pledget|suture|"
    r"explant|return|drain|tourniquet|snare|\bcore|\btie[ds]?\b|\blines?\b|\bpipes?\b|\bout of\b",
    re.IGNORECASE,
)
_TIP = expressions.compile(
    r"(?<!-)\b(?:tips?(?! (?:seen|in|at|to|of|lies|lying|sits?|ends?|well|now)\b)|"
    r"tip(?= (?:in|at|of) (?:the )?$)|jet|port|ports|orifice|wire(?!-))\b",
    re.IGNORECASE,
)
_TIP_AFTER = expressions.compile(
    r"[^.;]{0,25}?(?:\bjunction|\bjxn|\bjn\b|(?<![-,] )(?<![-,])\btip\b|\bborder|/ ?(?:RA|SVC|IVC)\b|"
    r"-(?:RA|SVC|IVC)\b|\borifice)",
    re.I,
)
_OTHER_END = expressions.compile(
    r"(?:\bto|\binto|\btoward|\btowards|\bwithin|\bbelow|\babove)(?: the)?(?: level of the)?\s*$",
    re.I,
)
_DIRECT = expressions.compile(r"\bdirect\s$", re.IGNORECASE)
_NOUN_AFTER = expressions.compile(r"\s+(?:\d+ ?(?:Fr?|French)\.? )?(?:\w+ )?cannul", re.IGNORECASE)
_CAVA = expressions.compile(
    r"cannulat\w*|purse|\bcannula (?:in|into|to)\b|bicaval cannul", re.IGNORECASE
)


def _central_objection(page: Page, named: Named, group: Group, name: str) -> str | None:
    """Why a chamber or great vessel is no site: only an open chest gives access to it."""
    mention = named.mention
    before = page.text[max(group.start, mention.start - 45) : mention.start]
    after = page.text[mention.end : min(group.end, mention.end + 40)]
    if _BEHAVES.match(after):
        return "NOT_ACCESS"
    if not _has_chest(page) and (_is_peripheral(page) or _OTHER_END.search(before)):
        return "TIP"
    if _NOUN_AFTER.match(after):
        return None
    if name.endswith("vena cava") and _DIRECT.search(before) and _has_chest(page):
        return None
    if name.endswith("vena cava") and not _CAVA.search(
        page.text, max(group.start, mention.start - 40), min(group.end, mention.end + 30)
    ):
        return "TIP"
    if _TIP_AFTER.match(after) or _TIP.search(before) or _TIP.search(after):
        return "TIP"
    if name == "ascending aorta" and _FROM_ATRIUM.search(before) and _has_chest(page):
        return None
    if _OTHER_END.search(before) and _enters_elsewhere(page, group, name):
        return "TIP"
    item = page.field_at(named.start)
    in_form = item is not None and item.element in ("site", "cannula", "mode", "approach")
    if in_form or _in_title(page, named.start):
        return None
    near = page.text[group.start : group.end]
    finding = page.within((group.start, group.end), "VESSEL_FINDING")
    if group.of("size") or _CENTRAL_CUE.search(near):
        strong = re.search(r"cannul|purse|vent\b|out of", near, re.IGNORECASE)
        return "NOT_ACCESS" if finding and not strong and not group.of("size") else None
    if _CENTRAL_CUE.search(page.text, *stretch(page, named.start)) and not finding:
        return None
    return "NOT_ACCESS"


_BEHAVES = expressions.compile(
    r"\s?[<>]|(?: (?:that|which|had|has|was|is|were|still|now|had been|has been|to be|looked|looks|appeared|"
    r"seemed|kept|nicely|well|badly|grossly|hardly|barely|not|then|now|got|became|stayed|remained|very|too|"
    r"more|less))* (?:(?:full|distended|tense|tight|stretched|ballooned|ballooning|bulging|dilated|swollen|"
    r"stunned|akinetic|hypokinetic|static|stagnant|squeez\w+|contract\w+|eject\w+|dilating|distending|"
    r"overloaded|underfilled|collapsed|small|large|big)\b|"
    r"(?:decompressed|emptied|unloaded|decompressing|emptying|unloading)(?: (?:down|nicely|well|at once))*"
    r"(?: (?:through|via|by|across) (?:the |an? )?(?:[\w-]+ )?(?:ASD|PFO|septostomy|defect|impella|foramen)|"
    r"(?= ?(?:[.,;)]|$|and\b))))",
    re.IGNORECASE,
)
"""How a chamber works or fills is told of the heart, and not of what lies in it."""


def _is_peripheral(page: Page) -> bool:
    """Whether the note has cannulae in vessels of the neck or groin."""
    known = page.cache.get("is_peripheral")
    if known is None:
        known = page.cache["is_peripheral"] = any(
            group.of("size", "cannula")
            or page.within(stretch(page, piece.start), "TECHNIQUE", "VESSEL_ENTRY")
            for group in groups_of(page)
            for piece in group.of("vessel")
            if piece.named is not None
            and piece.named.kind != "central"
            and not piece.named.names[0].startswith("innominate")
            and bears_against(page, piece.named.mention) is None
            and owner_of(page, group, piece) != "device"
        )
    return bool(known)


def _enters_elsewhere(page: Page, group: Group, name: str) -> bool:
    """Whether the cannula goes in by another vessel, so that this one holds its other end."""
    return any(
        other.named is not None
        and name not in other.named.names
        and (other.named.kind != "central" or _THROUGH.search(page.text[group.start : other.start]))
        for other in group.of("vessel")
    )


_THROUGH = expressions.compile(r"\b(?:through|via|from|by way of)(?: the)?\s*$", re.IGNORECASE)
_CHEST_WORDS = expressions.compile(
    r"\b(?:aortic|right atrial|RA|atrial) (?:and (?:right )?(?:aortic|atrial) )?(?:ECMO )?"
    r"cannul\w+|"
    r"\bpurse-?\s?strings?\b[^.;]{0,40}\b(?:aort|atri)|central(?:ly)? cannulat\w+",
    re.IGNORECASE,
)


def _has_chest(page: Page) -> bool:
    """Whether the note tells of an open chest, so that chambers and great vessels can be sites."""
    known = page.cache.get("has_chest")
    if known is None:
        told, _ = sift(
            page,
            [m for m in page.find("TECHNIQUE") if m.value == "central"],
            NOT_A_FACT | {"OTHER_RUN"},
        )
        known = page.cache["has_chest"] = (
            bool(told) or find_first(_CHEST_WORDS, page.text) is not None
        )
    return bool(known)
