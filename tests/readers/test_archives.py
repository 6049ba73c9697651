"""Archives: what is taken out of them, by which names, and what is not."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.note import Note, Unreadable
from doclint.readers import Limits, ReadOptions, read_note, read_paths


def zipped(*members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w:gz", **more: Any) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode, **more) as archive:
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return data.getvalue()


def names(items: list[Note | Unreadable]) -> list[str]:
    return [item.name for item in items]


def test_a_zip_by_info_zip(files: Path) -> None:
    path = str(files / "notes.zip")
    items = list(read_paths([path]))

    assert names(items) == [
        f"{path}#ward/note.docx",
        f"{path}#ward/plain.txt",
        f"{path}#notes.csv#n-1",
        f"{path}#notes.csv#n-2",
        f"{path}#notes.csv#n-3",
    ]
    assert all(isinstance(item, Note) for item in items)


def test_a_tar_by_gnu_tar(files: Path) -> None:
    path = str(files / "notes.tar.gz")
    items = list(read_paths([path]))

    assert names(items) == [
        f"{path}#ward/note.rtf",
        f"{path}#ward/plain.txt",
        f"{path}#ward/link.txt",
        f"{path}#notes.csv#n-1",
        f"{path}#notes.csv#n-2",
        f"{path}#notes.csv#n-3",
    ]
    assert [item for item in items if isinstance(item, Unreadable)] == [
        Unreadable(f"{path}#ward/link.txt", "a link, device or pipe in an archive, and no file")
    ]


def test_one_note_of_an_archive_by_its_name(files: Path) -> None:
    path = str(files / "notes.zip")

    assert read_note(f"{path}#ward/plain.txt") == Note(f"{path}#ward/plain.txt", "A plain note.\n")
    note = read_note(f"{path}#notes.csv#n-2")
    assert isinstance(note, Note)
    assert note.codes == ("33946",)
    assert read_note(f"{path}#gone.txt") == Unreadable(
        f"{path}#gone.txt", "no such note in the file"
    )
    assert read_note(path) == Unreadable(
        path, "holds several notes: name one as FILE#ID, as reports do"
    )


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_is_taken_for_a_note(read: Callable[..., Any], pack: Callable[..., bytes]) -> None:
    members = [
        ("a.txt", b"x"), ("b.TXT", b"x"), ("c.html", b"<p>x"), ("d.md", b"x"), ("e", b"x"),
        (".f.txt", b"x"), (".git/g.txt", b"x"), ("__MACOSX/._a.txt", b"x"), ("h/i.note", b"x"),
        ("./j.txt", b"x"), ("k\\l.txt", b"x"), ("z/", b""),
    ]  # fmt: skip
    taken = ["a.txt", "b.TXT", "c.html", "h/i.note", "j.txt", "k/l.txt"]

    assert names(read(pack(*members), "p")) == [f"p#{name}" for name in taken]
    more = ReadOptions(include=("*.md",), exclude=("h/*", "?.TXT"))
    taken = ["a.txt", "c.html", "d.md", "j.txt", "k/l.txt"]
    assert names(read(pack(*members), "p", more)) == [f"p#{name}" for name in taken]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "path", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:/a.txt", "..\\..\\a.txt", "\\\\h\\a.txt"]
)
def test_a_path_that_leads_out_is_refused(
    read: Callable[..., Any], pack: Callable[..., bytes], path: str
) -> None:
    before, outside, after = read(pack(("1.txt", b"x"), (path, b"x"), ("2.txt", b"x")), "p.zip")

    assert outside.reason == "its path leads out of the archive"
    assert ".." not in outside.name
    assert [before.text, after.text] == ["x", "x"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_of_members_are_fit_to_be_shown(
    read: Callable[..., Any], pack: Callable[..., bytes]
) -> None:
    wild = [
        "a\x1b[31m.txt",
        "b\nc.txt",
        "\u202egpj.txt",
        f"{'d' * 300}/{'e' * 300}.txt",
        "a  b.txt",
    ]
    items = read(pack(*((name, b"x") for name in wild)), "p")

    assert len(items) == len(wild)
    for item in items:
        assert item.name.isprintable()
        assert all(len(part) <= 102 for part in item.name.split("/"))


def test_members_of_one_name_differ(read: Callable[..., Any]) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.txt", "1"), ("a.txt", "2"))

    assert [(item.name, item.text) for item in read(data, "p")] == [
        ("p#a.txt", "1"),
        ("p#a.txt~2", "2"),
    ]


def test_an_archive_without_notes(reason: Callable[..., str]) -> None:
    told = "an archive without notes (--include takes others)"

    assert reason(zipped(("a.md", "x")), "p.zip") == told
    assert reason(zipped(), "p.zip") == told
    assert reason(tarred(("a.md", b"x")), "p.tgz") == told


def test_archives_in_archives(read: Callable[..., Any]) -> None:
    inner = zipped(("a.txt", "x"))
    middle = zipped(("in.zip", inner), ("b.txt", "y"))

    assert [(item.name, item.text) for item in read(middle, "p.zip")] == [
        ("p.zip#in.zip#a.txt", "x"),
        ("p.zip#b.txt", "y"),
    ]
    assert read(tarred(("m.zip", middle)), "p.tar.gz") == [
        Unreadable("p.tar.gz#m.zip#in.zip", "an archive within an archive within an archive"),
        Note("p.tar.gz#m.zip#b.txt", "y"),
    ]


def test_a_zip_that_holds_itself(read: Callable[..., Any]) -> None:
    data = zipped(("a.zip", b"x" * 100))
    for _ in range(5):
        data = zipped(("a.zip", data))

    assert [item.reason for item in read(data, "a.zip")] == [
        "an archive within an archive within an archive"
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_forms_of_tar(read: Callable[..., Any], mode: str, form: int) -> None:
    data = tarred((f"{'long/' * 30}a.txt", b"x" * 600), ("b.txt", b""), mode=mode, format=form)
    first, second = read(data, "p.tar")

    assert (first.text, second.text) == ("x" * 600, "")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE,
                                  tarfile.CHRTYPE, tarfile.BLKTYPE])  # fmt: skip
def test_no_link_device_or_pipe_is_followed(read: Callable[..., Any], kind: bytes) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.type, entry.linkname = kind, "/etc/passwd"
        archive.addfile(entry)
        archive.addfile(tarfile.TarInfo("b.txt"), io.BytesIO())
    link, file = read(data.getvalue(), "p.tar")

    assert link.reason == "a link, device or pipe in an archive, and no file"
    assert isinstance(file, Note)


def test_a_file_packed_by_gzip_alone(read: Callable[..., Any]) -> None:
    assert read(gzip.compress(b"id,text\n1,x\n"), "d/a.csv.gz") == [
        Note("d/a.csv.gz#a.csv#1", "x", place="row 2")
    ]
    assert read(gzip.compress(b"x"), "a.txt.gz") == [Note("a.txt.gz#a.txt", "x")]


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (["xl/workbook.xml", "[Content_Types].xml"], "an Excel file: save it as CSV"),
        (["ppt/presentation.xml"], "a PowerPoint file"),
        (["mimetype", "content.xml"], "an OpenDocument file or an e-book: save it as .docx"),
    ],
)
def test_other_packages(reason: Callable[..., str], members: list[str], told: str) -> None:
    assert reason(zipped(*((name, "x") for name in members)), "a.zip") == told


def test_a_member_that_is_broken_costs_itself_only(read: Callable[..., Any]) -> None:
    data = bytearray(zipped(("a.txt", "x" * 50), ("b.txt", "y"), method=zipfile.ZIP_STORED))
    data[data.index(b"xxxx")] = ord("z")
    broken, whole = read(bytes(data), "p.zip")

    assert broken == Unreadable("p.zip#a.txt", "broken within its archive")
    assert whole.text == "y"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_a_member_whose_packing_is_broken(read: Callable[..., Any], method: int) -> None:
    data = bytearray(zipped(("a.txt", bytes(range(256)) * 40), method=method))
    data[45:105] = b"\xff" * 60

    assert read(bytes(data), "p.zip") == [Unreadable("p.zip#a.txt", "broken within its archive")]


def test_a_member_without_a_name(read: Callable[..., Any]) -> None:
    data = zipped(("a", "x"), ("b.txt", "y"))
    central = data.index(b"PK\x01\x02")
    nameless = bytearray(data[:central] + data[central:].replace(b"a", b"\0", 1))

    assert [item.name for item in read(bytes(nameless), "p.zip")] == ["p.zip#b.txt"]


def test_an_encrypted_member(read: Callable[..., Any]) -> None:
    data = bytearray(zipped(("a.txt", "x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1

    assert read(bytes(data), "p.zip") == [Unreadable("p.zip#a.txt", "encrypted")]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_too_many_members(read: Callable[..., Any], pack: Callable[..., bytes]) -> None:
    data = pack(*((f"{number}.txt", b"x") for number in range(20)))
    items = read(data, "p", ReadOptions(limits=Limits(members=10)))

    assert items[-1] == Unreadable("p", "an archive of more than 10 files")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_that_is_too_large(read: Callable[..., Any], pack: Callable[..., bytes]) -> None:
    data = pack(("a.txt", b"x" * 3_000_000), ("b.txt", b"y"))
    large, small = read(data, "p", ReadOptions(limits=Limits(file=2**20)))

    assert large == Unreadable("p#a.txt", "larger than 1 MiB, unpacked")
    assert small.text == "y"


def test_an_archive_that_is_cut_off(read: Callable[..., Any]) -> None:
    whole = tarred(("a.txt", b"x" * 5000), ("b.txt", b"y" * 5000), mode="w")
    assert read(whole[:4000], "p.tar")[-1].reason == "a broken archive"
    items = read(tarred(("a.txt", b"x" * 50), ("b.txt", bytes(range(256)) * 99))[:-40], "p.tgz")
    assert items[-1].reason == "a broken archive"
    assert read(zipped(("a.txt", "x"))[:-30], "p.zip") == [Unreadable("p.zip", "a broken zip file")]
