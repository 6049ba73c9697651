"""Mends sentence boundaries for procedure notes, after PyRuSH has set them.

PyRuSH breaks after "25 Fr." and "1.", and joins bullets that bear no full stop. A unit of the
layout always begins a sentence; a full stop that belongs to an abbreviation never ends one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from doclint.nlp.layout import Layout
from doclint.nlp.run_on import FEWEST, shipped_run_on
from doclint.nlp.tokens import Tokens, tokens_of

_ABBREVIATIONS = frozenset(
    ("fr", "dr", "mr", "mrs", "ms", "st", "vs", "approx", "appx", "no", "nos", "pt", "pts",
     "cm", "mm", "kg", "mg", "mcg", "ml", "min", "hr", "hrs", "sec", "lpm", "rt", "lt", "r",
     "l", "prof", "dept", "fig", "e.g", "i.e", "etc", "a.m", "p.m", "resp", "wt", "ht",
     "temp", "dx", "hx", "sx", "tx", "rx", "int", "ext", "com", "comm", "sup", "inf", "ant", "post", "art",
     "v", "a", "jr", "sr", "y.o", "y.o.m", "y.o.f", "yr", "yrs", "wk", "wks", "mo", "mos",
     "o", "i.v", "p.o", "b.i.d", "q.d", "ii", "iii", "ca")
)  # fmt: skip
_UNITS = frozenset(("fr", "cm", "mm", "kg", "mg", "ml", "lpm", "etc", "hr", "hrs", "min"))
"""Abbreviations that end a sentence as often as not."""
_TERMINAL = frozenset((".", "!", "?"))
_MAY_END = frozenset(".!?;)\"'")
"""Last characters of the tokens behind which a sentence can begin."""


class Told:
    """At which tokens PyRuSH begins a sentence; it is asked with the first token of which that matters."""

    def __init__(self, ask: Callable[[], Sequence[bool]]) -> None:
        self._ask = ask

    def __getitem__(self, index: int) -> bool:
        return self._findings[index]

    @cached_property
    def _findings(self) -> Sequence[bool]:
        return self._ask()


_LONGEST = 400
"""Tokens after which a sentence without end is cut: the time for one grows with its square."""


def mend_sentences(doc: Doc, told: Told) -> Doc:
    """Set where sentences start, from PyRuSH's findings (``told``), the layout's and our own."""
    layout: Layout = doc.user_data["layout"]
    breaks = layout.breaks
    position = 0
    tokens = tokens_of(doc)
    words = tokens.words
    starts = [0] * len(words)
    pending_break = False
    last_start = 0
    last = -1
    # What stands beside a title belongs to it: "Fluoroscopy used? Yes".
    beside = {title.value_start for title in layout.titles if not title.alone}
    for index, offset in enumerate(tokens.starts):
        while position < len(breaks) and breaks[position] <= offset:
            pending_break = True
            position += 1
        word = words[index]
        blank = word.isspace()
        if pending_break and not blank:
            begins, pending_break = True, False
        else:
            begins = (
                not blank
                and last >= 0
                and words[last][-1] in _MAY_END
                and offset not in beside
                and _ends_sentence(tokens, told, index, last)
            )
        if begins or not index or (index - last_start >= _LONGEST and not blank):
            starts[index] = 1
            last_start = index
        if not blank:
            last = index
    if words:
        _part_run_ons(tokens, starts)
        tokens.sentence_starts = [index for index, begins in enumerate(starts) if begins]
        # One by one, spaCy looks through the whole document for each.
        marks = np.array([1 if begins else -1 for begins in starts], dtype=np.int64)
        doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]
    return doc


def _part_run_ons(tokens: Tokens, starts: list[int]) -> None:
    """Set where statements start in prose that bears no stops."""
    run_on = shipped_run_on()
    begins = [index for index, begin in enumerate(starts) if begin]
    for low, high in zip(begins, [*begins[1:], len(starts)], strict=True):
        if high - low >= FEWEST:
            for place in run_on.openings(tokens.text, tokens.starts[low], tokens.ends[high - 1]):
                starts[bisect_left(tokens.starts, place)] = 1


def _ends_sentence(tokens: Tokens, told: Told, index: int, last: int) -> bool:
    """Whether a sentence ends before token ``index`` (which opens no unit of the layout).

    ``last`` is the last token before it that is not blank.
    """
    words = tokens.words
    here, text = words[index], words[last]
    if text in (")", '"', "'") and last and words[last - 1] in _TERMINAL:
        text, last = words[last - 1], last - 1
    if text not in _TERMINAL and not (len(text) > 1 and text[-1] in "!?."):
        return text in (";", ")") and here[0].isupper() and told[index]
    if text.endswith(("?", "!")):
        return True
    gap = tokens.ends[index - 1] < tokens.starts[index] or words[index - 1].isspace()
    if not gap and not (here[:1].isupper() and len(here) > 2):
        return False
    word = (text[:-1] if len(text) > 1 else words[last - 1] if last else "").lower()
    opens = here[0].isupper() or here[0] in "(\"'[\ue001\ue000"
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        follows_unit = word in _UNITS or _is_unit(words, last, word) or _is_mode(tokens, last)
        return follows_unit and opens and here[0].isupper() and len(here) > 1
    if word.isdigit() and len(word) <= 2 and _opens_unit(words, last):
        return False
    return opens or here[0].isdigit() or (here[0].isalpha() and told[index])


_MODES = ("V-V", "V-A", "V-AV", "V-VA", "V-P", "V-PA")


def _is_mode(tokens: Tokens, index: int) -> bool:
    """Whether the letter before a full stop is a mode's last: "was started on V-A. The"."""
    end = tokens.ends[index]
    return tokens.text[max(0, end - 6) : end].rstrip(".").upper().endswith(_MODES)


def _is_unit(words: list[str], index: int, word: str) -> bool:
    """Whether a letter before a full stop is a unit and no initial: "50 mL/h.", "16 h."."""
    before = index - 2 if len(words[index]) == 1 else index - 1
    return (
        word in ("h", "l", "d", "m", "s", "u")
        and before >= 0
        and (words[before].endswith("/") or words[before][-1:].isdigit())
    )


def _opens_unit(words: list[str], index: int) -> bool:
    """Whether the number that the full stop at ``index`` follows is a list's number."""
    before = index - 2 if len(words[index]) == 1 else index - 1
    if before < 0 or words[before].isspace() or words[before] == ";":
        return True
    # "initiated at 12:10." is a time.
    return words[before] == ":" and not (before and words[before - 1][-1].isdigit())
