"""Trouble denied in whatever words: "the vein never gave us difficulty", "he escaped misadventure".

What went without trouble is told in too many ways to list whole sentences. What is looked for is a word for trouble,
a word before it that denies it, and nothing but the common words of such a sentence between the two. Words that
anything may be told in ("problem", "difficulty") must be said of what was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.nlp.phases import HISTORY
from doclint.reading.base import NOT_A_FACT
from doclint.reading.case import Case
from doclint.reading.denials import BEFORE_START
from doclint.reading.weighing import against, category_at

_FACETS = NOT_A_FACT - {"NEGATED"}
_REACH = 70
_DENIED = expressions.compile(
    r"(?:\b(?P<plain>no|nil|zero|without|w/o)|\b(?:not|never|nor|neither|nothing|free\s+(?:from|of)|clear\s+of|"
    r"devoid\s+of|spared|escaped|absence\s+of|un(?:marred|troubled|attended)\s+by)|n't)\b"
    r"(?P<between>(?:[\s,'/-]|\b(?:any|an?|the|all|one|single|real|technical|procedural|surgical|operative|mechanical|"
    r"vascular|arterial|venous|circuit|ecmo|ecls|cannulation|intra-?op\w*|major|great|undue|particular|significant|"
    r"serious|our|my|meeting|obvious|apparent|sort|kind|form|slightest|least|so|much|as|moment|point|time|stage|once|did|do|we|i|he|"
    r"she|they|it|us|me|him|her|them|ran?|running|into|get|got|have|had|has|having|meet|met|with|by|attended|followed|"
    r"accompanied|marred|beset|come|came|to|there|was|were|is|been|be|encounter(?:ed)?|experienced?|see|saw|seen|"
    r"suffer(?:ed)?|suffering|thing|and|or|in|at|of|from|believe|think|thought|know|aware|that|ever|cause[ds]?|"
    r"give|gave|given|anything|run)\b)*)$",
    re.IGNORECASE,
)
"""A word that denies, and what may stand between it and the trouble."""
_ENCOUNTERED = expressions.compile(
    r"\b(?:r[au]n(?:ning)? into|get|got|have|had|having|meet|met|encounter\w*|experienc\w*|suffer\w*|there|cause\w*|"
    r"gave?|given|came|come|attended|followed|accompanied|marred|beset|any|anything)\b",
    re.IGNORECASE,
)
_IS_NO = expressions.compile(
    r"\b(?:is|was|are|were|be|been|as)\s*(?:not|n't)\s+(?:an?|the|at|so\s+much)\b", re.I
)
"""What is "not a complication of support" is another thing."""
_OF_WHAT = expressions.compile(
    r"\W*(?:at\s+all\s+|whatever\s+|whatsoever\s+)?(?:with|in|from|of|to|about|over|getting|finding|for|on)\s",
    re.IGNORECASE,
)
_OF_DEED = expressions.compile(
    r"\b(?:cannul\w*|ecmo|ecls|v-?[va]|wir\w+|dilat\w+|vessels?|vein|artery|jugular|femoral|carotid|groins?|neck|"
    r"pump|circuit|run|flows?|insertion|removal|procedure|operation|access|punctur\w+|start|initiation|support|"
    r"repair|closure|sutur\w+|stitch\w*|lines?|tubing|clamp\w*|anastomosis|graft|vent|apex|exchange|case|"
    r"(?:going|getting|putting|coming)\s+(?:\w+\s+)?(?:on|in|off|out))\b",
    re.IGNORECASE,
)
_OTHER_TIME = expressions.compile(
    r"\b(?:before|until|till|previous\w*|prior|childhood|pregnan\w+|birth|home|years?|months?|medical|health|school|"
    r"overnight|night|shift|consent|flight|ambulance|transport|(?:19|20)\d\d(?![-/])|interpreter|famil\w+|breath\w*|airway|intubat\w*|ventilat\w*|feed\w*|swallow\w*|if|should)\b",
    re.IGNORECASE,
)
"""Words of another matter."""
_COMMON = expressions.compile(
    r"\b(?:at|no|not|any|point|time|stage|did|was|were|we|i|he|she|they|there|had|have|has|been|ever|never|the|an?|"
    r"in|into|of|to|with|by|from|get|got|run|ran|met|for|and|his|her|all|patient|child|baby|came|come|throughout|"
    r"during|this|so|far)\b|\W",
    re.IGNORECASE,
)
_FEW_LETTERS = 14
_CLOSE = 16


def troubles_denied(page: Page, case: Case) -> Iterator[Mention]:
    """Give where trouble is denied of what this note reports, each with the word that denies it."""
    for mention in page.find("TROUBLE"):
        low, high = page.sentence(mention.start)
        start = max(low, mention.start - _REACH)
        denial = _DENIED.search(page.text, start, mention.start)
        if denial is None or _IS_NO.search(
            page.text, max(low, denial.start() - 8), mention.start + 1
        ):
            continue
        if page.section(mention.start).facet or category_at(page, mention.start) in BEFORE_START:
            continue
        if against(page, mention, case, facets=_FACETS) is not None:
            continue
        if mention.meta.get("any") and not _is_of_deed(page, mention, denial, case, high):
            continue
        yield Mention("NO_COMPLICATION", denial.start(), mention.end)


def _is_of_deed(page: Page, mention: Mention, denial: re.Match[str], case: Case, high: int) -> bool:
    """Whether a word that anything may be told in is said of what was done here."""
    if case.is_daily_only:
        return False
    if category_at(page, mention.start) in HISTORY:
        return False
    low = page.sentence(mention.start)[0]
    if _OTHER_TIME.search(page.text, low, high):
        return False
    if _OF_WHAT.match(page.text, mention.end):
        return _OF_DEED.search(page.text, mention.end, min(high, mention.end + 45)) is not None
    if (
        denial["plain"]
        and _ENCOUNTERED.search(page.text, max(low, denial.start() - _CLOSE), mention.start) is None
    ):
        return False  # "airway no problem": other rules weigh these
    rest = page.text[low : denial.start()] + page.text[mention.end : high]
    return _OF_DEED.search(rest) is not None or len(_COMMON.sub("", rest)) <= _FEW_LETTERS
