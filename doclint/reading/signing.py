"""Whether one who signed, wrote or reported did so under this note, or under something else.

"Signed by" stands below a note, and in it: consent forms, orders, films and letters are signed, too,
allergies are reported, and thanks go to others.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.names import PHYSICIAN, Name
from doclint.nlp.page import Page

_RECORD = r"(?:records?|notes?|reports?|charts?|summar\w+|documents?|documentation|consults?)"
_OBJECT = expressions.compile(
    r"\b(?:(?P<own>ct surg\w*|notes?|reports?|dictations?|documents?|documentation|records?|addend\w+|"
    r"attestations?|summar\w+|statements?|entry|procedures?|operations?|operative|surgery|cannulations?|"
    r"decannulations?|insertions?|removals?|reposition\w*|exchanges?|revisions?|conversions?|cases?|this|above|"
    r"chart|encounter|visit|service|runs?|ecmo|ecls|support|everything|all)|"
    rf"(?P<other>(?:old|outside|osh|previous|prior|earlier|separate|referring|sending|yesterday's|last)"
    rf"(?:[ \t][\w'-]+)?[ \t]{_RECORD}(?:[:,]?[ \t](?:[\w'-]+[ \t]){{0,2}}{_RECORD})?|"
    r"(?:consent\w*|assent\w*|permission|waiver|forms?|echo\w*|tte|to[eé]|tee|ultrasound|us|duplex|doppler|"
    r"cta?|mr[ai]|(?:x-?|chest )rays?|x-?rays?|cxr|kub|films?|imaging|radiolog\w*|radiograph\w*|scans?|eeg|e[ck]g|"
    r"angiogra\w*|venogra\w*|cath|patholog\w*|cytolog\w*|histolog\w*|biops\w*|autops\w*|labs?|laborator\w+|"
    r"cultures?|sputum|swabs?|results?|values?|levels?|gas(?:es)?|abgs?|readings?|dn[ar]+|polst|molst|code|"
    r"status|directives?|proxy|wishes|orders?|prescriptions?|scripts?|checklists?|time-?outs?|certificates?|"
    r"allerg\w*|symptoms?|histor\w+|hx|pmh|pain|complaints?|concerns?|referrals?|transfer|refusals?|bundle|"
    r"test(?:s|ing)?|stud(?:y|ies)|meetings?|conversations?|discussions?|goals|death|incidents?|counts?|"
    r"hand-?offs?|sign-?outs?|logs?|flow-?sheets?|weights?|vitals|survey|questionnaires?|bronch\w*|endoscop\w*|"
    r"medications?|meds|reconciliation|inventor\w+|charges?|letters?|e-?mails?|faxe?s?|nursing|nurse's|"
    r"perfusion(?:ist's)?|an(?:a)?esthe\w+|transfusion|ems|ed|er|pharmacy|rt|social work|discharge|admission)"
    r"(?![ -]?guid)))\b",
    re.IGNORECASE,
)
"""What a note says was signed, written or reported: the note and its deed, or something else."""
_NEXT_TO = expressions.compile(r"(?:'s)?[ \t:/-]{1,3}(?:[\w'-]+[ \t]{1,2})?")
_COLUMN = expressions.compile(r"[|\t]|[ \t]{2}|//")
_BREAK = expressions.compile(r"[.;,:|()\n]")
_MANNER = expressions.compile(
    r"[\W\d_]*(?:(?:electronically|digitally|personally|duly|also|was|were|is|been|has|have|being|and|then|"
    r"e|"
    r"signed|read|seen|reviewed|checked|edited|dictated|typed|written|authored|submitted|respectfully|kind|"
    r"best|many|warm|yours|with|agreed|approved|verified|completed|prepared|finali[sz]ed|filed|attested|"
    r"authenticated|documented|reported|by|me|on|at|am|pm|hrs?|h|copy|late)\b[\W\d_]*)*",
    re.IGNORECASE,
)
"""Words beside the verb that name no object."""
_SOMEBODY_ELSE = expressions.compile(
    r"[ \t,;(/-]{1,4}(?:(?:the|an?|his|her|their|pt'?s?|patient'?s?|legal|as|next|of|family|lab|our|duty|charge|"
    r"bedside|step|grand)[ \t-]{1,2}){0,4}(?:wife|husband|spouse|partner|fianc\w*|mother|father|mom|mum|dad|"
    r"parents?|son|daughter|"
    r"brother|sister|sibling|aunt|uncle|cousin|niece|nephew|grand\w+|guardian|surrogate|hcp|poa|proxy|kin|"
    r"friend|neighbou?r|relative|family|patient|pt|witness|interpreter|nok|chaplain|social worker|clerk|"
    r"lab(?:oratory)?|radiolog\w+|patholog\w+|sonographer|pharmacy|police|sister-in-law)\b",
    re.IGNORECASE,
)
_AT_ANOTHER_PLACE = expressions.compile(
    r"[ \t,(]{1,3}(?:(?:at|of|from)[ \t](?:(?:the|an?)[ \t])?(?:osh|outside|referring|sending|transferring|"
    r"previous|community|local|(?-i:[A-Z])[a-z]+(?:'s)?(?=[ \t]*(?:$|[.,;)]|hospital|general|medical|clinic)))|"
    r"(?:in|since|back in)[ \t](?:(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)|"
    r"(?:last|the previous|a)[ \t](?:year|week|month|night|spring|summer|autumn|fall|winter)|\d+[ \t]\w+[ \t]ago|"
    r"as[ \t](?:showing|having|diffuse|normal|abnormal|positive|negative|an?)\b|to[ \t](?:the|us|me|team|icu)\b)|"
    r"[ \t]?:[ \t]?(?=[a-z\d])|[ \t](?:\d\d?[ \t]?%|ef\b)",
    re.IGNORECASE,
)
_PARTING = expressions.compile(
    r"\b(?P<thanks>thanks|thank you|cheers)|\b(?:regards|sincerely|faithfully|truly|respectfully)",
    re.IGNORECASE,
)
_ENDS = expressions.compile(r"[ \t.)]*(?:$|\n)|[ \t]*[,(/-]|[ \t]+\d|[ \t]{2}")
_ENDS_LINE = expressions.compile(r"[ \t.)]*(?:$|\n)")


def is_anothers(text: str, name: Name) -> bool:
    """Whether the words behind a name make it a relative's, a witness's or another desk's."""
    return _SOMEBODY_ELSE.match(text, name.end) is not None


