"""What a record lacks for a code, worked out from requirements.json alone.

Shares nothing with the package: the tests hold schemas and checks against it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

REQUIREMENTS: dict[str, Any] = json.loads(
    Path(__file__).with_name("requirements.json").read_text(encoding="utf-8")
)
CODES: list[str] = list(REQUIREMENTS["codes"])
ELEMENTS: list[str] = [
    *("age", "mode", "action", "approach", "cannula", "site", "fluoroscopy", "imaging"),
    *("indication", "severity", "failed_therapy", "complications", "consent"),
    *("anticoagulation", "circuit", "placement_confirmation", "reason", "hemostasis", "graft"),
    *("thoracic_incision", "ecmo_day", "date_of_service", "physician"),
]
STATUSES = ("documented", "not_done", "missing", "conflicting", "unfilled")

_PAIRED = re.compile("jugular|femoral|carotid|axillary|subclavian|brachial|iliac")
_STATED_BY_NOT_DONE = ("fluoroscopy", "complications", "anticoagulation")
_PURE = ("VV", "VA")

Fault = tuple[str | None, str, str]
"""Element, kind and severity."""


def entry(status: str = "documented", **values: Any) -> dict[str, Any]:
    """One element of a record, with a place if the note says anything of it."""
    words = [] if status == "missing" else [{"start": 3, "end": 7, "text": "word", "section": None}]
    return {"status": status, "evidence": words, **values}


def complete(code: str) -> dict[str, Any]:
    """A record in which the code finds nothing amiss."""
    wants = REQUIREMENTS["codes"][code]
    record = {element: entry() for element in ELEMENTS}
    band = wants.get("age_years", {"min": 6})
    record["age"] = entry(years=44 if "min" in band else 0.5)
    record["mode"] = entry(value=wants.get("mode", ["VA"])[0])
    actions = [wants["action"]]
    approach = wants.get("approach", "open")
    if "with_any_of" in wants:
        actions.append(REQUIREMENTS["codes"][wants["with_any_of"][0]]["action"])
    record["action"] = entry(values=actions)
    record["approach"] = entry(value=approach, mixed=False)
    record["cannula"] = entry(items=[{"size_fr": 25, "design": None, "role": None, "brand": None}])
    record["site"] = entry(items=[{"vessel": "femoral vein", "side": "left", "role": "drainage"}])
    return record


def needs(code: str) -> dict[str, str]:
    return dict(REQUIREMENTS["groups"][REQUIREMENTS["codes"][code]["group"]])


def faults(record: dict[str, Any], code: str) -> set[Fault]:
    wants = REQUIREMENTS["codes"][code]
    found: set[Fault] = set()
    for element, level in needs(code).items():
        severity = REQUIREMENTS["levels"][level]
        status = record[element]["status"]
        if status == "not_done" and element not in _STATED_BY_NOT_DONE:
            found.add((element, "missing", severity))
        elif status in ("missing", "unfilled", "conflicting"):
            found.add((element, status, severity))
    found |= _wrong_values(record, wants)
    found |= _details(record, needs(code))
    if "with_any_of" in wants and not _primary_seen(record, wants["with_any_of"]):
        found.add((None, "other", "warning"))
    return found


def _documented(record: dict[str, Any], element: str) -> dict[str, Any]:
    return record[element] if record[element]["status"] == "documented" else {}


def _wrong_values(record: dict[str, Any], wants: dict[str, Any]) -> set[Fault]:
    found: set[Fault] = set()
    mode = _documented(record, "mode").get("value")
    if "mode" in wants and mode is not None and mode not in wants["mode"]:
        if mode in _PURE:
            found.add(("mode", "mismatch", "error"))
        else:
            found.add(("mode", "other", "warning"))
    actions = _documented(record, "action").get("values")
    if actions and wants["action"] not in actions:
        found.add(("action", "mismatch", "error"))
    route = _route(record, wants["action"])
    if "approach" in wants and route is not None and route != wants["approach"]:
        mixed = record["approach"].get("mixed", False)
        found.add(("approach", *(("other", "warning") if mixed else ("mismatch", "error"))))
    if "age_years" in wants and record["age"]["status"] == "documented":
        fits = _fits(record["age"], wants["age_years"])
        if fits is None:
            found.add(("age", "other", "info"))
        elif not fits:
            found.add(("age", "mismatch", "error"))
    return found


def _route(record: dict[str, Any], action: str) -> Any:
    approach = _documented(record, "approach")
    by_action = approach.get("by_action") or {}
    return by_action[action] if action in by_action else approach.get("value")


def _fits(age: dict[str, Any], band: dict[str, float]) -> bool | None:
    """Whether the age lies in the band; None if it could lie on either side."""
    boundary: float = band["min"] if "min" in band else band["max_exclusive"]
    wants_old = "min" in band
    years: float | None = age.get("years")
    if years is not None:
        return (years >= boundary) == wants_old
    if age.get("min") is not None and age["min"] >= boundary:
        return wants_old
    if age.get("max") is not None and age["max"] < boundary:
        return not wants_old
    return None


def _details(record: dict[str, Any], levels: dict[str, str]) -> set[Fault]:
    found: set[Fault] = set()
    sites = _documented(record, "site").get("items") or []
    if "site" in levels and any(_PAIRED.search(s["vessel"]) and not s["side"] for s in sites):
        firm = levels["site"] in ("required", "expected")
        found.add(("site", "other", "warning" if firm else "info"))
    cannulae = _documented(record, "cannula").get("items") or []
    if "cannula" in levels and any(each["size_fr"] is None for each in cannulae):
        found.add(("cannula", "other", "info"))
    return found


def _primary_seen(record: dict[str, Any], primaries: list[str]) -> bool:
    """Whether every code that the note's words leave for the main procedure is one of those."""
    actions = _documented(record, "action").get("values") or []
    wanted = {REQUIREMENTS["codes"][code]["action"] for code in primaries}
    left = {
        code
        for code, wants in REQUIREMENTS["codes"].items()
        if wants["action"] in actions
        and wants["action"] in wanted
        and _route(record, wants["action"]) in (None, wants.get("approach"))
        and (
            "age_years" not in wants
            or record["age"]["status"] != "documented"
            or _fits(record["age"], wants["age_years"]) is not False
        )
    }
    return bool(left) and left <= set(primaries)
