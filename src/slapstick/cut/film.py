"""Make a film of a plot: draw its beats in parallel, play its score, splice all into one file.

Each beat is one segment, named in the cache by the digest of everything that decides its picture;
so an edited card costs one segment.  Nothing half-written ever bears the film's name.
"""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from slapstick.cut import sidecar
from slapstick.cut.captions import captions, webvtt
from slapstick.cut.crew import HOUSE
from slapstick.cut.encode import Chapter, Pcm, Sheet, splice
from slapstick.cut.footage import Filmed, Reel, Unusable, measured, speed
from slapstick.cut.score.compose import compose
from slapstick.cut.score.midi import midi
from slapstick.cut.score.notes import Passage
from slapstick.cut.score.perform import digest as pcm_digest
from slapstick.cut.segment import Job, Printed, key, play, print_beat, put, put_bytes, versions
from slapstick.cut.strip import Crew, performance
from slapstick.cut.timeline import frames_of, lay_out, passages
from slapstick.errors import BadRequest
from slapstick.model import Beat, Film, Hit, Plot

FPS = 18
NO_FOOTAGE: Mapping[str, Reel] = {}
_CREDIT = "Piano samples: Salamander Grand Piano V3, Alexander Holm, CC BY 3.0"


def make_film(
    plot: Plot,
    out: Path,
    *,
    workers: int = 1,
    fps: int = FPS,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    crew: Crew = HOUSE,
    footage: Mapping[str, Reel] = NO_FOOTAGE,
) -> Film:
    """Write `out` (an .mp4), and beside it NAME.film.json, NAME.vtt and the score as NAME.mid.

    `workers` counts processes; 1 works in this one.  `cache` keeps segments between films.
    `progress` hears frames done and frames in all.  Raises BadRequest for a plot that cannot be
    drawn; whatever is raised, files that stood there before are still whole.

    `footage` has the clips that are shown instead of the puppets, by beat; one that cannot be used
    is left out, its beat is drawn, and the film says so in `unusable`.
    """
    if not plot.beats:
        raise BadRequest("the plot has no beats", "check the story with `sora check`", code="SL230")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{out.stem}-", dir=out.parent, ignore_cleanup_errors=True
    ) as folder:
        room = Path(folder)
        store = cache or room
        store.mkdir(parents=True, exist_ok=True)
        stop = room / "stop"
        filmed, unusable = _usable(plot, footage, store)
        cues = lay_out(plot, _paced(hits_of(plot, crew, fps), filmed), fps)
        jobs = [
            Job(cue, plot.seed, crew, store / key(cue, plot.seed, clip), stop, clip)
            for cue, clip in ((cue, filmed.get(cue.beat.id, ())) for cue in cues)
        ]
        printed, pcm = _all(jobs, (passages(cues), plot.seed, store), workers, progress or _unheard)
        record = _record(plot, jobs, printed, pcm)
        _write(out, room, record, [job.path for job in jobs], pcm)
    return Film(
        path=str(out),
        seconds=record.frames / fps,
        frames=record.frames,
        size=out.stat().st_size,
        frames_digest=record.frames_digest,
        pcm_digest=record.pcm_digest,
        rendered=sum(cue.frames for cue, one in zip(cues, printed, strict=True) if one.drawn),
        unusable=unusable,
    )


def beside(mp4: Path) -> tuple[Path, Path]:
    """Return where a film's sidecar and captions lie."""
    return mp4.with_suffix(".film.json"), mp4.with_suffix(".vtt")


def hits_of(plot: Plot, crew: Crew, fps: int) -> dict[str, tuple[Hit, ...]]:
    """Return the hits that the gag of each beat performs, in seconds from the beat's start."""
    return {
        beat.id: performance(crew, beat.staging, frames_of(beat, fps) / fps).hits
        for beat in plot.beats
        if beat.staging
    }


# ------------------------------------------------------------------ clips instead of puppets


def _usable(
    plot: Plot, footage: Mapping[str, Reel], store: Path
) -> tuple[dict[str, tuple[Filmed, ...]], tuple[tuple[str, str], ...]]:
    """Return the clips that can stand for their beats, and why the others cannot.

    A beat is filmed whole or drawn whole.
    """
    filmed: dict[str, tuple[Filmed, ...]] = {}
    unusable = []
    for beat in plot.beats:
        reel = footage.get(beat.id, ())
        if beat.staging is None:
            continue
        for clip in reel:
            try:
                shown = Filmed(clip, speed(measured(clip, store), beat, clip))
            except Unusable as fault:
                unusable.append((clip.origin.shot, str(fault)))
            else:
                filmed[beat.id] = (*filmed.get(beat.id, ()), shown)
        if len(filmed.get(beat.id, ())) < len(reel):
            filmed.pop(beat.id, None)
    return filmed, tuple(unusable)


def _paced(
    hits: Mapping[str, Sequence[Hit]], filmed: Mapping[str, Sequence[Filmed]]
) -> dict[str, tuple[Hit, ...]]:
    """Return the hits with those of undercranked clips earlier: the piano keeps up with them."""
    return {
        beat: tuple(_earlier(hit, filmed.get(beat, ())) for hit in each)
        for beat, each in hits.items()
    }


