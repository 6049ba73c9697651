"""A batch under fire: python tests/batch/fault_run.py [--notes 10000] [--jobs 2]

Notes made of the samples, one in a hundred of them hostile or broken, judged by the real pipeline.
One run is left alone; in the other two workers are killed, then the parent, and the run is begun
again. In the end each readable note has been judged once, each unreadable one is named, and the
findings are those of the undisturbed run. Exit status 1 where that does not hold.

Where doclint keeps a store (--store FILE) the second run goes on where the first was killed;
otherwise it begins anew, and its report counts.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from families import workers_of

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "doclint")

BROKEN: tuple[Callable[[str], bytes], ...] = (
    lambda text: b"",
    lambda text: b" \r\n\t\n",
    lambda text: b"\x00\x01\x02\x03" * 500,
    lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    lambda text: text.encode("utf-16")[:-1],
)
HOSTILE: tuple[Callable[[str], bytes], ...] = (
    lambda text: (text + "(" * 5000 + "no " * 5000).encode(),
    lambda text: (text + "\u202e\x1b[2J</script><img onerror=x>" * 50).encode(),
    lambda text: (text + "Fr 25 Fr " * 3000).encode(),
    lambda text: (text + "\n" * 50_000).encode(),
)


ENOUGH = 200
"""Notes from which on the memory of workers says something."""


@dataclass
class Watched:
    """What was seen of a run from outside."""

    lines: list[dict[str, object]] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Notes reported by then, and the largest worker's resident memory in MiB."""
    status: int | None = None
    errors: list[str] = field(default_factory=list)


def make_notes(folder: Path, number: int) -> dict[str, bool]:
    """Write the notes; gives each one's name, and whether it is broken or hostile."""
    chance = random.Random(5)
    texts = [path.read_text() for path in sorted((ROOT / "samples").glob("*.txt"))]
    odd = set(chance.sample(range(number), max(len(BROKEN) + len(HOSTILE), number // 100)))
    faults = [*BROKEN, *HOSTILE]
    made = {}
    for n in range(number):
        text = texts[n % len(texts)].replace("2025", str(2015 + n % 10))
        data = faults[len([each for each in odd if each < n]) % len(faults)] if n in odd else None
        (folder / f"{n:05}.txt").write_bytes(data(text) if data else text.encode())
        made[f"{n:05}.txt"] = n in odd
    return made


def run(
    folder: Path,
    jobs: int,
    extra: Sequence[str],
    *,
    kill_workers_at: Sequence[int] = (),
    kill_parent_at: int | None = None,
) -> Watched:
    """Check the notes, and do harm once so many were reported."""
    seen = Watched()
    left = sorted(kill_workers_at)
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            (*COMMAND, "check", str(folder), "--jobs", str(jobs), "--format", "jsonl", *extra),
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=ROOT,
        )
        parent = psutil.Process(process.pid)
        family: list[psutil.Process] = []
        for line in process.stdout or ():
            if line.startswith(b'{"note"') or b'"note":' in line[:40]:
                seen.lines.append(json.loads(line))
            done = len(seen.lines)
            if done % 25 == 0 or done in (kill_parent_at, *left[:1]):
                family = workers_of(parent)
                seen.memory.append((done, max(map(resident, family), default=0.0)))
            if left and done >= left[0] and family:
                left.pop(0)
                family[done % len(family)].kill()
            if kill_parent_at is not None and done >= kill_parent_at:
                process.kill()
                break
        if process.stdout is not None:
            process.stdout.close()
        seen.status = process.wait()
        complaints.seek(0)
        seen.errors = complaints.read().decode().splitlines()
    orphans = psutil.wait_procs(family, timeout=60)[1]
    if orphans:
        seen.errors.append(f"{len(orphans)} workers outlived their parent")
    return seen


def resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1024**2
    except psutil.NoSuchProcess:
        return 0.0


def has_store() -> bool:
    told = subprocess.run([*COMMAND, "check", "--help"], capture_output=True, text=True, cwd=ROOT)
    return "--store" in told.stdout


def growth(memory: Sequence[tuple[int, float]], after: int) -> tuple[float, float]:
    """The most that a worker had up to ``after`` notes, and in as many at the end."""
    end = memory[-1][0] if memory else 0
    early = max((size for done, size in memory if done <= after), default=0.0)
    late = max((size for done, size in memory if done > end - after), default=0.0)
    return early, late


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        return faults(Path(place), chosen.notes, chosen.jobs, chosen.timeout)


def faults(place: Path, number: int, jobs: int, timeout: float) -> int:
    """Both runs, and what they say; gives the exit status."""
    folder = place / "notes"
    folder.mkdir()
    made = make_notes(folder, number)
    budget = ("--timeout", str(timeout))
    begun = time.monotonic()
    calm = run(folder, jobs, budget)
    seconds = time.monotonic() - begun
    store = ("--store", str(place / "store.db")) if has_store() else ()
    first = run(
        folder,
        jobs,
        (*budget, *store),
        kill_workers_at=(number // 6, number // 3),
        kill_parent_at=number // 2,
    )
    again = run(folder, jobs, (*budget, *store))

    names = [Path(str(line["note"])).name for line in again.lines]
    unjudged = {Path(str(line["note"])).name for line in calm.lines if line["status"] == "error"}
    early, late = growth(calm.memory, min(1000, number // 4))
    held = {
        "every note reported once, in order": names == sorted(made),
        "every note that was not judged is a broken one": unjudged <= {n for n in made if made[n]},
        "every broken note is named": len(unjudged) > 0
        and all(any(name in error for error in again.errors) for name in unjudged),
        "reports as in the undisturbed run": again.lines == calm.lines,
        "reports up to the kill, too": first.lines == calm.lines[: len(first.lines)],
        "the killed workers cost no note": not any("died" in error for error in first.errors),
        "no worker outlived its parent": not any("outlived" in error for error in first.errors),
    }
    if number >= ENOUGH:
        held["memory at the end at most 1.1 times that at first"] = late <= 1.1 * early
    told = [
        f"{number} notes, {sum(made.values())} of them broken or hostile, {jobs} workers",
        f"undisturbed: {seconds:.0f} s, {number / seconds:.1f} notes/s, status {calm.status}",
        f"  not judged: {len(unjudged)}",
        f"  largest worker: {early:.0f} MiB at first, {late:.0f} MiB at the end",
        f"disturbed: 2 workers killed, parent killed after {len(first.lines)} reports",
        f"begun again {'from the store' if store else 'without a store'}: status {again.status}",
        *(f"{'yes' if so else 'NO '}  {what}" for what, so in held.items()),
    ]
    sys.stdout.write("\n".join(told) + "\n")
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
