"""What was read out of a note, in words for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doclint.reports.words import cut

_TOLD: Mapping[str, str] = {
    "years": "{} years",
    "min": "at least {} years",
    "max": "at most {} years",
    "size_fr": "{} Fr",
    "flow_lpm": "flow {} L/min",
    "sweep_lpm": "sweep {} L/min",
    "fio2": "oxygen fraction {}",
    "rpm": "{} rpm",
    "day": "day {}",
    "candidates": "either {}",
    "side": "{}",
}
"""How a value is told that says too little by itself; the others are told as they are."""
_APART = "candidates"
_BY_NAME = "by_action"
_SILENT = frozenset({"status", "evidence"})


def told(entry: Mapping[str, Any]) -> str:
    """The values of one element, the empty ones left out."""
    kept = ((key, value) for key, value in entry.items() if key not in _SILENT)
    return "; ".join(text for key, value in kept for text in _told(key, value))


def _told(key: str, value: Any) -> Iterator[str]:
    if value is None or value is False or value == [] or value == {}:
        return
    if value is True:
        yield _plain(key)
    elif isinstance(value, Mapping) and key == _BY_NAME:
        yield from (
            f"{_plain(name)} {text}" for name, each in value.items() for text in _told("", each)
        )
    elif isinstance(value, Mapping):
        yield " ".join(text for name, each in value.items() for text in _told(name, each))
    elif isinstance(value, list) and key == _APART:
        yield _TOLD[_APART].format(" or ".join(text for each in value for text in _told("", each)))
    elif isinstance(value, list):
        yield from (text for each in value for text in _told("", each))
    else:
        yield _TOLD.get(key, "{}").format(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return cut(str(value).replace("_", " "))
