"""The templates, set up so that nothing gets into the page but as text."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from doclint.reports.html.characters import printable

_PACKAGE = "doclint.reports.html"


def rendered(name: str, **values: Any) -> Markup:
    """A template of this package, filled; what it was filled with is escaped in it."""
    return Markup(_template(name).render(values))


@cache
def style() -> Markup:
    """The style sheet as it stands in the page."""
    # Read as text, so that line ends are the ones that a browser hashes.
    return Markup((files(_PACKAGE) / "templates" / "style.css").read_text(encoding="utf-8"))


@cache
def security_policy() -> str:
    """What a browser may do with the page: apply its style, by the style's hash, and no more."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _template(name: str) -> Template:
    return environment(_PACKAGE).get_template(f"{name}.html.j2")


@cache
def environment(package: str) -> Environment:
    """The templates of a package.

    Escapes by itself, stumbles over misspelt names, and shows no character that is unsafe.
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["count"] = _count
    environment.filters["number"] = "{:,}".format
    return environment


def _finalize(value: Any) -> Any:
    return printable(value) if type(value) is str else value


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
