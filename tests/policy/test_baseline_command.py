"""``doclint baseline`` and ``doclint check`` with both files, as commands."""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

Write = Callable[[str, str], Path]
FILE = "known.json"


@pytest.fixture
def notes(write: Write) -> Path:
    """Two notes with gaps, one of them in a folder of its own, and a complete one."""
    write("notes/a.txt", "CPT: 33952\nmissing: site, consent\n")
    write("notes/ward/b.txt", "CPT: 33952\n\nunfilled: site\n")
    return write("notes/c.txt", "CPT: 33952\n").parent


def entries(path: Path) -> list[tuple[str, str]]:
    return [(each["note"], each["element"]) for each in json.loads(path.read_text())["findings"]]


ALL = [("notes/a.txt", "consent"), ("notes/a.txt", "site"), ("notes/ward/b.txt", "site")]


@pytest.fixture
def known(command: Any, notes: Path, tmp_path: Path) -> Path:
    """The baseline of the notes."""
    assert command("baseline", "notes", "--output", FILE).status == 0
    return tmp_path / FILE


def test_todays_findings_are_recorded(command: Any, notes: Path, tmp_path: Path) -> None:
    result = command("baseline", "notes", "--output", FILE)

    assert (result.status, result.out) == (0, "")
    assert result.err == "doclint: known.json: 3 findings of 2 notes known\n"
    assert entries(tmp_path / FILE) == ALL
    assert sorted(each.name for each in tmp_path.iterdir()) == [FILE, "notes"]


def test_what_is_recorded_passes(command: Any, known: Path) -> None:
    assert command("check", "notes").status == 1
    result = command("check", "notes", "--baseline", FILE)

    assert (result.status, result.err) == (0, "")
    assert "notes/a.txt: 33952 (named in the note): complete (2 known)\n" in result.out
    assert result.out.endswith(
        "3 notes: 3 complete, 0 with gaps. Found 0 errors, 0 warnings, 0 infos, 3 findings known.\n"
    )


def test_what_is_new_fails(command: Any, known: Path, write: Write) -> None:
    write("notes/c.txt", "CPT: 33952\nmissing: age\n")
    result = command("check", "notes", "--baseline", FILE)

    assert result.status == 1
    assert "notes/c.txt: AGE001" in result.out
    assert "SIT001" not in result.out


@pytest.mark.parametrize(
    ("start", "path", "file"),
    [
        (".", "./notes", "known.json"),
        (".", "ABS/notes", "ABS/known.json"),
        ("notes", ".", "../known.json"),
        ("notes/ward", "..", "../../known.json"),
        ("/", "ABS/notes", "ABS/known.json"),
    ],
)
def test_it_passes_from_everywhere(
    command: Any,
    known: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: str,
    path: str,
    file: str,
) -> None:
    monkeypatch.chdir(tmp_path / start)
    path, file = (each.replace("ABS", str(tmp_path)) for each in (path, file))

    assert command("check", path, "--baseline", file, "--fail-on", "info").status == 0


