"""Tells at the end of a run how many cases of the law were tried."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    held, broken = (
        sum("test_law.py::test_law[" in each.nodeid for each in terminalreporter.stats[outcome])
        if outcome in terminalreporter.stats
        else 0
        for outcome in ("passed", "failed")
    )
    if held or broken:
        terminalreporter.write_line(f"law: {held + broken} cases over all codes, {held} hold")
