"""spaCy's tokenizer, made to remember what it does with a chunk of text.

spaCy keeps the tokens of each chunk between blanks, but only up to the first special case of a text (the flag
``has_special`` in spacy/tokenizer.pyx, ``_tokenize_affixes``, is never lowered again), and a line's end is one. Behind
a note's first line nothing is kept, and each word is looked at letter by letter in each note anew.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc

from doclint.nlp.special_cases import LateTokenizer

_GAP = re.compile(r"\s\s+")
_LONGEST = 30
"""Characters of a chunk beyond which it is not likely to come again."""
_MOST = 20_000
"""Chunks that are remembered: memory is not to grow with the number of notes."""


class QuickTokenizer(LateTokenizer):
    """The same tokens as spaCy's tokenizer makes."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._remembered: set[str] = set()
        super().__init__(*arguments, **options)

    def __call__(self, string: str) -> Doc:
        """Tokenize a text, after each chunk that is new has been tokenized, and so been kept, alone."""
        self.tell_of(string)
        if len(self._remembered) < _MOST:
            for chunk in chunks(string) - self._remembered:
                if len(chunk) <= _LONGEST:
                    self._remembered.add(chunk)
                    Tokenizer.__call__(self, chunk)
        doc: Doc = Tokenizer.__call__(self, string)
        return doc

    def _tell(self, case: str, parts: Any) -> None:
        # With each change, spaCy forgets what it kept.
        super()._tell(case, parts)
        self._remembered.clear()


def chunks(text: str) -> set[str]:
    """Give what spaCy's tokenizer looks up at once: words, and gaps without the blank that belongs to a word."""
    gaps = (gap.removeprefix(" ") for gap in _GAP.findall(text))
    return {*text.split(), *gaps}
