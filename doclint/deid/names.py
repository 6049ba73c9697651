"""Names out of what stands where a name may stand: behind a title, before credentials, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.deid.vocabulary import Vocabulary, alternatives

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|-(?=[^\W\d_])|\.(?=[^\W\d_]\.))*\.?")
_OWN = re.compile(r"['’]s?\Z")
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-z][a-z'-]{2,}")
_CLINICAL_ENDING = re.compile(
    r".{3,}(?:osis|itis|emia|aemia|ectomy|ostomy|otomy|oscopy|ography|ometry|plasty|pathy|ology|ologist"
    r"|ation|ations|ition|ction|sion|sions|rrhage|plegia|cardia|tension|ular|ical|ically|ated|ating"
    r"|ized|ised|izing|ising|ously|ively|mycin|cillin|azole|olol|parin|rudin|curium|curonium"
    r"|azepam|azolam|fentanil|caine|floxacin|penem|cycline|rinone|amine|phrine|pressin|ements?"
    r"|ility|ivity|ness|less|ings|graphic|logic|logical|dynamic|dynamics|thoracic|vascular|venous)\Z",
    re.IGNORECASE,
)


class Names:
    """Tells names by what they are not: words of a note, credentials, devices named for people."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._never = vocabulary.never
        self._chart = vocabulary.chart
        self._eponyms = vocabulary.eponyms
        self._particles = frozenset(vocabulary.lists["particles"])
        self._stand_ins = frozenset(word.lower() for word in vocabulary.lists["stand_ins"])
        self._credentials = frozenset(
            word.rstrip(".") for word in (*vocabulary.lists["credentials"], "Dr", "Prof")
        )
        things = alternatives(vocabulary.lists["eponym_things"])
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
        for index in range(len(words) - 1, -1, -1):
            if self._ends_name(text, words, index, weak):
                words = words[index + 1 :]
                break
        return self._kept(text, words, weak, small=False)

    def telling(self, text: str, start: int, end: int) -> Iterator[str]:
        """The words of a name by which it is known when it is told again."""
        for word in (text[slice(*each)].rstrip(".") for each in self._words(text, start, end)):
            low = word.lower()
            if len(word) > 2 and word[0].isupper() and low not in self._chart | self._never:
                yield word
                if word.isupper() and len(word) > 3:
                    yield word.title()

    def is_eponym_of_thing(self, text: str, start: int, end: int) -> bool:
        """Whether a name is that of a device, a technique or a disease here."""
        return text[start:end].lower() in self._eponyms or (
            self._thing_next.match(text, end) is not None
        )

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
        if all(word.lower() in self._stand_ins or len(word) == 1 for word in told[-1:]):
            return None
        start, end = kept[0][0], kept[-1][1]
        if (
            len(kept) == 1
            and told[0].lower() in self._eponyms
            and self._thing_next.match(text, end)
        ):
            return None
        own = _OWN.search(text, start, end)
        return start, own.start() if own else end

    def _ends_name(self, text: str, words: list[tuple[int, int]], index: int, weak: bool) -> bool:
        start, end = words[index]
        word = _OWN.sub("", text[start:end].rstrip("."))
        low = word.lower()
        if len(word) == 1:
            return False
        if low in self._particles and word.islower():
            return index == 0 and not weak
        if low in self._never or word in self._credentials:
            return True
        if not weak:
            return False
        led = index > 0 and _is_initial(text[slice(*words[index - 1])])
        if low in self._eponyms:
            return not led or self._thing_next.match(text, end) is not None
        if low in self._chart or _CLINICAL_ENDING.match(low) is not None:
            return True
        parts = re.split(r"['’-]", low)
        return len(parts) > 1 and any(
            part in self._chart or part in self._never for part in parts if len(part) > 2
        )


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 2 and word[0].isupper() and (len(word) == 1 or "." in word)


def small_words(text: str) -> frozenset[str]:
    """Words that the text writes small somewhere, and that are so hardly names in it."""
    return frozenset(_SMALL_WORD.findall(text))
