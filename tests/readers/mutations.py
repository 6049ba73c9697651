"""Real files changed at random: their bytes, and what is packed, escaped or nested within them.

Run as a program, it changes and reads each file many times, in processes whose memory and time are
bounded, and says what came of it:

    python tests/readers/mutations.py 20000 [FILE...]
"""

from __future__ import annotations

import base64
import binascii
import collections
import copy
import gzip
import io
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from doclint.note import Note, Unreadable
from doclint.readers import ReadOptions, read_file

FILES = sorted(
    each
    for each in (Path(__file__).parent / "files").iterdir()
    if each.suffix not in (".md", ".fodt")
)
OPTIONS = ReadOptions(include=("*",))

PIECES = [
    b"", b"\x00", b"\xff", b"\xff\xfe", b"\r", b"\n", b"{", b"}", b"[", b"]", b"<", b">", b"<!--",
    b"</", b"&", b"&#0;", b"&x;", b"\\", b"|", b"^", b'"', b"'", b",", b"99999999999", b"-1",
    b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"obj", b"endobj", b"stream\n", b"<<",
    b">>", b"/Kids", b"/Filter", b"R", b"\\bin99999 ", b"\\u-99999 ", b"\\ansicpg0 ", b"\\'", b"\\*",
    b"PK\x01\x02", b"PK\x03\x04", b"ustar", b"MSH|", b"OBX|", b"\xc2\xb0", b"\xd8\x00",
]  # fmt: skip

OF_A_FORMAT = {
    "rtf": [
        b"\\par ", b"\\u8211?", b"\\uc0 ", b"\\uc9 ", b"\\f1 ", b"\\fcharset2", b"\\strike ", b"{\\*\\x ",
        b"\\cell ", b"\\row ", b"\\intbl ", b"\\bin3 ", b"{\\header ", b"\\ansicpg65001 ", b"\\page ",
        b"{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield\\fftype1}}}", b"\\plain", b"\\'ff", b"\\u",
    ],
    "html": [
        b"<table>", b"<tr>", b"<td>", b"</p>", b"<del>", b"<style>", b"<textarea>", b"<select><option>",
        b"<svg>", b"<p style='display:none'>", b"<meta charset=utf-7>", b"<![CDATA[", b"<?x?>", b"<li>",
        b"<meta charset=utf-16>", b"<input type=checkbox>", b"&nbsp;", b"&#x110000;", b"<plaintext>",
    ],
    "xml": [
        b"<section>", b"</section>", b"<text>", b"<table>", b"<tr>", b"<td>", b"<component>", b"<list>",
        b"<item>", b'representation="B64"', b'mediaType="application/pdf"', b"<![CDATA[", b"]]>",
        b"<nonXMLBody>", b'<?xml version="1.0" encoding="utf-16"?>', b"<x:y>", b'revised="delete"',
    ],
    "hl7": [
        b"MSH|^~\\&|", b"\rOBX|1|TX|||", b"\rOBX|1|ED|||^AP^PDF^Base64^JVBERi0xLjQ=", b"\rOBR|", b"\rNTE|",
        b"\rTXA|", b"\\.br\\", b"\\X0D\\", b"\\XFF\\", b"\\.sp99\\", b"~", b"&", b"BHS|", b"\x0b", b"\x1c\r",
        b"MSH|||||", b"MSH^^^^^", b"||||||8859/1", b"|UTF-16", b'""', b"\\E\\", b"\rPR1|1||33952^^C4",
    ],
    "csv": [b'"', b'""', b',"', b'",', b"\r\n", b"\t", b";", b"|", b"text", b"note_id", b"\n\n"],
    "json": [
        b'{"resourceType":"Bundle","entry":[', b"null", b"true", b"1e999", b"NaN", b'"\\ud800"', b"[[[[",
        b'"resourceType":"Composition"', b'"data":', b'"url":', b'"text":{"div":"<p>x"}', b"\\u0000",
    ],
    "pdf": [
        b" 0 R", b" 0 obj\n", b"/Length 1", b"/Count -1", b"/Parent 3 0 R", b"/Kids [1 0 R]", b"/Contents",
        b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/DCTDecode", b"/ToUnicode", b"/Encrypt 1 0 R",
        b"beginbfrange <00> <ff> <0041>", b" Tj", b" TJ", b" Do", b"BT", b"ET", b" Tf", b"xref", b"trailer",
        b"startxref", b"/Prev 0", b"/XRefStm 9", b"/ObjStm", b"inf", b"--5", b"\\377", b"BI ID EI",
    ],
}  # fmt: skip
_KINDS = {
    "docx": "xml", "zip": "csv", "gz": "csv", "ndjson": "json", "jsonl": "json", "tsv": "csv",
}  # fmt: skip

