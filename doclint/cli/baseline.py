"""``doclint baseline``: write down today's findings as known, and drop those that are gone."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams
from doclint.cli.check import EXIT_CLEAN, EXIT_UNJUDGED, renaming
from doclint.cli.options import finder_of, settings_options
from doclint.cli.outputs import write_atomically
from doclint.cli.reading import read_options_of
from doclint.cli.recording import recording
from doclint.errors import DoclintError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from doclint.checking import Checker
    from doclint.note import Note, Unreadable
    from doclint.policy.baseline import Baseline, Known
    from doclint.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The baseline to write.  [default: the one of --baseline or of the settings]",
)
@click.option(
    "--update",
    is_flag=True,
    help="Write to a file that may be there: add what is new, drop what no longer occurs.",
)
@click.option("--prune", is_flag=True, help="Only drop what no longer occurs; nothing is added.")
@click.option(
    "--unseen",
    is_flag=True,
    help="With --update or --prune: also drop entries of which this run says nothing (their note "
    "was not judged, or not by their code or rule). Without it they are kept.",
)
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@click.option(
    "--one-encounter",
    is_flag=True,
    help="Take all notes for those of one encounter, whatever their source says.",
)
@settings_options
def baseline(
    paths: tuple[str, ...],
    output: str | None,
    update: bool,
    prune: bool,
    unseen: bool,
    stdin_filename: str,
    one_encounter: bool,
    **options: Any,
) -> int:
    """Record today's findings as known, so that doclint check reports new ones only.

    All findings of the rules in force are recorded, infos too, so that neither --fail-on nor a
    changed severity brings an old one back; those that a waiver covers are not. A finding is known
    by note, code, element and kind; the file holds no words of a note, and names notes by their
    path from its own folder (or as --note-name says).

    A file that is there is not replaced: a new baseline would hide what has come up since. Say
    --update to record today's findings in it, or --prune to drop what no longer occurs.

    Exit status: 0 if the file is as asked for, 2 where a note or an argument could not be used.
    """
    from doclint.checking import Checker
    from doclint.readers import read_paths
    from doclint.reports.names import hash_key

    if update and prune:
        raise click.UsageError("--update and --prune exclude each other")
    if unseen and not (update or prune):
        raise click.UsageError("--unseen goes with --update or --prune")
    streams.silence_logs()
    finder = finder_of(options)
    settings = finder.for_run(paths)
    file = output or settings.baseline
    if file is None:
        raise click.UsageError("no file to write: give --output FILE, or set baseline")
    before = _before(file, settings, update=update, prune=prune)
    with recording(settings.store, settings, stdin_name=stdin_filename) as recorder:
        checker = Checker(
            finder,
            settings,
            stdin_name=stdin_filename,
            hash_key=hash_key(),
            baseline=before,
            one_encounter=one_encounter,
            recorder=recorder,
        )
        notes = read_paths(paths, stdin_name=stdin_filename, options=read_options_of(settings))
        counting = _judge(checker, notes)
    if not checker.tally.statuses:
        raise click.UsageError("no note to check: --exclude leaves nothing")
    _write(checker, Counter() if prune else counting, unseen=unseen)
    return EXIT_UNJUDGED if checker.tally.statuses["error"] else EXIT_CLEAN


def _before(file: str, settings: Settings, *, update: bool, prune: bool) -> Baseline:
    """The baseline to begin with: the file's, or an empty one where there is none."""
    from doclint.policy.baseline import Baseline
    from doclint.reports.names import hash_key

    there = os.path.lexists(file)
    if not there and not prune:
        return Baseline(file, settings.note_name)
    if there and not (update or prune):
        raise DoclintError(
            f"{file}: is there already: --update records today's findings in it, --prune drops "
            "those that no longer occur"
        )
    before = Baseline.load(file, hash_key())
    if update and "note_name" in settings.origins and settings.note_name != before.note_name:
        raise DoclintError(
            f"{file}: names notes by {before.note_name}, and --note-name is {settings.note_name}: "
            "write another file"
        )
    return before


def _judge(checker: Checker, notes: Iterable[Note | Unreadable]) -> Counter[Known]:
    """Judge all notes, and give what there is to be known of them."""
    rename = renaming(checker.settings)
    known = checker.known
    counting: Counter[Known] = Counter()
    called: dict[str, str] = {}
    for report in checker.reports(notes):
        if report.status == "error":
            streams.complain(f"error: {rename(report.note)}: {report.error}")
        elif known is not None:
            name = known.name(report.note)
            if called.setdefault(name, report.note) != report.note:
                how = known.baseline.note_name
                raise DoclintError(f"{known.baseline.file}: two notes have the same {how}: {name}")
            counting.update(known.counting(report))
    if known is not None:
        counting.update(known.counting_together(checker.together))
    return counting


def _write(checker: Checker, counting: Counter[Known], *, unseen: bool) -> None:
    """Write what is known now, and tell on standard error what has changed by it."""
    from doclint.policy.baseline import written
    from doclint.reports.names import hash_key

    known = checker.known
    if known is None:
        return
    kept = Counter() if unseen else known.unseen()
    after = counting | known.left() | kept
    baseline = known.baseline
    before: Counter[Known] = Counter()
    for entry in baseline.entries:
        before[entry.known] += entry.count
    data = written(after, baseline.note_name, hash_key())
    if data != _content(baseline.file):
        write_atomically(baseline.file, data)
    notes = len({note for each in after for note in each.notes})
    told = [f"{_number(after.total(), 'finding')} of {_number(notes, 'note')} known"]
    if before:
        told += [f"{(after - before).total()} added", f"{(before - after).total()} dropped"]
    if kept:
        told.append(f"{kept.total()} kept of which this run says nothing (--unseen drops them)")
    streams.complain(f"{baseline.file}: {', '.join(told)}")


def _content(file: str) -> bytes | None:
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except OSError:
        return None


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
