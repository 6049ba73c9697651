"""The real server and real workers on this machine: slow clients, notes that hang, and what is left."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from web_fakes import CANARY, Here, build, on_loopback, said, server

from doclint.batch import Needs
from doclint.settings import Settings
from doclint.web.answers import Question, Terms
from doclint.web.limits import Limits
from doclint.web.memory import held
from doclint.web.pool import Pool
from doclint.web.server import listen

HURRIED = Limits(head_seconds=0.5, body_seconds=0.5, answer_seconds=2)


def asked(port: int, text: str, path: str = "/v1/check") -> tuple[int, dict[str, Any]]:
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("POST", path, json.dumps({"text": text}), {"content-type": "application/json"})
    answer = line.getresponse()
    status, told = answer.status, json.loads(answer.read())
    line.close()
    return status, told


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with on_loopback(server(Here(), limits=HURRIED), HURRIED) as port:
        yield port


@pytest.fixture(scope="module")
def working() -> Iterator[int]:
    """A server with one worker, for which one request may wait."""
    pool = Pool(Needs(), workers=1, waiting=1, seconds=2, build=build)
    with on_loopback(server(pool)) as port:
        ready(port)
        yield port


def ready(port: int) -> None:
    """Wait for a worker, however busy the machine is."""
    for _ in range(600):
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        line.request("GET", "/health")
        status = line.getresponse().status
        line.close()
        if status == 200:
            return
        time.sleep(0.1)


def test_answers_are_not_kept_back_by_the_system() -> None:
    """asyncio turns off Nagle's algorithm where the socket names its protocol, and nowhere else."""
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_a_process_is_weighed() -> None:
    assert held() >= 0
    if Path("/proc/self/statm").exists():
        # What others left behind is given back now, and not between the two.
        before = held(most=1)
        ballast = b"x" * 50_000_000
        assert held(most=1) > before + 30_000_000
        assert len(ballast) == 50_000_000


def test_a_connection_that_says_nothing_is_closed(port: int) -> None:
    assert said(port) == b""
    assert said(port, b"GET /health HT") == b""


def test_a_second_request_that_is_never_finished_is_closed(port: int) -> None:
    heard = said(port, b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea")
    assert heard.count(b"HTTP/1.1 200 ") == 1


def test_what_comes_too_slowly_is_refused(port: int) -> None:
    heard = said(
        port,
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: 100\r\n\r\n{",
    )
    assert heard.startswith(b"HTTP/1.1 408 ")
    assert b"application/problem+json" in heard


@pytest.mark.parametrize(
    "head",
    [
        b"GET /health HTTP/1.1\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /health HTTP/1.1\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=range(8),
)
def test_a_broken_head_is_refused(port: int, head: bytes) -> None:
    status = said(port, head).split(b" ")[1]
    assert status in (b"400", b"415", b"421")


def test_a_huge_body_is_refused_before_it_has_come(port: int) -> None:
    heard = said(
        port,
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Length: 99999999999\r\n\r\n",
    )
    assert heard.startswith(b"HTTP/1.1 413 ")


def test_who_sends_too_much_hears_of_it() -> None:
    limits = Limits(body=3_000_000)
    with on_loopback(server(Here(), limits=limits), limits) as port:
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"content-type": "application/octet-stream"}
        line.request("POST", "/v1/check", b"x" * 9_000_000, headers)
        assert line.getresponse().status == 413
        line.close()


def test_somebody_who_hangs_up_does_no_harm(port: int) -> None:
    for _ in range(20):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n")
        line.close()
    assert asked(port, "V-V ECMO")[0] == 200


def test_a_worker_answers(working: int) -> None:
    status, told = asked(working, f"{CANARY} ECMO")
    assert status == 200
    assert told["notes"][0]["elements"]["mode"]["evidence"][0]["text"] == CANARY


@pytest.mark.parametrize("order", ["sleep 60", "die 0", "die 1"])
def test_a_note_that_hangs_or_kills_costs_itself_alone(working: int, order: str) -> None:
    status, told = asked(working, order)
    assert status == 503
    assert order not in json.dumps(told)
    status, told = asked(working, "V-V ECMO")
    while status == 503:  # as long as there is no new worker
        status, told = asked(working, "V-V ECMO")
    assert (status, told["notes"][0]["error"]) == (200, None)


def test_too_many_at_once_are_told_to_come_again(working: int) -> None:
    with ThreadPoolExecutor(8) as threads:
        statuses = sorted(
            status for status, _ in threads.map(lambda _: asked(working, "sleep 0.7"), range(8))
        )
    assert statuses == [200, 200, *[503] * 6]


def test_who_waits_and_hangs_up_leaves_the_place_to_the_next(working: int) -> None:
    body = json.dumps({"text": "V-V ECMO"}).encode()
    head = (
        "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(asked, working, "sleep 1.5")
        at_once(working, 1)
        with socket.create_connection(("127.0.0.1", working)) as line:
            line.sendall(head.encode() + body)
            at_once(working, 2)
        at_once(working, 1)
        status, told = asked(working, f"{CANARY} ECMO")
        assert first.result()[0] == 200
    assert status == 200, told


def at_once(port: int, number: int) -> None:
    """Wait until so many requests are worked on or wait, unless the first comes to its end before."""
    for _ in range(100):
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        line.request("GET", "/metrics")
        told = line.getresponse().read().decode()
        line.close()
        if f"doclint_work_at_once {number}\n" in told:
            return
        time.sleep(0.02)


def test_a_worker_that_grows_makes_way() -> None:
    pool = Pool(Needs(), workers=1, waiting=1, seconds=20, build=build, growth=30_000_000)
    with on_loopback(server(pool)) as port:
        ready(port)
        assert asked(port, "V-V ECMO")[0] == 200
        assert pool.renewed == 0
        status, told = asked(port, "hoard 60")
        assert (status, told["notes"][0]["error"]) == (200, None)
        ready(port)
        assert asked(port, "V-V ECMO")[0] == 200
    assert (pool.renewed, pool.deaths) == (1, 0)


def test_a_rehearsal_takes_nobodys_time() -> None:
    """It may take longer than a request may, and what goes wrong in it is nobody's fault."""
    told = [
        Question(
            kind="check",
            terms=Terms(settings=Settings()),
            needs=Needs(),
            data=json.dumps({"text": text}).encode(),
            is_json=True,
        )
        for text in ("sleep 1.5", "stumble", "")
    ]
    pool = Pool(Needs(), workers=1, waiting=1, seconds=1, build=build, rehearsal=told)
    with on_loopback(server(pool)) as port:
        ready(port)
        assert asked(port, "V-V ECMO")[0] == 200
    assert pool.deaths == 0
