"""``doclint serve`` as it is started: what it refuses, what it says, and what it leaves behind."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Serving, serving

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
def server() -> Iterator[Serving]:
    """A server as a user starts it, with one worker and with libraries that say all that they can."""
    with serving(env=LOUD) as started:
        yield started


def test_a_note_is_read_and_nothing_of_it_is_left(server: Serving) -> None:
    server.wait()
    sent = {"text": NOTE}
    status, told = server.ask("POST", "/v1/check", sent)
    (note,) = json.loads(told)["notes"]
    assert (status, note["codes"], note["status"]) == (200, ["33952"], "gaps")
    assert server.ask("POST", f"/v1/check?code={CANARIES[0]}", sent)[0] == 400
    assert server.ask("POST", "/v1/query", sent)[0] == 200
    assert server.ask("GET", f"/{CANARIES[0]}")[0] == 404
    counted = server.ask("GET", "/metrics")[1].decode()

    status = server.stop()

    assert (status, server.out, server.err) == (0, "", "")
    for text in (counted, server.left()):
        assert not any(canary.lower() in text.lower() for canary in CANARIES)
