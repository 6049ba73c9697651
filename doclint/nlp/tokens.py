"""The tokens of a document as plain lists: a spaCy token costs more to make than to look at."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "doclint tokens"


class Tokens:
    """Words, offsets and sentences of a document's tokens."""

    def __init__(self, doc: Doc) -> None:
        places = doc.to_array(["IDX", "LENGTH"]).astype("int64")
        self.text = text = doc.text
        self.starts: list[int] = places[:, 0].tolist()
        """Where each begins, in characters."""
        self.ends: list[int] = places.sum(axis=1).tolist()
        self.words = [text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.sentence_starts: list[int] = []
        """First tokens of sentences, once sentences are known."""

    def sentence_of(self, token: int) -> int:
        """Give the number of the sentence that a token stands in."""
        return max(0, bisect_right(self.sentence_starts, token) - 1)

    def sentence_span(self, token: int) -> tuple[int, int]:
        """Give the tokens of the sentence that a token stands in: the first, and the one behind the last."""
        number = self.sentence_of(token)
        starts = self.sentence_starts
        behind = starts[number + 1] if number + 1 < len(starts) else len(self.words)
        return starts[number], behind


def tokens_of(doc: Doc) -> Tokens:
    """Give a document's tokens; they are listed once."""
    known = doc.user_data.get(_KEY)
    if not isinstance(known, Tokens):
        known = doc.user_data[_KEY] = Tokens(doc)
    return known


def letters_of(text: str) -> str:
    """Give a text without its white space: tokens that are alike have letters that are alike."""
    return "".join(text.split())
