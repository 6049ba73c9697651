"""Sizes told without their unit: "RFV 25", "31 Crescent", a bare number in a form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from doclint import expressions
from doclint.nlp.layout import Cell
from doclint.nlp.page import Page
from doclint.nlp.sizes import Size, bare_numbers
from doclint.nlp.stretches import stretch
from doclint.reading.pieces import Piece

_SIZE_COLUMN = expressions.compile(r"\b(?:size|fr|french)\b", re.IGNORECASE)
_BEFORE_BARE = expressions.compile(
    r"(?:\s?\([RL]\))?[\s:=,(#-]{0,3}(?:size |was |is |of |a |an )?", re.IGNORECASE
)
_AFTER_BARE = expressions.compile(
    r"\)?[\s,-]{0,2}(?:(?:(?:back |up |down |out )?(?:in|into|to|via|from|through|at|for|of)|"
    r"out|down|up) )?(?:(?:the|her|his|a) )?",
    re.IGNORECASE,
)
_NOT_A_SIZE_BEFORE = expressions.compile(
    r"(?:\b(?:day|d|hd|pod|dol|age|aged|rate|hr|map|cvp|no|room|bed|bay|or|step|grade|stage|class|ct|x|at|"
    r"temp|lactate|lac|hct|h(?:a)?ematocrit|glucose|fio2|mean|bicarb|hco3|wbc|co2|pao2|paco2|press(?:ure)?|"
    r"over|under|about|after|for|within|by|hgb|hb|plt|peep|ef|lvef|ptt|aptt|sats?|spo2|svo2|cpt|dr|#|line|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\.?\s?|-\s?)$",
    re.IGNORECASE,
)


def bare_sizes(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Find sizes without a unit beside one of the ``pieces``, or where a form asks for one."""
    taken = {piece.start for piece in pieces if piece.kind == "size"}
    starts = [piece.start for piece in pieces]
    cells = {cell.start: cell for cell in page.layout.cells}
    found: list[Piece] = []
    ends = {piece.end for piece in pieces if piece.kind == "size"}
    for number in bare_numbers(page.text):
        if number.start in taken or _is_of_list(page.text, number):
            continue
        at = bisect_left(starts, number.start)
        before = [p for p in pieces[max(0, at - 3) : at] if p.end <= number.start]
        after = [p for p in pieces[at : at + 2] if p.start >= number.end]
        if (
            _beside(page, number, before[-1:], after[:1])
            or _goes_on_list(page, number, ends)
            or _lies_beside(page, number, found)
            or is_in_pair(page, number.start, number.end)
            or came_out(page, number)
            or _vessel_takes(page, number)
            or _out_of_heart(page, number)
            or _in_size_cell(page, number, cells.get(number.start))
            or _in_size_field(page, number)
        ):
            found.append(Piece("size", number.start, number.end, size=number))
            ends.add(number.end)
    return found


def _is_of_list(text: str, number: Size) -> bool:
    """Whether a number counts the steps of a list: "6) cannula not moved"."""
    return text[number.end : number.end + 1] in (")", ".") and not text[
        text.rfind("\n", 0, number.start) + 1 : number.start
    ].strip(" \t(")


def _vessel_takes(page: Page, number: Size) -> bool:
    """Whether a number stands for a cannula: "the artery took a 17", "23 in the vein, 17 in the artery"."""
    low, high = stretch(page, number.start)
    if _TOOK.search(page.text, max(low, number.start - 40), number.start):
        return True
    if not _IN_BARE.match(page.text, number.end, high):
        return False
    return len({match["vessel"].lower() for match in _EACH_IN.finditer(page.text, low, high)}) > 1


def _out_of_heart(page: Page, number: Size) -> bool:
    """Whether a number is a cannula that goes by its size: "then the 32 from the right atrium"."""
    return bool(
        _ARTICLE.search(page.text, max(0, number.start - 12), number.start)
        and _OF_HEART.match(page.text, number.end)
    )


_ARTICLE = expressions.compile(r"\b(?:the|an?|its) $", re.IGNORECASE)
_OF_HEART = expressions.compile(
    r" (?:(?:was|is|came|then|drawn|pulled|taken|out|went|placed|put|venous|arterial|aortic|atrial) ){0,3}"
    r"(?:from|out of|in|into|to|through|via) (?:the )?(?:right atri\w+|RA\b|RAA\b|atri\w+|appendage|"
    r"ascending aorta|aorta\b|"
    r"LV\b|left ventric\w+|apex)",
    re.IGNORECASE,
)
_TOOK = expressions.compile(
    r"\b(?:artery|vein|vessel|jugular|femoral|carotid|aorta|atrium) "
    r"(?:\w+ )?(?:took|accepted|received|admitted|accommodated) (?:an? |the )?$",
    re.IGNORECASE,
)
_IN_BARE = expressions.compile(
    r" (?:in|into|to|up|down|out of|from) the (?P<vessel>vein|artery)\b", re.IGNORECASE
)
_EACH_IN = expressions.compile(
    r"\b\d\d (?:in|into|to|up|down|out of|from) the (?P<vessel>vein|artery)\b", re.IGNORECASE
)


