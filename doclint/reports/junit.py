"""JUnit's XML, as Jenkins and GitLab read it: a suite a note, a test case a finding.

Jenkins and GitLab know a test case from build to build by its class and name, and keep one of those
that have both alike; so a name holds no line, and equal ones are numbered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from doclint.codes import Catalogue
from doclint.findings import Finding
from doclint.plain import safe
from doclint.report import EncounterFinding, FileFinding, NoteReport, Suppressed
from doclint.reports.base import Reporter, Run
from doclint.reports.options import Options
from doclint.reports.places import against, all_found, beside, path_of, told, why_suppressed
from doclint.reports.words import STATUS

_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error"}


class JunitReporter(Reporter):
    """A suite a note. Errors and warnings are failures, and infos pass with their message as output.

    A note that could not be judged has a test case with an error; a finding that does not count is
    skipped; a complete note has one test case that passes. The totals stand at the very top, so
    nothing is written before the end.
    """

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._root = Element("testsuites", {"name": "doclint"})
        self._names = _Names()
        self._classes = _Names()

    def note(self, note: NoteReport) -> str:
        suite = self._suite(note.note)
        suite.properties(_properties(note))
        if note.status == "error":
            reason = note.error or "for an unknown reason"
            case = suite.case("judged", note.note)
            text = f"{path_of(note.note)}: {reason}{beside(note)}"
            _result(case, "error", "unread", reason, text)
        elif note.status != "gaps":
            suite.case(STATUS[note.status], note.note)
        for finding, suppressed in all_found(note):
            _add(suite, note.note, finding, suppressed, beside(note, finding))
        self._root.append(suite.close())
        return ""

    def end(self, run: Run) -> str:
        for file, findings in groupby(run.findings, lambda finding: finding.file):
            suite = self._suite(file)
            for finding in findings:
                _add(suite, file, finding, None)
            self._root.append(suite.close())
        for label, together in groupby(run.encounters, lambda finding: finding.label):
            suite = self._suite(label)
            for each in together:
                _add_together(suite, each)
            self._root.append(suite.close())
        _count(self._root)
        indent(self._root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(self._root, "unicode")}\n'

    def _suite(self, file: str) -> _Suite:
        """A suite for a file. Jenkins would take all before a dot of its class for a package."""
        path = path_of(file)
        return _Suite(self._names.own(path), self._classes.own(path.replace(".", "_")))


class _Names:
    """Gives each a name of its own: who comes with one that is taken gets a number to it."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._taken: set[str] = set()

    def own(self, name: str) -> str:
        """The name itself for the first who asks for it, ``NAME (2)`` for the next."""
        found = name = safe(name)
        while found in self._taken:
            self._numbers[name] += 1
            found = f"{name} ({self._numbers[name] + 1})"
        self._taken.add(found)
        return found


class _Suite:
    """One suite in the making."""

    def __init__(self, name: str, class_name: str) -> None:
        self._class = class_name
        self._names = _Names()
        self._element = Element("testsuite", {"name": name})

    def properties(self, values: Iterable[tuple[str, str]]) -> None:
        """Say what is true of the suite as a whole."""
        element = SubElement(self._element, "properties")
        for name, value in values:
            SubElement(element, "property", {"name": name, "value": safe(value)})

    def case(self, name: str, file: str, line: int | None = None) -> Element:
        """Add a test case that passes until a result is put into it."""
        attributes = {
            "name": self._names.own(name),
            "classname": self._class,
            "file": safe(path_of(file)),
        }
        if line is not None:
            attributes["line"] = str(line)
        return SubElement(self._element, "testcase", attributes)

    def close(self) -> Element:
        """Count the results and give the suite."""
        _count(self._element)
        # Of suites only: Jenkins' xUnit plugin turns a report away that has it at the very top.
        self._element.set("skipped", str(sum(1 for _ in self._element.iter("skipped"))))
        return self._element


def _properties(note: NoteReport) -> Iterable[tuple[str, str]]:
    yield "status", note.status
    if note.codes:
        yield "codes", ", ".join(note.codes)
    if note.code_source:
        yield "code_source", note.code_source
    if note.candidates:
        yield "candidates", ", ".join(note.candidates)
    if note.place:
        yield "place", note.place


def _add(
    suite: _Suite,
    file: str,
    finding: Finding | FileFinding,
    suppressed: Suppressed | None,
    where: str = "",
) -> None:
    name = f"{finding.rule} {finding.name}"
    place, message = [path_of(file)], finding.message
    if finding.line is not None:
        place.append(str(finding.line))
    if isinstance(finding, Finding):
        message = told(finding)
        name += f" ({against(finding)})" if against(finding) else ""
        place += [str(finding.column)] if finding.column is not None else []
    text = f"{':'.join(place)}: {finding.rule} {finding.severity}: {message}{where}"
    case = suite.case(name, file, finding.line)
    if suppressed is not None:
        _result(case, "skipped", suppressed.by, why_suppressed(suppressed), text)
    elif finding.severity == "info":
        SubElement(case, "system-out").text = safe(text)
    else:
        _result(case, "failure", finding.severity, message, text)


def _add_together(suite: _Suite, finding: EncounterFinding) -> None:
    notes = ", ".join(map(path_of, finding.notes))
    message = f"{finding.message}{finding.beside}"
    text = f"{notes}: {finding.rule} {finding.severity}: {message}"
    case = suite.case(f"{finding.rule} {finding.name} ({notes})", finding.place)
    if finding.severity == "info":
        SubElement(case, "system-out").text = safe(text)
    else:
        _result(case, "failure", finding.severity, message, text)


def _result(case: Element, result: str, kind: str, message: str, text: str) -> None:
    """Jenkins shows the message first and the text at leisure, GitLab the text alone."""
    SubElement(case, result, {"type": kind, "message": safe(message)}).text = safe(text)


def _count(element: Element) -> None:
    for attribute, tag in _COUNTED.items():
        element.set(attribute, str(sum(1 for _ in element.iter(tag))))
