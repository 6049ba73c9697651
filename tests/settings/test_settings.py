"""Where settings come from, which of them win, and what is said of a broken file."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from doclint.cli import cli
from doclint.errors import SettingsError
from doclint.resources import data_dir
from doclint.settings import DEFAULT, Finder, Settings
from doclint.settings.model import key


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A folder of notes two levels below the top of a site's files."""
    (tmp_path / "notes" / "ward").mkdir(parents=True)
    return tmp_path / "notes" / "ward"


def write(folder: Path, text: str, name: str = "doclint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def in_force(note: Path, **given: Any) -> Settings:
    return Finder(given).for_note(str(note))


def test_without_a_file_everything_has_its_default(ward: Path) -> None:
    settings = in_force(ward / "a.txt")

    assert settings == Settings()
    assert {origin for _, _, origin in settings.rows()} == {DEFAULT}


def test_the_nearest_file_above_the_note_counts_as_a_whole(ward: Path) -> None:
    write(ward.parents[1], 'fail-on = "info"\ncode = ["33946"]\n')
    near = write(ward.parent, 'fail-on = "warning"\n')

    settings = in_force(ward / "a.txt")

    assert (settings.fail_on, settings.code) == ("warning", ())
    assert settings.origins == {"fail_on": str(near)}


def test_notes_of_one_run_can_have_different_files(ward: Path) -> None:
    write(ward, 'code = ["33948"]\n')
    finder = Finder()

    assert finder.for_note(str(ward / "a.txt")).code == ("33948",)
    assert finder.for_note(str(ward.parent / "b.txt")).code == ()
    assert finder.for_run([str(ward), str(ward.parent / "b.txt")]).code == ()
    assert finder.for_run([str(ward)]).code == ("33948",)


@pytest.mark.parametrize(
    ("table", "code"),
    [("[tool.doclint]\ncode = ['33948']\n", ("33948",)), ("[tool.ruff]\n", ("33946",))],
    ids=["with the table", "without it"],
)
def test_a_pyproject_counts_if_it_has_the_table(ward: Path, table: str, code: Any) -> None:
    write(ward.parent, 'code = ["33946"]\n')
    write(ward, table, "pyproject.toml")

    assert in_force(ward / "a.txt").code == code


def test_the_own_file_comes_before_the_shared_one(ward: Path) -> None:
    write(ward, 'code = ["33946"]\n')
    write(ward, "[tool.doclint]\ncode = ['33948']\n", "pyproject.toml")

    assert in_force(ward / "a.txt").code == ("33946",)


@pytest.mark.parametrize("glob", ["ward/*", "a.txt", "*/ward/a.*"])
def test_settings_for_some_paths_lie_over_the_file_s(ward: Path, glob: str) -> None:
    text = f'ignore = ["HEM"]\n[[per-path]]\npaths = ["{glob}"]\nignore = ["SIT"]\n'
    path = write(ward.parent, text)

    settings = in_force(ward / "a.txt")

    assert settings.ignore == ("HEM", "SIT")
    assert settings.origins["ignore"] == f"{path}, {path} (per-path 1)"
    assert in_force(ward.parent / "b.txt").ignore == ("HEM",)


def test_the_command_line_comes_last(ward: Path) -> None:
    write(ward, 'fail-on = "info"\n[severity]\nAGE002 = "info"\nSIT001 = "info"\n')

    settings = in_force(ward / "a.txt", fail_on="error", severity={"AGE002": "error"})

    assert settings.fail_on == "error"
    assert settings.severity == {"AGE002": "error", "SIT001": "info"}
    assert settings.origins["fail_on"] == "command line"


def test_paths_are_relative_to_the_file(ward: Path) -> None:
    text = 'patterns = ["site"]\nbaseline = "known.json"\nformat = ["text", "json=out.json"]\n'
    write(ward.parent, text)

    settings = in_force(ward / "a.txt")

    assert settings.patterns == (str(ward.parent / "site"),)
    assert settings.baseline == str(ward.parent / "known.json")
    assert settings.format == ("text", f"json={ward.parent / 'out.json'}")


def test_a_chosen_file_counts_for_all_notes_and_none_does_in_isolation(
    ward: Path, tmp_path: Path
) -> None:
    write(ward, 'fail-on = "info"\n')
    other = write(tmp_path, 'fail-on = "warning"\n', "other.toml")
    note = str(ward / "a.txt")

    assert Finder(config=str(other)).for_note(note).fail_on == "warning"
    assert Finder(isolated=True).for_note(note).fail_on == "error"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fail-on = 'never'\n", "fail-on: 'never' is not one of ['error', 'warning', 'info']"),
        ("colour = true\n", "Additional properties are not allowed ('colour' was unexpected)"),
        ("code = '33946'\n", "code: '33946' is not of type 'array'"),
        ("[[per-path]]\ncode = ['33946']\n", "per-path.0: 'paths' is a required property"),
        ("fail-on = \n", "no TOML: "),
        ("[severity]\nAGE002 = 'off'\n", "severity.AGE002: 'off' is not one of"),
    ],
)
def test_a_broken_file_is_told_with_its_key(ward: Path, text: str, told: str) -> None:
    path = write(ward, text)

    with pytest.raises(SettingsError) as caught:
        in_force(ward / "a.txt")

    assert str(caught.value).startswith(f"{path}: {told}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[tool]\ndoclint = 3\n"])
def test_a_file_of_another_kind_is_refused(ward: Path, content: bytes) -> None:
    (ward / "pyproject.toml").write_bytes(content)

    with pytest.raises(SettingsError):
        in_force(ward / "a.txt")


def test_a_missing_chosen_file_is_refused(ward: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        Finder(config=str(ward / "none.toml")).for_run()


def test_the_schema_names_every_setting() -> None:
    schema = json.loads((data_dir("schemas") / "files" / "config.json").read_text())
    names = {key(each.name) for each in fields(Settings)} - {"origins", "choices"}

    assert set(schema["properties"]) == names | {"per-path"}


def test_config_shows_each_value_with_its_origin(ward: Path) -> None:
    path = write(ward, 'fail-on = "warning"\n')
    arguments = ["config", str(ward), "--format", "json", "--ignore", "AGE"]

    shown = json.loads(CliRunner().invoke(cli, arguments).stdout)["settings"]

    assert shown["fail-on"] == {"value": "warning", "origin": str(path)}
    assert shown["ignore"] == {"value": ["AGE"], "origin": "command line"}
    assert shown["baseline"] == {"value": None, "origin": DEFAULT}


def test_config_as_text_reads_like_a_settings_file(ward: Path) -> None:
    path = write(ward, '[severity]\nAGE002 = "info"\n')

    lines = CliRunner().invoke(cli, ["config", str(ward)]).stdout.splitlines()

    told = {line.split("  # ")[0].rstrip(): line.split("  # ")[1] for line in lines}
    assert told['severity = {AGE002 = "info"}'] == str(path)
    assert told['fail-on = "error"'] == "default"
    assert told["baseline = -"] == "default"
