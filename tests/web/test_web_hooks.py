"""CDS Hooks: what the services tell of themselves, their cards, and what becomes of these."""

from __future__ import annotations

import html
import json
import re
import uuid
from copy import deepcopy
from typing import Any

import pytest
from fhir_notes import bundle, discharge, document, published, signing
from markdown_it import MarkdownIt
from test_web_openapi import TOLD, hold
from web_fakes import CANARY, Obedient, catalogue

from doclint.queries.rules import barred_spans
from doclint.queries.templates import Templates
from doclint.settings import Settings
from doclint.web.hooks import MOST

SIGN = "/cds-services/ecmo-note-sign"
DISCHARGE = "/cds-services/ecmo-discharge"
GAP = f"{CANARY} was put on *V-V* ECMO <b>today</b>.\nA gap.\n"
TEMPLATES = Templates.load(catalogue())
LIMITED = {"uuid", "summary", "detail", "indicator", "source", "overrideReasons"}


def cards(answer: Any) -> list[dict[str, Any]]:
    """The cards of an answer, each of the form that CDS Hooks asks for, and neutral."""
    assert answer.status_code == 200
    told = answer.json()
    hold(told, TOLD["components"]["schemas"]["cards"])
    assert told.keys() == {"cards"}
    for card in told["cards"]:
        assert card.keys() <= LIMITED
        assert uuid.UUID(card["uuid"]).version == 5
        assert 0 < len(card["summary"]) < 140
        assert card["indicator"] in ("info", "warning")
        assert card["source"]["label"] == "doclint"
        assert all(each["display"] for each in card["overrideReasons"])
        shown = html.unescape(f"{card['summary']}\n{card.get('detail', '')}").replace("\u200b", "")
        assert not barred_spans(shown, TEMPLATES)
        assert not any(code.code in json.dumps(card) for code in catalogue().codes)
        own = "\n".join(line for line in shown.splitlines() if '"' not in line)
        for rule in ("QRY001", "QRY002", "QRY003", "QRY011"):
            for part, pattern in TEMPLATES.patterns[rule].items():
                if part in ("anywhere", "own", "body"):
                    assert not pattern.search(own), (rule, own)
    return list(told["cards"])


def empty(value: Any) -> bool:
    """Whether a value has a part that CDS Hooks forbids: null, or an empty one."""
    if isinstance(value, dict):
        return not value or any(map(empty, value.values()))
    if isinstance(value, list):
        return not value or any(map(empty, value))
    return value is None or value == ""


def test_services_tell_of_themselves(client: Any) -> None:
    asked = client()
    told = asked.get("/cds-services").json()

    assert {each["hook"] for each in told["services"]} == {"note-sign", "encounter-discharge"}
    assert not empty(told)
    for each in told["services"]:
        assert each["title"]
        assert each["description"]
        # Tokens of a template are fields of the hook's context.
        tokens = re.findall(r"\{\{context\.(\w+)\}\}", "".join(each["prefetch"].values()))
        assert set(tokens) <= {"noteId", "patientId", "encounterId"}
        assert asked.post(f"/cds-services/{each['id']}", json={}).status_code == 400


def test_a_gap_is_a_card(client: Any) -> None:
    asked = client()
    (card,) = cards(asked.post(SIGN, json=signing(document(GAP))))

    assert card["summary"] == "Clarification: approach"
    assert card["indicator"] == "warning"
    assert "how the vessel or the heart was reached" in card["detail"]
    assert not empty(card)


def test_a_call_is_answered_by_the_same_cards_again(client: Any) -> None:
    asked = client()
    first = asked.post(SIGN, json=signing(document(GAP))).text
    again = signing(document(GAP), hookInstance="another")

    assert asked.post(SIGN, json=signing(document(GAP))).text == first
    other = asked.post(SIGN, json=again).text
    assert other != first
    assert len(other) == len(first)


