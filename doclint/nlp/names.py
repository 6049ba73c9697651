"""Names of persons with their titles and credentials, as they stand in fields and signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from doclint import expressions
from doclint.nlp.normalize import MASK

PHYSICIAN = "physician"
OTHER = "other"

_TITLE = (
    r"(?:(?-i:PD|OA|OÄ|CA|LOA|Univ\.-Prof)\.?[ \t]+(?=(?:Dr|Prof)\b))?"
    r"(?P<title>(?:(?:Dr|DR|dr|Doctor|DOCTOR|doctor|Prof|Professor|Assoc\.? Prof|A/Prof|"
    r"Dott(?:\.?[ ]?ssa|oressa)?|Dra|Pr(?=\.?[ \t]+[A-Z][a-z]+[ \t-]+[A-Z]))"
    r"\.?[ \t]+(?:(?:med|habil)\.?[ \t]+)*){1,2})?(?:(?:Mr|Ms|Mrs|"
    r"Miss|Sir|Dame)\.?[ \t]+)?"
)
_WORD = (
    r"(?:[A-Z\u00c0-\u00de][A-Za-z'\u00c0-\u024f]*[a-z\u00e0-\u024f][\w'\u00c0-\u024f]*(?:-[\w'\u00c0-\u024f]+)"
    r"*|[A-Z]{2,}(?:[-'][A-Z]+)*|[A-Z]-[A-Z](?![A-Za-z]))"
)
_INITIAL = r"(?:[\u00c0-\u00de](?= [A-Z])|[A-Z](?:\.-?[A-Z](?![a-z]))*\.?)"
_PARTICLE = (
    r"(?:(?:de|la|van|von|der|den|del|della|di|da|dos|bin|ibn|al|el|le|ter|ten|du|af|av|y|e)[ \t]+)"
    r""
)
_SUFFIX = r"(?:,?[ \t]+(?:Jr|Sr|II|III|IV)\b\.?)?"
_NAME = rf"(?:(?:{_WORD}|{_INITIAL})[ \t]|[A-Z]\.(?=[A-Z][a-z])){{0,3}}{_PARTICLE}{{0,3}}{_WORD}{_SUFFIX}"
_LOWER = r"(?:[a-z]\.?[ \t]+)?[a-z][a-z']+(?:-[a-z]+)?"

_PHYSICIAN_WORD = (
    r"(?-i:M\.?D\.?(?![A-Za-z])|D\.?O\.?(?![A-Za-z])|md(?![A-Za-z]))|MBBS|MBBCh|MBChB|MB BS|MB "
    r"BCh|BMBS|FRCS\w*|FRCP\w*|FRCA|FFICM|FCICM|FACEM|FACEP|FACS|FACC|FCCM|FRCEM|MCh|DNB|"
    r"faculty|staff(?=[ \t]*(?:$|[,;.)(\n]))|"
    r"FCCP|FAAP|FRACS|FRACP|FANZCA|MRCP\w*|MRCS|Dr ?med|PGY(?:[- ]?\d)?|attending|attn?g|att(?=\.|[ \t]*(?:$|"
    r"[,;)\n]))|fellow|"
    r"residents?|"
    r"registrar|spr|director|(?:ecmo|team) doc(?:tor)?|emergency medicine|st[4-8]|consultant|"
    r"surgeons?|physicians?|intensivist|neonatologist|"
    r"cardiologist|pulmonologist|"
    r"anesthesiologist|anaesthetist|staff (?:surgeon|physician|intensivist)|ct surg\w*|cardiac "
    r"surgery|ct surgery|"
    r"cons(?=\.|[ \t]*(?:$|\n|,|\d|\)))|cardiothoracic(?: surgery)?|vascular surgery|"
    r"(?:pediatric|paediatric|general|trauma|transplant|congenital|heart) surgery|critical care|"
    r"(?:peds?|paeds?|ped|cardiac|cv|thoracic|vascular|gen|congenital|trauma|transplant) ?surg(?![a-z])|"
    r"intensive care|"
    r"neonatology|cardiology|pulm/?cc\w*|pccm|ccm|cicu|picu|nicu|micu|sicu|cvicu|ctsurg|cts|"
    r"medical officer|(?<=\()Dr(?=\))"
)
_OTHER_WORD = (
    r"(?-i:R\.?N\.?|BSN|MSN|CCRN|C\.?C\.?P\.?|LCP|RRT|CRT|RCP|RT|PA-?C?|P\.A\.(?:-C)?|N\.?P\.?|"
    r"NNP(?:-BC)?|ACNP\S*|CNP|"
    r"CRNP|APRN|APP|DNP|FNP\S*|CRNA|CNS|PharmD|RPh|RD|LCSW|MSW|LVN|LPN|EMT\S*|NRP|MS[34]|RDCS|"
    r"FPBMT|FP-C|CFRN)(?![A-Za-z])|"
    r"perfusion(?:ist)?|nurse|ecmo specialist|ecls specialist|specialist|technician|technologist|"
    r"tech|student|scribe|"
    r"transcription\w*|transcriptionist|coordinator|pharmacist|respiratory therapist|therapist|"
    r"paramedic|chaplain|interpreter|"
    r"social work\w*|physician assistant|physician's assistant|nurse practitioner|practitioner"
)
_TAIL = expressions.compile(
    rf"[ \t]?[,(/-]{{0,2}}[ \t]?(?:\b(?:the|on|call|for|in|of|at|ic|staff(?=[ \t]nurse)|charge|registered|bedside|"
    rf"duty|itu|hdu|crit|care|senior|chief|cardiac|ecmo|ecls|"
    rf"p?icu|nicu|cticu|cvicu|ccu|pediatric|paediatric|neonatal|transport|retrieval|clinical|emergency|ed|em|or|"
    rf"thoracic|cardiothoracic|ct|vascular|trauma|lead|locum|acting|interventional|medical|surgical|heart|failure|"
    rf"em/ecls|ecmo/icu)[ \t]+){{0,3}}"
    rf"(?:(?P<other>{_OTHER_WORD})|(?P<physician>{_PHYSICIAN_WORD}))(?![A-Za-z])",
    re.IGNORECASE,
)
_DOCTORATE = expressions.compile(r",?[ \t]*(?:Ph\.?D|MPH|MSc|MBA|MHA|MEd|MA)\.?(?![A-Za-z])")
"""Degrees that tell nothing of the trade."""
_AT = expressions.compile(rf"{_TITLE}(?P<name>{_NAME})")
_DESKS = frozenset(("ED", "ER", "OB", "ENT", "GI"))
"""Desks, of which the attending is told: "ED attending aware"."""
_TRADES_FIRST = frozenset(
    ("RN", "RRT", "RT", "NP", "PA", "PA-C", "CCP", "LVN", "LPN", "CRNA", "EMT", "NNP", "APRN", "APP", "ODP")
)  # fmt: skip
"""What stands before the name of one who is no physician: "RN Ode"; "PA Lovell, MD" has such initials."""
_DEGREE = expressions.compile(r"m\.?d\b|d\.?o\b|mb ?[bc]|f(?:rc|rac|anz|ac|cc|fi|ci)|mrc")
"""How a physician's degrees begin, lower case: no post that somebody else may hold who is named behind."""
_LOWER_AT = expressions.compile(
    rf"(?:(?P<title>dr\.?[ \t]+))?(?P<name>{_LOWER})"
    rf"(?=[ \t]*[,(/-]|[ \t]+(?:md|do|fellow|attn?g|attending)\b|[ \t]+(?:(?:emergency|icu|ct|ecmo|cardiac|vascular|"
    r"trauma|picu|nicu|critical[ \t]care|ed|cardiothoracic|consultant|attending|staff)[ \t]+){1,2}(?:attending|"
    r"surgeon|intensivist|"
    r"consultant|md|"
    r"fellow|physician)\b)"
)
_LOWER_RANKED = expressions.compile(
    rf"(?:(?P<title>dr\.?[ \t]+))?(?P<name>[a-z][a-z']{{2,}}[ \t]+{_LOWER})"
    rf"(?=,?[ \t]+(?:md|do|attn?g|intensivist|surgeon|consultant|attending|neonatologist|cardiologist|ccm|cts)\b)"
)
_LOWER_VALUE = expressions.compile(
    rf"(?:(?P<title>dr\.?[ \t]+))?(?P<name>(?:[a-z][a-z']{{2,}}[ \t]+)?{_LOWER})"
    rf"(?=[ \t]*[,(/-]|[ \t]+(?:md|do|fellow|attn?g|attending)\b|[ \t]*\.?(?:$|\n|  |\t)|\. )"
)
"""In a field a name of small letters may be of two words, and nothing need follow it."""
_LOWER_TITLED = expressions.compile(r"(?P<title>dr\.?[ \t]+)(?P<name>[a-z][a-z'-]{2,})(?![\w'])")
_LOWER_TITLED_IN_FULL = expressions.compile(
    r"(?P<title>dr\.?[ \t]+)(?P<name>[a-z](?:[a-z']+|\.)?[ \t]+[a-z][a-z'-]{2,})"
    r"(?=[ \t]*(?:$|[.,;(\n])|[ \t]+(?:md|ccm|cts|(?:ct|cardiac|peds?|vascular) surg\w*|(?:(?:ct|cardiac|cv|"
    r"neuro) )?[pmnsc]?icu|intensivist|surgeon|consultant|"
    r"attending)\b)"
)
"""Behind "dr" one word of small letters is a name, as in notes that have no capitals."""
_REVERSED = expressions.compile(
    rf"(?P<last>{_WORD}),[ \t]*(?P<first>(?:{_WORD}|{_INITIAL})(?:[ \t]+{_INITIAL})?)"
    rf"(?=,?[ \t]*(?:$|\n|,|M\.?D|"
    rf"D\.?O|MBBS|;|  |\(|(?:on|at)[ \t]+\d|\d))"
)
_REVERSED_RANKED = expressions.compile(
    rf"(?P<last>{_WORD})[ \t]+(?P<rank>M\.?D\.?|D\.?O\.?|RN|NP|PA-C|PA|CCP|RRT|CRNA|PharmD),[ \t]*"
    rf"(?P<first>(?:{_WORD}|{_INITIAL})(?:[ \t]+{_INITIAL})?)"
    rf"(?=,?[ \t]*(?:$|\n|[;|)\]\t]|  |\(|(?:on|at)\b[ \t]|\d))"
)
"""Lovell MD, Ada, as some records write who signed"""
_INITIALS_LAST = expressions.compile(
    rf"(?P<last>{_WORD})[ \t]+(?!MD|DO|RN|PA|NP|RT|JR|SR|II|IV|PH)(?P<first>[A-Z]{{1,2}}|[A-Z] [A-Z])"
    r"(?=[ \t]*\(|,[ \t]*(?:consultant|cons|attending|registrar|fellow|intensivist|surgeon|staff|md|spr|icu|ccm)\b)",
)
"""Lovell A (consultant), of a field's value"""
_INITIAL_LAST = expressions.compile(
    rf"(?P<last>{_WORD})[ \t]+(?P<first>[A-Z]\.(?:[ ]?[A-Z]\.)?)(?=,?[ \t]*(?:$|\n|,[ \t]*[A-Za-z]|M\.?D|\())"
)
"""Lovell A., staff"""
_INITIALS = expressions.compile(r"(?P<name>[A-Z]{2,3}(?:-[A-Z]{1,2})?)(?=,? ?(?:MD|DO|M\.D\.)\b)")
_MASK_AT = expressions.compile(
    rf"(?:(?:Dr|Mr|Ms|Mrs)\.?[ \t]+)?(?P<mask>{MASK}+(?:[ ,.]*{MASK}+)*)", re.IGNORECASE
)

