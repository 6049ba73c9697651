"""The columns of what comes back: one row a note, one a finding, one a finding about an encounter.

A row's ``type`` says which it is, in the words of the report in JSON lines; the columns are that
report's keys, and what a key means is in ``schemas/files/report.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pyspark.sql.types import StructType

NOTE, FINDING, ENCOUNTER_FINDING = "note", "finding", "encounter_finding"


class Column(NamedTuple):
    """One column: its name, its type, the types of row that have it, and what it holds."""

    name: str
    type: str
    rows: tuple[str, ...]
    about: str


_EACH = (NOTE, FINDING, ENCOUNTER_FINDING)
_FOUND = (FINDING, ENCOUNTER_FINDING)

COLUMNS: tuple[Column, ...] = tuple(
    Column(name, kind, rows, about)
    for name, kind, rows, about in (
        ("type", "string", _EACH, "What the row is: note, finding or encounter_finding."),
        ("note", "string", (NOTE, FINDING), "The note's id."),
        ("number", "integer", _FOUND, "Which finding of its note or encounter it is, from 0."),
        ("status", "string", (NOTE,), "complete, gaps, no_service, or error: could not be judged."),
        ("error", "string", (NOTE,), "Why the note could not be judged."),
        ("codes", "array<string>", (NOTE, ENCOUNTER_FINDING), "What it was checked against."),
        ("inferred", "boolean", (NOTE,), "Whether nobody named the codes."),
        ("code_source", "string", (NOTE,), "given, field, note or inferred."),
        ("candidates", "array<string>", (NOTE, FINDING), "The codes left where none is settled."),
        ("encounter", "string", (NOTE, ENCOUNTER_FINDING), "The encounter, as the table has it."),
        ("date", "date", (NOTE,), "The date of service, as the table has it."),
        ("author", "string", (NOTE,), "The author, as the table has it."),
        ("service", "string", (NOTE,), "The department, as the table has it."),
        ("elements", "string", (NOTE,), "The record, as JSON."),
        ("rule", "string", _FOUND, "The rule's id, as doclint explain takes it."),
        ("name", "string", _FOUND, "The rule's name."),
        ("code", "string", (FINDING,), "The code that it is about."),
        ("element", "string", (FINDING,), "The element that it is about."),
        ("kind", "string", (FINDING,), "missing, unfilled, conflicting, mismatch or other."),
        ("severity", "string", _FOUND, "error, warning or info."),
        ("message", "string", _FOUND, "What is asked; it holds no words of a note."),
        ("line", "integer", (FINDING,), "The line, from 1; null where the note is silent."),
        ("column", "integer", (FINDING,), "The column, from 1."),
        ("start", "integer", (FINDING,), "The offset in the text, in code points."),
        ("end", "integer", (FINDING,), "The offset of its end."),
        ("notes", "array<string>", (ENCOUNTER_FINDING,), "The ids of the notes concerned."),
        ("dates", "array<date>", (ENCOUNTER_FINDING,), "The days concerned."),
    )
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)


def result_schema() -> StructType:
    """The declared schema of a result; each column's comment says what it holds."""
    from pyspark.sql.types import StructField, StructType

    return StructType(
        [
            StructField(each.name, _type(each.type), each.rows != _EACH, {"comment": each.about})
            for each in COLUMNS
        ]
    )


def parts_schema() -> StructType:
    """What executors hand to each other between the notes and their encounters."""
    from pyspark.sql.types import BinaryType, StringType, StructField, StructType

    return StructType(
        [
            StructField("key", StringType(), False),
            StructField("rows", BinaryType()),
            StructField("entry", BinaryType()),
        ]
    )


def _type(name: str) -> Any:
    from pyspark.sql import types

    simple = {
        "string": types.StringType,
        "integer": types.IntegerType,
        "boolean": types.BooleanType,
        "date": types.DateType,
    }
    if name.startswith("array<"):
        return types.ArrayType(_type(name[6:-1]), containsNull=False)
    return simple[name]()
