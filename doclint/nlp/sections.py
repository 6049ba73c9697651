"""medspaCy's Sectionizer, told what stands where a heading stands.

The stock component takes a heading's words for a heading anywhere in a sentence, and lets the text
under a heading that it does not know run on in the section before. Here only titles of the layout
count, and an unknown heading ends the section before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from medspacy.section_detection import Sectionizer, SectionRule
from spacy.language import Language
from spacy.tokens import Doc

from doclint.nlp.layout import Layout, Title

OTHER = "other"
"""Category of a section whose heading no rule knows."""

Match = tuple[int, int, int]


class HeadingSectionizer(Sectionizer):  # type: ignore[misc]
    """Sections that begin at a title of the layout and nowhere else.

    Leaves in ``doc.user_data["titles"]`` the rule (or None) of every title that it looked at.
    """

    def __init__(self, nlp: Language, rules: Iterable[dict[str, Any]]) -> None:
        super().__init__(nlp, rules=None, require_start_line=True, span_attrs=None)
        unknown = SectionRule("(any other heading)", OTHER)
        self.add([unknown, *(SectionRule.from_dict(rule) for rule in rules)])
        self._by_id = {rule._rule_id: rule for rule in self.rules}
        self._unknown_id = unknown._rule_id

    def filter_start_lines(self, doc: Doc, matches: list[Match]) -> list[Match]:
        """Keep the best match of each title; give an unknown heading its own section."""
        layout: Layout = doc.user_data["layout"]
        strings = self.nlp.vocab.strings
        at_token = {token.idx: token.i for token in doc}
        by_start = sorted(matches, key=lambda match: match[1])
        found: dict[Title, SectionRule | None] = {}
        kept: list[Match] = []
        position = 0
        one_line = False
        for title in layout.titles:
            while position < len(by_start) and doc[by_start[position][1]].idx < title.start:
                position += 1
            inside = []
            ahead = position
            while ahead < len(by_start) and doc[by_start[ahead][1]].idx < title.end:
                match = by_start[ahead]
                last = doc[match[2] - 1]
                if last.idx + len(last) <= title.end:
                    inside.append(match)
                ahead += 1
            best = self._best(doc, (title.start, title.end), inside)
            rule = self._by_id[strings[best[0]]] if best else None
            found[title] = rule
            start = at_token.get(title.start)
            if start is None:
                continue
            end = start
            while end < len(doc) and doc[end].idx < title.end:
                end += 1
            end += int(title.colon and end < len(doc) and doc[end].text == ":")
            if rule is not None and not (rule.metadata or {}).get("field_only"):
                kept.append((best[0] if best else 0, start, end))
                one_line = title.colon and not title.alone
            elif not title.inside:
                text = doc.text[title.start : title.end]
                unknown = rule is None and (text.isupper() or (title.alone and title.colon))
                # A heading with its text on the same line ends where the next key begins.
                if unknown or (one_line and title.colon):
                    kept.append((strings.add(self._unknown_id), start, end))
                    one_line = title.colon and not title.alone
        doc.user_data["titles"] = found
        heads = {
            head for cell in layout.cells for head in (cell.row_title, cell.column_title) if head
        }
        doc.user_data["cell_rules"] = {
            head: self._by_id[strings[best[0]]]
            for head in heads
            if (best := self._best(doc, head, self._inside(doc, by_start, head)))
        }
        return kept

    @staticmethod
    def _inside(doc: Doc, matches: list[Match], span: tuple[int, int]) -> list[Match]:
        inside = []
        for match in matches:
            last = doc[match[2] - 1]
            if span[0] <= doc[match[1]].idx and last.idx + len(last) <= span[1]:
                inside.append(match)
        return inside

    @staticmethod
    def _best(doc: Doc, span: tuple[int, int], matches: list[Match]) -> Match | None:
        """The longest match that is the whole title, its beginning or its end."""
        best, best_size = None, 0
        low, high = span
        for match in matches:
            first, last = doc[match[1]], doc[match[2] - 1]
            start, end = first.idx, last.idx + len(last)
            size = end - start
            whole = start == low and end == high
            edge = start == low or end == high
            if (whole or (edge and size * 3 >= high - low)) and size > best_size:
                best, best_size = match, size
        return best
