"""``doclint query``: its forms, read back by others, how much of the note they hold, its statuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt

from doclint.codes import Catalogue
from doclint.queries import Templates, broken
from doclint.queries.draft import parse
from doclint.reports.names import hashed

FORMS = ("text", "markdown", "html", "fhir", "json")
TEMPLATES = Templates.load(Catalogue.load())
WORDS = "right femoral vein"
QUOTED = "Age 52."


@pytest.fixture
def gaps(installed_reader: Callable[..., None], complete: Any) -> Any:
    """A record that lacks the approach, and the complications for a placeholder."""
    complete["approach"] = {"status": "missing", "evidence": []}
    complete["age"]["years"] = 4
    installed_reader(complete)
    return complete


def drafts_of(shown: str) -> list[str]:
    """The queries in the text form: what stands in the frames."""
    lines = shown.splitlines()
    texts: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("  |"):
            texts[-1].append(line[4:])
        elif texts[-1]:
            texts.append([])
    return ["\n".join(each) for each in texts if each]


def test_nothing_to_ask(ward: Path, run: Any) -> None:
    result = run("query", "a.txt", "--code", "33952")

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("a.txt: nothing to ask\n")


def test_each_gap_is_asked_about(ward: Path, run: Any, gaps: Any) -> None:
    result = run("query", "a.txt", "--code", "33952")

    assert (result.status, result.err) == (1, "")
    assert result.out.startswith("a.txt: 2 drafts\n\nquery 1 of 2 (AGE002; template age; doclint ")
    shown = drafts_of(result.out)
    assert [each.splitlines()[0] for each in shown] == [
        "Clarification: age",
        "Clarification: approach",
    ]
    for text in shown:
        assert broken(parse(text), TEMPLATES, (ward / "a.txt").read_text()) == ()
        assert "33952" not in text


def test_what_the_sender_is_told_is_no_part_of_the_query(ward: Path, run: Any, gaps: Any) -> None:
    shown = run("query", "a.txt", "--code", "33952").out

    assert "for the sender: " in shown
    assert not any("sender" in each for each in drafts_of(shown))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--exit-zero"], 0),
        (["--ignore", "AGE,APP"], 2),
        (["--ignore", "AGE", "--ignore", "APP"], 0),
        (["--severity", "APP=info", "--ignore", "AGE"], 0),
        (["--code", "99999"], 2),
        (["nowhere.txt"], 2),
        (["--format", "csv"], 2),
    ],
)
def test_exit_statuses(ward: Path, run: Any, gaps: Any, arguments: list[str], status: int) -> None:
    assert run("query", "a.txt", "--code", "33952", *arguments).status == status


def test_a_note_that_cannot_be_judged_costs_no_other_one(ward: Path, run: Any, gaps: Any) -> None:
    (ward / "b.txt").write_bytes(b"\xff\xfe\x00")
    result = run("query", "b.txt", "a.txt", "--code", "33952")

    assert result.status == 2
    assert "b.txt: not judged: " in result.out
    assert "a.txt: 2 drafts" in result.out
    assert result.err.startswith("doclint: error: b.txt: ")


def test_a_gap_that_cannot_be_quoted_is_said(ward: Path, run: Any, gaps: Any) -> None:
    for name in ("site", "cannula", "action", "mode", "age"):
        gaps[name]["evidence"] = []
    result = run("query", "a.txt", "--code", "33952")

    assert result.status == 1
    assert "no query about approach (APP001): no words of the note can be quoted" in result.out


def test_what_is_for_the_coder_alone_leaves_nothing_to_ask(
    ward: Path, run: Any, complete: Any, installed_reader: Any
) -> None:
    complete["action"]["values"] = ["graft_conduit"]
    complete["graft"] = {"status": "documented", "evidence": []}
    complete["reason"] = {"status": "documented", "evidence": [], "values": ["small artery"]}
    installed_reader(complete)
    result = run("query", "a.txt", "--code", "33987")
    told = run("query", "a.txt", "--code", "33987", "--format", "fhir")

    assert "no query about the code (COD002): a matter for whoever reports the code" in result.out
    assert result.status == told.status == 0
    assert told.err.startswith("doclint: note: a.txt: no query about the code: ")


def test_a_template_that_leads_is_refused(ward: Path, run: Any, gaps: Any) -> None:
    path = TEMPLATES.catalogue.schemas.path("urn:doclint:query:approach")
    document = json.loads(path.read_text())
    document["x-doclint"]["options"] = ["by puncture through the skin"]
    (ward / "site").mkdir()
    (ward / "site" / "q.json").write_text(json.dumps(document))
    result = run("query", "a.txt", "--code", "33952", "--schemas", "site")

    assert result.status == 2
    assert "(QRY005)" in result.out
    assert "a.txt: 1 draft, 1 gap without a query" in result.out


def test_a_waived_gap_is_not_asked_about(ward: Path, run: Any, gaps: Any) -> None:
    (ward / "w.toml").write_text(
        '[[waiver]]\nnote = "a.txt"\nrule = "APP"\nreason = "Seen."\nexpires = 2999-01-01\n'
    )
    result = run("query", "a.txt", "--code", "33952", "--waivers", "w.toml")

    assert "approach" not in result.out
    assert "Clarification: age" in result.out


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_quote_and_no_code(ward: Path, run: Any, gaps: Any, form: str) -> None:
    shown = run("query", "a.txt", "--code", "33952", "--format", form).out

    assert WORDS in shown
    assert "33952" not in shown
    assert "Clarification: approach" in shown.replace("&#45;", "-")


@pytest.mark.parametrize("form", FORMS)
def test_without_evidence_no_word_of_the_note_is_shown(
    ward: Path, run: Any, gaps: Any, form: str
) -> None:
    result = run("query", "a.txt", "--code", "33952", "--format", form, "--evidence", "none")

    assert result.status == 1
    for words in (WORDS, "Age 52", "V-V", "2026-01-02"):
        assert words not in result.out
    assert "Clarification: approach" in result.out


@pytest.mark.parametrize("form", FORMS)
def test_names_are_hashed_where_asked(
    ward: Path, run: Any, gaps: Any, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCLINT_HASH_KEY", "k")
    result = run(*("query", "a.txt", "--code", "33952", "--format", form, "--note-name", "hash"))
    assert "a.txt" not in result.out
    assert hashed("note", "a.txt", b"k") in result.out.replace("&#45;", "-")


def test_the_same_bytes_in_every_run(ward: Path, run: Any, gaps: Any) -> None:
    for form in FORMS:
        once, again = (run("query", "a.txt", "--code", "33952", "--format", form) for _ in "12")
        assert once.out == again.out


HOSTILE = 'Age 52 <img src=x onerror=alert(1)> </script> "q" [a](http://x.org) `c` |p| *b* @all.'


@pytest.fixture
def hostile(ward: Path, gaps: Any) -> str:
    """A note whose name and words are markup."""
    name = "<b>|x\u202e.txt"
    (ward / name).write_text(HOSTILE + "\n")
    for entry in gaps.values():
        entry["evidence"] = []
    gaps["action"]["evidence"] = [{"start": 0, "end": 6, "text": "Age 52", "section": None}]
    gaps["age"]["evidence"] = gaps["action"]["evidence"]
    return name


def test_the_page_is_text_alone(hostile: str, run: Any) -> None:
    page = run("query", hostile, "--code", "33952", "--format", "html", "--evidence", "full").out
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page)

    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not names & {"img", "script"}
    assert next("".join(e.itertext()) for e in tree.iter("bdi")) == "<b>|x\\u202e.txt"
    assert not any(element.get("onerror") for element in tree.iter())
    quoted = [
        "".join(element.itertext())
        for element in tree.iter("p")
        if element.get("class") == "quoted"
    ]
    assert quoted
    assert all(f'"{HOSTILE}"' in each for each in quoted)
    assert "\u202e" not in page
    policies = [element.get("content") or "" for element in tree.iter("meta")]
    assert any("default-src 'none'" in each for each in policies)
    assert len({e.get("id") for e in tree.iter() if e.get("id")}) == page.count(' id="')


def test_markdown_is_text_alone(hostile: str, run: Any) -> None:
    shown = run("query", hostile, "--code", "33952", "--format", "markdown", "--evidence", "full")
    tokens = MarkdownIt("commonmark", {"linkify": False}).parse(shown.out)
    kinds = {child.type for token in tokens for child in (token.children or ())}
    kinds |= {token.type for token in tokens}

    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "em_open"}
    told = " ".join(
        child.content for token in tokens for child in (token.children or ()) if child.content
    )
    assert "onerror=alert(1)" in told.replace("\u200b", "")
    assert shown.out.count("> - [ ] unable to determine") == 2


def test_fhir_is_r4(hostile: str, ward: Path, run: Any) -> None:
    bundle_of = pytest.importorskip("fhirclient.models.bundle").Bundle
    shown = run("query", hostile, "a.txt", "--code", "33952", "--format", "fhir").out
    told = json.loads(shown)
    bundle = bundle_of(told, strict=True)

    assert bundle.as_json() == told
    kinds = [each.resource.resource_type for each in bundle.entry]
    assert kinds == ["Task", "Communication"] * 4
    urls = [each.fullUrl for each in bundle.entry]
    assert len(set(urls)) == len(urls)
    for task, communication in zip(bundle.entry[::2], bundle.entry[1::2], strict=True):
        assert (task.resource.status, task.resource.intent) == ("draft", "proposal")
        assert communication.resource.status == "preparation"
        assert task.resource.focus.reference == communication.fullUrl
        text = communication.resource.payload[0].contentString
        assert task.resource.description == text
        draft = parse(text)
        assert broken(draft, TEMPLATES) == ()
        assert [each.valueString for each in task.resource.input] == list(draft.options)
    assert not re.search(r"authoredOn|sent\"|lastUpdated|\"for\"|subject", shown)


def test_fhir_without_a_draft_and_with_an_unread_note(ward: Path, run: Any) -> None:
    (ward / "b.txt").write_bytes(b"\xff\xfe\x00")
    result = run("query", "a.txt", "b.txt", "--code", "33952", "--format", "fhir")

    assert json.loads(result.out) == {"resourceType": "Bundle", "type": "collection"}
    assert result.status == 2
    assert "b.txt" in result.err


def test_a_name_that_holds_a_code_is_not_shown_to_whoever_is_asked(
    ward: Path, run: Any, gaps: Any
) -> None:
    (ward / "33952_note.txt").write_bytes((ward / "a.txt").read_bytes())
    shown = {
        name: run("query", name, "--code", "33952", "--format", "fhir").out
        for name in ("a.txt", "33952_note.txt")
    }
    assert '"a.txt"' in shown["a.txt"]
    assert "33952" not in shown["33952_note.txt"]
    assert "groupIdentifier" in shown["33952_note.txt"]
