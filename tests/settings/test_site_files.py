"""A site's own phrases and codes on top of the shipped ones, from the command line and a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from doclint.cli import main
from doclint.resources import data_dir

NOTE = """\
PROCEDURE: V-V ECMO cannulation, right femoral vein
Glowtube: none
"""


def check(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def phrases(folder: Path, literal: str, pattern: str, name: str = "site.json") -> Path:
    rule = {"literal": literal, "category": "FLUOROSCOPY", "pattern": pattern}
    (folder / "targets").mkdir(parents=True, exist_ok=True)
    path = folder / "targets" / name
    path.write_text(json.dumps({"description": "ours", "target_rules": [rule]}))
    return folder


def status_of_fluoroscopy(shown: str) -> str:
    status: str = json.loads(shown)["notes"][0]["elements"]["fluoroscopy"]["status"]
    return status


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(NOTE)
    return path


def test_a_site_s_phrase_is_read_beside_the_shipped_ones(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = phrases(tmp_path / "site", "our name for it", "glowtube")
    _, without, _ = check(str(note), "--format", "json", capsys=capsys)
    _, given, _ = check(str(note), "--format", "json", "--patterns", str(site), capsys=capsys)
    (tmp_path / "doclint.toml").write_text('patterns = ["site"]\n')
    _, configured, _ = check(str(note), "--format", "json", capsys=capsys)

    assert status_of_fluoroscopy(without) == "missing"
    assert status_of_fluoroscopy(given) == "not_done"
    assert configured == given


def test_two_folders_that_give_one_phrase_are_both_named(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = phrases(tmp_path / "one", "our name for it", "glowtube")
    two = phrases(tmp_path / "two", "our name for it", "shinetube")

    status, _, err = check(str(note), "--patterns", str(one), "--patterns", str(two), capsys=capsys)

    assert status == 2
    assert str(one / "targets" / "site.json") in err
    assert str(two / "targets" / "site.json") in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("content", [None, "{", '{"target_rules": [{"literal": "x"}]}'])
def test_a_broken_folder_of_phrases_is_one_line(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    site = tmp_path / "site"
    if content is not None:
        (site / "targets").mkdir(parents=True)
        (site / "targets" / "a.json").write_text(content)

    status, _, err = check(str(note), "--patterns", str(site), capsys=capsys)

    assert (status, err.count("\n")) == (2, 1)
    assert str(site) in err


def code_file(path: Path, number: str, **changes: Any) -> Path:
    document = json.loads((data_dir("schemas") / "codes" / "33948.json").read_text())
    document |= {"$id": f"urn:doclint:code:{number}", **changes}
    path.write_text(json.dumps(document))
    return path


def codes(*arguments: str) -> Result:
    from doclint.cli import cli

    return CliRunner().invoke(cli, ["explain", *arguments])


def test_a_site_s_code_is_added_and_a_shipped_one_overridden(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = code_file(tmp_path / "own.json", "0999T", title="Our trial's day of support")
    over = code_file(tmp_path / "over.json", "33948", title="A day, as we call it")
    both = ["--schemas", str(own), "--schemas", str(over)]

    status, shown, _ = check(str(note), "--code", "0999T", "--format", "json", *both, capsys=capsys)

    assert status == 1
    assert json.loads(shown)["notes"][0]["codes"] == ["0999T"]
    assert "A day, as we call it" in codes("33948", *both).stdout


def test_two_files_of_one_code_are_both_named(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = code_file(tmp_path / "one.json", "0999T")
    two = code_file(tmp_path / "two.json", "0999T")

    status, _, err = check(str(note), "--schemas", str(one), "--schemas", str(two), capsys=capsys)

    assert status == 2
    assert str(one) in err
    assert str(two) in err


def test_notes_of_two_sites_are_each_judged_by_their_own_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, pattern in (("east", "glowtube"), ("west", "shinetube")):
        phrases(tmp_path / name / "site", "our name for it", pattern)
        (tmp_path / name / "doclint.toml").write_text('patterns = ["site"]\n')
        (tmp_path / name / "a.txt").write_text(NOTE)

    _, shown, _ = check(str(tmp_path), "--format", "json", capsys=capsys)

    read = {Path(each["note"]).parent.name: each["elements"]["fluoroscopy"]["status"]
            for each in json.loads(shown)["notes"]}  # fmt: skip
    assert read == {"east": "not_done", "west": "missing"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fail-on = 'never'\n", "is not one of"),
        ("ignore = ['AGX']\n", "no such rule"),
        ("code = ['99999']\n", "99999: not one of"),
        ("schemas = ['none.json']\n", "no such file or folder"),
    ],
)
def test_a_broken_file_of_one_folder_costs_that_folder_s_notes(
    tmp_path: Path,
    installed_reader: object,
    capsys: pytest.CaptureFixture[str],
    text: str,
    told: str,
) -> None:
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(NOTE)
    (tmp_path / "east" / "doclint.toml").write_text(text)

    status, shown, _ = check(str(tmp_path), "--format", "json", capsys=capsys)

    east, west = json.loads(shown)["notes"]
    assert (status, east["status"], west["status"]) == (2, "error", "complete")
    assert told in east["error"]
