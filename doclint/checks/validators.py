"""Compiled JSON Schema validators, one for each code of a catalogue and one for the record."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator
    from referencing import Registry

    from doclint.codes import Catalogue


def errors_of(
    instance: Mapping[str, Any], catalogue: Catalogue, schema_id: str
) -> tuple[ValidationError, ...]:
    """All that a schema file says against an instance.

    A file that cannot be worked with is a ``SchemaError`` that names it.
    """
    try:
        return tuple(_validator(catalogue, schema_id).iter_errors(instance))
    except Exception:
        for each in catalogue.schemas.documents:
            catalogue.schemas.hold(each)
        raise


@lru_cache(maxsize=256)
def _validator(catalogue: Catalogue, schema_id: str) -> Validator:
    """The validator of one schema file; references go to the catalogue's files alone."""
    # jsonschema is imported here and below, so that commands which check nothing start quickly.
    from jsonschema import Draft202012Validator

    return Draft202012Validator(
        catalogue.schemas.document(schema_id), registry=_registry(catalogue)
    )


@lru_cache(maxsize=8)
def _registry(catalogue: Catalogue) -> Registry[Any]:
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    documents = catalogue.schemas.documents
    resources = {key: DRAFT202012.create_resource(each) for key, each in documents.items()}
    return Registry[Any]().with_resources(resources.items()).crawl()
