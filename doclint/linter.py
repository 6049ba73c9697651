"""The one public door: a note in, its report out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from doclint.errors import DoclintError, UnreadableNoteError, describe_crash
from doclint.findings import Finding, in_order
from doclint.lines import Lines
from doclint.named_codes import find_named_codes
from doclint.note import Note, Unreadable
from doclint.report import CodeSource, NoteReport, status_of

if TYPE_CHECKING:
    from doclint.account import Account
    from doclint.codes import Catalogue, Code
    from doclint.named_codes import NamedCode
    from doclint.suggest import Suggested

UNNAMED = "<text>"
"""The name of a note that was given as a bare string."""


class RecordReader(Protocol):
    """What the linter needs of a reader: ``doclint.reading.Reader``, or another in its place."""

    def read(self, text: str) -> dict[str, Any]:
        """Give the record of one note."""
        ...


class Accountant(RecordReader, Protocol):
    """A reader that can also say why it read what it read."""

    def accounts(self, text: str) -> Mapping[str, Account]:
        """Account for every element of one note."""
        ...


class Linter:
    """Checks notes. Build one and keep it: the first note loads the language pipeline.

    ``reader`` and ``catalogue`` are the shipped ones unless given.
    """

    def __init__(
        self, *, reader: RecordReader | None = None, catalogue: Catalogue | None = None
    ) -> None:
        self._given_reader = reader
        self._given_catalogue = catalogue
        self._patterns: tuple[Path, ...] = ()

    @classmethod
    def of(cls, *, patterns: Sequence[Path] = (), schemas: Sequence[Path] = ()) -> Linter:
        """A linter with a site's own phrases and codes on top of the shipped ones.

        ``patterns`` are folders, ``schemas`` files or folders. Raises SchemaError for one of the
        latter that is broken or clashes with another; a folder of phrases is read, and can raise
        PatternError, with the first note.
        """
        from doclint.codes import Catalogue

        linter = cls(catalogue=Catalogue.load(schemas))
        linter._patterns = tuple(patterns)
        return linter

    @property
    def patterns(self) -> tuple[Path, ...]:
        """Folders of a site's own phrases, on top of the shipped ones."""
        return self._patterns

    @cached_property
    def reader(self) -> RecordReader:
        """What reads records out of notes; loading it takes about a second."""
        if self._given_reader is not None:
            return self._given_reader
        from doclint.reading import Reader

        return Reader(self._patterns) if self._patterns else Reader()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The codes and what they need."""
        if self._given_catalogue is not None:
            return self._given_catalogue
        from doclint.codes import Catalogue

        return Catalogue.load()

    def check(self, note: str | Note, *, code: str | Sequence[str] | None = None) -> NoteReport:
        """Judge one note against ``code``, or else the code that it names, or that it supports.

        A note that cannot be judged comes back with the status ``error`` and the reason. Raises
        UnknownCodeError for a ``code`` that is not in the catalogue.
        """
        codes = _as_codes(code)
        self.require_codes(codes)
        return self._report(note if isinstance(note, Note) else Note(UNNAMED, note), codes)

    def check_many(
        self, notes: Iterable[Note | Unreadable], *, code: str | Sequence[str] | None = None
    ) -> Iterator[NoteReport]:
        """Judge notes as they come, in their order; one that could not be read has its report."""
        codes = _as_codes(code)
        self.require_codes(codes)
        for note in notes:
            if isinstance(note, Unreadable):
                yield NoteReport(note.name, "error", error=note.reason, place=note.place)
            else:
                yield self._report(note, codes)

    def record(self, note: str | Note) -> dict[str, Any]:
        """Read one note and judge it against nothing. Raises UnreadableNoteError."""
        return self.reader.read(_text_of(note))

    def suggest(self, note: str | Note) -> Suggested:
        """Rank the codes that a note's own words support, whatever it is billed under.

        A note that cannot be read comes back with the reason.
        """
        from doclint.suggest import Suggested, rank

        note = note if isinstance(note, Note) else Note(UNNAMED, note)
        # Both are loaded out here: a broken pattern or schema file is not the note's fault.
        _ = self.catalogue, self.reader
        try:
            record = self.record(note)
            return Suggested.of(note, record, rank(record, self.catalogue))
        except DoclintError as error:
            reason = str(error)
        except Exception as error:
            reason = f"internal error: {describe_crash(error)}"
        return Suggested(unjudged(note, reason))

    def why(self, note: str | Note) -> Mapping[str, Account]:
        """Say of each element why it was read as it was, near misses included.

        Raises UnreadableNoteError, and DoclintError if a reader was given that cannot say.
        """
        text = _text_of(note)
        if not hasattr(self.reader, "accounts"):
            raise DoclintError("this reader gives no account of what it reads")
        return cast("Accountant", self.reader).accounts(text)

    def require_codes(self, codes: Iterable[str]) -> None:
        """Raise UnknownCodeError for the first code that is not in the catalogue."""
        for code in codes:
            self.catalogue.get(code)

    def _report(self, note: Note, codes: tuple[str, ...]) -> NoteReport:
        # Both are loaded out here: a broken pattern or schema file is not the note's fault.
        _ = self.catalogue, self.reader
        try:
            return self._judge(note, codes)
        except DoclintError as error:
            reason = str(error)
        except Exception as error:
            reason = f"internal error: {describe_crash(error)}"
        return unjudged(note, reason)

    def _judge(self, note: Note, given: tuple[str, ...]) -> NoteReport:
        # Imported when a note is there to be judged: the checks bring jsonschema with them.
        from doclint.checks import check_code, check_named_codes, check_shared

        record = self.record(note)
        catalogue = self.catalogue
        known = {*(code.code for code in catalogue.codes), *catalogue.retired}
        named = find_named_codes(note.text, known)
        findings = list(check_named_codes(named, catalogue))
        codes, source = self._chosen(note, given, named)
        candidates: tuple[Code, ...] = ()
        if not codes:
            inference = catalogue.infer(record)
            codes, candidates = inference.codes, inference.candidates
            source = "inferred" if codes else None
            for left in inference.undetermined:
                findings += check_shared(record, left.candidates, left.absent, catalogue)
        beside = [code.code for code in codes]
        for code in codes:
            findings += check_code(record, code, catalogue, beside=beside)
        report = NoteReport(
            note=note.name,
            status="complete",
            codes=tuple(code.code for code in codes),
            code_source=source,
            candidates=tuple(code.code for code in candidates),
            elements=record,
            findings=placed(findings, note.text, note.pages),
            text=note.text,
            **origin_of(note),
        )
        return replace(report, status=status_of(report, report.findings))

    def _chosen(
        self, note: Note, given: tuple[str, ...], named: Iterable[NamedCode]
    ) -> tuple[tuple[Code, ...], CodeSource | None]:
        """The codes that somebody named, the caller before the input before the note."""
        catalogue = self.catalogue
        if given:
            return tuple(catalogue.get(code) for code in given), "given"
        if note.codes:
            # A bill has codes of other work, too; of a field without any known one its first is told.
            known = {code.code for code in catalogue.codes}
            codes = [code for code in dict.fromkeys(note.codes) if code in known]
            return tuple(map(catalogue.get, codes or note.codes[:1])), "field"
        numbers = dict.fromkeys(each.code for each in named if each.code not in catalogue.retired)
        return tuple(catalogue.get(code) for code in numbers), "note" if numbers else None


def unjudged(note: Note, reason: str) -> NoteReport:
    """The report on a note that could not be judged."""
    return NoteReport(note.name, "error", error=reason, **origin_of(note))


def origin_of(note: Note) -> dict[str, Any]:
    """What a report takes over from a note, beside its name and text."""
    names = ("place", "encounter", "date", "author", "service", "pages")
    return {name: getattr(note, name) for name in names}


def _text_of(note: str | Note) -> str:
    text = note.text if isinstance(note, Note) else note
    if not text.strip():
        raise UnreadableNoteError("holds no text")
    return text


def _as_codes(code: str | Sequence[str] | None) -> tuple[str, ...]:
    if code is None:
        return ()
    return tuple(dict.fromkeys([code] if isinstance(code, str) else code))


def placed(
    findings: Iterable[Finding], text: str, pages: Sequence[int] = ()
) -> tuple[Finding, ...]:
    """The findings in their order, with line, column and page beside each offset."""
    lines = Lines(text)
    placed = []
    for finding in findings:
        if finding.start is not None:
            line, column = lines.place(finding.start)
            page = bisect_right(pages, finding.start) or None
            finding = replace(finding, line=line, column=column, page=page)
        placed.append(finding)
    return in_order(placed)
