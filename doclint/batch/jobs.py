"""What there is to do for one note of a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, TypeVar

from doclint.linter import unjudged
from doclint.linters import NO_FILES, Linters, SiteFiles
from doclint.note import Note
from doclint.policy.identifiers import search_for, with_identifiers
from doclint.report import NoteReport


class Needs(NamedTuple):
    """What has to be loaded to judge a note: a site's files, and what looks for identifiers."""

    files: SiteFiles = NO_FILES
    identifiers: bool = False


NOTHING = Needs()
"""What is shipped, without the search for identifiers."""


_Answer = TypeVar("_Answer", covariant=True)


class Task(Protocol[_Answer]):
    """What a worker process can do: it travels there, and its answer travels back."""

    @property
    def needs(self) -> Needs:
        """What has to be loaded for it."""
        ...

    def answer(self, linters: Linters) -> _Answer:
        """Do it, in the worker process."""
        ...

    def crashed(self, reason: str) -> _Answer:
        """The answer where ``answer`` raised what was not foreseen."""
        ...


@dataclass(frozen=True, kw_only=True)
class Job:
    """A note to be judged against ``codes`` (none: those that it names or supports)."""

    note: Note
    codes: tuple[str, ...] = ()
    needs: Needs = NOTHING

    def judge(self, linters: Linters) -> NoteReport:
        """The verdict by all rules, in this process."""
        linter = linters.of(self.needs.files)
        (report,) = linter.check_many([self.note], code=self.codes or None)
        if self.needs.identifiers and report.status != "error":
            search = search_for(self.needs.files.patterns)
            report = with_identifiers(report, search, linter.catalogue)
        return report

    def answer(self, linters: Linters) -> NoteReport:
        """The verdict without the text, which whoever asks has already."""
        return replace(self.judge(linters), text="")

    def crashed(self, reason: str) -> NoteReport:
        """The report on a note that could not be judged."""
        return unjudged(self.note, reason)
