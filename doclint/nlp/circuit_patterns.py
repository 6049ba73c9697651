"""How notes write the numbers of an ECMO circuit, and the devices whose numbers are not."""

from __future__ import annotations

import re

from doclint import expressions
from doclint.nlp.normalize import BLANK, MASK
from doclint.nlp.numbers import CARDINAL

FLOW, SWEEP, FIO2, RPM = "flow_lpm", "sweep_lpm", "fio2", "rpm"
KINDS = (FLOW, SWEEP, FIO2, RPM)

_NUM = (
    rf"(?:(?<![\d.])(?<!\d,)\d and a half|(?<![\d./])(?<!\d,)\d(?:(?:[ -]| and )[13]/[24](?![\d/])|"
    rf" ?[\u00bd\u00bc\u00be])|(?<![\d.])(?<!\d,)\d{{1,2}},\d{{1,2}}(?![\d,.]\d|\d)|"
    rf"(?<![\d.])(?<!\d,)\d{{1,2}}(?:\.\d{{1,3}})?(?!\d|"
    rf",\d{{3}}|\.\d|:\d\d|/\d(?!\.\d|\d{{0,2}} ?%))|"
    rf"(?<![\d.])"
    rf"\.\d{{1,3}}(?!\d)"
    rf"|(?<![A-Za-z])(?:{CARDINAL}(?: and (?:a half|one half|a quarter)| point {CARDINAL})?|half "
    rf"an?|a quarter of a|an?(?= lit))(?![A-Za-z])(?! \d+ ?(?:ml|cc|mg|mcg|g|l|units?|u)\b))"
)
_FRACTION = (
    r"(?:(?<![\d.])(?:\d{2,3}(?:\.\d)?(?= ?%| ?percent| ?per cent|(?!\d|\.\d))|[01](?:[.,]\d{1,2})?|"
    r"\.\d{1,2})(?![\d])(?!\.\d)(?: ?(?:%|percent|per cent))?|"
    rf"(?<![A-Za-z])(?:(?:zero|oh|nought|o) )?point (?:zero )?{CARDINAL}(?: (?:one|two|three|four|five|six|seven|"
    rf"eight|nine))?"
    r"(?![A-Za-z]))"
)
_SPEED = (
    rf"(?:(?<![\d.])(?<!\d,)(?<!\d[:/])\d{{1,2}},?\d{{3}}(?!\d|,\d{{3}}|\.\d)|(?<![A-Za-z])(?:{CARDINAL} "
    rf"(?:hundred|fifty)|"
    rf"[1-5]\.\d{{1,2}}(?=k\b)|(?<!\d )[1-5] \d{{3}}(?!\d)|"
    rf"{CARDINAL} thousand(?: {CARDINAL} hundred)?))"
)
_ASIDE = r"(?:[ \t]?\([^()\n]{1,12}\))?"
"""A clock time or a value beside one step of a change: "3 (0200) -> 4 (0400) -> 5"."""
_ARROW = r"(?:-{1,3}>|={1,2}>|>{1,2}|\u2192)"
_LPM = (
    r"(?:l(?:it(?:er|re)s?)?(?:\.| of flow)?[ \t]?(?:/|per|a)?[ \t]?(?:min(?:ute)?s?|m)"
    r"(?![A-Za-z0-9])(?!/(?!\s?\d))|lpm(?![A-Za-z])|l/?min(?![A-Za-z])(?!/(?!\s?\d)))"
)
_LITRE = r"l(?:it(?:er|re)s?)?(?![A-Za-z])(?!/(?!\s?\d))"
_ML = r"(?:ml|cc|millilit(?:er|re)s?)[ \t]?(?:/|per|an?|each|every)[ \t]?min(?:ute)?(?![A-Za-z/])"
_MLKG = (
    r"(?:ml|cc|mils?|millilit(?:er|re)s?)(?:[ \t]?/[ \t]?|[ \t](?:per|a|for each)[ \t]|(?=/?k))(?:kg|"
    r"kilo(?:gram)?s?)"
    r"(?:[ \t]?(?:/|per|a)[ \t]?min(?:ute)?)?(?![A-Za-z])"
)
_LINK = (
    r"(?:[ \t\n:=|,(~@*\"\u2191\u2193]|-(?!\d)|\b(?:is|was|were|are|of|at|to|now|set|remains?|held|holding|"
    r"currently|about|approximately|around|rate|up|reached|"
    r"reads?|settled|running|ran|came|increased|raised|turned|brought|taken|on|an?|the|stable|"
    r"steady|with|by|achieved|established|total|"
    r"went|kept|stood|stands|stepwise|started|initially|adjusted|titrated|weaned|decreased|"
    r"reduced|lowered|dropped|down|back|has been|"
    r"leaving|room|end|support|maintained|stabili[sz]ed|pump|circuit|ecmo|roughly|being|then|"
    r"going|goes|meanwhile|throughout|all along|continued|continues|carried|"
    r"left|cut|dial\w+|bumped|straight|right|promptly|immediately|quickly|easily|nicely|smoothly|well|"
    r"same|again|"
    r"taken|took|it|hovering|sits|lands|landed|pinned|capped|fixed|locked|still|spun|spinning|turning|"
    r"have|been|put|changed|moved|stays?|stay|unchanged|kept|after rounds|in|me|"
    r"low|high|low and|high and|crept|creeping|worked|eased|trimmed|matched|opened|wide|open|fully|stayed|sat|sitting|"
    r"i|we|stepped|advanced|nudged|tweaked|measured|improved|recovered|rose|climbed|pushed|walked|only|"
    r"just|deliberately|slowly|gradually|this am|this morning|overnight|today|the time (?:that )?(?:i|"
    r"we) \w+(?: (?:the|her|his) \w+)?|bedside|hand-?over|"
    r"hand-?off|arrival|departure|begun|began|commenced|introduced|"
    r"eventually|finally|again|flow(?:ing)?)\b){0,12}?"
)


