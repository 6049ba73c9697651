"""An issue about a misread note, as text to be pasted and as JSON. The note is not named in it."""

from __future__ import annotations

from doclint import __version__
from doclint.plain import safe
from doclint.reduce import Issue
from doclint.report import tool
from doclint.reports.json import dumps
from doclint.reports.words import told_values


def render_issue_json(issue: Issue) -> str:
    """One JSON object with ``tool``, ``element``, ``read``, ``wanted`` and ``text``."""
    return (
        dumps(
            {
                "tool": tool(),
                "element": issue.element,
                "text": issue.text,
                "read": dict(issue.read),
                "wanted": issue.wanted,
                "words_kept": issue.kept,
                "words_replaced": issue.replaced,
                "searched_for_identifiers": issue.searched,
            }
        )
        + "\n"
    )


def render_issue_text(issue: Issue) -> str:
    """The text between two rules, and what is read in it and wanted of it."""
    values = told_values(issue.read)
    read = f"{issue.read['status']}{f' ({values})' if values else ''}"
    searched = "searched" if issue.searched else "not searched (extra deid)"
    lines = [
        f"doclint {__version__} misreads {issue.element}",
        f"read: {read}",
        *([f"wanted: {safe(issue.wanted)}"] if issue.wanted is not None else []),
        "-----",
        *map(safe, issue.text.splitlines()),
        "-----",
        f"{issue.kept} words of the note stay, {issue.replaced} are made up; {searched} for "
        "identifiers. Read it before you show it.",
    ]
    return "".join(f"{line}\n" for line in lines)
