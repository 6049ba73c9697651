"""Names out of what stands where a name may stand: behind a title, before credentials, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.deid.vocabulary import Vocabulary, alternatives

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_])|\.(?=[^\W\d_]\.))*\.?")
_OWN = re.compile(r"['’]s?\Z")
_CLINICAL_ENDING = re.compile(
    r".{3,}(?:osis|itis|emia|aemia|ectomy|ostomy|otomy|oscopy|ography|ometry|plasty|pathy|ology|ologist"
    r"|ation|ations|ition|ction|sion|sions|rrhage|plegia|cardia|tension|ular|ical|ically|ated|ating"
    r"|ized|ised|izing|ising|ously|ively|mycin|cillin|azole|olol|parin|rudin|curium|curonium"
    r"|azepam|azolam|fentanil|caine|floxacin|penem|cycline|rinone|amine|phrine|pressin|ements?"
    r"|ility|ivity|ness|less|ings|graphic|logic|logical|dynamic|dynamics|thoracic|vascular|venous)\Z",
    re.IGNORECASE,
)
_ACRONYM = 5
"""Letters up to which a word of capitals is taken for an acronym where no title stands before it."""
_ARTICLES = ("A", "I")
_ABBREVIATION = re.compile(r"[A-Z]{2,4}")
_GIVEN_NEXT = re.compile(r",[ \t]?(?!Dr|Prof|M\.?D|D\.?O|R\.?N)[A-Z][^\W\d_]{2}")


class Names:
    """Tells names by what they are not: words of a note, credentials, devices named for people."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.lists
        titles = (*lists["doctor_titles"], *lists["person_titles"])
        self._never = vocabulary.never | {word.lower().rstrip(".") for word in titles}
        self._chart = vocabulary.chart
        self._no_names = self._never | self._chart
        self._eponyms = vocabulary.eponyms
        self._particles = frozenset(word.lower() for word in lists["particles"])
        self._stand_ins = frozenset(word.lower() for word in lists["stand_ins"])
        self._credentials = frozenset(word.rstrip(".") for word in lists["credentials"])
        credentials = alternatives(lists["credentials"])
        self._credential_next = re.compile(rf"[ \t]{{1,2}}\(?{credentials}(?![^\W\d_])")
        things = alternatives(lists["eponym_things"])
        self._thing_next = re.compile(
            rf"(?:['’]s)?[\s-]{{1,3}}(?:[a-z]+\s+)?{things}\b", re.IGNORECASE
        )

    def first(
        self, text: str, start: int, end: int, *, weak: bool = False, small: bool = False
    ) -> tuple[int, int] | None:
        """The name that begins at ``start``: the words before the first that is part of none."""
        return self._kept(text, list(self._words(text, start, end)), weak, small)

    def last(
        self, text: str, start: int, end: int, *, weak: bool = False
    ) -> tuple[int, int] | None:
        """The name that ends at ``end``: the words behind the last that is part of none."""
        words = list(self._words(text, start, end))
        while words and text[slice(*words[-1])].rstrip(".") in self._credentials:
            words.pop()
        for index in range(len(words) - 1, -1, -1):
            last = weak and not (index == len(words) - 1 and self._has_given(text, words))
            if self._ends_name(text, words, index, last):
                words = words[index + 1 :]
                break
        return self._kept(text, words, weak=False, small=False)

    def _has_given(self, text: str, words: list[tuple[int, int]]) -> bool:
        """Whether the last word is a surname though a word of the chart, too ("Sun-Hee Park MD")."""
        if len(words) < 2 or not self._credential_next.match(text, words[-1][1]):
            return False
        before = text[slice(*words[-2])]
        return len(before) > 1 and not self._ends_name(text, words, len(words) - 2, weak=True)

    def reversed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Surname and given name: one of them may be a word of the chart ("Young, Mary")."""
        words = list(self._words(text, start, end))
        known = [self._ends_name(text, words, index, weak=True) for index in range(len(words))]
        if all(known) or any(
            self._ends_name(text, words, index, weak=False) for index in range(len(words))
        ):
            return None
        return self._kept(text, words, weak=False, small=False)

    def facility(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The name of a hospital, if a word of it is more than a kind of hospital or ward."""
        words = list(self._words(text, start, end))
        while words and text[slice(*words[0])].islower():
            words.pop(0)
        for first, last in words:
            word = _OWN.sub("", text[first:last].rstrip("."))
            known = word.lower() in self._no_names or word.lower() in self._particles
            acronym = word.isupper() and len(word) <= _ACRONYM and not text[start:end].isupper()
            if not known and not acronym and word[0].isupper():
                return words[0][0], end
        return None

    def telling(self, text: str, start: int, end: int) -> Iterator[str]:
        """The words of a name by which it is known when it is told again."""
        for word in (text[slice(*each)].rstrip(".") for each in self._words(text, start, end)):
            low = word.lower()
            if len(word) > 2 and word[0].isupper() and low not in self._no_names:
                yield word
                if word.isupper() and len(word) > 3:
                    yield word.title()

    def is_eponym_of_thing(self, text: str, start: int, end: int) -> bool:
        """Whether a name is that of a device, a technique or a disease here."""
        known = text[start:end].lower() in self._eponyms
        return known and self._thing_next.match(text, end) is not None

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for match in _TOKEN.finditer(text, start, end):
            yield match.span()

    def _kept(
        self, text: str, words: list[tuple[int, int]], weak: bool, small: bool
    ) -> tuple[int, int] | None:
        kept: list[tuple[int, int]] = []
        for index, (start, end) in enumerate(words):
            if self._ends_name(text, words, index, weak):
                break
            kept.append((start, end))
        while kept and text[slice(*kept[-1])].lower() in self._particles:
            kept.pop()
        told = [text[slice(*each)].rstrip(".") for each in kept]
        if not any(len(word) > 1 and (small or not word.islower()) for word in told):
            return None
        if any(word.lower() in self._stand_ins for word in told):
            return None
        start, end = kept[0][0], kept[-1][1]
        own = _OWN.search(text, start, end)
        end = own.start() if own else end
        if len(kept) == 1 and self.is_eponym_of_thing(text, start, end):
            return None
        return start, end

    def _ends_name(self, text: str, words: list[tuple[int, int]], index: int, weak: bool) -> bool:
        start, end = words[index]
        word = _OWN.sub("", text[start:end].rstrip("."))
        low = word.lower()
        if len(word) == 1:
            return False
        if low in self._never or word in self._credentials:
            return True
        if low in self._particles:
            return False
        if not weak:
            return False
        if word.isupper() and len(word) <= _ACRONYM and not _GIVEN_NEXT.match(text, end):
            before = text[slice(*words[index - 1])] if index else ""
            if len(before) <= 2 or not before.isupper():
                return True
        if low in self._eponyms:
            before = text[slice(*words[index - 1])] if index else "A"
            led = before not in _ARTICLES and not self._ends_name(text, words, index - 1, weak)
            return not led or self._thing_next.match(text, end) is not None
        if low in self._chart or _CLINICAL_ENDING.match(low) is not None:
            return True
        if text[end : end + 1].isdigit():
            return True
        parts = re.split(r"['’-]", word)
        return len(parts) > 1 and (
            parts[0].lower() in self._chart
            or all(part.lower() in self._no_names for part in parts)
            or (_ABBREVIATION.fullmatch(parts[0]) is not None and not word.isupper())
        )
