"""Every rule explains itself, the page of all rules is up to date, and shells can complete."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doclint.cli import cli
from doclint.codes import Catalogue, Rule
from doclint.explain.forms import rules_as_markdown
from doclint.explain.pages import all_rules

CATALOGUE = Catalogue.load()
RULES_PAGE = Path(__file__).parents[2] / "samples" / "RULES.md"
CONFIDENCES = {"high", "medium-high", "medium", "low"}


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(cli, arguments, env=environment, prog_name="doclint")


@pytest.mark.parametrize("rule", CATALOGUE.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_looks_for_why_and_by_which_source(rule: Rule) -> None:
    for text in (rule.looks_for, rule.why, rule.message, rule.passing, rule.failing):
        assert text.strip()
    for text in (rule.looks_for, rule.why, rule.message):
        assert "{" not in text  # every place in a shared text is filled
    assert rule.passing != rule.failing
    assert rule.sources
    for source in rule.sources:
        assert source.confidence in CONFIDENCES
        assert source.key in CATALOGUE.sources


def test_the_page_of_all_rules_is_up_to_date() -> None:
    made = rules_as_markdown(all_rules(CATALOGUE))

    assert RULES_PAGE.read_text(encoding="utf-8") == made, (
        "doclint explain --all --format markdown > samples/RULES.md"
    )


def test_the_page_leads_to_every_rule() -> None:
    page = RULES_PAGE.read_text(encoding="utf-8")

    for rule in CATALOGUE.rules.values():
        assert f"| [{rule.id}](#{rule.id.lower()}-{rule.name}) | {rule.name} |" in page
        assert f"\n## {rule.id}: {rule.name}\n" in page


@pytest.mark.parametrize("topic", [*CATALOGUE.rules, *(code.code for code in CATALOGUE.codes)])
def test_all_forms_of_a_page_hold_its_sources(topic: str) -> None:
    text, markdown = run("explain", topic), run("explain", topic, "--format", "markdown")
    data = json.loads(run("explain", topic, "--format", "json").stdout)

    for source in data["sources"]:
        assert source["title"] == CATALOGUE.sources[source["key"]].title
        assert f"\n  {source['key']}: {source['title'][:40]}" in text.stdout
        assert f"\n- **{source['key']}**: " in markdown.stdout


def test_a_rule_goes_by_id_and_by_name_in_any_case() -> None:
    assert run("explain", "age002").stdout == run("explain", "Age-Outside-Code").stdout


@pytest.mark.parametrize("arguments", [[], ["AGE002", "--all"]])
def test_one_topic_or_all_rules(arguments: list[str]) -> None:
    assert run("explain", *arguments).exit_code == 2


def test_all_rules_as_json() -> None:
    shown = json.loads(run("explain", "--all", "--format", "json").stdout)

    assert {each["rule"] for each in shown["rules"]} == set(CATALOGUE.rules)


def test_all_rules_as_text_are_listed_by_id() -> None:
    lines = run("explain", "--all").stdout.splitlines()
    heads = [line.split()[0] for line in lines if not line.startswith(" ")]

    assert heads == sorted(CATALOGUE.rules)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_a_shell(shell: str) -> None:
    shown = run("completion", shell)

    assert shown.exit_code == 0
    assert "_DOCLINT_COMPLETE" in shown.stdout


def test_bash_takes_the_completion() -> None:
    script = run("completion", "bash").stdout

    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("doclint exp", {"explain"}),
        ("doclint explain AGE00", {"AGE001", "AGE002", "AGE003", "AGE004", "AGE005"}),
        ("doclint explain age-out", {"age-outside-code"}),
        ("doclint explain 3396", {"33962", "33963", "33964", "33965", "33966", "33969"}),
        ("doclint check --code 3395", {str(n) for n in range(33951, 33960)}),
        ("doclint check --ignore GRF001", {"GRF001"}),
        ("doclint explain 33952 --only re", {"retired", "recovery", "reporters"}),
    ],
)
def test_commands_codes_and_rules_are_completed(words: str, found: set[str]) -> None:
    environment = {
        "_DOCLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    code = "import sys; from doclint.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, text=True, capture_output=True
    )

    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == found
