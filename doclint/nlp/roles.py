"""What stands around the name of an operator, of a dictating or of a signing physician."""

from __future__ import annotations

import re
from functools import lru_cache

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK

_ROLE = (
    r"(?:(?:attending|primary|operating|staff|cannulating|cannulation|"
    r"(?:1st|first|main|principal)(?=[ \t]{1,3}(?:surgeon|operator|cannulator|consultant|proceduralist))|"
    r"performing|lead|consultant|responsible|"
    r"supervising|rounding|reviewing|covering|ecmo|ecls|icu|picu|"
    r"nicu|rendering|billing|teaching|initiating|sole|procedure|cardiac|treating|managing|on-call|"
    r"transport|retrieval|team|program|medical|vascular|thoracic|cardiothoracic|pediatric|paediatric|heart|op|"
    r"critical|intensive)[ \t]{1,3}){0,2}"
    r"(?:(?:doctor|physician|surgeon|md|consultant) (?:performing|doing) (?:the )?(?:procedure|operation|cannulation)|"
    r"(?:cannulation|ecmo|retrieval) lead(?=[ \t]*(?::|Dr\b))|procedurist|"
    r"surgeon|physician|operator|proceduralist|interventionalist|intensivist|attending|provider|consultant|"
    r"neonatologist|cannulator|md|director|phys|(?:cardiac |ct |cv |peds |vascular |thoracic )?surg|"
    r"operateur|examiner(?=[ \t]*:)|reader(?=[ \t]*:)|"
    r"part [a-d][ \t]{1,3}[A-Za-z ]{3,30}(?=:)|"
    r"op|opr|op'r|oper|att(?:g|ng|end)?(?=[ \t]*:)|cons(?=[ \t]*:)|fellow(?=[ \t]*:|[ \t]+(?:Dr|Doctor)\b)|"
    rf"(?:staff|fellow)(?=[ \t:|]{{1,9}}{BLANK})|"
    r"(?<=ecmo )doc(?:tor)?|"
    r"(?<=team )doc(?:tor)?|"
    r"(?:surgery|surgeon|cardiology|failure|medicine|care|ecmo) on[ -]call)(?:\(s\)|s)?"
    r"(?: of record)?"
)
_BY = (
    r"(?:dictating(?: (?:physician|surgeon|provider|md))?|"
    r"(?:procedure(?:\(s\)|s)? |operation |surgery |electronically |digitally |note |report )?(?:performed|"
    r"done|signed|"
    r"e-?signed|dictated|authenticated|attested|"
    r"verified|authored|typed|(?:de-?)?cannulated|operated|signed off|reported|"
    r"submitted and signed|read and signed|checked and signed|sgd\.?|"
    r"written|documented|completed|entered|prepared|carried out|co-?signed)(?: "
    r"electronically)?(?: by)?|signature|e-?signature|"
    r"(?:call )?taken(?=[ \t]*:)|by(?=[ \t]{0,9}\|)|"
    r"author(?:ed by|\.display|\.name)?|performer\.(?:display|name)|operating(?=[ \t]*:)|"
    r"(?:attending )?attestation(?=[ \t]*:)|dict(?:ated)?\.?(?=[ \t]*:)|the undersigned|"
    r"addendum(?:[ \t]#?\d)?,?[ \t](?:entered|written|added)"
    r"(?:[ \t]{1,3}\d[\d/.-]{3,9},?(?:[ \t]\d[\d:.]{2,4})?)?[ \t]by|"
    r"note by|electronic signature|report by|(?:outgoing|off-?going|handing over)(?: (?:consultant|attending|"
    r"intensivist|"
    r"physician|doctor|team))?(?=[ \t]*:)|hand-?over (?:by|from)|(?:physician|surgeon|attending|md|"
    r"provider)(?:'s)? signature|(?:inserted|removed|re-?positioned)[ \t]by(?=[ \t]*:)|"
    r"(?:seen|examined|taken|filed|proc(?:edure)?|operation|opn|op|surgery|insertion|(?:de-?)?cannulation|explant|"
    r"reposition(?:ing)?|removal)"
    r"(?: and examined)?(?:[ \t]{1,3}(?:on[ \t]+)?\d[\d/.-]{3,9},?(?:[ \t]+(?:at[ \t]+)?\d[\d:.]{2,4})?)?[ \t]{1,3}by|"
    r"electronically(?=[ \t]*:)|(?:e-?)?signed[ \t:]+\d[\d/.-]{3,9}(?:[ \t]+\d[\d:.]{2,4})?)"
)
_SEPARATOR = (
    r"(?:[ \t]{0,3}\([^()\n]{0,40}\))?(?:[ \t]{0,40}[:=|][ \t|]{0,60}|[ \t]{0,9}\t[ \t]{0,40}|"
    r"[ \t]{1,9}-[ \t]{1,9}|[ \t]{1,3}(?:was|is)[ \t]{0,2}:?[ \t]{1,3}|[ \t]{2,60}|[ \t]{0,3},[ \t]{0,9})"
)
FIELD = expressions.compile(
    rf"(?:^[|>]?[ \t]{{0,9}}|(?<=[|\t;.,(])[ \t]{{0,2}}|(?<=/ )|(?<=  )(?![ \t])|"
    rf"(?<=\bby ))"
    rf"(?:[*#-]{{1,2}}[ \t])?(?:the[ \t](?=performing|operating|"
    rf"attending|responsible|primary|procedural|cannulating|billing))?"
    rf"(?:[A-Za-z]{{3,24}}(?:\[\d\])?\.(?=author|performer))?(?P<role>{_BY}|{_ROLE})"
    rf"(?P<sep>{_SEPARATOR}|"
    rf"[ \t]{{1,9}}(?=(?:Dr|DR|dr|Doctor|Prof)\b)|[ \t]{{1,9}}(?=by[ \t])|(?<=by)[ \t]{{1,9}}|"
    rf"(?<=signed)[ \t]{{1,9}}|"
    rf"[ \t](?=(?-i:[a-z]\w+(?:-\w+)?)[ \t]*/[ \t]*(?:asst|assist\w*|fellow|res|pgy|1st)\b)|"
    rf"(?P<thin>[ \t])(?=(?-i:[A-Z\u00c0-\u00de{MASK}{BLANK}])))",
    re.IGNORECASE | re.MULTILINE,
)
ANOTHERS = expressions.compile(
    r"\b(?:referring|requesting|ordering|consulting|reading|interpreting|incoming|oncoming|assistant|assisting|"
    r"first assist|an(?:a)?esthesia|an(?:a)?esthetic|previous|"
    r"(?:second|2nd|third|3rd)(?=[ \t]+(?:op\w*|surgeon|physician|consultant|cannulator|proceduralist))|"
    r"(?:donor|nephrology|renal|neurology|h(?:a)?ematology|id|oncology|radiology|gi|palliative)"
    r"(?=[ \t]+(?:surgeon|physician|consultant|attending|md|provider))|"
    r"outside|primary care|consulted|"
    r"sending|accepting|their|co-?surgeon|scrub|recorded|copied|circulating|perfusion|"
    r"transferring|RN|nurs\w+|perfusionist|specialist|RT|PA|NP|pharmacist|witness|patient|parent|"
    r"interpreter|transferring|family|notified|aware|contacted|paged|informed|called|covering|admitting)"
    r"\b[^\n:|]{0,20}$",
    re.IGNORECASE,
)
OF_ANOTHER = expressions.compile(
    r"\b(?:guardian|representative|proxy|surrogate|spouse|wife|husband|kin|relative|mother|father|son|daughter|"
    r"patient|parent|witness|consenter|consent|interpreter|donor|relation\w*)\b[^\n:|]{0,20}\b(?:sign\w*|by|author\w*)",
    re.IGNORECASE,
)
"""A key that asks for another's signature: "Legal guardian signature"."""
DESK_KEY = expressions.compile(
    r"(?:^|[\n;|,.] ?|[ ]{2})[ \t*-]*(?:gi|cards?|cardiology|ob(?:/?gyn)?|nsgy|neuro\w*|an(?:a)?es\w*|renal|nephro\w*|"
    r"id|ent|"
    r"ortho\w*|psych\w*|heme?|onc\w*|palliative|hpi|pmh|nok|next of kin|wife|husband|mother|father|mum|mom|dad|"
    r"consult\w*|"
    r"radiology|rads|gp|pcp|tc|ref\w*|d/w)[ \t]*[:=-][ \t]*$",
    re.IGNORECASE,
)
"""A key that asks for another desk, or for another person, before a name with a rank in brackets."""
SPOKEN_WITH = expressions.compile(
    r"\b(?:with|to|from|called|asked|paged|rang|phoned|informed|consulted|told|met|via|await(?:ing|s)?|another|"
    r"referring|"
    r"requesting|primary|transplant|outside|notified|contacted|including|and)\b[ \t]+(?:[\w-]+[ \t]+){0,4}$",
    re.IGNORECASE,
)
"""What makes "the surgeon (Dr. Kim)" one who was talked with."""
TELLS_ON = expressions.compile(r"[ \t]*\([^()\n]{1,30}\)[ \t]+(?!on\b|at\b|pager|ext)[a-z]{3,}")
"""A sentence that goes on behind a name: "Dr. Kim (radiology) reported"."""
PROSE = tuple(
    expressions.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bthis is (?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][\w'-]+[ \t]+(?:[A-Z]\.[ \t]+)?[A-Z][\w'-]+),?[ \t]+"
        r"(?:dictating|speaking|recording|dictation)\b)",
        r"\bI(?:,[ \t]+|[ \t]*\([ \t]*)(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][a-z]))",
        r"\b(?:procedure|operation|surgery|cannulation|decannulation|repositioning|case|revision|"
        r"removal|insertion|exchange)\b"
        r"[^.;\n]{0,30}?\b(?:performed|done|carried out|undertaken|dictated)"
        r"\b[^.;\n]{0,25}?\bby[ \t]+(?=(?:Dr|Doctor|Prof|Mr|Ms|Miss)\b|(?-i:[A-Z]))",
        r"\b(?:procedure|operation|operator|surgeon)[ \t]*\([ \t]*(?=(?:Dr|Doctor|Prof|Mr|Ms|Miss)"
        r"\b)",
        r"\b(?:e-?signed|signed|signed off|dictated|authenticated|completed|written|reported|attested|"
        r"documented|filed)"
        r"(?: (?:electronically|personally|off|today|here|late|up|retrospectively|in retrospect|at the bedside|"
        r"tonight|and \w+))* by (?:the )?"
        r"(?:(?:attending|consultant|staff|operating|cardiac|ecmo|lead|sole)[ \t]){0,2}"
        r"(?:physician|surgeon|intensivist|consultant|operator|attending|neonatologist)?,?[ \t]*"
        r"(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][\w'.-]*[ \t]+[A-Z]))",
        r"\bsigned(?: off)?,?[ \t]+(?=(?-i:dr|Dr|DR)\b)",
        r"\b(?:rounds?|round(?:ed)?|note|review(?:ed)?|visit)[^\n;]{0,12}?\b(?:led|chaired|conducted|run|headed|"
        r"taken) by[ \t]+"
        r"(?=(?:Dr|Doctor|Prof|Mr|Ms|Miss)\b)",
        r"\b(?:regards|sincerely|faithfully|thanks|thank you|respectfully|cheers|truly|submitted|"
        r"(?:best|good|kind|kindest|warm|warmest) wishes|all the best|(?<=\n)yours),[ \t\n]+"
        r"(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][\w'.-]*[ \t]+[A-Z]))",
        r"(?:^|(?<=[.;] )|(?<=\n))(?:the[ \t]+)?(?:(?:operating|rounding|cannulating|ecmo|primary|lead)[ \t]+)?"
        r"(?:surgeon|operator|cannulator|proceduralist|intensivist)"
        r"(?:[ \t]+(?:today|tonight|here|for this case|for the case|on this occasion|of record)){0,2}[ \t]+(?:is|was)"
        r"[ \t]+"
        r"(?=(?:Dr|Doctor|Prof|Mr|Ms|Miss)\b|(?-i:[A-Z][\w'.-]*[ \t]+[A-Z][a-z]))",
        r"(?:^|(?<=[.;] )|(?<=\n))(?=(?-i:(?:(?:Dr|Prof|Mr|Ms|Miss)\.?[ \t]+)?(?:[A-Z][\w'.-]*[ \t]+){0,2}[A-Z][\w'-]+)"
        r"(?:,?[ \t]+MD,?)?[ \t]+(?:(?:was|is|acted as)[ \t]+(?:the[ \t]+)?(?:(?:operating|primary|lead|sole|"
        r"cannulating)[ \t]+)?(?:surgeon|operator|cannulator|proceduralist)|(?:de)?cannulating)\b)",
        r"\b(?:yours truly|myself)[ \t]*[,(][ \t]*(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][\w'.-]*[ \t]+[A-Z]))",
        r"\b(?:done|performed|placed|put in|cannulated|inserted|removed|pulled|carried out)\b[^.;\n]{0,40}?\bby[ \t]+"
        r"(?=(?-i:[a-z]{3,}[ \t]+[a-z][a-z'-]{2,},?[ \t]+(?:intensivist|surgeon|consultant|attending|md|"
        r"neonatologist|"
        r"cardiologist)\b))",
        r"(?:^|(?<=[.;] ))(?=(?-i:[A-Z][\w'.-]*[ \t]+[A-Z][\w'-]+)[ \t]+"
        r"(?:(?:personally|himself|herself|then|has)[ \t]+)*(?:performed|carried out|did|undertook) (?:the|this) "
        r"(?:procedure|operation|cannulation|decannulation|insertion|removal|reposition\w*|exchange|case|"
        r"revision)\b)",
        r"(?:^|(?<=\n))(?-i:Attg|ATTG|Attending|Attng)[ \t]+(?=(?-i:[A-Z]\.[ \t]?[A-Z][a-z]))",
        r"\bthe undersigned,?[ \t]+(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z]))",
        r"\bmy name is[ \t]+(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z]))",
        r"\b(?:performed|done|placed|removed|carried out|undertaken) by the (?:\w+ ){0,2}(?:attending|surgeon|"
        r"intensivist|operator|consultant|fellow|physician)(?:,| \()[ \t]*(?=(?:Dr|Doctor|Prof|Mr|Ms|Miss)\b"
        r"|(?-i:[A-Z]))",
        r"\b(?:note|report|entry|summary|draft|documentation)\b[^.;\n]{0,30}\b(?:prepared|written|drafted|typed|"
        r"entered|compiled|started|pended)\b[^.;\n]{0,50}?\bfor[ \t]+(?=(?:Dr|Doctor|Prof)\b)",
        r"(?:^|(?<=\n))(?:cross[ -]?cover(?:ing|age)?|(?:night|weekend|overnight|evening|late) (?:cover|float|"
        r"call|shift|"
        r"fellow|attending|consultant)|on[ -]call(?: (?:fellow|attending|consultant|ecmo|icu))?|"
        r"cover)[ \t]{0,2}[(:,-][ \t]*"
        r"(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z][\w'.-]*[ \t]+[A-Z][\w'-]+,?[ \t]+(?:MD|DO|M\.D\.|D\.O\.|MBBS|MBChB|"
        r"fellow|attending|consultant)\b))",
        r"(?:^|(?<=[,;:\n]))[ \t]*(?=(?-i:[A-Z][\w'-]+(?:[ \t][A-Z][\w'-]+)?)[ \t]\((?:primary |operating |attending )?"
        r"(?:surgeon|operator|proceduralist|attending|intensivist|consultant|ecmo (?:physician|attending|"
        r"consultant))\))",
        r"\bon behalf of[ \t]+(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z]))",
        r"\bscribed?\b[^\n]{0,30}?\bfor[ \t]+(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z]))",
        r"(?:^|[.\n][ \t]*)(?:performed|done)\b[^.;\n]{0,25}?\bby[ \t]+(?=(?:Dr|Doctor|Prof|Mr|"
        r"Miss)\b|(?-i:[A-Z]))",
        rf"(?<!BY )(?<!CO-)\b(?-i:SURGEON|OPERATOR)[ \t]+(?=(?-i:[A-Z]{{2}}|{MASK}))",
        r"(?:^|[.\n][ \t]*)(?-i:Surgeon|Operator|SURGEON|OPERATOR)[ \t]+(?=(?-i:[A-Z]))",
        r"\bdictat(?:ing|ed|ion)\b[^.;\n]{0,60}?(?:,|\bby)[ \t]+(?=(?-i:[A-Z][\w'.-]*[ \t]+[A-Z]))",
        r"\b(?:(?:performed|cannulated|decannulated|examined|seen|done|managed|started|initiated) )?by "
        r"(?:me|myself)[, (\t-]{1,3}(?=(?:Dr|Doctor)\b|"
        r"(?-i:[A-Z]))",
    )
)  # fmt: skip
DOCTOR = expressions.compile(r"\b(?:Dr|Doctor|Prof)\.?[ \t]+", re.IGNORECASE)
IN_BRACKETS = expressions.compile(
    r"\((?:surgeon|operator|attending|proceduralist|me\)|self\)|author|writing|dictating)",
    re.IGNORECASE,
)
PERFORMS = expressions.compile(
    r"(?:[ \t]*\([^()\n]{1,30}\))?[ \t,]+(?:(?:personally|himself|herself|has|have|had|then|also)[ \t]+)*"
    r"(?:performed|carried out|did|done|undertook|undertaken|conducted|completed) (?:the|this) (?:\w+ )?(?:procedure|"
    r"operation|cannulation|"
    r"decannulation|insertion|removal|reposition\w*|surgery|exchange|case|revision)\b",
    re.IGNORECASE,
)
SPEAKS = expressions.compile(
    r"[^.\n]{0,70}?\b(?:here|speaking|dictating|dictated|dictation|writing)\b|[ \t]*\((?:surgeon|operator|"
    r"attending|proceduralist|performing)\b",
    re.IGNORECASE,
)
SAYS = expressions.compile(
    r"[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?:[^\n]{0,80}?\b(?:I\b|seen\b|agree\w*|examined|reviewed|attended|"
    r"present|my )",
    re.IGNORECASE,
)
"""How one attests under a note of another: "Dr. Lovell: seen, plan as above"."""

