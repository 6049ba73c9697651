"""Pages as text for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from doclint.explain.pages import Block, Page

_WIDTH = 96


def as_text(page: Page) -> str:
    """One page at the width of a terminal."""
    return "".join(f"{line}\n" for line in _text(page))


def as_json(page: Page) -> str:
    """What a page holds, for programs."""
    return json.dumps(page.data, indent=2) + "\n"


def as_markdown(page: Page, level: int = 1) -> str:
    """One page with headings from ``level`` down."""
    return "\n".join(_markdown(page, "#" * level)).rstrip() + "\n"


def rules_as_text(pages: Iterable[Page]) -> str:
    """A line a rule."""
    rows = [(page.key, page.title, str(page.data["looks_for"])) for page in pages]
    wide = max(len(name) for _, name, _ in rows)
    return "".join(
        textwrap.fill(
            f"{rule}  {name:<{wide}}  {looks_for}",
            _WIDTH,
            subsequent_indent=" " * 8,
            break_on_hyphens=False,
        )
        + "\n"
        for rule, name, looks_for in rows
    )


def rules_as_markdown(pages: Iterable[Page]) -> str:
    """All rules on one page, with an index."""
    pages = list(pages)
    index = [f"| [{page.key}](#{_anchor(page)}) | {page.title} |" for page in pages]
    parts = [
        "# Rules",
        "",
        "Made by `doclint explain --all --format markdown` out of `schemas/`; not edited by hand. "
        "Each example is run by the tests.",
        "",
        "| rule | name |",
        "| --- | --- |",
        *index,
        "",
    ]
    return "\n".join(parts) + "\n" + "\n".join(as_markdown(page, 2) for page in pages)


def rules_as_json(pages: Iterable[Page]) -> str:
    """All rules, for programs."""
    return json.dumps({"rules": [page.data for page in pages]}, indent=2) + "\n"


def _text(page: Page) -> Iterator[str]:
    yield f"{page.key}: {page.title}"
    for block in page.blocks:
        yield ""
        yield from _text_block(block)
    yield ""
    yield "Sources"
    for key, confidence, about in page.sources:
        yield from _wrapped(f"{key} (confidence {confidence}): {about}", indent="  ")


def _text_block(block: Block) -> Iterator[str]:
    indent = ""
    if block.heading:
        yield block.heading
        indent = "  "
    if block.text:
        yield from _wrapped(block.text, indent=indent, hanging="")
    for name, value in block.facts:
        yield from _wrapped(f"{name}: {value}", indent=indent)
    yield from (f"  {line}" for line in block.example.splitlines())


def _markdown(page: Page, heading: str) -> Iterator[str]:
    yield f"{heading} {page.key}: {page.title}"
    yield ""
    for block in page.blocks:
        if block.heading:
            yield f"{heading}# {block.heading}"
            yield ""
        if block.text:
            yield block.text
            yield ""
        for name, value in block.facts:
            yield f"- **{name}**: {_inert(value)}"
        if block.facts:
            yield ""
        if block.example:
            yield from ("```text", *block.example.splitlines(), "```", "")
    yield f"{heading}# Sources"
    yield ""
    for key, confidence, about in page.sources:
        yield f"- {key} (confidence {confidence}): {_inert(about)}"
    yield ""


def _inert(text: str) -> str:
    """Text without what Markdown would take for its own."""
    for character in "\\`*[]<>|":
        text = text.replace(character, "\\" + character)
    return text


def _anchor(page: Page) -> str:
    """The name that renderers give to a page's heading."""
    title = f"{page.key}: {page.title}".lower()
    kept = (each for each in title if each.isalnum() or each in " -_")
    return "".join(kept).replace(" ", "-")


def _wrapped(text: str, *, indent: str = "", hanging: str = "  ") -> Iterator[str]:
    """A paragraph at the width of a terminal; what the text breaks itself stays broken."""
    for line in text.splitlines():
        yield from textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + hanging,
            break_on_hyphens=False,
        ) or [""]
