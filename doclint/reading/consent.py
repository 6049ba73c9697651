"""``consent``: given, or waived as an emergency.

Who gave it and which risks were spoken of does not matter. A consent that is pending or intended,
or that was given for something else, is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint import expressions
from doclint.nlp.page import Cue, Mention, Page
from doclint.nlp.phases import near, told_of_another
from doclint.reading.answers import Answer, answers_to, is_left_open
from doclint.reading.base import (
    DOCUMENTED,
    NOT_DONE,
    UNFILLED,
    Reading,
    cues_of,
    rejection,
)
from doclint.reading.case import Case

Span = tuple[int, int]

_AGAINST = frozenset(
    ("NEGATED", "PLANNED", "CONDITIONAL", "OTHER_RUN", "UNCHOSEN", "OPEN", "EMPTY", "COPIED")
)
_REALLY_PLANNED = expressions.compile(
    r"(?:will|we'll|i'll|he'll|she'll|they'll|would|plan\w*|to be|needs? to be|should|shall|"
    r"scheduled|intend\w*|anticipat\w*|tomorrow|later|to follow|prepar\w+|need)\b",
    re.IGNORECASE,
)
_EMERGENCY = expressions.compile(
    r"\b(?:emergen\w+|life-?\s?saving|waive[rd]?|implied|exigent|best interests?|two[- ]physician|"
    r"2[- ]physician|code situation|extremis|doctrine|necessity)\b",
    re.IGNORECASE,
)
_PENDING = expressions.compile(
    r"\b(?:pending|awaited|awaiting|outstanding|to be (?:obtained|signed|sought|discussed|"
    r"completed)|"
    r"will (?:be )?(?:obtain\w*|ask\w*|sign\w*|seek|get|discuss\w*|sought)|"
    r"not (?:yet )?(?:been )?(?:obtained|"
    r"given|signed|available|documented|on file|found|located|in chart|sought|completed)|"
    r"could not be "
    r"(?:obtained|reached|given)|unobtainable|declin\w+|refus\w+|withheld|needs? to|in progress|"
    r"being (?:sought|obtained|arranged)|not\b(?! (?:needed|required|necessary))|yet to|"
    r"when (?:family|wife|husband|parents?|mother)|"
    r"still (?:needed|required|to)|requested|"
    r"status (?:is |was )?(?:unknown|unclear)|(?:applied|hoped) for|(?:will|to) follow|overlooked|forgotten|neglected|"
    r"(?:is|are) (?:needed|required|necessary|mandatory|due)|"
    r"(?:needed|required) (?:for|before|from))",
    re.IGNORECASE,
)
_NOT_GIVEN = expressions.compile(
    r"\b(?:not (?:been )?(?:obtained|given|signed|taken|sought|asked(?: for)?|got|had)|"
    r"overlooked|forgotten|neglected|declin\w+|refus\w+|"
    r"withheld|none obtained|no consent|not (?:been )?requested)\b",
    re.I,
)
_NEED = expressions.compile(
    r"\b(?:life[- ]?threat\w*|threat to (?:life|limb)|(?:2|two) (?:mds?|physicians?|doctors?|drs|consultants?|"
    r"attendings?|surgeons?|intensivists?)\b|(?:in|during|under) (?:arrest|cpr)|could not wait|no time)",
    re.IGNORECASE,
)
"""What a form's answer gives as the reason why nobody was asked."""
_ASIDE = expressions.compile(r"\((?!\s*(?:for|to|re)\b)[^()]*\)", re.IGNORECASE)
"""An aside that does not say what the consent is for: "from himself (tracheostomy, mouths words)"."""
_OTHER_THING = expressions.compile(
    r"\b(?:blood(?: products?)?|transfus\w+|research|study|studies|registry|autopsy|post-?mortem|"
    r"photo\w*|genetic\w*|tracheost\w+|trach|dialysis|crrt|gastrost\w+|peg|picc|hiv|lp|mri|publication|"
    r"organ donation|sternal closure|catheteri[sz]ation|bronch(?:oscop\w+)?|cabg|bypass|valve\w*|[amt]vr|"
    r"(?:l|r|bi)?vads?|transplant\w*|lobectomy|donor|trials?|enrol\w+|biops\w+|adoption|"
    r"custody (?:papers?|forms?|orders?)|hysterectomy|"
    r"c(?:a)?esarean|endoscop\w+|angiogra\w+|pci|stent\w*|amputat\w+|fasciotomy|hospice|dnr|"
    r"comfort|withdrawal of (?:care|support|life)|vaccin\w+|chemotherapy|cath|impella|"
    r"balloon pump|chest tube|central line|lumbar puncture|anesthe\w+|anaesthe\w+|hipaa|"
    r"shar(?:e|ing)|release of|disclos\w+|filming|video(?:s|graphy)|students?)\b",
    re.IGNORECASE,
)
_THIS = expressions.compile(
    r"\b(?:ecmo|ecls|cannul\w*|decannul\w*|support|procedure|operation|surgery|vent|"
    r"reposition\w*)\b",
    re.IGNORECASE,
)
_FOR_STUDY = re.compile(r"[\s-]+(?:study|trial|registry|research)\b", re.IGNORECASE)
_NOT_YET = expressions.compile(
    r"(?:\b(?:whether|if|ask(?:ed|ing)?|able|unable|hesitant|reluctant|willing|want(?:s|ed)?|going|"
    r"approach\w*[^.;]{0,30}|(?:try|trying|tried|attempt\w*)[^.;]{0,40}|time|opportunity|declin\w+|"
    r"refus\w+|until|before|unless)"
    r"(?:\s+(?:or not))?\s+(?:to|for|they|he|she|the\s+\w+)|\b(?:can|must|may|should|shall|could|would|"
    r"will|cannot|not)|\b(?:seek|seeking|obtain|obtaining|get|getting|request|requesting|need|"
    r"needs|needing|requires?|pursue|pursuing|awaits?|to sign|to give|to provide))\s+(?:\w+\s+){0,1}$",
    re.IGNORECASE,
)
"""Words before a consent that is yet to be given; "emergency" beside it weighs more."""
_FORMS = (
    r"(?:transfer|incident|datix|belongings?|valuables|property|visitors?|insurance|allergy|dnr|dnacpr|polst|molst|"
    r"registry|research|billing|admission|release|discharge|travel|mri|screening|request|requisition|referral|"
    r"complaint|privacy|payment|photo\w*|transfusion|blood(?: products?)?)"
)
_OTHER_FORM = expressions.compile(rf"\b{_FORMS}\s+(?:and\s+)?$", re.IGNORECASE)
"""What a form is of that is none of consent to support."""
_OTHER_FORM_AFTER = expressions.compile(
    rf"\s+(?:(?:the|an?|our|his|her|their)\s+)?{_FORMS}\s+(?:forms?|papers?|sheets?|cards?)\b",
    re.IGNORECASE,
)
_AS_PAPER = expressions.compile(
    r"\s*(?:forms?|documents?|templates?)\s+(?:(?:was|were|are|is|has|have|been)\s+){1,2}"
    r"(?:revised|updated|kept|stored|translated|changed|lacking)\b",
    re.IGNORECASE,
)
"""What is told of the papers, and not of who signed them."""
_FORGOT = expressions.compile(
    r"\b(?:omit(?:ted)?|forgot(?:ten)?|neglect(?:ed)?)\s+to\s+(?:take|obtain|get|ask for|seek|have)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SAYS_NO = expressions.compile(r"\?\s*(?:no\b|(?-i:N)(?=[\s.,;]|$))", re.IGNORECASE)
_OF_STUDY = expressions.compile(r"\b(?:research|study|trial|registry)\s+\Z", re.IGNORECASE)
_MEANS_ANOTHER = expressions.compile(
    r"\s+(?:that\s+(?:s?he|they)\s+(?:had\s+)?signed\s+)?(?:back\s+)?in\s+(?:19|20)\d\d\s+(?:was|is|were)\s+for\b|"
    r"(?<=everything)\s+(?:\w+\s+){0,2}?(?:explained|discussed|repeated|written|in\s+writing|to\s+be\s+(?:quick|calm))\b|"
    r"(?<=everything)\s+possible\s+(?:explained|written)\b|"
    r"\s+to\s+sign\s+(?:the|a|an)\s+(?:transfusion|blood|research|discharge|belongings)\b|"
    r"\s+(?:ecls |ecmo )?(?:team|settings?|sites?|nurses?|service)\b(?=[.;]|$)",
    re.IGNORECASE,
)
"""What shows that words of consent were on something else: "he wants everything explained"."""
_ASKED_NO = expressions.compile(
    r"\s*(?:taken|obtained|given|signed|sought|done)?\s*\?\s*(?-i:N)(?=[\s.,;]|\Z)", re.IGNORECASE
)
_INSURER = expressions.compile(r"\b(?:insur(?:er|ers|ance)|payers?|payors?)\b", re.IGNORECASE)
_A_FORM = expressions.compile(r"(?:forms?|papers?|paper ?work|sheets?|documents?)\b", re.IGNORECASE)
_EARLIER_DEED = expressions.compile(
    r"\b(?:earlier|prior(?!\s+to)|previous|first|last|old|original|former|past|(?:19|20)\d\d|childhood|"
    r"other)\s+(?:[\w-]+\s+){0,2}"
    r"(?:run|surgery|operation|procedure|cannulation|ecmo|ecls|course|repair|admission|stay|bypass|"
    r"transplant\w*)\b",
    re.IGNORECASE,
)
"""What a consent was for that was asked another time."""
_BEFORE_IT = expressions.compile(
    r"\b(?:before|until|pending|awaiting|prior to|re|"
    r"regarding|about|clarify|ahead of|without)\s+(?:the\s+|any\s+|formal\s+)?$",
    re.I,
)
_AND_GIVEN = expressions.compile(
    r"[^.;\n]{0,40}\b(?:given|signed|obtained|agreed|taken|was|were|had)\b", re.I
)
_SET_OFF = expressions.compile(r"\b(?:with|by|from|after|under)\b|[,;]", re.IGNORECASE)
"""What stands between another matter and a consent that is not for it."""
_RECORDED = expressions.compile(
    r"\b(?:photo\w*|video\w*|film(?:ed|ing)|pictures?|recorded|shared)\b", re.IGNORECASE
)
_BY_LEAVE = expressions.compile(r"\bwith\s+(?:[\w']+\s+){0,4}$", re.IGNORECASE)
_PERSON = expressions.compile(
    r"\b(?:patient|pt|parents?|mother|father|step\w+|mom|mum|dad|wife|husband|husb|hubby|spouse|partner|sons?|daughters?|"
    r"brothers?|sisters?|"
    r"family|grand\w+|aunt|uncle|niece|nephew|guardian|surrogate|proxy|poa|next of kin|nok|relatives?|"
    r"fianc\w+|"
    r"himself|herself|mrs?|ms|widow|consent|risks?|benefits?|alternatives)\b",
    re.IGNORECASE,
)
"""Who may agree, or the talk in which it is asked."""
_STAFF = expressions.compile(
    r"\b(?:fellow|team|surgeons?|attending|committee|cardiolog\w+|colleagues?|dr|icu|perfusion\w*|"
    r"consultants?|staff|we|"
    r"everyone|all)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_UP_TO_BLANK = expressions.compile(
    r"(?:\s+(?:was|were|is|has been|obtained|given|signed|provided|granted|taken|from|by|via|of|in|the))*"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_DONE = expressions.compile(
    r"\b(?:signed|agree[ds]|accepts|consents|gave|given|obtained|consented|accepted|authori[sz]ed)\b",
    re.I,
)
_WISH = expressions.compile(r"would|decision|decided|wish|want|ask", re.IGNORECASE)
"""Words of intention by which somebody says yes."""
_OWN_AGREEMENT = expressions.compile(r"(?:and )?(?:i|we)(?: \w+)* agreed", re.IGNORECASE)
"""What the writer agreed on with colleagues."""
_IN_A_YEAR = expressions.compile(
    r"(?:^|[.;\n]\s*)\W*(?:back )?in (?:19|20)\d\d,?\s(?:\w+\s){0,5}$", re.IGNORECASE
)
"""A deed of a year told by itself is not of this day."""
_TURNS = expressions.compile(r"(?:,|;|\bbut\b)(?!.*\b(?:or|nor)\b)", re.IGNORECASE)
"""What parts a denial from the deed that is told after it."""
_SHOULD_IT_COME = expressions.compile(
    r"(?:if|should|in case) (?:it |this |that |things |ever )*(?:be(?:come|came)? )?"
    r"(?:needed|required|necessary|came|come|arise|worse\w*|got worse|the need)\b",
    re.IGNORECASE,
)
"""A yes for the case that came is a yes."""
_GOVERNS = 25
"""Characters within which a word of intention governs a verb told in the past."""
_RULE = expressions.compile(
    r"\b(?:polic(?:y|ies)|guidelines?|per protocol|in general|as a rule)\b", re.I
)
_TALK = expressions.compile(
    r"\b(?:risks?|consent|explain\w*|told|informed|discuss\w*|went over|gone over|talk\w*|parents?|"
    r"mother|father|step\w+|wife|husband|husb|hubby|family|son|daughter|spouse|brother|sister|mom|mum|dad|aunt|uncle|"
    r"guardian|partner|patient|pt|him|her|himself|herself|witness\w*|grand\w+|eldest|poa|proxy|"
    r"niece|nephew|fianc\w+|next of kin|interpreter|both|they|form)\b",
    re.IGNORECASE,
)


def read_consent(page: Page, case: Case) -> Reading:
    """Read the element."""
    reading = Reading()
    if not case.is_service:
        return reading
    open_: list[Span] = []
    refused: list[Span] = []
    asked = answers_to(page, "consent", "CONSENT_TITLE")
    answered: list[Span] = []
    for mention in page.find("CONSENT"):
        answer = next(
            (a for a in asked if a.key_start <= mention.start < max(a.end, a.key_end)), None
        )
        if answer is not None:
            if answer.holds(mention.start) and _against(page, mention) is None:
                answered.append((mention.start, mention.end))
            continue
        if case.is_daily_only and not (mention.meta.get("noun") or mention.meta.get("emergency")):
            continue
        cue = _against(page, mention)
        if cue is not None:
            reading.rejected.append(rejection(mention, cue))
            if cue.facet == "OPEN":
                open_.append((mention.start, mention.end))
            elif cue.facet == "NOT_GIVEN":
                refused.append((mention.start, cue.end))
            continue
        reading.spans.append((mention.start, mention.end))
    for answer in asked:
        if not _read_answer(answer, reading, open_, refused):
            # The answer begins with another matter ("interpreter not needed"), and then tells it.
            reading.spans += [span for span in answered if answer.holds(span[0])]
    open_ += [
        (place.start, place.end)
        for place in page.normal.placeholders
        if place.hint.startswith("consent") and not place.hides_value
    ]
    if reading.spans:
        reading.status = DOCUMENTED
    elif open_:
        reading.status, reading.spans = UNFILLED, open_
    elif refused:
        reading.status, reading.spans = NOT_DONE, refused
    return reading


class _Said(NamedTuple):
    """Words of consent with what they are judged by."""

    page: Page
    mention: Mention
    words: str
    clause: Span
    sentence: Span
    noun: bool
    """Whether they name consent, and do not only tell that somebody agreed or signed."""
    emergency: bool
    """Whether they, or others in their sentence, say that it was waived."""

    def is_by_person(self) -> bool:
        """Whether somebody who may consent stands in the sentence or shortly before it."""
        low, high = self.sentence
        return self.page.search(_PERSON, (max(0, low - _NEAR), high)) is not None


_NEAR = 160
"""Characters before a sentence within which somebody may be told of who speaks in it."""


def _against(page: Page, mention: Mention) -> Cue | None:
    """Give the reason why words of consent do not document it, or None."""
    sentence = near(page, mention.start)
    said = _Said(
        page,
        mention,
        page.text[mention.start : mention.end],
        page.clause(mention.start),
        sentence,
        bool(mention.meta.get("noun")),
        bool(mention.meta.get("emergency") or page.search(_EMERGENCY, sentence)),
    )
    return (
        _of_another_time(said)
        or _of_a_form(said)
        or _of_other_matter(said)
        or _by_nobody(said)
        or next((found for cue in cues_of(page, mention) if (found := _weighed(said, cue))), None)
        or _not_yet(said)
        or _left_pending(said)
        or _for_another_thing(said)
        or _only_signed(said)
    )


def _of_another_time(said: _Said) -> Cue | None:
    """What says that the words are another run's, a rule's, a template's, or of an earlier deed."""
    page, mention, (low, high) = said.page, said.mention, said.sentence
    elsewhere = told_of_another(page, mention.start)
    if elsewhere is not None and elsewhere.facet == "OTHER_RUN":
        return elsewhere
    if rule := page.search(_RULE, (low, mention.start)):
        return Cue("RULE", rule.start(), rule.end())
    filler = _UP_TO_BLANK.match(page.text, mention.end, high)
    if filler and is_left_open(page, filler.end(), min(high, filler.end() + 3)):
        return Cue("OPEN", mention.start, mention.end)
    after = page.sentence(mention.start)[1]
    if other := _EARLIER_DEED.search(page.text, mention.start, min(after, mention.end + 60)):
        return Cue("OTHER_RUN", other.start(), other.end())
    if past := _IN_A_YEAR.search(page.text, low, mention.start):
        return Cue("OTHER_RUN", past.start(), past.end())
    return None


def _of_a_form(said: _Said) -> Cue | None:
    """What says that a form is another's, or is only a paper."""
    page, mention, words = said.page, said.mention, said.words
    if _A_FORM.match(words):
        if form := _OTHER_FORM.search(page.text, said.sentence[0], mention.start):
            return Cue("OTHER_THING", form.start(), form.end())
    if paper := _AS_PAPER.match(page.text, mention.end):
        return Cue("RULE", paper.start(), paper.end())
    if words.lower().endswith("signed"):
        if form := _OTHER_FORM_AFTER.match(page.text, mention.end):
            return Cue("OTHER_THING", form.start(), form.end())
    return None


def _of_other_matter(said: _Said) -> Cue | None:
    """What says that consent was forgotten or denied, or was for a study, an insurer or something else."""
    page, mention, (low, high) = said.page, said.mention, said.sentence
    if said.noun and not said.emergency:
        if forgot := _FORGOT.search(page.text, low, mention.start):
            return Cue("NOT_GIVEN", forgot.start(), forgot.end())
    if _OF_STUDY.search(page.text, low, mention.start):
        return Cue("OTHER_THING", mention.start, mention.end)
    if other := _MEANS_ANOTHER.match(page.text, mention.end, high):
        return Cue("OTHER_THING", other.start(), other.end())
    if said.noun and (no := _ASKED_NO.match(page.text, mention.end)):
        return Cue("NOT_GIVEN", no.start(), no.end())
    if _INSURER.search(said.words):
        return Cue("OTHER_THING", mention.start, mention.end)
    return None


def _by_nobody(said: _Said) -> Cue | None:
    """What says that nobody agreed who may: the writer or the staff did, or no person is told of."""
    page, mention, low = said.page, said.mention, said.sentence[0]
    if _OWN_AGREEMENT.match(said.words) and not page.search(_PERSON, (low, mention.start)):
        return Cue("OTHER_THING", mention.start, mention.end)
    if mention.meta.get("person") and not said.is_by_person():
        return Cue("OTHER_THING", mention.start, mention.end)
    staff = _STAFF.search(page.text, low, mention.start)
    agreed = said.words.lower().startswith(("agreed", "ok", "in agreement"))
    if staff and agreed and not said.is_by_person():
        return Cue("OTHER_THING", staff.start(), staff.end())
    return None


def _weighed(said: _Said, cue: Cue) -> Cue | None:
    """Give what a cue says against words of consent, or None."""
    page, mention, words = said.page, said.mention, said.words
    if cue.facet not in _AGAINST:
        return None
    if page.text.startswith("?", cue.start):
        # "Was consent taken?" asks, "Consent taken? No" tells.
        no = said.noun and _SAYS_NO.match(page.text, cue.start)
        return Cue("NOT_GIVEN", cue.start, cue.end) if no else cue
    if said.emergency and cue.facet in ("NEGATED", "CONDITIONAL", "PLANNED"):
        return None
    inside = mention.start <= cue.start < mention.end
    if cue.facet == "PLANNED":
        if inside and _WISH.match(page.text, cue.start):
            return None
        if not _REALLY_PLANNED.match(page.text, cue.start):
            return None
    if cue.facet in ("PLANNED", "CONDITIONAL") and _DONE.search(words):
        if _parts(page.text[min(cue.end, mention.end) : max(mention.start, cue.start)]):
            return None
        if cue.facet == "CONDITIONAL" and _SHOULD_IT_COME.match(page.text, cue.start):
            return None
    if cue.facet == "NEGATED":
        if inside:
            return None
        if cue.end < mention.start and _DONE.search(words):
            if _TURNS.search(page.text[cue.end : mention.start]):
                return None  # "no blood products, form signed by her"
        if said.noun:
            return Cue("NOT_GIVEN", cue.start, cue.end)
    return cue


def _not_yet(said: _Said) -> Cue | None:
    """What says before the words that consent is to come, or comes first."""
    page, mention = said.page, said.mention
    if said.emergency:
        return None
    low = max(said.clause[0], mention.start - 60)
    before = _NOT_YET.search(page.text, low, mention.start)
    if before and not _DONE.search(said.words):
        return Cue("PLANNED", before.start(), before.end())
    low = max(said.sentence[0], mention.start - 30)
    ahead = _BEFORE_IT.search(page.text, low, mention.start)
    if ahead and said.noun and _AND_GIVEN.match(page.text, mention.end) is None:
        return Cue("PLANNED", ahead.start(), ahead.end())
    return None


def _left_pending(said: _Said) -> Cue | None:
    """What says behind a word for consent that it is pending, or was not given."""
    page, mention = said.page, said.mention
    if not said.noun or said.emergency:
        return None
    end = min(said.clause[1], mention.end + 60)
    pending = _PENDING.search(page.text, mention.start, end)
    if pending is None or _is_of_another(page, mention, pending):
        return None
    given = _NOT_GIVEN.search(page.text, mention.start, end)
    return Cue("NOT_GIVEN" if given else "PLANNED", pending.start(), pending.end())


def _for_another_thing(said: _Said) -> Cue | None:
    """What the clause says that consent was for, where that is not support."""
    page, mention, clause = said.page, said.mention, said.clause
    if mention.meta.get("emergency"):
        return None
    told = page.search(_RECORDED, (clause[0], mention.start))
    if told and _BY_LEAVE.search(page.text, clause[0], mention.start):
        return Cue("OTHER_THING", told.start(), told.end())
    around = (max(clause[0], mention.start - 25), min(clause[1], mention.end + 60))
    other = page.search(_OTHER_THING, around)
    if other is None or _SET_OFF.search(page.text, other.end(), max(other.end(), mention.start)):
        return None
    this = page.search(_THIS, around)
    if this and _FOR_STUDY.match(page.text, this.end()):
        this = None  # "the ECMO registry"
    if this and re.fullmatch(r"\s+", page.text[other.end() : this.start()]):
        this = None  # "the CABG operation" is not this one
    return None if this else Cue("OTHER_THING", other.start(), other.end())


def _only_signed(said: _Said) -> Cue | None:
    """The signature that is all that is told, where nobody is said to have talked."""
    page, mention, (low, high) = said.page, said.mention, said.sentence
    if mention.meta.get("emergency") or "signed" not in said.words.lower():
        return None
    if re.search("agree|accept", said.words, re.IGNORECASE):
        return None
    if page.search(_TALK, (max(0, low - _NEAR), high)):
        return None
    return Cue("SIGNATURE", mention.start, mention.end)


def _is_of_another(page: Page, mention: Mention, pending: re.Match[str]) -> bool:
    """Whether one who signed declined something else: "signed by the mother, who declined blood products"."""
    return (
        pending.group().lower().startswith(("declin", "refus"))
        and _OTHER_THING.search(page.text, pending.end(), pending.end() + 25) is not None
        and _DONE.search(page.text, mention.start, pending.start()) is not None
    )


def _parts(between: str) -> bool:
    """Whether so much stands between that a word of intention does not govern a verb in the past."""
    return len(between) > _GOVERNS or re.search(r"\band\b|,", between) is not None


def _is_pending(words: str) -> bool:
    """Whether an answer leaves consent open; "both signed, interpreter not needed" does not."""
    pending = _PENDING.search(words)
    if pending is None:
        return False
    done = _DONE.search(words, 0, pending.start())
    return done is None or re.search(r",|;| - ", words[done.end() : pending.start()]) is None


def _read_answer(
    answer: Answer,
    reading: Reading,
    open_: list[Span],
    refused: list[Span],
) -> bool:
    """Judge what stands after a title of consent: any text but a no and a not yet.

    Say whether that settles it.
    """
    first = re.split(r"[.;]\s", answer.text)[0]
    if answer.kind == "open":
        open_.append(answer.span)
    elif (
        answer.kind in ("yes", "masked")
        or _EMERGENCY.search(answer.text)
        or _NEED.search(answer.text)
    ):
        reading.spans.append(answer.span)
    elif (
        answer.kind == "no"
        or re.fullmatch(r"\W*N\W*", answer.text)
        or (answer.kind == "value" and _NOT_GIVEN.search(first))
    ):
        refused.append(answer.span)
    elif answer.kind != "value" or _is_pending(first):
        return False
    else:
        text = _ASIDE.sub(" ", answer.text)
        if _OTHER_THING.search(text) and not _THIS.search(text):
            return False
        reading.spans.append(answer.span)
    return True
