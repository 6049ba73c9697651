"""Ways to import a library without what it loads for other uses than ours."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """What is found under a module's name while something is imported that hardly uses it."""


@contextmanager
def left_out(package: str, modules: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """Have modules stand in for others, with these names in them, while a package is imported.

    Nothing is left out in a process that has imported the package, or one of the modules, before.
    """
    if package in sys.modules or any(name in sys.modules for name in modules):
        yield
        return
    standing_in = {name: _StandIn(name) for name in modules}
    for name, names in modules.items():
        vars(standing_in[name]).update(names)
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def found_later(module: str) -> Callable[[str], Any]:
    """Give the ``__getattr__`` of what stands in for a module: what is looked for is found in the module itself."""

    def find(name: str) -> Any:
        if isinstance(sys.modules.get(module), _StandIn):
            del sys.modules[module]
        return getattr(import_module(module), name)

    return find


def load_loguru() -> Any:
    """Import loguru and give its logger. What it needs of asyncio waits for a log that is awaited."""
    names = {"get_running_loop": _running_loop, "__getattr__": found_later("asyncio")}
    with left_out("loguru", {"asyncio": names}):
        from loguru import logger
    return logger


def _running_loop() -> Any:
    from asyncio import get_running_loop

    return get_running_loop()