_CHART_WORDS = """
none no not nil same see the this that these as above below on off at in of for by with from to
and or if attending surgeon physician operator provider author patient signed signature dictated
date time name names team critical care cardiac surgery surgical intensive unit icu picu nicu
micu sicu cvicu cticu ccu cicu ecmo ecls va vv note notes report record operative operation
procedure procedures progress daily consult consultation history plan assessment findings
complications condition disposition fellow resident perfusion perfusionist nurse anesthesia
anesthesiology anaesthesia general hospital medical center centre university children memorial
regional saint department division service services clinic room bed page chest head neck heart
lung lungs left right bilateral femoral jugular venous arterial central peripheral open
percutaneous cannula cannulae cannulas cannulation decannulation removal insertion reposition
initiation vent graft echo tee tte fluoroscopy ultrasound heparin consent emergency stable
pending unknown yes done other transport retrieval mobile end start stop january february march
april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mother father mom dad
parents wife husband son daughter family he she they we it his her their baby boy girl infant
newborn male female mr mrs ms full code preop postop pre post diagnosis diagnoses indication
indications specimen specimens drains ebl implants addendum attestation total electronically
electronic copy late entry transcription dictation labs vitals circuit flow sweep pump settings
support mode site sites hemostasis haemostasis closure reason type level interventional
radiology trauma vascular thoracic pediatric paediatric neonatal adult neuro renal resp
respiratory cardiovascular cv fen gi heme id endo skin ppx lines access review after before then
when while discussed agree seen examined present performed assisted supervised primary staff
lead first second chief senior blood loss estimated sole teaching billing rendering performing
initiating operating ecmo/ecls on-call duty tbd tba
kept intubated sedated extubated unstable guarded
fair improving improved unchanged transferred continue continued awake alert comfortable
output index rate gas oxygen saturation pressure speed volume hospitalist unknown
section sections comments comment statement page sheet flowsheet text staff hx dx tx rx line lines
agrees says yours truly myself
rounding covering responsible treating admitting reviewing reporting supervising overseeing
weekend night bedside tolerated well good poor dry intact clean successful uneventful closed removed counts sponge
needle implant ij rij lij svc ivc cfa cfv sfa
dear dr prof two three nurses round meeting previous incoming away pause machine rhythm nursing donor transplant
anaesthetic anesthetic
follow-up transfer disposition pulm pulmonary cardiology nephrology
neonatology drips lactate return drainage next goal goals dispo rounds surg cts ctsurg vasc cvts proc main principal
"""
_NO_NAME = frozenset(_CHART_WORDS.split())
"""Words of a note that begin with a capital and are nobody's name."""

