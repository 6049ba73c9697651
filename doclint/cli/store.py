"""``doclint runs``, ``diff``, ``trend`` and ``review``: what a store has to say of its runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from doclint.cli import streams
from doclint.cli.options import form_option

if TYPE_CHECKING:
    from doclint.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FATES = ("opened", "closed", "open", "not_asked", "not_seen")
_BY = ("code", "element", "month", "service", "author", "encounter")


def _store_options(command: _Command) -> _Command:
    command = form_option("what is shown")(command)
    return click.option(
        "--store",
        metavar="FILE",
        help="The store.  [default: the one of the settings file found from here]",
    )(command)


@click.command()
@click.option("--prune", is_flag=True, help="First drop old runs, as --keep and --older-than say.")
@click.option(
    "--keep", type=click.IntRange(min=1), metavar="N", help="With --prune: the last N runs stay."
)
@click.option(
    "--older-than",
    type=click.IntRange(min=0, max=100_000),
    metavar="DAYS",
    help="With --prune: runs begun in the last DAYS days stay.",
)
@_store_options
def runs(
    prune: bool, keep: int | None, older_than: int | None, store: str | None, form: str
) -> None:
    """List the runs that a store keeps, or drop old ones.

    A run that is unfinished is still going on, or was cut short: run the same command again, and
    what it judged is not judged again.

    --prune drops runs with all that only they hold, and the file shrinks; what reviewers said
    stays. With --keep and --older-than a run is dropped only where both let it go. One that is
    unfinished stays for a week.
    """
    from doclint.store import history, tell

    if prune != (keep is not None or older_than is not None):
        raise click.UsageError("--prune goes with --keep N, --older-than DAYS, or both")
    with _opened(store) as opened:
        if prune:
            from doclint.store.prune import prune as drop

            number = len(drop(opened, keep=keep, older_than=older_than))
            streams.complain(f"note: {number} run{'' if number == 1 else 's'} dropped")
        found = history.runs(opened)
    _show(form, {"runs": [each.to_dict() for each in found]}, lambda: tell.told_runs(found))


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("before", type=int, metavar="RUN")
@click.argument("after", type=int, metavar="RUN")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(_FATES),
    help="Show these only. May be repeated.",
)
@click.option(
    "--names",
    multiple=True,
    metavar="PATH",
    help="Notes, or folders of them, to show by name: the store knows hashes only. May be "
    "repeated.",
)
@_store_options
def diff(
    before: int,
    after: int,
    only: tuple[str, ...],
    names: tuple[str, ...],
    store: str | None,
    form: str,
) -> None:
    """Show which gaps were closed, opened or are still open from one run to another.

    A RUN is a number that doclint runs shows, or -1 for the last one, -2 for the one before it. A
    gap is an error or a warning; one that is waived is still there, and told to be waived. A gap is
    closed only if the later run judged the note by the same rule and code: otherwise it is not
    asked, or not seen.
    """
    from dataclasses import replace

    from doclint.store import tell
    from doclint.store.difference import difference

    with _opened(store) as opened:
        found = difference(opened, before, after)
        known = _known_names(opened, names)
    shown = [each for each in found.changes if not only or each.fate in only]
    document = found.to_dict()
    changes = [each.to_dict() for each in shown]
    if names:
        # Of a gap in several notes together it is the encounter that has a name.
        changes = [
            {**each, "name": known.get(each["note"] or each["encounter"])} for each in changes
        ]
    document["changes"] = changes
    whole = found.counts

    def text() -> str:
        return tell.told_difference(replace(found, changes=tuple(shown)), known, whole)

    _show(form, document, text)


@click.command()
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(_BY),
    help="What to count by; may be repeated.  [default: all of them]",
)
@click.option("--run", type=int, metavar="RUN", help="The notes of this run only.")
@_store_options
def trend(by: tuple[Any, ...], run: int | None, store: str | None, form: str) -> None:
    """Show how often notes have gaps, by code, element, month of service, department and author.

    By encounter it is shown how often encounters have gaps that show in several notes together.

    Each note counts once, as it was judged last (or in the run named). Rates are of all notes that
    were judged and report a service; a note counts under each of its codes. Gaps that are waived or
    that a reviewer rejected are counted and told beside. Authors are hashed.
    """
    from doclint.store import tell
    from doclint.store.trend import BY
    from doclint.store.trend import trend as rates_of

    with _opened(store) as opened:
        rates = rates_of(opened, by or BY, run=run)
    document = {"run": run, "rates": [each.to_dict() for each in rates]}
    _show(form, document, lambda: tell.told_trend(rates))


@click.command()
@click.argument("finding", required=False)
@click.option("--accept", "decision", flag_value="accept", help="The finding is right.")
@click.option("--reject", "decision", flag_value="reject", help="The finding is not right.")
@click.option("--reason", metavar="TEXT", help="Why; kept as written: no words of a note.")
@click.option("--reviewer", metavar="NAME", help="Who says so; kept as written.")
@_store_options
def review(
    finding: str | None,
    decision: Any,
    reason: str | None,
    reviewer: str | None,
    store: str | None,
    form: str,
) -> None:
    """Accept or reject a finding, with a reason; without arguments, list what was said.

    FINDING is an id that doclint diff or doclint review shows, its beginning, or the fingerprint in
    a SARIF or GitLab report of a run in the store. Answers are added and never changed; the last
    one counts. A rejected finding is not hidden: it is shown with its review.
    """
    from doclint.store import tell
    from doclint.store.history import findings_by_id
    from doclint.store.recorder import now
    from doclint.store.review import Review, add_review, find_finding, reviews

    told = (finding, decision, reason, reviewer)
    if any(each is not None for each in told) and any(each is None for each in told):
        raise click.UsageError("a review is FINDING, --accept or --reject, --reason and --reviewer")
    with _opened(store) as opened:
        if finding is not None and reason is not None and reviewer is not None:
            known = find_finding(opened, finding)
            add_review(opened, Review(known, decision, reason, reviewer, now()))
        found = reviews(opened)
        if finding is not None:
            found = found[-1:]
        findings = findings_by_id(opened, {each.finding for each in found})
    document = {
        "reviews": [
            {**each.to_dict(), "of": findings[each.finding].to_dict()}
            if each.finding in findings
            else {**each.to_dict(), "of": None}
            for each in found
        ]
    }
    _show(form, document, lambda: tell.told_reviews(found, findings))


def _opened(told: str | None) -> Store:
    from doclint.reports.names import hash_key
    from doclint.settings import Finder
    from doclint.store import open_store

    file = told or Finder().for_run().store
    if file is None:
        raise click.UsageError("no store: give --store FILE, or set store")
    return open_store(file, hash_key())


def _known_names(store: Store, paths: Sequence[str]) -> dict[str, str]:
    """The names of some notes, and of their encounters, by their hashes."""
    from doclint.note import Note
    from doclint.policy.names import NoteNames
    from doclint.readers import read_paths

    names = NoteNames(store.path)
    known = {}
    for note in read_paths(paths):
        known[store.keys.name(names(note.name))] = note.name
        if isinstance(note, Note) and note.encounter is not None:
            known[store.keys.encounter(note.encounter)] = f"encounter {note.encounter}"
    return known


def _show(form: str, document: dict[str, Any], text: Callable[[], str]) -> None:
    from doclint.reports.json import dumps

    streams.write(dumps(document) + "\n" if form == "json" else text())
