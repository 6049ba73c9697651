"""A blank English language with medspaCy's tokenizer, and the way to both that costs least."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

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
    """Import medspaCy, without the dictionary service that it offers and nothing here uses.

    QuickUMLS brings NLTK, which takes as long to load as half of spaCy. A process that has imported
    medspaCy already keeps what it has; one that wants QuickUMLS in its own pipelines imports it
    (``quickumls.spacy_component``) itself.
    """
    if "medspacy" in sys.modules or "quickumls" in sys.modules:
        hidden: dict[str, ModuleType] = {}
    else:
        nothing: Any = ModuleType("quickumls")
        nothing.spacy_component = None
        hidden = {"quickumls": nothing}
    sys.modules.update(hidden)
    try:
        with warnings.catch_warnings():
            # medspaCy silences every warning of the process when it is imported.
            import medspacy  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]


def make_language() -> Language:
    """Make the language. Its tokenizer is the one that medspaCy makes, with infixes of our own beside."""
    from spacy.lang.en import English

    with _own_factories_only():
        return English(create_tokenizer=_make_tokenizer)


def _make_tokenizer(nlp: Language) -> Any:
    """Make it, and give it its 1,300 special cases last: with each change it reads them all again."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex((*(defaults.infixes or ()), *_INFIXES)).finditer,
        token_match=defaults.token_match,
    )
    tokenizer.rules = dict(defaults.tokenizer_exceptions or {})
    return tokenizer


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
