"""Film a short film at CopilotKit's aimock, in OpenRouter's form and in Grok's.

python benchmarks/rehearsals/through_aimock.py            # aimock goes when it is over
python benchmarks/rehearsals/through_aimock.py --room DIR # aimock stays there

Needs npm, Node 20 and a package index; sends nothing anywhere else and costs nothing.  The clips
that aimock gives out are those of a film that was rehearsed at the stand-in before, so the films
must be the same to the last picture.
"""

from __future__ import annotations

import argparse
import base64
import json
import subprocess
import tempfile
import threading
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from stage import Rehearsal, accepted, check, standin, started

AIMOCK = "@copilotkit/aimock@1.43.0"
COST = 0.3217  # dollars a clip: another figure than ours, to be settled by
_SERVER = """\
import { LLMock } from "@copilotkit/aimock";
import { readFileSync } from "node:fs";
const polls = { pollsBeforeInProgress: 1, pollsBeforeCompleted: 3 };
const mock = new LLMock({ port: 0, openRouterVideo: polls, grokVideo: polls });
for (const { words, video } of JSON.parse(readFileSync(process.argv[2], "utf8")))
  mock.onVideo(words, { video });
console.log(await mock.start());
process.on("SIGINT", async () => { await mock.stop(); process.exit(0); });
"""


class Form(NamedTuple):
    """A service's form, as sora.yaml and aimock call it."""

    use: str
    path: str
    model: str
    resolution: str
    create: str


FORMS = (
    Form("openrouter", "/api/v1", "bytedance/seedance-2.0", "720p", "/api/v1/videos"),
    Form("xai", "/v1", "grok-imagine-video-1.5-lite", "720p", "/v1/videos/generations"),
)


def main() -> None:
    """Install aimock, rehearse a film at the stand-in, then film it in both forms."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--room", type=Path, help="folder for aimock; it stays")
    room = asked.parse_args().room
    with tempfile.TemporaryDirectory() as folder:
        home = (room or Path(folder)).resolve()
        install(home)
        first = rehearsed(Path(folder) / "first")
        with given_out(first.clips()) as urls:
            for form in FORMS:
                filmed(Path(folder) / form.use, home, form, first, urls)
                failed(Path(folder) / f"{form.use}-failed", home, form)


def install(home: Path) -> None:
    """Put aimock and its server into a folder."""
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "node_modules" / "@copilotkit" / "aimock").exists():
        words = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), AIMOCK]
        subprocess.run(words, check=True, capture_output=True)
    (home / "serve.mjs").write_text(_SERVER)


def rehearsed(folder: Path) -> Rehearsal:
    """Return a project whose film was made at the stand-in."""
    rehearsal, log = Rehearsal(folder / "tea-house"), folder / "log"
    with standin(rehearsal.root, log) as base:
        rehearsal.configure(
            f"{{use: openai-videos, base-url: '{base}', model: film, resolution: 720p,"
            " usd-per-second: 0.1}"
        )
        rehearsal.sora("film", "--real")
        check("rehearsed at the stand-in", len(rehearsal.clips()) == len(accepted(log)),
              f"{len(rehearsal.clips())} clips")  # fmt: skip
    return rehearsal


@contextmanager
def given_out(clips: list[Path]) -> Iterator[dict[str, str]]:
    """Serve clips by address, as Grok does; give the address of each by its take."""
    handler = partial(_Quiet, directory=str(clips[0].parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_address[1]}"
        yield {clip.stem: f"{host}/{clip.name}" for clip in clips}
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def mocked(home: Path, fixtures: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Run aimock with what it shall answer; give its address."""
    page = home / "fixtures.json"
    page.write_text(json.dumps(fixtures))
    with started(["node", "serve.mjs", str(page)], home) as lines:
        yield next(line for line in lines if line.startswith("http"))


def provider(form: Form, host: str) -> str:
    """Return what sora.yaml says of it."""
    return (
        f"{{use: {form.use}, base-url: '{host}{form.path}', model: {form.model},"
        f" resolution: {form.resolution}, usd-per-second: 0.1}}"
    )


def prompts(rehearsal: Rehearsal) -> dict[str, str]:
    """Return the words of each take that was filmed, by its name."""
    told = {}
    for job in rehearsal.jobs():
        shown = json.loads(rehearsal.sora("jobs", "show", job["key"], "--json"))
        told[job["shot"]] = shown["prompt"]
    return told


def filmed(folder: Path, home: Path, form: Form, first: Rehearsal, urls: Mapping[str, str]) -> None:
    """Film a whole film, and hold the ledger against aimock's own journal."""
    words = prompts(first)
    fixtures = [
        {
            "words": words[clip.stem],
            "video": {
                "id": clip.stem,
                "status": "completed",
                "url": urls[clip.stem],
                "b64": base64.b64encode(clip.read_bytes()).decode(),
                "cost": COST,
            },
        }
        for clip in first.clips()
    ]
    rehearsal = Rehearsal(folder / "tea-house")
    with mocked(home, fixtures) as host:
        rehearsal.configure(provider(form, host))
        print(rehearsal.sora("film", "--real"))
        jobs, asked = rehearsal.jobs(), creates(host, form)
        check(f"{form.use}: takes, and requests", len(jobs) == len(asked), len(asked))
        check("each answered", {each["response"]["status"] for each in asked} <= {200, 202},
              [each["response"]["status"] for each in asked])  # fmt: skip
        check("all stored", {job["state"] for job in jobs} == {"stored"}, len(rehearsal.clips()))
        spent = round(COST * 1_000_000) * len(jobs)
        check("settled by the service's figure", rehearsal.money() == (0, spent), spent)
        same = rehearsal.pictures() == first.pictures()
        check("the same pictures as at the stand-in", same, rehearsal.pictures()[:16])
        rehearsal.sora("film", "--real")
        check("a second run asks nothing", len(creates(host, form)) == len(asked), len(asked))


def failed(folder: Path, home: Path, form: Form) -> None:
    """Have every job fail: nothing is paid, the puppets play, the exit code is 1."""
    refused = "Blocked by our content filter."
    video = {"id": "x", "status": "failed", "error": refused, "cost": 0}
    rehearsal = Rehearsal(folder / "tea-house")
    with mocked(home, [{"words": "e", "video": video}]) as host:
        rehearsal.configure(provider(form, host))
        said = rehearsal.sora("film", "--real", "--shots", "1", status=1)
        (job,) = rehearsal.jobs()
        check("a failure is told", "drawn" in said, f"{job['state']}: {job['note']}")
        held, spent = rehearsal.money()
        check("nothing stays held", held == 0, f"{spent} spent, as its tariff of failures has it")
        asked = len(creates(host, form))
        check("asked for once", asked == 1, asked)


def creates(host: str, form: Form) -> list[dict[str, Any]]:
    """Return the requests for jobs in aimock's journal."""
    with urllib.request.urlopen(f"{host}/__aimock/journal", timeout=10) as answer:
        journal = json.load(answer)
    entries = journal if isinstance(journal, list) else journal["requests"]
    return [e for e in entries if e["method"] == "POST" and e["path"] == form.create]


if __name__ == "__main__":
    main()
