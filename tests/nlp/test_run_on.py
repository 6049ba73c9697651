"""The words at which statements begin in run-on prose: a file that is broken is told, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.errors import PatternError
from doclint.nlp.run_on import load_run_on
from doclint.resources import data_dir

SHIPPED = data_dir("patterns") / "sentences" / "run_on.json"
PROSE = (
    "could not come off bypass ef 15 so we went on va ecmo through the open chest told wife who "
    "agrees heparin given act 220 flow 4 no complications keep sedated will wean as able tomorrow"
)


def changed(folder: Path, key: str, value: Any) -> Path:
    """The shipped file with something else under one key, or without it."""
    rules = json.loads(SHIPPED.read_text(encoding="utf-8"))
    del rules[key]
    path = folder / "run_on.json"
    path.write_text(json.dumps(rules if value is None else {**rules, key: value}), "utf-8")
    return path


def test_the_shipped_words_part_run_on_prose() -> None:
    places = list(load_run_on(SHIPPED).openings(PROSE, 0, len(PROSE)))

    assert PROSE.index("told wife") in places
    assert PROSE.index("no complications") in places


@pytest.mark.parametrize("key", ["opens", "measures", "persons", "holds", "denials", "closes"])
@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "not there, or neither text nor texts"),
        (3, "not there, or neither text nor texts"),
        (["a", 3], "not there, or neither text nor texts"),
        ({"a": "b"}, "not there, or neither text nor texts"),
        ("(", "the regular expression does not compile"),
        (["a", "b)"], "the regular expression does not compile"),
    ],
)
def test_a_broken_file_is_told_with_its_place(
    tmp_path: Path, key: str, value: Any, told: str
) -> None:
    path = changed(tmp_path, key, value)

    with pytest.raises(PatternError) as error:
        load_run_on(path)
    assert all(each in str(error.value) for each in (str(path), key, told))


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]", b"3", b"null"])
def test_what_is_no_such_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "run_on.json"
    path.write_bytes(content)

    with pytest.raises(PatternError):
        load_run_on(path)
    with pytest.raises(PatternError, match="cannot be read"):
        load_run_on(tmp_path / "away.json")
