"""``doclint serve``: the same by HTTP."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from doclint.cli import streams
from doclint.cli.options import chosen_options, finder_of
from doclint.errors import DoclintError, MissingExtraError

if TYPE_CHECKING:
    from doclint.settings import Settings
    from doclint.web.limits import Limits

TOKEN = "DOCLINT_TOKEN"
"""Environment variable with the token, for those who have no file for it."""

_OPTIONS = (
    *("code", "select", "extend_select", "ignore", "patterns", "schemas", "severity"),
    *(
        f"{name}_column"
        for name in ("text", "id", "code", "encounter", "date", "author", "service")
    ),
    *("evidence", "note_name", "baseline", "waivers", "deid_check", "timeout"),
    *("config", "isolated"),
)

_TIMEOUT = 30.0
_MIB = 1024 * 1024


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True)
@click.option(
    "--token-file",
    metavar="FILE",
    help=f"File with the token that requests must bear; or set {TOKEN}. Needed for any other "
    "address than this machine's own.",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="Host name by which the server is asked, beside its address. May be repeated.",
)
@click.option(
    "--allow-origin",
    multiple=True,
    metavar="ORIGIN",
    help="Origin (https://records.example) whose pages may ask by /v1, /cds-services and /fhir. May "
    "be repeated.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Processes that judge notes, each of about 150 MB; 0 for one a core.  [default: 0]",
)
@click.option(
    "--waiting",
    type=click.IntRange(min=0),
    metavar="N",
    help="Requests that may wait for one of them; others get 503.  [default: one a worker]",
)
@click.option(
    "--max-body",
    type=click.FloatRange(min=0, min_open=True, max=32),
    default=10,
    show_default=True,
    metavar="MIB",
    help="Largest note or file; larger ones get 413.",
)
@click.option(
    "--rate",
    type=click.FloatRange(min=0),
    default=100,
    show_default=True,
    metavar="N",
    help="Requests a second from one address; more get 429. 0 for any number.",
)
@chosen_options(*_OPTIONS)
def serve(
    host: str,
    port: int,
    token_file: str | None,
    allow_host: tuple[str, ...],
    allow_origin: tuple[str, ...],
    workers: int,
    waiting: int | None,
    max_body: float,
    rate: float,
    **options: Any,
) -> int:
    """Serve a page to check notes on, and check, suggest and query by HTTP, until Ctrl-C.

    POST /v1/check, /v1/suggest or /v1/query a note, as JSON ({"text": ...}) or a file as
    application/octet-stream; GET /v1/codes, /v1/codes/CODE, /health, /metrics or /openapi.json.
    Answers are what the commands print with --format json. Record systems ask by CDS Hooks
    (/cds-services) and FHIR R4 (/fhir/metadata, /fhir/DocumentReference/$doclint).

    Nothing that is sent is written or logged. Only this machine can ask, unless --host names
    another address, which needs a token. --timeout is 30 seconds unless told otherwise.
    """
    try:
        from doclint.web import server as serving
    except ImportError:
        raise MissingExtraError("doclint serve", "web") from None
    from doclint.web.guard import Guard, is_loopback, require_token

    streams.silence_logs()
    token = _token(token_file)
    require_token(host, token)
    limits = _limits(options, max_body=max_body, rate=rate)
    names = {*allow_host} if is_loopback(host) else {*allow_host, host, socket.gethostname()}
    guard = Guard(names=names, token=token, origins=allow_origin)
    settings = finder_of(options).for_run(())
    app = _app(settings, guard, limits, workers, waiting)
    listening = serving.listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    if not is_loopback(host):
        streams.complain(
            f"warning: {shown} can be reached from other machines, and what they send is not "
            "encrypted: put a proxy with TLS before it"
        )
    streams.complain(f"note: http://{shown}:{listening.getsockname()[1]} until Ctrl-C")
    try:
        serving.server_of(app, limits).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
    return 0


def _app(settings: Settings, guard: Any, limits: Limits, workers: int, waiting: int | None) -> Any:
    from doclint.batch.pool import cores
    from doclint.checking import Checker
    from doclint.reports.names import hash_key
    from doclint.web.answers import SameForAll, Terms, needs_of, rehearsal
    from doclint.web.app import Server
    from doclint.web.pool import Pool

    settings = replace(settings, store=None, jobs=1, timeout=None)
    key = hash_key()
    # What is wrong with the settings is told here, and not to whoever asks.
    checker = Checker(SameForAll(settings), settings, hash_key=key)
    workers = workers or cores()
    terms = Terms(settings=settings, key=key or secrets.token_bytes(32))
    needs = needs_of(settings, checker.catalogue)
    pool = Pool(
        needs,
        workers=workers,
        waiting=workers if waiting is None else waiting,
        seconds=limits.answer_seconds,
        rehearsal=rehearsal(terms, needs),
    )
    return Server(
        terms=terms, pool=pool, catalogue=checker.catalogue, guard=guard, limits=limits
    ).app()


def _limits(options: dict[str, Any], *, max_body: float, rate: float) -> Limits:
    from doclint.web.limits import Limits

    seconds = options.pop("timeout") or _TIMEOUT
    return Limits(body=int(max_body * _MIB), rate=rate, burst=2 * rate, answer_seconds=seconds)


def _token(file: str | None) -> str | None:
    """The token out of its file, or of the environment."""
    if file is None:
        return os.environ.get(TOKEN) or None
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.read(4096).strip()
    except (OSError, ValueError) as error:
        raise DoclintError(
            f"{file}: {getattr(error, 'strerror', None) or 'cannot be read'}"
        ) from None
