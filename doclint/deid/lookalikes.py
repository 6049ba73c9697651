"""What Presidio takes for an address and a clinical note is full of: sizes, versions, columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_VERSION_BEFORE = re.compile(
    r"(?:\b(?:v|ver|version|rev|revision|release|section|sec|item)\.? ?)\Z", re.IGNORECASE
)
_SIZE_AFTER = re.compile(r" ?(?:Fr|French|mm|cm|dilators?)\b", re.IGNORECASE)


def is_version_or_size(text: str, start: int, end: int) -> bool:
    """Whether four numbers with dots are no address but a version or sizes; or bare colons."""
    match = text[start:end]
    if ":" in match:
        groups = [group for group in match.split(":") if group]
        return len(groups) < 3 or not any(character.isdigit() for character in match)
    if _VERSION_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    return _SIZE_AFTER.match(text, end) is not None


def is_series(text: str, start: int, end: int) -> bool:
    """Whether a hardware address is a series of plain numbers ("10-12-14-16-18-20")."""
    return not any(character.isalpha() for character in text[start:end])


def is_row(text: str, start: int, end: int) -> bool:
    """Whether nine digits are three columns of a table and not groups of one number."""
    return " " in text[start:end]


LOOKALIKES: Mapping[str, Callable[[str, int, int], bool]] = {
    "IpRecognizer": is_version_or_size,
    "MacAddressRecognizer": is_series,
    "UsSsnRecognizer": is_row,
}
"""By Presidio's class: whether a match of it is something else."""
