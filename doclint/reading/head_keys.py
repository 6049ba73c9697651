"""Physicians behind a key of a note's head or foot that asks for its doctor or its writer.

What stands here are keys that are such only as keys: "Doctor: A. Lovell", "Arzt: Dr. Lovell", "caller ID verified:
Dr. Lovell", "Print name: A. Lovell  Grade: Consultant", "KILO ONE = flight doctor (Dr. Lovell)". The whole key has to
fit, for a word beside it makes it another's: "referring doctor", "Hausarzt", "m\u00e9decin traitant".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doclint import expressions
from doclint.nlp import roles
from doclint.nlp.names import OTHER, PHYSICIAN, Name, name_at, ranks
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all
from doclint.reading.physicians import DICTATED, NAMED, OPERATOR, SIGNED, Found
from doclint.reading.signing import is_anothers

_DUTY = (
    r"(?:(?:ecmo|ecls|ecpr|p?icu|nicu|itu|cvicu|cticu|ct|cardiac|retrieval|transport|flight|shock[ ]team|team|resus|"
    r"medical|"
    r"named|senior|lead|duty|day|night|weekend|rostered|responsible|attending|most[ ]responsible|on[ -]call|"
    r"ward[ ]round|wr|round|dictating|documenting|reporting|writing|cannulating|operating|performing|procedural)[ ])"
)
_ON_DUTY = (
    r"(?:[ ](?:on|on[ ]service|on[ ]duty|on[ ]call|on[ ]shift|today|tonight|of[ ]the[ ](?:week|day)|in[ ]charge|"
    r"name|for[ ]ecmo|\(print\)))"
)
_FOREIGN_DUTY = (
    r"(?:(?:diensthabende[rns]?|verantwortliche[rns]?|behandelnde[rns]?|zust\u00e4ndige[rns]?|leitende[rns]?|"
    r"dienstdoende|"
    r"behandelend|verantwoordelijk[e]?|ansvarig|ansvarlig|lekarz)[ ])"
)
_FOREIGN_TAIL = (
    r"(?:[ ](?:responsable|s[\u00e9e]nior|de[ ]garde|de[ ]guardia|di[ ]guardia|de[ ]turno|respons[\u00e1a]vel|"
    r"de[ ]plant[\u00e3a]o|responsabile|intensivista|r[\u00e9e]animateur|ecmo|tratante|prowadz\u0105cy|dy\u017curny|"
    r"i\.?D\.?|op))"
)
_OPERATORS = (
    r"(?:op[ ]?[1I]|cannulating[ ]team|chirurg(?:in|iens?|iennes?|o|a)?|erster[ ]operateur|operateur(?:/?-?\*?:?in)?|"
    r"op[\u00e9e]rat(?:eur|rice)|operatore|operador[a]?|cirujan[oa]|cirurgi(?:\u00e3o|ao|\u00e3|a)|kirurg|"
    r"opererende[ ]l(?:\u00e4kare|ege)|"
    r"premier[ ]op\u00e9rateur|primo[ ]operatore|primer[ ]cirujano|[\w-]{4,24}[ ]/[ ]operatore)"
)
_DOCTORS = (
    rf"{_DUTY}{{0,3}}(?:doctor|doc|dr\.?|clinician|medic(?:[ ]\d)?|staff[ ]specialist){_ON_DUTY}?|"
    rf"(?:{_DUTY}{{1,3}}(?:cons|consultant|physician|attending|intensivist|md){_ON_DUTY}?|"
    rf"(?:consultant|physician|attending|intensivist|md){_ON_DUTY})|"
    r"(?:name[ ]of[ ](?:the[ ])?(?:doctor|clinician|consultant|operator|surgeon|physician)|shift[ ]lead|"
    r"(?:doctor|clinician|consultant|operator|surgeon|physician)(?:'s)?[ ]name|mrp|vmo|smo|cow|note[ ]owner|"
    r"service[ ]author|(?:ward[ ])?round[ ](?:lead|led[ ]by)|wr[ ]lead|"
    r"ecmo[ ]lead[ ]clinician)|"
    rf"{_FOREIGN_DUTY}?(?:(?:ober|fach|stations|chef|assistenz|intensiv|dienst|not)?(?:arzt|\u00e4rztin)|"
    rf"intensivmediziner|arts|"
    r"anesthesist-intensivist|intensivist|l\u00e4kare|\u00f6verl\u00e4kare|overlege|overl\u00e6ge|lege|l\u00e6ge|"
    r"lekarz|l\u00e9ka\u0159|"
    r"m[\u00e9e]decin|r[\u00e9e]animat(?:eur|rice)|praticien(?:ne)?|intensivist[ae]|m[\u00e9e]dic[oa]|rianimatore|"
    r"l\u00e4\u00e4k\u00e4ri)"
    rf"(?:in)?{_FOREIGN_TAIL}{{0,2}}"
)
_TRAINEES = rf"{_DUTY}{{0,3}}(?:spr|registrar|reg|specialist[ ]registrar){_ON_DUTY}?"
_WRITERS = (
    r"(?:entry(?:[ ]made)?[ ]by|recorded[ ]by|note[ ]of|note[ ]from|created[ ]by|sender|\u00e4rztliche[ ]dokumentation|"
    r"perform(?:ed)?(?:[ ]by|[ ]information)|sign(?:[ ]by|[ ]information)|gez\.?|unterschrift|sign\u00e9e?(?:[ ]par)?|"
    r"fdo\.?|firmado(?:[ ]por)?|firmato(?:[ ]da)?|firma|assinado[ ]por|handtekening|verfasst[ ]von|erstellt[ ]von|"
    r"r\u00e9dig\u00e9[ ]par|redatto[ ]da|redactado[ ]por|opgesteld[ ]door|auteur|autor(?:in)?|autore)"
)
_REVIEWERS = r"(?:s/b|(?:reviewed|assessed|attended|seen[ ]and[ ]reviewed)[ ]by|reviewer)"
_DICTATORS = (
    r"(?:caller(?:[ ]id)?[ ]verified(?:[ ]as)?|dictat(?:or|ing[ ](?:clinician|doctor|dr|author|consultant|surgeon))|"
    r"dictated[ ]for|dict(?:'?d)?\.?[ ]by|author[ ]id[ ]#?\d{1,8}|voice[ ]of)"
)
_CALLERS = r"(?:caller|speaker|voice)"
_SEPARATOR = (
    r"(?:[ \t]{0,40}[:=|][ \t:|]{0,40}|[ \t]{0,9}\t[ \t]{0,9}|[ \t]{2,40}|[ \t]-{1,2}[ \t]|"
    r"[ \t]{0,2}\.{3,40}[ \t]{0,9}|"
    r"[ \t](?=(?:Dr|Prof|Dott|Dra)\b)|(?<=\bby)[ \t])"
)
_STARTS = expressions.compile(
    r"^|[|\t;]|[.,/][ ]|[ ]{2,}|\d[ ](?=caller|speaker)", re.MULTILINE | re.IGNORECASE
)
"""Where a key may begin: a line, a column, a part of a line."""
_KEYS = expressions.compile(
    r"[ \t>*#_-]{0,9}(?:(?:the|il|le|la|el|der|die|den|o|a)[ ]|l')?"
    rf"(?:(?P<operator>{_OPERATORS}{_FOREIGN_TAIL}?)|(?P<writer>{_WRITERS})|(?P<reviewer>{_REVIEWERS})|"
    rf"(?P<dictator>{_DICTATORS})|"
    rf"(?P<caller>{_CALLERS})|(?P<trainee>{_TRAINEES})|(?P<doctor>{_DOCTORS}))(?P<sep>{_SEPARATOR})",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = expressions.compile(
    r"(?:(?P<doctor>(?i:Dott(?:\.?ssa|oressa|ore)?|Dra|Dr\.?ssa)|Pr|Prof(?:\.?ssa|esseure?|esora?)?|Dr|DR|dr|lek|OA|"
    r"LOA|CA|PD)|"
    r"Frau|Herr|Mme|Mlle|Sra|Sr|Sig(?:\.?ra)?)\.?[ \t]+(?:(?:med|n|hab)\.[ \t]*)*"
)
_ENDS = expressions.compile(
    r"[ \t]*(?:$|[,;|(/\t<>\])]|[ \t][ \t-]|\d|\.[ \t]*$|\.[ \t]|-[ \t]|[ \t](?:on|at|am|um|le|el|il)[ \t]+\w|"
    r"by[ \t]the[ \t])",
    re.MULTILINE,
)
_OF_ANOTHER = expressions.compile(
    r"[ \t]*(?:[,(-]|of\b|from\b)[ \t]*(?:(?:the|cons\w*|attending)[ \t]+)?(?:neuro\w*|nephro\w*|renal|"
    r"h(?:a)?ematolog\w*|h(?:a)?em[ \t]?onc|"
    r"oncolog\w*|id\b|infectious|gastro\w*|gi\b|radiolog\w*|palliat\w*|psych\w*|ent\b|orthop\w*|plastics?|dermat\w*|"
    r"ophthal\w*|urolog\w*|rehab\w*|microbiolog\w*|obstet\w*|gyn\w*|ob\b|referr\w*|sending|outside|osh\b|gp\b|pcp\b|"
    r"family|"
    r"physio\w*|diet\w*|patholog\w*|pharm\w*|speech|nurs\w*|genetic\w*|[^()\n]{0,30}\b(?:asks?|asking|request\w*|"
    r"wants)\b)",
    re.IGNORECASE,
)
"""Behind a name, what makes its bearer one of another desk, whom a note tells of and who wrote none of it."""
_DICTATION = expressions.compile(r"\b(?:dictat\w*|transcri\w*|voice|job|speech)\b", re.IGNORECASE)
_WANTS = expressions.compile(r"\b(?:referr\w*|transfer\w*|advice|asks?|county|meeting|m&m)\b", re.I)
_CALLERS_HEAD = 250
"""Characters from a note's beginning in which a caller is one who dictates."""
_CONSENT = expressions.compile(r"\b(?:paciente|patient\w*|paziente|tutor|consent\w*)\b", re.I)


