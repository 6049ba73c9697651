"""Thousands of requests that mean harm, sent to a server as a user starts it.

    python tests/web/hostile_run.py [--requests N] [--seed N] [--quick]

Generated from the interface's own description (schemathesis), malformed FHIR, huge bodies, slow
clients, sockets closed half way, bad encodings, tricks with headers, foreign hosts and origins,
files that swell. Prints what came back and how memory went; the exit status is 1 where there was an
error of the server's own, where a word that was sent is found in what it printed, counted or wrote,
or where memory grew.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import random
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from fhir_notes import bundle, discharge, document, parameters, signing
from serving import JSON, MIB, Serving, note_of, serving

CANARY = "Zyzzomys"
WORKERS = 2
TIMEOUT = 5
BODY = 2
"""Mebibytes that the server takes at most: what is larger need not be much larger to be refused."""
SERVER_GROWS = 6 * MIB
"""Bytes by which the server's own process may grow from the end of the warm-up on."""
WORKER_GROWS = (64 + 48) * MIB
"""The same of a worker: what it may hold before it makes way, and what one request takes."""

FILE = {"content-type": "application/octet-stream"}
FHIR = {"content-type": "application/fhir+json"}
SIGN = "/cds-services/ecmo-note-sign"
OPERATION = "/fhir/DocumentReference/$doclint"
POSTS = ("/v1/check", "/v1/suggest", "/v1/query", SIGN, "/cds-services/ecmo-discharge", OPERATION)

Pieces = list[bytes]
"""A request, byte for byte, in the pieces in which it is sent."""


def request(
    method: str, path: str, headers: dict[str, str], body: bytes = b"", host: str = "127.0.0.1"
) -> bytes:
    """A request as it is sent; ``headers`` may hold anything."""
    told = {"host": host, "connection": "close", **headers}
    if body and "content-length" not in told and "transfer-encoding" not in told:
        told["content-length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogatepass") + body


def said(port: int, pieces: Pieces, *, wait: float = 0, half: bool = False) -> str:
    """The status of what the server says to bytes; nothing where it hangs up."""
    heard = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in pieces:
                line.sendall(piece)
                if wait:
                    time.sleep(wait)
            if half:
                line.shutdown(socket.SHUT_WR)
            while more := line.recv(65536):
                heard += more
    except OSError as error:
        if not heard:
            return type(error).__name__
    parts = heard.split(b" ", 2)
    return parts[1].decode("latin-1")[:3] if len(parts) > 1 else "hung up"


def mutated(value: Any, chance: random.Random) -> Any:
    """A value with some part of it turned into something that it should not be."""
    odd: tuple[Any, ...] = (
        None, True, -1, 1e308, 10**30, "", "\x00", "\ud800", "\u202e", [], {}, [[]], CANARY,
        "x" * 5000, {"resourceType": CANARY}, {"reference": "#" + CANARY}, "AAAA", "====",
        "http://127.0.0.1:1/" + CANARY, "file:///etc/passwd", ["a", {"b": None}], "Parameters",
    )  # fmt: skip
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(list(value))
        changed = dict(value)
        action = chance.random()
        if action < 0.1:
            del changed[key]
        elif action < 0.2:
            changed[chance.choice(["resourceType", "status", "content", CANARY, ""])] = changed[key]
        else:
            changed[key] = mutated(value[key], chance)
        return changed
    if isinstance(value, list) and value and chance.random() < 0.85:
        place = chance.randrange(len(value))
        changed_list = list(value)
        changed_list[place] = mutated(value[place], chance)
        return changed_list * ((chance.random() < 0.1 and 50) or 1)
    return chance.choice(odd)


