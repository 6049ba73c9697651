"""The sample notes, ways to write them otherwise, and what of a record is its verdict."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
NAMES = tuple(path.stem for path in sorted((_ROOT / "samples").glob("*.txt")))

_HEADINGS = {
    rule["literal"].lower()
    for name in ("sections", "fields")
    for rule in json.loads((_ROOT / "patterns" / "sections" / f"{name}.json").read_text("utf-8"))[
        "section_rules"
    ]
}
_LINE_START = re.compile(
    r"^(?P<key>[A-Za-z][A-Za-z /&()'-]{1,50}?)(?=[ \t]*:|[ \t]*$)", re.MULTILINE
)


def text_of(name: str) -> str:
    """Give a sample's text with its line ends as they stand."""
    with (_ROOT / "samples" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def verdict(record: dict[str, Any]) -> dict[str, Any]:
    """Give status and values of each element, their blanks and case folded."""
    return {
        name: {key: _folded(value) for key, value in element.items() if key != "evidence"}
        for name, element in record.items()
    }


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(
            "[\u2018\u2019]", "'", re.sub("[\u2010-\u2015]", "-", " ".join(value.split()))
        ).casefold()
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_folded(item) for item in value]
    return value


def _headings(change: Callable[[str], str]) -> Callable[[str], str]:
    """Write the known headings and keys at the beginnings of lines in another case."""

    def rewrite(text: str) -> str:
        def replace(match: re.Match[str]) -> str:
            key = match["key"]
            return change(key) if key.strip().lower() in _HEADINGS else key

        return _LINE_START.sub(replace, text)

    return rewrite


def _curly(text: str) -> str:
    opened = re.sub(r'(?<![\w.,!?])"', "\u201c", text)
    return opened.replace('"', "\u201d").replace("'", "\u2019")


FORMS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "CR CR LF": lambda text: text.replace("\n", "\r\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "   \n"),
    "tabs at line ends": lambda text: text.replace("\n", "\t\n"),
    "non-breaking blanks": lambda text: text.replace(" ", "\u00a0"),
    "narrow non-breaking blanks": lambda text: text.replace(" ", "\u202f"),
    "curly quotes": _curly,
    "non-breaking hyphens": lambda text: text.replace("-", "\u2011"),
    "form feeds between paragraphs": lambda text: text.replace("\n\n", "\n\n\x0c"),
    "form feeds within lines' ends": lambda text: text.replace("\n", "\n\x0c"),
    "blank lines around": lambda text: "\n\n" + text + "\n\n\n",
    "byte order mark": lambda text: "\ufeff" + text,
    "headings in capitals": _headings(str.upper),
    "headings in small letters": _headings(str.lower),
    "headings capitalised": _headings(str.capitalize),
}
"""Other ways to write a note down, none of which changes what it says."""

UNRELATED = {
    "another patient's line": "In the next bed, another patient's dialysis catheter was changed today.",
    "family history": "FAMILY HISTORY: Maternal grandfather had a stroke at 71. No clotting disorders.",
    "family history below its heading": "Family History\nFather had a heart attack. Mother is well.",
    "a brother's ECMO": "The patient's brother was on V-V ECMO in 2019 for influenza and did well.",
    "social history": "Social history: retired teacher, does not smoke, lives with a sister.",
    "visitors": "Visiting hours are from ten to eight.",
}
"""Paragraphs that say nothing of this patient's service."""


def places_between(text: str) -> list[int]:
    """Give where a paragraph may be put in without parting a heading from its text."""
    places = []
    for match in re.finditer(r"\n[ \t]*\n(?=\S)", text):
        before = text[: match.start()].rpartition("\n")[2].rstrip()
        after = text[match.end() :].partition("\n")[0]
        key = _LINE_START.match(after)
        if not before.endswith(":") and len(before.split()) > 5 and key and key["key"].isupper():
            places.append(match.end())
    return places
