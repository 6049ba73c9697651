"""A real browser, where there is one.

Needed are a Chromium (``DOCLINT_CHROMIUM``, or one on the path) and Playwright's Python package, and
for accessibility axe-core (``DOCLINT_AXE`` with the path of ``axe.min.js``, or a ``node_modules`` in
the repository). What is missing skips the tests that need it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => {
    violations.push(event.effectiveDirective + " " + event.blockedURI);
});
"""


def _chromium() -> str | None:
    told = os.environ.get("DOCLINT_CHROMIUM")
    return told or next((path for name in _NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder; the socket is the one to the browser's driver."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_ARGUMENTS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    modules = Path(__file__).parents[2] / "node_modules"
    path = Path(os.environ.get("DOCLINT_AXE") or modules / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("no axe-core: set DOCLINT_AXE to the path of axe.min.js")
    return path.read_text(encoding="utf-8")


@dataclass
class Opened:
    """A page in the browser, and what it has tried to do."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What the security policy has kept from happening."""
        found: list[str] = self.page.evaluate("violations")
        return found


Open = Callable[..., Opened]


def _watched(
    context: BrowserContext, is_own: Callable[[str], bool], home: str | None = None
) -> Opened:
    """A page of which all is noted that it says and asks for, and refused unless it is its own.

    What it asks of its own server is noted without the server's address, ``home``; without one it is not noted.
    """
    context.add_init_script(_WATCH)
    found = Opened(context.new_page())

    def handle(route: Route) -> None:
        url = route.request.url
        if not is_own(url):
            found.asked.append(url)
            route.abort()
            return
        if home is not None:
            found.asked.append(url.removeprefix(home))
        route.continue_()

    context.route("**/*", handle)
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.on("pageerror", lambda error: found.said.append(str(error)))
    return found


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from a file of its own. Every request but the one for it is noted and refused."""
    contexts = []

    def opened(html: str, **options: Any) -> Opened:
        context = browser.new_context(**options)
        contexts.append(context)
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        found = _watched(context, lambda url: url.partition("#")[0] == path.as_uri())
        found.page.on("dialog", lambda dialog: found.said.append(dialog.message))
        found.page.goto(path.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()


@dataclass
class Served:
    """A server out of the installed wheel, and a browser's pages of it."""

    address: str
    browser: Browser
    contexts: list[Any] = field(default_factory=list)

    def open(self, path: str = "/", **options: Any) -> Opened:
        """Open a page. Every request is noted, and refused unless it goes to the server."""
        context = self.browser.new_context(**{"locale": "en-US", **options})
        self.contexts.append(context)
        found = _watched(context, lambda url: url.startswith(f"{self.address}/"), self.address)
        found.page.goto(f"{self.address}{path}")
        return found


def _command() -> str:
    """The command of the installed wheel; a checkout in its place would hide what the wheel lacks."""
    import importlib.metadata

    try:
        installed = importlib.metadata.distribution("doclint")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("doclint is not installed")
    if '"editable": true' in (installed.read_text("direct_url.json") or ""):
        pytest.skip("doclint is not installed from a wheel")
    path = Path(sys.executable).with_name("doclint")
    if not path.is_file():
        pytest.skip("the command doclint is not beside this Python")
    return str(path)


def _wait_for_worker(address: str) -> None:
    """Until the server judges notes, however busy the machine is: no test is about its beginning."""
    for _ in range(600):
        line = HTTPConnection(address.removeprefix("http://"), timeout=60)
        line.request("GET", "/health")
        status = line.getresponse().status
        line.close()
        if status == 200:
            return
        time.sleep(0.2)
    raise AssertionError("no worker became ready")


@pytest.fixture(scope="module")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, which sees nothing of the checkout, and writes nothing anywhere."""
    folder = tmp_path_factory.mktemp("server")
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("DOCLINT") and key != "PYTHONPATH"
    }
    environment.update(TMPDIR=str(folder), HOME=str(folder))
    process = subprocess.Popen(
        [_command(), "serve", "--port", "0", "--workers", "1", "--isolated"],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = process.stderr.readline() if process.stderr else ""
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert address is not None, said
        _wait_for_worker(address[0])
        yield address[0]
        assert process.poll() is None
        assert list(folder.iterdir()) == []
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def served(running_server: str, browser: Browser) -> Iterator[Served]:
    """The server, and pages that are closed in the end."""
    found = Served(running_server, browser)
    yield found
    for context in found.contexts:
        context.close()
