"""Who may ask: the machine itself, or whoever has the token; no page of another site's.

A page that somebody looks at elsewhere can make a browser ask this server, by its address (which
shows in ``Origin`` and ``Sec-Fetch-Site``) or by a name of its own that suddenly stands for this
machine (which shows in ``Host``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from doclint.errors import DoclintError
from doclint.web.problems import ProblemError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

TOKEN_LENGTH = 32
"""Characters that a token has at least."""

_SHARED = re.compile(r"/(?:cds-services|fhir|v1)(?:/.*)?", re.DOTALL)
"""What pages of other origins may ask for, if any may: what is for programs. Never the page."""

_OPEN = frozenset({"/health"})
"""What is told without a token: whether the server is up, and no more."""

_SAFE = frozenset({"GET", "HEAD"})

_CHALLENGE = 'Bearer realm="doclint", Basic realm="doclint", charset="UTF-8"'


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own, and reached from nowhere else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_token(host: str, token: str | None) -> None:
    """Refuse to listen for other machines without a token, and with one that can be guessed.

    Raises:
        DoclintError: there is none where one is needed, or it is too short or no plain text.
    """
    if token is None:
        if is_loopback(host):
            return
        raise DoclintError(
            f"--host {host}: other machines may only ask with a token (--token-file)"
        )
    if len(token) < TOKEN_LENGTH or not (token.isascii() and token.isprintable()):
        raise DoclintError(f"the token: fewer than {TOKEN_LENGTH} characters, or not plain ones")


def origin_of(told: str) -> str:
    """An origin as browsers name it, of one that somebody names.

    Raises:
        DoclintError: it is none. There is no word for all of them: whoever may ask is named.
    """
    try:
        parts = urlsplit(told)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host, scheme = parts.hostname or "", parts.scheme
    bracketed = f"[{host}]" if ":" in host else host
    plain = f"{scheme}://{bracketed}" + (f":{port}" if port is not None else "")
    named = bool(host) and host.isascii() and "*" not in host and told.lower() == plain
    if scheme not in ("http", "https") or not named:
        raise DoclintError(f"--allow-origin {told}: no origin such as https://records.example")
    return plain.removesuffix(":443" if scheme == "https" else ":80")


class Guard:
    """Lets requests in or raises a ProblemError. ``names`` are the host names that the server goes by.

    ``origins`` are those of other servers whose pages may ask for what is for programs.
    """

    def __init__(
        self, *, names: Iterable[str] = (), token: str | None = None, origins: Iterable[str] = ()
    ) -> None:
        self._names = LOOPBACK_NAMES | {each.strip("[]").lower() for each in names}
        self._token = None if token is None else _digest(token.encode())
        self._origins = frozenset(map(origin_of, origins))

    def shares(self, path: str, headers: Mapping[str, str]) -> str | None:
        """The origin that a request comes from, if its pages may ask for this path."""
        origin = headers.get("origin")
        return origin if origin in self._origins and _SHARED.fullmatch(path) else None

    def admit(self, method: str, path: str, headers: Mapping[str, str]) -> None:
        """See that a request comes from where it may."""
        self._hold_host(headers)
        if self.shares(path, headers) is None:
            self._hold_origin(method, headers)
        elif method == "OPTIONS":
            return  # A browser asks whether it may ask, and sends no token yet.
        if self._token is not None and path not in _OPEN and not self._knows(headers):
            raise ProblemError(401, "a token is needed", headers={"WWW-Authenticate": _CHALLENGE})

    def _hold_host(self, headers: Mapping[str, str]) -> None:
        if _host(headers.get("host", "")) not in self._names:
            raise ProblemError(421, "not a host name that this server goes by (--allow-host)")

    def _hold_origin(self, method: str, headers: Mapping[str, str]) -> None:
        origin = headers.get("origin")
        if origin is not None and _authority(origin) != headers.get("host", "").lower():
            raise ProblemError(403, "a request from a page of another origin")
        site = headers.get("sec-fetch-site", "none")
        if method not in _SAFE and site not in ("none", "same-origin"):
            raise ProblemError(403, "a request from a page of another site")

    def _knows(self, headers: Mapping[str, str]) -> bool:
        """Whether the token came along, as a bearer's or as the password of any user."""
        kind, _, told = headers.get("authorization", "").partition(" ")
        given = told.strip().encode("latin-1", "replace")
        if kind.lower() == "basic":
            try:
                given = base64.b64decode(given, validate=True).partition(b":")[2]
            except (binascii.Error, ValueError):
                given = b""
        elif kind.lower() != "bearer":
            given = b""
        # Digests are of one length, so that not even that of the token shows in the time it takes.
        return hmac.compare_digest(_digest(given), self._token or b"")


def _digest(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()


def _host(told: str) -> str | None:
    """The name in a ``Host`` header; ``None`` where it is none."""
    try:
        parts = urlsplit(f"//{told}")
        _ = parts.port
    except ValueError:
        return None
    plain = parts.netloc == told and not (parts.username or parts.password)
    return parts.hostname if plain else None


def _authority(origin: str) -> str | None:
    """Host and port of an origin; ``None`` of one that is opaque."""
    scheme, separator, authority = origin.partition("://")
    return authority.lower() if separator and scheme.lower() in ("http", "https") else None
