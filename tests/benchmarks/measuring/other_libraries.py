"""The same notes through negspacy and edsnlp, each in an environment of its own.

Each gets doclint's targets, all of them regular expressions, and does of the rest what it has.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measuring.clocks import by_turns, cpu_seconds, program_environment
from measuring.figures import Equality, Goal, Line, ratios, total
from measuring.reading import Sides
from measuring.terms import Terms

PROGRAMS = Path(__file__).resolve().parents[1] / "others"


@dataclass(frozen=True)
class Library:
    """A package of the index, and what it does of doclint's work."""

    package: str
    covers: str


LIBRARIES = (
    Library("negspacy", "tokens, sentences, targets, negation"),
    Library("edsnlp", "tokens, sentences, targets, negation, sections"),
)


class Program:
    """One of the programs in ``others``, ready to read its notes."""

    def __init__(self, python: Path, library: Library, told: dict[str, Any]) -> None:
        self._process = subprocess.Popen(
            [python, "-W", "ignore", PROGRAMS / f"with_{library.package}.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={k: v for k, v in program_environment().items() if k != "PYTHONPATH"},
            text=True,
            encoding="utf-8",
        )
        self._ask(json.dumps(told))

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def seconds(self) -> float:
        """Read all notes; give the processor's time."""
        return float(self._ask("go"))

    def spans(self) -> list[list[tuple[int, int, str, bool]]]:
        """What is found in each note."""
        return [[tuple(span) for span in note] for note in self._ask("spans")]  # type: ignore[misc]

    def _ask(self, line: str) -> Any:
        hearing, telling = self._process.stdout, self._process.stdin
        if hearing is None or telling is None:
            raise RuntimeError("no pipes")
        telling.write(line + "\n")
        telling.flush()
        answer = hearing.readline()
        if not answer:
            raise ChildProcessError("ended before it answered")
        return json.loads(answer)


def others(terms: Terms, sides: Sides) -> Iterator[Line]:
    """Time doclint's whole check against what each library does of it."""
    from doclint.nlp.patterns import load_patterns

    patterns = load_patterns()
    sections: dict[str, list[str]] = {}
    for rule in patterns.sections:
        sections.setdefault(rule["category"], []).append(rule["literal"])
    notes = terms.sample(terms.usual)
    told = {
        "rules": [rule["pattern"] for rule in patterns.targets],
        "sections": sections,
        "notes": notes,
    }
    keys = [(rule["category"], rule["literal"]) for rule in patterns.targets]
    for library in LIBRARIES:
        figure = (
            f"the same notes through {library.package} ({library.covers}) against a whole check"
        )
        with ExitStack() as closing:
            try:
                python = _environment(library, terms.environments, closing)
                program = closing.enter_context(Program(python, library, told))
            except (OSError, subprocess.SubprocessError) as error:
                why = f"{library.package} does not run here ({type(error).__name__})"
                yield Line("others", figure, None, Goal("more than", 1), absent=why)
                continue
            yield _against(figure, library, program, notes, keys, terms, sides)


def _against(
    figure: str,
    library: Library,
    program: Program,
    notes: Sequence[str],
    keys: Sequence[tuple[str, str]],
    terms: Terms,
    sides: Sides,
) -> Line:
    pages = [sides.linter.reader.page(note) for note in notes]
    equal = total(
        count
        for page, found in zip(pages, program.spans(), strict=True)
        for count in compared(page, found, keys, library.package)
    )

    def seconds(work: Any) -> float:
        return program.seconds() if work is program else cpu_seconds(work)

    times = by_turns(
        {
            library.package: program,  # type: ignore[dict-item]
            "check": lambda: [sides.linter.check(note) for note in notes],
            "page": lambda: [sides.linter.reader.page(note) for note in notes],
        },
        terms.rounds,
        seconds,
    )
    per_note = {name: 1000 * min(each) / len(notes) for name, each in times.items()}
    version = _version(library)
    return Line(
        "others",
        figure,
        ratios(times[library.package], times["check"]),
        Goal("more than", 1),
        f"least a note: {library.package}{version} {per_note[library.package]:.1f} ms, a whole check "
        f"{per_note['check']:.1f} ms, of it targets, assertions and sections {per_note['page']:.1f} ms",
        tuple(equal),
        more={"seconds": times},
    )


def compared(
    page: Any,
    found: Sequence[tuple[int, int, str, bool]],
    keys: Sequence[tuple[str, str]],
    package: str,
) -> list[Equality]:
    """Count which spans of a library's a page has, by place and rule, and how many are negated alike.

    Not claimed to be the same: tokens, overlaps and rules of negation differ.
    """
    own = {}
    for mention in page.mentions:
        if mention.start < mention.end:
            place = page.placed(mention.start, mention.end)
            own[(*place, mention.label, mention.rule)] = mention.has("NEGATED")
    theirs = {(start, end, *keys[int(rule)]): negated for start, end, rule, negated in found}
    alike = [
        Equality.count("negated alike", [negated], [own[key]], claimed=False)
        for key, negated in theirs.items()
        if key in own
    ]
    return [
        Equality.count(f"spans of {package}'s in doclint's", theirs, own, claimed=False),
        Equality.count(f"spans of doclint's in {package}'s", own, theirs, claimed=False),
        *alike,
    ]


def _environment(library: Library, folder: Path | None, closing: ExitStack) -> Path:
    """Give the Python of a library's environment, made if it is not there. Raises SubprocessError."""
    if folder is None:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
    home = folder / library.package
    python = home / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", home], check=True, stdout=subprocess.DEVNULL)
    if not _version_in(home, library.package):
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([*install, library.package], check=True, **quiet)  # type: ignore[call-overload]
    _VERSIONS[library.package] = _version_in(home, library.package)
    return python


_VERSIONS: dict[str, str] = {}


def _version(library: Library) -> str:
    return f" {_VERSIONS[library.package]}" if _VERSIONS.get(library.package) else ""


def _version_in(home: Path, package: str) -> str:
    """Give the version of a package in an environment; nothing if it is not there."""
    for path in home.glob(f"lib/python*/site-packages/{package}-*.dist-info"):
        return path.name.removesuffix(".dist-info").partition("-")[2]
    return ""
