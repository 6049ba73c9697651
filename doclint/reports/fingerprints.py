"""What a finding is known by from run to run: note, rule, code, element and kind, never its place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from doclint.findings import Finding


def fingerprints(note: str, findings: Sequence[Finding]) -> Iterator[str]:
    """A fingerprint for each finding of a note, in order; of equal findings each has its own."""
    seen: Counter[tuple[str, ...]] = Counter()
    for each in findings:
        identity = (
            note,
            each.rule,
            each.code or ",".join(each.candidates),
            each.element or "",
            each.kind,
        )
        seen[identity] += 1
        parts = (*identity, str(seen[identity]))
        yield hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
