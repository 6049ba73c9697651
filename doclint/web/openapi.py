"""The interface's own description (OpenAPI 3.1), put together from ``openapi.json`` and ``schemas/``.

An answer that a file of ``schemas/`` describes is described by that file: each schema that is
referred to becomes a component, and references become those to components.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from doclint import __version__
from doclint.codes import Catalogue
from doclint.schemas import ANNOTATION, Schemas

_URN = "urn:doclint:"
_LEFT_OUT = frozenset({"$schema", "$id", ANNOTATION})


@cache
def document(catalogue: Catalogue) -> str:
    """The document as it is sent."""
    skeleton = (files("doclint.web") / "openapi.json").read_text(encoding="utf-8")
    bundle = _Bundle(catalogue.schemas)
    told = bundle.rewritten(json.loads(skeleton), "")
    told["info"]["version"] = __version__
    schemas = told["components"]["schemas"]
    schemas["code"]["enum"] = sorted(each.code for each in catalogue.codes)
    schemas.update(bundle.components())
    return json.dumps(told, indent=2) + "\n"


class _Bundle:
    """The schemas that are referred to, and those that they refer to."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._found: dict[str, None] = {}

    def components(self) -> dict[str, Any]:
        """All of them by their names; rewriting one may find others."""
        done: dict[str, Any] = {}
        while left := [each for each in self._found if each not in done]:
            for each in left:
                done[each] = self.rewritten(self._schemas.document(each), each)
        return {_name(each): document for each, document in done.items()}

    def rewritten(self, node: Any, base: str) -> Any:
        """A part of the file ``base`` with references to components."""
        if isinstance(node, list):
            return [self.rewritten(each, base) for each in node]
        if not isinstance(node, dict):
            return node
        return {
            key: self._reference(value, base)
            if key == "$ref" and isinstance(value, str)
            else self.rewritten(value, base)
            for key, value in node.items()
            if not base or key not in _LEFT_OUT
        }

    def _reference(self, told: str, base: str) -> str:
        target, _, pointer = told.partition("#")
        target = target or base
        if not target.startswith(_URN):
            return told
        self._found.setdefault(target)
        return f"#/components/schemas/{_name(target)}{pointer}"


def _name(schema_id: str) -> str:
    """The name of a component: ``record``, ``element_age``."""
    return schema_id.removeprefix(_URN).replace(":", "_")
