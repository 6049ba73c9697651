"""Suggestions as text, Markdown and JSON.

What stands under ``coder`` tells a code from its neighbours, and is not for whoever wrote the note:
it would say which answer leads to which code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import indent, wrap
from typing import Any

from doclint.codes import Catalogue
from doclint.facts import Facts, Statement
from doclint.lines import Lines
from doclint.plain import safe
from doclint.report import NoteReport, tool
from doclint.reports.json import dumps
from doclint.reports.markdown import inert
from doclint.reports.options import Evidence
from doclint.reports.words import counted, snippet, told_values
from doclint.suggest.notes import Suggested
from doclint.suggest.ranking import Doubt, Suggestion

NOT_FOR_CLAIMS = "Not for claim submission: which code is reported is for a person to decide."

_WIDTH = 96


@dataclass(frozen=True)
class Choices:
    """What the user chose: ``coder`` for what tells a code from its neighbours."""

    catalogue: Catalogue
    evidence: Evidence
    coder: bool = False


class Form:
    """One report in the making: notes in, pieces out."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.notes = 0

    def note(self, each: Suggested) -> str:
        """What is said of the next note."""
        self.notes += 1
        return self._note(each)

    def label(self, suggestion: Suggestion) -> Statement:
        """Our own words for a code, with where they come from."""
        return Facts.load(self.choices.catalogue).label(suggestion.code)

    def _note(self, each: Suggested) -> str:
        raise NotImplementedError

    def end(self) -> str:
        """What is said once, behind all notes."""
        return ""


class TextForm(Form):
    """For a person at a terminal."""

    def _note(self, each: Suggested) -> str:
        return "".join(f"{line}\n" for line in self._lines(each))

    def _lines(self, each: Suggested) -> Iterator[str]:
        yield f"{safe(each.note.note)}: {safe(_verdict(each))}"
        for suggestion in each.ranking.suggestions:
            label = self.label(suggestion)
            head = f"{suggestion.rank:>3}. {suggestion.code.code}  {label.text} [{label.cited}]"
            yield from wrap(head, _WIDTH, subsequent_indent=" " * 12)
            for head, told in _facts(each.note, suggestion, self.choices):
                yield from _wrapped(f"{head}: {safe(told)}", "       ")
        for doubt in each.ranking.doubts:
            yield from _wrapped(f"cannot tell: {_doubt(doubt)}", "  ")
        yield ""

    def end(self) -> str:
        return f"{NOT_FOR_CLAIMS}\n"


class MarkdownForm(Form):
    """For a wiki or a ticket."""

    def _note(self, each: Suggested) -> str:
        return "".join(f"{line}\n" for line in self._lines(each))

    def _lines(self, each: Suggested) -> Iterator[str]:
        if self.notes == 1:
            yield from ("# Codes supported by the words of notes", "")
        yield from (f"## {inert(each.note.note)}", "", f"{inert(_verdict(each))}.", "")
        for suggestion in each.ranking.suggestions:
            label = self.label(suggestion)
            told = inert(f"{label.text} [{label.cited}]")
            yield f"{suggestion.rank}. **{suggestion.code.code}** {told}"
            for head, told in _facts(each.note, suggestion, self.choices):
                yield f"   - {head}: {inert(told)}"
        if each.ranking.suggestions:
            yield ""
        for doubt in each.ranking.doubts:
            yield f"- Cannot tell: {inert(_doubt(doubt))}"
        if each.ranking.doubts:
            yield ""

    def end(self) -> str:
        return f"{NOT_FOR_CLAIMS}\n"


class JsonForm(Form):
    """One object, for programs."""

    def _note(self, each: Suggested) -> str:
        before = ",\n" if self.notes > 1 else _opening()
        return before + indent(dumps(self._entry(each)), "    ")

    def end(self) -> str:
        before = "\n" if self.notes else _opening()
        return f'{before}  ],\n  "remark": {dumps(NOT_FOR_CLAIMS)}\n}}\n'

    def _entry(self, each: Suggested) -> dict[str, Any]:
        note = each.note
        return {
            "note": note.note,
            "place": note.place,
            **({"source": note.source} if note.source else {}),
            "suggestions": [self._suggestion(note, one) for one in each.ranking.suggestions],
            "doubts": [_doubt_entry(doubt) for doubt in each.ranking.doubts],
            "error": note.error,
        }

    def _suggestion(self, note: NoteReport, suggestion: Suggestion) -> dict[str, Any]:
        code = suggestion.code
        entry: dict[str, Any] = {
            "code": code.code,
            "label": self.label(suggestion).to_dict(),
            "rank": suggestion.rank,
            "selected_by": list(suggestion.selected_by),
            "open": list(suggestion.open),
            "missing": list(suggestion.missing),
            "gaps": [
                {"element": gap.element, "kind": gap.kind, "severity": gap.severity}
                for gap in suggestion.gaps
            ],
            "needed": suggestion.needed,
            "held": suggestion.held,
            "elements": {
                name: note.elements[name] for name in (*suggestion.selected_by, *suggestion.open)
            },
        }
        if self.choices.coder:
            entry["neighbours"] = [
                each.statement.to_dict()
                for each in Facts.load(self.choices.catalogue).neighbours(code)
            ]
        return entry


