"""Check ECMO notes for what their CPT code needs documented.

>>> from doclint import Linter
>>> report = Linter().check("...", code="33952")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.errors import DoclintError
    from doclint.findings import Finding
    from doclint.linter import Linter
    from doclint.note import Note
    from doclint.report import NoteReport, Report

__version__ = "0.1.0"

__all__ = ["DoclintError", "Finding", "Linter", "Note", "NoteReport", "Report", "__version__"]

_HOMES = {
    "DoclintError": "doclint.errors",
    "Finding": "doclint.findings",
    "Linter": "doclint.linter",
    "Note": "doclint.note",
    "NoteReport": "doclint.report",
    "Report": "doclint.report",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that ``doclint --help`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
