"""Who signed a note in short: with initials, or with a surname that stands alone below it.

Initials are looked up among the names that the note holds: "LF" under a note that "L. Fenn" opens. Where
none fits, letters that are a term of charts sign nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from doclint import expressions
from doclint.nlp.layout import Line
from doclint.nlp.names import OTHER, PHYSICIAN, Name, is_name, name_at, surname
from doclint.nlp.page import Page

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_REST = (
    r"(?P<rest>[ \t.)\]]*(?:[ \t]?[:/][ \t]?[a-z]{2,4}\d?\b|[ \t]?/[ \t]?(?:tr|dict|transcri\w+)\b)?"
    rf"(?:[ \t,;@|/.()-]*(?:\d[\d:./h-]*|{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"am|pm|hrs?|h|(?:bleep|pager|pgr|ext|x|#)[ \t.:]?\d+|bleep|pager|on|at|dictated|dict|typed|transcribed|"
    r"transcript\w*|written|late|entry|"
    r"not|proof-?read|read|signed|itu|p?icu|cts|ecmo|ecls)\b)*[ \t.)\]]*)"
)
_LEAD = (
    r"^[ \t*>_~(\[/=\u2013\u2014-]*(?:(?:e-?sig\w*|signed|sgd|sign|sig|s/|dictated|author|"
    r"by)\b[ \t.:,~]*(?:by[ \t])?)?"
)
_INITIALS = r"(?:(?-i:[A-Z])\.?[ -]?){1,4}(?-i:[A-Z])\b\.?"
_SHORT = expressions.compile(rf"{_LEAD}(?P<name>{_INITIALS}){_REST}$", re.IGNORECASE)
_SMALL = expressions.compile(rf"{_LEAD}(?P<name>(?-i:[a-z]{{2,3}})){_REST}$", re.IGNORECASE)
_SURNAME = expressions.compile(
    rf"{_LEAD}(?:(?:pp|obo)[ \t.:]{{1,2}})?(?P<name>(?-i:(?:Mc|Mac|O'|D'|De|Van|Le|La)?[A-Z][a-z\u00df-\u024f]{{2,}}"
    rf"(?:-[A-Z][a-z\u00df-\u024f]+)?|[A-Z]{{4,}}(?:-[A-Z]{{3,}})?))"
    rf"(?P<others>(?:[ \t]?/[ \t]?|[ \t]for[ \t](?:(?:Dr|Prof|Mr|Ms)\.? )?)(?-i:[A-Z][a-z]{{2,}}))*{_REST}$",
    re.IGNORECASE,
)
_CLOSES = expressions.compile(
    rf"(?:[.!?)][ \t]+|[ \t](?:--?|[\u2013\u2014~]|//)[ \t]?|[ \t]/s/[ \t]?)(?P<name>{_INITIALS})[ \t]*$"
)
"""Initials behind the last sentence of a note, on its line."""
_LAST_NAME = expressions.compile(
    r"(?P<mark>[.,;)])[ \t]+(?:-{1,2}[ \t]?)?(?P<name>(?:[A-Z]\.[ \t]?){1,2}[A-Z][\w'-]{2,}|[A-Z][a-z]+[ \t]"
    r"(?:[A-Z]\.[ \t])?[A-Z][a-z][\w'-]+)[ \t]*\.?[ \t]*$",
    re.MULTILINE,
)
_OWN_WORDS = expressions.compile(
    r"\b(?:agree[ds]?|as above|seen|reviewed|present|concur|thanks|thank you|I|my|me|regards|discussed)\b"
)
_SPOKEN_OF = expressions.compile(
    r"\b(?:with|to|by|from|via|cc|called|paged|per|wife|husband|mother|father|son|daughter|brother|sister|partner|"
    r"contact|kin|nok|perf\w*|nurse|RN|anaesth\w*|anesth\w*|gas|assist\w*)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_OPERATES = expressions.compile(
    rf"^[ \t]*(?P<name>{_INITIALS})[ \t]?,?[ \t]?(?:\(|with\b|w/|\+|&|and\b|assisted by|assist\b|"
    rf"/)[ \t]?(?:(?:the|my|an?)[ \t])?"
    r"(?:spr|specialist registrar|registrar|reg|fellow|resident|sho|senior house officer|trainee|pgy|st\d|ct\d|scp|"
    r"surgical care practitioner|rnfa|pa|first assist\w*|1st ass\w*|assistant|operating|operator|surgeon)\b",
    re.IGNORECASE,
)
"""Initials at the head of an operation's note, with those who helped: "HRB, with SpR"."""

