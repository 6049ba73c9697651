"""The blank note of a code, composed from the elements that its schema names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doclint.codes import Catalogue, Code
from doclint.errors import SchemaError
from doclint.schemas import ANNOTATION

SCHEMA = "urn:doclint:template:note"
LEVELS = ("required", "expected", "optional")
"""Levels of need, from the greatest down."""


@dataclass(frozen=True)
class Slot:
    """One line of the blank note: what it asks for, and a made-up answer.

    ``part`` groups slots: an empty line, or a new list, stands between two parts.
    """

    element: str
    part: str
    title: str
    sample: str
    level: str
    question: str


@dataclass(frozen=True)
class Template:
    """The blank note of a code.

    It names neither the code nor a value that selects it: the writer is to say what was done.
    """

    code: str
    label: str
    heading: str
    slots: tuple[Slot, ...]

    def parts(self) -> Iterator[tuple[Slot, ...]]:
        """The slots part by part."""
        part: list[Slot] = []
        for slot in self.slots:
            if part and part[-1].part != slot.part:
                yield tuple(part)
                part = []
            part.append(slot)
        yield tuple(part)


def template_of(code: str, catalogue: Catalogue, *, level: str = "optional") -> Template:
    """The blank note of a code, with the elements needed at ``level`` or a greater one.

    Raises:
        UnknownCodeError: no such code.
        SchemaError: the template's file has no slot for an element that the code needs.
    """
    known = catalogue.get(code)
    data = catalogue.schemas.document(SCHEMA)[ANNOTATION]
    kept = LEVELS[: LEVELS.index(level) + 1]
    wanted = {element for element, needed in known.needs.items() if needed in kept}
    slots = tuple(
        Slot(
            element=slot["element"],
            part=slot["part"],
            title=wording(slot["title"], known),
            sample=wording(slot["sample"], known),
            level=known.needs[slot["element"]],
            question=catalogue.elements[slot["element"]].question,
        )
        for slot in data["slots"]
        if slot["element"] in wanted
    )
    lacking = wanted - {slot.element for slot in slots}
    if lacking:
        path = catalogue.schemas.path(SCHEMA)
        raise SchemaError(path, f"has no slot for {min(lacking)}", where="slots")
    return Template(known.code, known.label, data["heading"], slots)


def sample_of(element: str, code: Code, catalogue: Catalogue) -> tuple[str, str]:
    """Title and made-up answer of an element under a code, needed by it or not."""
    for slot in catalogue.schemas.document(SCHEMA)[ANNOTATION]["slots"]:
        if slot["element"] == element:
            return wording(slot["title"], code), wording(slot["sample"], code)
    raise SchemaError(catalogue.schemas.path(SCHEMA), f"has no slot for {element}", where="slots")


def wording(wordings: Sequence[Mapping[str, Any]], code: Code) -> str:
    """The first wording whose conditions the code meets, or the last of all."""
    for each in wordings:
        if all(getattr(code, key) == value for key, value in each.get("when", {}).items()):
            return str(each["text"])
    return str(wordings[-1]["text"])
