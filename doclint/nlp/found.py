"""What was found in a document, kept beside its tokens as plain data: spaCy's spans cost more to make than to find.

Places are told in tokens: the first, and the one behind the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Labelled = tuple[str, int, int]
"""A label and a place."""
Modifiers = Mapping[tuple[int, int], Sequence[Labelled]]
"""What bears on the targets of a place: the categories and places of modifiers."""

_TARGETS = "doclint targets"
_MODIFIERS = "doclint modifiers"


def set_targets(doc: Doc, targets: Sequence[Labelled]) -> None:
    """Keep the targets of a document, in their order."""
    doc.user_data[_TARGETS] = targets


def targets_of(doc: Doc) -> Sequence[Labelled]:
    """Give the targets of a document, each labelled with its rule."""
    found: Sequence[Labelled] = doc.user_data[_TARGETS]
    return found


def set_modifiers(doc: Doc, modifiers: Modifiers) -> None:
    """Keep what bears on the targets of a document."""
    doc.user_data[_MODIFIERS] = modifiers


def modifiers_of(doc: Doc) -> Modifiers:
    """Give what bears on the targets of a document."""
    found: Modifiers = doc.user_data[_MODIFIERS]
    return found
