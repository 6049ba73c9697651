"""A reader for worker processes that does what the note's first line says."""

from __future__ import annotations

import os
import signal
import sys
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

from fakes import COMPLETE

from doclint.deid.places import Identifier
from doclint.errors import PatternError
from doclint.linter import Linter
from doclint.linters import SiteFiles

Record = dict[str, Any]


class ObedientReader:
    """Gives a complete record; where it is asked ``who``, it also names the process that read it."""

    def read(self, text: str) -> Record:
        word, _, rest = text.partition("\n")[0].partition(" ")
        ORDERS.get(word, lambda text, rest: None)(text, rest)
        record = deepcopy(COMPLETE)
        if "who" in text.splitlines():
            record["circuit"]["worker"] = os.getpid()
        return record


def _raise(text: str, kind: str) -> None:
    raise {"base": BaseException, "value": ValueError, "exit": SystemExit}[kind](text)


def _once(text: str, rest: str) -> None:
    """Do something, but only where no worker has done it before: ``once FILE kill``."""
    file, _, order = rest.partition(" ")
    if not Path(file).exists():
        Path(file).touch()
        ORDERS[order.partition(" ")[0]](text, order.partition(" ")[2])


def _chatter(text: str, rest: str) -> None:
    import logging
    import warnings

    from loguru import logger

    logging.getLogger().error(text)
    logger.critical(text)
    warnings.warn(text, stacklevel=1)
    os.write(1, text.encode())
    os.write(2, text.encode())
    sys.stderr.write(text)


def _spin(text: str, rest: str) -> None:
    while True:
        pass


ORDERS = {
    "abort": lambda text, rest: os.abort(),
    "chatter": _chatter,
    "exit": lambda text, rest: os._exit(int(rest)),
    "kill": lambda text, rest: os.kill(os.getpid(), signal.SIGKILL),
    "once": _once,
    "raise": _raise,
    "sleep": lambda text, rest: time.sleep(float(rest)),
    "spin": _spin,
}


def build(files: SiteFiles) -> Linter:
    """The linter of the tests; the files are named for what they do."""
    if "dies.json" in files.patterns:
        os._exit(3)
    if "slow.json" in files.patterns:
        time.sleep(3)
    if "search.json" in files.patterns:
        import doclint.batch.jobs

        doclint.batch.jobs.search_for = lambda _: ObedientSearch()
    linter = Linter(reader=ObedientReader())
    if "broken.json" in files.patterns:
        return BrokenLinter()
    return linter


class ObedientSearch:
    """Finds something in every note, and does not come back from one that says so."""

    def find(self, text: str) -> list[Identifier]:
        if "lost in search" in text:
            _spin(text, "")
        return [Identifier(0, 4, "DID007")]


class BrokenLinter(Linter):
    @property
    def reader(self) -> Any:
        raise PatternError("site/broken.json", "no JSON", where="line 1")