_DEED_WORDS = """
aware unaware hold holds held want wants request requests order orders back gone home here there now
again soon late early tonight today tomorrow yesterday overnight throughout away asleep busy ready
available unavailable happy unhappy comfortable okay okays concern concerns came come comes coming
went goes going got gets gave gives given made makes make took takes take taken put puts left leave
leaves leaving told tell tells knew know knows known think thinks thought feel feels felt said say saw
sees see does did done will can may would could should must has had have was were are been being wrote
write writes written spoke speak speaks spoken met meet meets sent send sends sending stood stand
stands standing assist assists help helps helping scrub scrubs scrubbing arrive arrives arriving
examine examines exam eval evaluate evaluates evaluating advise advises advice opinion input call
calls calling callback phone phones phoning text texts texting bleep bleeps bleeping beep ring rang
rings paging cover covers coverage visit visits talk talks talking change changes decide decides
deciding insist insists suggest suggests suggesting recommend recommends recs confirm confirms verify
verifies verbal order ordering review reviews adjust adjusts adjusting titrate titrates start starts
starting stop stops stopping turn turns turning wean weans weaning increase increases decrease
decreases remove removes removing place places placing insert inserts inserting clamp clamps clamping
pull pulls pulling watch watches watching staying stay stays remain remains notes noting who whom
whose what when where why how which any all both each every another whoever approval permission
parameters initials number letter round also still already just never only very not then than over
under about regarding per via until till once upon without within although because since though while
please pls thanks thank ask asks asking let lets need needs needing keep keeps allow allows accept
accepts approve approves prefer prefers like likes plans planning discuss discusses discussing look
looks looking check checks checking sign signs signing operate operates operating supervise supervises
supervising teaching explain explains explaining declare declares declined declines refuse refuses
response respond responds responding reply replies replying en route inbound
"""
_DEEDS = frozenset(_DEED_WORDS.split())
"""What stands behind "dr" where no name does: "dr aware", "dr wants 4 L"."""
_DONE = expressions.compile(
    r"(?!ahmed|hamed|saeed|sayed|syeed|rasheed|rashed|khaled|waleed|majeed|majed|naveed|javed|jareed|creed|"
    r"sneed|steed|m[ou]ham\w+|hameed|\w{1,3}eed$)[a-z]{2,}ed"
)


