"""Loads ``patterns/deid``: the words that names are told by, and what looks for identifiers.

A site's folder of patterns may hold a folder ``deid`` of its own. Its words are added to the shipped
ones, its parts and recognizers are added too, or take the place of shipped ones of the same name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from doclint.errors import PatternError
from doclint.resources import data_dir

FOLDER = "deid"
_SCHEMA = "deid.json"
_WORDS = ("never", "chart", "eponyms", "marks")
_TABLES = ("lists", "parts", "zip")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_DEPTH = 8


@dataclass(frozen=True)
class Vocabulary:
    """What the files say, put together.

    ``never`` are words that are part of no name, ``chart`` words that are one only behind a title,
    ``eponyms`` what bears a person's name and is no person; all in small letters. ``recognizers``
    are as their files give them, with each placeholder of their expressions filled in, and
    ``files`` names the file of each.
    """

    never: frozenset[str]
    chart: frozenset[str]
    eponyms: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]
    marks: tuple[str, ...]
    recognizers: tuple[Mapping[str, Any], ...]
    files: Mapping[str, Path]
    zip: Mapping[str, Sequence[str]]
    told_again: frozenset[str]
    beside: Mapping[str, Any]


def load_vocabulary(extra: Sequence[Path] = ()) -> Vocabulary:
    """Read the shipped files, then those of the folders in ``extra``.

    Raises:
        PatternError: a file cannot be read, is not of the form of ``schemas/files/deid.json``, or
            names a list or part that is not there.
    """
    words: dict[str, list[str]] = {name: [] for name in _WORDS}
    tables: dict[str, dict[str, Any]] = {name: {} for name in _TABLES}
    recognizers: dict[str, Mapping[str, Any]] = {}
    files: dict[str, Path] = {}
    rest: dict[str, Any] = {}
    for path in _files((data_dir("patterns"), *extra)):
        document = _read(path)
        for name in _WORDS:
            words[name] += document.get(name, ())
        for name, found in document.get("lists", {}).items():
            tables["lists"][name] = [*tables["lists"].get(name, ()), *found]
        tables["parts"].update(document.get("parts", {}))
        tables["zip"].update(document.get("zip", {}))
        for each in document.get("recognizers", ()):
            recognizers[each["name"]] = each
            files[each["name"]] = path
        rest.update({name: document[name] for name in ("told_again", "beside") if name in document})
    filled = _Filled(tables["lists"], tables["parts"])
    return Vocabulary(
        never=frozenset(word.lower() for word in words["never"]),
        chart=frozenset(word.lower() for word in words["chart"]),
        eponyms=frozenset(word.lower() for word in words["eponyms"]),
        lists={name: tuple(found) for name, found in tables["lists"].items()},
        marks=tuple(filled.expression(each) for each in words["marks"]),
        recognizers=tuple(filled.recognizer(each, files) for each in recognizers.values()),
        files=files,
        zip=tables["zip"],
        told_again=frozenset(rest["told_again"]["rules"]),
        beside=rest["beside"],
    )


class _Filled:
    """Puts lists and parts into the place of their placeholders."""

    def __init__(self, lists: Mapping[str, Sequence[str]], parts: Mapping[str, str]) -> None:
        self._known = {name: alternatives(found) for name, found in lists.items()}
        self._known.update({name: f"(?:{part})" for name, part in parts.items()})

    def recognizer(self, told: Mapping[str, Any], files: Mapping[str, Path]) -> Mapping[str, Any]:
        try:
            changed: dict[str, Any] = {
                "patterns": [self.expression(each) for each in told.get("patterns", ())]
            }
            changed.update(
                {key: self.expression(told[key]) for key in ("form", "needs") if key in told}
            )
        except KeyError as error:
            where = f"recognizer {told['name']!r}"
            reason = f"no list or part is called {error.args[0]}"
            raise PatternError(files[told["name"]], reason, where=where) from error
        return {**told, **changed}

    def expression(self, text: str) -> str:
        for _ in range(_DEPTH):
            text = _PLACEHOLDER.sub(lambda match: self._known[match[1]], text)
        return text


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first; a blank is any run of blanks."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest) + ")"


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / FOLDER).glob("*.json"))


def _read(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PatternError(path, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise PatternError(path, f"not valid JSON ({error})") from error
    for fault in _validator().iter_errors(document):
        place = "/".join(str(step) for step in fault.absolute_path) or "the file"
        raise PatternError(path, fault.message, where=place)
    return document


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads((data_dir("schemas") / "files" / _SCHEMA).read_text("utf-8"))
    return Draft202012Validator(schema)
