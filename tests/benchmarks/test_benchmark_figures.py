"""The harness of the benchmarks: its statistics, its fits, its counts. No clock is asserted."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import pytest
from measuring import other_libraries, twin
from measuring.clocks import by_turns, run_program
from measuring.figures import (
    Equality,
    Goal,
    Line,
    Spread,
    exponent,
    markdown,
    ratios,
    short,
    steepest,
    total,
)
from measuring.notes import glued, of_usual_length, texts_of, varied


def test_a_spread_is_median_least_and_most() -> None:
    spread = Spread.of([3.0, 1.0, 2.0, 10.0])
    assert spread == Spread(2.5, 1.0, 10.0, 4)
    assert str(spread) == "2.50 (1.00 to 10.0)"
    assert str(Spread.of([7.0])) == "7.00"
    assert spread.times(1000) == Spread(2500, 1000, 10000, 4)
    with pytest.raises(ValueError, match="no values"):
        Spread.of([])


def test_ratios_are_taken_within_a_round() -> None:
    # The machine is three times slower in the second round, for both sides.
    assert ratios([10, 30, 11], [1, 3, 1]) == Spread(10, 10, 11, 3)
    with pytest.raises(ValueError, match="argument"):
        ratios([1, 2], [1])


SIZES = [1_000, 10_000, 100_000, 1_000_000]


@pytest.mark.parametrize("power", [0.5, 1.0, 1.1, 2.0])
def test_the_exponent_of_a_power(power: float) -> None:
    assert exponent(SIZES, [3e-6 * size**power for size in SIZES]) == pytest.approx(power)
    assert steepest(SIZES, [3e-6 * size**power for size in SIZES]) == pytest.approx(power)


def test_what_a_fit_hides_the_steepest_step_shows() -> None:
    costs = [0.05 + 1e-12 * size**2 for size in SIZES]
    assert exponent(SIZES, costs) < 0.6
    assert steepest(SIZES, costs) > 1


def test_one_size_tells_nothing_of_growth() -> None:
    with pytest.raises(ValueError, match="one size"):
        exponent([1000, 1000], [1.0, 2.0])


def test_what_is_equal_is_counted_one_by_one() -> None:
    count = Equality.count("targets", ["a", "a", "b"], ["a", "b", "c"])
    assert count == Equality("targets", equal=2, of=3, more=1)
    assert str(count) == "targets 2 of 3, 1 besides"
    assert not count.holds


def test_a_mapping_is_counted_by_its_keys() -> None:
    assert Equality.count("spans", {"a": 5, "b": None}, {"a": 1}) == Equality("spans", 1, 2)


@pytest.mark.parametrize(
    ("count", "holds"),
    [
        (Equality("targets", 3, 3), True),
        (Equality("targets", 2, 3), False),
        (Equality("targets", 3, 3, more=1), False),
        (Equality("targets", 0, 0), False),
        (Equality("targets", 0, 3, more=9, claimed=False), True),
    ],
)
def test_equality_is_all_or_nothing_where_it_is_claimed(count: Equality, holds: bool) -> None:
    assert count.holds is holds


def test_counts_are_added_by_what_they_are_of() -> None:
    counts = [Equality("a", 1, 2), Equality("b", 5, 5), Equality("a", 3, 3, more=1)]
    assert total(counts) == [Equality("a", 4, 5, more=1), Equality("b", 5, 5)]
    with pytest.raises(ValueError, match="different"):
        counts[0] + counts[1]


@pytest.mark.parametrize(
    ("goal", "good", "bad"),
    [
        (Goal("at least", 10), 10, 9.9),
        (Goal("at most", 1.1, ""), 1.1, 1.11),
        (Goal("more than", 1), 1.01, 1),
    ],
)
def test_goals(goal: Goal, good: float, bad: float) -> None:
    assert goal.reached(good)
    assert not goal.reached(bad)


def test_a_ratio_without_equality_does_not_count() -> None:
    goal, value = Goal("at least", 10), Spread.of([12.0])
    alike, unlike = Equality("targets", 5, 5), Equality("targets", 4, 5)
    assert Line("rate", "rate", value, goal, equal=(alike,)).verdict == "pass"
    assert Line("rate", "rate", value, goal, equal=(alike, unlike)).verdict == "fail: not equal"
    assert Line("rate", "rate", Spread.of([9.0]), goal, equal=(alike,)).verdict == "fail"
    assert Line("rate", "rate", None, goal, absent="no valgrind").verdict == "not measured"
    assert Line("rate", "rate", value).verdict == ""
    assert Line("rate", "rate", value, goal, doubt="others").verdict == "not judged: others"


def test_the_table_has_as_many_cells_in_each_row() -> None:
    lines = [
        Line("a", "with a | in it", Spread.of([1.5, 2.5, 2.0]), Goal("at most", 4), "x"),
        Line("b", "absent", None, Goal("at least", 1), absent="needs a network"),
    ]
    rows = markdown(lines).splitlines()
    assert {row.count("|") for row in rows} == {7}
    assert "| at most 4x | 2.00 (1.50 to 2.50) | pass |" in rows[2]
    assert "| needs a network | not measured |" in rows[3]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (0.012345, "0.0123"), (1.234, "1.23"), (98.76, "98.8"), (12345, "12,345")],
)
def test_numbers_have_three_digits(number: float, words: str) -> None:
    assert short(number) == words
    assert short(math.inf) == "inf"


def test_sides_take_turns() -> None:
    order: list[str] = []

    def clock(work: object) -> float:
        assert callable(work)
        work()
        return float(len(order))

    sides = {"a": lambda: order.append("a"), "b": lambda: order.append("b")}
    assert by_turns(sides, 3, clock) == {"a": [1, 4, 5], "b": [2, 3, 6]}
    assert "".join(order) == "abbaab"


def test_a_program_s_end_is_told(tmp_path: Path) -> None:
    code = "import sys; print(1); sys.stderr.write('secret'); sys.exit(3)"
    ended = run_program([sys.executable, "-c", code], folder=tmp_path)
    assert (ended.status, ended.output.strip()) == (3, b"1")
    assert ended.wall > 0
    assert ended.cpu > 0


NOTES = ["first note", "second note", "third note"]


def test_a_long_note_is_made_of_different_notes() -> None:
    note = glued(NOTES, 36)
    assert len(note) == 36
    assert {each for each in NOTES if each in note} == set(NOTES)
    assert len(glued(NOTES, 10_000)) == 10_000
    assert glued(NOTES, 500) == glued(NOTES, 500)
    assert glued(NOTES, 500, seed=1) != glued(NOTES, 500, seed=2)
    with pytest.raises(ValueError, match="no notes"):
        glued([" "], 10)


def test_notes_that_differ() -> None:
    notes = list(varied(["Age 56.\nFlow 4.5", "VV ECMO 25 Fr"], 40))
    assert len(set(notes)) == 40
    words = [re.findall(r"\b[a-z]{9}\b", note) for note in notes]
    assert len({word for each in words for word in each}) == 800
    assert notes == list(varied(["Age 56.\nFlow 4.5", "VV ECMO 25 Fr"], 40))
    assert sum("VV ECMO 2" in note for note in notes) == 20


def test_usual_length() -> None:
    notes = ["word " * count for count in (299, 300, 700, 701)]
    assert of_usual_length(notes) == notes[1:3]


def test_texts_besides(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": 1, "text": "one"}\n{"id": 2, "text": "two"}\n', encoding="utf-8")
    assert texts_of(path) == ["one", "two"]


def test_no_held_out_note_is_measured() -> None:
    folder = Path(__file__).parent / "measuring"
    for path in folder.rglob("*.py"):
        assert not re.search(r"gold.{0,20}held", path.read_text("utf-8")), path.name


@dataclass(frozen=True)
class Mention:
    """As much of a mention as the counts look at."""

    label: str
    start: int
    end: int
    rule: str
    cues: tuple[Cue, ...] = ()

    def has(self, *facets: str) -> bool:
        return any(cue.facet in facets for cue in self.cues)


class Cue(NamedTuple):
    facet: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...] = ((0, 40),)
    sections: tuple[str, ...] = ("plan",)

    def placed(self, start: int, end: int) -> tuple[int, int]:
        return start, end


NO = Cue("NEGATED", 0, 2)
AGREED = Page((Mention("VESSEL", 3, 9, "vein"), Mention("SUPPORT", 12, 16, "ecmo", (NO,))))


def test_a_page_is_equal_to_itself() -> None:
    counts = twin.compared(AGREED, AGREED)
    assert [each.what for each in counts] == ["sentences", "targets", "assertions", "sections"]
    assert all(each.holds for each in counts)


@pytest.mark.parametrize(
    ("mention", "unlike"),
    [
        (Mention("VESSEL", 3, 10, "vein"), {"targets", "assertions"}),
        (Mention("VESSEL", 3, 9, "veins"), {"targets", "assertions"}),
        (Mention("VESSEL", 3, 9, "vein", (NO,)), {"assertions"}),
    ],
)
def test_one_mention_otherwise_is_seen(mention: Mention, unlike: set[str]) -> None:
    other = replace(AGREED, mentions=(mention, AGREED.mentions[1]))
    counts = twin.compared(other, AGREED)
    assert {each.what for each in counts if not each.holds} == unlike


def test_records_are_compared_with_their_evidence() -> None:
    stock = {"age": {"status": "documented", "evidence": [{"start": 3}]}, "mode": {"value": None}}
    assert twin.records_compared(stock, stock).holds
    quick = {**stock, "age": {"status": "documented", "evidence": [{"start": 4}]}}
    assert twin.records_compared(quick, stock) == Equality("elements of the record", 1, 2, more=1)


def test_other_libraries_spans_are_counted_by_place_and_rule() -> None:
    keys = [("VESSEL", "vein"), ("SUPPORT", "ecmo")]
    found = [(3, 9, "0", True), (12, 16, "1", True), (20, 24, "1", False)]
    counts = {each.what: each for each in total(other_libraries.compared(AGREED, found, keys, "x"))}
    assert counts["spans of x's in doclint's"] == Equality(
        "spans of x's in doclint's", 2, 3, claimed=False
    )
    assert (counts["negated alike"].equal, counts["negated alike"].of) == (1, 2)
    assert counts["spans of doclint's in x's"].equal == 2
