"""Whose age it is: the patient's, a relative's, or that of a thing."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.ages import AgeMention
from doclint.nlp.normalize import MASK

RELATIVE = (
    r"(?:(?:grand|step|foster |god)?-?(?:mother|father|mom|mum|dad|parent|son|daughter|brother|"
    r"sister)s?"
    r"|maternal|paternal|wife|husband|spouse|partner|sib(?:ling)?s?|bro|co-?twin|twin(?! (?:a|b|i|ii|1|2)"
    r"\b)|cousin|uncle|aunt|niece|nephew"
    r"|donor|fianc.e?|boyfriend|girlfriend|guardian|grandparents?|grandchild(?:ren)?|relative|"
    r"surrogate"
    r"|neighbou?r|kids?|children|classmate|room-?mate|passenger|driver)"
)
_LINKS = (
    r"(?:[\s,(:-]|\b(?:is|was|are|aged?|an?|who|now|currently|both|of|and|alive|well|healthy)"
    r"\b){0,12}"
)
_RELATIVE_BEFORE = expressions.compile(
    rf"\b{RELATIVE}\b{_LINKS}$"
    rf"|\b{RELATIVE}\b (?:who )?(?:died|dead|passed|deceased|had|lost|suffered|succumbed)\b[^.;\n]{{0,60}}$"
    rf"|\b{RELATIVE}\b (?:and|with) (?:(?:her|his|the|their|a) )?(?:newborn|baby|infant|child|"
    rf"toddler){_LINKS}$"
    r"|\b(?:her|his|their) (?:(?:own|new|healthy|older|younger) )?(?:newborn|baby|infant|child|"
    r"toddler)[\s,(:]*$",
    re.IGNORECASE,
)
_FAR_RELATIVE = expressions.compile(
    rf"(?<!with )(?<!by )\b(?:her|his|their|the|whose|an?) (?:\w+ )?{RELATIVE}\b,? "
    r"(?:lives |living |who lives |back |over )?"
    rf"(?:(?:in|from|at|near|of) (?:the )?(?-i:[A-Z])[\w' -]{{1,30}}|at home|at work|abroad|overseas|nearby){_LINKS}$",
    re.IGNORECASE,
)
"""A relative whose home is told before the age: "her cousin in Perth, who is 29"."""
_FOREIGN_RELATIVE = expressions.compile(
    r"\b(?:(?:sa|son|leur|sein[e]?|ihre?[nm]?|su|sua|suo|zijn|haar) (?:[\w-]+ )?(?:femme|mari|fille|fils|m\u00e8re|"
    r"p\u00e8re|"
    r"fr\u00e8re|s(?:oe|\u0153)ur|frau|mann|mujer|hij[oa]|madre|padre|herman[oa]|vrouw|man|marido)|\u00e9pouse|"
    r"\u00e9poux|conjointe?|"
    r"ehefrau|ehemann|lebensgef\u00e4hrt(?:e|in)|tochter|sohn|mutter|vater|bruder|schwester|espos[oa]|herman[oa]|"
    r"marido|moglie|"
    r"marito|"
    r"figli[oa]|fratello|sorella|echtgenote|echtgenoot|zoon|dochter)\b[\s,(:]*(?:de |di |von |von uns |aged )?$",
    re.IGNORECASE,
)
_SATURATION = expressions.compile(
    r"\b(?:s?ats?|saturations?|sp?[aov]{1,2}o?2|spo2|sao2|svo2|(?:pre|post)-?(?: ?membrane| ?oxy\w*| ?ox)|membrane|"
    r"drainage|"
    r"circuit|return(?: limb)?|venous|pao2|oximetry)\b[^.;\n]{0,25}?\d{2,3} ?%?(?: ?k?pa)?[ ,/]{1,3}(?:(?:and|the) )*$",
    re.IGNORECASE,
)
"""What makes "patient 94" a saturation: the circuit's stands before it."""
_DONOR = expressions.compile(
    r"\bdonor\b[^.;\n]{0,40}\b(?:from|was|is|of)(?: an?)?\s*$|"
    r"\bdonor:? (?:man|woman|male|female|boy|girl),? $|\borgans?\b[^.;\n]{0,15}\bfrom an?\s*$",
    re.IGNORECASE,
)
_SHE = expressions.compile(
    r"\b(?:mother|mom|mum|wife|daughter|sister|aunt|niece|girlfriend|grandmother|fianc.e)\b",
    re.IGNORECASE,
)
_HE = expressions.compile(
    r"\b(?:father|dad|husband|son|brother|uncle|nephew|boyfriend|grandfather)\b", re.IGNORECASE
)
_RELATIVE_AFTER = expressions.compile(
    rf"[\s,-]*(?:(?!man\b|woman\b|boy\b|girl\b|male\b|female\b|patient\b|with\b|who)"
    rf"[\w/-]+\s+){{0,2}}?"
    r"(?:(?:(?:gentle)?m[ae]n\s+|wom[ae]n\s+|lady\s+)?(?:who\s+)?(?:says|said|claims|thinks|"
    r"believes)\s+(?:that\s+)?s?he\s+(?:is|was|may\s+be|might\s+be)\s+"
    r"(?:a\s+|his\s+|her\s+|the\s+)?(?:patient's\s+)?)?"
    rf"(?P<noun>{RELATIVE})\b(?P<more>\s+(?:of|and)\b)?",
    re.IGNORECASE,
)
_POSSESSIVE = expressions.compile(
    r"(?:\b(?:his|her|their|whose|my|patient's|child's|the)|'s)[\s(]+(?:\w+\s+)?$", re.IGNORECASE
)
_THE = expressions.compile(r"\bthe[\s(]+(?:\w+\s+)?$", re.IGNORECASE)
_PARENT = expressions.compile(
    r"(?:mother|father|mom|mum|dad|parent|wife|husband|twin|driver|passenger)s?$", re.IGNORECASE
)
_BORN_TO = expressions.compile(
    r"\b(?:born|delivered|birth|delivery)\b[^.;\n]{0,60}\b(?:to|by|of)\s+(?:an?\s+|her\s+|"
    r"his\s+)?(?:\w+\s+)?$"
    r"|\b(?:baby|infant|child|newborn|neonate|boy|girl|product) of (?:an?|this|her) (?:\w+ )?$",
    re.IGNORECASE,
)
_EARLIER = expressions.compile(
    r"\b(?:when|while|as|at|since|until|till|before|ages)\s+"
    r"(?:(?:she|he|they|the|patient|an?|about|approximately|around|was|were|aged?|of|only|just|or|"
    r"\d{1,2})\s+){0,6}$",
    re.IGNORECASE,
)
_HER_OTHER = expressions.compile(
    r"\b(?:her|his) (?:first|second|third|fourth|other|older|elder|eldest|younger|youngest|previous|last|middle|only) "
    r"(?:child|kid|baby|pregnancy|boy|girl|son|daughter)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_HER_CHILD = expressions.compile(
    r"\b(?:her|his|their|whose|mother's|mom's|patient's)\s+(?:(?:own|older|elder|younger|other|healthy|little)\s+)?$",
    re.IGNORECASE,
)
_IS_OLD = expressions.compile(r"[- ]old$|y\.?/?o\.?$", re.IGNORECASE)
_AS_A_NOUN = expressions.compile(
    r"(?:s\b)?\s*(?:[,.;:)\]]|$|(?:had|has|have|was|were|is|are|got|brought|came|caught|fell|gave|started|goes|and|at|"
    r"with|who|in|of|from|also|first|attends|stays|visits?|visited|tested|being|recently|recovered)\b)",
    re.IGNORECASE,
)
"""What makes "her two-year-old" a child of hers: no noun follows."""
_SPOKEN_TO = expressions.compile(
    r"\W{0,3}(?:(?:his|her|their|the (?:patient|baby|child|infant|boy|girl)'s)\s+(?:wife|husband|mother|mom|mum|father|"
    r"dad|partner|sister|brother|daughter|son|aunt|uncle|grand\w+|fiance\w*|girlfriend|boyfriend|next of kin)\b|"
    rf"(?:who )?(?:is|was) (?:(?:the|his|her|their|an?|next of kin and) )?(?:(?:patient|pt|child|baby|boy|girl)'?s? )?"
    rf"(?:\w+ )?(?:{RELATIVE}|next of kin|proxy)\b(?! (?:of|to))|"
    r"\)?\s*(?:was|were)\s+(?:met|called|told|informed|updated|counsel\w+|phoned|rung|spoken|contacted|consented)\b)",
    re.IGNORECASE,
)
"""Who is met and told is another than the patient, who is treated."""
_AS_A = expressions.compile(r"\b(?:as|when|while)\s+(?:s?he\s+was\s+)?an?\s*$", re.IGNORECASE)
_NOT_AGE_LABEL = expressions.compile(
    r"\b(?:gest(?:ational|ation)?\.?|corrected|post-?menstrual|post-?conceptional|bone|mental|"
    r"maternal|paternal|"
    r"graft|donor|average|mean|median|middle|any|onset|menarche|menopause|mother'?s?|father'?s?|"
    r"adjusted|ga|developmental)[\s(:,]*$",
    re.IGNORECASE,
)
_THING = expressions.compile(
    r"(?:-|[ \n]{0,2})(?:(?!man\b|woman\b|boy\b|girl\b|male\b|female\b|patient\b|infant\b|with\b|who\b|"
    r"on\b|for\b|"
    r"in\b|from\b|after\b|s/p\b|status\b|has\b|had\b|is\b|was\b|and\b|child\b|baby\b|lady\b|"
    r"gentleman\b)"
    r"\w[\w-]*[ \n]){0,2}?"
    r"(?:circuit|oxygenator|membrane|pump|console|graft|prosthe\w+|valve|pacemaker|icd|device|"
    r"stent|cannulae?|"
    r"cannulas?|catheter|sheath|clot|thromb\w+|h(?:a)?ematoma|wound|incision|scar|infarct\w*|"
    r"fracture|stroke|"
    r"shunt|conduit|tube|line|tracheostomy|film|study|echo|history|repair|sternotomy|burn|run|"
    r"homograft|"
    r"anastomosis|dressing|suture|balloon|filter|tubing|heart|liver|kidney|allograft|"
    r"bioprosthe\w+|stoma|"
    r"specimen|culture|blood|unit|cells|study|survival|follow-up|event|program\w*|cent(?:er|re)|"
    r"service|building)\b(?!\s+(?:failure|transplant|disease|attack|block))",
    re.IGNORECASE,
)
_LABELLED_EVENT = expressions.compile(r"[a-z]{2,} $")
_PERSON_BEFORE = expressions.compile(
    r"\b(?:patient|pt|male|female|boy|girl|man|woman|child|infant|baby|candidate|gentleman|lady|"
    r"is|adult|name|chronologic(?:al)?|postnatal|actual|estimated|approximate|apparent|stated|"
    r"and|with|current|her|his|their|teen\w*)\s+$",
    re.IGNORECASE,
)
_COMPARED = expressions.compile(
    r"\b(?:greater|older|more|less|younger|up to|(?:it|that|this|which) (?:is|was)) ?(?:than )?$|"
    r"\b(?:it|which) (?:is|was) (?:\w+ ){0,2}$|"
    r"\b(?:stent|graft|circuit|oxygenator|pacemaker|valve|prosthesis|catheter|cannula|line|tube|"
    r"device|clot|scar|cells|units|blood|platelets|plasma|film|trace|fracture|infarct|"
    r"wound|incision) (?:(?:is|was|now|about|only) ){0,2}$",
    re.IGNORECASE,
)
_OLD_THING = expressions.compile(
    r"\b(?:valves?|[amtp]vr|tavr|tavi|prosthe\w+|bioprosthe\w+|homograft|fistula|pacemaker|ppm|a?icd|lvad|rvad|bivad|"
    r"vad|stents?|console|oxygenator|machine|implant|scar|fracture|infarct)[,;]?\s*\(?\s*"
    r"(?:(?:is|was|now|about|only|some|already)\s+){0,2}$",
    re.IGNORECASE,
)
_OLD = 30
"""Years that no valve and no device lasts; "s/p TAVR, 81 years old" tells of the patient."""
_THEN_A_PERSON = expressions.compile(
    r"[\s-]*(?:man|woman|male|female|boy|girl|lady|gentleman|patient|pt|m|f|who|with|on|in|admitted)\b",
    re.IGNORECASE,
)
_OF_A_BED = expressions.compile(
    r"\b(?:(?:bed|bay|rm|box|ward|cubicle|station|theatre|pager|bleep|ext|bed ?space)\.?|room) ?[#:]? ?$",
    re.IGNORECASE,
)
_SEX_GOOD = expressions.compile(
    rf"(?:^|[\n\t|]|: ?|\b(?:pt|patient|id|hpi|is|this|is an?|our|cc|s|summary|re|name)\b[\s:,-]*|"
    rf"[.;]\s+|\s{{2,}}|[A-Za-z'{MASK}-]+\.?, )$",
    re.IGNORECASE,
)
_ARTICLE = expressions.compile(
    r"\ban? \d{1,3}[MF] (?:with|w/|who|s/p|h/o|admitted|pt|patient|presenting)\b"
)
_CANNULA_BEFORE = expressions.compile(
    r"(?:\b(?:[RL]?[CS]?F[VA]|[RL]?IJV?|fem\w*|jug\w*|vein|artery|cannula\w*|size[ds]?|french|"
    r"catheter|drain\w*|arter\w*|ven(?:ous)?|art|inflow|outflow|access|sites?|dpc|perfusion|limb|"
    r"return|sheath|dilat\w+|groins?|neck|and|with|via|through|placed|inserted|to|of|new|old|x)\W*|[/+>-]\s*|"
    r"->\s*)$",
    re.IGNORECASE,
)
_DEED_AFTER = expressions.compile(
    r" (?:re|de)?-?(?:cannulated|admitted|transferred|placed on|put on|initiated|started|retrieved|intubated)\b",
    re.IGNORECASE,
)
"""What happened to somebody, and to no cannula."""
_CANNULA_AFTER = expressions.compile(
    r"[\s,/-]*(?:\(|\d+\s?cm|(?:[\w-]+\s){0,2}?(?:cannul\w*|catheter|sheath|multi\w*|dual\w*|"
    r"single\w*|two-stage|"
    r"lumen|venous|arterial|drain\w*|return|inflow|outflow|dilators?|avalon|crescent|protek\w*|"
    r"dl|manta|peel\S*|angio-?seal|perclose|proglide|origen|eopa|dlp|sarns|optisite|femflex|quickdraw|biomed\w*|"
    r"bio-?med\w*|maquet|getinge|hls|medtronic|edwards|dlc|bicaval|tube|balloon|foley|wire|swan|"
    r"cordis|"
    r"introducer|vent)\b|(?:fem\w*|left|right|bilat\w*|[lr]\b|[rl]?ijv?|[rl]?c?f[va]|[rl]?sfa|ij|"
    r"jug\w*|"
    r"carotid|aort\w*|atri\w*|into?|via|antegrade|distal|reperf\w*|dpc|perfus\w*|straight|angled|"
    r"malleable|"
    r"pig\w*|art|ven|ms|line|fr|at|to|for|x|fogarty|drawn|pulled|withdrawn|removed|came|slid|went|out|"
    r"(?:suture|stitch|tie|hub)\w*)\b)",
    re.IGNORECASE,
)
_DRAIN_BEFORE = expressions.compile(
    r"\b(?:tubes?|bougie|chest drains?|dilat\w+|maloney|temp\w*|tmax|febrile|fever)\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)
_VESSEL_NEAR = expressions.compile(
    r"\b(?:[RL]?[CS]?F[VA]|[RL]?IJV?|RA|SVC|IVC|fem\w*|jug\w*|vein|arter\w*|cannul\w*|catheter|drain\w*|"
    r"aort\w*|atri\w*|ven(?:ous)?|art|inflow|outflow|limb|return|sheath|dilat\w+|line|tube|avalon|crescent|"
    r"origen|protek\w*|multi\w*|dual\w*|size[ds]?|vent)\b",
    re.IGNORECASE,
)
LARGEST_FRENCH = 36
"""No cannula is larger; a number with an F above it is a woman's age."""
_TEMPERATURE = expressions.compile(r"(?:\bt(?:emp\w*|max)?|febrile|fever|to|of)\W*$", re.IGNORECASE)


_SEX_THEN = expressions.compile(r"\W*(?:pt:? )?[MF],? \d")
_LINE_ABOVE = expressions.compile(r"([^\n]*)\n(?:[ \t]*\n)*[ \t]*\Z")
_NOT_A_PERSON = expressions.compile(
    r"\b(?:cannulas?|cannulae?|drainage|return|venous|arterial|inflow|outflow|sizes?|french|fr|lumen|temp\w*|bed|"
    r"bay|room|ward|tubes?|drains?|access|catheters?|vents?|dpc|reperfusion)\b|:[ \t]*$|\b[FM] \d{1,2}\.?[ \t]*$",
    re.IGNORECASE,
)
"""What makes a letter and a number of the next line no person of that sex and age."""
_SHORT = 40
"""Characters of a line that is no more than a title or a row's key."""
_LIKE_IT_BELOW = expressions.compile(r"\.?[ \t]*\n[ \t]*[FM] \d{1,2}\.?[ \t]*(?:\n|$)")
_A_PERSON = expressions.compile(
    r"\b(?:age|sex|gender|patient|pt|name|demographics|who|id|hpi)\b", re.IGNORECASE
)


def _is_size_below(text: str, mention: AgeMention, after: str) -> bool:
    """Whether "F 19" of a line of its own is a size: what asks for it stands in the line above."""
    if _SEX_THEN.match(text, mention.start, mention.end) is None:
        return False
    if (mention.years or 0) <= LARGEST_FRENCH and _CANNULA_AFTER.match(after.lstrip(" |")):
        return True
    if _LIKE_IT_BELOW.match(text, mention.end):
        return True
    above = _LINE_ABOVE.search(text, max(0, mention.start - 90), mention.start)
    if above is None or len(above[1]) > _SHORT:
        return False
    return _NOT_A_PERSON.search(above[1]) is not None and _A_PERSON.search(above[1]) is None


def not_the_patients(text: str, sentence: tuple[int, int], mention: AgeMention) -> str | None:
    """Say why an age is not the patient's age today, or None if nothing speaks against it.

    The reasons: ``OTHER_PERSON``, ``EARLIER``, ``GESTATION``, ``THING`` or ``SIZE``.
    """
    start, end = mention.start, mention.end
    before = text[max(sentence[0], start - 90) : start]
    after = text[end : min(sentence[1], end + 60)]
    if mention.kind == "sex" and not _is_persons(
        text[max(0, start - 30) : start],
        mention,
        text,
        text[end : end + 60],
        opens=start == sentence[0],
    ):
        return "SIZE"
    if mention.kind == "stated" and _is_size_below(text, mention, after):
        return "SIZE"
    in_weeks = re.search(r"w", text[start:end], re.IGNORECASE) and mention.kind == "stated"
    gestation = in_weeks and re.match(r"\W*(?:of )?gestation", after, re.IGNORECASE)
    since_birth = re.match(r"dol|hol|d|.*\blife", text[start:end], re.IGNORECASE)
    if gestation or (_NOT_AGE_LABEL.search(before) and not since_birth):
        return "GESTATION"
    if _OF_THE_PATIENT.match(text, start, end) and _SATURATION.search(before):
        return "THING"
    if (
        _RELATIVE_BEFORE.search(before)
        or _FAR_RELATIVE.search(before)
        or _FOREIGN_RELATIVE.search(before)
        or _BORN_TO.search(before)
        or _DONOR.search(before)
        or _HER_OTHER.search(before)
        or (
            _IS_OLD.search(text[start:end])
            and _HER_CHILD.search(before)
            and _AS_A_NOUN.match(after)
        )
        or _SPOKEN_TO.match(after)
        or _means_relative(text[start:end], before)
    ):
        return "OTHER_PERSON"
    relative = _RELATIVE_AFTER.match(after)
    if relative and not after.startswith("'s"):
        owned = _POSSESSIVE.search(before) is not None
        his = owned and not _THE.search(before)
        if his or (not relative["more"] and (owned or not _PARENT.search(relative["noun"]))):
            return "OTHER_PERSON"
    if _EARLIER.search(before) and (mention.kind != "newborn" or _AS_A.search(before)):
        return "EARLIER"
    if mention.kind == "stated" and (_THING.match(after) or _COMPARED.search(before)):
        return "THING"
    if (
        mention.kind == "stated"
        and (mention.years or 0) >= 1
        and (thing := _OLD_THING.search(before))
        and ((mention.years or 0) < _OLD or thing.group().rstrip("( ")[-1] not in ",;")
        and not _THEN_A_PERSON.match(after)
    ):
        return "THING"
    words = text[start:end].lower()
    if (
        words.startswith("age ")
        and _LABELLED_EVENT.search(before)
        and not _PERSON_BEFORE.search(before)
    ):
        return "EARLIER"
    if mention.kind == "newborn" and re.search(
        r"\b(?:deliver\w*|birth|bore|her|his|their|visited|healthy|former)\b",
        before + after,
        re.IGNORECASE,
    ):
        return "OTHER_PERSON"
    return None


_OF_THE_PATIENT = expressions.compile(r"(?:the )?(?:patient|pt)\b", re.IGNORECASE)


def _means_relative(words: str, before: str) -> bool:
    """Whether "she is 70" takes up the wife that the sentence has named, and no patient since."""
    pronoun = re.match(r"s?he\b", words, re.IGNORECASE)
    if pronoun is None:
        return False
    kin = _SHE if pronoun.group()[0] in "sS" else _HE
    named = list(kin.finditer(before))
    return bool(named) and not _PATIENT_SINCE.search(before, named[-1].end())


_PATIENT_SINCE = expressions.compile(r"\b(?:patient|pt|s?he) (?:is|was|has|had)\b", re.IGNORECASE)


def _is_persons(before: str, mention: AgeMention, text: str, after: str, *, opens: bool) -> bool:
    """Whether "65M" or "31F" is an age with the sex and not a size, a temperature or a length."""
    words = text[mention.start : mention.end]
    number = mention.years or 0
    if _OF_A_BED.search(before):
        return False
    at_start = opens or bool(_SEX_GOOD.search(before) or _ARTICLE.search(before + words + after))
    if words[-1] in "mM":
        return words[-1] == "M" or at_start
    if number > 94 and _TEMPERATURE.search(before):
        return False
    is_large = number > LARGEST_FRENCH and words[-1] == "F"
    if is_large and (after.startswith((",", ";", ".")) or _DEED_AFTER.match(after)):
        # "64F, right axillary V-A", "64F cannulated for": no cannula is that large.
        return not _DRAIN_BEFORE.search(before)
    if _CANNULA_AFTER.match(after):
        return False
    if number > 40 and (words[-1] == "F" or words.endswith(" f")):
        return True
    if before.endswith("(") and re.match(r", ?[a-z]", after):
        # "Lungs not recovered (35F, endocarditis)"
        return not _VESSEL_NEAR.search(before)
    return at_start and not _CANNULA_BEFORE.search(before)
