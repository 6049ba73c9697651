"""Drafts from records made by hand: what is asked, which words are quoted, what is left unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS, Finding, Kind
from doclint.queries import Draft, Templates, queries_of
from doclint.queries.draft import parse
from doclint.queries.drafts import Queries
from doclint.report import NoteReport

CATALOGUE = Catalogue.load()
TEMPLATES = Templates.load(CATALOGUE)

NOTE = (
    "ECMO NOTE\n"
    "CPT: 33952, to be billed. A 25 Fr cannula was placed in the right femoral vein. Later V-V.\n"
    "Mode: V-A\n"
    "Age 52\n"
)


def entry(status: str = "documented", *words: str, note: str = NOTE, **values: Any) -> Any:
    found = [(note.index(each), each) for each in words]
    evidence = [
        {"start": at, "end": at + len(each), "text": each, "section": None} for at, each in found
    ]
    return {"status": status, "evidence": evidence, **values}


def report(*rules: str, note: str = NOTE, **elements: Any) -> NoteReport:
    """A judged note with a finding of each rule."""
    record = {name: {"status": "missing", "evidence": []} for name in ELEMENTS}
    record["action"] = entry("documented", "placed", values=["insertion"]) if note is NOTE else {}
    findings = []
    for rule_id in rules:
        rule = CATALOGUE.rules[rule_id]
        findings.append(
            Finding(
                rule=rule.id,
                name=rule.name,
                code="33952",
                element=rule.element,
                kind=rule.kind,
                severity=rule.severity or "error",
                message=rule.message,
            )
        )
    return NoteReport(
        "n.txt",
        "gaps",
        codes=("33952",),
        elements={**record, **elements},
        findings=tuple(findings),
        text=note,
    )


def only(queries: Queries) -> Draft:
    (draft,) = queries.drafts
    assert queries.unasked == ()
    return draft


def test_what_is_missing_is_asked_with_words_that_call_for_it() -> None:
    draft = only(queries_of(report("APP001"), CATALOGUE))

    assert draft.title == "Clarification: approach"
    assert [quote.text for quote in draft.quotes] == [
        "A 25 Fr cannula was placed in the right femoral vein."
    ]
    assert draft.quotes[0].told.startswith("The note, which gives no date in the text read, says")
    assert draft.quotes[0].line == 2
    assert draft.statement.startswith("Not found in the text read: ")
    assert draft.question.endswith("By which route was it reached?")
    assert draft.options == (
        "by puncture through the skin",
        "by an incision down to the vessel",
        "through an opening of the chest",
        "by more than one route: ____",
        "not performed or not applicable",
        "other: ____",
        "unable to determine",
    )
    assert draft.rules == ("APP001",)
    assert "33952" not in draft.text


def test_the_date_is_the_notes_own_and_else_its_sources() -> None:
    from datetime import date

    own = report("APP001", date_of_service=entry(date="2026-01-02"))
    bare = report("APP001")

    assert "dated 2026-01-02" in only(queries_of(own, CATALOGUE)).text
    source = replace(bare, date=date(2026, 3, 4))
    assert "dated 2026-03-04" in only(queries_of(source, CATALOGUE)).text
    nonsense = report("APP001", date_of_service=entry(date="$4 for 33952"))
    assert "gives no date" in only(queries_of(nonsense, CATALOGUE)).text


def test_a_contradiction_quotes_both_statements_and_asks_which_is_right() -> None:
    draft = only(queries_of(report("MOD004", mode=entry("conflicting", "V-V", "V-A")), CATALOGUE))

    assert [quote.text for quote in draft.quotes] == ["Later V-V.", "Mode: V-A"]
    assert draft.question.endswith("Which statement is right?")
    assert draft.options[:-2] == ("the first statement quoted", "the second statement quoted")


def test_of_a_contradiction_in_one_passage_the_options_are_those_of_the_element() -> None:
    draft = only(queries_of(report("MOD004", mode=entry("conflicting", "V-A")), CATALOGUE))
    assert "veno-venous (V-V)" in draft.options[:-2]


def test_a_placeholder_is_quoted() -> None:
    note = "Mode: ***\nECMO"
    mode = entry("unfilled", "Mode: ***", note=note)
    draft = only(queries_of(report("MOD003", note=note, mode=mode), CATALOGUE))

    assert [quote.text for quote in draft.quotes] == ["Mode: ***"]
    assert draft.statement.startswith("A placeholder stands in the text read")


def test_what_clashes_with_the_code_is_asked_without_saying_so() -> None:
    draft = only(
        queries_of(report("AGE002", age=entry("documented", "Age 52", years=52)), CATALOGUE)
    )

    assert [quote.text for quote in draft.quotes] == ["Age 52"]
    assert draft.sender
    for word in ("code", "band", "33952", "six", "another"):
        assert word not in draft.text.replace("another answer", "")


def test_single_rules_have_words_of_their_own() -> None:
    site = entry("documented", "femoral vein", items=[])
    draft = only(queries_of(report("SIT005", site=site), CATALOGUE))

    assert draft.options[:-2] == (
        "left",
        "right",
        "on both sides: ____",
        "not performed or not applicable",
    )
    assert draft.question.endswith("On which side does each cannula lie?")


def test_one_gap_under_two_codes_is_asked_once() -> None:
    twice = report("APP001", "APP001")
    first, second = twice.findings
    queries = queries_of(replace(twice, findings=(first, replace(second, code="33954"))), CATALOGUE)
    assert len(queries.drafts) == 1


def test_infos_are_not_asked_about() -> None:
    found = report("APP001")
    mild = replace(found, findings=tuple(replace(each, severity="info") for each in found.findings))
    assert queries_of(mild, CATALOGUE) == Queries(mild, "n.txt")


def test_without_words_to_quote_there_is_no_query() -> None:
    queries = queries_of(report("APP001", action=entry(values=["insertion"])), CATALOGUE)

    assert queries.drafts == ()
    assert [(each.element, each.reason) for each in queries.unasked] == [("approach", "indicator")]
    assert not queries.refused


def test_what_is_about_the_code_is_left_to_whoever_reports_it() -> None:
    queries = queries_of(report("COD001", "COD002"), CATALOGUE)

    assert queries.drafts == ()
    assert [each.reason for each in queries.unasked] == ["coder", "coder"]


def quoted(note: str, words: str, evidence: Any = "snippet") -> list[str]:
    """What is quoted where these words of a note are the evidence."""
    age = entry("unfilled", words, note=note)
    queries = queries_of(report("AGE003", note=note, age=age), CATALOGUE, evidence)
    return [quote.text for draft in queries.drafts for quote in draft.quotes]


@pytest.mark.parametrize(
    ("note", "words", "wanted"),
    [
        ("CPT 33952. Age 52, on pump", "52,", ["Age 52, on pump"]),
        ("Age 52 33952", "Age 52", ["Age 52"]),
        ("33952 Age 52", "Age 52", ["Age 52"]),
        ("Age 52, billed", "Age 52", ["Age 52"]),
        ("Age 33952", "Age 33952", []),
        ("Age for billing", "Age for billing", []),
        ("please document Age 52", "Age", ["Age 52"]),
        ("A.\r\nAge\u202e52 \x1b[31mred", "52", ["52"]),
        ('He said "Age 52" to us', "Age", ['He said "Age 52" to us']),
        ("One. Age 52. Two.", "52", ["Age 52."]),
        ("Age\n52", "Age\n52", ["Age"]),
        ("*** ___", "***", ["*** ___"][:0]),
    ],
)
def test_a_quote_is_cut_or_left_out_and_never_altered(
    note: str, words: str, wanted: list[str]
) -> None:
    assert quoted(note, words) == wanted
    assert all(each in note for each in wanted)


def test_a_quote_is_no_longer_than_asked_for() -> None:
    note = "word " * 50 + "AGE " + "more " * 50
    for evidence, longest in (("snippet", 96), ("full", 300)):
        (quote,) = quoted(note, "AGE", evidence)
        assert "AGE" in quote
        assert len(quote) <= longest
        assert len(quote) > longest - 20
        assert quote.split()[0] == "word"
        assert quote.split()[-1] == "more"


def test_a_single_endless_word() -> None:
    assert [len(each) for each in quoted("x" * 5000, "x" * 3000)] == [96]


@pytest.mark.parametrize(
    ("note", "words", "shown"),
    [
        ("Age 52 on the ward", "Age", '"Age 52 on the ward"'),
        ("the boy, 33952, is of age four", "age", '... "is of age four"'),
        ("Age 52 (33952)", "Age", '"Age 52" ...'),
        ("At the age of\nfour years", "age", '"At the age of" ...'),
        ("He is\nat the age of four.", "age", '... "at the age of four."'),
        ("He is four.\nNow at the age.", "age", '"Now at the age."'),
        ("Age\t52 years\tmale", "52", '"52 years"'),
        ("First. The age is 52. Then.", "age", '"The age is 52."'),
    ],
)
def test_a_sentence_that_is_cut_is_marked_outside_the_quotation(
    note: str, words: str, shown: str
) -> None:
    age = entry("unfilled", words, note=note)
    draft = only(queries_of(report("AGE003", note=note, age=age), CATALOGUE))
    assert draft.quotes[0].told.partition(": ")[2] == shown
    assert parse(draft.text).quotes == tuple(
        replace(quote, start=None, end=None) for quote in draft.quotes
    )


def _cases() -> list[tuple[str, str, Kind]]:
    return [
        (element.name, rule, CATALOGUE.rules[rule].kind)
        for element in CATALOGUE.elements.values()
        for rule in element.rules
    ]


@pytest.mark.parametrize(("element", "rule", "kind"), _cases())
@pytest.mark.parametrize("status", ["missing", "not_done", "documented"])
def test_every_rule_of_every_element_has_a_draft(
    element: str, rule: str, kind: Kind, status: str
) -> None:
    shipped = TEMPLATES.get(element)
    assert shipped is not None
    assert set(shipped.indicators) <= set(ELEMENTS) - {element}
    assert set(shipped.rules) <= set(CATALOGUE.elements[element].rules)
    elements = {name: entry("documented", "placed") for name in ELEMENTS}
    elements[element] = entry(status, "femoral vein")
    gaps = report(rule, **elements)
    grave = replace(gaps, findings=tuple(replace(f, severity="error") for f in gaps.findings))
    queries = queries_of(grave, CATALOGUE)

    assert queries.unasked == ()
    assert len(queries.drafts) == 1


def test_a_sites_own_template_is_taken_and_a_leading_one_refused(tmp_path: Path) -> None:
    path = CATALOGUE.schemas.path("urn:doclint:query:approach")
    document = json.loads(path.read_text())
    document["x-doclint"]["question"] = "Which way was taken?"
    (tmp_path / "a.json").write_text(json.dumps(document))
    draft = only(queries_of(report("APP001"), Catalogue.load([tmp_path])))
    assert draft.question.endswith("Which way was taken?")

    document["x-doclint"]["question"] = "Would you agree that it was percutaneous?"
    (tmp_path / "a.json").write_text(json.dumps(document))
    queries = queries_of(report("APP001"), Catalogue.load([tmp_path]))
    assert queries.drafts == ()
    assert queries.refused
    assert queries.unasked[0].broken == ("QRY003",)
