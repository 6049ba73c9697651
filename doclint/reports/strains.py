"""What became of a note that was told otherwise, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from doclint.plain import safe
from doclint.report import tool
from doclint.reports.json import dumps
from doclint.reports.words import counted, snippet
from doclint.stress import KINDS, Flip, Strain

_EXPECTED = {
    "same": "no verdict should change",
    "gone": "the element should no longer be documented",
}


def render_strain_json(strain: Strain) -> str:
    """One JSON object with ``tool``, ``note``, ``trials`` and ``flips``."""
    return (
        dumps(
            {
                "tool": tool(),
                "note": strain.note,
                "codes": list(strain.codes),
                "seed": strain.seed,
                "trials": [
                    {
                        "kind": kind,
                        "expected": KINDS[kind][0],
                        "about": KINDS[kind][1],
                        "read": read,
                    }
                    for kind, read in strain.trials.items()
                ],
                "flips": [_flip(each) for each in strain.flips],
            }
        )
        + "\n"
    )


def _flip(flip: Flip) -> dict[str, Any]:
    change = flip.change
    return {
        "kind": change.kind,
        "expected": change.expected,
        "words": change.was,
        "instead": change.now,
        "line": flip.line,
        "column": flip.column,
        "element": flip.element,
        "was": flip.was,
        "now": flip.now,
        "gap": flip.gap,
    }


def render_strain_text(strain: Strain) -> Iterator[str]:
    """A line a kind, with what is expected of it, and two lines a flip."""
    against = f" ({', '.join(strain.codes)})" if strain.codes else ""
    yield f"{safe(strain.note)}{against}\n"
    for kind, read in strain.trials.items():
        expected, about = KINDS[kind]
        flips = [each for each in strain.flips if each.change.kind == kind]
        tried = {id(each.change) for each in flips}
        verdict = f"{len(tried)} of {read} wrong" if read else "nothing to try"
        yield f"{kind}: {verdict} - {about}: {_EXPECTED[expected]}\n"
        for flip in flips:
            yield from _told(flip)
    flips_ = counted(len(strain.flips), "verdict")
    yield f"\n{counted(sum(strain.trials.values()), 'telling')}: {flips_} wrong (seed {strain.seed}).\n"


def _told(flip: Flip) -> Iterator[str]:
    change = flip.change
    words = f'"{snippet(change.was)}" -> ' if change.was else ""
    yield f'  {flip.line}:{flip.column}: {words}"{snippet(change.now)}"\n'
    gap = {"opened": ", a gap more", "closed": ", a gap less"}.get(flip.gap or "", "")
    yield f"    {flip.element}: {safe(flip.was)} -> {safe(flip.now)}{gap}\n"
