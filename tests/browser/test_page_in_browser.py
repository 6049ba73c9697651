"""The page of ``doclint serve`` in a real browser, served by the installed wheel.

Every test looks at two notes or more that are told apart by what the page says of them.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright", reason="Playwright is not installed")

from page_steps import (
    DAILY,
    DESK,
    GAPS,
    MIDDLE,
    NOTHING,
    PHONE,
    WHOLE,
    catalogue,
    detail,
    drop,
    gaps,
    marks,
    row,
    settled,
    state,
    until,
    write,
)
from playwright.sync_api import Error

from doclint.queries import broken
from doclint.queries.draft import Draft, Quote
from doclint.web.languages import languages

if TYPE_CHECKING:
    from conftest import Opened, Served
    from playwright.sync_api import Page, Route


WAYS = {
    "light": {**DESK, "color_scheme": "light"},
    "dark": {**DESK, "color_scheme": "dark"},
    "middle": {**MIDDLE, "color_scheme": "light"},
    "phone": {**PHONE, "color_scheme": "light"},
    "phone, dark": {**PHONE, "color_scheme": "dark"},
}


def heading(page: Page) -> str:
    return (page.locator("#result-h").text_content() or "").strip()


def test_a_pasted_note_is_checked_and_marked(served: Served) -> None:
    opened = served.open(**DESK, permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    said = []
    for note in (GAPS, DAILY):
        page.evaluate("text => navigator.clipboard.writeText(text)", note)
        page.focus("#text")
        page.keyboard.press("Control+A")
        with page.expect_response(lambda each: "part=true" in each.url):
            page.keyboard.press("Control+V")
        settled(page)
        said.append((heading(page), gaps(page)[:2], marks(page)))

    (first, asked, marked), (second, others, daily) = said
    assert (first, asked) == ("2 gaps", ["Complications", "Confirmation of position"])
    for words in ("34-year-old", "influenza", "Complications: ***"):
        assert any(words in each for each in marked)
    assert second != first
    assert others != asked
    assert any("3.8 L/min" in each for each in daily)
    assert opened.said == []


def test_a_gap_that_is_mended_goes_and_comes_back(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    asked = []
    page.on("request", lambda each: asked.append(each.url) if "part=true" in each.url else None)

    write(page, GAPS.replace("***", "none"))
    assert gaps(page) == ["Confirmation of position"]
    assert page.locator("#state").text_content() == "1 gap. Answered: Complications"

    write(page, WHOLE)
    assert heading(page) == "No gaps found"
    assert page.locator(".asked").count() == 0

    before = len(asked)
    page.fill("#text", GAPS)
    page.wait_for_selector("#gap-CPX003")
    assert gaps(page) == ["Complications", "Confirmation of position"]
    assert "Now open" not in (page.locator("#state").text_content() or "")
    assert len(asked) == before, "a text that was answered is not sent again"


def test_typing_asks_now_and_then_and_the_last_text_counts(served: Served) -> None:
    opened = served.open(**DESK)
    page = opened.page
    write(page, GAPS)
    before = len(opened.asked)
    # The page's time goes on as it is told to, so that a slow machine types no slower.
    page.clock.install(time=0)
    page.clock.pause_at(10)

    def typed(text: str) -> None:
        for each in text:
            page.keyboard.type(each)
            page.clock.run_for(15)

    page.focus("#text")
    page.keyboard.press("Control+End")
    words = "Fluoroscopy time 4 minutes, seen by the whole team on the second screen. " * 3
    typed(words)
    until(page, lambda: len(opened.asked) - before == 2)
    page.clock.run_for(350)
    until(page, lambda: len(opened.asked) - before == 3)
    settled(page)
    assert page.input_value("#text").endswith(words)
    assert page.locator("#under").text_content() == page.input_value("#text")

    for blanks in ("    \n", "\n\n"):
        typed(blanks)
        page.clock.run_for(5000)
        settled(page)
        assert len(opened.asked) - before == 3, "blanks at the end change nothing"


def test_an_answer_that_is_out_of_date_is_dropped(served: Served) -> None:
    page = served.open(**DESK).page
    held: list[Route] = []
    page.route("**/*part=true*", lambda route: held.append(route))
    page.fill("#text", GAPS)
    until(page, lambda: len(held) == 1)
    page.fill("#text", DAILY)
    until(page, lambda: len(held) == 2)
    with page.expect_response(lambda each: "part=true" in each.url):
        held[1].continue_()
    page.wait_for_selector("#gap-DOS001")
    with suppress(Error):  # the page may have given it up
        held[0].continue_()
    page.wait_for_timeout(500)
    assert page.locator("#gap-CPX003").count() == 0
    assert any("3.8 L/min" in each for each in marks(page))


def test_marks_follow_the_text_until_the_answer_comes(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    before = marks(page)
    page.route("**/*part=true*", lambda route: None)
    page.focus("#text")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Seen at night.\n")
    assert marks(page) == before
    assert page.locator("#under").text_content() == page.input_value("#text")

    at = page.input_value("#text").index("-year-old")
    page.evaluate("at => document.getElementById('text').setSelectionRange(at, at)", at)
    page.keyboard.type("5")
    assert marks(page) == [each for each in before if each != "34-year-old"]


@pytest.mark.parametrize("way", ["light", "phone"])
def test_marks_lie_behind_their_words(served: Served, way: str) -> None:
    """The layer wraps as the field does, whatever stands in it, and counts as the field counts."""
    page = served.open(**WAYS[way]).page
    odd = (
        "\U0001fac0\U0001f9d1‍⚕️ naïve\tcafé  two  blanks "
        + "x" * 300
        + " \u202eabc\u202c 日本語 العربية\n"
    )
    for note in (odd + GAPS, GAPS + odd * 5, "a" * 2000 + "\n" + GAPS, DAILY.replace(" ", "  ")):
        write(page, note)
        heights = page.evaluate(
            "['under', 'text'].map(id => document.getElementById(id).scrollHeight)"
        )
        widths = page.evaluate(
            "['under', 'text'].map(id => document.getElementById(id).clientWidth)"
        )
        assert abs(heights[0] - heights[1]) <= 1
        assert widths[0] == widths[1]
        assert page.locator("#under").text_content() == page.input_value("#text")
        wanted = {"34-year-old", "influenza"} if "influenza" in note else {"3.8"}
        assert all(any(each in mark for mark in marks(page)) for each in wanted)


def test_an_element_shows_its_words(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    for name, words in (
        ("Age", ["34-year-old"]),
        ("Consent", ["Consent"]),
        ("Severity", ["P/F ratio 58"]),
    ):
        row(page, name).hover()
        page.wait_for_selector(f"#{row(page, name).get_attribute('aria-controls')}:visible")
        assert marks(page, "mark.now") == words
        assert words[0] in (detail(page, name).text_content() or "")


def test_a_gap_shows_what_was_searched_and_asks_by_the_rules(served: Served) -> None:
    page = served.open(**DESK).page
    asked = {}
    for note in (GAPS, DAILY):
        write(page, note)
        for name in gaps(page):
            row(page, name).hover()
            shown = detail(page, name)
            shown.wait_for(state="visible")
            if not shown.locator(".question").count():
                assert "No query is drafted" in shown.inner_text()
                continue
            made = draft_shown(shown, name)
            assert broken(made, languages()["en"].templates(catalogue())) == ()
            copied = shown.locator(".copier").get_attribute("data-copy")
            assert copied == f"{name}: " + "  ".join(f"[ ] {each}" for each in made.options)
            if "What was searched" in shown.inner_text():
                assert shown.locator(".searched").inner_text().count("\n") >= 4
            asked[name, note[:4]] = made.question
    assert len(set(asked.values())) > 4
    write(page, GAPS)
    row(page, "Confirmation of position").hover()
    page.wait_for_selector("mark.near.now")
    assert marks(page, "mark.near.now") == ["chest film", "fluoroscopy"]
    assert "not yet done" in detail(page, "Confirmation of position").inner_text()


def draft_shown(shown: Any, name: str) -> Draft:
    """The query as the page shows it."""
    told = shown.locator(".quote").all_text_contents()
    quotes = []
    for each in told:
        found = re.search(r"in line (\d+): (?:\.\.\. )?\"(.*)\"", each)
        assert found is not None
        dated = re.search(r"dated (\S+)", each)
        quotes.append(Quote(found[2], each, int(found[1]), dated[1] if dated else None))
    return Draft(
        title=f"Clarification: {name[0].lower()}{name[1:]}",
        quotes=tuple(quotes),
        statement=shown.locator(".statement").text_content(),
        question=shown.locator(".question").text_content(),
        options=tuple(
            each.removeprefix("☐ ") for each in shown.locator(".options li").all_text_contents()
        ),
        closing="",
    )


def test_a_line_to_fill_in_is_copied_and_closes_nothing(served: Served) -> None:
    page = served.open(**DESK, permissions=["clipboard-read", "clipboard-write"]).page
    write(page, WHOLE.replace("No fluoroscopy was used.", ""))
    assert gaps(page) == ["Fluoroscopy"]
    detail(page, "Fluoroscopy").locator(".copier").click()
    assert state(page, "Copied").endswith("Copied")
    line = page.evaluate("navigator.clipboard.readText()")
    assert line.startswith("Fluoroscopy: [ ] ")

    page.focus("#text")
    page.keyboard.press("Control+End")
    with page.expect_response(lambda each: "part=true" in each.url):
        page.keyboard.press("Control+V")
    settled(page)
    assert gaps(page) == ["Fluoroscopy"]
    assert "left open" in (row(page, "Fluoroscopy").text_content() or "")

    write(page, page.input_value("#text").replace("[ ] no fluoroscopy", "[x] no fluoroscopy"))
    assert gaps(page) == []


def test_a_word_that_is_clicked_shows_its_element(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, GAPS)
    for words, name in (
        ("influenza", "Indication"),
        ("27 Fr", "Cannula"),
        ("***", "Complications"),
    ):
        box = page.locator("#under mark", has_text=words).first.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert detail(page, name).is_visible()


def test_on_a_phone_rows_open_beneath_themselves(served: Served) -> None:
    page = served.open(**WAYS["phone"]).page
    write(page, GAPS)
    for name in ("Complications", "Age"):
        assert not detail(page, name).is_visible()
        row(page, name).tap()
        assert detail(page, name).is_visible()
        assert row(page, name).get_attribute("aria-expanded") == "true"
        below = detail(page, name).bounding_box()["y"]
        assert below >= row(page, name).bounding_box()["y"]
    assert marks(page, "mark.now") == ["34-year-old"]
    detail(page, "Age").locator(".finder").tap()
    mark = page.locator("mark.now").bounding_box()
    assert mark is not None
    assert 0 <= mark["y"] <= 844

    row(page, "Complications").tap()
    assert not detail(page, "Complications").is_visible()
    assert detail(page, "Age").is_visible()


def test_the_author_sees_no_code_that_is_neither_chosen_nor_named(served: Served) -> None:
    page = served.open(**DESK).page
    unnamed = GAPS.replace("CPT: 33952\n", "")
    write(page, unnamed)
    assert not re.search(r"\b33\d{3}\b", page.locator("#result").inner_html())
    assert "No code is chosen" in page.locator(".verdict").inner_text()

    with page.expect_response(lambda each: "part=true" in each.url):
        page.check("#coder")
    page.wait_for_selector(".code-row")
    assert "33952" in page.locator(".verdict").inner_text()
    assert "CPX003" in page.locator("#result").inner_text() or page.locator(".code-line").count()
    codes = page.locator(".code-row b").all_text_contents()
    assert "33952" in codes

    page.uncheck("#coder")
    page.wait_for_selector(".code-row", state="detached")
    assert not re.search(r"\b33\d{3}\b", page.locator("#result").inner_html())

    with page.expect_response(lambda each: "part=true" in each.url):
        page.select_option("#code", "33954")
    page.wait_for_selector("#gap-APP002")
    assert "33954" in page.locator(".verdict").inner_text()
    shown = detail(page, "Approach").text_content() or ""
    assert "code" not in shown.lower()
    assert "by an incision down to the vessel" in shown


def test_by_keyboard_alone(served: Served) -> None:
    page = served.open(**DESK).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    assert page.evaluate("document.activeElement.id") == "text"
    with page.expect_response(lambda each: "part=true" in each.url):
        page.keyboard.insert_text(GAPS)
    settled(page)
    focused = "document.activeElement.closest('li')?.id"
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate(focused):
            break
    assert page.evaluate(focused) == "gap-CPX003"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert detail(page, "Complications").is_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "gap-PLC001"
    assert detail(page, "Confirmation of position").is_visible()
    assert not detail(page, "Complications").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("plain copier")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "gap-PLC001"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "read-physician"
    assert marks(page, "mark.now") == ["Nora Feld, MD"]
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "gap-CPX003"


def test_by_keyboard_alone_where_rows_open_beneath_themselves(served: Served) -> None:
    page = served.open(**MIDDLE).page
    write(page, GAPS)
    row(page, "Complications").focus()
    page.keyboard.press("Enter")
    assert detail(page, "Complications").is_visible()
    page.keyboard.press("Space")
    assert not detail(page, "Complications").is_visible()


def test_focus_and_what_is_open_are_kept_when_an_answer_comes(served: Served) -> None:
    page = served.open(**MIDDLE).page
    write(page, GAPS)
    row(page, "Confirmation of position").click()
    row(page, "Age").focus()

    def edit(note: str) -> None:
        with page.expect_response(lambda each: "part=true" in each.url):
            page.evaluate(
                """note => {
                    const text = document.getElementById('text');
                    text.value = note;
                    text.dispatchEvent(new Event('input', {bubbles: true}));
                }""",
                note,
            )
        settled(page)

    edit(GAPS.replace("***", "none"))
    assert gaps(page) == ["Confirmation of position"]
    assert page.evaluate("document.activeElement.closest('li')?.id") == "read-age"
    assert detail(page, "Confirmation of position").is_visible()
    row(page, "Confirmation of position").focus()
    edit(WHOLE)
    assert gaps(page) == []
    assert page.evaluate("document.activeElement.id") == "result"


@pytest.mark.parametrize("start", ["chosen", "accepted", "switched"])
def test_spanish(served: Served, start: str) -> None:
    options: dict[str, Any] = {**DESK, "locale": "es-MX"} if start == "accepted" else {**DESK}
    page = served.open("/?lang=es" if start == "chosen" else "/", **options).page
    if start == "switched":
        write(page, GAPS)
        page.get_by_role("button", name="Español").click()
        page.wait_for_selector("html[lang=es]")
        assert page.input_value("#text") == GAPS
        page.wait_for_selector("#gap-CPX003")
        assert "Complications: ***" in marks(page)
    else:
        write(page, GAPS)
    assert page.evaluate("document.documentElement.lang") == "es"
    assert heading(page) == "2 lagunas"
    assert gaps(page) == ["Complicaciones", "Confirmación de la posición"]
    row(page, "Confirmación de la posición").hover()
    shown = detail(page, "Confirmación de la posición")
    shown.wait_for(state="visible")
    assert "por ecocardiograma transesofágico" in shown.inner_text()
    assert "aún sin hacer" in shown.inner_text()
    write(page, WHOLE)
    assert heading(page) == "Sin lagunas"
    for coder in (False, True):
        page.set_checked("#coder", coder)
        for note in (GAPS.replace("***", "none"), DAILY, NOTHING, GAPS):
            write(page, note + " " * coder + "." * coder)
            assert english_in(page) == []


def english_in(page: Page) -> list[str]:
    """Words of the page that are plainly English and not said to be, the note's own left out."""
    told: str = page.evaluate(
        """() => {
            const copy = document.getElementById('result').cloneNode(true);
            for (const each of copy.querySelectorAll('[lang=en], q, .quote, .words, dd')) {
                if (!each.matches('dd') || /["“]/.test(each.textContent)) each.remove();
            }
            return copy.textContent;
        }"""
    )
    return re.findall(r"\b(?:the|of|was|not|line|found|which|with|by|and)\b", told)


