"""What tests of batches share."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest
from fakes import complete, fake_reader, installed_reader, process, run, text, ward

__all__ = ["complete", "fake_reader", "installed_reader", "process", "run", "text", "ward"]


@pytest.fixture(autouse=True)
def no_orphans() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert workers() == []


def workers() -> list[psutil.Process]:
    """The worker processes of this one that are alive."""
    return workers_of(psutil.Process())


def workers_of(parent: psutil.Process) -> list[psutil.Process]:
    found = []
    for child in parent.children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()) and child.status() != "zombie":
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found