@pytest.fixture
def quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line of the text is taken for the words that state the sites."""
    read = Obedient.read

    def reads(self: Obedient, text: str) -> dict[str, Any]:
        line = text.partition("\n")[0]
        place = {"start": 0, "end": len(line), "text": line, "section": None}
        record = read(self, text)
        record["site"] = {**record["site"], "evidence": [place]}
        return record

    monkeypatch.setattr(Obedient, "read", reads)


def test_what_is_asked_rests_on_words_of_the_note(client: Any, quoted: None) -> None:
    (card,) = cards(client().post(SIGN, json=signing(document(GAP))))

    assert card["source"]["topic"]["code"] == "approach"
    shown = html.unescape(card["detail"]).replace("\u200b", "")
    assert f'"{GAP.splitlines()[0]}"' in shown
    template = TEMPLATES.get("approach")
    assert template is not None
    for option in (*template.options, TEMPLATES.words["other"], TEMPLATES.words["unable"]):
        assert f"- {option}" in shown


def test_words_of_the_note_are_no_markup(client: Any, quoted: None) -> None:
    markup = "[x](http://evil.example) <img src=x onerror=alert(1)> ![y](z) `c` **b** @all"
    sent = signing(document(f"{markup} V-V ECMO\n\na gap"))
    (card,) = cards(client().post(SIGN, json=sent))

    assert "evil" in card["detail"]
    assert MarkdownIt("gfm-like").render(card["detail"]).count("<") == len(
        re.findall(r"</?(?:p|ul|li)>", MarkdownIt("gfm-like").render(card["detail"]))
    )


def test_a_note_without_gaps_gets_no_card(client: Any) -> None:
    assert cards(client().post(SIGN, json=signing(document("V-V ECMO")))) == []


def test_what_fits_the_note_but_not_its_code_is_no_matter_for_its_author(
    client: Any, quoted: None
) -> None:
    asked = client(settings=Settings(code=("33951",)))
    sent = document("V-V ECMO")
    issues = asked.post("/fhir/DocumentReference/$doclint", json=sent).json()["issue"]

    assert "AGE002" in [each["details"].get("coding", [{}])[0].get("code") for each in issues]
    assert cards(asked.post(SIGN, json=signing(sent))) == []


def test_a_note_that_comes_by_prefetch(client: Any) -> None:
    call = signing(None)
    del call["context"]["note"]
    call["context"]["noteId"] = "soap-note"
    call["prefetch"] = {"note": document(GAP)}

    assert len(cards(client().post(SIGN, json=call))) == 1


def test_several_notes_of_an_encounter(client: Any) -> None:
    notes = [document(GAP, id="day-1"), document("V-V ECMO", id="day-2"), document(GAP, id="day-3")]
    first, second = cards(client().post(DISCHARGE, json=discharge(bundle(*notes))))

    assert first["detail"].startswith("Document 1 of 3 (day-1)")
    assert second["detail"].startswith("Document 3 of 3 (day-3)")
    assert first["uuid"] != second["uuid"]


def without(name: str, note: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**{key: value for key, value in note.items() if key != name}, **more}


SAME = {
    "the same": document(GAP, id="day-1"),
    "another version, which has none": document("V-V ECMO", id="day-1", meta={"versionId": "1"}),
    "no id yet": without("id", document(GAP)),
}


@pytest.mark.parametrize("stored", SAME)
def test_a_note_that_came_in_two_places_is_asked_about_once(client: Any, stored: str) -> None:
    call = signing(document(GAP, id="day-1"))
    call["prefetch"] = {"note": SAME[stored], "notes": bundle(SAME[stored])}
    (card,) = cards(client().post(SIGN, json=call))

    assert not card["detail"].startswith("Document")


def test_a_version_that_was_replaced_does_not_stand_for_the_one_that_holds(client: Any) -> None:
    call = signing(document("V-V ECMO", id="day-1", status="superseded"))
    call["prefetch"] = {"note": document(GAP, id="day-1")}
    assert len(cards(client().post(SIGN, json=call))) == 1


def test_notes_that_are_only_alike_are_all_asked_about(client: Any) -> None:
    unnamed = without("id", document(GAP))
    of_two_servers = bundle(document(GAP, id="1"), document(f"{GAP}\nAgain.", id="1"))
    for notes in (
        bundle(document(GAP, id="day-1"), document(GAP, id="day-2")),
        bundle(unnamed, without("date", unnamed, date="2025-01-02")),
        bundle(unnamed, without("id", document(f"{GAP}\nAgain."))),
        of_two_servers,
    ):
        first, second = cards(client().post(DISCHARGE, json=discharge(notes)))
        assert first["detail"].startswith("Document 1 of 2")
        assert second["detail"].startswith("Document 2 of 2")


def test_more_gaps_than_anybody_reads_are_counted(client: Any) -> None:
    notes = [document(GAP, id=f"day-{number}") for number in range(MOST + 5)]
    found = cards(client().post(DISCHARGE, json=discharge(bundle(*notes))))

    assert len(found) == MOST
    assert found[-1]["summary"] == "6 more clarifications"
    assert len({each["uuid"] for each in found}) == MOST


def test_a_name_that_holds_a_code_is_not_shown(client: Any) -> None:
    notes = [document(GAP, id="x-33952"), document(GAP, id="b")]
    found = cards(client().post(DISCHARGE, json=discharge(bundle(*notes))))

    assert found[0]["detail"].startswith("Document 1 of 2\n")


@pytest.mark.parametrize("evidence", ["none", "snippet", "full"])
def test_the_servers_evidence_is_in_force(client: Any, evidence: Any) -> None:
    settings = Settings(evidence=evidence)
    answer = client(settings=settings).post(SIGN, json=signing(document(GAP)))

    assert len(cards(answer)) == 1
    assert evidence != "none" or CANARY not in answer.text


def test_a_note_in_a_binary_of_the_same_bundle(client: Any) -> None:
    note = document("")
    note["content"] = [{"attachment": {"contentType": "text/plain", "url": "Binary/b"}}]
    data = document(GAP)["content"][0]["attachment"]["data"]
    binary = {"resourceType": "Binary", "id": "b", "contentType": "text/plain", "data": data}

    assert len(cards(client().post(DISCHARGE, json=discharge(bundle(note, binary))))) == 1


def test_what_others_have_replaced_is_passed_over(client: Any) -> None:
    notes = [
        document(GAP, status="superseded"),
        document(GAP, status="entered-in-error"),
        document(GAP, docStatus="entered-in-error"),
    ]
    assert cards(client().post(DISCHARGE, json=discharge(bundle(*notes)))) == []


def test_an_encounter_without_notes(client: Any) -> None:
    assert cards(client().post(DISCHARGE, json=discharge(bundle()))) == []


def test_a_note_that_is_elsewhere_is_not_fetched(client: Any) -> None:
    """HL7's own example says only where its text is. pytest lets nobody reach for it."""
    away = published("r4-example")
    answer = client().post(SIGN, json=signing(away))

    assert answer.status_code == 412
    assert "attachment.data" in answer.json()["detail"]
    assert "example.org" not in answer.text
    gap, unread = cards(client().post(DISCHARGE, json=discharge(bundle(away, document(GAP)))))
    assert unread["summary"] == "A document could not be read"
    assert gap["summary"] == "Clarification: approach"


