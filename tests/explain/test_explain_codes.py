"""Every code's page: nothing without its source, shared by reference, and no language pipeline."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

import doclint
from doclint.cli import cli
from doclint.codes import Catalogue, Code
from doclint.facts import CONFIDENCES, Facts, Statement
from doclint.facts.book import facets

CATALOGUE = Catalogue.load()
FACTS = Facts.load(CATALOGUE)
NUMBERS = tuple(code.code for code in CATALOGUE.codes)
TOPICS = (*NUMBERS, *CATALOGUE.retired, *CATALOGUE.rules)
CITATION = re.compile(
    r"\[[A-Z0-9-]+(?:, [A-Z0-9-]+)*: (?:low|medium|medium-high|high)"
    r"(?:; [A-Z0-9-]+(?:, [A-Z0-9-]+)*: (?:low|medium|medium-high|high))*\]$"
)
SETTINGS = ("element", "kind", "severity", "status", "judged", "judges", "says")
"""What a rule's page says of doclint itself: how the rule is set, and its question."""
KEYS_OF_ALL = {"key", "text", "about", "sources", "confidence"}
AXES = ("action", "mode", "approach", "age")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="doclint")


def cited(line: str) -> list[str]:
    """The keys of the citation at the end of a line."""
    found = CITATION.search(line)
    assert found is not None, line
    return re.findall(r"[A-Z0-9][A-Z0-9-]*(?=[,:])", found[0])


def entries(page: str) -> Iterator[str]:
    """The entries of a page of text, each on one line: not headings, settings or examples."""
    title, _, rest = page.partition("\n")
    yield title
    body = rest.split("\nPasses\n")[0].split("\nSources\n")[0]
    for paragraph in body.strip("\n").split("\n\n"):
        lines = paragraph.splitlines()
        if not CITATION.search(lines[0]) and len(lines) > 1 and lines[1].startswith("  "):
            if re.fullmatch(r"[A-Z][^:]*", lines[0]):  # a heading
                lines = [line[2:] for line in lines[1:]]
        entry = ""
        for line in lines:
            if line.startswith("  "):
                entry = f"{entry} {line.strip()}"
                continue
            if entry:
                yield entry
            entry = line
        yield entry


@pytest.mark.parametrize("topic", TOPICS)
def test_text_shows_nothing_without_its_source(topic: str) -> None:
    page = run("explain", topic, "--coder").stdout
    listed = page.split("\nSources\n")[1]
    used = set()
    title, *rest = entries(page)
    for entry in ([title] if topic.isdigit() else []) + rest:
        if not topic.isdigit() and entry.split(":")[0] in SETTINGS:
            continue
        used.update(cited(entry))
    assert used
    assert used == set(re.findall(r"^  ([A-Z0-9][A-Z0-9-]*): ", listed, re.MULTILINE))


@pytest.mark.parametrize("topic", TOPICS)
def test_markdown_shows_nothing_without_its_source(topic: str) -> None:
    page = run("explain", topic, "--coder", "--format", "markdown").stdout.replace("\\", "")
    body, listed = page.split("\n## Sources\n")
    body = body.split("\n## Passes\n")[0]
    used = set()
    for line in body.splitlines():
        settings = tuple(f"- **{name}**: " for name in SETTINGS)
        if line.startswith("# "):
            used.update(cited(line) if topic.isdigit() else [])
        elif line and not line.startswith("## ") and not line.startswith(settings):
            assert line.startswith("- ")
            used.update(cited(line))
    assert used == set(re.findall(r"^- \*\*([A-Z0-9-]+)\*\*: ", listed, re.MULTILINE))


@pytest.mark.parametrize("topic", NUMBERS)
def test_markdown_is_read_as_it_is_meant(topic: str) -> None:
    code = CATALOGUE.get(topic)
    page = run("explain", topic, "--coder", "--format", "markdown").stdout
    tokens = MarkdownIt().parse(page)
    kinds = [token.type for token in tokens]
    said = [each for section in FACTS.page(code, coder=True) for each in section.statements]
    listed = page.split("\n## Sources\n")[1].count("\n- ")
    items = [token.content for token in tokens if token.type == "inline"]
    inner = {child.type for token in tokens for child in token.children or ()}

    assert kinds.count("list_item_open") == len(said) - 1 + listed  # the label is the title
    assert kinds.count("heading_open") == len(FACTS.headings) + 1
    assert inner <= {"text", "strong_open", "strong_close", "text_special", "softbreak"}
    assert len(items) == len(said) + listed + len(FACTS.headings)


