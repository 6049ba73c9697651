"""Notes copied forward: what is alike, what is not, and what is kept of a text."""

from __future__ import annotations

import random
import re

import pytest
from by_hand import CATALOGUE, note, report_of, told

from doclint.encounters.gathering import entry_of
from doclint.encounters.shingles import KEPT, similarity, sketch

TEXT = (
    "Day 4. Circuit reviewed at the bedside with the perfusion team. Flow 4.2 L/min at 3300 rpm, "
    "sweep 5 L/min, FdO2 0.9. No chatter, oxygenator without clot. Post-oxygenator PaO2 310. Both "
    "groins dry, distal pulses by Doppler. Heparin at 14 units/kg/h, anti-Xa 0.34. Lungs remain "
    "stiff on rest settings, little aeration on the film of this morning. Support goes on while "
    "the pneumonia is treated; antibiotics day five. Family was seen and told of the course. "
    "Plan: lower sweep as tolerated, repeat film, transfuse below seven, keep balance even."
)
NEXT = (
    TEXT.replace("Day 4", "Day 5")
    .replace("4.2", "4.3")
    .replace("310", "295")
    .replace("0.34", "0.31")
)
OTHER = (
    "Day 5. Suction with flow drops twice overnight, gone after albumin; flow now 4.0 L/min at 3250 "
    "rpm, sweep 4 L/min. A small fibrin strand at the oxygenator, watched. Right groin oozing, "
    "dressing changed, pressure held. Anti-Xa 0.51, heparin lowered. Compliance a little better, "
    "left base clearer. Support goes on while the pneumonia is treated; cultures grew nothing new. "
    "Plan: trial of lower sweep tomorrow, bronchoscopy if secretions allow, lighten sedation."
)


def likeness(one: str, other: str) -> float:
    return similarity(sketch(one), sketch(other))


def copied(*texts: str, days: tuple[int, ...] | None = None) -> list[tuple[str, ...]]:
    days = days or tuple(range(2, 2 + len(texts)))
    notes = [
        note(f"d{n:02}", day, "33948", text=text)
        for n, (day, text) in enumerate(zip(days, texts, strict=True))
    ]
    return [each.notes for each in told(notes, "ENC018")]


def test_the_same_text_is_wholly_alike_and_another_days_note_hardly() -> None:
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, TEXT.upper().replace(" ", "\n")) == 1
    assert likeness(TEXT, OTHER) < 0.05
    assert 0.5 < likeness(TEXT, NEXT) < 0.8


def test_a_copy_with_new_numbers_is_found_and_a_note_of_its_own_is_not() -> None:
    assert copied(TEXT, NEXT) == [("d00", "d01")]
    assert copied(TEXT, OTHER) == []


def test_a_chain_of_copies_is_one_finding() -> None:
    assert copied(TEXT, OTHER, NEXT, TEXT) == [("d00", "d02", "d03")]


def test_the_same_text_twice_on_one_date_is_no_copy_of_another_days() -> None:
    assert copied(TEXT, TEXT, days=(2, 2)) == []


def test_a_copy_far_back_is_not_sought() -> None:
    others = [" ".join(f"w{n}x{m}" for m in range(60)) for n in range(8)]
    assert copied(TEXT, *others[:6], TEXT) == [("d00", "d07")]
    assert copied(TEXT, *others, TEXT) == []


def test_a_long_text_is_sampled_fairly() -> None:
    chance = random.Random(5)
    words = [f"w{chance.randrange(10**6)}" for _ in range(4000)]
    changed = [f"{w}x" if n % 100 == 0 else w for n, w in enumerate(words)]
    one, other = " ".join(words), " ".join(changed)
    runs = [{" ".join(t[n : n + 8]) for n in range(len(t) - 7)} for t in (words, changed)]
    exact = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert len(sketch(one)) == KEPT
    assert likeness(one, other) == pytest.approx(exact, abs=0.1)


@pytest.mark.parametrize("text", ["", "too few", "\ud800 " * 9, "\x00" * 50])
def test_any_text_has_a_sketch(text: str) -> None:
    assert likeness(text, text) in (0, 1)


def test_nothing_of_a_text_is_kept_but_hashes() -> None:
    told = {"note": "a", "codes": ["33948"], "text": TEXT, "physician": "Vale"}
    entry = entry_of(report_of(told), CATALOGUE)
    kept = repr({name: getattr(entry, name) for name in entry.__dataclass_fields__})
    for word in {*re.findall(r"[A-Za-z]{5,}", TEXT), "Vale"}:
        assert word not in kept
    assert "Vale" not in repr(entry)


def test_of_other_notes_not_even_hashes_are_kept() -> None:
    told = {"note": "a", "codes": ["33952"], "text": TEXT}
    assert entry_of(report_of(told), CATALOGUE).sketch is None
