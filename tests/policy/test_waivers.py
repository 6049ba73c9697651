"""What a waiver covers and for how long, and what is said of those that are unused or expired."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.checking import Checker
from doclint.codes import Catalogue
from doclint.errors import SettingsError
from doclint.note import Note
from doclint.policy.baseline import Known, written
from doclint.policy.waivers import heading_lines, load_waivers
from doclint.reports.names import namer
from doclint.settings import Finder
from doclint.settings.forms import parse_toml

CATALOGUE = Catalogue.load()
TODAY = date(2026, 6, 15)
KEY = b"a key that lasts"


def table(note: str = "a.txt", expires: str = "2026-12-31", **more: str) -> str:
    keys = "".join(f"{key} = {json.dumps(value)}\n" for key, value in more.items())
    reason = "" if "reason" in more else 'reason = "Kept on paper."\n'
    return f"[[waiver]]\nnote = {json.dumps(note)}\n{reason}expires = {expires}\n{keys}"


@pytest.fixture
def waivers(write: Callable[[str, str], Path]) -> Callable[..., str]:
    """Write a file of waivers; the first table begins on line 1."""
    return lambda *tables: str(write("waivers.toml", "".join(tables)))


def test_a_waived_finding_does_not_count_and_has_its_reason(over: Any, waivers: Any) -> None:
    file = waivers(table(element="consent", reason="Kept on paper."))
    outcome = over({"a.txt": "missing: consent, site"}, waivers=file)

    assert outcome.counting == [("a.txt", "site", "missing")]
    (suppressed,) = outcome.reports["a.txt"].suppressed
    assert (suppressed.by, suppressed.reason) == ("waiver", "Kept on paper.")
    assert suppressed.finding.element == "consent"
    assert outcome.of_files == []


def test_a_note_whose_findings_are_all_waived_is_complete(over: Any, waivers: Any) -> None:
    outcome = over({"a.txt": "missing: site"}, waivers=waivers(table()))

    assert outcome.reports["a.txt"].status == "complete"


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ({}, []),
        ({"rule": "SIT001"}, ["age", "consent"]),
        ({"rule": "site-missing"}, ["age", "consent"]),
        ({"rule": "sit"}, ["age", "consent"]),
        ({"rule": "ALL"}, []),
        ({"element": "age"}, ["consent", "site"]),
        ({"kind": "missing"}, ["consent"]),
        ({"kind": "unfilled"}, ["age", "site"]),
        ({"code": "33952"}, []),
        ({"code": "33954"}, ["age", "consent", "site"]),
        ({"element": "site", "kind": "unfilled"}, ["age", "consent", "site"]),
        (
            {"rule": "SIT", "element": "site", "kind": "missing", "code": "33952"},
            ["age", "consent"],
        ),
    ],
    ids=str,
)
def test_a_waiver_covers_what_fits_all_of_its_keys(
    over: Any, waivers: Any, keys: dict[str, str], left: list[str]
) -> None:
    notes = {"a.txt": "missing: site, age\nunfilled: consent"}
    outcome = over(notes, waivers=waivers(table(**keys)))

    assert sorted(element for _, element, _ in outcome.counting) == left


def test_a_waiver_of_one_code_does_not_cover_what_is_found_of_several(
    over: Any, waivers: Any
) -> None:
    notes = {"a.txt": "missing: age, site"}
    for code, number in (("33952", 0), (None, 2)):
        file = waivers(table(**({"code": code} if code else {})))
        outcome = over(notes, waivers=file, code=())
        assert outcome.reports["a.txt"].candidates
        assert len(outcome.suppressed) == number


@pytest.mark.parametrize(
    ("note", "covered"),
    [
        ("a.txt", ["a.txt"]),
        ("./a.txt", ["a.txt"]),
        ("ward/../a.txt", ["a.txt"]),
        ("ward/a.txt", ["ward/a.txt"]),
        ("ward/*", ["ward/a.txt", "ward/[1].txt"]),
        ("*.txt", ["a.txt", "ward/a.txt", "ward/[1].txt"]),
        ("ward/[1].txt", ["ward/[1].txt"]),
        ("batch.jsonl#7", ["batch.jsonl#7"]),
        ("batch.jsonl#*", ["batch.jsonl#7", "batch.jsonl#8"]),
        ("batch.jsonl", []),
        ("A.TXT", []),
        ("[", []),
    ],
)
def test_a_note_is_named_by_its_path_from_the_file_or_by_a_glob(
    over: Any, waivers: Any, note: str, covered: list[str]
) -> None:
    names = ["a.txt", "ward/a.txt", "ward/[1].txt", "batch.jsonl#7", "batch.jsonl#8"]
    outcome = over(dict.fromkeys(names, "missing: site"), waivers=waivers(table(note)))

    assert [name for name, _, _ in outcome.suppressed] == covered


def test_where_reports_show_no_path_the_name_that_they_show_fits(over: Any, waivers: Any) -> None:
    notes = {"ward/MRN0042.txt": "missing: site"}
    shown = namer("hash", KEY)("ward/MRN0042.txt")

    by_base = waivers(table("MRN0042.txt"))
    assert len(over(notes, waivers=by_base, note_name="basename").suppressed) == 1
    assert over(notes, waivers=by_base).suppressed == []
    by_hash = waivers(table(shown))
    assert len(over(notes, waivers=by_hash, note_name="hash", key=KEY).suppressed) == 1
    assert over(notes, waivers=by_hash, note_name="hash").suppressed == []
    assert over(notes, waivers=by_hash, key=KEY).suppressed == []


@pytest.mark.parametrize(
    ("expires", "told"),
    [("2026-06-14", [("WAV002", 1)]), ("2026-06-15", []), ("2026-06-16", [])],
    ids=["yesterday", "today", "tomorrow"],
)
def test_a_waiver_applies_through_the_day_on_which_it_expires(
    over: Any, waivers: Any, expires: str, told: list[Any]
) -> None:
    outcome = over({"a.txt": "missing: site"}, waivers=waivers(table(expires=expires)))

    assert outcome.of_files == told
    assert len(outcome.counting) == len(told)


def test_without_a_day_it_is_the_one_of_the_clock(waivers: Any, tmp_path: Path) -> None:
    def told(expires: date) -> list[str]:
        finder = Finder({"waivers": waivers(table(expires=expires.isoformat()))}, isolated=True)
        checker = Checker(finder, finder.for_run())
        list(checker.reports([Note(str(tmp_path / "b.txt"), "-")]))
        return [each.rule for each in checker.run().findings]

    # Two days to either side, for the day may change while the test runs.
    assert told(date.today() + timedelta(days=2)) == []
    assert told(date.today() - timedelta(days=2)) == ["WAV002"]


def test_an_expired_waiver_is_told_whichever_notes_are_judged(over: Any, waivers: Any) -> None:
    outcome = over({"b.txt": "missing: site"}, waivers=waivers(table(expires="2026-01-01")))
    (finding,) = outcome.run.findings

    assert finding.message.endswith("(expired on 2026-01-01)")
    assert finding.severity == "warning"
    assert finding.name == "waiver-expired"


@pytest.mark.parametrize(
    ("notes", "given", "told"),
    [
        ({"a.txt": "missing: age"}, {}, True),
        ({"a.txt": "missing: age", "b.txt": "missing: site"}, {}, True),
        ({"b.txt": "missing: age"}, {}, False),
        ({"a.txt": None}, {}, False),
        ({"a.txt": "missing: site"}, {}, False),
        ({"a.txt": "missing: site"}, {"ignore": ("SIT",)}, False),
        ({"a.txt": "missing: age"}, {"select": ("AGE", "WAV")}, False),
        ({"a.txt": "missing: age"}, {"ignore": ("WAV001",)}, False),
    ],
    ids=[
        "no such finding", "in another note", "not judged", "unreadable", "used",
        "found by a rule not in force", "its rule not in force", "not asked for",
    ],
)  # fmt: skip
def test_an_unused_waiver_is_told_if_a_note_of_it_was_judged(
    over: Any, waivers: Any, notes: Any, given: dict[str, Any], told: bool
) -> None:
    outcome = over(notes, waivers=waivers(table(rule="SIT")), **given)

    assert outcome.of_files == ([("WAV001", 1)] if told else [])


def test_a_waiver_of_another_code_than_the_one_asked_for_is_not_told(
    over: Any, waivers: Any
) -> None:
    file = waivers(table(code="33954"))

    assert over({"a.txt": "missing: site"}, waivers=file).of_files == []
    named = over({"a.txt": "CPT: 33952\nmissing: site"}, waivers=file, code=())
    assert named.of_files == [("WAV001", 1)]


def test_a_waiver_of_what_is_found_but_not_asked_for_is_used(over: Any, waivers: Any) -> None:
    file = waivers(table(element="site"))

    assert over({"a.txt": "missing: site"}, waivers=file, ignore=("SIT",)).of_files == []
    assert over({"a.txt": "-"}, waivers=file, ignore=("SIT",)).of_files == [("WAV001", 1)]


def test_one_note_of_many_is_enough_for_a_waiver_to_be_used(over: Any, waivers: Any) -> None:
    notes = {"a.txt": "missing: age", "b.txt": "missing: site", "c.txt": "-"}
    outcome = over(notes, waivers=waivers(table("*.txt", element="site")))

    assert outcome.of_files == []
    assert outcome.suppressed == [("b.txt", "site", "waiver")]


def test_of_two_waivers_that_cover_a_finding_the_first_gives_the_reason(
    over: Any, waivers: Any
) -> None:
    outcome = over(
        {"a.txt": "missing: site"}, waivers=waivers(table(reason="One."), table(reason="Two."))
    )

    assert [each.reason for each in outcome.reports["a.txt"].suppressed] == ["One."]
    assert outcome.of_files == []


def test_findings_are_told_in_the_order_of_the_file(over: Any, waivers: Any) -> None:
    file = waivers(
        table(element="age"), table(expires="2026-01-01"), table(element="site"), "# end\n",
        table(element="consent"),
    )  # fmt: skip
    outcome = over({"a.txt": "missing: site"}, waivers=file)

    assert outcome.of_files == [("WAV001", 1), ("WAV002", 6), ("WAV001", 16)]


# Beside a baseline.


def test_a_waived_finding_needs_no_entry(over: Any, waivers: Any, tmp_path: Path) -> None:
    known = Known("a.txt", "33952", (), "site", "missing", None)
    path = tmp_path / "known.json"
    path.write_bytes(written({known: 1}, "path", b""))
    notes = {"a.txt": "missing: site"}
    both = over(notes, waivers=waivers(table(element="site")), baseline=str(path))

    assert both.suppressed == [("a.txt", "site", "waiver")]
    (finding,) = both.run.findings
    assert (finding.rule, finding.line) == ("BAS001", 5)
    assert finding.message.endswith("(33952, site, missing; waived)")

    later = over(
        notes, waivers=waivers(table(element="site", expires="2026-01-01")), baseline=str(path)
    )
    assert later.suppressed == [("a.txt", "site", "baseline")]
    assert later.of_files == [("WAV002", 1)]


# The file itself.

BROKEN: dict[str, tuple[str | bytes, str]] = {
    "no TOML": ("[[waiver]\n", "no TOML: "),
    "no UTF-8": (b"\xff\xfe", "no TOML in UTF-8"),
    "nested": ("a = " + "[" * 5000, "no TOML"),
    "another table": ("[[waver]]\n", "Additional properties are not allowed ('waver' was"),
    "no list": ("[waiver]\nnote = 'a'\n", "waiver: {'note': 'a'} is not of type 'array'"),
    "no reason": (table().replace("reason", "by"), "line 1: 'reason' is a required property"),
    "empty reason": (table(reason=" "), "line 1: reason: ' ' does not match"),
    "no note": ("[[waiver]]\nreason = 'x'\nexpires = 2027-01-31\n", "line 1: 'note' is"),
    "no expiry": ("\n[[waiver]]\nnote = 'a'\nreason = 'x'\n", "line 2: 'expires' is a required"),
    "a quoted date": (table(expires='"2027-01-31"'), "line 1: expires: not a date alone"),
    "a time": (table(expires="2027-01-31T10:00:00"), "line 1: expires: not a date alone"),
    "no date": (table(expires="true"), "line 1: expires: not a date alone"),
    "a date for a reason": (table().replace('"Kept on paper."', "2027-01-31"), "line 1: reason: "),
    "no rule": (table(rule="SITE-MISING"), "line 1: rule: SITE-MISING: no such rule; did you mean"),
    "no element": (table(element="consnt"), "line 1: element: consnt: no such element; did you"),
    "no code": (table(code="99999"), "line 1: code: 99999: no such code"),
    "no kind": (table(kind="gone"), "line 1: kind: 'gone' is not one of"),
    "a slip": (table(elemnt="age"), "line 1: Additional properties are not allowed ('elemnt'"),
    "the second": (table() + table(kind="gone"), "line 5: kind: 'gone' is not one of"),
    "inline": ("waiver = [{note = 'a', reason = ''}]\n", "waiver.0: 'expires' is a required"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    content, told = BROKEN[name]
    path = tmp_path / "waivers.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(SettingsError) as caught:
        load_waivers(str(path), CATALOGUE)

    assert str(caught.value).startswith(f"{path}: {told}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no such file: it holds a table \[\[waiver\]\]"):
        load_waivers(str(tmp_path / "none.toml"), CATALOGUE)


@pytest.mark.parametrize("text", ["", "# nothing waived\n", "waiver = []\n"])
def test_a_file_without_waivers_is_fine(tmp_path: Path, text: str) -> None:
    (tmp_path / "waivers.toml").write_text(text)

    assert load_waivers(str(tmp_path / "waivers.toml"), CATALOGUE) == ()


def test_all_keys_and_the_line_are_read(waivers: Any) -> None:
    keys = {"rule": "SIT", "element": "site", "code": "33960", "kind": "missing", "by": "N. Feld"}
    (waiver,) = load_waivers(waivers("# \n\r\n", table(**keys)), CATALOGUE)

    assert waiver.line == 3
    assert waiver.expires == date(2026, 12, 31)
    assert waiver.rules is not None
    assert {rule[:3] for rule in waiver.rules} == {"SIT"}
    assert (waiver.element, waiver.code, waiver.kind, waiver.by) == (
        "site", "33960", "missing", "N. Feld",
    )  # fmt: skip


def test_waivers_in_another_form_of_toml_have_no_line(over: Any, waivers: Any) -> None:
    form = '[{note = "a.txt", element = "age", reason = "x", expires = 2027-01-31}]'
    outcome = over({"a.txt": "-"}, waivers=waivers(f"waiver = {form}\n"))

    assert outcome.of_files == [("WAV001", None)]


HEADINGS = [
    "[[waiver]]",
    "  [[ waiver ]]  # [[waiver]]",
    '[["waiver"]]',
    "\t[[ 'waiver' ]]",
]
OTHER_LINES = [
    "# [[waiver]]",
    'reason = """',
    "reason = '''",
    'reason = """\\',
    'reason = "\\\\"',
    "reason = 'x\\'",
    'reason = "# \\" "',
    'reason = "[[waiver]]"',
    "reason = '[[waiver]]' # it's",
    'reason = """x"""""',
    "reason = '''x'''''",
    'reason = """"""',
    "",
]
STRING_LINES = ["[[waiver]]", "  [[ waiver ]]", "# '", '\\"', "'", '""', "it's", ""]
CLOSINGS = {'"""': ['"""', 'x""""', '\\""""""'], "'''": ["'''", "x''''", "'''''"]}


@st.composite
def toml_files(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A TOML text with headings, what looks like them, and the lines of the true ones."""
    lines: list[str] = []
    numbers = []
    for _ in range(draw(st.integers(0, 4))):
        lines += draw(st.lists(st.sampled_from(["", "# [[waiver]]", " # '''"]), max_size=2))
        lines.append(draw(st.sampled_from(HEADINGS)))
        numbers.append(len(lines))
        key = draw(st.sampled_from(OTHER_LINES))
        lines.append(key)
        quotes = key.rstrip("\\")[-3:]
        if quotes in CLOSINGS and key.rstrip("\\").endswith(f"= {quotes}"):
            lines += draw(st.lists(st.sampled_from(STRING_LINES), max_size=4))
            lines.append(draw(st.sampled_from(CLOSINGS[quotes])))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines), numbers


@given(toml_files())
def test_headings_are_found_where_toml_has_them(told: tuple[str, list[int]]) -> None:
    text, numbers = told

    assert len(parse_toml(text, Path("x.toml")).get("waiver", [])) == len(numbers)
    assert heading_lines(text) == numbers