ACTED = expressions.compile(
    r"[ \t]*[,(-]?[ \t]*(?:has |have |personally )?(?:performed|operated|operating|inserted|decannulated|cannulated|"
    r"attended|operator)(?: (?:it|this|throughout|personally|procedure|all))?[ \t]*(?:$|[.;)]|[ \t]{2})",
    re.IGNORECASE,
)
"""A deed behind a name that closes a note: "A. Lovell, intensivist, performed."."""

IS_HERE = expressions.compile(r"[ \t,]{1,2}here\b[ \t]*[,.(;-]", re.IGNORECASE)
"""How one who dictates gives the name: "Dr. Lovell here, ECMO on call."."""

ELSEWHERE = expressions.compile(
    r"[ \t,(]{1,3}(?:was |is )?(?:on|by|over|via) (?:the )?(?:phone|telephone|line|video)\b|"
    r"[^.;\n]{0,40}?\b(?:see (?:her|his|their|separate|own|that|op(?:erative)?|procedure|surg\w*|"
    r"sep)\b|own (?:report|note)|reported "
    r"separately|separate (?:note|report)|"
    r"yesterday|last (?:week|night|month)|previously|earlier)",
    re.IGNORECASE,
)
MADE_AWARE = expressions.compile(
    r"[ \t,(/-]{1,4}(?:is |was |made |also |fully |will be |to be )*(?:aware|notified|informed|updated|paged|called|"
    r"contacted|consulted|in agreement|accepting|accepted|sent|referred)\b",
    re.IGNORECASE,
)
"""What makes another desk's doctor one who was told."""
ATTESTS = expressions.compile(
    r"\b(?:attending|teaching physician|supervising|attest\w*)\b[^\n]{0,20}$|\battending\b",
    re.IGNORECASE,
)
SALUTES = expressions.compile(r"(?:\n[^\n]{0,60}){0,5}\n[ \t]*Dear\b")
SEGMENT = expressions.compile(r"(?:(?!\t|  | \| | // |;)[^\n])+")
AFTER_NAME = expressions.compile(
    r"[ \t,;.()/@-]*(?:(?:on|at|date|time|signed|electronically|pager|beeper|ext|x|#|note|typed|"
    r"transcribed|dictated)\b[ \t:]*)*"
    rf"(?:[\d{MASK}]|$|\(|(?-i:[A-Z]{{2,6}}(?:[ /&][A-Z]{{2,6}})?)[ \t]*$)",
    re.IGNORECASE,
)
TITLE_PART = expressions.compile(
    r"[,;|(][ \t]*|[ \t]-{1,2}[ \t]|[ \t]{3,}|\t|(?:(?<=\bWR)|(?<=round)|(?<=rounds))[ \t](?=Dr\b)"
)
"""What parts the pieces of a note's title."""