FORMS: Mapping[str, tuple[Callable[[Choices], Form], Evidence]] = {
    "text": (TextForm, "snippet"),
    "markdown": (MarkdownForm, "snippet"),
    "json": (JsonForm, "full"),
}
"""The forms by name, each with how much of a note's words it holds unless told otherwise."""


def _verdict(each: Suggested) -> str:
    if each.note.error is not None:
        return f"not judged: {each.note.error}"
    suggestions = each.ranking.suggestions
    if not suggestions:
        return "no code supported" if each.ranking.doubts else "no ECMO service"
    left = len({one.rank for one in suggestions})
    told = counted(len(suggestions), "code")
    return f"{told} supported" if left == len(suggestions) else f"{told} for {_services(left)}"


def _services(number: int) -> str:
    return counted(number, "service")


def _facts(note: NoteReport, suggestion: Suggestion, choices: Choices) -> Iterator[tuple[str, str]]:
    """What is said of a code, by headings."""
    for name in suggestion.selected_by:
        yield f"selected by {name}", _grounds(note, name, choices)
    for name in suggestion.open:
        entry = note.elements[name]
        yield (
            f"open: {name}",
            " ".join(
                (_STATUS.get(entry["status"], entry["status"]), _grounds(note, name, choices))
            ).strip(),
        )
    yield "holds", f"{suggestion.held} of the {suggestion.needed} elements that it needs"
    if suggestion.gaps:
        yield (
            "missing",
            ", ".join(
                (gap.element or "its main procedure") + _KIND.get(gap.kind, "")
                for gap in suggestion.gaps
            ),
        )
    if choices.coder:
        for each in Facts.load(choices.catalogue).neighbours(suggestion.code):
            told = each.statement
            yield f"beside {each.code.code} ({each.axis})", f"{told.text} [{told.cited}]"


_KIND = {"unfilled": " (left open)", "conflicting": " (contradictory)", "mismatch": " (another)"}
_STATUS = {
    "missing": "not found in the text read",
    "unfilled": "left open",
    "conflicting": "contradictory",
    "not_done": "stated as not so",
    "documented": "stated, and settles nothing",
}


def _grounds(note: NoteReport, element: str, choices: Choices) -> str:
    """The element's values and the words that state them, each with its place."""
    entry = note.elements[element]
    if choices.evidence == "none":
        return _places(entry)
    values = re.sub(r"^values?=", "", told_values(entry))
    lines = Lines(note.text)
    words = []
    for item in entry["evidence"]:
        line, column = lines.place(item["start"])
        told = (
            " ".join(item["text"].split()) if choices.evidence == "full" else snippet(item["text"])
        )
        words.append(f'"{told}" ({line}:{column})')
    return "; ".join(filter(None, (values, *words)))


def _places(entry: Mapping[str, Any]) -> str:
    """Where it stands: without the text only characters can be counted."""
    spans = [f"{each['start']}-{each['end']}" for each in entry["evidence"]]
    return f"characters {', '.join(spans)}" if spans else ""


def _doubt(doubt: Doubt) -> str:
    return f"{', '.join(doubt.codes)}: {doubt.statement.text} [{doubt.statement.cited}]"


def _doubt_entry(doubt: Doubt) -> dict[str, Any]:
    return {
        **doubt.statement.to_dict(),
        "codes": list(doubt.codes),
        "elements": list(doubt.elements),
    }


def _opening() -> str:
    return f'{{\n  "tool": {dumps(tool(), on_lines=False)},\n  "notes": [\n'


def _wrapped(text: str, margin: str) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=f"{margin}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