def test_it_prints(served: Served) -> None:
    page = served.open(**WAYS["dark"]).page
    pages = []
    for note, whole in ((GAPS, False), (WHOLE, True)):
        write(page, note)
        page.emulate_media(media="print")
        assert not page.locator("#text").is_visible()
        assert not page.locator("#print").is_visible()
        assert page.locator("#under").is_visible()
        assert page.locator(".asked .detail:visible").count() == (0 if whole else 2)
        ink, paper, marked = page.evaluate(
            """[getComputedStyle(document.getElementById('under')).color,
                getComputedStyle(document.documentElement).backgroundColor,
                getComputedStyle(document.querySelector('#under mark.found')).backgroundColor]"""
        )
        assert (ink, paper) == ("rgb(27, 37, 40)", "rgb(255, 255, 255)")
        assert marked != paper
        pdf = page.pdf(prefer_css_page_size=True)
        pages.append(len(re.findall(rb"/Type\s*/Page\b", pdf)))
        page.emulate_media(media="screen")
    assert 1 <= pages[1] <= pages[0] <= 4
    page.evaluate("window.print = () => { window.printed = true }")
    page.click("#print")
    assert page.evaluate("window.printed")


STATES = {
    "empty": (None, "/", False),
    "gaps": (GAPS, "/", False),
    "whole": (WHOLE, "/", False),
    "daily, for coders": (DAILY, "/", True),
    "no service": (NOTHING, "/", False),
    "Spanish, for coders": (GAPS, "/?lang=es", True),
}


