"""The report in Markdown, rendered by GitHub's own library and by markdown-it with all it knows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options as Cmark
from handmade import (
    COMPLETE,
    FILE_FINDINGS,
    GAPS,
    HOSTILE,
    NOTES,
    hostile_files,
    hostile_note,
    hostile_notes,
    note_report,
    placed,
    report,
)
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doclint.plain import safe
from doclint.reports.markdown import inert

OURS = {"h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong"}
"""All tags that a report has."""

ALIVE = re.compile(
    r"[@#!~%$^&*][\w\"]"  # mentions and references of GitHub and GitLab
    r"|\[\w"  # [vulnerability:1
    r"|//|www\.|mailto:|xmpp:|gh-\d"
    r"|:[a-z+][\w+-]*:",
    re.IGNORECASE,
)
"""What platforms look for in the text of a finished page, to make a link of it."""


class Page(HTMLParser):
    """The tags of a page, and the text of each heading and cell."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.headings: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self._into: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th", "h1", "h2", "h3"):
            self._into = self.rows[-1] if tag in ("td", "th") else self.headings
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "h1", "h2", "h3"):
            self._into = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._into is not None:
            self._into[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", []))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("!", []))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("?", []))


def by_github(text: str) -> Page:
    return Page(cmarkgfm.github_flavored_markdown_to_html(text, Cmark.CMARK_OPT_UNSAFE))


def by_markdown_it(text: str) -> Page:
    made = MarkdownIt("js-default", {"html": True, "linkify": True, "typographer": False})
    return Page(made.render(text))


RENDERERS = pytest.mark.parametrize("render", [by_github, by_markdown_it])


def seen(text: str) -> str:
    """A cell's text as a reader sees it."""
    return text.replace("\u200b", "").strip()


def markdown(*args: Any, **options: Any) -> str:
    return report("markdown", *args, **options).decode()


@RENDERERS
def test_the_report_has_its_tables(render: Any) -> None:
    page = render(markdown(NOTES, FILE_FINDINGS, verbose=True))

    assert [seen(each) for each in page.headings] == [
        "doclint report", "Notes", "Findings", "ward/a.txt", "ward/e.txt", "Other files",
    ]  # fmt: skip
    assert page.rows[:2] == [
        ["Notes", "Complete", "With gaps", "No ECMO service", "Not judged"],
        ["6", "2", "2", "1", "1"],
    ]
    notes = [[seen(cell) for cell in row] for row in page.rows[2:9]]
    assert notes == [
        ["Note", "Judged against", "Status", "Errors", "Warnings", "Infos", "Known", "Waived"],
        ["ward/a.txt", "33952", "gaps", "2", "1", "1", "0", "0"],
        ["ward/b.txt", "33952 (named in the note)", "complete", "0", "0", "0", "0", "0"],
        ["ward/c.txt", "", "no ECMO service", "0", "0", "0", "0", "0"],
        ["ward/d.txt", "", "not judged: no such file or directory", "0", "0", "0", "0", "0"],
        ["ward/e.txt", "one of 33951, 33952", "gaps", "1", "0", "1", "0", "0"],
        [
            "ward/f.txt", "33952, 33946 (inferred from the note)", "complete", "0", "0", "0", "1",
            "2",
        ],
    ]  # fmt: skip
    assert [[seen(cell) for cell in row] for row in page.rows[9:14]] == [
        ["Severity", "Rule", "Code", "Element", "Line", "Finding", "Words"],
        ["error", "AGE002", "33952", "age", "2", "Which age is meant?", "4-year-old"],
        ["error", "SIT001", "33952", "site", "", "Which vessel?", ""],
        ["warning", "SEV001", "33952", "severity", "", "How ill?", ""],
        ["info", "CON001", "33951, 33952", "consent", "", "Was there consent?", ""],
    ]
    assert [[seen(cell) for cell in row] for row in page.rows[-3:]] == [
        ["Severity", "Rule", "File", "Line", "Finding"],
        ["warning", "WAV002", "ward/waivers.toml", "7", "This waiver expired on 2026-01-01."],
        ["info", "BAS001", "ward/baseline.json", "", "2 entries no longer occur."],
    ]
    assert "Found 3 errors, 2 warnings, 3 infos, 1 known, 2 waived." in page.text


def test_infos_are_counted_and_listed_on_demand() -> None:
    assert "CON001" not in markdown()
    assert "Infos are counted and not listed (-v lists them)." in markdown()
    assert "CON001" in markdown(verbose=True)
    assert "Infos are" not in markdown(verbose=True)


def test_a_run_without_notes() -> None:
    page = by_github(markdown([]))

    assert page.headings == ["doclint report"]
    assert page.rows[1] == ["0", "0", "0", "0", "0"]


def test_a_run_without_findings_has_no_heading_for_them() -> None:
    assert by_github(markdown([COMPLETE])).headings == ["doclint report", "Notes"]


def test_statistics() -> None:
    page = by_github(markdown(statistics=True))

    assert page.headings[-1] == "Rules"
    assert [[seen(cell) for cell in row] for row in page.rows[-6:-3]] == [
        ["Findings", "Rule", "Name"],
        ["2", "CON001", "consent-missing"],
        ["1", "AGE002", "age-outside-code"],
    ]


@pytest.mark.parametrize("evidence", ["full", "snippet", "none", None])
def test_evidence(evidence: Any) -> None:
    text = "pneumonia " * 40
    note = note_report(text=text, findings=(placed(text, text[:-1]),))
    page = by_github(markdown([note], evidence=evidence))

    if evidence == "none":
        assert "Words" not in page.rows[-2]
        assert "pneumonia" not in page.text
    else:
        assert page.rows[-2][-1] == "Words"
        assert len(page.rows[-1][-1]) == (399 if evidence == "full" else 60)


@RENDERERS
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_words(render: Any, words: str) -> None:
    unreadable = note_report(note=words, status="error", findings=(), error=words)
    page = render(markdown([hostile_note(words), unreadable], verbose=True, evidence="full"))

    assert {tag for tag, _ in page.tags} <= OURS
    assert [
        attrs for _, attrs in page.tags if attrs and attrs[0][0] not in ("align", "style")
    ] == []
    assert ALIVE.findall(page.text) == []
    told = safe(words).strip()
    name, reason = page.rows[4][0], page.rows[4][2]
    assert seen(name) == told
    assert seen(reason) == f"not judged: {safe(words)}".strip()
    assert seen(page.headings[3]) == told
    assert seen(page.rows[6][-1]) == safe(" ".join(words.split()))


@RENDERERS
def test_all_hostile_words_at_once_break_no_table(render: Any) -> None:
    page = render(markdown(hostile_notes(), hostile_files(), verbose=True))

    assert {tag for tag, _ in page.tags} <= OURS
    assert {len(row) for row in page.rows} == {5, 7, 8}
    assert len(page.rows) == 2 + 1 + 2 * len(HOSTILE) + 3 * len(HOSTILE) + 1 + len(HOSTILE)
    assert ALIVE.findall(page.text) == []


@given(
    st.text(
        alphabet=st.sampled_from("<>&\\`*_[]()!|~^#@$%:/.-+='\"{};,? aw1\n\t\u00e9\u202e\u65e5"),
        max_size=20,
    )
    | st.lists(
        st.sampled_from(
            ["http", "://", "www.", "a", ".com", ".de", "@", "mailto:", "<", ">", "`", "|", "**",
             "_", "](", "![", "#1", "&lt;", "&#", "GH-1", ":+1:", "\\", " ", "~~", "--", "$"]
        ),
        max_size=8,
    ).map("".join)
)  # fmt: skip
def test_no_text_is_markup(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {inert(text)} | {inert(text)} |\n\n### {inert(text)}\n"
    for render in (by_github, by_markdown_it):
        page = render(table)
        told = safe(text).strip()

        assert {tag for tag, _ in page.tags} <= OURS
        assert [seen(cell) for cell in page.rows[1]] == [told, told]
        assert [seen(each) for each in page.headings] == [told]
        assert ALIVE.findall(page.text) == []


def test_plain_names_stay_plain() -> None:
    for name in ("ward/vv_insertion.txt", "a-b c (2).note", "33952: gaps", "P/F 60; 4.5 L/min"):
        assert inert(name) == name


def test_no_line_of_a_report_is_longer_for_a_control() -> None:
    text = markdown(hostile_notes(), hostile_files(), verbose=True)

    assert all(line.isprintable() for line in text.split("\n"))


def test_two_runs_give_the_same_bytes() -> None:
    assert markdown(NOTES, FILE_FINDINGS) == markdown(NOTES, FILE_FINDINGS)
    assert markdown([GAPS]) != markdown([COMPLETE])
