"""What is found in a site's own template."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doclint import Linter, Note
from doclint.codes import Catalogue, Rule
from doclint.reading import Reader
from doclint.templates import check_template, template_of
from doclint.templates.forms import render

CATALOGUE = Catalogue.load()
RULES = [rule for rule in CATALOGUE.rules.values() if rule.subject == "template"]


def told(linter: Linter, text: str, *codes: str) -> set[tuple[str, str | None]]:
    report = check_template(Note("site.txt", text), linter, codes)
    return {(each.finding.rule, each.finding.element) for each in report.told}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_a_rule_about_a_template(linter: Linter, rule: Rule) -> None:
    failing = told(linter, rule.failing, str(rule.code))
    passing = told(linter, rule.passing, str(rule.code))
    more = {each for each in failing - passing if each[0] == rule.id}
    assert more


@pytest.mark.parametrize("form", ["text", "markdown", "wildcards"])
@pytest.mark.parametrize("code", ["33949", "33952", "33985", "33988"])
def test_our_own_blank_note_passes(linter: Linter, code: str, form: str) -> None:
    assert told(linter, render(template_of(code, CATALOGUE), form), code) == set()


@pytest.mark.parametrize("element", ["age", "complications", "physician", "action"])
def test_a_line_left_out_is_found(linter: Linter, element: str) -> None:
    template = template_of("33952", CATALOGUE)
    title = next(slot.title for slot in template.slots if slot.element == element)
    text = render(template, "text").replace(f"{title}: ____\n", "")
    assert told(linter, text, "33952") == {("TPL001", element)}


def test_the_title_of_a_reason_names_no_service(linter: Linter) -> None:
    text = render(template_of("33969", CATALOGUE), "text").replace("Service: ____\n", "")
    assert "Reason for removal: ____" in text
    assert told(linter, text, "33969") == {("TPL001", "action")}


def test_titles_without_placeholders_are_places(linter: Linter) -> None:
    text = render(template_of("33952", CATALOGUE), "text").replace(" ____", "")
    assert told(linter, text, "33952") == set()


def test_boxes_are_places(linter: Linter) -> None:
    text = "ECMO CANNULATION\nMode: [ ] V-V  [ ] V-A\nComplications: [ ] none  [ ] bleeding\n"
    found = told(linter, text, "33952")
    assert {"mode", "complications"}.isdisjoint(element for _, element in found)


def test_free_text_can_take_what_no_field_asks_for(linter: Linter) -> None:
    found = told(linter, "ECMO CANNULATION\n\nNarrative:\n***\n", "33952")
    needs = CATALOGUE.get("33952").needs
    required = {element for element, level in needs.items() if level == "required"} - {"action"}
    assert {("TPL002", element) for element in required} <= found
    assert not any(rule == "TPL001" and element in required for rule, element in found)


def test_free_text_under_a_plan_takes_nothing(linter: Linter) -> None:
    found = told(linter, "ECMO CANNULATION\n\nPLAN:\n***\n", "33952")
    assert ("TPL001", "site") in found


@pytest.mark.parametrize("title", ["Patient name", "MRN", "Mode"])
def test_a_title_of_its_own_takes_no_narrative(linter: Linter, title: str) -> None:
    assert ("TPL001", "site") in told(linter, f"ECMO CANNULATION\n{title}: ***\n", "33952")


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("ECMO CANNULATION", {"33951", "33952", "33953", "33954", "33955", "33956"}),
        ("DAILY ECMO NOTE", {"33948", "33949"}),
    ],
)
def test_codes_are_those_of_the_service_named(linter: Linter, title: str, codes: set[str]) -> None:
    report = check_template(Note("site.txt", f"{title}\nMode: ***\nOperator: @ME@\n"), linter)
    assert set(report.codes) == codes
    assert report.source == "named"


def test_a_template_of_another_service_is_outside_the_code(linter: Linter) -> None:
    text = "ECMO DECANNULATION NOTE\nMode: ***\n"
    assert ("TPL004", "action") in told(linter, text, "33952")


@pytest.fixture
def command(run: Any, reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The command in a folder of its own, with the one reader of the session."""
    monkeypatch.setattr("doclint.reading.Reader", lambda *_: reader)
    monkeypatch.chdir(tmp_path)
    return run


def test_the_command_tells_place_codes_and_question(command: Any) -> None:
    Path("site.txt").write_text("ECMO CANNULATION\nMode: ***\nComplications: none\n")
    result = command("template", "--check", "site.txt", "--code", "33952", "--code", "33954")
    assert result.status == 1
    assert "site.txt:3:1: TPL003 [33952, 33954] warning: complications:" in result.out
    assert "TPL001 [33952, 33954] error: age:" in result.out
    assert result.out.rstrip().splitlines()[-1].startswith("Found ")
    assert result.err == ""


@pytest.mark.parametrize(
    ("args", "status"), [((), 1), (("--exit-zero",), 0), (("--fail-on", "info"), 1)]
)
def test_exit_status(command: Any, args: tuple[str, ...], status: int) -> None:
    Path("site.txt").write_text("ECMO CANNULATION\nMode: ***\n")
    assert command("template", "--check", "site.txt", *args).status == status


def test_exit_status_is_nought_for_a_whole_template(command: Any) -> None:
    Path("site.txt").write_text(render(template_of("33948", CATALOGUE), "wildcards"))
    result = command("template", "--check", "site.txt", "--code", "33948")
    assert (result.status, result.err) == (0, "")


def test_json_has_a_finding_once_for_all_its_codes(command: Any) -> None:
    Path("site.txt").write_text("ECMO CANNULATION\nMode: ***\n")
    told = json.loads(command("template", "--check", "site.txt", "--format", "json").out)
    assert told["template"] == "site.txt"
    keys = [(each["rule"], each["element"], each["severity"]) for each in told["findings"]]
    assert len(set(keys)) == len(keys)
    assert all(set(each["codes"]) <= set(told["codes"]) for each in told["findings"])
    assert told["summary"]["errors"] == sum(
        each["severity"] == "error" for each in told["findings"]
    )


def test_a_hostile_name_and_template_stay_on_their_lines(command: Any) -> None:
    name = "a\x1b[31m\u202eb.txt"
    Path(name).write_text("ECMO CANNULATION\nComplications: none \x1b[2J\u202e\n")
    result = command("template", "--check", name, "--code", "33952")
    assert result.status == 1
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


def test_a_sites_settings_are_honoured(command: Any) -> None:
    Path("doclint.toml").write_text('code = ["33948"]\nfail-on = "warning"\nexit-zero = true\n')
    Path("site.txt").write_text("ECMO NOTE\nMode: ***\n")
    result = command("template", "--check", "site.txt")
    assert result.status == 0
    assert "held against 33948" in result.out
    assert command("template", "33952").status == 0


def test_an_empty_template_is_refused(command: Any) -> None:
    Path("site.txt").write_text(" \n")
    result = command("template", "--check", "site.txt")
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
