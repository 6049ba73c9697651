"""``doclint check``: judge notes and report on them."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams
from doclint.cli.interrupts import UntilInterrupted
from doclint.cli.options import LEVELS, finder_of, settings_options
from doclint.cli.outputs import OutputCommand, Sink, Target, targets
from doclint.cli.progress import Progress, is_watched, number_of_notes
from doclint.cli.reading import read_options_of
from doclint.cli.recording import recording
from doclint.cli.watch import watch
from doclint.errors import DoclintError

if TYPE_CHECKING:
    from doclint.checking import Checker
    from doclint.note import Note, Unreadable
    from doclint.report import NoteReport, Tally
    from doclint.reports.names import Namer
    from doclint.settings import Settings

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNJUDGED = 0, 1, 2


@click.command(cls=OutputCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--stdin-filename",
    default="-",
    metavar="NAME",
    help="What to call the note read from standard input.",
)
@click.option(
    "--format",
    "form",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="Form of a report, on standard output or in FILE; may be repeated: text, json, jsonl, "
    "sarif, junit, github, gitlab, markdown, csv, xlsx, html.  [default: text]",
)
@click.option(
    "--output-file",
    multiple=True,
    metavar="FILE",
    help="Where the report of the --format before it goes. The file is replaced as a whole.",
)
@click.option("--concise", is_flag=True, help="A line a finding (text).")
@click.option(
    "--statistics", is_flag=True, help="Count findings by rule (text, json, jsonl, markdown)."
)
@click.option(
    "--one-encounter",
    is_flag=True,
    help="Take all notes for those of one encounter, whatever their source says.",
)
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Check a note again whenever it is saved, until Ctrl-C (text on standard output only).",
)
@click.option("-q", "--quiet", is_flag=True, help="No bar that shows how far the run has come.")
@settings_options
def check(
    paths: tuple[str, ...],
    stdin_filename: str,
    form: tuple[str, ...],
    output_file: tuple[str, ...],
    concise: bool,
    statistics: bool,
    one_encounter: bool,
    watching: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Check notes against the CPT code they are billed under.

    PATH is a folder (searched for .txt, .text, .note, .docx, .rtf, .pdf and .hl7 files, and what
    --include adds), a file (of these or HTML, FHIR, C-CDA, CSV, JSON lines, Parquet, zip, tar), or
    - for standard input. What is not given here is taken from doclint.toml or pyproject.toml, found upwards from the
    notes (see doclint config).
    """
    from doclint.checking import Checker
    from doclint.linters import Linters
    from doclint.readers import read_paths
    from doclint.reports import Options
    from doclint.reports.names import hash_key

    streams.silence_logs()
    linters = Linters()

    def run(chosen: Sequence[str]) -> Checker:
        finder = finder_of(options)
        settings = finder.for_run(chosen)
        places = targets(form or settings.format, output_file)
        if watching and places != (Target("text", None),):
            raise click.UsageError("--watch shows text on standard output and nothing else")
        if watching:
            # A note that was saved is judged sooner here than a worker has started.
            settings = replace(settings, jobs=1, timeout=None)
        shown = Options(
            verbose=settings.verbose,
            concise=concise,
            statistics=statistics,
            evidence=settings.evidence,
        )
        if watching and options["store"] is not None:
            raise click.UsageError("--watch keeps no runs: leave out --store")
        store = None if watching else settings.store
        _keep_apart(store, places)
        with recording(store, settings, stdin_name=stdin_filename) as recorder:
            checker = Checker(
                finder,
                settings,
                linters=linters,
                stdin_name=stdin_filename,
                hash_key=hash_key(),
                one_encounter=one_encounter,
                recorder=recorder,
            )
            notes = read_paths(chosen, stdin_name=stdin_filename, options=read_options_of(settings))
            bar = not quiet and is_watched(beside_report=any(each.path is None for each in places))
            progress = Progress(shown=bar, total=number_of_notes(chosen) if bar else None)
            with closing(checker.reports(_no_outputs(notes, places))) as reports:
                _make_reports(reports, checker, places, shown, progress)
        return checker

    if watching:
        watch(paths, run)
        return EXIT_CLEAN
    checker = run(paths)
    if not checker.tally.statuses:
        raise click.UsageError("no note to check: --exclude leaves nothing")
    return exit_status(checker.tally, checker.settings)


