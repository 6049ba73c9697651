"""Two threads that read with one pipeline: what one of them has only begun to learn, the other does not miss."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Barrier, Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest
import spacy

from doclint.nlp import sought
from doclint.nlp.phrases import Phrases
from doclint.nlp.quick_tokenizer import QuickTokenizer
from doclint.nlp.sought import Sought

PATIENCE = 60
"""Seconds after which a thread that waits for another one is taken for lost."""


class Halt:
    """Holds the first one that comes by until it is let go."""

    def __init__(self) -> None:
        self._reached, self._gone = Event(), Event()

    def pass_by(self) -> None:
        if not self._reached.is_set():
            self._reached.set()
            assert self._gone.wait(PATIENCE)

    def both(self, act: Callable[[], Any]) -> list[Any]:
        """What two threads get, the second of which begins while the first is held."""
        found: list[Any] = []
        threads = [Thread(target=lambda: found.append(act()), daemon=True) for _ in range(2)]
        threads[0].start()
        assert self._reached.wait(PATIENCE)
        threads[1].start()
        # Time enough to go wrong; who waits for the first one is in no hurry.
        threads[1].join(0.3)
        self._gone.set()
        for each in threads:
            each.join(PATIENCE)
        return found


def test_a_phrase_that_is_just_being_told() -> None:
    nlp, halt = spacy.blank("en"), Halt()

    def slow(text: str) -> Any:
        halt.pass_by()
        return nlp.tokenizer(text)

    matcher = Phrases(SimpleNamespace(tokenizer=slow, vocab=nlp.vocab))  # type: ignore[arg-type]
    matcher.add("heading", ["date of service"])
    doc = nlp.tokenizer("Date of service: today")
    first, second = halt.both(lambda: matcher(doc))

    assert first == second == [(nlp.vocab.strings["heading"], 0, 3)]


def test_a_special_case_that_is_just_being_told() -> None:
    halt = Halt()

    class Slow(QuickTokenizer):
        def _tell(self, case: str, parts: Any) -> None:
            halt.pass_by()
            super()._tell(case, parts)

    cases = {"can't": [{"ORTH": "can"}, {"ORTH": "'t"}]}
    tokenizer = Slow(spacy.blank("en").vocab, special_cases=cases)
    first, second = halt.both(lambda: [token.text for token in tokenizer("one can't")])

    assert first == second == ["one", "can", "'t"]


def test_an_expression_that_two_think_out_is_filed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    together, plan_for = Barrier(2), sought.plan_for

    def slow(pattern: str, flags: int) -> Any:
        together.wait(PATIENCE)
        return plan_for(pattern, flags)

    monkeypatch.setattr(sought, "plan_for", slow)
    expression, known = re.compile(r"day \d"), Sought()
    threads = [Thread(target=known.add, args=(expression,), daemon=True) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(PATIENCE)

    assert known.places("ECMO day 3, day 4 of the run, as planned")[id(expression)] == [5, 12]
