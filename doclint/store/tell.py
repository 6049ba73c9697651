"""What a store has to say, as text for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from doclint.plain import safe, width
from doclint.reports.words import COVERED, counted
from doclint.store.difference import Change, Difference
from doclint.store.history import KeptFinding, KeptRun, KeptTogether
from doclint.store.review import Review
from doclint.store.trend import Rate, unit

_FATES = {
    "opened": "opened",
    "closed": "closed",
    "open": "still open",
    "not_asked": "not asked",
    "not_seen": "not seen",
}
_CAUSES = {
    "note": "the note changed",
    "rules": "the note did not change: rules, codes or settings did",
    "new note": "a new note",
    "gone note": "a note is not there any more",
}
_DECISIONS = {"accept": "accepted", "reject": "rejected"}


def told_runs(runs: Sequence[KeptRun]) -> str:
    """A line a run."""
    heads = (
        "run", "started", "state", "notes", "complete", "gaps", "no service", "not judged",
        "reused", "doclint", "rules",
    )  # fmt: skip
    names = ("notes", "complete", "with_gaps", "no_service", "errors")
    rows = [
        (
            str(each.id),
            each.started,
            "whole" if each.ended else "unfinished",
            *(str(each.counts[name]) for name in names),
            str(each.reused),
            each.version,
            each.rules[:8],
        )
        for each in runs
    ]
    return _table([heads, *rows]) if runs else "no runs\n"


def told_difference(found: Difference, names: Mapping[str, str], counts: Mapping[str, int]) -> str:
    """The gaps note by note, then ``counts``: how many there are of each fate, shown or not."""
    lines: list[str] = []
    where = None
    for each in found.changes:
        here = _where(each, names)
        if here != where:
            where = here
            lines.append(safe(here))
        lines.append(f"  {_FATES[each.fate]:<10}  {_gap(each.gap)}{_why(each)}")
    before, after = found.before.id, found.after.id
    kept = counted(found.notes["in_both"], "note")
    lines.append(
        f"run {before} to run {after}: {kept} in both ({found.notes['changed']} changed), "
        f"{found.notes['gone']} gone, {found.notes['new']} new"
    )
    lines.append(
        "gaps: " + ", ".join(f"{number} {_FATES[fate]}" for fate, number in counts.items())
    )
    lines += [
        f"run {run.id} is unfinished: what it did not get to is not seen, or not in it"
        for run in (found.before, found.after)
        if run.ended is None
    ]
    return "".join(f"{line}\n" for line in lines)


def _where(change: Change, names: Mapping[str, str]) -> str:
    """What a gap is of: a note, or notes of one encounter."""
    if change.note is not None:
        return names.get(change.note, change.note)
    notes = change.gap.notes if isinstance(change.gap, KeptTogether) else ()
    encounter = change.gap.encounter if isinstance(change.gap, KeptTogether) else None
    told = ", ".join(names.get(each, each) for each in notes)
    return f"{names.get(encounter or '', encounter or 'no encounter')}: {told}"


def told_trend(rates: Sequence[Rate]) -> str:
    """A table for each way to count."""
    tables = []
    for by in dict.fromkeys(each.by for each in rates):
        heads = (by, unit(by), "with gaps", "rate", "gaps", "waived", "accepted", "rejected")
        rows = [
            (
                safe(each.value),
                str(each.of),
                str(each.with_gaps),
                f"{each.rate:.1%}",
                *map(str, (each.gaps, each.waived, each.accepted, each.rejected)),
            )
            for each in rates
            if each.by == by
        ]
        tables.append(_table([heads, *rows]))
    return "\n".join(tables) or "no notes\n"


def told_reviews(
    reviews: Sequence[Review], findings: Mapping[str, KeptFinding | KeptTogether]
) -> str:
    """The answers in their order; the last one on a finding counts."""
    lines = []
    for each in reviews:
        finding = findings.get(each.finding)
        what = safe(finding.told) if finding else "no longer in any run"
        lines.append(
            f"{each.at}  {each.finding}  {_DECISIONS[each.decision]} by {safe(each.reviewer)}: "
            f"{safe(each.reason)}  [{what}]"
        )
    return "".join(f"{line}\n" for line in lines) or "no reviews\n"


def _gap(gap: KeptFinding | KeptTogether) -> str:
    told = f"{gap.id}  {safe(gap.told)}"
    if gap.suppressed is not None:
        told += f", {COVERED.get(gap.suppressed, gap.suppressed)}"
    if gap.review is not None:
        review = gap.review
        told += (
            f" ({_DECISIONS[review.decision]} by {safe(review.reviewer)}: {safe(review.reason)})"
        )
    return told


def _why(change: Change) -> str:
    return f" [{_CAUSES[change.cause]}]" if change.cause else ""


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"{line}\n" for line in _aligned(rows))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
