"""Who signed a note in short: with initials, or with a surname that stands alone below it.

Initials are looked up among the names that the note holds: "LF" under a note that "L. Fenn" opens. Where
none fits, letters that are a term of charts sign nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from doclint import expressions
from doclint.nlp.lines import Line
from doclint.nlp.names import OTHER, PHYSICIAN, Name, is_name, name_at, surname, tells_a_deed
from doclint.nlp.page import Page
from doclint.reading.initials import bearer_of, letters_of
from doclint.reading.wording import load_lists

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_REST = (
    r"(?P<rest>[ \t.)\]]*(?:[ \t]?[:/][ \t]?[a-z]{2,4}\d?\b|[ \t]?/[ \t]?(?:tr|dict|transcri\w+)\b)?"
    rf"(?:[ \t,;@|/.()-]*(?:\d[\d:./h-]*|{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"am|pm|hrs?|h|(?:bleep|pager|pgr|ext|x|#)[ \t.:]?\d+|bleep|pager|on|at|dictated|dict|typed|transcribed|"
    r"transcript\w*|written|late|entry|"
    r"not|proof-?read|read|signed|itu|p?icu|cts|ecmo|ecls)\b)*[ \t.)\]]*)"
)
_LEAD = (
    r"^[ \t*>_~(\[/=\u2013\u2014-]*(?:(?:e-?sig\w*|signed|sgd|sign|sig|s/|dictated|author|"
    r"by)\b[ \t.:,~]*(?:by[ \t])?)?"
)
_INITIALS = r"(?:(?-i:[A-Z])\.?[ -]?){1,4}(?-i:[A-Z])\b\.?"
_SHORT = expressions.compile(rf"{_LEAD}(?P<name>{_INITIALS}){_REST}$", re.IGNORECASE)
_SMALL = expressions.compile(rf"{_LEAD}(?P<name>(?-i:[a-z]{{2,3}})){_REST}$", re.IGNORECASE)
_SURNAME = expressions.compile(
    rf"{_LEAD}(?:(?:pp|obo)[ \t.:]{{1,2}})?(?P<name>(?-i:(?:Mc|Mac|O'|D'|De|Van|Le|La)?[A-Z][a-z\u00df-\u024f]{{2,}}"
    rf"(?:-[A-Z][a-z\u00df-\u024f]+)?|[A-Z]{{4,}}(?:-[A-Z]{{3,}})?))"
    rf"(?P<others>(?:[ \t]?/[ \t]?|[ \t]for[ \t](?:(?:Dr|Prof|Mr|Ms)\.? )?)(?-i:[A-Z][a-z]{{2,}}))*{_REST}$",
    re.IGNORECASE,
)
_CLOSES = expressions.compile(
    rf"(?:[.!?)][ \t]+|[ \t](?:--?|[\u2013\u2014~]|//)[ \t]?|[ \t]/s/[ \t]?)(?P<name>{_INITIALS})[ \t]*$"
)
"""Initials behind the last sentence of a note, on its line."""
_LAST_NAME = expressions.compile(
    r"(?P<mark>[.,;)])[ \t]+(?:-{1,2}[ \t]?)?(?P<name>(?:[A-Z]\.[ \t]?){1,2}[A-Z][\w'-]{2,}|[A-Z][a-z]+[ \t]"
    r"(?:[A-Z]\.[ \t])?[A-Z][a-z][\w'-]+)[ \t]*\.?[ \t]*$",
    re.MULTILINE,
)
_OWN_WORDS = expressions.compile(
    r"\b(?:agree[ds]?|as above|seen|reviewed|present|concur|thanks|thank you|I|my|me|regards|discussed)\b"
)
_SPOKEN_OF = expressions.compile(
    r"\b(?:with|to|by|from|via|cc|called|paged|per|wife|husband|mother|father|son|daughter|brother|sister|partner|"
    r"contact|kin|nok|perf\w*|nurse|RN|anaesth\w*|anesth\w*|gas|assist\w*)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_OPERATES = expressions.compile(
    rf"^[ \t]*(?P<name>{_INITIALS})[ \t]?,?[ \t]?(?:\(|with\b|w/|\+|&|and\b|assisted by|assist\b|"
    rf"/)[ \t]?(?:(?:the|my|an?)[ \t])?"
    r"(?:spr|specialist registrar|registrar|reg|fellow|resident|sho|senior house officer|trainee|pgy|st\d|ct\d|scp|"
    r"surgical care practitioner|rnfa|pa|first assist\w*|1st ass\w*|assistant|operating|operator|surgeon)\b",
    re.IGNORECASE,
)
"""Initials at the head of an operation's note, with those who helped: "HRB, with SpR"."""

