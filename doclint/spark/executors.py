"""What runs on executors: batches of rows in, rows of the result out.

What an executor says ends up in Spark's logs, and why a task failed in its event files, too. So
nothing that libraries write comes through while a note is judged, and no exception leaves here but
one whose text is doclint's own.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from doclint.checking import Checker
from doclint.encounters import Encounters
from doclint.encounters.gathering import entry_of
from doclint.errors import DoclintError, describe_crash
from doclint.linter import unjudged
from doclint.linters import BuildLinter, Linters, SiteFiles
from doclint.note import Note, Unreadable
from doclint.policy.selection import Selection
from doclint.readers.columns import Mapper
from doclint.readers.fields import words_of
from doclint.readers.options import MIB, Columns, Limits, ReadOptions
from doclint.report import NoteReport
from doclint.reports.privacy import withhold
from doclint.settings import Settings
from doclint.spark.plan import FixedSettings, Plan
from doclint.spark.rows import frame_of, pack, rows_of, rows_of_encounters, unpack

if TYPE_CHECKING:
    import pandas

_AT_ONCE = 250
"""Notes whose rows go out together."""

_KEPT = 2
"""Pipelines that a process keeps, for as many sets of a site's files."""

_NO_ID = "(no id)"
"""What a note is called whose row has none."""

_PARTS = ("key", "rows", "entry")
_ROWS, _ENCOUNTER, _ONE, _ALONE = "rows", "encounter", "one encounter", "no encounter"
"""What the parts of one key are: rows of the result, notes of one encounter or of all, or of none."""

_Any = TypeVar("_Any")