def test_a_note_that_cannot_be_read_is_said_to_be(client: Any) -> None:
    (card,) = cards(client().post(SIGN, json=signing(document(b"\xff\xfe\x00", "text/plain"))))
    assert card["summary"] == "A document could not be read"


def test_a_note_of_another_format_is_read(client: Any) -> None:
    rtf = rb"{\rtf1\ansi " + CANARY.encode() + rb" V-V ECMO\par a gap}"
    assert len(cards(client().post(SIGN, json=signing(document(rtf, "application/rtf"))))) == 1


def broken_calls() -> list[tuple[Any, int]]:
    good = signing(document(GAP))
    calls: list[tuple[Any, int]] = [([], 400), ("x", 400), (1, 400), ({}, 400)]
    for key, value in (
        ("hook", "patient-view"),
        ("hook", None),
        ("hook", ["note-sign"]),
        ("hookInstance", ""),
        ("hookInstance", 1),
        ("hookInstance", "x" * 257),
        ("context", None),
        ("context", []),
        ("prefetch", []),
        ("prefetch", CANARY),
    ):
        calls.append(({**deepcopy(good), key: value}, 400))
    calls += [
        (signing(None), 412),
        (signing({"resourceType": "Patient"}), 412),
        (signing({}, prefetch={"note": None}), 412),
        (signing(document(GAP), prefetch=None), 400),
        (signing([document(GAP)]), 412),
    ]
    return calls


