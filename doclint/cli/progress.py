"""How far a run over notes has come: a bar on standard error, for a person who watches it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from doclint.cli import streams

if TYPE_CHECKING:
    from tqdm import tqdm

    from doclint.report import NoteReport


class Progress:
    """Counts notes on a bar with their rate and the time left, which names no note.

    Where it is not ``shown`` there is no bar. ``total`` is ``None`` where nobody knows how many
    notes there are.
    """

    def __init__(self, *, shown: bool, total: int | None = None) -> None:
        self._shown = shown
        self._total = total

    def over(self, notes: Iterator[NoteReport]) -> Iterator[NoteReport]:
        """The notes, each counted once what was done with it is done."""
        if not self._shown:
            yield from notes
            return
        with self._bar() as bar:
            for note in notes:
                yield note
                bar.update()

    def aside(self) -> AbstractContextManager[None]:
        """Take the bar away while a line is written to standard error."""
        if not self._shown:
            return nullcontext()
        from tqdm import tqdm

        return tqdm.external_write_mode(file=sys.stderr)

    def _bar(self) -> tqdm[Any]:
        from tqdm import tqdm

        return tqdm(
            total=self._total, unit=" notes", file=sys.stderr, leave=False, dynamic_ncols=True
        )


def is_watched(*, beside_report: bool) -> bool:
    """Whether a bar helps: on a terminal, and not where the report itself scrolls by.

    ``beside_report`` says that a report goes to standard output.
    """
    scrolls = beside_report and streams.on_terminal(sys.stdout)
    return streams.on_terminal(sys.stderr) and not scrolls


def number_of_notes(paths: Sequence[str]) -> int | None:
    """About how many notes there are, by the names of files; ``None`` where these do not tell."""
    from doclint.readers.files import is_note_name

    number = 0
    for path in paths:
        if os.path.isdir(path):
            number += sum(is_note_name(name) for _, _, names in os.walk(path) for name in names)
        elif is_note_name(os.path.basename(path)):
            number += 1
        else:
            return None
    return number
