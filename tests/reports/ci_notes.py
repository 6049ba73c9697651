"""Reports of notes made by hand for the formats that CI reads, plain ones and hostile ones."""

from __future__ import annotations

from typing import Any

from handmade import HOSTILE as WORDS_THAT_HARM

from doclint.findings import Finding, in_order
from doclint.report import FileFinding, NoteReport, Suppressed
from doclint.reports import Options
from doclint.reports import render as pieces

WORDS = ("Zyzzomys", "Quokkarine", "2025-03-04", "Wombatina")
"""Words of the notes that are in no rule and no name of a file."""

TEXT = "Zyzzomys\r\nV-V ECMO, Wombatina by Dr. Quokkarine on 2025-03-04.\r\n\tNo fluoroscopy.\r\n"

AGE = Finding(
    rule="AGE002", name="age-outside-code", code="33952", element="age", kind="mismatch",
    severity="error", message="The age read lies outside. How old?", start=20, end=29, line=2,
    column=11,
)  # fmt: skip
SITE = Finding(
    rule="SIT001", name="site-missing", code="33952", element="site", kind="missing",
    severity="warning", message="Not found in the text read: the vessel. Which one?",
)  # fmt: skip
CONSENT = Finding(
    rule="CON001", name="consent-missing", code=None, element="consent", kind="missing",
    severity="info", message="Not found in the text read: consent.",
    candidates=("33951", "33952"),
)  # fmt: skip
EXPIRED = FileFinding(
    file="ward/waivers.toml", line=7, rule="WAI901", name="waiver-expired", severity="warning",
    message="This waiver has expired.",
)  # fmt: skip
STALE = FileFinding(
    file="baseline.json", line=None, rule="BAS901", name="baseline-stale", severity="info",
    message="An entry no longer occurs.",
)  # fmt: skip


def element(words: str, **values: Any) -> dict[str, Any]:
    place = {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}
    evidence = [{**place, "text": words, "section": "Zyzzomys"}]
    return {"status": "documented", **values, "evidence": evidence}


ELEMENTS = {
    "age": element("Wombatina", years=4),
    "physician": element("Quokkarine", name="Quokkarine"),
    "date_of_service": element("2025-03-04", date="2025-03-04"),
}

HOSTILE = [
    *WORDS_THAT_HARM.values(),
    "a,line=9,b:c::error file=x::y.txt",
    "100%25 %0A%0D%3A%2C%.txt",
    "a|b & 'c' \"d\" ]]> --> .txt",
    "\x1b[2J\x1b]0;x\x07\x00\x08\x0b\x0c\x7f\x85\x9b.txt",
    "a\n::stop-commands::t\r\n::error::x\r.txt",
    "a\u2028b\u2029c.txt",
    "\u202etxt.a\u2066\u200f.txt",
    "\ud800\udcff.txt",
    "\ufffe\uffff\U0001fffe.txt",
    "  leading and trailing  ",
    "a:b.txt",
    "ward#1?x=y&z.csv#12",
    "C:\\ward\\a.txt",
    "../up/./a//b.txt",
    "caf\u00e9 \u65e5\u672c \U0001f600.txt",
    "{0} [x](http://evil.example/) **b** `c`.txt",
    "-",
]
"""Names of notes that mean something to one of the readers of reports."""


def finding(of: Finding = AGE, **changes: Any) -> Finding:
    """A finding like another."""
    return Finding(**{**of.to_dict(), "candidates": of.candidates, **changes})


def note(name: str = "ward/a.txt", **changes: Any) -> NoteReport:
    """A note with a gap at a place, one at none, and one for codes that are left open."""
    fields: dict[str, Any] = {
        "status": "gaps",
        "codes": ("33952",),
        "code_source": "given",
        "findings": in_order((AGE, SITE, CONSENT)),
        "text": TEXT,
        "elements": ELEMENTS,
    }
    return NoteReport(**{"note": name, **fields, **changes})


def complete(name: str = "ward/b.txt") -> NoteReport:
    return note(name, status="complete", findings=())


def no_service(name: str = "ward/c.txt") -> NoteReport:
    return note(name, status="no_service", codes=(), code_source=None, findings=(), elements={})


def unread(name: str = "ward/d.txt", error: str | None = "holds no text") -> NoteReport:
    return NoteReport(name, "error", error=error)


def undecided(name: str = "ward/e.txt") -> NoteReport:
    """A note that leaves its code open."""
    codes = ("33951", "33952")
    return note(name, codes=(), code_source=None, candidates=codes, findings=(CONSENT,))


def covered(name: str = "ward/f.txt", reason: str | None = "Asked; no record kept.") -> NoteReport:
    """A note with a finding that counts, one that is known and one that was waived."""
    suppressed = (
        Suppressed(finding=AGE, by="baseline"),
        Suppressed(finding=CONSENT, by="waiver", reason=reason),
    )
    return note(name, findings=(SITE,), suppressed=suppressed)


def twice(name: str = "ward/g.txt", *places: int) -> NoteReport:
    """A note with the same gap at several lines, and one at no line that is there twice."""
    at = [finding(start=10 * each, end=10 * each + 4, line=each) for each in places or (3, 5)]
    return note(name, findings=(*at, SITE, SITE))


def everything() -> list[NoteReport]:
    """A note of every kind."""
    return [note(), complete(), no_service(), unread(), undecided(), covered(), twice()]


def show(form: str, *notes: NoteReport, findings: Any = (), **options: Any) -> str:
    """The whole report."""
    return "".join(str(each) for each in pieces(form, notes, Options(**options), findings=findings))
