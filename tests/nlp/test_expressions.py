"""Expressions that were compiled before: the same as compiled now, and never in the way."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from doclint import expressions
from doclint.nlp import compiling
from doclint.nlp.patterns import load_patterns

PATTERN = r"(?P<size>\d{1,2})\s*(?:Fr|French)\b|(v-?v)(?=\s)|[\u0100-\u017f]+"
TEXT = "a 25 Fr cannula, V-V ECMO, \u0141\u00f3d\u017a; 19fr"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of its own in the place of both that are looked at, and a store that knows nothing."""
    path = tmp_path / "kept.data"
    monkeypatch.setattr(expressions, "_path", lambda: path)
    monkeypatch.setattr(expressions, "_shipped", lambda: tmp_path / "none")
    monkeypatch.setattr(expressions, "_store", expressions._Store())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return path


def again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a new process would have."""
    monkeypatch.setattr(expressions, "_store", expressions._Store())


def no_compiler(*_: object) -> None:
    raise AssertionError("compiled anew")


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    found = [[match.groups() for match in each.finditer(TEXT)] for each in (one, other)]
    return (
        found[0] == found[1]
        and len(found[0]) > 1
        and one == other
        and dict(one.groupindex) == dict(other.groupindex)
    )


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE])
def test_the_same_as_compiled_now(place: Path, monkeypatch: pytest.MonkeyPatch, flags: int) -> None:
    fresh = expressions.compile(PATTERN, flags)
    expressions.keep()
    again(monkeypatch)
    monkeypatch.setattr(expressions, "_program", no_compiler)
    kept = expressions.compile(PATTERN, flags)
    wanted = re.compile(PATTERN, flags)
    assert same(fresh, wanted)
    assert same(kept, wanted)
    with pytest.raises(AssertionError, match="anew"):
        expressions.compile(PATTERN + "x", flags)


def test_every_shipped_rule_is_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = load_patterns()
    texts = [rule["pattern"] for rule in (*rules.targets, *rules.context)][::12]
    for text in texts:
        expressions.compile(text, re.IGNORECASE)
    expressions.keep()
    again(monkeypatch)
    monkeypatch.setattr(expressions, "_program", no_compiler)
    assert all(
        expressions.compile(text, re.IGNORECASE) == re.compile(text, re.IGNORECASE)
        for text in texts
    )
    assert len(texts) > 50


def test_a_broken_expression_is_an_error(place: Path) -> None:
    with pytest.raises(re.error):
        expressions.compile("(")


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other", "of another Python"])
def test_a_damaged_file_is_no_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    if damage == "of another Python":
        monkeypatch.setattr(expressions, "_MARK", ("another",))
    expressions.compile(PATTERN)
    expressions.keep()
    content = place.read_bytes()
    damaged = {
        "cut": content[:-5],
        "changed": content[:40] + b"\xff" + content[41:],
        "empty": b"",
        "other": b"not ours",
        "of another Python": content,
    }
    place.write_bytes(damaged[damage])
    monkeypatch.undo()
    monkeypatch.setattr(expressions, "_path", lambda: place)
    monkeypatch.setattr(expressions, "_shipped", lambda: place / "none")
    again(monkeypatch)
    assert expressions._read(place) == ({}, {})
    assert same(expressions.compile(PATTERN), re.compile(PATTERN))


REFUSED = b"\xff\xff\0\0" * 3


def test_a_program_that_the_engine_refuses_is_compiled_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        expressions, "_program", lambda *_: (0, 0, {}, (), REFUSED, zlib.crc32(REFUSED))
    )
    assert same(expressions.compile(PATTERN), re.compile(PATTERN))


def test_a_damaged_program_is_compiled_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (PATTERN, "whole"):
        expressions.compile(text)
    expressions.keep()
    content = bytearray(place.read_bytes())
    code = expressions._program("whole", 0)[4]
    content[content.rindex(code) + 8] ^= 1
    place.write_bytes(content)
    again(monkeypatch)
    assert expressions.compile("whole").findall("the whole") == ["whole"]
    assert same(expressions.compile(PATTERN), re.compile(PATTERN))


def test_a_rules_expression_is_compiled_when_it_is_needed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    make = expressions._made

    def watched(text: str, *of: Any) -> re.Pattern[str]:
        taken.append(text)
        return make(text, *of)

    monkeypatch.setattr(expressions, "_made", watched)
    found = [expressions.later(text, re.IGNORECASE) for text in (PATTERN, "two", PATTERN)]
    assert [each.pattern for each in found] == [PATTERN, "two", PATTERN]
    assert taken == []
    assert same(found[0].compiled, re.compile(PATTERN, re.IGNORECASE))
    assert found[0].compiled is found[2].compiled
    assert found[0].compiled is expressions.compile(PATTERN, re.IGNORECASE)
    assert taken == [PATTERN]
    with pytest.raises(re.error):
        expressions.later("(")


def test_nothing_is_written_where_byte_code_is_not(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    expressions.compile(PATTERN)
    expressions.keep()
    assert not place.exists()


def test_a_place_that_cannot_be_written_costs_nothing(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(expressions, "_path", lambda: file / "kept.data")
    expressions.compile(PATTERN)
    expressions.keep()
    assert sorted(tmp_path.iterdir()) == [file]


def test_what_is_kept_already_is_not_written_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expressions.compile(PATTERN)
    expressions.keep()
    again(monkeypatch)
    monkeypatch.setattr(expressions, "_write", no_compiler)
    expressions.compile(PATTERN)
    expressions.keep()


def test_a_wheel_holds_all_that_a_reader_compiles(
    place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is made without medspaCy when a wheel is built is all that reading needs."""
    folder = tmp_path / "wheel"
    folder.mkdir()
    root = Path(compiling.__file__).parents[2]
    subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", _COMPILE, str(root), str(folder)], check=True
    )
    shipped = folder / expressions.shipped_name()
    assert shipped.stat().st_size > 1_000_000
    code = _READ.format(shipped=str(shipped))
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert said.stdout.split() == ["read", "nothing", "new"], said.stderr[-2000:]