@pytest.mark.parametrize(
    ("way", "state"),
    [
        *(("light", state) for state in STATES),
        *(
            (way, state)
            for way in WAYS
            if way != "light"
            for state in ("gaps", "Spanish, for coders")
        ),
    ],
)
def test_axe_finds_nothing(served: Served, axe: str, way: str, state: str) -> None:
    note, path, coder = STATES[state]
    page = served.open(path, **WAYS[way], bypass_csp=True).page
    if note is not None:
        page.set_checked("#coder", coder)
        write(page, note)
    if way.startswith("phone") or way == "middle":
        for each in page.locator(".item").all():
            each.click()
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    assert [
        (each["impact"], each["id"], [node["html"] for node in each["nodes"]])
        for each in result["violations"]
    ] == []
    assert len(result["passes"]) > 20
    write(page, DAILY)


def test_light_and_dark(served: Served) -> None:
    seen = {}
    for way in ("light", "dark"):
        page = served.open(**WAYS[way]).page
        write(page, GAPS if way == "light" else DAILY)
        seen[way] = page.evaluate(
            """['body', '#text', '.field', 'mark.found'].map(each => {
                const style = getComputedStyle(document.querySelector(each));
                return [style.color, style.backgroundColor];
            })"""
        )
        assert contrast(*seen[way][1][:1], seen[way][3][1]) > 4.5
        assert gaps(page)
    assert all(light != dark for light, dark in zip(seen["light"], seen["dark"], strict=True))


