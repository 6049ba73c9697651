"""Reports on notes that nobody read, made by hand, and words meant to harm whoever reads a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from doclint.findings import Finding
from doclint.lines import Lines
from doclint.report import FileFinding, NoteReport, Suppressed
from doclint.reports import Evidence, Options, render

HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "comment": "--><!--",
    "entity": "&lt;b&gt; &#60; &amp",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(1)",
    "formula behind blanks": "   =1+1",
    "formula behind a tab": "\t=1+1",
    "formula behind a line end": "\r=1+1",
    "formula behind a semicolon": 'a;=1+1;"=2"',
    "formula in full width": "\uff1d1+1",
    "formula in quotation marks": '"=1+1"',
    "quotation marks": "a\"b'c",
    "rich text": "<r><t>a</t></r>",
    "spreadsheet escape": "_x0041__x000D_",
    "screen": "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://evil.example\x07a\x1b]8;;\x07",
    "old controls": "a\x00b\x08c\x7fd\x9be\x85f",
    "bidi": "a\u202etxt.exe\u2066b\u2069",
    "no width": "a\u200bb\u200dc\ufeffd",
    "surrogate": "a\ud800b\udcffc",
    "no character": "a\ufffeb\uffffc",
    "outside the plane": "a\U0001f9e0b\U000e0041c",
    "line ends": "a\nb\r\nc\rd\u2028e\u2029f\x0bg\x0ch",
    "pipes": "a|b||c\\|d",
    "markup": "*a* _b_ __c__ ~~d~~ `e` ``f`` # g",
    "link": "[a](http://evil.example) ![b](http://evil.example/c.png) [c]: http://evil.example",
    "angle link": "<http://evil.example> <a@evil.example>",
    "bare link": "http://evil.example www.evil.example ftp://evil.example //evil.example",
    "bare host": "evil.example evil.com evil.com/a a@evil.com mailto:a@evil.com",
    "mention": "@octocat @org/team a@octocat",
    "reference": "#123 octo/repo#1 GH-1 !12 ~bug %1 $5 &3 ^4",
    "footnote": "[^1] [^1]: a",
    "formula of mathematics": "$a$ $$b$$ $`c`$",
    "emoji": ":smile: :+1:",
    "XML": "]]> <![CDATA[a]]> <?xml?> <!ENTITY a>",
    "long": "x" * 40_000,
    "long beyond the plane": "\U0001f9e0" * 20_000,
    "a log's command": "::error file=a::b ##vso[task]c",
}
"""By what it is, a text that is more than text to some reader."""


def finding(**changes: Any) -> Finding:
    """A finding without a place."""
    fields: dict[str, Any] = {
        "rule": "AGE002",
        "name": "age-outside-code",
        "code": "33952",
        "element": "age",
        "kind": "mismatch",
        "severity": "error",
        "message": "Which age is meant?",
    }
    return Finding(**{**fields, **changes})


def placed(text: str, words: str, **changes: Any) -> Finding:
    """A finding on the first ``words`` of ``text``."""
    start = text.index(words)
    line, column = Lines(text).place(start)
    place = {"start": start, "end": start + len(words), "line": line, "column": column}
    return finding(**{**place, **changes})


def note_report(**changes: Any) -> NoteReport:
    """A note with gaps and nothing found of it, unless told otherwise."""
    fields: dict[str, Any] = {
        "note": "ward/a.txt",
        "status": "gaps",
        "codes": ("33952",),
        "code_source": "given",
        "findings": (finding(),),
    }
    return NoteReport(**{**fields, **changes})


def evidence(text: str, words: str, section: str | None = None) -> dict[str, Any]:
    """An entry of an element's evidence."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "section": section}


