"""What an age looks like: the forms in which notes tell one, and the words that they are made of.

A form has the number in the group ``n`` (or, of "sixth day", ``o``), its unit in ``unit`` (years, where there is none)
and months above years in ``m``. ``age`` is the part that tells the age, where that is not all; ``who`` has to be a
name; ``weak`` marks a form that other things are told in, too.
"""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.numbers import CARDINAL, ORDINAL

_N = rf"(?P<n>\d{{1,3}}(?:\.\d)?|{CARDINAL})"
_YEARS = r"y(?:ea)?rs?|y"
_UNIT = r"(?P<unit>years?|yrs?|yr|y|months?|mos?|mths?|weeks?|wks?|wk|days?|hours?|hrs?)"
_UNIT_SHORT = (
    r"(?P<unit>years?|yrs?|yr|y|months?|mos?|mths?|weeks?|wks?|wk|days?|hours?|hrs?|(?-i:[dwhm]|"
    r"[DW]))"
)
_LONG_UNIT = r"(?P<unit>years?|yrs?|months?|mos?|mths?|weeks?|wks?|days?|hours?|hrs?)"
_TENS_AND_UNITS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_GAP = r"[ \t\n]{0,2}-?[ \t\n]?"
SEXED = (
    r"(?:man|woman|male|female|boy|girl|gentleman|lady|infant|toddler|baby|neonate|newborn|"
    r"teenager|schoolboy|schoolgirl)"
)
_NOT_WORD = r"(?![A-Za-z0-9])"
_START = r"(?<![A-Za-z0-9./])(?<!\d[,-])"

_ABOUT = r"(?:about|approximately|approx\.?|around|some|roughly|perhaps) "

_LABEL_GAP = r"[ \t:=|.-]{0,60}"
_LABEL = (
    r"(?<![A-Za-z])(?:aged?|(?:pt|patient) age)(?:[ \t]?\((?:in )?(?:years|yrs|y)\)|"
    r"[ \t]?[/&][ \t]?(?:sex|gender)| (?:at|on) [a-z ]{3,24}?(?=[ \t]*[:=\d]))?"
    r"(?: is| was| of|,)?(?: about| around| approx(?:imately|\.)?| roughly| circa| ca\.?)?"
)

_ADDRESSED = rf"(?-i:(?:Mr|Mrs|Ms|Miss|Master|Mstr)\.? (?:(?:[A-Z][\w'-]*\.?|{MASK}+) ?){{1,3}})"
_CALLED = r"(?-i:[A-Z][a-z][\w'-]*(?: [A-Z][\w'-]*\.?){0,2})"
_MEASURED = (
    r"(?:Lactate|H(?:a)?emoglobin|Sodium|Potassium|Creatinine|Platelets?|Fibrinogen|Bilirubin|Flow|Sweep|"
    r"Rate|Pressure|Temp\w*|Weight|Glucose|Calcium|Magnesium|Troponin|Ferritin|Albumin|Urea|Saturation|"
    r"Murray|Score|Output|Index|Day|Today|Dose|Speed|Gradient|Length|Depth|Hct|Crit|Map|Ratio|There|This|"
    r"That|Age|Size|Count|Anion|Base|Bicarb\w*|Chloride|Phosphate|Amylase|Lipase|Ammonia|Procalcitonin|"
    r"Driving|Plateau|Peep|Svo|Vent\w*|Urine|Balance|Heparin|Dopamine|Epi\w*|Nor\w*|Milrinone)\b"
)
_OF_A_DAY = (
    r"[ ,]{1,2}(?:(?:and|was|were|is|then|for|at|re-?|by|from|to)[ -]?)*"
    r"(?:admit\w*|adm|transfer\w*|xfer\w*|tx\b|seen|arriv\w*|cannulat\w*|decannulat\w*|intubat\w*|extubat\w*|"
    r"present\w*|retriev\w*|brought|moved|came|placed|taken|went|started|stopped|discharged|operated|listed|"
    r"referred|repatriated|flown|accepted|weaned|exchanged|examined|\d|am\b|pm\b|night|morning|noon)"
)
"""What happens on a day: "infant 3/12 transferred" was so in March, or on the third of December."""
_LASTING = (
    r"\b(?:wait\w*|list\w*|wean\w*|follow\w*|surviv\w*|over|after|since|last\w*|plan\w*|course|anti\w+|steroids?|"
    r"therapy|treat\w*|remission|history|hours?|days?|weeks?|months?|years?|duration|apart|sober|pregnan\w*|"
    r"rehab\w*|dialysis|chemo\w*|run|age[sd]?|support|on|until|within)\b"
)
_AS_MEASURED = (
    r"(?:a?febrile|tachy\w*|brady\w*|stable|warm\w*|cool\w*|cold|hypo(?:therm|tens)\w*|hyper(?:therm|tens)\w*|"
    r"normo\w+|sats?|satur\w*|on (?:ra|room|\d|fio2|nc|bipap|cpap|vent)|re-?warm\w*|pyrex\w*|temp\w*|hr\b|bp\b|map\b|"
    r"rr\b|bed\b|bay\b|room\b|sinus|paced|spo2|regular|rate|target\w*|per (?:minute|min)|degrees|kg|kilos?)"
)
"""What makes "patient 37, afebrile" a temperature."""
_OF_A_DOSE = (
    r"(?:m?c?g|mg\S*|mcg\S*|micro\w*|milli\w*|ml\S*|units?\S*|iu|m?eq|mmol\S*|grams?|kg|kilos?|cc|l|litres?|liters?|"
    r"per|drops|percent|given|infus\w+|bolus\w*|push\w*|iv|po|im|pr|sc|stat|prn|then|followed|and|over|to|or|noon|"
    r"min\w*|hours?|times|running|rate|repeated|applied|captured|"
    r"replaced|started|stopped|titrat\w+|increas\w+|decreas\w+|with (?:good|no|little|poor|effect|saline)|"
    r"an? (?:single|bolus|dose|further|total|second|stat|few))\b"
)
"""What is told of a drug behind its dose, and of nobody behind name and age."""
_DRUG = (
    r"(?-i:[A-Z][a-z]*(?:fol|pam|olam|mycin|micin|cillin|xime|zolin|penem|azole|prost|parin|xaban|statin|olol|nyl|"
    r"etron|phrine|xacin|tidine|nazine|curonium|cuonium|amine|aline|oxin|arone|semide|ipime|axone|virine|lovir|"
    r"mivir|isone|asone|rudin|troban|nimod|limus|ectin|cholin|choline))\b"
)
TRADE = (
    r"student|teacher|farmer|builder|welder|plumber|electrician|carpenter|driver|nurse|baker|cook|chef|joiner|roofer|"
    r"firefighter|officer|soldier|fisherman|waiter|waitress|pensioner|labou?rer|mechanic|engineer|lawyer|cyclist|"
    r"motorcyclist|pedestrian|housewife|smoker|drinker|worker|manager|accountant|painter|gardener|cleaner|clerk|barman|"
    r"hairdresser|musician|jockey|rider|diver|swimmer|climber|skier|runner|traveller|traveler|schoolboy|schoolgirl"
)
_OPENS = r"(?:^[ \t]*|(?<=[.;:] ))"
"""Where a line or a sentence opens."""

