"""Programs' exports and spoken numbers: what they are read as, and what is left as it stands."""

from __future__ import annotations

import pytest

from doclint.nlp.exports import export_marks
from doclint.nlp.fair_copy import fair_copy
from doclint.nlp.spelling import shipped_spelling
from doclint.nlp.spoken import spoken_marks, spoken_numbers
from doclint.reading import Reader


def _read(text: str) -> str:
    return fair_copy(text, shipped_spelling()).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Run_day~6\nMode~VV", "Run day: 6\nMode: VV"),
        ("RPM=3100\tLPM=4.2", "RPM: 3100\tLPM: 4.2"),
        ("Mode :: VV\nDay := 6", "Mode: VV\nDay: 6"),
        ("mode|VV\nrun_day|6\nflow|4.2", "mode: VV\nrun day: 6\nflow: 4.2"),
        ("Mode ==> VV\nDay ==> 6\nFlow ==> 4", "Mode: VV\nDay: 6\nFlow: 4"),
        ('{"run_day": 6, "mode": "VV"}', "\nrun day: 6\nmode: VV}"),
        (
            "Mode; VV\nRun day; 6\nHeparin; 12 u/kg/h; no bolus\nUntoward events; nil",
            "Mode: VV\nRun day: 6\nHeparin: 12 u/kg/h; no bolus\nUntoward events: nil",
        ),
        ("<n><runDay>6</runDay><mode>VV</mode></n>", "\n\nrun Day: 6\n\nmode: VV\n\n"),
        ("PRE_ECLS: pH 7.1", "PRE ECLS: pH 7.1"),
        ("Q: Fluoroscopy?\nA: No.\nQ2. Consent\n A2. Wife", "Fluoroscopy: No.\nConsent: Wife"),
    ],
)
def test_exports(text: str, wanted: str) -> None:
    copy = fair_copy(text, shipped_spelling())
    assert copy.text == wanted
    places = [copy.place(offset) for offset in range(len(copy.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "EBL ~50 mL, flow ~4 L.",
        "Flow 3 -> 4, so the lungs -> better.",
        "Lungs recovering => decannulated today.",
        "EF=15%, VTI=8; on epi=0.3.",
        "Stable; no bleeding.\nWarm; well perfused.\nFlow 4.1; sweep 3.",
        "| Mode | VV |\n| Day | 6 |",
        "Q: Fluoroscopy?\nNot asked.",
        "He said: {ECMO mode} was *** and ___.",
    ],
)
def test_a_writers_own_marks_stay(text: str) -> None:
    assert list(export_marks(text)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("flow four point one at thirty three hundred revs", "flow 4.1 at 3300 revs"),
        ("pH seven point oh two", "pH 7.02"),
        ("sweep two and a half", "sweep 2.5"),
        ("revs twenty nine fifty", "revs 2950"),
        ("three thousand four hundred rpm", "3400 rpm"),
        ("a Murray of three and three quarters", "a Murray of 3.75"),
        ("heparin five thousand units", "heparin 5000 units"),
    ],
)
def test_spoken_numbers(text: str, wanted: str) -> None:
    assert _read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "at this point two wires were in",
        "two and three days later",
        "the point one makes",
        "a hundred people",
    ],
)
def test_words_that_are_no_numbers(text: str) -> None:
    assert list(spoken_numbers(text)) == []


def test_an_export_is_read() -> None:
    note = "ECMO daily\nRun_day~6\nMode~VV\nFlow~4.2\nComplications~none\ne-signed~Harlow, M MD\n"
    record = Reader().read(note)
    assert record["ecmo_day"]["day"] == 6
    assert record["circuit"]["flow_lpm"] == 4.2
    assert record["complications"]["status"] == "not_done"
    assert record["physician"]["name"] == "M Harlow"
    for element in record.values():
        for item in element["evidence"]:
            assert note[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "new paragraph Circuit colon flow up comma sweep down comma no clot comma quiet full stop\n"
            "next line Done period",
            "Circuit: flow up, sweep down, no clot, quiet.\nDone.",
        ),
        (
            "awake comma calm comma fed open bracket by tube close bracket comma the sigmoid colon is fine "
            "semicolon new line dry full stop",
            "awake, calm, fed (by tube), the sigmoid colon is fine;\ndry.",
        ),
        (
            "awake comma pad seventy one comma ten over fifty comma one of us new line dry full stop",
            "awake, pad 71, 10 over 50, one of us\ndry.",
        ),
        # A new line may be one that is put in, and figures of a year are not parted.
        (
            "calm comma awake comma fed comma new line placed in left groin full stop new line dry full stop",
            "calm, awake, fed, new line placed in left groin.\ndry.",
        ),
        (
            "seen comma awake comma in twenty twelve comma one twenty over sixty full stop",
            "seen, awake, in twenty twelve, one twenty over 60.",
        ),
        (
            "seen comma awake comma fed comma at fifteen thirty comma pad sixty full stop",
            "seen, awake, fed, at fifteen thirty, pad 60.",
        ),
        # All in small letters, as some programs write: a stop is told from a span of time.
        (
            "calm comma awake comma fed comma pink period neck clean period dry period after a period "
            "of rest period mother signed period end",
            "calm, awake, fed, pink. Neck clean. Dry. After a period of rest period mother signed. End",
        ),
        (
            "warm comma calm comma fed comma awake comma pink comma dry comma for R S V now.",
            "warm, calm, fed, awake, pink, dry, for RSV now.",
        ),
        # Where marks are set, their names are words.
        ("A comma was lost. He came to a full stop.", "A comma was lost. He came to a full stop."),
        ("Cancer of the colon, resected in the last period.", None),
    ],
)
def test_spoken_marks(text: str, wanted: str | None) -> None:
    written, last = [], 0
    for start, end, instead in sorted([*spoken_marks(text), *spoken_numbers(text)]):
        written += [text[last:start], instead]
        last = end
    assert "".join([*written, text[last:]]) == (wanted or text)
