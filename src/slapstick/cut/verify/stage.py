"""The criteria that need the stage: A3 A5 A7 A8 A12 A13; reads no film file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import pairwise
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np

from slapstick.cut import lettering
from slapstick.cut.cards import MOST_ROWS, SAFE, SMALLEST, rows_of
from slapstick.cut.performance import HEIGHT, WIDTH, Drawn, Figure
from slapstick.cut.score.compose import compose
from slapstick.cut.score.perform import digest as pcm_digest
from slapstick.cut.score.perform import perform
from slapstick.cut.segment import Job, key, pictures_digest
from slapstick.cut.sidecar import joined
from slapstick.cut.strip import Crew, Frame, Look
from slapstick.cut.timeline import Cue, passages
from slapstick.cut.verify.evidence import Acted, Check, Evidence, Numbers
from slapstick.errors import SlapstickError
from slapstick.model import Card, Hit

_STILL = 6.0  # pixels a frame that count as no movement
_JUMP, _DRIFT = 40.0, 3.0  # pixels a frame at 18 frames a second
_READ = 215  # tones that words are printed in, and nothing else on a card
_SAMPLED = 3  # beats drawn twice for A12
_BODY = ("head", "hip", "foot.near", "foot.far")


def timing(film: Evidence) -> Check:
    """A3: every gag has a hit, a wind-up before it and stillness after its main one."""
    faults = [fault for acted in film.acted for fault in _timing_faults(acted)]
    hits = sum(len(acted.cue.hits) for acted in film.acted)
    measured = "; ".join(faults[:3]) or f"{len(film.acted)} gags, {hits} hits"
    limit = "≥ 1 hit a gag, ≥ 0.3 s of wind-up, 0.4 s of stillness after the main hit"
    return Check("A3", "Anticipation and stillness", not faults, measured, limit)


def cards(film: Evidence) -> Check:
    """A5: every card can be read, by its words, its size, its place and its contrast."""
    shown = [cue for cue in film.record.cues if cue.beat.card]
    faults = [fault for cue in shown for fault in _card_faults(film.crew, cue, film)]
    share = sum(cue.seconds for cue in shown) / max(film.reel.seconds, 0.01)
    if share > 0.25:
        faults.append(f"cards take {100 * share:.0f} % of the film")
    measured = "; ".join(faults[:3]) or f"{len(shown)} cards, {100 * share:.0f} % of the film"
    limit = "≥ 0.9 + 0.36 s a word, ≤ 12 words, ≤ 3 rows, ≤ 17 letters/s, 12:1, safe box, ≤ 25 %"
    return Check("A5", "Cards", not faults, measured, limit)


def look(film: Evidence) -> Check:
    """A7: grain, flicker, weave and scratches of the film's own look, on a test chart."""
    found = _measured(film.crew.look(film.record.plot.seed))
    passed = (
        3.0 <= found.grey <= 6.0
        and found.black <= 2.0
        and found.flicker <= 0.06
        and found.weave <= 1
        and found.scratched <= 0.30
    )
    measured = (
        f"grain {found.grey:.1f} in grey, {found.black:.1f} in black, "
        f"flicker {100 * found.flicker:.1f} %, weave {found.weave} px, "
        f"scratches {100 * found.scratched:.0f} %"
    )
    limit = "grain 3 to 6, ≤ 2 in black, flicker ≤ 6 %, weave ≤ 1 px, scratches ≤ 30 %"
    return Check("A7", "Film look", passed, measured, limit)


def acting(film: Evidence) -> Check:
    """A8: the hero is seen, something always moves, no joint jumps and no foot skates."""
    faults = [fault for acted in film.acted for fault in _acting_faults(acted)]
    frames = sum(len(acted.drawn) for acted in film.acted)
    seen = sum(_seen(drawn) for acted in film.acted for drawn in acted.drawn)
    filmed = not all(film.record.drawn) and not frames  # nothing was left to the puppets
    share = 1.0 if filmed else seen / max(frames, 1)
    if share < 0.95:
        faults.append(f"the hero is seen in {100 * share:.0f} % of gag time")
    measured = "; ".join(faults[:3]) or f"hero seen in {100 * share:.0f} % of {frames} frames"
    limit = "hero ≥ 95 % of time and ≥ 22 % high, frozen ≤ 3 s, jumps ≤ 40 px, feet ≤ 3 px"
    return Check("A8", "Acting", not faults, measured, limit)


