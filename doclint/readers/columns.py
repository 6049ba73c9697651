"""Rows of a table, or JSON objects of one level, to notes: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from doclint.errors import UnreadableNoteError
from doclint.note import Note, Unreadable
from doclint.readers.fields import codes_of, date_of, words_of
from doclint.readers.formats import Item
from doclint.readers.names import NamesInFile
from doclint.readers.options import Columns, ReadOptions

USUAL: Mapping[str, Sequence[str]] = {
    "text": (
        "text", "note text", "note", "note body", "full text", "document text", "report text",
        "report", "body", "content", "document", "transcription", "narrative",
    ),
    "id": (
        "id", "note id", "document id", "doc id", "report id", "row id", "accession", "file",
        "filename",
    ),
    "code": (
        "code", "codes", "cpt", "cpt code", "cpt codes", "procedure code", "procedure codes",
        "billed code", "billing code", "billed cpt",
    ),
    "encounter": (
        "encounter", "encounter id", "csn", "encounter csn", "pat enc csn id", "visit", "visit id",
        "visit number", "visit occurrence id", "hadm id", "account number", "har",
    ),
    "date": (
        "date of service", "service date", "dos", "date", "note date", "encounter date",
        "chart date", "chart time", "note datetime", "procedure date",
    ),
    "author": (
        "author", "author name", "note author", "provider", "provider name", "physician",
        "signed by", "dictated by", "attending",
    ),
    "service": (
        "service", "department", "department name", "hospital service", "specialty", "unit",
        "author service",
    ),
}  # fmt: skip
"""Names by which columns are known, the surest first; case, blanks and joints make no difference."""

_NOT_LETTERS = re.compile(r"[\W_]+")


def _plain(name: str) -> str:
    # NoteText and noteText as note_text.
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:200])
    return " ".join(_NOT_LETTERS.split(apart.lower())).strip()


class Mapper:
    """Takes notes out of the rows of one file."""

    def __init__(self, names: Sequence[str], file: str, options: ReadOptions) -> None:
        """Choose the columns among ``names``, and tell which were guessed.

        Raises:
            UnreadableNoteError: a column that was asked for is not there, or none is for the text.
        """
        self._file = file
        self._options = options
        self.names = NamesInFile(file)
        self._told_of_dates = False
        given = options.columns
        self._columns: dict[str, str] = {}
        guessed = []
        by_plain: dict[str, str] = {}
        for name in names:
            by_plain.setdefault(_plain(name), name)
        for each in fields(Columns):
            asked: str | None = getattr(given, each.name)
            if asked is not None:
                found = asked if asked in names else by_plain.get(_plain(asked))
                if found is None:
                    raise UnreadableNoteError(f"no column {asked} (--{each.name}-column)")
                self._columns[each.name] = found
                continue
            usual = next((one for one in USUAL[each.name] if one in by_plain), None)
            if usual is not None and by_plain[usual] not in self._columns.values():
                self._columns[each.name] = by_plain[usual]
                guessed.append(f"{each.name} from {by_plain[usual]}")
        if "text" not in self._columns:
            # The names are not told: where there is no line of names, they are the first note.
            raise UnreadableNoteError(
                f"none of its {len(names)} columns has a usual name for the text: --text-column"
            )
        if guessed:
            options.tell(file, f"columns taken by their names: {', '.join(guessed)}")

    @property
    def wanted(self) -> tuple[str, ...]:
        """The columns that are needed, each once."""
        return tuple(dict.fromkeys(self._columns.values()))

    @property
    def columns(self) -> Mapping[str, str]:
        """What is taken from which column; what is in none is left out."""
        return self._columns

    def note(self, row: Mapping[str, object], number: int, place: str | None) -> Item:
        """The note of one row, the ``number``-th of the file."""
        return self.named(self.names.of(words_of(self._get(row, "id")), number), row, place)

    def named(self, name: str, row: Mapping[str, object], place: str | None) -> Item:
        """The note of one row, under a name that somebody else gives it."""
        text = self._get(row, "text")
        if text is None or text != text:
            return Unreadable(name, "holds no text", place)
        if not isinstance(text, str):
            return Unreadable(name, "its text is no text", place)
        try:
            codes = codes_of(self._get(row, "code"))
        except UnreadableNoteError as error:
            return Unreadable(name, str(error), place)
        told = self._get(row, "date")
        date = date_of(told)
        if date is None and words_of(told) and not self._told_of_dates:
            self._told_of_dates = True
            self._options.tell(name, "its date is not understood, and perhaps others are not")
        return Note(
            name,
            text,
            codes,
            place,
            encounter=words_of(self._get(row, "encounter")),
            date=date,
            author=words_of(self._get(row, "author")),
            service=words_of(self._get(row, "service")),
        )

    def _get(self, row: Mapping[str, object], what: str) -> object:
        column = self._columns.get(what)
        return None if column is None else row.get(column)


def all_names(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The names of all rows' columns, in the order in which they come up."""
    return list(dict.fromkeys(name for row in rows for name in row))
