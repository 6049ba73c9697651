"""Where reports go: which file belongs to which format, and how a file is put in its place."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from doclint.cli import outputs
from doclint.cli.check import _no_outputs
from doclint.cli.outputs import Sink, Target, targets, write_atomically
from doclint.errors import DoclintError
from doclint.note import Note

F, O = "form", "output_file"  # noqa: E741


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("order", "found"),
    [
        # One format, one file, either way round.
        ("", [("text", None)]),
        ("json", [("json", None)]),
        ("json >a", [("json", "a")]),
        (">a json", [("json", "a")]),
        (">a", [("text", "a")]),
        ("json=a", [("json", "a")]),
        ("json=a=b", [("json", "a=b")]),
        ("json=-", [("json", None)]),
        ("json >-", [("json", None)]),
        ("json=/dev/stdout", [("json", None)]),
        # Two formats, one file.
        ("json >a csv", [("json", "a"), ("csv", None)]),
        ("json csv >a", [("json", None), ("csv", "a")]),
        (">a json csv", [("json", "a"), ("csv", None)]),
        ("json=a csv", [("json", "a"), ("csv", None)]),
        ("json=b csv >a", [("json", "b"), ("csv", "a")]),
        ("json csv=b >a", [("json", "a"), ("csv", "b")]),
        ("json=b >a csv", [("json", "b"), ("csv", "a")]),
        ("json >- csv >a", [("json", None), ("csv", "a")]),
        # Two formats, two files: in pairs, all formats first, all files first.
        ("json >a csv >b", [("json", "a"), ("csv", "b")]),
        (">a json >b csv", [("json", "a"), ("csv", "b")]),
        ("json csv >a >b", [("json", "a"), ("csv", "b")]),
        (">a >b json csv", [("json", "a"), ("csv", "b")]),
        ("json >a >b csv", [("json", "a"), ("csv", "b")]),
        (">a json csv >b", [("json", "a"), ("csv", "b")]),
        ("json=a csv=b", [("json", "a"), ("csv", "b")]),
        # Three.
        ("json csv text >a >b", [("json", None), ("csv", "a"), ("text", "b")]),
        ("json csv >a text", [("json", None), ("csv", "a"), ("text", None)]),
        ("json >a text csv >b", [("json", "a"), ("text", None), ("csv", "b")]),
        ("json >a json >b json", [("json", "a"), ("json", "b"), ("json", None)]),
    ],
)
def test_files_find_their_formats(order: str, found: list[tuple[str, str | None]]) -> None:
    words = order.split()
    forms = [word for word in words if not word.startswith(">")]
    files = [word[1:] for word in words if word.startswith(">")]
    names = [O if word.startswith(">") else F for word in words]
    expected = [Target(form, path) for form, path in found]

    if [path for _, path in found].count(None) > 1:
        with pytest.raises(click.UsageError, match="two reports go to standard output"):
            targets(forms, files, names)
    else:
        assert list(targets(forms, files, names)) == expected


@pytest.mark.parametrize(
    ("forms", "files", "found"),
    [
        (["text"], ["a"], [("text", "a")]),
        (["json", "text"], ["a"], [("json", None), ("text", "a")]),
        (["json=b", "text"], ["a"], [("json", "b"), ("text", "a")]),
        (["text", "json=b"], ["a"], [("text", "a"), ("json", "b")]),
        (["text", "json"], ["a"], [("text", None), ("json", "a")]),
        (["text", "json"], ["a", "b"], [("text", "a"), ("json", "b")]),
    ],
)
def test_formats_of_a_settings_file_come_before_all_files(
    forms: list[str], files: list[str], found: list[tuple[str, str | None]]
) -> None:
    made = targets(forms, files, [O] * len(files))

    assert made == tuple(Target(form, path) for form, path in found)


@pytest.mark.parametrize(
    ("forms", "files", "message"),
    [
        (["xml"], [], "--format xml: none of text, json, jsonl"),
        (["xml=a"], [], "--format xml: none of text, json, jsonl"),
        (["JSON"], [], "--format JSON: none of text"),
        ([""], [], "--format : none of text"),
        (["json="], [], "--format json=: names no file"),
        ([], ["a", "b"], "--output-file b: there is no --format left for it"),
        (["json"], ["a", "b"], "--output-file b: there is no --format left for it"),
        (["json=a"], ["b"], "--output-file b: there is no --format left for it"),
        (["text", "json"], [], "two reports go to standard output: give each its own"),
        (["text=-", "json=-"], [], "two reports go to standard output: give each its own"),
        (["text=a", "json=a"], [], "two reports go to a: give each its own"),
        (["text=a", "json=./a"], [], "two reports go to ./a: give each its own"),
        (["text=a", "json=x/../a"], [], "two reports go to x/../a: give each its own"),
        (["text=link", "json=there"], [], "two reports go to there: give each its own"),
        (["text=twin", "json=there"], [], "two reports go to there: give each its own"),
        (["text=dangling", "json=gone"], [], "two reports go to gone: give each its own"),
        (["text=down/a", "json=a"], [], "two reports go to a: give each its own"),
        (["text=pipe", "json=pipe"], [], "two reports go to pipe: give each its own"),
    ],
)
def test_what_cannot_be_matched_is_refused(
    folder: Path, forms: list[str], files: list[str], message: str
) -> None:
    (folder / "there").write_text("old")
    (folder / "link").symlink_to("there")
    (folder / "twin").hardlink_to("there")
    (folder / "dangling").symlink_to("gone")
    (folder / "down").symlink_to(".")
    os.mkfifo("pipe")

    with pytest.raises(click.UsageError) as refused:
        targets(forms, files, [F] * len(forms) + [O] * len(files))

    assert refused.value.message.startswith(message)


def test_a_file_that_standard_output_goes_to_as_well_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "out").open("w") as redirected:
        monkeypatch.setattr("sys.stdout", redirected)

        with pytest.raises(click.UsageError, match="two reports go to out"):
            targets(["text", "json=out"], [], [F, F])
        assert targets(["json=out"], [], [F]) == (Target("json", "out"),)


def test_nowhere_takes_any_number_of_reports() -> None:
    assert len(targets([f"text={os.devnull}", f"json={os.devnull}"], [], [F, F])) == 2


@pytest.mark.parametrize("terminal", [True, False])
def test_a_workbook_is_nothing_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    stdout = SimpleNamespace(isatty=lambda: terminal, buffer=io.BytesIO())
    monkeypatch.setattr("sys.stdout", stdout)

    assert targets(["xlsx=a"], [], [F]) == (Target("xlsx", "a"),)
    if terminal:
        with pytest.raises(click.UsageError, match="--format xlsx: not for a terminal"):
            targets(["xlsx"], [], [F])
    else:
        assert targets(["xlsx"], [], [F]) == (Target("xlsx", None),)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_file_is_its_owners_alone(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_atomically("new", b"words")
    finally:
        os.umask(before)

    assert (folder / "new").read_bytes() == b"words"
    assert mode(folder / "new") == 0o600
    assert os.listdir() == ["new"]


@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o644, 0o666, 0o200])
def test_an_old_file_keeps_its_permissions(folder: Path, permissions: int) -> None:
    old = folder / "old"
    old.write_bytes(b"much longer than the new one")
    old.chmod(permissions)
    write_atomically("old", b"new")

    assert mode(old) == permissions
    old.chmod(0o600)
    assert old.read_bytes() == b"new"
    assert os.listdir() == ["old"]


def test_who_reads_the_old_file_reads_it_to_its_end(folder: Path) -> None:
    old = folder / "old"
    old.write_bytes(b"one two")
    with old.open("rb") as reader:
        assert reader.read(3) == b"one"
        write_atomically("old", b"ONE TWO")

        assert reader.read() == b" two"
    assert old.read_bytes() == b"ONE TWO"


def test_the_file_is_there_as_a_whole_when_it_takes_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "old").write_bytes(b"old")
    seen: list[tuple[bytes, bytes, int]] = []
    replace = os.replace

    def watched(source: str, target: str) -> None:
        beside = Path(source)
        seen.append((beside.read_bytes(), Path(target).read_bytes(), mode(beside)))
        assert beside.parent == Path(target).parent
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    write_atomically("old", b"new")

    assert seen == [(b"new", b"old", mode(folder / "old"))]


def test_a_link_stays_and_its_file_is_written(folder: Path) -> None:
    (folder / "far").mkdir()
    (folder / "far" / "there").write_bytes(b"old")
    (folder / "far" / "there").chmod(0o640)
    (folder / "link").symlink_to("far/there")
    (folder / "link of link").symlink_to("link")
    write_atomically("link of link", b"new")

    assert (folder / "link").is_symlink()
    assert (folder / "link of link").is_symlink()
    assert (folder / "far" / "there").read_bytes() == b"new"
    assert mode(folder / "far" / "there") == 0o640
    assert os.listdir("far") == ["there"]


def test_a_link_to_nothing_makes_the_file_it_points_to(folder: Path) -> None:
    (folder / "link").symlink_to("gone")
    write_atomically("link", b"new")

    assert (folder / "link").is_symlink()
    assert (folder / "gone").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_a_pipe(folder: Path) -> None:
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe").read_bytes()))
    reader.start()
    write_atomically("pipe", b"words" * 50_000)
    reader.join(timeout=60)

    assert got == [b"words" * 50_000]
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)
    assert os.listdir() == ["pipe"]


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no descriptors by name here")
def test_a_pipe_of_the_shell_is_written_to() -> None:
    """As in ``--format json=>(jq .summary)``."""
    reading, writing = os.pipe()
    Sink(f"/dev/fd/{writing}")
    write_atomically(f"/dev/fd/{writing}", b"words")
    os.close(writing)

    with open(reading, "rb") as pipe:
        assert pipe.read() == b"words"


def test_nowhere_stays_what_it_is() -> None:
    write_atomically(os.devnull, b"words")

    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing/a", "missing/a: No such file or directory"),
        ("file/a", "file/a: Not a directory"),
        ("folder", "folder: Is a directory"),
        (".", ".: Is a directory"),
        ("loop", "loop: Too many levels of symbolic links"),
        ("x" * 300, "x" * 300 + ": File name too long"),
        ("a\0b", "a\0b: not a usable path"),
        ("to nowhere", "to nowhere: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_told_before_and_after(
    folder: Path, path: str, message: str
) -> None:
    (folder / "file").write_text("old")
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    (folder / "to nowhere").symlink_to("missing/file")
    before = sorted(os.listdir())

    with pytest.raises(DoclintError) as early:
        Sink(path)
    with pytest.raises(DoclintError) as late:
        write_atomically(path, b"words")

    assert str(early.value) == message
    assert str(late.value) == message
    assert sorted(os.listdir()) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may write everywhere")
@pytest.mark.parametrize("locked", ["folder", "file"])
def test_what_is_locked_is_refused(folder: Path, locked: str) -> None:
    (folder / "ward").mkdir()
    (folder / "ward" / "file").write_text("old")
    place = folder / "ward" / ("" if locked == "folder" else "file")
    place.chmod(0o500)

    with pytest.raises(DoclintError, match=r"ward/file: Permission denied"):
        Sink("ward/file")
    place.chmod(0o700)
    assert os.listdir("ward") == ["file"]


@pytest.mark.parametrize("locked", ["ward", "ward/file"])
def test_what_may_not_be_written_is_refused_in_advance(
    folder: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    (folder / "ward").mkdir()
    (folder / "ward" / "file").write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).rstrip("/").endswith(locked))

    with pytest.raises(DoclintError, match=r"ward/file: Permission denied"):
        Sink("ward/file")


def test_the_longest_name_a_file_can_have_can_be_written(folder: Path) -> None:
    write_atomically("x" * 255, b"words")

    assert os.listdir() == ["x" * 255]


class Full(io.BytesIO):
    def write(self, data: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["open", "write", "fsync", "chmod", "replace", "interrupt"])
def test_nothing_is_left_behind_on_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (folder / "old").write_bytes(b"old")

    def fail(*_: Any, **__: Any) -> Any:
        if step == "interrupt":
            raise KeyboardInterrupt
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "write":

        def opened(descriptor: int, mode: str) -> Full:
            os.close(descriptor)
            return Full()

        monkeypatch.setattr(outputs, "open", opened, raising=False)
    else:
        monkeypatch.setattr(os, "fsync" if step == "interrupt" else step, fail)
    expected = KeyboardInterrupt if step == "interrupt" else DoclintError
    with pytest.raises(expected) as failed:
        write_atomically("old", b"new")
    monkeypatch.undo()

    if step != "interrupt":
        assert str(failed.value) == "old: No space left on device"
    assert os.listdir(folder) == ["old"]
    assert (folder / "old").read_bytes() == b"old"


def test_the_part_of_another_process_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    other = folder / f".doclint-{'00' * 8}.part"
    other.write_bytes(b"another's")

    with pytest.raises(DoclintError, match="new: File exists"):
        write_atomically("new", b"words")

    assert other.read_bytes() == b"another's"


def test_a_sink_writes_nothing_before_it_is_closed(folder: Path) -> None:
    sink = Sink("report")
    sink.write("a\ud800\u00e9")
    sink.write(b"\xff")
    assert os.listdir() == []

    sink.close()
    assert (folder / "report").read_bytes() == b"a\\ud800\xc3\xa9\xff"


# Through the command.


def run_check(run: Any, *args: str) -> Any:
    return run("check", "a.txt", "--code", "33952", *args)


def test_each_report_is_in_its_place(run: Any, ward: Path) -> None:
    result = run_check(
        run, "--format", "text", "--format", "json", "--output-file", "r.json",
        "--format", "jsonl=r.jsonl", "--format", "xlsx", "--output-file", "r.xlsx",
    )  # fmt: skip

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("a.txt: 33952: complete\n")
    assert json.loads((ward / "r.json").read_bytes())["summary"]["notes"] == 1
    assert len((ward / "r.jsonl").read_text().splitlines()) == 2
    assert (ward / "r.xlsx").read_bytes().startswith(b"PK")
    assert sorted(os.listdir()) == ["a.txt", "r.json", "r.jsonl", "r.xlsx"]


def test_one_pass_gives_what_each_report_alone_gives(run: Any, ward: Path) -> None:
    run_check(run, "--format=json=1.json", "--format=csv=1.csv", "--format=xlsx=1.xlsx")
    for form in ("json", "csv", "xlsx"):
        run_check(run, f"--format={form}", "--output-file", f"2.{form}")

        assert (ward / f"1.{form}").read_bytes() == (ward / f"2.{form}").read_bytes()


def test_a_settings_file_names_reports_and_the_command_line_their_files(
    run: Any, ward: Path
) -> None:
    (ward / "doclint.toml").write_text('format = ["json=r.json", "csv"]\n')

    assert run_check(run, "--output-file", "r.csv").out == ""
    assert (ward / "r.json").exists()
    assert (ward / "r.csv").exists()


@pytest.mark.parametrize("place", ["missing/r.json", "."])
def test_an_unwritable_place_is_told_before_the_first_note_is_read(
    run: Any, ward: Path, installed_reader: Any, place: str
) -> None:
    def read(text: str) -> Any:
        raise AssertionError("a note was read")

    installed_reader(read)
    result = run_check(run, "--format", "text", "--format", f"json={place}")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"doclint: error: {place}: ")
    assert result.err.count("\n") == 1


def test_one_file_that_fails_late_keeps_no_other_report_back(
    run: Any, ward: Path, installed_reader: Any, complete: Any
) -> None:
    def read(text: str) -> Any:
        for name in ("one", "two"):
            if (ward / name).exists():
                (ward / name).rmdir()
        return complete

    installed_reader(read)
    (ward / "one").mkdir()
    (ward / "two").mkdir()
    result = run_check(
        run, "--format=json=one/r", "--format=jsonl=two/r", "--format=csv=r.csv", "--format=text"
    )

    assert result.status == 2
    assert sorted(result.err.splitlines()) == [
        "doclint: error: one/r: No such file or directory",
        "doclint: error: two/r: No such file or directory",
    ]
    assert (ward / "r.csv").read_bytes().endswith(b"\r\n")
    assert "1 note: 1 complete" in result.out


@pytest.mark.parametrize("path", ["a.txt", "."])
@pytest.mark.parametrize("output", ["a.txt", "./a.txt", "link"])
def test_no_report_takes_the_place_of_a_note(
    run: Any, ward: Path, text: str, path: str, output: str
) -> None:
    (ward / "link").symlink_to("a.txt")
    result = run("check", path, "--format", "json", "--output-file", output)

    assert result.status == 2
    assert result.err.endswith("a.txt: holds notes; no report can go there\n")
    assert (ward / "a.txt").read_bytes() == text.encode()


@pytest.mark.parametrize("output", ["a.csv", "b#1.csv"])
def test_no_report_takes_the_place_of_a_file_of_many_notes(output: str) -> None:
    notes = (Note(f"{name}#2", "a note") for name in ("a.csv", "b#1.csv"))

    with pytest.raises(click.UsageError, match=f"{output}: holds notes; no report can go there"):
        list(_no_outputs(notes, [Target("csv", output)]))


def test_an_interrupted_run_leaves_the_old_report_as_it_was(
    run: Any, ward: Path, installed_reader: Any, complete: Any
) -> None:
    def read(text: str) -> Any:
        if text == "stop":
            raise KeyboardInterrupt
        return complete

    installed_reader(read)
    (ward / "b.txt").write_text("stop")
    (ward / "r.json").write_text("old")
    result = run("check", "a.txt", "b.txt", "--format", "json", "--output-file", "r.json")

    assert result.status == 130
    assert (ward / "r.json").read_text() == "old"
    assert sorted(os.listdir()) == ["a.txt", "b.txt", "r.json"]
