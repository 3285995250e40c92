"""The criteria that are measured on the film's file: A1 A2 A4 A6 A9 A10 A11; performs nothing."""

from __future__ import annotations

import numpy as np

from slapstick.cut.captions import read_webvtt
from slapstick.cut.score.loudness import curve, integrated, true_peak
from slapstick.cut.score.notes import RATE
from slapstick.cut.score.notes import summit as strongest
from slapstick.cut.verify.evidence import Check, Evidence, Numbers

_LARGEST = 10_000_000  # bytes
_FLASH, _FLASHES = 0.10, 6
_WINDOW = 2.0  # seconds over which loudness and motion are taken
_NEAR = 3.0  # seconds
_TWICE = 20.0 / 1000.0  # seconds of sound compared before and after an onset


def length(film: Evidence) -> Check:
    """A1: as long as was asked for, in whole frames, picture and sound alike."""
    reel, fps = film.reel, film.record.fps
    apart = abs(reel.sound_seconds - reel.seconds)
    passed = (
        abs(reel.seconds - film.seconds) <= 0.5
        and reel.frames == round(reel.seconds * fps) == film.record.frames == len(film.tiles)
        and apart < 1 / fps
    )
    measured = f"{reel.seconds:.2f} s, {reel.frames} frames, sound {1000 * apart:.0f} ms off"
    return Check("A1", "Length", passed, measured, f"{film.seconds:g} ± 0.5 s, sound < 1 frame")


def summit(film: Evidence) -> Check:
    """A2: the strongest hit stands at 70 %, and the film is at its loudest and liveliest there."""
    hits = [hit for cue in film.record.cues for hit in cue.film_hits]
    hit = strongest(hits, film.reel.seconds)
    limit = "hit at 65 to 75 %, within 3 s the loudest moment and ≥ 90 % of the liveliest"
    if hit is None:
        return Check("A2", "Summit", False, "no hit", limit)
    share = hit.time / film.reel.seconds
    loudest, lively = _loudest(film), _lively(film, hit.time)
    passed = 0.65 <= share <= 0.75 and abs(loudest - hit.time) <= _NEAR and lively >= 0.9
    measured = (
        f"hit at {100 * share:.1f} % ({hit.time:.2f} s), loudest at {loudest:.1f} s, "
        f"{100 * lively:.0f} % of the liveliest"
    )
    return Check("A2", "Summit", passed, measured, limit)


def sync(film: Evidence) -> Check:
    """A4: the piano strikes within one frame of every hit."""
    frame = 1 / film.record.fps
    hits = [hit.time for cue in film.record.cues for hit in cue.film_hits]
    offsets = [onset(film.sound, time) for time in hits]
    worst = max((abs(offset) for offset in offsets), default=float("inf"))
    measured = f"{len(offsets)} hits, worst {1000 * worst:.0f} ms" if offsets else "no hit"
    limit = f"within {1000 * frame:.0f} ms"
    return Check("A4", "Sound on the hit", worst <= frame, measured, limit)


def flashes(film: Evidence) -> Check:
    """A6: no quarter of the picture flashes more often than WCAG 2.3.1 allows."""
    light = (film.tiles / 255.0) ** 2.2
    quarters = [
        light[:, rows, columns].mean(axis=(1, 2))
        for rows in (slice(0, 45), slice(45, 90))
        for columns in (slice(0, 60), slice(60, 120))
    ]
    steps = np.abs(np.diff([light.mean(axis=(1, 2)), *quarters], axis=1)) >= _FLASH
    run = np.ones(film.record.fps)
    most = max(round(float(np.convolve(row, run).max(initial=0))) for row in steps)
    measured = f"at most {most} in a second"
    limit = f"changes of 10 % at most {_FLASHES} times in a second"
    return Check("A6", "Flash safety", len(film.tiles) > 1 and most <= _FLASHES, measured, limit)


def loudness(film: Evidence) -> Check:
    """A9: as loud as a broadcast for the web, never clipped, never silent for long."""
    level, peak = integrated(film.sound, RATE), true_peak(film.sound)
    quiet = silence(film.sound)
    passed = abs(level + 16.0) <= 1.0 and peak <= -1.0 and quiet <= 1.5
    measured = f"{level:.1f} LUFS, {peak:.1f} dBTP, {quiet:.1f} s of silence"
    return Check("A9", "Loudness", passed, measured, "-16 ± 1 LUFS, ≤ -1 dBTP, ≤ 1.5 s of silence")


