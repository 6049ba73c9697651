"""Workflow commands of GitHub Actions: what they say becomes annotations at the notes' lines.

The runner takes a line ``::KIND PROPERTIES::MESSAGE`` for a command (ActionCommand.cs of
actions/runner). In the message it undoes ``%25``, ``%0D`` and ``%0A``, in properties ``%3A`` and
``%2C`` as well. Of each kind it annotates the first ten of a step; the others stand in the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doclint.codes import Catalogue
from doclint.findings import Severity
from doclint.plain import safe
from doclint.report import NoteReport
from doclint.reports.base import Reporter, Run
from doclint.reports.options import Options
from doclint.reports.places import against, beside, path_of
from doclint.reports.totals import told_totals
from doclint.reports.words import counted

LIMIT = 10
"""Annotations of one kind that GitHub makes of one step."""

_KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


class GithubReporter(Reporter):
    """A command a finding, and at the end a notice with the counts.

    The last of the ten notices is kept for the counts: infos beyond the ninth are ``debug``
    commands, which a log shows where debug logging is switched on.
    """

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._made: Counter[str] = Counter()

    def note(self, note: NoteReport) -> str:
        if note.status == "error":
            reason = f"not judged: {note.error or 'for an unknown reason'}{beside(note)}"
            return self._command("error", note.note, None, None, "note not judged", reason)
        return "".join(
            self._command(
                _KINDS[each.severity],
                note.note,
                each.line,
                each.column,
                f"{each.rule} {each.name}",
                f"{each.rule}{f' [{against(each)}]' if against(each) else ''} {each.message}"
                f"{beside(note, each)}",
            )
            for each in note.findings
        )

    def end(self, run: Run) -> str:
        lines = [
            self._command(
                _KINDS[each.severity],
                each.file,
                each.line,
                None,
                f"{each.rule} {each.name}",
                f"{each.rule} {each.message}",
            )
            for each in run.findings
        ]
        lines += [
            self._command(
                _KINDS[each.severity],
                each.place,
                None,
                None,
                f"{each.rule} {each.name}",
                f"{each.rule} {each.told}",
            )
            for each in run.encounters
        ]
        totals = " ".join((f"{told_totals(run.tally)}.", *self._left_out()))
        return "".join(lines) + f"::notice title=doclint::{_data(totals)}\n"

    def _command(
        self,
        kind: str,
        file: str,
        line: int | None,
        column: int | None,
        title: str,
        message: str,
    ) -> str:
        """One line. The message names the place too: the log shows nothing but messages."""
        path = path_of(file)
        message = f"{':'.join(str(each) for each in (path, line, column) if each)}: {message}"
        self._made[kind] += 1
        if kind == "notice" and self._made[kind] >= LIMIT:
            return f"::debug::{_data(message)}\n"
        # The runner drops an "=" at the beginning of a value.
        place = {"file": f"./{path}" if path.startswith("=") else path, "line": line, "col": column}
        properties = {**place, "title": title}
        shown = ",".join(
            f"{name}={_property(str(value))}" for name, value in properties.items() if value
        )
        return f"::{kind} {shown}::{_data(message)}\n"

    def _left_out(self) -> Iterator[str]:
        """What GitHub makes no annotation of."""
        over = {
            "error": self._made["error"] - LIMIT,
            "warning": self._made["warning"] - LIMIT,
            "notice": self._made["notice"] - (LIMIT - 1),
        }
        told = [counted(number, kind) for kind, number in over.items() if number > 0]
        if told:
            yield (
                f"GitHub annotates {LIMIT} of a kind in a step; in the log alone: "
                f"{', '.join(told)}{' (in the debug log)' if over['notice'] > 0 else ''}."
            )


def _data(text: str) -> str:
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
