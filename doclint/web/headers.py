"""What every answer says of itself: that nobody keeps it, frames it or runs anything in it."""

from __future__ import annotations

from collections.abc import Mapping

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


def with_headers(
    given: list[tuple[bytes, bytes]], more: Mapping[str, str]
) -> list[tuple[bytes, bytes]]:
    """An answer's headers, ``more`` of them, and those that all have and it does not set itself."""
    there = {name.lower() for name, _ in given}
    added = ((name.encode(), value.encode()) for name, value in {**HEADERS, **more}.items())
    return [*given, *(each for each in added if each[0] not in there)]


def for_origin(origin: str) -> dict[str, str]:
    """What an answer says to the browser that shows a page of another origin: the page may read it."""
    return {
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "retry-after, www-authenticate",
        "vary": "Origin",
    }


PREFLIGHT = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "authorization, content-type, doclint-file-name",
    "access-control-max-age": "600",
}
"""The answer to a browser that asks what a page of another origin may send."""
