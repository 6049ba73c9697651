"""The medspaCy pipeline, built from ``patterns/`` on a blank English model.

Tokenizer, sentences (PyRuSH), TargetMatcher, ConText and Sectionizer are medspaCy's; between them
stand small components of our own. Text in, :class:`~doclint.nlp.page.Page` out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doclint import expressions
from doclint.nlp.fair_copy import fair_copy
from doclint.nlp.fields import find_fields
from doclint.nlp.found import modifiers_of, targets_of
from doclint.nlp.headings import Headings
from doclint.nlp.language import load_medspacy, make_language
from doclint.nlp.layout import Layout, Title, lay_out
from doclint.nlp.normalize import normalize
from doclint.nlp.page import Cue, Mention, Page, Section
from doclint.nlp.patterns import load_patterns
from doclint.nlp.run_on import shipped_run_on
from doclint.nlp.spelling import shipped_spelling
from doclint.nlp.tokens import tokens_of
from doclint.resources import data_dir
from doclint.sparing import load_loguru

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Component = Callable[["Doc"], "Doc"]

FILLER = "\ue003"
"""Stands in the machine's text for the middle of an endless gap or an endless "word"."""


GROUP = "doclint"
"""Name of the span group that holds the targets; they may overlap there."""


class Pipeline:
    """Reads text into pages. Building one loads spaCy and takes about a second."""

    def __init__(self, patterns: Sequence[Path] = ()) -> None:
        rules = load_patterns(patterns)
        self._spelling = shipped_spelling()
        shipped_run_on()  # its expressions are kept with the others
        with warnings.catch_warnings():
            # medspaCy silences every warning of the process when it is imported.
            self._rules = {f"{rule['category']}#{n}": rule for n, rule in enumerate(rules.targets)}
            warnings.simplefilter("ignore")
            self._nlp, self._components, self._headings = _build(
                self._rules, rules.context, rules.sections
            )
        # The expressions of a site's own patterns change from site to site: they are not kept.
        if not patterns:
            expressions.keep()

    def __call__(self, text: str) -> Page:
        """Read one note's decoded text."""
        copy = fair_copy(text, self._spelling)
        text = copy.text
        normal = normalize(text)
        layout = lay_out(normal.text, self._headings)
        joined = _join_wrapped_lines(normal.text, layout)
        doc = _tokenize(self._nlp, joined)
        doc.user_data.update(layout=layout, text=normal.text)
        for component in self._components:
            doc = component(doc)
        sections = _sections(doc)
        titles: dict[Title, Any] = doc.user_data["titles"]
        return Page(
            original=text,
            copy=copy,
            text=joined,
            normal=normal,
            layout=layout,
            sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
            sections=sections,
            fields=find_fields(joined, layout, titles, doc.user_data["cell_rules"]),
            mentions=_mentions(doc, self._rules),
        )


def _build(
    targets: Mapping[str, dict[str, Any]],
    context: Sequence[dict[str, Any]],
    sections: Sequence[dict[str, Any]],
) -> tuple[Language, tuple[Component, ...], Headings]:
    """Give the language with its tokenizer, the components in their order, the known headings.

    They are not registered with spaCy: its registry is the process's, and holds one component a
    name, while two pipelines of different patterns may stand side by side.
    """
    # PyRuSH writes every token of every note to loguru's default sink, standard error.
    load_loguru().disable("PyRuSH")
    load_medspacy()
    from medspacy.context import ConTextRule
    from medspacy.target_matcher import TargetRule

    from doclint.nlp.context import SentenceConText
    from doclint.nlp.matching import prepare, quicken
    from doclint.nlp.quick_rush import QuickSentencizer
    from doclint.nlp.sections import HeadingSectionizer
    from doclint.nlp.sentences import Told, mend_sentences
    from doclint.nlp.targets import LongestTargets

    nlp = make_language()
    # Our own rules in PyRuSH's form: its 950 shipped ones take two thirds of a note's time.
    sentencer = QuickSentencizer(nlp, str(data_dir("patterns") / "sentences" / "pyrush.tsv"))

    matcher = LongestTargets(nlp, result_type="group", span_group_name=GROUP, prune=False)
    quicken(matcher)
    # spaCy keeps what is set on a span by its offsets alone, so that two targets on the same words
    # would share one rule: each rule gets a label of its own, and its metadata is looked up by it.
    labelled = [{**rule, "category": label} for label, rule in targets.items()]
    matcher.add([TargetRule.from_dict(rule) for rule in labelled])
    contexter = SentenceConText(
        nlp, rules=None, input_span_type="group", span_group_name=GROUP, span_attrs=None
    )
    quicken(contexter)
    contexter.add([ConTextRule.from_dict(rule) for rule in context])
    sectionizer = HeadingSectionizer(nlp, sections)

    for component in (matcher, contexter):
        prepare(component)

    def split(doc: Doc) -> Doc:
        # PyRuSH's own way to set its findings looks through the whole document for each token.
        return mend_sentences(doc, Told(lambda: sentencer.predict([doc])[0]))

    return nlp, (split, matcher, contexter, sectionizer), sectionizer.headings


