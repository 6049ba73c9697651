"""Before or after: where in the note support (or the operation) begins.

What a note tells ahead of its first deed is how the patient came to need support; what it tells
after that is how support went. Headings settle it where there are any.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.page import Cue, Page
from doclint.nlp.seeking import find_all, find_first

HISTORY = frozenset(("indication", "preoperative_diagnosis", "postoperative_diagnosis", "history"))
"""Categories of sections that tell how the patient came to need support."""

LATER = frozenset(
    ("plan", "specimens", "complications", "circuit_section", "anesthesia", "education",
     "medications", "ventilator", "past_history", "family_history", "social_history")
)  # fmt: skip
"""Categories of sections that tell of something else, or of the time after."""

_NO_DEEDS = frozenset(("plan", "education", "past_history", "family_history", "social_history"))
_SUPPORT = r"(?:v-?v-?a?|v-?a-?v?|veno-?(?:venous|arterial))"
_DEED = expressions.compile(
    rf"""\b(?:
      (?:ecmo|ecls|ecpr|support|flow|circuit)\b[^.;:\n|]{{0,50}}?
        \b(?:initiated|commenced|started|begun|began|instituted|established)\b
    | (?:went|gone|placed|put)\s+on(?:to)?\s+(?:{_SUPPORT}\s+)?
        (?:ecmo|ecls|support|pump|full\s+flow)
    | on\s+(?:{_SUPPORT}\s+)?(?:ecmo|pump)\s+(?:at\s+)?\d{{1,2}}:?\d\d
    | flows?\s+on\s+(?:at\s+)?\d{{4}}
    | (?:initiated|commenced|started|began)\s+(?:{_SUPPORT}\s+)?(?:ecmo|ecls|support|flow)
    | {_SUPPORT}(?:\s+(?:ecmo|ecls|support))?\s+(?:was\s+|were\s+)?(?:initiated|started|begun|commenced|established)\b
    | (?:prepped|draped|full\s+drapes|time-?\s?out\s+(?:was|performed|done))
    | (?:incision|arteriotomy|venotomy)\s+(?:was\s+)?(?:made|performed|over|below|in\s+the)
    | (?:i|we)\s+(?:then\s+)?(?:punctured|cannulated|dissected|exposed|inserted|accessed
        |made\s+(?:an?\s+|the\s+|my\s+|our\s+)?(?:[\w-]+\s+){{0,3}}?(?:incision|cut|arteriotomy|venotomy|
        opening|nick|exposure|pocket|window))
    | (?:ecmo|ecls|v-?a|v-?v)\s+run\s+(?:was\s+)?(?:begun|started)
    | (?<!cross-)(?<!cross\s)(?<!aortic\s)clamps?\s+(?:came\s+|were\s+|was\s+|are\s+|taken\s+)?off\b
    | (?:took|take|taking)\s+off\s+the\s+clamps?
    | (?:came|come|crossed|went)\s+across\s+(?:on\s?)?to\b
    | (?:was|were)\s+(?:punctured|accessed|cannulated|dissected|advanced|inserted|divided)
    | cannula(?:e|s)?\s+(?:\w+\s+)?(?:inserted|placed|advanced|introduced)\b
    | (?:general|local)\s+an(?:a)?esthesia\s+(?:was|with)
    | seldinger|micropuncture|purse-?strings?|(?:needle|fem)\s+stick|dilators?\b
    | brought\s+to\s+the\s+operating|under\s+(?:general|local)\s+an
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = expressions.compile(
    r"""\b(?:halved|coming\s+down|came\s+down|weaned\s+(?:down|off|to)|being\s+weaned
    | after\s+(?:\d+|half\s+an|an|one|two|\w+)\s+(?:min\w*|h|hrs?|hours?)\s+(?:on|of)\s+
      (?:\w+\s+)?(?:ecmo|ecls|support|flow|v-?[av])
    | (?:since|after)\s+(?:going\s+on|ecmo|ecls|initiation|cannulation|the\s+start)
    | (?:on|with)\s+ecmo\s+(?:the|his|her)|after(?:wards?)\s*[,:]|settings?\s*:|rest\s+settings?
    | rose\s+from|improved\s+(?:to|from)|now\s+(?:on\s+)?(?:rest|ecmo)|post(?:-|\s)?ecmo
    | at\s+(?:the\s+)?(?:end|completion|conclusion)|turned\s+off|set\s+to\s+rest
    | remains\s+on|continued?s?\s+on|disposition)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|(?:tem|o|em)ber)?"
_DATE = (
    rf"(?:\d{{1,2}}\s+{_MONTH}\b(?!\s+(?:be|have|need|go|come)\b)|"
    rf"{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\.\d)|"
    r"\d{1,2}[/-]\d{1,2}(?!\d|\.\d|\s?(?:l\b|lpm|%))|\d{1,2}\.\d{1,2}\.\d)"
)
"""A date behind a mode, and not its flow: "V-A 3/12", "V-A 2 Feb"."""
_BEFORE = expressions.compile(
    r"""(?:(?:->|=>|,|;|\b(?:so|then|hence))\s*(?:(?:on\s*to|to)\s+)?
        (?:v-?a|v-?v|veno-?(?:venous|arterial)|ecmo|ecls)(?:\s+(?:ecmo|ecls))?\s+
        (?:"""
    + _DATE
    + r"""|(?:[01]\d|2[0-3])[0-5]\d\b(?!\s?(?:rpm|rev|/|@))|
        that\s+(?:same\s+)?(?:day|night|evening|hour|afternoon|morning)|within\s+(?:the|an)\s+hour|yesterday|(?:in|from)\s+(?:the\s+|our\s+)?(?:lab|ed|er|or|theatre|resus|cath\s+lab)\b|
        last\s+night|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|
        (?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b(?!\s*(?:[\d:=<>~]|be\b|(?:of|at|is|was|in|down|up)\b)))
    | \b(?:(?:brought|came|arrived|transferred|presented|flown|retrieved|admitted)\s+
      (?:[\w/]+\s+){0,6}?on
    | why\s+(?:s?he|they|it|the\s+patient|support|ecmo|\w+)\s+(?:was|is|went|came|got|had\s+been)\s+(?:put\s+)?on\b
    | (?:arrived|came|transferred|presented|flown|retrieved|sent|accepted)\s+(?:[\w/]+\s+){0,4}?
      (?:after|following|having\s+(?:had|failed|been))
    | before\s+(?:all\s+)?(?:this|that)\s*:|(?:lead|run)-?\s?up\s*:
    | how\s+(?:s?he|they|it)\s+(?:got|came)\s+(?:here|to\s+(?:this|it|ecmo))
    | pre-?\s?(?:ecmo|ecls|cannulation|initiation|procedure|op(?:erative)?\b)
    | (?:before|prior\s+to|until)\s+(?:(?:the|this|his|her|v-?[av])\s+)?(?:ecmo|ecls|cannulation|support|
      v-?v-?a?\b|v-?a-?v?\b|veno-?(?:venous|arterial)|
      initiation|going|we|start|transfer|pump|circuit|run|(?:(?:he|she|they|the\s+patient|the\s+baby)\s+
      (?:came|arrived|reached|got|was\s+(?:sent|transferred|flown|moved|accepted|retrieved|referred|brought))\b)|(?:(?:he|she|they)\s+(?:was|were|went|came|
      could\s+be)\s+(?:put|placed|cannulated|taken|on\b)))
    | at\s+(?:the|that)\s+time\b(?!\s+of\s+(?:this|the\s+)?(?:removal|decannul|procedure|writing|exam|
      visit|rounds|dictation|surgery))
    | (?:so|then|hence|thus|and|therefore|->|=>|when|finally|until)\s+(?:(?:he|she|they|we|it|was|were|had|been|
      got|being|emergently|urgently|subsequently|therefore|finally|the\s+patient|eventually|
      ultimately)\s+){0,4}
      (?:cannulated|(?:put|placed|taken|went|gone)\s+on(?:to)?\b)
    | (?:went|gone|put|placed|taken)\s+on(?:to\s+(?:ecmo|support))?\s+(?:(?:on\s+)?\d[\d/.-]*\s+)?
      (?:\w+\s+(?:days?|hours?|weeks?)\s+ago\s+)?(?:for|because|with|when|after)\b
    | (?:therefore|hence|so|thus|then)\s+(?:to\s+|onto\s+|emergent\s+|urgent\s+)*(?:v-?[av]{1,2}|ecmo|ecls)
      (?:\s+ecmo)?(?=\s*[.;]|\s+(?:on\s+(?:dol|day|the\s+\w+|\d)|the\s+same|that\s+(?:day|night|evening)|
      (?:was\s+)?(?:started|initiated|begun|commenced)|at\s+\d|via|by))
    | [,;]\s*(?:and\s+)?(?:then\s+|was\s+|emergently\s+)*cannulated\b
    | (?:v-?v-?a?|v-?a-?v?|veno-?(?:venous|arterial)|ecmo|ecls|support)\s+(?:ecmo\s+)?(?:was\s+|were\s+)?
      (?:initiated|started|begun|commenced|instituted)\s+(?:for|because|after|following|despite|as)\b
    | (?:left|came\s+up)\s+on\s+(?:\w+\s+)?(?:v-?[av]\s+)?(?:ecmo|ecls|support)\b
    | (?:v-?v-?a?|v-?a-?v?|veno-?(?:venous|arterial)|ecmo|ecls)\s+(?:(?:ecmo|ecls|support)\s+)?(?:ever\s+)?
      (?:since|from)\s+(?:(?!\sfor\s)(?:[^.;\n(]|\.\d)){1,30}?(?:\(|[\s,]+(?:because|despite|when|
      (?:after|following)(?!\s+(?:the\s+|an?\s+|her\s+|his\s+)?(?:cabg|avr|mvr|surgery|operation|repair|transplant\w*))|
      for\s+(?:[^.;\n]|\.\d){2,40}?[\s,](?:despite|after\s+(?:(?:failed|failing|max\w*|early|repeated|two|three|\d+)\s+)*
      (?:pron\w+|paraly\w+|nitric|ino|hfov|oscillat\w+|cpr|lucas|pressors|inotropes|niv|surfactant|lysis|shocks|
      conventional|lung-?protective|balloon|iabp|impella)))\b)
    | (?:referred|retrieved|transferred|accepted|sent|called|listed)\s+(?:(?:in|over|to\s+us|here|
      out)\s+)?(?:for|because\s+of)\s+(?:v-?[av]\s+)?(?:ecmo|ecls)
    | (?:on|at)\s+(?:arrival|presentation|admission|referral)|when\s+(?:we|called|i)
    | at\s+(?:the\s+time\s+of\s+)?(?:cannulation|initiation|referral)))""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_RUN = expressions.compile(
    r"\b(?:previous|prior|earlier|former|another|second-last)\s+(?!to\s)(?:\S+\s+)?(?:ecmo|ecls)\b"
    r"|\b(?:ecmo|ecls)(?:\s+run)?\s+in\s+(?:\w+\s+)?(?:19|20)\d\d\b"
    r"|\b(?:last|previous|prior|earlier)\s+(?:run|admission|hospitali[sz]ation)\b"
    r"|\b(?:last|previous|prior|earlier|first|former)\s+(?:de)?cannulations?"
    r"(?=,?\s+(?:\(|in\b|at\b|was\b|had\b|used|(?:19|20)\d\d))"
    r"|(?<!this\sis\s)\b(?:first|initial|1st)\s+(?:(?:ecmo|ecls)\s+)?run\b"
    r"(?=\s*(?:\(|:|in\b|was\b|of\s+(?:19|20)))"
    r"|\b(?:as|when|while)\s+(?:(?:s?he|they)\s+(?:was|were)\s+)?(?:just\s+|still\s+)?an?\s+(?:\w+\s+)?"
    r"(?:newborn|neonate|baby|infant|toddler|child|teenager|schoolboy|schoolgirl|boy|girl|student)\b(?!'s)"
    r"|\bat\s+(?:the\s+)?age\s+(?:of\s+)?\d{1,2}(?!\d|\s*(?:d|days?|w|wk|weeks?|h|hours?|mo|months?)\b)[^.;\n]{0,20}?"
    r"\s(?:s?he|they)\s+(?:had|was|needed|went|underwent|survived|spent)\s+(?:an?\s+|on\s+|the\s+)?(?:\w+\s+)?"
    r"(?:run|course|spell|bout|v-?[av]|ecmo|ecls)\b"
    r"|\b(?:in|during)\s+(?:(?:his|her|their|early)\s+)?(?:infancy|babyhood|childhood|adolescence|the\s+newborn\s+period)\b"
    r"|(?:^|[.;:\n]\s*)(?:last|the\s+previous)\s+(?:year|month|winter|spring|summer|autumn|fall)\b(?!'s?\s+\w*echo)"
    r"|(?:^|[.;:\n]\s*)(?:some\s+|several\s+|many\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)?\s?years\s+(?:ago|back|before|earlier)\b",
    re.IGNORECASE,
)
_OTHER_PATIENT = expressions.compile(
    r"\b(?:(?:bed|room|bay|space)\s+\d+\s+(?:is|was|has|had|needs?|went|also|will|stays?|remains?|goes|continues|"
    r"came|got|needed)\b"
    r"|twin\s+(?:[a-d]|one|two|[12])\s+(?:stays|remains|stayed|remained|continues|is\s+(?:still\s+)?(?:on|in)|still)\b"
    r"|neighbou?ring\s+(?:patient|pt|bed|cot|bay|case|child|baby)"
    r"|(?:the\s+)?(?:bed|bay|room|cot|patient|pt|baby|child|infant|man|woman|lady|gentleman|lad|lass|chap|bloke|"
    r"fellow|fella|kid|youngster|teenager|toddler|neonate|neighbou?r|guy|boy|girl|one)"
    r"\s+(?:next\s+door|opposite|alongside|(?:across|over|on\s+the\s+other\s+side\s+of)\s+the\s+(?:hall|bay|room|unit|corridor|ward|way|aisle)|"
    r"in\s+(?:the\s+)?(?:next|adjacent|adjoining|bed|bay|room)\b)"
    r"|(?:in\s+)?the\s+(?:next|adjacent|neighbou?ring)\s+(?:bed|bay|room|cot|patient)(?:\s+space)?"
    r"|(?:some|most|many|other|certain|similar|selected|few)\s+"
    r"(?:patients|people|cases|babies|children|adults|infants|families)"
    r"|patients\s+(?:like|such\s+as|in\s+(?:his|her|this|their)|who\b|generally|often|usually|"
    r"typically|may|can|might))\b",
    re.IGNORECASE,
)
_RULE_OF_THE_HOUSE = expressions.compile(
    r"\b(?:our|unit|elso|local|institutional|hospital|standard|usual|inclusion|entry|published|"
    r"eolia|cesar|the)\s+(?:\w+\s+){0,2}?(?:criteria|criterion|guidelines?|protocol|policy|"
    r"thresholds?|cut-?offs?|indications|triggers?)\b[^.;\n]{0,40}?"
    r"(?:\b(?:is|are|includes?|requires?|says?|states?|calls?\s+for|being|lists?|names?|mentions?|"
    r"recommends?|advises?|allows?)\b|:)"
    r"|(?:^|[.;\n]\s*)(?:protocol|policy|guidelines?|criteria|unit\s+rules?|reminder|teaching(?:\s+points?)?)\s*:"
    r"|\b(?:is|are|be|gets?|may\s+be|should\s+be)\s+(?:considered|offered|indicated|recommended|reserved|"
    r"discussed|called)\s+(?:when|if|where|once|whenever)\b",
    re.IGNORECASE,
)
"""What a unit holds to is said of no patient ("our criteria for V-V are P/F below 80")."""

_THIS_RUN = expressions.compile(r"\b(?:now|this time|today|currently|again)\b|;", re.IGNORECASE)
_RELATIVE = expressions.compile(
    r"(?:^|[.;:\n]\s*)\W*(?:(?:the|his|her|their|a|patient's|baby's|infant's|co|twin|other|older|younger|elder)\W+)*(?:twin|"
    r"mother|father|"
    r"mom|mum|dad|sister|brother|sibling|cousin|uncle|aunt|grand(?:mother|father)|donor|"
    r"neighbou?r)(?:\s+of\s+(?:the\s+|our\s+|this\s+)?(?:patient|pt|baby|child|infant))?(?:\s*\([^()\n]{1,20}\))?(?:,[^,.;:\n]{1,50},)?(?:\s*:|\s+"
    r"(?!(?:was|is|were|has\s+been)\s+(?:told|informed|updated|aware|called|shown|present|counsel\w+|at)\b)"
    r"(?!(?:reports?|reported|states?|stated|says|notes?|noted|noticed|found|brought|called|"
    r"agreed|signed|"
    r"consented|consents|gives|asked|asks|wishes|wished|updated|informed|visited)\b)"
    r"(?:[a-z]+(?:ed|s)|took|had|got|in|bled|died|went|lost)\b)",
    re.IGNORECASE,
)


_CLOCK = expressions.compile(r"\b[0-2]?\d:[0-5]\d\b")
_REACH = 500


def near(page: Page, offset: int) -> tuple[int, int]:
    """Give the sentence that holds ``offset``, as far as it is within reach.

    A note without full stops is one sentence: what stands pages away says nothing of a word.
    """
    start, end = page.sentence(offset)
    return max(start, offset - _REACH), min(end, offset + _REACH)


def first_deed(page: Page) -> tuple[int, int]:
    """Give where the first deed's sentence begins and where its words begin; the end if none."""
    title: tuple[int, int] | None = None
    for match in find_all(_DEED, page.text):
        sentence = page.sentence(match.start())
        if page.box_at(match.start()) is not None or len(page.text[slice(*sentence)].split()) < 3:
            continue
        if page.section(match.start()).category in HISTORY | _NO_DEEDS:
            continue
        line = page.layout.line_at(match.start())
        if len(_CLOCK.findall(page.text, line.start, line.end)) > 2 and match.start() < 800:
            # A row of clock times at the head of a note gives the deeds away before they are told.
            continue
        if title is None and _is_title(page, sentence):
            title = sentence[0], match.start()
            continue
        return sentence[0], match.start()
    if title is None:
        return len(page.text), len(page.text)
    # No deed is told but in the note's first words: what follows tells how it came to it, up to
    # where hardware and its settings stand.
    found = find_first(_HARDWARE, page.text, page.sentence(title[0])[1], len(page.text))
    return (found.start(), found.start()) if found else title


def _is_title(page: Page, sentence: tuple[int, int]) -> bool:
    """Whether a note without stops opens with these words: they say what it is about."""
    start, end = sentence
    words = page.text[start:end].rstrip()
    return (
        not page.text[:start].strip() and len(words) <= _LONGEST_TITLE and words[-1:] not in ".;:"
    )


_HARDWARE = expressions.compile(
    r"\b\d\d\s?(?:fr|french)\b|\bflows?\s+(?:of\s+)?\d|\bcannulae?\b|\bcannulas\b|\bdistal\s+perfusion\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160
"""Characters in which a note in a hurry says what it is about before it tells how it came to it."""


def category_at(page: Page, offset: int) -> str:
    """Give the category of the section at ``offset``, as far as its heading reaches.

    A heading with its text beside it ("Anesthesia: general") says nothing of the next paragraph.
    """
    section = page.section(offset)
    if section.title is None or section.category in HISTORY:
        return section.category
    line = page.layout.line_at(section.start)
    beside = page.text[section.start + len(section.title) : line.end].strip(" :*\t-")
    if beside and "\n\n" in page.text[line.end : offset].replace(" ", ""):
        return ""
    return section.category


def tells_of_before(page: Page, span: tuple[int, int]) -> bool:
    """Whether words in ``span`` put it before support ("before ECMO", "on arrival")."""
    return page.search(_BEFORE, span) is not None


_GOES_ON = expressions.compile(
    r"\W*(?:(?:so|then|hence|and|therefore|he|she|they|pt|patient|the patient|baby|was|were|we|got|"
    r"being|emergently|urgently|subsequently)\s+)*"
    r"(?:cannulated|(?:placed|put|went|gone|taken|started|brought|retrieved)\s+on(?:to)?\b|"
    r"on(?:\s+)?to\s+(?:the\s+)?(?:v-?[av]{1,2}|veno-?\w+|ecmo|ecls|circuit|support)\b|"
    r"(?:v-?[av]{1,2}\s+|veno-?\w+\s+)?(?:ecmo|ecls|support)\s+(?:was\s+|were\s+)?"
    r"(?:started|initiated|begun|commenced|instituted|placed)|"
    r"(?:(?:central|peripheral|femoral|mobile|a|an)\s+)*(?:v-?[av]{1,2}|veno-?\w+|ecmo|ecls|ecpr)"
    r"(?:\s+(?:ecmo|ecls|support|run))?\s+"
    r"(?:\([^()\n]{1,40}\)|from|since|through|that\s+(?:day|night|evening)|on\s+(?:\d|the\s+\d)|"
    + _DATE
    + r"|within\s+(?:the|an)\s+hour))",
    re.IGNORECASE,
)


def leads_to_support(page: Page, offset: int) -> bool:
    """Whether the sentence after the one at ``offset`` opens with how support began."""
    index = page.sentence_index(offset) + 1
    if index >= len(page.sentences):
        return False
    start = page.sentences[index][0]
    gap = page.text[page.sentences[index - 1][1] : start]
    return "\n\n" not in gap and _GOES_ON.match(page.text, start) is not None


def is_before_support(page: Page, offset: int, deed: tuple[int, int]) -> bool:
    """Whether what stands at ``offset`` tells of the time before support or operation began."""
    section = page.section(offset)
    category = category_at(page, offset)
    item = page.field_at(offset)
    title = section.title if category == section.category else None
    titles = f"{title or ''} {item.key if item is not None else ''}"
    clause = page.clause(offset)
    if page.search(_AFTER, clause):
        return False
    if _BEFORE.search(titles) or re.match(r"before\b", titles.strip(), re.IGNORECASE):
        return True
    if page.search(_BEFORE, near(page, offset)) or category in HISTORY:
        return category not in LATER or category == "ventilator"
    if category in LATER:
        return False
    return offset < max(deed) if page.sentence(offset)[0] == deed[0] else offset < deed[0]


def told_of_another(page: Page, offset: int) -> Cue | None:
    """Give the words that put what stands at ``offset`` to another run or to a relative.

    They reach further than ConText's: past "after", to the end of the sentence.
    """
    start = near(page, offset)[0]
    for facet, pattern in (
        ("OTHER_RUN", _OTHER_RUN),
        ("OTHER_PERSON", _RELATIVE),
        ("OTHER_PERSON", _OTHER_PATIENT),
        ("CONDITIONAL", _RULE_OF_THE_HOUSE),
    ):
        # The stop before the sentence is in reach, for patterns that begin with one.
        match = find_first(pattern, page.text, max(0, start - 2), offset)
        if match and not find_first(_THIS_RUN, page.text, match.end(), offset):
            return Cue(facet, match.start(), match.end())
    return None
