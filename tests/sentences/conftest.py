"""One pipeline for all sentence tables: it is built once a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.case import Case


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[..., dict[str, Any]]:
    """Read one element of a text as if the note reported the given actions."""

    def read_with(
        reader: Callable[..., Any], text: str, actions: tuple[str, ...] = ("insertion",)
    ) -> dict[str, Any]:
        page = pipeline(text)
        element: dict[str, Any] = reader(page, Case(frozenset(actions))).to_element(page)
        for item in element["evidence"]:
            assert text[item["start"] : item["end"]] == item["text"]
        return element

    return read_with
