"""C-CDA: the narrative of a clinical document, section by section, as one note.

Also a section by itself, as implementers pass them round, and a document whose body is of another
format. Nothing outside the file is looked at: entities are not resolved, and a file that declares a
document type, which no such document does, is refused.
"""

from __future__ import annotations

import base64
import binascii
import datetime
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.fields import codes_of, date_of, words_of
from doclint.readers.formats import read_bytes
from doclint.readers.markup import CDA, local_name, text_of
from doclint.readers.options import MIB, ReadOptions

_MOST = 64 * MIB
_V3 = "urn:hl7-org:v3"
_CPT = "2.16.840.1.113883.6.12"
_FORMATS = {
    "text/plain": "text",
    "text/html": "HTML",
    "text/rtf": "RTF",
    "application/rtf": "RTF",
    "application/msword": None,
    "application/pdf": "PDF",
}
_DEEPEST_SECTION = 30


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a document as one note. Raises UnreadableNoteError."""
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise UnreadableNoteError(f"larger than {_MOST // MIB} MiB")
    root = _parsed(data, options)
    kind = local_name(root)
    if kind == "ClinicalDocument":
        yield _document(root, name, options)
    elif kind == "section":
        yield _lone_section(root, name, options)
    elif "hl7.org/fhir" in str(root.tag):
        raise UnreadableNoteError("FHIR in XML: JSON is what can be read")
    else:
        raise UnreadableNoteError("XML, but no C-CDA document")


def _parsed(data: bytes, options: ReadOptions) -> Any:
    if data.count(b"<") > options.limits.nodes:
        raise UnreadableNoteError("too many elements")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if (
        b"<!DOCTYPE" in data
        or "<!DOCTYPE".encode("utf-16-le") in data
        or "<!DOCTYPE".encode("utf-16-be") in data
    ):
        raise UnreadableNoteError("XML with a document type, which C-CDA has none of")
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableNoteError(f"broken XML (line {error.lineno})") from error
    except ValueError as error:
        raise UnreadableNoteError("broken XML") from error


def _document(root: Any, name: str, options: ReadOptions) -> Note:
    lines: list[str] = []
    title = _words(_one(root, "title"))
    if title:
        lines.append(f"{title}\n")
    body = _one(root, "component", "structuredBody")
    other = _one(root, "component", "nonXMLBody", "text")
    if body is not None:
        for section in _many(body, "component", "section"):
            _section(section, lines, options, 1)
    elif other is not None:
        lines.append(_embedded(other, options))
    else:
        raise UnreadableNoteError("a document without a body")
    visit = _one(root, "componentOf", "encompassingEncounter")
    service = _one(root, "documentationOf", "serviceEvent")
    return Note(
        name,
        "\n".join(lines),
        codes_of(list(_codes(service))),
        encounter=_identifier(visit),
        date=_day_of(root, service, visit),
        author=_author(root),
        service=_words(_one(visit, "location", "healthCareFacility", "location", "name"))
        or _words(
            _one(visit, "location", "healthCareFacility", "serviceProviderOrganization", "name")
        ),
    )


def _lone_section(section: Any, name: str, options: ReadOptions) -> Note:
    lines: list[str] = []
    _section(section, lines, options, 1)
    act = next((each for each in section.iter("{*}act") if _is_note_activity(each)), None)
    visit = None if act is None else _one(act, "entryRelationship", "encounter")
    return Note(
        name,
        "\n".join(lines),
        encounter=_identifier(visit),
        date=_time(_one(act, "effectiveTime")),
        author=_author(act),
    )


def _is_note_activity(act: Any) -> bool:
    return any(
        each.get("root") == "2.16.840.1.113883.10.20.22.4.202" for each in _many(act, "templateId")
    )


def _section(section: Any, lines: list[str], options: ReadOptions, depth: int) -> None:
    """A section's title and narrative, then the sections in it."""
    if depth > _DEEPEST_SECTION:
        raise UnreadableNoteError("nested too deeply")
    title = _words(_one(section, "title"))
    if title:
        lines.append(title)
    text = _one(section, "text")
    if text is not None:
        lines.append(text_of(text, CDA, options.limits))
    for inner in _many(section, "component", "section"):
        _section(inner, lines, options, depth + 1)


def _embedded(text: Any, options: ReadOptions) -> str:
    """The body of a document that is of another format."""
    told = "".join(text.itertext()).strip()
    if not told:
        raise UnreadableNoteError("its text is not in the file, which only says where it is")
    if text.get("compression") is not None:
        raise UnreadableNoteError("a body packed in an unusual way")
    kind = (text.get("mediaType") or "text/plain").lower().partition(";")[0].strip()
    if text.get("representation") != "B64":
        return (
            told if kind == "text/plain" else read_bytes(told.encode(), _FORMATS.get(kind), options)
        )
    try:
        data = base64.b64decode("".join(told.split()), validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableNoteError("a body that is not in base64") from None
    return read_bytes(data, _FORMATS.get(kind), options)


def _day_of(root: Any, service: Any, visit: Any) -> datetime.date | None:
    """The day of the service where it is one, and otherwise that of the document.

    A service of many days, and a stay, say nothing of the day that a note is about.
    """
    for event in (service, visit):
        time = _one(event, "effectiveTime")
        low = _time(_one(time, "low")) or _time(time)
        high = _time(_one(time, "high")) or low
        if low is not None and low == high and (event is service or _one(time, "high") is not None):
            return low
    return _time(_one(root, "effectiveTime"))


def _time(element: Any) -> datetime.date | None:
    return None if element is None else date_of(element.get("value"))


def _identifier(visit: Any) -> str | None:
    for each in _many(visit, "id"):
        told = words_of(each.get("extension")) or words_of(each.get("root"))
        if told:
            return told
    return None


def _author(holder: Any) -> str | None:
    """The first author who is a person."""
    for assigned in _many(holder, "author", "assignedAuthor"):
        for name in (*_many(assigned, "assignedPerson", "name"), *_many(assigned, "name")):
            told = " ".join(" ".join(name.itertext()).split())
            if told:
                return words_of(told)
    return None


def _codes(service: Any) -> Iterator[str]:
    """Codes of the service that say that they are CPT."""
    for code in _many(service, "code"):
        for each in (code, *_many(code, "translation")):
            if each.get("codeSystem") == _CPT and each.get("code"):
                yield each.get("code")


def _words(element: Any) -> str | None:
    return None if element is None else words_of("".join(element.itertext()))


def _one(element: Any, *way: str) -> Any:
    return next(_many(element, *way), None)


def _many(element: Any, *way: str) -> Iterator[Any]:
    """Elements down a way of names, of HL7's namespace or of none."""
    if element is None:
        return
    if not way:
        yield element
        return
    for child in element:
        if isinstance(child.tag, str) and child.tag in (way[0], f"{{{_V3}}}{way[0]}"):
            yield from _many(child, *way[1:])
