"""The html report, read back by html5lib."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from html_pages import (
    AGE,
    COMPLICATIONS,
    CONSENT,
    EXPIRED,
    HOSTILE,
    SVG,
    TEXT,
    by_id,
    classes,
    complete,
    crowded,
    entry,
    every_kind,
    finding,
    note,
    own_words,
    page,
    parsed,
    shown_lines,
    with_class,
    words,
)

from doclint import NoteReport
from doclint.report import FileFinding, Suppressed
from doclint.reports.html.reporter import UNFOLDED

TAGS = re.findall(
    r"\S+",
    "html head meta title style body header nav main section article footer h1 h2 h3 h4 p ul ol li "
    "dl dt dd div span b i a bdi strong small code table caption thead tbody tr th td figure mark "
    f"details summary {SVG}svg {SVG}rect {SVG}path",
)
ATTRIBUTES = re.findall(
    r"\S+",
    "lang translate charset http-equiv content name id class href role aria-label aria-labelledby "
    "aria-hidden focusable scope start dir viewBox preserveAspectRatio x width height fill d "
    "vector-effect",
)


def assert_inert(root: Element) -> None:
    """Nothing but what the template is made of; every link leads to one place in the page."""
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in root.iter():
        assert each.tag in TAGS
        assert set(each.keys()) <= set(ATTRIBUTES)
        if "href" in each.keys():  # noqa: SIM118 - an Element is no mapping
            target = str(each.get("href"))
            assert target.startswith("#")
            assert target[1:] in ids


def test_page_of_every_kind_of_note_is_well_formed_and_inert() -> None:
    for evidence in ("full", "snippet", "none"):
        html = page(*every_kind(), findings=(EXPIRED,), evidence=evidence)
        assert_inert(parsed(html))
        assert html == page(*every_kind(), findings=(EXPIRED,), evidence=evidence)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_only_words(hostile: str) -> None:
    text = f"{hostile} first\n4-year-old {hostile} girl\n{hostile}"
    elements = {"age": entry("documented", f"4-year-old {hostile}", text=text, values=[hostile])}
    bad = finding(hostile, text=text, rule=hostile, name=hostile, message=f"{hostile}. {hostile}?")
    covered = Suppressed(finding=bad, by="waiver", reason=hostile)
    notes = [
        note(note=hostile, text=text, elements=elements, findings=(bad,), suppressed=(covered,)),
        complete(note=hostile, text=text, elements=elements, codes=(hostile,)),
        NoteReport(hostile, "error", error=hostile),
    ]
    beside = FileFinding(
        file=hostile, line=1, rule=hostile, name=hostile, severity="error", message=hostile
    )
    for evidence in ("full", "snippet", "none"):
        root = parsed(page(*notes, findings=(beside,), evidence=evidence))

        assert_inert(root)
        assert words(by_id(root, "n1h")) == hostile
        assert [words(each) for each in by_id(root, "unjudged").iter("td")] == [hostile]
        if evidence != "none":
            shown = shown_lines(parsed(page(notes[0], evidence=evidence)))
            told = dict(enumerate(text.split("\n"), 1))
            assert shown == (told if evidence == "full" else {1: told[1], 2: told[2]})


def test_policy_allows_the_one_style_and_nothing_else() -> None:
    root = parsed(page(note()))
    (style,) = root.iter("style")
    (policy,) = [
        str(meta.get("content"))
        for meta in root.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = base64.b64encode(hashlib.sha256(words(style).encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    assert [
        meta.get("content") for meta in root.iter("meta") if meta.get("name") == "referrer"
    ] == ["no-referrer"]
    assert not re.search(r"url\(|@import|expression|//", words(style))


def test_page_says_that_it_is_not_for_claims_and_knows_no_time() -> None:
    html = page(note())

    assert "Not for claim submission." in words(next(parsed(html).iter("footer")))
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b|\d\d:\d\d", html)
    assert "$" not in html


def test_headings_go_down_step_by_step_and_every_section_is_named() -> None:
    root = parsed(page(*every_kind(), findings=(EXPIRED,)))
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch("h[1-6]", str(each.tag))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert root.get("lang") == "en"
    for section in root.iter("section"):
        assert words(by_id(root, str(section.get("aria-labelledby"))))
    for table in root.iter("table"):
        assert words(table).strip()
        assert table.find("caption") is not None


def test_totals_are_those_of_the_run() -> None:
    root = parsed(page(*every_kind(), findings=(EXPIRED,)))
    tiles = {words(each.find("dt")): words(each.find("dd")) for each in totals(root)}

    assert tiles == {
        "Notes": "5", "Complete": "1", "With gaps": "2", "No ECMO service": "1", "Not judged": "1",
        "Errors": "2", "Warnings": "2", "Infos": "2", "Not counted": "2",
    }  # fmt: skip


def totals(root: Element) -> list[Element]:
    return [tile for tiles in with_class(root, "tiles") for tile in tiles]


def test_worklist_is_by_priority_and_says_how_that_is_reckoned() -> None:
    notes = [
        note(note="info.txt", findings=(CONSENT, COMPLICATIONS)),
        note(note="both.txt", findings=(AGE, COMPLICATIONS)),
        note(note="same.txt", findings=(COMPLICATIONS,)),
        complete(findings=(CONSENT,)),
    ]
    section = by_id(parsed(page(*notes)), "worklist")
    rows = [(words(row[0]), words(next(row.iter("bdi")))) for row in body(section)]

    assert rows == [("4", "both.txt"), ("1", "info.txt"), ("1", "same.txt")]
    assert words(with_class(section, "formula")[0]).startswith(
        "Priority = 3 × errors + 1 × warnings + 0 × infos."
    )
    articles = [words(next(each.iter("h3"))) for each in parsed(page(*notes)).iter("article")]
    assert articles == ["both.txt", "info.txt", "same.txt"]


def body(root: Element) -> list[Element]:
    return list(next(root.iter("tbody")))


def rates(root: Element, name: str) -> dict[str, tuple[str, str, list[str]]]:
    """By row what stands in a chart, and how long the parts of its bar are."""
    found = {}
    for row in body(by_id(root, name)):
        parts = [rect for rect in row.iter(f"{SVG}rect") if classes(rect) != ["track"]]
        bar = [f"{classes(rect)[0]} {rect.get('x')}+{rect.get('width')}" for rect in parts]
        found[words(row[0])] = (words(row[2]), words(row[3]), bar)
    return found


def test_gap_rates_are_drawn_and_told() -> None:
    notes = [
        note(),
        note(findings=(COMPLICATIONS,)),
        complete(),
        note(note="two.txt", codes=("33952", "33946"), findings=(AGE,)),
        complete(codes=("33946",)),
        *every_kind()[2:],
    ]
    root = parsed(page(*notes))

    assert rates(root, "by-code") == {
        "33946 Veno-venous support started": ("0 of 2", "0 %", []),
        "33952 Peripheral cannulae by puncture, from age 6 on": (
            "3 of 4", "75 %", ["error 0+50", "warning 50+25"],
        ),
        "open several codes are left": ("1 of 1", "100 %", ["error 0+100"]),
    }  # fmt: skip
    by_element = rates(root, "by-element")
    assert by_element["Age"] == ("3 of 5", "60 %", ["error 0+60"])
    assert by_element["Complications"] == ("2 of 6", "33 %", ["warning 0+33.33"])
    assert by_element["Mode of support"] == ("0 of 6", "0 %", [])
    assert by_element["Site"][0] == "0 of 5"  # 33946 alone does not ask for it
    assert "Consent" not in by_element  # a hint makes no gap


def test_gaps_and_places_lead_to_each_other() -> None:
    also = finding("4-year-old", rule="AGE004", severity="warning")
    root = parsed(page(note(findings=(AGE, also, COMPLICATIONS, CONSENT))))
    by_href = {str(a.get("href")): a for a in root.iter("a")}
    place = by_id(root, "n1p1")

    assert own_words(place) == "4-year-old"
    assert classes(place) == ["gap", "error"]
    assert [(a.get("href"), words(a)) for a in place.iter("a")] == [
        ("#n1g1", " 1"),
        ("#n1g2", " 2"),
    ]
    assert [classes(a)[1] for a in place.iter("a")] == ["error", "warning"]
    assert "error AGE002" in str(by_href["#n1g1"].get("aria-label"))
    for gap, where in (("n1g1", "#n1p1"), ("n1g2", "#n1p1"), ("n1g3", "#n1p3")):
        assert [a.get("href") for a in by_id(root, gap).iter("a")] == [where]
    assert not list(by_id(root, "n1g4").iter("a"))
    assert "not in the text read" in words(by_id(root, "n1g4"))


def test_gap_tells_rule_severity_line_and_question() -> None:
    gap = by_id(parsed(page(note())), "n1g1")

    assert " ".join(words(gap).split()) == (
        "Error AGE002 line 2 The age lies outside. How old was the patient?"
    )
    assert [words(each) for each in gap.iter("strong")] == ["How old was the patient?"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"codes": ("33952", "33946")}, "33952"),
        ({"findings": (finding(code=None, candidates=("33951", "33952")),)}, "33951, 33952"),
    ],
)
def test_gap_names_its_code_where_it_is_not_the_note_s(changes: dict[str, Any], told: str) -> None:
    gap = by_id(parsed(page(note(**changes))), "n1g1")
    assert [words(each) for each in with_class(gap, "code")] == [told]


def test_evidence_is_marked_with_what_it_is_evidence_of() -> None:
    root = parsed(page(note(findings=(), status="complete")))
    told = [(own_words(mark), words(next(mark.iter("small")))) for mark in evidence(root)]

    assert told == [
        ("V-V", " mode of support"),
        ("4-year-old", " age"),
        ("No fluoroscopy", " fluoroscopy: not done"),
        ("Complications: ***", " complications: unfilled"),
    ]
    assert [classes(mark) for mark in evidence(root)] == [["found"]] * 3 + [["open"]]


def test_evidence_of_one_element_side_by_side_has_one_label() -> None:
    text = "17 Fr, 25 Fr and 31 Fr; then a 6 Fr\n8 Fr"
    sizes = ("17 Fr", "25 Fr", "31 Fr", "6 Fr", "8 Fr")
    elements = {"cannula": entry("documented", *sizes, text=text)}
    root = parsed(page(note(text=text, elements=elements, findings=())))
    told = [(own_words(mark), bool(list(mark.iter("small")))) for mark in evidence(root)]

    assert told == list(zip(sizes, (False, False, True, True, True), strict=True))


def test_marks_lie_in_and_over_one_another() -> None:
    root = parsed(page(crowded()))
    nested = [
        [own_words(inner) for inner in mark.iter("mark") if inner is not mark]
        for mark in evidence(root)
        if own_words(mark) == "Open cannulation"
    ]

    assert nested == [["cannulation", "cannulation"]]
    assert own_words(by_id(root, "n1p1")) == "cannulation"  # the first piece of three
    assert list(shown_lines(root).values()) == [crowded().text]


def evidence(root: Element) -> list[Element]:
    return [mark for text in with_class(root, "text", "div") for mark in text.iter("mark")]


def test_snippets_show_the_lines_of_what_was_found_and_no_others() -> None:
    html = page(note())
    root = parsed(html)

    assert shown_lines(root) == {
        2: "V-V ECMO, 4-year-old girl.", 4: "\tNo fluoroscopy.", 5: "Complications: ***",
    }  # fmt: skip
    assert [words(each) for each in with_class(root, "hidden")] == [
        "… 1 line",
        "… 1 line",
        "… 2 lines",
    ]
    assert "Feld" not in html
    assert "Seen at ten" not in html


def test_snippets_of_a_long_line_show_what_is_about_the_words() -> None:
    text = "begin " + "x" * 300 + " 4-year-old " + "word " * 100 + "V-V " + "y" * 300 + " end"
    found = {"age": entry("documented", "4-year-old", text=text)}
    found["mode"] = entry("documented", "V-V", text=text)
    html = page(note(text=text, elements=found, findings=()), evidence="snippet")
    (line,) = shown_lines(parsed(html)).values()

    assert len(line) < 400
    assert re.fullmatch(r"… x+ 4-year-old (word )+… (word )+V-V y+ …", line)
    assert "begin" not in html
    assert text in "".join(shown_lines(parsed(page(note(text=text), evidence="full"))).values())


def test_snippets_of_evidence_that_runs_over_pages_show_its_beginning() -> None:
    text = "\n".join(f"line {number} of a long account" for number in range(500))
    long = {"reason": entry("documented", text, text=text)}
    shown = shown_lines(parsed(page(note(text=text, elements=long, findings=()))))

    assert 5 < len(shown) < 15


def test_full_evidence_shows_the_whole_note() -> None:
    assert shown_lines(parsed(page(note(), evidence="full"))) == dict(
        enumerate(TEXT.split("\r\n"), 1)
    )


def test_no_evidence_means_no_word_and_no_value() -> None:
    html = page(*every_kind(), evidence="none")
    root = parsed(html)

    assert not re.search("year-old|girl|Signed|Feld|V-V|\\*\\*\\*|4\\.0|VV", html)
    assert not list(root.iter("mark"))
    assert "line 2" in words(by_id(root, "n1g1"))
    assert words(with_class(root, "handling")[0]).startswith("Holds no words and no values")


def test_values_are_told_beside_the_note() -> None:
    root = parsed(page(note()))
    (read,) = with_class(root, "read", "details")
    told = {words(each.find("dt")): words(each.find("dd")) for each in read.iter("div")}

    assert told == {
        "Age": "4 years", "Mode of support": "VV", "Fluoroscopy": "not done",
        "Complications": "unfilled", "Not found in the text read": "Consent",
    }  # fmt: skip


UNSAFE = {
    "crlf and tab": ("a\r\n\tb 4-year-old", "a", "\tb 4-year-old"),
    "nul": ("a\x00 4-year-old\x00b\n", "a\\x00 4-year-old\\x00b", ""),
    "controls": ("\x1b[2J\x0b\x0c\x85\x7f 4-year-old", "\\x1b[2J\\x0b\\x0c\\x85\\x7f 4-year-old"),
    "bidi": ("\u202e4-year-old\u2066", "\\u202e4-year-old\\u2066"),
    "astral": (
        "\U0001fac0\U0001f9ea 4-year-old \U00020000",
        "\U0001fac0\U0001f9ea 4-year-old \U00020000",
    ),
    "lone surrogate": ("\ud800 4-year-old \udfff", "\\ud800 4-year-old \\udfff"),
    "separators": ("a\u2028b\u2029 4-year-old", "a\\u2028b\\u2029 4-year-old"),
    "noncharacter": ("\ufffe\uffff 4-year-old", "\\ufffe\\uffff 4-year-old"),
    "lone cr": ("a\rb 4-year-old", "a", "b 4-year-old"),
    "combining": ("e\u0301 4-year-old", "e\u0301 4-year-old"),
    "hebrew": ("\u05d0\u05d1 4-year-old", "\u05d0\u05d1 4-year-old"),
    "backslash": ("a\\b 4-year-old\\", "a\\b 4-year-old\\"),
}


@pytest.mark.parametrize(
    ("text", "lines"), [(text, told) for text, *told in UNSAFE.values()], ids=list(UNSAFE)
)
def test_text_of_any_characters_is_shown_with_its_marks(text: str, lines: list[str]) -> None:
    elements = {"age": entry("documented", "4-year-old", text=text, years=4)}
    age = finding("4-year-old", text=text)
    report = note(text=text, elements=elements, findings=(age,))
    html = page(report, evidence="full")
    root = parsed(html)

    assert list(shown_lines(root).values()) == lines
    assert own_words(by_id(root, "n1p1")) == "4-year-old"
    html.encode()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a\nb.txt", "a\\nb.txt"),
        ("\x1b]0;x\x07.txt", "\\x1b]0;x\\x07.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\udce9.txt", "\\udce9.txt"),
        ("caf\u00e9.txt", "caf\u00e9.txt"),
        ("-1", "-1"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_names_of_any_characters_are_shown(name: str, told: str) -> None:
    html = page(note(note=name), complete(note=name), NoteReport(name, "error", error="empty"))
    root = parsed(html)

    assert words(by_id(root, "n1h")) == told
    assert {words(each) for each in root.iter("bdi")} == {told}
    html.encode()


def test_places_out_of_the_text_do_no_harm() -> None:
    places = [(-5, 3), (3, 1), (4, 4), (10**6, 10**7), (0, 10**7)]
    odd = [finding(start=start, end=end, line=1, column=1) for start, end in places]
    root = parsed(page(note(findings=tuple(odd)), evidence="full"))

    assert_inert(root)
    assert shown_lines(root) == dict(enumerate(TEXT.split("\r\n"), 1))


def test_run_without_notes_is_a_page() -> None:
    root = parsed(page())

    assert_inert(root)
    assert "No note was read." in words(by_id(root, "index"))


def test_notes_that_were_not_judged_stand_apart() -> None:
    root = parsed(page(*every_kind()))

    (row,) = body(by_id(root, "unjudged"))
    assert [words(cell) for cell in row] == ["ward/gone.txt", "permission denied"]


def test_findings_that_do_not_count_stand_apart() -> None:
    root = parsed(page(*every_kind()))
    rows = [" ".join(words(row).split()) for row in body(by_id(root, "apart"))]

    assert rows == [
        "CON001 consent-missing infoward/complete.txtwaiver: The form is kept elsewhere.",
        "AGE002 age-outside-code error, line 2ward/complete.txtbaseline",
    ]
    assert (
        rates(root, "by-code")["33952 Peripheral cannulae by puncture, from age 6 on"][0]
        == "1 of 2"
    )


def test_findings_about_other_files_stand_apart() -> None:
    root = parsed(page(note(), findings=(EXPIRED,)))
    (row,) = body(by_id(root, "files"))

    assert [words(cell) for cell in row] == [
        "Warning WVR001", "waivers.toml, line 7", "The waiver has expired.",
    ]  # fmt: skip


def test_index_has_every_note_and_every_rule() -> None:
    root = parsed(page(*every_kind()))
    rules, notes = (list(next(each.iter("tbody"))) for each in by_id(root, "index").iter("table"))

    assert [[words(cell) for cell in row] for row in rules] == [
        ["AGE002 age-outside-code", "2", "1 5"],
        ["CON001 consent-missing", "2", "1 2"],
        ["CPX003 complications-unfilled", "1", "1"],
    ]
    assert [(words(row[0]), words(next(row.iter("bdi"))), words(row[2])) for row in notes] == [
        ("1", "ward/a.txt", "gaps"),
        ("2", "ward/complete.txt", "complete"),
        ("3", "ward/none.txt", "no ECMO service"),
        ("4", "ward/gone.txt", "not judged"),
        ("5", "ward/open.txt", "gaps"),
    ]


def test_complete_notes_are_rows_only_where_there_are_many() -> None:
    few = parsed(page(note(), *[complete()] * UNFOLDED))
    many = page(note(), *[complete(findings=(CONSENT,))] * (UNFOLDED + 1))
    root = parsed(many)

    assert len(with_class(few, "note", "details")) == UNFOLDED
    assert not with_class(root, "note", "details")
    assert_inert(root)
    assert len(body(list(by_id(root, "index").iter("table"))[1])) == UNFOLDED + 2
    assert [each.get("id") for each in root.iter("article")] == ["n1"]


def test_page_grows_with_the_notes_and_no_faster() -> None:
    ten, twenty, forty = (len(page(*[note()] * number)) for number in (10, 20, 40))
    assert (forty - twenty) < 2.1 * (twenty - ten)


@pytest.mark.parametrize("end", ["", "\r\n"], ids=["one line", "many lines"])
def test_note_of_a_megabyte(end: str) -> None:
    line = f"V-V ECMO through the right femoral vein. {end}"
    text = line * (2**20 // len(line))
    starts = range(0, len(text), 100 * len(line))
    places = [{"start": start, "end": start + 3, "text": "V-V"} for start in starts]
    elements = {"mode": {"status": "documented", "value": "VV", "evidence": places}}
    big = note(text=text, elements=elements, findings=(finding("V-V", text=text),))
    full, snippet = page(big, evidence="full"), page(big)

    assert full.count("through the right femoral vein") == text.count("through")
    assert full.count("<small> mode of support</small>") == len(places)
    assert snippet.count("<small> mode of support</small>") == len(places)
    assert len(snippet) < len(full) / 4