TITLES = expressions.compile(
    r"^(?!.*\b(?:thank|dear|hello)).*\b(?:notes?|rounds?|rds|wr|rounding|op|operation|operative|report|procedure|"
    r"progress|daily|record|summary|review|entry|event|"
    r"ecmo|ecls|cannulation|decannulation|insertion|removal|addendum|consult\w*)\b",
    re.IGNORECASE,
)
"""What a line says that is a note's title and no sentence."""

OF_A_REPORT = expressions.compile(
    r"\b(?:cta?|mr[ai]|mri|cxr|x-?ray|echo\w*|tte|to?ee?|eeg|histology|autopsy|pathology|lab\w*|microbiology|radiology|"
    r"films?|scan|cath|angio\w*|bronch\w*|us|ultrasound|doppler|duplex)[ \t]+(?:\w+[ \t]+)?(?:reports?|read|results?|"
    r"findings?)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
"""A title of what another desk reported."""
PASTED = expressions.compile(
    r"(?:pasted|copied|forwarded|typed up|taken)\b[^,:;.\n]{0,40}\b(?:threads?|chats?|whatsapp|groups?|teams|messag\w*|"
    r"texts?|phone)\b[^,:;.\n]{0,10}[,:;][ \t]*",
    re.IGNORECASE,
)
"""What tells whence a head was pasted, and nothing of whom it names."""
BILLED = expressions.compile(r"(?:cpt|code|billed?|billing)\b", re.IGNORECASE)
HEAD_PART = expressions.compile(
    r"(?:^[ \t]*\[?|[,;|/][ \t]{0,3}|[ \t](?:-{1,2}|\u2013|\u2014)[ \t]{1,3}|[ \t]{2,}|\t|(?<=\d)[ \t]|(?<=\dh)[ \t]|"
    r"(?:(?<=\bjan)|(?<=\bfeb)|(?<=\bmar)|(?<=\bapr)|(?<=\bmay)|(?<=\bjun)|(?<=\bjune)|(?<=\bjul)|(?<=\bjuly)|"
    r"(?<=\baug)|(?<=\bsept)|(?<=\bsep)|"
    r"(?<=\boct)|(?<=\bnov)|(?<=\bdec))[ \t])"
    r"(?=(?:Dr|Doctor|Prof|Professor)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""What parts a doctor's name from what stands before it in a head."""
_STAMP = (
    r"(?:(?:\d[\d:./-]*(?:st|nd|rd|th|h|hrs|am|pm)?|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|"
    r"sept?\w*|oct\w*|nov\w*|dec\w*|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|\w{3,6}day|am|pm|hrs?|h|"
    r"date|time|at|on)[ \t,:;|/-]*)"
)
STAMPED = expressions.compile(
    rf"[\[(]?(?=\d{{1,4}}[./-]\d|\d{{1,2}}[ -][a-z]{{3}}|[a-z]{{3,9}}[ ]\d{{1,2}},?[ ]\d{{4}}){_STAMP}{{1,8}}(?:\|"
    rf"[ \t]*)?(?<![a-z])(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""A date, perhaps with a time, at the beginning of a line."""
HEADS = expressions.compile(
    rf"{_STAMP}{{0,8}}|(?-i:[A-Z]{{2,4}})[ \t,]+{_STAMP}{{1,8}}|(?=[^\n]{{3,90}}\Z)(?![^\n]*[.?!][ \t]+[A-Z])"
    r"[^\n]*\b(?:hospital|infirmary|clinic|klinik(?:um)?|cent(?:er|re)|children'?s|general|university|memorial|"
    r"institute|department|dept|division|unit|ward|theatres?|or|ot|cath lab|bed|[pmnsc]?icu|cticu|cvicu|itu|ccu|"
    r"ed|er|resus|anesth\w+|anaesth\w+|surgery|medicine|neonatology|(?:critical|intensive) care|notes?|rounds?|"
    r"wr|record|report|entry|addendum|review|summary|log|ecmo|ecls|(?:de)?cannulation|insertion|removal|"
    r"reposition\w*|adjustment|exchange|revision|procedure|operation)\b[^\n]*",
    re.IGNORECASE,
)
"""What stands before the doctor who heads a note: a stamp of date and time, a house, a title."""
NOT_WRITER = expressions.compile(
    r"\b(?:ref(?:er\w*|\.)?|request\w*|cc|copy|to|via|per|gp|pcp|under|for|from|with|by|accept\w*|attn|dear|re|c/o|"
    r"sending|transfer\w*|outside|osh|family doctor|family physician|retriev\w+ from|patient|pt|name|mother|father|"
    r"wife|husband|next of kin|assist\w*|asst|scrub|perf\w*|nurse|consult(?:ed|s)?|called|paged|informed|aware|"
    r"echo|tee|tte|ct|cxr|film|read|reported|\d{1,3} ?(?:yo?|y/o|m|f)|son|daughter|of)\b",
    re.IGNORECASE,
)
"""What makes a doctor in a note's head another than its writer."""
ENDS_HEAD = expressions.compile(
    r"[ \t]*(?:$|[,;|)\]/(]|[ \t]-|[ \t]{2}|\t|\d|\.[ \t]*$|(?:bill\w*|cpt|code)\b)", re.MULTILINE
)
GOES_ON = expressions.compile(
    r"\b(?:Dr|Prof|Mr|Miss|Mrs|Ms)\b|'s\b|\b(?:pt|patient|aware|informed|notified|paged|called|phone[sd]?|accept\w*|"
    r"refer\w*|request\w*|covering|away|on leave|transplant|hospitalist|gp|pcp|was|were|is|has|had|will|wants?|said|"
    r"asked|agree[ds]?|thinks?|please|if)\b|\)[ \t]+(?!on\b|at\b|pager|ext|bleep|and\b)[a-z]{3,}",
)
"""What stands behind a name that a sentence goes on about, or that another's stands beside."""
OWNS = expressions.compile(r"\w['\u2019]s\Z")
"""How a name ends that owns what follows: "Dr. Lovell's"."""
DOCTOR_ENDS = expressions.compile(r"\b(?:Dr|Doctor|Prof|Professor)\.?[ \t]+$", re.IGNORECASE)
DOCTOR_LEADS = expressions.compile(r"(?:Dr|Doctor|Prof|Professor)\b", re.IGNORECASE)
BY_DOCTOR = expressions.compile(r"\b(?:consultant|attending|surgeon|physician)", re.IGNORECASE)
PLACE = expressions.compile(
    r"[ \t]+(?:(?:ct|cv|cardiac|neuro|general|burns?|trauma|adult|paeds?|peds?|ecmo)[ \t]+)?"
    r"(?:[pmnsc]?icu|cticu|cvicu|itu|ccu|ecmo|ecls|surgery|surg|transport|retrieval)[ \t.]*",
    re.IGNORECASE,
)
"""Where a doctor works, behind the name that closes a note: "dr lovell ct icu"."""
TITLE_LINE = expressions.compile(
    r"[ \t]{0,20}(?:(?:[sv]mo|(?:ober|chef|fach|assistenz)(?:arzt|\u00e4rztin)|consultant|attending|fellow|registrar|"
    r"resident|staff|professor|chief|"
    r"director)\b|"
    r"[^\n]{0,40}\b(?:surgeon|surgery|"
    r"intensivist|medicine|neonatolog\w+|cardiolog\w+|physician|consultant|fellow|attending|"
    r"critical care)\b)[^\n]{0,50}$",
    re.IGNORECASE | re.MULTILINE,
)
PROSE_FOLLOWS = expressions.compile(
    r"[ \t,)]*(?:agrees|concurs|aware|available|in agreement|"
    r"was|were|is|has|had|did|will|who|placed|put|took|came|inserted|performed|spoke|"
    r"agreed|noted|asked|saw|evaluated|present|called|from)\b"
)
"""What makes "A. Lee, MD, spoke with the family" no signature."""

COMMA = expressions.compile(
    r",[ \t]+(?=[A-Z][\w.'-]*[ \t]+[A-Z][\w'-]+,?[ \t]+(?:MD|DO|M\.D\.)\.?[ \t]*$)", re.MULTILINE
)
INITIAL_BEFORE = expressions.compile(r"\b[A-Za-z]\.[ \t]*$|,[ \t]*$")
DASHED = expressions.compile(r"[.;)][ \t]+(?:-{1,2}|/s/)[ \t]*|//[ \t]*")
OPEN_AFTER = expressions.compile(rf"[ \t,:|=]*(?:Dr\.?[ \t]*)?{BLANK}{{2,}}")

_THINGS = (
    r"(?:cannul\w*|decannul\w*|circuit|ecmo|ecls|support(?! group)|vent|procedure|operation|case|notes?|"
    r"catheters?|lines?|pump|drains?|run|graft|reposition\w*|removal|insertion|"
    r"cut-?downs?|arteriotomy|anastomos[ei]s|pipes?)"
)
_DEEDS = {
    "insertion": r"cannulated|placed|inserted|put|introduced|advanced|sewed|sewn|sutured|sited|passed|threaded|"
    r"established|secured|positioned",
    "initiation": r"initiated|started|began|commenced|put|placed|"
    r"established(?! (?:that|whether))|connected",
    "removal": r"decannulated|removed|pulled|took|explanted|withdrew|withdrawn|taken out|"
    r"drew(?! (?:blood|labs?|samples?|cultures?|an? |up))|drawn|extracted",
    "reposition": r"repositioned|withdrew|withdrawn|pulled|advanced|rotated|adjusted|turned|moved|shifted|"
    r"pushed(?! (?:for|to))|"
    r"re-?sited|re-?adjusted|drawn back|drew back|eased",
    "daily_management": r"managed|manages|titrated|adjusted",
    "graft_conduit": r"sewed|sewn|anastomosed|stitched|sutured|fashioned|constructed",
    "vent_insertion": r"placed|inserted|put",
    "vent_removal": r"removed|pulled|took|taken|withdrew|withdrawn|drawn|explanted|lifted",
}
"""Verbs by which a sentence tells who did what the note reports."""

_ANY_DEED = r"performed|did|done|carried out|undertaken"
OTHER_TIME = expressions.compile(
    r"\b(?:yesterday|ago|last (?:night|week|month)|previous\w*|earlier|prior|originally|initially|"
    r"outside|osh|referring|(?:on|since) (?:\d{1,2}/\d|mon|tue|wed|thu|fri|sat|sun|pod)|will|to be|"
    r"plan\w*|not|who had|had been|tomorrow|next (?:week|month)|"
    r"(?:for|of|at|after|during) (?:the|his|her) (?:19|20)\d\d|"
    r"(?:19|20)\d\d (?:run|ecmo|ecls|admission|episode|course|support|cannulation)|"
    r"in (?:[a-z]+ )?(?:19|20)\d\d|(?:first|second|last|other|another) (?:run|admission|episode)|"
    r"as an? (?:neonate|newborn|infant|baby|child|teenager)|twin|sibling)\b",
    re.IGNORECASE,
)


def _known_deed(actions: frozenset[str]) -> str:
    """Give the words that name a deed and what it was done to: "decannulated", "put on ECMO"."""
    support = r"(?:v-?[avp]v? )?(?:v-?[avp] )?(?:ecmo|ecls|ecpr|extracorporeal support)"
    named = [rf"(?:put|placed|commenced|started|established) on(?:to)? {support}"]
    if "removal" in actions:
        named = ["de-?cannulated", rf"(?:taken|brought|came) off {support}"]
    elif "insertion" in actions:
        named.append("cannulated")
    if "reposition" in actions:
        named.append(r"(?:(?<=\. )|(?<=\n)|(?<=\A))re-?(?:positioned|sited)")
    return "|".join(named)


@lru_cache(maxsize=64)
def deeds(actions: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give how a sentence tells who did one of these actions: behind the name, and before it."""
    verbs = "|".join([_ANY_DEED, *(_DEEDS[action] for action in sorted(actions & _DEEDS.keys()))])
    active = re.compile(
        rf"(?:[ \t]*\([^()\n]{{1,30}}\)|\))?[ \t,]{{1,2}}(?:(?:personally|himself|herself|then|also|"
        rf"and (?:his|her|the) team|"
        rf"(?:was )?(?:scrubbed|gowned|operated|attended|"
        rf"came)(?: in| down| up)?,? and)[ \t])?"
        rf"(?:(?:{verbs})\b(?! (?:the )?(?:family|parents|mother|father|wife|husband|team)\b)"
        rf"[^.;\n]{{0,60}}\b{_THINGS}\b|(?:wrote|dictated|signed) (?:this|the) )",
        re.IGNORECASE,
    )
    passive = re.compile(
        rf"\b(?:{_THINGS}\b[^.;\n]{{0,60}}\b(?:{verbs})|{_known_deed(actions)})\b[^.;\n]{{0,60}}?\bby"
        rf"[ \t]+(?:the[ \t]+)?(?:(?:sole|attending|operating|on-call|cardiac|staff|ecmo)[ \t]+){{0,2}}"
        rf"(?:(?:surgeon|operator|intensivist|physician|attending|consultant)[ \t,]+)?"
        rf"(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z])|{MASK})",
        re.IGNORECASE,
    )
    return active, passive


SUPERVISED = expressions.compile(
    r"\b(?:seen|staffed|rounded|examined|reviewed|discussed)(?: (?:and|&) \w+)? (?:w/?|with)"
    r"[ \t]+(?=(?:Dr|Doctor|Prof)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
OTHER_OPERATION = expressions.compile(
    r"[ \t,(]{1,3}(?:at|for|of|in|during|on) (?:(?:the|his|her|their|that|a)(?:[ \t][\w-]+){0,2}[ \t])?(?:cabg|"
    r"norwood|fontan|glenn|transplant|repair|replacement|switchboard|(?:19|20)\d\d)\b|[ \t]on the switchboard\b",
    re.IGNORECASE,
)
"""What somebody was the surgeon of that is no cannulation."""
OF_OTHER_DESK = expressions.compile(
    r"[ \t,(]{1,3}(?:(?:of|from) (?:the )?)?(?:(?:an(?:a)?esthe\w+|plastics|nephrology|renal|orthop\w+|ent|"
    r"neurosurg\w+)\b|(?<=of )radiology\b)|"
    r"[ \t](?:at|during) (?:the|his|her) (?:cabg|norwood|fontan|glenn|transplant)\b",
    re.IGNORECASE,
)
"""Behind the name of one who saw to something else than a cannula."""
SOLE = expressions.compile(r"\bsole\b|\bsolely by(?= (?:the|Dr|Prof|Mr|Ms|Miss)\b)", re.IGNORECASE)
ALONE = expressions.compile(
    r"(?:(?!\b(?:Dr|Prof|Mr|Ms|Miss)\b)[^.;\n]){0,60}?\b(?:alone\b(?! on\b)|single-?[ ]?handed(?:ly)?\b|unassisted\b|"
    r"by (?:him|her|my)self\b|on (?:his|her|my) own\b|without (?:any |an? )?(?:assistan(?:t|ce)|help)\b)",
    re.IGNORECASE,
)
"""Behind the name of one who did a thing with nobody else."""
WHOLE_DEED = expressions.compile(
    r"\b(?:operation|procedure|surgery|cannulation|decannulation|case|everything|all of (?:it|this))\b",
    re.IGNORECASE,
)
