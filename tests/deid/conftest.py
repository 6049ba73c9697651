"""Every test of what looks for identifiers needs the extra; those of its absence do not."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

NEEDS_NOTHING = ("test_extra.py", "test_deid_files.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if find_spec("presidio_analyzer") is not None:
        return
    skip = pytest.mark.skip(
        reason="presidio-analyzer is not installed: pip install 'doclint[deid]'"
    )
    for item in items:
        if item.path.parent.name == "deid" and item.path.name not in NEEDS_NOTHING:
            item.add_marker(skip)