def words(film: Evidence) -> Check:
    """A10: chapters are beats, captions cover cards and gags, and the file says what it is."""
    faults = [*_chapter_faults(film), *_caption_faults(film), *_metadata_faults(film)]
    if not film.reel.faststart:
        faults.append("the index stands behind the pictures")
    measured = "; ".join(faults[:4]) or (
        f"{len(film.reel.chapters)} chapters, {len(film.reel.captions)} captions"
    )
    limit = "chapters = beats, captions on all, valid .vtt, metadata, faststart"
    return Check("A10", "Chapters, captions, metadata", not faults, measured, limit)


def weight(film: Evidence) -> Check:
    """A11: small enough to attach."""
    size = film.mp4.stat().st_size
    return Check("A11", "Size", size <= _LARGEST, f"{size / 1e6:.2f} MB", "≤ 10 MB")


# ------------------------------------------------------------------ measuring


def onset(sound: Numbers, time: float) -> float:
    """Return how far from `time` the sharpest rise within a fifth of a second is, in seconds.

    Sound is differenced first, so that hammers count and rumbling strings do not.
    """
    line = np.diff(sound.mean(axis=1), prepend=0.0)
    energy = np.concatenate(([0.0], np.cumsum(line**2)))
    wide, reach, step = round(_TWICE * RATE), round(0.2 * RATE), RATE // 1000
    centre = round(time * RATE)
    places = np.arange(centre - reach, centre + reach, step)
    places = places[(places >= wide) & (places + wide < len(energy))]
    if not places.size:
        return float("inf")
    after = energy[places + wide] - energy[places]
    before = energy[places] - energy[places - wide]
    return float(places[int(np.argmax(after - before))] - centre) / RATE


def silence(sound: Numbers) -> float:
    """Return the longest stretch below -60 dB, in seconds."""
    wide = RATE // 20
    whole = len(sound) // wide * wide
    power = (sound[:whole] ** 2).mean(axis=1).reshape(-1, wide).mean(axis=1)
    longest = run = 0
    for quiet in power < 1e-6:
        run = run + 1 if quiet else 0
        longest = max(longest, run)
    return longest * wide / RATE


def _loudest(film: Evidence) -> float:
    """Return the middle of the loudest window."""
    step = 0.1
    level = curve(film.sound, RATE, window=_WINDOW, step=step)
    return float(np.argmax(level)) * step + _WINDOW / 2 if level.size else float("inf")


def _lively(film: Evidence, time: float) -> float:
    """Return how much moves around a moment at most, as a share of the liveliest window."""
    fps, wide = film.record.fps, round(_WINDOW * film.record.fps)
    moved = np.convolve(film.motion, np.ones(wide) / wide, mode="valid")
    middles = (np.arange(len(moved)) + wide / 2) / fps
    near = moved[np.abs(middles - time) <= _NEAR]
    return float(near.max(initial=0.0) / max(moved.max(initial=0.0), 1e-9))


def _chapter_faults(film: Evidence) -> list[str]:
    cues, chapters = film.record.cues, film.reel.chapters
    if len(cues) != len(chapters):
        return [f"{len(chapters)} chapters for {len(cues)} beats"]
    return [
        f"chapter '{chapter.title}' begins at {chapter.start:.2f} s, its beat at {cue.start:.2f} s"
        for cue, chapter in zip(cues, chapters, strict=True)
        if abs(cue.start - chapter.start) > 0.01 or not chapter.title
    ]


def _caption_faults(film: Evidence) -> list[str]:
    faults = []
    try:
        beside = read_webvtt(film.caption_path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        return [f"{film.caption_path.name}: {error}"]
    for name, shown in (("the file", film.reel.captions), (film.caption_path.name, beside)):
        for cue in film.record.cues:
            end = cue.start + cue.seconds
            spoken = sum(max(0.0, min(end, c.end) - max(cue.start, c.start)) for c in shown)
            if spoken < 0.9 * cue.seconds:
                faults.append(f"'{cue.beat.id}' is not captioned in {name}")
    if [c.text for c in beside] != [c.text for c in film.record.captions]:
        faults.append(f"{film.caption_path.name} has other words than the sidecar")
    return faults


def _metadata_faults(film: Evidence) -> list[str]:
    told = dict(film.reel.metadata)
    comment, plot = told.get("comment", ""), film.record.plot
    wanted = {
        "generator": "generator: slapstick " in comment,
        "seed": f"seed: {plot.seed};" in comment,
        "plot digest": film.record.plot_digest in comment,
        "title": told.get("title") == plot.title,
    }
    return [f"the metadata names no {name}" for name, there in wanted.items() if not there]
