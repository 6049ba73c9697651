"""What is left out when a library is imported is there as soon as somebody looks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from doclint.sparing import found_later, left_out


def said_by(code: str) -> list[str]:
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return said.stdout.split()


def test_a_note_is_checked_without_asyncio() -> None:
    code = (
        "import sys; from doclint.cli.streams import silence_logs; silence_logs();"
        " from doclint.reading import Reader; Reader().read('V-V ECMO was started.');"
        " print('loguru' in sys.modules, 'asyncio' in sys.modules)"
    )
    assert said_by(code) == ["True", "False"]


def test_a_log_that_is_awaited_works_as_ever() -> None:
    code = """
import sys
from doclint.sparing import load_loguru
logger = load_loguru()
import asyncio
told = []
async def sink(message):
    told.append(message.record["message"])
async def main():
    logger.remove()
    logger.add(sink)
    logger.info("told")
    await logger.complete()
asyncio.run(main())
print(*told, asyncio.__name__, hasattr(asyncio, "Queue"))
"""
    assert said_by(code) == ["told", "asyncio", "True"]


def test_what_stands_in_gives_way_while_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wave", "no_such_package"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with left_out("no_such_package", {"wave": {"known": 1, "__getattr__": found_later("wave")}}):
        import wave

        assert vars(wave)["known"] == 1
        assert callable(wave.open)
    assert sys.modules["wave"] is not wave
    assert not hasattr(sys.modules["wave"], "known")


def test_nothing_is_left_out_of_what_was_imported_before() -> None:
    import wave

    with left_out("no_such_package", {"wave": {"known": 1}}):
        assert sys.modules["wave"] is wave
    with left_out("pytest", {"no_such_module": {}}):
        assert "no_such_module" not in sys.modules
