"""Harm in plain words: a vessel that tore, a wound that wept, a rhythm that ran off.

Few notes name a complication as one. Such words tell of one only where something ties them to
support or to the procedure: what was being done, where the cannula lies, that it is new, that it
had to be put right. Words that grant an exception ("otherwise clean", "apart from this") settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint import expressions
from doclint.nlp.page import Mention, Page
from doclint.reading.case import Case
from doclint.reading.weighing import other_device, statement_at

_TIES = {
    "bleed": ("HARM_SITE", "HARM_CAUSE", "HARM_DEED", "HARM_HEART"),
    "clot": ("HARM_SITE", "HARM_CAUSE", "HARM_DEED", "HARM_NEW"),
    "organ": ("HARM_NEW", "HARM_CAUSE", "HARM_DEED"),
    "limb": ("HARM_NEW", "HARM_CAUSE", "HARM_DEED", "HARM_REMEDY"),
    "injury": ("HARM_DEED", "HARM_CAUSE", "HARM_REMEDY", "HARM_SITE"),
    "heparin": ("HARM_NEW", "HARM_CAUSE", "HARM_REMEDY"),
    "astray": (),
    "rhythm": ("HARM_DEED",),
    "pressure": ("HARM_DEED",),
    "air": ("HARM_DEED", "HARM_CAUSE", "HARM_REMEDY", "HARM_SITE"),
    "device": ("HARM_DEED", "HARM_CAUSE", "HARM_REMEDY", "HARM_NEW"),
    "infection": ("HARM_NEW", "HARM_CAUSE", "HARM_SITE"),
}
"""Which ties make a kind of harm one of this procedure; some need none."""
_TIES_OF_RUN = {
    "bleed": ("HARM_SITE", "HARM_CAUSE", "HARM_NEW", "HARM_REMEDY"),
    "clot": ("HARM_NEW", "HARM_SITE"),
    "organ": ("HARM_NEW", "HARM_CAUSE", "HARM_REMEDY"),
    "limb": ("HARM_NEW", "HARM_CAUSE", "HARM_REMEDY"),
    "injury": ("HARM_CAUSE", "HARM_SITE"),
    "air": ("HARM_CAUSE", "HARM_NEW", "HARM_REMEDY"),
    "device": ("HARM_NEW",),
    "heparin": ("HARM_NEW", "HARM_CAUSE", "HARM_REMEDY"),
    "infection": ("HARM_NEW", "HARM_CAUSE", "HARM_SITE"),
}
"""The same in a daily note; rhythm and pressure there are the illness's."""
_OF_ANY_DEVICE = ("bleed", "clot", "infection")
"""Kinds of harm that a line or another pump may come to as well."""
_CLOSE = 70
"""Characters within which the deed must stand that a fall of pressure goes with."""
_RESUSCITATION = expressions.compile(
    r"\b(?:cpr|e-?cpr|compressions?|rosc|lucas|refractory|persist\w*|ongoing|recurrent|presenting|"
    r"initial|witnessed|in-hospital|out-of-hospital|oh?ca|ihca|due to|because of|secondary to|"
    r"from (?:his|her|the)|before|prior to|known|remain\w*|throughout|still|already|despite|"
    r"chronic|history|cannulated for)\b",
    re.IGNORECASE,
)
_OF_CONTROL = expressions.compile(
    r"\b(?:until|till|control(?:led|ling)?(?: of)?|stop(?:ped|ping)?|checked for|look(?:ed|ing) for|"
    r"inspected for|for|any|to stop|anti-?|against|back|good|brisk|vigorous|resolv(?:ed|ing)|old|"
    r"chronic|known|prior|previous|pre-?existing|stable|unchanged|bone|heparin for)\W*"
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_OF_OLD = expressions.compile(
    r"\b(?:chronic(?:ally)?|old|known|prior|organi[sz]ed|pre-?existing|childhood|long-?standing)\b[^.;,]{0,30}$|"
    r"\b(?:from|since|in)\s+(?:childhood|infancy|birth|earlier|prior|previous|old)\b",
    re.IGNORECASE,
)
_NEEDED_MUCH = expressions.compile(
    r"\b(?:took|cost)\b[^.\n]{0,40}\b(?:\d|two|three|four|five|six|ten)\w*\s+units\b|"
    r"\b(?:need(?:ed|ing)|requir(?:ed|ing)|led\s+to|prompt(?:ed|ing))\s+(?:an?\s+|the\s+|urgent\s+|emergent\s+|immediate\s+)*"
    r"(?:open|re-?opening|re-?explor\w+|repair|transfusion|surg\w+|cut-?down|exploration|return|massive|"
    r"(?:one\s+more|two\s+more|one|two|another|further|extra|additional|more|a\s+second)\s+(?:\w+\s+){0,2}"
    r"(?:stitch|suture|pledget)|\d+\s*(?:units?|u|prbcs?|rbcs?)\b)|"
    r"[,;:-]+\s*(?:and\s+|so\s+)?(?:(?:an?|one|two|three|some)\s+)?(?:extra|another|further|more|additional)\s+"
    r"(?:[\w-]+\s+){0,2}(?:stitch\w*|sutures?|pledget\w*|throws?|prolene)|"
    r"\buntil\s+(?:an?|one|two|some|three)\s+(?:extra|further|more|additional)\s+(?:\w+\s+)?(?:stitch\w*|sutures?)|"
    r"[,;:-]+\s*(?:an?|one|two|three|another)\s+(?:more\s+)?\d-0\b|\bpacked\s+(?:by|with)\b|[,;]\s*(?:and\s+|so\s+)?(?:was\s+|he\s+was\s+|she\s+was\s+)?(?:re-?explored|re-?opened|"
    r"taken\s+back\s+to)\b",
    re.IGNORECASE,
)
_DRAIN = expressions.compile(r"\b(?:chest|mediast\w+|pleural|intercostal|drains?)\b", re.IGNORECASE)
_REOPENED_FOR = expressions.compile(
    r"\b(?:re-?open|re-?explor|take-?back|taken\s+back|returned|back\s+to\s+(?:the\s+)?(?:or|theatre)|wash-?out)\w*"
    r"[^.;\n]{0,30}\bfor\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SEEN_NOW = expressions.compile(
    r"\b(?:yesterday|last\s+(?:night|evening)|at\s+\d{1,2}[:.]?\d\d|at\s+\d{1,2}\s*[ap]m|\d{4}\s*h(?:rs?)?|acute(?!ly)|on\s+(?:the\s+|a\s+)?(?:\w+\s+)?(?:ct|cth|eeg|ceeg|mri|hus|scan|"
    r"imaging|film|cxr|us|ultrasound)|(?:ct|cth|eeg|mri|hus|scan|ultrasound)\b[^.;\n]{0,20}(?::|shows?|showed|with))",
    re.IGNORECASE,
)
"""A time of day or a study: harm to brain or lung so told in a day's note came in this run."""
_UNCHANGED = expressions.compile(
    r"\W*(?:\w+\W+){0,3}(?:un-?changed|stable|resolv\w+|improv\w+|smaller|gone)\b", re.I
)
_OF_LUNGS = expressions.compile(
    r"pneumo|ptx|tension|chylo|h(?:a)?emopt|pulmon|pleur", re.IGNORECASE
)
"""Harm to the lungs, which is treated alike where it is what support is for."""
_VESSEL_SCAN = expressions.compile(
    r"\b(?:ultrasound|us|uss|sonogra\w+|duplex|dopplers?|scan)\b[^.;]{0,30}(?::|\bshow|\bfound|\bwith\b|\bhas\b|\bsaw\b)",
    re.IGNORECASE,
)
"""A scan of the vessel that the cannula has left."""
_WENT_ON_TO = expressions.compile(r"led\s+to|resulted\s+in|caused(?!\s+by)", re.IGNORECASE)
"""What harm did in its turn does not say where it came from."""
_ON_SUPPORT = expressions.compile(r"on\s|today", re.IGNORECASE)
"""Where support begins, "placed on ECMO" tells what followed the harm, "today" nothing."""
_REACH_BACK = 320


def harms_of(page: Page, mentions: list[Mention], case: Case) -> Iterator[tuple[Mention, bool]]:
    """Give those of the mentions of harm that a tie makes a complication, and whether it is sure.

    Args:
        page: The note.
        mentions: Mentions of harm that no cue speaks against.
        case: The service.
    """
    excepted = _excepted(page, mentions)
    for mention in mentions:
        if mention in excepted:
            yield mention, True
        elif _is_tied(page, mention, case):
            yield mention, False


def _excepted(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Give the mentions beside which a note says that there was nothing else."""
    found = []
    for phrase in page.find("ALL_BUT_THIS"):
        number = page.sentence_index(phrase.start)
        low = max(page.sentences[max(0, number - 2)][0], phrase.start - _REACH_BACK)
        before = [m for m in mentions if low <= m.start and m.end <= phrase.start]
        if before:
            found.append(before[-1])
    return found


def _is_tied(page: Page, mention: Mention, case: Case) -> bool:
    kind = str(mention.meta["kind"])
    wanted = (_TIES_OF_RUN if case.is_daily_only else _TIES).get(kind)
    if not wanted:
        return wanted is not None
    if kind in _OF_ANY_DEVICE:
        device = other_device(page, mention)
        if device is not None and not (
            # Drains carry off what the wound and the heart bleed.
            kind == "bleed" and _DRAIN.search(page.text, device.start, device.end)
        ):
            return False
    if kind == "clot" and case.is_start:
        # A vessel that was found blocked is why another one was chosen.
        wanted = tuple(label for label in wanted if label != "HARM_SITE")
    span = statement_at(page, mention.start)
    reopened = case.is_daily_only and kind == "bleed"
    if reopened and _REOPENED_FOR.search(page.text, span[0], mention.start):
        return True
    if kind == "bleed" and page.search(_NEEDED_MUCH, (mention.end, span[1])):
        return True
    if _OF_CONTROL.search(page.text, max(span[0], mention.start - 40), mention.start):
        return False
    if _OF_OLD.search(page.text, max(span[0], mention.start - 60), mention.start) or (
        kind in ("clot", "bleed")
        and _OF_OLD.search(page.text, mention.end, min(span[1], mention.end + 40))
    ):
        return False
    if kind == "clot" and "removal" in case.actions and page.search(_VESSEL_SCAN, span):
        return True
    if kind == "organ" and case.is_daily_only:
        if _UNCHANGED.match(page.text, mention.end):
            return False
        if page.search(_SEEN_NOW, span):
            return True
        if _OF_LUNGS.match(page.text, mention.start):
            wanted = tuple(label for label in wanted if label != "HARM_REMEDY")
    if (
        kind == "heparin"
        and case.is_daily_only
        and page.text[mention.start :][:7].lower() == "heparin"
    ):
        return True
    if kind in ("rhythm", "pressure"):
        span = (max(span[0], mention.start - _CLOSE), min(span[1], mention.end + _CLOSE))
        if page.search(_RESUSCITATION, span):
            return False
    item = page.field_at(mention.start) if "HARM_SITE" in wanted else None
    if item is not None and page.within((item.key_start, item.key_end), "HARM_SITE"):
        return True  # "Groins: R 25 and 17. Small hematoma, soft"
    return any(_ties(page, mention, tie, case) for tie in page.within(span, *wanted))


def _ties(page: Page, mention: Mention, tie: Mention, case: Case) -> bool:
    """Whether words beside a harm say that it is of this run, and are no word of its own."""
    if mention.meta["kind"] in ("organ", "limb", "rhythm") and tie.start >= mention.end:
        if _WENT_ON_TO.match(page.text, tie.start):
            return False
    if case.is_start and tie.label == "HARM_NEW" and _ON_SUPPORT.match(page.text, tie.start):
        return False
    return tie.end <= mention.start or mention.end <= tie.start