_TOLD = frozenset(
    (
        "aware",
        "unaware",
        "paged",
        "notified",
        "informed",
        "called",
        "contacted",
        "updated",
        "texted",
        "bleeped",
    )
)
"""What is said of a doctor in capitals, too: "Dr aware", "DR PAGED"."""


def _tells_a_deed(words: list[str]) -> bool:
    """Whether words of small letters are no name; "will harper" is one."""
    if not all(word.islower() for word in words):
        return False
    named = words[1:] if words[0] == "will" and len(words) > 1 else words
    return any(map(_is_of_deed, named))


def _is_of_deed(word: str) -> bool:
    """Whether a word of small letters behind "dr" tells what the doctor did or was told."""
    word = word.strip(".,'")
    return word in _DEEDS or _DONE.fullmatch(word) is not None


@dataclass(frozen=True)
class Name:
    """A person's name in the text; ``end`` is behind the credentials that follow it."""

    start: int
    end: int
    name: str | None
    """Without title and credentials; None for a de-identification mark."""
    kind: str | None
    """:data:`PHYSICIAN`, :data:`OTHER` (nurse, perfusionist, assistant ...) or None."""
    titled: bool = False
    """Whether "Dr." stands before it."""
    words: int = 2
    masked: bool = False
    credential: str = ""
    """The first credential that ranks, else the first, lower case."""


