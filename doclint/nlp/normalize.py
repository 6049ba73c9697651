"""One text for the machine, as long as the note's own.

Every character is replaced by at most one other, so that an offset into the normalised text is an
offset into the note. Template placeholders become runs of :data:`BLANK`, de-identification marks
runs of :data:`MASK`: patterns can then name "a value left open" and "a value blacked out" without
knowing how a hospital writes them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BLANK = "\ue000"
"""Stands for a template placeholder: a value that never was there."""

MASK = "\ue001"
"""Stands for a de-identification mark: a value that was there and was taken out."""

_SAME = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u2212": "-", "\u00ad": "-",
    "\u2022": "*", "\u00b7": "*", "\u25aa": "*", "\u25cf": "*", "\u25e6": "*", "\u2023": "*",
    "\u00d7": "x", "\u2044": "/",
    "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\ufeff": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ",
    "\u00b5": "u", "\u03bc": "u",
    "\ue000": " ", "\ue001": " ",
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

_DEIDENTIFIED = re.compile(
    r"""
    \[\*\*[^\]\n]{0,80}\*\*\]                                   # [**Name**]
  | \[\s*(?:REDACTED|DE-?IDENTIFIED|REMOVED|MASKED|WITHHELD)\b[^\]\n]{0,40}\]
  | \[\s*(?:PATIENT|PHYSICIAN|DOCTOR|PROVIDER|HOSPITAL|SURGEON|ATTENDING)?[ _-]?
      (?:NAME|DATE|AGE|DOB|MRN|ID|LOCATION|HOSPITAL|PHONE|DOCTOR|PHYSICIAN)(?:[ _-]?\d+)?\s*\]
  | <\s*/?(?:NAME|DATE|AGE|DOB|MRN|ID|HOSPITAL|LOCATION|PHYSICIAN|DOCTOR|PATIENT|PERSON|PHI)
      (?:[ _:-]?\w{0,20})?\s*>
  | \bX{3,}(?:[-/]X{2,})*\b
  | \b(?:REDACTED|DEIDENTIFIED)\b
  | \u2588+
    """,
    re.VERBOSE,
)
_TEMPLATE = re.compile(
    r"""
    \*{3,}                                                       # ***
  | \{[^{}\n]{0,80}\}                                            # {ECMO mode}
  | @[A-Z][A-Z0-9_]{1,30}@                                       # @AGE@
  | \[\s*(?:insert|enter|fill\ in|specify|select|choose|describe|indicate|free\ text|drop-?down)
      \b[^\]\n]{0,80}\]
  | <\s*(?:insert|enter|fill\ in|specify|select|choose)\b[^>\n]{0,80}>
  | <{2,3}[^<>\n]{0,60}>{2,3}
  | \[(?:_{1,}|\.{2,}|\?+)\]
  | (?<![.\w])\.{4,}[ \t]*$                                       # dots to write on
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_LEADER = re.compile(r"(?<=\w)[ \t]?\.{3,}[ \t]?(?=[\w\[(<{*\u2610-\u2612])")
_UNDERSCORES = re.compile(r"(?<![A-Za-z0-9_])_{2,}(?:\s?/\s?_{2,}){0,2}(?![A-Za-z0-9_])")
_RULE_LINE = re.compile(r"^[ \t]*[_*=.~-]{4,}[ \t]*$", re.MULTILINE)
_NAME_BLANK = re.compile(r"\b(?:Dr|Mr|Ms|Mrs|Dr\.|Mr\.|Ms\.|Mrs\.)\s_{2,}")
_FIELD_BLANK = re.compile(r"^[^\n:]{1,60}:[ \t]*_{2,}[ \t]*[^\w\n]*$", re.MULTILINE)


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


def normalize(text: str) -> NormalText:
    """Give the text that the pipeline reads; it is exactly as long as ``text``."""
    plain = text.translate(_TABLE).replace("\r\n", " \n").replace("\r", "\n")
    # A form's dotted leader between key and value does what a colon does.
    plain = _LEADER.sub(lambda match: ":".ljust(len(match.group())), plain)
    masks = [(m.start(), m.end()) for m in _DEIDENTIFIED.finditer(plain)]
    underscores = [(m.start(), m.end()) for m in _UNDERSCORES.finditer(plain)]
    rules = [(m.start(), m.end()) for m in _RULE_LINE.finditer(plain)]
    deidentified = bool(masks) or _names_are_underscored(plain)
    found: dict[int, Placeholder] = {}

    def add(start: int, end: int, hides: bool) -> None:
        if any(s <= start and end <= e for s, e in rules):
            return
        if any(p.start < end and start < p.end for p in found.values()):
            return
        hint = re.sub(r"[^a-z0-9 ]+", " ", plain[start:end].lower().replace("_", " ")).strip()
        found[start] = Placeholder(start, end, hides, hint)

    for start, end in masks:
        add(start, end, True)
    for match in _TEMPLATE.finditer(plain):
        add(match.start(), match.end(), False)
    for start, end in underscores:
        add(start, end, deidentified)

    parts, position = [], 0
    for placeholder in sorted(found.values(), key=lambda item: item.start):
        parts.append(plain[position : placeholder.start])
        mark = MASK if placeholder.hides_value else BLANK
        parts.append(mark * (placeholder.end - placeholder.start))
        position = placeholder.end
    parts.append(plain[position:])
    ordered = tuple(sorted(found.values(), key=lambda item: item.start))
    return NormalText("".join(parts), ordered, deidentified)


def _names_are_underscored(text: str) -> bool:
    """Whether underscores stand for names in running text, as MIMIC writes them.

    A form's empty field ("Size: ____") is none; "Dr. ___" or a blank in the midst of a sentence,
    three underscores exactly as MIMIC sets them, is.
    """
    if _NAME_BLANK.search(text):
        return True
    in_prose = 0
    for match in re.finditer(r"(?<!_)___(?!_)", text):
        before = text[max(0, match.start() - 30) : match.start()]
        after = text[match.end() : match.end() + 12]
        if re.search(r"[a-z,] $", before) and re.match(r"[,. ]+[a-z(]|\.$|\.\s", after):
            in_prose += 1
    return in_prose >= 2 and not _FIELD_BLANK.search(text)
