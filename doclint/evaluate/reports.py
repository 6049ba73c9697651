"""An evaluation as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from doclint.evaluate.figures import Figure
from doclint.evaluate.limits import Outcome
from doclint.evaluate.scores import (
    ELEMENT_FIGURES,
    NOTE_FIGURES,
    OVERALL_FIGURES,
    Evaluation,
    Mistake,
)
from doclint.plain import safe
from doclint.report import tool
from doclint.reports.accounts import told_ground, told_miss
from doclint.reports.json import dumps
from doclint.reports.words import told_values

_MISSES = 8
"""Near misses told of one mistake; JSON tells all."""
_CELL = 21


def render_json(
    evaluation: Evaluation, gold: Sequence[str], outcomes: Iterable[Outcome], *, mistakes: bool
) -> str:
    """One JSON object; ``mistakes`` adds those of the elements that were asked for."""
    report: dict[str, Any] = {
        "tool": tool(),
        "gold": list(gold),
        "notes": evaluation.notes,
        "judged": evaluation.judged,
        "elements": {element: _dicts(figures) for element, figures in evaluation.elements.items()},
        "overall": _dicts(evaluation.overall),
        "per_note": _dicts(evaluation.per_note),
        "limits": [
            {**asdict(each.limit), "measured": each.figure.value, "holds": each.holds}
            for each in outcomes
        ],
    }
    if mistakes:
        report["errors"] = [_mistake(each) for each in evaluation.mistakes]
    return dumps(report) + "\n"


def _dicts(figures: Mapping[str, Figure]) -> dict[str, Any]:
    return {name: asdict(figure) for name, figure in figures.items()}


def _mistake(mistake: Mistake) -> dict[str, Any]:
    return {
        "note": mistake.note,
        "gold_line": mistake.line,
        "element": mistake.element,
        "fault": mistake.fault,
        "wanted": dict(mistake.wanted),
        "read": dict(mistake.read),
        "grounds": [asdict(ground) for ground in mistake.account.grounds],
        "near_misses": [asdict(miss) for miss in mistake.account.near_misses],
    }


def render_text(evaluation: Evaluation, gold: Sequence[str], *, mistakes: bool) -> Iterator[str]:
    """The tables, each figure with its 95% interval and n; then the mistakes."""
    yield f"{evaluation.notes} notes of {', '.join(map(safe, gold))}\n"
    yield "Each figure stands with its 95% Wilson interval and n.\n\n"
    width = max(map(len, evaluation.elements))
    yield _row(["element".ljust(width), *ELEMENT_FIGURES.values()])
    for element, figures in evaluation.elements.items():
        if figures["status"].n:
            cells = (_cell(figures[name]) for name in ELEMENT_FIGURES)
            yield _row([element.ljust(width), *cells])
    yield "\n"
    yield from _list(evaluation.overall, OVERALL_FIGURES)
    yield f"\nper note ({evaluation.judged} with all that their code needs labelled)\n"
    yield from _list(evaluation.per_note, NOTE_FIGURES)
    if mistakes:
        yield f"\n{len(evaluation.mistakes)} elements read wrongly\n"
        for mistake in evaluation.mistakes:
            yield "\n" + "".join(f"{line}\n" for line in _told(mistake))


def _list(figures: Mapping[str, Figure], titles: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, (*OVERALL_FIGURES, *NOTE_FIGURES)))
    for name, title in titles.items():
        yield f"{name.ljust(width)}  {_cell(figures[name]).ljust(_CELL)}  {title}\n"


def _row(cells: Iterable[str]) -> str:
    return "  ".join(cell.ljust(_CELL) for cell in cells).rstrip() + "\n"


def _cell(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    return f"{figure.value:.3f} {figure.low:.3f}-{figure.high:.3f} {figure.n:>4}"


def _told(mistake: Mistake) -> Iterator[str]:
    yield f"{safe(mistake.note)}: {mistake.element}: wrong {mistake.fault}"
    yield f"  wanted: {_label(mistake.wanted)}"
    yield f"  read:   {_label(mistake.read)}"
    for ground in mistake.account.grounds:
        yield from told_ground(ground, "    ")
    misses = mistake.account.near_misses
    yield "  near misses, which do not count:" if misses else "  near misses: none"
    for miss in misses[:_MISSES]:
        yield from told_miss(miss, "    ")
    if len(misses) > _MISSES:
        yield f"    and {len(misses) - _MISSES} more (--format json tells all)"


def _label(label: Mapping[str, Any]) -> str:
    values = told_values(label)
    return f"{safe(str(label['status']))}{f' ({values})' if values else ''}"
