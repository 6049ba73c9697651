"""What a sentence says of when support began, seen from the sentence before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doclint.nlp.phases import leads_to_support

if TYPE_CHECKING:
    from doclint.nlp.pipeline import Pipeline


@pytest.mark.parametrize(
    ("begins", "next_sentence"),
    [
        (True, "On to V-A that night."),
        (True, "V-V from Monday."),
        (True, "VA 12 March via the neck."),
        (True, "Then VV ECMO 3/12."),
        (True, "V-A Sept 4th, right groin."),
        (True, "VV 4.5.26 at the bedside."),
        (True, "So was cannulated in the lab."),
        (False, "VV ECMO 4.2 L/min, sweep 5."),
        (False, "VA ECMO 3.8 lpm through the neck."),
        (False, "V-V 5.10 litres a minute."),
        (False, "VA 3/4 L flow today."),
        (False, "VV may be weaned."),
        (False, "VV 4 may need more sweep."),
    ],
)
def test_a_flow_is_no_date_of_a_start(pipeline: Pipeline, begins: bool, next_sentence: str) -> None:
    assert leads_to_support(pipeline(f"Proned twice, nitric 20.  {next_sentence}"), 0) is begins
