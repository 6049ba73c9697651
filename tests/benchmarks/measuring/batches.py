"""Many notes: two worker processes against one, and the memory that a long run takes."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import count, cycle, islice
from operator import truediv
from pathlib import Path
from typing import Any

import psutil

from measuring.clocks import program_environment
from measuring.figures import Equality, Goal, Line, Spread, ratios, short
from measuring.notes import varied
from measuring.starting import doclint_command
from measuring.terms import Terms

_NEVER = 10**9
"""Notes after which a worker is replaced here: its start is left out of what is measured."""

_A_CORE = 0.8
"""Least share of a core that one worker alone must have had; two could not have two otherwise."""

_TRIALS = 10
"""Notes before the clock runs anew: what stood ready during a pause is among them."""


def two_workers(terms: Terms) -> Iterator[Line]:
    """Two worker processes against one, by the clock on the wall, once both have started."""
    notes = terms.sample(terms.usual)
    size = len(notes) * terms.block
    times: dict[int, list[float]] = {1: [], 2: []}
    processor: dict[int, list[float]] = {1: [], 2: []}
    reports: dict[int, list[Any]] = {}
    with closing(_stream(notes, 1)) as one, closing(_stream(notes, 2)) as two:
        streams = {1: one, 2: two}
        for workers, stream in streams.items():
            reports[workers] = [_plain(each) for each in islice(stream, len(notes))]
        for number in range(terms.rounds):
            for workers in (1, 2) if number % 2 else (2, 1):
                stream = streams[workers]
                for _ in islice(stream, _TRIALS):
                    pass
                used, start = _processor_time(), time.perf_counter()
                for _ in islice(stream, size):
                    pass
                times[workers].append((time.perf_counter() - start) / size)
                processor[workers].append((_processor_time() - used) / size)
    rates = {workers: Spread.of(1 / each for each in found) for workers, found in times.items()}
    cores = {
        workers: Spread.of(map(truediv, processor[workers], times[workers])) for workers in times
    }
    cost = {workers: Spread.of(processor[workers]).times(1000) for workers in processor}
    yield Line(
        "workers",
        "two worker processes against one, steady state, wall time",
        ratios(times[1], times[2]),
        Goal("at least", 1.7),
        f"{rates[2]} and {rates[1]} notes a second; workers took {cost[2]} and {cost[1]} ms of the "
        f"processor a note and had {cores[2]} and {cores[1]} cores",
        (Equality.count("reports", reports[1], reports[2]),),
        doubt="" if cores[1].median >= _A_CORE else "others had the machine",
        more={"seconds": times, "processor": processor},
    )


def _stream(notes: Sequence[str], workers: int) -> Generator[Any, None, None]:
    """The reports of so many workers on the notes, over and over."""
    from doclint.batch import Job, pool
    from doclint.linters import build_linter
    from doclint.note import Note

    jobs = (Job(note=Note(f"{number}.txt", text)) for number, text in zip(count(), cycle(notes)))
    yield from pool.check_in_pool(jobs, build_linter, pool.Terms(workers=workers, recycle=_NEVER))


def _plain(report: Any) -> str:
    return json.dumps(report.to_dict(), sort_keys=True, default=str)


def _processor_time() -> float:
    """What all worker processes of this one have used of the processor by now."""
    total = 0.0
    for process in multiprocessing.active_children():
        used = psutil.Process(process.pid).cpu_times()
        total += used.user + used.system
    return total


def memory(terms: Terms) -> Iterator[Line]:
    """Resident memory of a run with two workers, all its processes together, as it goes on."""
    early, late = terms.marks
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes.jsonl"
        with notes.open("w", encoding="utf-8") as file:
            for number, text in enumerate(varied(terms.usual, late)):
                file.write(json.dumps({"note_id": str(number), "note_text": text}) + "\n")
        peaks = _peaks(notes, (early, late))
    megabytes = {mark: found / 2**20 for mark, found in peaks.items()}
    yield Line(
        "memory",
        f"resident memory after {late:,} notes against after {early:,}",
        Spread.of([megabytes[late] / megabytes[early]]),
        Goal("at most", 1.1),
        f"{short(megabytes[late])} MiB and {short(megabytes[early])} MiB, two workers and the "
        "program, the most within the notes before",
        doubt=terms.doubt,
        more={"bytes": peaks},
    )


def _peaks(notes: Path, marks: tuple[int, int]) -> dict[int, int]:
    """Run a check and give the most memory that it had on the way to each mark.

    Workers grow and make way for new ones after 1,000 notes each: within the last 2,000 before a
    mark either has been at its largest.
    """
    window = max(marks[0] * 2 // 5, 1)
    command = [*doclint_command(), "check", str(notes), "--isolated", "--jobs", "2"]
    command += ["--format", "jsonl", "--evidence", "none", "--quiet", "--exit-zero"]
    peaks = dict.fromkeys(marks, 0)
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=program_environment(),
    ) as process:
        if process.stdout is None:
            raise RuntimeError("no pipe")
        root = psutil.Process(process.pid)
        for number, _ in enumerate(process.stdout, start=1):
            for mark in marks:
                if mark - window < number <= mark and number % 5 == 0:
                    peaks[mark] = max(peaks[mark], _resident(root))
    if process.returncode or not all(peaks.values()):
        raise RuntimeError(f"the run ended with exit status {process.returncode}")
    return peaks


def _resident(root: psutil.Process) -> int:
    total = 0
    for process in (root, *root.children(recursive=True)):
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
