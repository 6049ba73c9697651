"""doclint with medspaCy's own components in the place of those that doclint made quick.

The twin goes by the same rules and does the same beside; whatever a quick component finds, it has to
find just so. It is what "equal to stock" means in the table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from measuring.figures import Equality


@dataclass(frozen=True)
class Substitute:
    """What stands for a quick component: ``quick`` and ``stock`` are ``MODULE:NAME``.

    ``used`` is the stock function that must have run, ``MODULE:CLASS.METHOD``.
    """

    quick: str
    stock: str
    used: str


def stock_sentencizer(nlp: Any, rules_path: str) -> Any:
    """Build PyRuSH on rules of doclint's; its own second argument is another."""
    from PyRuSH import PyRuSHSentencizer

    return PyRuSHSentencizer(nlp, rules_path=rules_path)


def stock_regex_matcher(vocab: Any) -> Any:
    """Build medspaCy's matcher; there is nothing that it could think out before the first note."""
    from medspacy.common.regex_matcher import RegexMatcher

    class Stock(RegexMatcher):  # type: ignore[misc]
        def prepare(self) -> None:
            pass

    return Stock(vocab)


SUBSTITUTES = (
    Substitute(
        "doclint.nlp.quick_rush:QuickSentencizer",
        "measuring.twin:stock_sentencizer",
        "PyFastNER:FastCNER.process",
    ),
    Substitute(
        "doclint.nlp.matching:OneTextRegexMatcher",
        "measuring.twin:stock_regex_matcher",
        "medspacy.common.regex_matcher:RegexMatcher.__call__",
    ),
    Substitute(
        "doclint.nlp.context:SentenceConText",
        "medspacy.context:ConText",
        "medspacy.context:ConText.__call__",
    ),
)
"""Every mechanism of doclint's that takes the place of one of medspaCy's, and what it stands for."""

_TRIAL = "PROCEDURE: VV ECMO\nNo fluoroscopy. A 25 Fr cannula was placed in the right femoral vein."


class StockNotUsedError(Exception):
    """The twin did not run on a stock component, so that it would be compared with itself."""


def twin_reader() -> Any:
    """Build a ``Reader`` on stock components. Raises StockNotUsedError."""
    from doclint.reading import Reader

    with _substituted():
        reader = Reader()
        seen: dict[str, int] = {}
        with _watched(seen):
            reader.read(_TRIAL)
    unused = [each.used for each in SUBSTITUTES if not seen.get(each.used)]
    if unused:
        raise StockNotUsedError(f"never called in the twin: {', '.join(unused)}")
    return reader


@contextmanager
def _substituted() -> Iterator[None]:
    """Put the stock components wherever doclint's modules hold the quick ones."""
    import_module("doclint.nlp.pipeline")
    put: list[tuple[Any, str, Any]] = []
    for each in SUBSTITUTES:
        quick = _object(each.quick)
        stock = _object(each.stock)
        for name, module in list(sys.modules.items()):
            if name.startswith("doclint.") and module is not None:
                put += [
                    (module, key, quick) for key, value in vars(module).items() if value is quick
                ]
        for module, key, value in put:
            if value is quick:
                setattr(module, key, stock)
    try:
        yield
    finally:
        for module, key, value in put:
            setattr(module, key, value)


@contextmanager
def _watched(seen: dict[str, int]) -> Iterator[None]:
    """Count the calls of the stock functions that have to run."""
    before: list[tuple[Any, str, Any]] = []
    for each in SUBSTITUTES:
        module, _, name = each.used.partition(":")
        owner, _, method = name.partition(".")
        kind = getattr(import_module(module), owner)
        before.append((kind, method, vars(kind)[method]))
        setattr(kind, method, _counting(each.used, vars(kind)[method], seen))
    try:
        yield
    finally:
        for kind, method, function in before:
            setattr(kind, method, function)


def _counting(name: str, function: Callable[..., Any], seen: dict[str, int]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        seen[name] = seen.get(name, 0) + 1
        return function(*args, **kwargs)

    return counted


def _object(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def compared(quick: Any, stock: Any) -> list[Equality]:
    """Count what two pages of one note have in common: the second is the twin's."""
    return [
        Equality.count("sentences", stock.sentences, quick.sentences),
        Equality.count("targets", _targets(stock), _targets(quick)),
        Equality.count("assertions", _assertions(stock), _assertions(quick)),
        Equality.count("sections", stock.sections, quick.sections),
    ]


def _targets(page: Any) -> list[Any]:
    return [(each.label, each.rule, each.start, each.end) for each in page.mentions]


def _assertions(page: Any) -> list[Any]:
    """What bears on each target: the cue's facet and place, in the order found."""
    return [
        (
            each.label,
            each.rule,
            each.start,
            each.end,
            *((c.facet, c.start, c.end) for c in each.cues),
        )
        for each in page.mentions
    ]


def records_compared(quick: dict[str, Any], stock: dict[str, Any]) -> Equality:
    """Count the elements of two records of one note that are the same, evidence included."""
    return Equality.count(
        "elements of the record",
        ((name, repr(element)) for name, element in stock.items()),
        ((name, repr(element)) for name, element in quick.items()),
    )
