"""What a test does on the page of ``doclint serve``, and what it reads off it; the notes for it."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from doclint import Linter
from doclint.codes import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


GAPS = """ECMO PROCEDURE NOTE
Date of service: 03/14/2025
CPT: 33952

34-year-old woman with influenza ARDS, P/F ratio 58, no better after 16 hours prone and inhaled nitric oxide.
The right internal jugular vein was entered by needle over a wire, and a 27 Fr dual-lumen cannula advanced.
V-V ECMO was started, flow 4.2 L/min, sweep 3 L/min. No incision was made. A chest film is ordered.
Heparin bolus, ACT 220. Consent was given by her husband. No fluoroscopy was used.
Complications: ***

Nora Feld, MD
"""
WHOLE = GAPS.replace("***", "none").replace(
    "A chest film is ordered.", "A chest film showed the tip in the right atrium."
)
DAILY = "ECMO day 4. The patient remains on V-A ECMO, flow 3.8 L/min. Heparin, anti-Xa 0.4.\n"
NOTHING = "Seen in clinic for asthma. ECMO is planned if she gets worse.\n"
DESK: dict[str, Any] = {"viewport": {"width": 1360, "height": 850}}
MIDDLE: dict[str, Any] = {"viewport": {"width": 1000, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}


def write(page: Page, note: str) -> None:
    """Put a note into the field, and wait for what is said of it: what the library says."""
    page.fill("#text", note)
    settled(page)
    code = page.input_value("#code")
    assert asked_by_page(page) == asked_by_library(note.strip(), code)


def asked_by_page(page: Page) -> set[str | None]:
    """The elements that the page asks about."""
    rules = page.locator(".asked > li").evaluate_all("rows => rows.map(each => each.id.slice(4))")
    return {catalogue().rules[each].element for each in rules}


def asked_by_library(note: str, code: str) -> set[str | None]:
    """The elements that a bare call of the library finds a gap of."""
    report = linter().check(note, code=code or None)
    return {each.element for each in report.findings if each.severity != "info"}


@cache
def linter() -> Linter:
    return Linter()


@cache
def catalogue() -> Catalogue:
    return Catalogue.load()


def settled(page: Page) -> None:
    """Wait until no answer is awaited."""
    page.wait_for_selector("#result:not([aria-busy])")


def gaps(page: Page) -> list[str]:
    names: list[str] = page.locator(".asked .name").all_text_contents()
    return names


def marks(page: Page, kind: str = "mark") -> list[str]:
    """The words that are marked."""
    found: list[str] = page.locator(f"#under {kind}").all_text_contents()
    return found


def row(page: Page, name: str) -> Any:
    """The row of an element or a gap."""
    return page.locator(".item", has=page.locator(".name", has_text=re.compile(f"^{name}$")))


def detail(page: Page, name: str) -> Any:
    return page.locator(f"#{row(page, name).get_attribute('aria-controls')}")


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the page."""
    files = page.evaluate_handle(
        """([name, data]) => {
            const files = new DataTransfer();
            files.items.add(new File([Uint8Array.from(atob(data), each => each.charCodeAt(0))], name));
            return files;
        }""",
        [name, base64.b64encode(data).decode()],
    )
    for kind in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#field", kind, {"dataTransfer": files})


def state(page: Page, *told: str) -> str:
    """What is said beneath the note, once it says all of this."""
    for each in told:
        page.locator("#state", has_text=each).wait_for(state="attached")
    return page.locator("#state").text_content() or ""


def until(page: Page, met: Callable[[], bool]) -> None:
    """Wait until something is so that the browser tells of."""
    for _ in range(600):
        if met():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to that")