TEXT = "PROCEDURE\r\nV-V ECMO, 4-year-old girl.\r\n\tNo fluoroscopy.\r\n"
SITE = finding(
    rule="SIT001", name="site-missing", element="site", kind="missing", message="Which vessel?"
)
SEVERITY = finding(
    rule="SEV001", name="severity-missing", element="severity", kind="missing", severity="warning",
    message="How ill?",
)  # fmt: skip
CONSENT = finding(
    rule="CON001", name="consent-missing", code=None, element="consent", kind="missing",
    severity="info", message="Was there consent?", candidates=("33951", "33952"),
)  # fmt: skip
NAMED = finding(
    rule="COD001", name="retired-code", element=None, kind="other", message="Which code?"
)

GAPS = note_report(
    elements={
        "age": {
            "status": "documented",
            "years": 4,
            "evidence": [evidence(TEXT, "4-year-old", "PROCEDURE")],
        },
        "site": {"status": "missing", "items": [], "evidence": []},
    },
    findings=(placed(TEXT, "4-year-old"), SITE, SEVERITY, CONSENT),
    text=TEXT,
)
COMPLETE = note_report(note="ward/b.txt", status="complete", findings=(), code_source="note")
NO_SERVICE = note_report(
    note="ward/c.txt", status="no_service", findings=(), codes=(), code_source=None
)
UNREADABLE = note_report(
    note="ward/d.txt", status="error", findings=(), codes=(), code_source=None,
    error="no such file or directory",
)  # fmt: skip
OPEN = note_report(
    note="ward/e.txt", codes=(), code_source=None, candidates=("33951", "33952"),
    findings=(CONSENT, NAMED),
)  # fmt: skip
COVERED = note_report(
    note="ward/f.txt",
    status="complete",
    code_source="inferred",
    codes=("33952", "33946"),
    findings=(),
    suppressed=(
        Suppressed(finding=SITE, by="baseline"),
        Suppressed(finding=SEVERITY, by="waiver", reason="asked the surgeon"),
        Suppressed(finding=NAMED, by="waiver", reason="known"),
    ),
)
NOTES = (GAPS, COMPLETE, NO_SERVICE, UNREADABLE, OPEN, COVERED)
"""One note of each kind."""

FILE_FINDINGS = (
    FileFinding(
        file="ward/waivers.toml", line=7, rule="WAV002", name="waiver-expired", severity="warning",
        message="This waiver expired on 2026-01-01.",
    ),
    FileFinding(
        file="ward/baseline.json", line=None, rule="BAS001", name="baseline-stale", severity="info",
        message="2 entries no longer occur.",
    ),
)  # fmt: skip


def hostile_note(words: str) -> NoteReport:
    """A note in which everything that can be anybody's is ``words``: its name and all of its text."""
    text = f"{words}\n{words}"
    return note_report(
        note=words,
        elements={
            "physician": {
                "status": "documented", "name": words, "evidence": [evidence(text, words, words)],
            },
        },
        findings=(placed(text, words), finding(severity="warning")),
        suppressed=(Suppressed(finding=placed(text, words), by="waiver", reason=words),),
        text=text,
        encounter=words,
        author=words,
        service=words,
    )  # fmt: skip


def hostile_notes() -> list[NoteReport]:
    """A note for each hostile text, and unreadable ones of that name."""
    notes = [hostile_note(words) for words in HOSTILE.values()]
    bad = [
        note_report(note=words, status="error", findings=(), codes=(), error=words)
        for words in HOSTILE.values()
    ]
    return [*notes, *bad]


def hostile_files() -> list[FileFinding]:
    """Findings of files with hostile names."""
    return [
        FileFinding(
            file=words, line=1, rule="WAV002", name="waiver-expired", severity="error",
            message=f"of the entry {words}",
        )
        for words in HOSTILE.values()
    ]  # fmt: skip


def report(
    form: str,
    notes: Iterable[NoteReport] = NOTES,
    findings: Iterable[FileFinding] = (),
    *,
    evidence: Evidence | None = None,
    **options: bool,
) -> bytes:
    """One report as a whole."""
    pieces = render(form, notes, Options(evidence=evidence, **options), findings=tuple(findings))
    return b"".join(
        each if isinstance(each, bytes) else each.encode("utf-8", "backslashreplace")
        for each in pieces
    )
