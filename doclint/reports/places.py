"""How reports for programs name a file, and what they say of a finding beside its message."""

from __future__ import annotations

import os
from urllib.parse import quote

from doclint.findings import Finding
from doclint.report import NoteReport, Suppressed, SuppressedEncounter


def path_of(name: str) -> str:
    """A note's or file's path with slashes, relative to the working folder if it lies in it.

    So a report is the same on every machine, however the path was told. A name that is no path (one
    that was hashed, or ``-``) stays as it is.
    """
    path = os.path.relpath(name) if os.path.isabs(name) and _is_inside(name) else name
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    # Not normpath: of "a/../b" it makes "b", which may be another file where "a" is a link.
    parts = [part for part in path.split("/") if part not in ("", ".")]
    path = ("/" if path.startswith("/") else "") + "/".join(parts) or "."
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def uri_of(name: str) -> str:
    """A note's or file's path as a URI: a relative reference where it can be."""
    path = path_of(name)
    if not os.path.isabs(path):
        return quote(path)  # a colon too, or "a:b.txt" would be of the scheme "a"
    return "file://" + quote(path if path.startswith("/") else f"/{path}", safe="/:")


def _is_inside(path: str) -> bool:
    folder = os.path.join(os.getcwd(), "")
    return os.path.join(path, "").startswith(folder)


def all_found(note: NoteReport) -> list[tuple[Finding, Suppressed | None]]:
    """A note's findings in their order, with those among them that do not count, and why."""
    found: list[tuple[Finding, Suppressed | None]] = [(each, None) for each in note.findings]
    found += [(each.finding, each) for each in note.suppressed]
    return sorted(found, key=lambda each: each[0].sort_key)


def against(finding: Finding) -> str:
    """The code that a finding holds for, or the codes that are left open."""
    if finding.code is not None or not finding.candidates:
        return finding.code or ""
    return f"one of {', '.join(finding.candidates)}"


def where(note: NoteReport, finding: Finding | None = None) -> str | None:
    """Where in its source a note or a finding stands, as far as that is known.

    Line and column are of the decoded text: of a row in a table, or of a page of a PDF, they are not
    what somebody looks for who has the source before him.
    """
    page = f"page {finding.page}" if finding is not None and finding.page else None
    return ", ".join(each for each in (note.place, page) if each) or None


def beside(note: NoteReport, finding: Finding | None = None) -> str:
    """The same in brackets and behind a blank, or nothing."""
    told = where(note, finding)
    return f" ({told})" if told else ""


def told(finding: Finding) -> str:
    """The message and what it holds for: one note may be checked against several codes."""
    codes = against(finding)
    return f"{finding.message} ({codes})" if codes else finding.message


def why_suppressed(suppressed: Suppressed | SuppressedEncounter) -> str:
    """Why a finding does not count, in the words of whoever waived it."""
    if suppressed.by == "baseline":
        return "known from the baseline"
    return f"waived: {suppressed.reason}" if suppressed.reason else "waived"
