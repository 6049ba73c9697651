"""The html report in a real browser: it is inert, can be read by everybody, and prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from html_pages import EXPIRED, HOSTILE, complete, crowded, entry, every_kind, finding, note, page

from doclint import NoteReport
from doclint.report import Suppressed

if TYPE_CHECKING:
    from conftest import Open

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
WAYS = {
    "light": {**DESK, "color_scheme": "light"},
    "dark": {**DESK, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
    "phone, dark": {**PHONE, "color_scheme": "dark"},
}


def whole_page(**options: Any) -> str:
    """A page with everything in it that a page can have."""
    return page(*every_kind(), crowded(), findings=(EXPIRED,), **options)


def hostile_page() -> str:
    """All hostile words at once, in every place that words of others can take."""
    notes = []
    for hostile in HOSTILE:
        text = f"{hostile} 4-year-old {hostile}"
        elements = {"age": entry("documented", text, text=text, values=[hostile])}
        bad = finding(hostile, text=text, rule=hostile, name=hostile, message=hostile)
        covered = (Suppressed(finding=bad, by="waiver", reason=hostile),)
        fields: dict[str, Any] = {"note": hostile, "text": text, "elements": elements}
        notes += [
            note(**fields, findings=(bad,), suppressed=covered),
            complete(**fields),
            NoteReport(hostile, "error", error=hostile),
        ]
    return page(*notes, evidence="full")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_leaves_the_page_and_its_policy_holds(open_page: Open, way: str) -> None:
    opened = open_page(whole_page(), **WAYS[way])

    assert (opened.asked, opened.said, opened.violations) == ([], [], [])
    assert opened.page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_hostile_words_do_nothing(open_page: Open) -> None:
    opened = open_page(hostile_page())
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    opened.page.wait_for_timeout(200)

    assert (opened.asked, opened.said, opened.violations) == ([], [], [])
    assert opened.page.locator("script, img, iframe, form, object, embed, link").count() == 0
    assert opened.page.locator("h3", has_text="<img src=x onerror=alert(1)>").count() > 0


INJECTED = {
    "script": "add('script', {textContent: 'window.ran = true'})",
    "style": "add('style', {textContent: 'body { margin-top: 99px }'})",
    "style attribute": "document.body.setAttribute('style', 'margin-top: 99px')",
    "handler": "add('div', {}).setAttribute('onclick', 'window.ran = true'); "
    "document.body.lastChild.click()",
    "image": "add('img', {src: 'http://127.0.0.1:9/a.png'})",
    "image in the page": "add('img', {src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='})",
    "frame": "add('iframe', {src: 'http://127.0.0.1:9/'})",
    "font": "document.fonts.add(new FontFace('x', 'url(http://127.0.0.1:9/x)')); "
    "[...document.fonts].forEach(font => font.load().catch(() => 0))",
    "fetch": "fetch('http://127.0.0.1:9/').catch(() => 0)",
    "form": "const form = add('form', {action: 'http://127.0.0.1:9/'}); form.submit()",
}


@pytest.mark.parametrize("way", INJECTED)
def test_what_is_injected_is_blocked(open_page: Open, way: str) -> None:
    opened = open_page(whole_page())
    add = (
        "const add = (name, fields) => document.body.appendChild("
        "Object.assign(document.createElement(name), fields));"
    )
    opened.page.evaluate(f"() => {{ {add} {INJECTED[way]} }}")
    for _ in range(100):
        if opened.violations:
            break
        opened.page.wait_for_timeout(50)
    opened.page.wait_for_timeout(200)

    assert opened.asked == []
    assert len(opened.violations) == 1
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


@pytest.mark.parametrize("evidence", ["snippet", "full", "none"])
@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_serious(open_page: Open, axe: str, way: str, evidence: str) -> None:
    # The policy holds against axe's own style elements, too.
    opened = open_page(whole_page(evidence=evidence), **WAYS[way], bypass_csp=True)
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    opened.page.add_style_tag(content=".note { content-visibility: visible !important }")
    opened.page.evaluate(axe)
    result = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    assert [
        (each["impact"], each["id"], [node["html"] for node in each["nodes"]])
        for each in result["violations"]
    ] == []
    assert len(result["passes"]) > 20


def test_all_that_leads_somewhere_is_reached_by_keyboard(open_page: Open) -> None:
    opened = open_page(whole_page(), **WAYS["light"])
    count: int = opened.page.evaluate(
        "[...document.querySelectorAll('a[href], summary')]"
        ".filter(each => each.checkVisibility())"
        ".map((each, number) => each.number = number).length"
    )
    reached = []
    for _ in range(count):
        opened.page.keyboard.press("Tab")
        focus = opened.page.evaluate(
            "[document.activeElement.number, getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.append(focus)

    assert count > 20
    assert reached == [[number, "solid"] for number in range(count)]


def test_skip_link_shows_and_leads_to_the_report(open_page: Open) -> None:
    opened = open_page(whole_page(), **WAYS["light"])
    opened.page.keyboard.press("Tab")
    box = opened.page.locator(".skip").bounding_box()
    opened.page.keyboard.press("Enter")

    assert box is not None
    assert box["y"] >= 0
    opened.page.wait_for_url(re.compile("#main$"))


def test_gap_and_place_lead_to_each_other(open_page: Open) -> None:
    opened = open_page(whole_page(), **WAYS["light"])
    opened.page.click("#n1g1 a")
    opened.page.locator("#n1p1:target").wait_for()
    opened.page.click("#n1p1 a")
    opened.page.locator("#n1g1:target").wait_for()


def test_link_to_a_complete_note_and_the_enter_key_open_it(open_page: Open) -> None:
    opened = open_page(whole_page(), **WAYS["light"])
    words = opened.page.locator("#n2 .text li").first
    assert not words.is_visible()
    opened.page.focus("#n2 > summary")
    opened.page.keyboard.press("Enter")
    assert words.is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2560])
def test_page_is_never_wider_than_the_screen(open_page: Open, width: int) -> None:
    notes = [*every_kind(), note(note="long/" + "x" * 300, text="y" * 1000, elements={})]
    opened = open_page(page(*notes, evidence="full"), viewport={"width": width, "height": 800})

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_gaps_stand_beside_the_note_and_above_it_on_a_phone_and_on_paper(open_page: Open) -> None:
    for options, media, beside in (
        (WAYS["light"], "screen", True),
        (WAYS["phone"], "screen", False),
        (WAYS["light"], "print", False),
    ):
        opened = open_page(whole_page(), **options)
        opened.page.emulate_media(media=media)  # type: ignore[arg-type]
        gaps = opened.page.locator("#n1 .gaps").bounding_box()
        text = opened.page.locator("#n1 .text").bounding_box()
        assert gaps is not None
        assert text is not None
        if beside:
            assert gaps["x"] + gaps["width"] <= text["x"]
            assert gaps["y"] == text["y"]
        else:
            assert gaps["y"] + gaps["height"] <= text["y"]
            assert gaps["x"] == text["x"]


def test_page_prints(open_page: Open) -> None:
    opened = open_page(whole_page(), **WAYS["dark"])
    pdf = opened.page.pdf(prefer_css_page_size=True)
    opened.page.emulate_media(media="print")

    assert pdf.startswith(b"%PDF-")
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 10
    assert not opened.page.locator("nav").is_visible()
    assert opened.page.locator("#n1 .text").is_visible()
    assert opened.page.locator("footer").is_visible()
    ink, paper = opened.page.evaluate(
        "[getComputedStyle(document.body).color, "
        "getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(27, 37, 40)", "rgb(255, 255, 255)")


def test_page_is_the_same_without_scripts(open_page: Open) -> None:
    shots = [
        open_page(whole_page(), **WAYS["light"], java_script_enabled=enabled).page.screenshot(
            full_page=True
        )
        for enabled in (True, False)
    ]
    assert shots[0] == shots[1]


def test_lone_characters_reach_the_screen_as_escapes(open_page: Open) -> None:
    text = "a\x00b\ud800c\u202ed \U0001fac0 e\tf"
    shown = note(text=text, elements={"age": entry("documented", text, text=text)}, findings=())
    opened = open_page(page(shown, complete(), evidence="full"))

    assert opened.page.locator("#n1 .text li").text_content() == (
        "a\\x00b\\ud800c\\u202ed \U0001fac0 e\tf age"
    )
