"""What hints at a procedure where no deed was understood: a verb of its kind, of whatever thing, or a form of words.

"Dilated to 30. Catheter in smoothly", "atrial tube 18 Fr out, string tied", "19 to 15 cm at the skin" state what was
done in forms too many for rules. Each is asked only where no deed is told at all, and counts only where all words of
the note speak for the same procedure more than for any other (:mod:`doclint.reading.witness`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from doclint import expressions
from doclint.nlp.page import Page
from doclint.nlp.seeking import find_all
from doclint.reading.agency import against, is_background
from doclint.reading.untold import is_unreal

_BORE = (
    r"(?:(?:[89]|1\d|2\d|3[0-4]) ?-?(?:F|Fr|French)\b\.?|"
    r"\b(?:1[3-9]|2\d|3[0-2]) (?:avalon|crescent|origen|multi\w*|bi-?caval|dual)\b)"
)
_TUBE = (
    r"(?:lines?|tubes?|cannul(?:a|ae|as)|catheter|device|limb|pipes?|avalon|crescent|protek-?duo|"
    r"\b(?:[89]|1\d|2\d|3[0-6])(?= ?(?:F|Fr|French|RA|Ao|neo-?Ao|art|ven|aort|atri|out)))"
)
_CM = r"\d(?:\d|\.\d)*(?: and a half)? ?(?:cm|mm|centi\w+|milli\w+)\b"
_ON = r"(?:[^.;\n]|\.(?=\d))"
"""What may stand within a statement: no stop but that of a number."""

_HINTS: Mapping[str, re.Pattern[str]] = {
    "insertion": expressions.compile(
        rf"\b(?:needles?|micro-?puncture|punctur\w+|dilat\w+|wires?|stick|stuck|arteriotomy|venotomy|"
        rf"lunderquist|amplatz|pre-?clos\w+|anterior wall|incision|cut-?down)\b{_ON}{{0,140}}?{_BORE}|"
        rf"{_BORE}{_ON}{{0,60}}?\b(?:over (?:a |the )?(?:\w+ )?wires?|snared|snugged|tied|in,|into|to \d+ ?cm|needles?|"
        r"dilat\w+|purse\w*|new purse\w*|RA\b)|"
        r"\b(?:catheter|cannula|tube|line|it) (?:went )?in (?:smoothly|easily|without|freely)\b|"
        r"\b(?:introduced|passed|advanced|in|seated) to \d+(?:[.,]\d)? ?cm\b|"
        r"\bput (?:these|both|them|the two) in\b",
        re.IGNORECASE,
    ),
    "removal": expressions.compile(
        rf"\b(?:both|all) {_TUBE} by (?:me|us)\b|"
        rf"\b{_TUBE}(?: \d{{1,2}} ?Fr?\b)?(?: ?(?:RA|Ao|neo-?Ao|art\w*|ven\w*|aort\w*|atri\w*)\b)?,? "
        r"(?:(?:was|were|is|are|came|all|then|now|both) ){0,2}(?:out|drawn|pulled|away|withdrawn)\b"
        r"(?! (?:by |about |back |to |from |via |through |below )?\d|"
        r"(?: back| through| below| flow| of (?:place|position)))|"
        r"\b(?:pulled|drawn|out|slid out|removed) (?:under|in|during|with|on|as) (?:PEEP|valsalva|"
        r"(?:one|a) (?:\w+ )?(?:pull|movement|motion)|expir\w+|(?:he|she) (?:exhal|breathed out|expir)\w*|"
        r"positive pressure|apn(?:o)?ea)|"
        r"\b(?:valsalva|PEEP|apn(?:o)?ea|trendelenburg)\b[^.;\n]{0,30}\b(?:drawn|pulled|out)\b",
        re.IGNORECASE,
    ),
    "vent_removal": expressions.compile(
        r"\b(?:tube|limb|line|drain|sump|catheter|vent|it)\b[^.;\n]{0,40}\b"
        r"(?:slid out|out|withdrawn|drawn|pulled|removed)\b"
        r"(?! (?:by |about )?\d)|\btook out the [^.;\n]{0,40}\b(?:tube|line|vent|sump|drain)\b|"
        r"\bsnare (?:off|let go|released),? (?:it )?out\b",
        re.IGNORECASE,
    ),
    "vent_insertion": expressions.compile(
        r"\b(?:joined|spliced|connected|y'?d|wyed|teed|led)\b[^.;\n]{0,40}\b"
        r"(?:(?:drain(?:age)?|venous|inflow|negative) "
        r"(?:side|limb|line)|side that drinks)\b",
        re.IGNORECASE,
    ),
    "reposition": expressions.compile(
        rf"\b\d(?:[\d.]*\d)?(?: ?cm)? ?(?:\u2192|-+>|to) ?{_CM}(?: at| mark|\b)|"
        r"\b(?:drawn|drew|drawing|pulled|withdrew|withdrawn|seated|eased|traction|pushed|advanced|moved|slid|"
        rf"(?:tube|line|drain|cannula|catheter|limb) (?:down|up|back|deeper|in|out))\b{_ON}{{0,45}}?{_CM}|"
        r"\b(?:quarter|half|third)[- ](?:of a )?turn\b",
        re.IGNORECASE,
    ),
}


def hints(page: Page, action: str) -> Iterator[tuple[int, int]]:
    """Give where words hint at a procedure as done, none of them planned, denied or of another time."""
    pattern = _HINTS.get(action)
    if pattern is None:
        return
    for found in find_all(pattern, page.text):
        if page.section(found.start()).facet is None and not is_unreal(page, found.span()):
            yield found.span()


_VERBS = {"reposition": "VERB_MOVE", "removal": "VERB_OUT"}
"""Needles, wires and much else go in in any session: a verb of that kind hints at nothing."""


def verbs(page: Page, action: str) -> Iterator[tuple[int, int]]:
    """Give where a verb of a procedure's kind stands that was not understood, not denied or of another time."""
    for verb in page.find(_VERBS[action]) if action in _VERBS else ():
        if against(page, verb) is None and not is_background(page, verb.start):
            yield verb.start, verb.end
