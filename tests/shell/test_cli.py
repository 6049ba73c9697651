from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import doclint
from doclint.cli import main, streams

MISSING = {"status": "missing", "evidence": []}


@pytest.fixture
def gaps(installed_reader: Any, complete: Any) -> None:
    """Every note lacks its indication (an error) and its severity (a warning)."""
    installed_reader({**complete, "indication": MISSING, "severity": MISSING})


@pytest.fixture
def warned(installed_reader: Any, complete: Any) -> None:
    """Every note lacks its severity (a warning)."""
    installed_reader({**complete, "severity": MISSING})


def test_a_complete_note(run: Any, ward: Path) -> None:
    result = run("check", "a.txt", "--code", "33952")

    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[0] == "a.txt: 33952: complete"


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--exit-zero"], 0),
        (["--format", "json"], 1),
        (["--format", "json", "--exit-zero"], 0),
        (["-v"], 1),
        (["missing.txt"], 2),
        (["missing.txt", "--exit-zero"], 2),
        (["missing.txt", "--format", "json", "--exit-zero"], 2),
    ],
)
@pytest.mark.usefixtures("gaps")
def test_exit_status_with_errors(run: Any, ward: Path, args: list[str], status: int) -> None:
    assert run("check", "a.txt", "--code", "33952", *args).status == status


@pytest.mark.parametrize(
    ("args", "status"),
    [([], 0), (["--fail-on", "warning"], 1), (["--fail-on", "warning", "--exit-zero"], 0)],
)
@pytest.mark.usefixtures("warned")
def test_exit_status_with_warnings(run: Any, ward: Path, args: list[str], status: int) -> None:
    assert run("check", "a.txt", "--code", "33952", *args).status == status


