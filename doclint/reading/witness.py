"""The service as all words of a note tell it: a witness beside the deeds that patterns find.

Patterns read a deed where its words stand in a form that they know; which service a note as a whole is about,
its words tell as well, whatever the form (:mod:`doclint.reading.word_weights`). The witness outweighs a deed
that the rest of the note speaks against, or brings in an action beside it that all of the note speaks for, with
the words that weigh most as its evidence. Where no deed is found it takes a verb of the action's kind; a start and
a day's work it never brings in, for what tells of them is in every note on somebody on support: what is not stated is a
gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from doclint.nlp.page import Page
from doclint.reading.hinted import hints, verbs
from doclint.reading.session import ORDER, Spots, in_title, tells_exchange
from doclint.reading.untold import is_placed_by_others
from doclint.reading.word_weights import TITLE, odds_told, shipped_weights, told_by

_USUAL, _RARE, _HINTED, _TITLED = 1.5, 2.0, 1.1, 3.0
"""Odds (natural logarithm) that it takes to outweigh the patterns; more where few notes were learnt from, or where the
note's own title names the action; less where no deed was found, but a verb stands there that tells of it, of whatever
thing."""
_LEAST, _LEAD = -1.0, 1.0
"""Odds of an action that is stated nowhere from which on it is likely, and how far it leads the next."""
_UNHINTED = 2.0
"""Odds of a procedure beside a day's work from which on it needs no verb of its kind."""
_SPOKEN_FOR = -0.5
"""Odds of a procedure from which on a statement that hints at it is one of it."""
_BROUGHT_IN = tuple(action for action in ORDER if action not in ("initiation", "daily_management"))
_SELDOM = frozenset(("graft_conduit", "vent_insertion", "vent_removal"))
_SHOWN = 3
"""Words that are shown for an action."""

Span = tuple[int, int]


def weigh(page: Page, spots: Spots) -> None:
    """Weigh the actions found by what all words of the note say, and set right what they outweigh."""
    if spots.open:
        return
    told = told_by(page)
    if told is None:
        return
    odds = odds_told(told)
    found = frozenset(spots.found)
    if found >= {"insertion", "removal"} and tells_exchange(page):
        # Two services in one: most words are of the one that took longer.
        return
    own = found - {"daily_management"}
    kept = {action for action in found if odds[action] > -_limit(page, spots, action)}
    others = [action for action in _BROUGHT_IN if action not in found]
    added = {
        action
        for action in others
        if odds[action] > (_limit_of(action) if found else _HINTED)
        # Words alone bring in none: what is stated nowhere is missing, however plain the rest of the note makes it.
        and (own or any(verbs(page, action)))
    }
    if not (found - {"initiation"}) | added:
        led = _led_to(page, odds, found)
        for action, span in led.items():
            spots.add(action, *span)
        kept |= led.keys()
        found |= led.keys()
    if found and not kept | added:
        # Nothing is left: what the words speak for, if for anything, and else what was found; but of a day's work
        # something is told in every note, so that words far against it hold.
        added = {
            action
            for action in others
            if odds[action] > (_HINTED if own or any(verbs(page, action)) else _UNHINTED)
        }
        kept = set() if added else set(found)
        if odds["daily_management"] < -_TITLED:
            kept.discard("daily_management")
    for action in sorted(found - kept):
        spots.drop(action, "OUTWEIGHED")
    for action in sorted(added - found):
        for span in _grounds(page.text, told, action):
            spots.add(action, *span)
    if "insertion" in added and not spots.daily_frame:
        # The start that was passed over is that of the support for which the cannulae went in.
        for span in spots.starts_passed_over:
            spots.add("initiation", *span)


def likely_action(page: Page) -> str | None:
    """Give the action that the words of a note on a service speak for by far, though it is stated nowhere.

    It documents nothing, and tells only where to look for the code.
    """
    told = told_by(page)
    if told is None:
        return None
    odds = odds_told(told)
    first, second = sorted(ORDER, key=odds.__getitem__, reverse=True)[:2]
    return first if odds[first] > _LEAST and odds[first] - odds[second] > _LEAD else None


def _limit(page: Page, spots: Spots, action: str) -> float:
    """What it takes to outweigh an action that patterns found."""
    if any(in_title(page, start) for start, _ in spots.found[action]):
        return _TITLED
    return _limit_of(action)


def _led_to(page: Page, odds: Mapping[str, float], found: frozenset[str]) -> dict[str, Span]:
    """Give the procedures that all words speak for and a statement hints at, with that statement's words.

    The words say which procedure, a statement of what was handled says that it was done. Of the one that they speak
    for more than for any other action a hint is enough; with it come others that they speak for plainly.
    """
    first = max(ORDER, key=odds.__getitem__)
    if first == "initiation":
        first = max(_BROUGHT_IN, key=odds.__getitem__)
    # Beside a start it takes more: who starts support tells of the cannulae that somebody else placed.
    if first not in _BROUGHT_IN or odds[first] < (_HINTED if found else _SPOKEN_FOR):
        return {}
    if found and is_placed_by_others(page):
        return {}
    beside = (other for other in _BROUGHT_IN if other != first and odds[other] > _limit_of(other))
    led = {
        action: span
        for action in (first, *beside)
        if (span := next(hints(page, action), None)) is not None
    }
    return led if first in led else {}


def _limit_of(action: str) -> float:
    return _RARE if action in _SELDOM else _USUAL


def _grounds(text: str, told: Mapping[str, Sequence[float]], action: str) -> Iterator[Span]:
    """Give where the words stand that speak most for an action, but those of the head."""
    number = shipped_weights().actions.index(action) + 1
    shown = 0
    for each in sorted(told, key=lambda each: (-told[each][number], each)):
        if each[0] == TITLE:
            continue
        found = _where(text, each.split(" "))
        if found is not None:
            yield found
            shown += 1
        if shown == _SHOWN:
            return


def _where(text: str, words: Sequence[str]) -> Span | None:
    """Give where words first stand one behind the other in one line."""
    parts = (r"\d+" if word == "0" else word for word in words)
    pattern = r"(?<![a-z0-9])" + r"[^a-z0-9\n]+".join(parts) + r"(?![a-z0-9])"
    match = re.search(pattern, text.lower()) if len(text.lower()) == len(text) else None
    return match.span() if match else None