def keyed_in_heads(page: Page, text: str) -> Iterator[Found]:
    """Give the names behind keys that ask for the doctor, for who dictated and for who wrote."""
    for match in _keys(text):
        line = page.layout.line_at(match.end())
        above = text.rfind("\n", 0, max(0, line.start - 1)) + 1
        if (
            _is_far_from_edges(page, line.start)
            or _OF_NO_WRITER.search(text, line.start, match.start())
            or _REFERRER.search(text, above, line.start)
        ):
            continue
        end = line.end
        name = _named(text, match.end(), end)
        if name is None or not _is_somebody(text, name, end):
            continue
        plain = name.kind is None and not name.titled
        if not match["operator"] and _OF_ANOTHER.match(text, _bare_end(text, name), end):
            continue
        if match["writer"] and _REFERRER.search(text, name.end, end):
            continue
        if (match["reviewer"] or match["caller"]) and plain:
            continue
        if match["writer"] and (plain or roles.OF_ANOTHER.search(text[line.start : match.end()])):
            if not name.masked:
                continue
        if match["caller"] and not _dictates(text, match.start(), line.end):
            continue
        if not set(match["sep"]) & _MARKS and plain and not match["dictator"]:
            continue
        yield Found(name, name.start, name.end, _part_of(match), "")


