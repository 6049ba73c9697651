"""Notes by the thousand, no two the same, with broken and hostile files of many formats among them."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
READERS = ROOT / "tests" / "readers"

FAMILIES = (
    *("Abara", "Bexley", "Cordoba", "Dressler", "Eklund", "Fairbairn", "Gallo", "Hashimoto"),
    *("Ibarra", "Jankowski", "Kessler", "Lindqvist", "Moreau", "Nakagawa", "Okafor", "Pettersen"),
    *("Quiroga", "Rasmussen", "Sato", "Thibault", "Ueda", "Vance", "Whitlock", "Yilmaz", "Zeman"),
)
GIVEN = (
    "Ana",
    "Bram",
    "Cleo",
    "Dara",
    "Egon",
    "Femi",
    "Gita",
    "Hugo",
    "Ines",
    "Jiro",
    "Kaya",
    "Lars",
)
ASIDES = (
    "Bed {0}, {1} {2} of the night team was present.",
    "Seen with {1} {2}, RN, in room {0}.",
    "Family updated by telephone by {1} {2} at {3:02}:{4:02}.",
    "Handed over to Dr. {2} at {3:02}:{4:02}, pod {0}.",
    "Charge nurse {1} {2}; census {0}; next rounds {3:02}:{4:02}.",
)
_YEAR = re.compile(r"\b20\d\d\b")
_DECIMAL = re.compile(r"(?<=\d\.)\d\b")
_SENTENCES = re.compile(r"(?<=[a-z]{3}\.)[ \n]+(?=[A-Z])")


class Fault(NamedTuple):
    """A file that is no note, or one that means harm: the ending of its name, and its content."""

    suffix: str
    made: Callable[[str], bytes]


def _file(name: str) -> Fault:
    path = READERS / "files" / name
    return Fault(path.suffix, lambda _: path.read_bytes())


BROKEN: Mapping[str, Fault] = {
    "nothing": Fault(".txt", lambda text: b""),
    "blanks": Fault(".txt", lambda text: b" \r\n\t\n"),
    "control characters": Fault(".txt", lambda text: b"\x00\x01\x02\x03" * 500),
    "a picture": Fault(".txt", lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "half of UTF-16": Fault(".txt", lambda text: text.encode("utf-16")[:-1]),
    "a scan": _file("scanned.pdf"),
    "an encrypted PDF": _file("encrypted.pdf"),
    "half of a PDF": Fault(".pdf", lambda _: (READERS / "files/note.pdf").read_bytes()[:900]),
    "half of a Word file": Fault(
        ".docx", lambda _: (READERS / "files/note.docx").read_bytes()[:900]
    ),
    "half of a JSON": Fault(".json", lambda text: b'{"resourceType": "Bundle", "entry": ['),
    "a table without text": Fault(".csv", lambda text: b"mrn,bed\n1,2\n"),
}
STRANGE: Mapping[str, Fault] = {
    "brackets": Fault(".txt", lambda text: (text + "(" * 5000 + "no " * 5000).encode()),
    "escapes": Fault(
        ".txt", lambda text: (text + "\u202e\x1b[2J</script><img onerror=x>" * 50).encode()
    ),
    "sizes": Fault(".txt", lambda text: (text + "Fr 25 Fr " * 3000).encode()),
    "line ends": Fault(".txt", lambda text: (text + "\n" * 50_000).encode()),
}
"""What may be judged, and must cost nothing else."""


def all_faults() -> dict[str, Fault]:
    """Those above, and the hostile files of the tests of readers."""
    sys.path[:0] = [str(READERS)]
    try:
        from hostile import HOSTILE
    finally:
        sys.path.remove(str(READERS))
    made = {
        what: Fault("".join(Path(name).suffixes), lambda _, maker=maker: maker())
        for what, (name, maker, _) in HOSTILE.items()
    }
    return {**BROKEN, **STRANGE, **made}


def varied(text: str, number: int) -> str:
    """A note of its own: other years, figures, names and times, its sentences in another order."""
    chance = random.Random(f"note {number}")
    years = chance.randrange(-9, 1)
    text = _YEAR.sub(lambda year: str(int(year[0]) + years), text)
    text = _DECIMAL.sub(lambda digit: str((int(digit[0]) + chance.randrange(3)) % 10), text)
    paragraphs = re.split(r"\n[ \t]*\n", text)
    for at, paragraph in enumerate(paragraphs):
        sentences = _SENTENCES.split(paragraph)
        if len(sentences) > 3 and ":" not in paragraph:
            inner = sentences[1:-1]
            chance.shuffle(inner)
            paragraphs[at] = " ".join([sentences[0], *inner, sentences[-1]])
    aside = chance.choice(ASIDES).format(
        chance.randrange(1, 99),
        chance.choice(GIVEN),
        f"{chance.choice(FAMILIES)}-{chance.choice(FAMILIES)}",
        chance.randrange(24),
        chance.randrange(60),
    )
    paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), f"{aside} Entry {number}.")
    return "\n\n".join(paragraphs)


def make_notes(folder: Path, number: int, kinds: Sequence[Fault]) -> dict[str, bool]:
    """Write the notes; gives each one's name in order, and whether it is broken or hostile.

    One in a hundred is, or as many as it takes that there is one of each kind, up to a tenth.
    """
    chance = random.Random(5)
    texts = [path.read_text() for path in sorted((ROOT / "samples").glob("*.txt"))]
    odd = max(number // 100, min(len(kinds), number // 10))
    places = sorted(chance.sample(range(number), odd))
    content: dict[int, bytes] = {}
    made: dict[str, bool] = {}
    written: set[str] = set()
    for n in range(number):
        text = varied(texts[n % len(texts)], n)
        name, data = f"{n:05}.txt", text.encode()
        if n in places:
            which = places.index(n) % len(kinds)
            name = f"{n:05}{kinds[which].suffix}"
            if which not in content or kinds[which] in STRANGE.values():
                content[which] = kinds[which].made(text)
            data = content[which]
        elif text in written:
            raise ValueError(f"note {n} is not a note of its own")
        written.add(text)
        (folder / name).write_bytes(data)
        made[name] = n in places
    return made
