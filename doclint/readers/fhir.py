"""FHIR R4 and R5: notes in DocumentReference, DiagnosticReport and Composition, alone or in a Bundle.

Nothing is fetched: a document that is elsewhere is not in the file, and that is what is said of it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from doclint.errors import DoclintError, UnreadableNoteError, describe_crash
from doclint.note import Note, Unreadable
from doclint.readers.fields import codes_of, date_of, words_of
from doclint.readers.formats import Item, embedded_html, read_bytes
from doclint.readers.names import NamesInFile
from doclint.readers.options import ReadOptions
from doclint.readers.text import codec_of

Resource = Mapping[str, Any]

_CPT = ("http://www.ama-assn.org/go/cpt", "urn:oid:2.16.840.1.113883.6.12")
_RETRACTED = ("entered-in-error", "cancelled")

ELSEWHERE = "its text is not in the file, which only says where it is"
"""Why a document whose attachments are addresses cannot be read."""

_MOST_ENTRIES = 1_000_000

_FORMATS = {
    "text/plain": "text",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/rtf": "RTF",
    "application/rtf": "RTF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/xml": "C-CDA",
    "text/xml": "C-CDA",
    "application/hl7-cda+xml": "C-CDA",
    "application/cda+xml": "C-CDA",
    "application/pdf": "PDF",
}
"""Types of attachments; of the forms in which one document may come, the first is the best."""


def notes(
    resource: Resource, names: NamesInFile, number: int, place: str | None, options: ReadOptions
) -> Iterator[Item]:
    """The notes of one resource, the ``number``-th of its file, which stands at ``place`` in it."""
    if resource.get("resourceType") != "Bundle":
        yield from _Bundle((resource,), options).notes(resource, names, number, place)
        return
    entries = [each for each in _list(resource, "entry") if isinstance(each, dict)]
    inside = tuple(each["resource"] for each in entries if isinstance(each.get("resource"), dict))
    bundle = _Bundle(inside, options)
    for each in entries:
        told = each.get("resource")
        if isinstance(told, dict) and isinstance(each.get("fullUrl"), str):
            bundle.add(each["fullUrl"], told)
    before = f"{place}, " if place else ""
    for count, each in enumerate(inside, start=1):
        if each.get("resourceType") == "Bundle":
            yield Unreadable(
                names.of(None, count), "a Bundle within a Bundle", f"{before}entry {count}"
            )
        else:
            yield from bundle.notes(each, names, count, f"{before}entry {count}")


class _Bundle:
    """Resources that can refer to each other."""

    def __init__(self, resources: tuple[Resource, ...], options: ReadOptions) -> None:
        self._options = options
        self._by_reference: dict[str, Resource] = {}
        for each in resources:
            if isinstance(each.get("id"), str):
                self.add(f"{each.get('resourceType')}/{each['id']}", each)

    def add(self, reference: str, resource: Resource) -> None:
        """Make a resource known by a reference."""
        self._by_reference.setdefault(reference, resource)

    def notes(
        self, resource: Resource, names: NamesInFile, number: int, place: str | None
    ) -> Iterator[Item]:
        """The note of a resource, if it is of a kind that has one."""
        read = {
            "DocumentReference": self._document,
            "DiagnosticReport": self._report,
            "Composition": self._composition,
        }.get(str(resource.get("resourceType")))
        if read is None:
            return
        name = names.of(words_of(resource.get("id")), number)
        try:
            states = (resource.get("status"), resource.get("docStatus"))
            if any(state in _RETRACTED for state in states):
                raise UnreadableNoteError("marked as entered in error")
            if resource.get("status") == "superseded":
                raise UnreadableNoteError("marked as superseded")
            text = read(resource)
            if text is None:
                return
            yield Note(
                name,
                text,
                codes_of(list(_cpt_codes(resource))),
                place,
                encounter=self._encounter(resource),
                date=_date(resource),
                author=self._author(resource),
                service=_service(resource),
            )
        except DoclintError as error:
            yield Unreadable(name, str(error), place)
        except Exception as error:
            # One that is broken in a way not thought of costs itself, and not the others.
            yield Unreadable(name, f"broken FHIR ({describe_crash(error)})", place)

    def _document(self, resource: Resource) -> str:
        attachments = [_dict(each, "attachment") for each in _list(resource, "content")]
        return self._attached(attachments)

    def _report(self, resource: Resource) -> str | None:
        """What was reported in words; a report of values alone, as of a laboratory, is no note."""
        forms = [each for each in _list(resource, "presentedForm") if isinstance(each, dict)]
        if forms:
            return self._attached(forms)
        conclusion = resource.get("conclusion")
        return conclusion if isinstance(conclusion, str) and conclusion.strip() else None

    def _attached(self, attachments: Sequence[Resource]) -> str:
        """The text of the attachment that keeps most of it; the others are the same once more."""
        ranks = list(_FORMATS)
        found: list[tuple[int, Resource, bytes | None]] = []
        for attachment in attachments:
            kind = _type(attachment)[0]
            rank = ranks.index(kind) if kind in ranks else len(ranks)
            found.append((rank, attachment, self._data(attachment)))
        here = [each for each in found if each[2] is not None]
        if not here:
            raise UnreadableNoteError(ELSEWHERE)
        _, best, data = min(here, key=lambda each: each[0])
        kind, charset = _type(best)
        if kind.startswith(("image/", "audio/", "video/")):
            raise UnreadableNoteError(f"no text, but {kind.partition('/')[0]}")
        return self._text(data or b"", _FORMATS.get(kind), charset)

    def _text(self, data: bytes, form: str | None, charset: str) -> str:
        if charset and form in ("text", "HTML", None):
            codec = codec_of(charset)
            try:
                data = data.decode(codec or "ascii").encode("utf-8")
            except (UnicodeDecodeError, UnicodeEncodeError):
                raise UnreadableNoteError("wrong encoding: not the one that it says") from None
            if form == "HTML":
                return embedded_html(data.decode("utf-8"), self._options)
        return read_bytes(data, form, self._options)

    def _data(self, attachment: Resource) -> bytes | None:
        """The bytes of an attachment: its own, or of a Binary in the same Bundle."""
        data = attachment.get("data")
        if data is None and isinstance(attachment.get("url"), str):
            url: str = attachment["url"]
            binary = self._by_reference.get(url)
            if binary is None:
                binary = self._by_reference.get("/".join(url.split("/")[-2:]))
            data = binary.get("data") if binary is not None else None
        if not isinstance(data, str):
            return None
        try:
            return base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, ValueError):
            raise UnreadableNoteError("an attachment is not in base64") from None

    def _composition(self, resource: Resource) -> str:
        parts = [words_of(resource.get("title")) or ""]
        sections = _list(resource, "section")
        if not sections:
            parts.append(self._narrative(resource))
        for section in sections:
            self._section(section, parts, 1)
        return "\n\n".join(part for part in parts if part)

    def _section(self, section: Any, parts: list[str], depth: int) -> None:
        if not isinstance(section, dict):
            return
        if depth > 50:
            raise UnreadableNoteError("nested too deeply")
        title = words_of(section.get("title")) or ""
        text = self._narrative(section).strip("\n")
        parts.append("\n".join(each for each in (title, text) if each))
        for inner in _list(section, "section"):
            self._section(inner, parts, depth + 1)

    def _narrative(self, holder: Resource) -> str:
        div = _dict(holder, "text").get("div")
        return embedded_html(div, self._options) if isinstance(div, str) else ""

    def _encounter(self, resource: Resource) -> str | None:
        """R4 has it in ``context.encounter`` or ``encounter``, R5 among the references ``context``."""
        context = resource.get("context")
        places = [resource.get("encounter")]
        places.append(context.get("encounter") if isinstance(context, dict) else context)
        for place in places:
            for each in place if isinstance(place, list) else [place]:
                if isinstance(each, dict):
                    told = each.get("reference")
                    identifier = words_of(_dict(each, "identifier").get("value"))
                    other = isinstance(told, str) and "/" in told and "Encounter/" not in told
                    if not other and (identifier or isinstance(told, str)):
                        return identifier or words_of(told)
        return None

    def _author(self, resource: Resource) -> str | None:
        for key in ("author", "performer", "resultsInterpreter"):
            for each in _list(resource, key):
                if not isinstance(each, dict):
                    continue
                told = each.get("reference")
                person = self._referred(resource, told) if isinstance(told, str) else None
                found = words_of(each.get("display")) or _name_of(person)
                identifier = words_of(_dict(each, "identifier").get("value"))
                if found or identifier or told:
                    return found or identifier or words_of(told)
        return None

    def _referred(self, resource: Resource, reference: str) -> Resource | None:
        if reference.startswith("#"):
            contained = _list(resource, "contained")
            return next(
                (x for x in contained if isinstance(x, dict) and x.get("id") == reference[1:]), None
            )
        return self._by_reference.get(reference)


def _name_of(person: Resource | None) -> str | None:
    """A person's name: as text, or put together."""
    if person is None:
        return None
    for name in _list(person, "name"):
        if isinstance(name, dict):
            parts = [*_list(name, "given"), name.get("family")]
            told = " ".join(part for part in parts if isinstance(part, str))
            return words_of(name.get("text")) or words_of(told)
    return words_of(person.get("name"))


