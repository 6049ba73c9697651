"""The sample notes with what was marked in them by hand, and what requirements.json makes of it.

Shares nothing with the package: neither the labels nor the judgement come from the tool.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
FOLDER = TESTS.parent / "samples"
REQUIREMENTS: dict[str, Any] = json.loads(
    (TESTS / "checks" / "requirements.json").read_text(encoding="utf-8")
)
CODES: tuple[str, ...] = tuple(REQUIREMENTS["codes"])
ENDING = ".expected.json"

Span = tuple[int, int]
Fault = tuple[str | None, str, str]
"""Element, kind and severity."""


@dataclass(frozen=True)
class Sample:
    """One note and the labels beside it."""

    name: str
    text: str = field(repr=False)
    expected: Mapping[str, Any] = field(repr=False)

    @property
    def code(self) -> str | None:
        code: str | None = self.expected["code"]
        return code

    @property
    def is_complete(self) -> bool:
        return bool(self.expected["status"] == "complete")

    @property
    def elements(self) -> dict[str, dict[str, Any]]:
        elements: dict[str, dict[str, Any]] = self.expected["elements"]
        return elements

    @property
    def words(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = self.expected.get("words", {})
        return words

    @property
    def faults(self) -> list[Fault]:
        """The findings expected, in an order of their own."""
        listed = self.expected["findings"]
        return in_order((each["element"], each["kind"], each["severity"]) for each in listed)

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """Where the passages of each element stand in the note."""
        return {
            element: [(start := self.text.index(words), start + len(words)) for words in passages]
            for element, passages in self.words.items()
        }

    def without(self, element: str) -> tuple[str, frozenset[str]]:
        """The note with an element's passages deleted, and the elements that are gone with them.

        Nothing else is touched: blanks and line ends around a passage stay.
        """
        deleted = merged(self.spans[element])
        text = self.text
        for start, end in reversed(deleted):
            text = text[:start] + text[end:]
        gone = {
            other
            for other, spans in self.spans.items()
            if all(any(a <= start and end <= b for a, b in deleted) for start, end in spans)
        }
        return text, frozenset(gone)


def load() -> tuple[Sample, ...]:
    return tuple(
        Sample(
            path.name.removesuffix(ENDING),
            path.with_name(path.name.removesuffix(ENDING) + ".txt").read_bytes().decode("utf-8"),
            json.loads(path.read_text(encoding="utf-8")),
        )
        for path in sorted(FOLDER.glob(f"*{ENDING}"))
    )


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same stretches without overlaps, from the first to the last."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def sentences(text: str) -> set[tuple[str, ...]]:
    """The sentences of five words or more; a line end or a cell's border ends one too."""
    parts = re.split(r"[.;!?](?=\s)|\s*[\n|\t]\s*", text.lower())
    words = (tuple(re.findall(r"[^\W_]+", part)) for part in parts)
    return {each for each in words if len(each) >= 5}


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault[0] or "", *fault[1:]))


def needed(code: str) -> tuple[str, ...]:
    """The elements whose absence under a code is an error or a warning."""
    levels = REQUIREMENTS["groups"][REQUIREMENTS["codes"][code]["group"]]
    return tuple(element for element, level in levels.items() if level != "optional")


def faults(elements: Mapping[str, Mapping[str, Any]], code: str) -> list[Fault]:
    """The errors and warnings that these labels call for under a code."""
    wants = REQUIREMENTS["codes"][code]
    levels = REQUIREMENTS["groups"][wants["group"]]
    found: list[Fault] = []
    for element in needed(code):
        status = elements[element]["status"]
        if status == "not_done":
            status = "documented" if element in SATISFIED_BY_NOT_DONE else "missing"
        if status != "documented":
            found.append((element, status, REQUIREMENTS["levels"][levels[element]]))
    stated = {
        element: entry for element, entry in elements.items() if entry["status"] == "documented"
    }
    found += _clashes(stated, wants)
    if levels.get("site") in ("required", "expected"):
        items = stated.get("site", {}).get("items", ())
        if any(_PAIRED.search(item["vessel"]) and item["side"] is None for item in items):
            found.append(("site", "other", "warning"))
    if "with_any_of" in wants and not any(
        _supports(stated, REQUIREMENTS["codes"][other]) for other in wants["with_any_of"]
    ):
        found.append((None, "other", "warning"))
    return in_order(found)


def mismatches(elements: Mapping[str, Mapping[str, Any]], code: str) -> set[str | None]:
    """The elements whose values a code rules out."""
    return {element for element, kind, _ in faults(elements, code) if kind == "mismatch"}


SATISFIED_BY_NOT_DONE = frozenset(("fluoroscopy", "complications", "anticoagulation"))
_PAIRED = re.compile("jugular|femoral|carotid|axillary|subclavian|brachial|iliac")


def _clashes(stated: Mapping[str, Mapping[str, Any]], wants: Mapping[str, Any]) -> list[Fault]:
    found: list[Fault] = []
    if "action" in stated and wants["action"] not in stated["action"]["values"]:
        found.append(("action", "mismatch", "error"))
    mode = stated.get("mode", {}).get("value")
    if mode is not None and mode not in wants.get("mode", [mode]):
        hybrid = mode not in ("VV", "VA")
        found.append(("mode", *(("other", "warning") if hybrid else ("mismatch", "error"))))
    if _age_fits(stated, wants) is False:
        found.append(("age", "mismatch", "error"))
    route = _route(stated, wants["action"])
    if route is not None and route != wants.get("approach", route):
        mixed = stated["approach"].get("mixed", False)
        found.append(("approach", *(("other", "warning") if mixed else ("mismatch", "error"))))
    return found


def _supports(stated: Mapping[str, Mapping[str, Any]], wants: Mapping[str, Any]) -> bool:
    """Whether a note speaks for a code by its action and approach and by no age against it."""
    return (
        wants["action"] in stated.get("action", {}).get("values", ())
        and _route(stated, wants["action"]) == wants["approach"]
        and _age_fits(stated, wants) is not False
    )


def _route(stated: Mapping[str, Mapping[str, Any]], action: str) -> str | None:
    approach = stated.get("approach", {})
    route: str | None = approach.get("by_action", {}).get(action, approach.get("value"))
    return route


def _age_fits(stated: Mapping[str, Mapping[str, Any]], wants: Mapping[str, Any]) -> bool | None:
    """Whether the age is in the code's band; None where that is not to be told."""
    age, band = stated.get("age", {}), wants.get("age_years", {})
    lowest = age.get("years", age.get("min"))
    highest = age.get("years", age.get("max"))
    if lowest is not None and lowest >= band.get("max_exclusive", lowest + 1):
        return False
    if highest is not None and highest < band.get("min", highest):
        return False
    return True if lowest is not None and highest is not None else None


SAMPLES = load()
COMPLETE = tuple(sample for sample in SAMPLES if sample.is_complete)
