"""The sample notes, ways to write them otherwise, and what of a record is its verdict."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
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


_INDEPENDENT = re.compile(
    r"(?:consent|anti-?coagulation|complications?|an(?:a)?esthesia|(?:estimated )?blood loss|ebl|"
    r"specimens?|fluoroscopy|disposition|position|implants?|devices?|allergies|wound class|drains)"
    r"(?: \(\w+\))?[ .]*:",
    re.IGNORECASE,
)
"""Keys whose line says the same wherever among its like it stands."""


def independent_lines(text: str) -> list[tuple[int, int]]:
    """Give where lines stand that may change places: each says its own thing under its own key."""
    lines = list(re.finditer(r"[^\n]+", text))
    found = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        is_last = following is None or text[line.end() : following.start()].count("\n") > 1
        if _INDEPENDENT.match(line.group()) and (
            is_last or (following is not None and _LINE_START.match(following.group()))
        ):
            found.append(line.span())
    return found


def rearranged(text: str, places: list[tuple[int, int]], order: Iterable[int]) -> str:
    """Put the lines at ``places`` in another order."""
    parts, last = [], 0
    for (start, end), number in zip(places, order, strict=True):
        low, high = places[number]
        parts += [text[last:start], text[low:high]]
        last = end
    return "".join([*parts, text[last:]])


def statements(elements: dict[str, Any]) -> dict[str, str]:
    """Give sentences that state an element with the very value that the labels of a note give it."""
    told = {
        "anticoagulation": "Heparin was given before the procedure.",
        "consent": "Informed consent was obtained from the family.",
        "imaging": "Ultrasound was used to look at the vessels.",
        "indication": "The indication for ECMO was respiratory failure.",
        "hemostasis": "Hemostasis was obtained with manual pressure.",
    }
    age = elements["age"].get("years")
    if isinstance(age, int) or (isinstance(age, float) and age.is_integer()):
        told["age"] = f"The patient is {int(age)} years old."
    mode = {"VV": "V-V", "VA": "V-A"}.get(elements["mode"].get("value", ""))
    if mode:
        told["mode"] = f"The patient is supported with {mode} ECMO."
    day = elements["ecmo_day"].get("day")
    if day is not None:
        told["ecmo_day"] = f"Today is ECMO day {day}."
    if elements["complications"]["status"] != "documented":
        told["complications"] = "There were no complications."
    if elements["fluoroscopy"]["status"] != "not_done":
        told["fluoroscopy"] = "The wire was followed under fluoroscopy."
    return told
