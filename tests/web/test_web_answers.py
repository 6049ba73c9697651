"""The interface gives what the commands print, and refuses all else in problem details."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from web_fakes import CANARY, Here, Obedient

from doclint.settings import Settings
from doclint.web.limits import Limits
from doclint.web.problems import MEDIA_TYPE

JSON = {"content-type": "application/json"}
FILE = {"content-type": "application/octet-stream"}
SENT = f"{CANARY} V-V ECMO.\r\nA gap.\r\n"


@pytest.fixture
def obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands read by the same fake."""
    import doclint.reading

    monkeypatch.setattr(doclint.reading, "Reader", Obedient)


def problem(response: Any, status: int) -> str:
    """The detail of a problem, which holds no word that was sent."""
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    assert CANARY not in response.text
    told = response.json()
    assert told.keys() == {"title", "status", "detail"}
    assert told["status"] == status
    return str(told["detail"])


@pytest.mark.parametrize(
    ("path", "args"),
    [
        ("/v1/check", ["check"]),
        ("/v1/check?code=33952", ["check", "--code", "33952"]),
        ("/v1/check?code=33952&code=33954", ["check", "--code", "33952", "--code", "33954"]),
        ("/v1/check?evidence=none", ["check", "--evidence", "none"]),
        ("/v1/suggest", ["suggest"]),
        (
            "/v1/suggest?coder=true&evidence=snippet",
            ["suggest", "--coder", "--evidence", "snippet"],
        ),
        ("/v1/query?code=33952", ["query", "--code", "33952"]),
        ("/v1/query?code=33952&evidence=none", ["query", "--code", "33952", "--evidence", "none"]),
    ],
)
def test_an_answer_is_what_the_command_prints(
    path: str,
    args: list[str],
    client: Any,
    obeyed: None,
    run: Any,
    tmp_path: Path,
    monkeypatch: Any,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("night.txt").write_bytes(SENT.encode())
    printed = run(args[0], "night.txt", "--format", "json", "--isolated", *args[1:]).out
    asked = client()

    raw = asked.post(
        path, content=SENT.encode(), headers={**FILE, "doclint-file-name": "night.txt"}
    )
    told = asked.post(path, json={"text": SENT, "name": "night.txt"})

    assert (raw.status_code, told.status_code) == (200, 200)
    assert raw.headers["content-type"] == "application/json"
    assert raw.text == printed
    assert told.text == printed


@pytest.mark.parametrize(
    ("path", "args"),
    [
        ("/v1/codes", ["codes"]),
        ("/v1/codes?words=open+cannula+child&age=4", ["codes", "open cannula child", "--age", "4"]),
        ("/v1/codes?mode=vv&action=Insertion", ["codes", "--mode", "vv", "--action", "Insertion"]),
        ("/v1/codes/33952", ["explain", "33952"]),
        (
            "/v1/codes/33952?only=selects&coder=true",
            ["explain", "33952", "--only", "selects", "--coder"],
        ),
        ("/v1/codes/33960", ["explain", "33960"]),
    ],
)
def test_what_is_known_is_what_the_command_prints(
    path: str, args: list[str], client: Any, run: Any
) -> None:
    answer = client().get(path)

    assert answer.status_code == 200
    assert answer.text == run(*args, "--format", "json").out


def test_a_file_is_known_by_its_name_and_may_hold_several_notes(client: Any) -> None:
    table = b'id,text\n1,"V-V ECMO"\n2,"V-A ECMO, gap"\n'
    name = quote("Übergabe.csv")
    answer = client().post("/v1/check", content=table, headers={**FILE, "doclint-file-name": name})

    assert [each["note"] for each in answer.json()["notes"]] == ["Übergabe.csv#1", "Übergabe.csv#2"]


def test_text_of_json_is_never_taken_for_a_file(client: Any) -> None:
    told = {"text": "%PDF-1.7 V-V ECMO", "name": "a.csv"}
    (note,) = client().post("/v1/check", json=told).json()["notes"]

    assert (note["note"], note["error"]) == ("a.csv", None)
    assert note["elements"]["mode"]["evidence"][0]["text"] == "%PDF-1.7"


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "\x01\x02\x03"])
def test_a_text_that_is_none_is_answered_as_such(client: Any, text: str) -> None:
    answer = client().post("/v1/check", json={"text": text})

    assert answer.status_code == 200
    assert answer.json()["notes"][0]["status"] == "error"


