"""Compiles doclint's regular expressions when its wheel is built (see doclint/expressions.py).

Hatchling runs this in an environment of its own, in which none of doclint's requirements is
installed; what holds the expressions imports nothing but the standard library.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileExpressions(BuildHookInterface[Any]):
    """Puts the compiled expressions into the wheel, beside patterns and schemas."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is an editable one, whose patterns change from day to day."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        command = [sys.executable, "-B", "-m", "doclint.nlp.compiling", self._folder.name]
        subprocess.run(command, cwd=self.root, check=True)
        for path in Path(self._folder.name).iterdir():
            build_data["force_include"][str(path)] = f"doclint/_data/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away the folder that the file was made in."""
        if version != "editable":
            self._folder.cleanup()
