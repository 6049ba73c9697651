"""``doclint serve`` as it is started: what it refuses, what it says, and what it leaves behind."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from doclint.web.server import listen

CANARIES = ("Zyzzomys", "Quokkarine")
NOTE = """\
PROCEDURE: Veno-venous ECMO cannulation, Quokkarine unit
52-year-old man, Zyzzomys pneumonia with ARDS despite prone position.
Under fluoroscopy a 25 Fr multistage cannula was placed percutaneously into the right femoral vein.
"""
LOUD = {
    "LOGURU_LEVEL": "TRACE",
    "LOGURU_AUTOINIT": "True",
    "PYTHONWARNINGS": "always",
    "PYTHONASYNCIODEBUG": "1",
}


def test_without_the_extra_its_install_command_is_told(run: Any, monkeypatch: Any) -> None:
    for name in [each for each in sys.modules if each.startswith("doclint.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = run("serve")

    assert result.status == 2
    assert result.err == (
        "doclint: error: doclint serve needs the extra web: pip install 'doclint[web]'\n"
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--host", "0.0.0.0"], "only ask with a token"),
        (["--host", "0.0.0.0", "--token-file", "short"], "the token: fewer than 32"),
        (["--token-file", "none"], "none: No such file"),
        (["--host", "no address", "--token-file", "long"], "neither an address nor"),
        (["--code", "99999"], "99999: not one of the 25 codes"),
        (["--waivers", "none.toml"], "none.toml"),
        (["--port", "70000"], "--port"),
        (["--allow-origin", "*"], "--allow-origin *: no origin such as https://"),
    ],
)
def test_what_cannot_be_served_is_told_first(
    run: Any, tmp_path: Path, monkeypatch: Any, args: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short").write_text("abc\n")
    Path("long").write_text("0123456789" * 4)
    monkeypatch.delenv("DOCLINT_TOKEN", raising=False)
    result = run("serve", "--isolated", *args)

    assert result.status == 2
    assert told in result.err
    assert result.err.count("\n") == 1
    assert "0123456789" not in result.err


def test_a_port_that_is_taken(run: Any) -> None:
    with listen("127.0.0.1", 0) as taken:
        result = run("serve", "--isolated", "--port", str(taken.getsockname()[1]))

    assert result.status == 2
    assert "in use" in result.err


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[str], Path]]:
    """A server as a user starts it, with one worker; its port, and the folder that it may write to."""
    home = tmp_path / "home"
    home.mkdir()
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
    process = subprocess.Popen(
        [sys.executable, "-m", "doclint", "serve", "--port", "0", "--workers", "1", "--isolated"],
        cwd=home,
        env={**os.environ, **places, **LOUD, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.fullmatch(r"doclint: note: http://127\.0\.0\.1:(\d+) until Ctrl-C\n", first)
        assert found, first
        yield int(found[1]), process, home
    finally:
        process.kill()
        process.communicate()


def ask(port: int, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    line.request(method, path, body, {"content-type": "application/json"} if body else {})
    answer = line.getresponse()
    told = answer.status, answer.read().decode()
    line.close()
    return told


def test_a_note_is_read_and_nothing_of_it_is_left(
    serving: tuple[int, subprocess.Popen[str], Path],
) -> None:
    port, process, home = serving
    for _ in range(600):
        if ask(port, "GET", "/health")[0] == 200:
            break
        time.sleep(0.2)
    sent = json.dumps({"text": NOTE})
    status, told = ask(port, "POST", "/v1/check", sent)
    (note,) = json.loads(told)["notes"]
    assert (status, note["codes"], note["status"]) == (200, ["33952"], "gaps")
    assert ask(port, "POST", f"/v1/check?code={CANARIES[0]}", sent)[0] == 400
    assert ask(port, "POST", "/v1/query", sent)[0] == 200
    assert ask(port, "GET", f"/{CANARIES[0]}")[0] == 404
    counted = ask(port, "GET", "/metrics")[1]

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (0, "", "")
    left = [each.read_bytes().decode("latin-1") for each in home.rglob("*") if each.is_file()]
    for text in (counted, *left):
        assert not any(canary.lower() in text.lower() for canary in CANARIES)