def _goes_on_list(page: Page, number: Size, ends: set[int]) -> bool:
    """Whether a number follows a size as its like: "cannulas 25 and 21"."""
    joint = _LIST_JOINT.search(page.text, max(0, number.start - 6), number.start)
    return joint is not None and joint.start() in ends


def _lies_beside(page: Page, number: Size, found: list[Piece]) -> bool:
    """Whether a number stands for the second of two cannulae: "25 R fem / 19 R neck"."""
    if not _IN_REGION.match(page.text, number.end) or not found:
        return False
    between = page.text[found[-1].end : number.start]
    return len(between) < _NEAR and _NEXT_CANNULA.fullmatch(between) is not None


_REGION_SIZE = (
    r"\b(?:R|L|right|left|rt|lt)\.? (?:neck|groin|fem\w*|IJV?|jugular) (?:1[3-9]|2\d|3[0-4])\b"
)
_REGIONS = expressions.compile(
    rf"{_REGION_SIZE} ?(?:Fr?|French)? ?(?:art\w*|ven\w*)? ?(?:[+/&,;]|and) ?{_REGION_SIZE}",
    re.IGNORECASE,
)


def is_in_pair(page: Page, start: int, end: int) -> bool:
    """Whether a number is one of two that stand each behind its region: "R neck 19, L groin 23"."""
    low, high = stretch(page, start)
    return any(
        pair.start() <= start and end <= pair.end()
        for pair in _REGIONS.finditer(page.text, low, high)
    )


def came_out(page: Page, number: Size) -> bool:
    """Whether a number opens a statement of what came out, by its bore: "17 out, 25 out of CFV"."""
    if not _LEAST <= number.value <= _MOST or not _OUT.match(page.text, number.end):
        return False
    if not page.find("HEMOSTASIS"):
        return False
    return any(
        mention.start == number.start and mention.value == "removal"
        for mention in page.within((number.start, number.end + _PHRASE), "ACTION")
    )


_PHRASE = 40
_LEAST, _MOST = 13, 34
"""French of cannulae that go by their bare number."""
_NEAR = 40
_IN_REGION = expressions.compile(
    r" (?:in |via )?(?:R|L|right|left|rt|lt)\.? (?:neck|groin|leg)\b(?! (?:line|picc|cvc|tlc|drain|sheath))",
    re.IGNORECASE,
)
_NEXT_CANNULA = expressions.compile(
    r" (?:in |via )?(?:(?:R|L|right|left|rt|lt)\.? )?(?:fem\w*|groin|neck|IJV?|jug\w*|C?F[VA])\.?"
    r"(?: (?:vein|artery))?(?:\s?[/,&+;]\s?| and )",
    re.IGNORECASE,
)
_LIST_JOINT = expressions.compile(r"(?<!\s)\s?(?:/|&|\band\b)\s?$", re.IGNORECASE)


def _beside(page: Page, number: Size, before: list[Piece], after: list[Piece]) -> bool:
    """Whether a number stands right behind or right before a word that a size belongs to."""
    low, high = stretch(page, number.start)
    for piece in before:
        close = piece.start >= low and _BEFORE_BARE.fullmatch(page.text, piece.end, number.start)
        if close and _supported(page, piece, (low, high)):
            return True
    if _NOT_A_SIZE_BEFORE.search(page.text, max(low, number.start - 10), number.start):
        return False
    return any(
        piece.end <= high
        and _AFTER_BARE.fullmatch(page.text, number.end, piece.start)
        and _supported(page, piece, (low, high))
        for piece in after
    )