_TERM_WORDS = """
mac lma tiva geta aa aaa abg abgs ac acs act add af afib ag ai aki aline alt am ama ami an ap aps aptt ards art as
asa asap asd ast at av avr avss ba bal bid bipap biv bivad bka bld bm bmp bmt bn bp bpm bt bun bx ca cabg cad caf
cbc cbg cc ccm ccu cd cdc cdi cf cfa cfv ch chd chf ci cicu ck cl cld clr cm cmv cn cns co comp cont copd cp cpap
cpb cpr cpt cr crp crrt cs csf ct cta cticu ctr cts cultr cv cva cvc cvicu cvp cvvh cx cxr da dbp dc dcd ddx dic dka
dl dm dni dnr dnar do doa dob dol dos dp dpc dpp dt dvt dx ea ebl ecg ecls ecmo ecpr ed ef ekg eeg em ems emr end
eol eom eos ep epi er es eta etco ett eval ex exam ext fa fb fc ff ffp fen fib fio fm fr fsbg ft fu fv fx ga gcs
gerd gfr gi gib goc gtt gu hb hcp hct hd hds heent heme hep hf hfnc hfov hgb hhs hit hiv hl ho hob hpi hr hs hsm hta
htn hus hx ia iabp ibw ica icd icp icu id ie ij im imv ino inr io ip ir it itu iv ivc ivf ivh ivig jp jvd kg kub la
lab lad lax lca lcos ld ldh le lfa lft lfts lij lij ll lle llq lm lmca lmwh loc los lp lr lue luq lv lvad lvef lvot
ma map mcs md mdi met mg mi micu min misc ml mm mmol mo mod mr mri mrsa ms mv mva mvr na nad nas nb nbm nc nd neg
neuro ng ngt nh nicu nil nirs niv nkda nl no none nor npo nr ns nsaid nsr nstemi nt nte ntg nurs nv nvs ob od og ogt
oh ok on oob op or os osa osh ot ott pa pac pacu pad pap pc pca pci pco pcp pcr pcv pcwp pd pda pe pea ped peds peep
peg pend per perl perrl pf pfo pft ph phtn pi picc picu pip pl plan plt pm pmh pna pneumo po pod pos post pp ppi ppx
pr prbc prn prvc ps psh psv pt pta pth ptt ptx pulm pv pvl pvr qd qid qt ra rass rbc rca re rehab rem resp rest rfa
rfv rhc rij rll rn ro rom rosc rr rrt rsi rsv rt rta rtc rue ruq rv rvad rvr rx sa sao sat sats sbp sbt sc scd scds
sda se sem sfa si sicu sig sirs sl slp sn so soap sob sp spo sq sr ss ssi st stat std stemi subq sv svc svo svr svt
sw sx sz ta tab tac tah tb tbd tbi tbili tbsa tca td tee teg temp tf tfs tia tid tka tlc tlv tmax tmp tnk to toe tof
tpa tpn tr trach tsh tte ttm tv tx ua uac uf uo uop uns us usg uti uvc va vad vap vav vbg vc vent vf vfib vs vsd vt
vte vti vtx vv vvecmo vwf wbc wc wd wnl wob wt xr yo plz pls tbc tba nos nfr nfa tci ttfn dnu nmb ivi iad gsw mvc
pvc vpa icd ivs cvl tko kvo swr ago sos via yes
ufh mdt nbs pjp pcp cmp kcl hdi blt bslt cdh rds vss rrr eot usa uk wip hla gvhd tma ttp dah bal hus ltx htx olt
bos esrd rvf lvf pvd psv sbs sbm ctab lctab nwb wbat tdwb pod lda clabsi vae cauti sup spn rcx ngtd gpc gnr pcn tgc ctx
nmj fob bpf lps ivb kpa psi lpm rpm gfr fbc lft coag nka sdh sah edh ich pres nse ltm
"""
_TERMS = frozenset(_TERM_WORDS.split())
"""Short forms of charts, which no initials that nobody bears in the note are taken for."""

