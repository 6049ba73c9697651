"""Whose initials these are: "LF" are L. Fenn's, of whom the note tells, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from doclint import expressions
from doclint.nlp.names import OTHER, PHYSICIAN, Name, name_at, surname
from doclint.nlp.page import Page
from doclint.reading.physicians import POLITE

_OF_ANOTHER = expressions.compile(
    r"\b(?:R\.?N|RT|RRT|PA|NP|CCP|EMT|RPh|SW|[Pp]erf\w*|[Nn]urse|[Ss]ister|[Cc]lerk|[Ss]cribe|"
    r"[Tt]yp(?:ed|ist)\w*(?: by)?|"
    r"[Ss]crub|[Tt]ech|[Cc]haplain|[Ii]nterpreter|[Pp]harmacist|[Pp]hysio)\.?[ \t:,(]{1,3}$"
)
_OPENS_NAME = expressions.compile(
    r"(?<![A-Za-z'-])(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\.?[ \t]+)?(?=[A-Z])"
)
_PATIENTS = expressions.compile(
    r"\b(?:pt|patient|name|re|mother|father|wife|husband|partner|son|daughter|sister|brother|mrn|nhs)\b[ \t.:,]*"
    r"(?:(?:Mr|Mrs|Ms|Miss)\b\.?[ \t]*)?$",
    re.IGNORECASE,
)
_NAME = 80
"""Characters that a name has at most, with its titles."""
_MOST_NAMES = 600
"""Capitals at which a name is sought, from the beginning of the note."""


def bearer_of(page: Page, start: int, initials: str, patients: frozenset[str]) -> tuple[Name, bool]:
    """Give who bears initials, and whether a name in the note says so; else the initials themselves for a name.

    Args:
        page: The note.
        start: Where the initials stand.
        initials: The initials as written.
        patients: The words of the patient's name, lower case.
    """
    end = start + len(initials)
    best: tuple[int, Name] | None = None
    patients_own = False
    letters = letters_of(initials)
    for name, rank in _names(page, patients, letters):
        if start <= name.start < end or not _bears(name, letters):
            continue
        if rank < 0:
            patients_own = True
        elif best is None or rank > best[0]:
            best = rank, name
    if best is not None:
        return replace(best[1], start=start, end=end), True
    plain = initials.rstrip(". ") if "." not in initials[:-1] else initials
    return Name(start, end, plain, OTHER if patients_own else None, words=1), False


def letters_of(initials: str) -> str:
    """Give the letters of initials, lower case."""
    return re.sub(r"[^a-z]", "", initials.lower())


def _names(page: Page, patients: frozenset[str], letters: str) -> Iterator[tuple[Name, int]]:
    """Give the names that may bear initials and how sure each is a clinician's; below 0 for the patient's."""
    text = page.text
    heads_end = [line.end for line in page.layout.lines if line.end > line.body][:3][-1]
    for match in islice(_OPENS_NAME.finditer(text), _MOST_NAMES):
        start = match.start()
        near = text[start : start + _NAME]
        if letters[0].upper() not in near or letters[-1].upper() not in near:
            continue
        name = name_at(text, start, min(len(text), start + _NAME))
        if name is None or name.name is None:
            continue
        polite = POLITE.match(text, start) is not None
        before = text[max(0, start - 24) : start]
        if surname(name.name) in patients or _PATIENTS.search(before):
            yield name, -1
            continue
        if _OF_ANOTHER.search(before):
            name = replace(name, kind=OTHER)
        initialed = len((name.name or "").split()[0].strip(".")) == 1 or start < heads_end
        if name.kind is None and not (name.titled or polite or (initialed and name.words > 1)):
            continue
        if name.words < 2 and name.kind == PHYSICIAN and not (name.titled or polite):
            continue
        yield name, 1 + 4 * (name.kind == PHYSICIAN) + 2 * name.titled + name.words


def _bears(name: Name, initials: str) -> bool:
    """Whether these are a name's initials: all, first and last, or the surname's two."""
    words = [
        re.findall(r"[a-z\u00df-\u024f']+", word) for word in (name.name or "").lower().split()
    ]
    parts = ["".join(part[0] for part in word) for word in words if word]
    if not parts:
        return False
    if len(parts) == 1:
        return len(parts[0]) > 1 and initials[-len(parts[0]) :] == parts[0]
    first, last = parts[0], parts[-1]
    forms = {
        "".join(parts),
        "".join(part[0] for part in parts),
        first + last,
        first[0] + last[0],
        last if len(last) > 1 else "",
    }
    return initials in forms
