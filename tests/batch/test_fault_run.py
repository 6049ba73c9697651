"""The fault run in small, with a reader that takes no time; and its notes, which all differ."""

from __future__ import annotations

import sys
from pathlib import Path

import fault_run
import pytest
from test_commands import RUN
from thousand_notes import BROKEN, STRANGE, all_faults, make_notes


def test_all_holds_under_fire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fault_run, "COMMAND", (sys.executable, "-c", RUN))
    kinds = [*BROKEN.values(), STRANGE["escapes"]]
    status = fault_run.faults(tmp_path, 120, 2, 60, kinds)
    out = capfd.readouterr().out

    assert status == 0, out
    assert "FAIL" not in out
    assert out.count("pass") == 11


def test_a_law_that_does_not_hold_fails_the_run() -> None:
    calm = fault_run.Watched(lines=[fault_run.Line("0.txt", "complete", "a")], status=2)
    lost = fault_run.Watched(lines=[fault_run.Line("0.txt", "complete", "b")], status=2)

    laws = fault_run._disturbed(calm, lost, lost, verdicts=5, reused=4)
    assert {law.what for law in laws if law.holds is False} == {
        "reports byte for byte as undisturbed",
        "up to the kill, too",
        "two workers were killed",
        "the parent was killed by SIGKILL",
        "nothing kept was judged again",
    }
    for growth, holds in ((0.1, False), (0.01, True)):
        grown = [fault_run.Memory(n, 100.0 + n * growth, 200.0) for n in range(10, 4001, 10)]
        laws = fault_run._memory(fault_run.Watched(memory=grown), 4000)
        assert [law.holds for law in laws] == [None, None, holds]


def test_no_two_notes_are_the_same(tmp_path: Path) -> None:
    made = make_notes(tmp_path, 1000, list(BROKEN.values()))
    sound = [name for name, odd in made.items() if not odd]
    texts = {(tmp_path / name).read_bytes() for name in sound}
    words = {b" ".join(sorted(text.split())) for text in texts}

    assert len(made) == 1000
    assert list(made) == sorted(made)
    assert len(texts) == len(words) == len(sound) == 989
    assert len({fault.suffix for fault in all_faults().values()}) >= 10
