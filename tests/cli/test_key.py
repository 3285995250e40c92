"""A service that throws the key back in every answer: it reaches no file, no log and no screen."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from slapstick.cli import main
from slapstick.shoot.world import Patience

KEY = "sk-secret-of-mine-7d1a"
# What each request for a job leads to, in turn: a refusal, a doubt, or a job that goes wrong.
WAYS = ["400", "500", "no-id", "key-as-id", "failed", "json", "redirect", "elsewhere", "html"]


class Echo(ThreadingHTTPServer):
    """Knows only what it was told: the key it was shown, and how each job shall go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ways = list(WAYS)
        self.jobs: dict[str, str] = {}
        self.elsewhere = ""
        self.seen: list[str] = []  # headers of what came to another host than the service's


class _Handler(BaseHTTPRequestHandler):
    server: Echo

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        key = self.headers["authorization"].removeprefix("Bearer ")
        self.rfile.read(int(self.headers["content-length"]))
        way = self.server.ways.pop(0) if self.server.ways else "400"
        if way in ("400", "500"):
            return self._give(int(way), {"error": {"message": f"{key} is wrong", "code": key}})
        if way in ("no-id", "html"):
            body = {"your key": key} if way == "no-id" else f"<p>{key}</p>"
            return self._give(200, body)
        id_ = key if way == "key-as-id" else f"job-{len(self.server.jobs)}"
        self.server.jobs[id_] = way
        return self._give(200, {"id": id_, "status": "queued", "key": key})

    def do_GET(self) -> None:
        key = self.headers.get("authorization", "").removeprefix("Bearer ")
        if not self.path.startswith("/v1/"):
            self.server.seen.append(str(self.headers))
            return self._give(200, {"error": f"{key} {self.headers}"})
        if "videos?" in self.path:
            return self._give(400, {"error": key})
        id_ = self.path.split("/")[3]
        way = self.server.jobs.get(id_, "failed")
        if self.path.partition("?")[0].endswith("/content"):
            if way in ("redirect", "elsewhere"):
                host = self.server.elsewhere if way == "elsewhere" else "http://10.0.0.1"
                return self._give(302, {}, f"{host}/{key}/clip.mp4?signed={key}")
            return self._give(200, {key: "not ready"})
        if way == "failed":
            error = {"code": f"code-{key}", "message": f"no {key}"}
            return self._give(200, {"status": "failed", "error": error})
        return self._give(200, {"status": "completed", "id": key})

    def _give(self, status: int, body: object, location: str = "") -> None:
        told = json.dumps(body).encode() if isinstance(body, dict) else str(body).encode()
        self.send_response(status)
        self.send_header("x-key", self.headers.get("authorization", ""))
        if location:
            self.send_header("location", location)
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)


@contextmanager
def echoing() -> Iterator[Echo]:
    with Echo() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_an_echoed_key_is_neither_written_nor_said(
    little: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(little)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("SORA_API_KEY", raising=False)
    quick = Patience(poll=0.01, backoff=0.01, settle=0.01, tries=2, deadline=1.0)
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", quick)
    with echoing() as server, echoing() as other:
        host = f"http://127.0.0.1:{server.server_address[1]}"
        server.elsewhere = f"http://localhost:{other.server_address[1]}"
        (little / "sora.yaml").write_text(
            f"film: {{seconds: 30}}\nprovider: {{use: openai-videos, base-url: '{host}/v1',"
            " model: film, usd-per-second: 0.1}\n"
        )
        assert main(["snap", "update", "--workers", "1"]) == 0
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
            who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
            subprocess.run(["git", *who, *words], check=True, capture_output=True)
        caplog.set_level(0)
        for _ in range(3):  # of four shots each: as many as there are ways
            words = ["film", "--real", "-v", "--again", "--fps", "1", "--workers", "1"]
            assert main(words) == 1
            _settle(capsys)
        assert server.ways == []
        assert other.seen
        assert KEY not in "".join(other.seen)
        for words in (["jobs", "list", "--all"], ["budget"], ["jobs", "fetch"]):
            main(words)
    said = capsys.readouterr()
    assert "[key]" in said.out
    assert KEY not in said.out + said.err + caplog.text
    written = [path for path in little.rglob("*") if path.is_file()]
    assert len(written) > 20
    assert not [path for path in written if KEY.encode() in path.read_bytes()]


def _settle(capsys: pytest.CaptureFixture[str]) -> None:
    """Look at every job, and let go of those in doubt and those whose clip does not come."""
    said = capsys.readouterr()
    assert KEY not in said.out + said.err
    main(["jobs", "list", "--json"])
    for job in json.loads(capsys.readouterr().out):
        main(["jobs", "show", job["key"]])
        if job["state"] in ("doubtful", "filmed"):
            main(["jobs", "reconcile", job["key"], "--paid"])
    main(["jobs", "reconcile"])
    said = capsys.readouterr()
    assert KEY not in said.out + said.err
