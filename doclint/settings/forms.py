"""Files that a site writes: read, and held to a schema of ``schemas/files/`` with one-line errors."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doclint.errors import SettingsError
from doclint.resources import data_dir

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LONGEST = 200
"""Characters of a fault that are told; a schema's words for it can quote a whole file."""


@dataclass(frozen=True)
class Lines:
    """On which line each entry of a list in a file begins; what is not known is ``None``."""

    member: str
    numbers: Sequence[int]

    def of(self, entry: int) -> int | None:
        """The line of an entry, counted from 0."""
        return self.numbers[entry] if entry < len(self.numbers) else None

    def place(self, way: Sequence[Any]) -> str:
        """Where a way of keys and numbers leads: an entry's line and its key, or the keys alone."""
        if len(way) > 1 and way[0] == self.member:
            line = self.of(way[1])
            if line is not None:
                return ": ".join((f"line {line}", *map(str, way[2:])))
        return ".".join(map(str, way))


_NO_LINES = Lines("", ())


def read_text(path: Path, *, kind: str, missing: str | None = None) -> str:
    """The text of a file in UTF-8.

    Raises:
        SettingsError: it cannot be read or is in another encoding; ``missing`` is said of one that
            is not there, and ``kind`` is what it should be.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(path, missing or error.strerror or "cannot be read") from error
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise SettingsError(path, f"no {kind} in UTF-8") from error
        raise SettingsError(path, getattr(error, "strerror", None) or "cannot be read") from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """What a TOML text holds. Raises SettingsError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(path, f"no TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(path, "no TOML: nested too deeply") from error


def parse_json(text: str, path: Path) -> Any:
    """What a JSON text holds. Raises SettingsError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise SettingsError(path, f"no JSON: {error.msg}", where=where) from error
    except (RecursionError, ValueError) as error:
        raise SettingsError(path, "no JSON: nested too deeply, or a number too long") from error


def hold(document: Any, path: Path, form: str, lines: Lines = _NO_LINES) -> None:
    """Hold what a file contains to ``schemas/files/FORM.json``.

    Raises:
        SettingsError: the first fault, with its line where ``lines`` know it, and its key.
    """
    # Imported here, for most runs have no such file and are to start quickly.
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = json.loads((data_dir("schemas") / "files" / f"{form}.json").read_bytes())
    error = best_match(Draft202012Validator(schema).iter_errors(document))
    if error is None:
        return
    message = " ".join(error.message.split())
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}..."
    raise SettingsError(path, message, where=lines.place(list(error.absolute_path)) or None)