def _supported(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether the word beside a number, or its sentence, speaks of a cannula and not of a value."""
    mention = piece.mention
    if mention is not None and _OUT.match(page.text, piece.end):
        return True
    if mention is None or piece.kind not in ("vessel", "cannula", "role"):
        return False
    if mention.label == "BRAND" or mention.meta.get("design"):
        return True
    if piece.kind == "vessel" and mention.meta.get("kind") != "central":
        return mention.label == "VESSEL" or bool(page.within(sentence, "CANNULA", "ROLE_WORD"))
    if mention.label == "CANNULA":
        return True
    labels = ["CANNULA", "BRAND", "CANNULA_TYPE"]
    if piece.kind != "vessel":
        labels.append("VESSEL")
    others = page.within(sentence, *labels)
    other_role = any(
        word.meta.get("role") != mention.meta.get("role")
        for word in page.within(sentence, "ROLE_WORD")
    )
    if piece.kind == "role" and other_role and page.within(sentence, "SIZE_UNIT"):
        return True
    if (
        piece.kind == "role"
        and _in_pair(page, piece, sentence)
        and not is_measured(page, piece.start, sentence)
    ):
        return True
    return any(
        other.start != mention.start
        and (other.label != "CANNULA_TYPE" or bool(other.meta.get("design")))
        for other in others
    )


def _in_pair(page: Page, piece: Piece, sentence: tuple[int, int]) -> bool:
    """Whether drainage and return each have a number beside them: "arterial 17, venous 25"."""
    roles = {
        word.meta.get("role")
        for word in page.within(sentence, "ROLE_WORD")
        if _NUMBER_BEHIND.match(page.text, word.end, sentence[1])
        or _NUMBER_AHEAD.search(page.text, max(sentence[0], word.start - 5), word.start)
    }
    return piece.role in roles and {"drainage", "return"} <= roles


def is_measured(page: Page, offset: int, sentence: tuple[int, int]) -> bool:
    """Whether what is told of artery and vein is a value: "Lactate arterial 18, venous 22".

    What is measured stands right before the first of the two or right behind the last; in a row
    with numbers of their own ("temp 36, arterial 17, venous 25") values are told of something else.
    """
    text = page.text
    low = max(sentence[0], max(text.rfind(mark, sentence[0], offset) for mark in ".;\n") + 1)
    found = _PART_END.search(text, offset, sentence[1])
    roles = page.within((low, found.start() if found else sentence[1]), "ROLE_WORD")
    if not roles:
        return False
    before = text[low : roles[0].start]
    last = max([0] + [match.end() for match in _OTHERS_NUMBER.finditer(before)])
    behind = _NEXT_ITEM.match(text, roles[-1].end, sentence[1])
    return bool(
        _MEASURED.search(before, last) or (behind is not None and _MEASURED.search(behind.group()))
    )


_OTHERS_NUMBER = expressions.compile(r"(?<![A-Za-z])\d+(?:\.\d+)?(?: ?%)?(?= ?[,|])")
_NEXT_ITEM = expressions.compile(r"[^.,;|\n]{0,40}(?:\.\d[^.,;|\n]{0,30})?")
_PART_END = expressions.compile(r"[.;](?!\d)|\n")
_MEASURED = expressions.compile(
    r"\b(?:lactates?|lac|press\w*|cvp|map|means?|sats?|saturations?|s[apcv]+o2|h(?:a)?ematocrits?|hct|hgb|hb|"
    r"h(?:a)?emoglobins?|contents?|temp\w*|heater|warmer|thermi\w*|core|(?<!sweep )gas(?:es)?|[av]bgs?|"
    r"p[avcet]*c?o2|(?<!\w)(?:c?o2|oxygen)(?= (?:content|sat\w*|tension|delivery|saturation))|co2|glucose|"
    r"sugars?|bicarb\w*|hco3|base|excess|deficit|be|bd|mm ?hg|kpa|mmol|cm ?h2o|potassium|sodium|calcium|ica|"
    r"ph|delta|gradients?|bp|syst\w+|diast\w+|pulse|nirs|celsius|degrees?|platelets?|plts?|wbc|"
    r"ptt|aptt|anti-?xa|fibrinogen|velocit\w+|pao2|values?|readings?|levels?|labs?|"
    r"scores?|grades?|counts?|lengths?|pre-?oxy\w*|post-?oxy\w*|heat|"
    r"drawn|samples?|lines? (?:day|press\w*)|resistance|index|ammonia|creat\w*|bun|urea)\b|[%\u00b0]",
    re.IGNORECASE,
)
"""What is measured on both sides of the circuit, or in both kinds of blood."""
_NUMBER_BEHIND = expressions.compile(
    r"[ :=]{1,2}(?:1\d|2\d|3[0-6])(?![\d%]|[.,/:]\d|\s?(?:mm|cm|%))"
)
_NUMBER_AHEAD = expressions.compile(r"(?<![\d./:])(?:1\d|2\d|3[0-6]) $")
_OUT = expressions.compile(r" (?:pulled |came |taken )?out\b(?! of\b)", re.IGNORECASE)
"""19 art out, 25 vein out"""


def _in_size_cell(page: Page, number: Size, cell: Cell | None) -> bool:
    """Whether a number is all that a table's cell holds whose title asks for a size."""
    if cell is None or page.text[number.end : cell.end].strip(" |\t"):
        return False
    return any(
        title is not None and _SIZE_COLUMN.search(page.text[slice(*title)])
        for title in (cell.column_title, cell.row_title)
    )


def _in_size_field(page: Page, number: Size) -> bool:
    """Whether a number answers a form's question for a cannula's size."""
    item = page.field_at(number.start)
    if item is None or item.element != "cannula" or number.start < item.start:
        return False
    box = page.box_at(number.start)
    if box is not None:
        return (
            page.text[box.label_start : box.label_end].strip()
            == page.text[number.start : number.end]
        )
    return bool(_SIZE_COLUMN.search(item.key)) or not page.text[item.start : number.start].strip()
