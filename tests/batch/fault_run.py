"""A batch under fire: python tests/batch/fault_run.py [--notes 10000] [--jobs 2]

Notes made of the samples, no two the same, one in a hundred of them hostile or broken, judged by the
real pipeline. One run is left alone; in the other two workers are killed, then the parent, and the
run is begun again with the store that it kept. In the end each readable note has been judged once,
each unreadable one is named, the findings are those of the undisturbed run, and parent and workers
together have not grown. Prints one table; exit status 1 where a line of it fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import psutil
from families import workers_of
from thousand_notes import ROOT, Fault, all_faults, make_notes

COMMAND = (sys.executable, "-m", "doclint")
SOON, SAMPLE, ENOUGH = 1000, 10, 400
"""Memory is held against that after so many notes, looked at every so many, and says something from
so many notes on."""
GROWTH = 1.1


class Line(NamedTuple):
    """What is kept of a note's report: its whole text would fill this process, not that one."""

    file: str
    status: str
    digest: str


class Memory(NamedTuple):
    """Resident memory in MiB once so many notes were reported."""

    done: int
    parent: float
    workers: float


@dataclass
class Watched:
    """What was seen of a run from outside."""

    lines: list[Line] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)
    status: int | None = None
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    killed: int = 0

    @property
    def statuses(self) -> dict[str, list[str]]:
        """What was said of each file, in order; of an archive it may be several things."""
        return {
            file: [line.status for line in lines]
            for file, lines in groupby(self.lines, lambda line: line.file)
        }

    @property
    def rate(self) -> float:
        return len(self.lines) / self.seconds if self.seconds else 0.0


class Law(NamedTuple):
    """A line of the table; ``holds`` is ``None`` where it is only told."""

    what: str
    found: str
    holds: bool | None = None


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
    begun = time.monotonic()
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            (*COMMAND, "check", str(folder), "--jobs", str(jobs), "--format", "jsonl", *extra),
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=ROOT,
        )
        parent = psutil.Process(process.pid)
        family: list[psutil.Process] = []
        for told in process.stdout or ():
            report = json.loads(told)
            if report["type"] != "note":
                continue
            file = Path(report["note"].partition("#")[0]).name
            digest = hashlib.sha256(told).hexdigest()
            seen.lines.append(Line(file, report["status"], digest))
            done = len(seen.lines)
            if done % SAMPLE == 0 or done in (kill_parent_at, *left[:1]):
                family = workers_of(parent)
                seen.memory.append(Memory(done, resident(parent), sum(map(resident, family))))
            if left and done >= left[0] and family:
                left.pop(0)
                family[done % len(family)].kill()
                seen.killed += 1
            if kill_parent_at is not None and done >= kill_parent_at:
                process.kill()
                break
        if process.stdout is not None:
            process.stdout.close()
        seen.status = process.wait()
        seen.seconds = time.monotonic() - begun
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=120)
    chosen = parser.parse_args()
    kinds = list(all_faults().values())
    with tempfile.TemporaryDirectory() as place:
        return faults(Path(place), chosen.notes, chosen.jobs, chosen.timeout, kinds)


