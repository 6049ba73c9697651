"""The headings and keys that the section rules know, looked up by their words.

Case, hyphens, strokes and repeated blanks make no difference, nor does one slip of the keyboard in
a long heading ("Compications").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from doclint import expressions

_LONG = 9
"""Letters from which on a heading may have one letter wrong."""

_JOINTS = expressions.compile(r"[\s\-/_,]+")
_EDGES = " \t*_=#~:?.;<>|\"'"
_ASIDE = expressions.compile(
    r"\([^()\n]{0,60}\)|\b\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\b\d{1,2}:\d{2}\b|"
    r"\b(?:at|on|of|for|from)?\s*\d+\b|[@#]"
)
_ASKS = expressions.compile(r"(?:Why|How|What|Which)\b(?!.*[.,;:]).{4,60}\Z")


class Headings:
    """An index of headings; each is known by its number in the sequence given.

    Args:
        literals: Their words.
        likely: Of some, by number, an expression that tells a heading of their kind in any words.
    """

    def __init__(self, literals: Iterable[str], likely: Mapping[int, str] | None = None) -> None:
        self._likely = [
            (expressions.compile(like), number) for number, like in (likely or {}).items()
        ]
        self._exact: dict[str, int] = {}
        for number, literal in enumerate(literals):
            self._exact.setdefault(fold(literal), number)
        self._near: dict[str, int] = {}
        for words, number in self._exact.items():
            if len(words) >= _LONG:
                for variant in _one_letter_less(words):
                    self._near.setdefault(variant, number)
        self._most_words = max((len(words.split()) for words in self._exact), default=0)

    def knows(self, title: str) -> bool:
        """Whether these words are a known heading, letter by letter."""
        return len(title) <= 80 and fold(title) in self._exact

    def find(self, title: str) -> int | None:
        """Give the number of the heading that these words are, or None.

        What stands beside it in brackets, a date or a time is set aside: "Addendum (3/5, 14:00)".
        """
        if len(title) > 80:
            return None
        for words in (fold(title), fold(_ASIDE.sub(" ", title))):
            if words in self._exact:
                return self._exact[words]
        words = fold(title)
        if len(words) < _LONG or not words:
            return None
        for variant in (words, *_one_letter_less(words)):
            number = self._near.get(variant, self._exact.get(variant))
            if number is not None:
                return number
        return None

    def likely(self, title: str) -> int | None:
        """Give the number of the heading whose kind these words ask for in words of their own."""
        if "," in title:
            return None
        words = fold(title)
        return next((number for like, number in self._likely if like.search(words)), None)

    def asks(self, title: str) -> bool:
        """Whether these words ask for what a known heading asks for: "Why we were called"."""
        return _ASKS.match(title) is not None and self.likely(title) is not None

    def known_end(self, words: list[str]) -> int:
        """Give how many of the last of these words are a known heading, the most; or 0."""
        for count in range(min(len(words), self._most_words), 0, -1):
            if fold(" ".join(words[-count:])) in self._exact:
                return count
        return 0

    def known_start(self, words: list[str]) -> int:
        """Give how many of the first of these words are a known heading, the most; or 0."""
        for count in range(min(len(words), self._most_words), 0, -1):
            if fold(" ".join(words[:count])) in self._exact:
                return count
        return 0


def fold(title: str) -> str:
    """Bring a heading into the form by which it is looked up."""
    return _JOINTS.sub(" ", title.lower().strip(_EDGES)).strip(_EDGES)


def _one_letter_less(words: str) -> list[str]:
    return [words[:place] + words[place + 1 :] for place in range(len(words))]
