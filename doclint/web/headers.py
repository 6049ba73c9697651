"""What every answer says of itself: that nobody keeps it, frames it or runs anything in it."""

from __future__ import annotations

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For answers that are no page; a page brings a policy of its own."""

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def with_headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """An answer's headers, and those of these that it does not set itself."""
    there = {name.lower() for name, _ in given}
    added = ((name.encode(), value.encode()) for name, value in HEADERS.items())
    return [*given, *(each for each in added if each[0] not in there)]