def test_the_file_is_found_by_its_setting(
    command: Any, notes: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("doclint.toml", 'baseline = "known.json"\n')
    monkeypatch.chdir(notes)

    assert command("check", ".").status == 2  # it is not there yet
    assert command("baseline", ".").status == 0
    assert entries(tmp_path / FILE) == ALL
    assert command("check", ".").status == 0
    (notes / "a.txt").write_text("CPT: 33952\nmissing: site\n")
    shown = command("check", ".", "--format", "json").out
    assert [each["file"] for each in json.loads(shown)["findings"]] == ["../known.json"]


def test_the_same_notes_give_the_same_bytes(command: Any, known: Path, tmp_path: Path) -> None:
    before = known.read_bytes()
    inode = known.stat().st_ino
    assert command("baseline", "notes/ward", "notes", "--update", "-o", FILE).status == 0

    assert known.read_bytes() == before
    assert known.stat().st_ino == inode  # not even written
    command("baseline", str(tmp_path / "notes"), "-o", "other.json")
    assert (tmp_path / "other.json").read_bytes() == before


def test_infos_are_recorded_and_what_is_not_in_force_is_not(
    command: Any, write: Write, tmp_path: Path
) -> None:
    write("a.txt", "CPT: 33948\nmissing: consent, circuit, site\n")
    shown = json.loads(command("check", "a.txt", "--format", "json").out)
    severities = {each["element"]: each["severity"] for each in shown["notes"][0]["findings"]}
    command("baseline", "a.txt", "-o", FILE, "--ignore", "CIR")

    assert "info" in severities.values()
    assert {element for _, element in entries(tmp_path / FILE)} == set(severities) - {"circuit"}


def test_a_file_that_is_there_is_not_replaced(command: Any, known: Path) -> None:
    before = known.read_bytes()
    result = command("baseline", "notes", "--output", FILE)

    assert result.status == 2
    assert result.err == (
        "doclint: error: known.json: is there already: --update records today's findings in it, "
        "--prune drops those that no longer occur\n"
    )
    assert known.read_bytes() == before


CHANGED = "CPT: 33952\nmissing: site, age\n"


@pytest.mark.parametrize(
    ("args", "left", "told"),
    [
        (
            ["notes", "--update"],
            [("notes/a.txt", "age"), ("notes/a.txt", "site"), ("notes/ward/b.txt", "site")],
            "3 findings of 2 notes known, 1 added, 1 dropped",
        ),
        (["notes", "--prune"], ALL[1:], "2 findings of 2 notes known, 0 added, 1 dropped"),
        (
            ["notes/a.txt", "--prune"],
            ALL[1:],
            "2 findings of 2 notes known, 0 added, 1 dropped, 1 kept of which this run says "
            "nothing (--unseen drops them)",
        ),
        (
            ["notes/a.txt", "--prune", "--unseen"],
            ALL[1:2],
            "1 finding of 1 note known, 0 added, 2 dropped",
        ),
        (
            ["notes/a.txt", "--update", "--unseen"],
            [("notes/a.txt", "age"), ("notes/a.txt", "site")],
            "2 findings of 1 note known, 1 added, 2 dropped",
        ),
        (
            ["notes/c.txt", "--prune"],
            ALL,
            "3 findings of 2 notes known, 0 added, 0 dropped, 3 kept of which this run says "
            "nothing (--unseen drops them)",
        ),
        (
            ["notes", "--update", "--select", "AGE"],
            [("notes/a.txt", "age"), ("notes/a.txt", "site"), ("notes/ward/b.txt", "site")],
            "3 findings of 2 notes known, 1 added, 1 dropped",
        ),
        (
            ["notes", "--prune", "--code", "33954"],
            ALL,
            "3 findings of 2 notes known, 0 added, 0 dropped, 3 kept of which this run says "
            "nothing (--unseen drops them)",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) and isinstance(each[0], str) else "",
)
def test_a_file_is_brought_up_to_date(
    command: Any, known: Path, write: Write, args: list[str], left: Any, told: str
) -> None:
    write("notes/a.txt", CHANGED)
    result = command("baseline", *args, "--baseline", FILE)

    assert result.status == 0
    assert entries(known) == left
    assert result.err == f"doclint: known.json: {told}\n"


def test_after_pruning_nothing_is_outdated(command: Any, known: Path, write: Write) -> None:
    write("notes/a.txt", CHANGED)
    before = command("check", "notes", "--baseline", FILE)
    command("baseline", "notes", "--prune", "--output", FILE)
    after = command("check", "notes", "--baseline", FILE)

    assert "\nknown.json:5: BAS001 warning: A finding of the baseline was not found" in before.out
    assert "BAS001" not in after.out
    assert (before.status, after.status) == (1, 1)


def test_an_outdated_entry_counts_like_any_finding(command: Any, known: Path, write: Write) -> None:
    write("notes/a.txt", "CPT: 33952\nmissing: site\n")
    check = ["check", "notes", "--baseline", FILE]

    assert command(*check).status == 0
    assert command(*check, "--fail-on", "warning").status == 1
    assert command(*check, "--severity", "BAS001=error").status == 1
    assert command(*check, "--fail-on", "warning", "--ignore", "BAS").status == 0
    assert "BAS001  baseline-entry-outdated" in command(*check, "--statistics").out


def test_unreadable_notes_keep_their_entries_and_are_told(command: Any, known: Path) -> None:
    Path("notes/a.txt").write_text("")
    result = command("baseline", "notes", "--prune", "--output", FILE)

    assert result.status == 2
    assert result.err.splitlines()[0] == "doclint: error: notes/a.txt: holds no text"
    assert entries(known) == ALL
    assert command("check", "notes", "--baseline", FILE).status == 2


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["baseline"], "Missing argument 'PATH...'."),
        (["baseline", "notes"], "no file to write: give --output FILE, or set baseline"),
        (["baseline", "notes", "-o", "x.json", "--prune"], "x.json: no such file"),
        (["baseline", "notes", "-o", FILE, "--prune", "--update"], "--update and --prune exclude"),
        (["baseline", "notes", "-o", "x.json", "--unseen"], "--unseen goes with --update or"),
        (["baseline", "notes", "-o", "none/x.json"], "none/x.json: No such file or directory"),
        (["baseline", "notes", "-o", "x.json", "--exclude", "*"], "no note to check"),
        (["baseline", "notes", "-o", "x.json", "--note-name", "hash"], "x.json: names notes by"),
        (["baseline", "notes", "-o", FILE, "--update", "--note-name", "basename"], "known.json: n"),
        (["baseline", "notes", "-o", "notes", "--update"], "notes: Is a directory"),
        (["check", "notes", "--baseline", "x.json"], "x.json: no such file: doclint baseline"),
        (["check", "notes", "--waivers", "x.toml"], "x.toml: no such file"),
        (["check", "notes", "--baseline", "notes/a.txt"], "notes/a.txt: line 1 column 1: no JSON"),
        (["check", "notes", "--waivers", "notes/a.txt"], "notes/a.txt: no TOML"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_cannot_be_done_is_one_line_and_2(
    command: Any, known: Path, args: list[str], told: str, tmp_path: Path
) -> None:
    before = known.read_bytes()
    result = command(*args)
    message = result.err.replace(f"{tmp_path}{os.sep}", "")

    assert result.status == 2
    assert result.out == ""
    assert message.startswith(f"doclint: error: {told}")
    assert message.count("\n") == 1
    assert known.read_bytes() == before
    assert not (tmp_path / "x.json").exists()


def test_no_words_of_a_note_are_in_the_file(command: Any, write: Write, tmp_path: Path) -> None:
    write("a.txt", "CPT: 33952\nZyzzomys\nunfilled: site, mode\nmissing: age\nQuokkarine\n")
    command("baseline", "a.txt", "-o", FILE)
    text = (tmp_path / FILE).read_text()

    assert "age" in text
    assert "Zyzzomys" not in text
    assert "Quokkarine" not in text
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_names_can_be_hashed(
    command: Any, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCLINT_HASH_KEY", "of the site")
    made = command("baseline", "notes", "-o", FILE, "--note-name", "hash")
    text = (tmp_path / FILE).read_text()

    assert made.status == 0
    assert "a.txt" not in text
    assert "notes/" not in text
    for spelled in ("notes", str(tmp_path / "notes")):
        assert command("check", spelled, "--baseline", FILE).status == 0
    assert command("check", "notes", "--baseline", FILE, "--note-name", "hash").status == 0
    # The names stay hashed, whatever reports show.
    command("baseline", "notes", "-o", FILE, "--update")
    assert (tmp_path / FILE).read_text() == text
    monkeypatch.setenv("DOCLINT_HASH_KEY", "another")
    assert "made under another DOCLINT_HASH_KEY" in (
        command("check", "notes", "--baseline", FILE).err
    )
    monkeypatch.delenv("DOCLINT_HASH_KEY")
    result = command("check", "notes", "--baseline", FILE, "--note-name", "hash")
    assert result.status == 2
    assert "DOCLINT_HASH_KEY is not set" in result.err


def test_names_can_be_their_last_part_if_that_tells_them_apart(
    command: Any, notes: Path, tmp_path: Path, write: Write
) -> None:
    assert command("baseline", "notes", "-o", FILE, "--note-name", "basename").status == 0
    assert {note for note, _ in entries(tmp_path / FILE)} == {"a.txt", "b.txt"}
    assert command("check", "notes", "--baseline", FILE).status == 0

    write("notes/ward/a.txt", "CPT: 33952\n")
    result = command("baseline", "notes", "-o", "x.json", "--note-name", "basename")
    assert result.status == 2
    assert result.err.endswith("x.json: two notes have the same basename: a.txt\n")


def test_standard_input_has_its_own_name(
    command: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*args: str) -> int:
        data = io.BytesIO(b"CPT: 33952\nmissing: site\n")
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=data))
        status: int = command(*args).status
        return status

    (tmp_path / "deep").mkdir()
    visit = ["-", "--stdin-filename", "visit-7"]
    assert read("baseline", "-", "-o", FILE) == 0
    assert read("baseline", *visit, "-o", FILE, "--update") == 0
    assert [note for note, _ in entries(tmp_path / FILE)] == ["-", "visit-7"]
    monkeypatch.chdir(tmp_path / "deep")
    assert read("check", "-", "--baseline", "../known.json") == 0
    assert read("check", *visit, "--baseline", "../known.json") == 0
    assert read("check", "-", "--stdin-filename", "visit-8", "--baseline", "../known.json") == 1


WAIVER = '[[waiver]]\nnote = "notes/a.txt"\nelement = "site"\nreason = "x"\nexpires = %s\n'


def test_what_is_waived_is_told_and_not_recorded(
    command: Any, notes: Path, write: Write, tmp_path: Path
) -> None:
    write("waivers.toml", WAIVER % "2999-12-31")
    waivers = ["--waivers", "waivers.toml"]
    command("baseline", "notes", "-o", FILE, *waivers)
    result = command("check", "notes", "--baseline", FILE, *waivers)

    assert entries(tmp_path / FILE) == [ALL[0], ALL[2]]
    assert result.status == 0
    assert "complete (1 known, 1 waived)\n" in result.out
    assert result.out.endswith("0 infos, 2 findings known, 1 finding waived.\n")
    shown = json.loads(command("check", "notes", *waivers, "--format", "json").out)
    (suppressed,) = shown["notes"][0]["suppressed"]
    assert (suppressed["element"], suppressed["suppressed_by"]) == ("site", "waiver")
    assert suppressed["reason"] == "x"


def test_an_expired_waiver_lets_the_finding_fail(command: Any, notes: Path, write: Write) -> None:
    write("waivers.toml", WAIVER % "2020-01-31")
    result = command("check", "notes", "--waivers", "waivers.toml")

    assert result.status == 1
    assert "waivers.toml:1: WAV002 warning: A waiver has expired" in result.out
    assert "notes/a.txt: SIT001" in result.out


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[2J\u202e.txt", "=cmd|' /C calc'!A0.txt", "-1"])
def test_hostile_names_do_no_harm(command: Any, write: Write, name: str, tmp_path: Path) -> None:
    write(f"notes/{name}", "CPT: 33952\nmissing: site\n")
    path = f"notes/{name}"

    made = command("baseline", path, "-o", FILE)
    assert (made.status, made.err.count("\n")) == (0, 1)
    assert (tmp_path / FILE).read_bytes().isascii()
    assert command("check", path, "--baseline", FILE).status == 0
