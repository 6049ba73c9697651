"""What tests of batches share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from families import workers


@pytest.fixture(autouse=True)
def no_orphans() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert workers() == []
