"""The law of blank notes: filled they are clean, and one open place is exactly one gap.

Codes of one group share their slots, and all samples but those of their own axes: a plain run tries
one code of each group with every slot, and all codes filled. ``--hypothesis-profile=thorough``
tries all codes with every slot, in each form.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from doclint import Linter
from doclint.codes import Catalogue
from doclint.templates.blank import template_of
from doclint.templates.forms import PLACEHOLDERS, render, samples

CATALOGUE = Catalogue.load()


def cases(*, thorough: bool) -> Iterator[tuple[str, str, str]]:
    """Code, element and form; one code stands for its group where its words are the same."""
    seen: set[tuple[str, ...]] = set()
    forms = tuple(PLACEHOLDERS) if thorough else ("wildcards",)
    for code in CATALOGUE.codes:
        for slot in template_of(code.code, CATALOGUE).slots:
            key = (code.code if thorough else code.group, slot.element)
            if key not in seen:
                seen.add(key)
                yield from ((code.code, slot.element, form) for form in forms)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    thorough = metafunc.config.getoption("--hypothesis-profile") == "thorough"
    if "element" in metafunc.fixturenames:
        metafunc.parametrize(("code", "element", "form"), list(cases(thorough=thorough)))
    elif "form" in metafunc.fixturenames:
        forms = PLACEHOLDERS if thorough else ["wildcards"]
        metafunc.parametrize("form", list(forms))
        metafunc.parametrize("code", [code.code for code in CATALOGUE.codes])


def test_a_filled_note_is_clean(linter: Linter, code: str, form: str) -> None:
    template = template_of(code, CATALOGUE)
    report = linter.check(render(template, form, answers=samples(template)), code=code)
    assert report.findings == ()
    assert report.status == "complete"


def test_an_open_place_is_its_own_gap(linter: Linter, code: str, element: str, form: str) -> None:
    template = template_of(code, CATALOGUE)
    answers = samples(template)
    del answers[element]
    report = linter.check(render(template, form, answers=answers), code=code)
    found = [(each.element, each.kind) for each in report.findings]
    # An add-on of which nobody says what was done asks for its main procedure, too.
    if element == "action" and CATALOGUE.get(code).add_on:
        found.remove((None, "other"))
    assert found == [(element, "unfilled")]


def test_a_note_without_optional_elements_is_complete(linter: Linter) -> None:
    template = template_of("33952", CATALOGUE, level="expected")
    report = linter.check(render(template, "text", answers=samples(template)), code="33952")
    assert report.status == "complete"
