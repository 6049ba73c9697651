"""SARIF 2.1.0 (OASIS): all rules, all findings, and what could not be judged.

No words of a note are in it at any setting: regions have no snippet. It names no machine and no
time, so one input gives one report.
"""

from __future__ import annotations

import re
from typing import Any

from doclint.codes import Catalogue, Rule
from doclint.findings import Finding, Severity
from doclint.plain import safe
from doclint.report import (
    EncounterFinding,
    FileFinding,
    NoteReport,
    Suppressed,
    SuppressedEncounter,
    tool,
)
from doclint.reports.base import Reporter, Run
from doclint.reports.fingerprints import Fingerprints
from doclint.reports.json import dumps
from doclint.reports.options import Options
from doclint.reports.places import all_found, path_of, told, uri_of, where, why_suppressed

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "doclintFinding/v1"
ROOT = "SRCROOT"
UNREAD = "unread-note"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SENTENCE_END = re.compile(r"(?<=[.?!])\s")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")

Object = dict[str, Any]


class SarifReporter(Reporter):
    """One log with one run. Where a baseline covers anything, every result has its state, as the
    standard demands; so nothing is written before the end.
    """

    def __init__(self, options: Options, catalogue: Catalogue) -> None:
        super().__init__(options, catalogue)
        self._indices = {rule: index for index, rule in enumerate(catalogue.rules)}
        self._fingerprints = Fingerprints()
        self._results: list[Object] = []
        self._notifications: list[Object] = []
        self._baseline = False

    def note(self, note: NoteReport) -> str:
        fingerprints = self._fingerprints.of_note(note)
        if note.status == "error":
            self._notifications.append(_notification(note))
        for (finding, suppressed), fingerprint in zip(all_found(note), fingerprints, strict=True):
            result = self._result(finding, told(finding), note.note, fingerprint)
            result["suppressions"] = [_suppression(suppressed)] if suppressed else []
            result["locations"] = [_location_in(note, finding)]
            if suppressed and suppressed.by == "baseline":
                self._baseline = True
                result["baselineState"] = "unchanged"
            result["properties"] = {
                "name": finding.name,
                "element": finding.element,
                "kind": finding.kind,
                "code": finding.code,
                "candidates": list(finding.candidates),
            }
            self._results.append(result)
        return ""

    def end(self, run: Run) -> str:
        for finding in run.findings:
            fingerprint = self._fingerprints.of_file(finding)
            result = self._result(finding, finding.message, finding.file, fingerprint)
            self._results.append(
                {**result, "suppressions": [], "properties": {"name": finding.name}}
            )
        for each in run.encounters:
            self._results.append(self._together(each))
        for covered in run.encounters_suppressed:
            result = self._together(covered.finding)
            result["suppressions"] = [_suppression(covered)]
            if covered.by == "baseline":
                self._baseline = True
                result["baselineState"] = "unchanged"
            self._results.append(result)
        if self._baseline:
            for result in self._results:
                result.setdefault("baselineState", "new")
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run(run)]}
        return dumps(log) + "\n"

    def _together(self, finding: EncounterFinding) -> Object:
        """A result at the first of its notes, with the others as related places."""
        fingerprint = self._fingerprints.of_encounter(finding)
        result = self._result(finding, finding.told, finding.place, fingerprint)
        if finding.notes[1:]:
            result["relatedLocations"] = [_location(note) for note in finding.notes[1:]]
        properties: Object = {
            key: value
            for key, value in finding.to_dict().items()
            if key not in ("rule", "severity", "message")
        }
        properties["notes"] = list(map(path_of, finding.notes))
        return {**result, "suppressions": [], "properties": properties}

    def _run(self, run: Run) -> Object:
        return {
            "tool": {"driver": self._driver()},
            "language": "en",
            "invocations": [
                {
                    "executionSuccessful": not self._notifications,
                    "toolExecutionNotifications": self._notifications,
                }
            ],
            "originalUriBaseIds": {
                ROOT: {"description": {"text": "The folder in which doclint was run."}}
            },
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": self._results,
            "properties": {"summary": run.tally.to_dict()},
        }

    def _driver(self) -> Object:
        about = "Holds notes on ECMO against what the CPT codes need that they are billed under."
        unjudged = "Nothing is known of it, so it counts as a failure and not as a complete note."
        unread = {
            "id": UNREAD,
            "name": "note-not-judged",
            "shortDescription": _message("A note could not be read or judged."),
            "fullDescription": _message(f"A note could not be read or judged. {unjudged}"),
            "help": _message(unjudged),
            "defaultConfiguration": {"level": "error"},
        }
        return {
            **tool(),
            "shortDescription": {"text": about},
            "rules": [_descriptor(rule, self.catalogue) for rule in self.catalogue.rules.values()],
            "notifications": [unread],
        }

    def _result(
        self,
        finding: Finding | FileFinding | EncounterFinding,
        message: str,
        file: str,
        fingerprint: str,
    ) -> Object:
        result: Object = {"ruleId": finding.rule}
        # A site's own rule may be in force for some notes and not for the run as a whole.
        if finding.rule in self._indices:
            result["ruleIndex"] = self._indices[finding.rule]
        line = None if isinstance(finding, EncounterFinding) else finding.line
        column = finding.column if isinstance(finding, Finding) else None
        return {
            **result,
            "level": _LEVELS[finding.severity],
            "message": _message(message),
            "locations": [_location(file, line, column)],
            "partialFingerprints": {FINGERPRINT: fingerprint},
        }


