"""Take jobs and have puppets play them; knows nothing of HTTP.

Jobs live as long as the playhouse does.  It takes no money, but keeps count of what a service
would have charged, so that a ledger can be held against it.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from slapstick.app.planning import Planned
from slapstick.app.standin.faults import Step, Switches
from slapstick.cut.crew import HOUSE
from slapstick.cut.rehearsal import Wanted, rehearse
from slapstick.model import Beat, TokenBudgetLevel
from slapstick.tell.prompts import build_prompts
from slapstick.tell.takes import Timed, actions_of

FPS: Final = 24  # pictures a second, as services send them
_MOST_SECONDS, _LARGEST = 60, 2160
_SIZE = re.compile(r"([0-9]{2,4})x([0-9]{2,4})")
_ODD_LOOKS = 3  # after which a job that looked odd looks like others

Draw: TypeAlias = Callable[[Beat, Wanted], bytes]
Note: TypeAlias = Mapping[str, Any]


class Scene(NamedTuple):
    """A prompt of the film, and the beat that it asks for."""

    prompt: str
    shot: str
    beat: Beat
    actions: tuple[Timed, ...] = ()  # of the beat: a take may ask for some of them


class Request(NamedTuple):
    """A clip as it is asked for, in whatever form."""

    prompt: str
    seconds: str
    size: str
    model: str
    remixed: str = ""  # the id of the job that it is made from


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
    request: Request
    shot: str
    clip: Future[bytes]
    micros: int  # what a service would charge for it
    fault: str = ""
    looks: int = 0
    finished: int = 0  # when its clip was drawn


class Shown(NamedTuple):
    """How a job stands: in OpenAI's words, `pending` and the like are for the forms to say."""

    status: str
    progress: int
    code: str = ""  # of its error
    message: str = ""


def _house(beat: Beat, wanted: Wanted) -> bytes:
    return rehearse(HOUSE, beat, wanted)


@dataclass
class Playhouse:
    """The jobs of a stand-in; safe for the threads of its server."""

    scenes: Sequence[Scene]
    draw: Draw = _house
    fps: int = FPS
    usd_per_second: float = 0.0
    switches: Switches = field(default_factory=Switches)
    tell: Callable[[str], None] = lambda _: None
    note: Callable[[Note], None] = lambda _: None  # hears of every request
    now: Callable[[], float] = time.time
    pause: Callable[[float], None] = time.sleep  # between the drops of what drips
    jobs: dict[str, Job] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stage: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def accept(self, request: Request) -> Job:
        """Take a job; raise `Refused` for what no service films."""
        if not request.prompt.strip():
            raise Refused("Missing required parameter: 'prompt'.", "prompt")
        scene = self._scene(request.prompt)
        begins, ends = _stretch(scene, request.prompt)
        wanted = _wanted(request, self.fps)._replace(begins=begins, ends=ends)
        with self._lock:
            told = f"{next(self._numbers)}\n{request.prompt}"
            job = Job(
                id=f"video_{hashlib.sha256(told.encode()).hexdigest()[:24]}",
                created=int(self.now()),
                request=request,
                shot=scene.shot,
                clip=self._stage.submit(self.draw, scene.beat, wanted),
                micros=round(wanted.seconds * self.usd_per_second * 1_000_000),
                fault=self.switches.strike(Step.JOB),
            )
            self.jobs[job.id] = job
        self.tell(f"{job.id}: {scene.shot}, {wanted.seconds:g} s, {wanted.wide}x{wanted.high}")
        return job

    def look(self, job: Job) -> Shown:
        """Say how a job stands, and count that somebody looked."""
        with self._lock:
            job.looks += 1
        return self.stand(job)

    def stand(self, job: Job) -> Shown:
        """Say how a job stands, as its fault has it."""
        odd = job.looks <= _ODD_LOOKS
        if job.fault == "stuck":
            return Shown("in_progress", 99)
        if job.fault == "unknown-status" and odd:
            return Shown("contemplating", 50)
        if job.fault in ("jump", "wrong-types") and odd:
            return Shown("in_progress", 90 if job.looks % 2 else 0)
        if not job.clip.done():
            return Shown("in_progress" if job.clip.running() else "queued", 0)
        job.finished = job.finished or int(self.now())
        if job.clip.cancelled() or job.clip.exception() is not None:
            return _ENDS["failed"]
        return _ENDS.get(job.fault, Shown("completed", 100))

    def clip(self, job: Job) -> bytes | None:
        """Return the clip of a job, None where there is none."""
        if job.fault == "empty" or self.stand(job).status != "completed":
            return None
        return job.clip.result()

    def newest(self) -> list[Job]:
        """Return the jobs, the newest first."""
        with self._lock:
            return list(self.jobs.values())[::-1]

    def billed(self) -> int:
        """Return what a service would have charged: only what was filmed, in micro-dollars."""
        return sum(job.micros for job in self.newest() if self.stand(job).status == "completed")

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
        known = max(self.scenes, key=lambda scene: len(_told(scene, prompt)))
        if _told(known, prompt):
            return known
        number = int.from_bytes(hashlib.sha256(prompt.encode()).digest()[:4], "big")
        return self.scenes[number % len(self.scenes)]


def _told(scene: Scene, prompt: str) -> tuple[Timed, ...]:
    """Return the actions of a scene that a prompt tells, however it writes their times."""
    return tuple(action for action in scene.actions if action.line.text in prompt)


def _stretch(scene: Scene, prompt: str) -> tuple[float, float]:
    """Return from when to when a prompt wants a scene played: all of it, or some actions."""
    told = _told(scene, prompt)
    if not told or scene.prompt == prompt:
        return 0.0, math.inf
    first = 0.0 if told[0] is scene.actions[0] else told[0].start
    return first, math.inf if told[-1] is scene.actions[-1] else told[-1].end


def scenes_of(planned: Planned) -> tuple[Scene, ...]:
    """Return what the film of a repository may be asked for, at every level of words."""
    beats = {shot.id: shot.beats[0] for shot in planned.shots}
    story, project = planned.workspace.story, planned.workspace.project
    return tuple(
        Scene(prompt.text, prompt.shot, beats[prompt.shot], actions_of(beats[prompt.shot]))
        for level in TokenBudgetLevel
        for prompt in build_prompts(planned.plot, story, project, level)
    )


_FAILED = Shown("failed", 100, "internal_error", "It could not be drawn.")
_ENDS: Mapping[str, Shown] = {
    "failed": _FAILED,
    "failed-4xx": _FAILED,
    "string-error": _FAILED,
    "moderated": Shown("failed", 100, "moderation_blocked", "Blocked by our moderation system."),
    "cancelled": Shown("cancelled", 40),
    "expired": Shown("expired", 100),
}


def _wanted(request: Request, fps: int) -> Wanted:
    try:
        seconds = float(request.seconds)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= _MOST_SECONDS:
        raise Refused(f"Invalid value: 'seconds' is from 1 to {_MOST_SECONDS}.", "seconds")
    size = _SIZE.fullmatch(request.size)
    wide, high = (int(size[1]), int(size[2])) if size else (0, 0)
    if not size or wide % 2 or high % 2 or max(wide, high) > 2 * _LARGEST:
        raise Refused("Invalid value: 'size' is like 1280x720, in even numbers.", "size")
    return Wanted(seconds, wide, high, fps)