def test_half_a_character_is_a_character_in_the_answer(client: Any) -> None:
    sent = b'{"text": "\\ud800V-V ECMO", "name": "\\udfff"}'
    answer = client().post("/v1/check", content=sent, headers=JSON)

    (note,) = answer.json()["notes"]
    assert note["elements"]["mode"]["evidence"][0]["text"] == "�V-V"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00",
        b'{"text": "\xff"}',
        b'{"text": 1}',
        b'{"text": null}',
        b'{"name": "a"}',
        b'{"text": "a", "code": "33952"}',
        b'{"text": "a", "name": ""}',
        b'{"text": "a", "name": 1}',
        b'{"text": "a", "name": "' + b"n" * 2000 + b'"}',
        b"[" * 100_000,
        b'{"text": ' * 50_000,
        b'{"text": ' + b"9" * 10_000 + b"}",
        CANARY.encode(),
        b'{"' + CANARY.encode() + b'": 1, "text": ""}',
    ],
    ids=range(19),
)
def test_malformed_json_is_refused(client: Any, sent: bytes) -> None:
    problem(client().post("/v1/check", content=sent, headers=JSON), 400)


@pytest.mark.parametrize(
    "query",
    [
        "code=99999",
        "code=339522",
        "code=",
        f"code={CANARY}",
        "&".join(["code=33952"] * 26),
        f"{CANARY}=1",
        f"evidence={CANARY}",
        "evidence=none&evidence=full",
        "coder=true",
    ],
)
def test_a_query_that_cannot_be_used_is_refused(client: Any, query: str) -> None:
    problem(client().post(f"/v1/check?{query}", content=b"x", headers=FILE), 400)


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {},
        {**FILE, "content-encoding": "gzip"},
    ],
)
def test_only_two_kinds_of_content_are_taken(client: Any, headers: dict[str, str]) -> None:
    problem(client().post("/v1/check", content=b"x", headers=headers), 415)


@pytest.mark.parametrize("name", ["", "%ff", "n" * 2000])
def test_a_name_that_is_none_is_refused(client: Any, name: str) -> None:
    headers = {**FILE, "doclint-file-name": name}
    problem(client().post("/v1/check", content=b"x", headers=headers), 400)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/{CANARY}", 404),
        ("GET", "/v1/check", 405),
        ("DELETE", "/v1/codes", 405),
        ("POST", "/health", 405),
        ("GET", "/v1/codes/99999", 404),
        ("GET", f"/v1/codes/{CANARY}", 404),
        ("GET", "/v1/codes/AGE002", 404),
        ("GET", f"/v1/codes/33952?only={CANARY}", 400),
        ("GET", f"/v1/codes?mode={CANARY}", 400),
        ("GET", f"/v1/codes?age={CANARY}", 400),
        ("GET", "/v1/codes?age=-1", 400),
        ("GET", f"/v1/codes?words={'x' * 201}", 400),
        ("GET", f"/v1/codes?words={'x' * 5000}", 414),
        ("GET", "/v1/check/", 404),
    ],
)
def test_what_is_not_there(client: Any, method: str, path: str, status: int) -> None:
    problem(client().request(method, path), status)


def test_what_was_not_foreseen_is_told_without_the_note(client: Any) -> None:
    (note,) = client().post("/v1/check", json={"text": f"stumble {CANARY}"}).json()["notes"]

    assert note["status"] == "error"
    assert CANARY not in json.dumps(note)


