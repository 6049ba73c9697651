"""Learns how much each word of a statement speaks for an element's being stated there, for ``doclint.reading``.

    python tests/gold/learn_statements.py

reads the notes of ``tests/gold/tune``, the statements of ``tests/gold/statements`` and the sentences of
``tests/sentences/tables`` and writes ``patterns/learnt/statements.json``. Which statements of a note state an element
is told by the rules, where they read it as its label says. It needs scikit-learn, which doclint itself does not. With
``--across N`` it writes nothing: it learns from all notes but every N-th, and so N times; it tells for each element in
how many of the notes left out the words alone hear it where it is stated, and where it is not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import STRENGTH, learn_twice, write
from sklearn.linear_model import LogisticRegression

from doclint.nlp.page import Page
from doclint.reading.case import Case
from doclint.reading.hearing import COLUMNS, LIMITS, column_of, hear
from doclint.reading.reader import Reader
from doclint.reading.statement_words import Weights, features, statements_of

ROOT = Path(__file__).parents[2]
MOST = 12000
"""Features that are kept: those that weigh most."""
LEAST = 2
"""Statements that a feature stands in at least."""
LEAST_WEIGHT = 1.0
"""Weight below which a feature says nothing of a column."""
TENTHS = 10
"""Weight from which on tenths do not matter."""
LIKE = -3.0
"""Odds from which on the likeliest statement of a note is taken for the one that the rules missed."""
NEAR = tuple(
    map(
        frozenset,
        (
            ("indication", "severity", "failed_therapy", "reason"),
            ("imaging", "placement_confirmation", "fluoroscopy", "approach"),
            ("imaging", "placement_confirmation", "fluoroscopy", "reason", "complications"),
            ("approach", "thoracic_incision", "graft", "hemostasis"),
            ("complications", "hemostasis", "anticoagulation", "reason"),
            ("severity", "imaging"),
            ("failed_therapy", "complications"),
        ),
    )
)
"""Elements that one statement may well state together. Of others a statement of one says nothing."""
STATED = frozenset(("documented", "not_done"))


@dataclass(frozen=True)
class Statement:
    """One statement: its features, and for each column whether it states it; None where nobody can tell."""

    held: frozenset[str]
    states: tuple[bool | None, ...]


@dataclass(frozen=True)
class Note:
    """A labelled note with the page that was made of it."""

    page: Page
    case: Case
    elements: dict[str, dict[str, Any]]
    statements: tuple[Statement, ...]
    missed: tuple[int, ...]
    """Columns that the note states, where no rule found it."""
    readings: dict[str, Any]


def notes_of(folder: Path) -> Iterator[Note]:
    """Give the notes of a folder of gold."""
    reader = Reader(hears=False)
    for gold in sorted(folder.glob("gold_*.jsonl")):
        for line in gold.read_text("utf-8").splitlines():
            label = json.loads(line)
            elements = label["elements"]
            action = elements["action"]
            case = Case(frozenset(action.get("values") or ()), action["status"] != "missing")
            if case.is_service and set(elements) <= {"action", "mode"}:
                continue
            page = reader.page((folder / label["file"]).read_bytes().decode("utf-8", "replace"))
            readings = reader.readings(page)
            doubted = frozenset(label.get("ambiguous") or ())
            known = {
                name: elements.get(name, {"status": "missing"})
                for name in dict.fromkeys(column.partition(":")[0] for column in COLUMNS)
                if name not in doubted and (name in elements or not case.is_service)
            }
            told = tuple(
                Statement(
                    frozenset(features(page.text[low:high], page.section(low).title, case.actions)),
                    tuple(_states(column, (low, high), known, readings) for column in COLUMNS),
                )
                for low, high in statements_of(page)
            )
            missed = tuple(
                COLUMNS.index(column)
                for name, element in known.items()
                if element["status"] in STATED
                and readings[name].status == "missing"
                and (column := column_of(name, element)) is not None
            )
            yield Note(page, case, known, told, missed, readings)


def _states(
    column: str, span: tuple[int, int], known: dict[str, dict[str, Any]], readings: dict[str, Any]
) -> bool | None:
    name = column.partition(":")[0]
    label = known.get(name)
    if label is None:
        return None
    if label["status"] == "missing":
        return False
    read = readings[name]
    if label["status"] not in STATED or read.status != label["status"]:
        return None
    hit = any(start < span[1] and span[0] < end for start, end in read.spans)
    return hit and column == column_of(name, label)


def sentences_of(folder: Path) -> Iterator[Statement]:
    """Give the labelled sentences of tables, one for each element."""
    for name in dict.fromkeys(column.partition(":")[0] for column in COLUMNS):
        for row in _rows(folder / f"{name}.jsonl"):
            label = {"status": row["status"], **(row.get("values") or {})}
            if row["status"] not in STATED or column_of(name, label) is not None:
                yield _sentence(name, label, row)


def sheets_of(folder: Path) -> Iterator[Statement]:
    """Give the statements of a folder's sheets, each of which is labelled for one element."""
    for sheet in sorted(folder.glob("*.jsonl")):
        for row in _rows(sheet):
            yield _sentence(row["element"], row, row, alone=True)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _sentence(
    name: str, label: dict[str, Any], row: dict[str, Any], *, alone: bool = False
) -> Statement:
    """Give a sentence of which it is known what it says of one element.

    Where it was written for that element alone, it says nothing of those that have nothing to do with it.
    """
    states = column_of(name, label) if label["status"] in STATED else None
    near = {name}.union(*(group for group in NEAR if name in group)) if alone else set(LIMITS)
    told = {name} | (set(LIMITS) - near)
    return Statement(
        frozenset(features(row["text"], None, row["actions"])),
        tuple(column == states if column.partition(":")[0] in told else None for column in COLUMNS),
    )


