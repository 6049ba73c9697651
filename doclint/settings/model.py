"""The settings as Python values, each with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from doclint.findings import Severity
from doclint.reports.names import NoteName
from doclint.reports.options import Evidence

DEFAULT = "default"
"""The origin of a value that nobody set."""

DEID_RULES = "DID"
"""Beginning of the ids of the rules that ``deid_check`` adds."""

_ADDED = frozenset({"extend_select", "ignore", "exclude", "include"})
"""Lists to which a more specific place adds, where others take the place of what was there."""


@dataclass(frozen=True)
class Choice:
    """What one place says of the rules to judge by; ``select`` is ``None`` where it says nothing."""

    origin: str
    select: tuple[str, ...] | None
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is in force; the keys of ``schemas/files/config.json`` say what each means.

    ``evidence`` is ``None`` for each format's own default, ``timeout`` for no limit. Paths are as they can be opened.
    ``select`` is ``None`` for the rules that are judged unless told otherwise. ``origins`` says of
    each name that was set where; what is not in it has its default. ``choices`` are what each place
    says of the rules, from the widest to the nearest; the nearer one decides.
    """

    code: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = "error"
    exit_zero: bool = False
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    text_column: str | None = None
    id_column: str | None = None
    code_column: str | None = None
    encounter_column: str | None = None
    date_column: str | None = None
    author_column: str | None = None
    service_column: str | None = None
    format: tuple[str, ...] = ("text",)
    evidence: Evidence | None = None
    note_name: NoteName = "path"
    patterns: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    baseline: str | None = None
    waivers: str | None = None
    store: str | None = None
    deid_check: bool = False
    verbose: bool = False
    jobs: int = 1
    timeout: float | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()

    def over(self, values: Mapping[str, Any], origin: str) -> Settings:
        """These settings with ``values`` (by attribute name) put over them.

        Severities are put over by rule, and to some lists a value is added; the rest is replaced.
        """
        changed: dict[str, Any] = {}
        origins = dict(self.origins)
        for name, value in values.items():
            before = getattr(self, name)
            if name == "severity":
                changed[name] = {**before, **value}
            elif name in _ADDED:
                changed[name] = (*before, *value)
            else:
                changed[name] = tuple(value) if isinstance(value, list) else value
            merged = name == "severity" or name in _ADDED
            earlier = origins.get(name)
            origins[name] = f"{earlier}, {origin}" if merged and earlier else origin
        choices = (*self.choices, *_choice(values, origin))
        return replace(self, **changed, origins=origins, choices=choices)

    def rows(self) -> list[tuple[str, Any, str]]:
        """Key, value and origin of each setting, in the order in which they are documented."""
        names = [each.name for each in fields(self) if each.name not in ("origins", "choices")]
        return [(key(name), getattr(self, name), self.origins.get(name, DEFAULT)) for name in names]


def _choice(values: Mapping[str, Any], origin: str) -> Iterator[Choice]:
    select = values.get("select")
    added = list(values.get("extend_select", ()))
    if values.get("deid_check"):
        added.append(DEID_RULES)
    ignore = values.get("ignore", ())
    if select is not None or added or ignore:
        yield Choice(origin, None if select is None else tuple(select), tuple(added), tuple(ignore))


def key(name: str) -> str:
    """The name of an attribute as it stands in a settings file."""
    return name.replace("_", "-")


def attribute(name: str) -> str:
    """The name of a settings file's key as an attribute."""
    return name.replace("-", "_")