_EDGE = 12
"""Lines with words from a note's beginning or end within which its head and foot stand."""
_OF_NO_WRITER = expressions.compile(
    r"\b(?:if|plan|concerns?|call|page|contact|cxr|ct|mri|tte|tee|toe|echo|x-?ray|scan|films?|report\w*|gp|next of kin|"
    r"nok|referr\w*|there|elsewhere|hospital)\b",
    re.IGNORECASE,
)
"""What stands before a key that asks for whom to call, for another's report or for another house's doctor."""


def _is_far_from_edges(page: Page, offset: int) -> bool:
    """Whether a place lies in a note's midst, where no head and no foot is."""
    lines = [line for line in page.layout.lines if line.end > line.body]
    if len(lines) <= 2 * _EDGE:
        return False
    return lines[_EDGE].start <= offset < lines[-_EDGE].start


def _keys(text: str) -> Iterator[re.Match[str]]:
    """Give the keys of a text, each once."""
    known = -1
    for start in _STARTS.finditer(text):
        match = _KEYS.match(text, start.end())
        if (
            match is not None
            and match["operator"]
            and _SECOND.search(text[max(0, start.end() - 5) : start.end()])
        ):
            continue
        if match is not None and match.start("sep") > known:
            known = match.start("sep")
            yield match


_SECOND = expressions.compile(r"(?<!\d)[2-9]\.[ \t]*\Z")
"""What makes "2. Operateur" one who helped."""
_MARKS = frozenset(":=|\t")
"""What parts a key from a value that is a name alone."""


