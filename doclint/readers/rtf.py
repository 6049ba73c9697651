"""RTF: the text as a word processor shows it once all changes are accepted.

striprtf turns code pages, fonts and escapes into text, but knows neither struck nor deleted words,
nor headers, boxes and symbol fonts, and some files keep it busy for hours. It is therefore given a
fair copy, in which only what it is good at is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from striprtf.striprtf import destinations, rtf_to_text

from doclint.errors import UnreadableNoteError
from doclint.note import Note
from doclint.readers.options import MIB, Limits, ReadOptions

_MOST = 64 * MIB
"""Bytes of a file: pictures are in it, in hexadecimal."""

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_HIGH = re.compile("[\x80-\xff]")

_PAGES = frozenset(("header", "headerf", "headerl", "headerr"))
_FEET = frozenset(("footer", "footerf", "footerl", "footerr"))
_SWITCHES = frozenset(("strike", "striked", "deleted", "v"))
_KEPT_WORDS = frozenset((
    "line", "tab", "emdash", "endash", "emspace", "enspace", "qmspace", "bullet", "lquote",
    "rquote", "ldblquote", "rdblquote", "par", "sect", "f",
))  # fmt: skip
_MOST_TOKENS = 1_000_000
_MOST_FONTS = 2_000
_SYMBOL_CHARSET = 2
_CELL = "\uf8f0"
"""Stands for the end of a table's cell in the fair copy; no font that is in use has it."""
_TICKED, _EMPTY = "\u2612", "\u2610"


def read(file: BinaryIO, name: str, options: ReadOptions) -> Iterator[Note]:
    """Read a document as one note. Raises UnreadableNoteError."""
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise UnreadableNoteError(f"larger than {_MOST // MIB} MiB")
    yield Note(name, rtf_text(data, options.limits))


def rtf_text(data: bytes, limits: Limits) -> str:
    """The text of a document: headers, body, footers. Raises UnreadableNoteError."""
    start = data.find(b"{\\rtf")
    if start < 0 or data[:start].strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableNoteError("no RTF")
    copy = _FairCopy()
    copy.make(data[start:].decode("latin-1").rstrip("\x00 \t\r\n"))
    parts = [*copy.parts("header"), "".join(copy.body), *copy.parts("footer")]
    if sum(map(len, parts)) > 2 * limits.note:
        raise UnreadableNoteError(f"larger than {limits.note / MIB:.3g} MiB")
    return "".join(_plain(copy.opening() + part + "}") for part in parts)


def _plain(rtf: str) -> str:
    try:
        text: str = rtf_to_text(rtf, errors="strict")  # type: ignore[no-untyped-call]
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableNoteError("wrong encoding: not the code page that it says") from error
    # A character beyond 16 bits comes in two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = [_row(line) if _CELL in line else line.rstrip(" ") for line in text.split("\n")]
    return "\n".join(lines).strip("\n") + "\n" if text.strip() else ""


def _row(line: str) -> str:
    *cells, behind = line.split(_CELL)
    told = [" ".join(cell.split()) for cell in ([*cells, behind] if behind.strip() else cells)]
    return " | ".join(told).rstrip()


@dataclass(frozen=True)
class _State:
    """What holds within a group, and ends with it."""

    dropped: bool = False
    struck: frozenset[str] = frozenset()
    in_table: bool = False
    font: str = ""
    skip: int = 1
    part: str = "body"


@dataclass
class _Box:
    """A form field that may be a checkbox."""

    kind: int = 0
    result: int = 25
    default: int = 0

    def told(self) -> str:
        """The box as it is drawn."""
        state = self.default if self.result == 25 else self.result
        return "" if self.kind != 1 else f"{_TICKED if state else _EMPTY} "