_LONG_CHUNK_LENGTH = 150
_LONG_CHUNK = expressions.compile(rf"\S{{{_LONG_CHUNK_LENGTH},}}")
_PIECE = 100


def _tokenize(nlp: Language, text: str) -> Doc:
    """Make the tokens of a text.

    The tokenizer peels punctuation off a chunk letter by letter, and copies what is left each time:
    very long chunks are handed to it in pieces.
    """
    if not _LONG_CHUNK.search(text):
        doc: Doc = nlp.tokenizer(text)
        return doc
    from spacy.tokens import Doc as NewDoc

    words: list[str] = []
    spaces: list[bool] = []

    def take(piece: str) -> None:
        for token in nlp.tokenizer(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    position = 0
    for chunk in _LONG_CHUNK.finditer(text):
        pieces = [text[position : chunk.start()]]
        pieces += [
            text[start : min(start + _PIECE, chunk.end())]
            for start in range(chunk.start(), chunk.end(), _PIECE)
        ]
        position = chunk.end()
        for piece in pieces:
            take(piece)
    take(text[position:])
    return NewDoc(nlp.vocab, words=words, spaces=spaces)


def _join_wrapped_lines(text: str, layout: Layout) -> str:
    """Replace the line ends that fall inside a sentence by blanks; the length stays."""
    starts = set(layout.breaks)
    characters = list(text)
    for line in layout.lines[1:]:
        if line.start not in starts and line.end > line.start:
            characters[line.start - 1] = " "
    return _ENDLESS.sub(_fill, "".join(characters))


_ENDLESS = expressions.compile(r"\s{300,}|\S{300,}")
_KEPT = 100


def _fill(run: re.Match[str]) -> str:
    """Fill up the middle of an endless gap or an endless "word" (a drawn line, a coded image).

    No phrase spans it, and patterns that look for its end from each of its letters would take
    hours.
    """
    letters = run.group()
    middle = FILLER * _KEPT + " "
    filled = middle * (len(letters) // len(middle) + 1)
    return letters[:_KEPT] + filled[: len(letters) - 2 * _KEPT] + letters[-_KEPT:]


def _mentions(doc: Doc, rules: Mapping[str, dict[str, Any]]) -> tuple[Mention, ...]:
    tokens = tokens_of(doc)
    starts, ends = tokens.starts, tokens.ends
    modifiers = modifiers_of(doc)
    found = []
    for label, first, behind in targets_of(doc):
        cues = [
            Cue(kind, starts[low], ends[high - 1])
            for kind, low, high in modifiers.get((first, behind), ())
        ]
        rule = rules[label]
        found.append(
            Mention(
                rule["category"],
                starts[first],
                ends[behind - 1],
                rule.get("metadata") or {},
                tuple(dict.fromkeys(cues)),
                rule["literal"],
            )
        )
    return tuple(found)


def _sections(doc: Doc) -> tuple[Section, ...]:
    found = []
    named: Mapping[int, tuple[int, int] | None] = doc.user_data.get("section_titles", {})
    tokens = tokens_of(doc)
    text, starts = tokens.text, tokens.starts
    for section in doc._.sections:
        start, end = section.section_span
        if start >= end:
            continue
        words = named.get(start)
        title = text[slice(*words)].strip(" :*\n") or None if words else None
        rule = section.rule
        facet = (rule.metadata or {}).get("facet") if rule is not None else None
        begin = starts[start]
        finish = starts[end] if end < len(starts) else len(text)
        found.append(Section(begin, finish, section.category or "", title, facet))
    if not found:
        found.append(Section(0, len(text), "", None))
    return tuple(found)
