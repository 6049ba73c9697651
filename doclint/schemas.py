"""The files of ``schemas/`` by their ``$id``, a site's own on top of the shipped ones.

An id is ``urn:doclint:KIND:NAME`` (or ``urn:doclint:KIND``). A site's file with the id of a shipped
one takes its place, one with a new id is added; two site files with one id are an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from doclint.errors import SchemaError
from doclint.resources import data_dir

ANNOTATION = "x-doclint"
"""The one keyword under which a schema carries what is doclint's own."""

_URN = "urn:doclint:"
_META = "urn:doclint:meta:code"
_KINDS = {
    "urn:doclint:element": "element",
    "urn:doclint:group": "group",
    "urn:doclint:code": "code",
    "urn:doclint:rules": "rulebook",
    "urn:doclint:retired": "retired",
    "urn:doclint:sources": "sourcebook",
    "urn:doclint:query": "template",
    "urn:doclint:queries": "querybook",
    "urn:doclint:template": "blank_note",
    "urn:doclint:facts": "urn:doclint:file:facts",
}
"""Kinds of file that a site may add, and what each is held to: a part of the meta-schema, or a
schema of its own."""


class Schemas:
    """Every schema file, read once and not changed afterwards."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self._documents: dict[str, dict[str, Any]] = {}
        self._paths: dict[str, Path] = {}
        for path in sorted(data_dir("schemas").rglob("*.json")):
            self._add(path, _read(path))
        if extra:
            self._add_site(extra)

    @property
    def documents(self) -> Mapping[str, dict[str, Any]]:
        """The files' contents by id."""
        return self._documents

    def document(self, schema_id: str) -> dict[str, Any]:
        """One file's content; a file that is not there is a ``SchemaError``."""
        if schema_id not in self._documents:
            raise SchemaError(data_dir("schemas"), f"no file has the $id {schema_id}")
        return self._documents[schema_id]

    def of_kind(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Name and content of all files of one kind, by name."""
        prefix = f"{_URN}{kind}:"
        for schema_id in sorted(self._documents):
            if schema_id.startswith(prefix):
                yield schema_id.removeprefix(prefix), self._documents[schema_id]

    def path(self, schema_id: str) -> Path:
        """The file that an id comes from."""
        return self._paths[schema_id]

    def resolve(self, ref: str, base: str) -> tuple[str, Any]:
        """What a ``$ref`` in the file ``base`` points to, and the id of the file it lies in."""
        target, _, pointer = ref.partition("#")
        target = target or base
        node: Any = self._documents.get(target)
        for part in pointer.split("/")[1:]:
            node = node.get(part) if isinstance(node, dict) else None
        if node is None:
            raise SchemaError(self.path(base), f"points to nothing: {ref}", where="$ref")
        return target, node

    def _add(self, path: Path, document: dict[str, Any]) -> None:
        schema_id = document.get("$id")
        if not isinstance(schema_id, str) or not schema_id.startswith(_URN):
            raise SchemaError(path, f"is no text that begins with {_URN}", where="$id")
        self._documents[schema_id] = document
        self._paths[schema_id] = path

    def _add_site(self, extra: Sequence[Path]) -> None:
        added: dict[str, Path] = {}
        for path in _files(extra):
            document = _read(path)
            schema_id = str(document.get("$id"))
            if _kind(schema_id) not in _KINDS:
                raise SchemaError(path, f"begins with none of {', '.join(_KINDS)}", where="$id")
            if schema_id in added:
                raise SchemaError(
                    path, f"{schema_id} stands in {added[schema_id]} too", where="$id"
                )
            added[schema_id] = path
            self._add(path, document)
        for schema_id in added:
            self.hold(schema_id)

    def hold(self, schema_id: str) -> None:
        """Hold a file to JSON Schema, to the meta-schema and to the files that it points to.

        The tests hold all shipped files; at run time only a site's are held, for it takes time.
        """
        # Imported here, for commands that check nothing are to start quickly.
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import best_match

        document, path = self.document(schema_id), self.path(schema_id)
        schemas = [Draft202012Validator.META_SCHEMA]
        if _kind(schema_id) in _KINDS:
            ours = _KINDS[_kind(schema_id)]
            whole = self._documents.get(ours)
            schemas.append(whole or {**self.document(_META), "$ref": f"#/$defs/{ours}"})
        for schema in schemas:
            error = best_match(Draft202012Validator(schema).iter_errors(document))
            if error is not None:
                where = "/".join(str(part) for part in error.absolute_path)
                raise SchemaError(path, error.message, where=where or None)
        for ref in _refs(document):
            self.resolve(ref, schema_id)


def _kind(schema_id: str) -> str:
    """The part of an id that says what a file is: ``urn:doclint:code`` and so on."""
    return ":".join(schema_id.split(":")[:3])


def _files(extra: Sequence[Path]) -> Iterator[Path]:
    for place in extra:
        if place.is_dir():
            yield from sorted(place.rglob("*.json"))
        elif place.is_file():
            yield place
        else:
            raise SchemaError(place, "no such file or folder")


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise SchemaError(path, error.strerror or "cannot be read") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise SchemaError(path, f"no JSON: {error.msg}", where=place) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise SchemaError(path, "no JSON in UTF-8") from error
    if not isinstance(document, dict):
        raise SchemaError(path, "is no JSON object")
    return document


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for child in node.values():
            yield from _refs(child)
    elif isinstance(node, list):
        for child in node:
            yield from _refs(child)
