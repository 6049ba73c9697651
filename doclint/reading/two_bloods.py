"""Differential hypoxemia told by its numbers: "R radial gas PaO2 41, femoral 290".

Where the heart recovers before the lungs do, the upper body has the heart's blood and the lower body the circuit's.
Few notes name that; they set a gas or a saturation of the right arm beside one of the legs. That is
asked in notes of a day of support only: elsewhere it is why a cannula was added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.seeking import find_all

_UPPER = r"(?:right|upper|(?-i:R)) (?:radial|arm|hand|wrist|brachial|ear|finger|body|limb)s?\b"
_LOWER = r"(?:toes?|foot|feet|legs?|femoral|fem|groin|lower (?:body|limbs?|half))\b"
_GAP = r"(?:[^.;\d\n]|(?<=O)2){0,28}?(?<![\d.O])"
_END = r"(?!\d|\.\d|\s*(?:fr|f|g|ga|gauge)\b)"
_HIGH = rf"\b{_UPPER}{_GAP}(?P<high>\d{{2,3}}){_END}"
_LOW = rf"\b{_LOWER}{_GAP}(?P<low>\d{{2,3}}){_END}"
_BETWEEN = r"[^.;\n]{0,50}?"
_HIGH_FIRST = expressions.compile(_HIGH + _BETWEEN + _LOW, re.IGNORECASE)
_LOW_FIRST = expressions.compile(_LOW + _BETWEEN + _HIGH, re.IGNORECASE)
_GAS = expressions.compile(
    r"\bp(?:a)?O2\b|\bgas(?:es)?\b|\bABG\b|\bpO2\b|\bmmHg of oxygen\b", re.IGNORECASE
)
_SATURATION = expressions.compile(r"\b(?:sats?|saturat\w+|spo2|sao2)\b|%", re.IGNORECASE)
_OTHER = expressions.compile(
    r"\b(?:MAP|BP|pressure|systolic|NIRS|sheath|target|goal|aim|keep|above|if|should)\b",
    re.IGNORECASE,
)
_BEFORE = 30


def two_bloods(page: Page) -> Iterator[Mention]:
    """Give where the blood of the arm is poor in oxygen and that of the legs rich."""
    for expression in (_HIGH_FIRST, _LOW_FIRST):
        for found in find_all(expression, page.text):
            line = page.layout.line_at(found.start()).start
            low = max(line, found.start() - _BEFORE)
            if _OTHER.search(page.text, low, found.end()):
                continue
            upper, lower = int(found["high"]), int(found["low"])
            if _SATURATION.search(page.text, low, found.end() + 1):
                differs = upper <= _POOR_SATURATION and _FULL_SATURATION <= lower <= 100
            elif _GAS.search(page.text, low, found.end()):
                differs = upper <= _POOR_GAS and lower >= max(_RICH_GAS, 2 * upper)
            else:
                continue
            if differs:
                yield Mention("COMPLICATION", *found.span())


_POOR_SATURATION = 88
_FULL_SATURATION = 94
_POOR_GAS = 65
_RICH_GAS = 150
