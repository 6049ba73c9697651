"""Presidio's recognizers of patterns, one by one: no engine, no model, no connection, no file.

Imported by :mod:`doclint.deid.search` when somebody looks for identifiers: Presidio and what it
brings take a second to load.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from doclint.deid.locks import locks_on_demand
from doclint.errors import TooSlowError

with locks_on_demand():
    from presidio_analyzer import (
        LocalRecognizer,
        Pattern,
        PatternRecognizer,
        predefined_recognizers,
    )
    from tldextract import TLDExtract

_TIMEOUT = 30
"""Seconds that one expression may take over one note; Presidio itself passes over a slower one."""
_DOMAINS = TLDExtract(suffix_list_urls=(), cache_dir=None)
"""Tells domains by the list that comes with the package: the default one downloads it anew, and
writes a cache (https://github.com/john-kurkowski/tldextract#note-about-caching)."""


class EmailAddresses(predefined_recognizers.EmailRecognizer):
    """Presidio's own asks the default ``tldextract``, which reaches for the network."""

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the part behind the at sign is a domain that can be registered."""
        return _DOMAINS(pattern_text.rpartition("@")[2]).fqdn != ""


_CLASSES: Mapping[str, Any] = {
    "EmailRecognizer": EmailAddresses,
    "UrlRecognizer": predefined_recognizers.UrlRecognizer,
    "IpRecognizer": predefined_recognizers.IpRecognizer,
    "MacAddressRecognizer": predefined_recognizers.MacAddressRecognizer,
    "PhoneRecognizer": predefined_recognizers.PhoneRecognizer,
    "UsSsnRecognizer": predefined_recognizers.UsSsnRecognizer,
    "UsMbiRecognizer": predefined_recognizers.UsMbiRecognizer,
    "NhsRecognizer": predefined_recognizers.NhsRecognizer,
    "UkPostcodeRecognizer": predefined_recognizers.UkPostcodeRecognizer,
    "CaPostalCodeRecognizer": predefined_recognizers.CaPostalCodeRecognizer,
}


class _Timed:
    """A compiled expression that gives up with an error where Presidio would pass over it."""

    def __init__(self, compiled: regex.Pattern[str]) -> None:
        self._compiled = compiled

    def finditer(self, text: str, **_: Any) -> Iterator[regex.Match[str]]:
        try:
            yield from self._compiled.finditer(text, timeout=_TIMEOUT)
        except TimeoutError:
            raise TooSlowError("the search for identifiers took too long") from None


def make_recognizers(told: Mapping[str, Any]) -> tuple[LocalRecognizer, ...]:
    """The recognizers that an entry of the file speaks of, one for each pattern of our own.

    Of places that one recognizer finds inside each other, Presidio keeps the widest only, and what
    is wider may turn out to be nothing.

    Raises:
        ValueError: an expression does not compile.
    """
    if "presidio" in told:
        return (_theirs(told),)
    flags = regex.MULTILINE | (regex.IGNORECASE if told.get("ignore_case") else 0)
    return tuple(_own(told["rule"], told["name"], each, flags) for each in told["patterns"])


def _own(rule: str, name: str, expression: str, flags: int) -> LocalRecognizer:
    made = PatternRecognizer(
        supported_entity=rule,
        name=name,
        patterns=[Pattern(name, expression, 1.0)],
        global_regex_flags=flags,
    )
    return _timed(made, flags)


def _theirs(told: Mapping[str, Any]) -> LocalRecognizer:
    kind = _CLASSES[told["presidio"]]
    if kind is predefined_recognizers.PhoneRecognizer:
        phones: LocalRecognizer = kind(
            supported_regions=tuple(told["regions"]), leniency=told["leniency"]
        )
        return phones
    # Its patterns are shared by all recognizers of the class, and keep what they were compiled to.
    own = [Pattern(each.name, each.regex, each.score) for each in kind.PATTERNS]
    made = kind(patterns=own)
    return _timed(made, made.global_regex_flags)


def _timed(made: Any, flags: int) -> LocalRecognizer:
    for pattern in made.patterns:
        pattern.compiled_regex = _Timed(regex.compile(pattern.regex, flags))
        pattern.compiled_with_flags = flags
    recognizer: LocalRecognizer = made
    return recognizer


def matches(recognizer: LocalRecognizer, text: str, score: float) -> Iterator[tuple[int, int]]:
    """Where a recognizer finds something of at least that score, in order."""
    analyze: Any = recognizer.analyze
    found = analyze(text, recognizer.supported_entities)
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.score >= score:
            yield each.start, each.end


def stretches(text: str, within: str | None, needs: str | None) -> Iterator[tuple[int, str]]:
    """The parts of a text to look in, each with where it begins; all of it if nobody says."""
    if within is None:
        yield 0, text
        return
    for match in regex.finditer(within, text):
        if needs is None or regex.search(needs, match.group()):
            yield match.start(), match.group()
