"""Files that mean harm: each is made when it is asked for, and is small until somebody unpacks it.

Run as a program, it reads all of them in a process whose memory and time are bounded.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

Maker = Callable[[], bytes]

MANY = 50 * 1024**2


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method, compresslevel=1) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def lying_zip() -> bytes:
    """A member that says it is ten bytes long, and is a fifty million."""
    data = bytearray(zipped(("a.txt", b"a" * MANY)))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + offset
        data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def overlapping_zip() -> bytes:
    """Three thousand names in the table of contents for the same packed megabyte."""
    kernel = zipped(("00000.txt", b"a" * 1_000_000))
    start = kernel.index(b"PK\x01\x02")
    entry = kernel[start : kernel.index(b"PK\x05\x06")]
    table = b"".join(entry.replace(b"00000", b"%05d" % number) for number in range(3000))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3000, 3000, len(table), start, 0)
    return kernel[:start] + table + end


def crowded_zip() -> bytes:
    """A table of contents of more files than anybody has."""
    entry = zipped(("a.txt", b""))
    start = entry.index(b"PK\x01\x02")
    one = entry[start : entry.index(b"PK\x05\x06")]
    table = one * 500_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(table), start, 0)
    return entry[:start] + table + end


def header(name: bytes, size: bytes, kind: bytes) -> bytes:
    """A block of tar by hand."""
    block = bytearray(512)
    block[: len(name)] = name
    block[100:108], block[124:136], block[156:157] = b"0000644\0", size, kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def packed_zeros(before: bytes, size: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as packed:
        packed.write(before)
        for _ in range(size // 2**20):
            packed.write(bytes(2**20))
    return out.getvalue()


def tar_bomb() -> bytes:
    return packed_zeros(header(b"a.txt", b"%011o\0" % (3 * MANY), b"0"), 3 * MANY)


def tar_header_bomb() -> bytes:
    return packed_zeros(header(b"x", b"%011o\0" % (3 * MANY), b"x"), 3 * MANY)


def tar_that_goes_back() -> bytes:
    """A size below zero, in base 256, which sends tarfile round in circles."""
    size = b"\xff" + struct.pack(">q", -1024).rjust(11, b"\xff")
    return header(b"a.txt", size, b"0") + bytes(2048)


_CDA = b'<ClinicalDocument xmlns="urn:hl7-org:v3"><title>%s</title></ClinicalDocument>'


def laughing_type() -> bytes:
    """A document type whose last entity is a billion times the first."""
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
    )
    return f'<?xml version="1.0"?><!DOCTYPE a [{entities}]>'.encode()


def laughs() -> bytes:
    return laughing_type() + _CDA % b"&l9;"


def external_entity() -> bytes:
    return b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _CDA % b"&e;"


def deep_xml() -> bytes:
    return b'<ClinicalDocument xmlns="urn:hl7-org:v3">' + b"<a>" * 100_000


def deep_sections() -> bytes:
    inner = b"<component><section>" * 100 + b"</section></component>" * 100
    return (
        b'<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody>'
        + inner
        + b"</structuredBody></component></ClinicalDocument>"
    )


def word(document: bytes, *more: tuple[str, bytes]) -> bytes:
    """A Word file with another main part, and perhaps more parts."""
    whole = io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(*(parts | {"word/document.xml": document} | dict(more)).items())


_W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def word_of_laughs() -> bytes:
    words = b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    return word(laughing_type() + _W + words)


def word_bomb() -> bytes:
    return word(_W + b" " * MANY + b"</w:body></w:document>")


def word_picture_bomb() -> bytes:
    return word(_W + b"</w:body></w:document>", ("word/media/a.png", bytes(MANY)))


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, the first of which is number 1."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, root, start)
    )
    return out.getvalue()


def stream(content: bytes, more: bytes = b"", *, times: int = 1) -> bytes:
    filters = b"/FlateDecode " * times
    for _ in range(times):
        content = zlib.compress(content, 9)
    return b"<< /Length %d /Filter [%s] %s >>\nstream\n%s\nendstream" % (
        len(content), filters, more, content,
    )  # fmt: skip


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << %s %s >> >>"


def pdf_of(content: bytes, resources: bytes = b"", *more: bytes, times: int = 1) -> bytes:
    page = _PAGE % (_FONT, resources)
    return pdf(_CATALOG, _PAGES, page, stream(content, times=times), *more)


def pdf_stream_bomb() -> bytes:
    return pdf_of(b"BT /F 9 Tf (a) Tj ET " + b" " * MANY)


def pdf_filter_bomb() -> bytes:
    return pdf_of(b"BT /F 9 Tf (a) Tj ET " + b" " * MANY, times=3)


def pdf_of_operations() -> bytes:
    return pdf_of(b"BT /F 9 Tf " + b"(a) Tj " * 1_500_000 + b"ET")


def pdf_of_forms() -> bytes:
    """Forms that draw the next one ten times each, eight deep."""
    forms = []
    for number in range(5, 13):
        drawn = b"/X Do " * 10 if number < 12 else b"BT /F 9 Tf (lol) Tj ET "
        inside = b"/XObject << /X %d 0 R >>" % (number + 1) if number < 12 else b""
        about = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s %s >>" % (
            _FONT,
            inside,
        )
        forms.append(stream(drawn, about))
    return pdf_of(b"/X Do", b"/XObject << /X 5 0 R >>", *forms)


def pdf_of_a_loop() -> bytes:
    return pdf(_CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def pdf_of_pages() -> bytes:
    kids = b"3 0 R " * 50_000
    return pdf(
        _CATALOG,
        b"<< /Type /Pages /Kids [%s] /Count 50000 >>" % kids,
        _PAGE % (_FONT, b""),
        stream(b"BT /F 9 Tf (a) Tj ET"),
    )


def pdf_of_characters() -> bytes:
    """A character map of a range without end."""
    ranges = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " + (
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange " * 50
    )
    font = b"/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /ToUnicode 5 0 R >> >>"
    page = _PAGE % (font, b"")
    return pdf(_CATALOG, _PAGES, page, stream(b"BT /F 9 Tf (ab) Tj ET"), stream(ranges))


def deep_json() -> bytes:
    return b'{"resourceType": "Bundle", "a": ' + b"[" * 200_000


def wide_json() -> bytes:
    return b"[" + b"[]," * 10_000_000 + b"[]]"


def long_number() -> bytes:
    return b'{"text": "x", "cpt": ' + b"9" * 5_000_000 + b"}"


def deep_html() -> bytes:
    return b"<html>" + b"<div>" * 1_000_000


def tables_in_tables() -> bytes:
    return b"<html>" + b"<table><tr><td>x" * 60


def rtf_of_braces() -> bytes:
    return b"{\\rtf1 " + b"{" * 5_000_000


def rtf_of_links() -> bytes:
    return b"{\\rtf1 " + b'{\\field{\\*\\fldinst{ HYPERLINK "a"' * 100_000 + b"}" * 300_001


def rtf_of_fonts() -> bytes:
    return b"{\\rtf1 {\\fonttbl" + b"\\f1" * 2_000_000 + b"}}"


def csv_without_an_end() -> bytes:
    return b'text\n"' + b"a line\n" * 2_500_000


def csv_of_columns() -> bytes:
    return b"text," * 2_000_000


def hl7_of_separators() -> bytes:
    return b"MSH|^~\\&|||||2025||MDM^T02|1|P|2.5\rTXA|1\rOBX|1|TX|1||" + b"^" * 1_000_000


def hl7_of_groups() -> bytes:
    orders = b"OBR|1\rOBX|1|TX|1||x\r" * 3_000
    return b"MSH|^~\\&|||||2025||ORU^R01|1|P|2.5\r" + orders


def style_without_an_end() -> bytes:
    return b'<html><p style="' + b"text-decoration:" * 500_000 + b'">x'


def comments_without_an_end() -> bytes:
    return b"<?xml version='1.0'?>" + b"<!--" * 2000 + b"<a>"


def fhir_of_a_bomb() -> bytes:
    """A Word bomb in base64 in JSON."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    attachment = {"contentType": kind, "data": base64.b64encode(word_bomb()).decode()}
    resource = {"resourceType": "DocumentReference", "content": [{"attachment": attachment}]}
    return json.dumps(resource).encode()


