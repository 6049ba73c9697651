"""Who may ask: hosts, origins, tokens."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from doclint.errors import DoclintError
from doclint.web.guard import Guard, is_loopback, require_token
from doclint.web.limits import Rate
from doclint.web.problems import ProblemError

TOKEN = "t0ken-" * 8


def basic(token: str) -> str:
    return "Basic " + base64.b64encode(f"ward:{token}".encode()).decode()


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:1", "127.0.0.1:8420", "[::1]:8420", "[::1]", "ward.example:8420"],
)
def test_hosts_that_are_ours(client: Any, host: str) -> None:
    asked = client(guard=Guard(names=["Ward.example"]))
    assert asked.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "localhost@evil.example",
        "evil.example@localhost",
        "localhost:x",
        "localhost/",
        "localhost#",
        "localhost?",
        "[::1",
        "0.0.0.0",
        "2130706433",
        "",
    ],
)
def test_hosts_that_are_not(client: Any, host: str) -> None:
    answer = client().get("/health", headers={"host": host})
    assert answer.status_code in (400, 421)
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:8420"}, 200),
        ({"origin": "http://127.0.0.1:8420", "sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "http://127.0.0.1:8421"}, 403),
        ({"origin": "http://localhost:8420"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"origin": "file://127.0.0.1:8420"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_pages_of_others_may_not_ask(client: Any, headers: dict[str, str], status: int) -> None:
    answer = client().post("/v1/check", json={"text": "V-V ECMO"}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (None, 401),
        ("", 401),
        ("Bearer", 401),
        ("Bearer ", 401),
        ("Bearer wrong", 401),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        (f"Token {TOKEN}", 401),
        (TOKEN, 401),
        (basic("wrong"), 401),
        ("Basic !!!", 401),
        ("Basic é", 401),
        (basic(TOKEN), 200),
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
    ],
)
def test_a_token_is_needed_where_there_is_one(
    client: Any, authorization: str | None, status: int
) -> None:
    headers = [] if authorization is None else [(b"authorization", authorization.encode("latin-1"))]
    asked = client(guard=Guard(token=TOKEN))
    for path in ("/v1/codes", "/metrics", "/openapi.json", "/v1/codes/33952"):
        answer = asked.get(path, headers=headers)
        assert answer.status_code == status
        assert ("www-authenticate" in answer.headers) is (status == 401)
    assert asked.get("/health").status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "::1", "[::1]", "localhost"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert is_loopback(host)
    require_token(host, None)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "ward.example", "", "127.1"])
def test_other_addresses_need_one(host: str) -> None:
    with pytest.raises(DoclintError, match="token"):
        require_token(host, None)
    require_token(host, TOKEN)


@pytest.mark.parametrize("token", ["", "short", "a" * 31, "ü" * 40, "a\n" * 40])
def test_a_token_must_be_hard_to_guess(token: str) -> None:
    with pytest.raises(DoclintError, match="the token"):
        require_token("127.0.0.1", token)


def test_a_bucket_is_filled_with_time() -> None:
    now = [0.0]
    rate = Rate(2, 3, clock=lambda: now[0], most=2)

    def taken(address: str) -> bool:
        try:
            rate.take(address)
        except ProblemError:
            return False
        return True

    assert [taken("a") for _ in range(4)] == [True, True, True, False]
    assert taken("b")
    now[0] = 0.5
    assert [taken("a"), taken("a")] == [True, False]
    assert taken("c")  # in the place of another
    now[0] = 100
    assert [taken("a") for _ in range(4)] == [True, True, True, False]


RECORDS = "https://records.example"


@pytest.mark.parametrize("path", ["/v1/codes", "/cds-services", "/fhir/metadata"])
def test_a_page_of_a_named_origin_may_ask(client: Any, path: str) -> None:
    asked = client(guard=Guard(origins=[f"{RECORDS}:443", "http://localhost:9000"]))
    headers = {"origin": RECORDS, "sec-fetch-site": "cross-site"}
    answer = asked.get(path, headers=headers)

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == RECORDS
    assert answer.headers["vary"] == "Origin"
    assert "access-control-allow-credentials" not in answer.headers
    missing = asked.get(f"{path}/x/y", headers=headers)
    assert missing.status_code == 404
    assert missing.headers["access-control-allow-origin"] == RECORDS
    for origin in (
        "https://records.example:444",
        "http://records.example",
        "null",
        "https://x.example",
    ):
        refused = asked.get(path, headers={"origin": origin})
        assert refused.status_code == 403
        assert "access-control-allow-origin" not in refused.headers


def test_a_page_of_a_named_origin_may_not_ask_for_the_page(client: Any) -> None:
    asked = client(guard=Guard(origins=[RECORDS]))
    for path in ("/", "/metrics", "/v1x", "/health", "/openapi.json"):
        answer = asked.get(path, headers={"origin": RECORDS})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_a_browser_may_ask_what_may_be_sent(client: Any) -> None:
    asked = client(guard=Guard(token=TOKEN, origins=[RECORDS]))
    headers = {"origin": RECORDS, "access-control-request-method": "POST"}
    answer = asked.options("/cds-services/ecmo-note-sign", headers=headers)

    assert (answer.status_code, answer.text) == (204, "")
    assert "authorization" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-origin"] == RECORDS
    # Asking is all that goes without a token.
    assert asked.get("/cds-services", headers={"origin": RECORDS}).status_code == 401
    assert asked.options("/cds-services").status_code == 401
    assert asked.options("/", headers=headers).status_code == 403
    assert (
        asked.options("/cds-services", headers={"origin": "https://x.example"}).status_code == 403
    )
    evil = {**headers, "host": "evil.example"}
    assert asked.options("/cds-services", headers=evil).status_code == 421


@pytest.mark.parametrize(
    "origin",
    ["*", "null", "", "records.example", "https://", "https://*.example", "https://a.example/",
     "https://a@b.example", "ftp://a.example", "https://a.example:x", "https://a.example?x",
     "https://ä.example", "https://[::1"],
)  # fmt: skip
def test_an_origin_is_named_in_full(origin: str) -> None:
    with pytest.raises(DoclintError, match="--allow-origin"):
        Guard(origins=[origin])
