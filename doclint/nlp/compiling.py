"""Compiles every expression of doclint's own ahead of use: run when a wheel is built.

``python -m doclint.nlp.compiling FOLDER`` needs nothing but the standard library.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from doclint import expressions
from doclint.nlp import shipped_plans
from doclint.nlp.patterns import load_patterns
from doclint.nlp.run_on import shipped_run_on
from doclint.nlp.spelling import shipped_spelling
from doclint.nlp.ways import plan_of

FLAGS = int(re.IGNORECASE)
"""With which medspaCy compiles the expressions of rules."""


def compile_rules(rules: Iterable[Mapping[str, Any]]) -> None:
    """Compile the expressions of rules of one kind, and think out how they are sought."""
    texts = [rule["pattern"] for rule in rules if isinstance(rule.get("pattern"), str)]
    for text in texts:
        expressions.compile(text, FLAGS)
    plan_of(texts)


def main(folder: Path) -> None:
    """Write the files of compiled expressions, and of how readers' are sought, into a folder."""
    for package in ("doclint.nlp", "doclint.reading"):
        for module in iter_modules(import_module(package).__path__):
            name = f"{package}.{module.name}"
            try:
                import_module(name)
            except ModuleNotFoundError as error:
                # What sits on medspaCy itself holds no expressions of ours.
                if (error.name or "doclint").partition(".")[0] == "doclint":
                    raise
    shipped_run_on()
    shipped_spelling()
    shipped_plans.write(expressions.compiled(), folder)
    rules = load_patterns()
    for kind in (rules.targets, rules.context, rules.sections):
        compile_rules(kind)
    expressions.keep(folder / expressions.shipped_name())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