_CLOSING_WORDS = """
further thereafter stable critical serious guarded pending none nil thanks regards continue continues continued
extubate home discharged draft final confidential unsigned preliminary addendum dictated typed signed outstanding
ongoing unchanged same end finished finis done complete completed sedated ventilated paralysed paralyzed comfortable
awake asleep alive died deceased unremarkable uneventful uncomplicated satisfactory good fair poor excellent minimal
moderate foley blake swan impella avalon crescent tegaderm centrimag cardiohelp rotaflow quadrox propofol fentanyl
ketamine midazolam cisatracurium rocuronium vecuronium norepinephrine noradrenaline epinephrine adrenaline
vasopressin milrinone dobutamine dopamine levophed angiomax bivalirudin argatroban vancomycin cefepime meropenem
zosyn ceftriaxone pantoprazole famotidine insulin lasix furosemide tylenol precedex dilaudid morphine ativan versed
keppra nimbex hourly daily weekly nightly tonight today tomorrow yesterday follow follows watch wean hold rest
review recheck repeat transfuse recannulate decannulate arterial venous atrial ventricular perfusion anaesthetics
physiotherapy pharmacy dietetics nutrition chaplaincy security reception switchboard theatre theatres recovery resus
ambulance helicopter ward wards clinic outpatients inpatient yes page pages over turn continued sincerely faithfully
truly cheers respectfully best amen enjoy happy sorry noted aware agreed understood correct incorrect easter unknown
allergies medications meds labs imaging vitals undetermined withheld redacted removed deleted blank void duplicate
copy original english spanish french german arabic mandarin catholic christian muslim jewish hindu married single
widowed right left upper lower both neither either bleeding infection sepsis stroke death pneumothorax arrhythmia
hypoxia hypotension failure shock arrest myocarditis pneumonia normal abnormal negative positive present absent
intact patent warm cold cool dry clean soft firm tender bruised swollen improved improving worsening worse better
transfer transferred admit admitted retrieval transport bedside pleasant interpreter fluids epic cerner nutren vigileo
cleveland london boston version form flows speeds cardizem diltiazem eliquis apixaban maquet getinge sorin livanova
medtronic abbott terumo edwards lovenox coumadin plavix brilinta tylenol miralax senna colace pepcid protonix ill code
easter friday christmas birthday luck icu monitor monitors precautions isolation contact droplet airborne
seizures edema oedema bowel bladder nose mouth diet skin wounds drains tubes pumps circuits membranes clots
"""
_NOT_SURNAMES = frozenset(_CLOSING_WORDS.split())
"""Words that stand alone below a note and are nobody's name."""

