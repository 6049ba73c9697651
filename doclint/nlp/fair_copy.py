"""A note as it is read: what stands idle at line ends left out, slips in long terms mended.

Numbers spoken out are set in digits, and a colon stands where a program parts keys and values.
None of it says anything of the patient. Blanks before a line end, CRLF, form feeds between pages are
added by programs as a note travels; "cannulaton" means what it was to say. Every place in the copy
has its place in the note as it came, so that evidence is always in the note's own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.exports import export_marks
from doclint.nlp.spelling import Spelling
from doclint.nlp.spoken import spoken_marks, spoken_numbers

_IDLE = expressions.compile(r"[^\S\n]+(?=\n|\Z)|(?<=\n)\x0c+")
_LONE_RETURN = expressions.compile(r"\r(?!\r*\n)")

Edit = tuple[int, int, str]
"""Where in the source something stands, and what stands for it in the copy."""


@dataclass(frozen=True)
class FairCopy:
    """A note as it came (``source``) and the text that is read."""

    source: str
    text: str
    _cuts: tuple[int, ...] = ()
    """Offsets in ``text`` from which on the distance to ``source`` is another, ascending."""
    _distances: tuple[int, ...] = (0,)
    """That distance before the first cut, from the first cut on, from the second on ..."""

    def place(self, offset: int) -> int:
        """Give the offset in ``source`` of the character at ``offset`` in ``text``."""
        return offset + self._distances[bisect_right(self._cuts, offset)]


def fair_copy(source: str, spelling: Spelling) -> FairCopy:
    """Copy a note without idle blanks and slips of spelling."""
    same = _LONE_RETURN.sub("\n", source)
    edits = sorted(
        [
            *_idle(same),
            *spelling.mend(same),
            *export_marks(same),
            *spoken_numbers(same),
            *spoken_marks(same),
        ]
    )
    parts, cuts, distances = [], [], [0]
    last = length = 0
    for start, end, instead in edits:
        if start < last:
            continue
        parts += [same[last:start], instead]
        length += start - last + len(instead)
        last = end
        if end - start != len(instead):
            # The last character of what was put in stands for the last of what was there, and so does
            # what is put in beyond its length.
            for place in range(length - len(instead) + end - start, length - 1):
                cuts.append(place)
                distances.append(end - 1 - place)
            cuts.append(length - bool(instead))
            distances.append(end - length)
    return FairCopy(source, "".join([*parts, same[last:]]), tuple(cuts), tuple(distances))


def _idle(text: str) -> Iterator[Edit]:
    """Find what stands idle at line ends; a tab in a row of cells stays, for it parts them."""
    for match in _IDLE.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if not ("\t" in match.group() and "\t" in text[line : match.start()]):
            yield *match.span(), ""
