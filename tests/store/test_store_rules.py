"""The version of the rules: another one whenever a verdict could be another."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import doclint
from doclint.resources import data_dir
from doclint.store import rules


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Files are read anew, and what was read of changed ones is forgotten."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    rules.rules_version.cache_clear()
    rules._shipped.cache_clear()


def version(*args: tuple[str, ...]) -> str:
    _forget()
    return rules.rules_version(*args)


def test_it_stays_while_nothing_changes() -> None:
    assert version() == version()


def test_another_doclint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version()
    monkeypatch.setattr(doclint, "__version__", "999")

    assert version() != before


@pytest.mark.parametrize("name", ["patterns", "schemas"])
def test_a_shipped_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("patterns", "schemas"):
        shutil.copytree(data_dir(each), tmp_path / each)
    before = version()
    monkeypatch.setattr(rules, "data_dir", lambda each: tmp_path / each)
    assert version() == before  # where the files lie makes no difference

    path = sorted((tmp_path / name).rglob("*.json"))[0]
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=7), encoding="utf-8")
    assert version() != before


def test_a_sites_own_files(tmp_path: Path) -> None:
    before = version()
    (tmp_path / "own").mkdir()
    told = (str(tmp_path / "own"),)
    assert version(told) == before  # an empty folder adds nothing
    (tmp_path / "own" / "a.json").write_text("{}")
    first = version(told)
    (tmp_path / "own" / "a.json").write_text("[]")
    second = version(told)
    (tmp_path / "own").rename(tmp_path / "moved")
    moved = (str(tmp_path / "moved"),)

    assert len({before, first, second, version((), told), version((), moved)}) == 5
    assert version(moved) == second


def test_the_order_of_a_sites_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(json.dumps(name))
    first, second = str(tmp_path / "a.json"), str(tmp_path / "b.json")

    assert version((), (first, second)) != version((), (second, first))
