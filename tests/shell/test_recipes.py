"""The README's recipes for CI systems, run as far as that goes without the systems."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from doclint.cli import main
from doclint.cli.outputs import targets

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_RECIPE = re.compile(r"<!-- recipe: ([\w-]+) -->\n```\w+\n(.*?)^```", re.DOTALL | re.MULTILINE)
RECIPES: dict[str, str] = dict(_RECIPE.findall(README))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


def commands(name: str) -> list[list[str]]:
    """The lines of a recipe that run doclint, as a shell takes them apart."""
    found = re.findall(r"doclint check [^'\n]*", RECIPES[name])
    return [shlex.split(each) for each in found]


@pytest.fixture
def notes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    installed_reader: Callable[..., None],
    complete: dict[str, Any],
    text: str,
) -> Path:
    """A folder with a complete note and one with a gap, in the working directory."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text(text, newline="")
    (tmp_path / "notes" / "b.txt").write_text(text, newline="")
    read = [complete, {**complete, "site": {"status": "missing", "items": [], "evidence": []}}]
    installed_reader(lambda _: read.pop(0))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_systems_have_a_recipe() -> None:
    assert set(RECIPES) == {"github", "gitlab", "jenkins", "pre-commit"}


@pytest.mark.parametrize("name", ["github", "gitlab", "jenkins"])
def test_a_recipe_s_command_makes_the_reports_that_it_hands_on(
    notes: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (command,) = commands(name)

    status = main(command[1:])

    assert status == 1
    for place in targets([each for each in command if "=" in each], [], order=()):
        assert place.path is not None
        content = (notes / place.path).read_text(encoding="utf-8")
        assert content.strip()
        json.loads(content) if place.form != "junit" else ElementTree.fromstring(content)
        assert RECIPES[name].count(place.path) > 1  # made, and handed on
    assert "right femoral vein" not in capfd.readouterr().out


def test_the_workflows_are_yaml_of_the_form_their_systems_read() -> None:
    github = yaml.safe_load(RECIPES["github"])
    gitlab = yaml.safe_load(RECIPES["gitlab"])

    assert github["jobs"]["doclint"]["steps"][-1]["if"] == "always()"
    assert gitlab["doclint"]["artifacts"]["when"] == "always"
    assert set(gitlab["doclint"]["artifacts"]["reports"]) == {"codequality", "junit"}


def test_the_hooks_of_the_recipe_are_there() -> None:
    (repo,) = yaml.safe_load(RECIPES["pre-commit"])["repos"]

    assert [each["id"] for each in repo["hooks"]] == [each["id"] for each in HOOKS]


def test_the_hooks_hold_to_pre_commit_s_own_form() -> None:
    from pre_commit.clientlib import load_manifest

    loaded = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))

    assert [each["id"] for each in loaded] == ["doclint", "doclint-deid"]


def test_a_hook_runs_on_the_files_it_is_given(
    notes: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status = main([*shlex.split(HOOKS[0]["entry"])[1:], "notes/a.txt", "notes/b.txt"])

    shown = capfd.readouterr().out
    assert status == 1
    assert shown.startswith("notes/b.txt: SIT001 ")
    assert "right femoral vein" not in shown
