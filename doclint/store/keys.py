"""Hashes under a key: HMAC-SHA-256, with a word of purpose before each kind of thing.

The key comes from ``DOCLINT_HASH_KEY``, and otherwise a random one is made and kept in the store.
A hash without a key would tell a name or a short note to anybody who can try them all; with the key
elsewhere the file alone tells nothing. The store's own key is weaker: it keeps two stores from being
compared, and whoever has the file has it. It is there because a run must know its notes again
without anybody having set up anything.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

from doclint.reports.names import hashed


class Keys:
    """All that is derived from the key of one store."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def content(self, text: str) -> str:
        """What a note's text is known by."""
        return self._mac("content", _bytes(text)).hex()[:40]

    def name(self, name: str) -> str:
        """What a note is known by from run to run: the hash that reports show with the same key."""
        return hashed("note", name, self._key)

    def author(self, author: str) -> str:
        """Who wrote a note, as reports show it with the same key."""
        return hashed("author", author, self._key)

    def encounter(self, encounter: str) -> str:
        """Of which visit a note is."""
        return hashed("encounter", encounter, self._key)

    def service(self, service: str) -> str:
        """A department, where reports do not show its name either."""
        return hashed("service", service, self._key)

    def month(self, month: str) -> str:
        """A month (``2026-03``). There are so few that whoever has the key can find it out again."""
        return self._mac("month", month.encode()).hex()[:16]

    def date(self, day: date) -> str:
        """A day; whoever has the key can find out this one, too."""
        return self._mac("date", day.isoformat().encode()).hex()[:16]

    @property
    def sealing(self) -> bytes:
        """What seals are made with, beside a note's text."""
        return self._mac("seal", b"")

    def finding(self, fingerprint: str) -> str:
        """What a finding is known by; a fingerprint itself would tell a name to those who guess."""
        return self._mac("finding", fingerprint.encode()).hex()[:16]

    def _mac(self, purpose: str, data: bytes) -> bytes:
        return hmac.new(self._key, f"doclint {purpose}\0".encode() + data, hashlib.sha256).digest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
