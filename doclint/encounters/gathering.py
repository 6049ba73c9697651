"""One record a note: what rules across notes go by, and nothing else of its text."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from doclint.codes import Catalogue, Code, documented_actions
from doclint.encounters.shingles import hashed, sketch
from doclint.report import NoteReport

_SKETCHED = "daily_management"


@dataclass(frozen=True, eq=False)
class Service:
    """Work of one kind that a note stands for: its code, or the codes left open for it.

    ``named`` says whether anybody named the code; otherwise it was worked out from the note.
    """

    action: str
    codes: tuple[Code, ...]
    mode: str | None
    named: bool

    @property
    def code(self) -> Code | None:
        """The one code, where it is settled."""
        return self.codes[0] if len(self.codes) == 1 else None


@dataclass(frozen=True, eq=False)
class Entry:
    """A note as rules across notes see it.

    ``date`` is the source's date of service, or else the note's own (``own_date``). ``physician``
    is a hash. ``actions`` are what the note reports and what its services stand for. ``age`` are
    completed years at least and at most; ``sites`` vessel and side; ``sizes`` role and French size.
    ``sketch`` is there for daily notes only. Two notes are never the same one, however alike.
    """

    note: str
    judged: bool = True
    date: datetime.date | None = None
    own_date: datetime.date | None = None
    physician: int | None = None
    services: tuple[Service, ...] = ()
    actions: frozenset[str] = frozenset()
    mode: str | None = None
    converted_from: str | None = None
    age: tuple[float, float] | None = None
    sites: frozenset[tuple[str, str | None]] = frozenset()
    sizes: frozenset[tuple[str, float]] = frozenset()
    sketch: array[int] | None = field(default=None, repr=False)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By date, those without one last; then by name, and by what else may tell two apart."""
        return (
            self.date is None,
            self.date or datetime.date.min,
            self.note,
            [(each.action, [code.code for code in each.codes]) for each in self.services],
            sorted(self.actions),
            (self.mode or "", self.converted_from or "", self.age or (), self.physician or 0),
            sorted((vessel, side or "") for vessel, side in self.sites),
            sorted(self.sizes),
            self.sketch or array("Q"),
        )

    def does(self, *actions: str) -> tuple[Service, ...]:
        """The note's services of these kinds."""
        return tuple(each for each in self.services if each.action in actions)


def entry_of(report: NoteReport, catalogue: Catalogue) -> Entry:
    """What is kept of a note."""
    if report.status == "error":
        return Entry(note=report.note, judged=False, date=report.date)
    record = report.elements
    mode = _value(record, "mode", "value")
    services = tuple(_services(report, mode, catalogue))
    modes = {each.mode for each in services if each.mode is not None}
    own_date = _date(_value(record, "date_of_service", "date"))
    actions = frozenset({*documented_actions(record), *(each.action for each in services)})
    name = report.author or _value(record, "physician", "name")
    return Entry(
        note=report.note,
        date=report.date or own_date,
        own_date=own_date,
        physician=hashed(" ".join(str(name).casefold().split())) if name else None,
        services=services,
        actions=actions,
        mode=mode or (modes.pop() if len(modes) == 1 else None),
        converted_from=_value(record, "mode", "from"),
        age=_age(record),
        sites=frozenset(
            (each["vessel"], each.get("side"))
            for each in _items(record, "site")
            if each.get("vessel")
        ),
        sizes=frozenset(
            (each.get("role") or "", float(each["size_fr"]))
            for each in _items(record, "cannula")
            if each.get("size_fr") is not None
        ),
        sketch=sketch(report.text) if any(s.action == _SKETCHED for s in services) else None,
    )


def _services(report: NoteReport, mode: str | None, catalogue: Catalogue) -> Iterator[Service]:
    known = {code.code: code for code in catalogue.codes}
    chosen = [known[code] for code in report.codes if code in known]
    if report.code_source == "given" and len(chosen) > 1:
        # Several were asked about for all notes alike; of each note those count that it reports.
        done = documented_actions(report.elements)
        chosen = [code for code in chosen if code.action in done]
    for code in chosen:
        yield Service(code.action, (code,), code.mode or mode, not report.inferred)
    left: dict[str, list[Code]] = {}
    for candidate in report.candidates:
        if candidate in known:
            left.setdefault(known[candidate].action, []).append(known[candidate])
    for action, codes in left.items():
        modes = {code.mode for code in codes}
        yield Service(action, tuple(codes), modes.pop() if len(modes) == 1 else mode, False)


def _value(record: Mapping[str, Any], element: str, key: str) -> Any:
    entry = record.get(element) or {}
    return entry.get(key) if entry.get("status") == "documented" else None


def _items(record: Mapping[str, Any], element: str) -> list[Mapping[str, Any]]:
    return _value(record, element, "items") or []


def _age(record: Mapping[str, Any]) -> tuple[float, float] | None:
    years = _value(record, "age", "years")
    if years is not None:
        return float(years), float(years)
    lowest, highest = _value(record, "age", "min"), _value(record, "age", "max")
    if lowest is None and highest is None:
        return None
    return float(lowest or 0), float("inf") if highest is None else float(highest)


def _date(told: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(told) if told else None
    except ValueError:
        return None