def large(before: bytes, *, piece: bytes = b"a") -> Maker:
    """Two hundred megabytes that begin as a format does."""
    return lambda: before + piece * (4 * MANY // len(piece))


def spreadsheet_bomb() -> bytes:
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 4_000_000
    return zipped(
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", sheet),
    )


def word_of_pictures() -> bytes:
    """Each is below what is looked at; all of them together are three hundred megabytes."""
    pictures = (
        (f"word/media/{number}.png", b"\x89PNG" + bytes(2**20 - 4)) for number in range(300)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relations = "".join(
        f'<Relationship Id="p{number}" Type="{kind}" Target="media/{number}.png"/>'
        for number in range(300)
    )
    return word(
        _W + b"</w:body></w:document>",
        *pictures,
        (
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>".encode(),
        ),
        (
            "[Content_Types].xml",
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="png" ContentType="image/png"/>'
            b'<Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            b'<Override PartName="/word/document.xml" ContentType="application/vnd.'
            b'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
    )


def word_of_paragraphs() -> bytes:
    filler = b"".join(b'<w:p w:x="%06d"/>' % number for number in range(100_000))
    return word(_W + filler * 11 + b"</w:body></w:document>")


def word_of_tables() -> bytes:
    deep = b"<w:tbl><w:tr><w:tc><w:p/>" * 60
    return word(_W + deep + b"</w:tc></w:tr></w:tbl>" * 60 + b"</w:body></w:document>")


def word_of_cells() -> bytes:
    """A table of a hundred thousand cells, none of which is worth a word."""
    row = (
        b"<w:tr>"
        + b"".join(b'<w:tc><w:p w:x="%06d"/></w:tc>' % (n * n) for n in range(1000))
        + b"</w:tr>"
    )
    return word(_W + b"<w:tbl>" + row * 100 + b"</w:tbl></w:body></w:document>")


_SECTION = (
    b'<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section>'
    b"<text>%s</text></section></component></structuredBody></component></ClinicalDocument>"
)


def cda_of_cells() -> bytes:
    return _SECTION % (b"<table>" + b"<tr><td/><td/></tr>" * 50_000 + b"</table>")


def cda_that_includes() -> bytes:
    include = b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="%s"/>'
    return _SECTION % (b"<paragraph>V-V " + include % b"file:///etc/passwd" + b"</paragraph>")


def html_of_cells() -> bytes:
    return b"<html><table>" + b"<tr><td>" * 100_000


def rtf_of_rows() -> bytes:
    return b"{\\rtf1 " + b"\\trowd\\intbl a\\cell b\\cell\\row " * 20_000 + b"}"


def deep_fhir() -> bytes:
    section: dict[str, object] = {"title": "a"}
    for _ in range(150):
        section = {"section": [section]}
    return json.dumps({"resourceType": "Composition", "section": [section]}).encode()


def fhir_of_the_system() -> bytes:
    attachment = {"contentType": "text/plain", "url": "file:///etc/passwd"}
    return json.dumps(
        {"resourceType": "DocumentReference", "content": [{"attachment": attachment}]}
    ).encode()


def fhir_of_bombs() -> bytes:
    """A hundred Word bombs in base64 in one bundle."""
    one = json.loads(fhir_of_a_bomb())
    return json.dumps(
        {"resourceType": "Bundle", "entry": [{"resource": one} for _ in range(100)]}
    ).encode()


def pdf_of_a_form_in_itself() -> bytes:
    about = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    )
    return pdf_of(b"/X Do", b"/XObject << /X 5 0 R >>", stream(b"/X Do /X Do", about))


def pdf_of_a_table_before_itself() -> bytes:
    """Its table of objects says that the one before it is itself."""
    data = pdf_of(b"BT /F 9 Tf (a) Tj ET")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % data.index(b"xref\n"))


def pdf_of_a_parent_below() -> bytes:
    """Pages that are each other's parents, and no page has a size or words of its own."""
    return pdf(
        _CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 /Parent 2 0 R >>",
        b"<< /Type /Page /Parent 3 0 R /Contents 5 0 R /Resources 6 0 R >>",
        b"5 0 R",
        b"6 0 R",
    )


NOTES_OF_NOTHING = "not text: "

HOSTILE: dict[str, tuple[str, Maker, str]] = {
    "a zip bomb": ("a.zip", lambda: zipped(("a.txt", b"a" * MANY)), "packed too densely"),
    "a bzip2 bomb": (
        "a.zip", lambda: zipped(("a.txt", b"a" * MANY), method=zipfile.ZIP_BZIP2),
        "packed too densely",
    ),
    "a zip that lies of its size": ("a.zip", lying_zip, "broken within its archive"),
    "a zip of too many files": ("a.zip", crowded_zip, "an archive of too many files"),
    "a tar bomb": ("a.tgz", tar_bomb, "larger than 128 MiB, unpacked"),
    "a tar whose header is a bomb": ("a.tgz", tar_header_bomb, "a broken archive"),
    "a tar that goes back": ("a.tar", tar_that_goes_back, "a broken archive"),
    "a gzip bomb": ("a.txt.gz", lambda: packed_zeros(b"", 3 * MANY), "larger than 128 MiB, unpacked"),
    "a file packed otherwise": ("a.bz2", lambda: bz2.compress(b"a" * MANY), NOTES_OF_NOTHING),
    "a billion laughs": ("a.xml", laughs, "XML with a document type"),
    "an external entity": ("a.xml", external_entity, "XML with a document type"),
    "deep XML": ("a.xml", deep_xml, "broken XML"),
    "deep sections": ("a.xml", deep_sections, "nested too deeply"),
    "a Word file that laughs": ("a.docx", word_of_laughs, "a Word file with a document type"),
    "a Word bomb": ("a.docx", word_bomb, "packed too densely"),
    "a Word file with a bomb for a picture": ("a.docx", word_picture_bomb, "packed too densely"),
    "a stream bomb in a PDF": ("a.pdf", pdf_stream_bomb, "too much in it for a note"),
    "filters upon filters in a PDF": ("a.pdf", pdf_filter_bomb, "too much in it for a note"),
    "a PDF of a million operations": ("a.pdf", pdf_of_operations, "too much in it for a note"),
    "forms in forms in a PDF": ("a.pdf", pdf_of_forms, "too much in it for a note"),
    "a PDF that is its own page": ("a.pdf", pdf_of_a_loop, "a broken PDF"),
    "a PDF of many pages": ("a.pdf", pdf_of_pages, "too much in it for a note"),
    "deep JSON": ("a.json", deep_json, "nested too deeply"),
    "wide JSON": ("a.json", wide_json, "too many values"),
    "deep HTML": ("a.html", deep_html, "broken HTML"),
    "tables in tables": ("a.html", tables_in_tables, "nested too deeply"),
    "RTF of braces": ("a.rtf", rtf_of_braces, "too much of other than text"),
    "RTF of links": ("a.rtf", rtf_of_links, "too much of other than text"),
    "RTF of fonts": ("a.rtf", rtf_of_fonts, "too much of other than text"),
    "CSV without an end": ("a.csv", csv_without_an_end, "a row of more than 16 MiB"),
    "CSV of columns": ("a.csv", csv_of_columns, "too many columns"),
    "HL7 of separators": ("a.hl7", hl7_of_separators, "too many fields in one message"),
    "a bomb in Word in FHIR": ("a.json", fhir_of_a_bomb, "packed too densely"),
    "Parquet of nothing": ("a.parquet", lambda: b"PAR1" + b"\xff" * 99 + b"PAR1", "a broken Parquet"),
    "comments without an end": ("a.xml", comments_without_an_end, "broken XML"),
    "a note of 200 MB": ("a.txt", large(b""), "larger than 10 MiB"),
    "Word of 200 MB": ("a.docx", large(b"PK\x03\x04"), "a broken zip file"),
    "RTF of 200 MB": ("a.rtf", large(b"{\\rtf1 "), "larger than 64 MiB"),
    "a PDF of 200 MB": ("a.pdf", large(b"%PDF-1.7\n"), "larger than 64 MiB"),
    "HTML of 200 MB": ("a.html", large(b"<html>"), "larger than 10 MiB"),
    "C-CDA of 200 MB": ("a.xml", large(b"<ClinicalDocument>"), "larger than 64 MiB"),
    "JSON of 200 MB": ("a.json", large(b'{"text": "'), "larger than 128 MiB"),
    "a line of JSON of 200 MB": ("a.jsonl", large(b'{"text": "'), "larger than 16 MiB"),
    "a row of 200 MB": ("a.csv", large(b"text\n"), "a row of more than 16 MiB"),
    "a message of 200 MB": ("a.hl7", large(b"MSH|^~\\&|\rOBX|1|TX|||"), "larger than 16 MiB"),
    "a zip of a note of 200 MB": (
        "a.zip", lambda: zipped(("a.txt", b"a" * 4 * MANY), method=0), "larger than 128 MiB, unpacked",
    ),
    "a spreadsheet bomb": ("a.xlsx", spreadsheet_bomb, "an Excel file: save it as CSV"),
    "a Word file of pictures": ("a.docx", word_of_pictures, "its archive is larger than 256 MiB"),
    "a Word file of paragraphs": ("a.docx", word_of_paragraphs, "too much of other than text"),
    "Word tables in tables": ("a.docx", word_of_tables, "nested too deeply"),
    "deep sections of FHIR": ("a.json", deep_fhir, "nested too deeply"),
    "FHIR of the system's files": ("a.json", fhir_of_the_system, "its text is not in the file"),
    "FHIR of Word bombs": ("a.json", fhir_of_bombs, "packed too densely"),
    "a PDF of parents below": ("a.pdf", pdf_of_a_parent_below, "a broken PDF"),
}  # fmt: skip
"""By what they do: name of the file, what makes it, and the beginning of the reason."""

STRANGE: dict[str, tuple[str, Maker]] = {
    "a zip whose files overlap": ("a.zip", overlapping_zip),
    "a character map without an end": ("a.pdf", pdf_of_characters),
    "HL7 of many orders": ("a.hl7", hl7_of_groups),
    "a style without an end": ("a.html", style_without_an_end),
    "a number without an end": ("a.jsonl", long_number),
    "a PDF whose table is before itself": ("a.pdf", pdf_of_a_table_before_itself),
    "a PDF of a form in itself": ("a.pdf", pdf_of_a_form_in_itself),
    "a Word table of cells": ("a.docx", word_of_cells),
    "a C-CDA table of cells": ("a.xml", cda_of_cells),
    "C-CDA that includes": ("a.xml", cda_that_includes),
    "an HTML table of cells": ("a.html", html_of_cells),
    "RTF of rows": ("a.rtf", rtf_of_rows),
}
"""What can be read, but must not take for ever."""


SLOW = ("a PDF of a million operations", "RTF of fonts", "RTF of links")
"""Refused after seconds and not at once; others that are refused by the same limits are quicker."""

MEMORY = 1024**3
"""Bytes of address space that reading any of them may take beside what was taken before."""

SECONDS = 120
"""Of processor time, and generous: that it ends is what counts."""


def measured(name: str, data: bytes) -> dict[str, Any]:
    """Read a file in this process, which is bound to die if it takes too much."""
    import resource

    from doclint.note import Note
    from doclint.readers import ReadOptions, read_file

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + SECONDS, resource.RLIM_INFINITY))
    Path("/proc/self/clear_refs").write_text("5")  # the peak of memory is counted from here
    before = _peak()
    notes, characters, reasons = 0, 0, []
    for item in read_file(io.BytesIO(data), name, ReadOptions()):
        if isinstance(item, Note):
            notes, characters = notes + 1, characters + len(item.text)
        else:
            reasons.append(item.reason)
    after = sum(sum(resource.getrusage(who)[:2]) for who in (0, resource.RUSAGE_CHILDREN))
    return {
        "bytes": len(data), "notes": notes, "characters": characters, "reasons": reasons[:500],
        "seconds": round(after - spent, 1), "mib": (_peak() - before) // 1024,
    }  # fmt: skip


def _peak() -> int:
    """The most memory that this process held, in KiB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Read all of them, each in a process of its own, and say in JSON how it went."""
    import doclint.readers.cda
    import doclint.readers.docx
    import doclint.readers.hl7
    import doclint.readers.html
    import doclint.readers.pdf
    import doclint.readers.rtf  # noqa: F401 - so that loading them is not counted

    named = sys.argv[1:]
    for what, (name, make, *_) in (HOSTILE | STRANGE).items():
        if named and what not in named:
            continue
        data = make()
        child = os.fork()
        if child == 0:
            told = json.dumps({"what": what, **measured(name, data)})
            print(told, flush=True)  # noqa: T201
            os._exit(0)
        del data
        status = os.waitpid(child, 0)[1]
        if status:
            print(json.dumps({"what": what, "died": status}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
