"""Left and right: the words that say on which side a vessel lies, and what they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.seeking import find_all

BOTH = "both"
"""Side of a phrase that names the right and the left."""

_ADJECTIVES = (
    r"(?:common|com\.?|comm\.?|internal|deep|superficial|proximal|distal|mid|int\.?|ext\.?|groin|neck|"
    r"inguinal|patent|"
    r"ipsilateral|contralateral|main|upper|lower|the|anterior|native|external|cervical|his|her|large|"
    r"percutaneous|transverse|ultrasound-guided)"
)
_SIDE = (
    r"(?:right and left|left and right|R and L|L and R|R/L|L/R|right|left|bilateral|both|each|"
    r"R\.?|L\.?|rt\.?|lt\.?|B/L|bilat\.?)"
)
_BEFORE = expressions.compile(
    rf"(?<![A-Za-z'])(?P<side>{_SIDE})(?:[- ]sided)?[ -]*(?:[(,] ?)?"
    rf"(?:{_ADJECTIVES}[ ,:-]+){{0,3}}$",
    re.IGNORECASE,
)
_AFTER = expressions.compile(
    r"^(?:\s?\(|,? (?:on|in|of|at|from) (?:the |her |his )?|[,:/-]? ?)"
    r"(?P<side>right|left|bilateral(?:ly)?|both(?= sides| groins)|R|L|rt|lt)(?![A-Za-z'./])"
    r"(?:[- ]?(?:side|sided|groin|neck))?"
    r"(?!\s+(?:internal|common|femoral|fem|jugular|IJ|carotid|axillary|subclavian|neck|groin|CF|FV|FA|"
    r"superficial|SFA|radial|arm|leg|lung|atri|ventric|heart|chest|c?f[va]\b|subclav|hand|foot|to\b))",
    re.IGNORECASE,
)
_REGION = expressions.compile(
    r"\b(?P<side>right|left|R|L|rt|lt)\.?(?:[- ]|\n|(?= side))"
    r"(?:sided )?(?: ?side of (?:the |her |his )?)?(?:femoral )?"
    r"(?:(?:transverse|oblique|vertical|lower|upper|lateral|anterior|low|high|old|open|small|curvilinear) ){0,2}"
    r"(?P<region>groins?|inguinal|leg|thigh|neck|cervical|collar(?= incision| cut)|"
    r"sterno(?:cleido)?mastoid|SCM|clavicle|"
    r"axilla|infraclavicular|shoulder|"
    r"(?:(?:inguinal|groin) )?crease|"
    r"deltopectoral)\b"
    r"|\b(?P<region2>groins?|leg|neck|infraclavicular|sub-?clavicular|deltopectoral|axilla)"
    r"(?: cannulation| cut-?down| cut| exploration| wound| incision| vessels|"
    r" dissection| exposure| crease){0,2}\s?(?:\(|, ?|: ?|on the )"
    r"(?P<side2>right|left|R|L)\b",
    re.IGNORECASE,
)
_FREE = expressions.compile(
    r"\b(?:on|in|at) (?:the |her |his )?(?P<a>right|left)\b"
    r"(?=\s*(?:[.,;)|]|$|side|for|by|with|and|\())"
    r"|\((?P<b>right|left|R|L)\)"
    r"|[,:|]\s*(?P<c>right|left|R|L)\b(?=\s*(?:[.,;)|]|$|side))"
    r"|\b(?P<d>right|left|R|L)[- ](?:side|sided|groin|neck|leg|thigh)\b"
    r"|\bboth (?:on the |in the )?(?P<g>right|left|R|L)\b(?=\s*(?:[.,;)|]|$|side|groin|leg))"
    r"|(?<=venous )(?P<e>[RL])\b|(?<=arterial )(?P<f>[RL])\b",
    re.IGNORECASE,
)
_SIDES = {"r": "right", "rt": "right", "right": "right", "l": "left", "lt": "left", "left": "left"}
_OF_SHOULDER = (
    "subclavicular",
    "sub-clavicular",
    "clavicle",
    "axilla",
    "deltopectoral",
    "infraclavicular",
    "shoulder",
)
_OF_NECK = ("neck", "cervical", "collar", "sternocleidomastoid", "sternomastoid", "scm")


@dataclass(frozen=True)
class Side:
    """A side's word that stands by itself, or beside a region of the body."""

    side: str
    start: int
    end: int
    region: str | None = None
    """``neck``, ``groin`` or ``shoulder``."""


def side_of_word(word: str) -> str | None:
    """Give ``left``, ``right``, ``both`` or None for a side's word in any of its spellings."""
    plain = word.lower().strip(" .,:()")
    if plain.startswith(("bilat", "both", "each", "b/l")) or re.search(
        r"[rt](?: and |/)[rl]", plain
    ):
        return BOTH
    first = plain.split()[0].strip(".,") if plain.split() else ""
    return _SIDES.get(first)


def side_before(text: str, low: int, start: int) -> Side | None:
    """Find the side named right before ``start``: "right common |femoral vein"."""
    match = _BEFORE.search(text, max(low, start - 60), start)
    side = side_of_word(match["side"]) if match else None
    return Side(side, match.start("side"), match.end("side")) if match and side else None


def side_after(text: str, end: int, high: int) -> Side | None:
    """Find the side named right after ``end``: "femoral vein| on the left"."""
    match = _AFTER.search(text[end : min(high, end + 40)])
    side = side_of_word(match["side"]) if match else None
    if match is None or side is None:
        return None
    return Side(side, end + match.start("side"), end + match.end("side"))


def free_sides(text: str, low: int, high: int) -> list[Side]:
    """Find sides that stand by themselves ("on the right", "(L)", "R groin")."""
    found = []
    for match in find_all(_FREE, text, low, high):
        side = side_of_word(next(word for word in match.groups() if word))
        if side:
            found.append(Side(side, match.start(), match.end()))
    return found


def regions(text: str) -> list[Side]:
    """Find the groins and sides of the neck that a text names."""
    found = []
    for match in find_all(_REGION, text):
        side = side_of_word(match["side"] or match["side2"])
        word = (match["region"] or match["region2"]).lower()
        if side:
            region = "neck" if word in _OF_NECK else "groin"
            region = "shoulder" if word in _OF_SHOULDER else region
            found.append(Side(side, match.start(), match.end(), region))
    return found