def contrast(ink: str, ground: str) -> float:
    def light(colour: str) -> float:
        parts = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (
            each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("width", [320, 390, 1000, 1184, 2560])
def test_the_page_is_never_wider_than_the_screen(served: Served, width: int) -> None:
    page = served.open(viewport={"width": width, "height": 800}).page
    for note in (GAPS + "y" * 2000, "Patient was cannulated for ECMO " + "x" * 500):
        write(page, note)
        for each in page.locator(".item").all():
            each.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert gaps(page)


def test_nothing_leaves_the_machine_and_the_policy_holds(served: Served) -> None:
    opened = served.open(**DESK)
    page = opened.page
    for note in (GAPS, DAILY, NOTHING):
        write(page, note)
        for each in page.locator(".item").all():
            each.click()
    drop(page, "a.txt", WHOLE.encode())
    page.wait_for_selector(".verdict.complete")

    assert set(opened.asked) == {"/", "/page.css", "/page.js", "/?lang=en&part=true", "/read"}
    assert (opened.said, opened.violations) == ([], [])
    assert (
        page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )
    assert page.evaluate("document.cookie") == ""


HOSTILE = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'></textarea></section>"
    "<svg onload='window.ran = 1'> javascript:alert(1) {{ 7*7 }} \u202e\x07\x1b[31m\n"
)


