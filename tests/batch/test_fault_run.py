"""The fault run in small, with a reader that takes no time."""

from __future__ import annotations

import sys
from pathlib import Path

import fault_run
import pytest
from test_commands import RUN


def test_all_holds_under_fire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fault_run, "COMMAND", (sys.executable, "-c", RUN))
    status = fault_run.faults(tmp_path, 90, 2, 60)

    assert status == 0, capfd.readouterr().out
