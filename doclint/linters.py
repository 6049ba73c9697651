"""Linters for the sets of a site's own files that notes of one run go by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from doclint.linter import Linter


class SiteFiles(NamedTuple):
    """A site's own phrases and codes; notes that share them share a linter."""

    patterns: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()


NO_FILES = SiteFiles()
"""What is shipped, and nothing else."""


def build_linter(files: SiteFiles) -> Linter:
    """The linter that goes by the shipped files and, on top of them, these."""
    return Linter.of(
        patterns=[Path(each) for each in files.patterns],
        schemas=[Path(each) for each in files.schemas],
    )


BuildLinter: TypeAlias = Callable[[SiteFiles], Linter]


class Linters:
    """A linter for each set of a site's own files, built when it is first asked for.

    ``build`` is a function of a module, for worker processes import it by its name.
    """

    def __init__(self, build: BuildLinter | None = None) -> None:
        self.build = build or build_linter
        self._built: dict[SiteFiles, Linter] = {}

    def of(self, files: SiteFiles) -> Linter:
        """The linter for these files."""
        if files not in self._built:
            self._built[files] = self.build(files)
        return self._built[files]