def sameness(film: Evidence) -> Check:
    """A12: drawn again, with one worker and with two, the pictures and the sound are the same."""
    record = film.record
    faults = []
    if joined(record.digests) != record.frames_digest:
        faults.append("the film's digest is not that of its beats")
    chosen = _sampled(record.cues, record.drawn)
    never = film.mp4.with_suffix(".stop")
    jobs = [Job(record.cues[i], record.plot.seed, film.crew, never, never) for i in chosen]
    alone = [pictures_digest(job) for job in jobs]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        together = list(pool.map(pictures_digest, jobs))
    for i, one, two in zip(chosen, alone, together, strict=True):
        if not one == two == record.digests[i]:
            faults.append(f"'{record.cues[i].beat.id}' is drawn differently")
    if pcm_digest(perform(compose(passages(record.cues), record.plot.seed))) != record.pcm_digest:
        faults.append("the score is played differently")
    measured = "; ".join(faults[:3]) or f"{len(chosen)} beats and the score are the same"
    return Check("A12", "Same in, same out", not faults, measured, "equal digests, 1 and 2 workers")


def thrift(film: Evidence) -> Check:
    """A13: an edited card costs one segment."""
    cues, seed = film.record.cues, film.record.plot.seed
    shown = [index for index, cue in enumerate(cues) if cue.beat.card]
    before = [key(cue, seed) for cue in cues]
    most = 0
    for index in shown:
        edited = [_edited(cue) if i == index else cue for i, cue in enumerate(cues)]
        most = max(
            most, sum(key(cue, seed) != old for cue, old in zip(edited, before, strict=True))
        )
    distinct = len(set(before)) == len(before)
    measured = f"{most} of {len(cues)} segments" if shown else "no card"
    passed = bool(shown) and most == 1 and distinct
    return Check("A13", "An edited card", passed, measured, "exactly one segment is drawn anew")


# ------------------------------------------------------------------ A3


def main_hit(cue: Cue) -> Hit | None:
    """Return a gag's strongest hit, the last of equals, in seconds from its start."""
    return max(cue.hits, key=lambda hit: (hit.strength, hit.time), default=None)


def _timing_faults(acted: Acted) -> Iterator[str]:
    cue, name = acted.cue, acted.cue.beat.id
    main = main_hit(cue)
    if main is None:
        yield f"'{name}' has no hit"
        return
    times = [0.0, *(hit.time for hit in cue.hits)]
    for before, hit in pairwise(times):
        if hit - before < 0.3 - 1e-6:
            yield f"'{name}' has {hit - before:.2f} s before its hit at {hit:.2f} s"
        frame = round(hit * cue.fps)
        if not np.any(acted.motion[max(1, frame - round(0.8 * cue.fps)) : frame + 1] > 1):
            yield f"nothing winds up before the hit at {hit:.2f} s of '{name}'"
    first = math.ceil((main.time + 0.12) * cue.fps)
    last = math.floor((main.time + 0.42) * cue.fps)
    limit = _STILL * 18 / cue.fps
    for a, b in pairwise(acted.drawn[first : last + 1]):
        moved = max((far for _, _, far in _steps(a, b, _BODY)), default=0.0)
        if moved > limit:
            yield f"bodies move {moved:.0f} px a frame after the main hit of '{name}'"
            return


# ------------------------------------------------------------------ A5


