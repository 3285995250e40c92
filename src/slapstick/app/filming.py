"""Have a plan drawn and cut, and write what lies beside the film; decides nothing of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from slapstick.app.files import explained, write_bytes
from slapstick.app.outputs import picture_bytes, write_storyboard
from slapstick.app.planning import Planned, Progress
from slapstick.app.poses import cues_of, poses_of
from slapstick.cut.film import FPS, NO_FOOTAGE, beside, make_film
from slapstick.cut.footage import Reel
from slapstick.cut.timeline import Cue
from slapstick.cut.verify import Check, verify_film
from slapstick.errors import BadRequest
from slapstick.model import Film
from slapstick.review.programme import Pose
from slapstick.review.snapshots import write_prompts
from slapstick.review.strip import draw_strip

STRIP = 5  # frames in a strip


@dataclass(frozen=True, slots=True)
class Filmed:
    """A film, and all files that were written with it, the film first."""

    film: Film
    files: tuple[Path, ...]


def film_plan(
    planned: Planned,
    out: Path,
    *,
    workers: int | None = None,
    fps: int = FPS,
    progress: Progress | None = None,
    footage: Mapping[str, Reel] = NO_FOOTAGE,
) -> Filmed:
    """Make the film of a plan into the folder `out`; `progress` hears of pictures.

    Beats without `footage` are drawn: without any it is the animatic.
    """
    path = out / f"{planned.name}.mp4"
    with explained(path):
        out.mkdir(parents=True, exist_ok=True)
        film = make_film(
            planned.plot,
            path,
            workers=workers or processors(),
            fps=fps,
            cache=segments(planned.workspace.root),
            progress=progress or _unheard,
            footage=footage,
        )
        boards = draw_boards(planned, out, fps=fps, film=path)
        pages = out / f"{planned.name}.prompts"
        write_prompts(pages, planned.prompts, complete=True)
    record, captions = beside(path)
    return Filmed(film, (path, captions, *boards, record, pages))


def draw_boards(
    planned: Planned,
    out: Path,
    *,
    fps: int = FPS,
    strip: Path | None = None,
    film: Path | None = None,
) -> tuple[Path, ...]:
    """Draw the storyboard of a plan, as a picture and as a page, and a strip if one is wanted.

    The page holds the film, if one is named.
    """
    cues = cues_of(planned.plot, fps)
    poses = {cue.beat.id: tuple(poses_of(cue, planned.plot.seed)) for cue in cues}
    hits = tuple(hit for cue in cues for hit in cue.film_hits)
    files = write_storyboard(planned, out, poses, hits, film)
    if strip is None:
        return files
    best = [_best(cue, poses[cue.beat.id]) for cue in cues if cue.beat.staging]
    chosen = _spread(best, STRIP)
    write_bytes(strip, picture_bytes(draw_strip([pose.picture for pose in chosen])))
    return (*files, strip)


def verify(path: Path) -> tuple[Check, ...]:
    """Measure a finished film against what a film must be."""
    if not path.is_file():
        raise BadRequest(
            f"there is no film {path}", "name an .mp4 that `sora film` made", code="SL201"
        )
    return tuple(verify_film(path))


def processors() -> int:
    """Return how many processes may work at once: those this one is allowed, at most eight."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, 8)


def segments(root: Path) -> Path | None:
    """Return the folder in which drawn beats are kept; only projects that have begun keep them."""
    folder = root / ".sora"
    return folder / "segments" if folder.is_dir() else None


def _best(cue: Cue, poses: Sequence[Pose]) -> Pose:
    """Return the pose in which the strongest hit of a beat has just landed."""
    hit = max(cue.hits, key=lambda each: (each.strength, -each.time))
    after = [pose for pose in poses if pose.time >= cue.start + hit.time]
    return after[0] if after else poses[-1]


def _spread(poses: Sequence[Pose], count: int) -> list[Pose]:
    """Return `count` of the poses, evenly spread over the film."""
    if len(poses) <= count:
        return list(poses)
    return [poses[round(index * (len(poses) - 1) / (count - 1))] for index in range(count)]


def _unheard(done: int, total: int) -> None:
    """Take progress that nobody watches."""
