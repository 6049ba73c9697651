"""Without the extra: one line and exit status 2, before a note is read; nothing else needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import doclint.deid
from doclint.cli import main
from doclint.deid import load_search
from doclint.errors import MissingExtraError

WITHOUT = """\
import sys
sys.modules["presidio_analyzer"] = None
sys.modules["tldextract"] = None
from doclint.cli import main
sys.exit(main(sys.argv[1:]))
"""
TOLD = (
    "doclint: error: the search for identifiers (rules DID) needs the extra deid: "
    "pip install 'doclint[deid]'\n"
)


def run(*args: str, code: str = WITHOUT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Flow 4.4 L/min. Dr. Foy.\n")
    return str(path)


@pytest.mark.parametrize(
    "args", [["--deid-check"], ["--select", "DID003"], ["--extend-select", "person-named"]]
)
def test_the_extra_is_asked_for_once_and_by_its_command(note: str, args: list[str]) -> None:
    done = run("check", note, *args)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", TOLD)


def test_what_does_not_look_for_identifiers_needs_no_extra(note: str) -> None:
    assert run("check", note, "--exit-zero").returncode == 0
    assert run("explain", "DID001").returncode == 0


def test_the_python_door_tells_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    load_search.cache_clear()
    monkeypatch.setitem(sys.modules, "doclint.deid.recognizers", None)
    monkeypatch.delattr(doclint.deid, "recognizers", raising=False)
    with pytest.raises(MissingExtraError, match="deid"):
        load_search()


def test_presidio_is_imported_only_when_asked_for(note: str) -> None:
    code = (
        "import sys\n"
        "from doclint.cli import main\n"
        "main(['check', sys.argv[1], '--exit-zero'])\n"
        "assert 'presidio_analyzer' not in sys.modules\n"
        "assert 'doclint.deid' not in sys.modules\n"
    )
    assert run(note, code=code).returncode == 0


def test_every_rule_is_explained_without_the_extra(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "DID015"]) == 0
    assert "facility-named" in capsys.readouterr().out
