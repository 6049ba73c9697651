"""Regular expressions, compiled once on a machine and not once a start.

doclint reads notes with some 2,200 expressions, many of them long, and Python takes seconds to compile them. What the
compiler makes of them is put into the wheel when it is built (``.ci/build_hook.py``), for the Python that builds it.
Under another Python, and for what rests on the spaCy that is installed (the tokenizer's own expressions), it is kept
beside Python's own byte code by the first run, under the same rules: in
``__pycache__`` (or under ``PYTHONPYCACHEPREFIX``), one file a Python version, not at all where byte code is not to be
written (``PYTHONDONTWRITEBYTECODE``) or the folder cannot be. Nothing but doclint's own expressions goes in; those of
a site's patterns are compiled at every start.

Python has no public door for this. A file is bound to the compiler's version number, an entry is found by the whole
text of its expression, the engine checks a program before it takes it, and whatever does not fit is compiled anew.
Of the expressions of rules a note needs few: they are taken over by the engine when they are first needed.
"""

from __future__ import annotations

import importlib
import importlib.util
import marshal
import mmap
import os
import re
import sys
import tempfile
import zlib
from array import array
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

# Python's own parts of `re` have no stubs and bear other names before 3.11.
_engine: Any = importlib.import_module("_sre")
if sys.version_info >= (3, 11):
    _parser: Any = importlib.import_module("re._parser")
    _compiler: Any = importlib.import_module("re._compiler")
else:
    _parser = importlib.import_module("sre_parse")
    _compiler = importlib.import_module("sre_compile")

Derived = TypeVar("Derived")
Program = tuple[int, int, dict[str, int], tuple[Any, ...], "bytes | memoryview", int]
"""Flags, number of groups, their names and numbers, the engine's code, its checksum."""

_VERSION = 2
"""Of the file's form."""
_MARK = ("doclint expressions", _VERSION, int(_engine.MAGIC), sys.version_info[:3])


