"""Read a repository and plot its film; writes nothing and draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slapstick.app.ground import Progress, read_all
from slapstick.app.opening import Workspace
from slapstick.app.overrides import heard
from slapstick.cut.performance import PuppetGag
from slapstick.errors import BadRequest
from slapstick.match.gags import find_gags
from slapstick.model import Beat, GagMatch, Plot, Prompt, Scan, Shot
from slapstick.read.scan import scan
from slapstick.review.snapshots import read_prompts
from slapstick.tell.casting import Stage
from slapstick.tell.plot import plot as plot_film
from slapstick.tell.prompts import build_prompts
from slapstick.tell.shots import shots_of

__all__ = [
    "PROMPTS",
    "Planned",
    "Progress",
    "file_name",
    "kept_gags",
    "only_shots",
    "plan",
    "read_all",
    "read_plainly",
    "reviewed_prompts",
    "stage_of",
]

PROMPTS = "prompts/sora"  # where reviewed prompts lie in a project
_SPAN = re.compile(r"(?P<first>[0-9]{1,4})(?:-(?P<last>[0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class Planned:
    """A film on paper; what is printed, drawn, snapped and filmed is all this one value."""

    workspace: Workspace
    scan: Scan
    matches: tuple[GagMatch, ...]
    plot: Plot
    shots: tuple[Shot, ...]
    prompts: tuple[Prompt, ...]

    @property
    def name(self) -> str:
        """What its files are called: the project's name in letters that every disk takes."""
        return file_name(self.scan.identity.name)

    @property
    def peak_shot(self) -> str:
        """The id of the shot that shows the peak; of the last, if it was left out."""
        peaks = [shot for shot in self.shots if any(beat.role == "peak" for beat in shot.beats)]
        return (peaks or list(self.shots))[-1].id


def plan(
    workspace: Workspace, found: Scan, reviewed: Mapping[str, Prompt] | None = None
) -> Planned:
    """Match, plot and word the film of what was read.

    `reviewed` are the prompts of the film as it was, by shot; if not said, those kept with the
    project.  Their gags keep their beats.
    """
    workspace = heard(workspace, found)
    matches = tuple(find_gags(workspace.rules, found))
    if reviewed is None:
        reviewed = reviewed_prompts(workspace.root, strict=False)
    plot = plot_film(
        workspace.story,
        matches,
        found,
        workspace.project,
        stage_of(workspace.repertoire),
        kept_gags(reviewed),
    )
    shots = shots_of(plot)
    prompts = build_prompts(plot, workspace.story, workspace.project)
    return Planned(workspace, found, matches, plot, shots, prompts)


def stage_of(gags: Mapping[str, PuppetGag]) -> Stage:
    """Return what the puppets can play, as telling needs to know it."""
    return Stage(
        {name: gag.scenes for name, gag in gags.items()},
        {name: gag.shortest for name, gag in gags.items()},
        {name: gag.comeback for name, gag in gags.items() if gag.comeback},
    )


def reviewed_prompts(root: Path, *, strict: bool = True) -> dict[str, Prompt]:
    """Return the prompts that were reviewed and are kept with the project, by shot.

    `strict` raises `BadFiles` for a page that cannot be read.
    """
    folder = root / PROMPTS
    return read_prompts(folder, strict=strict) if folder.is_dir() else {}


def kept_gags(reviewed: Mapping[str, Prompt]) -> dict[str, str]:
    """Return the rule that each beat showed in the film that was reviewed, by beat."""
    return {shot.partition("-")[2]: prompt.gag for shot, prompt in reviewed.items() if prompt.gag}


def only_shots(planned: Planned, wanted: str) -> Planned:
    """Return the film of some shots: `wanted` is `3`, `1,4` or `2-5`, or their ids."""
    chosen = _numbers(wanted, planned.shots)
    shots = tuple(shot for number, shot in enumerate(planned.shots, 1) if number in chosen)
    kept = {beat.id for shot in shots for beat in shot.beats}
    beats = tuple(_in_a_row(beat for beat in planned.plot.beats if beat.id in kept))
    ids = {shot.id for shot in shots}
    prompts = tuple(prompt for prompt in planned.prompts if prompt.shot in ids)
    plot = replace(planned.plot, beats=beats)
    return replace(planned, plot=plot, shots=shots, prompts=prompts)


def read_plainly(root: Path, progress: Progress | None = None) -> Scan:
    """Read a folder whose files people write are not yet there, or not yet right."""
    return scan(root, progress=progress)


def _numbers(wanted: str, shots: Sequence[Shot]) -> set[int]:
    """Return the numbers, from 1, of the shots that are wanted."""
    chosen: set[int] = set()
    ids = {shot.id: number for number, shot in enumerate(shots, 1)}
    for part in wanted.replace(" ", "").split(","):
        span = _SPAN.fullmatch(part)
        first = int(span["first"]) if span else ids.get(part, 0)
        last = int(span["last"] or first) if span else first
        if not 1 <= first <= last <= len(shots):
            message = f"there is no shot '{part}'"
            raise BadRequest(
                message, f"shots are numbered from 1 to {len(shots)}: 3, 1,4 or 2-5", code="SL202"
            )
        chosen.update(range(first, last + 1))
    return chosen


def _in_a_row(beats: Iterable[Beat]) -> Iterator[Beat]:
    start = 0.0
    for beat in beats:
        yield replace(beat, start=start)
        start += beat.seconds


def file_name(name: str) -> str:
    """Return a name in lower-case letters, digits and hyphens; `film` if none are left."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name)
    return "-".join(kept.lower().split())[:60].strip("-") or "film"
