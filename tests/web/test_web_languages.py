"""Every language says all that the page and the library say, and its queries pass the rules."""

from __future__ import annotations

import re

import pytest
from web_fakes import catalogue

from doclint.queries import Draft, broken
from doclint.queries.drafts import draft
from doclint.report import NoteReport
from doclint.web.languages import Language, languages, library_texts

OTHERS = sorted(languages().keys() - {"en"})
TEXT = (
    "Seen on 03/14/2025.\nA cannula lies in the vein today.\nIt lies in the artery, says another.\n"
)
HOLES = re.compile(r"\{\w+\}|____|\[[^\]]*\]")


def holes(text: str) -> list[str]:
    """What is filled in later, and what falls away with it."""
    return sorted(re.sub(r"\[.*\{cue\}.*\]", "[{cue}]", each) for each in HOLES.findall(text))


@pytest.mark.parametrize("key", OTHERS)
def test_another_language_says_all_that_the_library_says_and_nothing_else(key: str) -> None:
    wanted = set(library_texts(catalogue()))
    given = languages()[key].library

    assert wanted - given.keys() == set()
    assert given.keys() - wanted == set()
    assert all(text.strip() for text in given.values())


@pytest.mark.parametrize("key", OTHERS)
def test_what_is_filled_in_is_filled_in_there_too(key: str) -> None:
    language = languages()[key]
    for text, told in language.library.items():
        assert holes(told) == holes(text), text
    for name, told in language.page.items():
        assert holes(told) == holes(languages()["en"].page[name]), name


@pytest.mark.parametrize("key", OTHERS)
def test_options_that_differ_differ_there_too(key: str) -> None:
    own, english = (languages()[each].templates(catalogue()) for each in (key, "en"))
    for name in catalogue().elements:
        ours, theirs = own.get(name), english.get(name)
        assert ours is not None
        assert theirs is not None
        assert len(set(ours.options)) == len(ours.options) == len(theirs.options)


def every_draft(language: Language) -> dict[str, Draft]:
    """A draft for each rule about an element that a query can be about."""
    templates = language.templates(catalogue())
    spans = [(20, 53), (54, 89)]
    evidence = [{"start": a, "end": b, "text": TEXT[a:b], "section": None} for a, b in spans]
    found = {}
    for name, element in catalogue().elements.items():
        template = templates.get(name)
        assert template is not None
        for rule in (catalogue().rules[each] for each in element.rules):
            elements = {
                each: {"status": "documented", "evidence": evidence}
                for each in catalogue().elements
            }
            if rule.kind == "missing":
                elements[name] = {"status": "missing", "evidence": []}
            elif rule.kind in ("unfilled", "conflicting"):
                elements[name] = {"status": rule.kind, "evidence": evidence}
            report = NoteReport("a", "gaps", text=TEXT, elements=elements)
            found[rule.id] = draft(templates, template.of(rule.id), rule.id, rule.kind, report)
    return found


@pytest.mark.parametrize("key", languages())
def test_every_query_of_a_language_passes_the_rules(key: str) -> None:
    templates = languages()[key].templates(catalogue())
    drafts = every_draft(languages()[key])

    assert len(drafts) > 70
    assert {rule: broken(each, templates, TEXT) for rule, each in drafts.items()} == dict.fromkeys(
        drafts, ()
    )


@pytest.mark.parametrize(
    ("rule", "part", "words"),
    [
        ("QRY001", "question", "¿Qué código corresponde?"),
        ("QRY002", "question", "¿Es para la factura?"),
        ("QRY003", "question", "Debe indicar la vía."),
        ("QRY003", "statement", "Por favor, documente el abordaje."),
        ("QRY009", "title", "Aclaración: abordaje incompleto"),
        ("QRY011", "statement", "No se documentó el abordaje."),
    ],
)
def test_a_spanish_query_can_break_the_rules(rule: str, part: str, words: str) -> None:
    from dataclasses import replace

    templates = languages()["es"].templates(catalogue())
    made = every_draft(languages()["es"])["APP001"]

    assert broken(replace(made, **{part: words}), templates, TEXT) == (rule,)


def test_what_a_site_says_in_its_own_words_is_left_alone() -> None:
    language = languages()["es"]

    assert language.say("How old was she?") == "How old was she?"
    assert language.said("How old was she?") == '<span lang="en">How old was she?</span>'
    assert language.said("Age") == "Edad"
    assert language.said("<b>") == '<span lang="en">&lt;b&gt;</span>'


@pytest.mark.parametrize("key", OTHERS)
def test_every_message_about_a_note_is_told_in_the_language(key: str) -> None:
    language = languages()[key]
    for rule in catalogue().rules.values():
        if rule.subject == "note":
            for message in filter(None, (rule.message, rule.message_not_done)):
                told = language.message(message, rule.element, catalogue())
                assert 'lang="en"' not in told
                assert told != message


def test_english_says_what_the_library_says() -> None:
    language = languages()["en"]
    rule = catalogue().rules["AGE001"]

    assert str(language.message(rule.message, "age", catalogue())) == rule.message.replace(
        "'", "&#39;"
    )
    assert not language.library
