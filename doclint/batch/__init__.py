"""Many notes: judged in worker processes, given back in the order in which they came."""

from __future__ import annotations

from doclint.batch.jobs import Job, Needs

__all__ = ["Job", "Needs"]
