"""Note reports in as they pass, findings about encounters out at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from doclint.codes import Catalogue, Rule
from doclint.encounters import changes, copies, dates, sessions, unknowns
from doclint.encounters.encounter import Encounter, Fault, Mechanism
from doclint.encounters.gathering import Entry, entry_of
from doclint.report import EncounterFinding, NoteReport

SUBJECT = "encounter"

MECHANISMS: Mapping[str, Mechanism] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            dates.several_on_a_date,
            dates.both_on_a_date,
            dates.ages_on_a_date,
            dates.days_without,
            dates.dates_differ,
            sessions.both_in_a_session,
            sessions.approaches_in_a_session,
            sessions.code_twice_in_a_session,
            sessions.add_on_alone,
            sessions.exchange,
            sessions.session_unknown,
            changes.mode_change,
            changes.age_change,
            changes.trait_change,
            copies.copied,
            copies.too_short,
            unknowns.undated,
            unknowns.code_open,
            unknowns.unjudged,
            unknowns.without_earlier,
            unknowns.single,
        )
    }
)

_UNGROUPED = "ungrouped"
"""Not about an encounter: notes of a run that belong to none while others do."""
_TOLD = 20
"""Notes that belong to no encounter are named up to this number."""
_INFERRED = "codes inferred from the notes"


class Encounters:
    """Gathers a record a note, and judges each encounter once all notes are through.

    Notes are grouped by the identifier that their source gives. With ``one`` all notes of the run
    are taken for one encounter; without it, a note without an identifier belongs to none.
    """

    def __init__(self, catalogue: Catalogue, *, one: bool = False) -> None:
        self._catalogue = catalogue
        self.one = one
        self._entries: dict[str | None, list[Entry]] = {}
        self._alone: list[str] = []
        self._left_over = 0
        self._rules = [each for each in catalogue.rules.values() if each.subject == SUBJECT]

    def add(self, report: NoteReport) -> None:
        """Take the next note; of one that belongs to no encounter only its name is kept, if that."""
        if self.one or report.encounter:
            self.put(None if self.one else report.encounter, entry_of(report, self._catalogue))
        else:
            self.leave_over([report.note])

    def put(self, key: str | None, entry: Entry) -> None:
        """Take what is kept of a note of the encounter ``key``."""
        self._entries.setdefault(key, []).append(entry)

    def leave_over(self, notes: Iterable[str], number: int = 1) -> None:
        """Take a ``number`` of notes that belong to no encounter; of many a few names are enough."""
        self._left_over += number
        self._alone = sorted({*self._alone, *notes})[:_TOLD]

    @property
    def left_over(self) -> tuple[list[str], int]:
        """The notes that belong to no encounter: names of some, and how many they are."""
        return self._alone, self._left_over

    @property
    def judged(self) -> tuple[frozenset[str], ...]:
        """The notes of each encounter that could be judged."""
        return tuple(
            frozenset(each.note for each in entries if each.judged)
            for entries in self._entries.values()
        )

    def findings(self) -> tuple[EncounterFinding, ...]:
        """What was found, by encounter and rule, however the notes were ordered."""
        found = [*self.ungrouped()] if self._entries else []
        for key in sorted(self._entries, key=lambda each: each or ""):
            found += self._judged(key, Encounter.of(self._entries[key]))
        return tuple(found)

    def _judged(self, key: str | None, encounter: Encounter) -> Iterator[EncounterFinding]:
        for rule in self._rules:
            across = rule.across or {}
            mechanism = MECHANISMS.get(across.get("finds", ""))
            if mechanism is not None:
                made = (_finding(key, rule, each) for each in mechanism(encounter, across))
                yield from sorted(dict.fromkeys(made), key=lambda each: (each.dates, each.notes))

    def ungrouped(self) -> Iterator[EncounterFinding]:
        """What is found about the notes that belong to no encounter, where others belong to one."""
        for rule in self._rules:
            if (rule.across or {}).get("finds") == _UNGROUPED and self._left_over:
                entries = tuple(Entry(note=each) for each in self._alone)
                more = self._left_over - len(entries)
                detail = f"and {more} more" if more > 0 else ""
                yield _finding(None, rule, Fault(entries, detail=detail))


def _finding(encounter: str | None, rule: Rule, fault: Fault) -> EncounterFinding:
    """The finding of a fault. What rests on codes that nobody named is a warning at most."""
    severity = rule.severity or "warning"
    details = [fault.detail] if fault.detail else []
    if not fault.named:
        details.append(_INFERRED)
        severity = "warning" if severity == "error" else severity
    codes = {each.code.code for each in fault.services if each.code is not None}
    return EncounterFinding(
        encounter=encounter,
        notes=tuple(dict.fromkeys(each.note for each in fault.entries)),
        rule=rule.id,
        name=rule.name,
        severity=severity,
        message=f"{rule.message} ({'; '.join(details)})" if details else rule.message,
        codes=tuple(sorted(codes)),
        dates=fault.dates,
    )