def _card_faults(crew: Crew, cue: Cue, film: Evidence) -> Iterator[str]:
    card, name = cue.beat.card, cue.beat.id
    assert card is not None  # noqa: S101  # only cards come here
    text = f"{card.text} {card.subtitle}".split()
    needed = max(1.8, 0.9 + 0.36 * len(text))
    if cue.seconds < needed - 0.01:
        yield f"'{name}' stands {cue.seconds:.1f} s, needs {needed:.1f} s"
    if len(card.text.split()) > 12:
        yield f"'{name}' has {len(card.text.split())} words"
    letters = len(" ".join(text)) / cue.seconds
    if letters > 17:
        yield f"'{name}' must be read at {letters:.0f} letters a second"
    try:
        size, rows = rows_of(card)
        lettering.require(f"{card.text} {card.subtitle}")
        picture = crew.draw_card(card, film.record.plot.seed)
    except SlapstickError as error:
        yield f"'{name}': {error}"
        return
    face = lettering.GOUDY if card.kind == "intertitle" else lettering.LIMELIGHT
    if len(rows) > MOST_ROWS or lettering.cap_height(round(2 * size), face) / 2 < SMALLEST:
        yield f"'{name}' is set in {len(rows)} rows of {size:.0f} px"
    yield from _print_faults(name, picture, crew.look(film.record.plot.seed), cue.grain)


