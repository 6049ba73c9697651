"""``python -m doclint.spark`` as a process of its own, watched from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from engine_settings import SETTINGS

import doclint

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

CANARIES = ("Zyzzomys", "Quokkarine", "Vermilionsky")
WORDS = f"\n{' '.join(CANARIES)}\n"

START = """\
import sys
import doclint.linters, obedient
doclint.linters.build_linter = obedient.build
from doclint.cli import run
from doclint.spark.__main__ import main
sys.exit(run(main, sys.argv[1:], "doclint.spark"))
"""

LOGGING = """\
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
logger.spark.name = org.apache.spark
logger.spark.level = info
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c: %m%n%ex
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(engine: dict[str, str], tmp_path: Path) -> Command:
    """Run it with a Spark that is as loud as it can be, and keeps all it can."""
    home = tmp_path / "home"
    for name in ("events", "local", "conf", "tmp"):
        (home / name).mkdir(parents=True)
    loud = {
        "spark.master": "local[2,3]",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (home / "events").as_uri(),
        "spark.local.dir": str(home / "local"),
        "spark.shuffle.compress": "false",
        "spark.sql.debug.maxToStringFields": "1000",
        "spark.sql.pyspark.jvmStacktrace.enabled": "true",
        "spark.sql.execution.pyspark.udf.simplifiedTraceback.enabled": "false",
        "spark.python.worker.faulthandler.enabled": "true",
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={home / 'tmp'}",
        **SETTINGS,
    }
    (home / "conf" / "log4j2.properties").write_text(LOGGING)
    told = "".join(f"{name} {value}\n" for name, value in loud.items())
    (home / "conf" / "spark-defaults.conf").write_text(told)

    def command(*args: object, start: tuple[str, ...] = ("-c", START)) -> Any:
        return subprocess.run(
            [sys.executable, *start, *map(str, args)],
            capture_output=True,
            text=True,
            timeout=900,
            cwd=tmp_path,
            env={
                **os.environ,
                **engine,
                "SPARK_CONF_DIR": str(home / "conf"),
                "TMPDIR": str(home / "tmp"),
                "LOGURU_LEVEL": "TRACE",
                "PYTHONWARNINGS": "always",
            },
        )

    return command


def notes(path: Path, *texts: str | None, **columns: list[Any]) -> None:
    import pyarrow
    from pyarrow import parquet

    table = {"id": [str(number) for number in range(len(texts))], "text": [*texts], **columns}
    path.mkdir()
    parquet.write_table(pyarrow.table(table), path / "notes.parquet", row_group_size=2)


def own(err: str) -> list[str]:
    """What doclint said on standard error, without what Spark did."""
    return [line for line in err.splitlines() if line.startswith("doclint")]


def canaries(text: str) -> list[str]:
    return [word for word in CANARIES if word.lower() in text.lower()]


def held(folder: Path) -> list[Path]:
    """Files that hold words of notes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if canaries(path.read_bytes().decode("latin-1"))]


def test_words_of_notes_go_nowhere(command: Command, tmp_path: Path) -> None:
    orders = ("fine", "chatter", "raise value", "raise base", "raise exit", "kill", "fine")
    ids = [f"e{number % 2}" for number in range(len(orders))]
    notes(tmp_path / "notes", *(order + WORDS for order in orders), encounter=ids)
    done = command("notes", "found")

    assert own(done.stderr) == []
    assert done.returncode == 2
    assert done.stdout.startswith("7 notes: 3 complete, 0 with gaps, 4 not judged. Found 0 errors")
    assert canaries(done.stderr) == []
    assert [path.name for path in (tmp_path / "home" / "events").iterdir()] != []
    assert held(tmp_path / "home") == held(tmp_path / "found") == []
    assert "INFO org.apache.spark." in done.stderr


def test_settings_that_cannot_be_used_need_no_spark(command: Command, tmp_path: Path) -> None:
    notes(tmp_path / "notes", "fine" + WORDS)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "broken.json").write_text("{")

    for args, told in (
        (("--code", "1"), "1: not one of the "),
        (("--schemas", "site"), "site/broken.json: line 1 column 2: no JSON"),
        (("--jobs", "2"), "No such option"),
    ):
        done = command("notes", "found", *args, start=("-m", "doclint.spark"))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"doclint: error: {told}")
        assert done.stderr.count("\n") == 1


def test_folders_that_cannot_be_used_are_refused(
    spark: SparkSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    from doclint.cli import run
    from doclint.spark.__main__ import main

    monkeypatch.chdir(tmp_path)
    notes(tmp_path / "notes", "fine" + WORDS)
    (tmp_path / "found").mkdir()
    place = str(tmp_path)
    for table, result, told in (
        ("nowhere", "new", "no such file or folder"),
        ("notes", "notes/found", "is where the notes are"),
        ("notes/notes.parquet", "notes", "is where the notes are"),
        ("notes", "found", "is there; it takes --overwrite to put another in its place"),
    ):
        args = [f"{place}/{table}", f"{place}/{result}", "--isolated"]
        assert run(main, args, "doclint.spark") == 2
        blamed = table if table == "nowhere" else result
        told = f"doclint: error: {place}/{blamed}: {told}"
        assert own(capfd.readouterr().err) == [told]


def test_by_spark_submit(command: Command, tmp_path: Path) -> None:
    """The shipped script with the shipped reader, and a Delta table as the result."""
    deltalake = pytest.importorskip("deltalake", reason="deltalake is not installed")
    import pyspark

    sample = "Day 3 of V-V ECMO, 52-year-old man. CPT: 33948\nGlowtube: none\n"
    rule = {"literal": "ours", "category": "FLUOROSCOPY", "pattern": "glowtube"}
    site = tmp_path / "site" / "targets" / "site.json"
    site.parent.mkdir(parents=True)
    site.write_text(json.dumps({"description": "ours", "target_rules": [rule]}))
    notes(tmp_path / "notes", sample, None)
    (tmp_path / "doclint.toml").write_text(
        "evidence = 'full'\nexit-zero = true\npatterns = ['site']\n"
    )
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    script = Path(doclint.__file__).parent / "spark" / "__main__.py"
    code = "import os, sys; os.execv(sys.argv[1], sys.argv[1:])"
    done = command(
        *(script, "notes", "found", "--format", "delta"), start=("-c", code, str(submit))
    )

    assert (done.returncode, own(done.stderr)) == (2, [])
    assert "2 notes: 0 complete, 1 with gaps, 1 not judged. Found " in done.stdout
    found = deltalake.DeltaTable(tmp_path / "found").to_pyarrow_table().to_pylist()
    report = doclint.Linter.of(patterns=[tmp_path / "site"]).check(sample)
    told = {row["note"]: row for row in found if row["type"] == "note"}
    assert (told["0"]["status"], told["1"]["error"]) == ("gaps", "holds no text")
    assert [row["rule"] for row in found if row["type"] == "finding"] == [
        finding.rule for finding in report.findings
    ]
    assert json.loads(told["0"]["elements"]) == report.elements
    assert report.elements["fluoroscopy"]["status"] == "not_done"