_THINGS = """
number order power water filter parameter factor catheter monitor matter quarter master minister chapter
smoker drinker dialy[sz]er sensor error elevator bumper helicopter transfer indicator ventilator oxygenator
regulator timer alarm marker tumou?r tremor fever trigger bolster counter ladder computer either neither other
another larger smaller higher lower donor brother sister register corner remainder buffer divider multiplier
adapter adaptor connector dilator introducer transducer pacer blister ulcer cancer list waitlist tower tracer
chamber cover layer cluster offer score retractor defibrillator humidifier sphincter vasopressor pressor liver
median
"""
"""What things end as words for somebody do, or begin so."""
_SOMEBODY = (
    rf"(?!{'|'.join(_THINGS.split())}|[a-z-]*(?:met(?:er|re)|dimer|titer|liter|waist|wrist)\b)"
    r"[a-z-]*(?:er|or|ist|ian|man|woman|ess|nurse|clerk|cook|chef|student|accountant|merchant|mechanic|soldier|priest|"
    r"monk|nun|pilot|teacher|widow|pensioner|mother|father|grandmother|grandfather|person|hand|smith|wright)"
)
"""A word for somebody at a trade, by its ending, and not for what ends like one."""
_PERSON = (
    r"(?!(?:[\w'.-]+[ ,]{1,2}){0,4}?(?:ecmo|ecls|v-?v|v-?a|cannula\w*|circuit|trial|wean\w*|icu|run)\b)"
    r"(?-i:(?:[A-Z]\.?|[A-Z][^\W\d_]*[\w'.]*)(?:[ ,-]{1,2}[A-Z][^\W\d_]*[\w'.]*){0,4})"
)
"""Words that can be somebody's name in a row of the head."""

