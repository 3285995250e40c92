"""Write a film's storyboard, and tell its plan to programs; reads nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from slapstick import __version__
from slapstick.app.files import write_bytes, write_text
from slapstick.app.planning import Planned
from slapstick.app.programme import supplement
from slapstick.model import Beat, Film, Hit, Prompt
from slapstick.review.bill import packed
from slapstick.review.page import storyboard_page
from slapstick.review.programme import Pose
from slapstick.review.storyboard import draw_storyboard


def write_storyboard(
    planned: Planned,
    out: Path,
    poses: Mapping[str, Sequence[Pose]],
    hits: Sequence[Hit],
    film: Path | None = None,
) -> tuple[Path, Path]:
    """Write the contact sheet and the page, with the film in it if there is one."""
    sheet, page = out / f"{planned.name}.storyboard.png", out / f"{planned.name}.storyboard.html"
    write_bytes(sheet, picture_bytes(draw_storyboard(planned.plot, poses, hits)))
    stills = {beat: [packed(pose) for pose in each] for beat, each in poses.items()}
    more = supplement(planned, film)
    write_text(page, storyboard_page(planned.plot, stills, hits, prompts_by_beat(planned), more))
    return sheet, page


def prompts_by_beat(planned: Planned) -> dict[str, list[Prompt]]:
    """Return the prompts of each shot by the beat with which it begins."""
    return {
        beat.id: [prompt for prompt in planned.prompts if prompt.shot == shot.id]
        for shot in planned.shots
        for beat in shot.beats[:1]
    }


def picture_bytes(picture: Image.Image) -> bytes:
    """Return a picture as PNG."""
    memory = io.BytesIO()
    picture.save(memory, "PNG")
    return memory.getvalue()


def plan_json(planned: Planned, film: Film | None = None) -> dict[str, Any]:
    """Return the film as a program reads it: beats, gags, evidence, prompts, digests."""
    found, plot = planned.scan, planned.plot
    told: dict[str, Any] = {
        "format": "film/1",
        "made-by": f"slapstick {__version__}",
        "title": plot.title,
        "story": plot.story,
        "seconds": plot.seconds,
        "seed": f"{plot.seed:x}",
        "project": {
            "name": found.identity.name,
            "commit": found.identity.commit,
            "changed": found.identity.changed,
            "files": sum(count for _, count in found.languages),
            "lines": found.lines,
            "facts": len(found.facts),
        },
        "beats": [_beat(beat) for beat in plot.beats],
        "prompts": [
            {
                "shot": prompt.shot,
                "seconds": prompt.seconds,
                "words": prompt.words,
                "digest": prompt.digest,
            }
            for prompt in planned.prompts
        ],
    }
    if film is not None:
        told["film"] = {
            "seconds": film.seconds,
            "frames": film.frames,
            "frames-digest": film.frames_digest,
            "pcm-digest": film.pcm_digest,
        }
    return told


def _beat(beat: Beat) -> dict[str, Any]:
    return dict(_pairs(beat))


def _pairs(beat: Beat) -> Iterator[tuple[str, Any]]:
    yield "id", beat.id
    yield "section", beat.section
    yield "role", beat.role
    yield "start", beat.start
    yield "seconds", beat.seconds
    if beat.card:
        yield "card", beat.card.text
    if beat.staging:
        yield "puppet", beat.staging.puppet
        yield "prop", beat.staging.prop
    if beat.match:
        yield "rule", beat.match.rule.id
        yield "count", beat.match.count
        yield "evidence", [str(fact.place) for fact in beat.match.evidence]
    if beat.lines:
        yield "lines", [line.text for line in beat.lines]
