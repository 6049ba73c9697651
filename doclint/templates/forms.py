"""The blank note as text, as Markdown, with wildcards for record systems, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from doclint.templates.blank import Template

_LINE = "____"
_WILDCARD = "***"
"""What record systems jump to from one open place to the next."""
PLACEHOLDERS: Mapping[str, str] = {"text": _LINE, "markdown": _LINE, "wildcards": _WILDCARD}
"""How each form of the note writes an open place."""
FORMS = (*PLACEHOLDERS, "json")


def render(template: Template, form: str, *, answers: Mapping[str, str] | None = None) -> str:
    """The note in one of ``FORMS``; ``answers`` by element stand in the place of open places."""
    if form == "json":
        return json.dumps({**asdict(template), "slots": _slots(template)}, indent=2) + "\n"
    return "\n".join(_lines(template, form, answers or {})) + "\n"


def samples(template: Template) -> dict[str, str]:
    """A made-up answer to every slot."""
    return {slot.element: slot.sample for slot in template.slots}


def _slots(template: Template) -> list[dict[str, str]]:
    return [asdict(slot) for slot in template.slots]


def _lines(template: Template, form: str, answers: Mapping[str, str]) -> Iterator[str]:
    is_markdown = form == "markdown"
    yield f"# {template.heading}" if is_markdown else template.heading
    for part in template.parts():
        yield ""
        for slot in part:
            answer = answers.get(slot.element, PLACEHOLDERS[form])
            title = f"- {slot.title}:" if is_markdown else f"{slot.title}:"
            yield f"{title} {answer}"
