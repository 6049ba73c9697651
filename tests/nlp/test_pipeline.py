"""The pipeline as a whole: any text, in time, in silence."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.nlp.pipeline import Pipeline

_ANY = st.characters(exclude_categories=("Cs",))
_PIECES = st.sampled_from(
    ["PLAN:", "[x]", "[ ]", "|", "\t", "\n", "\n\n", ": ", "----", "____", "***", "copied from 3/2 note",
     "Mode", "none", "   ", "[[", "]]", "(", '"', "Yes / No", "\r\n", "\x0c", "\0", "- ", "1. ", "="]
)  # fmt: skip
_SAMPLES = Path(__file__).parents[2] / "samples"


@given(st.text(alphabet=_ANY, max_size=120) | st.lists(_PIECES, max_size=25).map("".join))
@settings(max_examples=150)
def test_any_text_is_read(pipeline: Pipeline, text: str) -> None:
    page = pipeline(text)
    assert page.source == text
    assert len(page.text) == len(page.original) <= len(text)
    kept = [text[page.place(offset)] for offset in range(len(page.original))]
    assert "".join(kept).replace("\r", "\n") == page.original
    for mention in page.mentions:
        assert 0 <= mention.start < mention.end <= len(page.text)
    for field in page.fields:
        assert field.key_start <= field.key_end <= len(text)
        assert field.start <= field.end <= len(text)
    for box in page.layout.boxes:
        assert box in page.group(box)
    for offset in range(0, len(text), 7):
        page.sentence(offset)
        page.section(offset)
        page.field_at(offset)
        page.box_at(offset)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "\0", "\ufeff", "|", "[ ]", ":", "\ue000\ue003"]
)
def test_next_to_nothing(pipeline: Pipeline, text: str) -> None:
    page = pipeline(text)
    assert page.mentions == ()
    for item in page.evidence([(0, len(page.text))]):
        assert text[item["start"] : item["end"]] == item["text"]


def test_the_innermost_field_is_found_as_by_looking_at_each(pipeline: Pipeline) -> None:
    for path in sorted(_SAMPLES.glob("*table*.txt")):
        page = pipeline(path.read_text("utf-8"))
        for offset in range(0, len(page.text), 3):
            best = None
            for item in page.fields:
                inside = item.start <= offset < item.end or item.key_start <= offset < item.key_end
                if inside and (best is None or item.start >= best.start):
                    best = item
            assert page.field_at(offset) is best


def _seconds(pipeline: Pipeline, text: str) -> float:
    start = time.process_time()
    pipeline(text)
    return time.process_time() - start


def test_time_grows_with_the_note(pipeline: Pipeline) -> None:
    notes = [path.read_text("utf-8") for path in sorted(_SAMPLES.glob("*.txt"))]
    text = "\n\n".join(notes)
    text *= 1 + 120_000 // len(text)
    short, long = _seconds(pipeline, text[:20_000]), _seconds(pipeline, text[:120_000])
    assert long < 6 * 2 * max(short, 0.2)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "\n", "-", "_", "(", "[ ] ", "|", "Mode: VV\n", "PLAN\n", "a.\n\n", "Family: x\n", "\x0c",
     "copied from 3/2 note:\na\n", "lorem ipsum ", "a    b   ", "'", "{"],
)  # fmt: skip
def test_time_for_one_thing_over_and_over(pipeline: Pipeline, piece: str) -> None:
    short = _seconds(pipeline, (piece * 6_000)[:6_000])
    long = _seconds(pipeline, (piece * 24_000)[:24_000])
    assert long < 4 * 2.5 * max(short, 0.15)


def test_not_a_word_and_no_warning_lost() -> None:
    program = (
        "import warnings\n"
        "before = list(warnings.filters)\n"
        "from doclint.nlp.pipeline import Pipeline\n"
        "pipeline = Pipeline()\n"
        "for text in ('', 'ECMO was started.', 'Mode: ***'):\n"
        "    pipeline(text)\n"
        "assert warnings.filters == before\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