class Later:
    """An expression that is compiled when it is first needed: a note needs few of the many that rules bring."""

    def __init__(self, pattern: str, flags: int, program: Program) -> None:
        self.pattern = pattern
        self._flags, self._program = flags, program

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What ``re.compile`` gives."""
        return _made(self.pattern, self._flags, self._program)


class _Kept(NamedTuple):
    """What a file holds."""

    programs: dict[tuple[str, int], Program]
    derived: dict[tuple[str, str], Any]

    def without(self, others: _Kept) -> _Kept:
        """Give what the others do not hold."""
        programs = {k: v for k, v in self.programs.items() if k not in others.programs}
        return _Kept(programs, {k: v for k, v in self.derived.items() if k not in others.derived})


class _Store:
    """What is known of expressions: their programs, and what has been derived from their texts."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._files: tuple[_Kept, ...] | None = None
        """What came with the wheel, and what was kept here."""
        self._expressions: dict[tuple[str, int], Later] = {}
        self._used = _Kept({}, {})
        self._is_new = False

    def expression(self, pattern: str, flags: int) -> Later:
        """Give an expression, the same whenever it is asked for again."""
        key = pattern, flags
        if key not in self._expressions:
            *about, code, checksum = self._get("programs", key, lambda: _program(pattern, flags))
            # Copied, so that what was read of the file can be let go.
            self._expressions[key] = Later(pattern, flags, (*about, bytes(code), checksum))
        return self._expressions[key]

    def derived(self, key: tuple[str, str], make: Callable[[], Derived]) -> Derived:
        """Give what is kept under a key, or else make it."""
        value: Derived = self._get("derived", key, make)
        return value

    def _get(self, kind: str, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        used = getattr(self._used, kind)
        if key in used:
            return used[key]
        if self._files is None:
            self._files = _read(_shipped()), _read(_path())
        for file in self._files:
            if key in getattr(file, kind):
                used[key] = getattr(file, kind)[key]
                return used[key]
        used[key] = make()
        self._is_new = True
        return used[key]

    def compiled(self) -> tuple[tuple[str, int], ...]:
        """Give the expressions that were asked for, with their flags."""
        return tuple(self._used.programs)

    def keep(self, path: Path | None) -> None:
        """Write down what was used, if there is anything that is not kept yet, and forget it here.

        Without a path, the place is that of byte code, and what came with the wheel is left out.
        """
        if path is not None:
            _write(path, self._used)
        elif self._is_new and not sys.dont_write_bytecode:
            _write(_path(), self._used.without(self._files[0] if self._files else _Kept({}, {})))
        self._forget()


_store = _Store()


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what ``re.compile`` gives; an expression of doclint's own is not compiled anew at every start.

    Raises:
        re.error: as ``re.compile`` does.
    """
    return _store.expression(pattern, int(flags)).compiled


def later(pattern: str, flags: int = 0) -> Later:
    """Give an expression of which it is not known whether it will be needed.

    Raises:
        re.error: as ``re.compile`` does, unless what is kept of the expression is damaged: then when it is needed.
    """
    return _store.expression(pattern, int(flags))


def compiled() -> tuple[tuple[str, int], ...]:
    """Give the expressions that were asked for here, with their flags, since they were last kept."""
    return _store.compiled()


def derive(name: str, pattern: str, make: Callable[[str], Derived]) -> Derived:
    """Give ``make(pattern)``, plain data that is found out by going through an expression; kept like programs."""
    return _store.derived((name, pattern), lambda: make(pattern))


def keep(path: Path | None = None) -> None:
    """Keep what was compiled since the start for the next one; to be called when all is asked for.

    ``path`` is given when a wheel is built; the place is that of Python's byte code else.
    """
    _store.keep(path)


def _program(pattern: str, flags: int) -> Program:
    """Compile as ``re.compile`` does, up to the point where the engine takes the program over."""
    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    names = dict(parsed.state.groupdict)
    numbers: list[Any] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    known = int(flags | parsed.state.flags)
    return known, parsed.state.groups - 1, names, tuple(numbers), code, zlib.crc32(code)


def _made(pattern: str, flags: int, program: Program) -> re.Pattern[str]:
    """Have the engine take a program over; one that is damaged, or not for this engine, is compiled anew."""
    known, groups, names, numbers, code, checksum = program
    words = array("I")
    try:
        if zlib.crc32(code) == checksum:
            words.frombytes(code)
            made: re.Pattern[str] = _engine.compile(
                pattern, known, words.tolist(), groups, names, numbers
            )
            return made
    except (RuntimeError, TypeError, ValueError, OverflowError):
        pass
    return re.compile(pattern, flags)


def shipped_name() -> str:
    """Name of the file that a wheel holds for the Python that built it."""
    return f"expressions.{sys.implementation.cache_tag}.data"


def _shipped() -> Path:
    return Path(__file__).parent / "_data" / shipped_name()


def _path() -> Path:
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(".data")


def _read(path: Path) -> _Kept:
    """Read what a file holds; programs are left where they lie in it, unread, until they are compiled."""
    try:
        with path.open("rb") as file:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        behind = 8 + int.from_bytes(content[4:8], "little")
        if zlib.crc32(content[4:behind]) != int.from_bytes(content[:4], "little"):
            return _Kept({}, {})
        mark, size, programs, derived = marshal.loads(content[8:behind])
    except (OSError, EOFError, ValueError, TypeError):
        return _Kept({}, {})
    if mark != _MARK or size != len(content) - behind:
        return _Kept({}, {})
    place = behind
    for key, (*about, length, checksum) in programs.items():
        programs[key] = (*about, content[place : place + length], checksum)
        place += length
    return _Kept(programs, derived)


def _write(path: Path, kept: _Kept) -> None:
    """Write the file whole or not at all; another process may be writing it, too.

    What is said of programs stands before them, so that a start need not go through them.
    """
    programs = {
        key: (*about, len(code), checksum)
        for key, (*about, code, checksum) in kept.programs.items()
    }
    code = b"".join(program[4] for program in kept.programs.values())
    index = marshal.dumps((_MARK, len(code), programs, kept.derived))
    index = len(index).to_bytes(4, "little") + index
    try:
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((zlib.crc32(index).to_bytes(4, "little"), index, code))
        # Like byte code, it is for everyone who may read the program.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
