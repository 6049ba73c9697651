"""What stands before a date and says of what it is the date."""

from __future__ import annotations

import re
from functools import lru_cache

from doclint import expressions
from doclint.nlp.normalize import BLANK

_GAP = (
    r"[^A-Za-z0-9\n]{0,40}(?:(?:is|was|on)[\s:]+)?(?:\w+day,? (?:the )?|the "
    r")?(?:\d{1,2}:?\d\d(?:\s?h(?:rs)?)?\W{1,3})?$"
)
SERVICE_KEY = expressions.compile(
    r"(?:\b(?:dos|date (?:and time |/ ?time )?of (?:the |this )?(?:service|procedure|operation|"
    r"surgery|initiation|"
    r"cannulation|decannulation|insertion|removal|reposition\w*|ecmo(?: start)?|ecls|event|visit|"
    r"encounter|exam\w*|care|round\w*)|"
    r"(?:service|procedure|operation|operative|surgery|op|cannulation|decannulation|treatment) "
    r"(?:start )?date(?: ?(?:/|and) ?time)?|"
    r"date performed|(?:note|rounds?|entry|flowsheet|record|report|sheet) for|fecha|"
    r"day of (?:service|operation|surgery)|date seen|(?<!last )seen(?: and "
    r"examined)?)\b"
    r"|\btoday(?:'s date)?\b|\btoday,|\bcase (?:of|from|done on|performed on)"
    r"|\b(?:in|at|on) (?:the |our |her |his )?(?:operating (?:room|theatre|theater)|theatre|theater|bedside|"
    r"hybrid (?:room|or|suite)|cath lab|(?-i:OR))(?: \d+)?,? on"
    r"|(?:^|[.;|]\s*)(?:performed|done|procedure|cannulation|decannulation|operation)"
    r"|\b(?:took place|(?:procedure|operation|surgery|(?:de)?cannulation|insertion|case|service|"
    r"reposition\w*|removal|exchange|revision|it)\b"
    r"[^.;\n]{0,30}?\b(?:performed|carried out|done|undertaken)|dictating (?:a |the "
    r")?[\w -]{1,40}(?:performed|done))(?: on| today| here| at the bedside)*"
    r"|\bthis (?:morning|afternoon|evening|date),?)" + _GAP,
    re.IGNORECASE,
)
LINE_KEY = expressions.compile(
    r"(?:(?:^[\W]*|[ \t]{3,})(?:operated|operation|performed|done|explanted|decannulated|cannulated|dop)|"
    r"(?:[ \t]{2,}|[|•·\t][ \t]*)(?:operated|operation|performed|done|dop|dos))"
    r"(?: on)?(?:[ \t]*[:|=-]|[ \t]{1,}|\t)"
    r"[\s|]*(?:\w+day,? )?$",
    re.IGNORECASE,
)
"""A form's key of one word that asks when the operation was."""
NOTE_KEY = expressions.compile(
    r"(?:\b(?:note |progress note |record |visit |encounter )?date(?: ?(?:/|and|&) ?time)?\b(?! "
    r"of)|"
    r"\b(?:note|dictat\w+|rounds?) (?:for|of|dated))" + _GAP,
    re.IGNORECASE,
)
REFERRAL_KEY = expressions.compile(
    r"(?:\b(?:call|phone call|telephone call|referral|request|enquiry|inquiry) (?:was )?(?:taken|received|logged|"
    r"answered|made|came in|opened|accepted)(?: (?:on|at))?)" + _GAP,
    re.IGNORECASE,
)
"""When a patient was heard of: the note's day where no other is told."""
ANOTHER_DAY = expressions.compile(
    r"\b(?:follow(?:ed|ing)?[ -]?up|f/u|clinic|appointment|outpatient|review(?:ed)?|booked|repeat|"
    r"scheduled|planned|return(?:ing)?|re-?assess\w*|expected|anticipated|tentative\w*)\b"
    r"[^.;\n]{0,45}\b(?:on|by|for|around|before)\s*$"
    r"|\b(?:will|would|to be|due|vaccin\w*|immuni[sz]\w*|booster|jab|consent(?:ed)?|form|permission)\b"
    r"[^.;\n]{0,45}$",
    re.IGNORECASE,
)
"""What a date is of that no service is: a visit to come, a vaccine, a signature on a form."""