class Hostile:
    """Makes requests, each of a kind; the same seed makes the same ones."""

    def __init__(self, port: int, seed: int) -> None:
        self._port, self._chance = port, random.Random(seed)
        self._note = f"{CANARY} pneumonia.\n{note_of(120)}"
        self._files = list(self._bombs())

    def kinds(self) -> dict[str, tuple[int, Callable[[], str]]]:
        """Each kind with its share of a hundred."""
        return {
            "malformed FHIR": (22, self.fhir),
            "malformed JSON": (14, self.broken_json),
            "bad encodings": (12, self.encoding),
            "header tricks": (16, self.header),
            "foreign hosts and origins": (10, self.foreign),
            "odd notes": (12, self.odd_note),
            "half-closed sockets": (8, self.half_closed),
            "huge bodies": (4, self.huge),
            "files that swell": (1, self.file),
            "slow clients": (1, self.slow),
        }

    def _say(self, *pieces: bytes, **options: Any) -> str:
        return said(self._port, list(pieces), **options)

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> str:
        return self._say(request("POST", path, headers, body))

    def fhir(self) -> str:
        """A resource or a call of its shape, with some parts wrong."""
        note = document(self._note)
        path, value = self._chance.choice(
            [
                (OPERATION, note),
                (OPERATION, parameters(note, "33952")),
                (SIGN, signing(note)),
                ("/cds-services/ecmo-discharge", discharge(bundle(note, note))),
                (f"{SIGN}/feedback", {"feedback": [{"card": CANARY, "outcome": "accepted"}]}),
            ]
        )
        for _ in range(self._chance.randint(1, 4)):
            value = mutated(value, self._chance)
        return self._post(path, json.dumps(value).encode(), FHIR)

    def broken_json(self) -> str:
        """JSON cut off, doubled, nested, or with bytes turned."""
        path = self._chance.choice([*POSTS, f"{SIGN}/feedback"])
        data = bytearray(json.dumps({"text": self._note, "name": CANARY}).encode())
        action = self._chance.randrange(6)
        if action == 0:
            data = data[: self._chance.randrange(len(data))]
        elif action == 1:
            data[self._chance.randrange(len(data))] = self._chance.randrange(256)
        elif action == 2:
            data = bytearray(b"[" * self._chance.randint(1, 100_000))
        elif action == 3:
            data = bytearray(b'{"text":' * self._chance.randint(1, 50_000))
        elif action == 4:
            data = bytearray(b'{"text": ' + b"9" * self._chance.randint(1, 100_000) + b"}")
        else:
            data = data * 2
        return self._post(path, bytes(data), JSON)

    def encoding(self) -> str:
        """Bytes that are not what they say they are."""
        text = self._note.encode(self._chance.choice(["utf-16", "utf-32", "cp1252", "utf-8"]))
        headers = dict(self._chance.choice([JSON, FILE, {"content-type": "text/plain"}]))
        action = self._chance.randrange(5)
        if action == 0:
            headers["content-encoding"] = self._chance.choice(["gzip", "br", CANARY, "identity"])
            text = gzip.compress(text)
        elif action == 1:
            headers["content-type"] += f"; charset={self._chance.choice(['utf-7', CANARY, ''])}"
        elif action == 2:
            text = self._chance.randbytes(self._chance.randint(1, 4000))
        elif action == 3:
            headers["doclint-file-name"] = self._chance.choice(
                [
                    "%ff",
                    "%00",
                    "../../" + CANARY,
                    "%2e%2e%2f",
                    "a" * 2000,
                    "ü",
                    "x.zip",
                    "x.parquet",
                ]
            )
            headers["content-type"] = FILE["content-type"]
        else:
            text = b"\xc0\xaf\xed\xa0\x80" + text
        return self._post(self._chance.choice(POSTS), text, headers)

    def header(self) -> str:
        """Requests that two programs might read in two ways, and those that none should."""
        body = json.dumps({"text": self._note}).encode()
        size = str(len(body))
        post = "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        kind = "Content-Type: application/json\r\n"
        heads = [
            f"{post}{kind}Content-Length: {size}\r\nContent-Length: 5\r\n\r\n",
            f"{post}{kind}Content-Length: {size}\r\nTransfer-Encoding: chunked\r\n\r\n",
            f"{post}{kind}Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
            f"{post}{kind}Transfer-Encoding: {CANARY}\r\n\r\n",
            f"{post}{kind}Content-Length: -1\r\n\r\n",
            f"{post}{kind}Content-Length: 1{'0' * 200}\r\n\r\n",
            f"{post}{kind}Content-Length: {size}\r\nX: a\r\n b: {CANARY}\r\n\r\n",
            f"{post}Host: {CANARY}\r\n{kind}Content-Length: {size}\r\n\r\n",
            f"{post}X-Long: {'x' * 40_000}\r\n\r\n",
            post + "".join(f"X-{number}: {CANARY}\r\n" for number in range(400)) + "\r\n",
            f"{post}Expect: 100-continue\r\n{kind}Content-Length: {size}\r\n\r\n",
            f"{post}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            f"{post}X: a\0b\r\n\r\n",
            f"{post}{CANARY}\r\n\r\n",
            f"GET /{CANARY}/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            f"GET http://{CANARY}/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            f"GET /?{'a' * 5000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /health HTTP/0.9\r\n\r\n",
            "GET /health\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            f"CONNECT {CANARY}:443 HTTP/1.1\r\nHost: {CANARY}:443\r\n\r\n",
            "TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            f"{CANARY} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "\r\n\r\n\r\n",
            "\x16\x03\x01\x02\x00\x01\x00",
            f"GET /v1/codes/{CANARY}%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            f"GET /v1/codes?words={CANARY}&words=x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            f"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {CANARY}\r\n\r\n",
        ]
        head = self._chance.choice(heads).encode("latin-1", "replace")
        return self._say(head, body, half=True)

    def foreign(self) -> str:
        """What a browser would send for a page of somebody else's."""
        host = self._chance.choice(
            [
                f"{CANARY}.example", "127.0.0.1.example", "localhost.example", "localhost@x", "0.0.0.0",
                "[::ffff:127.0.0.1]", "2130706433", "127.1", "", " ", "localhost:8420:1", "LOCALHOST.",
            ]
        )  # fmt: skip
        origin = self._chance.choice(
            ["null", "https://evil.example", f"http://{host}", "file://", "", "http://127.0.0.1:1"]
        )
        headers = dict(JSON)
        if self._chance.random() < 0.5:
            headers["origin"], host = origin, "127.0.0.1"
        if self._chance.random() < 0.3:
            headers["sec-fetch-site"] = self._chance.choice(["cross-site", "same-site", CANARY])
        body = json.dumps({"text": self._note}).encode()
        method = self._chance.choice(["POST", "GET", "OPTIONS", "HEAD"])
        path = self._chance.choice([*POSTS, "/", "/read", "/metrics", "/openapi.json"])
        return self._say(request(method, path, headers, body, host))

    def odd_note(self) -> str:
        """Notes that nobody wrote."""
        chance = self._chance
        words = self._note.split()
        makers: list[Callable[[], str]] = [
            lambda: " ".join(chance.choices(words, k=800)),
            lambda: "".join(chr(chance.randrange(32, 0x2FFF)) for _ in range(2000)),
            lambda: " ".join(f"{chance.getrandbits(64):x}" for _ in range(300)),
            lambda: "a" * 20_000,
            lambda: "right femoral vein " * 300,
            lambda: "(" * 3000 + CANARY + ")" * 3000,
            lambda: "\u202e\u200b\u0000\x1b[2J" + self._note,
            lambda: "\n".join(f"{word}:" for word in words * 5),
            lambda: "1/1/" * 2000,
            lambda: self._note.replace(" ", "\t\r\n\x0c"),
            lambda: f"CPT: {chance.choice(['33952', '33960', '99999', CANARY])}\n{self._note}",
        ]
        path = chance.choice(["/v1/check", "/v1/query", "/v1/suggest", SIGN, OPERATION])
        text = chance.choice(makers)()
        if path == SIGN:
            return self._post(path, json.dumps(signing(_document(text))).encode(), JSON)
        if path == OPERATION:
            return self._post(path, json.dumps(_document(text)).encode(), FHIR)
        return self._post(path, json.dumps({"text": text}).encode(), JSON)

    def half_closed(self) -> str:
        """Clients that stop in the middle, or go before they are answered."""
        whole = request("POST", "/v1/check", JSON, json.dumps({"text": self._note}).encode())
        cut = self._chance.randrange(1, len(whole))
        if self._chance.random() < 0.5:
            return self._say(whole[:cut], half=True)
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port)) as line:
            line.sendall(whole if self._chance.random() < 0.5 else whole[:cut])
            if self._chance.random() < 0.5:
                # Closed with a reset and not in good order.
                linger = socket.SO_LINGER
                line.setsockopt(socket.SOL_SOCKET, linger, b"\x01\0\0\0\0\0\0\0")
        return "gone"

    def huge(self) -> str:
        """More than may be sent: announced, chunked, or lied about."""
        path = self._chance.choice([*POSTS, "/", "/read", f"{SIGN}/feedback"])
        mib = self._chance.randint(BODY + 1, 8 * BODY)
        piece = CANARY.encode() * (MIB // len(CANARY))
        action = self._chance.randrange(3)
        kind = {} if path == "/" else dict(FILE if path in ("/v1/check", "/read") else JSON)
        if action == 0:
            return self._say(request("POST", path, {**kind, "content-length": "99999999999"}))
        if action == 1:
            head = request("POST", path, {**kind, "content-length": str(mib * len(piece))})
            return self._say(head, *[piece] * mib)
        head = request("POST", path, {**kind, "transfer-encoding": "chunked"})
        chunk = b"%x\r\n" % len(piece) + piece + b"\r\n"
        return self._say(head, *[chunk] * mib, b"0\r\n\r\n")

    def file(self) -> str:
        """A file that is small until somebody unpacks it."""
        return self._post("/v1/check", self._chance.choice(self._files), FILE)

    def slow(self) -> str:
        """A request that comes byte by byte, and stops."""
        whole = request("POST", "/v1/check", JSON, json.dumps({"text": self._note}).encode())
        cut = self._chance.randrange(5, 300)
        return self._say(
            *(whole[place : place + 8] for place in range(0, cut, 8)), wait=0.02, half=True
        )

    def _bombs(self) -> Iterator[bytes]:
        """Files of the readers' own hostile tests, those that are small enough to be let in."""
        try:
            import hostile
        except ImportError:
            return
        makers = (
            "deep_json", "wide_json", "long_number", "deep_html", "deep_xml", "laughs", "tar_bomb",
            "external_entity", "rtf_of_braces", "hl7_of_separators", "csv_of_columns", "deep_fhir",
            "pdf_stream_bomb", "pdf_of_a_loop", "word_bomb", "lying_zip", "overlapping_zip",
        )  # fmt: skip
        for name in makers:
            data = getattr(hostile, name)()
            if len(data) <= BODY * MIB:
                yield data


def _document(text: str) -> dict[str, Any]:
    data = base64.b64encode(text.encode("utf-8", "replace")).decode()
    note = document("")
    note["content"] = [{"attachment": {"contentType": "text/plain", "data": data}}]
    return note


def generated(server: Serving, count: int, told: Counter[tuple[str, str]]) -> int:
    """Requests that schemathesis makes out of the interface's own description."""
    try:
        from hypothesis import HealthCheck, Phase, given, settings
        from schemathesis.config import SchemathesisConfig
        from schemathesis.openapi import from_dict
    except ImportError:
        return 0
    document = json.loads(server.ask("GET", "/openapi.json")[1])
    config = SchemathesisConfig.from_dict(
        {"generation": {"mode": "all", "deterministic": True, "with-security-parameters": False}}
    )
    schema = from_dict(document, config=config)
    operations = [each.ok() for each in schema.get_all_operations()]
    asked = 0

    for operation in operations:

        @settings(
            max_examples=max(1, count // len(operations)),
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            try:
                answer = case.call(base_url=f"http://127.0.0.1:{server.port}", timeout=60)
                status = str(answer.status_code)
            except Exception as error:
                status = type(error).__name__
            told["generated", status] += 1

        ask()
    return asked


class Watch:
    """How much memory each process holds, looked at again and again."""

    def __init__(self, server: Serving) -> None:
        self._server = server
        self.first: dict[int, int] = {}
        self.most: dict[int, int] = {}
        self.last: dict[int, int] = {}
        self.curve: list[tuple[int, int]] = []

    def look(self, asked: int | None = None) -> None:
        self.last = self._server.memory()
        if asked is not None:
            self.curve.append((asked, self.last[self._server.process.pid]))
        for pid, size in self.last.items():
            self.first.setdefault(pid, size)
            self.most[pid] = max(self.most.get(pid, 0), size)

    def warmed_up(self) -> None:
        """What is held now is what later figures are held to."""
        self.look()
        self.first, self.most = dict(self.last), dict(self.last)


def run(
    server: Serving,
    count: int,
    seed: int,
    told: Counter[tuple[str, str]],
    only: list[str] | None = None,
) -> Watch:
    """Send them, by eight clients at once; a fifth is the warm-up."""
    hostile = [Hostile(server.port, seed * 100 + number) for number in range(8)]
    kinds = [each.kinds() for each in hostile]
    names = only or list(kinds[0])
    weights = [kinds[0][name][0] for name in names]
    chance = random.Random(seed)
    watch = Watch(server)
    lock = threading.Lock()
    left = chance.choices(names, weights, k=count)

    def client(number: int, until: int) -> None:
        while True:
            with lock:
                if len(left) <= until:
                    return
                name = left.pop()
            status = kinds[number][name][1]()
            with lock:
                told[name, status] += 1

    def wave(until: int) -> None:
        threads = [threading.Thread(target=client, args=(each, until)) for each in range(8)]
        for each in threads:
            each.start()
        while any(each.is_alive() for each in threads):
            time.sleep(0.5)
            watch.look()

    tenth = max(1, count // 10)
    for left_over in range(count - tenth, -1, -tenth):
        wave(left_over)
        if count - left_over == 2 * tenth:
            watch.warmed_up()
        watch.look(count - left_over)
    wave(0)
    return watch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--only", action="append", help="requests of this kind; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="400 requests")
    args = parser.parse_args()
    count = 400 if args.quick else args.requests
    told: Counter[tuple[str, str]] = Counter()
    began = time.monotonic()
    options = ("--rate", "0", "--timeout", str(TIMEOUT), "--max-body", str(BODY), "--waiting", "16")
    with serving(*options, workers=WORKERS) as server:
        server.wait()
        asked = 0 if args.only else generated(server, count // 4, told)
        watch = run(server, count - asked, args.seed, told, args.only)
        time.sleep(2 * TIMEOUT + 2)  # what is still worked on comes to its end
        watch.look()
        alive = server.ask("GET", "/health")[0] in (200, 503)
        server.wait()
        well, _ = server.ask("POST", "/v1/check", {"text": note_of(60)})
        counted = server.ask("GET", "/metrics")[1].decode()
        lost, renewed = server.gauge("workers_lost"), server.gauge("workers_renewed")
        held, processes = server.gauge("bytes_held"), len(server.memory())
        server.stop()
        seen = server.left() + counted
    return report(
        told,
        watch,
        seconds=time.monotonic() - began,
        faults={
            "it answers no more": not alive or well != 200,
            "bytes are held for nobody": held != 0,
            "processes are left over": processes > 2 + WORKERS,
            "a word that was sent is found": CANARY.lower() in seen.lower(),
            "it said something": bool(server.out + server.err),
            "it wrote something": any(each.is_file() for each in server.home.rglob("*")),
        },
        lines=[f"workers ended: {lost} over a request, {renewed} for having grown"],
    )


def report(
    told: Counter[tuple[str, str]],
    watch: Watch,
    *,
    seconds: float,
    faults: dict[str, bool],
    lines: list[str],
) -> int:
    """Print the summary; the exit status."""
    write = sys.stdout.write
    write(
        f"{told.total()} requests in {seconds:.0f} s\n\n| requests | of them | answers |\n|---|---|---|\n"
    )
    for kind in dict.fromkeys(kind for kind, _ in told):
        answers = {status: number for (each, status), number in told.items() if each == kind}
        shown = ", ".join(f"{status}: {number}" for status, number in sorted(answers.items()))
        write(f"| {kind} | {sum(answers.values())} | {shown} |\n")
    write("\n| process | after the warm-up | at most | at the end |\n|---|---|---|---|\n")
    server = next(iter(watch.first))
    stayed = [pid for pid in watch.first if pid in watch.last]
    for pid in stayed:
        sizes = (watch.first[pid], watch.most[pid], watch.last[pid])
        name = "server" if pid == server else "child"
        write(f"| {name} | {' | '.join(f'{size / MIB:.1f} MiB' for size in sizes)} |\n")
    passing = [size for pid, size in watch.most.items() if pid not in stayed]
    most = max(passing, default=0) / MIB
    lines.append(
        f"{len(passing)} processes came and went (workers, readers), at most {most:.1f} MiB"
    )
    curve = ", ".join(f"{asked}: {size / MIB:.1f}" for asked, size in watch.curve)
    write(f"\nthe server's MiB by requests: {curve}\n")
    write("".join(f"{line}\n" for line in lines))
    bad = {status for _, status in told if status.startswith("5") and status != "503"}
    faults = {
        **faults,
        f"answers {', '.join(sorted(bad))}": bool(bad),
        "the server grew": watch.last.get(server, 0) - watch.first[server] > SERVER_GROWS,
        # One that takes another's place is seen while it is still small.
        "a worker grew": max(watch.most.values()) - max(watch.first.values()) > WORKER_GROWS,
    }
    found = [fault for fault, there in faults.items() if there]
    write("FAULTS: " + "; ".join(found) + "\n" if found else "No fault.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
