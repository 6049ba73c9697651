"""Hashes and seals: what opens, and what gives nothing away."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from doclint.store.keys import Keys
from doclint.store.seals import Seals

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
ANY = st.text(st.characters(), max_size=200)  # lone surrogates, too


@given(text=ANY, value=st.dictionaries(st.text(), VALUE, max_size=4), key=st.binary(max_size=40))
def test_a_seal_opens_with_its_text(text: str, value: dict[str, object], key: bytes) -> None:
    assert Seals(key).unseal(text, "here", Seals(key).seal(text, "here", value)) == value


@given(text=ANY, other=ANY, place=st.integers(0, 200))
def test_a_seal_opens_with_nothing_else(text: str, other: str, place: int) -> None:
    seals = Seals(b"key")
    sealed = seals.seal(text, "here", {"a": text})
    changed = bytearray(sealed)
    changed[place % len(sealed)] ^= 1

    assert other == text or seals.unseal(other, "here", sealed) is None
    assert Seals(b"another").unseal(text, "here", sealed) is None
    assert seals.unseal(text, "there", sealed) is None
    assert seals.unseal(text, "here", bytes(changed)) is None
    assert all(seals.unseal(text, "here", sealed[:cut]) is None for cut in (0, 10, 12, 28, -1))


def test_no_two_seals_are_the_same() -> None:
    seals = Seals(b"key")

    assert seals.seal("text", "here", {"a": 1}) != seals.seal("text", "here", {"a": 1})


def test_hashes_depend_on_the_key_and_on_what_they_are_of() -> None:
    keys = Keys(b"key")

    assert keys.content("2026-03") != keys.month("2026-03")
    assert keys.content("a") != Keys(b"another").content("a")
    assert keys.month("2026-03") != Keys(b"another").month("2026-03")
    assert keys.finding("a") != Keys(b"another").finding("a")
    assert keys.date(date(2026, 3, 4)) != Keys(b"another").date(date(2026, 3, 4))
    assert keys.sealing not in (b"key", Keys(b"another").sealing)