def _part_of(match: re.Match[str]) -> int:
    if match["operator"]:
        return OPERATOR
    if match["dictator"] or match["caller"]:
        return DICTATED
    return NAMED if match["reviewer"] or match["trainee"] else SIGNED


def _dictates(text: str, start: int, end: int) -> bool:
    """Whether a caller speaks into a dictation line, and does not ask for a bed."""
    around = text[max(0, start - 80) : end + 60]
    return (
        start < _CALLERS_HEAD
        and _DICTATION.search(around) is not None
        and _WANTS.search(around) is None
    )


def _named(text: str, start: int, end: int) -> Name | None:
    """Read a name with the titles of several languages."""
    titled = False
    while (title := _TITLE.match(text, start, end)) is not None:
        titled = titled or title["doctor"] is not None
        start = title.end()
    name = name_at(text, start, end, value=titled)
    return replace(name, titled=True) if name is not None and titled else name


def _is_somebody(text: str, name: Name, end: int) -> bool:
    """Whether a name is whole, and nothing behind it makes it another's."""
    if name.words < 2 and not (name.titled or ranks(name.credential)):
        return False
    if not name.titled and name.kind is None and _IS_A_DESK.search(text, name.start, name.end):
        return False
    if is_anothers(text, name) or roles.MADE_AWARE.match(text, name.end):
        return False
    if roles.PROSE_FOLLOWS.match(text, name.end):
        return False
    return _ENDS.match(text, name.end, end) is not None


_IS_A_DESK = expressions.compile(
    r"\b(?:medizin|innere|chirurgi\w*|an\u00e4sthesi\w*|intensiv\w*|terapia|rianimazione|unidad|servici[oe]|service|"
    r"reparto|abteilung|station|klinik\w*|urgen\w+|r\u00e9animation|cuidados|soins|blue|red|green|team|recorded|known|"
    r"applicable|follow|aktuellt|interface|import|staff|list|call|office|lab|coordinator|desk|clerk)\b",
    re.IGNORECASE,
)
"""What a key asks for at times in the place of a name: a desk, a team, that none is known."""
_REFERRER = expressions.compile(r"\b(?:referr\w*|sending|requesting)\b", re.IGNORECASE)
_RANKED_BLOCK = expressions.compile(
    r"(?:^|(?<=[|\t;.])|(?<=  ))[ \t_]{0,9}(?:print(?:ed)?[ ]name|name(?:[ ]\(print(?:ed)?\))?|name[ ]in[ ]capitals)"
    r"[ \t]{0,9}[:.][ \t.:]{0,9}",
    re.IGNORECASE | re.MULTILINE,
)
_RANK_KEY = expressions.compile(
    r"[^\n]{0,30}?(?:\n[ \t]*)?(?:\b(?:grade|designation|role|position|rank|post|job[ ]title|"
    r"title)[ \t]{0,9}[:.][ \t.:]{0,9}"
    r"(?P<rank>[^\n:|]{3,50})|\b(?P<number>GMC|MCNZ|AHPRA|IMC|MCI)(?:[ ](?:no\.?|number|#))?[ \t:.]{1,4}\d{4,8})",
    re.IGNORECASE,
)
_PHYSICIANS_RANK = expressions.compile(
    r"(?!.*\b(?:nurse|sister|perfusion\w*|practitioner|physiotherap\w*|scribe|student|pharmacist|dietitian)\b).*"
    r"\b(?:consultant|registrar|spr|fellow|attending|surgeon|physician|doctor|intensivist|staff specialist|smo|vmo|"
    r"resident|md|st[3-8]|cons)\b",
    re.IGNORECASE,
)


def named_with_rank(page: Page, text: str) -> Iterator[Found]:
    """Give who fills in the foot of a form: "Print name: A. Lovell   Grade: Consultant   GMC 1234567"."""
    for match in find_all(_RANKED_BLOCK, text):
        name = _named(text, match.end(), page.layout.line_at(match.end()).end)
        if name is None or name.words < 2 or name.kind == OTHER:
            continue
        rank = _RANK_KEY.match(text, name.end)
        if rank is not None and (rank["number"] or _PHYSICIANS_RANK.match(rank["rank"])):
            yield Found(replace(name, kind=PHYSICIAN), name.start, name.end, SIGNED)


