"""Pages as text for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator

from doclint.codes import Reference
from doclint.explain.pages import Block, Page

_WIDTH = 96

_BEGINS_A_BLOCK = re.compile(r"^([0-9]*)([-+#.)])")
"""What would begin a list or a heading: ``000.`` is the first item of one."""


def as_text(page: Page) -> str:
    """One page at the width of a terminal."""
    return "".join(f"{line}\n" for line in _text(page))


def as_json(page: Page) -> str:
    """What a page holds, for programs."""
    return json.dumps(page.data, indent=2) + "\n"


def as_markdown(page: Page) -> str:
    """One page as a document of its own."""
    lines = [*_markdown(page, "#"), "## Sources", "", *_listed(page.sources), ""]
    return "\n".join(lines).rstrip() + "\n"


def rules_as_text(pages: Iterable[Page]) -> str:
    """A line a rule."""
    rows = [
        (page.key, page.title, f"{each.text} [{each.cited}]")
        for page in pages
        for each in page.blocks[0].statements[:1]
    ]
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
    sources = dict.fromkeys(each for page in pages for each in page.sources)
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
        *(line for page in pages for line in _markdown(page, "##")),
        "## Sources",
        "",
        *_listed(sorted(sources, key=lambda each: each.key)),
    ]
    return "\n".join(parts) + "\n"


def rules_as_json(pages: Iterable[Page]) -> str:
    """All rules, for programs."""
    return json.dumps({"rules": [page.data for page in pages]}, indent=2) + "\n"


def _text(page: Page) -> Iterator[str]:
    yield f"{page.key}: {page.title}{f' [{page.cited}]' if page.cited else ''}"
    for block in page.blocks:
        yield ""
        yield from _text_block(block)
    yield ""
    yield "Sources"
    for each in page.sources:
        yield from _wrapped(f"{each.key}: {_told(each)}", indent="  ")


def _text_block(block: Block) -> Iterator[str]:
    indent = ""
    if block.heading:
        yield block.heading
        indent = "  "
    for name, value in block.facts:
        yield from _wrapped(f"{name}: {value}", indent=indent)
    for each in block.statements:
        yield from _wrapped(f"{each.told} [{each.cited}]", indent=indent)
    yield from (f"  {line}" for line in block.example.splitlines())


def _markdown(page: Page, heading: str) -> Iterator[str]:
    cited = inert(f" [{page.cited}]") if page.cited else ""
    yield f"{heading} {page.key}: {page.title}{cited}"
    yield ""
    for block in page.blocks:
        if block.heading:
            yield f"{heading}# {block.heading}"
            yield ""
        for name, value in block.facts:
            yield f"- **{name}**: {inert(value)}"
        for each in block.statements:
            about = f"**{inert(each.about)}**: " if each.about else ""
            yield f"- {about}{inert(f'{each.text} [{each.cited}]')}"
        if block.facts or block.statements:
            yield ""
        if block.example:
            yield from ("```text", *block.example.splitlines(), "```", "")


def _listed(sources: Iterable[Reference]) -> Iterator[str]:
    return (f"- **{each.key}**: {inert(_told(each))}" for each in sources)


def _told(source: Reference) -> str:
    """What a source is, where and when, and how far it can be trusted."""
    return f"{source.title}. {source.where}, {source.date}. Trust: {source.trust}"


def inert(text: str) -> str:
    """Text without what Markdown would take for its own."""
    for character in "\\`*[]<>|":
        text = text.replace(character, "\\" + character)
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", text)


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
