"""``patterns/wording/signatures.json``: what signs no note, and what is said of a file that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.errors import PatternError
from doclint.reading import wording
from doclint.reading.signed_short import _short_forms


def test_words_are_written_once_and_small() -> None:
    terms, closing = _short_forms()
    assert len(terms) > 300
    assert len(closing) > 200
    assert not {word for word in terms | closing if word != word.lower() or " " in word}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"terms": {}, "closing_words": []}', "is not a list"),
        ('{"terms": []}', "is not of its form"),
        ('{"terms": [', "not valid JSON"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, told: str
) -> None:
    (tmp_path / "wording").mkdir()
    if content is not None:
        (tmp_path / "wording" / "signatures.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(wording, "data_dir", lambda _: tmp_path)
    with pytest.raises(PatternError, match=told):
        wording.load_lists("signatures.json", ("terms", "closing_words"))
