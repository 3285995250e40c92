"""Set the stage for a rehearsal: a small project, the stand-in, and what both wrote down.

Not a script: `through_litellm.py` and `through_aimock.py` play on it.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

KEY = "sk-rehearsal-4f1d"
USD_PER_SECOND = 0.10
_SOURCE = '''\
"""Serve tea."""

import time


def pour(cup):
    while True:
        try:
            cup.fill()
            break
        except OSError:
            pass


def serve(guests):
    for guest in guests:
        time.sleep(1)
        try:
            pour(guest.cup)
        except Exception:
            pass
    # TODO: collect the cups
'''


class Rehearsal:
    """One project folder, and what is done in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "src").mkdir(parents=True)
        (root / "src" / "tea.py").write_text(_SOURCE)
        (root / ".gitignore").write_text("out/\n.sora/\n*.txt\n")
        self.configure("")
        self._git("init", "-q")

    def configure(self, provider: str) -> None:
        """Write sora.yaml with a provider; review and commit the prompts."""
        told = f"provider: {provider}\n" if provider else ""
        (self.root / "sora.yaml").write_text(f"film: {{seconds: 30}}\n{told}")
        if provider:
            self.sora("snap", "update")
            self._git("add", "-A")
            self._git("commit", "-qm", "Review the prompts", "--allow-empty")

    def sora(self, *words: str, status: int | None = 0) -> str:
        """Run a command in the project; return what it printed, and fail on another exit code."""
        done = subprocess.run(
            [sys.executable, "-m", "slapstick", *words],
            cwd=self.root,
            env=os.environ | {"SORA_API_KEY": KEY, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        told = done.stdout + done.stderr
        if KEY in told:
            raise SystemExit("the key was printed")
        if status is not None and done.returncode != status:
            raise SystemExit(f"sora {' '.join(words)} ended with {done.returncode}:\n{told}")
        return done.stdout if "--json" in words else told

    def jobs(self) -> list[dict[str, Any]]:
        """Return the ledger's rows."""
        rows: list[dict[str, Any]] = json.loads(self.sora("jobs", "list", "--all", "--json"))
        return rows

    def money(self) -> tuple[int, int]:
        """Return what the ledger holds and has spent, in micro-dollars."""
        told = json.loads(self.sora("budget", "--json", "--no-report"))
        return told["held"], told["spent"]

    def pictures(self) -> str:
        """Return the digest of the film's pictures."""
        record = json.loads(next((self.root / "out").glob("*.film.json")).read_text("utf-8"))
        return str(record["frames_digest"])

    def clips(self) -> list[Path]:
        """Return the clips that were fetched, by take."""
        return sorted((self.root / "out").glob("*.clips/*.mp4"))

    def _git(self, *words: str) -> None:
        who = ("-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.org")
        subprocess.run(["git", *who, *words], cwd=self.root, check=True, capture_output=True)


@contextmanager
def standin(root: Path, log: Path, *faults: str) -> Iterator[str]:
    """Serve the stand-in of a project; give its base URL."""
    words = [sys.executable, "-m", "slapstick", "serve-standin", "--port", "0", "--log", str(log)]
    words += ["--usd-per-second", str(USD_PER_SECOND)]
    words += [word for fault in faults for word in ("--fault", fault)]
    with started(words, root) as lines:
        yield next(line for line in lines if line.startswith("http"))


@contextmanager
def started(
    words: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None
) -> Iterator[Iterator[str]]:
    """Run a server of somebody's until the end; give the lines that it prints."""
    server = subprocess.Popen(
        words, cwd=folder, env=os.environ | (environ or {}), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    told: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_read, args=(server, told), daemon=True)
    reader.start()
    try:
        yield iter(lambda: told.get(timeout=180), "")
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _read(server: subprocess.Popen[str], told: queue.Queue[str]) -> None:
    assert server.stdout
    for line in server.stdout:
        told.put(line.rstrip() or " ")
    told.put("")


def wait_for(url: str, seconds: float = 180.0) -> None:
    """Wait until something answers at `url`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"nothing answers at {url}")


def read_log(log: Path) -> list[dict[str, Any]]:
    """Return what the stand-in was asked, a line for each request."""
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def accepted(log: Path) -> list[dict[str, Any]]:
    """Return the jobs that the stand-in took."""
    return [each for each in read_log(log) if each.get("accepted")]


def check(name: str, good: bool, told: object) -> None:
    """Print what was seen, and end if it is not what must be."""
    print(f"{'ok' if good else 'NO':<3} {name}: {told}", flush=True)
    if not good:
        raise SystemExit(1)
