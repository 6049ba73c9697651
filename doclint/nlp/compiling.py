"""Compiles every expression of doclint's own ahead of use: run when a wheel is built.

``python -m doclint.nlp.compiling FOLDER`` needs nothing but the standard library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from doclint import expressions
from doclint.nlp.patterns import load_patterns
from doclint.nlp.ways import plain_ways

FLAGS = int(re.IGNORECASE)
"""With which medspaCy compiles the expressions of rules."""


def compile_rules(patterns: Iterable[str]) -> None:
    """Compile the expressions of rules, and find out how each is sought."""
    for pattern in patterns:
        expressions.compile(pattern, FLAGS)
        expressions.derive("ways", pattern, plain_ways)


def main(folder: Path) -> None:
    """Write the file of compiled expressions into a folder."""
    for package in ("doclint.nlp", "doclint.reading"):
        for module in iter_modules(import_module(package).__path__):
            name = f"{package}.{module.name}"
            try:
                import_module(name)
            except ModuleNotFoundError as error:
                # What sits on medspaCy itself holds no expressions of ours.
                if (error.name or "doclint").partition(".")[0] == "doclint":
                    raise
    rules = load_patterns()
    kinds = (rules.targets, rules.context, rules.sections)
    texts = (rule.get("pattern") for kind in kinds for rule in kind)
    compile_rules(text for text in texts if isinstance(text, str))
    expressions.keep(folder / expressions.shipped_name())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