def _date(resource: Resource) -> Any:
    """The day of service where the resource has one, else that of the document."""
    context = _dict(resource, "context")
    places = (
        _dict(context, "period").get("start"),
        _dict(resource, "period").get("start"),
        resource.get("effectiveDateTime"),
        _dict(resource, "effectivePeriod").get("start"),
        resource.get("date"),
        resource.get("issued"),
    )
    return next((day for day in map(date_of, places) if day is not None), None)


def _service(resource: Resource) -> str | None:
    context = resource.get("context")
    for holder in (context, resource):
        setting = _dict(holder, "practiceSetting") if isinstance(holder, dict) else {}
        told = words_of(setting.get("text"))
        for coding in _list(setting, "coding"):
            told = told or (words_of(coding.get("display")) if isinstance(coding, dict) else None)
        if told:
            return told
    return None


def _cpt_codes(resource: Resource) -> Iterator[str]:
    """Codes that say they are CPT, where a resource tells what was done."""
    context = _dict(resource, "context")
    concepts: list[Any] = []
    for holder in (context, resource):
        for event in _list(holder, "event"):
            if isinstance(event, dict):
                codes = event.get("code")
                concepts += codes if isinstance(codes, list) else [codes]
                concepts += _list(event, "detail")  # R5
                concepts.append(event)  # the concept itself, or R5's concept with a reference
    concepts += [resource.get("type"), resource.get("code"), *_list(resource, "category")]
    for concept in concepts:
        if isinstance(concept, dict):
            inner = _dict(concept, "concept") or concept
            for coding in _list(inner, "coding"):
                if isinstance(coding, dict) and coding.get("system") in _CPT:
                    yield str(coding.get("code"))


def _type(attachment: Resource) -> tuple[str, str]:
    """Media type and character set of an attachment."""
    told = attachment.get("contentType")
    kind, *parameters = (told if isinstance(told, str) else "").lower().split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset":
            return kind.strip(), value.strip().strip("\"'")
    return kind.strip(), ""


def _list(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found[:_MOST_ENTRIES] if isinstance(found, list) else []


def _dict(holder: Any, key: str) -> dict[str, Any]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, dict) else {}
