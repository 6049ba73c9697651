"""Finds many words in a text at once (Aho and Corasick's way)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def words_at_once(words: Iterable[str]) -> Any:
    """Give what has ``iter(text)``: for each place where one of the words stands its last character, and the word."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    # One without words cannot be asked.
    for word in [*words] or ["\0"]:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton
