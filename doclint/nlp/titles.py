"""Headings and keys: what stands where a title stands, in any of the forms that notes give it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doclint import expressions
from doclint.nlp.boxes import Box, Question
from doclint.nlp.headings import Headings
from doclint.nlp.lines import Line
from doclint.nlp.normalize import BLANK
from doclint.nlp.questionnaires import questions_of

_TITLE = rf"[A-Za-z0-9(\"'&/](?:[^:|\t\n{BLANK}]|(?<=\d):(?=\d\d)){{0,70}}?"
_KEY_AT_START = expressions.compile(
    rf"(?P<title>{_TITLE})(?:\*\*|__)?\s{{0,3}}(?P<colon>:)(?!(?i:(?<=\bp:)f|(?<=\bi:)e)\b)(?:\*\*|__)?"
    r"(?=[ \t]|$|[^\d\s:/])"
)
"""A ratio (P:F, I:E) is no key with its value."""
_KEY_WITH_DASH = expressions.compile(
    r"(?P<title>[A-Za-z](?:[A-Za-z0-9 /&()'.]|-(?=\w)){1,50}?)[ \t]*"
    r"(?P<colon>(?<=[ \t])-{1,2}>?(?=[ \t])|-{1,2}>?(?=[ \t])|=)[ \t]*(?=\S)"
)
_LETTER_AND_STROKE = expressions.compile(r"(?P<title>[SOAP])(?P<colon>/)[ \t]+(?=[A-Za-z])")
_KEY_ASKING = expressions.compile(
    r"(?P<title>[A-Z][\w /&()'-]{2,60}?)[ \t]?(?P<colon>\?)[ \t]+(?=\S.{0,60}$)", re.MULTILINE
)
_KEY_AND_GAP = expressions.compile(
    r"(?P<title>[^\s:]+(?:[ ][^\s:]+){0,6}?)(?P<gap>\t[ \t]*|[ ]{2,})(?=\S)"
)
_KEY_INSIDE = expressions.compile(
    r"(?:(?<=[.;,|)\]])[ \t]*|[ \t]{2,}|(?<=\t)|(?<=\|)[ \t]*|(?<=[ \t][-/*>])[ \t])"
    r"(?P<title>[A-Z][A-Za-z0-9 /&()'-]{0,40}?)[ \t]{0,2}(?P<colon>:)(?=[ \t]|$)"
)
_CAPS_INSIDE = expressions.compile(
    r"(?<![A-Za-z])(?P<title>[A-Z][A-Z/&()' -]{2,50}[A-Z)])[ \t]?(?P<colon>:)(?=\s|$)"
)
_COLON_INSIDE = expressions.compile(r"[A-Za-z)?](?P<colon>:)(?=[ \t]|$)")
_VERB = expressions.compile(
    r"\b(?:was|were|is|are|has|have|had|will|we|i|he|she|they|the patient|which|that|then|been|"
    r"underwent|please|because|therefore)\b",
    re.IGNORECASE,
)
_QUESTION = expressions.compile(r"(?:How|Why|What|Which|Who|Where|When|Was|Were|Did|Any)\b")
_NO_KEY_NEXT = expressions.compile(
    r"(?:was|were|is|are|has|have|had|will|of|for|with|and|or|in|by|to|at|on|from|per|used|without|"
    r"then|which|that|as|than|into|via|but|using|through|during|after|before)\b",
    re.IGNORECASE,
)
_BARE_NO = expressions.compile(
    r"(?P<title>[A-Za-z][\w /()&'-]{1,45}?)[ \t]+"
    r"(?P<answer>(?:none|nil|n/a|no|yes)\b[ \t]*[.!]?)\Z",
    re.IGNORECASE,
)
_EQUALS_INSIDE = expressions.compile(
    r"(?:(?<=[,;|])[ \t]?|[ \t]{2,})(?P<title>[A-Za-z][\w /]{0,25}?)[ \t]?(?P<colon>=)[ \t]?(?=\S)"
)
_ANSWER = expressions.compile(r"none|nil|no|yes|n/?a|unknown|pending|normal|same", re.IGNORECASE)
_ASIDE = expressions.compile(r"\([^()]*\)")
_ROW_GAP = expressions.compile(r"\S[ ]{2,}\S")
_CHUNK = expressions.compile(r"\S+(?:[ ]\S+)*")
_FRAME = "*_=#~<>|[]- \t"


@dataclass(frozen=True)
class Title:
    """Something that stands where a heading or a key stands."""

    start: int
    end: int
    value_start: int
    """Where what it is the title of begins (after colon and blanks)."""
    alone: bool
    """Whether it stands on a line of its own, without a value beside it."""
    colon: bool
    inside: bool = False
    """Whether it stands within a line, after other text."""
    marked: bool = False
    """Whether its form alone makes it a heading: a rule under it, ``#``, bold type, capitals."""


def find_titles(
    text: str,
    lines: Sequence[Line],
    table_lines: frozenset[int],
    boxes: Sequence[Box],
    questions: Iterable[Question],
    headings: Headings,
) -> tuple[Title, ...]:
    """Find the titles of a text, in order; ``headings`` are those that rules know."""
    letters = sum(map(str.isalpha, text))
    shouting = sum(map(str.isupper, text)) > 0.7 * max(1, letters)
    first_boxes = _first_boxes(boxes, lines)
    box_starts = [box.start for box in boxes]
    titles: dict[int, Title] = {}
    asked = questions_of(text, lines)
    for index, line in enumerate(lines):
        if line.end <= line.body:
            continue
        first = (
            _asking(asked[index], line)
            if index in asked and index not in first_boxes
            else _first_title(
                text, lines, index, table_lines, first_boxes.get(index), headings, shouting
            )
        )
        resume = line.body
        if first is not None:
            titles[first.start] = first
            if first.alone and not first.colon:
                continue
            resume = first.value_start
        for title in _inside(text, line, resume, headings, shouting):
            if not _is_label(boxes, box_starts, title):
                titles.setdefault(title.start, title)
    for question in questions:
        if question.end > question.start:
            value = question.colon + 1
            titles.setdefault(
                question.start,
                Title(question.start, question.end, value, False, True, inside=True),
            )
    return tuple(titles[start] for start in sorted(titles))


def _asking(match: re.Match[str], line: Line) -> Title:
    """Give a question as the key of its answer."""
    return Title(*match.span("title"), match.end(), match.end() >= line.end, True)


def _is_label(boxes: Sequence[Box], starts: Sequence[int], title: Title) -> bool:
    """Whether a title within a line is what a box behind it stands for: "Left: [x] Right: [ ]"."""
    place = bisect_left(starts, title.end)
    return place < len(boxes) and boxes[place].label_start < title.end <= boxes[place].start


def _first_boxes(boxes: Sequence[Box], lines: Sequence[Line]) -> dict[int, Box]:
    """Give the first box of each line that has one, by the line's index."""
    found: dict[int, Box] = {}
    index = 0
    for box in boxes:
        while lines[index].end <= box.start:
            index += 1
        found.setdefault(index, box)
    return found


def _first_title(
    text: str,
    lines: Sequence[Line],
    index: int,
    table_lines: frozenset[int],
    box: Box | None,
    headings: Headings,
    shouting: bool,
) -> Title | None:
    """Give the title that a line begins with, or None."""
    line = lines[index]
    start, end = line.body, line.end
    while start < end and text[start] in "*_":
        start += 1
    limit = min(box.start, box.label_start) if box is not None else end
    if line.number not in table_lines:
        gap = _KEY_AND_GAP.match(text, start, end)
        if (
            gap is not None
            and gap.end("title") <= limit
            and headings.knows(gap["title"])
            and not _NO_KEY_NEXT.match(text, gap.end())
        ):
            return Title(start, gap.end("title"), gap.end(), False, False)
    match = _KEY_AT_START.match(text, start, limit + 1 if limit < end else end)
    if match and match.end("colon") <= max(limit, start) and looks_like_title(match["title"]):
        marked = match["title"].isupper() or text[line.start : start].lstrip().startswith("#")
        return _title(text, match, line, marked=marked)
    if line.number in table_lines:
        return None
    dash = _KEY_WITH_DASH.match(text, start, end)
    if dash and len(dash["title"].split()) <= 4 and looks_like_title(dash["title"]):
        return _title(text, dash, line)
    letter = _LETTER_AND_STROKE.match(text, start, end)
    if letter:
        return _title(text, letter, line)
    asking = _KEY_ASKING.match(text, start, end)
    if (
        asking
        and (headings.knows(asking["title"]) or box is not None or _asks_known(asking, headings))
        and looks_like_title(asking["title"])
    ):
        return _title(text, asking, line)
    if box is not None:
        words = text[start:limit].strip(" \t?-")
        if limit > start and headings.knows(words):
            return Title(start, start + len(words), limit, False, False)
        return None
    answered = _answered(text, line, headings)
    alone = _alone(text, lines, index, headings) if answered is None else None
    return answered or alone or _run_in(text, lines, index, headings, shouting)


def _asks_known(asking: re.Match[str], headings: Headings) -> bool:
    """Whether a question in a sentence asks for what a known heading asks for: "Which day of support?"."""
    title = asking["title"]
    return _QUESTION_WORD.match(title) is not None and headings.likely(title) is not None


_QUESTION_WORD = expressions.compile(r"(?:how|why|what|which|who)\b", re.IGNORECASE)


def _answered(text: str, line: Line, headings: Headings) -> Title | None:
    """Give a known title with a bare no beside it: "Complications none"."""
    if line.end - line.body > 60:
        return None
    match = _BARE_NO.match(text, line.body, line.end)
    if match is None or not headings.knows(match["title"]):
        return None
    return Title(line.body, match.end("title"), match.start("answer"), False, False)


def _alone(text: str, lines: Sequence[Line], index: int, headings: Headings) -> Title | None:
    """Give the heading that a whole line is, without a colon."""
    line = lines[index]
    raw = text[line.body : line.end]
    plain = raw.strip(_FRAME)
    words = plain.split()
    if not words or len(words) > 8 or len(plain) > 70 or re.search(r":\s|\s{3,}", plain):
        return None
    start = line.body + raw.find(plain)
    framed = raw.strip() != plain or text[line.start : line.body].strip().startswith("#")
    under = lines[index + 1] if index + 1 < len(lines) else None
    ruled = (
        under is not None
        and under.end - under.start >= 3
        and not text[under.start : under.end].strip("=-_~* \t")
    )
    title = Title(
        start, start + len(plain), line.end, True, False, marked=framed or ruled or plain.isupper()
    )
    if not any(c.isalpha() for c in plain) or plain[-1] in ".,;" or _ANSWER.fullmatch(plain):
        return None
    if headings.knows(plain) and (
        plain[0].isupper() or framed or ruled or _opens_paragraph(lines, index)
    ):
        return title
    if _VERB.search(plain):
        return title if headings.asks(plain) else None
    return title if plain.isupper() or (plain[0].isupper() and len(words) <= 6) else None


def _opens_paragraph(lines: Sequence[Line], index: int) -> bool:
    return index == 0 or lines[index - 1].end <= lines[index - 1].body


def _run_in(
    text: str, lines: Sequence[Line], index: int, headings: Headings, shouting: bool
) -> Title | None:
    """Give a known title of two words or more in capitals that its text follows without a colon."""
    line = lines[index]
    words = list(re.finditer(r"\S+", text[line.body : min(line.end, line.body + 90)]))
    count = headings.known_start([word.group() for word in words[:8]])
    if count < 2 or count >= len(words):
        return None
    end = line.body + words[count - 1].end()
    title = text[line.body : end]
    after = words[count].group()
    if not title.isupper() or _NO_KEY_NEXT.match(after) or not after[0].isalnum():
        return None
    if shouting and not _opens_paragraph(lines, index):
        before = lines[index - 1]
        if text[before.end - 1] not in ".:;" and before.end - before.start > 60:
            return None
    elif not shouting and after.isupper() and len(after) > 1 and after.isalpha():
        return None
    return Title(line.body, end, line.body + words[count].start(), False, False)


