"""Word, RTF, PDF, HTML and C-CDA: files by other software, and what they do to text."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doclint.note import Note
from doclint.readers import read_note

HEADER = "Harbour Children's Hospital, cardiac intensive care"
FOOTER = "Not part of the permanent record until signed"
CANNULAE = (
    "Cannula | Size | Vessel\n"
    "drainage | 25 Fr | right femoral vein\n"
    "return | 19 Fr | right internal jugular vein\n"
)


def of(path: Path) -> Note:
    item = read_note(str(path))
    assert isinstance(item, Note), item
    return item


@pytest.mark.parametrize("suffix", ["docx", "rtf"])
def test_a_document_of_a_word_processor(files: Path, suffix: str) -> None:
    text = of(files / f"note.{suffix}").text

    assert text.startswith(HEADER)
    assert text.endswith(f"{FOOTER}\n")
    assert text.count(HEADER) == text.count(FOOTER) == 1
    assert CANNULAE in text
    assert "Flow 4.2 L/min at 36 °C – “stable” ≥ 60 mmHg\n" in text
    assert "Operator: Nora Feld, MD\n" in text


@pytest.mark.parametrize("suffix", ["docx", "rtf"])
def test_what_is_struck_deleted_or_hidden_is_not_read(files: Path, suffix: str) -> None:
    text = of(files / f"note.{suffix}").text

    assert "Mode:  V-V. The cannulae were placed percutaneously under fluoroscopy.\n" in text
    for gone in ("V-A", "cut-down", "by nobody"):
        assert gone not in text


def test_a_page_of_html(files: Path) -> None:
    text = of(files / "note.html").text

    assert CANNULAE in text
    assert "\nCPT: 33952\n" in text
    assert "- Tip confirmed by TEE\n" in text
    assert "V-A" not in text
    assert "by nobody" not in text


def test_pages_of_a_pdf_have_a_form_feed_between_them(files: Path) -> None:
    note = of(files / "note.pdf")
    first, second = note.text.split("\f")

    assert note.pages == (0, len(first) + 1)
    assert first.startswith(HEADER)
    assert "drainage 25 Fr right femoral vein\n" in first
    assert "Heparin bolus given. Complications: none. Consent signed by his wife.\n" in second


def test_a_scanned_page_is_named(files: Path) -> None:
    item = read_note(str(files / "scanned.pdf"))

    assert item == type(item)(  # type: ignore[call-arg]
        str(files / "scanned.pdf"), "page 2 is scanned: it has no text layer"
    )


def test_an_encrypted_pdf(files: Path, reason: Callable[..., str]) -> None:
    assert reason((files / "encrypted.pdf").read_bytes(), "x.pdf") == "encrypted"


def test_a_clinical_document(files: Path) -> None:
    note = of(files / "note.ccda.xml")

    assert note.text == (
        "Operative Note\n\n"
        "PROCEDURE DESCRIPTION\nV-V ECMO, percutaneous.\nFlow 4.2\xa0L/min.\n"
        "- Heparin bolus\n- Tip\nby TEE\n\n"
        "Cannulae\nSize | Vessel\n25 Fr | right femoral vein\n\nComplications\nNone\n"
    )
    assert note.codes == ("33952",)
    assert (note.encounter, note.date) == ("V-0007", date(2025, 3, 14))
    assert (note.author, note.service) == ("Nora Feld", "CTICU")


INTEROP = Path(os.environ.get("DOCLINT_INTEROP", "-"))


@pytest.mark.skipif(not INTEROP.is_dir(), reason="no folder of public examples (DOCLINT_INTEROP)")
@pytest.mark.parametrize(
    ("name", "words", "author", "encounter", "day"),
    [
        ("ccda_Operative_Note.xml", "COMPLICATIONS\nAsthmatic symptoms", "", "", ""),
        ("ccda_Procedure_Note.xml", "Procedure Indications\nThe procedure", "", "", ""),
        ("ccda_Progress_Note.xml", "CHIEF COMPLAINT\nDark stools.\n", "", "", ""),
        ("ccda_Consultation_Note.xml", "Penicillin | Nausea\n", "", "", ""),
        (
            "ccda_Single_Consultation_Note_C_CDA_R2_1_.xml",
            "- Dr. Specialist - September 8, 2016\n", "Dr. Specialist", "", "2016-09-08",
        ),
        (
            "ccda_Note_directly_attached_to_a_Procedure_C_CDAR2_1_.xml",
            "Laparoscopic appendectomy | (03 Feb 2014", "Dr. Physician", "1.2.3.4", "2014-02-03",
        ),
        ("ccda_RTF_Note__C_CDA_R2_1_.xml", "- Nursing Note written by Nick Nurse\n", "", "", ""),
        (
            "fhir_r4_us_core_soap_note.json", "\n\nA: stubbed toe\n",
            "Practitioner/practitioner-1", "Encounter/example-1", "2026-03-24",
        ),
    ],
)  # fmt: skip
def test_public_examples(name: str, words: str, author: str, encounter: str, day: str) -> None:
    note = of(INTEROP / name)

    assert words in note.text
    for wanted, read in ((author, note.author), (encounter, note.encounter)):
        assert not wanted or read == wanted
    assert not day or str(note.date) == day


def word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs, given as the XML within ``w:p``."""
    document = docx.Document()
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    data = BytesIO()
    document.save(data)
    return data.getvalue()