def judge(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """The rows of a partition's notes."""
    yield from _guarded(_rows(plan, batches))


def _rows(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    for reports in _heaps(_judged(plan, batches)):
        yield frame_of(row for report in reports for row in rows_of(_shown(plan, report)))


def judge_in_parts(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """The same, and beside it what rules across notes go by, each under the key of its encounter.

    Keys depend on the note alone: where a task is done again, what others took of it stays right.
    """
    yield from _guarded(_parts(plan, batches))


def _parts(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    catalogue = _desk_of(plan).catalogue
    alone = Encounters(catalogue)
    grouped = False
    for reports in _heaps(_judged(plan, batches)):
        parts: list[tuple[str, bytes | None, bytes | None]] = []
        heaps: dict[str, list[Any]] = {}
        for report in reports:
            name = report.note.encode("utf-8", "surrogatepass")
            heap = f"{_ROWS} {zlib.crc32(name) % plan.buckets}"
            heaps.setdefault(heap, []).extend(rows_of(_shown(plan, report)))
            if plan.one_encounter or report.encounter:
                grouped = True
                key = _ONE if plan.one_encounter else f"{_ENCOUNTER} {report.encounter}"
                parts.append((key, None, pack(entry_of(report, catalogue))))
            else:
                alone.leave_over([report.note])
        parts += [(key, pack(rows), None) for key, rows in heaps.items()]
        yield frame_of(parts, _PARTS)
    yield frame_of([(_ALONE, None, pack((*alone.left_over, grouped)))], _PARTS)


def settle(plan: Plan, parts: pandas.DataFrame) -> pandas.DataFrame:
    """What there is to say of the parts of one key."""
    (frame,) = _guarded(_settled(plan, parts))
    return frame


def _settled(plan: Plan, parts: pandas.DataFrame) -> Iterator[pandas.DataFrame]:
    key = str(parts["key"].iloc[0])
    if key.startswith(_ROWS):
        yield frame_of(row for packed in parts["rows"] for row in unpack(packed))
    else:
        yield frame_of(rows_of_encounters(_together(plan, key, parts["entry"])))


def _together(plan: Plan, key: str, packed: Iterable[bytes]) -> Iterator[Any]:
    desk = _desk_of(plan)
    catalogue = desk.catalogue
    encounters = Encounters(catalogue, one=plan.one_encounter)
    if key == _ALONE:
        parts = [unpack(each) for each in packed]
        for names, number, _ in parts:
            encounters.leave_over(names, number)
        found = tuple(encounters.ungrouped()) if any(part[2] for part in parts) else ()
    else:
        encounter = None if key == _ONE else key.removeprefix(f"{_ENCOUNTER} ")
        for each in packed:
            encounters.put(encounter, unpack(each, catalogue))
        found = encounters.findings()
    selection = Selection(catalogue.rules, desk.settings(plan))
    for finding in map(plan.rename.finding, selection.kept(found)):
        if plan.evidence == "none":
            finding = replace(finding, encounter=None, dates=())
        yield finding


def _shown(plan: Plan, report: NoteReport) -> NoteReport:
    return withhold(plan.rename.report(report), plan.evidence)


# Notes


def _judged(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Generator[NoteReport, None, None]:
    """The report on each note of a partition; there is one for every row, whatever is in it."""
    desk = _desk_of(plan)
    settings = desk.settings(plan)
    # Something ended this task before, and it may be one of its notes: a process beside this one
    # judges them, so that the note costs itself alone.
    apart = _tried_before()
    checker = Checker(
        FixedSettings(settings), settings, linters=desk.linters, apart=apart, gathers=False
    )
    notes = _notes(plan, batches)
    if apart or settings.timeout is not None:
        with closing(checker.reports(notes)) as reports:
            yield from _silently(reports)
        return
    for note in notes:
        yield _report(checker, note)


def _report(checker: Checker, note: Note | Unreadable) -> NoteReport:
    try:
        with _silence():
            (report,) = checker.reports([note])
    except DoclintError:
        raise
    except BaseException as error:
        if isinstance(note, Unreadable):
            raise
        return unjudged(note, f"internal error: {describe_crash(error)}")
    return report


def _notes(plan: Plan, batches: Iterator[pandas.DataFrame]) -> Iterator[Note | Unreadable]:
    mapper = Mapper(
        plan.columns, "", ReadOptions(columns=Columns(**{what: what for what in plan.columns}))
    )
    longest = Limits().note
    for batch in batches:
        columns = [batch[what].tolist() for what in plan.columns]
        for values in zip(*columns, strict=True):
            row: dict[str, Any] = dict(zip(plan.columns, values, strict=True))
            name = _name(row["id"])
            try:
                row["text"] = _text(row["text"])
            except UnicodeDecodeError:
                yield Unreadable(name or _NO_ID, "its text is not UTF-8")
                continue
            row.update({what: _plain(row[what]) for what in row if what not in ("text", "id")})
            if name is None:
                yield Unreadable(_NO_ID, "its row has no id")
                continue
            note = mapper.named(name, row, None)
            if isinstance(note, Note) and len(note.text) > longest:
                note = Unreadable(name, f"larger than {longest / MIB:.3g} MiB")
            yield note


def _name(told: Any) -> str | None:
    """A note's id, as the table has it: whoever reads the result finds the note by it."""
    told = _plain(told)
    if told is None or told != told:
        return None
    return words_of(told) if isinstance(told, float) else str(told) or None


def _text(told: Any) -> str | None:
    return None if told is None else bytes(told).decode("utf-8")


def _plain(told: Any) -> Any:
    """A value as Python has it: bytes are text, and an array is a list."""
    if isinstance(told, (bytes, bytearray)):
        return bytes(told).decode("utf-8", "replace")
    if hasattr(told, "tolist"):
        told = told.tolist()
    return [_plain(each) for each in told] if isinstance(told, list) else told


def _tried_before() -> bool:
    from pyspark import TaskContext

    task = TaskContext.get()
    return task is not None and task.attemptNumber() > 0


def _heaps(each: Iterator[_Any]) -> Iterator[list[_Any]]:
    heap = []
    for one in each:
        heap.append(one)
        if len(heap) >= _AT_ONCE:
            yield heap
            heap = []
    if heap:
        yield heap


# One process


class _Desk:
    """What a process keeps from task to task for one set of a site's files."""

    def __init__(self, plan: Plan) -> None:
        self._files = SiteFiles()
        if plan.site:
            self._files = plan.put_down(_folder(plan.site))
        self.linters = Linters(plan.build)

    @property
    def catalogue(self) -> Any:
        """The codes and rules."""
        return self.linters.of(self._files).catalogue

    def settings(self, plan: Plan) -> Settings:
        """The plan's settings, with the site's files where they are on this machine."""
        return replace(plan.settings, patterns=self._files.patterns, schemas=self._files.schemas)


_desks: OrderedDict[tuple[str, BuildLinter], _Desk] = OrderedDict()


def _desk_of(plan: Plan) -> _Desk:
    """What this process keeps for the plan; a pipeline that was loaded stays for the next task."""
    key = (plan.site, plan.build)
    if key not in _desks:
        from loguru import logger

        logger.remove()
        while len(_desks) >= _KEPT:
            _desks.popitem(last=False)
        _desks[key] = _Desk(plan)
    _desks.move_to_end(key)
    return _desks[key]


def _folder(site: str) -> Path:
    """A new folder for a site's files, which Spark takes away when the job is over."""
    from pyspark import SparkFiles

    try:
        root: str | None = SparkFiles.getRootDirectory()
    except Exception:
        root = None
    return Path(tempfile.mkdtemp(prefix=f"doclint-{site}-", dir=root))


# Silence


def _guarded(given: Iterator[_Any]) -> Iterator[_Any]:
    """Let no exception pass but with a text of doclint's own: Spark writes it down.

    Nothing can be judged then, or nothing be said of an encounter, and the job stops.
    """
    try:
        yield from given
    except GeneratorExit:
        raise
    except DoclintError as error:
        told = str(error)
    except BaseException as error:
        told = f"internal error: {describe_crash(error)}"
    else:
        return
    raise DoclintError(told)


def _silently(reports: Iterator[_Any]) -> Iterator[_Any]:
    step: Callable[[], _Any] = partial(next, reports, None)
    while True:
        with _silence():
            report = step()
        if report is None:
            return
        yield report


@contextmanager
def _silence() -> Iterator[None]:
    """Turn away what libraries say: some of them log whole notes.

    By descriptor, too, for not all that is written goes through Python. Afterwards all is as it was:
    the process may serve others as well.
    """
    before = logging.root.manager.disable
    _flush()
    with ExitStack() as stack:
        nowhere = stack.enter_context(open(os.devnull, "w", encoding="utf-8"))
        stack.enter_context(redirect_stdout(nowhere))
        stack.enter_context(redirect_stderr(nowhere))
        for descriptor in (1, 2):
            stack.callback(_restore, os.dup(descriptor), descriptor)
            os.dup2(nowhere.fileno(), descriptor)
        logging.disable(logging.CRITICAL)
        stack.callback(logging.disable, before)
        yield


def _restore(kept: int, descriptor: int) -> None:
    _flush()
    os.dup2(kept, descriptor)
    os.close(kept)


def _flush() -> None:
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.flush()