BIRTH = expressions.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born|delivered)(?: (?:on|is|was)|"
    r" (?:at|in|here|there|by|to)(?: (?!and\b|was\b|[\w-]+(?:ed|ing)\b)[\w'.]+){0,3}?(?: on)?)?[^A-Za-z0-9\n]{0,40}$|"
    r"(?<![A-Za-z0-9.])(?:geb\.?|geboren|nacido|n\u00e9e? le)[ \t]{0,3}$|"
    # Lovell, Tom   b. 3/2/1971, and no list's second item
    r"(?-i:(?<!a\. )(?<!a\) )\b(?:[A-Z][\w'-]{2,}|[MF]\b|male\b|female\b)(?:[^\n.]|(?<=[A-Z])\.){0,40}?"
    r"(?<![A-Za-z0-9.])b[.:])[ \t]{0,3}$|"
    # Lovell, Tom   *3/2/1971, and no bullet
    r"[^\s*:][ \t(,|]{1,40}\*[ \t]?$|[^\s*:]\(\*[ \t]?$",
    re.IGNORECASE,
)
OTHER_DAY = expressions.compile(
    r"(?:\b(?:adm(?:i(?:t|tted|ssion)(?: date)?)?|dc|d/c|doa|date of (?:admission|discharge|last|injury|onset|"
    r"repeat\w*|began|edc|edd|taken|symptoms|"
    r"death|transfer|expiry|consent)|"
    r"discharged?|transferred|presented|arrived|arrival|since|diagnosed|expir\w+|exp|last(?: "
    r"\w+){0,2}|prior|previous\w*|until|till|"
    r"through|from|lot|ref|serial|revis\w+|rev|version|form|effective|scheduled|planned|booked|"
    r"due|next|follow-?up|appointment|"
    r"consent(?: dated| signed)?|dated|as of|before|after|by|for|retry|recheck|until|echo|tte|tee|"
    r"ct|mri|cxr|us|duplex|(?<!cath )(?<!hybrid )labs?|abg|bronch\w*|film|culture\w*|lmp|intubated|"
    r"extubated|listed|injury|onset|repeat\w*|began|edc|edd|taken|symptoms|started|placed|"
    r"inserted|implanted|cannulated|initiated|begun|ecmo "
    r"start(?:ed)?(?: date)?|on ecmo since|"
    r"postpartum|delivered|operated|printed|faxed|copied(?: forward)?(?: from)?|note of|"
    r"addendum|late entry)\b"
    r"(?: (?:on|in|at|to|the))*)[^A-Za-z0-9\n]{0,12}$",
    re.IGNORECASE,
)
START_DATE = expressions.compile(
    r"\b(?:(?:ecmo |ecls |support |run )?(?:start|initiation|cannulation|insertion|placement)(?: "
    r"date)|date (?:of (?:ecmo |ecls )?(?:start|initiation|"
    r"cannulation|insertion|placement)|started|initiated|cannulated|placed))[^A-Za-z0-9\n]{0,40}$",
    re.IGNORECASE,
)
VENT = expressions.compile(
    r"\b(?:vent\w*|pc|ac|ps|psv|pcv|simv|prvc|cpap|bipap|bilevel|niv|nippv|aprv|hfov|pip|pressures?|rest|settings|"
    r"to)\W{0,3}$",
    re.IGNORECASE,
)
SCORE = expressions.compile(
    r"\b(?:gcs|apgars?|rass|strength|power|motor|grade|pain|score|days?|d|dose|course|cycles?|murmur|pulses?|pupils|"
    r"psv|pcv|bipap|cpap|bilevel|niv|nippv|aprv|pip|pc|ps|simv|prvc)"
    r"(?:(?: of| is|:| now)* ?)$",
    re.IGNORECASE,
)
"""What stands before two numbers parted by a stroke that are no day and month: "PSV 8/5", "abx day 3/7"."""
OPENS = expressions.compile(
    r"\b(?:dictat\w+|procedure|operation|note|seen|today|service|case|surgery|this is|date|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
AWAY = expressions.compile(
    r"\b(?:outside|referring|transferred|arrived|admitted|previous\w*|earlier|history|had|born)\b|"
    r"\b(?:ct(?! ?(?:surg|icu|s\b))|mri|cxr|scan|films?|echo|tte|tee|x-?ray|cultures?|labs)"
    r"\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)
OWN_ACTS = {
    "initiation": (
        r"initiated|started|begun|commenced|ecmo start(?:ed)?(?: date)?"
        r"|(?:placed|put) on (?:v-?[av]v? )?(?:ecmo|ecls)"
        r"|(?:going|went|gone) on(?:to| to)? (?:the )?(?:v-?[av]v? )?(?:ecmo|ecls|pump|circuit|support)"
    ),
    "insertion": r"cannulated|placed|inserted",
    "removal": r"decannulated|removed|explanted|taken out",
    "reposition": r"repositioned|revised|adjusted",
    "vent_insertion": r"placed|inserted|vented",
    "vent_removal": r"removed",
    "daily_management": r"seen|rounded",
}


@lru_cache(maxsize=64)
def own_act(actions: frozenset[str]) -> re.Pattern[str] | None:
    """Give what stands before the date of one of these actions, or None where none is told by a date."""
    verbs = [verbs for action, verbs in OWN_ACTS.items() if action in actions]
    if not verbs:
        return None
    return re.compile(
        rf"\b(?:{'|'.join(verbs)})(?: (?:today|here|percutaneously|at the bedside|emergently))*"
        rf"[\s:,]+(?:on[\s:]+)?(?:the )?$",
        re.IGNORECASE,
    )


SIGNED = expressions.compile(
    r"\b(?:e-?signed|electronically|signed|signature|dictated|dictation|transcribed|transcription|"
    r"typed|authenticated|attested|"
    r"attestation|co-?signed|finali[sz]ed|verified|approved|filed|entered|reviewed and|completed|"
    r"d/t|t)\b|(?:^|\s)[DT]:",
    re.IGNORECASE,
)
CREDENTIAL = expressions.compile(
    r"(?:\b(?-i:MD|DO|MBBS|MBChB|FRCS|FACS|PhD|PGY)\b|\bM\.D\.|\bD\.O\.|\battending\b|"
    r"\bconsultant\b|\bfellow\b)",
    re.IGNORECASE,
)
NAME_LEADS = expressions.compile(
    r"^[\s(/-]*(?-i:(?:Dr\.? )?(?:[A-Z]\.? ?){0,2}[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})[\s,/-]*$",
    re.IGNORECASE,
)
KEY_BLANK = expressions.compile(
    r"(?:\b(?:date (?:and time |/ ?time )?(?:of (?:the )?(?:service|procedure|operation|surgery|"
    r"visit|encounter|note|"
    r"cannulation|decannulation|initiation|removal|insertion)|performed)|dos|(?:service|procedure|"
    r"operation|surgery|note|op) date|"
    r"(?<!signature )date)(?: ?[/&] ?time)?)[ \t]*[:|=\t-]?[ \t|]*"
    rf"(?P<blank>{BLANK}+(?:[ ./-]{{1,3}}{BLANK}+){{0,4}}|(?:MM|DD)/(?:MM|DD)/YY(?:YY)?)",
    re.IGNORECASE,
)
BESIDE_DICTATION = expressions.compile(
    r"\b(?:small|early|late) hours of(?: the)?\W*$|"
    r"\b(?:night|evening|morning|afternoon) of(?: the)?\W*$|"
    r"\b(?:dictating|dictated|operating room|bedside|procedure|room|theatre|suite|lab|(?-i:OR))\b"
    r"[^.;\n]{0,40}\bon\W*(?:the )?$",
    re.IGNORECASE,
)
HEADER_LINES = 5
VERBS = expressions.compile(
    r"\b(?:was|were|is|has|have|had|been|underwent|came|went|we|he|she|they|i|since|developed|"
    r"reports)\b",
    re.IGNORECASE,
)
