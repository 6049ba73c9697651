"""The page: a note on the left, what is said of it on the right. It works without its script.

What is shown of a note is what the html report shows, by its templates. The page's own words stand
in ``texts/``, a file a language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from urllib.parse import parse_qs

from markupsafe import Markup, escape

from doclint import __version__
from doclint.codes import Catalogue
from doclint.reports.html.page import environment, style
from doclint.web.languages import USUAL, Language, language_of, languages
from doclint.web.places import marked

if TYPE_CHECKING:
    from doclint.account import Account
    from doclint.report import NoteReport
    from doclint.web.view import View

__all__ = ["HEADERS", "USUAL", "Form", "language_of", "languages"]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "content-security-policy": POLICY,
    # By no-referrer browsers would send the page's own form with the origin null.
    "referrer-policy": "same-origin",
}


@cache
def static(name: str) -> str:
    """A file that the page refers to."""
    text = (files("doclint.web") / "static" / name).read_text(encoding="utf-8")
    return f"{style()}{text}" if name.endswith(".css") else text


@dataclass(frozen=True)
class Form:
    """What the page's form holds."""

    text: str = ""
    code: str = ""
    coder: bool = False

    @staticmethod
    def told(data: bytes) -> Form:
        """The form as it was sent. Raises ValueError."""
        fields = parse_qs(
            data.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=8,
            strict_parsing=bool(data),
        )
        if fields.keys() - {"text", "code", "coder"}:
            raise ValueError
        (text,), (code,), (coder,) = (fields.get(name, [""]) for name in ("text", "code", "coder"))
        if coder not in ("", "true"):
            raise ValueError
        # Line ends of a field are turned into CRLF on their way; places are those in the field.
        return Form(text.replace("\r\n", "\n"), code, bool(coder))


@runtime_checkable
class Explains(Protocol):
    """A reader that says why it read what it read, without reading again."""

    def reading_once(self) -> AbstractContextManager[None]:
        """Within it a text is read once."""
        ...

    def accounts(self, text: str, elements: Any = None) -> Mapping[str, Account]:
        """Account for some elements."""
        ...


def empty(catalogue: Catalogue, language: str) -> str:
    """The page before anything was checked."""
    return _page(Form(), None, catalogue, languages()[language])


def unchecked(form: Form, catalogue: Catalogue, language: str) -> str:
    """The page where what it holds could not be checked now: nothing of it is lost."""
    words = languages()[language]
    return _page(form, None, catalogue, words, state=words.page["failed"])


def checked(
    form: Form,
    report: NoteReport,
    explains: Explains | None,
    catalogue: Catalogue,
    language: str,
    *,
    part: bool,
) -> Iterator[str]:
    """The page with what is said of a note, or with ``part`` that alone."""
    from doclint.web.view import View

    view = View(report, catalogue, languages()[language], coder=form.coder)
    if explains is not None and view.wanted:
        accounts = explains.accounts(report.text, view.wanted)
        view = View(report, catalogue, languages()[language], coder=form.coder, accounts=accounts)
    yield (
        _result(view, languages()[language])
        if part
        else _page(form, view, catalogue, languages()[language])
    )


def _result(view: View | None, language: Language) -> Markup:
    """What is said of a note."""
    return _filled("result", view=view, words=language.page, word=language.word)


def _page(
    form: Form, view: View | None, catalogue: Catalogue, language: Language, *, state: str = ""
) -> str:
    under = Markup("")
    if view is not None and view.report.error is None:
        under = marked(form.text, view.marks)
    return _filled(
        "page",
        words=language.page,
        language=language,
        languages=languages().values(),
        version=__version__,
        codes=[(each.code, language.said(each.label).striptags()) for each in catalogue.codes],
        form=form,
        text=escape(form.text),
        under=under,
        state=state,
        result=_result(view, language),
    )


def _filled(name: str, **values: object) -> Markup:
    return Markup(environment("doclint.web").get_template(f"{name}.html.j2").render(values))