def _make_reports(
    notes: Iterator[NoteReport],
    checker: Checker,
    places: Sequence[Target],
    options: Any,
    progress: Progress,
) -> None:
    """Feed all reports with each note, and tell on standard error of notes not judged.

    After Ctrl-C what is on standard output is brought to its end, as a report on the notes judged
    by then. No file is written: it would take the place of a whole report, and look like one.
    """
    from doclint.reports import Rendering, Run

    rename = renaming(checker.settings)
    made = []
    for place in places:
        color = place.path is None and streams.colored()
        report = Rendering(place.form, replace(options, color=color), checker.catalogue)
        made.append((report, Sink(place.path)))
    tell = not any(_told_to_a_person(place) for place in places)
    judged = UntilInterrupted(notes)
    for note in progress.over(iter(judged)):
        note = rename.report(note)
        if tell and note.status == "error":
            with progress.aside():
                streams.complain(f"error: {note.note}: {note.error}")
        for report, sink in made:
            sink.write(report.note(note))
    if judged.interrupted:
        made = [(report, sink) for report, sink in made if not sink.is_file]
    if not checker.tally.statuses:
        made = []
    # Of other files and of encounters nothing can be said before all notes were seen.
    run = Run(checker.tally) if judged.interrupted else checker.run()
    covered = (
        replace(each, finding=rename.finding(each.finding)) for each in run.encounters_suppressed
    )
    run = replace(
        run,
        encounters=tuple(map(rename.finding, run.encounters)),
        encounters_suppressed=tuple(covered),
    )
    failed: list[DoclintError] = []
    for report, sink in made:
        # A file that cannot be written is no reason to withhold the other reports.
        try:
            sink.write(report.end(run))
            sink.close()
        except DoclintError as error:
            failed.append(error)
    for each in failed[1:]:
        streams.complain(f"error: {each}")
    if failed:
        raise failed[0]
    if judged.interrupted:
        raise KeyboardInterrupt


def _no_outputs(
    notes: Iterable[Note | Unreadable], places: Sequence[Target]
) -> Iterator[Note | Unreadable]:
    """The notes, as long as no report would take the place of one of them."""
    files = {os.path.realpath(place.path) for place in places if place.path is not None}
    for note in notes:
        for name in _sources(note.name) if files else ():
            if os.path.realpath(name) in files:
                raise click.UsageError(f"{name}: holds notes; no report can go there")
        yield note


def _keep_apart(store: str | None, places: Sequence[Target]) -> None:
    """See that no report takes the place of the store."""
    if store is None:
        return
    for place in places:
        if place.path is not None and os.path.realpath(place.path) == os.path.realpath(store):
            raise click.UsageError(f"{place.path}: is the store; no report can go there")


def _sources(name: str) -> Iterator[str]:
    """The files that a note of this name can come from: all of it, or what stands before a ``#``."""
    yield name
    while "#" in name:
        name, _, _ = name.rpartition("#")
        yield name


def _told_to_a_person(place: Target) -> bool:
    """Whether whoever reads standard error sees the report as well."""
    on_screen = streams.on_terminal(sys.stdout) and streams.on_terminal(sys.stderr)
    return place.form == "text" and place.path is None and on_screen


def renaming(settings: Settings) -> Namer:
    """How reports name notes; without a key in the environment each run has one of its own."""
    from doclint.reports.names import HASH_KEY, hash_key, namer

    key = hash_key()
    if settings.note_name == "hash" and not key:
        streams.complain(f"note: {HASH_KEY} is not set: hashed names differ from run to run")
        key = secrets.token_bytes(32)
    return namer(settings.note_name, key)


def exit_status(tally: Tally, settings: Settings) -> int:
    """The exit status of a run: what could not be judged comes before what was found."""
    if tally.statuses["error"]:
        return EXIT_UNJUDGED
    failing = LEVELS[: LEVELS.index(settings.fail_on) + 1]
    if any(tally.severities[level] for level in failing) and not settings.exit_zero:
        return EXIT_FINDINGS
    return EXIT_CLEAN
