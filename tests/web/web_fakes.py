"""Readers that do what the text says, and a pool that works in the test's own process."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

from fakes import COMPLETE

from doclint.batch import Needs
from doclint.codes import Catalogue
from doclint.linter import Linter
from doclint.linters import Linters, SiteFiles
from doclint.settings import Settings
from doclint.web.answers import Answer, Question, Terms
from doclint.web.app import Server
from doclint.web.guard import Guard
from doclint.web.limits import Limits
from doclint.web.server import listen, server_of

CANARY = "Zyzzomys"

HOARD: list[bytes] = []
"""What a worker never lets go of."""


class Obedient:
    """Reads the complete record as evidence of the text's first word, unless it is an order."""

    def read(self, text: str) -> dict[str, Any]:
        order, _, number = text.strip().partition(" ")
        if order == "sleep":
            time.sleep(float(number))
        elif order == "die":
            os._exit(int(number))
        elif order == "hoard":
            HOARD.append(b"x" * (int(number) * 1_000_000))
        elif order == "stumble":
            raise ValueError(text)
        record = deepcopy(COMPLETE)
        for entry in record.values():
            entry["evidence"] = []
        word = text.split()[0]
        start = text.index(word)
        found = {"start": start, "end": start + len(word), "text": word, "section": None}
        record["mode"]["evidence"] = [found]
        if "gap" in text:
            record["approach"] = {"status": "missing", "evidence": []}
        return record


def build(files: SiteFiles) -> Linter:
    """A linter that obeys; workers import it by its name."""
    return Linter(reader=Obedient())


@cache
def catalogue() -> Catalogue:
    return Catalogue.load()


class Here:
    """A pool without processes."""

    ready, asked, deaths, renewed = 1, 0, 0, 0
    needs = Needs()

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def start(self) -> None:
        """There is nothing to start."""

    async def stop(self) -> None:
        """Nor to stop."""

    async def ask(self, question: Question, receive: Any = None) -> Answer:
        self.questions.append(replace(question, data=b""))
        linters = Linters(build)
        try:
            return question.answer(linters)
        except Exception as error:
            return question.crashed(type(error).__name__)


def server(
    pool: Any = None,
    *,
    settings: Settings | None = None,
    guard: Guard | None = None,
    limits: Limits | None = None,
) -> Server:
    return Server(
        terms=Terms(settings=settings or Settings(), key=b"k"),
        pool=pool or Here(),
        catalogue=catalogue(),
        guard=guard or Guard(),
        limits=limits or Limits(),
    )


@contextmanager
def on_loopback(made: Server, limits: Limits | None = None) -> Iterator[int]:
    """The real server on a port of this machine."""
    listening = listen("127.0.0.1", 0)
    running = server_of(made.app(), limits or Limits())
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        running.should_exit = True
        thread.join(20)
        listening.close()


def said(port: int, *pieces: bytes, timeout: float = 20) -> bytes:
    """What the server says to bytes, until it hangs up or says no more."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as line:
        for piece in pieces:
            line.sendall(piece)
        heard = b""
        try:
            while more := line.recv(65536):
                heard += more
        except ConnectionResetError:
            pass
        return heard
