from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.errors import UnreadableNoteError
from doclint.readers.text import MAX_BYTES, decode

PROSE = "Age 52 – “V‑V” ECMO.\r\nNo fluoroscopy.\r"


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        codecs.BOM_UTF8 + PROSE.encode(),
        codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + PROSE.encode("utf-32-be"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 le", "utf-16 be", "utf-32 le", "utf-32 be"],
)
def test_unicode_in_every_form(data: bytes) -> None:
    assert decode(data) == PROSE


def test_windows_1252() -> None:
    assert decode(b"Patient\x92s age \x96 52\r\n\xb5g/kg") == "Patient’s age – 52\r\nµg/kg"


def test_line_ends_and_form_feeds_stay_as_they_stand() -> None:
    assert decode(b"a\r\nb\rc\nd\x0ce\r\n") == "a\r\nb\rc\nd\x0ce\r\n"


def test_a_mark_inside_the_text_stays() -> None:
    assert decode("a\ufeffb".encode()) == "a\ufeffb"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"ECMO\x00note", "not text: it holds NUL bytes (UTF-16 needs its byte order mark)"),
        ("V-V".encode("utf-16-le") + b"\x00", "not text: it holds NUL bytes"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "not text: it holds NUL characters"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "marked as UTF-16-LE but broken"),
        (codecs.BOM_UTF8 + b"a\xff", "marked as UTF-8 but broken"),
        ("µg ".encode() + b"\xb5g", "UTF-8 up to byte 4 and something else after"),
        (b"age \x81", "neither UTF-8 nor Windows-1252 (byte 4)"),
        (b"\x01\x02\x03\x04 text", "too many control characters"),
        (b"%PDF-1.7\n", "not plain text but PDF"),
        (b"PK\x03\x04rest", "not plain text but ZIP, or Word's .docx"),
        (b"{\\rtf1 text}", "not plain text but RTF"),
        (b"\x1f\x8brest", "not plain text but gzip"),
        (b"\xd0\xcf\x11\xe0rest", "not plain text but Word's old .doc"),
        (b"a" * (MAX_BYTES + 1), "larger than 10 MiB"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableNoteError) as refusal:
        decode(data)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        assert "\x00" not in decode(data)
    except UnreadableNoteError:
        return


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
@settings(max_examples=100)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
