"""What is shipped to the executors with a job: settings, a site's own files, how things are named."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from doclint.checking import Checker
from doclint.errors import PatternError, SchemaError, SettingsError
from doclint.linters import BuildLinter, Linters, SiteFiles
from doclint.reports.names import Namer, namer
from doclint.reports.options import Evidence
from doclint.settings import Finder, Settings

SettingsLike = Settings | Mapping[str, Any] | str | PathLike[str] | None

Files = tuple[tuple[str, bytes], ...]
"""A file by its way from its folder, and what is in it."""

_ONE_MACHINE = {
    "baseline": "is checked against on one machine only",
    "store": "is kept by runs on one machine only",
    "waivers": "are looked at on one machine only",
}


class FixedSettings(Finder):
    """The same settings for every note: one in a table has no path by which others could be found."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(isolated=True)
        self._settings = settings

    def for_run(self, paths: Sequence[str] = ()) -> Settings:
        return self._settings

    def for_note(self, name: str) -> Settings:
        return self._settings


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that executors need beside the notes. Made on the driver, where what is wrong is told.

    ``columns`` are what the table says of its notes. ``buckets`` is the number of heaps in which
    rows travel that belong to no encounter.
    """

    settings: Settings
    columns: tuple[str, ...] = ()
    patterns: tuple[Files, ...] = field(default=(), repr=False)
    schemas: tuple[Files, ...] = field(default=(), repr=False)
    key: bytes = field(default=b"", repr=False)
    one_encounter: bool = False
    buckets: int = 256
    build: BuildLinter = field(default_factory=lambda: Linters().build, repr=False)

    @classmethod
    def of(cls, settings: Settings, *, key: bytes, one_encounter: bool) -> Plan:
        """Read a site's files, and make sure that all of it can be used.

        Raises:
            DoclintError: it cannot, and why.
        """
        for name, why in _ONE_MACHINE.items():
            if getattr(settings, name) is not None:
                raise SettingsError(settings.origins.get(name, "settings"), why, where=name)
        settings = replace(settings, jobs=1)
        from doclint.nlp.patterns import load_patterns

        Checker(FixedSettings(settings), settings, linters=Linters())
        if settings.patterns:
            load_patterns([Path(each) for each in settings.patterns])
        return cls(
            settings=replace(settings, patterns=(), schemas=()),
            patterns=tuple(_files(Path(each), PatternError) for each in settings.patterns),
            schemas=tuple(_files(Path(each), SchemaError) for each in settings.schemas),
            key=key,
            one_encounter=one_encounter,
        )

    @property
    def together(self) -> bool:
        """Whether notes of one encounter are judged together, too."""
        return self.one_encounter or "encounter" in self.columns

    @property
    def evidence(self) -> Evidence:
        """How much of a note's words the result holds; none unless somebody asked for them."""
        return self.settings.evidence or "none"

    @property
    def rename(self) -> Namer:
        """How the result names notes."""
        return namer(self.settings.note_name, self.key)

    @cached_property
    def site(self) -> str:
        """What is the same for two plans with the same files of a site's; empty without any."""
        if not self.patterns and not self.schemas:
            return ""
        return hashlib.sha256(repr((self.patterns, self.schemas)).encode()).hexdigest()[:16]

    def put_down(self, folder: Path) -> SiteFiles:
        """Write the site's files, for what reads them wants files."""
        placed: dict[str, tuple[str, ...]] = {}
        for kind, sets in (("patterns", self.patterns), ("schemas", self.schemas)):
            for number, files in enumerate(sets):
                for way, content in files:
                    path = folder / kind / str(number) / way
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                (folder / kind / str(number)).mkdir(parents=True, exist_ok=True)
            placed[kind] = tuple(str(folder / kind / str(number)) for number in range(len(sets)))
        return SiteFiles(placed["patterns"], placed["schemas"])


def settings_of(given: SettingsLike) -> Settings:
    """Settings, from a settings file or from a mapping with the keys of one.

    Raises:
        SettingsError: it is no such thing, or sets something for some paths.
    """
    from doclint.settings.files import read_settings
    from doclint.settings.forms import hold
    from doclint.settings.model import attribute

    if given is None or isinstance(given, Settings):
        return given or Settings()
    if isinstance(given, Mapping):
        plain = {
            str(name).replace("_", "-"): list(value) if isinstance(value, tuple) else value
            for name, value in given.items()
        }
        hold(plain, Path("settings"), "config")
        if "per-path" in plain:
            raise no_paths("settings")
        return Settings().over({attribute(name): each for name, each in plain.items()}, "settings")
    file = read_settings(Path(fspath(given)))
    if file.per_path:
        raise no_paths(str(file.path))
    return Settings().over(file.values, str(file.path))


def no_paths(origin: str) -> SettingsError:
    """What to say of settings for some paths."""
    return SettingsError(origin, "notes in a table have no paths", where="per-path")


def _files(place: Path, broken: type[PatternError] | type[SchemaError]) -> Files:
    """The JSON files of a folder, or the one file."""
    try:
        paths = sorted(place.rglob("*.json")) if place.is_dir() else [place]
        return tuple(
            (path.relative_to(place).as_posix() if place.is_dir() else path.name, path.read_bytes())
            for path in paths
        )
    except OSError as error:
        raise broken(place, error.strerror or "cannot be read") from None
