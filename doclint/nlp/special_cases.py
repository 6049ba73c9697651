"""spaCy's tokenizer, told of a special case when its letters first turn up in a text.

English has some 1,300 words that the tokenizer parts in a way of their own ("don't", "a.m.", ":-)"). To make their
tokens at every start takes longer than to read a note, and a note has a few of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc

from doclint.nlp.tokens import letters_of


class LateTokenizer(Tokenizer):  # type: ignore[misc, unused-ignore]
    """Gives the tokens that a Tokenizer gives which knows all cases from the start.

    Where a case applies, its letters, without white space, stand in the text's.
    """

    def __init__(self, *arguments: Any, special_cases: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._untold = dict(special_cases)
        self._letters = _automaton(self._untold)
        # Without letters of its own, a case applies to white space.
        for case in [case for case in self._untold if not letters_of(case)]:
            self._tell(case)

    def __call__(self, string: str) -> Doc:
        """Tokenize a text."""
        self.tell_of(string)
        doc: Doc = super().__call__(string)
        return doc

    def tell_of(self, text: str) -> None:
        """Tell the tokenizer of the cases that may apply in a text."""
        for _, cases in self._letters.iter(letters_of(text)):
            for case in cases:
                if case in self._untold:
                    self._tell(case)

    def _tell(self, case: str) -> None:
        self.add_special_case(case, self._untold.pop(case))


def _automaton(cases: Mapping[str, Any]) -> Any:
    import ahocorasick

    by_letters: dict[str, list[str]] = {}
    for case in cases:
        by_letters.setdefault(letters_of(case), []).append(case)
    automaton = ahocorasick.Automaton()
    for letters, alike in by_letters.items():
        if letters:
            automaton.add_word(letters, tuple(alike))
    automaton.make_automaton()
    return automaton
