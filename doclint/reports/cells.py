"""Text made safe for the cell of a spreadsheet, and what the formats of cells have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doclint.plain import safe

# What begins a formula, in full width too, behind anything that a spreadsheet may strip. It counts
# behind a semicolon as well: where a comma marks decimals, spreadsheets split CSV there.
_FORMULA = re.compile("(^|;)(?=[\\s\"']*[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def inert(text: str) -> str:
    """Text as a cell may hold it: on one line, without controls, and never taken for a formula.

    What would be one gets an apostrophe before it, the sign by which spreadsheets know text. It
    stays visible in the cell, so that it survives being saved in another format.
    """
    return _FORMULA.sub(r"\1'", safe(text))


def listed(items: Sequence[str]) -> str:
    """Several items in one cell; with commas some spreadsheets would read codes as one number."""
    return "; ".join(items)