def test_a_crash_of_the_server_is_told_without_the_note(client: Any) -> None:
    class Broken(Here):
        async def ask(self, question: Any, receive: Any = None) -> Any:
            raise ValueError(question.data)

    answer = client(Broken()).post("/v1/check", json={"text": CANARY})
    assert problem(answer, 500).startswith("internal error: ValueError at ")


def test_a_name_leads_to_no_settings_file(client: Any, tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text('code = ["33954"]\n')
    name = str(tmp_path / "a.txt")
    (note,) = client().post("/v1/check", json={"text": "V-V ECMO", "name": name}).json()["notes"]

    assert note["codes"] == ["33952"]


def test_settings_of_the_server_are_in_force(client: Any) -> None:
    settings = Settings(code=("33954",), note_name="hash", evidence="none", store="x.db", jobs=3)
    answer = client(settings=settings).post("/v1/check", json={"text": f"{CANARY} ECMO"})

    (note,) = answer.json()["notes"]
    assert note["codes"] == ["33954"]
    assert note["note"].startswith("note-")
    assert CANARY not in answer.text
    assert not Path("x.db").exists()


def test_the_note_is_told_of_by_no_object(client: Any) -> None:
    pool = Here()
    client(pool).post("/v1/check", content=SENT.encode(), headers=FILE)

    (question,) = pool.questions
    assert CANARY not in repr(question)


def test_every_answer_says_that_nobody_keeps_it(client: Any) -> None:
    asked = client()
    for path in ("/health", "/metrics", "/v1/codes", "/openapi.json", "/none", "/v1/check"):
        headers = asked.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "access-control-allow-origin" not in headers


def test_metrics_count_and_tell_nothing(client: Any) -> None:
    asked = client()
    asked.post(f"/v1/check?code={CANARY}", json={"text": CANARY})
    asked.post("/v1/check", json={"text": f"{CANARY} ECMO"})
    asked.get(f"/{CANARY}")
    asked.get(f"/v1/codes/{CANARY}")
    asked.request(CANARY.upper(), "/v1/codes")
    told = asked.get("/metrics").text

    assert CANARY.lower() not in told.lower()
    assert 'doclint_requests_total{route="/v1/check",status="200"} 1\n' in told
    assert 'doclint_requests_total{route="/v1/check",status="400"} 1\n' in told
    assert 'doclint_requests_total{route="/v1/codes/{code}",status="404"} 1\n' in told
    assert 'doclint_requests_total{route="other",status="404"} 1\n' in told
    assert "doclint_bytes_held 0\n" in told


def test_health_says_whether_notes_can_be_judged(client: Any) -> None:
    pool = Here()
    asked = client(pool)
    assert asked.get("/health").json()["status"] == "ok"
    pool.ready = 0
    answer = asked.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "starting")


def test_what_is_too_large_is_refused(client: Any) -> None:
    asked = client(limits=Limits(body=1000))

    def pieces() -> Any:
        yield from [b"x" * 100] * 11

    assert "MiB" in problem(asked.post("/v1/check", content=b"x" * 1001, headers=FILE), 413)
    problem(asked.post("/v1/check", content=pieces(), headers=FILE), 413)
    assert asked.post("/v1/check", content=b"x" * 1000, headers=FILE).status_code == 200
    assert "doclint_bytes_held 0\n" in asked.get("/metrics").text


def test_bodies_together_have_a_limit(client: Any) -> None:
    asked = client(limits=Limits(bodies=1000))
    answer = asked.post("/v1/check", content=b"x" * 1001, headers=FILE)

    problem(answer, 503)
    assert answer.headers["retry-after"] == "1"


def test_many_requests_from_one_address_are_refused(client: Any) -> None:
    asked = client(limits=Limits(rate=0.001, burst=2))
    assert [asked.get("/health").status_code for _ in range(2)] == [200, 200]
    answer = asked.get("/health")

    problem(answer, 429)
    assert int(answer.headers["retry-after"]) > 500
