"""Whether a record has the form that ``schemas/record.json`` gives it."""

from __future__ import annotations

from doclint.checks.validators import errors_of
from doclint.codes import Catalogue, Record


def faults_of_form(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """Where a record is not of its form, as paths such as ``age/years``; none if it is.

    For records that another program made, and for tests of the reader. The record's values are
    not told, for they are words of a note.
    """
    errors = errors_of(record, catalogue, "urn:doclint:record")
    places = {"/".join(str(part) for part in error.absolute_path) or "record" for error in errors}
    return tuple(sorted(places))
