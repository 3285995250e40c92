"""A video service on loopback that speaks several forms, and fails in every way known.

It is a real server with real sockets, since half of the faults are faults of sockets.  `log` is
what the service itself saw: tests count there, not in the client.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zlib import crc32

from tests.fakes.clips import clip
from tests.fakes.forms import FORMS, Form, Shown


def _draw(words: str, seconds: float) -> bytes:
    return clip(seconds, crc32(words.encode()) % 100)


@dataclass
class Job:
    """A job that the service accepted, and will bill."""

    id: str
    fields: dict[str, Any]
    created: float
    key: str = ""
    polls: int = 0
    fault: str = ""

    @property
    def prompt(self) -> str:
        return str(self.fields.get("prompt", ""))


@dataclass
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class VideoService:
    """The service's memory and its switches; the faults that are set are used up in turn."""

    polls: int = 2  # looks at a job before it is done
    key: str = ""  # the one that is asked for
    lists: bool = True
    hidden: bool = False  # the list does not show the newest jobs
    clock: Callable[[], float] = time.time
    create_faults: list[str] = field(default_factory=list)
    job_faults: list[str] = field(default_factory=list)  # one for each job accepted
    content_faults: list[str] = field(default_factory=list)
    jobs: dict[str, Job] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)
    base: str = ""
    draw: Callable[[str, float], bytes] = _draw
    lock: threading.RLock = field(default_factory=threading.RLock)
    elsewhere: str = "http://10.0.0.1/clip.mp4"  # where a bad redirect leads
    on_create: Callable[[], None] = lambda: None

    @property
    def accepted(self) -> list[str]:
        """Prompts of the jobs that were accepted, in order."""
        return [job.prompt for job in self.jobs.values()]

    def asked(self, method: str) -> int:
        """Count requests."""
        return sum(seen.method == method for seen in self.log)

    @contextmanager
    def open(self) -> Iterator[VideoService]:
        """Serve on a free port."""
        service = self

        class Handler(_Handler):
            memory = service

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def accept(self, fields: dict[str, Any], key: str) -> Job:
        """Take a job; the same idempotency key gives the same job."""
        with self.lock:
            same = next((job for job in self.jobs.values() if key and job.key == key), None)
            if same:
                return same
            # Ids as gateways have them: long, with signs that mean something in a URL.
            id_ = f"video_{len(self.jobs) + 1:04d}=="
            fault = self.job_faults.pop(0) if self.job_faults else ""
            self.jobs[id_] = Job(id_, fields, self.clock(), key, fault=fault)
            return self.jobs[id_]

    def look(self, job: Job) -> Shown:
        """Move a job on by one look and say how it stands."""
        with self.lock:
            job.polls += 1
        over = job.polls >= self.polls
        status = "completed" if over else "in_progress"
        progress = min(100, job.polls * 100 // max(1, self.polls))
        if job.fault == "stuck":
            return Shown("in_progress", 99)
        if job.fault == "unknown-status":
            return Shown(status if job.polls > 3 else "contemplating", progress)
        if over and job.fault in ("failed", "failed-4xx", "string-error", "cancelled", "expired",
                                  "moderated", "empty"):  # fmt: skip
            return Shown(job.fault.split("-")[0], progress)
        return Shown(status, progress)


class _Handler(BaseHTTPRequestHandler):
    memory: VideoService
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_POST(self) -> None:
        body = self._note()
        form, action, _ = self._route()
        if form is None or action != "create":
            return self._json(404, {"error": {"message": "no such page"}})
        if self._locked(form):
            return None
        faults = self.memory.create_faults
        fault = faults.pop(0) if faults else ""
        self.memory.on_create()
        if fault in _BEFORE:
            status, headers, said = _BEFORE[fault]
            return self._json(status, said, headers)
        if fault == "drop-before":
            return self._drop()
        fields = form.read(_fields(self.headers.get("content-type", ""), body), self.path)
        job = self.memory.accept(fields, self.headers.get("idempotency-key", ""))
        return self._created(form, job, fault)

    def _created(self, form: Form, job: Job, fault: str) -> None:
        status, said = form.created(job, self.memory.base)
        if fault == "drop-after":
            return self._drop()
        if fault == "500-after":
            return self._json(500, {"error": {"message": "Internal server error"}})
        if fault == "503-after":
            return self._json(503, {"error": {"message": "overloaded"}})
        if fault == "no-id":
            return self._json(status, {"object": "video"})
        if fault == "html-after":
            return self._send(200, b"<html>busy</html>", {"content-type": "text/html"})
        if fault == "half-after":
            return self._half(json.dumps(said).encode())
        if fault == "huge-after":
            return self._send(200, b"[" + b" " * 9_000_000 + b"]", {})
        return self._json(status, said)

    def do_GET(self) -> None:
        self._note()
        form, action, id_ = self._route()
        if form is None:
            return self._json(404, {"error": {"message": "no such page"}})
        if action != "content" and self._locked(form):
            return None
        if action == "list":
            return self._list(form)
        job = self.memory.jobs.get(id_)
        if job is None:
            return self._json(404, {"error": {"message": "Video not found"}})
        if action == "content":
            return self._content(job)
        shown = self.memory.look(job) if action == "poll" else Shown("completed", 100)
        status, said = form.polled(job, shown, self.memory.base, action)
        if job.fault == "failed-4xx" and shown.status == "failed":
            status = 422
        if job.fault == "changing-ids":
            said = {**said, "id": f"other-{job.polls}"}
        return self._json(status, said)

    def _list(self, form: Form) -> None:
        if not self.memory.lists:
            return self._json(400, {"error": {"message": "custom_llm_provider is required"}})
        query = parse_qs(urlsplit(self.path).query)
        shy = self.memory.hidden
        jobs = [] if shy else sorted(self.memory.jobs.values(), key=_id, reverse=True)
        after = query.get("after", [""])[0]
        jobs = [job for job in jobs if not after or job.id < after]
        limit = min(int(query.get("limit", ["20"])[0]), 100)
        shown = [form.polled(job, Shown("in_progress", 0), "", "poll")[1] for job in jobs[:limit]]
        ends = {"first_id": jobs[0].id, "last_id": jobs[:limit][-1].id} if jobs else {}
        page = {"object": "list", "data": shown, "has_more": len(jobs) > limit} | ends
        return self._json(200, page)

    def _content(self, job: Job) -> None:
        faults = self.memory.content_faults
        fault = faults.pop(0) if faults else ""
        film = self.memory.draw(job.prompt, float(job.fields.get("seconds", 4)))
        mp4 = {"content-type": "video/mp4"}
        if fault == "expired":
            return self._json(403, {"error": "Request has expired"})
        if fault == "json":
            return self._send(200, b'{"error": "not ready"}', mp4)
        if fault == "truncated":
            return self._send(200, film[: len(film) // 2], mp4)
        if fault == "cut-off":
            return self._half(film)
        if fault == "private":
            return self._send(302, b"", {"location": self.memory.elsewhere})
        if fault == "missing":
            return self._json(404, {"error": "gone"})
        return self._send(200, film, mp4)

    def _route(self) -> tuple[Form | None, str, str]:
        path = unquote(urlsplit(self.path).path)
        for form in FORMS.values():
            found = form.route(self.command, path)
            if found:
                return form, found[0], found[1]
        return None, "", ""

    def _locked(self, form: Form) -> bool:
        if not self.memory.key or self.memory.key in self.headers.get(form.key_header, ""):
            return False
        shown = self.headers.get(form.key_header, "")
        self._json(401, {"error": {"message": f"Incorrect API key provided: {shown}"}})
        return True

    def _note(self) -> bytes:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.memory.lock:
            self.memory.log.append(Seen(self.command, self.path, headers, body))
        return body

    def _json(self, status: int, said: Any, headers: dict[str, str] | None = None) -> None:
        headers = {"content-type": "application/json"} | (headers or {})
        return self._send(status, json.dumps(said).encode(), headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _half(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        return self._drop()

    def _drop(self) -> None:
        self.close_connection = True


_BEFORE: dict[str, tuple[int, dict[str, str], Any]] = {
    "429": (429, {"retry-after": "7"}, {"error": {"message": "slow down", "code": "rate_limit"}}),
    "429-bare": (429, {}, {"error": "slow down"}),
    "429-long": (429, {"retry-after": "86400"}, {"error": {"message": "tomorrow"}}),
    "429-quota": (429, {}, {"error": {"message": "no money", "code": "insufficient_quota"}}),
    "400": (400, {}, {"error": {"message": "size is wrong", "code": "invalid_value"}}),
    "400-moderation": (400, {}, {"error": {"message": "No.", "code": "content_policy_violation"}}),
    "401": (401, {}, {"error": {"message": "bad key"}}),
    "500": (500, {}, {"error": {"message": "Internal server error"}}),
    "503": (503, {}, {"error": {"message": "overloaded"}}),
    "307": (307, {"location": "http://127.0.0.1:9/v1/videos"}, {}),
}  # fmt: skip


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    """Read a body as JSON or as a form."""
    if kind.startswith("multipart/form-data"):
        head = f"content-type: {kind}\r\n\r\n".encode()
        parts = BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
        return {
            str(part.get_param("name", header="content-disposition")): part.get_content()
            for part in parts
        }
    value = json.loads(body or b"{}")
    return value if isinstance(value, dict) else {}


def _id(job: Job) -> str:
    return job.id