def _print_faults(name: str, picture: Frame, look: Look, grain: int) -> Iterator[str]:
    rows, columns = np.nonzero(picture >= _READ)
    if not rows.size:
        yield f"'{name}' shows no words"
        return
    wide = max(WIDTH / 2 - columns.min(), columns.max() - WIDTH / 2)
    high = max(HEIGHT / 2 - rows.min(), rows.max() - HEIGHT / 2)
    if wide > SAFE[0] / 2 + 1 or high > SAFE[1] / 2 + 1:
        yield f"'{name}' leaves the title-safe box"
    aged = look(picture, grain + 9)
    ink = float(np.median(aged[picture >= _READ]))
    ground = float(np.median(aged[picture < _READ // 4])) if picture.min() < _READ // 4 else 255.0
    ratio = (_luminance(ink) + 0.05) / (_luminance(ground) + 0.05)
    if ratio < 12:
        yield f"'{name}' has a contrast of {ratio:.1f}:1"


def _luminance(tone: float) -> float:
    share = tone / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


# ------------------------------------------------------------------ A7


class _Look(NamedTuple):
    """What a look does to a test chart."""

    grey: float  # standard deviation of grain
    black: float
    flicker: float  # greatest distance from the mean light
    weave: int  # pixels
    scratched: float  # share of frames


_CHART_FRAMES = 40
_EDGE = 200  # column and row of the chart's edges


def _measured(look: Look) -> _Look:
    chart = np.full((HEIGHT, WIDTH), 128, np.uint8)
    chart[:_EDGE, :] = 4
    chart[:, :_EDGE] = 4
    grain, dark, light, shifts, lines = [], [], [], [0], 0
    for index in range(_CHART_FRAMES):
        aged = look(chart, index).astype(np.float64)
        grey, black = aged[300:420, 400:560], aged[60:140, 400:560]
        grain.append(float(np.median(_spread(grey))))
        dark.append(float(np.median(_spread(black))))
        light.append(float(np.median(grey)))
        column = aged[300:600, _EDGE - 4 : _EDGE + 4].mean(axis=0)
        row = aged[_EDGE - 4 : _EDGE + 4, 400:800].mean(axis=1)
        shifts += [_shift(column), _shift(row)]
        lines += _scratched(aged)
    middle = (max(light) + min(light)) / 2
    flicker = (max(light) - min(light)) / 2 / max(middle, 1.0)
    return _Look(
        float(np.mean(grain)), float(np.mean(dark)), flicker, max(shifts), lines / _CHART_FRAMES
    )


def _spread(patch: Numbers) -> Numbers:
    """Return the standard deviation of each row, without the vignette's slow change."""
    return np.asarray((patch - patch.mean(axis=0)).std(axis=1))


def _shift(profile: Numbers) -> int:
    """Return how far an edge that should lie in the middle has moved."""
    edge = int(np.argmax(np.diff(profile))) + 1
    return abs(edge - len(profile) // 2)


def _scratched(aged: Numbers) -> bool:
    """Tell whether some column stands out from its neighbours along a quarter of its height."""
    field = aged[_EDGE + 20 : HEIGHT - 40, _EDGE + 20 : WIDTH - 40]
    bands = field[: len(field) // 3 * 3].reshape(3, -1, field.shape[1]).mean(axis=1)
    ridge = bands[:, 1:-1] - (bands[:, :-2] + bands[:, 2:]) / 2
    return bool(np.abs(ridge).max() > 9)


# ------------------------------------------------------------------ A8


def _acting_faults(acted: Acted) -> Iterator[str]:
    cue, name = acted.cue, acted.cue.beat.id
    heroes = [drawn.figures[0] for drawn in acted.drawn if drawn.figures]
    tallest = max((hero.bottom - hero.top for hero in heroes), default=0.0)
    if tallest < 0.22 * HEIGHT:
        yield f"the hero of '{name}' is {100 * tallest / HEIGHT:.0f} % high"
    frozen = _longest((acted.motion[1:] <= 1).tolist()) / cue.fps
    if frozen > 3.0:
        yield f"'{name}' is frozen for {frozen:.1f} s"
    pace = 18 / cue.fps
    for index, (a, b) in enumerate(pairwise(acted.drawn), 1):
        time = index / cue.fps
        if any(start - 1 / cue.fps <= time <= stop + 1 / cue.fps for start, stop in acted.leaps):
            continue
        for figure, joint, far in _steps(a, b):
            if far > _JUMP * pace and _inside(figure, joint):
                yield f"'{name}' at {time:.2f} s: {figure.actor}'s {joint} jumps {far:.0f} px"
        for figure, foot, far in _steps(a, b, planted=True):
            if far > _DRIFT * pace:
                yield f"'{name}' at {time:.2f} s: {figure.actor}'s {foot} skates {far:.1f} px"


def _steps(
    a: Drawn, b: Drawn, joints: tuple[str, ...] = (), *, planted: bool = False
) -> Iterator[tuple[Figure, str, float]]:
    """Yield how far each joint of each actor went between two frames."""
    before = {figure.actor: figure for figure in a.figures}
    for figure in b.figures:
        last = before.get(figure.actor)
        if last is None:
            continue
        for joint in sorted(figure.joints.keys() & last.joints.keys()):
            if planted and joint not in figure.planted & last.planted:
                continue
            if joints and joint not in joints:
                continue
            x, y = figure.joints[joint]
            u, v = last.joints[joint]
            yield figure, joint, math.hypot(x - u, y - v)


def _inside(figure: Figure, joint: str) -> bool:
    x, y = figure.joints[joint]
    return 0 <= x <= WIDTH and -40 <= y <= HEIGHT


def _seen(drawn: Drawn) -> bool:
    hero = drawn.figures[0] if drawn.figures else None
    return hero is not None and any(
        joint in hero.joints and _inside(hero, joint) for joint in ("head", "hip")
    )


def _longest(flags: Iterable[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest


# ------------------------------------------------------------------ A12, A13


def _sampled(cues: tuple[Cue, ...], drawn: tuple[bool, ...]) -> list[int]:
    """Return the shortest card, the shortest drawn gag, and the shortest other drawn beat."""
    ours = [i for i in range(len(cues)) if drawn[i]]
    by_length = sorted(ours, key=lambda i: (cues[i].frames, i))
    card = [i for i in by_length if cues[i].beat.card][:1]
    gag = [i for i in by_length if cues[i].beat.staging][:1]
    rest = [i for i in by_length if i not in card + gag]
    return sorted((card + gag + rest)[:_SAMPLED])


def _edited(cue: Cue) -> Cue:
    card = cue.beat.card or Card("")
    return replace(cue, beat=replace(cue.beat, card=replace(card, text=card.text + "!")))
