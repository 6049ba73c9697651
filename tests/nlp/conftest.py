"""The shipped pipeline, and short ways to say what was found on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from doclint.nlp.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    from doclint.nlp.pipeline import Pipeline

    return Pipeline()