def test_hostile_words_do_nothing(served: Served) -> None:
    opened = served.open(**DESK)
    page = opened.page
    for note, asked in ((HOSTILE + GAPS, 2), (WHOLE.replace("influenza", HOSTILE), 0)):
        write(page, note)
        assert page.input_value("#text") == note
        assert page.locator("#under").text_content() == note
        assert len(gaps(page)) == asked
    drop(page, "<img src=x onerror=window.ran=1>.txt", HOSTILE.encode())
    page.wait_for_selector(".verdict.no_service")
    assert page.evaluate("window.ran") is None
    assert page.locator("#result img, #result script, #result svg, #state img").count() == 0
    assert (opened.said, opened.violations) == ([], [])


def test_without_its_script(served: Served) -> None:
    page = served.open(**DESK, java_script_enabled=False).page
    assert not page.locator("#print").is_visible()
    for note, said in ((GAPS, "2 gaps"), (WHOLE, "No gaps found")):
        page.fill("#text", note)
        with page.expect_navigation():
            page.click(".check")
        assert heading(page) == said
        assert page.input_value("#text") == note
        assert "34-year-old" in marks(page)
        assert detail(page, "Age").is_visible()
    page.check("#coder")
    with page.expect_navigation():
        page.click(".check")
    page.wait_for_selector(".code-row")
    assert page.is_checked("#coder")


def test_what_is_typed_at_the_end_of_a_long_note_is_in_sight(served: Served) -> None:
    opened: Opened = served.open(**DESK)
    page = opened.page
    write(page, DAILY * 80)
    page.focus("#text")
    page.keyboard.press("Control+End")
    page.keyboard.type("Seen.")
    hidden = page.evaluate(
        """() => {
            const each = document.getElementById('field');
            return each.scrollHeight - each.scrollTop - each.clientHeight;
        }"""
    )
    assert hidden < 60
    write(page, DAILY)
    row(page, "Mode of support").hover()
    page.wait_for_selector("mark.now")
    assert marks(page, "mark.now") == ["V-A"]
