"""Worker processes may do what they like: each note is judged once, and in its place."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from families import workers
from obedient import build
from pebble.pool.process import PoolManager

from doclint.batch import Job, Needs
from doclint.batch.pool import Terms, check_in_pool
from doclint.errors import DoclintError
from doclint.linters import Linters, SiteFiles
from doclint.note import Note
from doclint.report import NoteReport

TWO = Terms(workers=2)


def jobs(*texts: str, files: SiteFiles = SiteFiles()) -> list[Job]:  # noqa: B008
    return [Job(note=Note(str(n), text), needs=Needs(files)) for n, text in enumerate(texts)]


def judged(given: Iterable[Job | NoteReport], terms: Terms = TWO) -> list[NoteReport]:
    return list(check_in_pool(given, build, terms))


def told(reports: Iterable[NoteReport]) -> list[str | None]:
    """Of each note the error, or its status."""
    return [report.error or report.status for report in reports]


def worker_of(report: NoteReport) -> int:
    return int(report.elements["circuit"]["worker"])


def test_reports_come_in_the_order_of_the_notes() -> None:
    reports = judged(jobs("sleep 0.6\nwho", *["who"] * 6, "sleep 0.2", *["who"] * 6))

    assert [report.note for report in reports] == [str(n) for n in range(14)]
    assert worker_of(reports[0]) != worker_of(reports[1])


def test_reports_are_those_of_this_process() -> None:
    given = jobs("fine", "raise value", "CPT: 33952\nfine", "", "CPT: 99999")
    alone = [job.judge(Linters(build)) for job in given]
    together = judged(given)

    assert together == alone


def test_what_the_source_said_comes_back() -> None:
    note = Note("n", "fine", place="row 2", encounter="e", author="a", service="s")
    source = {"encounter": "e", "author": "a", "service": "s"}
    for report in judged(Job(note=replace(note, text=text)) for text in ("fine", "kill", "")):
        assert (report.place, report.source) == ("row 2", source)


DEATHS = {
    "kill": "killed by SIGKILL",
    "abort": "killed by SIGABRT",
    "exit 3": "exit status 3",
    "exit 0": "ended by itself",
}


@pytest.mark.parametrize("late", [0.0, 0.3], ids=["heard at once", "heard late"])
def test_a_note_that_kills_its_workers_costs_itself_alone(
    late: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine pebble hears that a note was begun after its worker has died.
    hear = PoolManager.process_next_message
    monkeypatch.setattr(
        PoolManager,
        "process_next_message",
        lambda manager, timeout: (time.sleep(late), hear(manager, timeout)),
    )
    found = told(judged(jobs("fine", *DEATHS, "fine")))

    died = [
        f"the process that judged it died, and so did the next: {how}" for how in DEATHS.values()
    ]
    assert found == ["complete", *died, "complete"]


def test_a_note_whose_worker_dies_is_judged_by_another(tmp_path: Path) -> None:
    orders = [f"once {tmp_path}/{n} {order}" for n, order in enumerate(DEATHS)]

    assert told(judged(jobs("fine", *orders, "fine"))) == ["complete"] * 6


def test_whatever_a_reader_raises_is_that_notes_error() -> None:
    first, base, exit, last = told(judged(jobs("fine", "raise base", "raise exit", "fine")))

    assert (first, last) == ("complete", "complete")
    assert str(base).startswith("internal error: BaseException at ")
    assert str(exit).startswith("internal error: SystemExit at ")


def test_a_note_beyond_its_time_is_an_error() -> None:
    terms = Terms(workers=2, timeout=2.5)
    found = told(judged(jobs("fine", "sleep 60", "fine", "spin", "fine"), terms))

    late = "took longer than 2.5 s"
    assert found == ["complete", late, "complete", late, "complete"]


def test_identifiers_are_looked_for_where_notes_are_judged_and_in_their_time() -> None:
    needs = Needs(SiteFiles(("search.json",)), identifiers=True)
    texts = ("fine", "lost in search", "fine")
    given = [Job(note=Note(str(n), text), needs=needs) for n, text in enumerate(texts)]
    first, lost, last = judged(given, Terms(workers=1, timeout=2.5))
    (plain,) = judged(jobs("fine"))

    assert lost.error == "took longer than 2.5 s"
    for each in (first, last):
        assert [found.rule for found in each.findings if found.rule[:3] == "DID"] == ["DID007"]
        assert each.status == "gaps"
    assert plain.status == "complete"


def test_loading_a_sites_files_takes_nothing_of_a_notes_time() -> None:
    first = jobs("fine")
    given = [*first, *jobs("fine", files=SiteFiles(("slow.json",)))]

    assert told(judged(given, Terms(workers=1, timeout=2.5, recycle=1))) == ["complete"] * 2


def test_workers_make_way_for_new_ones() -> None:
    reports = judged(jobs(*["who"] * 7), Terms(workers=1, recycle=3))
    found = [worker_of(report) for report in reports]

    assert [found.index(each) for each in found] == [0, 0, 0, 3, 3, 3, 6]


def test_no_more_notes_are_read_than_there_is_room_for() -> None:
    read = 0

    def source() -> Iterator[Job]:
        nonlocal read
        for job in jobs("sleep 1", *["fine"] * 100):
            read += 1
            yield job

    reports = check_in_pool(source(), build, Terms(workers=2, ahead=3))
    next(reports)
    assert read <= 6 + 1
    for given, _ in enumerate(reports, start=2):
        assert read - given <= 6
    assert read == 101


def test_huge_notes_leave_less_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doclint.batch.pool.AHEAD_CHARACTERS", 1000)
    read = 0

    def source() -> Iterator[Job]:
        nonlocal read
        for job in jobs("sleep 0.5", *["fine\n" + "x" * 600] * 10):
            read += 1
            yield job

    reports = check_in_pool(source(), build, Terms(workers=2, ahead=10))
    next(reports)
    assert read <= 4
    assert sum(1 for _ in reports) == 10


def test_a_report_among_the_notes_keeps_its_place() -> None:
    ready = NoteReport("ready", "error", error="could not be read")
    a, b = jobs("sleep 0.3", "fine")

    assert [each.note for each in judged([ready, a, ready, b, ready])] == [
        "ready",
        "0",
        "ready",
        "1",
        "ready",
    ]
    assert judged([ready]) == [ready]
    assert judged([]) == []


def test_a_fault_of_the_source_comes_after_the_notes_before_it() -> None:
    def source() -> Iterator[Job]:
        yield from jobs("sleep 0.3", "fine")
        raise DoclintError("no more")

    reports = check_in_pool(source(), build, TWO)

    assert [next(reports).note, next(reports).note] == ["0", "1"]
    with pytest.raises(DoclintError, match="no more"):
        next(reports)


def test_broken_phrases_of_a_site_end_the_run_as_they_do_in_one_process() -> None:
    broken = jobs("fine", files=SiteFiles(("broken.json",)))
    with pytest.raises(DoclintError) as here:
        broken[0].judge(Linters(build))
    with pytest.raises(DoclintError) as there:
        judged(broken)

    assert str(there.value) == str(here.value) == "site/broken.json: line 1: no JSON"


def test_workers_that_cannot_even_begin_end_the_run() -> None:
    with pytest.raises(DoclintError, match="die before they judge a note"):
        judged(jobs("fine", files=SiteFiles(("dies.json",))))


def test_a_batch_left_early_ends_its_processes() -> None:
    reports = check_in_pool(jobs("fine", *["sleep 60"] * 5), build, TWO)
    next(reports)
    assert workers() != []
    reports.close()
    assert workers() == []


def test_workers_killed_from_outside() -> None:
    """Loading or at work: whichever worker is killed, no note is lost and none judged twice."""
    over = threading.Event()
    killed: list[int] = []

    def kill() -> None:
        while len(workers()) < 2 and not over.wait(0.05):
            pass
        for process in workers():
            if not over.wait(1.0):
                os.kill(process.pid, signal.SIGKILL)
                killed.append(process.pid)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        reports = judged(jobs(*["sleep 0.1"] * 60))
    finally:
        over.set()
        killer.join()

    assert len(killed) == 2
    assert [report.note for report in reports] == [str(n) for n in range(60)]
    assert told(reports) == ["complete"] * 60


def test_an_idle_worker_that_was_killed_is_replaced() -> None:
    def source() -> Iterator[Job]:
        first, second = jobs("fine", "fine")
        yield first
        for process in workers():
            process.kill()
        time.sleep(0.5)
        yield second

    assert told(judged(source(), Terms(workers=1))) == ["complete"] * 2
