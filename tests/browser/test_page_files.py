"""Files that are dropped on the page of ``doclint serve`` or chosen there, in a real browser."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright", reason="Playwright is not installed")

from page_steps import DAILY, DESK, GAPS, NOTHING, WHOLE, drop, gaps, marks, settled, write

if TYPE_CHECKING:
    from conftest import Served


def docx_of(text: str) -> bytes:
    docx = pytest.importorskip("docx")
    document, out = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def zip_of(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("night.txt", text)
    return out.getvalue()


def fhir_of(text: str) -> bytes:
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    resource = {
        "resourceType": "DocumentReference",
        "status": "current",
        "content": [{"attachment": attachment}],
    }
    return json.dumps(resource).encode()


def hl7_of(text: str) -> bytes:
    rows = ["MSH|^~\\&|A|B|C|D|20250314||ORU^R01|1|P|2.5", "PID|1||1", "OBR|1|||ECMO"]
    rows += [
        f"OBX|{n}|TX|N||{line.replace('&', ' ')}||||||F"
        for n, line in enumerate(text.splitlines(), 1)
    ]
    return "\r".join(rows).encode()


def rtf_of(text: str) -> bytes:
    return ("{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}").encode()


def html_of(text: str) -> bytes:
    return (
        "<!doctype html><html><body>"
        + "".join(f"<p>{each}</p>" for each in text.splitlines())
        + "</body></html>"
    ).encode()


FILES = {
    "night.txt": lambda text: text.encode("utf-16"),
    "night.docx": docx_of,
    "night.rtf": rtf_of,
    "night.html": html_of,
    "night.hl7": hl7_of,
    "nächte <b>.zip": zip_of,
    "night.json": fhir_of,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_format_is_read(served: Served, name: str) -> None:
    opened = served.open(**DESK)
    page = opened.page
    for note, asked in ((GAPS, ["Complications", "Confirmation of position"]), (WHOLE, [])):
        with page.expect_response(lambda each: "part=true" in each.url):
            drop(page, name, FILES[name](note))
        settled(page)
        assert "34-year-old woman" in page.input_value("#text")
        assert gaps(page) == asked
        assert f"Read: {name}" in (page.locator("#state").text_content() or "")
    assert (opened.said, opened.violations) == ([], [])
    assert all(each.startswith("/") for each in opened.asked)


def test_a_pdf_is_chosen_and_the_text_before_comes_back(served: Served) -> None:
    page = served.open(**DESK).page
    printed = served.open().page
    printed.set_content("<pre>" + GAPS.replace("influenza", "pneumococcal") + "</pre>")
    data = printed.pdf()
    write(page, DAILY)
    with page.expect_response(lambda each: "part=true" in each.url):
        page.set_input_files(
            "#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": data}
        )
    settled(page)
    assert "pneumococcal" in page.input_value("#text")
    assert "Complications" in gaps(page)

    page.click("#back")
    settled(page)
    assert page.input_value("#text") == DAILY
    assert any("3.8 L/min" in each for each in marks(page))
    assert not page.locator("#back").is_visible()


def test_of_several_notes_one_is_chosen(served: Served) -> None:
    page = served.open(**DESK).page
    lines = [json.dumps({"text": GAPS, "code": ""}), json.dumps({"text": DAILY, "code": "33949"})]
    drop(page, "notes.jsonl", "\n".join(lines).encode())
    page.wait_for_selector("#which select")
    page.wait_for_selector("#gap-CPX003")
    assert page.input_value("#text") == GAPS
    with page.expect_response(lambda each: "part=true" in each.url):
        page.select_option("#which select", index=1)
    page.wait_for_selector("#gap-CPX003", state="detached")
    assert page.input_value("#text") == DAILY
    assert page.input_value("#code") == "33949"


def test_what_somebody_wrote_comes_back_whichever_note_of_a_file_is_chosen(served: Served) -> None:
    page = served.open(**DESK).page
    several = "\n".join(json.dumps({"text": each}) for each in (GAPS, DAILY)).encode()

    def dropped(name: str, data: bytes) -> None:
        with page.expect_response(lambda each: "/read" in each.url):
            drop(page, name, data)
        page.locator("#state", has_text=f"Read: {name}").wait_for()

    dropped("notes.jsonl", several)
    page.select_option("#which select", index=1)
    assert page.input_value("#text") == DAILY
    assert not page.locator("#back").is_visible(), "nobody wrote anything"

    page.fill("#text", "")
    write(page, NOTHING)
    page.select_option("#code", "33949")
    dropped("two.jsonl", several)
    page.select_option("#which select", index=1)
    page.fill("#text", DAILY + "Seen at noon.")
    page.select_option("#which select", index=0)
    assert page.input_value("#text") == GAPS
    page.select_option("#which select", index=1)
    assert page.input_value("#text") == DAILY + "Seen at noon."
    page.select_option("#which select", index=0)
    dropped("one.txt", WHOLE.encode())
    assert page.input_value("#text") == WHOLE

    page.click("#back")
    settled(page)
    assert (page.input_value("#text"), page.input_value("#code")) == (NOTHING, "33949")
    assert not page.locator("#back").is_visible()
    assert not page.locator("#which").is_visible()


def test_a_file_that_cannot_be_read_is_told(served: Served) -> None:
    page = served.open(**DESK).page
    write(page, DAILY)
    drop(page, "broken.pdf", b"%PDF-1.7 nothing")
    page.locator("#state", has_text="could not be read").wait_for()
    assert page.input_value("#text") == DAILY
    with page.expect_response(lambda each: "part=true" in each.url):
        drop(page, "a.txt", GAPS.encode())
    page.wait_for_selector("#gap-CPX003")
