"""What reviewers say of findings: kept for good, the last word counting."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal

from doclint.errors import DoclintError
from doclint.store.database import Store

Decision = Literal["accept", "reject"]
_LONGEST = {"reason": 500, "reviewer": 100}
_ID = re.compile(r"[0-9a-f]{6,16}")
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Review:
    """One answer: ``accept`` says that the finding is right, ``reject`` that it is not."""

    finding: str
    decision: Decision
    reason: str
    reviewer: str
    at: str

    def to_dict(self) -> dict[str, Any]:
        """Its entry in JSON."""
        return asdict(self)


def reviews(store: Store) -> tuple[Review, ...]:
    """All answers in the order in which they were given."""
    rows = store.rows("SELECT finding, decision, reason, reviewer, at FROM reviews ORDER BY id")
    return tuple(Review(**dict(row)) for row in rows)


def latest_reviews(store: Store) -> dict[str, Review]:
    """The last answer on each finding that has one."""
    return {each.finding: each for each in reviews(store)}


def add_review(store: Store, review: Review) -> None:
    """Put an answer behind those that are there.

    Raises:
        DoclintError: its reason or reviewer is empty or too long.
    """
    for name, longest in _LONGEST.items():
        told = getattr(review, name)
        if not told.strip():
            raise DoclintError(f"a review needs a {name}")
        if len(told) > longest:
            raise DoclintError(f"the {name} is longer than {longest} characters")
    store.write(
        "INSERT INTO reviews (finding, decision, reason, reviewer, at) VALUES (?, ?, ?, ?, ?)",
        review.finding,
        review.decision,
        _line(review.reason),
        _line(review.reviewer),
        review.at,
    )


def find_finding(store: Store, told: str) -> str:
    """The id of the finding that somebody names: by its id, its beginning, or a fingerprint.

    The fingerprint is that of a SARIF or GitLab report of a run in this store.

    Raises:
        DoclintError: there is none, or there are several.
    """
    if _FINGERPRINT.fullmatch(told):
        question, value = "shown = ?", store.keys.finding(told)
    elif _ID.fullmatch(told):
        question, value = "finding GLOB ?", f"{told}*"
    else:
        raise DoclintError(f"{told}: neither a finding's id nor a fingerprint")
    rows = store.rows(
        f"SELECT finding FROM findings WHERE {question}"
        f" UNION SELECT finding FROM encounter_findings WHERE {question} LIMIT 2",
        *(value, value),
    )
    if not rows:
        raise DoclintError(f"{told}: no such finding in {store.path}")
    if len(rows) > 1:
        raise DoclintError(f"{told}: fits more than one finding of {store.path}")
    return str(rows[0]["finding"])


def _line(told: str) -> str:
    return " ".join(told.split()).encode("utf-8", "backslashreplace").decode()
