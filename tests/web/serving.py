"""A server as a user starts it, for programs and tests that ask it: its port, its processes, its words."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]
JSON = {"content-type": "application/json"}
MIB = 1024 * 1024


def note_of(words: int) -> str:
    """A note of so many words, put together from the samples."""
    lines: list[str] = []
    count = 0
    for path in sorted((ROOT / "samples").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if count >= words:
                return "\n".join(lines) + "\n"
            told = line.split(" ")
            lines.append(line)
            count += len([each for each in told if each])
    raise ValueError("the samples have fewer words")


@dataclass
class Serving:
    """A running server, and the only folder that it may write to."""

    port: int
    process: subprocess.Popen[str]
    home: Path
    out: str = field(default="", init=False)
    err: str = field(default="", init=False)

    def line(self, timeout: float = 120) -> HTTPConnection:
        """A connection to it."""
        return HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Status and body of an answer; a body that is no bytes goes as JSON."""
        line = self.line()
        sent = body if body is None or isinstance(body, bytes) else json.dumps(body)
        line.request(method, path, sent, headers if headers is not None else JSON if sent else {})
        answer = line.getresponse()
        told = answer.status, answer.read()
        line.close()
        return told

    def wait(self, seconds: float = 300) -> None:
        """Until all of its workers judge notes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.gauge("workers") == self.workers and self.ask("GET", "/health")[0] == 200:
                return
            time.sleep(0.2)
        raise TimeoutError("no worker became ready")

    workers: int = 1

    def gauge(self, name: str) -> int:
        """A number out of its metrics."""
        text = self.ask("GET", "/metrics")[1].decode()
        found = re.search(rf"^doclint_{name} (\d+)$", text, re.MULTILINE)
        return int(found[1]) if found else -1

    def memory(self) -> dict[int, int]:
        """Bytes held by each of its processes, itself first."""
        root = psutil.Process(self.process.pid)
        told = {}
        for each in (root, *root.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                told[each.pid] = int(each.memory_info().rss)
        return told

    def stop(self) -> int:
        """End it as Ctrl-C does, and keep what it said."""
        self.process.send_signal(signal.SIGINT)
        self.out, self.err = self.process.communicate(timeout=60)
        return self.process.returncode

    def left(self) -> str:
        """All that it wrote, in its folder or to anybody who would see it."""
        files = (each.read_bytes() for each in self.home.rglob("*") if each.is_file())
        return "\n".join([self.out, self.err, *(each.decode("latin-1") for each in files)])


@contextmanager
def serving(*args: str, workers: int = 1, env: dict[str, str] | None = None) -> Iterator[Serving]:
    """A server with so many workers."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
        command = [sys.executable, "-m", "doclint", "serve", "--port", "0", "--isolated"]
        process = subprocess.Popen(
            [*command, "--workers", str(workers), *args],
            cwd=home,
            env={**os.environ, **places, "PYTHONPATH": str(ROOT), **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stderr is not None
            first = process.stderr.readline()
            found = re.fullmatch(r"doclint: note: http://127\.0\.0\.1:(\d+) until Ctrl-C\n", first)
            if found is None:
                raise RuntimeError(f"the server did not start: {first}")
            server = Serving(int(found[1]), process, home)
            server.workers = workers
            yield server
        finally:
            process.kill()
            process.communicate()