def learn(notes: Sequence[Note], sentences: Sequence[Statement]) -> dict[str, Any]:
    """Learn from all features, then again from those that weighed most, and from what the rules missed."""
    statements = [*(each for note in notes for each in note.statements), *sentences]

    def teach(table: Any, odds: Any) -> Iterator[LogisticRegression]:
        known = statements if odds is None else _with_missed(notes, statements, odds)
        return (_model(table, known, column) for column in range(len(COLUMNS)))

    learnt = learn_twice(
        [each.held for each in statements], teach, least=LEAST, most=MOST, by_rarity=True
    )
    return {
        "description": "How much words of a statement speak for an element's being stated there, learnt by "
        "tests/gold/learn_statements.py from tests/gold/tune, tests/gold/statements and tests/sentences/tables. Of "
        "each word (0: any number; ~: first letters; three stems: three words in a row; §: of the section's title; "
        "@: an action of the note) the square of its rarity, then by turns the number of a column and its weight "
        "there.",
        "statements": len(statements),
        "columns": list(COLUMNS),
        "bias": [round(float(each), 3) for each in learnt.bias],
        "words": {
            word: " ".join((f"{rarity**2:.1f}", *_entry(weights * rarity)))
            for word, rarity, weights in zip(
                learnt.words, learnt.rarity, learnt.weights.T, strict=True
            )
        },
    }


def _with_missed(
    notes: Sequence[Note], statements: Sequence[Statement], odds: Any
) -> list[Statement]:
    """Give the statements, of each missed element the likeliest as one that states it."""
    found = list(statements)
    first = 0
    for note in notes:
        last = first + len(note.statements)
        for column in note.missed:
            best = first + int(np.argmax(odds[first:last, column]))
            if odds[best, column] > LIKE:
                states = list(found[best].states)
                states[column] = True
                found[best] = Statement(found[best].held, tuple(states))
        first = last
    return found


def _entry(weights: Any) -> Iterator[str]:
    for column, weight in enumerate(weights):
        if abs(weight) >= LEAST_WEIGHT:
            yield f"{column} {weight:.0f}" if abs(weight) >= TENTHS else f"{column} {weight:.1f}"


def _model(table: Any, statements: Sequence[Statement], column: int) -> LogisticRegression:
    known = [n for n, each in enumerate(statements) if each.states[column] is not None]
    states = np.array([bool(statements[n].states[column]) for n in known])
    rows = table[known]
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(rows, states)
    # A statement that the rules passed over in a note that states the element may well state it, too.
    sure = states | (model.decision_function(rows) < 0)
    return model.fit(rows[sure], states[sure])


def across(notes: Sequence[Note], sentences: Sequence[Statement], parts: int) -> Iterator[str]:
    """Tell for each element in how many notes it is heard, of those that state it and of those that do not."""
    heard: Counter[tuple[str, str]] = Counter()
    for part in range(parts):
        taught = [note for n, note in enumerate(notes) if n % parts != part]
        weights = Weights.of(learn(taught, sentences))
        for note in notes[part::parts]:
            if not note.case.is_service:
                continue
            told = hear(note.page, note.case, note.readings, list(note.elements), weights)
            for name, label in note.elements.items():
                status = label["status"]
                if status != "missing" and status not in STATED:
                    continue
                is_stated = "stated" if status in STATED else "not"
                heard[name, is_stated] += 1
                if name in told:
                    right = told[name].status == status or status == "missing"
                    heard[name, is_stated + (" heard" if right else " heard as another")] += 1
    for name in dict.fromkeys(column.partition(":")[0] for column in COLUMNS):
        yield (
            f"{name:24s} heard in {heard[name, 'stated heard']} of {heard[name, 'stated']} notes that state it"
            f" (as another in {heard[name, 'stated heard as another']}),"
            f" in {heard[name, 'not heard']} of {heard[name, 'not']} that do not\n"
        )


def main() -> None:
    """Learn, and write what was learnt or tell how good it is."""
    parser = argparse.ArgumentParser(description="Learn what words say of single elements.")
    parser.add_argument("--across", type=int, metavar="N")
    options = parser.parse_args()
    notes = list(notes_of(ROOT / "tests" / "gold" / "tune"))
    sentences = [
        *sentences_of(ROOT / "tests" / "sentences" / "tables"),
        *sheets_of(ROOT / "tests" / "gold" / "statements"),
    ]
    if options.across:
        sys.stdout.writelines(across(notes, sentences, options.across))
        return
    write(ROOT / "patterns" / "learnt" / "statements.json", learn(notes, sentences))


if __name__ == "__main__":
    main()