@dataclass
class _FairCopy:
    body: list[str] = field(default_factory=list)
    _around: dict[str, list[list[str]]] = field(
        default_factory=lambda: {"header": [], "footer": []}
    )
    _fonts: dict[str, str] = field(default_factory=dict)
    _globals: list[str] = field(default_factory=list)
    _state: _State = _State()
    _stack: list[_State] = field(default_factory=list)
    _box: _Box | None = None
    _fresh: bool = False
    """Whether a group has just begun, so that a word tells what it is for."""
    _optional: bool = False
    """Whether a ``\\*`` stands before the word."""

    def opening(self) -> str:
        """The beginning of a document with the same code pages and fonts."""
        fonts = "".join(f"{{\\f{n}\\fcharset{c} x;}}" for n, c in self._fonts.items())
        return f"{{\\rtf1{''.join(self._globals)}{{\\fonttbl{fonts}}}"

    def parts(self, which: str) -> list[str]:
        """Headers or footers, each once."""
        return list(dict.fromkeys("".join(part) for part in self._around[which]))

    def make(self, rtf: str) -> None:
        """Copy a document. Raises UnreadableNoteError if it ends before its end."""
        place, depth, tokens = 0, 0, 0
        while place < len(rtf):
            tokens += 1
            if tokens > _MOST_TOKENS:
                raise UnreadableNoteError("too much of other than text")
            match = _TOKEN.match(rtf, place)
            if match is None:
                raise UnreadableNoteError("broken RTF")
            place = match.end()
            word, number, code, symbol, brace, words = match.groups()
            if brace:
                depth += 1 if brace == "{" else -1
                if depth <= 0:
                    return
                self._group(brace)
            elif word == "bin":
                place += max(int(number or 0), 0)
            elif word:
                self._word(word, int(number) if number else None)
            elif code:
                self._code(code)
            elif symbol:
                self._symbol(symbol)
            elif words:
                self._words(words)
        raise UnreadableNoteError("broken RTF: it is cut off")

    def _put(self, text: str) -> None:
        if not self._state.dropped and not self._state.struck:
            part = self._state.part
            (self.body if part == "body" else self._around[part][-1]).append(text)

    def _group(self, brace: str) -> None:
        self._fresh, self._optional = brace == "{", False
        if brace == "{":
            self._stack.append(self._state)
            self._put("{}")  # the copy has no groups, but where one begins or ends, skipping does
            return
        ended, self._state = self._state, self._stack.pop() if self._stack else _State()
        self._put("{}")
        if self._state.font != ended.font:
            self._put(f"\\f{self._state.font or 0} ")
        if self._state.skip != ended.skip:
            self._put(f"\\uc{self._state.skip} ")
        if self._box is not None and not self._state.dropped:
            box, self._box = self._box, None
            self._put(box.told())

    def _word(self, word: str, number: int | None) -> None:
        fresh, optional = self._fresh, self._optional
        self._fresh = self._optional = False
        if self._is_about_fonts_or_boxes(word, number):
            return
        state = self._state
        if fresh and (word in _PAGES or word in _FEET):
            part = "header" if word in _PAGES else "footer"
            self._around[part].append([])
            self._state = replace(state, part=part)
        elif word == "shptxt":
            self._state = replace(state, dropped=False)
            self._put(" ")
        elif word in destinations or (optional and word != "shpinst"):
            self._state = replace(state, dropped=True)
        elif word in _SWITCHES or word == "plain":
            self._switch(word, number)
        elif word in ("cell", "nestcell"):
            self._put(_CELL)
        elif word in ("row", "nestrow"):
            self._put("\\line ")
        elif word in ("intbl", "pard"):
            self._state = replace(state, in_table=word == "intbl")
        elif word == "page":
            self._put("\\line \f")
        elif word == "par" and state.in_table:
            self._put(" ")
        elif word == "u":
            self._put(f"\\u{(number or 0) & 0xFFFF} ")
        elif word == "uc":
            self._state = replace(state, skip=min(max(number or 0, 0), 9))
            self._put(f"\\uc{self._state.skip} ")
        elif word in _KEPT_WORDS:
            self._put(f"\\{word}{'' if number is None else number} ")

    def _switch(self, word: str, number: int | None) -> None:
        struck = self._state.struck
        if word == "plain":
            struck &= {"deleted"}
        else:
            struck = struck - {word} if number == 0 else struck | {word}
        self._state = replace(self._state, struck=struck)

    def _is_about_fonts_or_boxes(self, word: str, number: int | None) -> bool:
        told = "" if number is None else str(number)
        if word == "f" and told.isdecimal() and len(told) < 6:
            if told != self._state.font:
                self._state = replace(self._state, font=told)
            return False
        if word == "fcharset" and self._state.font and len(self._fonts) < _MOST_FONTS:
            self._fonts.setdefault(self._state.font, told or "0")
        elif word == "ansicpg" and len(self._globals) < 2:
            self._globals.append(f"\\ansicpg{told}")
        elif word == "formfield":
            self._box = _Box()
            return False
        elif self._box is not None and word in ("fftype", "ffres", "ffdefres"):
            name = {"fftype": "kind", "ffres": "result", "ffdefres": "default"}[word]
            setattr(self._box, name, number or 0)
        else:
            return False
        return True

    def _code(self, code: str) -> None:
        if self._is_symbol_font:
            self._put(chr(0xF000 | int(code, 16)))
        else:
            self._put(f"\\'{code}")

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._optional = True
        elif symbol in "~-_{}\\\r\n":
            self._put("\\line " if symbol in "\r\n" else f"\\{symbol}")

    def _words(self, words: str) -> None:
        self._fresh = self._optional = False
        if self._state.dropped or self._state.struck:
            return
        if self._is_symbol_font:
            self._put("".join(chr(0xF000 | ord(each)) if each != " " else " " for each in words))
        else:
            self._put(_HIGH.sub(lambda high: f"\\'{ord(high[0]):02x}", words))

    @property
    def _is_symbol_font(self) -> bool:
        return self._fonts.get(self._state.font) == str(_SYMBOL_CHARSET)