@pytest.mark.parametrize(("call", "status"), broken_calls(), ids=range(len(broken_calls())))
def test_a_call_that_is_none_is_refused(client: Any, call: Any, status: int) -> None:
    answer = client().post(SIGN, json=call)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert CANARY not in answer.text


def test_other_services_and_forms_are_refused(client: Any) -> None:
    asked = client()
    assert asked.post("/cds-services/other", json={}).status_code == 404
    assert asked.post("/cds-services/other/feedback", json={}).status_code == 404
    assert asked.get(SIGN).status_code == 405
    assert asked.post(SIGN, content=b"{}", headers={"content-type": "text/xml"}).status_code == 415
    assert asked.post(f"{SIGN}?x=1", json=signing(document(GAP))).status_code == 400


def test_feedback_is_counted_and_nothing_else_of_it_kept(client: Any) -> None:
    asked = client()
    (card,) = cards(asked.post(SIGN, json=signing(document(GAP))))
    told = {"card": card["uuid"], "outcomeTimestamp": "2026-11-22T00:00:00Z"}
    reason = card["overrideReasons"][1]
    entries = [
        {**told, "outcome": "accepted", "acceptedSuggestions": [{"id": "x"}]},
        {**told, "outcome": "overridden"},
        {**told, "outcome": "overridden", "overrideReason": {"reason": reason}},
        {
            **told,
            "outcome": "overridden",
            "overrideReason": {
                "reason": {"system": "urn:doclint:override", "code": CANARY},
                "userComment": CANARY,
            },
        },
    ]
    answer = asked.post(f"{SIGN}/feedback", json={"feedback": entries})

    assert (answer.status_code, answer.text) == (200, "")
    counted = asked.get("/metrics").text
    for outcome, why in (("accepted", "none"), ("overridden", "none"), ("overridden", "misread")):
        line = f'doclint_card_feedback_total{{outcome="{outcome}",reason="{why}"}} 1\n'
        assert line in counted
    assert 'outcome="overridden",reason="other"} 1\n' in counted
    assert CANARY not in counted
    assert card["uuid"] not in counted


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"{}",
        b'{"feedback": []}',
        b'{"feedback": [1]}',
        b'{"feedback": [{"card": "x", "outcome": "ignored"}]}',
        b'{"feedback": [{"outcome": "accepted"}]}',
        b'{"feedback": [{"card": "x", "outcome": ["accepted"]}]}',
        json.dumps({"feedback": [{"card": "x", "outcome": "accepted"}] * 1001}).encode(),
    ],
    ids=range(9),
)
def test_feedback_that_is_none_is_refused(client: Any, sent: bytes) -> None:
    headers = {"content-type": "application/json"}
    answer = client().post(f"{SIGN}/feedback", content=sent, headers=headers)
    assert answer.status_code == 400


def test_feedback_that_is_too_long_is_refused(client: Any) -> None:
    sent = {"feedback": [{"card": "x" * 300_000, "outcome": "accepted"}]}
    assert client().post(f"{SIGN}/feedback", json=sent).status_code == 413
