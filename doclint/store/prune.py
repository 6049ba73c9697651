"""Old runs dropped, so that a store does not grow for ever. What reviewers said is kept for good."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from doclint.store.database import Store
from doclint.store.history import runs

GOING_ON = timedelta(days=7)
"""For so long a run that is unfinished may be still going on, and is not dropped."""

_OF_RUN = (
    "DELETE FROM findings WHERE note IN (SELECT id FROM notes WHERE run = ?)",
    "DELETE FROM encounter_findings WHERE run = ?",
    "DELETE FROM notes WHERE run = ?",
    "DELETE FROM runs WHERE id = ?",
)
_LEFT_OVER = (
    "DELETE FROM judgements WHERE NOT EXISTS (SELECT 1 FROM notes"
    " WHERE notes.content = judgements.content AND notes.basis = judgements.basis)",
    "DELETE FROM selections WHERE id NOT IN"
    " (SELECT selection FROM notes WHERE selection IS NOT NULL"
    " UNION SELECT selection FROM runs WHERE selection IS NOT NULL)",
)


def prune(
    store: Store,
    *,
    keep: int | None = None,
    older_than: int | None = None,
    today: datetime | None = None,
) -> tuple[int, ...]:
    """Drop runs but for the last ``keep``, or those begun more than so many days ago.

    With both, a run has to be neither among the last nor young. Verdicts that no run is left of go
    with them, and the file shrinks. Gives the numbers of the runs dropped.

    Raises:
        StoreError: the store cannot be changed now.
    """
    at = today or datetime.now(timezone.utc)
    known = runs(store)
    if keep is not None:
        known = known[: max(len(known) - keep, 0)]
    if older_than is not None:
        known = tuple(each for each in known if _begun(each.started) < at - timedelta(older_than))
    dropped = [
        each.id for each in known if each.ended is not None or _begun(each.started) < at - GOING_ON
    ]
    with store.change():
        for run in dropped:
            for statement in _OF_RUN:
                store.write(statement, run)
        for statement in _LEFT_OVER:
            store.write(statement)
    # What was deleted still stands in the file, and in the journal beside it, until both are anew.
    store.write("VACUUM")
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return tuple(dropped)


def _begun(told: str) -> datetime:
    return datetime.strptime(told, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
