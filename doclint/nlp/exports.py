"""Exports of a chart: keys and values parted by a program's marks and not by a writer's colon.

"Run_day~6", "RPM=2850<tab>LPM=3.2", '{"run_day": 6, "mode": "VV"}' and "Mode :: VV" say what "Run day: 6"
says. They are read as if a colon stood there, and so are the questions of a form whose answers stand on
lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions

_KEY = r"[A-Za-z][A-Za-z0-9]*(?:[_ /.-][A-Za-z0-9()%]+){0,4}"
_OPENS = r"(?:(?<![^\n\t|;])|(?<=[\t|;,][ ])|(?<=[ ]{2})|(?<=\n[ ])|(?<=\n[-*][ ]))"
"""Where a key stands: at the head of a line, a cell, or behind the value before it."""
_TILDES = expressions.compile(rf"{_OPENS}(?P<key>{_KEY})(?P<mark>~|[ ]~[ ])(?=[^\s~])")
_DOUBLED = expressions.compile(rf"{_OPENS}(?P<key>{_KEY})(?P<mark>[ ]?(?:::|:=)[ ]?)(?=\S)")
_ARROWS = expressions.compile(
    r"(?<![^\n])(?P<key>[A-Za-z]+(?:[_ ][A-Za-z]+){0,3})(?P<mark>[ ]?(?:==>?|=>|>>|->)[ ]?)(?=\S)"
)
_EQUALS = expressions.compile(
    rf"(?:(?:(?<![^\n\t|])|(?<=[ ]{{2}}))(?P<key>{_KEY})"
    r"|(?<=[ ])(?P<snake>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+))(?P<mark>=)(?=[^\s=])"
)
_SNAKE = expressions.compile(
    r"(?<![\w])(?P<key>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)(?P<mark>)(?=[ ]?:(?!:))"
)
_PIPED = expressions.compile(rf"(?<![^\n])(?P<key>{_KEY})(?P<mark>\|)(?=[^|\n]{{1,80}}(?:\n|\Z))")
_SEMICOLONS = expressions.compile(
    r"(?<![^\n])(?P<key>[A-Z][A-Za-z'.]*(?:[ /&,-]{1,2}[A-Za-z0-9'.%()]+){0,4})(?P<mark>;[ ]?)(?=[^\s;])"
)
"""A row of a form: "Heparin; 14 u/kg/h". A sentence has its first semicolon further on."""
_ROWS = 3
"""Rows beyond which a text is taken for a form that parts keys and values with semicolons."""
_JSON = expressions.compile(
    r"(?P<open>[{,\[][ \t\n]*)?\"(?P<key>[A-Za-z][\w ./()%-]{0,40})\"[ \t]*:[ \t]*"
    r"(?P<value>\"(?:[^\"\\\n]|\\.){0,400}\"|-?\d+(?:\.\d+)?|true|false|null|(?=[{\[]))"
)
_XML = expressions.compile(
    r"<(?P<key>[A-Za-z][\w.-]{2,40})>(?P<value>[^<>\n]{1,200})</(?P=key)>", re.IGNORECASE
)
_TAG = expressions.compile(r"</?[A-Za-z][\w.:-]{0,40}/?>")
_ASKED = expressions.compile(
    r"(?<![^\n])(?P<q>[ \t]*Q(?:uestion)?[ ]?\d{0,2}[.:)][ \t]*)[^\n?]{2,120}(?P<mark>\??[ \t]*\n"
    r"[ \t]*A(?:nswer)?[ ]?\d{0,2}[.:)][ \t]*)(?=\S)"
)
"""A form read out: "Q: Fluoroscopy?", and on the next line "A: No."."""
_JOINT = expressions.compile(r"(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])")
_CLOCK = expressions.compile(r"(?<=[A-Za-z])_[0-2]\d[0-5]\d\Z")
_HUMPS = expressions.compile(r"(?<=[a-z])(?=[A-Z])")
_FEWEST = 2
"""Keys of one form from which on a text is taken for an export."""


def export_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where a program parts keys and values, and what a writer would have set there."""
    if "~" in text and "~~" not in text:
        # "EBL ~50" means about.
        yield from _colons(list(_TILDES.finditer(text)))
    if "::" in text or ":=" in text:
        yield from _colons(list(_DOUBLED.finditer(text)))
    if any(mark in text for mark in ("==", "=>", ">>", "->")):
        # One arrow is a writer's "and so"; a row of them is a program's.
        found = list(_ARROWS.finditer(text))
        yield from _colons(found if len(found) > _FEWEST else [])
    if "=" in text:
        found = list(_EQUALS.finditer(text))
        made = [match for match in found if match["snake"] or _is_made(match["key"])]
        yield from _colons(
            found if len(made) >= _FEWEST or any("_" in m.group() for m in made) else []
        )
    if "_" in text:
        for match in _SNAKE.finditer(text):
            clock = _CLOCK.search(text, match.start(), match.end("key"))
            if clock is None:
                yield from _key(match)
            else:
                # "flow_0345: 3.1" is the flow of a quarter to four.
                yield clock.start(), clock.end(), ""
    if "|" in text:
        found = list(_PIPED.finditer(text))
        yield from _colons(found if len(found) > _FEWEST else [])
    if text.count(";") > _ROWS:
        found = list(_SEMICOLONS.finditer(text))
        yield from _colons(found if len(found) > _ROWS else [])
    if "Q" in text:
        for match in _ASKED.finditer(text):
            yield *match.span("q"), ""
            yield *match.span("mark"), ": "
    if '":' in text or '" :' in text:
        yield from _objects(text)
    if "</" in text:
        yield from _elements(text)


def _colons(found: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    for match in found:
        yield from _key(match)
        yield match.start("mark"), match.end("mark"), ": "


def _key(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    key = "snake" if match.groupdict().get("snake") else "key"
    for joint in _JOINT.finditer(match.string, *match.span(key)):
        yield joint.start(), joint.end(), " "


def _objects(text: str) -> Iterator[tuple[int, int, str]]:
    """A JSON object's members, each put on a line of its own."""
    for match in _JSON.finditer(text):
        value = match["value"]
        start = match.start("open") if match["open"] else match.start()
        yield start, match.start("value") + value.startswith('"'), f"\n{_plain(match['key'])}: "
        if value.startswith('"'):
            yield match.end() - 1, match.end(), ""


def _elements(text: str) -> Iterator[tuple[int, int, str]]:
    """The elements of an XML text that hold words, each put on a line of its own."""
    found = list(_XML.finditer(text))
    if len(found) < _FEWEST:
        return
    for match in found:
        yield match.start(), match.start("value"), f"\n{_plain(match['key'])}: "
        yield match.end("value"), match.end(), "\n"
    known = {place for match in found for place in (match.start(), match.end("value"))}
    for match in _TAG.finditer(text):
        if match.start() not in known:
            yield match.start(), match.end(), "\n"


def _is_made(key: str) -> bool:
    """Whether a key has the form of a program's name: capitals throughout, or joined."""
    return "_" in key or (key.isupper() and len(key) > 1)


def _plain(key: str) -> str:
    """Give the words of a key: ``run_day``, ``runDay`` and ``run.day`` are "run day"."""
    return _HUMPS.sub(" ", key.replace("_", " ").replace(".", " "))
