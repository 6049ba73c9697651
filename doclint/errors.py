"""The one exception tree, and how a crash is told without telling the note.

Every message is one line that names a file, rule or key, and never quotes a note.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class DoclintError(Exception):
    """Anything doclint refuses, with a message that may be shown and logged."""


class UnreadableNoteError(DoclintError):
    """One note cannot be read; the reason holds none of its words."""


class DataFileError(DoclintError):
    """A shipped or site-made data file is broken: ``FILE: WHERE: REASON``."""

    def __init__(self, path: str | Path, reason: str, *, where: str | None = None) -> None:
        self.path = str(path)
        self.reason = reason
        self.where = where
        super().__init__(": ".join(part for part in (self.path, where, reason) if part))


class PatternError(DataFileError):
    """A file of ``patterns/`` is missing, unreadable or not of its schema."""


class SchemaError(DataFileError):
    """A file of ``schemas/`` is missing, unreadable or no valid JSON Schema."""


class SettingsError(DataFileError):
    """A settings, baseline or waiver file is missing, unreadable or not of its schema."""


class StoreError(DataFileError):
    """A store is not there, is none, cannot be used now, or was written by a newer doclint."""


class MissingExtraError(DoclintError):
    """Something needs an optional part of doclint; the message is the command that installs it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra}: pip install 'doclint[{extra}]'")


class TooSlowError(DoclintError):
    """An expression took too long over a note, which so was not searched as a whole."""


class UnknownCodeError(DoclintError):
    """A code that is not one of the catalogue."""


class UnknownHeadingError(DoclintError):
    """A heading that no code's page has."""


class UnknownValueError(DoclintError):
    """A value that no code has on an axis such as the mode."""


class UnknownRuleError(DoclintError):
    """A rule id or name that no check gives out."""


def describe_crash(error: BaseException) -> str:
    """Type and code location of an unexpected exception: ``KeyError at doclint/nlp/age.py:12``.

    The exception's own text is left out, for it may hold words of a note. The place is the
    innermost frame inside doclint, or the innermost of all where doclint is not on the stack.
    """
    # Imported here: most runs of doclint never crash, and all of them import this module.
    import traceback

    kind = type(error).__name__
    package = os.path.dirname(__file__) + os.sep
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename.startswith(package):
            inside = frame.filename[len(package) :].replace(os.sep, "/")
            return f"{kind} at doclint/{inside}:{frame.lineno}"
    if frames:
        return f"{kind} at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}"
    return kind