def is_under_this_note(page: Page, verb: int, name: Name) -> bool:
    """Whether the one who signed, wrote or reported did so under this note.

    Args:
        page: The note.
        verb: Where "signed", "reported", "thanks" begins.
        name: Who is named.
    """
    text = page.text
    if is_anothers(text, name) or _AT_ANOTHER_PLACE.match(text, name.end):
        return False
    parting = _PARTING.match(text, verb)
    if parting is not None:
        return _is_parting(text, parting, name)
    if page.section(verb).category == "consent":
        return False
    low = max(page.sentence(verb)[0], page.layout.line_at(verb).start)
    for column in _COLUMN.finditer(text, low, verb):
        low = column.end()
    named = list(_OBJECT.finditer(text, low, verb))
    if named:
        last, before = named[-1], named[-2] if len(named) > 1 else None
        if last["other"]:
            return False
        return not (
            before is not None
            and before["other"]
            and _NEXT_TO.fullmatch(text, before.end(), last.start())
        )
    if _REPORTS.search(text, low, name.start) and _is_of_a_finding(page, low):
        return False
    breaks = [match.end() for match in _BREAK.finditer(text, low, verb)]
    return _MANNER.fullmatch(text, breaks[-1] if breaks else low, verb) is not None


_REPORTS = expressions.compile(r"\b(?:reported|read)\b[^.;:\n]*\bby\s", re.IGNORECASE)


def _is_of_a_finding(page: Page, low: int) -> bool:
    """Whether the sentence before, on the same line, tells of a film or a test: "EF 20%. Reported by"."""
    text = page.text
    start = page.layout.line_at(low).start
    if low <= start:
        return False
    before = list(_OBJECT.finditer(text, max(start, page.sentence(low - 2)[0]), low))
    return bool(before) and before[-1]["other"] is not None


def _is_parting(text: str, parting: re.Match[str], name: Name) -> bool:
    """Whether a name behind a parting word is the writer's: thanks go to others on the same line."""
    if parting["thanks"] and "\n" not in text[parting.end() : name.start]:
        return name.kind == PHYSICIAN and _ENDS_LINE.match(text, name.end) is not None
    return name.kind == PHYSICIAN or _ENDS.match(text, name.end) is not None