def faults(place: Path, number: int, jobs: int, timeout: float, kinds: Sequence[Fault]) -> int:
    """Both runs, and what they say; gives the exit status."""
    folder = place / "notes"
    folder.mkdir()
    made = make_notes(folder, number, kinds)
    odd = sum(made.values())
    formats = {"".join(Path(name).suffixes) for name in made if made[name]}
    options = ["--timeout", str(timeout)]
    for suffix in sorted({Path(name).suffix for name in made}):
        options += ["--include", f"*{suffix}"]
    store = place / "store.db"
    kept = ("--store", str(store))
    calm = run(folder, jobs, options)
    first = run(
        folder,
        jobs,
        (*options, *kept),
        kill_workers_at=(number // 6, number // 3),
        kill_parent_at=number // 2,
    )
    verdicts = in_store(store, "SELECT count(*) FROM judgements")
    again = run(folder, jobs, (*options, *kept))
    reused = in_store(store, "SELECT sum(reused) FROM notes WHERE run = (SELECT max(id) FROM runs)")

    laws = [
        Law("notes", f"{number:,}, of which {odd} are broken or hostile"),
        Law("kinds of these", f"{min(odd, len(kinds))} in {len(formats)} formats"),
        Law("undisturbed", f"{calm.seconds:.0f} s, {calm.rate:.1f} notes/s with {jobs} workers"),
        Law("disturbed", f"killed after {len(first.lines):,} notes and {first.seconds:.0f} s"),
        Law("begun again", f"{again.seconds:.0f} s, {reused:,} verdicts from the store"),
        *_judged(made, calm, again),
        *_disturbed(calm, first, again, verdicts, reused),
        *_memory(calm, number),
    ]
    wide = max(len(law.what) for law in laws)
    marks = {True: "pass", False: "FAIL", None: "    "}
    told = [f"{marks[law.holds]}  {law.what:<{wide}}  {law.found}" for law in laws]
    sys.stdout.write("\n".join(told) + "\n")
    return 0 if all(law.holds is not False for law in laws) else 1


def in_store(store: Path, question: str) -> int:
    with closing(sqlite3.connect(store)) as opened:
        return int(opened.execute(question).fetchone()[0] or 0)


def _judged(made: dict[str, bool], calm: Watched, again: Watched) -> list[Law]:
    sound = [name for name, odd in made.items() if not odd]
    statuses = again.statuses
    once = [name for name in sound if len(statuses.get(name, ())) == 1]
    judged = [name for name in once if statuses[name] != ["error"]]
    unread = [name for name in made if "error" in calm.statuses.get(name, ())]
    named = [name for name in unread if any(name in error for error in again.errors)]
    counts = Counter(line.status for line in again.lines)
    return [
        Law(
            "each readable note is judged once",
            f"{len(judged):,} of {len(sound):,}",
            len(judged) == len(sound),
        ),
        Law(
            "all files are reported, in order",
            f"{len(statuses):,} of {len(made):,}",
            list(statuses) == sorted(made),
        ),
        Law(
            "each unreadable one is named with a reason",
            f"{len(named)} of {len(unread)}",
            0 < len(unread) == len(named),
        ),
        Law(
            "and the exit status says that there are some",
            f"{calm.status} and {again.status}",
            calm.status == again.status == 2,
        ),
        Law("verdicts", ", ".join(f"{number:,} {name}" for name, number in counts.most_common())),
    ]


def _disturbed(
    calm: Watched, first: Watched, again: Watched, verdicts: int, reused: int
) -> list[Law]:
    same = sum(one == other for one, other in zip(again.lines, calm.lines, strict=False))
    early = sum(one == other for one, other in zip(first.lines, calm.lines, strict=False))
    died = sum("died" in error for error in first.errors)
    outlived = [error for error in (*first.errors, *again.errors) if "outlived" in error]
    return [
        Law(
            "reports byte for byte as undisturbed",
            f"{same:,} of {len(calm.lines):,}",
            again.lines == calm.lines,
        ),
        Law(
            "up to the kill, too",
            f"{early:,} of {len(first.lines):,}",
            first.lines == calm.lines[: len(first.lines)],
        ),
        Law("two workers were killed", str(first.killed), first.killed == 2),
        Law("which cost no note", f"{died} notes", died == 0),
        Law("the parent was killed by SIGKILL", str(first.status), first.status == -9),
        Law("no worker outlived it", "; ".join(outlived) or "none", not outlived),
        Law(
            "nothing kept was judged again",
            f"{verdicts - reused} of {verdicts:,}",
            0 < verdicts <= reused,
        ),
    ]


def _memory(calm: Watched, number: int) -> list[Law]:
    """Memory after the first thousand notes and after the last: what a hundred notes have in the middle."""
    soon = min(SOON, number // 4)
    window = max(soon // 10, SAMPLE)
    parts = {
        "memory of the parent": [(each.done, each.parent) for each in calm.memory],
        "memory of the workers": [(each.done, each.workers) for each in calm.memory],
        f"both, at most {GROWTH} times as much": [
            (each.done, each.parent + each.workers) for each in calm.memory
        ],
    }
    laws = []
    for what, seen in parts.items():
        early = middle(seen, soon - window, soon)
        late = middle(seen, number - window, number)
        most = max((size for _, size in seen), default=0.0)
        found = f"{early:.0f} MiB after {soon:,}, {late:.0f} MiB at the end (at most {most:.0f})"
        laws.append(Law(what, found))
    # The parent alone may grow by a library when the first file of its format comes up late.
    holds = late <= GROWTH * early if number >= ENOUGH else None
    return [*laws[:-1], laws[-1]._replace(holds=holds)]


def middle(seen: Sequence[tuple[int, float]], after: int, until: int) -> float:
    """The median of what was seen between two numbers of notes."""
    return statistics.median([size for done, size in seen if after < done <= until] or [0.0])


if __name__ == "__main__":
    sys.exit(main())
