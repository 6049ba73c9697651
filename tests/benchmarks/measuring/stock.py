"""Stock medspaCy: its default pipeline with doclint's target rules, and what it finds.

That is PyRuSH, TargetMatcher, ConText with the default rules, and the Sectionizer with its own, which
``medspacy.load`` leaves out. Only the log sink is removed, for it would write every token of a note.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from measuring.figures import Equality

ATTRIBUTES = {
    "is_negated": ("NEGATED",),
    "is_uncertain": ("POSSIBLE",),
    "is_historical": ("EARLIER",),
    "is_hypothetical": ("PLANNED", "RISK", "CONDITIONAL"),
    "is_family": ("OTHER_PERSON",),
}
"""What stock medspaCy asserts, and the facets by which doclint says nearly the same."""


def stock_pipeline() -> Any:
    """Build it."""
    from loguru import logger

    from doclint.nlp.patterns import load_patterns

    logger.disable("PyRuSH")
    # spaCy's warning of a matcher without patterns, which medspaCy would silence with all others.
    warnings.filterwarnings("ignore", message=r"\[W036\]")
    with warnings.catch_warnings():
        import medspacy
        from medspacy.target_matcher import TargetRule

        nlp = medspacy.load()
        nlp.add_pipe("medspacy_sectionizer")
        rules = [TargetRule.from_dict(rule) for rule in load_patterns().targets]
        nlp.get_pipe("medspacy_target_matcher").add(rules)
    return nlp


def compared(doc: Any, page: Any) -> list[Equality]:
    """Count which of stock's spans a page of doclint has, and of how many the same is asserted.

    Not claimed to be the same: doclint reads a tidied text, cuts tokens finer, lets spans of
    different categories overlap, and has rules of its own for what is asserted.
    """
    stock = {
        (*_span(each), each._.target_rule.category, each._.target_rule.literal): each
        for each in doc.ents
    }
    own: dict[Any, Any] = {}
    for mention in page.mentions:
        if mention.start < mention.end:
            own[(*page.placed(mention.start, mention.end), mention.label, mention.rule)] = mention
    asserted = [
        Equality.count(
            "assertions alike", [tuple(_stock(span))], [tuple(_own(own[key]))], claimed=False
        )
        for key, span in stock.items()
        if key in own
    ]
    return [
        Equality.count("spans of stock's in doclint's", stock, own, claimed=False),
        *asserted,
    ]


def _span(entity: Any) -> tuple[int, int]:
    return entity.start_char, entity.end_char


def _stock(span: Any) -> Iterator[bool]:
    return (bool(getattr(span._, name)) for name in ATTRIBUTES)


def _own(mention: Any) -> Iterator[bool]:
    return (mention.has(*facets) for facets in ATTRIBUTES.values())
