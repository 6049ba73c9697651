"""The counts of a run, in one sentence or two."""

from __future__ import annotations

from doclint.report import Tally
from doclint.reports.words import COVERED, counted


def told_totals(tally: Tally) -> str:
    """How many notes there are of each verdict, and how many findings of each severity."""
    counts = tally.to_dict()
    parts = [f"{counts['complete']} complete", f"{counts['with_gaps']} with gaps"]
    if counts["no_service"]:
        parts.append(f"{counts['no_service']} without an ECMO service")
    if counts["errors"]:
        parts.append(f"{counts['errors']} not judged")
    found = [counted(tally.severities[name], name) for name in ("error", "warning", "info")]
    covered = [
        f"{counted(tally.suppressed[by], 'finding')} {word}"
        for by, word in COVERED.items()
        if tally.suppressed[by]
    ]
    notes = counted(counts["notes"], "note")
    return f"{notes}: {', '.join(parts)}. Found {', '.join((*found, *covered))}"
