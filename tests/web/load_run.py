"""How long an answer takes beside the bare library call, alone and with many clients at once.

    python tests/web/load_run.py [--quick]

Prints a table; the exit status is 1 where a goal is missed. ``--quick`` asks less often and allows
three times as much, for a machine that does something else as well.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from serving import JSON, Serving, note_of, serving

from doclint.linter import Linter

WORDS = 500
CLIENTS = 50
WORKERS = 2
WARM_UP = 6
ALONE = 1.3
TOGETHER = 3.0
"""Goals: times the library's call, and times the sequential one."""


def seconds_of(function: Callable[[], object]) -> float:
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def alone(server: Serving, rounds: int) -> tuple[float, float]:
    """Medians of the library's call and of a request on the same note, one after the other.

    Each round has a note of its own, so that nobody remembers it.
    """
    linter = Linter()
    note = note_of(WORDS)
    line = server.line()

    def ask(text: str) -> None:
        line.request("POST", "/v1/check", json.dumps({"text": text}), JSON)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status}")

    for number in range(WARM_UP):
        linter.check(f"{note}Warm-up {number}.\n")
    for number in range(WARM_UP):
        ask(f"{note}Warm-up {number}.\n")
    bare, asked = [], []
    for number in range(rounds):
        text = f"{note}Round {number}.\n"
        bare.append(seconds_of(lambda text=text: linter.check(text)))  # type: ignore[misc]
        asked.append(seconds_of(lambda text=text: ask(text)))  # type: ignore[misc]
    line.close()
    return statistics.median(bare), statistics.median(asked)


def together(server: Serving, seconds: float) -> tuple[list[float], Counter[str]]:
    """Times of answers to many clients at once, and what they were told."""
    note = note_of(WORDS)
    times: list[float] = []
    told: Counter[str] = Counter()
    lock = threading.Lock()
    until = time.monotonic() + seconds

    def client(number: int) -> None:
        line = server.line()
        asked = 0
        while time.monotonic() < until:
            asked += 1
            text = f"{note}Client {number}, request {asked}.\n"
            began = time.perf_counter()
            try:
                line.request("POST", "/v1/check", json.dumps({"text": text}), JSON)
                answer = line.getresponse()
                body = answer.read()
            except OSError as error:
                with lock:
                    told[type(error).__name__] += 1
                line.close()
                continue
            took = time.perf_counter() - began
            retry = answer.headers.get("retry-after", "")
            orderly = answer.status == 503 and retry.isdigit() and b"too much to do" in body
            with lock:
                told["503 with Retry-After" if orderly else str(answer.status)] += 1
                if answer.status == 200:
                    times.append(took)
            if orderly:
                # As told, but not all in the same moment.
                time.sleep(int(retry) * (0.5 + (number * 37 % 100) / 100))
        line.close()

    threads = [threading.Thread(target=client, args=(each,)) for each in range(CLIENTS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times, told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    allowed = 3.0 if quick else 1.0
    with serving("--rate", "0", workers=WORKERS) as server:
        server.wait()
        bare, asked = alone(server, 20 if quick else 100)
        times, told = together(server, 5 if quick else 30)
        server.stop()
    median = statistics.median(times)
    rows = [
        ("library call, median", f"{bare * 1000:.1f} ms", ""),
        ("request, median", f"{asked * 1000:.1f} ms", f"{asked / bare:.2f}x, goal {ALONE}x"),
        (
            f"{CLIENTS} clients at once, median of 200",
            f"{median * 1000:.1f} ms",
            f"{median / asked:.2f}x, goal {TOGETHER}x",
        ),
        ("answers", ", ".join(f"{key}: {count}" for key, count in sorted(told.items())), ""),
    ]
    sys.stdout.write(f"A note of {WORDS} words, {WORKERS} workers\n\n")
    sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows)
    good = (
        asked <= bare * ALONE * allowed
        and median <= asked * TOGETHER * allowed
        and told.keys() <= {"200", "503 with Retry-After"}
    )
    met = "Within three times the goals." if quick else "All goals are met."
    sys.stdout.write(f"\n{met if good else 'A GOAL IS MISSED'}\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
