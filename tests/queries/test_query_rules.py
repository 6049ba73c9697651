"""Each rule on its own: its examples, what it lets pass and what it stops."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from doclint.codes import Catalogue, Rule
from doclint.queries import Draft, Quote, Templates, broken
from doclint.queries.draft import parse
from doclint.queries.rules import PREFIX

CATALOGUE = Catalogue.load()
TEMPLATES = Templates.load(CATALOGUE)
RULES = [rule for rule in CATALOGUE.rules.values() if rule.id.startswith(PREFIX)]
GOOD = parse(CATALOGUE.rules["QRY001"].passing)


def told(example: str) -> tuple[str, ...]:
    """What an example breaks; behind a line of dashes stands the note."""
    draft, _, note = example.partition("\n---\n")
    return broken(parse(draft), TEMPLATES, note or None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_a_rule(rule: Rule) -> None:
    assert told(rule.failing) == (rule.id,)
    assert told(rule.passing) == ()


def test_every_rule_is_there_and_about_queries() -> None:
    from doclint.queries.rules import _CHECKS

    assert {rule.id for rule in RULES} == set(_CHECKS)
    assert {rule.id for rule in CATALOGUE.rules.values() if rule.subject == "query"} == set(_CHECKS)
    assert set(TEMPLATES.patterns) <= set(_CHECKS)
    assert {rule.severity for rule in RULES} == {"error"}


def with_quote(words: str) -> Draft:
    told = f'The note dated 2026-01-02 says in line 4: "{words}"'
    return replace(GOOD, quotes=(Quote(words, told, 4, "2026-01-02"),))


@pytest.mark.parametrize(
    "words",
    [
        "CPT 33952",
        "33952",
        "billed as 33960 before",
        "(99291) critical care",
        "ICD-10 J80",
        "R57.0 cardiogenic shock",
        "5A1522F on file",
        "DRG 003",
        "modifier 22 applies",
        "the procedure code is open",
    ],
)
def test_no_code_in_a_quote(words: str) -> None:
    assert "QRY001" in broken(with_quote(words), TEMPLATES)


@pytest.mark.parametrize(
    "words",
    [
        "Code blue called at 03:10, CPR for 20 min",
        "25 Fr, 38 cm; flow 4.2 L/min at 3450 rpm",
        "heparin 25000 units in 250 mL, platelets 33,952",
        "P/F 58, pH 7.12, lactate 9.4, H1N1",
        "T2 cut at 33.952 s",
        "the family must decide, and consistent with ARDS",
        "at no cost to his conduction; discharge planning",
    ],
)
def test_clinical_words_pass_in_a_quote(words: str) -> None:
    expected = ("QRY002",) if "cost" in words else ()
    assert broken(with_quote(words), TEMPLATES) == expected


@pytest.mark.parametrize(
    "words",
    ["Medicare denies", "to be billed", "$4,000", "for reimbursement", "payer asks", "the claim"],
)
def test_no_money_in_a_quote(words: str) -> None:
    assert "QRY002" in broken(with_quote(words), TEMPLATES)


@pytest.mark.parametrize(
    "words", ["Please document an open approach", "note needs to say percutaneous"]
)
def test_no_words_in_a_quote_that_tell_what_to_write(words: str) -> None:
    assert broken(with_quote(words), TEMPLATES) == ("QRY003",)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"question": "Would you agree that it was open?"}, "QRY003"),
        ({"question": "Which route is most consistent with the findings?"}, "QRY003"),
        ({"statement": "The approach should be stated."}, "QRY003"),
        ({"closing": "An answer is needed to support the level."}, "QRY003"),
        ({"statement": "The approach was not documented."}, "QRY011"),
        ({"statement": "You did not mention the approach."}, "QRY011"),
        ({"title": "Query about the approach"}, "QRY009"),
        ({"title": "Clarification: "}, "QRY009"),
        ({"title": "Clarification: through an opening of the chest"}, "QRY009"),
        ({"title": "Clarification: ARDS 80"}, "QRY009"),
        ({"title": "Clarification: approach, CPT"}, "QRY001"),
        ({"quotes": ()}, "QRY007"),
    ],
)
def test_parts_of_a_draft(change: dict[str, object], rule: str) -> None:
    assert rule in broken(replace(GOOD, **change), TEMPLATES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (("by puncture (recommended)", "by incision"), "QRY004"),
        (("by puncture *", "by incision"), "QRY004"),
        (("by PUNCTURE", "by incision"), "QRY004"),
        (("by puncture",), "QRY005"),
        ((), "QRY005"),
        (("Yes", "No"), "QRY012"),
        (("I agree", "I disagree"), "QRY012"),
        (("by puncture, 33952", "by incision, 33954"), "QRY001"),
    ],
)
def test_options_of_a_draft(options: tuple[str, ...], rule: str) -> None:
    draft = replace(GOOD, options=(*options, *GOOD.options[-2:]))
    assert rule in broken(draft, TEMPLATES)


@pytest.mark.parametrize("options", [("route: ____",), ("a: ____", "b: ____"), ("no echo", "echo")])
def test_options_that_may_stand(options: tuple[str, ...]) -> None:
    assert broken(replace(GOOD, options=(*options, *GOOD.options[-2:])), TEMPLATES) == ()


def test_ways_out_stand_at_the_end() -> None:
    swapped = (*GOOD.options[:-2], *reversed(GOOD.options[-2:]))
    assert "QRY006" in broken(replace(GOOD, options=swapped), TEMPLATES)


def test_a_quote_has_its_place_and_its_date_or_that_none_is_given() -> None:
    (quote,) = GOOD.quotes
    undated = (
        TEMPLATES.words["undated"].replace("{line}", "4").replace("{quote}", f'"{quote.text}"')
    )
    nowhere = replace(quote, line=None)
    silent = replace(quote, date=None)
    told = replace(quote, date=None, told=undated)

    assert broken(replace(GOOD, quotes=(nowhere,)), TEMPLATES) == ("QRY007",)
    assert broken(replace(GOOD, quotes=(silent,)), TEMPLATES) == ("QRY007",)
    assert broken(replace(GOOD, quotes=(told,)), TEMPLATES) == ()


def test_a_quote_is_held_to_the_note_at_its_place() -> None:
    (quote,) = GOOD.quotes
    note = f"ECMO\n{quote.text}\n"
    at = replace(quote, start=5, end=5 + len(quote.text))
    beside = replace(quote, start=4, end=4 + len(quote.text))

    assert broken(replace(GOOD, quotes=(at,)), TEMPLATES, note) == ()
    assert broken(replace(GOOD, quotes=(beside,)), TEMPLATES, note) == ("QRY008",)
    assert broken(GOOD, TEMPLATES, note.upper()) == ("QRY008",)


def test_a_draft_is_read_back_from_its_text() -> None:
    again = parse(GOOD.text)

    assert again == GOOD
    assert re.search(r"^\[ \] unable to determine$", GOOD.text, re.MULTILINE)


def test_what_is_no_draft_breaks_nearly_all_of_it() -> None:
    for text in ("", "\n\n", "Hello", "[ ]", '"'):
        assert {"QRY005", "QRY006", "QRY007", "QRY009"} <= set(broken(parse(text), TEMPLATES))
