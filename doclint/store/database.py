"""The file of a store: made, opened, brought to this version, and its faults told in one line."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from doclint.errors import StoreError
from doclint.reports.names import HASH_KEY, key_check
from doclint.store import tables
from doclint.store.keys import Keys

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

_MAGIC = b"SQLite format 3\0"
_OWN_KEY, _KEY_CHECK = "key", "key_check"


class Store:
    """An open store. Every statement goes through here, so that what fails is told in one line."""

    def __init__(self, path: str, connection: sqlite3.Connection, key: bytes) -> None:
        self.path = path
        self.keys = Keys(key)
        self._connection = connection

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what the journal beside it holds goes into it, if nobody else has it."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def rows(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """What a question gives."""
        with _telling(self.path):
            return self._connection.execute(statement, values).fetchall()

    def write(self, statement: str, *values: Any) -> int:
        """Change something, at once or in the change that is under way; gives the new row's id."""
        with _telling(self.path):
            return self._connection.execute(statement, values).lastrowid or 0

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """All that is written inside is there, or nothing of it."""
        with _telling(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with _telling(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise


def open_store(
    path: str, key: bytes = b"", *, make: bool = False, patience: float = PATIENCE
) -> Store:
    """Open a store, or with ``make`` begin one where there is none.

    ``key`` is that of ``DOCLINT_HASH_KEY``, or empty. It counts for a store that is begun with it;
    one that has a key of its own keeps that.

    Raises:
        StoreError: there is none, it is something else, it was written by a newer doclint or under
            another key, it is locked, or it cannot be written although that is asked for.
    """
    if make:
        _begin(path)
    writable = _require(path)
    if make and not writable:
        raise StoreError(path, "cannot be written to")
    with _telling(path):
        connection = sqlite3.connect(
            f"{Path(path).absolute().as_uri()}?{_mode(path, writable)}",
            uri=True,
            timeout=patience,
            isolation_level=None,
        )
    try:
        with _telling(path):
            connection.row_factory = sqlite3.Row
            _hold(path, connection, writable, patience)
            if make:
                # A run that loses its last notes with the power judges them again.
                connection.execute("PRAGMA synchronous = NORMAL")
                # Whoever is to write in an hour is told now that somebody else holds the file.
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
            return Store(path, connection, _key(path, connection, key, writable))
    except BaseException:
        connection.close()
        raise


def _begin(path: str) -> None:
    """Make an empty file that is its owner's alone; SQLite gives its journals the same rights."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        return
    except (OSError, ValueError) as error:
        raise StoreError(path, getattr(error, "strerror", None) or "not a usable path") from None


def _require(path: str) -> bool:
    """See that there is a file that can be read, and say whether it can be written to."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        raise StoreError(path, "no such store: doclint check --store begins one") from None
    except (OSError, ValueError) as error:
        raise StoreError(path, getattr(error, "strerror", None) or "not a usable path") from None
    if not stat.S_ISREG(mode):
        raise StoreError(path, "not a doclint store")
    if not os.access(path, os.R_OK):
        raise StoreError(path, "cannot be read")
    # SQLite takes a file of a few bytes for an empty one, and would write over it.
    with open(path, "rb") as file:
        if file.read(len(_MAGIC)) not in (b"", _MAGIC):
            raise StoreError(path, "not a doclint store")
    folder = os.path.dirname(os.path.realpath(path))
    return os.access(path, os.W_OK) and os.access(folder, os.W_OK)


def _mode(path: str, writable: bool) -> str:
    if writable:
        return "mode=rw"
    # What nobody can write to needs no lock, unless a journal beside it holds the latest.
    return "mode=ro" if os.path.exists(f"{path}-wal") else "mode=ro&immutable=1"


def _hold(path: str, connection: sqlite3.Connection, writable: bool, patience: float) -> None:
    """See that it is a store of this version, or make it one; nothing else is touched."""
    version = _version(path, connection)
    if version < len(tables.STEPS):
        if not writable:
            raise StoreError(path, "of an older doclint, and cannot be written to")
        _migrate(path, connection)
    if writable:
        _own(path)
        _use_journal(connection, patience)
        connection.execute("PRAGMA synchronous = FULL")  # what a reviewer said is on the disk
    connection.execute("PRAGMA foreign_keys = ON")


def _use_journal(connection: sqlite3.Connection, patience: float) -> None:
    """Write ahead: readers and a writer do not wait for each other.

    SQLite itself has no patience with others here, who may be at the same.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(0.05)


def _version(path: str, connection: sqlite3.Connection) -> int:
    # In one go: another process may be about to make a store of the file.
    application, version, schema = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application != tables.APPLICATION_ID and (application or version or schema):
        raise StoreError(path, "not a doclint store")
    if version > len(tables.STEPS):
        raise StoreError(
            path, f"written by a newer doclint (form {version}, known up to {len(tables.STEPS)})"
        )
    return int(version)


def _migrate(path: str, connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, all or none; another process may have been quicker."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for number in range(_version(path, connection), len(tables.STEPS)):
            for statement in _statements(tables.STEPS[number]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(tables.STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """A script's statements one by one: as a whole it would end the change under way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _own(path: str) -> None:
    """Take from others what they may do with the file, where it is ours."""
    with contextlib.suppress(OSError):
        for each in (path, f"{path}-wal", f"{path}-shm"):
            if os.path.exists(each) and stat.S_IMODE(os.stat(each).st_mode) & 0o077:
                os.chmod(each, 0o600)


def _key(path: str, connection: sqlite3.Connection, given: bytes, writable: bool) -> bytes:
    """The key of the store; one that has none yet gets the one given, or one of its own."""
    if writable and not _meta(connection):
        # Two processes may begin a store at once: the first one's key holds.
        own = b"" if given else secrets.token_bytes(32)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _meta(connection):
                rows = [(_KEY_CHECK, key_check(given or own).encode())]
                rows += [(_OWN_KEY, own)] if own else []
                connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
    meta = _meta(connection)
    if _OWN_KEY in meta:
        return meta[_OWN_KEY]
    if not given:
        raise StoreError(path, f"was written with {HASH_KEY}, which is not set")
    if meta.get(_KEY_CHECK) != key_check(given).encode():
        raise StoreError(path, f"was written with another {HASH_KEY}")
    return given


def _meta(connection: sqlite3.Connection) -> dict[str, bytes]:
    return {name: bytes(value) for name, value in connection.execute("SELECT * FROM meta")}


@contextlib.contextmanager
def _telling(path: str) -> Iterator[None]:
    """Tell what SQLite refuses in one line; its own words are not shown."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(path, _reason(error)) from None


def _reason(error: sqlite3.Error) -> str:
    told = str(error)
    known = {
        "locked": "in use by another program; try again when it is done",
        "busy": "in use by another program; try again when it is done",
        "readonly": "cannot be written to",
        "unable to open": "cannot be opened",
        "disk is full": "no room left on the disk",
        "not a database": "not a doclint store",
        "malformed": "damaged",
        "disk I/O": "cannot be read or written",
    }
    for words, reason in known.items():
        if words in told:
            return reason
    return f"cannot be used ({type(error).__name__})"
