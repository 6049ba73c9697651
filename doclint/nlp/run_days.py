"""The day of an ECMO run, told apart from the days of the stay, of life and after an operation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.numbers import CARDINAL, ORDINAL, cardinal, ordinal
from doclint.nlp.seeking import find_all

_ECMO = (
    r"(?:E-?CMO|ECLS|ECPR|extra-?corporeal(?: (?:support|"
    r"life[ -]support|membrane oxygenation|circulation)|(?= days?\b)))"
)
_MODE = (
    r"(?:(?:fem-?fem|femoro-?(?:femoral|jugular)|femoral|jugular|neck|percutaneous|peripheral|central|current|"
    r"continuous) )?(?:V-?V-?A|V-?A-?V|V-?A|V-?V|V-?P-?A|V-?P|"
    r"veno[- ]?(?:venous|arterial))"
)
_RUN = (
    rf"(?:(?:{_MODE}[ -])?(?:{_ECMO})(?: run| support| course| circuit run)?|{_MODE}(?: run| "
    rf"support)?|run|(?:(?:mechanical|circulatory|mechanical circulatory) )?support|"
    rf"(?:ecmo|ecls) flow|bypass|(?:the )?pump)"
)
_N = rf"(?P<n>\d{{1,3}}|{CARDINAL}|[{BLANK}{MASK}]+|\[[ \t]*\])"
_ORD = rf"(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))"
_END = r"(?![A-Za-z0-9])(?!\.\d|/\d{1,2}/|:\d| ?(?:hours?|hrs?|h|min|weeks?|months?|years?)\b)"
_D = r"(?:day|d)"

_FORMS = tuple(
    expressions.compile(pattern, re.IGNORECASE)
    for pattern in (
        # hospital day / ECMO day: 12 / 5
        rf"(?<![A-Za-z])[A-Za-z]+(?: day)? ?/ ?{_RUN} day ?[#:=]? ?\d{{1,3}} ?/ ?{_N}{_END}",
        # day 5 of ECMO, day #3 on VA support, day 4 of the run
        rf"(?<![A-Za-z])(?<!of )(?:{_D}|hospital day \d+,? day)[ \t]?#?[ \t]?{_N}(?: "
        rf"\(\w+\))?[ \t\n](?:(?:of|on)[ \t\n](?:the |her |his |their |this |current |continuous "
        rf")?{_RUN}|(?:{_MODE}|{_ECMO})(?! (?:ecmo|ecls)? ?{_D}[ \t#:]{{0,3}}\d))(?![A-Za-z])",
        # ECMO day 5, VV ECMO d11, ECMO D#4, run day: 4, va day 3, ECLS day number 6
        rf"(?<![A-Za-z]){_RUN}[ \t\n]?[-,:|/(]?[ \t\n]?(?:run )?{_D}(?:ay)?\.?(?: (?:number|no\.?)"
        rf"| count)?[ \t]?(?:[#:=|+]{{0,2}}|-)[ \t]?#?[ \t|]?{_N}{_END}",
        # the sixth day of veno-venous ECMO, 3rd day on support
        rf"(?<![A-Za-z]){_ORD}[ \t\n](?:full |calendar )?day[ \t\n](?:of|on|into)[ \t\n]"
        rf"(?:the |her |his |their |this |our )?(?:{_RUN}|circuit|machine)(?![A-Za-z])",
        # on her sixth ECMO day
        rf"(?<![A-Za-z]){_ORD}[ \t\n](?:{_MODE}[ -])?(?:{_ECMO}|run|support|{_MODE})[ \t\n]day",
        # ECMO #14 VV, VV #6
        rf"(?<![A-Za-z])(?:{_ECMO}|{_MODE}) ?#{_N}{_END}(?! ?(?:run|cannul|circuit|oxygenator))",
        # HD 3   ECMO 2 in a row of counters, parted by blanks
        rf"(?<![A-Za-z])(?:HD|ICU|LOS|POD|hospital day|icu day)[ #:]{{0,3}}\d{{1,3}}[ \t]{{2,20}}(?:{_ECMO}) {_N}"
        rf"(?=[ \t]*(?:$|\n|[ \t]{{2}}))",
        # ECMO   Mode: VV   Day: 11
        rf"(?<![A-Za-z])(?:{_ECMO})\b[^\n]{{0,40}}?\b(?:mode|type|config\w*)[ :]{{1,3}}{_MODE}[ \t,;|]{{1,12}}"
        rf"day[ :#]{{1,4}}{_N}{_END}",
        # POD/ECMO 4: counters that run together
        rf"(?<![A-Za-z])(?:HD|ICU|POD|DOL|hospital day)[ \t]?/[ \t]?(?:{_ECMO}|"
        rf"{_MODE})(?: days?)?[ #:]{{0,3}}{_N}{_END}(?! ?/)",
        # day number six of veno-venous ECMO
        rf"(?<![A-Za-z])day number {_N} (?:of|on) (?:the |her |his |\w+ ){{0,3}}{_RUN}(?![A-Za-z])",
        # ECMO POD 3
        rf"(?<![A-Za-z]){_ECMO}[ \t]POD[ \t#]{{0,2}}{_N}{_END}",
        # E-day 5; E day 5 where a line or a part of one opens: vitamins, wards and groups are E, too
        rf"(?<![A-Za-z.])(?<!vitamin )(?<!vit )(?<!vit\. )(?<!group )(?<!and )(?-i:E)-day[ \t:#]{{0,2}}{_N}{_END}",
        rf"(?:\A|(?<=\n)|(?<=[;|(.:] )|(?<=[|/(])|(?<=\b(?-i:V[AV]) ))(?-i:E) ?day[ \t:#]{{0,2}}{_N}{_END}",
        # #14 ECMO at the head of the note
        rf"\A\W*#(?P<n>\d{{1,3}})[ \t](?:{_MODE}|{_ECMO})(?![A-Za-z])",
        # since going on, day 6; 6 days since cannulation is no day's number
        rf"(?<![A-Za-z])day[ \t]?#?{_N}[ \t](?:since|from|after|post)[ \t-](?:going on (?:ecmo|pump)|"
        rf"(?:ecmo )?cannulation|(?:ecmo|ecls) (?:start|initiation))",
        rf"(?<![A-Za-z])(?:post-?cannulation|calendar) (?:day|d)[ \t]?#?[ \t]?{_N}{_END}",
        # Run: 9 days (day no. 9 today); on ECMO 4 days, today the fifth day
        rf"(?<![A-Za-z]){_RUN}(?: (?:length|duration))?[ \t]?[:=,-]?[ \t]?(?:for )?\d{{1,3}}(?:\.\d)?[ ]?"
        rf"(?:days?|d|hours?|hrs?|h)[ \t]?[(,;-][ \t]?(?:(?:today|now|this|it)(?: is|'s|:)? )?(?:the )?"
        rf"(?:day[ \t]?(?:(?:no\.?|number|nr\.?)[ \t]?|#)?{_N}{_END}|{_ORD} day)"
        rf"(?=[ \t]*(?:[.,;)]|$|\n|[ \t](?:today|now)))",
        # Day of support: 5, day on ECMO 3
        rf"(?<![A-Za-z])days?[ \t](?:of|on)[ \t](?:the )?{_RUN}(?: run)?[ \t]?(?:[#:=|]+|\t|is)"
        rf"[ \t|]*#?{_N}{_END}",
    )
)
# HD 9 / ECMO 4 / vent 8: counters in a row
_COUNTERS = expressions.compile(
    rf"(?<![A-Za-z])(?:{_ECMO}|{_MODE})(?: day| d)? ?[#:]? ?{_N}{_END}"
    r"(?=[ \t]?[/|,][ \t]?(?:hd|hospital day|icu|picu|los|vent|mv|pod|dol|trach|antibiotics?|abx)\b)"
    r"|(?<![A-Za-z])(?:hd|hospital day|icu(?: day)?|picu(?: day)?|los|vent(?: day)?|pod|dol) ?[#:]?"
    rf" ?\d{{1,3}}[ \t]?[/|,][ \t]?(?:{_ECMO}|{_MODE}) ?[#:]? ?(?P<m>\d{{1,3}}){_END}",
    re.IGNORECASE,
)
# ECMO: 6th day; third day supported by V-A; hospital day 3, the same as ECMO day
_OTHER_ORDERS = tuple(
    expressions.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![A-Za-z]){_RUN}[ \t]?[:,-][ \t]?(?:the )?{_ORD}(?: full)? day(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:{_ECMO}|{_MODE}|run) day ?[:=-]? ?{_ORD}(?! (?:day|run|circuit))(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:{_ORD} day|day #?{_N}) (?:being |of being |of (?:her |his )?)?"
        rf"(?:supported|cannulated|maintained|assisted)"
        rf"[^.;\n]{{0,25}}?(?:{_MODE}(?:ly)?|{_ECMO}|veno\S+ly)(?![A-Za-z])",
        rf"(?<![A-Za-z])(?:HD|(?:hospital|icu|picu) day) ?#?{_N},? (?:which is |is |and )?(?:the )?(?:same as|also|"
        rf"equals|=)(?: (?:her|his|the))? (?:{_ECMO}|{_MODE}) day(?! ?\d)",
    )
)
# V-A through the groin since Monday; this is day 2.
_THIS_IS_DAY = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO})(?![A-Za-z])[^.\n|]{{0,200}}?"
    rf"\b(?:this|today|tonight|now|it)(?: is|'s)?(?: now)? (?:the )?(?:day #?{_N}{_END}|{_ORD} day)"
    rf"(?=[ \t]*(?:[.,;)]|$|\n|of (?:it|support|the run)\b))",
    re.IGNORECASE | re.MULTILINE,
)
# Supported for pertussis. This was her eighth day.
_HER_DAY = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO}|support|supported)(?![A-Za-z])(?P<gap>(?:[^.\n|]|\.(?=\d)){{0,160}})\.[ \t\n]"
    rf"(?:this|today|it|tonight)(?: is|'s| was)(?: now)? (?:his|her|their|the|its)(?: (?:run|support|circuit))? "
    rf"(?:day #?{_N}{_END}|{_ORD}(?: full)? day)(?=[ \t]*(?:[.,;)]|$|\n|(?:of|on) (?:it|support|the (?:run|pump))\b))",
    re.IGNORECASE,
)
# V-V for influenza day 6, 25 Fr
_FOR_ILLNESS = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO})(?: {_ECMO}| support)? for "
    rf"(?:(?!post|op\b|after|hospital)[A-Za-z][\w/'-]*[ \t]){{1,5}}"
    rf"(?<!symptom )(?<!injury )(?<!life )(?<!burn )(?<!illness )(?<!admission )(?<!picu )(?<!icu )"
    rf"(?:(?:run )?{_D}[ \t]?#?{_N}{_END}|{_ORD} day)(?=[ \t]*(?:[.,;)]|$|\n))",
    re.IGNORECASE | re.MULTILINE,
)
# came to us on the V-A circuit. Today is day 4 on it.
_DAY_ON_IT = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO}|circuit|pump|cannulat\w+)(?![A-Za-z])(?:[^.\n|]|\.(?=\d)){{0,160}}(?:\.[ \t\n])?"
    rf"(?:[^.\n|]|\.(?=\d)){{0,60}}?(?:(?<![A-Za-z])(?:today|tonight|this|now|it|we|he|she|they)(?: is| are|'s|'re)?"
    rf"(?: now)?(?: (?:on|at|in))? |[,;-] )(?:the |his |her )?(?:day #?{_N}|{_ORD} day)"
    rf"[ \t\n](?:on|of|with|by) (?:it|this (?:circuit|pump|machine)|that)(?![A-Za-z])",
    re.IGNORECASE,
)
# V-V since that evening. Day 8.
_DAY_ALONE = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO})(?![A-Za-z])(?P<gap>(?:[^.\n|]|\.(?=\d)){{0,160}})\.[ \t\n](?:now |"
    rf"today(?:,| is)? |currently |"
    rf"this is |run )?(?:day|d)[ \t]?#?{_N}{_END}(?=\.(?!\d)|;|[ \t]*(?:$|\n))",
    re.IGNORECASE | re.MULTILINE,
)
_COURSES = (
    r"[a-z]{3,}(?:cillin|mycin|penem|azole|floxacin|fungin|virin?|bactam|clovir|lizumab)|cef\w+|vanc\w*|mero|zosyn|"
    r"tazocin|linezolid|rem?desivir|antibiotic\w*|antimicrobials?|abx|steroids?|course"
)
"""What is given for a number of days and counted by them."""
_COURSE = expressions.compile(rf"\b(?:{_COURSES})\b", re.IGNORECASE)
_OF_SOMETHING_ELSE = expressions.compile(
    rf"\b(?:{_COURSES}|post-?op\w*|surgery|operation|transplant\w*|hospital(?: day| course)|"
    r"trach\w*|delivery|repair|section|lyco\w*|previous|prior|last year|decannulated|came off|"
    r"weaned off|no ecmo|not on|no longer|off (?:ecmo|v-?[av])|consider\w*|if|may|might)\b",
    re.IGNORECASE,
)
"""What makes a day that stands apart from the run another's, or the run one that is over."""
_RUN_WORD = expressions.compile(rf"{_ECMO}|\b(?:run|support|bypass|pump)\b", re.IGNORECASE)
# V-A, day 5, for ...; V-V via R IJ 19 Fr Avalon, day 2.; on V-V ECMO for lung failure, day 5;
# V-V since 3/4 (day 5); ECMO run (9th day)
_APART = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}|{_ECMO})(?![A-Za-z])[^.;:\n|]{{0,70}}?"
    rf"(?:,[ \t\n]|[ \t\n]\(|[ \t]-{{1,2}}[ \t]|[ \t]{{2}}|\t|(?<=fem) )(?:now )?(?:on )?"
    rf"(?:(?:run )?{_D}[ \t]?#?{_N}{_END}|{_ORD}[ \t]day)"
    rf"(?=[ \t]*(?:[.,;)|]|$|\n|[ \t](?:for|of support))|[ \t]{{2}}|\t)",
    re.IGNORECASE | re.MULTILINE,
)
# On VV for sixteen days; VA ECMO (groin) nine days; ECMO V-A 4 days.
_LASTING = expressions.compile(
    rf"(?<![A-Za-z])(?:{_MODE}[ -](?:{_ECMO}|support)|{_ECMO}[ ]\(?{_MODE}\)?|{_ECMO}|(?<=on "
    rf"){_MODE}|(?<=on the )(?:circuit|pump|machine)|(?<=\bon )pump|run(?= (?:is |now )?[\w-]+ days old))"
    rf"(?: is| now)?(?: \([^()\n]{{1,70}}\))?[ \t\n](?:for[ \t\n])?(?:the (?:last|past) "
    rf")?{_N}[ \t\n]days(?![ \t\n](?:ago|before|later|earlier|prior))",
    re.IGNORECASE,
)
# six days into her V-V run
_INTO = expressions.compile(
    rf"(?<![A-Za-z\d]){_N}[ \t]days (?:into|(?<=now \d days )on|(?<=now \d\d days )on) "
    rf"(?:the |her |his |this |their )?(?:{_MODE}[ -])?{_RUN}(?![A-Za-z])",
    re.IGNORECASE,
)
# was maintained through the right jugular for thirteen days; a V-V which has kept him alive for 21 days
_HELD_FOR = expressions.compile(
    rf"(?<![A-Za-z])(?:(?:been|was|is|being|kept|remained?|remains|still)[ \t\n]+(?:fully |well |partly )?"
    rf"(?:(?P<held>supported|carried|held(?= (?:on|by|up) )|kept going|maintained)|cannulated|on (?:it|support|"
    rf"the (?:circuit|machine|pump|oxygenator)|pump))|"
    rf"(?:{_MODE}|{_ECMO}|circuit|pump|machine|support)(?![A-Za-z])[ \t\n]+(?:that |which )?(?:has |had |"
    rf"have )?(?:now )?"
    rf"(?:carried|supported|held|kept|sustained|been running|run|been in|been going)(?: (?:him|her|them|it|"
    rf"the \w+|going|alive)){{0,2}}|"
    rf"(?:circuit|pump|machine|{_MODE}|{_ECMO}) (?:has |have )been (?:in|on|running|going|up)|(?<=now )on support|"
    rf"(?:cannulas?|cannulae|pipes|(?<=ecmo )lines|(?<=ecls )lines) (?:have been |had been |were |"
    rf"are )?in(?: place| situ)?)"
    rf"(?P<by>(?: (?:(?:from|through|via|by|in|at|with|on|over|to)[ \t\n](?:the |both |his |her |this |that |one |a |"
    rf"an )?(?:same )?"
    rf"(?:{_MODE}|{_ECMO}|left|right|l|r|groins?|neck|chest|femorals?|jugular|arm|axilla|leg|side|circuit|bicaval|"
    rf"dual[ -]lumen|"
    rf"cannula\w*|central\w*|peripheral\w*)(?:[ \t\n](?:groin|neck|femoral|jugular|side|cannula\w*|vessels|"
    rf"support|chest|lumen)){{0,2}})){{0,3}})"
    rf"[ \t\n]+for[ \t\n](?:the (?:last|past) |some |now |over |nearly |about )?{_N}[ \t\n]days(?![ \t\n](?:ago|"
    rf"before|later|earlier|prior|(?:on|by|with)[ \t\n](?!(?:the |full )?(?:{_MODE}|{_ECMO}|support|circuit|machine|"
    rf"pump)\b|it\b|flow)))",
    re.IGNORECASE,
)
_BY_SUPPORT = expressions.compile(
    rf"[ \t\n](?:on|by|with)[ \t\n](?:the |full )?(?:{_MODE}|{_ECMO}|support|circuit|machine|pump|it)\b",
    re.IGNORECASE,
)
_PATIENT = expressions.compile(
    r"(?:^|[.;:(\n]|\b(?:s?he|they|who|patient|pt|baby|child|infant|neonate|boy|girl|man|woman|lady|gentleman|"
    r"(?:mr|mrs|ms|miss|master|baby)\.?[ \t]+[\w'-]+))[ \t]*(?:has|had|have)?[ \t]*$",
    re.IGNORECASE,
)
"""Whom support holds, before what a balance, a rhythm or a family may be as well: "he has been maintained"."""
# after eleven days of V-A; 17 days on the circuit
_AFTER_DAYS = expressions.compile(
    rf"(?<![A-Za-z\d])(?:after|over|completed|completing|following|had|with|these|last|past) (?:some |nearly |"
    rf"about |a total of )?{_N}[ \t\n]"
    rf"(?:full |whole )?days[ \t\n](?:of|on|with)[ \t\n](?:the |her |his |this |their |continuous )?(?:{_RUN}|"
    rf"circuit|machine)(?![A-Za-z])",
    re.IGNORECASE,
)
# on V-V support twelve days now; run now 9 days
_STILL = expressions.compile(
    rf"(?<![A-Za-z])(?:on|been on|upon)[ \t\n](?:the )?(?:{_MODE}[ -])?(?:{_ECMO}|support|"
    rf"{_MODE})(?: support)?,?[ \t\n]{_N}[ \t\n]days"
    rf"(?=[ \t]*(?:[.,;)]|$|\n|now\b|since\b))(?! since (?:last|then|leaving|coming))",
    re.IGNORECASE,
)
# day 9. art limb out; Day 11; O today, day 5:
_BARE = expressions.compile(
    rf"(?:^[ \t*>-]{{0,4}}(?:(?:today|now|currently|this is|round(?:s|ing)?|note)[ \t:,-]{{1,3}})?|"
    rf"\b(?:today|tonight|now|this is)(?:'s|,| is| -|:)?[ \t]\(?(?:note |round |entry )?(?:(?:[\d/.-]{{3,10}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?-i:[A-Z])[a-z]{{2,8}}|(?-i:[A-Z])[a-z]{{2,8}} \d{{1,2}}),?[ \t])?)"
    rf"(?:day|d)[ \t]?#?{_N}{_END}(?=[ \t]*(?:[.,;:)-](?!\d)|$)|[ \t]{{2}}|[ \t](?:on|of)[ \t](?:it|this|"
    rf"the (?:circuit|pump))|[ \t]for[ \t](?:him|her|(?:this|our|the)[ \t](?:patient|man|woman|lady|gentleman|"
    rf"boy|girl|child|baby|infant)|(?-i:Mr|Mrs|Ms|Miss|Master|Baby)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_OTHERS_DAY = expressions.compile(
    r"(?:\b(?:hospital|icu|picu|nicu|post-?op(?:erative)?|postpartum|pod|vent(?:ilator)?|"
    r"intubation|circuit|oxygenator|membrane|antibiotic|"
    r"nutrition\w*|nutritive|ventilat\w+|ventilatory|respiratory|vasopressor|pressor|inotrop\w*|renal|enteral|"
    r"parenteral|insulin|pca|gastric|feeding|psychosocial|family|epidural|pain|feeds?|impella|iabp|"
    r"abx|treatment|dol|of life|crrt|illness|line|trach|study|hd|ett|course|steroid|pod|ppd)[ \t#-]*|"
    r"\bof\W*)$",
    re.IGNORECASE,
)
_THEN = expressions.compile(
    r"\b(?:(?:since|until|till|(?<!come )(?<!came )(?<!gone )(?<!got )through|"
    r"by|before|after|from|around|between|during)|"
    r"(?:converted|exchanged?|changed?|(?:de)?cannulated|repair(?:ed)?|placed|performed|done|occurred|"
    r"developed|started|tracheostomy|added|"
    r"moved|revised|extubated|removed|withdrawn|"
    r"explanted|pulled|(?:re-?)?positioned|adjusted|advanced|came out|taken out|inserted|"
    r"stopped|bled|noted|taken|returned|underwent|washout|begun|"
    r"weaned|died|given|surgery)\b"
    r"[^.;\n]{0,40}\b(?:on|at|to))[ \t\n]+(?:the |her |his |about )?(?:end of )?$",
    re.IGNORECASE,
)
_PAST_SUPPORT = expressions.compile(
    r"\b(?:previous|prior|first|earlier|history|h/o|hx|brother|sister|twin|elsewhere|last (?:year|spring|summer|"
    r"autumn|fall|"
    r"winter|month)|(?:19|20)\d\d|years? ago|months? ago|will|plan\w*|expect\w*|usually|if|may|might|could|median|mean|"
    r"average|typically|other patients?|survivors?)\b",
    re.IGNORECASE,
)
_OTHER_MACHINE = expressions.compile(
    r"\b(?:impella|crrt|cvvhd?f?|dialysis|renal|ha?emofilt\w*|bypass|balloon|iabp|cpb|insulin|feeding|feeds?|"
    r"infusion|syringe|pca|ventilat\w+|vent|bipap|cpap|anaesthetic|anesthesia|nutrition\w*|inotrop\w*|pressor|"
    r"vasopressor|respiratory|heater|temporary|pacing|nasal) $",
    re.IGNORECASE,
)
"""Before a word for the circuit, what makes it another machine's: "the CRRT circuit has been in for 3 days"."""
_OF_TREATMENT = expressions.compile(
    rf"\b(?:{_COURSES}|id(?=:?[ \t]*(?:$|[a-z]))|micro\w*|cultures?|dex\w*|"
    r"(?:methyl)?pred\w*|hydrocort\w*|chemo\w*|fluids?|ivf|dextrose|glucose|tpn|feeds?|nutrition|"
    r"ivig|plasmapheresis|plex|regimen|nitric|ino|epoprostenol|schedule|plan(?:ned)?|timeline|history|hpi)\b",
    re.IGNORECASE,
)
"""What is given for days, or told day by day; above a line "day 5", or behind it, the day is of that."""
_CAME_OFF = expressions.compile(r"\bdecannulat\w+", re.IGNORECASE)
"""Of one who was "decannulated after 11 days of ECMO" none of the days is today's."""
_NOT_NOW = expressions.compile(
    r"\b(?:had|did|spent|previous|prior|last|first|second|earlier|history|h/o|decannulated|after|"
    r"weaned|brother|sister|twin|at an?)\b"
    r"[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_IN_ANOTHER_NOTE = expressions.compile(
    r"\b(?:that|the last|my last|last|previous|prior|earlier|first|yesterday's|older|original|"
    r"initial)[ \t](?:\w+[ \t]){0,2}?"
    r"(?:notes?|entry|entries|report|review|rounds?|record|dictation|summary)\b[^.;\n]{0,12}$",
    re.IGNORECASE,
)
"""What makes "after my last entry (V-A, day 2)" the day of another note."""
_TODAY = expressions.compile(
    r"\b(?:today|now|currently|is|this is|remains?|enters?|entering|completing)\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class RunDay:
    """A day of the run: a number, or the placeholder or mark in its place (``day`` None)."""

    start: int
    end: int
    day: int | None
    left_open: bool = False
    told: bool = False
    """Whether it tells when something else happened ("washout on ECMO day 3")."""
    lasting: bool = False
    """Whether it tells how long support has lasted ("on VV ECMO for six days")."""
    deed: str = ""
    """What happened then, where it is told."""
    bare: bool = False
    """Whether only "day 9" stands there, and the run is not named."""
    of_mode: bool = False
    """Whether it counts from the start of a mode ("fourth day of V-A"), not of the run."""


def find_run_days(text: str) -> list[RunDay]:
    """Find days of an ECMO run in the order of the text."""
    found: list[RunDay] = []
    taken: set[int] = set()
    for match in _matches(text):
        span = range(match.start(), match.end())
        if not taken.isdisjoint(span):
            continue
        groups = match.groupdict()
        number = groups.get("n") or groups.get("m")
        raw = number or match.group("o")
        before = text[max(0, match.start() - 70) : match.start()]
        then = _THEN.search(before)
        told = then is not None and not _TODAY.search(before)
        told = told or _IN_ANOTHER_NOTE.search(before) is not None
        deed = before[before.rfind(".") + 1 :] if told else ""
        lasting = match.re in (_LASTING, _INTO, _HELD_FOR, _AFTER_DAYS, _STILL)
        if raw[0] in (BLANK, MASK, "["):
            taken.update(span)
            found.append(RunDay(match.start(), match.end(), None, raw[0] != MASK, told))
            continue
        day = cardinal(raw) if number else ordinal(raw)
        if day <= 200:
            taken.update(span)
            found.append(
                RunDay(
                    match.start(),
                    match.end(),
                    day,
                    told=told,
                    lasting=lasting,
                    deed=deed,
                    bare=match.re is _BARE,
                    of_mode=_RUN_WORD.search(match.group()) is None,
                )
            )
    return sorted(found, key=lambda item: item.start)


def _is_of_another_course(text: str, match: re.Match[str]) -> bool:
    """Whether a day told alone is that of a drug or of a course, named on its line or on the one above it."""
    start = text.rfind("\n", 0, match.start()) + 1
    before = text[start : match.start()]
    if _OF_SOMETHING_ELSE.search(before):
        return True
    end = text.find("\n", match.end())
    behind = text[match.end() : end if end >= 0 else len(text)]
    beside = _STATEMENT_ENDS.split(behind, maxsplit=1)[0]
    if _OF_TREATMENT.search(f"{before} {beside[:_NEAR_DAY]}"):
        return True
    above = text[max(0, start - _FAR_ABOVE) : start].rstrip().rpartition("\n")[2]
    return len(above) <= _SHORT_LINE and _OF_TREATMENT.search(above) is not None


_STATEMENT_ENDS = expressions.compile(r"[.;]\s")
_NEAR_DAY = 30
"""Characters behind a day within which the drug stands that it is the day of."""
_SHORT_LINE = 40
"""Characters of a line that can be the heading of the day below it, or what is given for days."""
_FAR_ABOVE = 200
"""Characters within which such a line stands, blank lines between."""


def _is_of_support(text: str, match: re.Match[str]) -> bool:
    """Whether what was maintained or held for days is a patient, or was so by way of a vessel or of support."""
    if match["held"] is None or match["by"] or _BY_SUPPORT.match(text, match.end()):
        return True
    return _PATIENT.search(text, max(0, match.start() - 40), match.start()) is not None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        for match in find_all(form, text):
            if not _OTHERS_DAY.search(text[max(0, match.start() - 16) : match.start()]):
                yield match
    for match in itertools.chain(find_all(_LASTING, text), find_all(_INTO, text)):
        if not _NOT_NOW.search(text[max(0, match.start() - 40) : match.start()]):
            yield match
    held = (match for match in find_all(_HELD_FOR, text) if _is_of_support(text, match))
    for match in itertools.chain(held, find_all(_STILL, text)):
        before = text[max(0, match.start() - 40) : match.start()]
        if not _PAST_SUPPORT.search(before) and not _OTHER_MACHINE.search(before):
            yield match
    for match in find_all(_AFTER_DAYS, text):
        around = text[max(0, match.start() - 60) : match.end() + 40]
        if not _PAST_SUPPORT.search(around) and not _CAME_OFF.search(around):
            yield match
    for form in (_COUNTERS, *_OTHER_ORDERS, _THIS_IS_DAY):
        yield from find_all(form, text)
    for match in find_all(_DAY_ON_IT, text):
        if not _OF_SOMETHING_ELSE.search(match.group()):
            yield match
    for match in itertools.chain(find_all(_HER_DAY, text), find_all(_DAY_ALONE, text)):
        if not _OF_SOMETHING_ELSE.search(match["gap"]):
            yield match
    for match in find_all(_BARE, text):
        if not _is_of_another_course(text, match):
            yield match
    for match in itertools.chain(find_all(_APART, text), find_all(_FOR_ILLNESS, text)):
        if match.re is _FOR_ILLNESS and _COURSE.search(match.group()):
            continue
        number = match.start("n") - len("day ") if match["n"] else match.start("o")
        if not _OTHERS_DAY.search(text[max(0, number - 18) : max(0, number)]):
            yield match
