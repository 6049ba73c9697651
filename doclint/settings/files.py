"""Settings files: ``doclint.toml``, or the table ``tool.doclint`` of a ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from doclint.settings.forms import hold, parse_toml, read_text
from doclint.settings.model import attribute

OWN_FILE = "doclint.toml"
SHARED_FILE = "pyproject.toml"
_TABLE = ("tool", "doclint")
_PATHS = ("patterns", "schemas", "baseline", "waivers", "store")


@dataclass(frozen=True)
class SettingsFile:
    """One file's settings; ``values`` go by attribute names, and its paths can be opened."""

    path: Path
    values: Mapping[str, Any]
    per_path: tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...]

    def for_note(self, note: Path) -> list[tuple[Mapping[str, Any], str]]:
        """What the tables ``per-path`` set for a note, each with its origin, in their order."""
        return [
            (values, f"{self.path} (per-path {number})")
            for number, (globs, values) in enumerate(self.per_path, start=1)
            if matches(globs, note, self.path.parent)
        ]


def matches(globs: tuple[str, ...], path: Path, root: Path) -> bool:
    """Whether one of the globs fits the path's name, the path, or its way from ``root``."""
    try:
        inside = path.relative_to(root).as_posix()
    except ValueError:
        inside = path.as_posix()
    names = (path.name, path.as_posix(), inside)
    return any(fnmatchcase(name, glob) for glob in globs for name in names)


def file_in(folder: Path) -> SettingsFile | None:
    """The settings file of a folder; of two the own one. Without the table a shared one is none."""
    own = folder / OWN_FILE
    if own.is_file():
        return read_settings(own)
    shared = folder / SHARED_FILE
    if shared.is_file() and _table_of(_load(shared)) is not None:
        return read_settings(shared)
    return None


def read_settings(path: Path) -> SettingsFile:
    """Read one file and hold it to its schema.

    Raises:
        SettingsError: it cannot be read, is no TOML, or holds what is no setting. It names the key.
    """
    path = path.absolute()
    document = _load(path)
    table = document
    if path.name == SHARED_FILE:
        found = _table_of(document)
        table = {} if found is None else found
    hold(table, path, "config")
    values = {attribute(name): value for name, value in table.items()}
    per_path = values.pop("per_path", [])
    for name in _PATHS:
        if name in values:
            values[name] = _opened(values[name], path.parent)
    if "format" in values:
        values["format"] = [_report_file(each, path.parent) for each in values["format"]]
    return SettingsFile(
        path,
        values,
        tuple(
            (
                tuple(table["paths"]),
                {attribute(name): value for name, value in table.items() if name != "paths"},
            )
            for table in per_path
        ),
    )


def _load(path: Path) -> dict[str, Any]:
    return parse_toml(read_text(path, kind="TOML"), path)


def _table_of(document: dict[str, Any]) -> Any:
    """What stands in the shared file's table (``None``: it has none), of whatever form."""
    node: Any = document
    for name in _TABLE:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def _opened(value: str | list[str], folder: Path) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return str(folder / value)
    return tuple(str(folder / each) for each in value)


def _report_file(told: str, folder: Path) -> str:
    form, equals, path = told.partition("=")
    is_file = equals and path not in ("", "-")  # "-" is standard output
    return f"{form}={folder / path}" if is_file else told
