"""Takes the pictures of the page that the README shows: ``python tests/web/screenshots.py``.

Needed are doclint itself with the extra ``web``, Playwright's Python package and a Chromium. With an
address as argument a server that is running is asked, else one is started.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from small_png import shrink

FOLDER = Path(__file__).parent / "screenshots"
NOTE = (FOLDER / "note.txt").read_text(encoding="utf-8")
DESK: dict[str, Any] = {"viewport": {"width": 1360, "height": 850}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 1.5,
    "is_mobile": True,
    "has_touch": True,
}
SHOTS: dict[str, dict[str, Any]] = {
    "light": {**DESK, "color_scheme": "light"},
    "dark": {**DESK, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
}


def take(page: Page, address: str, name: str) -> None:
    """One picture, of a gap that is looked at."""
    page.goto(address)
    page.fill("#text", NOTE)
    page.wait_for_selector(".gap")
    if name == "phone":
        page.locator(".gap .item").first.tap()
        page.locator("#result").evaluate("each => scrollTo(0, each.offsetTop - 170)")
    else:
        page.locator(".gap .item").last.click()
    page.wait_for_timeout(500)
    page.mouse.move(1, 1)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    shrink(path)


@contextmanager
def serving() -> Iterator[str]:
    """A server of its own, and its address."""
    command = [sys.executable, "-m", "doclint", "serve", "--port", "0", "--isolated"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://\S+", said)
            if found is None:
                raise SystemExit(f"no server: {said}")
            yield found[0]
        finally:
            process.terminate()


def main(address: str) -> None:
    """All pictures, or those that are named."""
    FOLDER.mkdir(exist_ok=True)
    chromium = os.environ.get("DOCLINT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, options in SHOTS.items():
            context = browser.new_context(locale="en-US", **options)
            take(context.new_page(), address, name)
            context.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with serving() as started:
            main(started)
