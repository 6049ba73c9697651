"""What tests of the server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fakes import complete, fake_reader, installed_reader, process, run, text, ward

pytest.importorskip("starlette", reason="the extra web is not installed")
pytest.importorskip("uvicorn", reason="the extra web is not installed")

__all__ = ["complete", "fake_reader", "installed_reader", "process", "run", "text", "ward"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests speak to this machine, and to no other."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))


@pytest.fixture
def client() -> Iterator[Callable[..., Any]]:
    """A client of a server in this process, made of what ``web_fakes.server`` takes."""
    from starlette.testclient import TestClient
    from web_fakes import server

    with ExitStack() as stack:

        def make(*args: Any, **options: Any) -> TestClient:
            app = server(*args, **options).app()
            return stack.enter_context(TestClient(app, base_url="http://127.0.0.1:8420"))

        yield make
