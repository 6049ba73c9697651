"""One text for the machine, as long as the note's own.

Every character is replaced by at most one other, so that an offset into the normalised text is an
offset into the note. Template placeholders become runs of :data:`BLANK`, de-identification marks
runs of :data:`MASK`: patterns can then name "a value left open" and "a value blacked out" without
knowing how a hospital writes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions

BLANK = "\ue000"
"""Stands for a template placeholder: a value that never was there."""

MASK = "\ue001"
"""Stands for a de-identification mark: a value that was there and was taken out."""

OFFERED = expressions.compile(
    rf"{BLANK}[{BLANK} ]*[(\[][^()\[\]\n]{{0,120}}(?:/|\||\bor\b|,)[^()\[\]\n]{{0,120}}[)\]]"
)
"""A placeholder with the answers to choose from behind it: "*** (suture / patch / device)"."""

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u2212": "-", "\u00ad": "-",
    "\u2022": "*", "\u00b7": "*", "\u25aa": "*", "\u25e6": "*", "\u2023": "*", "\uf0b7": "*",
    "\u00d7": "x", "\u2044": "/", "\u2215": "/",
    # Boxes as word processors and their symbol fonts write them.
    "\u25a1": "\u2610", "\u25fb": "\u2610", "\u2b1c": "\u2610", "\u25a2": "\u2610",
    "\u274f": "\u2610", "\u2751": "\u2610", "\u25ef": "\u25cb", "\uf06f": "\u2610",
    "\uf0a8": "\u2610",
    "\u22a0": "\u2612", "\U0001f5f9": "\u2611", "\U0001f5f5": "\u2612",
    "\U0001f5f7": "\u2612",
    "\uf0fe": "\u2612", "\uf0fd": "\u2612", "\uf078": "\u2612", "\u2705": "\u2611",
    "\u2713": "\u2714", "\uf0fc": "\u2714", "\u25c9": "\u2611", "\u29bf": "\u2611",
    "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\ufeff": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ",
    "\u00b5": "u", "\u03bc": "u", "\u2640": "F", "\u2642": "M",
    "\ue000": " ", "\ue001": " ", "\ue002": " ", "\ue003": " ",
}  # fmt: skip


class _Table(dict[int, str]):
    """Translation table filled as characters are met."""

    def __missing__(self, key: int) -> str:
        character = chr(key)
        same = _SAME.get(character)
        if same is None:
            same = character
            if key > 127:
                folded = unicodedata.normalize("NFKC", character)
                if len(folded) == 1:
                    same = folded
                if same.isspace() and same != "\n":
                    same = " "
            elif key < 32 and character not in "\t\n\r":
                same = " "
        self[key] = same
        return same


_TABLE = _Table()

_DEIDENTIFIED = expressions.compile(
    r"""
    \[\*\*[^\]\n]{0,80}\*\*\]                                   # [**Name**]
  | \[\s{0,3}(?:REDACTED|DE-?IDENTIFIED|REMOVED|MASKED|WITHHELD)\b[^\]\n]{0,40}\]
  | \[\s{0,3}(?:(?:PATIENT|PHYSICIAN|DOCTOR|PROVIDER|HOSPITAL|SURGEON|ATTENDING)[ _-]?)?
      (?:NAME|DATE|AGE|DOB|MRN|ID|LOCATION|HOSPITAL|PHONE|DOCTOR|PHYSICIAN)(?:[ _-]?\d{1,4})?
      \s{0,3}\]
  | <\s{0,3}/?(?:NAME|DATE|AGE|DOB|MRN|ID|HOSPITAL|LOCATION|PHYSICIAN|DOCTOR|PATIENT|PERSON|PHI)
      (?:[ _:-]?\w{0,20})?\s{0,3}>
  | \b(?<!X[-/])X{3,}(?:[-/]X{2,})*\b
  | \b(?:REDACTED|DEIDENTIFIED)\b
  | \u2588+
    """,
    re.VERBOSE,
)
_TEMPLATE = expressions.compile(
    r"""
    \*{3,}                                                       # ***
  | \{(?![ \t]?[xX]?[ \t]?\}|\s{0,3}"\w+"\s{0,2}:)[^{}\n]{0,80}\}                     # {ECMO mode}, and no box {x}
  | @[A-Z][A-Z0-9_]{1,30}@                                       # @AGE@
  | \[\s{0,3}(?:insert|enter|fill\ in|specify|select|choose|describe|indicate|free\ text|
      drop-?down)\b[^\]\n]{0,80}\]
  | [\[<]\s{0,3}(?:(?:your|full|printed|patient|physician|surgeon|operator|attending|cannula|vessel|
      procedure|service|insertion)[ _-])?(?:name|surgeon|operator|physician|provider|attending|date|
      time|age|sex|size|fr|side|vessel|site|mode|type|brand|indication|reason|day|flow|sweep|rpm|
      fi?o2|fdo2|value|text|(?:mm|dd)[/-](?:mm|dd)[/-]yy(?:yy)?|yyyy-mm-dd|left[ ]?/[ ]?right|
      right[ ]?/[ ]?left|r/l|l/r|vv[ ]?/[ ]?va|va[ ]?/[ ]?vv)\s{0,3}[\]>]
  | <\s{0,3}(?:insert|enter|fill\ in|specify|select|choose)\b[^>\n]{0,80}>
  | <{2,3}[^<>\n]{0,60}>{2,3}
  | \[(?:_+|\.{2,}|\?+)\]
  | (?<![.\w])\.{4,}(?=[ \t]*$)                                  # dots to write on
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_DOTS = r"(?:[.\u2026]{3,}|\u2026+|\u00b7{3,}|\.(?:[ ]\.){2,})"
_LEADER = expressions.compile(
    rf"(?:(?<=[\w)?%])|(?<=[\w)?%][ \t])|(?<=[\w)?%][ \t]{{2}})){_DOTS}:?[ \t]*(?=[^\s.\u2026])"
)
_KEY_BEFORE = expressions.compile(r"[ \t*#>-]*[A-Z][^\s:.;]*(?:[ \t]{1,2}[^\s:.;]+){0,2}[ \t]*\Z")
_UNDERSCORES = expressions.compile(r"(?<![A-Za-z0-9_])_{2,}(?:\s?/\s?_{2,}){0,2}(?![A-Za-z0-9_])")
_ECHO = expressions.compile(
    r"(?P<key>[A-Za-z][^:\n|\[\]]{1,80}):[ \t]*(?P<echo>\[[ \t]*[A-Za-z][A-Za-z /,-]{2,40}\])",
)
_ECHO_WORDS = frozenset(
    (
        "value",
        "text",
        "here",
        "name",
        "date",
        "number",
        "list",
        "detail",
        "details",
        "of",
        "the",
        "for",
        "or",
        "and",
        "to",
        "type",
    )
)
_EXPORTED_KEY = expressions.compile(
    r"^[ \t]*[\"']?(?!(?i:age)_)[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9%/]+)+[\"']?(?=[ \t]*[|:=\t])",
    re.MULTILINE,
)
"""A key as programs write it: "pump_flow_lpm | 3.4". That of "AGE_M" is told by its underscore."""
_RULE_LINE = expressions.compile(r"^[ \t]*[_*=.~-]{4,}[ \t]*$", re.MULTILINE)
_NAME_BLANK = expressions.compile(r"\b(?:Dr|Mr|Ms|Mrs|Dr\.|Mr\.|Ms\.|Mrs\.)\s_{2,}")
_FIELD_BLANK = expressions.compile(r"^[^\n:]{1,60}:[ \t]*_{2,}[ \t]*[^\w\n]*$", re.MULTILINE)
_NO_NAME_KEY = expressions.compile(
    r"""(?:^|[.;|]|[ ]{2}|\t)[ \t*#>-]*(?![^:\n]*\b(?:
      names?|dates?|dob|birth|born|age|day|time|surgeons?|physicians?|attending|operators?|
      provider|assistants?|fellow|resident|sign\w*|dictated|author|mrn|patient|m\.?d|by|
      hospital|unit|ward|room|account|number|no|size|fr|flow|speed|sweep|rpm|weight|height|
      \#)\b)[A-Za-z][^:|\n]{0,50}[:=][ \t]*\Z""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_LINE_REST_EMPTY = expressions.compile(r"[ \t]*[.,;]?[ \t]*(?:$|\||[ ]{2}|\t)", re.MULTILINE)
_STRUCK = expressions.compile(
    r"~~[^~\n]{1,80}~~|<(s|del|strike)>[^<\n]{0,80}</\1>|(?:[^\s\u0335\u0336][\u0335\u0336]\s?)+",
    re.IGNORECASE,
)
_CARRIAGE = expressions.compile(r"\r+\n")
_PAGE_BREAK = expressions.compile(r"(?<=\n)\x0c|\x0c(?=\r*\n)")


@dataclass(frozen=True)
class Placeholder:
    """A placeholder of the note: its place, and whether it hides a value or awaits one."""

    start: int
    end: int
    hides_value: bool
    hint: str
    """The words inside it ("ECMO mode" of ``{ECMO mode}``), lower case."""


@dataclass(frozen=True)
class NormalText:
    """The normalised text of a note with the placeholders that were replaced in it."""

    text: str
    placeholders: tuple[Placeholder, ...]
    deidentified: bool
    """Whether the note bears marks of de-identification."""


def normalize(text: str, *, struck: bool = True) -> NormalText:
    """Give the text that the pipeline reads; it is exactly as long as ``text``.

    Words that are struck out are left out, unless ``struck`` is false.
    """
    plain = _PAGE_BREAK.sub(" ", text)
    if struck and _holds(plain, _STRIKES):
        plain = _STRUCK.sub(_blank_out, plain)
    if _holds(plain, _LEADS):
        plain = _LEADER.sub(_leader_to_colon, plain)
    plain = plain.translate(_TABLE)
    plain = _CARRIAGE.sub(lambda match: "\n".rjust(len(match.group())), plain).replace("\r", "\n")
    if "_" in plain:
        plain = _EXPORTED_KEY.sub(lambda match: match.group().replace("_", " "), plain)
    masks = []
    if _holds(plain, _MASKS):
        masks = [(m.start(), m.end()) for m in _DEIDENTIFIED.finditer(plain)]
    deidentified = bool(masks) or _names_are_underscored(plain)
    rules = [(m.start(), m.end(), -1) for m in _RULE_LINE.finditer(plain)]
    found = [(start, end, 0) for start, end in masks]
    if _holds(plain, _BLANKS):
        found += [(m.start(), m.end(), 1) for m in _TEMPLATE.finditer(plain)]
    found += [(*m.span("echo"), 1) for m in _echoes(plain) if _says_its_key(m)]
    if "__" in plain:
        found += [
            (m.start(), m.end(), 2 if deidentified and _hides(plain, m.start(), m.end()) else 3)
            for m in _UNDERSCORES.finditer(plain)
        ]
    parts, position = [], 0
    placeholders = []
    for start, end, kind in sorted(rules + found, key=lambda item: (item[0], item[2])):
        if start < position:
            continue
        parts.append(plain[position:start])
        position = end
        if kind < 0:
            parts.append(plain[start:end])
            continue
        hides = kind in (0, 2)
        parts.append((MASK if hides else BLANK) * (end - start))
        hint = re.sub(r"[^a-z0-9 ]+", " ", plain[start:end].lower().replace("_", " ")).strip()
        placeholders.append(Placeholder(start, end, hides, hint))
    parts.append(plain[position:])
    return NormalText("".join(parts), tuple(placeholders), deidentified)


_STRIKES = ("~~", "</", "\u0335", "\u0336")
_LEADS = ("...", "\u2026", "\u00b7\u00b7\u00b7", ". .")
_MASKS = ("[", "<", "XXX", "REDACTED", "DEIDENTIFIED", "\u2588")
_BLANKS = ("***", "{", "@", "[", "<", "....")
"""What a text holds if it holds anything struck out, a leader, a mark or a placeholder at all."""


def _holds(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)


_ECHO_OPENS = expressions.compile(r":[ \t]*\[[ \t]*[A-Za-z]")


def _echoes(text: str) -> Iterator[re.Match[str]]:
    """Give the matches of :data:`_ECHO`: each lies within a line that holds a colon with a bracket behind it."""
    end = -1
    for opens in _ECHO_OPENS.finditer(text):
        if opens.start() > end:
            start = text.rfind("\n", 0, opens.start()) + 1
            end = text.find("\n", opens.start())
            end = len(text) if end < 0 else end
            yield from _ECHO.finditer(text, start, end)


def _says_its_key(match: re.Match[str]) -> bool:
    """Whether the words in brackets only say what the key says: "Diagnosis: [Diagnosis]"."""
    key = set(re.findall(r"[a-z]+", match["key"].lower()))
    words = set(re.findall(r"[a-z]+", match["echo"].lower()))
    return bool(words & key) and words <= key | _ECHO_WORDS


def _blank_out(match: re.Match[str]) -> str:
    """Leave nothing of what the writer struck out."""
    return " " * len(match.group())


def _leader_to_colon(match: re.Match[str]) -> str:
    """Let a form's dotted leader between key and value do what a colon does.

    Three dots may be a pause in a sentence: they lead only from the beginning of a line.
    """
    dots = match.group()
    if len(dots.rstrip()) < 4:
        line = match.string.rfind("\n", max(0, match.start() - 60), match.start()) + 1
        if not _KEY_BEFORE.match(match.string, max(line, match.start() - 60), match.start()):
            return dots
    return ":".ljust(len(dots))


def _hides(text: str, start: int, end: int) -> bool:
    """Whether underscores of a de-identified note hide a name, a date, an age or a number.

    What stands alone after a key that asks for anything else ("Complications: ___") hides nothing.
    """
    low = max(text.rfind("\n", 0, start) + 1, start - 80)
    return not (_NO_NAME_KEY.search(text, low, start) and _LINE_REST_EMPTY.match(text, end))


def _names_are_underscored(text: str) -> bool:
    """Whether underscores stand for names in running text, as MIMIC writes them.

    A form's empty field ("Size: ____") is none; "Dr. ___" or a blank in the midst of a sentence,
    three underscores exactly as MIMIC sets them, is.
    """
    if "__" not in text:
        return False
    if _NAME_BLANK.search(text):
        return True
    in_prose = 0
    for match in re.finditer(r"(?<!_)___(?!_)", text):
        before = text[max(0, match.start() - 30) : match.start()]
        after = text[match.end() : match.end() + 12]
        if re.search(r"[a-z,] $", before) and re.match(r"[,. ]+[a-z(]|\.$|\.\s", after):
            in_prose += 1
    return in_prose >= 2 and not _FIELD_BLANK.search(text)
