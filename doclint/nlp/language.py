"""A blank English language with medspaCy's tokenizer, and the way to both that costs least."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from doclint import expressions
from doclint.sparing import found_later, left_out

if TYPE_CHECKING:
    from spacy.language import Language

_PUNCTUATION = "!\"#$%&'()*+,-/:;<=>?@[\\]^_`{|}~"
_INFIXES = (
    f"[{re.escape(_PUNCTUATION)}]",
    r"(?<=[0-9])(?=[A-Za-z])",
    r"(?<=[A-Za-z])(?=[0-9])",
    r"(?<=[.])(?=[A-Z])",
)
"""Where tokens are parted beside spaCy's own places: at punctuation, as medspaCy does, and between
figures and letters ("25Fr")."""


def load_medspacy() -> None:
    """Import spaCy and medspaCy without what both load for other uses than ours.

    What spaCy knows of the names of languages is loaded when it is asked for a language by name.
    medspaCy brings QuickUMLS and, with it, NLTK; spaCy brings its own command line and what that
    downloads models with: together they take longer to load than all that is used here. So does what
    parts sentences in medspaCy's other way (pySBD), until it is asked for.
    A process that has imported either already keeps what it has. In one that has not, ``import spacy.cli``
    works as ever, and a pipeline with QuickUMLS needs ``import quickumls.spacy_component``.
    """
    spared: dict[str, dict[str, Any]] = {
        "spacy.cli": {},
        "spacy.cli.info": {"info": _info},
        "langcodes": {"__getattr__": found_later("langcodes")},
    }
    with left_out("spacy", spared):
        import spacy  # noqa: F401
    unused: dict[str, dict[str, Any]] = {
        "quickumls": {"spacy_component": None},
        "pysbd": {"__getattr__": found_later("pysbd")},
    }
    # medspaCy silences every warning of the process when it is imported.
    with (
        warnings.catch_warnings(),
        left_out("medspacy", unused),
    ):
        import medspacy  # noqa: F401


def _info(*arguments: Any, **options: Any) -> Any:
    """What ``spacy.info`` is in a process that loaded spaCy here."""
    from spacy.cli.info import info

    return info(*arguments, **options)


def make_language() -> Language:
    """Make the language. Its tokenizer is the one that medspaCy makes, with infixes of our own beside."""
    from spacy.lang.en import English

    with _own_factories_only():
        return English(create_tokenizer=_make_tokenizer)


def _make_tokenizer(nlp: Language) -> Any:
    from doclint.nlp.quick_tokenizer import QuickTokenizer

    defaults = nlp.Defaults
    return QuickTokenizer(
        nlp.vocab,
        prefix_search=_any_of(defaults.prefixes or (), "^{}").search,
        suffix_search=_any_of(defaults.suffixes or (), "{}$").search,
        infix_finditer=_any_of((*(defaults.infixes or ()), *_INFIXES), "{}").finditer,
        token_match=defaults.token_match,
        special_cases=defaults.tokenizer_exceptions or {},
    )


def _any_of(pieces: Iterable[Any], form: str) -> re.Pattern[str]:
    """Give what spaCy's ``compile_prefix_regex`` and its sisters make, compiled once on a machine."""
    return expressions.compile("|".join(form.format(piece) for piece in pieces if piece.strip()))


@contextmanager
def _own_factories_only() -> Iterator[None]:
    """Keep spaCy from importing every package that offers it components (spacy/language.py, init).

    None of them is used here, and Presidio, which offers one, takes as long to load as spaCy.
    """
    from spacy.util import registry

    offered = registry._entry_point_factories
    before, offered.entry_points = offered.entry_points, False
    try:
        yield
    finally:
        offered.entry_points = before
