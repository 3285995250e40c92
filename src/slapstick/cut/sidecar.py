"""Write down everything that decided a film, and read it back; draws nothing, reads no disk.

The record holds no date, no clock and no absolute path: the same film has the same record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from slapstick.cut.captions import Caption
from slapstick.cut.footage import Origin
from slapstick.cut.timeline import Cue
from slapstick.model import Beat, Card, Hit, Line, Place, Plot, Staging

FORMAT = "slapstick-film/1"


@dataclass(frozen=True, slots=True)
class Record:
    """A film's sidecar."""

    plot: Plot
    plot_digest: str
    fps: int
    cues: tuple[Cue, ...]
    digests: tuple[str, ...]  # of each beat's pictures
    frames_digest: str
    pcm_digest: str
    captions: tuple[Caption, ...]
    versions: tuple[tuple[str, str], ...]
    origins: tuple[tuple[Origin, ...], ...] = ()  # of each beat's clips; none where all is drawn

    @property
    def drawn(self) -> tuple[bool, ...]:
        """Tell of each beat whether this program drew it."""
        return tuple(not each for each in self.origins) or (True,) * len(self.cues)

    @property
    def frames(self) -> int:
        """How many pictures the film has."""
        return sum(cue.frames for cue in self.cues)


def plot_digest(plot: Plot) -> str:
    """Return the name of a plot: of all that decides its film, and nothing else."""
    told = {
        "title": plot.title, "story": plot.story, "seed": plot.seed,
        "beats": [_beat(beat) for beat in plot.beats],
    }  # fmt: skip
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def joined(digests: Sequence[str]) -> str:
    """Return the digest of a film's pictures from those of its beats."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def write(record: Record) -> str:
    """Return a record as JSON text."""
    origins = record.origins or ((),) * len(record.cues)
    beats = [
        {
            **_beat(cue.beat),
            **_staged(cue),
            **({"filmed": [each._asdict() for each in origin]} if origin else {}),
            "digest": digest,
        }
        for cue, digest, origin in zip(record.cues, record.digests, origins, strict=True)
    ]
    told = {
        "format": FORMAT,
        "generator": dict(record.versions),
        "title": record.plot.title,
        "story": record.plot.story,
        "seed": record.plot.seed,
        "plot_digest": record.plot_digest,
        "fps": record.fps,
        "seconds": record.plot.seconds,
        "frames": record.frames,
        "picture": [960, 720],
        "frames_digest": record.frames_digest,
        "pcm_digest": record.pcm_digest,
        "captions": [list(caption) for caption in record.captions],
        "beats": beats,
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read(text: str) -> Record:
    """Return the record in a sidecar's text; ValueError says what is wrong with it."""
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise ValueError(f"the sidecar's format is {told['format']!r}, not {FORMAT!r}")
        fps = int(told["fps"])
        cues = tuple(_read_cue(each, fps) for each in told["beats"])
        beats = tuple(cue.beat for cue in cues)
        return Record(
            plot=Plot(told["title"], told["story"], beats, told["seed"]),
            plot_digest=told["plot_digest"],
            fps=fps,
            cues=cues,
            digests=tuple(each["digest"] for each in told["beats"]),
            frames_digest=told["frames_digest"],
            pcm_digest=told["pcm_digest"],
            captions=tuple(Caption(*each) for each in told["captions"]),
            versions=tuple(sorted(told["generator"].items())),
            origins=_read_origins(told["beats"]),
        )
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"the sidecar cannot be read: {error!r}") from error


def _beat(beat: Beat) -> dict[str, Any]:
    fact = beat.evidence
    return {
        "id": beat.id,
        "section": beat.section,
        "role": beat.role,
        "start": beat.start,
        "seconds": beat.seconds,
        "mood": beat.mood,
        "camera": beat.camera,
        "sound": beat.sound,
        "cast": list(beat.cast),
        "card": asdict(beat.card) if beat.card else None,
        "staging": asdict(beat.staging) if beat.staging else None,
        "rule": beat.match.rule.id if beat.match else None,
        "evidence": {"kind": fact.kind, "place": list(fact.place)} if fact else None,
        "lines": [
            {
                "text": line.text,
                "rule": list(line.rule),
                "source": line.source and list(line.source),
            }
            for line in beat.lines
        ],
    }


def _staged(cue: Cue) -> dict[str, Any]:
    return {
        "first": cue.first,
        "frames": cue.frames,
        "hits": [
            {
                "time": hit.time,
                "strength": hit.strength,
                "frame": cue.first + round(hit.time * cue.fps),
            }
            for hit in cue.hits
        ],
        "iris_in": cue.iris_in,
        "iris_out": cue.iris_out,
        "blow": cue.blow,
        "last": cue.last,
    }  # fmt: skip


def _read_cue(told: Mapping[str, Any], fps: int) -> Cue:
    return Cue(
        beat=_read_beat(told),
        first=told["first"],
        frames=told["frames"],
        fps=fps,
        hits=tuple(Hit(hit["time"], hit["strength"]) for hit in told["hits"]),
        iris_in=told["iris_in"],
        iris_out=told["iris_out"],
        blow=told["blow"],
        last=told["last"],
    )


def _read_origins(beats: Sequence[Mapping[str, Any]]) -> tuple[tuple[Origin, ...], ...]:
    origins = [tuple(Origin(**each) for each in beat.get("filmed", ())) for beat in beats]
    return tuple(origins) if any(origins) else ()


def _read_beat(told: Mapping[str, Any]) -> Beat:
    staging = told["staging"]
    return Beat(
        id=told["id"],
        section=told["section"],
        role=told["role"],
        start=told["start"],
        seconds=told["seconds"],
        mood=told["mood"],
        card=Card(**told["card"]) if told["card"] else None,
        staging=Staging(**{**staging, "signs": tuple(staging["signs"])}) if staging else None,
        lines=tuple(_read_line(line) for line in told["lines"]),
        camera=told["camera"],
        sound=told["sound"],
        cast=tuple(told["cast"]),
    )


def _read_line(told: Mapping[str, Any]) -> Line:
    source = Place(*told["source"]) if told["source"] else None
    return Line(told["text"], Place(*told["rule"]), source)
