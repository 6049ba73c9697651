"""The texts of queries, out of ``schemas/queries``; a site's own lie on top of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from doclint.codes import Catalogue, Element
from doclint.errors import SchemaError
from doclint.schemas import ANNOTATION

_SHARED = "urn:doclint:queries"
_KIND = "query"
_SILENT = ("missing", "unfilled")
"""Kinds of gaps that are about what the note does not say."""


@dataclass(frozen=True)
class Template:
    """What is asked about one element.

    ``indicators`` are the elements whose words are quoted where the note says nothing of it;
    ``rules`` hold other words for the findings of single rules, and indicators where these, too,
    are about what the note does not say.
    """

    element: str
    title: str
    noun: str
    question: str
    indicators: tuple[str, ...]
    options: tuple[str, ...]
    rules: Mapping[str, Mapping[str, Any]]

    def indicators_of(self, rule: str, kind: str) -> tuple[str, ...]:
        """The elements to quote for a gap whose own words cannot be; none for what the note says."""
        if kind in _SILENT:
            return self.indicators
        return tuple(self.rules.get(rule, {}).get("indicators", ()))

    def of(self, rule: str) -> Template:
        """The template for the findings of one rule."""
        own = self.rules.get(rule, {})
        return Template(
            element=self.element,
            title=self.title,
            noun=self.noun,
            question=own.get("question", self.question),
            indicators=self.indicators,
            options=tuple(own.get("options", self.options)),
            rules=self.rules,
        )

    def worded(self, say: Callable[[str], str]) -> Template:
        """The same in other words."""
        return replace(
            self,
            title=say(self.title),
            noun=say(self.noun),
            question=say(self.question),
            options=tuple(map(say, self.options)),
            rules={
                rule: {key: _said_of(key, told, say) for key, told in own.items()}
                for rule, own in self.rules.items()
            },
        )


class Templates:
    """All templates, what they share, and the words that no draft may hold."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the files; one that is broken is a ``SchemaError``."""
        schemas = catalogue.schemas
        self.catalogue = catalogue
        path = schemas.path(_SHARED) if _SHARED in schemas.documents else ""
        try:
            shared = schemas.document(_SHARED)[ANNOTATION]
            self.words: Mapping[str, str] = {
                name: shared[name]
                for name in ("title", "dated", "undated", "ask", "other", "unable", "closing")
            }
            self.words = {**self.words, "which": shared["which"]}
            self.statements: Mapping[str, str] = shared["statements"]
            self.ordinals: tuple[str, ...] = tuple(shared["ordinals"])
            self.sender: Mapping[str, str] = shared["sender"]
            self.unasked: Mapping[str, str] = shared["unasked"]
            self.patterns = {
                rule: {part: _joined(each) for part, each in parts.items()}
                for rule, parts in shared["patterns"].items()
            }
            self._templates: dict[str, Template] = {}
            for name, document in schemas.of_kind(_KIND):
                path = schemas.path(f"urn:doclint:{_KIND}:{name}")
                if name not in catalogue.elements:
                    raise SchemaError(path, f"no such element: {name}", where="$id")
                told = document[ANNOTATION]
                self._templates[name] = _template(catalogue.elements[name], told)
        except KeyError as error:
            raise SchemaError(path, f"lacks {error.args[0]}") from error
        except re.error as error:
            raise SchemaError(path, f"no regular expression: {error}", where="patterns") from error

    @staticmethod
    def load(catalogue: Catalogue) -> Templates:
        """The templates of a catalogue; of one catalogue they are read once."""
        return _read(catalogue)

    def worded(
        self,
        say: Callable[[str], str],
        patterns: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
    ) -> Templates:
        """The same templates in other words, those of another language for one.

        What ``patterns`` name may not stand in a draft either.
        """
        own = copy.copy(self)
        own.words = _said(self.words, say)
        own.statements = _said(self.statements, say)
        own.ordinals = tuple(map(say, self.ordinals))
        own.sender = _said(self.sender, say)
        own.unasked = _said(self.unasked, say)
        own.patterns = {rule: dict(parts) for rule, parts in self.patterns.items()}
        for rule, parts in (patterns or {}).items():
            for part, more in parts.items():
                there = own.patterns.setdefault(rule, {}).get(part)
                own.patterns[rule][part] = _joined([*([there.pattern] if there else []), *more])
        own._templates = {name: each.worded(say) for name, each in self._templates.items()}
        return own

    def get(self, element: str) -> Template | None:
        """The template of an element, if there is one."""
        return self._templates.get(element)

    def statement(self, template: Template, rule: str, kind: str) -> str:
        """What is said of the gap before it is asked about."""
        own = template.rules.get(rule, {}).get("statement")
        text = own if own is not None else self.statements[kind]
        return text.replace("{noun}", template.noun)


@lru_cache(maxsize=8)
def _read(catalogue: Catalogue) -> Templates:
    return Templates(catalogue)


def _template(element: Element, told: Mapping[str, Any]) -> Template:
    return Template(
        element=element.name,
        title=element.title,
        noun=element.noun,
        question=told.get("question", element.question),
        indicators=tuple(told["indicators"]),
        options=tuple(told["options"]),
        rules=told.get("rules", {}),
    )


def _said(texts: Mapping[str, str], say: Callable[[str], str]) -> dict[str, str]:
    return {name: say(text) for name, text in texts.items()}


def _said_of(key: str, told: Any, say: Callable[[str], str]) -> Any:
    """Other words for what a template says of a rule; names of elements are none."""
    if key == "indicators":
        return told
    return say(told) if isinstance(told, str) else list(map(say, told))


def _joined(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)
