"""A physician that a note names, and in which part."""

from __future__ import annotations

from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.names import Name

OPERATOR, ATTESTED, DICTATED, SIGNED, TRAINEE, NAMED, TOLD = range(7)
"""In which part a physician is named; the first goes before the others for the name."""


@dataclass(frozen=True)
class Found:
    """A name with the place at which it stands; ``part`` is one of those above, ``role`` the words of its key."""

    name: Name
    start: int
    end: int
    part: int
    role: str = ""


INITIAL = expressions.compile(r"[A-Z]\.?")
POLITE = expressions.compile(r"[ \t]*(?:Mr|Mrs|Ms|Miss|Prof)\b\.?[ \t]")
"""How one is addressed before a name, but as a doctor."""
