"""A run kept in the store of the settings, for the commands that check notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.settings import Settings
    from doclint.store.recorder import Recorder


@contextmanager
def recording(
    store: str | None, settings: Settings, *, stdin_name: str | None = None
) -> Iterator[Recorder | None]:
    """Give what keeps a run in ``store``, which is begun if need be, or nothing without one.

    Raises:
        StoreError: it cannot be used; told before the first note is read, or at the end.
        MissingExtraError: what seals verdicts is not installed.
    """
    if store is None:
        yield None
        return
    # Imported here: runs without a store are to start as quickly as before.
    from doclint.reports.names import hash_key
    from doclint.store import open_store
    from doclint.store.recorder import Recorder

    key = hash_key()
    with open_store(store, key, make=True) as opened:
        recorder = Recorder(opened, settings, stdin_name=stdin_name, hash_key=key)
        yield recorder
        # By now all reports are made: a store that failed on the way is told, and costs no more.
        if recorder.fault is not None:
            raise recorder.fault