def _with_change(number: str, unit: str) -> str:
    """Give a pattern for a number, after a change the later one: group ``v``; a range: ``r``."""
    return (
        rf"(?:(?:from|by) {number}(?:[ \t]?{unit})? (?:up |down )?to |"
        rf"(?P<b>between) {number}(?:[ \t]?{unit})? and )?(?P<v>{number})"
        rf"(?:[ \t\n]?{unit})?"
        rf"(?:{_ASIDE}(?:[ \t]?{_ARROW}[ \t]?{number}(?:[ \t]?{unit})?{_ASIDE}(?=[ \t]?{_ARROW}))*"
        rf"[ \t]?{_ARROW}[ \t]?(?P<w>{number})(?:[ \t]?{unit})?"
        rf"|(?:[ \t]?-[ \t]?| to )(?P<r>{number})(?:[ \t]?{unit})?)?"
    )


_L_UNIT = rf"(?:{_LPM}|{_LITRE})"
_FLOW_KEY = (
    r"(?<![A-Za-z-])(?:(?:blood|pump|ecmo|ecls|circuit|support|total|full|va|v-a|vv|v-v|initial|"
    r"target|current|venous|max(?:imum)?|final) ){0,4}"
    r"(?:flows?|flo(?=[ :=]\d)|flowing|flow rates?|flow (?:meter|probe)(?: reads?| shows?| says)?|bfr|"
    r"q(?=[ \t]?[:=,]?[ \t]?\d\.\d)|q(?=_l)|"
    r"bf(?=[ :=]{1,2}\d\.\d)|f(?=[ :=]{1,2}\d\.\d(?!\d))|(?<!\d )(?<!\d)lpm)(?: rate)?(?: \((?:l|lpm|l/min|"
    r"lit[er]{2}s?/min)"
    r"\))?(?:_[a-z0-9]{1,8}){0,2}(?: l ?/?min(?=[ \t]*[:=]))?"
    r"(?:[ \t]@?[ \t]?[0-2]\d:?[0-5]\d(?=[ \t]?[:=]))?(?![A-Za-z-])"
)
_SWEEP_KEY = (
    r"(?<![A-Za-z])(?:(?:gas )?sweep(?: gas)?(?: flow)?(?: rate)?|sgf|swp|"
    r"(?:fresh |sweep )?gas(?: flow)? (?:to|through|into|across|via) (?:the )?(?:oxygenator|"
    r"membrane(?: lung)?|"
    r"lung|circuit)|(?:fresh |sweep )gas flow|gas flow|"
    r"gas(?=[:=] ?\d(?:\.\d)?(?!\d|\.\d))|sw(?=[ :]\.?\d)|sg(?=[ :]\.?\d))"
    r"(?: \((?:l|lpm|l/min|"
    r"lit[er]{2}s?/min)\))?(?:_[a-z0-9]{1,8}){0,2}(?: l ?/?min(?=[ \t]*[:=]))?"
    r"(?:[ \t]@?[ \t]?[0-2]\d:?[0-5]\d(?=[ \t]?[:=]))?(?![A-Za-z])"
)
_FIO2_KEY = (
    r"(?<![A-Za-z])(?:f[ds]o2|fdo\u2082|fsO2|fd(?=[ :]\.?\d)|blender(?: (?:fio2|fraction|o2|"
    r"oxygen))?|(?:sweep|ecmo|circuit|gas|membrane|device|pump|console|"
    r"oxygenator|blender|delivered) (?:fio2|f[ds]o2|o2|oxygen(?: fraction)?)|fio2 ?\(?(?:of "
    r"(?:the )?)?(?:sweep|gas|circuit|ecmo|blender)(?: gas)?\)?"
    r"|(?:(?:oxygen|o2) (?:fraction|concentration|percentage)|fraction of oxygen|oxygen|f[ids]o2) "
    r"(?:of|in|on|for|at) (?:the )?(?:sweep(?: gas)?|gas(?: flow)?|blender|circuit|membrane(?: lung)?|"
    r"oxygenator|ecmo)"
    r"|blended (?:gas|oxygen|o2)|fio2(?=_(?:circ|circuit|ecmo|ecls|sweep|gas|membrane|oxy|oxygenator|"
    r"blender)(?![A-Za-z]))|"
    r"fraction of (?:delivered|"
    r"sweep) oxygen)(?:_[a-z0-9]{1,8}){0,2}(?:[ \t]@?[ \t]?[0-2]\d:?[0-5]\d(?=[ \t]?[:=]))?(?![A-Za-z])"
)
_RPM_KEY = (
    r"(?<![A-Za-z])(?:rpms?|pump speed|speed|revolutions|revs|"
    r"(?-i:n)(?=[ =:]{1,2}[1-5],?\d{3}(?!\d|\.\d))|(?:pump|centrimag|rotaflow|revolution|cardiohelp|"
    r"console)(?= (?:(?:(?:turning |set |turned |running |"
    r"runs |run |taken |up |down |back |raised |brought |put |pushed |spun |spinning |was |is |now |"
    r"went ){0,3}(?:at|to|on)|@) )?\d,?\d{3})|"
    r"p(?=[ \t]?[:=][ \t]?\d{4}))(?: "
    r"\(rpm\))?(?:_[a-z0-9]{1,8}){0,2}(?:[ \t]@?[ \t]?[0-2]\d:?[0-5]\d(?=[ \t]?[:=]))?(?![A-Za-z])"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return expressions.compile(pattern, re.IGNORECASE)


KEYED = {
    FLOW: _compile(
        rf"(?P<key>{_FLOW_KEY})[ \t]{{0,40}}{_LINK}{_with_change(_NUM, _L_UNIT)}(?![ \t]?(?:%|mm|"
        rf"cm|fr\b|l/min/|h\b|(?:l(?:/min|pm)?[ \t])?(?:(?:by|via|through|on) )?(?:nasal|nc\b|hfnc|face ?mask|"
        rf"prongs)|"
        rf"hours?|days?|times))"
    ),
    SWEEP: _compile(
        rf"(?P<key>{_SWEEP_KEY})[ \t]{{0,40}}{_LINK}{_with_change(_NUM, _L_UNIT)}(?![ \t]?(?:%|mm|"
        rf"h\b|hours?|"
        rf"days?))"
    ),
    FIO2: _compile(rf"(?P<key>{_FIO2_KEY})[ \t]{{0,40}}{_LINK}{_with_change(_FRACTION, '%')}"),
    RPM: _compile(rf"(?P<key>{_RPM_KEY})[ \t]{{0,40}}{_LINK}{_with_change(_SPEED, 'rpm')}"),
}
HAS_LPM = _compile(_LPM)
HAS_LITRE = _compile(rf"{_LPM}|(?<![A-Za-z]){_LITRE}")
UNITED_FLOW = _compile(
    rf"{_with_change(_NUM, _LPM)}(?P<after>[ \t\n]+(?:of )?(?:sweep|gas|oxygen|o2|flow|blood flow|"
    rf"nc\b|nasal)[a-z ]{{0,8}}(?![ \t:=]*\.?\d))?"
)
REACHED_BEFORE = _compile(
    r"\b(?:(?:hooked|joined|lined) up|connected|(?:up and|pump|circuit|now) (?:running|going|turning)(?: at|"
    r" on)?|(?:connected|joined|"
    r"hooked up|clamps off)(?:,| and)? (?:now )?(?:running|going|on|at))[ \t]+(?:about |a full |just over |"
    r"just under |nearly )?$|"
    r"\b(?:we|pump|which|flows?|quickly|easily|promptly|soon|and|then|it|circuit|support)[ \t]+(?:have |had |has |"
    r"easily |quickly |soon |promptly )*(?:reached|achieved|attained|obtained|managed|settled (?:at|on)|running at|"
    r"ran (?:at|on)|came up to|got (?:up )?to|made|established)"
    r"[ \t]+(?:about |a full |just over |just under |nearly )?$"
)
"""Words that make litres behind them the flow: "we reached 4.8 L"."""
BEFORE_AFTER = _compile(
    rf"(?P<key>{_FLOW_KEY})[ \t:,-]{{0,4}}(?:before|pre|prior)[ \t:,-]{{1,3}}{_NUM}(?:[ \t]?{_L_UNIT})?"
    rf"[ \t,;/-]{{1,4}}(?:and |then )?(?:after(?:wards?)?|post)[ \t:,-]{{1,3}}(?P<v>{_NUM})(?:[ \t]?{_L_UNIT})?"
)
"""A flow told before and after: "flow before 2.4, after 4.1"."""
BY_NOSE = _compile(
    r"[ \t]+(?:(?:by|via|through|on) )?(?:high[- ]flow )?(?:nasal|nc\b|hfnc|face ?mask|prongs)"
)
"""What makes litres a minute the patient's own oxygen."""
SWEEP_AFTER = _compile(
    rf"(?P<v>{_NUM})[ \t]?(?:{_LPM}|{_LITRE})?[ \t\n](?:of )?(?:the )?(?:sweep|gas flow)"
    rf"(?![A-Za-z])(?![ \t:=]*(?:\.?\d|(?:at |of )?{CARDINAL}(?![A-Za-z])))"
)
GAS = _compile(rf"(?<![A-Za-z/])gas[ \t]{{0,40}}{_LINK}{_with_change(_NUM, _L_UNIT)}(?![A-Za-z/])")
ML_FLOW = _compile(rf"(?P<v>(?<![\d.,])\d{{1,2}},?\d{{2,3}}|(?<![\d.,])\d{{2,3}})[ \t]?{_ML}")
KG_FLOW = _compile(rf"(?<![\d.])(?P<v>\d{{2,3}})(?:[ \t]?-[ \t]?\d{{2,3}})?[ \t]?{_MLKG}")
BARE_FLOW = _compile(
    rf"(?P<v>{_NUM})[ \t]?{_LITRE}(?=[ \t,/]{{0,3}}(?:@|at|,|/)?[ \t]?(?P<s>\d{{1,2}},?\d{{3}}|"
    rf"{CARDINAL} hundred)(?![\d:]))"
)
SLASHED_FLOW = _compile(
    r"(?<![\d.,/])(?<![\dA-Za-z][x\u00d7])(?<![ \t][x\u00d7])(?P<v>\d(?:\.\d{1,2})?)[ \t]?l?(?:[ \t]?[/@][ \t]?|"
    r"[ \t](?:at|on|"
    r"-)[ \t])(?=[1-7],?\d{3}(?!\d|[/:]\d))"
)
_SHOWN = r"(?:console|display|read-?out|screen|flow ?meter|flow probe|controller|pump head|panel)"
ON_DISPLAY = _compile(
    rf"(?P<v>{_NUM})[ \t]?(?:{_LPM}|{_LITRE})[ \t](?:of flow[ \t])?(?:on|by|at|per) (?:the |its |"
    rf"our )?(?:\w+ )?{_SHOWN}"
    r"(?![A-Za-z])"
)
"""Litres that somebody read off the pump: "saw 4 L on the display"."""
NAMED_FLOW = _compile(
    rf"(?<![A-Za-z])(?:ecmo|ecls|v-?a|v-?v|v-?a-?v|{_SHOWN}(?: (?:read(?:s|ing)?|show(?:s|ed|ing)|said|says|gave|gives|"
    rf"displayed|settled))?|circuit|pump|"
    rf"(?:turn(?:ed)?[ -]?down|weaned|wean|trial(?:led)?)){_LINK}(?P<v>{_NUM})[ \t]?(?:{_LPM}|"
    rf"{_LITRE})(?!/|[ \t](?:of (?!flow|blood|support)|fluids?|saline|crystalloid|bolus|neg|pos|net\b|off|"
    r"lost|loss|removed|urine|blood (?:loss|products?)|ebl\b|ascites|effusion|prime|"
    rf"nc\b|nasal|uf\b))"
)
UNITED_SPEED = _compile(
    rf"{_with_change(_SPEED, 'rpm')}[ \t\n]?(?:rpms?|revolutions|revs?(?:/min)?|r/min|"
    rf"(?-i:U/min))(?![A-Za-z])"
)
SPEED_LAST = _compile(
    r"[ \t]?%?[ \t]?[,;/][ \t]?(?P<v>[1-5],?\d{3})(?=[ \t]*(?:$|[;.,)\n](?!\d)))(?<!19\d\d)(?<!20\d\d)"
)
"""A speed at the end of a row of settings: "1.2 L/min, sweep 1, blender .5, 2400"."""
SWEEP_BACK = _compile(
    rf"(?<![A-Za-z])(?:sweep|gas)(?: gas)?(?: flow)?[ \t](?:was |were |turned |taken )?off\b(?:[^.;\n]|"
    rf"\.(?=\d)){{0,70}}?\b(?:back on|on "
    rf"again|"
    rf"resumed|restarted|re-?opened|restored|returned|put back|turned back on)(?: (?:at|to|with))? (?P<v>{_NUM})"
)
"""A sweep that was stopped for a while: "sweep off x 30 min, then back on at 1.5"."""
PUMP_AT = _compile(
    r"(?<![A-Za-z])pump(?: flow)?(?: (?:is|was|running|runs|steady|set|sits|sitting|kept))*(?: at|"
    r" on) (?P<v>\d\.\d{1,2})"
    r"(?=[ \t]*(?:$|[.,;)](?!\d)|/|and\b|with\b))"
)
PAIR_AFTER = _compile(
    rf"(?<![A-Za-z])(?:after(?:wards?)?|now|then|"
    rf"post)[ \t:]{{1,2}}(?P<s>{_SPEED})(?: ?rpm)? ?/ ?(?P<v>\d\.\d{{1,2}})(?![\d/])"
)
"""Speed and flow told once more: "before 3500 rpm / 4.6; after 3500 / 4.7"."""
SETS = _compile(r"(?:@|/|\(|\bat|\bon)[ \t]?$")
"""What joins a speed to its flow, and no time: "4.2 @ 1830"."""
CLOCK = _compile(r"(?:[01]\d|2[0-3])[0-5]\d")
"""What may be a time of day as well as a speed: "flow 4.2, sweep 3, 1830"."""
BARE_SPEED = _compile(
    r"(?:[ \t]?\([^()\n]{0,20}\)|[ \t](?:total|of flow|flow))?[ \t,;/]{0,3}(?:@|at|on|,|/|\()?[ \t]?"
    r"(?P<v>(?<![\d.,:])[1-7],?\d{3})(?![\d:%]|/\d|\.\d|[ ]?(?:u|"
    r"units|ml|mg|h)\b)"
)
FLOW_AFTER_SPEED = _compile(
    rf"[ \t]?(?:[/,@]|,? (?:(?:we|it|this|she|he) (?:were |are |was |is )?(?:had|have|seeing|saw|got|getting|"
    rf"gets|made|makes|making|achieved|gave|gives|moved|moves)|got|made|making|moving|pumping|reading|"
    rf"(?:for )?a flow of|the flow (?:was|is)|delivering|delivered|giving|yielding|generating|producing|"
    rf"pushing|driving|supporting|achieving|returning|"
    rf"to (?:give|make|get|achieve|deliver)|which (?:gave|gives|made|makes)|with|for|at|gave))"
    rf"[ \t]?"
    rf"(?P<v>{_NUM})(?:[ \t]?{_LITRE}|(?<=\d\.\d)(?=[,;.)\n]|$)(?![.,]\d))"
    r"(?!/|[ \t\n]+(?:of )?(?:sweep|gas|oxygen|o2)(?![ \t:=]*\.?\d))"
)
PAIRED_GAS = _compile(
    rf"(?<![A-Za-z])(?:sweep|gas|sgf)[ \t]?/[ \t]?(?:fi|fd|fs)o2[ \t:=|]{{0,20}}(?P<v>{_NUM})"
    rf"(?:[ \t]?{_LITRE})?"
    rf"[ \t]?/[ \t]?(?P<o>{_FRACTION})"
)
FIO2_BARE = _compile(rf"(?<![A-Za-z])fio2{_LINK}{_with_change(_FRACTION, '%')}")
PERCENT_AFTER = _compile(
    r"(?: to start| initially)?[ \t]?(?:,|/|;|at|@|and|with|on|-)?[ \t]?(?:an? )?(?P<v>\d{2,3}|"
    rf"{CARDINAL}(?= per)) "
    r"?(?:%|percent|per cent)(?: "
    r"(?:oxygen|o2))?|[ \t]?(?:/|@|\bat\b|\bon\b)[ \t]?(?P<o>0?\.\d{1,2}|1\.0)(?!\d|\.\d)"
)
OXYGEN = _compile(
    r"(?P<v>(?<![\d.])\d{2,3}) ?(?:%|percent|per cent) (?:oxygen|o2|fdo2)(?![A-Za-z])"
)
PURE_OXYGEN = _compile(r"(?<![A-Za-z])(?:pure|straight|neat|undiluted) (?:oxygen|o2)")
LITRE_FLOW = _compile(
    rf"(?<![-/])(?P<v>{_NUM})[ \t]?{_LITRE}"
    rf"(?P<blood>,? (?:of )?(?:blood(?! loss| products?)(?: flow)?|(?:total |pump )?flow)\b)?"
    r"(?! ?(?:/|blood (?:loss|products?)|loss|ebl\b|of (?!blood|flow)|neg|pos|off|out|in\b|nc\b|nasal|"
    r"(?:o2|oxygen|sweep|gas)(?![ \t:=]*\.?\d)|crystalloid|"
    r"saline|fluid|colloid|urine|down|up\b|ahead|behind|balance))"
)
TOTAL_FLOW = _compile(
    rf"(?:(?:out )?of (?:a )?)?(?P<v>{_NUM})(?: ?{_L_UNIT})? (?:(?:in )?(?:total|overall|altogether|"
    rf"all told)|in (?:all|sum)|all in)(?![A-Za-z])"
)
"""What runs through all limbs: "1.1 L/min through the vent out of 4.9 total"."""
NO_FLOW_BEFORE = _compile(
    r"\b(?:gave|giv\w+|bolus\w*|fluids?|crystalloid|saline|albumin|removed?|took off|net|neg\w*|pos\w*|"
    r"uf|drain\w*|loss|lost|ebl|replac\w*|transfus\w*|volume|effusion|urine|diures\w*|i/o|nc|mask|"
    r"cannula|with|prime\w*|tapped|ascites|balance)\b[^.;\n]{0,14}$"
)
_KEY_IN_LEGEND = r"(?:(?:blood |pump )?flow|q|lpm|sweep(?: gas)?|gas|sgf|f[ids]o2|blender|o2|rpms?|(?:pump )?speed)"
_ITEM_OF_LEGEND = (
    r"(?:\d{1,2},?\d{3}|\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})(?: ?(?:l(?:/min|pm)?|rpm|%))?"
)
_KEYS = rf"(?P<keys>{_KEY_IN_LEGEND}(?:[ ]?/[ ]?{_KEY_IN_LEGEND}){{1,3}})"
_ITEMS = rf"(?P<items>{_ITEM_OF_LEGEND}(?:[ ]?/[ ]?{_ITEM_OF_LEGEND}){{1,3}})(?![\d/])"
LEGENDS = (
    _compile(rf"(?<![A-Za-z/]){_KEYS}[ \t:=()-]{{1,5}}{_ITEMS}"),
    _compile(rf"(?<![\d/.]){_ITEMS}[ \t]?\([ ]?{_KEYS}[ ]?\)"),
)
"""Numbers in a row whose keys stand in a row beside them: flow/sweep/FdO2 4.3/4/0.6."""

BLENDER_OPEN = _compile(
    r"(?<![A-Za-z])(?<!vent )blender (?:(?:is|was|set|left|turned|put|at|on|kept|still|all|"
    r"right) )*(?:wide(?:[- ]open)?|fully open|"
    r"full(?:y)?(?: up| open)?|the way (?:up|open)|open(?:ed)? (?:wide|fully|all the way)|maxed(?: out)?|"
    r"at max(?:imum)?|"
    r"pure)(?![A-Za-z])"
)
"""A blender that gives nothing but oxygen."""
TOTAL_AHEAD = _compile(
    r"(?<![A-Za-z])total(?: flow)?[ \t:=]{1,2}(?P<v>\d\.\d{1,2})(?![\d%]|\.\d|[ ]?(?:ml|mg|mcg|units?|u\b|kg|h\b|"
    r"hours?|"
    r"min|g\b|cm|mmol|out\b|in\b|off\b|,? direct|,? conj))"
)
"""What runs through all limbs, in a row of settings: "pump 3650, total 4.7, sweep 5"."""
OTHERS_TOTAL = _compile(
    r"(?<![A-Za-z])(?:t?\.?bili\w*|protein|calcium|ca|drain\w*|tubes?|ct|cts|chest|pleural|output|urine|uop|uf|input|"
    r"intake|blood loss|ebl|neuts?|score|ck|cholesterol|wbc)[ ,:;(]{1,3}$"
)
"""Before "total", what makes it a laboratory's or a drain's: "bili total 5.2"."""
BLOODS_OWN = _compile(
    r"(?: ?(?:at|@|on|/) ?[1-7],?\d{3}(?!\d)| ?\(?(?:of )?(?:blood|flow|support|pump))"
)
"""Behind litres a minute, what makes them the blood's whatever came before: "now 3.8 L/min at 3200"."""
SWEEPS_OWN = _compile(
    r"\b(?:sweep|sgf)\b(?![^\n]*\b(?:flows?|pump|blood|lpm|rpm)\b)[^\n]{0,120}[;,.] (?:(?:and|then|(?:at|by) [0-2]?\d:?"
    r"[0-5]\d|now|it|today|at present) )*(?:is|was|stands at|is at|at|up to|now)?[ ]?$"
)
"""What makes litres a minute the sweep's, of which all before them speaks: "sweep begun at 1; at 0900 is 2 L/min"."""
FLOW_BEFORE_NOW = _compile(
    rf"(?P<key>{_FLOW_KEY})[ \t:,-]{{0,3}}(?:(?:which|that) )?(?:(?:was|had been|is) )?{_NUM}(?:[ \t]?{_L_UNIT})? "
    rf"(?:before(?:hand| that| this)?|earlier|prior|at first|on arrival)[ \t,;-]{{1,3}}(?:(?:and|but|then|now) ){{0,2}}"
    rf"(?:(?:is|was|were|came (?:up )?to|rose to|went (?:up )?to|to|reached|returned to) )?(?:now )?(?P<v>{_NUM})"
)
"""A flow told before and now: "flow, 2.9 before, is now 4.1"."""
IN_A_ROW = _compile(
    r"(?<![\d/.])(?P<flow>\d(?:\.\d{1,2})?) ?(?:l ?)?/ ?(?P<rpm>[1-7],?\d{3}) ?/ ?"
    r"(?P<key>(?:sweep|swp|sw|gas) ?)?(?P<sweep>\d{1,2}(?:\.\d)?)(?: ?l)?"
    r" ?/ ?(?:f[dis]o2 ?)?(?P<fio2>0?\.\d{1,2}|1\.0|\d{2,3} ?%|(?(key)(?:100|[2-9]\d)))(?![\d/]|\.\d)"
)
"""Flow, speed, sweep and oxygen fraction in a row, each told by its size."""

THEN = {
    kind: _compile(
        r"(?P<gap>(?:[^.;\n\d(]|\([^()\n]{0,15}\)|(?<=[A-Za-z])\d|\.(?=\d)|(?<=\.)\d){0,70}?)"
        r"\b(?:then|and back|back(?= (?:up |down )?to)) (?:by [\d.]+ (?:l )?"
        r"(?:steps? )?)?(?:up |down |back )?(?:to |at )?"
        rf"(?P<v>{_NUM})(?=[ \t]*(?:$|[.,;)](?!\d)|l\b|l/min|lpm|at \d|once|when|for|after|as|with|on|this|by|"
        r"today|overnight|now|later))"
    )
    for kind in (FLOW, SWEEP)
}
THEN[RPM] = _compile(
    r"(?P<gap>(?:[^.;\n\d(]|\([^()\n]{0,15}\)|(?<=[A-Za-z])\d|\.(?=\d)|(?<=\.)\d){0,50}?)"
    r"\b(?:then|and|but|later|afterwards?|before|back)(?: (?:later|back|up|down|on|again|turned|put|taken|"
    rf"brought|raised|set|went|gone)){{0,3}} to (?P<v>{_SPEED})(?! ?(?:h|hrs?|hours?|units?|u|ml|g)\b)"
)
_CHANGED = (
    r"(?:took|taken|brought|put|turned|dropped|cut|went|gone|increased|raised|bumped|pushed|moved|"
    r"weaned|reduced|"
    r"lowered|decreased|changed|adjusted|trimmed|dialled|dialed|backed off|opened|stepped|set|nudged|"
    r"came|come|"
    r"eased|walked|titrated|up-?titrated|down-?titrated|upped|advanced|crept|ended(?: up)?|settled|made|left)"
)
LATER = {
    kind: _compile(
        rf"(?P<gap>[^.;\n\d]{{0,14}}?)[,;] ?(?:and |but |is |it is )?(?:now|currently|at present|"
        rf"presently) (?:at |on |to |down to |up to |a steady )?"
        rf"(?P<n>{number})(?=[ \t]*(?:$|[.,;)%(](?!\d)|l\b|l/min|lpm|after|for|with|at|since|because|and|on))|"
        rf"(?P<gap2>[^.;\n]{{0,30}}?)(?:[ \t]*{_ARROW}|,|[ \t]-{{1,2}}|[ \t]and|[ \t]but|;|"
        rf"[ \t]?\()[ \t]?(?:which |that |and |but )?"
        rf"(?:(?:i|we|he|she|it|this|that|was|were|is|has|have|had|been|since|then|now|later|today|just|"
        rf"by me) )*"
        rf"(?:{_CHANGED}|(?<=, )(?:up|down)(?= to))"
        rf"(?: (?:it|this|that|the (?:sweep|gas|flow)|mine|myself|later|slowly|gradually|today))?"
        rf"(?: (?:by [\d.]+ ?(?:l|%)?|by (?:halves|half[ -]lit(?:er|re)s?|quarters|steps|degrees|ones)|"
        rf"in (?:small |half )?"
        rf"steps|stepwise|up|down|back|on))* {'to' if kind == RPM else '(?:to|at)'} (?P<v>{number})"
        r"(?=[ \t]*(?:$|[.,;)%](?!\d)|l\b|l/min|lpm|litres?|liters?|at \d|by|once|when|for|after|as|"
        r"with|on|since|because|rpm|over|so|but|until|through|giving|across|where|"
        r"at|and|in|this|overnight|today|while|to|before|given|per))"
    )
    for kind, number in ((FLOW, _NUM), (SWEEP, _NUM), (FIO2, _FRACTION), (RPM, _SPEED))
}
"""A setting changed in the same breath: "sweep 5, I took it to 5.5 for pCO2 52"."""
_AT_FIRST = (
    r"(?:at first|at (?:the )?(?:very )?(?:start|outset|beginning)|initially|originally|"
    r"to (?:start|begin|open)(?: with| off)?|on (?:starting|initiation|going on)|to kick off)"
)
_BY_NOW = (
    r"(?:at (?:the )?time of (?:writing|typing|dictat\w+|(?:this |the )?(?:note|entry|report))|"
    r"(?:when|as|before|by the time) i (?:left|leave|write|type|dictate[d]?|sign\w*|went|hand\w*)|as of (?:now|"
    r"this)|now\b|"
    r"at present|presently|currently|at (?:the )?(?:end|hand-?over|hand-?off|sign-?out)|by the end|as we speak)"
)
AT_LAST = {
    kind: (
        _compile(
            rf"(?:[ \t]?{_L_UNIT})?[ \t(]{{0,2}}{_AT_FIRST}\)?[ \t]?[,;:/-]?[ \t]?(?:(?:and|then|but|now|later|up|down|"
            rf"raised|lowered|increased|turned|cut|weaned|went|gone|taken|brought|to|at)[ \t]){{0,5}}(?P<v>{number})"
            r"(?=[ \t]*(?:%|l\b|l/min|lpm|rpm|litres?|liters?)?[ \t]*(?:$|[.;)](?!\d)|,|\(|after|by|at\b|once|when|now|"
            r"from|since|later|on\b|for\b|thereafter|following|as\b|with\b|in\b))"
        ),
        _compile(
            rf"(?:[^.\n]|\.(?=\d)){{0,110}}?(?:[:;,(]|[ \t]-{{1,2}}|\band|\bbut)[ \t]*(?:it is |it was |is |was |"
            rf"up to |"
            rf"down to |to |at |on ){{0,2}}(?P<v>{number})[ \t]?(?:{_L_UNIT}|rpm|%)?[ \t,]{{1,2}}{_BY_NOW}"
        ),
        _compile(
            rf"(?:[^.\n]|\.(?=\d)){{0,110}}?[;,][ \t]*(?:and )?(?:then )?(?:up|down|back|raised|lowered|now) to "
            rf"(?P<v>{number})[ \t]?(?:{_L_UNIT}|rpm|%)?[ \t](?:by|at|from|before) "
            r"(?=[0-2]?\d:?[0-5]\d\b|noon|midnight|the end|half|morning|dawn|\d{1,2} ?[ap]m\b)"
        ),
    )
    for kind, number in ((FLOW, _NUM), (SWEEP, _NUM), (FIO2, _FRACTION), (RPM, _SPEED))
}
"""A setting told from its first number to its last: "sweep 2 at first, 4 after the gas; 5 at the time of writing"."""
THEN[FIO2] = _compile(
    r"(?P<gap>[^.;\n\d]{0,25}?)(?:,| and)? ?\b(?:then|later) (?:turned |weaned |brought |cut )?(?:down |"
    r"up |back )?to "
    rf"(?P<v>{_FRACTION})"
)
PAIR_CHANGED = _compile(
    r"\b(?:trimmed|cut|changed|turned|weaned|adjusted|brought|dropped|reduced|lowered|increased|raised|"
    r"set|went)"
    rf"(?: down| up| back)? to (?P<v>{_NUM}) ?(?:l ?)?(?:/|and|at) ?(?P<o>\d{{2,3}}) ?%"
)
"""Sweep and oxygen changed in one: "trimmed to 2.0 / 50%"."""
ML_KEYED = _compile(
    rf"(?P<key>{_FLOW_KEY})[ \t:=|]{{0,20}}{_LINK}(?:(?P<from>\d{{2,3}})[ \t]?(?:{_ARROW}|to)[ \t]?)?"
    rf"(?P<v>(?<![\d.,])[1-9]\d{{2}})(?:[ \t]?(?:ml|cc)?)?"
    r"(?![\d.,]\d|\d|[ \t]?(?:%|mm|cm|fr\b|/kg|/ ?k|(?:ml|cc|mils?) ?(?:/|per|a)? ?k|per k|h\b|rpm|u\b|"
    r"units))"
)
"""Flow told in millilitres without their unit, as in the small: "flow 410"."""
OXYGEN_FRACTION = _compile(
    rf"(?<![A-Za-z])(?:oxygen|o2) (?:fraction|concentration){_LINK}(?P<v>{_FRACTION})"
)
KEY_WORD = _compile(r"\b(?:flows?|sweep|gas|rpm|speed|f[ids]o2|peep|rate|vent\w*)\b")
OXYGEN_AHEAD = _compile(
    r"(?<![A-Za-z])(?:oxygen|o2) (?:at )?(?P<v>\d{2,3}) ?(?:%|percent|per cent)"
)
BARE_GAS = _compile(rf"(?<![A-Za-z])gas (?:at |of |on )?(?P<v>{_NUM})(?![ \t]?(?:/|%|h\b|hours?))")
TRIAL = _compile(
    r"\b(?:trial|back (?:up )?to|turn-?down|turned down|wean\w*|tolerat\w+|idl\w+|running|clamp trial|"
    r"study)\b"
)
CHANGES = _compile(
    r"[\u2191\u2193]|\b(?:adj\w*|chang\w+|increas\w+|decreas\w+|wean\w*|titrat\w+|turn\w*|rais\w+|bump\w*|drop\w*|"
    r"cut|went|improv\w*|recover\w*|rose|risen|climb\w*|fell|fallen|lower\w*|up|down|reduc\w+|mov\w+)\b"
)
ANOTHER_MEASURE = _compile(
    r"(?<!for )(?<!for a )(?<!for the )(?<![A-Za-z])(?:sats?|sp?o2|sao2|p?a?co2|pao2|lactate|lac|map|bp|hb|hgb|plt|act|"
    r"ptt|xa|ph|norepi\w*|epi(?:neph\w*)?|heparin|urine|temp|cvp|etco2|pressure|weight|"
    r"i?ca|ci|fib\w*|tn[ti]?|trop\w*|inr|glucose|hct)(?![A-Za-z])"
)
"""What else a note measures: the last number told behind it is its own ("sats 88% earlier, 95% now")."""
DURABLE_PUMP = _compile(
    r"(?<![A-Za-z])(?:lvad|rvad|heartmate|hm ?[23]|hvad|heartware|impella)(?![A-Za-z])"
)
LEFT_OPEN = _compile(
    rf"(?:{_FLOW_KEY}|{_SWEEP_KEY}|{_FIO2_KEY}|{_RPM_KEY})"
    rf"[ \t]*[:=|]?[ \t|]*(?P<mark>[{BLANK}{MASK}]+)"
)

DEVICE = _compile(
    r"(?P<vent>(?<![A-Za-z])(?<!clamping the )(?<!clamped the )(?<!lv )(?<!la )(?<!apical )"
    r"(?<!atrial )(?:vent(?:ilator|ilated|ilation)?(?! (?:into|in the|cannula|flow|"
    r"drain|limb|placed|was|open|closed|shut|running))|peep|prvc|simv|ac/?vc|pc ?\d|ac ?\d|hfov|hfjv|"
    r"cpap|bipap|hfnc|"
    r"optiflow|nasal|nc|face ?mask|non-?rebreather|nrb|room air|tidal|pip|plateau|oscillator|"
    r"oscillation|bagg?ed|jet|rest settings|"
    r"pao2|spo2|p/f|p:f|intubated|extubated|conventional)(?![A-Za-z]))"
    r"|(?P<other>(?<![A-Za-z])(?:bypass|cpb|heart-lung|heartmate|lvad|rvad|hvad|hm ?[23]|"
    r"heartware|impella|crrt|cvvhd?f?|"
    r"dialysis|dialysate|hemofilt\w+|"
    r"tandem ?heart|centrifuge|nitric oxide|doppler)(?![A-Za-z]))"
    r"|(?P<label>(?<![A-Za-z])(?:cardiac output|cardiac index|co(?!2)|ci|uop|urine|net|"
    r"(?<!maxed )(?<!maxed-)out(?:put)?(?! of )|"
    r"diures\w+|minute ventilation|mv|effluent)(?![A-Za-z]))"
    r"|(?P<circuit>(?<![A-Za-z])(?:ecmo|ecls|circuit|sweep|sgf|blender|f[ds]o2|console|oxygenator|"
    r"cardiohelp|rotaflow|quadrox|novalung|"
    r"v-?a|v-?v|(?:opened|released|undid|took off) the clamps|clamps (?:off|opened|released)|"
    r"(?<!nasal )(?<!tracheostomy )cannula(?:e|s))(?![A-Za-z]))"
    r"|(?P<weak>(?<![A-Za-z])(?:rpms?|pump|flows?|gas|support)(?![A-Za-z]))"
)
FOLLOWS = _compile(
    r"(?:[ \t]?\([^()\n]{0,25}\))?[ \t,/]{0,3}(?:at|@|on)?[ \t]?\d,?\d{3}(?!\d)|"
    r"[^.;\n]{0,25}?(?<![A-Za-z])(?:sweep|sgf|rpms?|revolutions|revs|"
    r"f[ds]o2|blender|sw(?= \d)|gas(?= (?:at |of |flow )?\.?\d))(?![A-Za-z])"
)
