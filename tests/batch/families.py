"""Who is whose child among processes."""

from __future__ import annotations

import psutil


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
