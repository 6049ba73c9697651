"""Mends sentence boundaries for procedure notes, after PyRuSH has set them.

PyRuSH breaks after "25 Fr." and "1.", and joins bullets that bear no full stop. A unit of the
layout always begins a sentence; a full stop that belongs to an abbreviation never ends one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc, Token

from doclint.nlp.layout import Layout

_ABBREVIATIONS = frozenset(
    ("fr", "dr", "mr", "mrs", "ms", "st", "vs", "approx", "appx", "no", "nos", "pt", "pts",
     "cm", "mm", "kg", "mg", "mcg", "ml", "min", "hr", "hrs", "sec", "lpm", "rt", "lt", "r",
     "l", "prof", "dept", "fig", "e.g", "i.e", "etc", "a.m", "p.m", "resp", "wt", "ht",
     "temp", "dx", "hx", "sx", "tx", "rx", "int", "ext", "com", "comm", "sup", "inf", "ant", "post", "art",
     "v", "a", "jr", "sr", "y.o", "y.o.m", "y.o.f", "yr", "yrs", "wk", "wks", "mo", "mos",
     "o", "i.v", "p.o", "b.i.d", "q.d", "ii", "iii", "ca")
)  # fmt: skip
_TERMINAL = frozenset((".", "!", "?"))


_LONGEST = 400
"""Tokens after which a sentence without end is cut: the time for one grows with its square."""


def mend_sentences(doc: Doc, told: Sequence[bool]) -> Doc:
    """Set where sentences start, from PyRuSH's findings (``told``), the layout's and our own."""
    layout: Layout = doc.user_data["layout"]
    breaks = layout.breaks
    position = 0
    starts = [-1] * len(doc)
    pending_break = False
    last_start = 0
    tokens = list(doc)
    # What stands beside a title belongs to it: "Fluoroscopy used? Yes".
    beside = {title.value_start for title in layout.titles if not title.alone}
    for index, token in enumerate(tokens):
        while position < len(breaks) and breaks[position] <= token.idx:
            pending_break = True
            position += 1
        blank = token.is_space
        if pending_break and not blank:
            begins, pending_break = True, False
        else:
            begins = token.idx not in beside and bool(index and _ends_sentence(tokens, told, index))
        if begins or not index or (index - last_start >= _LONGEST and not blank):
            starts[index] = 1
            last_start = index
    if len(doc):
        # One by one, spaCy looks through the whole document for each.
        marks = np.array(starts, dtype=np.int64).astype(np.uint64)
        doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]
    return doc


def _ends_sentence(doc: list[Token], told: Sequence[bool], index: int) -> bool:
    """Whether a sentence ends before token ``index`` (which opens no unit of the layout)."""
    token = doc[index]
    if token.is_space:
        return False
    last = index - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    if last < 0:
        return False
    previous = doc[last]
    text = previous.text
    if text in (")", '"', "'") and last and doc[last - 1].text in _TERMINAL:
        text, last = doc[last - 1].text, last - 1
    if text not in _TERMINAL and not (len(text) > 1 and text[-1] in "!?."):
        return told[index] and token.text[0].isupper() and text in (";", ")")
    if text.endswith(("?", "!")):
        return True
    gap = doc[index - 1].whitespace_ or doc[index - 1].is_space
    if not gap and not (token.text[:1].isupper() and len(token.text) > 2):
        return False
    word = (text[:-1] if len(text) > 1 else doc[last - 1].text if last else "").lower()
    opens = token.text[0].isupper() or token.text[0] in "(\"'[\ue001\ue000"
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        follows_unit = word in (
            "fr",
            "cm",
            "mm",
            "kg",
            "mg",
            "ml",
            "lpm",
            "etc",
            "hr",
            "hrs",
            "min",
        ) or _is_unit(doc, last, word)
        return follows_unit and opens and token.text[0].isupper() and len(token.text) > 1
    if word.isdigit() and len(word) <= 2 and _opens_unit(doc, last):
        return False
    return opens or token.text[0].isdigit() or (told[index] and token.text[0].isalpha())


def _is_unit(doc: list[Token], index: int, word: str) -> bool:
    """Whether a letter before a full stop is a unit and no initial: "50 mL/h.", "16 h."."""
    before = index - 2 if len(doc[index].text) == 1 else index - 1
    return (
        word in ("h", "l", "d", "m", "s", "u")
        and before >= 0
        and (doc[before].text.endswith("/") or doc[before].text[-1:].isdigit())
    )


def _opens_unit(doc: list[Token], index: int) -> bool:
    """Whether the number that the full stop at ``index`` follows is a list's number."""
    before = index - 2 if len(doc[index].text) == 1 else index - 1
    if before < 0 or doc[before].is_space or doc[before].text == ";":
        return True
    # "initiated at 12:10." is a time.
    return doc[before].text == ":" and not (before and doc[before - 1].text[-1].isdigit())