JUNK: list[Any] = [
    None, True, 0, -1, 10**30, 1.5, float("inf"), "", "x", "\ud800", "\u0000", [], [[]], {}, [None],
    {"a": 1}, [{}], "2025-99-99", "#x", "application/pdf", "JVBERi0xLjQ=", "x" * 5000,
]  # fmt: skip


def mutated(path: Path, chance: random.Random) -> bytes:
    """A file of ours with a few changes, at the outside or further in."""
    kind = path.name.rpartition(".")[2]
    data = _bases(path, chance)
    pieces = PIECES + OF_A_FORMAT.get(_KINDS.get(kind, kind), [])
    if chance.random() < 0.3:
        return changed(data, pieces, chance)
    if data.startswith(b"PK"):
        return _rezipped(data, pieces, chance)
    if data.startswith(b"\x1f\x8b"):
        inside = gzip.decompress(data)
        return gzip.compress(_with_checksums(changed(inside, pieces, chance), chance), 1)
    if kind in ("json", "ndjson", "jsonl"):
        return _json(data, pieces, chance)
    if kind == "xml":
        return _xml(data, pieces, chance)
    return changed(data, pieces, chance)


def changed(data: bytes, pieces: list[bytes], chance: random.Random) -> bytes:
    """Some bytes with up to eight changes, most of which stay near each other."""
    out = bytearray(data)
    near = chance.randrange(len(out) + 1)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        if chance.random() < 0.5:
            near = chance.randrange(len(out) + 1)
        place = min(max(near + chance.randint(-200, 200), 0), len(out))
        length = chance.choice((0, 1, 1, 2, 4, 16, 64, 500))
        what = chance.randrange(9)
        if what == 0 and out:
            out[place % len(out)] ^= 1 << chance.randrange(8)
        elif what == 1:
            del out[place : place + length]
        elif what == 2:
            out[place : place + length] = chance.randbytes(length)
        elif what == 3:
            out[place:place] = out[place : place + length] * chance.choice((1, 2, 50))
        elif what == 4:
            other = chance.randrange(len(out) + 1)
            out[place:place] = out[other : other + length]
        elif what == 5 and chance.random() < 0.2:
            del out[place:]
        elif what == 6:
            digits = re.compile(rb"\d+").search(out, place)
            if digits:
                number = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967295", b"9" * 25))
                out[digits.start() : digits.end()] = number
        else:
            out[place : place + length * (what == 7)] = chance.choice(pieces) * chance.choice(
                (1, 1, 1, 2, 40)
            )
    return bytes(out)


_BASES: dict[Path, list[bytes]] = {}


def _bases(path: Path, chance: random.Random) -> bytes:
    """A file, or a PDF whose streams are no longer packed."""
    if path not in _BASES:
        _BASES[path] = [path.read_bytes()]
        if path.suffix == ".pdf" and "encrypted" not in path.name:
            import pypdf

            writer = pypdf.PdfWriter(clone_from=path)
            for each in writer._objects:
                if isinstance(each, pypdf.generic.EncodedStreamObject):
                    plain = pypdf.generic.DecodedStreamObject()
                    plain.update(
                        {
                            key: value
                            for key, value in each.items()
                            if key not in ("/Filter", "/Length", "/DecodeParms")
                        }
                    )
                    plain.set_data(each.get_data())
                    writer._objects[writer._objects.index(each)] = plain
            out = io.BytesIO()
            writer.write(out)
            # The fonts themselves are most of it, and never looked at.
            _BASES[path].append(out.getvalue())
    return chance.choice(_BASES[path])