def statements(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for each in node:
            yield from statements(each)
    elif isinstance(node, dict):
        if "text" in node:
            yield node
        else:
            for each in node.values():
                yield from statements(each)


@pytest.mark.parametrize("topic", TOPICS)
def test_json_shows_nothing_without_its_source(topic: str) -> None:
    page = json.loads(run("explain", topic, "--coder", "--format", "json").stdout)
    listed = {each["key"]: each for each in page["sources"]}
    shown = list(statements(page))
    assert shown
    for each in shown:
        assert each["sources"], each
        assert {*each} >= KEYS_OF_ALL - {"about"}
        for source in each["sources"]:
            assert source["confidence"] in CONFIDENCES
            assert {"title", "where", "date", "trust"} < set(listed[source["key"]])
        least = min((one["confidence"] for one in each["sources"]), key=CONFIDENCES.index)
        assert each["confidence"] == least
    assert {source["key"] for each in shown for source in each["sources"]} == set(listed)
    if topic in NUMBERS:  # and no sentence stands outside of a statement
        rest = {key: value for key, value in page.items() if key not in ("sources", "sections")}
        rest.pop("label")
        assert not re.search(r"[a-z] [a-z]+ [a-z]", json.dumps({**rest, "age": None}))
        assert {"key", "title", "statements"} == {key for each in page["sections"] for key in each}


def test_lists_of_rules_show_nothing_without_its_source() -> None:
    lines: list[str] = []
    for line in run("explain", "--all").stdout.splitlines():
        if line.startswith(" "):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    assert len(lines) == len(CATALOGUE.rules)
    for line in lines:
        assert cited(line)
    page = run("explain", "--all", "--format", "markdown").stdout.replace("\\", "")
    for line in page.split("\n## Sources\n")[0].splitlines():
        if line.startswith(("- **looks for**", "- **why**")):
            assert cited(line)
    for each in json.loads(run("explain", "--all", "--format", "json").stdout)["rules"]:
        assert each["looks_for"]["sources"]
        assert each["why"]["sources"]


def test_lists_of_codes_show_nothing_without_its_source() -> None:
    _, *lines = run("codes").stdout.splitlines()
    assert len(lines) == len(NUMBERS)
    _, _, *rows = run("codes", "--format", "markdown").stdout.replace("\\", "").splitlines()
    for line in (*lines, *(row.removesuffix(" |") for row in rows)):
        assert cited(line)
    for each in json.loads(run("codes", "--format", "json").stdout)["codes"]:
        assert each["label"]["sources"]
        assert each["label"]["confidence"] in CONFIDENCES
    for number in (*CATALOGUE.retired, "33975", "12345"):
        assert cited(run("codes", number).stdout.strip())
        (told,) = json.loads(run("codes", number, "--format", "json").stdout)["numbers"]
        assert told["sources"]


@pytest.mark.parametrize("code", CATALOGUE.codes, ids=lambda code: code.code)
def test_a_page_has_every_heading(code: Code) -> None:
    shown = [section.heading.key for section in FACTS.page(code, coder=True)]
    assert shown == [heading.key for heading in FACTS.headings]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_facility_side_is_for_coders_alone(number: str) -> None:
    for form in ("text", "markdown", "json"):
        plain = run("explain", number, "--format", form).stdout
        coder = run("explain", number, "--format", form, "--coder").stdout
        assert not re.search(r"\b5A1|facility's side", plain)
        assert "facility's side (ICD-10-PCS)" in coder


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_says_nothing_of_money(number: str) -> None:
    page = run("explain", number, "--coder").stdout.lower()
    for word in ("drg", "payment", "paid", "reimburs", "denial", "modifier", "money", "$"):
        assert word not in page.replace("cms-drg", "").replace("ms-drg", "")


def differing(one: Code, other: Code) -> set[str]:
    here, there = facets(one), facets(other)
    return {axis for axis in AXES if here[axis] != there[axis]}


PAIRS = [
    (one, other)
    for one, other in combinations(CATALOGUE.codes, 2)
    if len(differing(one, other)) == 1
]


def of(code: Code) -> dict[str, tuple[Statement, ...]]:
    return {each.heading.key: each.statements for each in FACTS.page(code, coder=True)}


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda code: code.code)
def test_codes_that_differ_in_one_thing_share_the_rest_and_differ_in_more_than_a_word(
    one: Code, other: Code
) -> None:
    here, there = of(one), of(other)
    ours, theirs = (
        {
            id(each.text): each
            for heading, said in pages.items()
            if heading != "global_period"
            for each in said
        }
        for pages in (here, there)
    )
    shared = ours.keys() & theirs.keys()
    texts = {each.text for each in theirs.values()}
    # What they have in common is the same object, and not the same words a second time.
    for key in ours.keys() - shared:
        assert ours[key].text not in texts
    assert len(shared) >= 10
    # And they differ in what is said of them beyond the value that tells them apart.
    (axis,) = differing(one, other)
    own = [
        [
            each
            for heading, said in pages.items()
            if heading not in ("label", "plain", "selects", "neighbours", "global_period")
            for each in said
            if id(each.text) not in shared
        ]
        for pages in (here, there)
    ]
    assert all(own), (one.code, other.code, axis)


def test_neighbours_of_a_puncture() -> None:
    found = {(each.code.code, each.axis) for each in FACTS.neighbours(CATALOGUE.get("33952"))}
    assert found == {
        ("33951", "age"),
        ("33954", "approach"),
        ("33956", "approach"),
        ("33958", "action"),
        ("33966", "action"),
    }


