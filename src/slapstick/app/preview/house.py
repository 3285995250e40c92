"""Keep a film as it is written now, and tell those who watch when it is set anew; serves nothing.

Rules, stories and settings are planned anew on the scan that there is, unless they change what is
read.  Source is read again beside that, so an edit of a story never waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from slapstick.app.desk import Desk
from slapstick.app.ground import Ground
from slapstick.app.opening import Wishes, Workspace, open_ground, survey_project
from slapstick.app.planning import Planned, plan
from slapstick.app.preview.edition import Edition, key_poses, set_edition, set_notice
from slapstick.app.preview.pianist import played
from slapstick.app.preview.watching import Looks, State, looks_of, state_of
from slapstick.cut.crew import HOUSE
from slapstick.cut.projector import Projector
from slapstick.cut.timeline import Cue
from slapstick.errors import BadFiles, SlapstickError
from slapstick.model import Place, Problem, Scan
from slapstick.spec.project import NAME

_REMEMBERED = 200  # beats: those of the last editions, whose pages may still ask
Read = Callable[[Ground], Scan]


class _Reading(NamedTuple):
    """What was read, of what, and how it looked just before."""

    ground: Ground
    looks: Looks
    scan: Scan


class House:
    """A picture house with one film, whose editions follow each other."""

    def __init__(self, root: Path, read: Read, wishes: Wishes) -> None:
        """Open with the film as it is, or with the mistakes that stand in its way.

        Raises `BadRequest` where there is no such folder.
        """
        Desk(root)  # which refuses what is no folder
        self._root, self._read, self._wishes = root, read, wishes
        self._changed = threading.Condition()
        self._renewing, self._rereading = threading.Lock(), threading.Lock()
        self._projector = Projector(HOUSE)
        self._pianist = threading.Lock()
        self._played: tuple[str, bytes | None] = ("", None)
        self._open = True
        self._shown = self._seen = state_of(root)
        self._reading: _Reading | None = None
        self._known: dict[str, tuple[Cue, int]] = {}
        self._edition = self._written(None)
        self._glimpse: Looks = self._reading.looks if self._reading else ()

    @property
    def edition(self) -> Edition:
        """What is shown now."""
        with self._changed:
            return self._edition

    # -------------------------------------------------------------- following the files

    def look(self) -> None:
        """Set the page anew if files have changed and have been still since the last look."""
        state = state_of(self._root)
        still, self._seen = state == self._seen, state
        if still and state != self._shown:
            self.renew(state)

    def look_at_source(self) -> bool:
        """Read the source again if it has changed and has been still since the last look.

        Returns whether it is worth looking again soon.
        """
        reading = self._reading
        if reading is None:  # so that the film need not wait for it when mistakes are mended
            with self._rereading, suppress(SlapstickError):
                self._take(self._readable())
            return False
        looks = looks_of(reading.ground)
        still, self._glimpse = looks == self._glimpse, looks
        if still and looks != reading.looks:
            self.reread()
            return True
        return not still

    def reread(self) -> None:
        """Read the source again and set the page anew; other edits are shown meanwhile."""
        with self._rereading:
            with suppress(SlapstickError):  # it is told when the page is set
                self._take(self._readable())
            self.renew()

    def renew(self, state: State | None = None) -> None:
        """Set the page anew; mistakes are shown over the last good film, if there is one."""
        with self._renewing:
            self._shown = state_of(self._root) if state is None else state
            edition = self._written(self._edition.planned)
            with self._changed:
                self._edition = edition
                self._changed.notify_all()

    def _written(self, last: Planned | None) -> Edition:
        """Set what is written now, or the mistakes in it over the last good film."""
        try:
            workspace = self._workspace()
            reading = self._reading
            if reading is None or _reads_other(workspace, reading.ground):
                reading = self._take(workspace)
            return self._set(plan(workspace, reading.scan))
        except SlapstickError as error:
            problems = _problems(error)
            return set_notice(problems) if last is None else self._set(last, problems)

    def _take(self, ground: Ground) -> _Reading:
        """Read the source; what changes while it is read will look otherwise than before."""
        looks = looks_of(ground)
        self._reading = _Reading(ground, looks, self._read(ground))
        return self._reading

    def _readable(self) -> Ground:
        """Return what there is to read, whatever mistakes rules and stories hold."""
        try:
            return open_ground(self._root)
        except BadFiles:
            if self._reading is None:
                raise
            return self._reading.ground

    def _set(self, planned: Planned, problems: Sequence[Problem] = ()) -> Edition:
        """Set an edition, and know its beats for as long as a page may still ask for them."""
        edition = set_edition(planned, problems)
        for name, cue in edition.cues.items():
            self._known.pop(name, None)
            self._known[name] = cue, planned.plot.seed
        for name in list(self._known)[:-_REMEMBERED]:
            del self._known[name]
        return edition

    def _workspace(self) -> Workspace:
        survey = survey_project(self._root)
        if survey.workspace is None:
            raise BadFiles(survey.problems)
        return replace(survey.workspace, project=self._wishes.over(survey.workspace.project))

    # -------------------------------------------------------------- those who watch

    def next_edition(self, shown: str, seconds: float) -> str | None:
        """Wait for another edition than `shown`; "" if there is none yet, None when it closes."""
        with self._changed:
            self._changed.wait_for(
                lambda: not self._open or self._edition.name != shown, timeout=seconds
            )
            if not self._open:
                return None
            return self._edition.name if self._edition.name != shown else ""

    def close(self) -> None:
        """Send everybody home."""
        with self._changed:
            self._open = False
            self._changed.notify_all()

    # -------------------------------------------------------------- pictures

    def frame(self, name: str, index: int) -> bytes | None:
        """Return a frame of a beat as JPEG; None if no film of late has such a frame."""
        cue, seed = self._known.get(name, (None, 0))
        if cue is None or not 0 <= index < cue.frames:
            return None
        return self._projector.frame(name, cue, seed, index)

    def pose(self, name: str, number: int) -> bytes | None:
        """Return a key pose of a beat as JPEG; None if no film of late has such a pose."""
        cue, seed = self._known.get(name, (None, 0))
        if cue is None or not 0 <= number < len(key_poses(cue)):
            return None
        return self._projector.pose(name, cue, seed, number)

    def score(self, name: str) -> bytes | None:
        """Return the music of what is shown now as WAV, played once; None for any other.

        It takes a few seconds, in which pictures are drawn as before.
        """
        music = self.edition.music
        if music is None or name != music.name:
            return None
        with self._pianist:
            if self._played[0] != name:
                self._played = name, played(music)
            return self._played[1]


def _reads_other(now: Ground, before: Ground) -> bool:
    """Tell whether the source would be read otherwise than it was."""
    return (now.languages, now.project.exclude, now.project.authors) != (
        before.languages,
        before.project.exclude,
        before.project.authors,
    )


def _problems(error: SlapstickError) -> tuple[Problem, ...]:
    if isinstance(error, BadFiles):
        return error.problems
    return (Problem(Place(NAME), "", str(error), error.help_text),)
