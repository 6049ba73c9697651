"""What the README shows of a store is what happens: two runs of the samples, and ten days of one run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from doclint import Linter
from doclint.cli import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"<!-- store -->\n```console\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def played(command: str, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> str:
    """What a line of the shell prints, as far as these sessions need one."""
    words = shlex.split(command)
    if words[0] == "export":
        monkeypatch.setenv(*words[1].split("="))
    elif words[0] == "cp":
        shutil.copytree(*words[2:])
    elif words[0] == "echo":
        with Path(words[3]).open("a", encoding="utf-8") as note:
            note.write(f"{words[1]}\n")
    else:
        assert words[0] == "doclint"
        main(words[1:])
    return str(capfd.readouterr().out)


def test_the_sessions_give_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any, linter: Linter
) -> None:
    monkeypatch.setattr("doclint.linters.build_linter", lambda files: linter)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "samples", "samples")
    told = ""
    for session in SESSIONS:
        for command in re.findall(r"^\$ (.*)$", session, re.MULTILINE):
            plain, tail, _ = command.partition(" | tail -n 1")
            out = played(plain, monkeypatch, capfd)
            lines = out.splitlines(keepends=True)
            told += f"$ {command}\n" + "".join(lines[-1:] if tail else lines)

    assert len(SESSIONS) == 2
    assert told == "".join(SESSIONS)