def test_neighbours_of_a_start_of_an_add_on_and_of_its_primaries() -> None:
    def around(number: str) -> set[tuple[str, str]]:
        return {(each.code.code, each.axis) for each in FACTS.neighbours(CATALOGUE.get(number))}

    assert around("33946") == {("33947", "mode"), ("33948", "action")}
    assert around("33949") == {("33948", "mode"), ("33947", "action")}
    assert around("33988") == {("33989", "action")}
    assert around("33987") == {(n, "with") for n in ("33953", "33954", "33955", "33956")}
    assert ("33987", "add_on") in around("33955")
    assert ("33987", "add_on") not in around("33952")


def test_neighbours_see_each_other() -> None:
    for code in CATALOGUE.codes:
        for each in FACTS.neighbours(code):
            back = {one.code.code for one in FACTS.neighbours(each.code)}
            assert code.code in back


def test_rules_of_one_day_are_shown_with_the_codes_whose_work_they_name() -> None:
    shown = {
        (each.refs["rule"], code.action)
        for code in CATALOGUE.codes
        for each in FACTS.under("same_day", code)
        if "rule" in each.refs
    }
    for rule, action in shown:
        across = CATALOGUE.rules[rule].across or {}
        named = {
            each
            for key in ("one", "other", "actions", "out", "into")
            for each in across.get(key, ())
        }
        assert not named or action in named
    dated = {
        rule.id
        for rule in CATALOGUE.rules.values()
        if rule.across and rule.across["finds"].endswith(("_on_a_date", "_in_a_session"))
    }
    assert dated <= {rule for rule, _ in shown}


def test_a_site_code_has_a_page_of_its_own_axes(tmp_path: Any) -> None:
    document = json.loads((CATALOGUE.schemas.path("urn:doclint:code:33954")).read_text())
    document.update({"$id": "urn:doclint:code:0999T", "title": "Placing of the site"})
    (tmp_path / "code.json").write_text(json.dumps(document))
    catalogue = Catalogue.load([tmp_path])
    said = {each.key for each in Facts.load(catalogue).under("steps", catalogue.get("0999T"))}
    assert said == {each.key for each in FACTS.under("steps", CATALOGUE.get("33954"))}
    shown = run("explain", "0999T", "--schemas", str(tmp_path))
    assert shown.exit_code == 0
    assert shown.stdout.startswith("0999T: Placing of the site [")


def test_a_number_of_another_family_is_told_as_such() -> None:
    error = run("explain", "33975").exception
    assert str(error).startswith("33975: not one of the 25 codes")
    assert "assist devices" in str(error)


def test_no_page_loads_the_language_pipeline() -> None:
    script = """
import json, sys
from doclint.cli import main
from doclint.codes import Catalogue
catalogue = Catalogue.load()
for topic in (*(code.code for code in catalogue.codes), *catalogue.retired, *catalogue.rules):
    for form in ("text", "markdown", "json"):
        assert main(["explain", topic, "--coder", "--format", form]) == 0, topic
assert main(["explain", "--all"]) == 0
assert main(["codes", "opne cannula", "child"]) == 0
heavy = {"spacy", "medspacy", "PyRuSH", "PyFastNER", "presidio_analyzer", "numpy", "thinc"}
print(json.dumps(sorted(heavy & set(sys.modules))), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr) == []


def test_one_part_of_a_page() -> None:
    page = json.loads(
        run("explain", "33952", "--only", "included", "--only", "risks", "--format", "json").stdout
    )
    assert [each["key"] for each in page["sections"]] == ["included", "risks"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("33952", "--only", "plumage"), "plumage: no such heading; there are label, plain, "),
        (("33952", "--only", "facility"), "facility: for coders, with --coder"),
        (("AGE002", "--only", "risks"), "AGE002: only the page of a code has headings"),
    ],
)
def test_a_part_that_is_not_there_is_refused(arguments: tuple[str, ...], told: str) -> None:
    assert str(run("explain", *arguments).exception).startswith(told)


def test_a_withdrawn_number_names_the_codes_of_today() -> None:
    page = json.loads(run("explain", "33960", "--format", "json").stdout)
    assert [each["about"] for each in page["today"]] == ["33946", "33947", "33948", "33949"]


def windows(text: str) -> set[str]:
    """Each run of six words."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[n : n + 6]) for n in range(len(words) - 5)}


def told_by(source: str) -> Iterator[str]:
    """The texts in a module's code: not its comments, nor what says what the code does."""
    tree = ast.parse(source)
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.value


def test_no_statement_stands_in_the_program_too() -> None:
    program = set[str]()
    for path in Path(doclint.__file__).parent.rglob("*.py"):
        for text in told_by(path.read_text(encoding="utf-8")):
            program |= windows(text)
    assert "name a rule or a code" in program
    for statement in FACTS.statements:
        assert not windows(statement.text) & program, statement.key
    for code in CATALOGUE.codes:
        assert not windows(code.description) & program
