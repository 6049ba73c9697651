"""Which settings are in force: defaults, then the nearest file, its per-path tables, the command line.

The nearest file counts as a whole; nothing is taken from one further up. What concerns one note (its
code, rules and severities, the site's phrases and codes) comes from the file nearest to the note;
what concerns the run (formats, exit status, baseline and waivers) from the file nearest to what all
the notes have in common.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from doclint.settings.files import SettingsFile, file_in, read_settings
from doclint.settings.model import Settings

COMMAND_LINE = "command line"


class Finder:
    """Finds the settings for what a command was given.

    ``given`` are the values of the command line, by attribute name, without those left out.
    ``config`` is a file to use for everything; ``isolated`` leaves all files aside.
    """

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        config: str | None = None,
        isolated: bool = False,
    ) -> None:
        self._given = dict(given or {})
        self._config = config
        self._isolated = isolated
        self._in_force: dict[Path, Settings] = {}
        self._above: dict[Path, SettingsFile | None] = {}

    def for_run(self, paths: Sequence[str] = ()) -> Settings:
        """What is in force for a run over ``paths``."""
        return self._over(self._file(_common_folder(paths)), None)

    def tells_paths_apart(self, paths: Sequence[str] = ()) -> bool:
        """Whether the file for a run over ``paths`` has settings for some paths only."""
        file = self._file(_common_folder(paths))
        return file is not None and bool(file.per_path)

    def for_note(self, name: str) -> Settings:
        """What is in force for one note, by its path as the reader gives it.

        Notes of one folder share one object, unless tables ``per-path`` make a difference there.
        """
        path = Path(name).absolute()
        file = self._file(path.parent)
        if file is not None and file.per_path:
            return self._over(file, path)
        if path.parent not in self._in_force:
            self._in_force[path.parent] = self._over(file, None)
        return self._in_force[path.parent]

    def _file(self, folder: Path) -> SettingsFile | None:
        if self._config is not None:
            return self._chosen
        return None if self._isolated else self._nearest(folder)

    def _nearest(self, folder: Path) -> SettingsFile | None:
        """The settings file of a folder, or of the nearest one above it that has one."""
        if folder not in self._above:
            found = file_in(folder)
            if found is None and folder.parent != folder:
                found = self._nearest(folder.parent)
            self._above[folder] = found
        return self._above[folder]

    @cached_property
    def _chosen(self) -> SettingsFile:
        return read_settings(Path(self._config or ""))

    def _over(self, file: SettingsFile | None, note: Path | None) -> Settings:
        settings = Settings()
        if file is not None:
            settings = settings.over(file.values, str(file.path))
            for values, origin in file.for_note(note) if note is not None else ():
                settings = settings.over(values, origin)
        return settings.over(self._given, COMMAND_LINE)


def _common_folder(paths: Sequence[str]) -> Path:
    folders = [_folder(path) for path in paths if path != "-"]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _folder(path: str) -> str:
    whole = os.path.abspath(path)
    return whole if os.path.isdir(whole) else os.path.dirname(whole)
