"""The languages of the page: its own words, and those of the library in other words.

A language is a file in ``texts/``. What the library says (elements, messages, queries, reasons) is
looked up by its English text, so that what a site says in words of its own is never replaced by
the translation of something else: it stays as it is, and is marked as English.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from doclint.codes import Catalogue
from doclint.queries import Templates
from doclint.reports.html.characters import printable
from doclint.schemas import ANNOTATION

USUAL = "en"

_KINDS = "urn:doclint:common"
_DOUBTS = "urn:doclint:doubts"


@dataclass(frozen=True)
class Language:
    """One language.

    ``page`` holds the page's own words by name. ``library`` gives what the library says in English,
    and ``barred`` what no query may say in it (see ``schemas/queries/queries.json``).
    """

    key: str
    name: str
    page: Mapping[str, str]
    library: Mapping[str, str] = field(default_factory=dict)
    barred: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """What the library says, as far as this language has it."""
        return self.library.get(text, text)

    def said(self, text: str) -> Markup:
        """The same for a page, which tells where it is English after all."""
        return self.marked(self.say(text), text in self.library)

    def marked(self, text: str, is_own: bool = False) -> Markup:
        """A text of the library's for a page."""
        if is_own or self.key == USUAL:
            return Markup("{}").format(printable(text))
        return Markup('<span lang="en">{}</span>').format(printable(text))

    def word(self, name: str, **values: object) -> str:
        """One of the page's own words, filled."""
        return self.page[name].format(**values)

    def message(self, message: str, element: str | None, catalogue: Catalogue) -> Markup:
        """A finding's message, put together anew where its kind's text is what it was made of."""
        if self.key == USUAL or message in self.library:
            return self.said(message)
        known = catalogue.elements.get(element or "")
        if known is not None:
            for text in _kind_texts(catalogue):
                if message == _filled(text, known.noun, known.question):
                    told = _filled(self.say(text), self.say(known.noun), self.say(known.question))
                    whole = {text, known.noun, known.question} <= self.library.keys()
                    return self.marked(told, whole)
        return self.said(message)

    def templates(self, catalogue: Catalogue) -> Templates:
        """What queries are made of."""
        return _templates(self.key, catalogue)


@cache
def languages() -> Mapping[str, Language]:
    """All of them by their keys; a file more is a language more."""
    found = {}
    for each in sorted((files("doclint.web") / "texts").iterdir(), key=lambda each: each.name):
        if each.name.endswith(".json"):
            key = each.name.removesuffix(".json")
            told: dict[str, Any] = json.loads(each.read_text(encoding="utf-8"))
            found[key] = Language(
                key, told["language"], told["page"], told.get("library", {}), told.get("barred", {})
            )
    return found


def language_of(asked: str | None, accepted: str) -> str:
    """The language that was chosen, or else the first of those accepted that there is."""
    for told in (asked or "", *accepted.split(",")):
        key = told.partition(";")[0].partition("-")[0].strip().lower()
        if key in languages():
            return key
    return USUAL


def library_texts(catalogue: Catalogue) -> Iterator[str]:
    """All that the library may say in a page, in English: what another language has to give."""
    from doclint.reading.wording import load_wording

    for element in catalogue.elements.values():
        yield from (element.title, element.noun, element.question, element.looks_for)
    yield from _kind_texts(catalogue)
    made = {
        _filled(text, element.noun, element.question)
        for text in _kind_texts(catalogue)
        for element in catalogue.elements.values()
    }
    for rule in catalogue.rules.values():
        if rule.subject == "note" and rule.message not in made:
            yield rule.message
    templates = Templates.load(catalogue)
    for texts in (templates.words, templates.statements, templates.sender, templates.unasked):
        yield from texts.values()
    yield from templates.ordinals
    for name in catalogue.elements:
        template = templates.get(name)
        if template is not None:
            yield from (template.question, *template.options)
            for own in template.rules.values():
                yield from (own[key] for key in ("statement", "question") if key in own)
                yield from own.get("options", ())
    wording = load_wording()
    for searches in wording.elements.values():
        yield from (wording.categories[each] for each in searches.states)
        yield from searches.also
    yield from wording.facets.values()
    yield from wording.reasons.values()
    yield from (code.label for code in catalogue.codes)
    yield from doubt_texts(catalogue).values()


def doubt_texts(catalogue: Catalogue) -> Mapping[str, str]:
    """What is said where a note's words do not settle a code, by what it is called."""
    doubts = catalogue.schemas.document(_DOUBTS)[ANNOTATION]["doubts"]
    return {name: each["text"] for name, each in doubts.items()}


@cache
def _templates(key: str, catalogue: Catalogue) -> Templates:
    templates = Templates.load(catalogue)
    language = languages()[key]
    return templates.worded(language.say, language.barred) if language.library else templates


@cache
def _kind_texts(catalogue: Catalogue) -> tuple[str, ...]:
    kinds = catalogue.schemas.document(_KINDS)[ANNOTATION]["kinds"]
    return tuple(
        kind[key]
        for kind in kinds.values()
        for key in ("message", "message_not_done")
        if key in kind
    )


def _filled(text: str, noun: str, question: str) -> str:
    return text.replace("{noun}", noun).replace("{question}", question)
