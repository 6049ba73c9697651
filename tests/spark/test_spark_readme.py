"""What the README says of tables; needs no Spark."""

from __future__ import annotations

import re
from pathlib import Path

from doclint.spark.schema import COLUMNS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_column_is_in_the_table() -> None:
    rows = [
        f"| `{each.name}` | {each.type} | {', '.join(each.rows)} | {each.about} |"
        for each in COLUMNS
    ]

    _, _, table = README.partition("<!-- columns -->\n")
    assert table.split("\n\n")[0].splitlines()[2:] == rows


def test_the_example_is_python_and_its_options_are_there() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    compile(code, "README.md", "exec")
    from inspect import signature

    from doclint.spark import check_dataframe

    assert {*re.findall(r"(\w+)=", code)} <= {*signature(check_dataframe).parameters}
