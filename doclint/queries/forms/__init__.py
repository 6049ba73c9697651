"""Drafts out of this program: as text, Markdown, a page, FHIR and JSON, by name in ``FORMS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from doclint.queries.forms.base import Form
from doclint.reports.options import Evidence


def _maker(home: str) -> Callable[[Evidence], Form]:
    """What makes a form; its module is imported when the form is asked for."""

    def make(evidence: Evidence) -> Form:
        module, _, name = home.partition(":")
        kind: type[Form] = getattr(import_module(f"{__name__}.{module}"), name)
        return kind(evidence)

    return make


FORMS: Mapping[str, Callable[[Evidence], Form]] = {
    "text": _maker("text:TextForm"),
    "markdown": _maker("markdown:MarkdownForm"),
    "html": _maker("html:HtmlForm"),
    "fhir": _maker("fhir:FhirForm"),
    "json": _maker("json:JsonForm"),
}

__all__ = ["FORMS", "Form"]