def name_at(
    text: str, start: int, end: int, *, lower: bool = False, value: bool = False
) -> Name | None:
    """Read a name that begins at ``start``, with its credentials.

    Args:
        text: The text that ``start`` and ``end`` count.
        start: Where the name begins; blanks are passed over.
        end: Where to stop.
        lower: Whether a name without capitals is one, as in notes that have none.
        value: Whether it is a field's value, where such a name needs no credential.
    """
    while start < end and text[start] in " \t:-/*.":
        start += 1
    masked = _MASK_AT.match(text, start, end)
    if masked:
        tail, kind, credential = _tail(text, masked.end(), end)
        return Name(start, tail, None, kind, True, 2, masked=True, credential=credential)
    reversed_ = _REVERSED.match(text, start, end) or _INITIAL_LAST.match(text, start, end)
    if reversed_ and not any(
        _is_stopped(reversed_[part]) or _TAIL.fullmatch(reversed_[part])
        for part in ("first", "last")
    ):
        tail, kind, credential = _tail(text, reversed_.end(), end)
        last_name = reversed_["last"]
        if not reversed_["first"].isupper():
            last_name = _tidy(last_name)
        name = f"{reversed_['first']} {last_name}"
        return Name(start, tail, _tidy(name), kind, False, 2, credential=credential)
    ranked_ = _REVERSED_RANKED.match(text, start, end)
    if ranked_ and not any(
        _is_stopped(ranked_[part]) or _TAIL.fullmatch(ranked_[part]) for part in ("first", "last")
    ):
        _, kind, credential = _tail(text, ranked_.start("rank") - 1, ranked_.end("rank"))
        name = f"{ranked_['first']} {ranked_['last']}"
        return Name(start, ranked_.end(), _tidy(name), kind, False, 2, credential=credential)
    last = _INITIALS_LAST.match(text, start, end) if value else None
    if last and not _is_stopped(last["last"]) and not _reads_as_names(last["last"], last["first"]):
        tail, kind, credential = _tail(text, last.end(), end)
        name = f"{last['first']} {_tidy(last['last'])}"
        return Name(start, tail, name, kind, False, 2, credential=credential)
    initials = _INITIALS.match(text, start, end)
    if initials:
        tail, kind, credential = _tail(text, initials.end(), end)
        return Name(start, tail, initials["name"], kind, False, 1, credential=credential)
    match = _AT.match(text, start, end)
    if match is None and (lower or value):
        ranked = _LOWER_RANKED.match(text, start, end)
        match = ranked or (_LOWER_VALUE if value else _LOWER_AT).match(text, start, end)
    if match is None:
        match = _LOWER_TITLED_IN_FULL.match(text, start, end)
        if match is None or not is_name(match["name"]) or _is_of_deed(match["name"].split()[-1]):
            match = _LOWER_TITLED.match(text, start, end)
    if match is None:
        return None
    words = _before_credentials(match["name"].split())
    finish = match.start("name") + _end_of_word(match["name"], len(words))
    if len(words) > 1 and match["title"] is None and words[0] in _TRADES_FIRST:
        tail, _, credential = _tail(text, finish, end)
        if not _DEGREE.match(credential):
            other = _tidy(" ".join(words[1:]))
            return Name(start, tail, other, OTHER, False, len(words) - 1, credential=credential)
    if any(_is_stopped(word) for word in words) or (
        len(words) == 1
        and (_TAIL.fullmatch(words[0]) or _DOCTORATE.fullmatch(words[0]) or words[0] in _DESKS)
    ):
        return None
    if _tells_a_deed(words) or (match["title"] and words[0].strip(".,").lower() in _TOLD):
        return None
    tail, kind, credential = _tail(text, finish, end)
    name = _tidy(" ".join(words))
    return Name(
        start, tail, name, kind, match["title"] is not None, len(words), credential=credential
    )


