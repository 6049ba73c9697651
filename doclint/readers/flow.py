"""Text put together from a document's parts: words run on, blocks begin lines, tables become rows."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


class Flow:
    """Lines in the making.

    ``words`` collapses white space as browsers do; ``verbatim`` keeps it. A blank line that is
    asked for twice is one.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._dash = ""

    def dash(self) -> None:
        """Begin a line with a dash, once there is something to put behind it."""
        self.block()
        self._dash = "- "

    def words(self, text: str) -> None:
        """Add text to the line."""
        text = _BLANKS.sub(" ", text)
        if text.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\t"))):
            text = text[1:]
        if text:
            self._line += (self._dash, text) if text != " " else (text,)
            self._dash = self._dash if text == " " else ""

    def verbatim(self, text: str) -> None:
        """Add text with its own line ends and blanks."""
        first, *more = re.split(r"\r\n|\r|\n", text)
        self._line.append(first)
        for line in more:
            self.line_break()
            self._line.append(line)

    def line_break(self) -> None:
        """End the line, also an empty one."""
        self._lines.append("".join(self._line).rstrip())
        self._line = []

    def block(self) -> None:
        """End the line, if there is something on it."""
        if "".join(self._line).strip():
            self.line_break()
        self._line = []

    def gap(self) -> None:
        """End the line and leave an empty one, unless that is so already."""
        self.block()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def row(self, cells: list[str]) -> None:
        """Add a row of a table, each cell on one line."""
        self.block()
        told = [_BLANKS.sub(" ", cell).strip() for cell in cells]
        if any(told):
            self._lines.append(" | ".join(told).rstrip())

    def lines(self, text: str) -> None:
        """Add text that has been put together elsewhere."""
        self.block()
        self._lines += text.split("\n")

    def done(self) -> str:
        """The text, without empty lines at either end."""
        self.block()
        return "\n".join(self._lines).strip("\n") + "\n" if any(self._lines) else ""
