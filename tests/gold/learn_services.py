"""Learns how much each word of a note speaks for each action and for a service at all, for ``doclint.reading``.

    python tests/gold/learn_services.py

reads the notes of ``tests/gold/tune`` and writes ``patterns/learnt/services.json``. It needs scikit-learn, which
doclint itself does not. With ``--across N`` it writes nothing: it learns from all but every N-th note, and so N times;
it tells on how many of the notes left out the words alone name the actions, and tell whether there was a service.
``--check`` fails where what would be written is not what stands there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from learning import STRENGTH, learn_twice, write
from sklearn.linear_model import LogisticRegression

from doclint.nlp.page import Page
from doclint.nlp.pipeline import Pipeline
from doclint.reading.service import judged, signs
from doclint.reading.session import ORDER
from doclint.reading.word_weights import SERVICE, Weights, features, odds_told, weighed

ROOT = Path(__file__).parents[2]
MOST = 3000
"""Words that are kept: those that weigh most."""
LEAST_NOTES = 2

FOLDS = 5
"""Parts that the notes fall into where a note's words are weighed by what other notes taught."""
PLAIN = 1.0
"""Of scikit-learn's C: how freely the signs of a service may speak."""

Note = tuple[Page, frozenset[str]]
"""A note, and its actions; SERVICE is among them if there are any."""
COLUMNS = (*ORDER, SERVICE)


def labelled(folder: Path) -> list[Note]:
    """Give the pages of gold notes with their actions."""
    notes = []
    pipeline = Pipeline()
    for gold in sorted(folder.glob("gold_*.jsonl")):
        for line in gold.read_text("utf-8").splitlines():
            note = json.loads(line)
            if "action" in note.get("ambiguous", ()):
                continue
            action = note["elements"].get("action", {})
            told = set(action.get("values") or ())
            if action.get("status", "missing") != "missing":
                told.add(SERVICE)
            text = (folder / note["file"]).read_bytes().decode("utf-8", "replace")
            notes.append((pipeline(text), frozenset(told)))
    return notes


def learn(notes: Sequence[Note]) -> dict[str, Any]:
    """Learn what words weigh, and from how they do so in notes that they were not learnt from, what each sign does."""
    apart: list[tuple[Note, Weights]] = []
    for fold in range(FOLDS):
        weights = Weights.of(
            learn_words([note for n, note in enumerate(notes) if n % FOLDS != fold])
        )
        apart += [(note, weights) for note in notes[fold::FOLDS]]
    return learn_words(notes) | {"gate": learn_gate(apart)}


def learn_words(notes: Sequence[Note]) -> dict[str, Any]:
    """Learn what words weigh for each action and for a service at all."""
    learnt = learn_twice(
        [features(page.text) for page, _ in notes],
        lambda table, _: (_model(table, notes, action) for action in COLUMNS),
        least=LEAST_NOTES,
        most=MOST,
    )
    return {
        "description": "How much words of a note speak for each action and for a service at all, learnt by "
        "tests/gold/learn_services.py from the notes of tests/gold/tune. Of each word (0: any number; ^: in the first "
        "lines) its rarity, then its weight for each of the actions. gate: how much each sign of a service counts.",
        "notes": len(notes),
        "actions": list(COLUMNS),
        "bias": [round(float(each), 3) for each in learnt.bias],
        "gate": {},
        "words": {
            word: [
                round(float(learnt.rarity[n]), 2),
                *(round(float(each), 2) for each in learnt.weights[:, n]),
            ]
            for n, word in enumerate(learnt.words)
        },
    }


def learn_gate(apart: Iterable[tuple[Note, Weights]]) -> dict[str, float]:
    """Learn how much each sign of a service counts, from notes with weights that others taught."""
    seen, told = [], []
    for (page, actions), weights in apart:
        held = weighed(page.text, weights)
        if held is not None:
            seen.append(signs(page, odds_told(held, weights)))
            told.append(SERVICE in actions)
    names = list(seen[0])
    model = LogisticRegression(C=PLAIN, max_iter=5000)
    model.fit([[float(each[name]) for name in names] for each in seen], told)
    return {
        "bias": round(float(model.intercept_[0]), 3),
        **{name: round(float(each), 3) for name, each in zip(names, model.coef_[0], strict=True)},
    }


def _model(table: Any, notes: Sequence[Note], action: str) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    return model.fit(table, [action in actions for _, actions in notes])


def across(notes: Sequence[Note], parts: int) -> Iterator[str]:
    """Tell on how many notes their words name the actions, and the signs tell whether there was a service.

    Each note is told by what others taught.
    """
    named, missed, read, heard = 0, 0, 0, 0
    for part in range(parts):
        weights = Weights.of(learn([note for n, note in enumerate(notes) if n % parts != part]))
        for page, actions in notes[part::parts]:
            held = weighed(page.text, weights)
            if held is None:
                continue
            heard += 1
            odds = odds_told(held, weights)
            found = {action for action, each in odds.items() if each > 0}
            named += found - {SERVICE} == actions - {SERVICE}
            is_service = judged(signs(page, odds), weights.gate) > 0
            missed += SERVICE in actions and not is_service
            read += SERVICE not in actions and is_service
    services = sum(SERVICE in actions for _, actions in notes)
    yield f"of {heard} notes that are heard: actions named by words alone in {named}; service not seen in {missed}"
    yield f" (notes with one: {services}), read into {read} (notes without: {len(notes) - services})\n"


def is_alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two weigh alike, but for how other versions of the libraries round."""
    shared = one["words"].keys() & other["words"].keys()
    apart = [
        abs(first - second)
        for word in shared
        for first, second in zip(one["words"][word], other["words"][word], strict=True)
    ]
    return (
        one["notes"] == other["notes"]
        and one["actions"] == other["actions"]
        and len(shared) > 0.98 * MOST
        and max(apart) < 0.1
        and one["gate"].keys() == other["gate"].keys()
        and all(abs(each - other["gate"][name]) < 0.1 for name, each in one["gate"].items())
    )


def main() -> None:
    """Learn, and write what was learnt or tell how good it is."""
    parser = argparse.ArgumentParser(description="Learn what words say of a note's service.")
    parser.add_argument("--across", type=int, metavar="N")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    parts = options.across
    notes = labelled(ROOT / "tests" / "gold" / "tune")
    if parts:
        sys.stdout.writelines(across(notes, parts))
        return
    data = learn(notes)
    path = ROOT / "patterns" / "learnt" / "services.json"
    if options.check:
        if not is_alike(data, json.loads(path.read_text("utf-8"))):
            sys.exit("patterns/learnt/services.json is not what these notes teach: learn again")
        return
    write(path, data)


if __name__ == "__main__":
    main()
