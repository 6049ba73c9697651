"""The page without its script: a form, its answer, and nothing of a note where it would run."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from web_fakes import CANARY, Here

from doclint.web.limits import Limits, busy
from doclint.web.page import language_of, languages

HOSTILE = (
    "</textarea><script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }} \u202e\x07 gap"
)
NOTHING = {"script", "img", "iframe", "object", "embed", "base", "style"}


def parsed(text: str) -> Element:
    return html5lib.parse(text, namespaceHTMLElements=False)


def by_id(page: Element, name: str) -> Element:
    return next(each for each in page.iter() if each.get("id") == name)


def words(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def test_the_page_before_anything_is_checked(client: Any) -> None:
    answer = client().get("/")
    page = parsed(answer.text)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Paste or type a note" in words(by_id(page, "result"))
    assert len(list(page.iter("option"))) == 26
    assert by_id(page, "form").get("method") == "post"


def test_a_note_is_checked_by_the_form_alone(client: Any) -> None:
    sent = {"text": "Decannulation of V-V ECMO, gap", "code": "33954"}
    page = parsed(client().post("/", data=sent).text)

    assert "".join(by_id(page, "text").itertext()).strip() == sent["text"]
    assert [each.get("value") for each in page.iter("option") if "selected" in each.attrib] == [
        "33954"
    ]
    told = words(by_id(page, "result"))
    assert "1 gap" in told
    assert "Approach" in told


def test_the_script_gets_what_is_said_alone(client: Any) -> None:
    answer = client().post("/?part=true", data={"text": f"{CANARY} gap", "code": ""})

    assert answer.text.lstrip().startswith('<section id="result"')
    assert CANARY in words(by_id(parsed(answer.text), "result"))


def test_the_field_holds_what_was_sent(client: Any) -> None:
    sent = "\r\n V-V\tECMO\u202e &amp; <b>gap</b>\u200b\r\n\r\n"
    page = parsed(client().post("/", data={"text": sent, "code": ""}).text)

    assert "".join(by_id(page, "text").itertext()) == sent.replace("\r\n", "\n")


@pytest.mark.parametrize("path", ["/", "/?part=true"])
def test_nothing_of_a_note_runs(client: Any, path: str) -> None:
    answer = client().post(path, data={"text": HOSTILE, "code": ""})
    page = parsed(answer.text)

    assert answer.status_code == 200
    found = [each for each in page.iter() if each.tag in NOTHING]
    assert all(each.get("src") == "/page.js" for each in found)
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]
    assert "49" not in words(by_id(page, "result"))


def test_the_page_asks_nobody_else(client: Any) -> None:
    asked = client()
    answer = asked.get("/")
    policy = answer.headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["referrer-policy"] == "same-origin"
    for each in parsed(answer.text).iter():
        for name in ("src", "href", "action"):
            told = each.get(name)
            assert told is None or told[0] in "#/"
            if told in ("/page.css", "/page.js"):
                assert asked.get(told).status_code == 200
        assert "style" not in each.attrib


@pytest.mark.parametrize(
    "sent",
    [b"x", b"text=a&text=b", b"other=1", b"text=\xff", b"text=a&code=123456", b"text=a&code=99999"],
)
def test_what_is_not_the_form_is_refused(client: Any, sent: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client().post("/", content=sent, headers=headers).status_code == 400


def test_the_form_has_the_same_limits(client: Any) -> None:
    asked = client(limits=Limits(body=100))
    assert asked.post("/", data={"text": "x" * 200}).status_code == 413
    assert asked.post("/", data={"text": "x"}, headers={"origin": "null"}).status_code == 403
    assert asked.post("/", json={"text": "x"}).status_code == 415


def test_no_text_is_nothing_checked(client: Any) -> None:
    answer = client().post("/", data={"text": " ", "code": ""})
    assert "Paste or type a note on the left" in words(by_id(parsed(answer.text), "result"))


def test_all_languages_say_the_same_things() -> None:
    assert {"en", "es"} <= languages().keys()
    keys = {frozenset(each.page) for each in languages().values()}
    assert len(keys) == 1
    assert all(text.strip() for each in languages().values() for text in each.page.values())


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "de, es-MX;q=0.8, en;q=0.5", "es"),
        ("es", "en", "es"),
        ("../es", "", "en"),
        ("xx", "fr", "en"),
    ],
)
def test_the_language_is_chosen_or_accepted(
    asked: str | None, accepted: str, language: str
) -> None:
    assert language_of(asked, accepted) == language


def test_spanish(client: Any) -> None:
    page = parsed(client().post("/?lang=es", data={"text": "V-V ECMO gap", "code": ""}).text)

    assert page.get("lang") == "es"
    assert "1 laguna" in words(by_id(page, "result"))


class Busy(Here):
    """A pool that has too much to do."""

    async def ask(self, question: Any, receive: Any = None) -> Any:
        raise busy()


@pytest.mark.parametrize(("language", "said"), [("en", "Not checked"), ("es", "No se revisó")])
def test_a_busy_server_gives_the_form_back(client: Any, language: str, said: str) -> None:
    sent = {"text": f"{HOSTILE}\r\nsecond line", "code": "33954", "coder": "true"}
    answer = client(Busy()).post(f"/?lang={language}", data=sent)
    page = parsed(answer.text)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert "content-security-policy" in answer.headers
    assert said in words(by_id(page, "state"))
    assert "".join(by_id(page, "text").itertext()) == sent["text"].replace("\r\n", "\n")
    assert [each.get("value") for each in page.iter("option") if "selected" in each.attrib] == [
        "33954"
    ]
    assert "checked" in by_id(page, "coder").attrib
    found = [each for each in page.iter() if each.tag in NOTHING]
    assert all(each.get("src") == "/page.js" for each in found)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/?part=true", "text=a&code="),
        ("/", "text=a&other=b"),
        ("/", "text"),
        ("/", "text=" + "a" * 300_000),
    ],
)
def test_a_busy_server_gives_nothing_else_back(client: Any, path: str, data: str) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client(Busy()).post(path, content=data, headers=headers)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.headers["content-type"] == "application/problem+json"
