"""What is said of an element: the words, the rule, the near misses and their reasons."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.account import Account
from doclint.errors import DoclintError, UnreadableNoteError
from doclint.findings import ELEMENTS
from doclint.linter import Linter
from doclint.reading import Reader

CANNULATED = (
    "PROCEDURE: V-V ECMO cannulation.\n"
    "A 25 Fr multistage cannula was placed percutaneously into the right femoral vein.\n"
)
OTHER = "OTHER_PERSON"


@pytest.fixture(scope="session")
def account(reader: Reader) -> Any:
    """Account for one element of a text."""

    def account(text: str, element: str) -> Account:
        return reader.accounts(text)[element]

    return account


@pytest.mark.parametrize(
    ("element", "added", "words", "reason", "why"),
    [
        (
            "imaging",
            "Consider TEE tomorrow.",
            "TEE",
            "PLANNED",
            'planned and not done, by "Consider"',
        ),
        (
            "age",
            "Mother is 29 years old.",
            "29 years old",
            "OTHER_PERSON",
            "told of another person",
        ),
        (
            "anticoagulation",
            "If bleeding stops, start heparin.",
            "heparin",
            "CONDITIONAL",
            'under a condition, by "If"',
        ),
        (
            "fluoroscopy",
            "The fluoroscopy table was broken.",
            "fluoroscopy table",
            "NOT_USE",
            "names a room, a table or another study, and not the act",
        ),
        (
            "indication",
            "Her mother had pneumonia.",
            "pneumonia",
            OTHER,
            'told of another person, by "Her mother had"',
        ),
        (
            "placement_confirmation",
            "CXR showed clear lungs.",
            "CXR",
            "NO_POSITION",
            "does not say where the cannula lies in the end",
        ),
    ],
)
def test_near_misses(
    account: Any, element: str, added: str, words: str, reason: str, why: str
) -> None:
    text = CANNULATED + added + "\n"
    found = account(text, element)

    assert found.status == "missing"
    (miss,) = [each for each in found.near_misses if each.line == 3]
    assert (miss.text, miss.reason, miss.why) == (words, reason, why)
    assert text[miss.start : miss.end] == words
    assert miss.column == added.index(words) + 1
    if miss.cue is not None:
        assert f'"{miss.cue}"' in miss.why
        assert text[miss.cue_start : miss.cue_end] == miss.cue


def test_another_device(account: Any) -> None:
    found = account(
        "V-V ECMO day 3, on V-V ECMO. An arterial line is in the left femoral artery.\n", "site"
    )

    assert found.status == "missing"
    (miss,) = found.near_misses
    assert (miss.text, miss.reason) == ("left femoral artery", "OTHER_DEVICE")
    assert miss.why == "of another device than an ECMO cannula"


def test_a_box_that_is_not_ticked(account: Any) -> None:
    text = "PROCEDURE: V-V ECMO cannulation.\nApproach: [ ] percutaneous [x] open cut-down\n"
    found = account(text, "approach")

    assert (found.status, found.values["value"]) == ("documented", "open")
    assert [(m.text, m.reason, m.why) for m in found.near_misses] == [
        (
            "percutaneous",
            "UNCHOSEN",
            'not chosen: its box "[ ]" is unticked beside one that is ticked',
        )
    ]


def test_what_is_documented(account: Any) -> None:
    found = account(CANNULATED, "mode")

    assert (found.status, dict(found.values)) == ("documented", {"value": "VV"})
    (ground,) = found.grounds
    assert (ground.text[:3], ground.line, ground.column) == ("V-V", 1, 12)
    assert [(rule.kind, rule.category, rule.literal) for rule in ground.rules] == [
        ("target", "MODE", "V-V")
    ]
    assert (ground.why, ground.section) == (None, "PROCEDURE")


def test_what_is_read_and_not_matched(account: Any) -> None:
    (ground,) = account("A 52-year-old man on V-V ECMO.\n", "age").grounds

    assert ground.text == "52-year-old"
    assert [rule.kind for rule in ground.rules] == ["reading"]


def test_what_stands_under_a_title(account: Any) -> None:
    (ground,) = account(CANNULATED + "Consent: [x] yes\n", "consent").grounds

    assert [rule.kind for rule in ground.rules] in (["title"], ["target"])
    assert ground.rules[0].literal.lower() in ("consent", "informed consent", "consent title")


def test_a_plain_no_is_no_near_miss_but_what_the_status_rests_on(account: Any) -> None:
    found = account(CANNULATED + "Fluoroscopy was not available.\n", "fluoroscopy")

    assert found.status == "not_done"
    assert found.near_misses == ()
    (ground,) = found.grounds
    assert ground.text == "Fluoroscopy was not available"
    assert ground.why == 'negated by "was not available"'
    assert [rule.literal for rule in ground.rules] == ["fluoroscopy"]


def test_what_was_searched(account: Any) -> None:
    found = account("PLAN: rest.\n" + CANNULATED, "fluoroscopy")

    assert (found.status, found.searched, found.grounds, found.near_misses) == (
        "missing",
        True,
        (),
        (),
    )
    (category,) = found.search.categories
    assert (category.name, category.about) == ("FLUOROSCOPY", "fluoroscopy in its names")
    assert {"fluoroscopy", "C-arm"} <= set(category.literals)
    assert "fluoroscopy room" not in category.literals  # a room is a near miss
    assert "fluoroscopy" in found.search.titles
    assert [(part.title, part.about, part.first_line, part.last_line) for part in found.parts] == [
        ("PLAN", "a plan", 1, 1),
        ("PROCEDURE", None, 2, 3),
    ]


def test_a_note_of_no_service(account: Any) -> None:
    text = "Decannulated from ECMO three months ago. Fluoroscopy was used for the filter today.\n"
    found = account(text, "fluoroscopy")

    assert (found.status, found.searched) == ("missing", False)
    assert [(miss.text, miss.reason) for miss in found.near_misses] == [
        ("Fluoroscopy", "NO_SERVICE")
    ]
    action = account(text, "action")
    assert (action.status, action.searched) == ("missing", True)
    assert {"ECMO": "EARLIER"}.items() <= {m.text: m.reason for m in action.near_misses}.items()


def test_a_team_is_no_support(account: Any) -> None:
    (miss,) = account("The ECMO team was called.\n", "action").near_misses

    assert (miss.text, miss.reason) == ("ECMO", "NOT_SUPPORT")


def test_every_mention_is_accounted_for(reader: Reader) -> None:
    """No word that states an element is passed over in silence where the element is missing."""
    from doclint.reading.wording import load_wording

    text = CANNULATED + "TEE tomorrow if needed. Ultrasound machine in the hall. CXR pending.\n"
    page = reader.page(text)
    for element, found in reader.accounts(text).items():
        if found.status == "documented" or not load_wording().elements[element].states:
            continue
        told = [(each.start, each.end) for each in (*found.grounds, *found.near_misses)]
        for mention in page.find(*load_wording().elements[element].states):
            assert any(a < mention.end and mention.start < b for a, b in told), (element, mention)


def test_accounts_agree_with_the_record(reader: Reader) -> None:
    record, accounts = reader.read(CANNULATED), reader.accounts(CANNULATED)

    assert tuple(accounts) == tuple(record) == ELEMENTS
    for element, found in accounts.items():
        assert found.status == record[element]["status"]
        assert [ground.text for ground in found.grounds] == [
            item["text"] for item in record[element]["evidence"]
        ]


def test_an_account_keeps_the_words_of_the_note_to_itself(account: Any) -> None:
    found = account(CANNULATED + "No sternotomy was needed.\n", "thoracic_incision")

    assert "sternotomy" in str(found.to_dict())
    assert "was needed" not in repr(found)
    assert "PROCEDURE" not in repr(found)
    assert '"No"' not in repr(found)


def test_a_note_without_text(linter: Linter) -> None:
    with pytest.raises(UnreadableNoteError):
        linter.why(" \n")


def test_a_reader_that_cannot_say() -> None:
    class Silent:
        def read(self, text: str) -> dict[str, Any]:
            return {}

    with pytest.raises(DoclintError, match="gives no account"):
        Linter(reader=Silent()).why("x")


def test_places_are_those_of_the_note_as_it_came(account: Any) -> None:
    text = (CANNULATED + "If bleeding stops, start heparin.\nConsent given.\n").replace(
        "\n", "  \r\n"
    )
    for element in ("site", "anticoagulation"):
        told = account(text, element)
        for place in (*told.grounds, *told.near_misses):
            assert text[place.start : place.end] == place.text
            assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(place.text)
    assert told.near_misses
