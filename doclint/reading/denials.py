"""What a denial of complications is said of, and what it leaves out.

"No issues" is said of anything; "none, bar a small ooze" is no denial.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.reading.case import Case
from doclint.reading.slots import Slot
from doclint.reading.weighing import category_at, has

BEFORE_START = ("indication", "preoperative_diagnosis", "consent", "past_history")
"""Sections that tell of what was before."""
EXCEPT = expressions.compile(
    r"\b(?:except|but|other|apart|aside|besides|save|bar|barring)\b", re.IGNORECASE
)
_BUT_FOR = expressions.compile(
    r"\b(?:except(?:ing)?(?:\s+for)?|other\s+than|apart\s+from|aside\s+from|besides|save(?:\s+for)?|bar|"
    r"barring|beyond|but(?:\s+for)?)\s+"
    r"(?=(?:an?|one|some|the|that|this|his|her|brief|minor|small|slight|transient|mild|two|few|self-?\w+)\s)",
    re.IGNORECASE,
)
"""What follows a "none" that is not quite one."""
_OF_BEFORE = expressions.compile(
    r"\b(?:before(?:hand)?|prior|pre-?(?:ecmo|existing|op\w*|cannulation|procedure)|already|(?:that|"
    r"which)\s+led|underlying|"
    r"known|presenting|initial)\b",
    re.IGNORECASE,
)
"""What a denial leaves out, but was there before: "none other than the arrest before"."""
_BUT_THEN = expressions.compile(r"but\s+(?:the|that|this|his|her|one|two|an?)\s", re.IGNORECASE)
"""In a sentence these go on to another matter: "no complications, but the flow is limited"."""
_BUT_BEFORE = expressions.compile(
    r"\b(?:except(?:ing)?\s+for|other\s+than|apart\s+from|aside\s+from|save(?:\s+for)?|bar(?:ring)?|"
    r"but\s+for)\s+"
    r"((?:an?|one|some|the|brief|minor|small|slight|transient|mild|two|few|self-?\w+)\s[^.;\n]{3,120}?),?\s+"
    r"(?:(?:it|this|the|everything|all|we|i|there|was|were|had|with|went|procedure|otherwise|entirely)\s+)*$",
    re.IGNORECASE,
)
"""What a denial leaves out before it is made."""
_LEFT_OUT_REACH = 60
"""Characters behind a denial within which it names what it leaves out."""
NOT_ALL = expressions.compile(
    r"\b(?:major|serious|severe|significant|large|life-threatening)\b", re.I
)
"""A denial that leaves room for lesser harm told beside it."""
_TOLERATED = expressions.compile(
    r"\W*(?:(?:the\s+)?(?:patient|pt|he|she|child|baby|infant)\s+)?(?:tolerated|tol|well\s+tolerated|"
    r"nothing|nka)\b"
    r"[^.;,\n]{0,40}(?:\bwell\b|\bnone\b|tolerated)[^.;\n]{0,40}$",
    re.IGNORECASE,
)
"""An answer that tells how the patient bore it, where no harm is named."""


def excepted(page: Page, slot: Slot) -> tuple[int, int] | None:
    """Give what an answer of "none, bar ..." excepts, or None."""
    found = _BUT_FOR.search(page.text, slot.start, slot.end)
    if found is None or _OF_BEFORE.search(page.text, found.end(), slot.end):
        return None
    return (found.end(), slot.end)


def tells_of_bearing(page: Page, told: list[tuple[int, int]]) -> bool:
    """Whether an answer says how well it was borne, and names no harm."""
    return all(
        _TOLERATED.match(page.text, *span) is not None
        and not has(page, span, "COMPLICATION", "HARM")
        and EXCEPT.search(page.text, *span) is None
        for span in told
    )


def left_out(page: Page, mention: Mention) -> tuple[int, int] | None:
    """Give what a denial in a sentence leaves out: "no complications other than a small ooze"."""
    low, high = page.sentence(mention.start)
    after = _BUT_FOR.search(page.text, mention.end, min(high, mention.end + _LEFT_OUT_REACH))
    if after is not None and _BUT_THEN.match(page.text, after.start()):
        after = None
    if after is not None and not re.search(r"[.;]\s", page.text[mention.end : after.start()]):
        return None if _OF_BEFORE.search(page.text, after.end(), high) else (after.end(), high)
    before = _BUT_BEFORE.search(page.text, low, mention.start)
    return None if before is None else before.span(1)


def is_of_deed(page: Page, mention: Mention, case: Case) -> bool:
    """Whether words that anything may be told in ("no issues") are told of what was done.

    Those of a day are not said of support. Words that stand for themselves are said of the deed
    where its tools stand beside them, or where nothing else does.
    """
    if case.is_daily_only:
        return _SUPPORT_SO_FAR.search(page.text, mention.start, mention.end) is not None
    clause = page.clause(mention.start)
    if _NOT_SO.search(page.text, clause[0], mention.start) or _OF_A_STEP.match(
        page.text, clause[0], mention.end
    ):
        return False
    if not mention.meta.get("bare"):
        return True
    if page.section(mention.start).facet or category_at(page, mention.start) in BEFORE_START:
        return False
    if has(page, clause, "VERB_IN", "VERB_OUT", "VERB_MOVE", "CANNULA", "ECMO", "ACTION"):
        return True
    item = page.field_at(mention.start)
    rest = page.text[clause[0] : mention.start] + page.text[mention.end : clause[1]]
    return item is None and len(rest.strip(" .,:;\n")) <= _FEW_WORDS


_NOT_SO = expressions.compile(
    r"\b(?:not|n't|hardly|far\s+from|anything\s+but|less\s+than|never)\s+(?:(?:an?|the|entirely|quite|"
    r"all|so|exactly|"
    r"completely|very|wholly)\s+)*$",
    re.IGNORECASE,
)
_OF_A_STEP = expressions.compile(
    r"\W*(?:(?:then|the|an?|both|all|each|stiff|soft|j-?|guide-?|serial|his|her|feeding|endotracheal|"
    r"second|first|"
    r"micropuncture)\s*)*(?:wires?|guide-?wires?|needles?|dilat\w+|sheaths?|probe|tube|drain|ett|lma|"
    r"feeds?|suction)\b",
    re.IGNORECASE,
)
"""Where a lesser step is what went well, nothing is said of the whole."""
_FEW_WORDS = 24
_SUPPORT_SO_FAR = expressions.compile(r"\b(?:run|ecmo|ecls|v-?[av])\b", re.IGNORECASE)
