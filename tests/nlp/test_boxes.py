"""Checkboxes: their labels and their groups."""

from __future__ import annotations

import pytest

from doclint.nlp.layout import lay_out
from doclint.nlp.normalize import normalize

Group = list[str]


def _groups(text: str) -> list[Group]:
    """Give the labels of each group, the ticked ones with a plus before them."""
    normal = normalize(text).text
    groups: dict[int, Group] = {}
    for box in lay_out(normal).boxes:
        label = " ".join(normal[box.label_start : box.label_end].split())
        groups.setdefault(box.group, []).append(("+" if box.ticked else "") + label)
    return list(groups.values())


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("[x] VV [ ] VA", [["+VV", "VA"]]),
        ("[X] VV [  ] VA", [["+VV", "VA"]]),
        ("(x) VV ( ) VA", [["+VV", "VA"]]),
        ("{x} VV { } VA", [["+VV", "VA"]]),
        ("[ x ] VV [] VA", [["+VV", "VA"]]),
        ("\u2611 VV \u2610 VA", [["+VV", "VA"]]),
        ("\u2612 VV \u25a1 VA", [["+VV", "VA"]]),
        ("\u25cf VV \u25cb VA", [["+VV", "VA"]]),
        ("\u25a0 VV \u25a1 VA", [["+VV", "VA"]]),
        ("[\u2713] VV [ ] VA", [["+VV", "VA"]]),
        ("Mode: VV [x] VA [ ]", [["+VV", "VA"]]),
        ("Mode: VV [x]  VA [ ]  other [ ]", [["+VV", "VA", "other"]]),
        ("Fluoroscopy used: Yes [ ] No [x]", [["Yes", "+No"]]),
        ("Fluoroscopy used Yes [ ] No [x]", [["Yes", "+No"]]),
        ("Left: [x] Right: [ ]", [["+Left", "Right"]]),
        ("Fluoroscopy: [x]", [["+"]]),
        (
            "Approach:\n  [ ] needle\n  [x] cut-down\n  [ ] chest",
            [["needle", "+cut-down", "chest"]],
        ),
        (
            "Approach: [ ] needle [x] cut-down\n          [ ] chest",
            [["needle", "+cut-down", "chest"]],
        ),
        ("[ ] needle [x] cut-down\n[ ] chest", [["needle", "+cut-down", "chest"]]),
        ("TEE [x]\nTTE [ ]", [["+TEE", "TTE"]]),
        ("[x] VV\n\n[ ] left", [["+VV"], ["left"]]),
        ("Mode: [x] VV [ ] VA\nSide: [x] R [ ] L", [["+VV", "VA"], ["+R", "L"]]),
        (
            "access: [ ] needle [X] cut-down conduit: [X] side graft",
            [["needle", "+cut-down"], ["+side graft"]],
        ),
        (
            "access: [ ] needle [X] cut-down Conduit type: [X] side graft [ ] none",
            [["needle", "+cut-down"], ["+side graft", "none"]],
        ),
        (
            "VEIN     side: [ ] R [X] L    vessel: [X] common femoral [ ] IJ",
            [["R", "+L"], ["+common femoral", "IJ"]],
        ),
        ("Dx: [X] shock [ ] arrest   Detail: ischemic", [["+shock", "arrest"]]),
        (
            "[ ] cut-down with\n      a side graft\n[x] needle",
            [["cut-down with a side graft", "+needle"]],
        ),
        ("No boxes: f( ) and g(x), page [1].", []),
    ],
)
def test_labels_and_groups(text: str, groups: list[Group]) -> None:
    assert _groups(text) == groups
