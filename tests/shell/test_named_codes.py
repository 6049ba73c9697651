from __future__ import annotations

import pytest

from doclint.named_codes import NamedCode, find_named_codes

KNOWN = {"33946", "33947", "33949", "33952", "33960"}


def codes(text: str) -> list[str]:
    found = find_named_codes(text, KNOWN)
    assert all(text[item.start : item.end] == item.code for item in found)
    return [item.code for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CPT: 33952", ["33952"]),
        ("CPT 33952", ["33952"]),
        ("cpt code 33952.", ["33952"]),
        ("CPT® 33952", ["33952"]),
        ("CPT-4: 33952", ["33952"]),
        ("C.P.T. code #33952", ["33952"]),
        ("CPT code(s): 33952, 33946", ["33952", "33946"]),
        ("CPT codes 33952/33946", ["33952", "33946"]),
        ("CPT 33952; 33946 and 33947", ["33952", "33946", "33947"]),
        ("CPT: 33952-59", ["33952"]),
        ("CPT 33952-RT x1", ["33952"]),
        ("CPT +33952", ["33952"]),
        ("Procedure code 33952", ["33952"]),
        ("PROCEDURE CODE(S) -- 33952", ["33952"]),
        ("Billing: 33952", ["33952"]),
        ("Billed as 33952 today", ["33952"]),
        ("Charge: 33952", ["33952"]),
        ("HCPCS/CPT\t33952", ["33952"]),
        ("| CPT | 33952 |", ["33952"]),
        ("33952 (CPT)", ["33952"]),
        ("Signed.\r\nCPT: 33952\r\n", ["33952"]),
        (
            "CPT CODES\n33952 our words\n- 33946\n2) 33947\nThe end 33949",
            ["33952", "33946", "33947"],
        ),
        ("Billing codes:\n\n| 33952 | x |\n| 33946 | y |", ["33952", "33946"]),
        ("Codes 33952 and again CPT 33952", ["33952", "33952"]),
        ("CPT 33960", ["33960"]),
        ("MRN 33946  CPT 33952", ["33952"]),
        ("CPT 33952 (not 33949)", ["33952"]),
        ("Prior auth obtained, CPT 33952", ["33952"]),
        ("CPT 33952 rather than 33947", ["33952"]),
    ],
)
def test_a_code_named_as_such(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "33952",
        "MRN: 33952",
        "MRN# 33952 Code: full",
        "Port Charlotte, FL 33952",
        "ZIP code 33952",
        "Zip code: 33952",
        "postal code 33952",
        "Code blue at 0312, room 33952",
        "Code status: full; 33952",
        "Acct No. 33952 billing office",
        "Phone 555-33952 (billing)",
        "CPT 133952",
        "CPT 339521",
        "CPT 33952-1234",
        "CPT 33952.5",
        "CPT 12/33952/7",
        "CPT 99291",
        "CPR for 33952",
        "encode 33952",
        "CPT 33952A",
        "Not billed as 33952",
        "Previously billed 33952 at the outside hospital",
        "The codes are long to list, so this is a sentence that heads nothing at all:\n33952",
        "CPT codes:\nSee the sheet\n33952",
    ],
)
def test_a_number_that_is_no_code_of_this_note(text: str) -> None:
    assert codes(text) == []


def test_the_place_is_that_of_the_digits() -> None:
    assert find_named_codes("Note\r\nCPT: 33952-59", KNOWN) == (NamedCode("33952", 11, 16),)
