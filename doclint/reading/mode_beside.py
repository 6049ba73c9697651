"""Modes that a sentence tells of somebody or some time else, told from the mode by being a clash with it.

A cue of another person or time ends its reach at a bracket or a full stop between figures. Where a note names two
modes, the sentence of each is looked through once more; one that is beside the matter yields to one that is not.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page

_BEFORE = tuple(
    (facet, expressions.compile(words, re.IGNORECASE))
    for facet, words in (
        (
            "OTHER_PERSON",
            r"\b(?:brother|sister|twin|cousin|uncle|aunt|room-?mate|neighbou?r|donor|"
            r"(?:another|other|last|next|previous) "
            r"(?:pt|patient|case|child|baby|one|lady|man|gentleman)|(?:his|her|the|their) (?:father|mother|mum|mom|dad|"
            r"son|daughter|husband|wife))\b"
            r"(?!['\u2019]s|[^.;\n]{0,40}\b(?:agree\w*|consent\w*|sign\w*|told|informed|aware|present|updated|"
            r"assent\w*|accept\w*|decid\w*|ask\w*|want\w*)\b)",
        ),
        (
            "CONDITIONAL",
            r"\b(?:if|unless|should (?:he|she|the|it|this|we|lungs?|heart)|in case|in the event|low threshold|"
            r"consider\w*|plan [bc]|fall-?back|contingency|as an? (?:option|alternative))\b",
        ),
        (
            "EARLIER",
            r"(?:\bin (?:19|20)\d\d:?|(?:^|[.;]) ?(?:19|20)\d\d:?)(?: s?he)? (?:had|was)\b|"
            r"\b(?:had|spent|needed|survived) (?:an? )?(?:\w+ )?"
            r"(?:\d{1,3}|two|three|four|five|six|seven|ten) (?:d|days?|wks?|weeks?) (?:of|on)? ?$|"
            r"\b(?:years?|months?) (?:ago|earlier|back|before)\b|\bas (?:a|an) (?:newborn|neonate|infant|baby|child)\b|"
            r"\b(?:previous|prior|earlier|first|last) (?:run|course|ecmo|ecls|episode|admission)\b",
        ),
    )
)
"""What stands before a mode in its sentence; who only agreed or was told is nobody on support."""
_BEHIND = expressions.compile(
    r"[^.;\n]{0,40}\b(?:years? ago|(?:in|back in) (?:19|20)\d\d|(?:(?<=at )|(?<=, )|(?<=at an))"
    r"(?:another|different|other) (?:hospital|cent(?:re|er)|patient)|for (?:flu|h1n1|covid) (?:in|back)|"
    r"as an? (?:newborn|neonate|infant|baby|child))\b",
    re.IGNORECASE,
)


def beside_the_matter(page: Page, mention: Mention) -> Cue | None:
    """Give what says in a mode's sentence that it is another's, another time's or only supposed."""
    low, high = page.sentence(mention.start)
    for facet, words in _BEFORE:
        found = words.search(page.text, low, mention.start)
        if found is not None:
            return Cue(facet, found.start(), found.end())
    found = _BEHIND.match(page.text, mention.end, high)
    return None if found is None else Cue("EARLIER", mention.end, found.end())
