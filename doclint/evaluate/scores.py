"""The figures: per element, over all of them, and per note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from doclint.errors import DoclintError
from doclint.evaluate.figures import Figure, f1, share
from doclint.evaluate.gold import GoldNote
from doclint.evaluate.values import compare_values
from doclint.findings import ELEMENTS, Finding
from doclint.linter import Linter
from doclint.suggest import rank

if TYPE_CHECKING:
    from doclint.account import Account
    from doclint.report import NoteReport

ELEMENT_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "status": "status accuracy",
        "precision": "precision of documented",
        "recall": "recall of documented",
        "f1": "F1 of documented",
        "value": "value accuracy",
    }
)
"""What is measured of each element."""

OVERALL_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "status": "status accuracy over all elements",
        "needed_status": "status accuracy over the required and expected elements of the code",
    }
)

NOTE_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "gap_recall": "gaps found, of those that the gold record has",
        "gap_precision": "gaps found that the gold record has, of all found",
        "exact": "notes with exactly the gaps of the gold record",
        "clean": "complete notes that come out clean",
        "ablated": "ablated elements found",
        "wrong_code": "wrong codes found as a mismatch of what really clashes",
        "right_code_mismatch": "right codes with a mismatch (0 is best)",
        "no_service_read": "notes of no service into which one was read (0 is best)",
        "suggest_first": "notes with a service whose first suggested code is one that they support",
        "evidence": "pieces of evidence equal to the note's text at their place",
    }
)


@dataclass(frozen=True)
class Mistake:
    """An element that was read wrongly: what was wanted, what was read, and the account of it.

    ``fault`` is ``status`` or ``value``. Full of words of the note, which stay out of ``repr``.
    """

    note: str
    line: int
    element: str
    fault: str
    wanted: Mapping[str, Any] = field(repr=False)
    read: Mapping[str, Any] = field(repr=False)
    account: Account = field(repr=False)


@dataclass(frozen=True)
class Evaluation:
    """All figures of one evaluation, and the mistakes that were asked for."""

    notes: int
    judged: int
    """Notes that the per-note figures rest on."""
    elements: Mapping[str, Mapping[str, Figure]]
    overall: Mapping[str, Figure]
    per_note: Mapping[str, Figure]
    mistakes: tuple[Mistake, ...] = field(default=(), repr=False)

    def figures(self) -> dict[str, Figure]:
        """Every figure by its name: ``status``, ``gap_recall``, ``mode.value``."""
        named = {**self.overall, **self.per_note}
        for element, figures in self.elements.items():
            named.update({f"{element}.{name}": figure for name, figure in figures.items()})
        return named


def figure_names() -> tuple[str, ...]:
    """The names of all figures that an evaluation can have."""
    of_elements = (f"{element}.{name}" for element in ELEMENTS for name in ELEMENT_FIGURES)
    return (*OVERALL_FIGURES, *NOTE_FIGURES, *of_elements)


def evaluate(
    notes: Iterable[GoldNote], linter: Linter, *, explained: Set[str] = frozenset()
) -> Evaluation:
    """Measure a linter on gold notes.

    The gaps that a note should have are not labelled: they are what the linter's own catalogue and
    checks find in the gold record. That would be no measure if the checks were wrong, for then both
    sides would be wrong alike. It is sound because what the checks demand does not rest on itself:
    the suite holds every code's demands, level by level and status by status, against the
    requirements written down apart from the schemas (``tests/checks``). What is left between the
    two sets of gaps is then the fault of the reading alone, and that is what is measured here.

    Args:
        notes: The labelled notes.
        linter: What is measured.
        explained: Elements whose mistakes are told one by one; this reads their notes once more.

    Raises:
        DoclintError: a note cannot be judged. It is named; its words are not.
    """
    count = _Count(linter, explained)
    for gold in notes:
        count.add(gold)
    return count.evaluation()


class _Gold:
    """A reader that hands out the gold record, so that one door judges both records."""

    def __init__(self, gold: GoldNote) -> None:
        self._gold = gold

    def read(self, text: str) -> dict[str, Any]:
        return {
            element: {**label, "evidence": []} for element, label in self._gold.elements.items()
        }


@dataclass(frozen=True)
class _Faults:
    """What a report finds in the elements that count."""

    gaps: frozenset[str]
    clashes: frozenset[str]
    findings: tuple[Finding, ...]
    spotless: bool

    @classmethod
    def of(cls, report: NoteReport, gold: GoldNote) -> _Faults:
        scored = gold.scored
        findings = tuple(each for each in report.findings if each.element in scored)
        grave = [each for each in findings if each.severity != "info"]
        # A fault of no element (an add-on code alone, a withdrawn code) spoils a note too.
        loose = [each for each in report.findings if each.element is None]
        return cls(
            gaps=frozenset(each.element for each in grave if each.element),
            clashes=frozenset(
                each.element for each in findings if each.element and each.kind == "mismatch"
            ),
            findings=findings,
            spotless=not grave and all(each.severity == "info" for each in loose),
        )


class _Count:
    """Counts notes as they go by."""

    def __init__(self, linter: Linter, explained: Set[str]) -> None:
        self._linter = linter
        self._explained = explained
        self._notes = self._judged = 0
        self._of_elements: dict[str, Counter[str]] = {name: Counter() for name in ELEMENTS}
        self._of_notes: dict[str, list[int]] = {name: [0, 0] for name in NOTE_FIGURES}
        self._needed = [0, 0]
        self._mistakes: list[Mistake] = []

    def add(self, gold: GoldNote) -> None:
        report = self._report(self._linter, gold)
        self._notes += 1
        wrong = list(self._count_elements(gold, report.elements))
        self._count_evidence(gold, report.elements)
        self._count_service(gold, report.elements)
        self._count_suggestion(gold, report.elements)
        self._count_judgement(gold, report)
        self._explain(gold, report.elements, [each for each in wrong if each[0] in self._explained])

    def _report(self, linter: Linter, gold: GoldNote) -> NoteReport:
        report = linter.check(gold.note, code=gold.code)
        if report.status == "error":
            raise DoclintError(f"{gold.note.name}: {report.error}")
        return report

    def _count_elements(
        self, gold: GoldNote, record: Mapping[str, Any]
    ) -> Iterator[tuple[str, str]]:
        """Count statuses and values; gives each element that is wrong, and its fault."""
        needed = self._needs(gold)
        for element in gold.scored:
            tally = self._of_elements[element]
            wanted, read = gold.elements[element]["status"], record[element]["status"]
            right = wanted == read
            tally.update(n=1, right=right)
            if element in needed:
                self._needed[0] += right
                self._needed[1] += 1
            said, meant = read == "documented", wanted == "documented"
            tally.update(true=said and meant, false=said and not meant, missed=meant and not said)
            same = compare_values(element, gold, record[element]) if said and meant else None
            if same is not None:
                tally.update(values=1, same=same)
            if not right:
                yield element, "status"
            elif same is False:
                yield element, "value"

    def _needs(self, gold: GoldNote) -> frozenset[str]:
        """The required and expected elements of the note's code."""
        if gold.code is None:
            return frozenset()
        needs = self._linter.catalogue.get(gold.code).needs
        return frozenset(each for each, level in needs.items() if level != "optional")

    def _count_evidence(self, gold: GoldNote, record: Mapping[str, Any]) -> None:
        text = gold.note.text
        for element in record.values():
            for item in element.get("evidence") or ():
                same = text[item["start"] : item["end"]] == item["text"] != ""
                self._tally("evidence", same)

    def _count_service(self, gold: GoldNote, record: Mapping[str, Any]) -> None:
        if "action" not in gold.scored or gold.supported or gold.ablated == "action":
            return
        if gold.supported is None and gold.code is not None and not gold.billed_wrong:
            return
        if gold.elements["action"]["status"] == "missing":
            self._tally("no_service_read", bool(record["action"].get("values")))

    def _count_suggestion(self, gold: GoldNote, record: Mapping[str, Any]) -> None:
        """Count whether the code suggested first is a supported one, of notes that support any.

        Of codes that the note leaves open the one listed first counts, as a reader would take it.
        """
        supported = gold.supported
        if supported is None and gold.code is not None and not gold.billed_wrong:
            supported = frozenset({gold.code})
        if supported:
            suggestions = rank(record, self._linter.catalogue).suggestions
            self._tally(
                "suggest_first", bool(suggestions) and suggestions[0].code.code in supported
            )

    def _count_judgement(self, gold: GoldNote, report: NoteReport) -> None:
        """Count the figures of a note's gaps, if all that its code needs is labelled."""
        if gold.code is None or not self._needs(gold) <= gold.elements.keys():
            return
        self._judged += 1
        expert = Linter(reader=_Gold(gold), catalogue=self._linter.catalogue)
        wanted = _Faults.of(self._report(expert, gold), gold)
        read = _Faults.of(report, gold)
        both = wanted.gaps & read.gaps
        self._tally("gap_recall", len(both), len(wanted.gaps))
        self._tally("gap_precision", len(both), len(read.gaps))
        self._tally("exact", wanted.gaps == read.gaps)
        if wanted.spotless:
            self._tally("clean", read.spotless)
        if gold.ablated in gold.scored:
            self._count_ablated(gold.ablated or "", wanted, read)
        if gold.billed_wrong:
            # Nothing clashes in the gold record where the label that does is left out.
            if wanted.clashes:
                self._tally("wrong_code", bool(wanted.clashes & read.clashes))
        elif not wanted.clashes:
            self._tally("right_code_mismatch", bool(read.clashes))

    def _count_ablated(self, element: str, wanted: _Faults, read: _Faults) -> None:
        """Found is an element with a fault, no mismatch, as grave as the gold record's.

        One that the code does not need, so that its absence is no fault, is left out.
        """
        absent = {_gravity(each) for each in wanted.findings if _is_absence(each, element)}
        if absent:
            found = {_gravity(each) for each in read.findings if _is_absence(each, element)}
            self._tally("ablated", bool(found) and max(found) >= max(absent))

    def _tally(self, name: str, hits: int, n: int = 1) -> None:
        counted = self._of_notes[name]
        counted[0] += hits
        counted[1] += n

    def _explain(
        self, gold: GoldNote, record: Mapping[str, Any], wrong: list[tuple[str, str]]
    ) -> None:
        if not wrong:
            return
        accounts = self._linter.why(gold.note)
        self._mistakes += (
            Mistake(
                note=gold.note.name,
                line=gold.line,
                element=element,
                fault=fault,
                wanted=gold.elements[element],
                read=record[element],
                account=accounts[element],
            )
            for element, fault in wrong
        )

    def evaluation(self) -> Evaluation:
        tallies = self._of_elements
        right = sum(tally["right"] for tally in tallies.values())
        return Evaluation(
            notes=self._notes,
            judged=self._judged,
            elements={name: _figures(tally) for name, tally in tallies.items()},
            overall={
                "status": share(right, sum(tally["n"] for tally in tallies.values())),
                "needed_status": share(*self._needed),
            },
            per_note={name: share(*counted) for name, counted in self._of_notes.items()},
            mistakes=tuple(self._mistakes),
        )


_GRAVITY = {"info": 0, "warning": 1, "error": 2}


def _gravity(finding: Finding) -> int:
    return _GRAVITY[finding.severity]


def _is_absence(finding: Finding, element: str) -> bool:
    return finding.element == element and finding.kind != "mismatch"


def _figures(tally: Counter[str]) -> dict[str, Figure]:
    true, false, missed = tally["true"], tally["false"], tally["missed"]
    return {
        "status": share(tally["right"], tally["n"]),
        "precision": share(true, true + false),
        "recall": share(true, true + missed),
        "f1": f1(true, false, missed),
        "value": share(tally["same"], tally["values"]),
    }
