"""The version of the rules: changes with all that a verdict on one text depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import doclint
from doclint.resources import data_dir

_ROOMS = ("nlp", "reading", "checks", "deid")
_LIBRARIES = (
    *("medspacy", "spacy", "PyRuSH", "PyFastNER", "jsonschema"),
    *("presidio-analyzer", "phonenumbers", "regex", "tldextract"),
)


@lru_cache(maxsize=64)
def rules_version(patterns: Sequence[str] = (), schemas: Sequence[str] = ()) -> str:
    """A digest over the shipped data, a site's files on top of it, and the code that reads notes.

    The code is in it and not its version number alone, so that a checkout in which a reading was
    changed does not go on with what the old one found.
    """
    digest = hashlib.sha256(_shipped())
    for kind, places in (("patterns", patterns), ("schemas", schemas)):
        for number, place in enumerate(places):
            _add(digest, f"{kind} {number}", _site(Path(place)))
    return digest.hexdigest()[:32]


@cache
def _shipped() -> bytes:
    digest = hashlib.sha256(doclint.__version__.encode())
    for name in _LIBRARIES:
        try:
            told = version(name)
        except PackageNotFoundError:
            told = "-"
        digest.update(f"{name} {told}\0".encode())
    for name in ("patterns", "schemas"):
        _add(digest, name, _below(data_dir(name), "*.json"))
    package = Path(doclint.__file__).parent
    _add(digest, "package", ((each.name, each) for each in sorted(package.glob("*.py"))))
    identifiers = package / "policy" / "identifiers.py"
    _add(digest, "policy", [(identifiers.name, identifiers)])
    for room in _ROOMS:
        _add(digest, room, _below(package / room, "*.py"))
    return digest.digest()


def _site(place: Path) -> Iterable[tuple[str, Path]]:
    return _below(place, "*.json") if place.is_dir() else [(place.name, place)]


def _below(folder: Path, glob: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob(glob)):
        yield path.relative_to(folder).as_posix(), path


def _add(digest: hashlib._Hash, kind: str, files: Iterable[tuple[str, Path]]) -> None:
    """Add files by their names from their folder: where that lies makes no difference."""
    for name, path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = "-"  # whoever uses it says what is wrong with it
        digest.update(f"{kind}\0{name}\0{content}\0".encode("utf-8", "surrogatepass"))
