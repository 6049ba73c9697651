"""The report for a pull request or a wiki, in Markdown with the tables of GitHub and GitLab."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.plain import safe
from doclint.report import EncounterFinding, FileFinding, NoteReport, Tally, tool
from doclint.reports.base import Reporter, Run
from doclint.reports.options import Options
from doclint.reports.places import beside
from doclint.reports.words import COVERED, STATUS, counted, judged_against, words_of

_LEVELS = ("error", "warning", "info")
_HEAD = ("Note", "Judged against", "Status", "Errors", "Warnings", "Infos")
_FINDING = ("Severity", "Rule", "Code", "Element", "Line", "Finding")

_TOGETHER = ("Severity", "Rule", "Encounter", "Notes", "Codes", "Days", "Finding")

_BREAK = "\u200b"
# Links, mentions and references are also sought in the finished page (by GitHub and GitLab, in all
# of their own forms), where an entity has become its character again. There only a mark of no
# width between the characters helps.
_BREAKS = re.compile(
    r"(?<=@)|(?<=[#!~%$^&*\[])(?=[\w\"$])"  # @name, #1, !1, ~label, %milestone, $1, &1, [vulnerability:1
    r"|(?<=/)(?=/)"  # http://host, //host
    r"|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=www)(?=\.)|(?<=gh)(?=-\d)"
    r"|(?<=[^\W_]\.)(?=(?:[^\W\d_]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info"
    r"|museum|name|shop|xn--[\w-]+)\b)"  # host.com, without anything before it
    r"|(?<=:)(?=[\w+-]*[a-z+][\w+-]*:)",  # :smile:
    re.IGNORECASE,
)
_EDGE_OF_WORD = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    **{ord(mark): f"&#{ord(mark)};" for mark in "\\`*[]{}|~^$#@=" + _BREAK},
}


def inert(text: str) -> str:
    """Text that Markdown shows as it stands: on one line, no markup, tag, link or mention in it.

    Marks are written as entities, which every dialect understands and none takes for markup. What
    remains is for the middle of a line: ``-`` or ``1.`` at the beginning of one would be a list.
    """
    broken = _BREAKS.sub(_BREAK, safe(text))
    return _EDGE_OF_WORD.sub("&#95;", broken.translate(_ENTITIES))


class MarkdownReporter(Reporter):
    """The counts, a table of all notes, and for each note with findings a table of them."""

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._notes: list[str] = []
        self._details: list[str] = []

    def note(self, note: NoteReport) -> str:
        # Kept as written, for the counts stand first and a note's text need not be kept.
        self._notes.append(_row(self._verdict(note)))
        shown = [finding for finding in note.findings if self._shows(finding)]
        if shown:
            head = (*_FINDING, "Words") if self._has_words else _FINDING
            rows = (self._finding(note, finding) for finding in shown)
            self._details += [
                "",
                f"### {inert(note.note + beside(note))}",
                "",
                *_table(head, "lllll", rows),
            ]
        return ""

    def end(self, run: Run) -> str:
        lines = ["# doclint report", "", *_totals(run.tally)]
        if self._notes:
            lines += ["", "## Notes", "", *_header((*_HEAD, *_covered()), "lllrrrrr"), *self._notes]
        if self._details:
            lines += ["", "## Findings", *self._details]
        files = [finding for finding in run.findings if self._shows(finding)]
        if files:
            head = ("Severity", "Rule", "File", "Line", "Finding")
            lines += ["", "## Other files", "", *_table(head, "llll", map(_file_finding, files))]
        together = [finding for finding in run.encounters if self._shows(finding)]
        if together:
            rows = map(_encounter_finding, together)
            lines += ["", "## Notes of one encounter", "", *_table(_TOGETHER, "l" * 7, rows)]
        if self.options.statistics:
            rules = [
                (str(each["count"]), each["rule"], inert(each["name"]))
                for each in run.tally.most_frequent()
            ]
            lines += ["", "## Rules", "", *_table(("Findings", "Rule", "Name"), "r", rules)]
        made = tool()
        lines += ["", f"{made['name']} {made['version']}. Not for claim submission."]
        if run.tally.severities["info"] and not self.options.verbose:
            lines[-1] += " Infos are counted and not listed (-v lists them)."
        return "".join(f"{line}\n" for line in lines)

    @property
    def _has_words(self) -> bool:
        return self.options.evidence != "none"

    def _shows(self, finding: Finding | FileFinding | EncounterFinding) -> bool:
        return finding.severity != "info" or self.options.verbose

    def _verdict(self, note: NoteReport) -> Iterator[str]:
        counts = Counter[str](finding.severity for finding in note.findings)
        covered = Counter[str](each.by for each in note.suppressed)
        yield inert(note.note + beside(note))
        yield inert(judged_against(note))
        reason = f": {inert(note.error)}" if note.error else ""
        yield f"**{STATUS[note.status]}**{reason}" if reason else STATUS[note.status]
        yield from (str(counts[level]) for level in _LEVELS)
        yield from (str(covered[by]) for by in COVERED)

    def _finding(self, note: NoteReport, finding: Finding) -> Iterator[str]:
        yield f"**{finding.severity}**" if finding.severity == "error" else finding.severity
        yield inert(finding.rule)
        yield inert(finding.code or ", ".join(finding.candidates))
        yield inert(finding.element or "")
        page = f" (page {finding.page})" if finding.page else ""
        yield "" if finding.line is None else f"{finding.line}{page}"
        yield inert(finding.message)
        if self._has_words:
            yield inert(words_of(note, finding, self.options.evidence))


def _totals(tally: Tally) -> Iterator[str]:
    counts = tally.to_dict()
    heads = ("Notes", "Complete", "With gaps", "No ECMO service", "Not judged")
    values = (counts[key] for key in ("notes", "complete", "with_gaps", "no_service", "errors"))
    found = [counted(tally.severities[level], level) for level in _LEVELS]
    found += [f"{tally.suppressed[by]} {word}" for by, word in COVERED.items()]
    yield from _table(heads, "rrrrr", [map(str, values)])
    yield ""
    yield f"Found {', '.join(found)}."


def _file_finding(finding: FileFinding) -> Iterator[str]:
    yield f"**{finding.severity}**" if finding.severity == "error" else finding.severity
    yield inert(finding.rule)
    yield inert(finding.file)
    yield "" if finding.line is None else str(finding.line)
    yield inert(finding.message)


def _encounter_finding(finding: EncounterFinding) -> Iterator[str]:
    yield f"**{finding.severity}**" if finding.severity == "error" else finding.severity
    yield inert(finding.rule)
    yield inert(finding.encounter or "")
    yield ", ".join(map(inert, finding.notes))
    yield ", ".join(finding.codes)
    yield ", ".join(each.isoformat() for each in finding.dates)
    yield inert(finding.message)


def _covered() -> tuple[str, ...]:
    return tuple(word.capitalize() for word in COVERED.values())


def _table(head: Sequence[str], sides: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from _header(head, sides)
    yield from map(_row, rows)


def _header(head: Sequence[str], sides: str) -> Iterator[str]:
    """The first two lines of a table; of columns beyond ``sides`` the text stands at the left."""
    yield _row(head)
    yield _row("---:" if side == "r" else "---" for side in sides.ljust(len(head), "l"))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
