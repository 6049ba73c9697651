"""Takes the time that work takes of the processor, two or more sides by turns."""

from __future__ import annotations

import gc
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]


def cpu_seconds(work: Work) -> float:
    """Give what some work takes of the processor in this process: others' work does not count."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def by_turns(
    sides: Mapping[str, Work], rounds: int, clock: Callable[[Work], float] = cpu_seconds
) -> dict[str, list[float]]:
    """Time each side once a round, in an order that turns about, and give the times by side.

    Let each side do its work once before: what is done for the first time only is start-up.
    """
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        order = list(sides.items())
        for name, work in order if number % 2 == 0 else reversed(order):
            found[name].append(clock(work))
    return found


@dataclass(frozen=True)
class Ended:
    """How a program went: seconds by the clock on the wall and of the processor."""

    wall: float
    cpu: float
    status: int
    output: bytes


def run_program(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None
) -> Ended:
    """Run a program to its end, its standard error thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment or program_environment()),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(wall, usage.ru_utime + usage.ru_stime, process.returncode, output)


def program_environment() -> dict[str, str]:
    """The environment that measured programs get: compiled modules are kept, as a user's are."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE",)}
    if path := kept.get("PYTHONPATH"):
        kept["PYTHONPATH"] = os.pathsep.join(
            os.path.abspath(each) for each in path.split(os.pathsep) if each
        )
    return kept


def instructions(command: Sequence[str], *, folder: Path) -> int:
    """Count the instructions of a program, and of those that it starts, by ``valgrind --tool=callgrind``.

    Hardly another figure is as steady: it does not depend on what else the machine does. Raises
    FileNotFoundError without valgrind.
    """
    counts = folder / "callgrind"
    counts.mkdir(exist_ok=True)
    for old in counts.iterdir():
        old.unlink()
    valgrind = ("valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}/out.%p")
    environment = {**program_environment(), "PYTHONHASHSEED": "0"}
    run_program((*valgrind, *command), folder=folder, environment=environment)
    found = sum(_total(path.read_text("utf-8", "replace")) for path in counts.iterdir())
    if not found:
        raise RuntimeError(f"{command[0]}: valgrind counted nothing")
    return found


def _total(counts: str) -> int:
    for line in counts.splitlines():
        key, _, number = line.partition(":")
        if key in ("summary", "totals"):
            return int(number.split()[0])
    return 0
