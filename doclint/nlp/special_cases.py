"""spaCy's tokenizer, told of a special case when its letters first turn up in a text.

English has some 1,300 words that the tokenizer parts in a way of their own ("don't", "a.m.", ":-)"). To make their
tokens at every start takes longer than to read a note, and a note has a few of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc

from doclint.nlp.tokens import letters_of
from doclint.nlp.words_at_once import words_at_once


class LateTokenizer(Tokenizer):  # type: ignore[misc, unused-ignore]
    """Gives the tokens that a Tokenizer gives which knows all cases from the start.

    Where a case applies, its letters, without white space, stand in the text's.
    """

    def __init__(self, *arguments: Any, special_cases: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._untold: dict[str, list[tuple[str, Any]]] = {}
        for case, parts in special_cases.items():
            self._untold.setdefault(letters_of(case), []).append((case, parts))
        # Without letters of its own, a case applies to white space.
        for case, parts in self._untold.pop("", ()):
            self._tell(case, parts)
        self._letters = words_at_once(self._untold)
        self._telling = Lock()

    def __call__(self, string: str) -> Doc:
        """Tokenize a text."""
        self.tell_of(string)
        doc: Doc = super().__call__(string)
        return doc

    def tell_of(self, text: str) -> None:
        """Tell the tokenizer of the cases that may apply in a text."""
        found = self._letters.iter(letters_of(text))
        due = [letters for _, letters in found if letters in self._untold]
        if not due:
            return
        # A case is untold until the tokenizer knows it: another thread waits here, and does not miss it.
        with self._telling:
            for letters in due:
                for case, parts in self._untold.get(letters, ()):
                    self._tell(case, parts)
                self._untold.pop(letters, None)

    def _tell(self, case: str, parts: Any) -> None:
        self.add_special_case(case, parts)