def _rezipped(data: bytes, pieces: list[bytes], chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        members = [each for each in old.infolist() if not each.is_dir()]
        chosen = {each.filename for each in chance.sample(members, chance.choice((1, 1, 2)))}
        if chance.random() < 0.6:
            chosen |= {"word/document.xml"}
        for member in members:
            content, name = old.read(member), member.filename
            if name in chosen:
                if chance.random() < 0.05:
                    continue
                if chance.random() < 0.05:
                    name = chance.choice(("../a.txt", "/a.txt", "a.pdf", "a\x1b.rtf", "x" * 3000))
                if name.endswith(".docx"):
                    content = _rezipped(content, OF_A_FORMAT["xml"], chance)
                elif name.endswith((".xml", ".rels")):
                    content = _xml(content, pieces, chance)
                else:
                    content = changed(content, pieces, chance)
            method = zipfile.ZIP_DEFLATED if chance.random() < 0.8 else zipfile.ZIP_STORED
            new.writestr(name, content, method)
    return out.getvalue()


def _with_checksums(data: bytes, chance: random.Random) -> bytes:
    """A tar whose headers' sums are right again, or else it would be read no further."""
    out = bytearray(data)
    if chance.random() < 0.8:
        for start in range(0, len(out) - 511, 512):
            if out[start + 257 : start + 262] == b"ustar":
                out[start + 148 : start + 156] = b"        "
                out[start + 148 : start + 156] = b"%06o\0 " % sum(out[start : start + 512])
    return bytes(out)


def _json(data: bytes, pieces: list[bytes], chance: random.Random) -> bytes:
    lines = data.splitlines() if data.count(b"}\n{") else [data]
    values = [json.loads(line) for line in lines if line.strip()]
    for _ in range(chance.choice((1, 1, 2, 4))):
        holders = [each for each in _holders(values) if each]
        holder = chance.choice(holders)
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        value = holder[key]
        if isinstance(value, str) and chance.random() < 0.5:
            holder[key] = _string(value, pieces, chance)
        elif chance.random() < 0.15 and isinstance(holder, dict):
            del holder[key]
        elif chance.random() < 0.15:
            holder[key] = [value] if chance.random() < 0.5 else {"resource": value}
        elif chance.random() < 0.3:
            holder[key] = copy.deepcopy(chance.choice(holders))
        else:
            holder[key] = copy.deepcopy(chance.choice(JUNK))
    return b"\n".join(json.dumps(each).encode() for each in values)


def _xml(data: bytes, pieces: list[bytes], chance: random.Random) -> bytes:
    """Elements left out, doubled, moved, renamed and nested, so that the whole is XML still."""
    if chance.random() < 0.2:
        return changed(data, pieces, chance)
    root = etree.fromstring(data)
    for _ in range(chance.choice((1, 2, 4, 10))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        what = chance.randrange(8)
        parent = one.getparent()
        if what == 0 and parent is not None:
            parent.remove(one)
        elif what == 1 and one is not root and len(elements) < 2000:
            other.append(copy.deepcopy(one))
        elif what == 2:
            one.tag = other.tag
        elif what == 3 and one.attrib:
            key = chance.choice(list(one.attrib))
            one.set(key, chance.choice(("", "x", "-1", "99999999999", "true", "0", "\u202e")))
        elif what == 4 and one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        elif what == 5:
            one.text = chance.choice((None, "", "x" * 3000, "\u2028", "\U0001f600", " \n "))
        elif what == 6:
            one.set(chance.choice(list(other.attrib) or ["x"]), chance.choice(("1", "none", "")))
        elif what == 7:
            for _ in range(chance.choice((3, 40, 250))):
                other = etree.SubElement(other, one.tag)
            other.text = "x"
    told: bytes = etree.tostring(root)
    return told


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _holders(each)


def _string(value: str, pieces: list[bytes], chance: random.Random) -> str:
    try:
        inside = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        inside = b""
    if len(value) > 20 and inside and chance.random() < 0.9:
        more = OF_A_FORMAT["rtf" if inside.startswith(b"{") else "html"]
        return base64.b64encode(changed(inside, pieces + more, chance)).decode()
    return changed(value.encode("utf-8", "replace"), pieces, chance).decode("utf-8", "replace")


def read(data: bytes, name: str) -> list[Note | Unreadable]:
    """Read bytes; what comes out is as it is promised to be."""
    items = list(read_file(io.BytesIO(data), name, OPTIONS))
    for item in items:
        assert item.name.startswith(name)
        assert item.name.isprintable()
        assert item.place is None or item.place.isprintable()
        if isinstance(item, Unreadable):
            assert item.reason
            assert item.reason.isprintable()
            continue
        assert isinstance(item, Note)
        assert "\x00" not in item.text
        item.text.encode("utf-8")
        for each in (item.encounter, item.author, item.service):
            assert each is None or (each and each.encode("utf-8") and "\n" not in each)
        assert all(len(code) == 5 for code in item.codes)
    return items


WORDS = re.compile(r"ecmo|feld|ruiz|heparin|cannula|vein|complic|harbour|lorem", re.IGNORECASE)
"""Words of the files' notes, which no reason may hold."""

_CRASH = re.compile(r"Error at|Exception at|broken, or no")


def run(path: Path, times: int, seed: int) -> dict[str, Any]:
    """Change and read one file many times, in this process."""
    reasons: collections.Counter[str] = collections.Counter()
    slowest, worst, notes = 0.0, 0, 0
    descriptors = len(os.listdir("/proc/self/fd"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(times):
        data = mutated(path, random.Random(f"{seed} {path.name} {number}"))
        signal.alarm(120)  # kills the process: a file that takes as long does not end
        start = time.process_time()
        try:
            items = read(data, path.name)
        except BaseException:
            Path("..", f"doclint-{seed}-{number}-{path.name}").write_bytes(data)
            raise
        spent = time.process_time() - start
        signal.alarm(0)
        slowest, worst = max((slowest, worst), (spent, number))
        for item in items:
            if isinstance(item, Note):
                notes += 1
                continue
            assert not WORDS.search(item.reason), number
            if _CRASH.search(item.reason):
                reasons[f"{item.reason} [{number}]"] += 1
            else:
                reasons[re.sub(r"\d+", "N", item.reason)] += 1
    assert os.listdir(".") == [], "a file was left"
    assert len(os.listdir("/proc/self/fd")) == descriptors, "a file was left open"
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "times": times, "notes": notes, "refused": sum(reasons.values()), "slowest": slowest,
        "worst": worst, "mib": (after - before) // 1024, "reasons": reasons.most_common(),
    }  # fmt: skip


class Forked:
    """In the place of ``subprocess.Popen``: the process that reads Parquet begins in no time."""

    def __init__(self, *_: object, **__: object) -> None:
        from doclint.readers import parquet_rows

        their_in, into = os.pipe()
        out, their_out = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                for theirs, number in ((their_in, 0), (their_out, 1)):
                    os.dup2(theirs, number)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                os.closerange(3, 100)
                sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
                parquet_rows.serve()
            finally:
                os._exit(1)
        os.close(their_in)
        os.close(their_out)
        self.stdin, self.stdout = os.fdopen(into, "wb"), os.fdopen(out, "rb")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        os.waitpid(self.pid, 0)


def in_a_process(work: Callable[[], Any], memory: int) -> tuple[int, str]:
    """Do it in a child whose address space is bounded: its status, and what it says in JSON."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(out)
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            told = work()
            with open(into, "w") as file:
                json.dump(told, file)
            status = 0
        finally:
            if status:
                import traceback

                traceback.print_exc()
            os._exit(status)
    os.close(into)
    with open(out) as file:
        told = file.read()
    return os.waitpid(child, 0)[1], told


def main() -> None:
    """Change and read each file; say what came of it."""
    times = int(sys.argv[1])
    seed = int(os.environ.get("SEED", "1"))
    named = [Path(each).resolve() for each in sys.argv[2:]] or FILES
    failed = False
    if any(path.suffix == ".parquet" for path in named):
        import pyarrow.parquet

        pyarrow.set_cpu_count(1)
        subprocess.Popen = Forked  # type: ignore[misc,assignment]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        tempfile.tempdir = folder
        for path in named:
            status, told = in_a_process(lambda path=path: run(path, times, seed), 3 * 1024**3)
            if status:
                failed = True
                print(f"{path.name}: FAILED with status {status}", flush=True)  # noqa: T201
                continue
            result = json.loads(told)
            reasons = result.pop("reasons")
            print(path.name, result, flush=True)  # noqa: T201
            for reason, count in reasons[:60]:
                print(f"    {count:6} {reason}", flush=True)  # noqa: T201
        os.chdir("/")
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
