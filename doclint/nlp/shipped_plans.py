"""Plans of readers' expressions that were made with the wheel; those of a checkout are made as they are needed.

To think an expression out takes as long as to read a note, and readers have some hundreds.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from doclint.nlp.plans import Plan, plan_of

NAME = "plans.data"
"""Name of the file in a wheel, beside that of the compiled expressions."""


def plan_for(pattern: str, flags: int) -> Plan:
    """Give how an expression is to be sought."""
    text = _spelled_out(pattern, flags)
    shipped = _shipped().get(text)
    return plan_of(text) if shipped is None else Plan(*shipped)


def write(expressions: Iterable[tuple[str, int]], folder: Path) -> None:
    """Write the plans of expressions, given with their flags, into a folder."""
    texts = dict.fromkeys(_spelled_out(pattern, flags) for pattern, flags in expressions)
    plans = {text: tuple(plan_of(text)) for text in texts}
    (folder / NAME).write_bytes(marshal.dumps(plans))


def _spelled_out(pattern: str, flags: int) -> str:
    """Put into an expression what its flags say of its form."""
    return f"(?x:{pattern}\n)" if flags & re.VERBOSE else pattern


@lru_cache(maxsize=1)
def _shipped() -> dict[str, tuple[Any, ...]]:
    try:
        plans: dict[str, tuple[Any, ...]] = marshal.loads(_path().read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return plans


def _path() -> Path:
    return Path(__file__).parents[1] / "_data" / NAME
