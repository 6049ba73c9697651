"""Notes of an encounter made by hand: no pipeline, no files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from doclint.codes import Catalogue
from doclint.encounters import Encounters
from doclint.report import EncounterFinding, NoteReport

CATALOGUE = Catalogue.load()
ACTION = {code.code: code.action for code in CATALOGUE.codes}

Example = Mapping[str, Any]


def report_of(told: Example) -> NoteReport:
    """The report of a note as the examples of rules give one.

    Keys: note, encounter ("E1" unless told), date, own_date, codes, inferred, given, candidates,
    mode, converted_from, age, sites, sizes, actions, physician, text, status.
    """
    codes = tuple(told.get("codes", ()))
    source: Any = "inferred" if told.get("inferred") else "given" if told.get("given") else "field"
    candidates = tuple(told.get("candidates", ()))
    actions = told.get(
        "actions", [ACTION[code] for code in (*codes, *candidates) if code in ACTION]
    )

    def entry(there: object, **values: Any) -> dict[str, Any]:
        return {"status": "documented" if there else "missing", "evidence": [], **values}

    age = told.get("age")
    span = age if isinstance(age, Mapping) else {"years": age}
    sites, sizes = told.get("sites", ()), told.get("sizes", ())
    elements = {
        "action": entry(actions, values=sorted(set(actions))),
        "mode": entry(
            told.get("mode"), value=told.get("mode"), **{"from": told.get("converted_from")}
        ),
        "age": entry(age is not None, **span),
        "site": entry(sites, items=[{"vessel": v, "side": s, "role": None} for v, s in sites]),
        "cannula": entry(sizes, items=[{"role": r, "size_fr": s} for r, s in sizes]),
        "date_of_service": entry(told.get("own_date"), date=told.get("own_date")),
        "physician": entry(told.get("physician"), name=told.get("physician")),
    }
    failed = told.get("status") == "error"
    date = told.get("date")
    return NoteReport(
        note=told["note"],
        status="error" if failed else "complete" if codes or candidates else "no_service",
        codes=() if failed else codes,
        code_source=None if failed or not codes else source,
        candidates=() if failed else candidates,
        elements={} if failed else elements,
        error="cannot be read" if failed else None,
        text=told.get("text", ""),
        encounter=told.get("encounter", "E1"),
        date=datetime.date.fromisoformat(date) if date else None,
    )


def judged(
    notes: Iterable[Example], *, one: bool = False, catalogue: Catalogue = CATALOGUE
) -> tuple[EncounterFinding, ...]:
    """What is found in notes."""
    encounters = Encounters(catalogue, one=one)
    for each in notes:
        encounters.add(report_of(each))
    return encounters.findings()


def found(notes: Iterable[Example], **options: Any) -> list[str]:
    """The rules that find something that is more than unknown."""
    return [each.rule for each in judged(notes, **options) if each.rule < "ENC030"]


def told(notes: Iterable[Example], rule: str, **options: Any) -> list[EncounterFinding]:
    """The findings of one rule."""
    return [each for each in judged(notes, **options) if each.rule == rule]


def note(name: str, day: int | None, *codes: str, **more: Any) -> dict[str, Any]:
    """A note of a day in March."""
    date = None if day is None else f"2026-03-{day:02}"
    return {"note": name, "date": date, "codes": list(codes), **more}
