"""What there is to do for one note of a run."""

from __future__ import annotations

from dataclasses import dataclass

from doclint.linters import NO_FILES, Linters, SiteFiles
from doclint.note import Note
from doclint.report import NoteReport


@dataclass(frozen=True, kw_only=True)
class Job:
    """A note to be judged against ``codes`` (none: those that it names or supports) by ``files``."""

    note: Note
    codes: tuple[str, ...] = ()
    files: SiteFiles = NO_FILES

    def judge(self, linters: Linters) -> NoteReport:
        """The verdict by all rules, in this process."""
        linter = linters.of(self.files)
        (report,) = linter.check_many([self.note], code=self.codes or None)
        return report
