"""No template with any note can give a draft that breaks a rule.

The notes are made of what could make one break it: codes, money, words that lead, quotation marks,
boxes, marks that turn a line about, line ends of all kinds; the evidence lies anywhere in them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.codes import Catalogue
from doclint.findings import ELEMENTS, Finding
from doclint.queries import Templates, broken, queries_of
from doclint.queries.draft import parse
from doclint.report import NoteReport
from doclint.reports.options import Evidence

CATALOGUE = Catalogue.load()
TEMPLATES = Templates.load(CATALOGUE)
RULES = [rule for rule in CATALOGUE.rules.values() if rule.subject == "note"]
CODES = {*(code.code for code in CATALOGUE.codes), *CATALOGUE.retired}

PIECES = [
    *("33952", "CPT 33960", "code 33948", "99291", "5A1522F", "R57.0", "DRG 003", "modifier 59"),
    *("Medicare", "denied claim", "$400", "to be billed", "reimbursement", "cost", "payer"),
    *("please document", "must", "should", "in order to support", "likely ARDS", "consistent with"),
    *("needs to say percutaneous", "yes", "no", "[x] open", "[ ] closed", "other: ____", "____"),
    *('"', "'", ": ", '": "', "...", "***", "{mode}", "{quote}", "{line}", "{date}", "\\1", "%s"),
    *(
        "\n",
        "\r\n",
        "\r",
        "\f",
        "\v",
        "\t",
        "\x85",
        "\u2028",
        "\x1b[31m",
        "\x00",
        "\u202e",
        "\ud800",
    ),
    *("A 25 Fr cannula was placed.", "V-V", "right femoral vein", "Age 52", "P/F 58", "é", "日本"),
    *(
        " ",
        " ",
        " ",
        ". ",
        "; ",
        "? ",
        "<b>",
        "|",
        "Clarification: approach",
        "unable to determine",
    ),
]
NOTES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=40).map(
    "".join
)
STATUSES = st.sampled_from(["documented", "not_done", "missing", "conflicting", "unfilled"])
DATES = st.none() | st.sampled_from(["2026-01-02", "$4", "33952", "2026-13-40", ""]) | st.integers()


@st.composite
def reports(draw: st.DrawFn) -> NoteReport:
    """A judged note: any text, any record with its evidence anywhere, some findings."""
    text = draw(NOTES)
    places = st.integers(0, len(text))
    anywhere = st.tuples(places, places).map(sorted)
    words = [match.span() for match in re.finditer(r"[^\W\d_]+", text)]
    spans_of = st.one_of(anywhere, *([st.sampled_from(words)] * 3 if words else []))
    elements: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(ELEMENTS), unique=True, min_size=6, max_size=16)):
        spans = draw(st.lists(spans_of, max_size=4))
        evidence = [
            {"start": start, "end": end, "text": text[start:end], "section": None}
            for start, end in spans
        ]
        elements[name] = {"status": draw(STATUSES), "evidence": evidence}
    if draw(st.booleans()):
        elements["date_of_service"] = {"status": "documented", "evidence": [], "date": draw(DATES)}
    rules = draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=6, unique=True))
    findings = tuple(
        Finding(
            rule=rule.id,
            name=rule.name,
            code="33952",
            element=rule.element,
            kind=rule.kind,
            severity="error",
            message=rule.message,
        )
        for rule in rules
    )
    return NoteReport("n.txt", "gaps", elements=elements, findings=findings, text=text)


MONEY = re.compile(r"\$\s*\d|\b(?:pay\w*|reimburs\w*|bill(?:ed)?|medicare|claims?|costs?)\b", re.I)


@settings(max_examples=max(100, settings().max_examples))
@given(note=reports(), evidence=st.sampled_from(["snippet", "full"]))
def test_no_draft_breaks_a_rule_whatever_the_note_holds(
    note: NoteReport, evidence: Evidence
) -> None:
    queries = queries_of(note, CATALOGUE, evidence)

    assert not queries.refused
    for draft in queries.drafts:
        assert broken(draft, TEMPLATES, note.text) == ()
        # The same by other means than the rules'.
        numbers = re.findall(r"(?<![0-9A-Za-z])[0-9A-Z]{5}(?![0-9A-Za-z])", draft.text)
        assert not CODES & set(numbers)
        assert not MONEY.search(draft.text)
        assert draft.title.startswith("Clarification: ")
        assert draft.options[-2:] == ("other: ____", "unable to determine")
        assert draft.quotes
        for quote in draft.quotes:
            assert note.text[quote.start : quote.end] == quote.text
            assert quote.text.isprintable()
            told = quote.told.replace(': ... "', ': "')
            assert f'in line {quote.line}: "{quote.text}"' in told
        # And what is read back out of the text that is shown is the same draft.
        again = parse(draft.text)
        assert broken(again, TEMPLATES, note.text) == ()
        shown = [quote.text for quote in draft.quotes]
        assert [quote.text for quote in again.quotes] == shown
        assert (again.title, again.question, again.options, again.closing) == (
            draft.title,
            draft.question,
            draft.options,
            draft.closing,
        )


@settings(max_examples=max(30, settings().max_examples))
@given(note=reports())
def test_every_gap_is_asked_about_or_it_is_said_why_not(note: NoteReport) -> None:
    queries = queries_of(note, CATALOGUE)
    told = [*queries.drafts, *queries.unasked]

    assert {each.rule for each in note.findings} == {rule for each in told for rule in each.rules}
    assert queries_of(note, CATALOGUE) == queries


@settings(max_examples=max(30, settings().max_examples))
@given(note=reports(), before=st.sampled_from(["", "More.\n", "33952 "]))
def test_words_before_the_note_move_quotes_and_change_none(note: NoteReport, before: str) -> None:
    moved = {
        name: {
            **each,
            "evidence": [
                {**item, "start": item["start"] + len(before), "end": item["end"] + len(before)}
                for item in each["evidence"]
            ],
        }
        for name, each in note.elements.items()
    }
    later = queries_of(
        replace(note, text=f"{before}\n{note.text}", elements=_shifted(moved)), CATALOGUE, "full"
    )
    first = queries_of(note, CATALOGUE, "full")

    assert [[q.text for q in draft.quotes] for draft in later.drafts] == [
        [q.text for q in draft.quotes] for draft in first.drafts
    ]


def _shifted(elements: dict[str, Any]) -> dict[str, Any]:
    """The same one line end further."""
    return {
        name: {
            **each,
            "evidence": [
                {**item, "start": item["start"] + 1, "end": item["end"] + 1}
                for item in each["evidence"]
            ],
        }
        for name, each in elements.items()
    }