_COMPILE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from doclint.nlp.compiling import main
main(Path(sys.argv[2]))
"""
_READ = """
from pathlib import Path
from doclint import expressions
expressions._shipped = lambda: Path({shipped!r})
expressions._path = lambda: Path("none")
expressions._Store.keep = lambda *_: None
compiled, program = [], expressions._program
expressions._program = lambda *of: (compiled.append(of[0]), program(*of))[1]
from doclint.nlp import shipped_plans, sought
shipped_plans._path = lambda: Path({shipped!r}).with_name(shipped_plans.NAME)
planned, plan_of = [], shipped_plans.plan_of
shipped_plans.plan_of = lambda text: (planned.append(text), plan_of(text))[1]
sought.PATIENCE = 0
from doclint.reading import Reader
assert Reader().read("The patient is on V-V ECMO; 25 Fr cannula.")
# Those of the tokenizer rest on the spaCy that is installed.
assert len(compiled) == 3 and all("…" in each for each in compiled), compiled
# Who acted is sought by the verbs of what was done.
assert all("by[ " in each for each in planned), planned
print("read nothing new")
"""


def in_functions(source: str) -> list[int]:
    """Lines on which a function that may run with every note has an expression compiled."""
    return [
        call.lineno
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        and not any("cache" in ast.unparse(each) for each in function.decorator_list)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "expressions.compile"
    ]


def test_a_compiled_expression_in_a_function_is_seen() -> None:
    assert in_functions("def read(text):\n    return expressions.compile('a').match(text)") == [2]
    assert (
        in_functions(
            "A = expressions.compile('a')\n@lru_cache\ndef f():\n    expressions.compile('b')"
        )
        == []
    )


@pytest.mark.parametrize("package", ["reading", "nlp"])
def test_no_note_waits_for_an_expression(package: str) -> None:
    """Once a pipeline stands, what is kept on the disk is let go: to ask for more reads it all again."""
    folder = Path(expressions.__file__).parent / package
    found = {
        path.name: in_functions(path.read_text(encoding="utf-8")) for path in folder.glob("*.py")
    }
    at_start = {"matching.py", "patterns.py", "compiling.py", "language.py", "circuit_patterns.py"}
    at_start |= {"run_on.py", "spelling.py", "headings.py"}
    assert len(found) > 20
    assert {name: lines for name, lines in found.items() if lines and name not in at_start} == {}
