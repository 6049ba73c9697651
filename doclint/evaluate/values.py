"""Whether two labels of one element have the same values, for the elements whose values count.

Lists of short strings, dates and names are scored by their status alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from math import isclose
from typing import Any

from doclint.evaluate.gold import GoldNote, Site

Label = Mapping[str, Any]

_CIRCUIT = ("flow_lpm", "sweep_lpm", "fio2", "rpm")
_AGE_SHARE, _AGE_YEARS = 0.02, 0.03
"""An age counts as right within 2% or 0.03 years, whichever is more."""


def compare_values(element: str, gold: GoldNote, read: Label) -> bool | None:
    """Whether what was read of an element has the gold label's values.

    ``None`` where the element's values do not count or the label gives none. Both sides say
    ``documented``.
    """
    wanted = gold.elements[element]
    if element == "site":
        if "items" not in wanted:
            return None
        return _sites(wanted) - gold.optional_sites == _sites(read) - gold.optional_sites
    compared = _COMPARED.get(element)
    if compared is None:
        return None
    keys, same = compared
    return same(wanted, read) if any(key in wanted for key in keys) else None


def _sites(label: Label) -> set[Site]:
    return {(item["vessel"], item.get("side")) for item in label.get("items") or ()}


def _same_years(wanted: Label, read: Label) -> bool:
    one, other = wanted["years"], read.get("years")
    if one is None or other is None:
        return one is None and other is None
    return isclose(one, other, rel_tol=0, abs_tol=max(_AGE_SHARE * one, _AGE_YEARS) + 1e-9)


def _same_value(wanted: Label, read: Label) -> bool:
    return bool(wanted["value"] == read.get("value"))


def _same_approach(wanted: Label, read: Label) -> bool:
    """The one value; where services of one note differ and there is none, the value of each."""
    if wanted["value"] is None and wanted.get("by_action"):
        return bool(wanted["by_action"] == read.get("by_action"))
    return _same_value(wanted, read)


def _same_set(wanted: Label, read: Label) -> bool:
    return set(wanted["values"] or ()) == set(read.get("values") or ())


def _same_sizes(wanted: Label, read: Label) -> bool:
    return _sizes(wanted) == _sizes(read)


def _sizes(label: Label) -> Counter[float]:
    """The sizes that are told, as often as they are; a cannula without one adds none."""
    sizes = (item.get("size_fr") for item in label.get("items") or ())
    return Counter(float(size) for size in sizes if size is not None)


def _same_numbers(wanted: Label, read: Label) -> bool:
    return all(_same_number(wanted[key], read.get(key)) for key in _CIRCUIT if key in wanted)


def _same_day(wanted: Label, read: Label) -> bool:
    return _same_number(wanted["day"], read.get("day"))


def _same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return isclose(one, other, rel_tol=1e-6)


_COMPARED: Mapping[str, tuple[tuple[str, ...], Callable[[Label, Label], bool]]] = {
    "age": (("years",), _same_years),
    "mode": (("value",), _same_value),
    "action": (("values",), _same_set),
    "approach": (("value",), _same_approach),
    "cannula": (("items",), _same_sizes),
    "circuit": (_CIRCUIT, _same_numbers),
    "ecmo_day": (("day",), _same_day),
}
"""For each element the keys, one of which a label must give, and the comparison."""
