"""``patterns/wording``: plain words for what is searched and for why something does not count."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from doclint import expressions
from doclint.errors import PatternError
from doclint.resources import data_dir

_KEYS = ("states", "service", "helps", "also")
_OPTIONAL = expressions.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True)
class Searches:
    """What is searched for one element (``patterns/wording/searches.json``)."""

    states: tuple[str, ...]
    service: tuple[str, ...]
    helps: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """The texts of both files, by name."""

    reasons: Mapping[str, str]
    elements: Mapping[str, Searches]
    categories: Mapping[str, str]
    facets: Mapping[str, str]

    def why(self, reason: str, cue: str | None) -> str:
        """Say a reason in plain words; ``cue`` are the note's own words that speak for it."""
        # A reason without a text is a fault that a test finds; a report is no place to fail for it.
        text = self.reasons.get(reason) or reason.lower().replace("_", " ")
        if cue is None:
            return _OPTIONAL.sub("", text)
        return _OPTIONAL.sub(r"\1", text).replace("{cue}", f'"{cue}"')


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """Load the shipped texts; a file that is broken is a PatternError."""
    reasons = _load("reasons.json", ("reasons",))
    searches = _load("searches.json", ("elements", "categories", "facets"))
    elements = {
        name: Searches(*(tuple(entry.get(key, ())) for key in _KEYS))
        for name, entry in searches["elements"].items()
    }
    return Wording(
        reasons=MappingProxyType(reasons["reasons"]),
        elements=MappingProxyType(elements),
        categories=MappingProxyType(searches["categories"]),
        facets=MappingProxyType(searches["facets"]),
    )


def load_lists(name: str, keys: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Load a file of lists of words, each by its key; a file that is broken is a PatternError."""
    data = _load(name, keys, list)
    return tuple(frozenset(data[key]) for key in keys)


def _load(name: str, keys: tuple[str, ...], kind: type = dict) -> dict[str, Any]:
    path = data_dir("patterns") / "wording" / name
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lacking = [key for key in keys if not isinstance(data[key], kind)]
    except OSError as error:
        raise PatternError(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise PatternError(path, "not valid JSON") from error
    except (KeyError, TypeError) as error:
        raise PatternError(path, "is not of its form") from error
    if lacking:
        form = "an object" if kind is dict else "a list"
        raise PatternError(path, f"is not {form}", where=lacking[0])
    return data
