"""Measures what doclint promises of its speed, and prints the table.

    python tests/benchmarks/run.py --quick
    python tests/benchmarks/run.py --only rate --only long --json figures.json

doclint is taken from wherever this Python finds it, as installed; to measure a checkout that is not
installed, say so: ``PYTHONPATH=. python tests/benchmarks/run.py``.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click
from measuring.figures import Line, markdown
from measuring.notes import texts_of
from measuring.terms import Terms

Benchmark = Callable[[Terms], Iterator[Line]]


def _benchmarks() -> dict[str, Benchmark]:
    """Every benchmark by its name, in the order of the table."""
    from measuring import batches, other_libraries, reading, starting

    sides = reading.Sides()
    return {
        "rate": lambda terms: reading.rate(terms, sides),
        "long": lambda terms: reading.long_note(terms, sides),
        "growth": lambda terms: reading.growth(terms, sides),
        "tokenizer": lambda terms: reading.bare_tokenizer(terms, sides),
        "workers": batches.two_workers,
        "others": lambda terms: other_libraries.others(terms, sides),
        "check": starting.cold_check,
        "help": starting.helps,
        "memory": batches.memory,
    }


NAMES = (
    *("rate", "long", "growth", "tokenizer", "workers", "others"),
    *("check", "help", "memory"),
)


@click.command()
@click.option("--only", multiple=True, type=click.Choice(NAMES), help="May be repeated.")
@click.option("--quick", is_flag=True, help="Fewer notes and rounds, for whoever works on speed.")
@click.option("--json", "kept", type=click.Path(path_type=Path), help="Also keep all in this file.")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True),
    help="General clinical texts besides: JSON lines with a key `text`, gzipped or not.",
)
@click.option(
    "--venvs",
    type=click.Path(path_type=Path),
    help="Folder of the environments of other libraries; what is missing there is made. Without it "
    "they are made anew and thrown away.",
)
@click.option("--callgrind", is_flag=True, help="Also count the instructions of starting programs.")
def main(
    only: tuple[str, ...],
    quick: bool,
    kept: Path | None,
    texts: Path | None,
    venvs: Path | None,
    callgrind: bool,
) -> None:
    """Measure doclint, and print the table as Markdown; progress goes to standard error."""
    where = _doclint_is_there()
    terms = Terms(quick, tuple(texts_of(texts)) if texts else (), callgrind, venvs)
    lines: list[Line] = []
    for name, benchmark in _benchmarks().items():
        if only and name not in only:
            continue
        click.echo(f"{name} ...", err=True)
        for line in benchmark(terms):
            lines.append(line)
            click.echo(f"  {line.figure}: {line.value} {line.verdict}", err=True)
    click.echo(_machine(where, quick=quick))
    click.echo(markdown(lines), nl=False)
    if kept is not None:
        data = {
            "machine": _machine(where, quick=quick),
            "lines": [each.as_data() for each in lines],
        }
        kept.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    sys.exit(any(line.verdict.startswith("fail") for line in lines))


def _doclint_is_there() -> str:
    """Say which doclint is measured. One that is not there is told in one line."""
    spec = find_spec("doclint")
    if spec is None or spec.origin is None:
        raise click.ClickException("doclint is not installed here: pip install . first")
    return (
        "a checkout" if (Path(spec.origin).parents[1] / "pyproject.toml").is_file() else "a wheel"
    )


def _machine(where: str, *, quick: bool) -> str:
    """What the figures are of: versions, cores, and how much else the machine had to do."""
    from doclint import __version__

    parts = [f"doclint {__version__} of {where}", f"Python {platform.python_version()}"]
    for package in ("spacy", "medspacy", "PyRuSH"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    parts.append(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    return ", ".join(parts) + (" (quick run)" if quick else "") + "\n"


if __name__ == "__main__":
    main()