def _inside(
    text: str, line: Line, resume: int, headings: Headings, shouting: bool
) -> Iterable[Title]:
    """Give the keys within a line, after other text."""
    taken = set()
    keyed = text.find(":", max(resume - 1, line.body), line.end) >= 0
    for match in _KEY_INSIDE.finditer(text, max(resume - 1, line.body), line.end) if keyed else ():
        if match.start("title") > line.body and looks_like_title(match["title"]):
            taken.add(match.start("colon"))
            yield _title(text, match, line, inside=True)
    if _ROW_GAP.search(text, line.body, line.end):
        yield from _in_row(text, line, resume, headings)
    equal = text.find("=", max(resume - 1, line.body), line.end) >= 0
    for match in (
        _EQUALS_INSIDE.finditer(text, max(resume - 1, line.body), line.end) if equal else ()
    ):
        if headings.knows(match["title"]):
            yield _title(text, match, line, inside=True)
    if not keyed:
        return
    for match in _CAPS_INSIDE.finditer(text, resume, line.end):
        if match.start("colon") in taken or _VERB.search(match["title"]):
            continue
        start = match.start("title")
        if start == line.body:
            continue
        if shouting:
            start = _known_start(text, resume, match.end("title"), headings, start)
        taken.add(match.start("colon"))
        yield _title(text, match, line, inside=True, start=start)
    for match in _COLON_INSIDE.finditer(text, resume, line.end):
        colon = match.start("colon")
        if colon in taken:
            continue
        start = _known_start(text, resume, colon, headings, -1)
        if start > line.body and (text[start].isupper() or text[start - 2 : start].isspace()):
            yield _title(text, match, line, inside=True, start=start)


def _in_row(text: str, line: Line, resume: int, headings: Headings) -> Iterable[Title]:
    """Give the known keys of a row of fields that a number follows: "Age 46   Run day 9"."""
    for chunk in _CHUNK.finditer(text, line.body, line.end):
        words = list(re.finditer(r"\S+", chunk.group()))
        count = headings.known_start([word.group() for word in words[:6]])
        if not 0 < count < len(words) or chunk.start() < resume - 1:
            continue
        start, end = chunk.start(), chunk.start() + words[count - 1].end()
        number = words[count].group()[0].isdigit()
        if number and text[start].isupper() and ":" not in text[start:end]:
            yield Title(start, end, end + 1, False, False, start > line.body)


def _known_start(text: str, low: int, high: int, headings: Headings, otherwise: int) -> int:
    """Give where the longest known title begins that ends at ``high``; else ``otherwise``."""
    words = list(re.finditer(r"\S+", text[max(low, high - 60) : high]))
    count = headings.known_end([word.group() for word in words])
    return max(low, high - 60) + words[-count].start() if count else otherwise


def _title(
    text: str,
    match: re.Match[str],
    line: Line,
    *,
    inside: bool = False,
    marked: bool = False,
    start: int | None = None,
) -> Title:
    value = match.end("colon")
    led = " \t*_-\u2013\u2014" if match["colon"] == "?" else " \t*_"
    while value < line.end and text[value] in led:
        value += 1
    if start is None:
        start = match.start("title")
    end = match.start("colon")
    while end > start and text[end - 1] in " \t*_":
        end -= 1
    colon = match["colon"] in (":", "?")
    return Title(start, end, value, value >= line.end, colon, inside, marked)


def looks_like_title(title: str) -> bool:
    """Whether these words, set off by a colon or a dash, are a title and no sentence."""
    title = _ASIDE.sub("", title)
    words = title.split()
    if not words or len(words) > 9 or title.rstrip().endswith((",", ";")):
        return False
    if re.search(r"[.;?!]\s|\s{3,}", title) or BLANK in title:
        return False
    return len(words) < 3 or not _VERB.search(title) or _QUESTION.match(title) is not None
