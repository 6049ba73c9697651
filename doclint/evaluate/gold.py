"""Gold files: JSON Lines, each a note and the record that an expert reads out of it.

A line has ``file`` (relative to the gold file) or ``text``, ``elements`` and, where they apply,
``code``, ``supported_codes``, ``ablated``, ``billed_wrong``, ``ambiguous`` and ``trap``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from doclint.errors import DataFileError, UnknownCodeError
from doclint.findings import ELEMENTS
from doclint.note import Note, Unreadable
from doclint.readers import read_note
from doclint.readers.files import STDIN

if TYPE_CHECKING:
    from doclint.codes import Catalogue

STATUSES = ("documented", "not_done", "missing", "conflicting", "unfilled")

Site = tuple[str, str | None]
"""A vessel and its side."""


class GoldError(DataFileError):
    """A line of a gold file cannot be used; the reason holds no words of a note."""


@dataclass(frozen=True)
class GoldNote:
    """One labelled note.

    ``elements`` are the labels as they stand. ``scored`` are the elements that count: labelled and
    not ambiguous. ``optional_sites`` may be read or not. ``supported`` is ``None`` where the line
    does not say which codes the note supports.
    """

    note: Note
    line: int
    elements: Mapping[str, Mapping[str, Any]] = field(repr=False)
    supported: frozenset[str] | None = None
    ambiguous: frozenset[str] = frozenset()
    optional_sites: frozenset[Site] = frozenset()
    ablated: str | None = None
    billed_wrong: bool = False

    @property
    def code(self) -> str | None:
        """The code that the note is judged against."""
        return self.note.codes[0] if self.note.codes else None

    @property
    def scored(self) -> tuple[str, ...]:
        """The labelled elements that experts would not argue about, in the order of the record."""
        return tuple(e for e in ELEMENTS if e in self.elements and e not in self.ambiguous)


def read_gold(path: str, catalogue: Catalogue) -> Iterator[GoldNote]:
    """Read a gold file and its notes. Raises GoldError at the first line that cannot be used."""
    try:
        with open(path, encoding="utf-8-sig", newline="\n") as file:
            lines = file.read().split("\n")
    except OSError as error:
        raise GoldError(path, f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise GoldError(path, "not UTF-8") from None
    found = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            found += 1
            yield _Line(path, number, catalogue).note(line)
    if not found:
        raise GoldError(path, "holds no note")


_NAME = re.compile(r"[a-z0-9_]{1,40}")


class _Line:
    """One line of a gold file. What it says of a fault names keys, and never values."""

    def __init__(self, path: str, number: int, catalogue: Catalogue) -> None:
        self._path = path
        self._number = number
        self._catalogue = catalogue

    def note(self, line: str) -> GoldNote:
        entry = self._parsed(line)
        elements = self._elements(entry)
        return GoldNote(
            note=self._note(entry),
            line=self._number,
            elements=elements,
            supported=self._supported(entry),
            ambiguous=frozenset(self._names(entry.get("ambiguous"), "ambiguous")),
            optional_sites=frozenset(self._optional(entry, elements)),
            ablated=self._ablated(entry),
            billed_wrong=self._billed_wrong(entry),
        )

    def _parsed(self, line: str) -> dict[str, Any]:
        try:
            entry = json.loads(line, parse_constant=lambda _: self._refuse("NaN is no number"))
        except json.JSONDecodeError as error:
            self._refuse(f"not valid JSON ({error.msg}, column {error.colno})")
        except RecursionError:
            self._refuse("nested too deeply")
        if not isinstance(entry, dict):
            self._refuse("not an object")
        return entry

    def _note(self, entry: Mapping[str, Any]) -> Note:
        code, name, text = self._code(entry), entry.get("file"), entry.get("text")
        codes = () if code is None else (code,)
        if name is not None and not isinstance(name, str):
            self._refuse("file is not a string")
        if text is not None:
            if not isinstance(text, str) or not text.strip():
                self._refuse("text is not a string with something in it")
            return Note(name or f"{self._path}:{self._number}", text, codes)
        if not name:
            self._refuse("neither file nor text")
        path = os.path.normpath(os.path.join(os.path.dirname(self._path), name))
        item = read_note(path if path != STDIN else os.path.join(os.curdir, path))
        if isinstance(item, Unreadable):
            self._refuse(f"file {item.name}: {item.reason}")
        if not item.text.strip():
            self._refuse(f"file {item.name}: holds no text")
        return Note(item.name, item.text, codes)

    def _code(self, entry: Mapping[str, Any]) -> str | None:
        code = entry.get("code")
        return None if code is None else self._known(code, "code")

    def _supported(self, entry: Mapping[str, Any]) -> frozenset[str] | None:
        codes = entry.get("supported_codes")
        if codes is None:
            return None
        if not isinstance(codes, list):
            self._refuse("supported_codes is not a list")
        return frozenset(self._known(code, "supported_codes") for code in codes)

    def _known(self, code: object, key: str) -> str:
        if not isinstance(code, str):
            self._refuse(f"{key}: not a string")
        try:
            return self._catalogue.get(code).code
        except UnknownCodeError:
            self._refuse(f"{key}: not one of the codes that are known")

    def _elements(self, entry: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        elements = entry.get("elements")
        if not isinstance(elements, dict):
            self._refuse("elements is not an object")
        for name in self._names(elements, "elements"):
            label = elements[name]
            if not isinstance(label, dict):
                self._refuse(f"elements: {name} is not an object")
            if label.get("status") not in STATUSES:
                self._refuse(f"elements: {name}: status is not one of {', '.join(STATUSES)}")
            for key, is_good in _VALUES.get(name, {}).items():
                if not is_good(label.get(key)):
                    self._refuse(f"elements: {name}: {key} is not of its form")
        return elements

    def _optional(self, entry: Mapping[str, Any], elements: Mapping[str, Any]) -> Iterator[Site]:
        for holder in (entry, elements.get("site", {})):
            items = holder.get("optional_items")
            if not _are_sites(items):
                self._refuse("optional_items is not a list of sites")
            yield from ((item["vessel"], item.get("side")) for item in items or ())

    def _ablated(self, entry: Mapping[str, Any]) -> str | None:
        ablated = entry.get("ablated")
        return None if ablated is None else next(iter(self._names([ablated], "ablated")))

    def _billed_wrong(self, entry: Mapping[str, Any]) -> bool:
        wrong = entry.get("billed_wrong")
        if wrong is not None and not isinstance(wrong, bool):
            self._refuse("billed_wrong is neither true nor false")
        if wrong and entry.get("code") is None:
            self._refuse("billed_wrong, but no code is given")
        return bool(wrong)

    def _names(self, names: Iterable[object] | None, key: str) -> Iterable[str]:
        if names is not None and not isinstance(names, list | dict):
            self._refuse(f"{key} is not a list")
        found = []
        for name in names or ():
            if not isinstance(name, str) or name not in ELEMENTS:
                # A name that could be words of a note is not repeated.
                is_name = isinstance(name, str) and _NAME.fullmatch(name)
                self._refuse(f"{key}: no such element{f': {name}' if is_name else ''}")
            found.append(name)
        return found

    def _refuse(self, reason: str) -> NoReturn:
        raise GoldError(self._path, reason, where=f"line {self._number}")


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _are_texts(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def _are_cannulas(value: object) -> bool:
    return value is None or (
        isinstance(value, list)
        and all(isinstance(each, dict) and _is_number(each.get("size_fr")) for each in value)
    )


def _are_sites(value: object) -> bool:
    return value is None or (
        isinstance(value, list)
        and all(
            isinstance(each, dict)
            and isinstance(each.get("vessel"), str)
            and _is_text(each.get("side"))
            for each in value
        )
    )


_VALUES: Mapping[str, Mapping[str, Callable[[object], bool]]] = {
    "age": {"years": _is_number, "min": _is_number, "max": _is_number},
    "mode": {"value": _is_text},
    "action": {"values": _are_texts},
    "approach": {"value": _is_text},
    "cannula": {"items": _are_cannulas},
    "site": {"items": _are_sites},
    "circuit": dict.fromkeys(("flow_lpm", "sweep_lpm", "fio2", "rpm"), _is_number),
    "ecmo_day": {"day": _is_number},
}
"""The values that are scored or that select a code, and whether they are of their form."""
