"""HL7 v2: files of messages, and what stands in their fields."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doclint.note import Note, Unreadable
from doclint.readers import Limits, ReadOptions, read_paths

HEAD = r"MSH|^~\&|A|B|C|D|20250316||{kind}|M1|P|2.5"


def message(*segments: str, kind: str = "MDM^T02", end: str = "\r") -> str:
    return end.join([HEAD.format(kind=kind), *segments]) + end


def mdm(field: str, kind: str = "TX", txa: str = "TXA|1|OP|TX|20250314") -> str:
    return message(txa, f"OBX|1|{kind}|1^Note||{field}||||||F")


def test_a_batch_that_hl7apy_wrote(files: Path) -> None:
    path = str(files / "notes.hl7")

    first, second = read_paths([path])

    assert first == Note(
        f"{path}#D-101",
        "ECMO PROCEDURE NOTE\n"
        "52-year-old man, 36 °C, V-V ECMO & heparin | 25 Fr ^ 19 Fr\n"
        "Complications: none",
        place="message 1, segments OBX-1 to OBX-3",
        encounter="V-0007",
        date=date(2025, 3, 14),
        author="Nora Feld, MD",
        service="CTS",
    )
    assert second == Note(
        f"{path}#F-9",
        "Complications: None\nCourse: ECMO day 2, flow 4.1 L/min",
        ("33946",),
        place="message 2, segments OBX-1 to OBX-2",
        date=date(2025, 3, 15),
        author="Ana Ruiz",
    )


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("around", ["", "\x0b"])
def test_ends_of_segments(read: Callable[..., Any], end: str, around: str) -> None:
    told = message("TXA|1|OP", "OBX|1|TX|1^x||one", "OBX|2|TX|1^x||two", end=end)
    data = told if not around else f"\x0b{told}\x1c\r"
    (note,) = read(data, "a.hl7")

    assert note == Note("a.hl7", "one\ntwo", place="message 1, segments OBX-1 to OBX-2")


def test_line_ends_within_a_field(read: Callable[..., Any]) -> None:
    (note,) = read(message("TXA|1|OP", "OBX|1|TX|1^x||one\ntwo\n\nthree", end="\r"), "a.hl7")

    assert note.text == "one\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (r"a\.br\b\.sp\c\.sp2\d\.ce\e", "a\nb\nc\n\nd\ne"),
        (r"\F\ \S\ \T\ \R\ \E\ ", "| ^ & ~ \\ "),
        (r"\H\bold\N\ plain", "bold plain"),
        (r"36 \XC2B0\C\X0D0A\next", "36 °C\nnext"),
        (r"\.in4\a\.sk3\b\.fi\c\.nf\d", "    a   bcd"),
        (r"\C2842\x\M254A\y\Z12\z", "\ufffdx\ufffdyz"),
        (r"C:\temp\new \unknown\ \\", r"C:\temp\new \unknown\ \\"),
        (r"\.sp99999999\x", "\n" * 20 + "x"),
        ("one~two~~three", "one\ntwo\n\nthree"),
        ("a^b&c", "a^b&c"),
    ],
)
def test_escape_sequences(read: Callable[..., Any], field: str, text: str) -> None:
    header = HEAD.format(kind="MDM^T02") + "||||||UNICODE UTF-8"
    (note,) = read(f"{header}\rTXA|1|OP\rOBX|1|FT|1||{field}|\r", "a.hl7")

    assert note.text == text


@pytest.mark.parametrize(
    ("told", "encoding"),
    [
        ("UNICODE UTF-8", "utf-8"),
        ("8859/1", "latin-1"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("ASCII", "cp1252"),
        ("NONSENSE", "mac_roman"),
    ],
)
def test_character_sets(text: Callable[..., str], told: str, encoding: str) -> None:
    data = f"{HEAD.format(kind='MDM^T02')}||||||{told}\rTXA|1|OP\rOBX|1|TX|1||36 °C, José\r"

    assert text(data.encode(encoding), "a.hl7") == "36 °C, José"


def test_other_separators(text: Callable[..., str]) -> None:
    data = (
        "MSH#:~*!#A#B#C#D#20250316##MDM:T02#M1#P#2.5\rTXA#1#OP\rOBX#1#FT#1:x##a*.br*b *F* *S* | ^\r"
    )

    assert text(data, "a.hl7") == "a\nb # : | ^"


@pytest.mark.parametrize(
    ("obx", "text"),
    [
        ("^TEXT^PLAIN^Base64^Vi1W", "V-V"),
        ("^TEXT^^A^plain \\T\\ words", "plain & words"),
        ("^TEXT^^HEX^562D56", "V-V"),
        ("^AP^RTF^Base64^" + base64.b64encode(rb"{\rtf1 V-V\par}").decode(), "V-V\n"),
        ("^AP^HTML^Base64^" + base64.b64encode(b"<p>V-V").decode(), "V-V\n"),
        ("^AP^Octet-stream^Base64^" + base64.b64encode(rb"{\rtf1 V-V\par}").decode(), "V-V\n"),
    ],
)
def test_documents_in_a_field(read: Callable[..., Any], obx: str, text: str) -> None:
    (note,) = read(mdm(obx, "ED"), "a.hl7")

    assert note.text == text


def test_a_pdf_in_a_field(read: Callable[..., Any], files: Path) -> None:
    data = base64.b64encode((files / "note.pdf").read_bytes()).decode()
    (note,) = read(mdm(f"^AP^PDF^Base64^{data}", "ED"), "a.hl7")

    assert "right internal jugular vein" in note.text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (mdm("^AP^PDF^Base64^?", "ED"), "a document in it is not in the encoding it says"),
        (mdm("x", "RP"), "the document is not in the message, which only says where it is"),
        (mdm("x", "NM"), "no text in its OBX segments"),
        (message("TXA|1|OP"), "no text in its OBX segments"),
        (
            mdm("x", txa="TXA|1" + "|" * 18 + "CA"),
            "the message says that the document is withdrawn",
        ),
        ("MSH|\rPID|1\r", "no HL7 message: it has no usable MSH segment"),
        ("PID|1\r", "no HL7 message: it has no usable MSH segment"),
        ("hello", "no HL7 message with a note (MDM, or ORU with text in its OBX)"),
        (
            message("OBR|1", "OBX|1|NM|1||12", kind="ORU^R01"),
            "no HL7 message with a note (MDM, or ORU with text in its OBX)",
        ),
        (
            message(kind="ADT^A01"),
            "no HL7 message with a note (MDM, or ORU with text in its OBX)",
        ),
    ],
)
def test_messages_without_a_note(reason: Callable[..., str], data: str, told: str) -> None:
    assert reason(data, "a.hl7") == told


def test_results_taken_back_are_not_read(text: Callable[..., str]) -> None:
    data = message(
        "OBR|1", "OBX|1|TX|1^x||out||||||D", "OBX|2|TX|1^x||wrong||||||W", "OBX|3|TX|1^x||in||||||C",
        kind="ORU^R01",
    )  # fmt: skip

    assert text(data, "a.hl7") == "in"


def test_a_document_beside_its_own_text_is_not_read_twice(text: Callable[..., str]) -> None:
    words = "V-V ECMO. " * 30
    copy = base64.b64encode(words.encode()).decode()
    data = message(
        "OBR|1", f"OBX|1|TX|1^x||{words}", f"OBX|2|ED|1^x||^TEXT^^Base64^{copy}", kind="ORU^R01"
    )

    assert text(data, "a.hl7") == words


def test_comments_of_a_result_are_text_and_those_of_a_patient_are_not(
    text: Callable[..., str],
) -> None:
    data = message(
        "PID|1", "NTE|1||of the patient", "OBR|1", "OBX|1|TX|1^x||in", "NTE|1||and this",
        kind="ORU^R01",
    )  # fmt: skip

    assert text(data, "a.hl7") == "in\nand this"


@pytest.mark.parametrize(
    ("segments", "field", "value"),
    [
        (["PV1|1|I|||||||||||||||||V1^^^A"], "encounter", "V1"),
        (["PID|1|||||||||||||||||ACC"], "encounter", "ACC"),
        (["PV1|1|I|CTICU^12"], "service", "CTICU"),
        (["PV1|1|I|CTICU^12|||||||CTS"], "service", "CTS"),
        (["TXA|1|OP||202503140930"], "date", date(2025, 3, 14)),
        (["EVN|T02|20250317"], "date", date(2025, 3, 17)),
        (["TXA|1|OP|||||||7^Feld^Nora"], "author", "Nora Feld"),
        (["TXA|1|OP|||||||7"], "author", "7"),
        (["PR1|1||33952^x^C4"], "codes", ("33952",)),
        (["PR1|1||0DTJ^x^I10"], "codes", ()),
        (["FT1|1" + "|" * 24 + "33946^x^CPT"], "codes", ("33946",)),
    ],
)
def test_what_a_message_says_beside_the_text(
    read: Callable[..., Any], segments: list[str], field: str, value: object
) -> None:
    (note,) = read(message(*segments, "OBX|1|TX|1||x"), "a.hl7")

    assert getattr(note, field) == value


def test_orders_of_one_message_are_notes_of_their_own(read: Callable[..., Any]) -> None:
    data = message(
        "OBR|1||A", "OBX|1|NM|1||12", "OBR|2||B", "OBX|1|TX|1||x", "OBR|3||C", "OBX|1|FT|1||y",
        kind="ORU^R01",
    )  # fmt: skip

    assert [(note.name, note.text, note.place) for note in read(data, "a.hl7")] == [
        ("a.hl7#B", "x", "message 1, segment OBX-2"),
        ("a.hl7#C", "y", "message 1, segment OBX-3"),
    ]


def test_a_message_that_is_too_large_costs_itself_only(read: Callable[..., Any]) -> None:
    options = ReadOptions(limits=Limits(record=2000))
    data = mdm("a") + mdm("b" * 3000) + mdm("c" * 1000 + "\r" + "d" * 3000) + mdm("e")
    items = read(data, "a.hl7", options)

    assert [type(item) for item in items] == [Note, Unreadable, Unreadable, Note]
    assert items[1].place == "message 2"


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64])
def test_messages_wherever_a_piece_of_the_file_ends(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    data = "".join(
        message("TXA|1|OP", "OBX|1|TX|1^x||one\ntwo", "OBX|2|TX|1^x||three", end=end)
        for end in ("\r", "\r\n")
    )
    whole = read(data, "a.hl7")
    monkeypatch.setattr("doclint.readers.hl7._PIECE", piece)

    assert read(data, "a.hl7") == whole
    assert [note.text for note in whole] == ["one\ntwo\nthree"] * 2


def test_a_message_of_nothing_but_separators(reason: Callable[..., str]) -> None:
    assert reason(mdm("^" * 600_000), "a.hl7") == "too many fields in one message"
