"""Regular expressions, compiled once on a machine and not once a start.

doclint reads notes with some 1,700 expressions, many of them long, and Python takes seconds to compile them. What the
compiler makes of them is put into the wheel when it is built (``.ci/build_hook.py``), for the Python that builds it.
Under another Python, and for what rests on the spaCy that is installed (the tokenizer's own expressions), it is kept
beside Python's own byte code by the first run, under the same rules: in
``__pycache__`` (or under ``PYTHONPYCACHEPREFIX``), one file a Python version, not at all where byte code is not to be
written (``PYTHONDONTWRITEBYTECODE``) or the folder cannot be. Nothing but doclint's own expressions goes in; those of
a site's patterns are compiled at every start.

Python has no public door for this. A file is bound to the compiler's version number, an entry is found by the whole
text of its expression, the engine checks a program before it takes it, and whatever does not fit is compiled anew.
"""

from __future__ import annotations

import importlib
import importlib.util
import marshal
import os
import re
import sys
import tempfile
import zlib
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

# Python's own parts of `re` have no stubs and bear other names before 3.11.
_engine: Any = importlib.import_module("_sre")
if sys.version_info >= (3, 11):
    _parser: Any = importlib.import_module("re._parser")
    _compiler: Any = importlib.import_module("re._compiler")
else:
    _parser = importlib.import_module("sre_parse")
    _compiler = importlib.import_module("sre_compile")

Derived = TypeVar("Derived")

_VERSION = 1
"""Of the file's form."""
_MARK = ("doclint expressions", _VERSION, int(_engine.MAGIC), sys.version_info[:3])


class _Store:
    """What is known of expressions: their programs, and what has been derived from their texts."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] | None = None
        self._shipped: dict[Any, Any] = {}
        self._used: dict[Any, Any] = {}
        self._is_new = False

    def get(self, key: tuple[Any, ...], make: Callable[[], Derived]) -> Derived:
        """Give what is kept under a key, or else make it."""
        if self._kept is None:
            self._shipped = _read(_shipped())
            self._kept = {**_read(_path()), **self._shipped}
        if key in self._used:
            value: Derived = self._used[key]
        elif key in self._kept:
            value = self._used[key] = self._kept[key]
        else:
            value = self._used[key] = make()
            self._is_new = True
        return value

    def compiled(self) -> tuple[tuple[str, int], ...]:
        """Give the expressions whose programs were used, with their flags."""
        return tuple((key[1], key[2]) for key in self._used if key[0] == "program")

    def keep(self, path: Path | None) -> None:
        """Write down what was used, if there is anything that is not kept yet, and forget it here.

        Without a path, the place is that of byte code, and what came with the wheel is left out.
        """
        if path is not None:
            _write(path, self._used)
        elif self._is_new and not sys.dont_write_bytecode:
            used = self._used.items()
            _write(_path(), {key: value for key, value in used if key not in self._shipped})
        self._is_new, self._kept, self._shipped, self._used = False, None, {}, {}


_store = _Store()


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what ``re.compile`` gives; an expression of doclint's own is not compiled anew at every start.

    Raises:
        re.error: as ``re.compile`` does.
    """
    flags = int(flags)
    known, program, groups, names, numbers = _store.get(
        ("program", pattern, flags), lambda: _program(pattern, flags)
    )
    code = array("I")
    code.frombytes(program)
    try:
        made: re.Pattern[str] = _engine.compile(
            pattern, known, code.tolist(), groups, names, numbers
        )
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return re.compile(pattern, flags)
    return made


def compiled() -> tuple[tuple[str, int], ...]:
    """Give the expressions that were compiled here, with their flags, since they were last kept."""
    return _store.compiled()


def derive(name: str, pattern: str, make: Callable[[str], Derived]) -> Derived:
    """Give ``make(pattern)``, plain data that is found out by going through an expression; kept like programs."""
    return _store.get((name, pattern), lambda: make(pattern))


def keep(path: Path | None = None) -> None:
    """Keep what was compiled since the start for the next one; to be called when all is compiled.

    ``path`` is given when a wheel is built; the place is that of Python's byte code else.
    """
    _store.keep(path)


def _program(pattern: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[Any, ...]]:
    """Compile as ``re.compile`` does, up to the point where the engine takes the program over."""
    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags))
    names = dict(parsed.state.groupdict)
    numbers: list[Any] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    known = int(flags | parsed.state.flags)
    return known, code.tobytes(), parsed.state.groups - 1, names, tuple(numbers)


def shipped_name() -> str:
    """Name of the file that a wheel holds for the Python that built it."""
    return f"expressions.{sys.implementation.cache_tag}.data"


def _shipped() -> Path:
    return Path(__file__).parent / "_data" / shipped_name()


def _path() -> Path:
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(".data")


def _read(path: Path) -> dict[Any, Any]:
    try:
        content = path.read_bytes()
        if zlib.crc32(content[4:]) != int.from_bytes(content[:4], "little"):
            return {}
        mark, kept = marshal.loads(content[4:])
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if mark == _MARK and isinstance(kept, dict) else {}


def _write(path: Path, kept: dict[Any, Any]) -> None:
    """Write the file whole or not at all; another process may be writing it, too."""
    content = marshal.dumps((_MARK, kept))
    try:
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(zlib.crc32(content).to_bytes(4, "little") + content)
        # Like byte code, it is for everyone who may read the program.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
