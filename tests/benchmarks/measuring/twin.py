"""doclint with medspaCy's own components in the place of those that doclint made quick.

The twin goes by the same rules and does the same beside; whatever a quick component finds, it has to
find just so. It is what "equal to stock" means in the table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from measuring.figures import Equality


@dataclass(frozen=True)
class Substitute:
    """What stands for a quick mechanism.

    ``quick`` is ``MODULE:NAME``. ``stock`` is given what stands there and makes what takes its place.
    ``used`` is the function of medspaCy's or of its libraries' that must have run then, ``MODULE:CLASS.METHOD``.
    """

    quick: str
    stock: Callable[[Any], Any]
    used: str


def _language(_: Any) -> Any:
    """medspaCy's tokenizer, made as it is made, and doclint's infixes."""
    from medspacy import custom_tokenizer
    from spacy.util import compile_infix_regex

    infixes = _object("doclint.nlp.language:_INFIXES")

    def make_language() -> Any:
        import spacy

        nlp = spacy.blank("en")
        nlp.tokenizer = custom_tokenizer.create_medspacy_tokenizer(nlp)
        both = (*(nlp.Defaults.infixes or ()), *infixes)
        nlp.tokenizer.infix_finditer = compile_infix_regex(both).finditer
        return nlp

    return make_language


def _sentencizer(_: Any) -> Any:
    """PyRuSH on doclint's rules. Its own second argument is another."""
    from PyRuSH import PyRuSHSentencizer

    return lambda nlp, rules_path: PyRuSHSentencizer(nlp, rules_path=rules_path)


def _told(_: Any) -> Any:
    """PyRuSH asked for every note, and not only where its answer matters."""
    return lambda ask: list(ask())


def _regex_matcher(_: Any) -> Any:
    """medspaCy's matcher; there is nothing that it could think out before the first note."""
    from medspacy.common.regex_matcher import RegexMatcher

    class Stock(RegexMatcher):  # type: ignore[misc]
        def prepare(self) -> None:
            pass

    return Stock


def _token_patterns(_: Any) -> Any:
    """spaCy's Matcher, without patterns, too."""
    from spacy.matcher import Matcher

    return Matcher


def _phrases(_: Any) -> Any:
    """spaCy's PhraseMatcher, told of every phrase at once."""
    from spacy.matcher import PhraseMatcher

    class Stock:
        def __init__(self, nlp: Any) -> None:
            self._tokenizer, self._all = nlp.tokenizer, PhraseMatcher(nlp.vocab, attr="LOWER")

        def add(self, name: str, phrases: Iterable[str], on_match: Any = None) -> None:
            self._all.add(name, [self._tokenizer(each) for each in phrases], on_match=on_match)

        def __call__(self, doc: Any) -> Any:
            return self._all(doc)

    return Stock


def _targets(_: Any) -> Any:
    """medspaCy's TargetMatcher, and behind it the choice of the longest of each category."""
    from medspacy.target_matcher import TargetMatcher

    from doclint.nlp.found import set_targets

    class Stock(TargetMatcher):  # type: ignore[misc]
        def __call__(self, doc: Any) -> Any:
            doc = super().__call__(doc)
            found = doc.spans[self.span_group_name] = _longest(doc.spans[self.span_group_name])
            set_targets(doc, [(each.label_, each.start, each.end) for each in found])
            return doc

    return Stock


def _longest(spans: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for span in sorted(
        spans, key=lambda each: (each.start - each.end, each.start, int(each.label_.split("#")[1]))
    ):
        category = span.label_.split("#")[0]
        if not any(
            each.start < span.end and span.start < each.end
            for each in kept
            if each.label_.split("#")[0] == category
        ):
            kept.append(span)
    return sorted(kept, key=lambda each: (each.start, each.end))


def _context(_: Any) -> Any:
    """medspaCy's ConText, which compares each modifier with each other."""
    from medspacy.context import ConText

    from doclint.nlp.found import set_modifiers

    class Stock(ConText):  # type: ignore[misc]
        def __call__(self, doc: Any, targets: str | None = None) -> Any:
            doc = super().__call__(doc, targets)
            set_modifiers(
                doc,
                {
                    (span.start, span.end): [
                        (each.category, *each.modifier_span) for each in span._.modifiers
                    ]
                    for span in doc.spans[self.span_group_name]
                },
            )
            return doc

    return Stock


def _sectionizer(quick: Any) -> Any:
    """doclint's choice of titles in medspaCy's own Sectionizer."""
    from medspacy.section_detection import Sectionizer

    class Stock(quick):  # type: ignore[misc]
        def __call__(self, doc: Any) -> Any:
            return Sectionizer.__call__(self, doc)

    return Stock


SUBSTITUTES = (
    Substitute(
        "doclint.nlp.language:make_language",
        _language,
        "medspacy.custom_tokenizer:create_medspacy_tokenizer",
    ),
    Substitute(
        "doclint.nlp.quick_rush:QuickSentencizer", _sentencizer, "PyFastNER:FastCNER.process"
    ),
    Substitute("doclint.nlp.sentences:Told", _told, "PyFastNER:FastCNER.process"),
    Substitute(
        "doclint.nlp.matching:OneTextRegexMatcher",
        _regex_matcher,
        "medspacy.common.regex_matcher:RegexMatcher.__call__",
    ),
    Substitute(
        "doclint.nlp.phrases:TokenPatterns",
        _token_patterns,
        "medspacy.common.medspacy_matcher:MedspacyMatcher.__call__",
    ),
    Substitute(
        "doclint.nlp.phrases:Phrases",
        _phrases,
        "medspacy.common.medspacy_matcher:MedspacyMatcher.__call__",
    ),
    Substitute(
        "doclint.nlp.targets:LongestTargets",
        _targets,
        "medspacy.target_matcher:TargetMatcher.__call__",
    ),
    Substitute(
        "doclint.nlp.context:SentenceConText", _context, "medspacy.context:ConText.__call__"
    ),
    Substitute(
        "doclint.nlp.sections:HeadingSectionizer",
        _sectionizer,
        "medspacy.section_detection:Sectionizer.__call__",
    ),
)
"""Every mechanism of doclint's that takes the place of one of medspaCy's, and what it stands for."""

_TRIAL = "PROCEDURE: VV ECMO\nNo fluoroscopy. A 25 Fr cannula was placed in the right femoral vein."


class StockNotUsedError(Exception):
    """The twin did not run on a stock component, so that it would be compared with itself."""


def twin_reader() -> Any:
    """Build a ``Reader`` on stock components. Raises StockNotUsedError."""
    from doclint.reading import Reader

    seen: dict[str, int] = {}
    with _substituted(), _watched(seen):
        reader = Reader()
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
        stock = each.stock(quick)
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
    for name in dict.fromkeys(each.used for each in SUBSTITUTES):
        module, _, inner = name.partition(":")
        kind = import_module(module)
        *owners, function = inner.split(".")
        for owner in owners:
            kind = getattr(kind, owner)
        before.append((kind, function, vars(kind)[function]))
        setattr(kind, function, _counting(name, vars(kind)[function], seen))
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
        Equality.count("targets", _found(stock), _found(quick)),
        Equality.count("assertions", _assertions(stock), _assertions(quick)),
        Equality.count("sections", stock.sections, quick.sections),
    ]


def _found(page: Any) -> list[Any]:
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
