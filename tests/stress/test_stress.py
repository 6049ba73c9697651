"""A note told otherwise: in whose words, with what expected, and what is told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from doclint import Linter, Note
from doclint.findings import ELEMENTS
from doclint.nlp.patterns import load_patterns
from doclint.reading import Reader
from doclint.stress import KINDS, Change, stress_note
from doclint.stress.changes import changes_of
from doclint.stress.phrases import phrases_of
from doclint.stress.trials import verdict
from doclint.stress.vocabulary import Vocabulary

TEXT = """\
ECMO PROCEDURE NOTE

This 54-year-old man with influenza ARDS got worse despite prone positioning and nitric oxide, so
that support was begun. Under fluoroscopy a 25 Fr multistage cannula was placed percutaneously into
the right femoral vein for V-V ECMO. It was sutured to the skin.

Fluoroscopy: used
Complications: none
EBL: 20 mL
Specimens: none
"""


@pytest.fixture(scope="module")
def changes(linter: Linter, reader: Reader) -> list[Change]:
    return list(changes_of(reader.page(TEXT), linter.why(TEXT), Vocabulary()))


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("veno(?:-| )venous|vv", ("veno-venous", "veno venous", "vv")),
        (r"c-? ?arms?", ("c arm", "c arms", "c-arm", "c-arms")),
        (r"(?<=the )fluoro(?:scopy)?(?! time)", ("fluoro", "fluoroscopy")),
        (
            r"(?-i:TEE)|trans-?esophageal\s+echo",
            ("TEE", "transesophageal echo", "trans-esophageal echo"),
        ),
        (r"flow \d+|sweep", ("sweep",)),
        (r"\w+ consent|[^a]b|signed", ("signed",)),
        (r"v?a?-?ecmo", ("ecmo",)),
        ("(", ()),
    ],
)
def test_phrases_of_an_expression(pattern: str, phrases: tuple[str, ...]) -> None:
    found = phrases_of(pattern)
    assert set(found) == set(phrases)


def test_phrases_of_the_pattern_files_are_bounded_and_plain() -> None:
    for rule in load_patterns().targets:
        if isinstance(rule.get("pattern"), str):
            found = phrases_of(rule["pattern"])
            assert all("\\" not in each and "(" not in each for each in found)


def test_the_plan_names_what_the_pattern_files_hold() -> None:
    rules, plan = load_patterns(), Vocabulary().plan
    assert set(plan["reword"]) <= {rule["category"] for rule in rules.targets}
    titles = {rule["category"] for rule in rules.sections}
    assert set(plan["retitle"]) | set(plan["reorder"]) <= titles
    denials = {rule["literal"] for rule in rules.context if rule["category"] == "NEGATED"}
    assert set(plan["negations"]) <= denials
    assert set(plan["negate"]) <= set(ELEMENTS)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_note_of_any_line_ends_is_told_otherwise(linter: Linter, end: str) -> None:
    note = Note("a.txt", TEXT.replace("\n", end))
    assert stress_note(note, linter, codes=["33952"], most=2).flips == ()


def test_words_put_in_are_matched_by_the_rules(changes: list[Change]) -> None:
    expressions = [
        re.compile(rule["pattern"], re.IGNORECASE)
        for rule in load_patterns().targets
        if rule["category"] in ("ECMO", "MODE", "VESSEL", "FLUOROSCOPY", "INDICATION")
    ]
    fluoroscopy = [each for each in changes if each.was == "fluoroscopy" and each.kind != "negate"]
    assert fluoroscopy
    for change in fluoroscopy:
        assert any(each.match(change.text, change.start) for each in expressions)


def test_a_change_changes_what_it_says(changes: list[Change]) -> None:
    for change in changes:
        assert change.text != TEXT
        if change.kind in ("reword", "abbreviate", "retitle"):
            end = change.start + len(change.was)
            assert change.text == TEXT[: change.start] + change.now + TEXT[end:]


def test_titles_are_not_reworded(changes: list[Change]) -> None:
    title = TEXT.index("Fluoroscopy: used")
    assert not any(each.start == title for each in changes if each.kind in ("reword", "abbreviate"))
    assert any(each.start == title for each in changes if each.kind == "retitle")


def test_only_lines_of_their_own_change_places(changes: list[Change]) -> None:
    for change in changes:
        if change.kind == "reorder":
            assert sorted(change.text.splitlines()) == sorted(TEXT.splitlines())
    assert any(each.kind == "reorder" for each in changes)


def test_wrapping_keeps_all_words(changes: list[Change]) -> None:
    wrapped = [each for each in changes if each.kind == "rewrap"]
    assert wrapped
    assert all(each.text.split() == TEXT.split() for each in wrapped)
    assert any(each.now == "lines of 110" for each in wrapped)
    form = TEXT[TEXT.index("Fluoroscopy: used") :]
    assert all(each.text.endswith(form) for each in wrapped if each.now.startswith("lines of"))


def test_denials_stand_before_the_phrases_and_are_the_pattern_files_own(
    changes: list[Change],
) -> None:
    denials = {rule["literal"] for rule in load_patterns().context if rule["category"] == "NEGATED"}
    denied = [each for each in changes if each.kind == "negate"]
    assert {"failed_therapy"} <= {each.element for each in denied}
    for change in denied:
        assert change.now.split()[0] in denials
        for start, end in change.denied:
            words = change.text[start:end]
            assert words in TEXT
            assert change.text[:start].split()[-1] in denials


def test_the_same_seed_draws_the_same_and_another_one_others(linter: Linter) -> None:
    note = Note("a.txt", TEXT)
    one, same, other = (
        stress_note(note, linter, codes=["33952"], kinds=["reword"], seed=seed, most=3)
        for seed in (1, 1, 2)
    )
    assert one == same
    assert one.seed != other.seed


def test_a_sound_note_holds(linter: Linter) -> None:
    strain = stress_note(Note("a.txt", TEXT), linter, codes=["33952"], most=6)
    assert strain.codes == ("33952",)
    assert set(strain.trials) == set(KINDS)
    assert all(strain.trials[kind] for kind in ("reword", "abbreviate", "rewrap", "negate"))
    assert strain.flips == ()


class Slipping:
    """A reader that reads a note only in its own words: any other telling loses the mode."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.page = reader.page
        self.accounts = reader.accounts
        self._read = lru_cache(reader.read)

    def read(self, text: str) -> dict[str, Any]:
        record = dict(self._read(TEXT))
        if text != TEXT:
            record["mode"] = {"status": "missing", "value": None, "evidence": []}
        return record