def _earlier(hit: Hit, reel: Sequence[Filmed]) -> Hit:
    for clip, pace in reel:
        if clip.begins <= hit.time < clip.ends:
            return Hit(clip.begins + (hit.time - clip.begins) / pace, hit.strength)
    return hit


# ------------------------------------------------------------------ all beats and the sound

_Music = tuple[tuple[Passage, ...], int, Path]


def _all(
    jobs: Sequence[Job], music: _Music, workers: int, progress: Callable[[int, int], None]
) -> tuple[list[Printed], Pcm]:
    """Draw all beats and play the score; the results do not depend on who did what when."""
    total, done = sum(job.cue.frames for job in jobs), 0
    progress(0, total)
    if workers <= 1:
        printed = []
        for job in jobs:
            printed.append(print_beat(job))
            done += job.cue.frames
            progress(done, total)
        return printed, play(*music)
    with _pool(workers, jobs[0].stop) as pool:
        sound = pool.submit(play, *music)
        longest_first = sorted(jobs, key=lambda job: (-job.cue.frames, job.cue.first))
        waiting: dict[Future[Printed], Job] = {
            pool.submit(print_beat, job): job for job in longest_first
        }
        finished: dict[int, Printed] = {}
        for future in as_completed(waiting):
            job = waiting[future]
            finished[job.cue.first] = future.result()
            done += job.cue.frames
            progress(done, total)
        return [finished[job.cue.first] for job in jobs], sound.result()


def _unheard(done: int, total: int) -> None:
    """Tell nobody how far the film is."""


@contextmanager
def _pool(workers: int, stop: Path) -> Iterator[ProcessPoolExecutor]:
    """Offer processes that end at once when the film is no longer wanted.

    They are spawned, never forked: drawing and encoding libraries keep threads of their own, and
    a fork would copy their locks.
    """
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_deaf)
    try:
        yield pool
    except BrokenProcessPool as error:
        hint = "call it under `if __name__ == '__main__':`, or with workers=1"
        raise BadRequest("a drawing process could not start or died", hint, code="SL230") from error
    except BaseException:
        stop.touch()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _deaf() -> None:
    """Leave Ctrl-C to the first process, which tells the others to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# ------------------------------------------------------------------ the files


def _record(
    plot: Plot, jobs: Sequence[Job], printed: Sequence[Printed], pcm: Pcm
) -> sidecar.Record:
    digests = tuple(one.digest for one in printed)
    origins = tuple(tuple(clip.footage.origin for clip in job.filmed) for job in jobs)
    return sidecar.Record(
        plot=plot,
        plot_digest=sidecar.plot_digest(plot),
        fps=jobs[0].cue.fps,
        cues=tuple(job.cue for job in jobs),
        digests=digests,
        frames_digest=sidecar.joined(digests),
        pcm_digest=pcm_digest(pcm),
        captions=captions(plot.beats),
        versions=versions(),
        origins=origins if any(origins) else (),
    )


def _write(
    out: Path, room: Path, record: sidecar.Record, segments: Sequence[Path], pcm: Pcm
) -> None:
    """Write the film and what lies beside it, each under a temporary name first."""
    film = room / "film.mp4"
    sheet = Sheet(record.fps, pcm, chapters(record), record.captions, metadata(record))
    splice(film, segments, sheet)
    record_path, caption_path = beside(out)
    put(record_path, sidecar.write(record))
    put(caption_path, webvtt(record.captions))
    score = compose(passages(record.cues), record.plot.seed)
    put_bytes(out.with_suffix(".mid"), midi(score))
    film.replace(out)


def chapters(record: sidecar.Record) -> list[Chapter]:
    """Return a chapter for each beat."""
    return [Chapter(_heading(cue.beat), cue.start, cue.start + cue.seconds) for cue in record.cues]


def metadata(record: sidecar.Record) -> list[tuple[str, str]]:
    """Return what the file says of itself."""
    generator = f"slapstick {dict(record.versions)['slapstick']}"
    facts = (
        f"generator: {generator}",
        f"story: {record.plot.story}",
        f"seed: {record.plot.seed}",
        f"plot: sha256:{record.plot_digest}",
        f"source: {_source(record)}",
    )
    return [
        ("title", record.plot.title),
        ("artist", generator),
        ("genre", "Silent comedy"),
        ("comment", "; ".join(facts)),
        ("copyright", _CREDIT),
    ]


def _source(record: sidecar.Record) -> str:
    """Return who made the pictures, in the terms in which synthetic media are declared."""
    filmed = [origins for origins in record.origins if origins]
    if not filmed:
        return "drawn by program"
    shots = sum(cue.beat.staging is not None for cue in record.cues)
    makers = ", ".join(sorted({f"{each.provider} {each.model}" for each in sum(filmed, ())}))
    told = f"{len(filmed)} of {shots} shots generated by {makers}, all else drawn by program"
    return f"{told} (compositeWithTrainedAlgorithmicMedia)"


def _heading(beat: Beat) -> str:
    if beat.card:
        return " ".join(beat.card.text.split())
    assert beat.staging is not None  # noqa: S101  # it was drawn
    return f"{beat.section}: the {beat.staging.prop or beat.staging.puppet}"
