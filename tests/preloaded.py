"""Run modules in processes that have loaded what is large already; not for what starting is about.

Where it can, each is a fork of one process that has imported once what takes most of a second:
that is most of what a short command costs.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from tempfile import TemporaryDirectory

# None of `slapstick.testing`: how a plugin is loaded is for its tests to see.
_LOADED = (
    "pytest",
    "slapstick.app.filming",
    "slapstick.app.made_with",
    "slapstick.app.pricing",
    "slapstick.app.shooting",
    "slapstick.app.snapping",
    "slapstick.cli",
)


def context() -> ForkServerContext | SpawnContext:
    """Return what starts processes that have loaded this."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(list(_LOADED))
    return forks


def run(
    module: str, words: Sequence[str], *, cwd: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a module as `python -m` does; return how it ended and what it said."""
    with TemporaryDirectory() as told:
        started = context().Process(
            target=_run, args=(module, list(words), str(cwd), dict(env), told)
        )
        started.start()
        started.join()
        assert started.exitcode is not None
        said = [(Path(told) / name).read_text("utf-8") for name in ("1", "2")]
    return subprocess.CompletedProcess([module, *words], started.exitcode, *said)


def _run(module: str, words: list[str], cwd: str, env: dict[str, str], told: str) -> None:
    for number in (1, 2):
        file = os.open(f"{told}/{number}", os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    gc.freeze()  # nobody need look again through what all have loaded
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.path[:0] = [cwd, *filter(None, env.get("PYTHONPATH", "").split(os.pathsep))]
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