def _location(file: str, line: int | None = None, column: int | None = None) -> Object:
    """A place; without a line it is the file as a whole."""
    uri = uri_of(file)
    artifact: Object = {"uri": uri}
    if not uri.startswith("file:"):
        artifact["uriBaseId"] = ROOT
    place: Object = {"artifactLocation": artifact}
    if line is not None:
        place["region"] = {"startLine": line}
        if column is not None:
            place["region"]["startColumn"] = column
    return {"physicalLocation": place}


def _location_in(note: NoteReport, finding: Finding | None = None) -> Object:
    """A place in a note, with words for where in its source it is."""
    at = (finding.line, finding.column) if finding is not None else (None, None)
    place = _location(note.note, *at)
    words = where(note, finding)
    return {**place, "message": _message(words)} if words else place


def _suppression(suppressed: Suppressed | SuppressedEncounter) -> Object:
    justification = suppressed.reason or why_suppressed(suppressed)
    return {"kind": "external", "status": "accepted", "justification": safe(justification)}


def _notification(note: NoteReport) -> Object:
    return {
        "descriptor": {"id": UNREAD, "index": 0},
        "level": "error",
        "message": _message(f"Not judged: {note.error or 'for an unknown reason'}"),
        "locations": [_location_in(note)],
    }


def _title(key: str, catalogue: Catalogue) -> str:
    """What a source is called; a site's own rules may cite one that is listed nowhere."""
    return catalogue.sources[key].title if key in catalogue.sources else key


def _descriptor(rule: Rule, catalogue: Catalogue) -> Object:
    severity = rule.severity_at("required") or "warning"
    sources = [
        {
            "key": source.key,
            "title": _title(source.key, catalogue),
            "confidence": source.confidence,
        }
        for source in rule.sources
    ]
    told_sources = "; ".join(
        f"{each['title']} (confidence: {each['confidence']})" for each in sources
    )
    # Without the examples: they read like a note, with names and numbers that a scanner of logs for
    # such things would take for real ones.
    told_help = {
        "Looks for": rule.looks_for,
        "Why": rule.why,
        "Sources": told_sources,
        "Examples": f"doclint explain {rule.id}",
    }
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": _message(_SENTENCE_END.split(rule.message)[0]),
        "fullDescription": _message(f"{rule.message} {rule.why}"),
        "help": {
            **_message("\n".join(f"{title}: {text}" for title, text in told_help.items())),
            "markdown": "\n\n".join(
                f"**{title}:** {_markdown(text)}" for title, text in told_help.items()
            ),
        },
        "defaultConfiguration": {"level": _LEVELS[severity], "enabled": rule.default},
        "properties": {
            "element": rule.element,
            "kind": rule.kind,
            "code": rule.code,
            "status": rule.status,
            "sources": sources,
            "tags": [each for each in (rule.element, rule.kind) if each],
        },
    }


def _message(text: str) -> Object:
    """A plain text message: braces would be placeholders, ``[text](target)`` a link (3.11)."""
    lines = (safe(line) for line in text.split("\n"))
    return {"text": _doubled("\n".join(lines)).replace("](", "] (")}


def _markdown(text: str) -> str:
    return _doubled(_MARKUP.sub(r"\\\1", safe(text)))


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
