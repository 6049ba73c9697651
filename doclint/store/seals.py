"""Seals: what opens with a note's own text only, and the store's key besides.

ChaCha20-Poly1305 under a key that HKDF makes of the two, both as the ``cryptography`` package has
them. There is one key a text and a few seals a key, so that random nonces do not meet.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from typing import Any

from doclint.errors import MissingExtraError

try:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
except ModuleNotFoundError:
    raise MissingExtraError("keeping runs in a store", "store") from None

_NONCE, _TAG = 12, 16
_PURPOSE = b"doclint seal of a verdict"


class Seals:
    """Makes and opens the seals of one store."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, text: str, place: str, value: Mapping[str, Any]) -> bytes:
        """Make ``value`` unreadable to whoever has not the note's text.

        It opens at that ``place`` only, and so cannot be passed off as what stands at another.
        """
        packed = zlib.compress(json.dumps(value, separators=(",", ":")).encode())
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher(text).encrypt(nonce, packed, place.encode())

    def unseal(self, text: str, place: str, sealed: bytes) -> dict[str, Any] | None:
        """What was sealed with that text, or ``None`` if it was not, or was changed since."""
        if len(sealed) < _NONCE + _TAG:
            return None
        try:
            packed = self._cipher(text).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
        except InvalidTag:
            return None
        value: dict[str, Any] = json.loads(zlib.decompress(packed))
        return value

    def _cipher(self, text: str) -> ChaCha20Poly1305:
        derive = HKDF(algorithm=SHA256(), length=32, salt=self._key, info=_PURPOSE)
        return ChaCha20Poly1305(derive.derive(text.encode("utf-8", "surrogatepass")))