def test_what_flips_is_told_with_its_gap_and_what_does_not_go_too(reader: Reader) -> None:
    strain = stress_note(
        Note("a.txt", TEXT), Linter(reader=Slipping(reader)), codes=["33952"], most=2
    )
    same = [each for each in strain.flips if each.change.expected == "same"]
    assert {each.change.kind for each in same} >= {"reword", "abbreviate", "rewrap"}
    assert {(each.element, each.was, each.now, each.gap) for each in same} == {
        ("mode", "documented (VV)", "missing", "opened")
    }


@pytest.mark.parametrize(
    ("element", "entry", "told"),
    [
        ("mode", {"status": "documented", "value": "VV"}, "documented (VV)"),
        ("age", {"status": "documented", "years": 4}, "documented (4)"),
        ("indication", {"status": "documented", "values": ["ARDS"]}, "documented"),
        (
            "site",
            {"status": "documented", "items": [{"vessel": "femoral vein", "side": "right"}]},
            "documented (right femoral vein)",
        ),
        ("cannula", {"status": "documented", "items": [{"size_fr": 25}]}, "documented (25 Fr)"),
        (
            "circuit",
            {"status": "documented", "flow_lpm": 4.0, "rpm": None},
            "documented (flow_lpm 4.0)",
        ),
        ("fluoroscopy", {"status": "not_done"}, "not_done"),
    ],
)
def test_verdicts_hold_the_values_that_count(
    element: str, entry: dict[str, Any], told: str
) -> None:
    assert verdict(element, entry) == told


def test_a_sites_own_words_are_tried(tmp_path: Path, reader: Reader) -> None:
    folder = tmp_path / "targets"
    folder.mkdir(parents=True)
    rule = {"literal": "fluoroscopy", "category": "FLUOROSCOPY", "pattern": "fluoroscopy|zorbing"}
    (folder / "site.json").write_text(json.dumps({"target_rules": [rule]}))
    vocabulary = Vocabulary([tmp_path])
    found = [
        each.words for each in vocabulary.instead_of("FLUOROSCOPY", "fluoroscopy", "fluoroscopy")
    ]
    assert found == []
    fitting = [
        each.words for each in vocabulary.instead_of("FLUOROSCOPY", "fluoroscopy", "casting")
    ]
    assert fitting == ["zorbing"]


@pytest.fixture
def command(run: Any, reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def install(make: Callable[..., Any]) -> Any:
        monkeypatch.setattr("doclint.reading.Reader", make)
        return run

    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    return install


def test_the_command_says_what_is_expected_of_each_kind(command: Any, reader: Reader) -> None:
    result = command(lambda *_: reader)("stress", "a.txt", "--code", "33952", "--trials", "2")
    assert result.status == 0
    assert result.err == ""
    for kind in KINDS:
        assert re.search(rf"^{kind}: .*(?:should|nothing)", result.out, re.MULTILINE)


def test_exit_status_and_json(command: Any, reader: Reader) -> None:
    run = command(lambda *_: Slipping(reader))
    args = ("stress", "a.txt", "--code", "33952", "--trials", "1", "--kind", "rewrap")
    result = run(*args, "--format", "json")
    assert result.status == 1
    told = json.loads(result.out)
    assert [each["kind"] for each in told["trials"]] == ["rewrap"]
    assert {"kind", "expected", "words", "instead", "element", "was", "now", "gap"} <= set(
        told["flips"][0]
    )
    assert run(*args, "--exit-zero").status == 0
    assert "1 verdict wrong" in run(*args).out


def test_settings_of_a_site_are_honoured_under_stress(command: Any, reader: Reader) -> None:
    Path("doclint.toml").write_text('code = ["33954"]\npatterns = ["none"]\n')
    seen: list[Any] = []

    def make(*folders: Any) -> Reader:
        seen.extend(folders)
        return reader

    result = command(make)("stress", "a.txt", "--kind", "rewrap", "--trials", "1")
    assert [str(each) for each in seen[0]] == ["none"] or str(seen[0][0]).endswith("none")
    assert (result.status, result.out) == (2, "")
    assert "no such pattern folder" in result.err


@pytest.mark.parametrize(
    "args", [("none.txt",), ("a.txt", "--code", "99999"), ("a.txt", "--kind", "guess")]
)
def test_what_cannot_be_is_refused_in_one_line_of_stress(
    command: Any, reader: Reader, args: tuple[str, ...]
) -> None:
    result = command(lambda *_: reader)("stress", *args)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