def _reads_as_names(last: str, initials: str) -> bool:
    """Whether "HALE JO" may be a first name and a surname: two letters with a vowel, all in capitals."""
    return last.isupper() and len(initials) == 2 and re.search(r"[AEIOUY]", initials) is not None


def _end_of_word(text: str, count: int) -> int:
    """Give where the word of this number ends, counted from one."""
    return next(islice(_WORDS.finditer(text), count - 1, None)).end()


_WORDS = expressions.compile(r"\S+")


def _before_credentials(words: list[str]) -> list[str]:
    for index, word in enumerate(words):
        if index and len(word.strip(".,")) > 1 and _TAIL.fullmatch(word.rstrip(",")):
            return words[:index]
    return words


_CLINICAL_ENDING = expressions.compile(
    r".{3,}(?:ated|tion|tions|osis|itis|emia|aemia|ized|ised|pathy|scopy|graphy|plasty|ostomy|"
    r"otomy|ectomy|ical|ular|"
    r"ology|ement|ments?|ness)$",
    re.IGNORECASE,
)


def _is_stopped(word: str) -> bool:
    if _CLINICAL_ENDING.match(word.strip(".,'")) and not word.isupper():
        return True
    return word.strip(".,'").lower() in _NO_NAME


def is_name(words: str) -> bool:
    """Whether words with capitals can be a person's: none is one of a note's own words."""
    return not any(_is_stopped(word) for word in words.split())


def tells_a_deed(word: str) -> bool:
    """Whether a word beside a doctor's rank tells what was done or wanted: "Attending Aware"."""
    return _is_of_deed(word.lower())


def is_trade(word: str) -> bool:
    """Whether a word is the trade or the desk of somebody: "RN", "ED"."""
    return word in _TRADES_FIRST or word in _DESKS or _TAIL.fullmatch(word) is not None


def _tail(text: str, offset: int, end: int) -> tuple[int, str | None, str]:
    """Give where the credentials end, what they make of the person, and the first of them."""
    kind: str | None = None
    first = ""
    for _ in range(6):
        doctorate = _DOCTORATE.match(text, offset, end)
        if doctorate:
            offset = doctorate.end()
        match = _TAIL.match(text, offset, end)
        if match is None or (match["other"] and match.group().startswith(" / ")):
            break  # "Dr. A. Lee / RN Ortiz" are two persons
        if match["other"]:
            # "physician assistant", "resident nurse": one such word decides.
            kind = OTHER
        elif kind is None:
            kind = PHYSICIAN
        word = (match["other"] or match["physician"]).lower()
        first = word if not first or (ranks(word) and not ranks(first)) else first
        offset = match.end()
    return offset, kind, first


_RANK = expressions.compile(
    r"m\.?d|mb|pgy|fellow|att(?:ending|n?g)\b|cons\b|consultant|staff|faculty|surgeons?$"
)


def ranks(credential: str) -> bool:
    """Whether a credential makes a physician's name of a single word."""
    return _RANK.match(credential) is not None


def _tidy(name: str) -> str:
    words = name.strip(" ,.").split()
    if all(word.isupper() for word in words) and any(len(word) > 3 for word in words):
        words = [word if len(word.strip(".")) == 1 else word.title() for word in words]
    return " ".join(words)


def surname(name: str) -> str:
    """Give the last name, lower case, for comparing."""
    words = [
        word
        for word in name.lower().split()
        if word.strip(".") not in ("jr", "sr", "ii", "iii", "iv")
    ]
    return words[-1].strip(".") if words else ""
