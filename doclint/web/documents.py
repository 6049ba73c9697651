"""Notes out of FHIR's DocumentReferences that came as JSON. Nothing that they point to is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from doclint.errors import DoclintError
from doclint.note import Note, Unreadable
from doclint.readers import Columns, ReadOptions, fhir
from doclint.readers import json as reading
from doclint.readers.formats import held
from doclint.readers.names import NamesInFile
from doclint.web.answers import READ, MalformedError

Resource = Mapping[str, Any]

KIND = "DocumentReference"

SEND_DATA = "send the text itself as content.attachment.data, for nothing is fetched"

_PAST = frozenset({"superseded", "entered-in-error"})


def parsed(data: bytes) -> dict[str, Any]:
    """The JSON object that was sent. Raises MalformedError, whose message holds none of it."""
    try:
        told = reading.parse(data, ReadOptions(limits=READ))
    except (DoclintError, ValueError) as error:
        reason = str(error) if isinstance(error, DoclintError) else "no valid JSON"
        raise MalformedError(reason) from None
    if not isinstance(told, dict):
        raise MalformedError("no JSON object")
    return told


def resources(given: Iterable[Any]) -> Iterator[tuple[Resource, str | None]]:
    """DocumentReferences, and what their texts may be in, with their addresses; also out of bundles."""
    for each in given:
        if not isinstance(each, dict):
            continue
        if each.get("resourceType") in (KIND, "Binary"):
            yield each, None
        elif each.get("resourceType") == "Bundle" and isinstance(each.get("entry"), list):
            for entry in each["entry"]:
                if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
                    if entry["resource"].get("resourceType") in (KIND, "Binary"):
                        address = entry.get("fullUrl")
                        yield entry["resource"], address if isinstance(address, str) else None


def once(
    found: Iterable[tuple[Resource, str | None]],
) -> Iterator[tuple[Resource, str | None]]:
    """Each DocumentReference once, though it came in two places; the first of them is kept.

    It is known by its id, unless addresses say that these are of two servers, and where there is
    none by all else that it says. What texts may be in is left alone: it is known by its address.
    """
    addresses: dict[str, set[str | None]] = {}
    ids: dict[str, set[str | None]] = {}
    for resource, address in found:
        if resource.get("resourceType") == KIND:
            told = resource.get("id")
            name = told if isinstance(told, str) else None
            at = addresses.setdefault(name, set()) if name else set()
            named = ids.setdefault(_all_else(resource), set())
            is_known = bool(at) and bool({address, None} & at or address is None)
            is_equal = bool(named) and bool({name, None} & named or name is None)
            at.add(address)
            named.add(name)
            if is_known or is_equal:
                continue
        yield resource, address


def _all_else(resource: Resource) -> str:
    """What a resource says, but for what a server calls it."""
    said = {key: value for key, value in resource.items() if key not in ("id", "meta")}
    try:
        return json.dumps(said, sort_keys=True)
    except RecursionError:
        return f"nested too deeply {id(resource)}"


def is_past(resource: Resource) -> bool:
    """Whether another one has taken its place, or it should never have been."""
    return any(
        isinstance(told, str) and told in _PAST
        for told in (resource.get("status"), resource.get("docStatus"))
    )


def notes(
    found: Iterable[tuple[Resource, str | None]], columns: Columns
) -> Iterator[Note | Unreadable]:
    """The note of each DocumentReference."""
    entries = [
        {"resource": resource, **({"fullUrl": address} if address else {})}
        for resource, address in found
    ]
    bundle = {"resourceType": "Bundle", "entry": entries}
    options = ReadOptions(columns=columns, limits=READ)
    items = fhir.notes(bundle, NamesInFile(KIND), 1, None, options)
    for item in items:
        yield held(item, READ) if isinstance(item, Note) else item
