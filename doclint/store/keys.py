"""Hashes under a key, and seals that open with a note's own text only.

The key comes from ``DOCLINT_HASH_KEY``, and otherwise a random one is made and kept in the store.
A hash without a key would tell a name or a short note to anybody who can try them all; with the key
elsewhere the file alone tells nothing. The store's own key is weaker: it keeps two stores from being
compared, and whoever has the file has it. It is there because a run must know its notes again
without anybody having set up anything.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Mapping
from typing import Any

from doclint.reports.names import hashed

_NONCE = _TAG = 16


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

    def finding(self, fingerprint: str) -> str:
        """What a finding is known by; a fingerprint itself would tell a name to those who guess."""
        return self._mac("finding", fingerprint.encode()).hex()[:16]

    def seal(self, text: str, value: Mapping[str, Any]) -> bytes:
        """Make ``value`` unreadable to whoever has not the note's text, and the key besides."""
        key = self._mac("seal", _bytes(text))
        packed = zlib.compress(json.dumps(value, separators=(",", ":")).encode())
        nonce = os.urandom(_NONCE)
        body = _masked(packed, key, nonce)
        return nonce + _tag(key, nonce + body) + body

    def unseal(self, text: str, sealed: bytes) -> dict[str, Any] | None:
        """What was sealed with that text, or ``None`` if it was not, or was changed since."""
        key = self._mac("seal", _bytes(text))
        nonce, tag, body = (
            sealed[:_NONCE],
            sealed[_NONCE : _NONCE + _TAG],
            sealed[_NONCE + _TAG :],
        )
        if not hmac.compare_digest(tag, _tag(key, nonce + body)):
            return None
        value: dict[str, Any] = json.loads(zlib.decompress(_masked(body, key, nonce)))
        return value

    def _mac(self, purpose: str, data: bytes) -> bytes:
        return hmac.new(self._key, f"doclint {purpose}\0".encode() + data, hashlib.sha256).digest()


def _masked(data: bytes, key: bytes, nonce: bytes) -> bytes:
    """The data under a stream of SHAKE-256; done twice it is the data again."""
    stream = hashlib.shake_256(b"doclint stream\0" + key + nonce).digest(len(data))
    mixed = int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(data), "big")


def _tag(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, b"doclint tag\0" + data, hashlib.sha256).digest()[:_TAG]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
