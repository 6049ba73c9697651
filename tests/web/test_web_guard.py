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
