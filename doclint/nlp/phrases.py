"""spaCy's matchers, put to work where there is something for them to find.

Some 1,400 rules (most of them headings) are plain phrases. To tokenise all of them at every start takes longer than to
read a note, and a note has the letters of a few dozen. Patterns of tokens are a site's, if anybody's.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from doclint.nlp.tokens import letters_of, tokens_of
from doclint.nlp.words_at_once import words_at_once

Match = tuple[int, int, int]


class TokenPatterns:
    """A Matcher, made when it is given a pattern: without one it looks through each note, and warns."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._matcher: Matcher | None = None

    def add(self, name: str, patterns: Any, on_match: Any = None) -> None:
        """Add patterns of tokens under a name."""
        if self._matcher is None:
            self._matcher = Matcher(self._vocab)
        self._matcher.add(name, patterns, on_match=on_match)

    def __call__(self, doc: Doc) -> list[Match]:
        """Match every pattern against the note's tokens."""
        if self._matcher is None:
            return []
        found: list[Match] = self._matcher(doc)
        return found


class Phrases:
    """Matches as a PhraseMatcher on ``LOWER`` that knows all phrases does, their order within one place aside.

    Where one matches, the lower-case letters of its tokens, without white space, stand in the note's.
    """

    def __init__(self, nlp: Language) -> None:
        self._tokenizer = nlp.tokenizer
        self._told = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._untold: dict[str, list[tuple[str, str]]] = {}
        self._letters: Any = None
        self._telling = Lock()

    def add(self, name: str, phrases: Iterable[str], on_match: Any = None) -> None:
        """Add phrases in lower case under a name. Raises ValueError for ``on_match``: it would not be called."""
        if on_match is not None:
            raise ValueError("this matcher calls nobody back")
        for phrase in phrases:
            letters = letters_of(phrase)
            if letters.isascii():
                self._untold.setdefault(letters, []).append((name, phrase))
            else:
                # The lower case of a Greek letter may depend on where it stands.
                self._tell(name, phrase)
        self._letters = None

    def __call__(self, doc: Doc) -> list[Match]:
        """Match every phrase against the note's tokens."""
        if self._untold:
            self._tell_of(letters_of(tokens_of(doc).text.lower()))
        found: list[Match] = self._told(doc) if len(self._told) else []
        return found

    def _tell_of(self, text: str) -> None:
        automaton = self._letters
        if automaton is None:
            automaton = self._automaton()
        due = {letters for _, letters in automaton.iter(text) if letters in self._untold}
        if not due:
            return
        # A phrase is untold until the matcher has it: another thread waits here, and does not miss it.
        with self._telling:
            for letters in due:
                for name, phrase in self._untold.get(letters, ()):
                    self._tell(name, phrase)
                self._untold.pop(letters, None)

    def _automaton(self) -> Any:
        with self._telling:
            if self._letters is None:
                self._letters = words_at_once(self._untold)
            return self._letters

    def _tell(self, name: str, phrase: str) -> None:
        self._told.add(name, [self._tokenizer(phrase)])
