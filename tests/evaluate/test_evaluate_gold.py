from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint.codes import Catalogue
from doclint.evaluate.gold import GoldError, read_gold

SECRET = "Zyzzomys"
ELEMENTS = {"mode": {"status": "documented", "value": "VV"}}


def write(folder: Path, *entries: Any) -> str:
    """A gold file whose lines are the entries, a string as it stands."""
    path = folder / "gold.jsonl"
    lines = (each if isinstance(each, str) else json.dumps(each) for each in entries)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def test_a_note_of_its_own(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(
        tmp_path,
        {
            "text": "VV ECMO.\r\n",
            "code": "33948",
            "supported_codes": ["33948"],
            "elements": {**ELEMENTS, "age": {"status": "missing"}},
            "ambiguous": ["age"],
            "ablated": "age",
            "billed_wrong": True,
            "trap": "any words",
        },
    )
    (gold,) = read_gold(path, catalogue)

    assert (gold.note.name, gold.note.text, gold.code) == (
        f"{path}:1",
        "VV ECMO.\r\n",
        "33948",
    )
    assert (gold.supported, gold.ambiguous, gold.scored) == ({"33948"}, {"age"}, ("mode",))
    assert (gold.ablated, gold.billed_wrong) == ("age", True)
    assert "VV" not in repr(gold)


def test_a_file_beside_the_gold_file(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_bytes(b"VV\r\nECMO")
    (gold,) = read_gold(
        write(tmp_path, "", {"file": "notes/a.txt", "elements": ELEMENTS}), catalogue
    )

    assert (gold.note.name, gold.note.text) == (str(tmp_path / "notes" / "a.txt"), "VV\r\nECMO")
    assert (gold.line, gold.code, gold.supported, gold.billed_wrong) == (2, None, None, False)


@pytest.mark.parametrize("inside", [True, False])
def test_optional_sites(tmp_path: Path, catalogue: Catalogue, inside: bool) -> None:
    optional = {"optional_items": [{"vessel": "femoral vein", "side": "left", "role": "return"}]}
    site = {"status": "missing", **(optional if inside else {})}
    entry = {"text": "x", "elements": {"site": site}, **({} if inside else optional)}
    (gold,) = read_gold(write(tmp_path, entry), catalogue)

    assert gold.optional_sites == {("femoral vein", "left")}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (
            f"{{{SECRET}",
            "not valid JSON (Expecting property name enclosed in double quotes, column 2)",
        ),
        (f'["{SECRET}"]', "not an object"),
        ({"elements": ELEMENTS}, "neither file nor text"),
        ({"file": 7, "elements": ELEMENTS}, "file is not a string"),
        ({"text": " ", "elements": ELEMENTS}, "text is not a string with something in it"),
        ({"text": 7, "elements": ELEMENTS}, "text is not a string with something in it"),
        ({"text": SECRET}, "elements is not an object"),
        ({"text": SECRET, "elements": [SECRET]}, "elements is not an object"),
        ({"text": SECRET, "elements": {"lung": {}}}, "elements: no such element: lung"),
        ({"text": SECRET, "elements": {f"{SECRET} ran": {}}}, "elements: no such element"),
        ({"text": SECRET, "elements": {"mode": SECRET}}, "elements: mode is not an object"),
        (
            {"text": SECRET, "elements": {"mode": {"status": SECRET}}},
            "elements: mode: status is not one of documented, not_done, missing, conflicting, unfilled",
        ),
        (
            {"text": SECRET, "elements": {"age": {"status": "documented", "years": SECRET}}},
            "elements: age: years is not of its form",
        ),
        (
            {"text": SECRET, "elements": {"site": {"status": "documented", "items": [SECRET]}}},
            "elements: site: items is not of its form",
        ),
        (
            {
                "text": SECRET,
                "elements": {"cannula": {"status": "documented", "items": [{"size_fr": "25"}]}},
            },
            "elements: cannula: items is not of its form",
        ),
        (
            {"text": SECRET, "elements": {"action": {"status": "documented", "values": "removal"}}},
            "elements: action: values is not of its form",
        ),
        (
            '{"text": "x", "elements": {"age": {"status": "documented", "years": NaN}}}',
            "NaN is no number",
        ),
        (
            {"text": SECRET, "elements": ELEMENTS, "optional_items": [SECRET]},
            "optional_items is not a list of sites",
        ),
        (
            {"text": SECRET, "elements": ELEMENTS, "code": SECRET},
            "code: not one of the codes that are known",
        ),
        ({"text": SECRET, "elements": ELEMENTS, "code": 33948}, "code: not a string"),
        (
            {"text": SECRET, "elements": ELEMENTS, "supported_codes": "33948"},
            "supported_codes is not a list",
        ),
        (
            {"text": SECRET, "elements": ELEMENTS, "supported_codes": ["33960"]},
            "supported_codes: not one of the codes that are known",
        ),
        ({"text": SECRET, "elements": ELEMENTS, "ambiguous": SECRET}, "ambiguous is not a list"),
        (
            {"text": SECRET, "elements": ELEMENTS, "ambiguous": [SECRET]},
            "ambiguous: no such element",
        ),
        ({"text": SECRET, "elements": ELEMENTS, "ablated": 7}, "ablated: no such element"),
        (
            {"text": SECRET, "elements": ELEMENTS, "code": "33948", "billed_wrong": 1},
            "billed_wrong is neither true nor false",
        ),
        (
            {"text": SECRET, "elements": ELEMENTS, "billed_wrong": True},
            "billed_wrong, but no code is given",
        ),
    ],
)
def test_a_line_that_cannot_be_used(
    tmp_path: Path, catalogue: Catalogue, entry: Any, reason: str
) -> None:
    path = write(tmp_path, {"text": "x", "elements": ELEMENTS}, entry)

    with pytest.raises(GoldError) as caught:
        list(read_gold(path, catalogue))
    assert str(caught.value) == f"{path}: line 2: {reason}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file or directory"),
        (b"", "holds no text"),
        (b" \r\n", "holds no text"),
        (b"a\x00b", "not text: it holds NUL bytes (UTF-16 needs its byte order mark)"),
    ],
)
def test_a_note_that_cannot_be_read(
    tmp_path: Path, catalogue: Catalogue, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    path = write(tmp_path, {"file": "a.txt", "elements": ELEMENTS})

    with pytest.raises(GoldError) as caught:
        list(read_gold(path, catalogue))
    assert str(caught.value) == f"{path}: line 1: file {tmp_path / 'a.txt'}: {reason}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read (No such file or directory)"),
        (b"\n\n", "holds no note"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_gold_file_that_cannot_be_read(
    tmp_path: Path, catalogue: Catalogue, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(GoldError) as caught:
        list(read_gold(str(path), catalogue))
    assert str(caught.value) == f"{path}: {reason}"
