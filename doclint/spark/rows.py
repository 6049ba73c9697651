"""Reports to rows, and rows to what Arrow takes."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from doclint.codes import Catalogue, Code
from doclint.encounters.gathering import Entry
from doclint.report import EncounterFinding, NoteReport
from doclint.reports.json import dumps
from doclint.spark.schema import ENCOUNTER_FINDING, FINDING, NAMES, NOTE

if TYPE_CHECKING:
    import pandas

Row = tuple[Any, ...]
"""Values in the order of ``NAMES``."""


def rows_of(report: NoteReport) -> Iterator[Row]:
    """The row of a note, which there always is, and one for each of its findings."""
    told = report.to_dict()
    for each in ("place", "source", "findings", "suppressed"):
        told.pop(each, None)
    source = {
        "encounter": report.encounter,
        "date": report.date,
        "author": report.author,
        "service": report.service,
    }
    elements = dumps(told["elements"], on_lines=False)
    yield _row({**told, **source, "elements": elements, "type": NOTE})
    for number, finding in enumerate(report.findings):
        own = {"type": FINDING, "note": report.note, "number": number}
        yield _row({**finding.to_dict(), **own})


def rows_of_encounters(findings: Iterable[EncounterFinding]) -> Iterator[Row]:
    """A row for each finding about one encounter."""
    for number, finding in enumerate(findings):
        told = finding.to_dict()
        told["dates"] = list(finding.dates)
        yield _row({**told, "type": ENCOUNTER_FINDING, "number": number})


def _row(values: dict[str, Any]) -> Row:
    return tuple(values.get(name) for name in NAMES)


def frame_of(rows: Iterable[Row], names: tuple[str, ...] = NAMES) -> pandas.DataFrame:
    """A pandas table of the rows, each column of objects: pandas would make floats of numbers
    with gaps."""
    import pandas

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pandas.DataFrame(
        {
            name: pandas.Series(list(values), dtype=object)
            for name, values in zip(names, columns, strict=True)
        }
    )


def pack(value: object) -> bytes:
    """What executors hand to each other: plain values, and what is kept of a note.

    Codes go by their number: the executor that opens it has the catalogue.
    """
    packed = BytesIO()
    _Packer(packed, protocol=5).dump(value)
    return packed.getvalue()


def unpack(data: bytes, catalogue: Catalogue | None = None) -> Any:
    """What ``pack`` has packed."""
    return _Unpacker(data, catalogue).load()


class _Packer(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return obj.code if isinstance(obj, Code) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, data: bytes, catalogue: Catalogue | None) -> None:
        super().__init__(BytesIO(data))
        self._catalogue = catalogue

    def persistent_load(self, pid: Any) -> Code:
        if self._catalogue is None:
            raise pickle.UnpicklingError("no catalogue")
        return self._catalogue.get(str(pid))


__all__ = ["Entry", "Row", "frame_of", "pack", "rows_of", "rows_of_encounters", "unpack"]
