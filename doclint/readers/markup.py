"""The narrative of HTML and of C-CDA: blocks to lines, tables to rows, and what is struck dropped.

Words that are struck through, or marked as deleted, are what their author took back: a linter that
read them would find documented what is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from doclint.errors import UnreadableNoteError
from doclint.readers.flow import Flow

if TYPE_CHECKING:
    from doclint.readers.options import Limits

# lxml has no types of its own.
Element = Any

_STRUCK_OR_HIDDEN = re.compile(
    r"text-decoration[\w-]*\s*:[^;]*line-through|display\s*:\s*none|visibility\s*:\s*hidden"
    r"|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_DEEPEST_TABLE = 20
_LONGEST_STYLE = 2000

_LONG_CELL = 300
"""Characters from which on a cell of several lines is a part of the page, and not of a table."""


@dataclass(frozen=True)
class Tags:
    """What the elements of a vocabulary are for; names without their namespace."""

    block: frozenset[str]
    heading: frozenset[str]
    dropped: frozenset[str]
    item: frozenset[str] = frozenset({"li", "item"})
    """Blocks that begin with a dash."""
    line_break: frozenset[str] = frozenset({"br"})
    verbatim: frozenset[str] = frozenset({"pre", "textarea"})
    row: frozenset[str] = frozenset({"tr"})
    cell: frozenset[str] = frozenset({"td", "th"})


_HTML_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "section", "summary", "table",
    "tbody", "tfoot", "thead", "ul",
))  # fmt: skip
_HTML_DROPPED = frozenset((
    "audio", "button", "canvas", "datalist", "del", "embed", "head", "iframe", "link", "map",
    "math", "meta", "noscript", "object", "s", "script", "strike", "style", "svg", "template",
    "title", "video",
))  # fmt: skip
HTML = Tags(
    block=_HTML_BLOCKS,
    heading=frozenset(("h1", "h2", "h3", "h4", "h5", "h6")),
    dropped=_HTML_DROPPED,
)

_CDA_BLOCKS = frozenset((
    "caption", "footnote", "item", "list", "paragraph", "table", "tbody", "text", "tfoot", "thead",
))  # fmt: skip
CDA = Tags(block=_CDA_BLOCKS, heading=frozenset(), dropped=frozenset(("renderMultiMedia",)))


def text_of(root: Element, tags: Tags, limits: Limits) -> str:
    """The text of an element. Raises UnreadableNoteError for what is nested too deeply."""
    flow = Flow()
    _Walk(tags, limits.depth).children(root, flow, 0, verbatim=False)
    return flow.done()


class _Walk:
    def __init__(self, tags: Tags, depth: int) -> None:
        self._tags = tags
        self._deepest = depth
        self._rows = 0

    def children(self, element: Element, flow: Flow, depth: int, *, verbatim: bool) -> None:
        if depth > self._deepest:
            raise UnreadableNoteError("nested too deeply")
        add = flow.verbatim if verbatim else flow.words
        if element.text:
            add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, flow, depth + 1, verbatim=verbatim)
            if child.tail:
                add(child.tail)

    def _element(self, element: Element, flow: Flow, depth: int, *, verbatim: bool) -> None:
        tags, tag = self._tags, local_name(element)
        if tag in tags.dropped or _is_gone(element):
            return
        if tag in tags.line_break:
            flow.line_break()
        elif tag in ("input", "select"):
            flow.words(_answer(element, tag))
        elif tag in tags.row:
            self._row(element, flow, depth)
        elif tag in tags.block or tag in tags.heading or tag in tags.verbatim:
            if tag in tags.heading:
                flow.gap()
            elif tag in tags.item:
                flow.dash()
            else:
                flow.block()
            self.children(element, flow, depth, verbatim=verbatim or tag in tags.verbatim)
            flow.block()
        else:
            self.children(element, flow, depth, verbatim=verbatim)

    def _row(self, row: Element, flow: Flow, depth: int) -> None:
        """A row of a table on one line, unless the table only lays out the page."""
        self._rows += 1
        if self._rows > _DEEPEST_TABLE:
            raise UnreadableNoteError("nested too deeply")
        cells = []
        lays_out = False
        for cell in row:
            if isinstance(cell.tag, str) and not _is_gone(cell):
                inside = Flow()
                self.children(cell, inside, depth + 1, verbatim=False)
                told = inside.done()
                cells.append(told)
                nested = any(local_name(each) in self._tags.row for each in cell.iterdescendants())
                lays_out |= nested or (len(told) > _LONG_CELL and told.count("\n") > 1)
        self._rows -= 1
        if lays_out or len(cells) == 1:
            for told in cells:
                flow.lines(told.rstrip("\n"))
        else:
            flow.row(cells)


def _is_gone(element: Element) -> bool:
    """Whether the author struck the words, or they are not shown."""
    get = element.get
    if get("revised") == "delete" or get("hidden") is not None:
        return True
    style = get("style")
    return style is not None and _STRUCK_OR_HIDDEN.search(style[:_LONGEST_STYLE]) is not None


def _answer(element: Element, tag: str) -> str:
    """What is filled in a form: a box ticked or not, words, or what was chosen."""
    if tag == "select":
        chosen = (each for each in element.iter("{*}option") if each.get("selected") is not None)
        return " ".join("".join(each.itertext()) for each in chosen)
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "\u2612 " if element.get("checked") is not None else "\u2610 "
    return element.get("value") or "" if kind in ("text", "date", "number", "search") else ""


def local_name(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
