"""The demands of a code that a record does not meet, looked up where one like it was judged before.

The schema of a code says of each element by itself what it asks of it, and most notes give the same few answers: a
status, a yes or no, one of a dozen names. jsonschema judges each such answer once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from doclint.checks.validators import errors_of
from doclint.codes import Catalogue, Record
from doclint.schemas import ANNOTATION

_MOST = 20_000
"""Answers that are kept for a code."""

_BY_ELEMENT = frozenset(
    ("$schema", "$id", "title", "description", "$comment", ANNOTATION, "$ref", "$defs", "properties")
)  # fmt: skip
"""Keywords of a code's schema, and of the group it is of, that look at no two elements at once."""

ELEMENT = "urn:doclint:element:"
"""Begins the name of an element's own schema."""

_OF_SPELLING = frozenset(("pattern", "format", "minLength", "maxLength"))
"""Keywords that look into a string."""


class Demand(NamedTuple):
    """A demand that is not met: what the schema notes beside it, and where it stands there."""

    annotation: Mapping[str, Any]
    where: str


def unmet_demands(record: Record, catalogue: Catalogue, schema_id: str) -> Iterator[Demand]:
    """Give the demands of a schema that a record does not meet.

    The evidence of an element is taken to be of its form. A schema that cannot be worked with is a
    ``SchemaError`` that names it.
    """
    memory = _memory(catalogue, schema_id)
    if memory is None:
        yield from _judged(record, catalogue, schema_id)
        return
    for name, answer in record.items():
        key = (name, memory.seen(name, answer))
        demands = memory.judged.get(key)
        if demands is None:
            demands = tuple(_judged({name: answer}, catalogue, schema_id))
            if len(memory.judged) < _MOST:
                memory.judged[key] = demands
        yield from demands


def _judged(record: Record, catalogue: Catalogue, schema_id: str) -> Iterator[Demand]:
    for error in errors_of(record, catalogue, schema_id):
        annotation = error.schema.get(ANNOTATION, {}) if isinstance(error.schema, dict) else {}
        yield Demand(annotation, "/".join(str(part) for part in error.absolute_schema_path))


class _Memory:
    """What became of the answers that were judged by a schema."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        self.judged: dict[Hashable, tuple[Demand, ...]] = {}
        self._named = frozenset(_strings_named(list(documents.values())))
        self._spelled = frozenset(
            key.removeprefix(ELEMENT)
            for key, document in documents.items()
            if any(keyword in _OF_SPELLING for keyword, _ in _keywords(document))
        )
        # What looks into strings and is no element's own may look into every element's.
        self._all_spelled = any(":" in each for each in self._spelled)

    def seen(self, name: str, answer: Any) -> Hashable:
        """Give of an element's answer what a schema can tell from another.

        That is no evidence, and of strings that no schema names only that they are there.
        """
        # What looks into strings and is no element's own may look into each element's.
        return self._seen(
            answer, name in self._spelled or any(":" in each for each in self._spelled)
        )

    def _seen(self, answer: Any, is_spelled: bool) -> Hashable:
        if isinstance(answer, dict):
            return tuple(
                (name, self._seen(value, is_spelled))
                for name, value in sorted(answer.items())
                if name != "evidence"
            )
        if isinstance(answer, list):
            return ("list", *(self._seen(each, is_spelled) for each in answer))
        if isinstance(answer, str):
            return answer if is_spelled or answer in self._named else len(answer) > 0
        # 1 and True are one key.
        return type(answer).__name__, answer


@lru_cache(maxsize=256)
def _memory(catalogue: Catalogue, schema_id: str) -> _Memory | None:
    """What is remembered for a schema; None where an answer cannot be judged by itself."""
    documents = catalogue.schemas.documents
    schema = catalogue.schemas.document(schema_id)
    while _BY_ELEMENT.issuperset(schema):
        base = schema.get("$ref")
        if base is None:
            return _Memory({name: documents[name] for name in _reached(schema_id, documents)})
        if base not in documents:
            return None
        schema = documents[base]
    return None


def _reached(name: str, documents: Mapping[str, Any]) -> frozenset[str]:
    """The schema and all that it refers to, directly or not."""
    reached: set[str] = set()
    left = {name}
    while left:
        reached |= left
        keywords = _keywords([documents[each] for each in left])
        named = {str(value).partition("#")[0] for keyword, value in keywords if keyword == "$ref"}
        left = (named & documents.keys()) - reached
    return frozenset(reached)


def _strings_named(schema: Any) -> Iterator[str]:
    for keyword, value in _keywords(schema):
        if keyword in ("const", "enum"):
            yield from (
                each
                for each in (value if isinstance(value, list) else [value])
                if isinstance(each, str)
            )


def _keywords(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a schema and of all within it, but for our own notes beside it."""
    if isinstance(schema, list):
        for each in schema:
            yield from _keywords(each)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            yield key, value
            if key != ANNOTATION:
                yield from _keywords(value)
