"""Tables of sentences written and labelled by people who had seen no pattern, one file an element.

``actions`` is what the note that a sentence comes from reports; a note of no ECMO service reports
none. A line that is not read as it is labelled bears ``"misread": true``: it counts as an expected
failure, and loses its mark when it is mended.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doclint.evaluate.gold import GoldNote
from doclint.evaluate.values import compare_values
from doclint.nlp.pipeline import Pipeline
from doclint.note import Note
from doclint.reading import Reader
from doclint.reading.case import Case

MISREAD = pytest.mark.xfail(reason="misread", raises=AssertionError, strict=True)
TABLES = sorted((Path(__file__).parent / "tables").glob("*.jsonl"))


def _lines() -> Iterator[Any]:
    for path in TABLES:
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = json.loads(text)
            marks = [MISREAD] if line.get("misread") else []
            yield pytest.param(path.stem, line, id=f"{path.stem}-{number}", marks=marks)


@pytest.mark.parametrize(("element", "line"), _lines())
def test_a_sentence_is_read_as_it_is_labelled(
    pipeline: Pipeline, reader: Reader, element: str, line: dict[str, Any]
) -> None:
    read = read_line(pipeline, reader, element, line)
    assert read["status"] == line["status"]
    label = {"status": line["status"], **line.get("values", {})}
    gold = GoldNote(Note("sentence", line["text"]), 1, {element: label})
    if label["status"] == "documented" and line.get("values"):
        assert compare_values(element, gold, read) is not False


def read_line(
    pipeline: Pipeline, reader: Reader, element: str, line: dict[str, Any]
) -> dict[str, Any]:
    """Read the element of a line of a table in a note that reports the line's actions."""
    if element == "action":
        found: dict[str, Any] = reader.read(line["text"])["action"]
        return found
    page = pipeline(line["text"])
    case = Case(frozenset(line["actions"]), is_service=bool(line["actions"]))
    module = importlib.import_module(f"doclint.reading.{element}")
    element_read: dict[str, Any] = getattr(module, f"read_{element}")(page, case).to_element(page)
    return element_read
