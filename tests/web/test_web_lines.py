"""The line that can be copied from a gap answers nothing before somebody fills it in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from test_web_languages import every_draft
from web_fakes import catalogue

from doclint.codes import Catalogue
from doclint.queries.draft import parse
from doclint.reading import Reader
from doclint.report import NoteReport
from doclint.web.languages import Language, languages
from doclint.web.view import View, line_of

SERVICES = {
    "insertion": "CANNULATION NOTE\nThe patient was cannulated for ECMO today.\n",
    "removal": "The patient was decannulated from ECMO today.\n",
}
TICKED = {
    "Fluoroscopy: [ ] fluoroscopy guided the procedure  [x] no fluoroscopy in this procedure": (
        "fluoroscopy",
        "not_done",
    ),
    "Fluoroscopy: [x] fluoroscopy guided the procedure  [ ] no fluoroscopy in this procedure": (
        "fluoroscopy",
        "documented",
    ),
    "Incision: [ ] sternotomy  [x] the chest was not opened": ("thoracic_incision", "not_done"),
    "Incision: [x] sternotomy  [ ] the chest was not opened": ("thoracic_incision", "documented"),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lines(language: Language) -> dict[str, str]:
    """The line of each rule."""
    return {
        rule: line_of(language.say(catalogue().elements[each.element].title), each)
        for rule, each in every_draft(language).items()
    }


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("key", languages())
def test_an_unfilled_line_states_nothing(reader: Reader, key: str, service: str) -> None:
    note = SERVICES[service]
    before = {name: each["status"] for name, each in reader.read(note).items()}
    for line in dict.fromkeys(lines(languages()[key]).values()):
        for text in (f"{line}\n{note}", f"{note}\n{line}\n\nSigned\n"):
            for name, each in reader.read(text).items():
                assert each["status"] in (before[name], "missing", "unfilled"), (line, name)


@pytest.mark.parametrize("line", TICKED)
def test_a_line_that_is_filled_in_is_read(reader: Reader, line: str) -> None:
    element, status = TICKED[line]
    assert reader.read(f"{SERVICES['insertion']}{line}\n")[element]["status"] == status


@pytest.mark.parametrize("key", languages())
def test_a_line_offers_all_options_and_ticks_none(key: str) -> None:
    for rule, each in every_draft(languages()[key]).items():
        line = lines(languages()[key])[rule]
        assert line.count("[ ] ") == len(each.options) == line.count("[")
        assert all(option in line for option in each.options)
        assert "\n" not in line
        assert parse(each.text).options == each.options


def test_a_text_is_read_once_for_all_that_is_told_of_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    page = reader.page
    monkeypatch.setattr(reader, "page", lambda text: read.append(text) or page(text))
    note = SERVICES["insertion"]
    with reader.reading_once():
        record = reader.read(note)
        accounts = reader.accounts(note, {"mode"})
    apart = reader.accounts(note)

    assert len(read) == 2
    assert record == reader.read(note)
    assert accounts == {"mode": apart["mode"]}


def test_sections_cannot_be_read_by_themselves(reader: Reader) -> None:
    """Why the page sends a note as a whole, however little of it has changed."""
    samples = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))[:12]
    differ = 0
    for sample in samples:
        note = sample.read_text(encoding="utf-8")
        page = reader.page(note)
        whole = {name: each["evidence"] for name, each in reader.read(note).items()}
        bounds = [*sorted({0, *(page.place(each.start) for each in page.sections)}), len(note)]
        parts: dict[str, list[tuple[int, int]]] = {name: [] for name in whole}
        for start, end in pairwise(bounds):
            if note[start:end].strip():
                for name, each in reader.read(note[start:end]).items():
                    parts[name] += [
                        (start + one["start"], start + one["end"]) for one in each["evidence"]
                    ]
        differ += any(
            sorted(parts[name]) != sorted((one["start"], one["end"]) for one in evidence)
            for name, evidence in whole.items()
        )

    assert differ > len(samples) / 4


def test_what_was_searched_is_told_with_what_came_near(reader: Reader) -> None:
    note = "The patient was cannulated for ECMO today. V-A support is planned.\n"
    report = NoteReport("a", "gaps", elements=reader.read(note), text=note)
    view = View(report, Catalogue.load(), languages()["en"], coder=False)
    account = reader.accounts(note)["mode"]
    told = view.searched(account)

    assert [each.words for each in told.misses] == ["V-A"]
    start, end = map(int, told.misses[0].at.split("-"))
    assert note[start:end] == "V-A"
    assert "planned" in told.misses[0].why
