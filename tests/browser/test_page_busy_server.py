"""The page of ``doclint serve`` when its server is busy, silent or late: nobody's note or file is lost."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright", reason="Playwright is not installed")

from page_steps import (
    DAILY,
    DESK,
    GAPS,
    NOTHING,
    WHOLE,
    catalogue,
    detail,
    drop,
    marks,
    settled,
    state,
    until,
    write,
)
from playwright.sync_api import Error

from doclint.web.page import Form, unchecked

if TYPE_CHECKING:
    from conftest import Served
    from playwright.sync_api import Route


def test_a_busy_server_is_asked_again_and_a_silent_one_is_told(served: Served) -> None:
    page = served.open(**DESK).page
    answers = iter([503, 429])

    def busy(route: Route) -> None:
        status = next(answers, None)
        if status:
            route.fulfill(status=status, body="{}")
        else:
            route.continue_()

    page.route("**/*part=true*", busy)
    page.fill("#text", GAPS)
    page.wait_for_selector("#gap-CPX003", timeout=10000)
    page.unroute("**/*part=true*")
    page.route("**/*part=true*", lambda route: route.abort())
    page.fill("#text", DAILY)
    page.locator("#state", has_text="Not checked").wait_for()
    page.unroute("**/*part=true*")
    with page.expect_response(lambda each: "part=true" in each.url):
        page.click(".check")
    page.wait_for_selector("#gap-CPX003", state="detached")
    assert any("3.8 L/min" in each for each in marks(page))


BUSY_FILE = "the file will be sent again"


@pytest.mark.parametrize("status", [503, 429])
def test_a_busy_server_gets_a_file_again(served: Served, status: int) -> None:
    page = served.open(**DESK).page
    write(page, NOTHING)
    answers = iter([{"Retry-After": "1"}] * 5)
    asked: list[str] = []

    def busy(route: Route) -> None:
        asked.append(route.request.headers["doclint-file-name"])
        headers = next(answers, None)
        if headers is None:
            route.continue_()
        else:
            route.fulfill(status=status, headers=headers, body="{}")

    page.route("**/read", busy)
    for name, note in (("first.txt", GAPS), ("second.txt", DAILY)):
        answers = iter([{"Retry-After": "1"}] * 2)
        drop(page, name, note.encode())
        assert "could not be read" not in state(page, BUSY_FILE)
        assert page.input_value("#text") != note
        state(page, f"Read: {name}")
        settled(page)
        assert page.input_value("#text") == note
        assert BUSY_FILE not in state(page)
    assert asked == ["first.txt"] * 3 + ["second.txt"] * 3
    page.click("#back")
    assert page.input_value("#text") == NOTHING


def test_a_file_takes_the_place_of_one_that_waits(served: Served) -> None:
    page = served.open(**DESK).page
    asked: list[str] = []

    def busy(route: Route) -> None:
        asked.append(route.request.headers["doclint-file-name"])
        if asked[-1] == "first.txt":
            route.fulfill(status=503, headers={"Retry-After": "1"}, body="{}")
        else:
            route.continue_()

    page.route("**/read", busy)
    drop(page, "first.txt", GAPS.encode())
    state(page, BUSY_FILE)
    drop(page, "second.txt", DAILY.encode())
    state(page, "Read: second.txt")
    count = len(asked)
    page.wait_for_timeout(2500)
    assert len(asked) == count, "the first one is not sent any more"
    assert page.input_value("#text") == DAILY


def test_an_answer_about_a_file_comes_too_late_for_the_next(served: Served) -> None:
    page = served.open(**DESK).page
    held: list[Route] = []
    page.route(
        "**/read",
        lambda route: (
            held.append(route)
            if route.request.headers["doclint-file-name"] == "first.txt"
            else route.continue_()
        ),
    )
    drop(page, "first.txt", GAPS.encode())
    until(page, lambda: len(held) == 1)
    drop(page, "second.txt", DAILY.encode())
    state(page, "Read: second.txt")
    settled(page)
    with suppress(Error):  # the page may have given it up
        held[0].fulfill(json={"notes": [{"name": "first.txt", "place": None, "text": GAPS}]})
    page.wait_for_timeout(500)
    assert page.input_value("#text") == DAILY
    assert state(page).endswith("Read: second.txt")


def test_an_answer_does_not_hide_that_a_file_could_not_be_read(served: Served) -> None:
    page = served.open(**DESK).page
    held: list[Route] = []
    page.route("**/*part=true*", lambda route: held.append(route))
    page.fill("#text", GAPS)
    until(page, lambda: len(held) == 1)
    drop(page, "broken.pdf", b"%PDF-1.7 nothing")
    state(page, "could not be read")
    held[0].continue_()
    page.wait_for_selector("#gap-CPX003")
    assert state(page).startswith("2 gaps. The file could not be read: ")

    page.unroute("**/*part=true*")
    write(page, GAPS.replace("***", "none"))
    assert state(page).startswith("1 gap. Answered: Complications. The file could not be read: ")
    page.click(".check")
    assert state(page) == "1 gap. "
    assert page.input_value("#text") == GAPS.replace("***", "none")


def test_a_file_is_still_being_read_whatever_is_said_of_the_text(served: Served) -> None:
    page = served.open(**DESK).page
    held: list[Route] = []
    page.route("**/read", lambda route: held.append(route))
    drop(page, "a.txt", WHOLE.encode())
    until(page, lambda: len(held) == 1)
    for note in (GAPS, DAILY):
        write(page, note)
        assert state(page).endswith("Reading the file …")
    page.click(".check")
    assert state(page).endswith("Reading the file …")
    held[0].continue_()
    page.wait_for_selector(".verdict.complete")
    assert state(page) == "No gaps found. Read: a.txt"


def test_a_file_that_nobody_answers_for_is_told_in_the_languages_of_the_page(
    served: Served,
) -> None:
    for path, told in (
        ("/", "The file could not be read: no answer came; try again."),
        ("/?lang=es", "No se pudo leer el archivo: no hubo respuesta; inténtelo de nuevo."),
    ):
        page = served.open(path, **DESK).page
        page.route("**/read", lambda route: route.abort())
        drop(page, "a.txt", GAPS.encode())
        assert state(page, told) == told
        assert page.input_value("#text") == ""


def test_the_notes_of_a_file_stay_to_be_chosen_when_the_next_one_cannot_be_read(
    served: Served,
) -> None:
    page = served.open(**DESK).page
    several = "\n".join(json.dumps({"text": each}) for each in (GAPS, DAILY)).encode()
    drop(page, "notes.jsonl", several)
    state(page, "Read: notes.jsonl")
    drop(page, "broken.pdf", b"%PDF-1.7 nothing")
    state(page, "could not be read")
    page.select_option("#which select", index=1)
    assert page.input_value("#text") == DAILY
    page.select_option("#which select", index=0)
    assert page.input_value("#text") == GAPS


def test_a_server_that_does_not_say_that_it_is_busy_is_asked_a_few_times(served: Served) -> None:
    page = served.open(**DESK).page
    asked: list[str] = []

    def failing(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=503, body=json.dumps({"detail": "took longer than 30 s"}))

    page.route("**/*part=true*", failing)
    page.route("**/read", failing)
    page.fill("#text", GAPS)
    state(page, "Not checked")
    assert len(asked) == 4
    drop(page, "a.txt", DAILY.encode())
    state(page, "could not be read: took longer than 30 s")
    assert len(asked) == 8
    assert state(page).startswith("Not checked; try again. The file could not be read")
    page.unroute("**/*part=true*")
    page.click(".check")
    page.wait_for_selector("#gap-CPX003")
    assert page.input_value("#text") == GAPS


def test_a_busy_server_loses_nothing_when_the_language_is_changed(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    page.select_option("#code", "33954")
    settled(page)
    kept = unchecked(Form(GAPS, "33954"), catalogue(), "es")
    page.route(
        "**/?lang=es",
        lambda route: route.fulfill(status=503, body=kept, content_type="text/html; charset=utf-8"),
    )
    page.get_by_role("button", name="Español").click()
    page.wait_for_selector("html[lang=es]")
    assert (page.input_value("#text"), page.input_value("#code")) == (GAPS, "33954")
    page.wait_for_selector("#gap-APP002")
    assert "Complications: ***" in marks(page)
    assert "No se revisó" not in state(page)


def test_what_was_copied_does_not_hide_that_a_text_is_not_checked(served: Served) -> None:
    page = served.open(**DESK, permissions=["clipboard-read", "clipboard-write"]).page
    write(page, GAPS)
    page.route("**/*part=true*", lambda route: route.abort())
    page.fill("#text", GAPS + "Seen.")
    state(page, "Not checked")
    detail(page, "Complications").locator(".copier").click()
    assert state(page, "Copied") == "Not checked; try again. Copied"
    page.emulate_media(media="print")
    assert page.locator("#state").is_visible()
    assert not page.locator("#print").is_visible()
    page.emulate_media(media="screen")

    # The text that was checked is back, and so is what is said of it.
    page.fill("#text", GAPS)
    assert state(page, "2 gaps") == "2 gaps. "
    page.emulate_media(media="print")
    assert not page.locator("#state").is_visible()


def test_what_is_said_of_a_text_that_is_back_is_not_that_it_is_being_checked(
    served: Served,
) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    page.route("**/*part=true*", lambda route: None)
    page.fill("#text", DAILY)
    state(page, "Checking")
    page.fill("#text", GAPS)
    assert state(page, "2 gaps") == "2 gaps. "
