"""Stand in for a video service on this machine: `/v1/videos`, played by puppets, for rehearsals.

It takes no money, asks for no key, and is reached from this machine only.  Jobs live as long as
the server does.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from slapstick.app.planning import Planned
from slapstick.cut.crew import HOUSE
from slapstick.cut.rehearsal import Wanted, rehearse
from slapstick.cut.strip import Crew
from slapstick.errors import BadRequest
from slapstick.model import Beat, TokenBudgetLevel
from slapstick.shoot.addresses import is_loopback
from slapstick.tell.prompts import build_prompts

PORT: Final = 8077
_MOST_BYTES = 32_000_000  # of a request: a prompt and a picture of reference
_MOST_SECONDS, _LARGEST = 60, 2160
_SIZE = re.compile(r"([0-9]{2,4})x([0-9]{2,4})")
_PATH = re.compile(r"/v1/videos(?:/(?P<id>[^/]+)(?P<content>/content)?)?/?")
_BROKEN = {"code": "internal_error", "message": "It could not be drawn."}
_PICTURES = 24  # a second, as services send them


class Scene(NamedTuple):
    """A prompt of the film, and the beat that it asks for."""

    prompt: str
    shot: str
    beat: Beat


class Refused(Exception):
    """A request that a service would refuse."""

    def __init__(self, message: str, param: str) -> None:
        super().__init__(message)
        self.param = param


@dataclass
class Job:
    """A clip that was asked for; a thread draws it."""

    id: str
    created: int
    fields: Mapping[str, Any]
    shot: str
    clip: Future[bytes]


@dataclass
class Playhouse:
    """The jobs of a stand-in; safe for the threads of its server."""

    scenes: Sequence[Scene]
    crew: Crew = HOUSE
    fps: int = _PICTURES
    tell: Callable[[str], None] = lambda _: None
    now: Callable[[], float] = time.time
    jobs: dict[str, Job] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stage: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def accept(self, fields: Mapping[str, Any]) -> Job:
        """Take a job; raise `Refused` for what no service films."""
        prompt = str(fields.get("prompt") or "")
        if not prompt.strip():
            raise Refused("Missing required parameter: 'prompt'.", "prompt")
        wanted = _wanted(fields, self.fps)
        scene = self._scene(prompt)
        with self._lock:
            name = hashlib.sha256(f"{next(self._numbers)}\n{prompt}".encode()).hexdigest()[:24]
            clip = self._stage.submit(rehearse, self.crew, scene.beat, wanted)
            job = Job(f"video_{name}", int(self.now()), dict(fields), scene.shot, clip)
            self.jobs[job.id] = job
        told = f"{wanted.seconds:g} s, {wanted.wide}x{wanted.high}"
        self.tell(f"{job.id}: {scene.shot}, {told}")
        return job

    def newest(self) -> list[Job]:
        """Return the jobs, the newest first."""
        with self._lock:
            return list(self.jobs.values())[::-1]

    def forget(self, job: Job) -> None:
        """Drop a job and its clip."""
        job.clip.cancel()
        with self._lock:
            self.jobs.pop(job.id, None)

    def close(self) -> None:
        """Draw no more."""
        self._stage.shutdown(cancel_futures=True)

    def _scene(self, prompt: str) -> Scene:
        """Return the scene of a prompt; strange words get one of the film's, always the same."""
        for scene in self.scenes:
            if scene.prompt == prompt:
                return scene
        number = int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:4], "big")
        return self.scenes[number % len(self.scenes)]


def scenes_of(planned: Planned) -> tuple[Scene, ...]:
    """Return what the film of a repository may be asked for, at every level of words."""
    beats = {shot.id: shot.beats[0] for shot in planned.shots}
    story, project = planned.workspace.story, planned.workspace.project
    return tuple(
        Scene(prompt.text, prompt.shot, beats[prompt.shot])
        for level in TokenBudgetLevel
        for prompt in build_prompts(planned.plot, story, project, level)
    )


