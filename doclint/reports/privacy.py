"""How much of a note goes into a report: done once, before any format sees the note.

A format whose reports end up in logs gets a note without its text, its values and its evidence, and
so cannot leak them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from doclint.report import EncounterFinding, NoteReport
from doclint.reports.base import Run
from doclint.reports.options import Evidence
from doclint.reports.words import cut


def withhold(note: NoteReport, evidence: Evidence) -> NoteReport:
    """The note as a report may show it: whole, with its evidence cut short, or without words.

    At ``snippet`` the text stays, for formats that show a finding's line; what they show of it is a
    line at most. At ``none`` of every element only the status is left, and where it stands; what the
    source names beside the text (encounter, date, author, department) is left out.
    """
    if evidence == "full":
        return note
    if evidence == "snippet":
        return replace(note, elements={name: _cut(each) for name, each in note.elements.items()})
    elements = {name: _bare(each) for name, each in note.elements.items()}
    return replace(
        note, elements=elements, text="", encounter=None, date=None, author=None, service=None
    )


def withhold_encounters(run: Run, evidence: Evidence) -> Run:
    """Findings about encounters as a report may show them: at ``none`` numbered, and without days."""
    if evidence != "none":
        return run
    numbers: dict[str, str] = {}

    def bare(finding: EncounterFinding) -> EncounterFinding:
        told = finding.encounter
        if told is not None:
            told = numbers.setdefault(told, f"encounter {len(numbers) + 1}")
        return replace(finding, encounter=told, dates=())

    return replace(
        run,
        encounters=tuple(map(bare, run.encounters)),
        encounters_suppressed=tuple(
            replace(each, finding=bare(each.finding)) for each in run.encounters_suppressed
        ),
    )


def _cut(entry: Mapping[str, Any]) -> dict[str, Any]:
    evidence = [{**each, "text": cut(each["text"])} for each in entry["evidence"]]
    return {**entry, "evidence": evidence}


def _bare(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The status and the places; a section's title is the note's own wording, too."""
    places = [{"start": each["start"], "end": each["end"]} for each in entry["evidence"]]
    return {"status": entry["status"], "evidence": places}
