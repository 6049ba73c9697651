"""What a baseline lets pass, what it does not, and what is said of entries left behind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from doclint.checking import Checker
from doclint.deid.places import Identifier
from doclint.errors import SettingsError
from doclint.findings import ELEMENTS, Finding
from doclint.note import Note
from doclint.policy.baseline import Baseline, Known, written
from doclint.policy.known import KnownFindings
from doclint.policy.verdict import Verdict
from doclint.report import NoteReport
from doclint.resources import data_dir
from doclint.settings import Finder

SCHEMA = json.loads((data_dir("schemas") / "files" / "baseline.json").read_text())
KEY = b"a key that lasts"


def entry(note: str, element: str | None, kind: str = "missing", **more: Any) -> dict[str, Any]:
    return {"note": note, "code": "33952", "element": element, "kind": kind, **more}


def file_of(path: Path, *entries: dict[str, Any], **head: Any) -> str:
    """A baseline with an entry a line; the first stands on line 3."""
    fields = {"version": 1, "note_name": "path", **head}
    told = json.dumps(fields).rstrip("}")
    body = ",\n".join(json.dumps(each) for each in entries)
    path.write_text(f'{told},\n"findings": [\n{body}]}}\n')
    return str(path)


def test_known_findings_do_not_count(over: Any, tmp_path: Path) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "site"), entry("a.txt", "consent"))
    outcome = over({"a.txt": "missing: site, consent, age"}, baseline=known)

    assert outcome.counting == [("a.txt", "age", "missing")]
    assert sorted(outcome.suppressed) == [
        ("a.txt", "consent", "baseline"),
        ("a.txt", "site", "baseline"),
    ]
    assert outcome.of_files == []
    assert outcome.checker.tally.severities["error"] == 1
    assert outcome.checker.tally.suppressed["baseline"] == 2


def test_a_note_whose_findings_are_all_known_is_complete(over: Any, tmp_path: Path) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "site"))
    outcome = over({"a.txt": "missing: site"}, baseline=known)

    assert outcome.reports["a.txt"].status == "complete"
    assert outcome.checker.tally.to_dict()["with_gaps"] == 0


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (entry("b.txt", "site"), 1),
        (entry("a.txt", "site", code="33954"), 1),
        (entry("a.txt", "site", "unfilled"), 1),
        (entry("a.txt", "site", code=None, candidates=["33952"]), 1),
        (entry("a.txt", "site"), 0),
    ],
    ids=["another note", "another code", "another kind", "codes left open", "the same"],
)
def test_what_differs_in_note_code_or_kind_is_new(
    over: Any, tmp_path: Path, told: dict[str, Any], count: int
) -> None:
    outcome = over({"a.txt": "missing: site"}, baseline=file_of(tmp_path / "known.json", told))

    assert len(outcome.counting) == count


FINDING = Finding(
    rule="SIT001", name="site-missing", code="33952", element="site", kind="missing",
    severity="error", message="Where?",
)  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"line": 7, "column": 3, "start": 80, "end": 90},
        {"message": "Into which vessel?"},
        {"severity": "info"},
        {"rule": "SIT009", "name": "site-not-told"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_place_message_severity_and_rule_do_not_matter(changes: dict[str, Any]) -> None:
    assert Known.of("a.txt", replace(FINDING, **changes)) == Known.of("a.txt", FINDING)


def test_a_finding_without_an_element_is_known_by_its_rule() -> None:
    phone = replace(FINDING, rule="DID002", element=None, code=None, kind="other")

    assert Known.of("a.txt", phone) != Known.of("a.txt", replace(phone, rule="DID003"))
    assert Known.of("a.txt", phone) == Known.of("a.txt", replace(phone, name="another-name"))


def test_of_codes_left_open_the_order_does_not_matter() -> None:
    one = replace(FINDING, code=None, candidates=("33951", "33952"))

    assert Known.of("a.txt", one) == Known.of("a.txt", replace(one, candidates=("33952", "33951")))
    assert Known.of("a.txt", one) != Known.of("a.txt", replace(one, candidates=("33951", "33953")))


RETIRED = "CPT: 33960\nCPT: 33960\nCPT: 33960\n"


def of_rule(count: int) -> dict[str, Any]:
    return entry("a.txt", None, "other", code="33960", rule="COD001", count=count)


@pytest.mark.parametrize(
    ("count", "new", "told"),
    [(2, 1, []), (3, 0, []), (4, 0, [("BAS001", 3)])],
    ids=["one more", "as many", "one less"],
)
def test_equal_findings_are_counted(
    over: Any, tmp_path: Path, count: int, new: int, told: list[Any]
) -> None:
    outcome = over({"a.txt": RETIRED}, baseline=file_of(tmp_path / "known.json", of_rule(count)))

    assert len(outcome.counting) == new
    assert outcome.of_files == told


def test_one_entry_on_two_lines_counts_twice(over: Any, tmp_path: Path) -> None:
    """So it stands in a file after two branches were merged."""
    known = file_of(tmp_path / "known.json", of_rule(2), of_rule(2))
    outcome = over({"a.txt": RETIRED}, baseline=known)

    assert outcome.counting == []
    assert outcome.of_files == [("BAS001", 4)]


def test_an_entry_that_no_longer_occurs_is_told_at_its_line(over: Any, tmp_path: Path) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "age"), entry("a.txt", "site"))
    outcome = over({"a.txt": "missing: age"}, baseline=known)
    (finding,) = outcome.run.findings

    assert (finding.rule, finding.line, finding.severity) == ("BAS001", 4, "warning")
    assert finding.message.endswith("(33952, site, missing)")
    assert "a.txt" not in finding.message
    assert outcome.checker.tally.severities["warning"] == 1


@pytest.mark.parametrize(
    ("notes", "given"),
    [
        ({"b.txt": "Nothing lacks."}, {}),
        ({"a.txt": None}, {}),
        ({"a.txt": "Nothing lacks."}, {"code": ("33954",)}),
        ({"a.txt": "missing: site"}, {"select": ("AGE", "BAS")}),
    ],
    ids=["another note", "unreadable", "judged by another code", "a rule not in force"],
)
def test_of_what_this_run_did_not_ask_nothing_is_said(
    over: Any, tmp_path: Path, notes: Mapping[str, str | None], given: dict[str, Any]
) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "site"))
    outcome = over(notes, baseline=known, **given)

    assert outcome.of_files == []
    assert (
        sum(outcome.checker.known.unseen().values()) + sum(outcome.checker.known.left().values())
        == 1
    )


def test_a_finding_without_an_element_is_missed_only_if_its_rule_is_in_force(
    over: Any, tmp_path: Path
) -> None:
    known = file_of(tmp_path / "known.json", of_rule(1))

    assert over({"a.txt": "-"}, baseline=known, select=("AGE", "BAS")).of_files == []
    assert over({"a.txt": "-"}, baseline=known).of_files == [("BAS001", 3)]


def test_identifiers_are_known_by_their_rules(
    over: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Search:
        def find(self, text: str) -> list[Identifier]:
            return [Identifier(1, 4, "DID007"), Identifier(5, 9, "DID008")]

    for place in ("doclint.checking", "doclint.batch.jobs"):
        monkeypatch.setattr(f"{place}.search_for", lambda _: Search())
    known = file_of(
        tmp_path / "known.json",
        entry("a.txt", None, "other", code=None, rule="DID007"),
        entry("a.txt", None, "other", code=None, rule="DID009"),
    )
    outcome = over({"a.txt": "(two identifiers)"}, baseline=known, deid_check=True)

    assert [each.rule for each in outcome.reports["a.txt"].findings] == ["DID008"]
    assert [each.finding.rule for each in outcome.reports["a.txt"].suppressed] == ["DID007"]
    assert outcome.of_files == [("BAS001", 4)]
    assert over({"a.txt": "(two identifiers)"}, baseline=known).of_files == []


def test_a_note_that_calls_for_another_code_leaves_its_entries_behind(
    over: Any, tmp_path: Path
) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "site"))
    outcome = over({"a.txt": "CPT: 33954\nmissing: site"}, baseline=known, code=())

    assert [element for _, element, _ in outcome.counting] == ["approach", "site"]
    assert outcome.of_files == [("BAS001", 3)]


@pytest.mark.parametrize(
    ("given", "severities"),
    [
        ({"ignore": ("BAS001",)}, []),
        ({"select": ("AGE",)}, []),
        ({"severity": {"BAS001": "error"}}, ["error"]),
        ({"severity": {"baseline-entry-outdated": "info"}}, ["info"]),
    ],
)
def test_rules_about_the_file_can_be_chosen_like_others(
    over: Any, tmp_path: Path, given: dict[str, Any], severities: list[str]
) -> None:
    known = file_of(tmp_path / "known.json", entry("a.txt", "site"))
    outcome = over({"a.txt": "-"}, baseline=known, **given)

    assert [each.severity for each in outcome.run.findings] == severities


@pytest.mark.parametrize("layout", [None, 0, 2])
def test_lines_are_those_of_the_file_however_it_is_laid_out(
    over: Any, tmp_path: Path, layout: int | None
) -> None:
    entries = [entry("a.txt", "site"), entry("a.txt", "age"), entry("a.txt", "consent")]
    document = {"findings": entries, "version": 1, "note_name": "path"}
    path = tmp_path / "known.json"
    path.write_text(json.dumps(document, indent=layout))
    text = path.read_text()
    outcome = over({"a.txt": "missing: age"}, baseline=str(path))

    begin = [text[: text.index('"site"')].rindex("{"), text[: text.index('"consent"')].rindex("{")]
    assert outcome.of_files == [("BAS001", text.count("\n", 0, at) + 1) for at in begin]


# The file itself.


def test_the_file_is_sorted_has_an_entry_a_line_and_is_of_its_form() -> None:
    counts = {
        Known("b.txt", None, ("33951", "33952"), "consent", "missing", None): 1,
        Known("a.txt", "33952", (), "site", "missing", None): 1,
        Known("a.txt", "33960", (), None, "other", "COD001"): 3,
        Known("a.txt", "33952", (), "age", "missing", None): 0,
    }
    data = written(counts, "path", b"")

    assert data.decode() == (
        '{\n  "version": 1,\n  "note_name": "path",\n  "findings": [\n'
        '    {"note": "a.txt", "code": "33952", "element": "site", "kind": "missing"},\n'
        '    {"note": "a.txt", "code": "33960", "element": null, "kind": "other", '
        '"rule": "COD001", "count": 3},\n'
        '    {"note": "b.txt", "code": null, "candidates": ["33951", "33952"], '
        '"element": "consent", "kind": "missing"}\n'
        "  ]\n}\n"
    )
    Draft202012Validator(SCHEMA).validate(json.loads(data))
    assert written(dict(reversed(counts.items())), "path", b"") == data


def test_an_empty_file_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(written({}, "path", b""))

    assert Baseline.load(str(path), b"") == Baseline(str(path))
    Draft202012Validator(SCHEMA).validate(json.loads(path.read_bytes()))


HOSTILE = [
    "a\nb.txt", "\x1b[2J.txt", "\u202etxt.a", "=cmd|' /C calc'!A0", "</script>", 'a"b\\.txt',
    "\udcff.txt", "caf\u00e9.txt", "batch.jsonl#7", "#", "{\"note\": \"x\"}", "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_any_name_comes_back_from_the_file(name: str, tmp_path: Path) -> None:
    known = Known(name, "33952", (), "site", "missing", None)
    path = tmp_path / "known.json"
    path.write_bytes(written({known: 1}, "path", b""))

    (entry,) = Baseline.load(str(path), b"").entries
    assert (entry.known, entry.line) == (known, 5)
    assert path.read_bytes().isascii()


GOOD = '{"version": 1, "note_name": "path", "findings": [\n%s]}'
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "no JSON": ("{", "line 1 column 2: no JSON: "),
    "merge conflict": ("<<<<<<< HEAD\n{}", "line 1 column 1: no JSON: "),
    "no UTF-8": (b"\xff\xfe{}", "no JSON in UTF-8"),
    "nested": ("[" * 200_000, "no JSON"),
    "no object": ("[]", "[] is not of type 'object'"),
    "empty": ("{}", "'version' is a required property"),
    "of tomorrow": ('{"version": 2}', "version: not 1: written by another doclint"),
    "no note": (GOOD % '{"code": null, "element": "age", "kind": "missing"}', "line 2: 'note' is"),
    "no kind": (
        GOOD % '{"note": "a", "code": null, "element": "age", "kind": "gone"}',
        "line 2: kind: 'gone' is not one of",
    ),
    "neither": (
        GOOD % '{"note": "a", "code": null, "element": null, "kind": "other"}',
        "line 2: 'rule' is a required property",
    ),
    "no count": (
        GOOD % '{"note": "a", "code": null, "element": "age", "kind": "missing", "count": 0}',
        "line 2: count: 0 is less than",
    ),
    "words": (
        GOOD % '{"note": "a", "code": null, "element": "age", "kind": "missing", "text": "x"}',
        "line 2: Additional properties are not allowed ('text' was unexpected)",
    ),
    "no key check": ('{"version": 1, "note_name": "hash", "findings": []}', "'key_check' is"),
    "long": (GOOD % f'"{"x" * 9000}"', "line 2: 'xxx"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    content, told = BROKEN[name]
    path = tmp_path / "known.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(SettingsError) as caught:
        Baseline.load(str(path), KEY)

    assert str(caught.value).startswith(f"{path}: {told}")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    "changes", [{"note": ""}, {"note": 7}, {"kind": "gone"}, {"count": 0}, {"text": "x"}], ids=str
)
def test_a_fault_among_many_good_entries_is_told_with_its_line(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    good = [entry(f"{number}.txt", "site") for number in range(50)]
    path = file_of(tmp_path / "known.json", *good, {**good[0], **changes}, *good)

    with pytest.raises(SettingsError, match=r"known\.json: line 53: "):
        Baseline.load(path, b"")
    file_of(tmp_path / "known.json", *good)
    assert len(Baseline.load(path, b"").entries) == 50


def test_a_missing_file_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"doclint baseline PATH\.\.\. --output FILE"):
        Baseline.load(str(tmp_path / "none.json"), b"")


# Hashed names.


def test_hashed_names_are_under_the_key(over: Any, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    empty = Baseline(str(path), "hash")
    name = KnownFindings(empty, key=KEY).name(str(tmp_path / "MRN0042.txt"))
    known = Known(name, "33952", (), "site", "missing", None)
    path.write_bytes(written({known: 1}, "hash", KEY))

    assert b"MRN" not in path.read_bytes()
    notes = {"MRN0042.txt": "missing: site"}
    assert over(notes, baseline=str(path), key=KEY).counting == []
    for key, told in ((b"", "DOCLINT_HASH_KEY is not set"), (b"other", "under another")):
        with pytest.raises(SettingsError, match=told):
            over(notes, baseline=str(path), key=key)


def test_hashed_names_need_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DOCLINT_HASH_KEY is not set"):
        KnownFindings(Baseline(str(tmp_path / "known.json"), "hash"))


def test_how_reports_name_notes_does_not_matter_to_the_file(over: Any, tmp_path: Path) -> None:
    known = file_of(tmp_path / "known.json", entry("ward/a.txt", "site"))

    for how in ("path", "basename", "hash"):
        notes = {"ward/a.txt": "missing: site"}
        assert over(notes, baseline=known, note_name=how).counting == []


# Laws.

NAMES = ("a.txt", "ward/a.txt", "ward/b.txt#1", "c d.txt")
LACKING = st.dictionaries(
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(ELEMENTS), st.sampled_from(["missing", "unfilled"])),
    min_size=1,
)
Lacking = dict[str, dict[str, str]]


def run(root: Path, lacking: Lacking, baseline: Baseline, ahead: str = "") -> tuple[Any, Checker]:
    finder = Finder({"code": ("33952",)}, isolated=True)
    checker = Checker(finder, finder.for_run(), baseline=baseline)
    notes = [
        Note(str(root / name), ahead + "\n".join(f"{kind}: {each}" for each, kind in gaps.items()))
        for name, gaps in lacking.items()
    ]
    return list(checker.reports(notes)), checker


def recorded(root: Path, lacking: Lacking) -> Baseline:
    """The baseline of a run, written and read again."""
    reports, checker = run(root, lacking, Baseline(str(root / "known.json")))
    assert checker.known is not None
    counts: dict[Known, int] = {}
    for report in reports:
        for known in checker.known.counting(report):
            counts[known] = counts.get(known, 0) + 1
    (root / "known.json").write_bytes(written(counts, "path", b""))
    return Baseline.load(str(root / "known.json"), b"")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("notes")


@given(lacking=LACKING, ahead=st.sampled_from(["", "\n\n", "Some words before.\r\n\t\n"]))
def test_a_baseline_covers_exactly_its_run_wherever_lines_are(
    root: Path, lacking: Lacking, ahead: str
) -> None:
    before, _ = run(root, lacking, Baseline(str(root / "known.json")))
    after, checker = run(root, lacking, recorded(root, lacking), ahead)

    assert [each.findings for each in after] == [()] * len(lacking)
    assert [len(each.suppressed) for each in after] == [len(each.findings) for each in before]
    assert checker.run().findings == ()


@given(lacking=LACKING, data=st.data())
def test_a_finding_more_is_the_one_that_is_new(root: Path, lacking: Lacking, data: Any) -> None:
    baseline = recorded(root, lacking)
    all_of_them, _ = run(root, lacking, Baseline(str(root / "known.json")))
    name = data.draw(st.sampled_from(sorted(lacking)))
    element = data.draw(st.sampled_from([each for each in ELEMENTS if each not in lacking[name]]))
    more = {**lacking, name: {**lacking[name], element: "missing"}}
    whole, _ = run(root, more, Baseline(str(root / "known.json")))
    after, checker = run(root, more, baseline)

    def keys(reports: Any) -> set[Known]:
        assert checker.known is not None
        return {key for each in reports for key in checker.known.counting(each)}

    new = {Known.of(checker.known.name(r.note), f) for r in after for f in r.findings}  # type: ignore[union-attr]
    assert new == keys(whole) - keys(all_of_them)
    assert {each.element for each in new} <= {element}


@given(lacking=LACKING, data=st.data())
def test_a_finding_less_is_the_one_that_is_told(root: Path, lacking: Lacking, data: Any) -> None:
    baseline = recorded(root, lacking)
    name = data.draw(st.sampled_from(sorted(lacking)))
    gone = data.draw(st.sets(st.sampled_from(sorted(lacking[name]) or ["none"])))
    less = {
        **lacking,
        name: {each: kind for each, kind in lacking[name].items() if each not in gone},
    }
    after, checker = run(root, less, baseline)
    lines = Path(baseline.file).read_text().splitlines()
    told = [json.loads(lines[(each.line or 0) - 1].rstrip(",")) for each in checker.run().findings]

    assert [each.findings for each in after] == [()] * len(less)
    assert {each["element"] for each in told} <= gone
    assert {each["note"] for each in told} <= {name}
    left = checker.known.left() if checker.known else {}
    assert sum(left.values()) + len(told) == len(baseline.entries)


@given(st.lists(st.sampled_from([FINDING, replace(FINDING, kind="unfilled")]), max_size=6))
def test_no_finding_is_lost(root: Path, findings: list[Finding]) -> None:
    known = Known.of("a.txt", FINDING)
    path = root / "two.json"
    path.write_bytes(written({known: 2}, "path", b""))
    report = NoteReport(str(root / "a.txt"), "gaps", codes=("33952",), findings=tuple(findings))
    verdict = Verdict(report=report, found=report.findings, rules={"SIT001"})
    after = KnownFindings(Baseline.load(str(path), b"")).apply(verdict).report

    put_aside = [each.finding for each in after.suppressed]
    assert sorted(put_aside + list(after.findings), key=repr) == sorted(findings, key=repr)
    assert put_aside == [each for each in findings if each.kind == "missing"][:2]
