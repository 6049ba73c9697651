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
_SERVICE = (
    r"(?:(?:the|this|our|any|going\s+on(?:to)?|her|his)\s+)*(?:(?:v-?[va]|va|vv)[\s-]+)?"
    r"(?:ecmo|ecls|ecpr|support|cannulation|arrival|admission|transfer|referral|retrieval|procedure|operation|"
    r"surgery|theat(?:re|er)|run)\b"
    r"(?!\s+(?:flows?|was|were|sites?|wires?|circuit|lines?|cannula\w*|team))"
)
_BEFORE = rf"(?:before|prior\s+to|preceding|predating|pre-?dated)\s+{_SERVICE}"
_OF_BEFORE = expressions.compile(
    # the known effusion, the pre-ECMO arrest, the presenting arrest
    r"(?:(?:an?|the|that|this|his|her|some|those)\s+)?(?:(?:small|large|old|brief|minor|left|right)\s+){0,2}"
    r"(?:(?:previously\s+|already\s+)?(?:known|noted|documented|established)|"
    r"pre-?(?:ecmo|ecls|existing|op\w*|cannulation|procedur\w*|transfer|admission|arrival)|underlying|presenting|"
    r"(?:initial|original|index)(?=\s+(?:\w+\s+)?(?:arrest|collapse|presentation|event|insult)\b))\s+(?!to\b|by\b)"
    r"|(?:[\w'-]+[\s,]+){1,10}?(?:"
    # the arrest before ECMO, the arrest before, those present beforehand
    rf"{_BEFORE}|(?:before(?:hand)?|prior)(?=\W*(?:$|[.;,\n]))|"
    r"(?:that|which)\s+(?:had\s+)?(?:led|brought|prompted|necessitated|called\s+for|made)\s+(?:(?:up|to|us|him|her|"
    r"them|the|for|on(?:to)?|go(?:ing)?|(?-i:V-?[VA]))\s+){0,4}(?:ecmo|ecls|ecpr|cannulation|support|admission|"
    r"transfer|referral|call|this|all|it|here)\b|"
    # the effusion already there, a haematoma known from the outside CT
    rf"(?:(?:already|previously|long)\s+)?(?:there|present|known|seen|noted|documented|existing)\s+"
    rf"(?:{_BEFORE}|(?:on|at|from|since)\s+(?:the\s+|her\s+|his\s+)?(?:outside|referring|admission|arrival|"
    r"presentation|pre-?\w+|transfer|referral|birth|old)\b)|"
    r"(?:already|previously)\s+(?:there|known|present|existing)(?=\W*(?:$|[.;,\n])))",
    re.IGNORECASE,
)
"""What a denial leaves out, but was there before: "none other than the arrest before"."""
_OF_THE_DEED = expressions.compile(
    r"\b(?:punctur\w*|dilat\w*|stitch\w*|sutur\w*|repair\w*|wires?|sheaths?|needles?|introducers?|closure|"
    r"insertion|cannula(?:e|s)?|sticks?|attempts?|pass(?:es|age)?|nick\w*|tears?|torn|lacerat\w*|perforat\w*|"
    r"dissect\w*|kink\w*|iatrogenic|intra-?op\w*|during|while|"
    r"as\s+(?:we|the)|(?:and|plus|with|then)\s+(?:an?|one|some|minor|new|small|slight|two|few))\b",
    re.IGNORECASE,
)
"""Words by which what is left out belongs to what was done after all, or is not all of it."""
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
    if found is None or _was_before(page, found.end(), slot.end):
        return None
    return (found.end(), slot.end)


def _was_before(page: Page, start: int, end: int) -> bool:
    """Whether what a denial leaves out was there before what was done."""
    return (
        _OF_BEFORE.match(page.text, start, end) is not None
        and _OF_THE_DEED.search(page.text, start, end) is None
    )


def is_excepted_before(page: Page, mention: Mention) -> bool:
    """Whether harm is what a denial leaves out because it was there before."""
    low, high = page.sentence(mention.start)
    found = _BUT_FOR.search(page.text, low, mention.start)
    if found is None or _DENIES.search(page.text, low, found.start() + 1) is None:
        return False
    return _was_before(page, found.end(), high)


_DENIES = expressions.compile(r"\b(?:no|none|nil|without|never|nothing|not)\b", re.IGNORECASE)


def tells_of_bearing(page: Page, told: list[tuple[int, int]]) -> bool:
    """Whether an answer says how well it was borne, and names no harm."""
    return all(
        _TOLERATED.match(page.text, *span) is not None
        and not has(page, span, "COMPLICATION", "HARM")
        and EXCEPT.search(page.text, *span) is None
        for span in told
    )