_IS_TYPIST = expressions.compile(
    r"\b(?:typ(?:ed|ist|ing)|transcri\w+|keyed|scribed?|entered|filed|checked|witness\w*|nurse|rn|clerk|"
    r"counts?|scrub|circulat\w+|perf\w*|rt|pharm\w*)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
_IS_SENTENCE = expressions.compile(r"[.!?)\]:;\"']\s*$")
_PARTS_WITH = expressions.compile(
    r"\b(?:regards|thanks|thank you|cheers|wishes|sincerely|faithfully|truly|yours)[ \t]*[,.!]?[ \t]*$",
    re.IGNORECASE,
)
"""What a letter's last line says before the name."""
_TITLE = expressions.compile(
    r"[ \t]*(?:(?:pager|bleep|ext|consultant|attending|fellow|registrar|intensivist|surgeon|cardiothoracic|cardiac|"
    r"critical care|ecmo|dictated|d:|t:|cc:?|cpt|time|billed?)\b)",
    re.IGNORECASE,
)
"""What stands below the surname of who signed."""
_PLACE = expressions.compile(
    r"[ \t]+(?:hospital|cardi\w+|cent(?:er|re)|medical|general|regional|clinic|university|children|ward|unit|"
    r"heart)",
    re.IGNORECASE,
)
"""What stands behind a name that a house bears."""
_NAMED = expressions.compile(
    r"\b(?:Mrs|Ms|Master|Baby|Mr|Pt|Patient)\b[^\n;]{1,24}?$", re.IGNORECASE
)
"""What stands before the name of a patient or a relative."""
_DRUG = expressions.compile(
    r"[a-z]+(?:cillin|mycin|micin|xacin|azole|penem|statin|olol|pril|sartan|parin|rudin|fol|pam|olam|curium|curonium|"
    r"phrine|amine|caine|zolin|oxime|axone|thiazide|semide)",
    re.IGNORECASE,
)
_TERM_ENDS = expressions.compile(
    r"(?:ogram|ography|otomy|ostomy|ectomy|oscopy|plasty|osis|itis|a?emia|pathy|ology|tion|ical|ically)$"
)
"""How words of medicine end, and no surname."""
_DATED = expressions.compile(r"\d[:/-]\d|\d\.\d{1,2}\.\d|\d{3}|bleep|pager|pgr|itu|icu|cts|dict")
"""What stands behind a signature: a date, a time, a number to call; no "4.2" and no "22"."""
_FAR = 40
"""Characters of a line above which the text is prose, and no list of single words."""
_FEWEST_LINES = 3
_USUAL = 3
"""Letters of a person's initials; more are seldom."""


class _ShortForms(NamedTuple):
    """Words that sign nothing (``patterns/wording/signatures.json``)."""

    terms: frozenset[str]
    """Short forms of charts, which no initials that nobody bears in the note are taken for."""
    closing_words: frozenset[str]
    """Words that stand alone below a note and are nobody's name."""


@cache
def _short_forms() -> _ShortForms:
    return _ShortForms(*load_lists("signatures.json", _ShortForms._fields))


@dataclass(frozen=True)
class ShortSignature:
    """Who signed in short; ``sure`` where a name in the note bears the initials."""

    name: Name
    start: int
    sure: bool
    operates: bool = False


def short_signatures(page: Page, patients: frozenset[str]) -> Iterator[ShortSignature]:
    """Give those who signed with initials or with a surname alone.

    Args:
        page: The note.
        patients: The words of the patient's name, lower case.
    """
    text = page.text
    lines = [line for line in page.layout.lines if line.end > line.body]
    if len(lines) < _FEWEST_LINES:
        return
    for line in lines[:4]:
        match = _OPERATES.match(text[line.start : line.end])
        if match is not None and letters_of(match["name"]) not in _short_forms().terms:
            yield _signed(
                page, line.start + match.start("name"), match["name"], patients, operates=True
            )
    for number in range(max(1, len(lines) - 4), len(lines)):
        line, above = lines[number], lines[number - 1]
        words = text[line.start : line.end]
        near = len(lines) - number <= 2
        match = _SHORT.match(words) or _SMALL.match(words)
        if match is not None:
            if _IS_TYPIST.search(words[: match.start("name")]):
                continue
            found = _signed(page, line.start + match.start("name"), match["name"], patients)
            alone = near and match["name"][0].isupper() and _may_sign(page, found, above)
            if found.sure or alone:
                yield found
            continue
        match = _SURNAME.match(words)
        if (
            match is not None
            and (number == len(lines) - 1 or (near and _TITLE.match(text, lines[number + 1].start)))
            and _is_surname(page, match, line, above, patients)
        ):
            name = match["name"]
            start = line.start + match.start("name")
            yield ShortSignature(Name(start, start + len(name), name, None, words=1), start, False)
        closing = _CLOSES.search(words)
        if closing is not None and number == len(lines) - 1:
            start = line.start + closing.start("name")
            found = _signed(page, start, closing["name"], patients)
            if found.sure:
                yield found
        elif number == len(lines) - 1:
            yield from _behind_last_words(page, line, patients)


def signs_nothing(word: str) -> bool:
    """Whether a word alone below a note is nobody's name."""
    return word.lower() in _short_forms().closing_words


_RANKED_LINE = expressions.compile(
    r"^[ \t*>-]*(?i:(?:(?:ecmo|ecls|ecpr|p?icu|nicu|itu|cvicu|cticu|duty|on[ -]call|staff|cardiac|retrieval|transport|"
    r"night|weekend|shock team)[ ]){1,2}(?:attending|consultant|intensivist|physician|surgeon|fellow|registrar|cons|"
    r"doctor|md))"
    r"[ ](?P<name>(?:Mc|Mac|O'|D'|De|Van|Le|La)?[A-Z][a-z\u00df-\u024f]{2,}(?:-[A-Z][a-z\u00df-\u024f]+)?)"
    r"[ \t]*(?:$|[/|,][ \t]*(?i:fellow|reg|registrar|resident|nurse|rn|np|pa|perf\w*|\d)|[ \t]{2})"
)
_HEADING = 4
"""Lines of a head, and of a foot, that may be a rank with a surname alone."""


def ranked_surnames(page: Page, patients: frozenset[str]) -> Iterator[Name]:
    """Give the surname that stands behind a rank on a line of its own: "ECMO attending Okafor"."""
    text = page.text
    lines = [line for line in page.layout.lines if line.end > line.body]
    if len(lines) < _FEWEST_LINES:
        return
    for line in dict.fromkeys((*lines[:_HEADING], *lines[-_HEADING:])):
        match = _RANKED_LINE.match(text[line.start : line.end])
        if match is None:
            continue
        word = match["name"]
        low = word.lower()
        if low in patients or low in _short_forms().closing_words or not is_name(word):
            continue
        if tells_a_deed(word) or _DRUG.fullmatch(word) or _TERM_ENDS.search(low):
            continue
        if any(text.startswith(low, place) for place in _places_of(low, text.lower())):
            continue
        if _GERUND.search(low):
            continue
        start = line.start + match.start("name")
        yield Name(start, start + len(word), word, PHYSICIAN, words=1)


_GERUND = expressions.compile(r"(?:ing|ly|ance|ment|ness|able)$")


def _behind_last_words(
    page: Page, line: Line, patients: frozenset[str]
) -> Iterator[ShortSignature]:
    """Give the name that closes the last line, behind a sentence or behind what its writer says of himself."""
    text = page.text
    for match in _LAST_NAME.finditer(text, line.start, line.end):
        name = name_at(text, match.start("name"), line.end)
        if (
            name is None
            or name.kind == OTHER
            or name.words < 2
            or text[name.end : line.end].strip(" .")
        ):
            continue
        if any(
            word in _short_forms().closing_words or _TERM_ENDS.search(word)
            for word in (name.name or "").lower().split()[-2:]
        ):
            continue
        before = text[line.start : match.start()]
        initialed = match["name"][1] == "."
        if (match["mark"] == "," or not initialed) and not _OWN_WORDS.search(before):
            continue
        if surname(name.name or "") in patients or _SPOKEN_OF.search(before):
            continue
        yield ShortSignature(name, name.start, False)


def _signed(
    page: Page, start: int, initials: str, patients: frozenset[str], *, operates: bool = False
) -> ShortSignature:
    """Give who bears the initials in the note, or the initials themselves."""
    name, sure = bearer_of(page, start, initials, patients)
    return ShortSignature(name, start, sure, operates)


def _may_sign(page: Page, found: ShortSignature, above: Line) -> bool:
    """Whether initials that no name in the note bears are a signature all the same."""
    text = page.text
    initials = letters_of(found.name.name or "")
    if initials in _short_forms().terms or found.name.kind == OTHER or not 2 <= len(initials) <= 5:
        return False
    if len(initials) > _USUAL and (found.name.name or "").isalpha():
        return False  # GETA, HLHS: a term of charts; four names are signed with points or a dash
    if len(initials) < 4 and len(list(_places_of(found.name.name or "", text))) > 1:
        return False
    return _ends_text(text, above)


def _ends_text(text: str, above: Line) -> bool:
    """Whether the line above closes what is told: a blank line, a sentence's end, or prose."""
    if "\n\n" in text[above.end : above.end + 4].replace("\r", "").replace(" ", ""):
        return True
    words = text[above.body : above.end]
    if _PARTS_WITH.search(words):
        return True
    return _IS_SENTENCE.search(words) is not None or len(words) > _FAR


def _is_surname(
    page: Page, match: re.Match[str], line: Line, above: Line, patients: frozenset[str]
) -> bool:
    """Whether a word alone below a note is the name of who signed it."""
    word = match["name"]
    low = word.lower()
    if len(word) < 4 or low in patients or low in _short_forms().closing_words or not is_name(word):
        return False
    if _DRUG.fullmatch(word) or _TERM_ENDS.search(low):
        return False
    rest = match["rest"].strip(" .,)")
    if rest and not _DATED.search(rest.lower()):
        return False
    text = page.text
    elsewhere = list(_places_of(low, text.lower()))
    if any(_PLACE.match(text, place + len(word)) for place in elsewhere):
        return False
    if any(text.startswith(low, place) for place in elsewhere):
        return False
    if text[line.end - 1 : line.end] in (".", ":", "?") and not match["rest"].strip(" ."):
        return False
    if any(
        _NAMED.search(text, max(0, place - 40), place) for place in elsewhere if place < line.start
    ):
        return False
    dated = re.search(r"\d", match["rest"]) is not None
    if word.isupper() and not dated:
        return False  # "IMPRESSION": a title that nothing follows
    return dated or _ends_text(text, above)


def _places_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself."""
    place = text.find(word)
    while place >= 0:
        around = text[place - 1 : place] + text[place + len(word) : place + len(word) + 1]
        if not any(each.isalpha() for each in around):
            yield place
        place = text.find(word, place + 1)
