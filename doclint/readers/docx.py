"""Word's .docx: the text as Word shows it once all changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.flow import Flow
from doclint.readers.options import MIB, Allowance, ReadOptions
from doclint.readers.packed import Zip

_MOST_XML = 64 * MIB
_MOST_UNPACKED = 256 * MIB
"""Pictures and all: python-docx takes everything that the text refers to into memory."""
_MOST_ELEMENTS = 1_000_000
"""Begun and ended; each is a few hundred bytes once it has been taken apart."""

# Content that Word does not show once changes are accepted, or shows elsewhere than in the text.
_DROPPED = frozenset(
    qn(tag)
    for tag in (
        "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:pPr", "w:rPr",
        "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr",
        "w:commentReference", "w:rubyPr", "w:rt",
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_P, _R, _T, _TBL, _TR, _TC = map(qn, ("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc"))
_TAB, _BR, _CR, _SYM, _FLD = map(qn, ("w:tab", "w:br", "w:cr", "w:sym", "w:fldChar"))
_HYPHEN, _SOFT_HYPHEN = map(qn, ("w:noBreakHyphen", "w:softHyphen"))
_TICKED, _EMPTY = "\u2612", "\u2610"

_BROKEN = (
    PackageNotFoundError,
    InvalidXmlError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What python-docx raises for a package that is not as it should be."""

_OFF = ("0", "false", "off", "none")
_DEEPEST = 100


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a document as one note. Raises UnreadableNoteError."""
    yield Note(name, docx_text(file, options))


def docx_text(file: BinaryIO, options: ReadOptions) -> str:
    """The text of a document: headers, body, footers. Raises UnreadableNoteError."""
    _weigh(file, options)
    file.seek(0)
    try:
        return _text(Document(BytesIO(file.read())))
    except _BROKEN as error:
        raise UnreadableNoteError("a broken Word file, or none at all") from error


def _text(document: Any) -> str:
    flow = Flow()
    walk = _Walk(document)
    for header in _distinct(document, "header"):
        walk.into(header, flow)
    walk.into(document.element.body, flow)
    for footer in _distinct(document, "footer"):
        walk.into(footer, flow)
    return flow.done()


def _weigh(file: BinaryIO, options: ReadOptions) -> None:
    """Refuse a package that unpacks to too much: Word's library takes in all of it."""
    package = Zip(file, options.limits, Allowance(_MOST_UNPACKED))
    xml = elements = 0
    for member in package.members:
        package.weigh(member, options.limits.file)
        if member.filename.lower().endswith((".xml", ".rels")):
            xml += member.file_size
            if xml > _MOST_XML:
                raise UnreadableNoteError("too large a Word file, unpacked")
            content = package.read(member, _MOST_XML)
            elements += content.count(b"<")
            if elements > _MOST_ELEMENTS:
                raise UnreadableNoteError("too much of other than text")
            if b"<!DOCTYPE" in content[:1024]:
                raise UnreadableNoteError("a Word file with a document type: not made by Word")


def _distinct(document: Any, kind: str) -> Iterator[Any]:
    """Headers or footers of the sections, each text once: one that runs on says nothing new."""
    seen = set()
    for section in document.sections:
        parts = [getattr(section, kind)]
        if section.different_first_page_header_footer:
            parts.insert(0, getattr(section, f"first_page_{kind}"))
        if document.settings.odd_and_even_pages_header_footer:
            parts.append(getattr(section, f"even_page_{kind}"))
        for part in parts:
            if part.is_linked_to_previous:
                continue
            told = "".join(part._element.itertext())
            if told.strip() and told not in seen:
                seen.add(told)
                yield part._element


class _Walk:
    """Goes by the XML and not by python-docx's paragraphs.

    Those leave out content controls, inserted words, text boxes and more.
    """

    def __init__(self, document: Any) -> None:
        self._struck_styles = _struck_styles(document)
        self._deep = 0

    def into(self, element: Any, flow: Flow) -> None:
        """Add the text of what is in an element."""
        self._deep += 1
        if self._deep > _DEEPEST:
            raise UnreadableNoteError("nested too deeply")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._child(child, flow)
        self._deep -= 1

    def _child(self, child: Any, flow: Flow) -> None:
        tag = child.tag
        if tag == _T:
            flow.verbatim(child.text or "")
        elif tag == _R:
            if not self._is_gone(child):
                self.into(child, flow)
        elif tag == _P:
            self.into(child, flow)
            flow.line_break()
        elif tag == _TBL:
            flow.block()
            self.into(child, flow)
            flow.block()
        elif tag == _TR:
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                self._row(child, flow)
        elif tag == _TAB:
            flow.verbatim("\t")
        elif tag == _BR:
            flow.verbatim("\f" if child.get(qn("w:type")) == "page" else "\n")
        elif tag == _CR:
            flow.verbatim("\n")
        elif tag == _HYPHEN:
            flow.verbatim("-")
        elif tag == _SYM:
            flow.verbatim(_symbol(child))
        elif tag == _FLD:
            flow.verbatim(_old_checkbox(child))
        elif tag != _SOFT_HYPHEN:
            self.into(child, flow)

    def _row(self, row: Any, flow: Flow) -> None:
        cells = []
        for cell in row.iterchildren(_TC, qn("w:sdt")):
            inside = Flow()
            self.into(cell, inside)
            cells.append(inside.done())
        nested = row.find(f".//{_TBL}") is not None
        if nested or len(cells) == 1:
            for told in cells:
                flow.lines(told.rstrip("\n"))
        else:
            flow.row(cells)

    def _is_gone(self, run: Any) -> bool:
        """Whether the words of a run are struck through, or hidden."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False
        style = properties.find(qn("w:rStyle"))
        gone = style is not None and style.get(qn("w:val")) in self._struck_styles
        for name in ("w:strike", "w:dstrike", "w:vanish"):
            found = properties.find(qn(name))
            if found is not None:
                gone = found.get(qn("w:val"), "1").lower() not in _OFF
                if gone:
                    return True
        return gone


def _struck_styles(document: Any) -> frozenset[str]:
    """Ids of character styles that strike or hide."""
    styles = document.styles.element
    names = ("w:strike", "w:dstrike", "w:vanish")
    return frozenset(
        style.get(qn("w:styleId"))
        for style in styles.iterchildren(qn("w:style"))
        if style.get(qn("w:type")) == "character"
        and any(
            each.get(qn("w:val"), "1").lower() not in _OFF
            for name in names
            for each in style.iterfind(f"{qn('w:rPr')}/{qn(name)}")
        )
    )


def _symbol(element: Any) -> str:
    """A character of a symbol font, at its place in the private area: boxes, ticks, arrows."""
    try:
        number = int(element.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    return chr(0xF000 | number if number < 0x100 else number) if number <= 0xFFFF else ""


def _old_checkbox(element: Any) -> str:
    """The box of a form field, which Word draws and which is not in the text."""
    box = element.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    for name in ("w:checked", "w:default"):
        state = box.find(qn(name))
        if state is not None:
            return _EMPTY if state.get(qn("w:val"), "1").lower() in _OFF else _TICKED
    return _EMPTY
