"""One text for the machine: as long as the note's, placeholders and marks told apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.nlp.normalize import BLANK, MASK, normalize

_PRINTABLE = {BLANK: "□", MASK: "■"}


def _shown(text: str) -> str:
    normal = normalize(text).text
    for letter, sign in _PRINTABLE.items():
        normal = normal.replace(letter, sign)
    return normal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("it\u2019s \u201cfine\u201d", 'it\'s "fine"'),
        ("V\u2013V \u2014 yes", "V-V - yes"),
        ("4\u00a0L/min", "4 L/min"),
        ("\u2022 item", "* item"),
        ("17\u00d721", "17x21"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("a\r\r\nb", "a  \nb"),
        ("was\n\x0cplaced", "was\n placed"),
        ("page one\x0cpage two", "page one\npage two"),
        ("a\0b", "a b"),
        ("pump_flow_lpm | 3.4", "pump flow lpm | 3.4"),
        ('"ecls_mode": "V-A"', '"ecls mode": "V-A"'),
        ("see a_b for it", "see a_b for it"),
        ("AGE_M\t5", "AGE_M\t5"),
        ("\u25a1 no \uf0fe yes", "\u2610 no \u2612 yes"),
    ],
)
def test_one_spelling_for_many(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mode: ***", "Mode: □□□"),
        ("Mode: {ECMO mode}", "Mode: □□□□□□□□□□□"),
        ("Age: @AGE@", "Age: □□□□□"),
        ("Size: ____ Fr", "Size: □□□□ Fr"),
        ("Size: ........", "Size: □□□□□□□□"),
        ("Mode: [select one]", "Mode: □□□□□□□□□□□□"),
        ("{x} V-V { } V-A", "{x} V-V { } V-A"),
        ("----------\n__________", "----------\n__________"),
        ("**Mode** is VV", "**Mode** is VV"),
        ("Age: __52__", "Age: __52__"),
    ],
)
def test_template_placeholders(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[**Name**] was seen", "■■■■■■■■■■ was seen"),
        ("Dr. [REDACTED]", "Dr. ■■■■■■■■■■"),
        ("on <DATE>", "on ■■■■■■"),
        ("Dr. XXXX", "Dr. ■■■■"),
        ("VV was XX", "VV was XX"),
        ("Dr. ___ placed it on ___.", "Dr. ■■■ placed it on ■■■."),
        ("Dr. ___ did it.\nAge: ___", "Dr. ■■■ did it.\nAge: ■■■"),
        ("Dr. ___ did it.\nSurgeon: ___", "Dr. ■■■ did it.\nSurgeon: ■■■"),
        ("Dr. ___ did it.\nComplications: ___", "Dr. ■■■ did it.\nComplications: □□□"),
        ("Dr. ___ did it.\nMode: ___\nSite: RIJ", "Dr. ■■■ did it.\nMode: □□□\nSite: RIJ"),
        ("Surgeon: ___\nAge: ___", "Surgeon: □□□\nAge: □□□"),
    ],
)
def test_deidentification_marks(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mode ........ V-V", "Mode :        V-V"),
        ("Complications (any) ..... none", "Complications (any) :     none"),
        ("Mode...VV", "Mode:  VV"),
        ("Mode . . . . VV", "Mode :       VV"),
        ("Mode \u2026\u2026 VV", "Mode :  VV"),
        ("The wire would not pass ... then it did.", "The wire would not pass ... then it did."),
        ("and so on... We went on.", "and so on... We went on."),
    ],
)
def test_dotted_leaders(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize("text", ["Yes ~~No~~", "Yes <s>No</s>", "Yes N\u0336o\u0336"])
def test_what_was_struck_out_is_gone(text: str) -> None:
    assert _shown(text).strip() == "Yes"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200))
@settings(max_examples=100)
def test_the_length_stays(text: str) -> None:
    normal = normalize(text)
    assert len(normal.text) == len(text)
    assert list(normal.placeholders) == sorted(normal.placeholders, key=lambda mark: mark.start)