_STOOD_BEFORE = expressions.compile(
    r"\b(?:(?:was|were|is|are|had\s+been)\s+(?:all\s+|both\s+|already\s+)*(?:there|present|known|noted|seen)\s+"
    r"(?:before(?:hand)?|already|prior|on\s+(?:arrival|admission))|pre-?dat\w+|pre-?exist\w+|"
    r"(?:is|was|are|were)\s+(?:an?\s+)?(?:old|known|chronic|long-?standing)|"
    r"(?:came|arrived|presented)\s+with\s+(?:it|him|her|them)|(?:before|prior\s+to)\s+(?:us|we|our|my|this|ecmo|"
    r"cannulation|arrival)\b|(?:not|none)\s+of\s+our)",
    re.IGNORECASE,
)
_NONE_NEW = expressions.compile(
    r"\W*(?:(?:and|but|otherwise|so)\s+)*(?:(?:from|of|by|in|during|with|through|at|for)\s+(?:[\w'-]+\s+){0,4}?"
    r"[\w'-]+[,:]?\s+)?(?:there\s+(?:was|were)\s+|we\s+(?:had|added|caused)\s+)?(?:none|no|nil|nothing)\b"
    r"(?:\s+(?:new|of\s+ours|of\s+mine|from\s+[\w\s]{1,30}|today|added|more|else|here|(?:new\s+)?ones?|by\s+us|"
    r"complications?))*\W*$",
    re.IGNORECASE,
)
_PARTS = expressions.compile(
    r"[;.]\s*|,\s+(?=(?:but|and|none|nil|no|nothing|from|of\s+(?:ours|this))\b)", re.I
)


def is_only_of_before(page: Page, span: tuple[int, int]) -> bool:
    """Whether an answer tells what stood before and then denies more: "the bruise predates us; none of ours"."""
    cut = [part for part in _PARTS.split(page.text[slice(*span)]) if any(map(str.isalnum, part))]
    for number in range(1, len(cut)):
        first, rest = cut[:number], ", ".join(cut[number:])
        if _NONE_NEW.match(rest) and all(_STOOD_BEFORE.search(part) for part in first):
            return True
    return False


def left_out(page: Page, mention: Mention) -> tuple[int, int] | None:
    """Give what a denial in a sentence leaves out: "no complications other than a small ooze"."""
    low, high = page.sentence(mention.start)
    after = _BUT_FOR.search(page.text, mention.end, min(high, mention.end + _LEFT_OUT_REACH))
    if after is not None and _BUT_THEN.match(page.text, after.start()):
        after = None
    if after is not None and not re.search(r"[.;]\s", page.text[mention.end : after.start()]):
        return None if _was_before(page, after.end(), high) else (after.end(), high)
    before = _BUT_BEFORE.search(page.text, low, mention.start)
    if before is None or _was_before(page, *before.span(1)):
        return None
    return before.span(1)


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
    if _OF_OTHER_MATTER.search(page.text, mention.start, min(clause[1], mention.end + 24)):
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
_OF_OTHER_MATTER = expressions.compile(
    r"\b(?:medical|health|childhood|before|at\s+home|school|breath\w*|intubat\w*|extubat\w*|ventilat\w*|feed\w*|"
    r"swallow\w*|consent\w*|parking|famil\w+|parents|interpreter|transport|flight|ambulance|paperwork)\b",
    re.IGNORECASE,
)


def is_of_another_time(page: Page, mention: Mention) -> bool:
    """Whether trouble is denied of an earlier run or of finding people: "cannulation in 2019 went without any"."""
    clause = page.clause(mention.start)
    return (
        _OF_ANOTHER_TIME.search(page.text, max(clause[0], mention.start - 20), mention.end)
        is not None
        or _OF_FINDING.match(page.text, mention.end) is not None
    )


_OF_ANOTHER_TIME = expressions.compile(
    r"\b(?:(?:prior|previous|earlier|former)\s+(?:(?:ecmo|ecls|v-?[av])\s+)?(?:run|cannulation|decannulation|insertion|"
    r"removal|procedure|operation|surgery)|(?:in|of|from)\s+(?:19|20)\d\d(?![-/\d])|years?\s+ago|last\s+year)\b",
    re.IGNORECASE,
)
_OF_FINDING = expressions.compile(
    r"\s+(?:in\s+)?(?:reaching|finding|contacting|calling)\s+(?:the|his|her|an?|their)\s+(?:famil|wife|husband|"
    r"mother|father|parents|next\s+of\s+kin|interpreter|bed\b)|"
    r"\s+(?:on|during|in|with|throughout)\s+(?:the|our|his|her|this)\s+(?:\w+\s+)?(?:flight|helicopter|ambulance|drive|"
    r"journey|ride|road)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 24
_SUPPORT_SO_FAR = expressions.compile(r"\b(?:run|ecmo|ecls|v-?[av])\b", re.IGNORECASE)
