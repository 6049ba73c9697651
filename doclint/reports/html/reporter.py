"""The page as a reporter: a note's section is written as it comes, the rest at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from doclint.codes import Catalogue
from doclint.report import NoteReport, Suppressed, tool
from doclint.reports.base import Reporter, Run
from doclint.reports.html import charts
from doclint.reports.html.figures import OPEN, WEIGHTS, Rate, Rates, priority
from doclint.reports.html.note import NoteView, against, counts_of, title
from doclint.reports.html.page import rendered, security_policy, style
from doclint.reports.options import Evidence, Options
from doclint.reports.words import STATUS, counted

UNFOLDED = 500
"""Up to so many complete notes are shown with their evidence; of more there are rows only."""
MANY = 200
"""Of more notes with gaps than these a browser lays out only those in sight."""


@dataclass
class Entry:
    """A note in the page's lists; ``section`` is what is told of it at length, if anything is."""

    number: int
    name: str
    status: str
    told_status: str
    against: str
    priority: int
    counts: Mapping[str, int]
    elements: tuple[str, ...] = ()
    error: str = ""
    place: str = ""
    section: Markup | None = None

    @property
    def told_counts(self) -> str:
        """How many findings there are of each severity that occurs."""
        return ", ".join(counted(number, name) for name, number in self.counts.items() if number)


@dataclass(frozen=True)
class Row:
    """A row of a chart, with its bar."""

    name: str
    about: str
    rate: Rate
    bar: tuple[charts.Stretch, ...]


class HtmlReporter(Reporter):
    """One page, given at the end: its totals come first."""

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._evidence: Evidence = options.evidence or "snippet"
        self._rates = Rates(catalogue)
        self._entries: list[Entry] = []
        self._complete = 0
        self._folded: list[Entry] = []
        self._suppressed: list[tuple[Entry, Suppressed]] = []
        self._rules: dict[tuple[str, str], dict[int, Entry]] = {}

    def note(self, note: NoteReport) -> str:
        self._rates.add(note)
        entry = Entry(
            number=len(self._entries) + 1,
            name=note.note,
            place=note.place or "",
            status=note.status,
            told_status=STATUS[note.status],
            against=against(note),
            priority=priority(note.findings),
            counts=counts_of(note.findings),
            error=note.error or "",
        )
        self._entries.append(entry)
        self._suppressed += [(entry, each) for each in note.suppressed]
        for finding in note.findings:
            self._rules.setdefault((finding.rule, finding.name), {})[entry.number] = entry
        self._detail(entry, note)
        return ""

    def _detail(self, entry: Entry, note: NoteReport) -> None:
        """Write the note's own section: of a complete one while there are few of them."""
        if note.status == "complete":
            self._complete += 1
            if self._complete > UNFOLDED:
                self._fold_away()
                return
            self._folded.append(entry)
        elif note.status != "gaps":
            return
        view = NoteView(entry.number, note, self._evidence, self.catalogue)
        entry.elements = view.elements
        entry.section = rendered("note", view=view, entry=entry, evidence=self._evidence)

    def _fold_away(self) -> None:
        for entry in self._folded:
            entry.section = None
        self._folded.clear()

    def end(self, run: Run) -> str:
        gaps = [entry for entry in self._entries if entry.status == "gaps"]
        gaps.sort(key=lambda entry: -entry.priority)
        totals = run.tally.to_dict()
        return rendered(
            "page",
            tool=tool(),
            policy=security_policy(),
            style=style(),
            evidence=self._evidence,
            totals=totals,
            severities=run.tally.severities,
            suppressed_by=run.tally.suppressed,
            weights=WEIGHTS,
            overall=charts.bar(
                (
                    ("complete", totals["complete"]),
                    ("gaps", totals["with_gaps"]),
                    ("none", totals["no_service"]),
                    ("unjudged", totals["errors"]),
                ),
                totals["notes"],
            ),
            by_code=self._code_rows(),
            by_element=[
                _row(title(self.catalogue, name), "", rate)
                for name, rate in self._rates.by_element.items()
            ],
            gaps=gaps,
            many=len(gaps) > MANY,
            entries=self._entries,
            folded=self._folded,
            unfolded=UNFOLDED,
            suppressed=self._suppressed,
            suppressed_together=run.encounters_suppressed,
            findings=run.findings,
            encounters=run.encounters,
            rules=sorted(self._rules.items()),
            linked=frozenset(each.number for each in self._entries if each.section),
            counts={(row["rule"], row["name"]): row["count"] for row in run.tally.most_frequent()},
        )

    def _code_rows(self) -> list[Row]:
        labels = {code.code: code.label for code in self.catalogue.codes}
        labels[OPEN] = "several codes are left"
        rates = self._rates.by_code
        codes = sorted(rates, key=lambda code: (code == OPEN, code))
        return [_row(code or "open", labels.get(code, ""), rates[code]) for code in codes]


def _row(name: str, about: str, rate: Rate) -> Row:
    parts = (("error", rate.errors), ("warning", rate.warnings))
    return Row(name, about, rate, charts.bar(parts, rate.notes))