FORMS = tuple(
    expressions.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        # 5 y 11 mo, 5y11m, 3 years and 2 months old, two years and three months
        rf"{_START}(?P<n>\d{{1,2}}|{CARDINAL})[ \t]?(?:{_YEARS})[ ,]{{0,2}}(?:and )?"
        rf"(?P<m>\d{{1,2}}|{CARDINAL})[ \t]?"
        rf"(?:months?|mos?|mths?|m){_NOT_WORD}(?:,? (?:and )?\d{{1,2}}[ \t]?(?:days?|"
        rf"d){_NOT_WORD})?(?:[ -]old|[ ]of age)?",
        # 5 yrs 10/12, 2 years and 3/12, as the British count the months above years
        rf"{_START}(?P<n>\d{{1,2}}) ?(?:years?|yrs?|y),? ?(?:(?:and|&|\+) ?)?(?P<m>\d{{1,2}})/12(?![\d/])",
        # 5 11/12 year old
        rf"{_START}(?P<n>\d{{1,2}}) (?P<m>\d{{1,2}})/12[ -](?:{_YEARS}|"
        rf"y/?o){_NOT_WORD}(?:[ -]old)?",
        # 15-year and 4-month-old, 15 & 4/12 yo
        rf"{_START}(?P<n>\d{{1,2}}|{CARDINAL})[ -](?:years?|yrs?)[ -](?:and|&)[ -](?P<m>\d{{1,2}}|{CARDINAL})[ -]"
        rf"months?[ -](?:old|of age)",
        rf"{_START}(?P<n>\d{{1,2}}) ?(?:&|and|\+) ?(?P<m>\d{{1,2}})/12[ -]?(?:{_YEARS}|y/?o){_NOT_WORD}",
        # 67 a\u00f1os, 67 Jahre alt, as writers of two languages have it
        rf"{_START}{_N}[ -]?(?:a[\u00f1n]os?|ans|anni|anos|jahre|j[\u00e4a]hrige?[rns]?|j[\u00e4a]hr\.|jaar|jarige)"
        rf"{_NOT_WORD}(?! (?:fa|atr[\u00e1a]s|geleden|lang|antes|plus t\u00f4t|zuvor|danach)\b)",
        # Edad: 66, Alter: 66, \u00c2ge : 66
        r"(?<![A-Za-z])(?<![A-Za-z] )(?:edad|alter|\u00e2ge|et\u00e0|leeftijd|idade|\u00e5lder|"
        r"alder)[ \t]{0,3}[:=][ \t]{0,9}"
        r"(?P<age>(?P<n>\d{1,3}))(?=[ \t]*(?:$|[,;|/.](?!\d)|[ ]{2}))",
        # lactante de 8 meses, nourrisson de 8 mois, S\u00e4ugling, 8 Monate, nouveau-n\u00e9 de 3 jours
        rf"(?<![A-Za-z])(?:lactante|nourrisson|s\u00e4ugling|b\u00e9b\u00e9|beb\u00e9|ni\u00f1[oa]|enfant|gar\u00e7on|"
        rf"fillette|kind|junge|"
        rf"m\u00e4dchen|neonato|lattante|bambin[oa]|reci\u00e9n nacid[oa]|nouveau-n\u00e9e?|neugeborenes|zuigeling|"
        rf"patiente?|paciente)"
        rf"(?:,| de| di| von| van| d') ?(?P<age>{_N} (?P<unit>meses|mes|mois|monaten?|monat|mesi|maanden|tagen?|"
        rf"jours?|"
        rf"d\u00edas?|dias?|giorni|dagen|wochen?|semaines?|semanas?|settimane|weken)){_NOT_WORD}"
        rf"(?! (?:fa|atr[\u00e1a]s|geleden|post|apr\u00e8s|nach|de (?:r\u00e9an|vent|ecmo)|di ecmo|an ecmo|en ecmo|"
        rf"sous)\b)",
        # 66 J., ARDS; weak, for shocks are told in joules
        rf"(?P<weak>)(?:{_OPENS}|\b(?:pat\.?|patient(?:in)?),? )(?P<n>\d{{2}}) ?(?-i:J)\.,(?= (?!then\b|dann\b|once|"
        rf"twice|x\d|"
        rf"biphas|internal|external|paddle|pads|rosc|shock|no\b|sinus|sr\b|v[ft]\b|danach|anschl)[A-Za-z])",
        # Para 2, 34 y, 38+2 weeks; P2, 31, 38+2
        r"(?<![A-Za-z0-9])para ?\d{1,2}(?:\+\d)?(?: \(now \d\))?,? (?P<age>(?P<n>[1-5]\d) ?(?P<unit>y|yo|yrs?|years?))"
        r"(?=[,;.](?!\d)|[ \t]*$)",
        r"(?<![A-Za-z0-9])(?-i:P)\d(?:\+\d)?, (?P<age>(?P<n>[1-5]\d)(?: ?(?P<unit>y|yo|yrs?|years?))?)"
        r"(?=, (?:[23]\d ?\+ ?\d|[23]\d ?/ ?40|[23]\d ?(?:w|wks?|weeks)\b))",
        # Pt: M 71, 92 kg
        r"(?:^[ \t]*|(?<=[:;,.|(] )|(?<=\bpt )|"
        r"(?<=\bpatient ))(?-i:[MF]) (?P<n>\d{1,3})(?=, \d{1,3}(?:\.\d{1,2})? ?kg(?![A-Za-z0-9/]))",
        # Bloke in bed 7, 41, shed fire
        rf"{_OPENS}(?:the |our |an? )?(?:bloke|chap|guy|gent|fella|geezer|lad|lass|lady|gentleman|man|woman|girl|boy|"
        rf"patient|"
        rf"pt|kid) in (?:bed(?: ?space)?|bay|room|side ?room|cot|cubicle|"
        rf"bd) ?#?\w{{1,3}}, (?P<n>[1-9]\d)(?=, (?!\d)[a-z])"
        rf"(?!, {_AS_MEASURED})",
        # 63 j female, 58 J., m; 71 a., homme
        rf"{_START}(?P<n>\d{{1,3}})[ ]?(?:j\.?,?[ ](?:female|male|woman|man|lady|girl|boy|frau|mann|weibl\w*|"
        rf"m\u00e4nnl\w*|(?-i:[mw]))|(?:a\.|ans?),?[ ](?:homme|femme|gar\u00e7on|fille)){_NOT_WORD}"
        r"(?! (?:connect\w*|luer|adapt\w*|lock|end|fitting))",
        # bed 4 29F, bay 12: 61 M
        r"^[ \t]*(?:bed|bay|bd|room|rm|cot|pod|slot)[ \t]?#?\w{1,4}[ \t,:-]{1,9}(?P<n>\d{1,3})"
        r"[ ]?(?:y/?o?[ ]?)?(?-i:[MF])(?=[ \t]*(?:$|[,;.]|[ \t]{2}|with|w/|s/p))",
        # a tram driver of 61, our postman of 47
        rf"(?<![A-Za-z])(?:is|was|an?|this|our)(?: [a-z-]{{3,}}){{0,2}} {_SOMEBODY} of (?P<n>[2-9]\d)"
        r"(?= (?:who|with|brought|transferred|admitted|found|in whom)\b|, (?:who|with|brought|previously)\b)",
        # Retired teacher, 52, was retrieved
        rf"{_OPENS}(?:an? )?(?:retired |former |unemployed )?(?-i:[A-Za-z][a-z]+(?:er|or|ist|man|woman|"
        rf"nurse|clerk|"
        rf"student|farmer|mother|father|pensioner|accountant|mechanic|soldier|chef|cook)), (?P<n>\d{{2}}), "
        rf"(?=(?:was|is|has|had|who|with|in|on|found|brought)\b)",
        # A 76 y retired GP
        rf"(?<![A-Za-z])an? (?P<age>{_N}[ -]?(?P<unit>y|yr|yrs|year))[ ](?=(?:retired|former|right|"
        rf"previously|known|"
        rf"hypertensive|diabetic|smoker|ex-|obese|fit|healthy|postpartum|pregnant)\b)",
        # 3\u00bd-year-old
        rf"{_START}(?P<n>\d{{1,2}}) ?\u00bd[ -]?(?:{_YEARS}|y/?o)[ -]?(?:old|of age)?{_NOT_WORD}",
        # aged 2/12, age 3/52
        r"(?<![A-Za-z])aged?:? (?P<n>\d{1,2})/(?P<unit>12|52|7)(?![\d/])",
        # Pt 60 y
        rf"^[ \t]*(?:pt|patient)[ \t:]{{1,3}}(?P<n>\d{{1,3}}) ?(?P<unit>y|yo|yrs?|years?){_NOT_WORD}",
        # 52-year-old, nine-day-old, 52 years of age, 44 years old
        rf"{_START}{_N}(?:[ -]1/2|[ -]and[ -](?:an?|three)[ -](?:half|quarters?))?{_GAP}{_UNIT_SHORT}\.?[ \t\n-]{{1,2}}"
        rf"(?:old|of[ \t\n]age){_NOT_WORD}",
        # 52 yo, 52y/o, 52 y.o.
        rf"{_START}{_N}(?:[ -]1/2)?{_GAP}(?P<unit>yr?)[./ -]{{0,2}}o(?:\.(?![A-Za-z])|"
        rf"{_NOT_WORD}|"
        rf"(?=[mf]\b))",
        # 8 m/o, 6 d.o.; 6 w/o girl, but "MAP 61 w/o pressors" is without them
        rf"{_START}(?P<n>\d{{1,3}}){_GAP}(?P<unit>m|d)[./]o(?:\.(?![A-Za-z])|{_NOT_WORD})",
        rf"{_START}(?P<n>\d{{1,3}}){_GAP}(?P<unit>w)[./]o\.?(?=[ ]?(?:[,;)|](?!\d)|[ ](?:{SEXED}|(?-i:[MF])|"
        rf"with|w/(?!o)|"
        rf"ex-|former|term|preterm|who|s/p|admitted){_NOT_WORD}))",
        # 31 y woman, 8 mo F, 6 wk female, 52 yr M
        rf"{_START}{_N}[ \t]?-?{_UNIT}\.?(?:[ /-]| / |[,;] )(?:term |old |white |black |hispanic |asian )?"
        rf"(?:{SEXED}{_NOT_WORD}(?!')|(?-i:[MF]){_NOT_WORD}(?!/)|(?=ex-|former ))",
        # aged 52, age 3 weeks, age: 61 y, age of 52, age ..... 19 months
        rf"{_LABEL}{_LABEL_GAP}(?:(?:[MF]|male|female)[ /,]{{1,2}})?{_N}(?![\d.]*\d)(?!/\d{{1,2}}/\d)"
        rf"(?:[ \t]?{_UNIT_SHORT}{_NOT_WORD}|(?!s))(?!\s?(?:Fr\b|mm|cm|kg|%|\+|(?:and|or|years "
        rf"and) "
        rf"(?:older|over|above|up)))",
        # Doe, F, forty-six, thrown from a horse; forty-seven, male; Doe (F, 44)
        rf"(?<![A-Za-z0-9])(?:(?-i:[MF])|male|female),? (?P<n>{_TENS_AND_UNITS}|{CARDINAL})(?=[,.;)|](?!\d)|"
        rf"[ \t]*(?:$|\|))",
        rf"(?<![A-Za-z-])(?P<n>{_TENS_AND_UNITS}),? (?:(?-i:[MF])|male|female|man|woman)(?=[,.;)|]|"
        rf"[ \t]*(?:$|\|))",
        r"\((?-i:[MF])(?:, ?(?P<n>\d{1,3}))(?=\)|, [a-z])",
        # Lindenauer, Florian | M 58 | of a note's first line, or of any row for an age that no size can be
        r"\A[^\n]{2,120}\|[ \t]*(?P<age>(?-i:[MF])[ /]?(?P<n>\d{1,3}))(?=[ \t]*(?:\||$))",
        r"(?<=\|)[ \t]{0,3}(?P<age>(?-i:[MF])[ /]?(?P<n>3[7-9]|[4-9]\d))(?=[ \t]*(?:\||$))",
        # John Doe, 45, M; M, 45 y; Doe, 62 y, 80 kg
        r"(?<=, )(?P<n>\d{1,3})(?=, ?(?-i:[MF]|male|female)(?![A-Za-z]))",
        rf"(?<![A-Za-z0-9])(?-i:[MF]),?[ \t]{{1,4}}(?P<n>\d{{1,3}}) ?(?P<unit>yo|y/o|y|yrs?|"
        rf"years?){_NOT_WORD}",
        r"(?<=, )(?P<n>\d{1,3}) ?(?P<unit>y|yrs?|years?)(?=, ?(?:\d+(?:\.\d)? ?kg|(?-i:[MF])\b|"
        r"male|female))",
        # M 57 IPF flare; F, 45; 66 m. va ecmo
        r"^[ \t]*(?:pt:? )?(?-i:[MF]) (?P<n>\d{1,3})(?= [A-Za-z])(?! ?(?:Fr|cm|mm|kg)\b)",
        r"(?<![A-Za-z0-9])(?-i:[MF]), (?P<n>\d{1,3})(?=[ \t]*(?:$|[,;|]|  ))",
        r"^[ \t]*(?:pt:? )?(?P<n>\d{1,3}) [mf](?=[.,/] |[ ]w)",
        # a man of 52, girl of four months
        rf"(?<![A-Za-z])(?:man|woman|boy|girl|gentleman|lady|male|female|child|infant|baby|patient|lad|lass|youth|chap|"
        rf"fellow|guy|youngster|teenager|schoolboy|schoolgirl|toddler) of "
        rf"(?:{_ABOUT})?{_N}{_NOT_WORD}(?!\.\d| kilo)"
        rf"(?:[ \t\n]{_LONG_UNIT}{_NOT_WORD})?(?! (?:Fr|kg|cm|mm|lb|gest|weeks?'? gest))",
        # he is 65., she turned 6 today, Mr. Lovell is 58, pt is 49, the patient herself is 27
        rf"(?<![A-Za-z])(?:(?:he|she|who|patient|pt|child|kid|lad|lass|man|woman|lady|gentleman|girl|boy)"
        rf"(?: (?:him|her)self)?|{_ADDRESSED}(?<=[\w'.{MASK}-]))"
        rf"(?:'s| is|(?: has)?(?: just)? turned)(?: only| now| currently| just)? {_N}(?: ?(?:years|yrs|y))?"
        rf"(?=[.,;)](?!\d)| and\b| today\b| just\b|$)",
        # bloke sixty nine collapsed, old boy 81 from home
        rf"(?<![A-Za-z])(?:bloke|chap|guy|gent|fella|geezer|lad|lass|lady|old (?:boy|lady|man|woman|girl)|man|woman)"
        rf" (?P<n>(?:{_TENS_AND_UNITS})|[1-9]\d)(?= (?:who|with|from|on|in|collapsed|arrested|found|brought|"
        rf"transferred|admitted|presented|known|previously|had|came|fell|referred|crashed|post)\b)",
        # Ada is 14 months and 9 kg
        rf"{_OPENS}(?P<who>{_CALLED}) (?:is|was|turned)(?: only| now| currently| just)? (?P<age>{_N}[ \t]"
        rf"{_LONG_UNIT})(?=[,.;)](?!\d)| (?:and|old|today|with)\b|$)",
        # Ada is 60, on V-V since Monday: weak, for what is measured is told so too
        rf"{_OPENS}(?P<who>(?-i:(?!{_MEASURED})[A-Z][a-z]{{2,}})) is (?:now |only |just )?"
        rf"(?P<n>\d{{1,2}}|(?!one\b){CARDINAL})"
        rf"(?=, (?!and|but|better|worse|rising|falling|up|down|stable)(?:[A-Za-z])| and (?:has|had|was|is)\b)",
        # turned six last week, had her seventh birthday on Monday, her fourth birthday was in May
        rf"(?<![A-Za-z])turned {_N}(?= (?:(?:here|(?:in|on) (?:the |our )?(?:hospital|ward|unit|p?icu)) )?"
        rf"(?:last|this|today|yesterday|in the (?:spring|summer|autumn|fall|winter)|(?:on|in) (?-i:[A-Z])|"
        rf"\w+ (?:days?|weeks?|months?) ago|at (?:(?-i:[A-Z][a-z])|the weekend|half[ -]term|new year)|"
        rf"(?:just )?(?:before|after|over) (?:(?-i:[A-Z][a-z])|the|his|her|this)))",
        rf"(?<![A-Za-z])(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)) birthday "
        rf"(?:was|fell|came|passed|is today|last|this|yesterday|today|(?:\w+ )?(?:days?|weeks?|months?) ago)"
        rf"{_NOT_WORD}",
        # At 73 he was within our limits
        rf"{_OPENS}(?:at|aged) {_N},? (?=(?:s?he|the patient)\b)",
        rf"(?<![A-Za-z])(?:had|celebrated|marked|passed|reached|since|after|past) (?:his|her|their) "
        rf"(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)) birthday{_NOT_WORD}",
        # 8 yr, 29 kg; 5 mo   5.6 kg
        rf"(?<!\+){_START}(?P<age>{_N}[ \t]?{_UNIT_SHORT})(?=[ \t]{{0,9}}[,;/|]?[ \t]{{0,9}}"
        rf"\d{{1,3}}(?:\.\d{{1,3}})? ?kg{_NOT_WORD}(?!/))",
        # Mr Lovell (57), Ada Lovell (57 y) was seen
        rf"(?<![A-Za-z]){_ADDRESSED} ?"
        rf"\((?:aged? )?(?P<age>{_N}(?:[ \t]?{_UNIT})?)(?=[,;)/ ] ?)(?! ?[-/]? ?\d)",
        rf"(?<![A-Za-z]){_ADDRESSED} ?(?P<age>(?P<n>\d{{1,3}}) ?(?P<unit>yo|y/o|y|yrs?|years?)){_NOT_WORD}",
        # Mr Ada Lovell 57. Legionella
        rf"(?<![A-Za-z]){_ADDRESSED}(?P<age>(?P<n>1[6-9]|[2-9]\d))(?=[.;](?!\d)|, (?!\d)|[ \t]*$|[ \t]{{2}}| -)",
        # Ada Lovell. 61 y. HeartMate 3
        rf"{_OPENS}(?P<who>(?-i:(?:[A-Z][a-z][\w'-]+|"
        rf"[A-Z]{{3,}}(?:['-][A-Z]+)*,?(?= [A-Z][a-z]))(?: [A-Z][\w'.-]*){{1,3}}))(?:[.;:/|]| -)? (?P<age>{_N}[ -]?"
        rf"(?P<unit>years?|yrs?|yo|y))\.?(?=[.,;|/ ]|$)(?! (?:ago|of|history|hx|back|earlier|before|prior|post)\b)",
        # Student, 19, asthma; sixty-seven and a heavy smoker; G2P1, 31, 34 weeks
        rf"{_OPENS}(?:an? )?(?:(?:retired|former|unemployed|lorry|taxi|bus|police|bar|sales|shop|office|farm|law|"
        rf"school|keen|"
        rf"heavy|ex-) ?){{0,2}}(?:{TRADE}), (?P<n>\d{{2}}|{_TENS_AND_UNITS})(?=[,.;](?!\d))(?! {_OF_A_DOSE})",
        rf"{_OPENS}(?P<n>{_TENS_AND_UNITS}) and (?=(?:an?|previously|otherwise|fit|well|healthy|never)\b)"
        rf"(?!an? (?:\S+[ -]){{0,3}}?(?:fr|french|cannula\w*|mm|ml)\b)",
        r"(?<![A-Za-z0-9])G ?\d{1,2} ?P ?\d{1,2}(?:\+\d)?,? (?P<age>(?P<n>[1-5]\d))(?=[,;.](?!\d))",
        # Ada, five months, with RSV
        rf"{_OPENS}(?P<who>(?-i:(?!{_MEASURED})(?!{_DRUG})[A-Z][a-z]{{2,}}(?: [A-Z][\w'-]*){{0,2}})), "
        rf"(?P<age>{_N}[ \t-](?P<unit>months?|mos?|mths?))(?=, (?:\d+(?:\.\d)? ?kg|with|who|has|had|is|was|in|on|"
        rf"RSV|term|"
        rf"ex-|boy|girl|male|female|bronchiolitis|pertussis|influenza|myocarditis|sepsis)\b)",
        r"(?:^|(?<=[.;] ))(?P<who>(?-i:[A-Z][a-z'-]+(?: [A-Z][\w'.-]*){1,2})) \((?P<n>\d{1,3})"
        r"(?: ?(?P<unit>years?|yrs?|yo|y))?(?=\)|, ?(?-i:[MF]|male|female)\b)",
        # Ada Lovell, 29, known to us
        r"(?:^|(?<=[.;:] ))(?P<who>(?-i:[A-Z][a-z'-]+(?: [A-Z][\w'.-]*){1,2})), (?P<n>\d{1,3}),"
        rf"(?= (?-i:[a-z]))(?! {_OF_A_DOSE})",
        # this lady, now 58, was seen; toddler, 22 months; male, approx. 50 years
        rf"(?<![A-Za-z])(?:patient|pt|child|{SEXED}), (?:now |only |just |just turned |{_ABOUT})?"
        rf"(?P<age>{_N}(?:[ \t]?{_UNIT}{_NOT_WORD})?)(?=[,;.)](?!\d)| who\b| \([a-z]|$)(?<!\d [DdHhWw])",
        # Ada B, 2 and three quarters, bronchiolitis
        rf"{_OPENS}(?P<who>(?!{_MEASURED})(?!{_DRUG}){_CALLED}),? (?:aged )?"
        rf"(?P<age>(?P<n>[1-9]|1\d|{CARDINAL}) and (?:an? (?:half|quarter|bit)|three[ -]quarters))(?=[,.;])",
        # 3/12 old infant, 6/52 girl, as the British count months, weeks and days
        rf"{_START}(?P<n>\d{{1,2}})/(?P<unit>12|52|7)(?=[ -](?:old|of age|{SEXED}){_NOT_WORD})",
        # 58yF, F58, aet. 58
        r"(?<![A-Za-z0-9./])(?P<n>\d{1,3}) ?y(?=(?-i:[MF])(?![A-Za-z0-9]))",
        r"^[ \t]*(?:pt:? )?(?-i:[MF])(?P<n>\d{2})(?=[ ,;])(?! ?(?:Fr|F|French|cm|mm|kg)\b)",
        rf"(?<![A-Za-z])aet(?:at|atis)?\.? ?{_N}{_NOT_WORD}",
        # DOB 3/4/1969 (57)
        r"(?<![A-Za-z])(?:dob|d\.o\.b\.|born|date of birth)[^()\n]{1,24}\((?P<age>(?P<n>\d{1,3})"
        r"(?: ?(?P<unit>yo|years?|yrs?|y))?)\)",
        # Boy, 4 d. of a line's beginning
        rf"^[ \t]*(?:term |preterm |male |female )?(?:boy|girl|infant|baby(?: boy| girl)?|neonate|newborn)"
        rf"[,:]? (?P<age>{_N} ?(?P<unit>d|days?|h|hrs?|hours?|w|wks?|weeks?|mo|months?))(?=[.,;](?!\d)|[ \t]*$)",
        # Infant 2/12, baby girl 6/52; "patient 3/12" and "infant 3/12 transferred" tell a day
        r"(?<![A-Za-z])(?:infant|toddler|baby|neonate|newborn|boy|girl|child|kid)[,:]? "
        rf"(?P<n>\d{{1,2}})/(?P<unit>52|12(?!{_OF_A_DAY}))(?![\d/])",
        # 14 mo, V-V since: what a note opens with
        r"\A\W{0,3}(?P<age>(?P<n>\d{1,2}) ?(?P<unit>months?|mos?|mths?|weeks?|wks?))(?=[,;.] )",
        # Neck decannulation, 19 months, V-A: what a note opens with, and weak, for a run lasts months too
        rf"(?P<weak>)\A\W{{0,3}}(?:(?!{_LASTING})[^\n.;,]){{3,60}}, (?P<age>(?P<n>\d{{1,2}}) "
        rf"(?P<unit>months?|mos?|mths?))(?=, (?!then|later|status))",
        # V-V for 13 days, patient 62, extubated
        r"(?:^[ \t]*|(?<=[,.;] ))(?:the )?(?:patient|pt) (?P<n>[2-9]\d)(?=[,.;](?!\d))(?!, (?:of|in) )"
        rf"(?!, {_AS_MEASURED})",
        # She (37, ARDS from pancreatitis)
        r"(?<![A-Za-z])s?he \((?P<n>[1-9]\d)(?=, [A-Za-z]|; |\))",
        # Lukas, fifteen, a smoker
        rf"{_OPENS}(?P<who>(?-i:(?!{_MEASURED})(?!{_DRUG})[A-Z][a-z]{{2,}})), (?P<n>{CARDINAL}),"
        rf"(?= (?-i:[a-z]))(?! {_OF_A_DOSE})",
        # M 31. of a line's beginning
        r"^[ \t]*(?:pt:? )?(?-i:[MF]) (?P<n>\d{1,3})(?=\.(?!\d)|[ \t]*$)",
        # born three days ago
        rf"(?<![A-Za-z])born {_N} {_LONG_UNIT} (?:ago|before){_NOT_WORD}",
        # the patient (5 yr, 18 kg), a man (65)
        rf"(?<![A-Za-z])(?:patient|child|infant|baby|boy|girl|man|woman|lady|gentleman|toddler|neonate|newborn) "
        rf"\((?P<age>{_N}(?:[ \t]?{_UNIT})?)(?=[,;)])",
        # DOL 2, day of life 3, HOL 14, 2 days of life, day 3 of life
        rf"(?<![A-Za-z])(?P<unit>DOL|days?[ \t\n-]of[ \t\n-]life|HOL|hours? of life)"
        rf"[ \t]?[#:=|]?[ \t]?{_N}{_NOT_WORD}",
        rf"{_START}{_N}[ -](?P<unit>days?|hours?|weeks?) of life{_NOT_WORD}",
        rf"(?<![A-Za-z])(?P<unit>day|hour|week|d) ?{_N} of life{_NOT_WORD}",
        rf"(?<![A-Za-z])(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)) (?P<unit>day|hour|week) of "
        rf"life{_NOT_WORD}",
        # Mr. Jones, 64, Mr L. Jones, sixty-four
        rf"(?<![A-Za-z]){_ADDRESSED}, (?:aged? )?(?P<n>\d{{2}}|{CARDINAL})"
        r"(?: ?(?P<unit>years?|yrs?|y))?(?=,|\.(?!\d)|;|\s*$|\t|  | who| was| is| with)",
        # Mr. Sanjay K. / 38 yrs / M; Doe, 63 years / F
        rf"(?<=[,/|-] )(?P<age>{_N}[ \t]?{_LONG_UNIT})\.?(?=[ \t]?[,/|-][ \t]?(?:(?-i:[MF])|male|female|boy|girl)"
        rf"{_NOT_WORD})",
        # 68 yr, known cirrhosis; 36 y G4P3
        rf"{_OPENS}(?P<n>\d{{1,2}}) ?(?P<unit>y|yrs?|years?|yo)\.?(?=, (?:[a-z])|,? G\d|"
        rf",? (?:with|w/|known|previously|prev|ex-|s/p|who|in|on)\b)"
        rf"(?!,? (?:in|on) (?:total|all|average)|, (?:later|then|now|after|since))",
        # Infant: Ada Lovell, 7 weeks, 4.1 kg
        r"(?:^|[|\t]|  )[ \t]{0,3}(?:infant|baby(?: boy| girl)?|patient|pt|child|name|boy|girl)"
        r"[ \t]{0,9}[:|\t]"
        rf"[^\d\n]{{0,60}}?[,|\t:][ \t]{{0,9}}(?P<age>{_N}[ \t]?{_UNIT})"
        rf"(?=\s*(?:[,|(;\t.]|"
        rf"$|  ))",
        # Patient: 63; F; pt: 58 y / M
        r"(?:^|[|\t])[ \t]{0,3}(?:patient|pt|subject|case)[ \t]{0,3}[:|\t][ \t]{0,3}(?P<age>(?P<n>\d{1,3})"
        r"(?: ?(?P<unit>y|yo|y/o|yrs?|years?))?)(?= ?[,;/|] ?(?-i:[MF]|(?:fe)?male|Male|Female)(?![A-Za-z])"
        r"(?! ?(?:arm|wing|room|ward|side)\b))",
        # Patient: Mrs Lovell, 50
        # Pt Lovell, Ada, 17 yrs. Ward 4
        rf"^[ \t]{{0,3}}(?:patient|pt|name|who|infant|baby|child)[ \t.:]{{1,9}}[^\d\n|\t]{{3,60}}, "
        rf"(?P<age>{_N}[ \t]?{_UNIT})(?=[ \t]*(?:$|[.,;/|(]|  ))",
        r"(?:^|[|\t]|  )[ \t]{0,3}(?:patient|pt|name)[ \t]{0,9}[:|\t][ \t]{0,9}[^\d\n:|\t]{3,50}, "
        r"(?P<age>(?P<n>\d{1,3}))"
        r"(?=[ \t]*(?:$|[,;|]|  ))",
        # PT/AGE: Ada Lovell / 4 yrs; Name, age: Ada Lovell, 61
        rf"^[ \t]*(?:pt|patient|name|child|infant|baby)(?:'s)?(?: name)?(?: ?[/&,+-] ?|"
        rf" and )age[^:\n]{{0,16}}[:|][ \t]*"
        rf"[^\d\n]{{2,50}}?[/,|(-] ?(?P<age>{_N}(?:[ \t]?{_UNIT_SHORT})?)(?=[ \t]*(?:$|[,;|/)(-]|  ))",
        # Re: Ada Lovell - 5 months - after truncus repair; Baby Girl Lovell - 8 July - 5 days old
        rf"^[ \t]{{0,3}}(?:re|pt|patient|name|who|infant|baby|child|case|subject)[ \t.:]{{1,9}}{_PERSON}"
        rf"(?: ?[|/;] ?|[ ]-{{1,2}}[ ]|[ \t]{{2,}})(?P<age>{_N}[ \t]?{_UNIT_SHORT}){_NOT_WORD}"
        rf"(?=[ \t]*(?:$|[.,;/|(]|--? |  ))(?! (?:ago|of|on|into|history)\b)",
        # Pt Q.N.   F 44   fourth night after twins; Pt: Ada Lovell   M 46      Arrival
        rf"(?:^|[|\t]|  )[ \t]{{0,3}}(?:re|pt|patient|name|who|case)[ \t.:]{{1,9}}{_PERSON}[ ]?(?:[,;|(/]|[ ]-|"
        rf"[ ]{{1,2}}|\t)[ \t]*"
        r"(?P<age>(?-i:[MF])[ /-]?(?P<n>\d{1,3})(?: ?(?:y|yo|y/o|yrs?|years?))?)(?![\d/%]|"
        r"[.:-]\d)(?=[ \t]*(?:$|[.,;|)(/-]|[ ]{2}|\t))"
        r"(?! ?(?:Fr|cm|mm|kg)\b)",
        # forty-six years young
        rf"{_START}{_N} years young{_NOT_WORD}",
        # a former ferry pilot of seventy-one, a farmer of sixty one who
        rf"(?<![A-Za-z])(?:is|was|an?|this|our|your)(?: [a-z-]{{3,}}){{0,4}}? {_SOMEBODY}"
        rf" of (?P<n>{_TENS_AND_UNITS}|(?:six|seven|eight|nine)teen)"
        rf"(?=[,.;)]| (?:who|with|brought|transferred|admitted|found|in|on|and|from|was|is|has|had|came)\b)",
        rf"(?<![A-Za-z])(?:retired|former|unemployed)(?: [a-z-]{{3,}})? {_SOMEBODY} of (?P<n>[2-9]\d)"
        r"(?=[,.;)](?!\d)| (?!packs?|years?|cigar)[a-z])",
        # male, 47
        r"(?<![A-Za-z0-9])(?:male|female)[ ,/]{1,2}(?P<n>\d{1,3})"
        r"(?![A-Za-z0-9./%-]| ?(?:kg|cm|Fr|mm|lb|wk|week|day|mo))",
        r"(?<![A-Za-z0-9])(?-i:[MF])/(?P<n>\d{1,3})(?![A-Za-z0-9./%-]| ?(?:kg|cm|Fr|mm|lb))",
    )
)  # fmt: skip
WITH_MONTHS = FORMS[:2]
"""Those that tell months above years, of a field that asks for the age."""
SEX_AFTER = expressions.compile(
    r"(?<![A-Za-z0-9./,-])(?P<n>\d{1,3})(?P<gap>[ \t]?/?[ \t]?)(?P<sex>[MFmf])(?![A-Za-z0-9'])"
)
"""A number with a sex behind it and no unit: "65M"."""
BARE = expressions.compile(rf"{_N}{_GAP}{_UNIT_SHORT}{_NOT_WORD}", re.IGNORECASE)
"""A number with its unit and nothing else."""
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
"""The first year of each."""
BOUNDED = expressions.compile(
    rf"(?<![A-Za-z])in (?:his|her|their)[ \t\n](?:early|mid|middle|"
    rf"late)?[ -]?(?P<decade>{'|'.join(DECADES)}|[2-9]0'?s){_NOT_WORD}"
    rf"|(?<![A-Za-z])(?:early|mid|late)[ -](?P<late>{'|'.join(DECADES)}){_NOT_WORD}"
    rf"|(?<![A-Za-z])(?P<some>twenty|thirty|forty|fifty|sixty|seventy|eighty|[2-8]0)-?(?:ish|[ -]?something|odd)"
    rf"(?=[ -](?:years?|y/?o|{SEXED}))"
    rf"|(?<![A-Za-z]){SEXED},? (?:in )?(?:early |mid |late |mid-)?(?P<sexed>[2-9]0'?s){_NOT_WORD}"
    rf"|(?<![A-Za-z0-9])(?:early |mid |late |mid-)?(?P<before>[2-9]0'?s)(?= {SEXED}{_NOT_WORD})"
    r"|(?<![A-Za-z])(?P<genarian>(?:quadrag|quinquag|sexag|septuag|octog|nonag)enarian)"
    rf"|(?:(?P<label>{_LABEL}{_LABEL_GAP})|(?<![\w.]))(?P<over>\d{{2}})[ \t]?(?:\+|plus\b)"
    r"(?(label)|(?=[ \t-]?(?:y\b|yo\b|y/o|year|yr|(?-i:[MF]\b))))"
    r"|(?:>|over |older than |greater than |above )=?[ \t]?(?P<above>\d{2})(?=[ -]?(?:yo\b|y/o|"
    r"years? old|years? of age|-?year-old))"
    rf"|{_LABEL}{_LABEL_GAP}(?:(?:>|over|above)=?[ \t]?(?P<past>\d{{2}})|(?P<tens>[2-9]0)"
    rf"'?s(?![A-Za-z]))",
    re.IGNORECASE,
)
GENARIANS = {"quadr": 40, "quinq": 50, "sexag": 60, "septu": 70, "octog": 80, "nonag": 90}
NEWBORN = expressions.compile(
    r"(?<![A-Za-z])(?:newborns?|neonate|new-born)(?![A-Za-z])(?!['-]| (?:screen|nursery|intensive|"
    r"unit|icu|"
    r"service|team|hearing|exam|ecmo|cannulation|attending|fellow|care|period|resus|respiratory|"
    r"transport))",
    re.IGNORECASE,
)
OPEN = expressions.compile(
    rf"{_LABEL}[ \t:=|-]{{1,20}}(?P<labelled>[{BLANK}{MASK}]+)"
    rf"|(?<![{BLANK}{MASK}])(?P<mark>[{BLANK}{MASK}]+)(?:[ \t-]{{0,2}}(?:years?|yrs?|months?|mos?|"
    rf"weeks?|wks?|days?)"
    rf"[ \n-]?(?:-?old|of age)|"
    r"[ \t-]{0,2}y\.?/?o\b|[ \t-]{0,2}(?:years?|yrs?)[ -](?:man|woman|male|female|boy|girl|[MF]\b)"
    rf"|[ \t]?(?-i:[MF])\b|[ \t](?=[{BLANK}{MASK}]+ (?:with|who|presenting|admitted|here)\b))",
    re.IGNORECASE,
)
SEX_FIRST = expressions.compile(
    r"\s*(?:[MF]|male|female|boy|girl|man|woman)[ /,]{1,3}", re.IGNORECASE
)
PLAIN = expressions.compile(rf"{_N}(?![\d.]*\d)(?![ \t]?(?:kg|lb|cm|Fr))", re.IGNORECASE)
"""A number alone, of a field that asks for the age."""
