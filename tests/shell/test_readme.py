"""What the README shows is what happens."""

from __future__ import annotations

import base64
import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import doclint
from doclint.batch import Needs
from doclint.cli import main
from doclint.codes import Catalogue
from doclint.linters import Linters
from doclint.policy.selection import Selection
from doclint.policy.waivers import load_waivers
from doclint.resources import data_dir
from doclint.settings import Finder, Settings
from doclint.web.answers import Question, Terms

README = Path(__file__).parents[2] / "README.md"
WEB = Path(doclint.__file__).parent / "web"
TEXT = README.read_text(encoding="utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```text\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
SESSIONS = re.findall(
    r"<!-- run -->\n```console\n\$ doclint (.*?)\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's files, in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES:
        Path(name).write_text(content, encoding="utf-8")


def test_the_first_block_holds_the_two_commands() -> None:
    block = TEXT.split("```")[1]

    assert block.startswith("bash\n")
    install, test = block.splitlines()[1:]
    assert "doclint check samples/ --exit-zero" in install
    assert "pytest" in test


@pytest.mark.parametrize(("command", "shown"), SESSIONS)
def test_a_command_prints_what_is_shown(
    command: str, shown: str, capfd: pytest.CaptureFixture[str]
) -> None:
    main(command.split())

    assert capfd.readouterr().out == shown


def test_the_python_example_gives_what_is_shown() -> None:
    test = doctest.DocTestParser().get_doctest(TEXT, {}, "README.md", str(README), 0)
    result = doctest.DocTestRunner().run(test)

    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(("kind", "service"), [("outcome", ""), ("cards", "ecmo-note-sign")])
def test_a_record_system_is_told_what_is_shown(kind: Any, service: str) -> None:
    """The server's own answer to what jq makes of the note, and of the answer what jq makes of it."""
    block = re.search(
        rf"<!-- asked: {kind} -->\n```console\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE
    )
    assert block
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    shown = "".join(f"{line}\n" for line in block[1].splitlines() if not line.startswith("$ "))
    data = base64.b64encode(Path("night.txt").read_bytes()).decode()
    attachment = {"contentType": "text/plain", "data": data}
    sent: dict[str, Any] = {
        "resourceType": "DocumentReference",
        "status": "current",
        "content": [{"attachment": attachment}],
    }
    if kind == "cards":
        hook, instance = re.findall(r'hook(?:Instance)?: "([^"]+)"', commands[0])
        sent = {"hook": hook, "hookInstance": instance, "context": {"note": sent}}
    question = Question(
        kind=kind,
        terms=Terms(settings=Settings()),
        needs=Needs(),
        data=json.dumps(sent).encode(),
        service=service,
    )
    told = json.loads(question.answer(Linters()).text)
    if kind == "cards":
        lines = [
            f"{each['indicator']}: {each['summary']}\n\n{each['detail']}" for each in told["cards"]
        ]
    else:
        lines = [
            f"{each['severity']} {each['code']}: {each['details']['text']}"
            for each in told["issue"]
        ]

    assert "".join(f"{line}\n" for line in lines) == shown


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    shown, waivers = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (tmp_path / "doclint.toml").write_text(shown)
    (tmp_path / "waivers.toml").write_text(waivers)
    settings = Finder().for_note(str(tmp_path / "notes" / "picu" / "a.txt"))
    catalogue = Catalogue.load()

    assert settings.code == ("33946", "33947")
    assert Selection(catalogue.rules, settings).rules < set(catalogue.rules)
    assert len(load_waivers(str(settings.waivers), catalogue)) == 1


def test_every_setting_is_in_the_table() -> None:
    schema = json.loads((data_dir("schemas") / "files" / "config.json").read_text())
    rows = []
    for key, each in schema["properties"].items():
        shared = schema["$defs"].get(each.get("$ref", "").rpartition("/")[2], {})
        told = {**shared, **each}
        default = f" `{json.dumps(told['default'])}`" if "default" in told else ""
        rows.append(f"| `{key}` | {told['description']} |{default} |")

    assert "\n".join(rows) in TEXT


def test_what_may_be_refused_is_told() -> None:
    """All statuses that the server's own code names, and the one of the router for another method."""
    (told,) = (line for line in TEXT.splitlines() if "(RFC 9457)" in line)
    sources = "".join(each.read_text("utf-8") for each in WEB.rglob("*.py"))
    given = set(
        re.findall(r"(?:\bProblemError\(\s*|^    status = )(\d{3})\b", sources, re.MULTILINE)
    )

    assert set(re.findall(r"\b[45]\d\d\b", told)) == given | {"405"}


def test_how_many_codes_may_be_named_is_told() -> None:
    asking = pytest.importorskip("doclint.web.asking", reason="the extra web is not installed")

    assert f"up to {asking.MOST_CODES} `code`" in TEXT
    assert len(Catalogue.load().codes) == asking.MOST_CODES
