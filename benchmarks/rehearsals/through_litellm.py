"""Film a short film through LiteLLM's proxy, which stands in front of the stand-in.

python benchmarks/rehearsals/through_litellm.py            # the proxy goes when it is over
python benchmarks/rehearsals/through_litellm.py --room DIR # the proxy stays there

Needs a package index; sends nothing anywhere else and costs nothing.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stage import KEY, Rehearsal, accepted, check, read_log, standin, started, wait_for

LITELLM = "litellm[proxy]==1.106.2"
_CONFIG = """\
model_list:
  - model_name: film
    litellm_params: {{model: openai/sora-2, api_base: '{upstream}', api_key: sk-upstream}}
general_settings: {{master_key: {key}}}
litellm_settings: {{telemetry: false{retries}}}
router_settings: {{{only}}}
"""


def main() -> None:
    """Install the proxy, film through it undisturbed, then with a fault and with its retries."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--room", type=Path, help="folder for the proxy's environment; it stays")
    room = asked.parse_args().room
    with tempfile.TemporaryDirectory() as folder:
        home = (room or Path(folder)).resolve()
        proxy = install(home)
        undisturbed(Path(folder) / "whole", proxy)
        doubted(Path(folder) / "doubt", proxy, retries=False)
        doubted(Path(folder) / "thrice", proxy, retries=True)


def install(home: Path) -> Path:
    """Return the proxy's program, installed into an environment of its own."""
    program = home / "litellm" / "bin" / "litellm"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home / "litellm")], check=True)
        pip = str(home / "litellm" / "bin" / "pip")
        subprocess.run([pip, "install", "--quiet", LITELLM], check=True)
    return program


@contextmanager
def proxied(program: Path, folder: Path, upstream: str, *, retries: bool) -> Iterator[str]:
    """Run the proxy in front of `upstream`; give its base URL."""
    config = folder / "litellm.yaml"
    config.write_text(
        _CONFIG.format(
            upstream=upstream,
            key=KEY,
            retries="" if retries else ", num_retries: 0",
            only="" if retries else "num_retries: 0",
        )
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [str(program), "--config", str(config), "--host", "127.0.0.1", "--port", str(port)]
    with started(words, folder, {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}):
        wait_for(f"http://127.0.0.1:{port}/health/liveliness")
        yield f"http://127.0.0.1:{port}/v1"


def provider(base: str) -> str:
    """Return what sora.yaml says of the proxy."""
    return (
        f"{{use: openai-videos, dialect: litellm, base-url: '{base}', model: film,"
        " resolution: 720p, usd-per-second: 0.1}"
    )


def undisturbed(folder: Path, proxy: Path) -> None:
    """Film a whole film, and hold the ledger against the service's own log."""
    rehearsal, log = Rehearsal(folder / "tea-house"), folder / "log"
    with (
        standin(rehearsal.root, log) as upstream,
        proxied(proxy, folder, upstream, retries=False) as base,
    ):
        rehearsal.configure(provider(base))
        print(rehearsal.sora("film", "--real"))
        jobs, taken = rehearsal.jobs(), accepted(log)
        check("takes asked for, and taken upstream", len(jobs) == len(taken), len(taken))
        shots = sorted(job["shot"] for job in taken)
        check("each once, the right ones", shots == sorted(job["shot"] for job in jobs), shots)
        check("all stored", {job["state"] for job in jobs} == {"stored"}, len(rehearsal.clips()))
        billed = sum(job["micros"] for job in taken)
        check("billed upstream, and spent", rehearsal.money() == (0, billed), f"{billed} micro-USD")
        tell_ids(rehearsal, log)
        before, pictures = len(read_log(log)), rehearsal.pictures()
        rehearsal.sora("film", "--real")
        check("a second run asks nothing", len(read_log(log)) == before, f"{before} requests")
        check("and cuts the same film", rehearsal.pictures() == pictures, pictures[:16])


def tell_ids(rehearsal: Rehearsal, log: Path) -> None:
    """Show what the proxy makes of ids."""
    there = {job["job"] for job in accepted(log)}
    kept = [job["remote"] for job in rehearsal.jobs()]
    longest = max(map(len, kept))
    check("the proxy's ids are kept, not upstream's", not there & set(kept), f"{longest} letters")


def doubted(folder: Path, proxy: Path, *, retries: bool) -> None:
    """Have upstream accept a job and answer 500: one request of ours, one job or three there."""
    rehearsal, log = Rehearsal(folder / "tea-house"), folder / "log"
    how = "LiteLLM's own retries" if retries else "num_retries: 0"
    with (
        standin(rehearsal.root, log, f"500-after={2 if retries else 1}") as upstream,
        proxied(proxy, folder, upstream, retries=retries) as base,
    ):
        rehearsal.configure(provider(base))
        rehearsal.sora("film", "--real", "--shots", "1", status=1 if not retries else None)
        posts = [each for each in read_log(log) if each["method"] == "POST"]
        seen = Counter(job["shot"] for job in accepted(log))
        (job,) = rehearsal.jobs()
        held, spent = rehearsal.money()
        told = f"{len(posts)} requests upstream, accepted {dict(seen)}, here {job['state']}, "
        told += f"{held} held, {spent} spent"
        check(f"500 after accepting, {how}", (len(posts) == 1) is not retries, told)
        if retries:
            return
        check("the doubt holds its money", job["state"] == "doubtful" and held > 0, job["note"])
        said = rehearsal.sora("jobs", "reconcile", status=1)
        check("no list to look in: a person is asked", "a person must say" in said, said.strip())
        rehearsal.sora("jobs", "reconcile", job["key"], "--paid")
        check("settled by a person's word", rehearsal.money() == (0, held), rehearsal.money())
        rehearsal.sora("film", "--real", "--shots", "1", status=1)
        check("and not asked for again unasked", len(accepted(log)) == 1, len(accepted(log)))
        again = rehearsal.sora("film", "--real", "--shots", "1", "--again", status=None)
        states = [job["state"] for job in rehearsal.jobs()]
        check("with --again it is", len(accepted(log)) == 2, json.dumps(states) + again[-200:])


if __name__ == "__main__":
    main()