_OF_ANOTHER = expressions.compile(
    r"\b(?:R\.?N|RT|RRT|PA|NP|CCP|EMT|RPh|SW|[Pp]erf\w*|[Nn]urse|[Ss]ister|[Cc]lerk|[Ss]cribe|"
    r"[Tt]yp(?:ed|ist)\w*(?: by)?|"
    r"[Ss]crub|[Tt]ech|[Cc]haplain|[Ii]nterpreter|[Pp]harmacist|[Pp]hysio)\.?[ \t:,(]{1,3}$"
)
_IS_TYPIST = expressions.compile(
    r"\b(?:typ(?:ed|ist|ing)|transcri\w+|keyed|scribed?|entered|filed|checked|witness\w*|nurse|rn|clerk|"
    r"counts?|scrub|circulat\w+|perf\w*|rt|pharm\w*)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
_POLITE = expressions.compile(r"(?:Mr|Mrs|Ms|Miss|Prof)\b\.?[ \t]")
_OPENS_NAME = expressions.compile(
    r"(?<![A-Za-z'-])(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\.?[ \t]+)?(?=[A-Z])"
)
_IS_SENTENCE = expressions.compile(r"[.!?)\]:;\"']\s*$")
_PATIENTS = expressions.compile(
    r"\b(?:pt|patient|name|re|mother|father|wife|husband|partner|son|daughter|sister|brother|mrn|nhs)\b[ \t.:,]*"
    r"(?:(?:Mr|Mrs|Ms|Miss)\b\.?[ \t]*)?$",
    re.IGNORECASE,
)
_TITLE = expressions.compile(
    r"[ \t]*(?:(?:pager|bleep|ext|consultant|attending|fellow|registrar|intensivist|surgeon|cardiothoracic|cardiac|"
    r"critical care|ecmo|dictated|d:|t:|cc:?|cpt|time|billed?)\b)",
    re.IGNORECASE,
)
"""What stands below the surname of who signed."""
_PLACE = (
    r"[ \t]+(?:hospital|cardi\w+|cent(?:er|re)|medical|general|regional|clinic|university|children|ward|unit|"
    r"heart)"
)
_DRUG = expressions.compile(
    r"[a-z]+(?:cillin|mycin|micin|xacin|azole|penem|statin|olol|pril|sartan|parin|rudin|fol|pam|olam|curium|curonium|"
    r"phrine|amine|caine|zolin|oxime|axone|thiazide|semide)",
    re.IGNORECASE,
)
_TERM_ENDS = expressions.compile(
    r"(?:ogram|ography|otomy|ostomy|ectomy|oscopy|plasty|osis|itis|a?emia|pathy|ology|tion|ical|ically)$"
)
"""How words of medicine end, and no surname."""
_DATED = expressions.compile(r"\d[:/-]\d|\d\.\d{1,2}\.\d|\d{3}|bleep|pager|pgr|itu|icu|cts|dict")
"""What stands behind a signature: a date, a time, a number to call; no "4.2" and no "22"."""
_FAR = 40
"""Characters of a line above which the text is prose, and no list of single words."""
_FEWEST_LINES = 3
_USUAL = 3
"""Letters of a person's initials; more are seldom."""


@dataclass(frozen=True)
class ShortSignature:
    """Who signed in short; ``sure`` where a name in the note bears the initials."""

    name: Name
    start: int
    sure: bool
    operates: bool = False


def short_signatures(page: Page, patients: frozenset[str]) -> Iterator[ShortSignature]:
    """Give those who signed with initials or with a surname alone.

    Args:
        page: The note.
        patients: The words of the patient's name, lower case.
    """
    text = page.text
    lines = [line for line in page.layout.lines if line.end > line.body]
    if len(lines) < _FEWEST_LINES:
        return
    for line in lines[:4]:
        match = _OPERATES.match(text[line.start : line.end])
        if match is not None and _letters(match["name"]) not in _TERMS:
            yield _signed(page, line.start + match.start("name"), match["name"], patients, True)
    for number in range(max(1, len(lines) - 4), len(lines)):
        line, above = lines[number], lines[number - 1]
        words = text[line.start : line.end]
        near = len(lines) - number <= 2
        match = _SHORT.match(words) or _SMALL.match(words)
        if match is not None:
            if _IS_TYPIST.search(words[: match.start("name")]):
                continue
            found = _signed(page, line.start + match.start("name"), match["name"], patients, False)
            alone = near and match["name"][0].isupper() and _may_sign(page, found, above)
            if found.sure or alone:
                yield found
            continue
        match = _SURNAME.match(words)
        if (
            match is not None
            and (number == len(lines) - 1 or (near and _TITLE.match(text, lines[number + 1].start)))
            and _is_surname(page, match, line, above, patients)
        ):
            name = match["name"]
            start = line.start + match.start("name")
            yield ShortSignature(Name(start, start + len(name), name, None, words=1), start, False)
        closing = _CLOSES.search(words)
        if closing is not None and number == len(lines) - 1:
            start = line.start + closing.start("name")
            found = _signed(page, start, closing["name"], patients, False)
            if found.sure:
                yield found
        elif number == len(lines) - 1:
            yield from _behind_last_words(page, line, patients)


def _behind_last_words(
    page: Page, line: Line, patients: frozenset[str]
) -> Iterator[ShortSignature]:
    """Give the name that closes the last line, behind a sentence or behind what its writer says of himself."""
    text = page.text
    for match in _LAST_NAME.finditer(text, line.start, line.end):
        name = name_at(text, match.start("name"), line.end)
        if (
            name is None
            or name.kind == OTHER
            or name.words < 2
            or text[name.end : line.end].strip(" .")
        ):
            continue
        if any(
            word in _NOT_SURNAMES or _TERM_ENDS.search(word)
            for word in (name.name or "").lower().split()[-2:]
        ):
            continue
        before = text[line.start : match.start()]
        initialed = match["name"][1] == "."
        if (match["mark"] == "," or not initialed) and not _OWN_WORDS.search(before):
            continue
        if surname(name.name or "") in patients or _SPOKEN_OF.search(before):
            continue
        yield ShortSignature(name, name.start, False)


def _signed(
    page: Page, start: int, initials: str, patients: frozenset[str], operates: bool
) -> ShortSignature:
    """Give who bears the initials in the note, or the initials themselves."""
    end = start + len(initials)
    best: tuple[int, Name] | None = None
    patients_own = False
    for name, rank in _names(page, patients, end, start):
        if rank < 0:
            patients_own = patients_own or _bears(name, _letters(initials), True)
        elif _bears(name, _letters(initials), bool(rank)) and (best is None or rank > best[0]):
            best = rank, name
    if best is None:
        plain = initials.rstrip(". ") if "." not in initials[:-1] else initials
        kind = OTHER if patients_own else None
        return ShortSignature(Name(start, end, plain, kind, words=1), start, False, operates)
    known = replace(best[1], start=start, end=end)
    return ShortSignature(known, start, True, operates)


def _letters(initials: str) -> str:
    return re.sub(r"[^a-z]", "", initials.lower())


def _names(page: Page, patients: frozenset[str], *signature: int) -> Iterator[tuple[Name, int]]:
    """Give the names that the note holds and how sure each is a clinician's; below 0 for the patient's."""
    text = page.text
    heads_end = [line.end for line in page.layout.lines if line.end > line.body][:3][-1]
    for match in islice(_OPENS_NAME.finditer(text), 600):
        start = match.start()
        if signature[1] <= start < signature[0]:
            continue
        name = name_at(text, start, min(len(text), start + 80))
        if name is None or name.name is None:
            continue
        polite = _POLITE.match(text, start) is not None
        before = text[max(0, start - 24) : start]
        if surname(name.name) in patients or _PATIENTS.search(before):
            yield name, -1
            continue
        if _OF_ANOTHER.search(before):
            name = replace(name, kind=OTHER)
        initialed = len((name.name or "").split()[0].strip(".")) == 1 or start < heads_end
        if name.kind is None and not (name.titled or polite or (initialed and name.words > 1)):
            continue
        if name.words < 2 and name.kind == PHYSICIAN and not (name.titled or polite):
            continue
        yield name, 1 + 4 * (name.kind == PHYSICIAN) + 2 * name.titled + name.words


def _bears(name: Name, initials: str, known: bool) -> bool:
    """Whether these are a name's initials: all, first and last, or the surname's two."""
    words = [
        re.findall(r"[a-z\u00df-\u024f']+", word) for word in (name.name or "").lower().split()
    ]
    parts = ["".join(part[0] for part in word) for word in words if word]
    if not parts:
        return False
    if len(parts) == 1:
        return known and len(parts[0]) > 1 and initials[-len(parts[0]) :] == parts[0]
    first, last = parts[0], parts[-1]
    forms = {
        "".join(parts),
        "".join(part[0] for part in parts),
        first + last,
        first[0] + last[0],
        last if len(last) > 1 else "",
    }
    return initials in forms


def _may_sign(page: Page, found: ShortSignature, above: Line) -> bool:
    """Whether initials that no name in the note bears are a signature all the same."""
    text = page.text
    initials = _letters(found.name.name or "")
    if initials in _TERMS or found.name.kind == OTHER or not 2 <= len(initials) <= 5:
        return False
    if len(initials) > _USUAL and (found.name.name or "").isalpha():
        return False  # GETA, HLHS: a term of charts; four names are signed with points or a dash
    written = re.escape(found.name.name or "")
    if len(re.findall(rf"(?<![A-Za-z]){written}(?![A-Za-z])", text)) > 1 and len(initials) < 4:
        return False
    return _ends_text(text, above)


def _ends_text(text: str, above: Line) -> bool:
    """Whether the line above closes what is told: a blank line, a sentence's end, or prose."""
    if "\n\n" in text[above.end : above.end + 4].replace("\r", "").replace(" ", ""):
        return True
    words = text[above.body : above.end]
    return _IS_SENTENCE.search(words) is not None or len(words) > _FAR


def _is_surname(
    page: Page, match: re.Match[str], line: Line, above: Line, patients: frozenset[str]
) -> bool:
    """Whether a word alone below a note is the name of who signed it."""
    word = match["name"]
    low = word.lower()
    if len(word) < 4 or low in patients or low in _NOT_SURNAMES or not is_name(word):
        return False
    if _DRUG.fullmatch(word) or _TERM_ENDS.search(low):
        return False
    rest = match["rest"].strip(" .,)")
    if rest and not _DATED.search(rest.lower()):
        return False
    text = page.text
    if re.search(rf"\b{re.escape(word)}{_PLACE}", text, re.IGNORECASE):
        return False
    if re.search(rf"(?<![A-Za-z]){re.escape(low)}(?![A-Za-z])", text):
        return False
    if text[line.end - 1 : line.end] in (".", ":", "?") and not match["rest"].strip(" ."):
        return False
    named = rf"\b(?:Mrs|Ms|Master|Baby|Mr|Pt|Patient)\b[^\n;]{{1,24}}?\b{re.escape(word)}\b"
    if re.search(named, text[: line.start], re.IGNORECASE):
        return False
    dated = re.search(r"\d", match["rest"]) is not None
    if word.isupper() and not dated:
        return False  # "IMPRESSION": a title that nothing follows
    return dated or _ends_text(text, above)
