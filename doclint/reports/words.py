"""Values and words of a note, cut and made safe for a line of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doclint.plain import safe

_SNIPPET = 60


def told_values(entry: Mapping[str, Any]) -> str:
    """The element's values as ``name=value``, those of the record that are not empty."""
    kept = {
        key: value
        for key, value in entry.items()
        if key not in {"status", "evidence"} and value not in (None, [], {})
    }
    return safe(", ".join(f"{key}={_value(value)}" for key, value in kept.items()))


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_value(item) for item in value.values() if item is not None)
    return str(value)


def snippet(text: str) -> str:
    """Words of the note on one line, and no more of them than are needed to know the place."""
    return cut(safe(" ".join(text.split())))


def cut(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _SNIPPET else text[: _SNIPPET - 3] + "..."
