"""Reading says nothing of a note but the note: not in logs, warnings, reasons or files.

All of it is one process with everything turned up that libraries can say, watched at its standard
error and in its folders.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mutations import WORDS

READ = """
import logging, random, sys, warnings
sys.path.insert(0, sys.argv[1])
logging.basicConfig(level=1, stream=sys.stderr)
logging.getLogger().setLevel(1)
from mutations import FILES, OPTIONS, mutated
from doclint.note import Unreadable
from doclint.readers import read_file, read_paths
from io import BytesIO
for name in ("hl7", "pypdf", "docx", "charset_normalizer", "fontTools", "PIL"):
    logging.getLogger(name).setLevel(1)
for path in FILES:
    chance = random.Random(path.name)
    times = 3 if path.suffix == ".parquet" else 25
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of making the changes
        changed = [mutated(path, chance) for _ in range(times)]
    warnings.simplefilter("always")
    items = list(read_paths([str(path)], options=OPTIONS))
    for data in changed:
        items += read_file(BytesIO(data), path.name, OPTIONS)
    for item in items:
        if isinstance(item, Unreadable):
            print(item.reason, file=sys.stderr)
print("done")
"""


def test_nothing_of_a_note_is_said_or_left(tmp_path: Path) -> None:
    environment = dict.fromkeys(
        ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path)
    )
    done = subprocess.run(
        [sys.executable, "-c", READ, str(Path(__file__).parent)],
        capture_output=True,
        cwd=tmp_path,
        env={
            **os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONDONTWRITEBYTECODE": "1", "LOGURU_LEVEL": "TRACE", "PYTHONWARNINGS": "always",
        },
    )  # fmt: skip
    told = done.stderr.decode("utf-8", "replace")

    assert done.stdout == b"done\n", told[-2000:]
    assert told.count("\n") > 100, "reasons were told"
    assert WORDS.search(told) is None
    assert "Error at" not in told
    assert [path.name for path in tmp_path.rglob("*")] == []
