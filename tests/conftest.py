"""What all tests share: the slow things are built once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from doclint import Linter
    from doclint.codes import Catalogue
    from doclint.reading import Reader

# The same examples each time: a red run must be red again, and a first example pays for imports.
settings.register_profile("doclint", derandomize=True, deadline=None, max_examples=10)
settings.register_profile("thorough", settings.get_profile("doclint"), max_examples=300)
settings.load_profile("doclint")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped codes and rules."""
    from doclint.codes import Catalogue

    return Catalogue.load()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader of notes; it is built in about a second."""
    from doclint.reading import Reader

    return Reader()


@pytest.fixture(scope="session")
def linter(reader: Reader, catalogue: Catalogue) -> Linter:
    """A linter as a user has it."""
    from doclint import Linter

    return Linter(reader=reader, catalogue=catalogue)
