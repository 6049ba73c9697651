"""What a check finds, and the one order in which findings are shown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["missing", "unfilled", "conflicting", "mismatch", "other"]
Severity = Literal["error", "warning", "info"]

ELEMENTS: tuple[str, ...] = (
    "age",
    "mode",
    "action",
    "approach",
    "cannula",
    "site",
    "fluoroscopy",
    "imaging",
    "indication",
    "severity",
    "failed_therapy",
    "complications",
    "consent",
    "anticoagulation",
    "circuit",
    "placement_confirmation",
    "reason",
    "hemostasis",
    "graft",
    "thoracic_incision",
    "ecmo_day",
    "date_of_service",
    "physician",
)
"""The elements of a record, in the order in which they are shown (``schemas/record.json``)."""

_RANK = {element: rank for rank, element in enumerate(ELEMENTS)}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault of one note.

    ``start`` and ``end`` are offsets into the note's text, ``line`` and ``column`` count from 1;
    all four are ``None`` where the note is silent. ``page`` counts from 1, where the note has pages.
    ``code`` is ``None`` where no single code could
    be inferred; ``candidates`` then names those that are left. The message holds no words of the
    note.
    """

    rule: str
    name: str
    code: str | None
    element: str | None
    kind: Kind
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    candidates: tuple[str, ...] = ()
    page: int | None = None

    @property
    def sort_key(self) -> tuple[float, float, int, str, str, tuple[str, ...]]:
        """By place, then by element, rule and code; what has no place comes last."""
        return (
            math.inf if self.start is None else self.start,
            math.inf if self.end is None else self.end,
            len(ELEMENTS) if self.element is None else _RANK.get(self.element, len(ELEMENTS)),
            self.rule,
            self.code or "",
            self.candidates,
        )

    def to_dict(self) -> dict[str, Any]:
        """The finding's entry in the JSON report."""
        told = {**asdict(self), "candidates": list(self.candidates)}
        if self.page is None:
            del told["page"]
        return told


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their one total order."""
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))