RUN = "<w:r>{}<w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<w:ins><w:r><w:t>in</w:t></w:r></w:ins>", "in"),
        ("<w:del><w:r><w:delText>out</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom>", ""),
        (RUN.format("<w:rPr><w:dstrike/></w:rPr>", "out"), ""),
        (RUN.format('<w:rPr><w:strike w:val="false"/></w:rPr>', "in"), "in"),
        (RUN.format("<w:rPr><w:vanish/></w:rPr>", "out"), ""),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>",
         "chosen"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>",
         "a\tb\nc-"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\fb"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> done</w:t></w:r>', "\uf0fe done"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
         '<w:checked/></w:checkBox></w:ffData></w:fldChar><w:t> VV</w:t></w:r>', "\u2612 VV"),
        ("<w:r><w:instrText>DATE</w:instrText></w:r>" + RUN.format("", "03/14/2025"), "03/14/2025"),
    ],
)  # fmt: skip
def test_what_word_shows(text: Callable[..., str], inner: str, wanted: str) -> None:
    # A word before it, for a file in which nothing is said would be no note.
    assert (
        text(word(RUN.format("", "x"), inner), "a.docx").removeprefix("x\n").strip("\n") == wanted
    )


def test_a_text_box_is_read_once(text: Callable[..., str]) -> None:
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    inner = (
        f"<w:r><mc:AlternateContent {spaces}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert text(word(inner), "a.docx").count("in a box") == 1


def rtf(body: str) -> bytes:
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}"
        r"{\f1\fnil\fcharset2 Wingdings;}{\f2\fnil\fcharset204 Cyrillic;}}" + body + "}"
    ).encode("latin-1")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (r"a\par b\line c\tab d", "a\nb\nc\td"),
        (r"4 \'b5g at 36\'b0C", "4 µg at 36°C"),
        ("36 \xb0C", "36 °C"),
        (r"{\uc1 P/F \u8804 <= 80}", "P/F ≤= 80"),
        (r"\u-10179 ?\u-8704 ?", "\U0001f600"),
        (r"{\f2 \'c0}", "А"),
        (r"{\f1 \'fe} done {\f1 o}", "\uf0fe done \uf06f"),
        (r"in {\strike out}{\strike\strike0 in}", "in in"),
        (r"in \strike out\plain  in", "in  in"),
        (r"in{\deleted out\plain out}", "in"),
        (r"{\revised in}{\v out}", "in"),
        (r"{\*\unknown out}{\info{\title out}}in{\pict\wmetafile8 0102ff}", "in"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}', "shown"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}}VV", "\u2612 VV"),
        (r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25}}}}VA", "\u2610 VA"),
        (r"{\shp{\*\shpinst{\shptxt boxed\par}}}", "boxed"),
        (r"\trowd\intbl Age\cell 52\par years\cell\row\pard after", "Age | 52 years\nafter"),
        (r"a\page b", "a\n\fb"),
        (r"a\bin3 }}}b", "ab"),
        (r"\{a\} \\ b\~c\_d", "{a} \\ b\xa0c\u2011d"),
    ],
)  # fmt: skip
def test_what_rtf_shows(text: Callable[..., str], body: str, wanted: str) -> None:
    assert text(rtf(body), "a.rtf").strip(" \n") == wanted


def test_headers_of_rtf_come_first_and_once(text: Callable[..., str]) -> None:
    assert text(rtf(r"{\header H\par}{\header H\par}body{\footer F}"), "a.rtf") == "H\nbody\nF\n"


