"""What all words of a note tell of its service, and how far it is heeded."""

from __future__ import annotations

import pytest

from doclint.nlp.pipeline import Pipeline
from doclint.reading.action import read_action
from doclint.reading.session import ORDER, Spots
from doclint.reading.witness import weigh
from doclint.reading.word_weights import FEWEST, SERVICE, features, odds_of, shipped_weights

MOVED = (
    "BEDSIDE PROCEDURE, CARDIAC ICU\n"
    "The alarm for low drainage went again at four, with the line kicking and the flow down to 2.1 litres. Volume "
    "made no difference. On the film the tip of the drainage cannula lay two spaces higher than on Monday, and the "
    "mark at the skin had come out. Consent from his wife by telephone.\n"
    "Under the drapes the retaining sutures were cut. With the transoesophageal probe in, I eased the lot in by "
    "another three centimetres until the tip was back in the right atrium, and the chatter ceased. New sutures, "
    "dressing, chest film to follow. Flow 4.0 litres at 3100, sweep 3. No bleeding, heparin went on throughout. The "
    "return cannula was not touched.\n"
)
TOLD_BY_ALL = (
    "V-V ECMO daily note. " + "The oxygenator is clear and the sweep was turned down today. " * 12
)


def test_the_weights_are_of_the_actions_and_of_few_words() -> None:
    weights = shipped_weights()
    assert weights.actions == (*ORDER, SERVICE)
    assert len(weights.bias) == 1 + len(ORDER)
    assert 1000 < len(weights.words) <= 3000
    assert all(len(each) == 2 + len(ORDER) for each in weights.words.values())


def test_words_pairs_and_the_head_are_weighed_and_numbers_are_alike() -> None:
    assert features("Note 12\nTip at 34 cm\n\n\n") == {
        *("note", "0", "tip", "at", "cm"),
        *("note 0", "0 tip", "tip at", "at 0", "0 cm"),
        *("^note", "^tip", "^at", "^cm"),
    }


@pytest.mark.parametrize(("words", "heard"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_short_text_is_not_heard(words: int, heard: bool) -> None:
    assert (odds_of("cannula " * words) is not None) is heard


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (MOVED, "reposition"),
        (TOLD_BY_ALL, "daily_management"),
        (
            "DECANNULATION NOTE. "
            + "The cannula was removed, the artery repaired, pressure held. " * 12,
            "removal",
        ),
        (
            "CANNULATION. "
            + "Wire, dilators, then the cannula was inserted and secured, flow started. " * 10,
            "insertion",
        ),
    ],
)
def test_all_words_speak_for_one_action(text: str, action: str) -> None:
    odds = odds_of(text)
    assert odds is not None
    assert max(ORDER, key=odds.__getitem__) == action
    assert odds[SERVICE] > 0


def test_a_deed_that_all_else_speaks_against_is_outweighed(pipeline: Pipeline) -> None:
    reading = read_action(page := pipeline(f"V-A ECMO.\n{MOVED}"))
    assert reading.values["values"] == ["reposition"]
    for item in reading.to_element(page)["evidence"]:
        assert page.source[item["start"] : item["end"]] == item["text"]


def test_what_the_words_bring_in(pipeline: Pipeline) -> None:
    """A procedure, with its words; a day's work and a start have to be stated."""
    spots = Spots()
    weigh(pipeline(f"V-A ECMO.\n{MOVED}"), spots)
    assert set(spots.found) == {"reposition"}
    assert spots.found["reposition"]

    for text in (
        TOLD_BY_ALL,
        "V-V ECMO START. " + "Flow was commenced, ECMO initiated, blood prime. " * 15,
    ):
        spots = Spots()
        weigh(pipeline(text), spots)
        assert not {"daily_management", "initiation"} & spots.found.keys()


def test_words_alone_state_nothing(pipeline: Pipeline) -> None:
    """What was done is stated nowhere, though all else tells of it."""
    unstated = MOVED.replace("I eased the lot in by", "we watched until it was in by")
    odds = odds_of(unstated)
    assert odds is not None
    assert odds["reposition"] > 2
    spots = Spots()
    weigh(pipeline(f"V-A ECMO.\n{unstated}"), spots)
    assert spots.found == {}
    reading = read_action(pipeline(f"V-A ECMO.\n{unstated}"))
    assert (reading.status, reading.values) == ("missing", {"values": [], "likely": "reposition"})


def test_what_a_form_leaves_open_stays_open(pipeline: Pipeline) -> None:
    spots = Spots()
    spots.open.append((0, 4))
    weigh(pipeline(f"V-A ECMO.\n{MOVED}"), spots)
    assert spots.found == {}