_NUMBERED = (
    r"(?!(?:bed|room|bay|case|phone|ward|cot|patient|pt|ext|page|run|day|step|box|donor|cubicle|theatre|line|part)\b)"
    r"(?-i:[A-Z][A-Za-z]{0,9}[ -]?\d|[A-Z]{3,9}[ -](?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|ACTUAL))"
)
"""A call sign, or the number of one of a crew: "KILO ONE", "MD2", "Medic 1"."""
_CODE = (
    r"(?!(?:gp|pcp|nok|wife|mum|mom|dad|son|pt|patient|hpi|pmh|id|gi|ent|ob|rn|ref|xr|tc|dw|ed|ip|pa|np|ccp)\b|"
    r"(?:renal|cards|anes|anaes|neuro|nsgy|consult)[a-z]*)(?-i:[A-Z]{2,9})"
)
_SIGNED_BY_CODE = expressions.compile(
    rf"(?:^|(?<=[,;:|] )|(?<=\t))[ \t*-]{{0,6}}(?:{_NUMBERED}|{_CODE}(?=[ \t]{{0,3}}=))[ \t]{{0,3}}(?:=|:|--?|"
    rf"\u2013)[ \t]{{1,3}}"
    r"(?=[^\n(]{4,60}\()",
    re.IGNORECASE | re.MULTILINE,
)
_ACTS_AS = expressions.compile(
    r"\b(?:operator|proceduralist|surgeon|cannulat\w*|operating)\b", re.IGNORECASE
)
_IS_DOCTOR = expressions.compile(
    r"(?!.*\b(?:nurs\w*|rn|perf\w*|an(?:a)?esth\w*|assist\w*|helper|referring|sending|receiving|outside|gp|scribe|"
    r"paramedic|student|family|radiolog\w*|renal|palliat\w*|neuro\w*|county|retired|cardiologist|specialist[ ]nurse|"
    r"observer|pilot|donor)\b)"
    r".*\b(?:doctor|physician|consultant|attending|intensivist|operator|proceduralist|surgeon|cannulat\w*|"
    r"registrar|fellow|md|retrievalist)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = expressions.compile(r"[ \t]*\((?P<within>[^()\n]{3,50})\)")
_ROLE_FIRST = expressions.compile(
    r"(?P<role>[a-z][A-Za-z /-]{3,40}|[A-Z][a-z][A-Za-z /-]{3,40})[ \t]*\([ \t]*"
)


def explained_in_heads(page: Page, text: str) -> Iterator[Found]:
    """Give whom a head's key to short forms explains: "MD1 = Dr. Lovell (operator)"."""
    lines = [line for line in page.layout.lines if line.end > line.body][:_EXPLAINED]
    if not lines:
        return
    for line in lines:
        if (initials := _INITIALS.match(text, line.body, line.end)) is not None:
            name = _named(text, initials.end(), line.end)
            if (
                name is not None
                and name.kind == PHYSICIAN
                and name.words > 1
                and _letters(name.name) == initials["initials"]
            ):
                yield Found(name, name.start, name.end, NAMED)
    for match in find_all(_SIGNED_BY_CODE, text, 0, lines[-1].end):
        end = page.layout.line_at(match.end()).end
        role = _ROLE_FIRST.match(text, match.end(), end)
        if role is not None and _IS_DOCTOR.match(role["role"]):
            name, told = _named(text, role.end(), end), role["role"]
        else:
            name = _named(text, match.end(), end)
            behind = None if name is None else _IN_BRACKETS.match(text, _bare_end(text, name), end)
            if behind is None or not _IS_DOCTOR.match(behind["within"]):
                continue
            told = behind["within"]
        if name is None or name.kind == OTHER or not (name.titled or name.words > 1):
            continue
        yield Found(name, name.start, name.end, OPERATOR if _ACTS_AS.search(told) else NAMED)


_INITIALS = expressions.compile(
    r"[\[ \t]*(?:\d[\d:./h-]*[ \t,]+){0,3}(?P<initials>[A-Z]{2,3})[ \t]*\([ \t]*(?=(?:Dr\.? )?[A-Z][a-z])"
)
"""Initials at the beginning of a line that are explained there: "0640 AL (Ada Lovell, ICU consultant)"."""


def _letters(name: str | None) -> str:
    return "".join(re.findall(r"(?<![\w'])[A-Z]", name or ""))


def _bare_end(text: str, name: Name) -> int:
    """Where a name ends, its credentials in brackets not counted."""
    bracket = text.find("(", name.start, name.end)
    return bracket if bracket >= 0 else name.end


_EXPLAINED = 14
"""Lines of a head in which short forms are explained."""