def test_rtf_that_calls_itself_text(text: Callable[..., str]) -> None:
    assert text(rtf("note"), "a.txt") == "note\n"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>a<p>b<br>c", "a\nb\nc"),
        ("a &lt; b &amp; c&#176;", "a < b & c°"),
        ("<h2>Title</h2>\n\n  text\n runs  on", "Title\ntext runs on"),
        ("x<div>y</div>z<h3>T</h3>u", "x\ny\nz\n\nT\nu"),
        ("in <s>out</s><strike>out</strike><del>out</del> <ins>in</ins>", "in in"),
        ('<span style="text-decoration: line-through">out</span>in', "in"),
        ('<div style="DISPLAY:none">out</div><p hidden>out</p>in', "in"),
        ("<script>out</script><style>out</style><!-- out -->in", "in"),
        ("<ul><li>a<li><p>b</p></ul>", "- a\n- b"),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        (
            "<table><tr><th>Age<td>52 <p>years<tr><td>Mode<td>VV</table>",
            "Age | 52 years\nMode | VV",
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\nb"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "a\nb | c"),
        ("<input type=checkbox checked> VV <input type=radio> VA", "\u2612 VV \u2610 VA"),
        ("Age: <input value=52> <select><option>VV<option selected>VA</select>", "Age: 52 VA"),
    ],
)
def test_what_a_browser_shows(text: Callable[..., str], body: str, wanted: str) -> None:
    assert text(f"<html><body>{body}</body></html>", "a.html").strip("\n") == wanted


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        ('<meta charset="x-nonsense">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="punycode">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_encodings_of_pages(text: Callable[..., str], head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body>36 °C – ok</body></html>".encode(encoding)

    assert text(page, "a.html") == "36 °C – ok\n"


def test_a_page_that_lies_of_its_encoding(reason: Callable[..., str]) -> None:
    page = '<html><meta charset="utf-8"><body>36 °C'.encode("cp1252")

    assert reason(page, "a.html") == "wrong encoding: it says utf-8 and is not"


def cda(body: str, head: str = "") -> str:
    return (
        f'<ClinicalDocument xmlns="urn:hl7-org:v3">{head}<component>{body}</component>'
        "</ClinicalDocument>"
    )


@pytest.mark.parametrize(
    ("text_element", "wanted"),
    [
        ('<text mediaType="text/plain">V-V ECMO</text>', "V-V ECMO"),
        ('<text mediaType="text/plain" representation="B64">Vi1W IEVD\nTU8=</text>', "V-V ECMO"),
        ('<text mediaType="text/html" representation="B64">PHA+Vi1WPC9wPg==</text>', "V-V"),
        ('<text mediaType="text/rtf" representation="B64">e1xydGYxIFYtVn0=</text>', "V-V"),
        (
            '<text mediaType="application/pdf"><reference value="note.pdf"/></text>',
            "its text is not in the file, which only says where it is",
        ),
        (
            '<text mediaType="image/tiff" representation="B64">SUkqAAgAAAA=</text>',
            "not text: it holds NUL bytes (UTF-16 needs its byte order mark)",
        ),
        ('<text representation="B64">?</text>', "a body that is not in base64"),
    ],
)
def test_a_clinical_document_around_another_format(
    read: Callable[..., Any], text_element: str, wanted: str
) -> None:
    (item,) = read(cda(f"<nonXMLBody>{text_element}</nonXMLBody>"), "a.xml")

    assert (item.text if isinstance(item, Note) else item.reason).strip() == wanted


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ('<documentationOf><serviceEvent><effectiveTime value="20250314"/></serviceEvent>'
         "</documentationOf>", "2025-03-14"),
        # A stay of many days says nothing of the day of the note.
        ('<documentationOf><serviceEvent><effectiveTime><low value="20250310"/>'
         '<high value="20250320"/></effectiveTime></serviceEvent></documentationOf>', "2025-03-15"),
        ('<componentOf><encompassingEncounter><effectiveTime><low value="20250310"/>'
         "</effectiveTime></encompassingEncounter></componentOf>", "2025-03-15"),
        ('<componentOf><encompassingEncounter><effectiveTime><low value="20250310"/>'
         '<high value="20250310"/></effectiveTime></encompassingEncounter></componentOf>',
         "2025-03-10"),
    ],
)  # fmt: skip
def test_the_day_of_a_clinical_document(read: Callable[..., Any], times: str, day: str) -> None:
    head = f'<effectiveTime value="20250315"/>{times}'
    (note,) = read(cda("<structuredBody/>", head), "a.xml")

    assert str(note.date) == day


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<a/>", "XML, but no C-CDA document"),
        ('<Bundle xmlns="http://hl7.org/fhir"/>', "FHIR in XML: JSON is what can be read"),
        ("<ClinicalDocument><a></ClinicalDocument>", "broken XML (line 1)"),
        ('<ClinicalDocument xmlns="urn:hl7-org:v3"/>', "a document without a body"),
    ],
)
def test_xml_that_is_no_clinical_document(reason: Callable[..., str], data: str, told: str) -> None:
    assert reason(data, "a.xml") == told
