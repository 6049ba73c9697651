"""Looking for identifiers reaches for nothing outside the process, and tells nothing of the note.

Each case is a process of its own, with every opened socket and every written file noted by Python's
own audit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTE = """\
Patient: Zyzzomys, Quokkarine    MRN 5529013   SSN 219-09-4471   DOB 02/19/1955
52-year-old man on V-V ECMO. Seen by Dr. Vermilionsky 03/14/2025.
Write to q.zyzzomys@merrowdene-heart.org or q.z@cticu.local, see https://pacs.merrowdene.org/4471
or www.merrowdene.co.uk; console 10.44.18.201 / 00:1A:2B:3C:4D:5E; wife (617) 484-2291.
Lives at 482 Thimblerigg Lane, Springfield, IL 62704. Lot 70099213. A 93-year-old mother.
Member ID XQH884512907. From Merrowdene Regional Hospital.
"""
CANARIES = ("zyzzomys", "quokkarine", "vermilionsky", "5529013", "merrowdene", "thimblerigg")

WATCH = """\
import json, os, sys
events = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TOLD = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec",
        "os.posix_spawn", "os.fork", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link",
        "os.symlink", "os.truncate", "tempfile.", "shutil.", "sqlite3.")
def watch(event, args):
    if event.startswith(TOLD):
        events.append([event, repr(args[1:])])
    elif event == "open" and (set(args[1] or "") & set("wax+") or (args[2] or 0) & WRITES):
        events.append([event, repr(args[0])])
sys.addaudithook(watch)
"""
SEARCH = """\
from doclint.deid import load_search
search = load_search()
loaded = len(events)
found = search.find(sys.stdin.read())
print(json.dumps({"rules": sorted({each.rule for each in found}),
                  "loading": events[:loaded], "searching": events[loaded:]}))
"""
NO_SOCKETS = """\
import socket
def refuse(*args, **kwargs):
    raise OSError("no network here")
class NoSocket(socket.socket):
    def __init__(self, *args, **kwargs):
        refuse()
socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
PROBE = {"socket.__new__", "socket.bind"}
"""urllib3 asks, when imported, whether the machine has IPv6, by a socket bound to itself and closed
again; spaCy brings urllib3 as well as Presidio does. Nothing is connected and nothing looked up."""


def run(code: str, home: Path | None, *args: str, **environment: str) -> dict[str, Any] | str:
    places = {name: value for name, value in os.environ.items() if name not in HOMES}
    if home is not None:
        places.update(dict.fromkeys(HOMES, str(home)))
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        input=NOTE,
        capture_output=True,
        text=True,
        timeout=120,
        env={**places, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        cwd=Path(__file__).parents[2],
    )
    assert not any(word in done.stderr.lower() for word in CANARIES)
    assert done.stderr == ""
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError:
        return done.stdout
    return told


HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR", "TLDEXTRACT_CACHE")
RULES = [f"DID{number:03}" for number in range(1, 16) if number not in (14,)]


@pytest.mark.parametrize(
    ("kind", "sockets"),
    [("unset", NO_SOCKETS), ("not there", ""), ("read-only", NO_SOCKETS), ("empty", "")],
)
def test_nothing_is_opened_or_written(kind: str, sockets: str, tmp_path: Path) -> None:
    home = None if kind == "unset" else tmp_path / "home"
    if home is not None and kind != "not there":
        home.mkdir(mode=0o500 if kind == "read-only" else 0o700)
    told = run(WATCH + sockets + SEARCH, home)
    assert isinstance(told, dict)
    assert told["rules"] == RULES
    assert told["searching"] == []
    assert {event for event, _ in told["loading"]} <= PROBE
    if home is not None and home.exists():
        assert list(home.iterdir()) == []


def test_what_the_default_of_the_library_would_do_is_seen_by_the_watch(tmp_path: Path) -> None:
    """The watch is worth something: Presidio's own way would reach for the net or a cache."""
    code = (
        WATCH
        + NO_SOCKETS
        + "import logging\nlogging.disable(logging.CRITICAL)\n"
        + "from presidio_analyzer.predefined_recognizers import EmailRecognizer\n"
        + "before = len(events)\n"
        + "EmailRecognizer().analyze('Write to a@example.org', ['EMAIL_ADDRESS'])\n"
        + "print(json.dumps({'events': events[before:]}))\n"
    )
    told = run(code, tmp_path)
    assert isinstance(told, dict)
    assert told["events"] != []


def test_who_needs_a_lock_still_gets_one(tmp_path: Path) -> None:
    code = (
        "from doclint.deid import load_search\nload_search()\n"
        "import sys, tldextract.cache\n"
        "assert 'filelock' not in sys.modules\n"
        "with tldextract.cache.FileLock(sys.argv[1]):\n"
        "    print(sys.modules['filelock'].__name__)\n"
    )
    assert str(run(code, None, str(tmp_path / "lock"))).strip() == "filelock"


LOUD = """\
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, force=True)
for name in ("presidio-analyzer", "decision_process", "tldextract", "phonenumbers", "filelock"):
    logging.getLogger(name).setLevel(logging.DEBUG)
"""


def test_no_library_logs_while_a_note_is_read() -> None:
    code = (
        "from doclint.deid import load_search\nsearch = load_search()\n"
        + LOUD
        + "print(len(search.find(sys.stdin.read())))\n"
    )
    assert int(str(run(code, None))) > 10


def test_libraries_log_again_when_no_note_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    code = (
        "from doclint.deid import load_search\nload_search().find('Dr. Foy')\n"
        + LOUD
        + "logging.getLogger('presidio-analyzer').warning('heard')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert "heard" in done.stderr


def test_only_the_reports_tell_and_findings_never_do(tmp_path: Path) -> None:
    note, out = tmp_path / "note.txt", tmp_path / "out"
    note.write_text(NOTE)
    out.mkdir()
    forms = ("json", "sarif", "junit", "github", "gitlab")
    args = ["check", str(note), "--deid-check", "--isolated", "--exit-zero", "--format", "text"]
    args += [part for form in forms for part in ("--format", f"{form}={out / form}")]
    args += ["--evidence", "none", "--note-name", "hash"]
    command = [sys.executable, "-m", "doclint", *args]
    environment = {**os.environ, "DOCLINT_HASH_KEY": "key"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    for report in (done.stdout, *((out / form).read_text() for form in forms)):
        assert "DID001" in report
        assert not any(word in report.lower() for word in CANARIES)
    assert sorted(path.name for path in out.iterdir()) == sorted(forms)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.txt", "out"]
