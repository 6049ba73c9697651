"""Loads ``patterns/``: medspaCy's own JSON forms, checked before a single note is read.

Two liberties are taken with a regular expression so that the files stay readable: a blank in it
stands for any run of white space, and it is matched at the edges of words only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doclint import expressions
from doclint.errors import PatternError
from doclint.resources import data_dir

KINDS = {"targets": "target_rules", "context": "context_rules", "sections": "section_rules"}
"""Folder under ``patterns/`` and the key under which its files list their rules."""

EDGE_BEFORE = r"(?:(?<![A-Za-z0-9])|(?=[^A-Za-z0-9]))"
_EDGE_AFTER = r"(?:(?![A-Za-z0-9])|(?<=[^A-Za-z0-9]))"


@dataclass(frozen=True)
class PatternSet:
    """The rules in force: each a dictionary in medspaCy's JSON form."""

    targets: tuple[dict[str, Any], ...]
    context: tuple[dict[str, Any], ...]
    sections: tuple[dict[str, Any], ...]


def load_patterns(extra: Sequence[Path] = ()) -> PatternSet:
    """Load the shipped rules, then those of the folders in ``extra``.

    A rule of an extra folder takes the place of a shipped one of the same category and literal;
    two extra files that give the same one are an error.

    Raises:
        PatternError: a file cannot be read, is not of the form of ``schemas/meta/patterns.json``,
            or holds a regular expression that does not compile. It names file and rule.
    """
    shipped = data_dir("patterns")
    found: dict[str, dict[tuple[str, str], tuple[dict[str, Any], Path, bool]]] = {
        kind: {} for kind in KINDS
    }
    for folder, is_extra in [(shipped, False), *((Path(path), True) for path in extra)]:
        if not folder.is_dir():
            raise PatternError(folder, "no such pattern folder")
        for kind in KINDS:
            for path in sorted((folder / kind).glob("*.json")):
                for rule in _read(path, kind, valid=not is_extra):
                    key = (rule["category"], rule["literal"].lower())
                    known = found[kind].get(key)
                    if known is not None and known[2] == is_extra:
                        raise PatternError(
                            path,
                            f"given by {known[1]} too",
                            where=f"rule {rule['literal']!r} ({rule['category']})",
                        )
                    if kind == "sections":
                        _hold_like(rule, path)
                    found[kind][key] = (_widen(rule, path), path, is_extra)
    rules = {kind: tuple(item[0] for item in found[kind].values()) for kind in KINDS}
    return PatternSet(rules["targets"], rules["context"], rules["sections"])


def _read(path: Path, kind: str, *, valid: bool) -> Iterable[dict[str, Any]]:
    """Give the rules of a file; the shipped ones are known to be ``valid``, a test sees to it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PatternError(path, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise PatternError(path, f"not valid JSON ({error})") from error
    for fault in () if valid else _validator(KINDS[kind]).iter_errors(data):
        place = "/".join(str(step) for step in fault.absolute_path) or "the file"
        raise PatternError(path, fault.message, where=place)
    rules: list[dict[str, Any]] = data[KINDS[kind]]
    return rules


_BLANKS = expressions.compile(
    r"\\.|(?P<behind>\(\?<[=!](?:\\.|[^()\\])*\))|(?P<class>\[(?:\\.|[^\]\\])*\])|"
    r"(?P<optional> [?*])|(?P<blank> \+?)"
)


def widened(pattern: str) -> str:
    """Give an expression of a pattern file as it is searched for: blanks widened, at edges of words."""
    return f"{EDGE_BEFORE}(?:{_widen_blanks(pattern)}){_EDGE_AFTER}"


def _widen_blanks(pattern: str) -> str:
    """Let each blank of a regular expression stand for any white space, an optional one too."""

    def widen(match: re.Match[str]) -> str:
        fixed = match["behind"] or match["class"]
        if fixed:
            return fixed.replace(" ", r"\s")
        if match["optional"]:
            return r"\s*"
        return r"\s+" if match["blank"] else match.group()

    return _BLANKS.sub(widen, pattern)


_VALIDATORS: dict[str, Any] = {}


def _validator(key: str) -> Any:
    if key not in _VALIDATORS:
        from jsonschema import Draft202012Validator

        schema = json.loads((data_dir("schemas") / "meta" / "patterns.json").read_text("utf-8"))
        _VALIDATORS[key] = Draft202012Validator({**schema, "$ref": f"#/$defs/{key}_file"})
    return _VALIDATORS[key]


def _hold_like(rule: dict[str, Any], path: Path) -> None:
    """See to it that what tells a heading by what it asks can be searched for."""
    like = (rule.get("metadata") or {}).get("like")
    try:
        if like is not None:
            expressions.compile(like)
    except (re.error, TypeError) as error:
        raise PatternError(
            path,
            f"the regular expression of like does not compile ({error})",
            where=f"rule {rule['literal']!r}",
        ) from error


def _widen(rule: dict[str, Any], path: Path) -> dict[str, Any]:
    pattern = rule.get("pattern")
    if not isinstance(pattern, str):
        return rule
    wide = expressions.derive("widened", pattern, widened)
    try:
        expressions.later(wide, re.IGNORECASE)
    except re.error as error:
        raise PatternError(
            path,
            f"the regular expression does not compile ({error})",
            where=f"rule {rule['literal']!r}",
        ) from error
    return {**rule, "pattern": wide}
