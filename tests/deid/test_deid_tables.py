"""What is flagged and what is not, sentence by sentence."""

from __future__ import annotations

from collections import Counter

import pytest
from marked import Marked, table

from doclint.codes import Catalogue
from doclint.deid import find_identifiers
from doclint.settings.model import DEID_RULES

FLAGGED, CLEAN = table("flagged"), table("clean")
RULES = [rule for rule in Catalogue.load().rules if rule.startswith(DEID_RULES)]


def found(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.rule, text[each.start : each.end]) for each in find_identifiers(text))


@pytest.mark.parametrize("sentence", [*FLAGGED, *CLEAN], ids=lambda each: each.text[:60])
def test_sentence(sentence: Marked) -> None:
    assert found(sentence.text) == sentence.flagged


@pytest.mark.parametrize("sentence", FLAGGED[::5], ids=lambda each: each.text[:60])
def test_places_are_those_of_the_note_whatever_its_line_ends_and_blanks(sentence: Marked) -> None:
    before = "\ufeffECMO\u00a0note\r\n\u200bFlow 4.4 L/min\r\n\r\n"
    text = before + sentence.text.replace("\n", "\r\n") + "\r\n"
    wanted = tuple((rule, words.replace("\n", "\r\n")) for rule, words in sentence.flagged)
    assert found(text) == wanted


def test_tables_are_what_they_say() -> None:
    assert len(FLAGGED) >= 150
    assert len(CLEAN) >= 150
    assert all(sentence.flagged for sentence in FLAGGED)
    assert not any(sentence.flagged for sentence in CLEAN)
    texts = [sentence.text for sentence in (*FLAGGED, *CLEAN)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_its_sentences(rule: str) -> None:
    told = Counter(flag for sentence in FLAGGED for flag, _ in sentence.flagged)
    assert told[rule] >= 4