@pytest.mark.parametrize(("level", "status"), [("warning", 0), ("info", 1)])
def test_exit_status_with_infos(run: Any, ward: Path, level: str, status: int) -> None:
    assert run("check", "a.txt", "--code", "33952", "--fail-on", level).status == status


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_cannot_be_read_is_named_and_the_rest_is_judged(
    run: Any, ward: Path, form: str
) -> None:
    (ward / "empty.txt").touch()
    (ward / "binary.txt").write_bytes(b"\x00\x01")
    (ward / "wrong.txt").write_bytes(b"age \x81")
    (ward / "folder").mkdir()
    paths = ["folder", "empty.txt", "missing.txt", "binary.txt", "wrong.txt", "a.txt"]
    result = run("check", *paths, "--code", "33952", "--format", form)

    assert result.status == 2
    assert result.err.splitlines() == [
        "doclint: error: folder: a folder without notes (.docx, .hl7, .note, .pdf, .rtf, .text, "
        ".txt; --include takes others)",
        "doclint: error: empty.txt: holds no text",
        "doclint: error: missing.txt: no such file or directory",
        "doclint: error: binary.txt: not text: it holds NUL bytes "
        "(UTF-16 needs its byte order mark)",
        "doclint: error: wrong.txt: wrong encoding: neither UTF-8 nor Windows-1252 (byte 4)",
    ]
    if form == "json":
        notes = json.loads(result.out)["notes"]
        assert [note["status"] for note in notes] == ["error"] * 5 + ["complete"]
    else:
        assert "missing.txt: error: no such file or directory\n" in result.out
        assert "a.txt: 33952: complete\n" in result.out
        assert result.out.splitlines()[-1].startswith("6 notes: 1 complete, 0 with gaps, 5 not")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["check"], "Missing argument 'PATH...'."),
        (
            ["check", "a.txt", "--format", "xml"],
            "--format xml: none of text, json",
        ),
        (["check", "a.txt", "--fail-on", "never"], "Invalid value for '--fail-on':"),
        (["check", "a.txt", "--bogus"], "No such option '--bogus'."),
        (["check", "a.txt", "--code", "99999"], "99999: not one of the 25 codes"),
        (["check", "a.txt", "--code", "33960"], "33960: withdrawn"),
        (["check", "a.txt", "--exclude", "*"], "no note to check"),
        (["bogus"], "No such command 'bogus'."),
        (["explain", "XYZ999"], "XYZ999: no such rule"),
        (["explain", "12345"], "12345: not one of the 25 codes"),
        (["record", "missing.txt"], "missing.txt: no such file or directory"),
        (["record", "empty.txt"], "empty.txt: holds no text"),
        (["record", "."], ".: is a directory"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_2(
    run: Any, ward: Path, args: list[str], line: str
) -> None:
    (ward / "empty.txt").touch()
    result = run(*args)

    assert result.status == 2
    assert result.err.startswith(f"doclint: error: {line}")
    assert result.err.count("\n") == 1


def test_a_name_cannot_write_to_the_terminal(run: Any, ward: Path) -> None:
    result = run("check", "a\x1b[2J\n.txt")

    assert "\x1b" not in result.out + result.err
    assert result.err == "doclint: error: a\\x1b[2J\\n.txt: no such file or directory\n"


def test_standard_input(run: Any, ward: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    result = run("check", "-", "--stdin-filename", "op.txt", "--code", "33952")

    assert result.out.startswith("op.txt: 33952: complete\n")


def test_json_is_alone_on_standard_output(run: Any, ward: Path) -> None:
    result = run("check", "a.txt", "missing.txt", "--code", "33952", "--format", "json")
    shown = json.loads(result.out)

    assert shown["tool"] == {"name": "doclint", "version": doclint.__version__}
    assert shown["summary"]["errors"] == 1


def test_verbose_shows_what_was_found(run: Any, ward: Path) -> None:
    assert "  mode: documented value=VV\n    1:9: V-V\n" in run("check", "a.txt", "-v").out


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, False),
    ],
)
def test_colour_off_a_terminal(
    run: Any,
    ward: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in run("check", "a.txt").out) == colored


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colored: bool
) -> None:
    monkeypatch.setattr(streams, "on_terminal", lambda stream: True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert streams.colored() == colored


def test_on_a_terminal_a_reason_is_said_once(
    run: Any, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "on_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    result = run("check", "missing.txt")

    assert "missing.txt: error: no such file or directory" in result.out
    assert result.err == ""


def test_a_broken_data_file_is_one_line_and_2(
    run: Any, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from doclint.errors import PatternError

    def broken() -> None:
        raise PatternError("patterns/mode.json", "not JSON", where="line 3")

    monkeypatch.setattr("doclint.reading.Reader", broken)
    result = run("check", "a.txt")

    assert (result.status, result.err) == (
        2, "doclint: error: patterns/mode.json: line 3: not JSON\n",
    )  # fmt: skip


def test_what_nobody_foresaw_is_told_by_type_and_place(
    run: Any, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("Vermilion")

    monkeypatch.setattr("doclint.reading.Reader", broken)
    result = run("check", "a.txt")

    assert result.status == 2
    assert result.err.startswith("doclint: error: internal error: ZeroDivisionError at doclint/")
    assert "Vermilion" not in result.out + result.err
    assert result.err.count("\n") == 1


def test_ctrl_c_ends_with_what_is_done(
    run: Any, ward: Path, installed_reader: Any, complete: Any
) -> None:
    (ward / "b.txt").write_text("stop")

    def read(text: str) -> Any:
        if text == "stop":
            raise KeyboardInterrupt
        return complete

    installed_reader(read)
    result = run("check", "a.txt", "b.txt", "--code", "33952")

    assert result.status == 130
    assert result.out.startswith("a.txt: 33952: complete\n")
    assert result.err.splitlines()[-1] == "doclint: interrupted"


def test_codes_lists_all_and_what_selects_them(run: Any, catalogue: Any) -> None:
    lines = run("codes").out.splitlines()

    assert len(lines) == 26
    assert lines[0].split() == ["code", "action", "mode", "approach", "age", "label"]
    line = next(line for line in lines if line.startswith("33952"))
    assert line.split()[:4] == ["33952", "insertion", "any", "percutaneous"]
    assert "6 years and over" in line


def test_codes_as_json(run: Any, catalogue: Any) -> None:
    listed = json.loads(run("codes", "--format", "json").out)["codes"]

    assert [row["code"] for row in listed] == [code.code for code in catalogue.codes]
    assert next(row for row in listed if row["code"] == "33946")["mode"] == "VV"


def test_every_code_and_rule_can_be_explained(run: Any, catalogue: Any) -> None:
    topics = [
        *((code.code, code.label) for code in catalogue.codes),
        *((code, "withdrawn") for code in catalogue.retired),
        *((rule.id, rule.name) for rule in catalogue.rules.values()),
        *((rule.name.upper(), rule.id) for rule in catalogue.rules.values()),
    ]
    for topic, part in topics:
        result = run("explain", topic)
        assert (result.status, result.err) == (0, "")
        assert part in result.out.splitlines()[0]
        assert "Sources" in result.out


def test_record_gives_the_elements(run: Any, ward: Path, complete: Any) -> None:
    assert json.loads(run("record", "a.txt").out) == {"note": "a.txt", "elements": complete}


def test_version_and_help(run: Any) -> None:
    assert run("--version").out == f"doclint, version {doclint.__version__}\n"
    assert run("-h").out == run("--help").out
    assert run("check", "-h").status == 0
    assert run().status == 2


def test_a_full_disk_is_one_line_and_2(
    ward: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=Full(), flush=lambda: None))
    monkeypatch.setenv("NO_COLOR", "1")

    assert main(["check", "a.txt"]) == 2
    assert capfd.readouterr().err == "doclint: error: standard output: No space left on device\n"


def python(*code_and_args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", *code_and_args],
        capture_output=True,
        text=True,
        timeout=60,
        **options,
    )


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["codes"], ["explain", "33952"], ["explain", "COD001"]]
)
def test_commands_that_read_no_note_load_no_language_pipeline(args: list[str]) -> None:
    done = python(
        "import sys\n"
        "from doclint.cli import main\n"
        "status = main(sys.argv[1:])\n"
        "heavy = {'spacy', 'medspacy', 'numpy', 'jsonschema', 'loguru'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else status)",
        *args,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_importing_the_linter_loads_no_language_pipeline() -> None:
    done = python(
        "import sys\n"
        "from doclint import Linter\n"
        "linter = Linter()\n"
        "sys.exit(bool({'spacy', 'medspacy'} & set(sys.modules)))"
    )

    assert done.returncode == 0


def test_an_unknown_code_is_refused_before_the_pipeline_is_loaded() -> None:
    done = python(
        "import sys\n"
        "from doclint.cli import main\n"
        "main(['check', 'a.txt', '--code', '99999'])\n"
        "sys.exit('spacy' in sys.modules)"
    )

    assert done.returncode == 0


FAKE = (
    "import sys, doclint.reading\n"
    "class Reader:\n"
    "    def read(self, text):\n"
    "        return {'action': {'status': 'documented', 'values': ['insertion'], 'evidence': []}}\n"
    "doclint.reading.Reader = Reader\n"
    "from doclint.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.fixture
def many_notes(tmp_path: Path) -> Path:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text("V-V ECMO")
    return tmp_path


def test_a_reader_who_leaves_early_is_no_fault(many_notes: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE, "check", str(many_notes), "-v"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_an_interrupted_batch_leaves_no_traceback(many_notes: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE, "check", str(many_notes), "-v"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in a script's background ignores the signal, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    process.stdout.readline()  # then it waits for the pipe to be read on
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)

    assert process.returncode == 130
    assert error.split("\n")[-2] == "doclint: interrupted"
    assert "Traceback" not in error


def test_a_terminal_of_ascii_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "caf\u00e9.txt").write_text("V-V ECMO, \u00e9\u4e2d")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FAKE, "check", str(tmp_path), str(tmp_path / "gon\u00e9")],
        capture_output=True,
        timeout=60,
        env=environment,
    )

    assert done.returncode == 2
    assert done.stderr.endswith(b"gon\\xe9: no such file or directory\n")
    assert "caf\u00e9.txt" in done.stdout.decode()


def test_python_m_doclint() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "doclint", "--version"], capture_output=True, text=True, timeout=60
    )

    assert done.stdout == f"doclint, version {doclint.__version__}\n"
