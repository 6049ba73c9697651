"""The html report, read back by html5lib."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from pages import (
    AGE,
    COMPLICATIONS,
    CONSENT,
    EXPIRED,
    SVG,
    TEXT,
    by_id,
    classes,
    complete,
    entry,
    every_kind,
    finding,
    note,
    own_words,
    page,
    parsed,
    shown_lines,
    with_class,
    words,
)

from doclint import NoteReport
from doclint.report import FileFinding, Suppressed

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><style>*{background:url(http://127.0.0.1/a)}</style>",
    "javascript:alert(1)",
    "\" onfocus=alert(1) autofocus x=\"",
    "' style='position:fixed' y='",
    "{{ 7 * 7 }}{% include 'style.css' %}",
    "<!-- --><svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "&lt;b&gt;&#60;script&#62;",
    "</textarea></title></bdi></li></ol></main>",
    "=cmd|' /C calc'!A0",
    "http://127.0.0.1/beacon.png",
]
"""What must come out as the text that it is."""

TAGS = set(
    "html head meta title style body header nav main section article footer h1 h2 h3 h4 p ul ol li "
    "dl dt dd div span b i a bdi strong small code table caption thead tbody tr th td figure mark "
    "details summary".split()
) | {f"{SVG}{name}" for name in ("svg", "rect", "path")}
ATTRIBUTES = set(
    "lang translate charset http-equiv content name id class href role aria-label aria-labelledby "
    "aria-hidden focusable scope start dir viewBox preserveAspectRatio x width height d "
    "vector-effect".split()
)


def assert_inert(root: Element) -> None:
    """Nothing but what the template is made of; every link leads to one place in the page."""
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in root.iter():
        assert each.tag in TAGS
        assert set(each.keys()) <= ATTRIBUTES
        if "href" in each.keys():  # noqa: SIM118 - an Element is no mapping
            target = str(each.get("href"))
            assert target.startswith("#")
            assert target[1:] in ids


def test_page_of_every_kind_of_note_is_well_formed_and_inert() -> None:
    for evidence in ("full", "snippet", "none"):
        html = page(*every_kind(), findings=(EXPIRED,), evidence=evidence)
        assert_inert(parsed(html))
        assert html == page(*every_kind(), findings=(EXPIRED,), evidence=evidence)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_only_words(hostile: str) -> None:
    text = f"{hostile} first\n4-year-old {hostile} girl\n{hostile}"
    elements = {"age": entry("documented", f"4-year-old {hostile}", text=text, values=[hostile])}
    bad = finding(hostile, text=text, rule=hostile, name=hostile, message=f"{hostile}. {hostile}?")
    covered = Suppressed(finding=bad, by="waiver", reason=hostile)
    notes = [
        note(note=hostile, text=text, elements=elements, findings=(bad,), suppressed=(covered,)),
        complete(note=hostile, text=text, elements=elements, codes=(hostile,)),
        NoteReport(hostile, "error", error=hostile),
    ]
    beside = FileFinding(
        file=hostile, line=1, rule=hostile, name=hostile, severity="error", message=hostile
    )
    for evidence in ("full", "snippet", "none"):
        root = parsed(page(*notes, findings=(beside,), evidence=evidence))

        assert_inert(root)
        assert words(by_id(root, "n1h")) == hostile
        assert [words(each) for each in by_id(root, "unjudged").iter("td")] == [hostile]
        if evidence != "none":
            shown = shown_lines(parsed(page(notes[0], evidence=evidence)))
            told = dict(enumerate(text.split("\n"), 1))
            assert shown == (told if evidence == "full" else {1: told[1], 2: told[2]})
