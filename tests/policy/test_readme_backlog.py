"""What the README says of living with a backlog can be done as it stands there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## Living with a backlog\n")[2].partition("\n## ")[0]


def test_the_commands_do_what_is_said(command: Any, write: Callable[[str, str], Path]) -> None:
    record, check, prune = re.findall(r"^    doclint (.+)$", SECTION, re.MULTILINE)
    write("notes/0042.txt", "CPT: 33952\nmissing: site, age\n")

    assert command(*record.split()).status == 0
    assert command(*check.split()).status == 0
    write("notes/0042.txt", "CPT: 33952\nmissing: site\n")
    assert "BAS001" in command(*check.split()).out
    assert command(*prune.split()).err.endswith("1 finding of 1 note known, 0 added, 1 dropped\n")
    assert "BAS001" not in command(*check.split()).out


def test_the_waiver_covers_what_it_names(over: Any, write: Callable[[str, str], Path]) -> None:
    found = re.search(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    assert found is not None
    outcome = over(
        {"notes/0042.txt": "missing: imaging, site"}, waivers=str(write("w.toml", found[1]))
    )

    assert outcome.suppressed == [("notes/0042.txt", "imaging", "waiver")]
    assert outcome.of_files == []
