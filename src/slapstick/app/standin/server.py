"""Serve a playhouse over HTTP, and fail as its switches say; draws nothing itself.

It asks for no key, and is reached from this machine only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from slapstick.app.standin.faults import Step
from slapstick.app.standin.forms import Form, Found, find_page, models_page
from slapstick.app.standin.playhouse import Job, Playhouse, Refused
from slapstick.app.standin.stills import STILLS
from slapstick.errors import BadRequest
from slapstick.shoot.addresses import is_loopback

PORT: Final = 8077
_MOST_BYTES = 32_000_000  # of a request: a prompt and a picture of reference
_MP4 = "video/mp4"
_DROPS, _DRIP = 40, 0.25  # of what drips: pieces, and seconds between two
_HUGE, _ENDLESS = 9_000_000, 1 << 40
_INSIDE = "http://169.254.169.254/latest/meta-data"


class Answer(NamedTuple):
    """What is sent, and how."""

    status: int
    body: bytes
    kind: str = "application/json"
    headers: Mapping[str, str] = {}
    way: str = "whole"  # whole, dropped, torn, dripping or endless


class _No(NamedTuple):
    """An error that a switch calls up."""

    status: int
    code: str | None
    message: str
    headers: Mapping[str, str] = {}


_SLOW = "Rate limit reached."
_BROKE = "The server had an error while processing your request."
# Answers to a request, by the fault that strikes; dropping is told by a status of 0.
_NOES: Mapping[str, _No] = {
    "429": _No(429, "rate_limit_exceeded", _SLOW, {"retry-after": "1"}),
    "429-bare": _No(429, "rate_limit_exceeded", _SLOW),
    "429-long": _No(429, "rate_limit_exceeded", _SLOW, {"retry-after": "86400"}),
    "503": _No(503, None, "The engine is currently overloaded.", {"retry-after": "1"}),
    "500": _No(500, None, _BROKE),
    "redirect": _No(307, None, "Moved.", {"location": "http://127.0.0.1:9/v1/videos"}),
    "moderation": _No(400, "content_policy_violation", "Rejected by our safety system."),
    "invalid": _No(400, "invalid_value", "Invalid value."),
    "unauthorized": _No(401, "invalid_api_key", "Incorrect API key provided: {key}"),
    "no-funds": _No(429, "insufficient_quota", "You exceeded your current quota."),
    "500-after": _No(500, None, _BROKE),
    "503-after": _No(503, None, "The engine is currently overloaded."),
    "look-429": _No(429, "rate_limit_exceeded", _SLOW, {"retry-after": "1"}),
    "look-500": _No(500, None, _BROKE),
    "look-404": _No(404, None, "Video not found."),
    "no-list": _No(400, None, "custom_llm_provider is required."),
    "expired-url": _No(403, None, "Request has expired."),
    "missing": _No(404, None, "Video not found."),
    "redirect-inside": _No(302, None, "Found.", {"location": _INSIDE}),
}
_DROPPED = Answer(0, b"", way="dropped")
_DROPPING = frozenset({"drop", "look-drop"})


@contextmanager
def serving(playhouse: Playhouse, host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    """Offer a server that is bound and not yet serving; 0 is any free port.

    Raise `BadRequest` for an address that others than this machine reach, or that is taken.
    """
    if not is_loopback(host):
        hint = "use 127.0.0.1: it asks for no key, so nobody else may reach it"
        raise BadRequest(f"the stand-in does not serve on {host}", hint, code="SL208")
    if not playhouse.scenes:
        raise BadRequest("the film has no shot that could be played", code="SL202")
    try:
        server = Server((host, port), playhouse)
    except OSError as error:
        hint = "name another --port; 0 takes any that is free"
        raise BadRequest(
            f"cannot serve on port {port}: {error.strerror}", hint, code="SL208"
        ) from error
    with server:
        try:
            yield server
        finally:
            playhouse.close()


class Server(ThreadingHTTPServer):
    """The stand-in's socket."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], playhouse: Playhouse) -> None:
        super().__init__(address, _Handler)
        self.playhouse = playhouse

    @property
    def host(self) -> str:
        """Where it is, without a path."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    @property
    def base_url(self) -> str:
        """What sora.yaml calls it, where OpenAI's form is spoken."""
        return f"{self.host}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "slapstick-standin", ""
    timeout = 60

    def log_message(self, *_: object) -> None:
        """Keep quiet: what matters is told by the playhouse, and a key is never shown."""

    def handle_one_request(self) -> None:
        """Serve one request; a client that hangs up is no fault of the server."""
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_POST(self) -> None:
        """Take a job."""
        length = self.headers.get("content-length", "")
        if not length.isdigit() or int(length) > _MOST_BYTES:
            self.close_connection = True
            return self._give(Answer(413, b"{}"))
        body = self.rfile.read(int(length))
        found = self._found()
        if found is None or found.page not in ("jobs", "remix"):
            return self._give(self._nothing(found))
        return self._create(found, body)

    def do_GET(self) -> None:
        """Show the list, a job, or its clip."""
        found = self._found()
        if found is None:
            return self._give(self._nothing(found))
        if found.page == "models":
            return self._give(_json(200, models_page()))
        if found.page == "jobs":
            return self._list(found)
        job = self.server.playhouse.jobs.get(found.id)
        if job is None or found.page == "remix":
            return self._give(self._nothing(found))
        return self._look(found, job) if found.page == "job" else self._fetch(found, job)

    def do_DELETE(self) -> None:
        """Forget a job that is over."""
        found, playhouse = self._found(), self.server.playhouse
        job = playhouse.jobs.get(found.id) if found and found.page == "job" else None
        if found is None or job is None:
            return self._give(self._nothing(found))
        if playhouse.stand(job).status in ("queued", "in_progress"):
            no = found.form.fault(400, None, "Only what is over can be deleted.", None)
            return self._give(_json(400, no))
        playhouse.forget(job)
        gone = {"id": job.id, "object": "video.deleted", "deleted": True}
        return self._give(_json(200, gone))

    # -------------------------------------------------------------- steps

    def _create(self, found: Found, body: bytes) -> None:
        playhouse, form = self.server.playhouse, found.form
        fault = playhouse.switches.strike(Step.CREATE)
        if fault in _DROPPING or (fault in _NOES and not fault.endswith("-after")):
            return self._give(self._no(form, fault), fault)
        try:
            fields = _fields(self.headers["content-type"] or "", body)
            job = playhouse.accept(form.read(fields | self._remixed(found)))
        except Refused as refused:
            no = form.fault(400, None, str(refused), refused.param)
            return self._give(_json(400, no), fault)
        answer = _json(form.accepted, form.created(job))
        return self._give(self._answered(form, answer, fault), fault, job, accepted=True)

    def _remixed(self, found: Found) -> dict[str, str]:
        """Return what a remix takes over from the job that it is made of."""
        if found.page != "remix":
            return {}
        of = self.server.playhouse.jobs.get(found.id)
        if of is None:
            raise Refused("Video not found.", "id")
        made = of.request
        return {"seconds": made.seconds, "size": made.size, "model": made.model, "remixed": of.id}

    def _answered(self, form: Form, answer: Answer, fault: str) -> Answer:
        """Return the answer to a job that was accepted, as a fault changes it."""
        if fault in _NOES:
            return self._no(form, fault)
        changed: Mapping[str, Callable[[], Answer]] = {
            "drop-after": lambda: _DROPPED,
            "torn-answer": lambda: answer._replace(way="torn"),
            "no-id": lambda: _json(answer.status, {"object": "video"}),
            "html-answer": lambda: Answer(200, b"<html>busy</html>", "text/html"),
            "huge-answer": lambda: answer._replace(body=b"[" + b" " * _HUGE + b"]"),
            "slow-answer": lambda: answer._replace(way="dripping"),
        }
        return changed.get(fault, lambda: answer)()

    def _look(self, found: Found, job: Job) -> None:
        playhouse, form = self.server.playhouse, found.form
        fault = playhouse.switches.strike(Step.LOOK)
        if fault:
            return self._give(self._no(form, fault), fault, job)
        shown = playhouse.look(job)
        status = 422 if job.fault == "failed-4xx" and shown.status == "failed" else 200
        page = form.job(job, shown)
        return self._give(_json(status, page), job.fault, job, status=shown.status)

    def _fetch(self, found: Found, job: Job) -> None:
        playhouse, form = self.server.playhouse, found.form
        fault = playhouse.switches.strike(Step.FETCH)
        if fault in _NOES:
            return self._give(self._no(form, fault), fault, job)
        film = playhouse.clip(job)
        if film is None:
            no = form.fault(404, None, "Video is not ready yet.", None)
            return self._give(_json(404, no), fault, job)
        variant = self._query().get("variant", "video")
        if variant in STILLS:
            kind, draw = STILLS[variant]
            return self._give(Answer(200, draw(film), kind), fault, job)
        spoilt: Mapping[str, Answer] = {
            "json-as-mp4": Answer(200, b'{"error": "not ready"}', _MP4),
            "empty-mp4": Answer(200, b"", _MP4),
            "truncated": Answer(200, film[: len(film) // 2], _MP4),
            "torn": Answer(200, film, _MP4, way="torn"),
            "slow-bytes": Answer(200, film, _MP4, way="dripping"),
            "endless": Answer(200, film, _MP4, way="endless"),
        }
        return self._give(spoilt.get(fault, Answer(200, film, _MP4)), fault, job)

    def _list(self, found: Found) -> None:
        playhouse, query = self.server.playhouse, self._query()
        fault = playhouse.switches.strike(Step.LIST)
        if fault in _NOES:
            return self._give(self._no(found.form, fault), fault)
        jobs = [] if fault == "empty-list" else playhouse.newest()
        if query.get("order") == "asc":
            jobs.reverse()
        ids = [job.id for job in jobs]
        if query.get("after") in ids:
            jobs = jobs[ids.index(query["after"]) + 1 :]
        limit = query.get("limit", "20")
        most = min(int(limit), 100) if limit.isdigit() else 20
        shown = [found.form.job(job, playhouse.stand(job)) for job in jobs[:most]]
        if fault == "mute-list":
            shown = [page | {"prompt": None} for page in shown]
        ends = {"first_id": jobs[0].id, "last_id": jobs[:most][-1].id} if shown else {}
        page = {"object": "list", "data": shown, "has_more": len(jobs) > most}
        return self._give(_json(200, page | ends), fault)

    # -------------------------------------------------------------- sending

    def _found(self) -> Found | None:
        """Return what is asked for; a page in a browser may not lead here by another name."""
        try:
            host = urlsplit(f"//{self.headers.get('host', '')}").hostname or ""
            path = unquote(urlsplit(self.path).path)
        except ValueError:
            return None
        return find_page(self.server.host, path) if is_loopback(host) else None

    def _query(self) -> dict[str, str]:
        return {name: told[-1] for name, told in parse_qs(urlsplit(self.path).query).items()}

    def _nothing(self, found: Found | None) -> Answer:
        if found is None:
            return _json(404, {"error": {"message": "There is no such page."}})
        return _json(404, found.form.fault(404, None, "Video not found.", None))

    def _no(self, form: Form, fault: str) -> Answer:
        if fault in _DROPPING:
            return _DROPPED
        no = _NOES[fault]
        message = no.message.format(key=self.headers.get("authorization", ""))
        said = form.fault(no.status, no.code, message, None)
        return _json(no.status, said)._replace(headers=no.headers)

    def _give(
        self, answer: Answer, fault: str = "", job: Job | None = None, **more: object
    ) -> None:
        """Write down what was asked and is answered, then send it."""
        told: dict[str, object] = {
            "method": self.command,
            "path": urlsplit(self.path).path,
            "fault": fault,
        }
        told |= {"answer": answer.status, "way": answer.way}
        if job is not None:
            told |= {"job": job.id, "shot": job.shot, "micros": job.micros}
        self.server.playhouse.note({**told, **more})
        return _SENDING[answer.way](self, answer)

    def _head(self, answer: Answer, length: int) -> None:
        self.send_response(answer.status)
        for name, value in {"content-type": answer.kind, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(length))
        self.end_headers()

    def _whole(self, answer: Answer) -> None:
        self._head(answer, len(answer.body))
        self.wfile.write(answer.body)

    def _dropped(self, _: Answer) -> None:
        self.close_connection = True

    def _torn(self, answer: Answer) -> None:
        self._head(answer, len(answer.body))
        self.wfile.write(answer.body[: len(answer.body) // 2])
        self.close_connection = True

    def _dripping(self, answer: Answer) -> None:
        self._head(answer, len(answer.body))
        step = -(-len(answer.body) // _DROPS)
        for start in range(0, len(answer.body), max(1, step)):
            self.server.playhouse.pause(_DRIP)
            self.wfile.write(answer.body[start : start + step])

    def _endless(self, answer: Answer) -> None:
        """Send until the other side has had enough."""
        self._head(answer, _ENDLESS)
        self.close_connection = True
        self.wfile.write(answer.body)
        for _ in range(_ENDLESS // (1 << 16)):
            self.wfile.write(bytes(1 << 16))


_SENDING: Mapping[str, Callable[[_Handler, Answer], None]] = {
    "whole": _Handler._whole,
    "dropped": _Handler._dropped,
    "torn": _Handler._torn,
    "dripping": _Handler._dripping,
    "endless": _Handler._endless,
}


def _json(status: int, said: Mapping[str, Any]) -> Answer:
    return Answer(status, json.dumps(said).encode())


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    """Read a body as JSON or as a form; raise `Refused` for anything else."""
    if kind.startswith("multipart/form-data"):
        head = f"content-type: {kind}\r\n\r\n".encode("latin-1", "replace")
        parts = BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
        read = ((part.get_param("name", header="content-disposition"), part) for part in parts)
        return {str(name): _text(part) for name, part in read if not part.get_filename()}
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Refused("The body is no JSON object.", "")
    return said


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
