"""Who wrote a letter or a message: whom it is from, and whose first name closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import OTHER, PHYSICIAN, Name, is_name, name_at, surname
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all
from doclint.reading.physicians import NAMED, SIGNED, Found
from doclint.reading.signing import is_anothers

_FROM = expressions.compile(
    r"(?:^|(?<=  )|(?<=\t)|(?<=\| ))[ \t>*]{0,6}(?:from|von|de|da|van|fr\u00e5n|fra)\b"
    r"(?:[ \t]{0,9}[:|\t][ \t:|]{0,9}|[ \t]+(?=(?-i:Dr|Prof)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_BESIDE = expressions.compile(
    r"(?:^|(?<=  )|(?<=\t)|(?<=\| ))[ \t>*]{0,6}(?P<key>to|sent|subject|re|cc|date|an|gesendet|betreff|\u00e0|a|objet|"
    r"envoy\u00e9|"
    r"para|asunto|enviado|oggetto|inviato|till|til|aan|onderwerp|emne|\u00e4mne)\b"
    r"(?:[ \t]{0,9}[:|\t]|[ \t]+(?=(?-i:Dr|Prof)\b))(?P<value>[^\n]{0,80})",
    re.IGNORECASE | re.MULTILINE,
)
"""The other rows of a message's head."""
_OF_MESSAGES = frozenset(
    ("sent", "subject", "gesendet", "betreff", "objet", "envoy\u00e9", "asunto", "oggetto", "emne")
)
_FROM_ENDS = expressions.compile(
    r"[ \t]*(?:$|[,;()|<\[/\t]|[ \t]{2}|-[ \t]|\.[ \t]*$)", re.MULTILINE
)
_OF_A_HOUSE = expressions.compile(
    r"\b(?:transfer\w*|referr\w*|hospital transfer|accepted|retriev\w*|bed request)\b",
    re.IGNORECASE,
)
_HEAD = 12
"""Lines within which a message's head stands."""
_NEAR = 4
"""Lines above and below "From:" in which the other rows of the head are looked for."""


def from_whom(page: Page, text: str) -> Iterator[Found]:
    """Give whom a message or a letter is from, where its head has other rows, too."""
    lines = [line for line in page.layout.lines if line.end > line.body][:_HEAD]
    for number, line in enumerate(lines):
        match = _FROM.search(text, line.start, line.end)
        if match is None:
            continue
        low = lines[max(0, number - _NEAR)].start
        high = lines[min(len(lines), number + _NEAR + 1) - 1].end
        rows = {row["key"].lower() for row in _BESIDE.finditer(text, low, high)}
        if not rows:
            continue
        name = name_at(text, match.end(), line.end)
        if (
            name is None
            or is_anothers(text, name)
            or not _FROM_ENDS.match(text, name.end, line.end)
        ):
            continue
        known = name.titled or name.kind is not None
        message = rows & _OF_MESSAGES or "@" in text[name.end : line.end]
        if not (known or (name.words > 1 and message)):
            continue
        if not message and _OF_A_HOUSE.search(text, low, line.end):
            continue
        yield Found(name, name.start, name.end, SIGNED if name.kind == OTHER else NAMED)
        return


_PARTING = expressions.compile(
    r"\b(?:regards|wishes|sincerely|faithfully|thanks|thank you|cheers|truly|yours|all the best|gr\u00fc(?:\u00df|"
    r"ss)en?|"
    r"cordialement|salutations|saludos|saluti|groeten?|h\u00e4lsningar|hilsen)[ \t]*[,.!]?[ \t]*\n\s*(?:-[ \t]*)?"
    r"(?P<first>(?-i:[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}))[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_NOT_THE_WRITER = expressions.compile(
    r"(?:\b(?:to|dear|cc|re|patient|pt|name|attn|copy|for|mrs?|wife|husband|mother|father|son|daughter|nurse|rn|with|"
    r"by|and|an|an|para|"
    r"\u00e0)\b[ \t.:,]*)(?:(?:Dr|Prof)\.?[ \t]*)?$",
    re.IGNORECASE,
)


def signed_with_first_name(page: Page, text: str) -> Iterator[Found]:
    """Give whose first name closes a letter, where the note has it once with a surname and a title."""
    for match in find_all(_PARTING, text):
        first = match["first"]
        if not is_name(first):
            continue
        found: dict[str, Name] = {}
        for place in re.finditer(
            rf"(?<![\w'-]){re.escape(first)}(?=[ \t]+[A-Z])", text[: match.start()]
        ):
            before = text[max(0, place.start() - 30) : place.start()]
            if _NOT_THE_WRITER.search(before):
                continue
            name = name_at(text, place.start(), min(len(text), place.start() + 80))
            if name is None or name.name is None or name.words < 2 or name.kind == OTHER:
                continue
            if roles.DOCTOR_ENDS.search(before) or name.kind == PHYSICIAN:
                found[surname(name.name)] = name
        if len(found) == 1:
            name = next(iter(found.values()))
            yield Found(
                Name(match.start("first"), match.end("first"), name.name, PHYSICIAN, words=2),
                match.start("first"),
                match.end("first"),
                SIGNED,
            )
