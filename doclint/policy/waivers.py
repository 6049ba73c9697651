"""Findings that somebody waived, for a reason and for a time: the file that lists them."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import translate
from functools import cached_property
from pathlib import Path
from typing import Any

from doclint.codes import Catalogue
from doclint.errors import SettingsError
from doclint.findings import Finding
from doclint.policy.selection import rules_named, unknown_rule
from doclint.report import EncounterFinding
from doclint.settings.forms import Lines, hold, parse_toml, read_text

_MISSING = "no such file: it holds a table [[waiver]] for each finding that may stand for a time"
_NO_DATE = "not a date alone, as in expires = 2027-01-31 (without quotes)"

# What stands in strings and comments is no heading, so they are passed over as a whole. The quotes
# that close a long string may be more than three: those before the last three belong to its text.
_HEADINGS = re.compile(
    r"""
      (?P<heading> ^[ \t]* \[\[ [ \t]* (?: waiver | "waiver" | 'waiver' ) [ \t]* \]\] )
    | "{3} (?: \\. | [^\\] )*? "{3,5}
    | '{3} .*? '{3,5}
    | " (?: \\. | [^"\\\n] )* "
    | ' [^'\n]* '
    | \# [^\n]*
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """One table of the file; a key that is not set fits every finding. ``rules`` are ids."""

    note: str
    reason: str
    expires: date
    rules: frozenset[str] | None = None
    element: str | None = None
    code: str | None = None
    kind: str | None = None
    by: str | None = None
    line: int | None = None

    def fits(self, name: str) -> bool:
        """Whether it is about the note of that name (``NoteNames``)."""
        return name in (self.note, self._path) or self._glob.match(name) is not None

    def covers(self, finding: Finding) -> bool:
        """Whether it is about such a finding."""
        return (
            (self.rules is None or finding.rule in self.rules)
            and self.element in (None, finding.element)
            and self.code in (None, finding.code)
            and self.kind in (None, finding.kind)
        )

    def covers_together(self, finding: EncounterFinding) -> bool:
        """Whether it is about such a finding of an encounter; it has to name its rule.

        Who waives all that one note lacks has not looked at the notes beside it.
        """
        return (
            self.rules is not None
            and finding.rule in self.rules
            and self.element is None
            and (self.code is None or self.code in finding.codes)
            and self.kind in (None, "other")
        )

    @cached_property
    def _path(self) -> str:
        return posixpath.normpath(self.note)

    @cached_property
    def _glob(self) -> re.Pattern[str]:
        return re.compile(translate(self._path))


def load_waivers(file: str, catalogue: Catalogue) -> tuple[Waiver, ...]:
    """Read a file of waivers.

    Raises:
        SettingsError: it is not there, not of its form, or names a rule, an element or a code that
            nobody knows. It tells the line.
    """
    path = Path(file)
    text = read_text(path, kind="TOML", missing=_MISSING)
    document = parse_toml(text, path)
    tables = document.get("waiver", [])
    numbers = heading_lines(text)
    if not isinstance(tables, list) or len(numbers) != len(tables):
        numbers = []  # written in another of TOML's forms
    lines = Lines("waiver", numbers)
    hold(_as_json(document, path, lines), path, "waivers", lines)
    return tuple(
        _waiver(table, path, lines.of(number), catalogue) for number, table in enumerate(tables)
    )


def heading_lines(text: str) -> list[int]:
    """The line of each heading ``[[waiver]]`` of a TOML text."""
    lines = []
    line, counted = 1, 0
    for found in _HEADINGS.finditer(text):
        if found["heading"] is not None:
            line, counted = line + text.count("\n", counted, found.start()), found.start()
            lines.append(line)
    return lines


def _waiver(table: Mapping[str, Any], path: Path, line: int | None, catalogue: Catalogue) -> Waiver:
    def refuse(key: str, why: str) -> SettingsError:
        return SettingsError(path, why, where=key if line is None else f"line {line}: {key}")

    told = dict(table)
    rules: frozenset[str] | None = None
    if "rule" in told:
        selector = told.pop("rule")
        rules = frozenset(rules_named(catalogue.rules, selector))
        if not rules:
            raise refuse("rule", unknown_rule(catalogue.rules, selector))
    element, code = told.get("element"), told.get("code")
    if element is not None and element not in catalogue.elements:
        close = difflib.get_close_matches(element, catalogue.elements, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise refuse("element", f"{element}: no such element{hint}")
    known = {*(each.code for each in catalogue.codes), *catalogue.retired}
    if code is not None and code not in known:
        raise refuse("code", f"{code}: no such code")
    return Waiver(**told, rules=rules, line=line)


def _as_json(document: Mapping[str, Any], path: Path, lines: Lines) -> Any:
    """The document with its dates as JSON has them: as texts."""
    tables = document.get("waiver")
    if not isinstance(tables, list):
        return document
    dated = []
    for number, table in enumerate(tables):
        if isinstance(table, dict) and "expires" in table:
            expires = table["expires"]
            if not isinstance(expires, date) or isinstance(expires, datetime):
                where = lines.place([lines.member, number, "expires"])
                raise SettingsError(path, _NO_DATE, where=where)
            table = {**table, "expires": expires.isoformat()}
        dated.append(table)
    return {**document, "waiver": dated}
