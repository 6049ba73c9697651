"""What the page says of a note, to its author and to coders, and where it marks its words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from test_web_page import by_id, parsed, words
from web_fakes import catalogue

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.linter import Linter
from doclint.report import NoteReport
from doclint.web.languages import languages
from doclint.web.limits import Limits
from doclint.web.places import Mark, Span, Units, marked
from doclint.web.view import View

CODE = re.compile(r"\b33[0-9]{3}\b")
OCTETS = {"content-type": "application/octet-stream"}


def part(client: Any, text: str, *, lang: str = "en", **form: str) -> str:
    """What is said of a note."""
    answer = client().post(f"/?part=true&lang={lang}", data={"text": text, **form})
    assert answer.status_code == 200
    told: str = answer.text
    return told


def test_the_author_sees_no_code_that_nobody_named(client: Any) -> None:
    text = "V-V ECMO with a gap"

    assert not CODE.search(part(client, text))
    assert "No code is chosen or named" in part(client, text)
    assert not CODE.search(part(client, text, coder=""))
    assert CODE.search(part(client, text, coder="true"))
    assert "33954" in part(client, text, code="33954")
    assert CODE.findall(part(client, f"{text}. CPT: 33952"))[0] == "33952"
    assert set(CODE.findall(part(client, f"{text}. CPT: 33952"))) == {"33952"}


@pytest.mark.parametrize("lang", languages())
def test_rules_and_suggestions_are_for_coders(client: Any, lang: str) -> None:
    page = languages()[lang].page
    author = words(parsed(part(client, "V-V ECMO with a gap", lang=lang)))
    coder = words(parsed(part(client, "V-V ECMO with a gap", lang=lang, coder="true")))

    assert page["supported"] in coder
    assert page["supported"] not in author
    assert "APP001" in coder
    assert "APP001" not in author
    assert languages()[lang].say("By which route was it reached?") in author


def test_a_matter_of_the_code_is_for_coders(client: Any) -> None:
    text = "V-V ECMO. CPT: 33960"

    assert "gap-COD001" not in part(client, text)
    assert "One more matter is for whoever reports the code" in part(client, text)
    assert "gap-COD001" in part(client, text, coder="true")


def finding(rule: str, start: int | None = None, end: int | None = None) -> Finding:
    known = catalogue().rules[rule]
    return Finding(
        rule=rule,
        name=known.name,
        code=None,
        element=known.element,
        kind=known.kind,
        severity=known.severity or "error",
        message=known.message,
        start=start,
        end=end,
    )


def view(*findings: Finding, text: str = "On ECMO.", coder: bool = False, **elements: Any) -> View:
    entries = {
        name: elements.get(name, {"status": "missing", "evidence": []})
        for name in catalogue().elements
    }
    report = NoteReport("a", "gaps", findings=findings, elements=entries, text=text)
    return View(report, catalogue(), languages()["en"], coder=coder)


def test_identifiers_are_everybody_s_matter() -> None:
    (gap,) = view(finding("DID001", 3, 7)).gaps

    assert gap.title == "Likely identifier"
    assert gap.at == "3-7"
    assert not view(finding("DID001", 3, 7)).for_coder


def test_a_gap_without_words_to_quote_has_no_query() -> None:
    (gap,) = view(finding("APP001")).gaps

    assert "without an indicator there is no query" in gap.unasked
    assert gap.statement.startswith("Not found in the text read")
    assert (gap.question, gap.options, gap.line) == ("", (), "")


def test_what_does_not_fit_the_code_is_no_misfit_to_the_author() -> None:
    text = "On ECMO by cut-down."
    evidence = [{"start": 11, "end": 19, "text": "cut-down", "section": None}]
    approach = {"status": "documented", "value": "open", "evidence": evidence}
    for coder, kind in ((False, "other"), (True, "mismatch")):
        (gap,) = view(finding("APP002", 11, 19), text=text, coder=coder, approach=approach).gaps
        assert gap.kind == kind
        assert bool(gap.messages) == bool(gap.sender) == coder
        assert "code" not in f"{gap.statement} {gap.question} {' '.join(gap.options)}"


def test_the_gravest_stand_first() -> None:
    told = view(finding("MOD005"), finding("AGE002"), finding("CAN005"))

    assert [gap.severity for gap in told.gaps] == ["error", "warning"]
    assert [gap.severity for gap in told.hints] == ["info"]


def test_no_two_rows_have_one_key() -> None:
    of_two = (
        replace(finding("CAN001"), code="33952"),
        replace(finding("CAN001"), code="33947", severity="info"),
        replace(finding("IMG001"), code="33952", severity="info"),
        replace(finding("IMG001"), code="33947", severity="info"),
        finding("DID014", 0, 2),
        finding("DID014", 3, 7),
        replace(finding("SIT001"), kind="other"),
        finding("SIT001"),
    )
    for coder in (False, True):
        told = view(*of_two, coder=coder)
        assert [gap.key for gap in told.gaps] == ["gap-CAN001", "gap-SIT001", "gap-SIT001-2"]
        assert [gap.key for gap in told.hints] == ["hint-IMG001", "hint-DID014"]
    assert told.hints[0].codes == ("33952", "33947")
    assert told.hints[1].at == "0-2 3-7"


def test_a_hint_that_asks_something_else_stays() -> None:
    told = view(replace(finding("CAN004"), severity="error"), finding("CAN005"))

    assert [gap.key for gap in (*told.gaps, *told.hints)] == ["gap-CAN004", "hint-CAN005"]


def test_a_note_of_two_codes_has_each_row_once(complete: Any, fake_reader: Any) -> None:
    for name in ("cannula", "imaging", "consent"):
        complete[name] = {"status": "missing", "evidence": []}
    report = Linter(reader=fake_reader(complete)).check("V-V ECMO. CPT: 33952, 33947")
    assert set(report.codes) == {"33952", "33947"}
    for coder in (False, True):
        told = View(report, catalogue(), languages()["en"], coder=coder)
        keys = [gap.key for gap in (*told.gaps, *told.hints)]
        assert len(set(keys)) == len(keys)
        titles = [gap.title for gap in (*told.gaps, *told.hints)]
        assert len(set(titles)) == len(titles)
        assert {"gap-CAN001", "hint-IMG001"} <= set(keys)


def test_places_are_counted_as_a_browser_counts() -> None:
    text = "\U0001fac0 a \U0001f600 b"

    assert Units(text).told([Span(0, 1), Span(2, 3), Span(4, 5), Span(6, 7)]) == "0-2 3-4 5-7 8-9"
    assert Units("äbc").told([Span(1, 3)]) == "1-3"


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "a&lt;b&gt;c"),
        ([Mark(Span(1, 4), "found")], 'a<mark class="found">&lt;b&gt;</mark>c'),
        (
            [Mark(Span(0, 3), "found"), Mark(Span(2, 4), "error")],
            '<mark class="found">a&lt;</mark><mark class="error">b</mark>'
            '<mark class="error">&gt;</mark>c',
        ),
        ([Mark(Span(3, 9), "found"), Mark(Span(2, 2), "found")], "a&lt;b&gt;c"),
    ],
)
def test_marks_part_a_text(marks: list[Mark], shown: str) -> None:
    assert str(marked("a<b>c", marks)) == shown


def test_the_layer_behind_the_field_holds_the_same_text(client: Any) -> None:
    text = "\U0001fac0 gap\tin\r\nV-V \u202eECMO <b>\n"
    page = parsed(client().post("/", data={"text": text, "code": ""}).text)
    layer = by_id(page, "under")

    assert "".join(layer.itertext()) == "".join(by_id(page, "text").itertext())
    assert [("".join(each.itertext()), each.get("class")) for each in layer.iter("mark")] == [
        ("\U0001fac0", "found")
    ]


@pytest.mark.parametrize("sent", ["coder=1", "coder=true&coder=true", "coder=false"])
def test_the_switch_is_on_or_off(client: Any, sent: str) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client().post("/", content=f"text=a&{sent}", headers=headers).status_code == 400


def test_a_file_is_read_for_the_field(client: Any) -> None:
    rows = "text,cpt\nV-V ECMO <b>,33952\nV-A ECMO,99999\n"
    headers = {**OCTETS, "doclint-file-name": "n%C3%A4chte.csv"}
    told = client().post("/read", content=rows.encode(), headers=headers).json()

    assert [(each["text"], each["code"]) for each in told["notes"]] == [
        ("V-V ECMO <b>", "33952"),
        ("V-A ECMO", None),
    ]
    assert told["notes"][0]["place"] == "row 2"


def test_a_file_that_cannot_be_read_has_its_reason(client: Any) -> None:
    headers = {**OCTETS, "doclint-file-name": "a.pdf"}
    answer = client().post("/read", content=b"%PDF-1.7 Zyzzomys", headers=headers)
    (told,) = answer.json()["notes"]

    assert "text" not in told
    assert told["error"]
    assert "Zyzzomys" not in json.dumps(told)


def test_only_the_bytes_of_a_file_are_read(client: Any) -> None:
    files = {"file": ("a.txt", b"V-V ECMO")}
    assert client().post("/read", files=files).status_code == 415
    assert client().post("/read?name=a", content=b"x", headers=OCTETS).status_code == 400
    small = client(limits=Limits(body=100))
    assert small.post("/read", content=b"x" * 200, headers=OCTETS).status_code == 413
    other = {**OCTETS, "origin": "http://elsewhere.example"}
    assert client().post("/read", content=b"x", headers=other).status_code == 403


def test_all_kinds_and_statuses_have_words() -> None:
    statuses = {"documented", "not_done", "missing", "conflicting", "unfilled"}
    for language in languages().values():
        assert {f"status_{each}" for each in statuses} <= language.page.keys()
        kinds = {rule.kind for rule in Catalogue.load().rules.values()}
        assert {f"kind_{each}" for each in kinds} <= language.page.keys()