@contextmanager
def serving(playhouse: Playhouse, host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    """Offer a server that is bound and not yet serving; 0 is any free port.

    Raise `BadRequest` for an address that others than this machine reach, or that is taken.
    """
    if not is_loopback(host):
        hint = "use 127.0.0.1: it asks for no key, so nobody else may reach it"
        raise BadRequest(f"the stand-in does not serve on {host}", hint)
    if not playhouse.scenes:
        raise BadRequest("the film has no shot that could be played")
    try:
        server = Server((host, port), playhouse)
    except OSError as error:
        hint = "name another --port; 0 takes any that is free"
        raise BadRequest(f"cannot serve on port {port}: {error.strerror}", hint) from error
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
    def base_url(self) -> str:
        """What sora.yaml calls it."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "slapstick-standin", ""
    timeout = 60

    def log_message(self, *_: object) -> None:
        """Keep quiet: what matters is told by the playhouse, and a key is never shown."""

    def do_POST(self) -> None:
        """Take a job."""
        length = self.headers.get("content-length", "")
        if not length.isdigit() or int(length) > _MOST_BYTES:
            self.close_connection = True
            return self._fault(413, "The body's length is missing or too large.")
        body = self.rfile.read(int(length))
        found = self._found()
        if found is None or found["id"]:
            return self._fault(404, "There is no such page.")
        try:
            job = self.server.playhouse.accept(_fields(self.headers["content-type"] or "", body))
        except Refused as refused:
            return self._fault(400, str(refused), refused.param)
        return self._json(200, _video(job))

    def do_GET(self) -> None:
        """Show the list, a job, or its clip."""
        found = self._found()
        if found is None:
            return self._fault(404, "There is no such page.")
        if not found["id"]:
            return self._list()
        job = self.server.playhouse.jobs.get(found["id"])
        if job is None:
            return self._fault(404, "Video not found.")
        if not found["content"]:
            return self._json(200, _video(job))
        if not job.clip.done():
            return self._fault(404, "Video is not ready yet.")
        return self._send(200, job.clip.result(), "video/mp4")

    def do_DELETE(self) -> None:
        """Forget a job."""
        found = self._found()
        job = self.server.playhouse.jobs.get(found["id"] or "") if found else None
        if job is None:
            return self._fault(404, "Video not found.")
        self.server.playhouse.forget(job)
        return self._json(200, {"id": job.id, "object": "video.deleted", "deleted": True})

    def _found(self) -> re.Match[str] | None:
        """Return what is asked for; a page in a browser may not lead here by another name."""
        try:
            host = urlsplit(f"//{self.headers.get('host', '')}").hostname or ""
            path = unquote(urlsplit(self.path).path)
        except ValueError:
            return None
        return _PATH.fullmatch(path) if is_loopback(host) else None

    def _list(self) -> None:
        query = {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}
        jobs = self.server.playhouse.newest()
        if query.get("order") == "asc":
            jobs.reverse()
        ids = [job.id for job in jobs]
        if query.get("after") in ids:
            jobs = jobs[ids.index(query["after"]) + 1 :]
        limit = query.get("limit", "20")
        most = min(int(limit), 100) if limit.isdigit() else 20
        shown = [_video(job) for job in jobs[:most]]
        ends = {"first_id": shown[0]["id"], "last_id": shown[-1]["id"]} if shown else {}
        page = {"object": "list", "data": shown, "has_more": len(jobs) > most}
        return self._json(200, page | ends)

    def _fault(self, status: int, message: str, param: str | None = None) -> None:
        kind = "invalid_request_error"
        error = {"message": message, "type": kind, "param": param, "code": None}
        return self._json(status, {"error": error})

    def _json(self, status: int, said: Mapping[str, Any]) -> None:
        return self._send(status, json.dumps(said).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _wanted(fields: Mapping[str, Any], fps: int) -> Wanted:
    try:
        seconds = float(str(fields.get("seconds") or 4))
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= _MOST_SECONDS:
        raise Refused(f"Invalid value: 'seconds' is from 1 to {_MOST_SECONDS}.", "seconds")
    size = _SIZE.fullmatch(str(fields.get("size") or "1280x720"))
    wide, high = (int(size[1]), int(size[2])) if size else (0, 0)
    if not size or wide % 2 or high % 2 or max(wide, high) > 2 * _LARGEST:
        raise Refused("Invalid value: 'size' is like 1280x720, in even numbers.", "size")
    return Wanted(seconds, wide, high, fps)


def _fields(kind: str, body: bytes) -> Mapping[str, Any]:
    """Read a body as JSON or as a form; raise `Refused` for anything else."""
    if kind.startswith("multipart/form-data"):
        head = f"content-type: {kind}\r\n\r\n".encode("latin-1", "replace")
        parts = BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
        read = ((part.get_param("name", header="content-disposition"), part) for part in parts)
        return {str(name): _text(part) for name, part in read if not part.get_filename()}
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused("The body is no JSON object.", "")
    return said


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _video(job: Job) -> dict[str, Any]:
    """Return a job as OpenAI's specification writes it."""
    failed = job.clip.done() and (job.clip.cancelled() or job.clip.exception() is not None)
    done = job.clip.done() and not failed
    status = "completed" if done else "in_progress" if job.clip.running() else "queued"
    return {
        "id": job.id,
        "object": "video",
        "model": str(job.fields.get("model") or "puppets"),
        "status": "failed" if failed else status,
        "progress": 100 if done else 0,
        "created_at": job.created,
        "completed_at": job.created if done else None,
        "expires_at": None,
        "prompt": str(job.fields.get("prompt")),
        "size": str(job.fields.get("size") or "1280x720"),
        "seconds": str(job.fields.get("seconds") or "4"),
        "remixed_from_video_id": None,
        "error": _BROKEN if failed else None,
    }  # fmt: skip
