"""The rules that every draft query is held to; what they are about stands in ``schemas/rules``.

Words that none may hold are data, beside the templates; what is left here is the form of a query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from doclint.codes import Catalogue
from doclint.queries.draft import BLANK, Draft
from doclint.queries.templates import Templates

PREFIX = "QRY"
"""Beginning of the ids of these rules."""

_OWN = ("title", "body", "options")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "anywhere": (*_OWN, "quote"),
    "own": _OWN,
    "body": ("title", "body"),
    "quote": ("quote",),
    "title": ("title",),
    "options": ("options",),
}
"""The parts of a draft that each list of patterns is sought in."""


def broken(draft: Draft, templates: Templates, source: str | None = None) -> tuple[str, ...]:
    """The ids of the rules that a draft breaks, in order.

    With ``source``, the text of the note, quotes must stand in it word for word, at their places.
    """
    checker = _Checker(draft, templates, source)
    return tuple(rule for rule in sorted(_CHECKS) if _CHECKS[rule](checker))


def barred_spans(text: str, templates: Templates) -> list[tuple[int, int]]:
    """Where in a text words stand that no quote may hold."""
    return [match.span() for pattern in _barred(templates) for match in pattern.finditer(text)]


def _barred(templates: Templates) -> list[re.Pattern[str]]:
    parts = (
        patterns[part]
        for patterns in templates.patterns.values()
        for part in ("anywhere", "quote")
        if part in patterns
    )
    return [*parts, _numbers(templates.catalogue)]


@lru_cache(maxsize=8)
def _numbers(catalogue: Catalogue) -> re.Pattern[str]:
    """A code of the catalogue, in use or withdrawn, on its own."""
    codes = sorted({*(code.code for code in catalogue.codes), *catalogue.retired})
    return re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, codes))})(?![0-9A-Za-z])")


class _Checker:
    def __init__(self, draft: Draft, templates: Templates, source: str | None) -> None:
        self.draft = draft
        self.templates = templates
        self.source = source

    @property
    def _choices(self) -> list[str]:
        """The options without the ways out."""
        words = self.templates.words
        return [
            each for each in self.draft.options if each not in (words["other"], words["unable"])
        ]

    def says(self, rule: str) -> bool:
        """Whether a part holds words that the rule's patterns name for it."""
        patterns = self.templates.patterns.get(rule, {})
        return any(
            pattern.search(text)
            for part, pattern in patterns.items()
            for where, text in self.draft.parts()
            if where in _PARTS[part]
        )

    def names_code(self) -> bool:
        number = _numbers(self.templates.catalogue)
        return self.says("QRY001") or any(number.search(text) for _, text in self.draft.parts())

    def one_option(self) -> bool:
        """A single choice that is not left to be written in, or none at all."""
        choices = self._choices
        return not choices or (len(choices) == 1 and BLANK not in choices[0])

    def no_way_out(self) -> bool:
        words = self.templates.words
        return self.draft.options[-2:] != (words["other"], words["unable"])

    def no_indicator(self) -> bool:
        """No words of the note, or some without their place, or whose date is passed over."""
        undated, _, _ = self.templates.words["undated"].partition("{line}")
        return not self.draft.quotes or any(
            quote.line is None
            or not any(map(str.isalnum, quote.text))
            or (quote.date is None and not quote.told.startswith(undated))
            for quote in self.draft.quotes
        )

    def altered(self) -> bool:
        """A quote that is not told as it stands, or that the note does not hold at its place."""
        for quote in self.draft.quotes:
            if f'"{quote.text}"' not in quote.told:
                return True
            if self.source is None:
                continue
            if quote.start is None or quote.end is None:
                if quote.text not in self.source:
                    return True
            elif self.source[quote.start : quote.end] != quote.text:
                return True
        return False

    def title_not_neutral(self) -> bool:
        """A title of another form, or with words that judge, or with one of the answers."""
        title = self.draft.title
        beginning, _, _ = self.templates.words["title"].partition("{title}")
        answers = (_key(option) for option in self._choices if BLANK not in option)
        return (
            not title.startswith(beginning)
            or title.strip() == beginning.strip()
            or self.says("QRY009")
            or any(_stands(answer, title.casefold()) for answer in answers)
        )

    def tells_answer(self) -> bool:
        """An answer stands in the text before the choices, and not all of them do.

        A choice with a place to write in is no answer yet.
        """
        text = f"{self.draft.title} {self.draft.statement} {self.draft.question}".casefold()
        named = {option: _stands(_key(option), text) for option in self._choices}
        told = any(named[option] for option in named if BLANK not in option)
        return told and not all(named.values())

    def yes_no(self) -> bool:
        return any(_YES_NO.match(option) for option in self.draft.options)


_YES_NO = re.compile(r"\s*(?:yes|no|true|false|agree|disagree|i agree|correct)\b(?! \w)", re.I)


def _key(option: str) -> str:
    """What an option says, without the place for words of one's own."""
    return option.replace(BLANK, "").strip(" :,").casefold()


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text, as words."""
    return bool(words) and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


_CHECKS: Mapping[str, Callable[[_Checker], bool]] = {
    "QRY001": _Checker.names_code,
    "QRY002": lambda checker: checker.says("QRY002"),
    "QRY003": lambda checker: checker.says("QRY003"),
    "QRY004": lambda checker: checker.says("QRY004"),
    "QRY005": _Checker.one_option,
    "QRY006": _Checker.no_way_out,
    "QRY007": _Checker.no_indicator,
    "QRY008": _Checker.altered,
    "QRY009": _Checker.title_not_neutral,
    "QRY010": _Checker.tells_answer,
    "QRY011": lambda checker: checker.says("QRY011"),
    "QRY012": _Checker.yes_no,
}
