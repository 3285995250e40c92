"""Write down what an actor does, move by move, and ask for any moment of it; draws through puppet.

A script is a frozen value: each method returns a longer one.  Moves change where the actor is,
poses how it holds itself, faces what it shows; the three run side by side.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from slapstick.cut import motion
from slapstick.cut.motion import STROLL, XY, Ease, Gait, Stride
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Figure
from slapstick.cut.rig.face import PLAIN, Face, blink, gaze, mix_faces
from slapstick.cut.rig.pose import SHRINK, STAND, TAKE, Pose, mix_poses
from slapstick.cut.rig.puppet import Part, Puppet, draw_figure, nothing
from slapstick.cut.rig.skeleton import Cue, Reach, solve

_TURNING = 0.25  # seconds to turn round
_FRAME = 1 / 18
# What a loose thing does after its owner moved: a damped swing, sampled at frames.
_SWING = tuple(math.exp(-0.35 * k) * math.cos(0.45 * k) for k in range(1, 10))


class _Move(NamedTuple):
    start: float
    stop: float
    to: XY
    how: Ease
    height: float = 0.0  # of a leap
    gait: Gait | None = None


class _Key(NamedTuple):
    at: float
    over: float
    value: Pose | Face
    how: Ease


class _Gaze(NamedTuple):
    start: float
    stop: float
    thing: Callable[[float], XY]


class _Hold(NamedTuple):
    start: float
    stop: float
    hand: str
    thing: Callable[[float], XY]
    over: float


@dataclass(frozen=True)
class Script:
    """What one actor does from the gag's start to its end."""

    x: float
    y: float = FLOOR
    facing: int = 1
    stance: Pose = STAND
    mood: Face = PLAIN
    _moves: tuple[_Move, ...] = ()
    _turns: tuple[tuple[float, int], ...] = ()
    _poses: tuple[_Key, ...] = ()
    _faces: tuple[_Key, ...] = ()
    _gazes: tuple[_Gaze, ...] = ()
    _holds: tuple[_Hold, ...] = ()
    _hats: tuple[tuple[float, bool], ...] = ()
    _spins: tuple[tuple[float, float, float], ...] = ()
    _shivers: tuple[tuple[float, float, float], ...] = ()
    leaps: tuple[tuple[float, float], ...] = field(default=())

    # -------------------------------------------------------------- where

    def walk(self, start: float, stop: float, to: float, gait: Gait = STROLL) -> Script:
        """Walk to x; feet that are down stay where they are.  Turns round first if it must."""
        here = self.place(start)[0]
        way = 1 if to >= here else -1
        script = self
        if way != self.facing_at(start + 1e-6) and abs(to - here) > 1:
            script = script.turn(start, way)
            start = min(stop, start + _TURNING)
        move = _Move(start, stop, (to, script.place(start)[1]), motion.linear, gait=gait)
        return script._with(move)

    def leap(
        self,
        start: float,
        stop: float,
        to: XY | None = None,
        height: float = 60,
        how: Ease = motion.linear,
    ) -> Script:
        """Fly on an arc to a place (or up and down on the spot); joints may jump meanwhile."""
        to = to or self.place(start)
        script = self._with(_Move(start, stop, to, how, height))
        return replace(script, leaps=(*script.leaps, (start, stop + _FRAME)))

    def move(self, start: float, stop: float, to: XY, how: Ease = motion.ease) -> Script:
        """Be carried to a place without a step: slides, rides, is pulled."""
        return self._with(_Move(start, stop, to, how))

    def flinch(self, start: float, stop: float) -> Script:
        """Declare that joints may jump in a stretch of time: a take, a blow, a slip."""
        return replace(self, leaps=(*self.leaps, (start, stop)))

    def put(self, at: float, x: float, y: float | None = None, facing: int | None = None) -> Script:
        """Be elsewhere at once, unseen: behind a door, outside the picture."""
        height = self.place(at)[1] if y is None else y
        script = self._with(_Move(at, at, (x, height), motion.linear))
        script = replace(script, leaps=(*script.leaps, (at - _FRAME, at + _FRAME)))
        return (
            script
            if facing is None
            else replace(script, _turns=tuple(sorted((*script._turns, (at - _TURNING, facing)))))
        )

    def turn(self, at: float, facing: int) -> Script:
        """Turn round: 1 to the right, -1 to the left."""
        return replace(self, _turns=tuple(sorted((*self._turns, (at, facing)))))

    # -------------------------------------------------------------- how

    def pose(self, at: float, pose: Pose, over: float = 0.25, how: Ease = motion.ease) -> Script:
        """Take a pose, reached `over` seconds after `at`."""
        return replace(self, _poses=_in_order((*self._poses, _Key(at, over, pose, how))))

    def face(self, at: float, face: Face, over: float = 0.1) -> Script:
        """Show a face."""
        return replace(self, _faces=_in_order((*self._faces, _Key(at, over, face, motion.ease))))

    def look(self, start: float, stop: float, thing: XY | Callable[[float], XY]) -> Script:
        """Keep the eyes on a thing, still or moving."""
        return replace(self, _gazes=(*self._gazes, _Gaze(start, stop, _moving(thing))))

    def hold(
        self,
        start: float,
        stop: float,
        hand: str,
        thing: XY | Callable[[float], XY],
        over: float = 0.15,
    ) -> Script:
        """Keep a hand ("near" or "far") on a thing, still or moving."""
        return replace(self, _holds=(*self._holds, _Hold(start, stop, hand, _moving(thing), over)))

    def take(self, at: float, face: Face, after: Pose = STAND) -> Script:
        """See something and jump: shrink 0.2 s, shoot up, settle in `after` 0.9 s later.

        The double take of the comedies: `at` is when the shrinking begins.
        """
        feet = {"near_foot": after.near_foot, "far_foot": after.far_foot}
        return (
            self.pose(at, SHRINK.but(**feet), 0.2)
            .face(at, face.but(eyes=0.1, tuft=0.0, mouth=0.0), 0.12)
            .pose(at + 0.24, TAKE.but(**feet), 0.2, motion.overshoot)
            .face(at + 0.24, face, 0.08)
            .pose(at + 0.75, after, 0.3)
            .flinch(at, at + 0.45)
        )

    def fall(
        self, at: float, lands: float, to: float, pose: Pose, ground: float, height: float = 50
    ) -> Script:
        """Be thrown to x and land in a pose at `lands`; `ground` is the y of the cue on landing."""
        flat = pose.but(wide=1.14, high=0.84) if pose.turn == 0 else pose
        script = self.leap(at, lands, (to, ground), height)
        return script.pose(lands - 0.05, flat, 0.06, motion.linear).pose(
            lands + 0.06, pose, 0.3, motion.wobble
        )

    def spin(self, start: float, stop: float, rounds: float) -> Script:
        """Turn over in the air a number of whole rounds, forwards if positive."""
        return replace(self, _spins=(*self._spins, (start, stop, rounds)))

    def shiver(self, start: float, stop: float, size: float = 1.6) -> Script:
        """Tremble."""
        return replace(self, _shivers=(*self._shivers, (start, stop, size)))

    def hat_off(self, at: float) -> Script:
        """Lose the hat; whoever wrote the script draws it from now on."""
        return replace(self, _hats=tuple(sorted((*self._hats, (at, False)))))

    def hat_on(self, at: float) -> Script:
        """Have the hat on again."""
        return replace(self, _hats=tuple(sorted((*self._hats, (at, True)))))

    # -------------------------------------------------------------- any moment

    def cue(self, t: float) -> Cue:
        """Return all that decides how the actor is drawn at t, without follow-through."""
        x, y = self.place(t)
        pose = self._pose(t)
        for start, stop, rounds in self._spins:
            if start <= t < stop:
                pose = pose.but(turn=pose.turn + math.tau * rounds * motion.share(t, start, stop))
        for start, stop, size in self._shivers:
            if start <= t < stop:
                pose = pose.but(lean=pose.lean + motion.shiver(t, size) * 0.012)
        # Breath: whoever stands still is alive.
        pose = pose.but(stretch=pose.stretch + 1.6 * math.sin(2.3 * t + self.x))
        facing = self._turning(t)
        stride = self._stride(t)
        if stride is not None:
            gait = self._walking(t)
            pose = pose.but(lean=pose.lean + (gait.lean if gait else 0.0) * stride.moving)
        return Cue(
            x, y, facing, pose, self._face(t, (x, y), facing), stride, self._reaches(t),
            hatless=not self._hatted(t),
        )  # fmt: skip

    def place(self, t: float) -> XY:
        """Return where the actor stands."""
        here = (self.x, self.y)
        for move in self._moves:
            if t < move.start:
                break
            if t >= move.stop:
                here = move.to
                continue
            if move.gait is not None:
                return (self._path(here[0], move)(t), here[1])
            u = move.how(motion.share(t, move.start, move.stop))
            return motion.arc(here, move.to, u, move.height)
        return here

    def facing_at(self, t: float) -> int:
        """Return the way the actor faces or turns to: 1 right, -1 left."""
        facing = self.facing
        for at, way in self._turns:
            if t >= at:
                facing = way
        return facing

    def _with(self, move: _Move) -> Script:
        if self._moves and move.start < self._moves[-1].stop - 1e-9:
            last = self._moves[-1]
            raise ValueError(
                f"a move begins at {move.start:.2f} s, before the last ends at {last.stop:.2f} s"
            )
        return replace(self, _moves=(*self._moves, move))

    def _turning(self, t: float) -> float:
        facing = float(self.facing)
        for at, way in self._turns:
            if t < at:
                break
            u = motion.share(t, at, at + _TURNING)
            facing = motion.mix(facing, way, u)
        return facing

    def _pose(self, t: float) -> Pose:
        pose = self.stance
        for key in self._poses:
            if t < key.at:
                break
            assert isinstance(key.value, Pose)  # noqa: S101  # `pose` put it there
            pose = mix_poses(pose, key.value, _eased(key, t))
        return pose

    def _face(self, t: float, at: XY, facing: float) -> Face:
        face = self.mood
        for key in self._faces:
            if t < key.at:
                break
            assert isinstance(key.value, Face)  # noqa: S101  # `face` put it there
            face = mix_faces(face, key.value, _eased(key, t))
        for start, stop, thing in self._gazes:
            if start <= t < stop:
                u = min(1.0, (t - start) / 0.12)
                x, y = gaze((at[0], at[1] - 235), thing(t), facing)
                face = mix_faces(face, face.looking(x, y), u)
        if 0.3 < face.eyes < 1.2 and face.dizzy < 0.5:
            face = face.but(eyes=face.eyes * blink(t, int(self.x)))
        return face

    def _walking(self, t: float) -> Gait | None:
        return next((m.gait for m in self._moves if m.gait and m.start <= t < m.stop), None)

    def _stride(self, t: float) -> Stride | None:
        here = self.x
        for move in self._moves:
            if move.gait is not None and move.start <= t < move.stop:
                way = self.facing_at(move.start)
                pose = self._pose(move.start)
                stance = (way * pose.near_foot[0], way * pose.far_foot[0])
                return move.gait.stride(t, self._path(here, move), move.start, move.stop, stance)
            here = move.to[0]
        return None

    def _path(self, here: float, move: _Move) -> Callable[[float], float]:
        soft = min(0.3, 0.2 / max(0.3, move.stop - move.start))

        def path(t: float) -> float:
            return motion.mix(here, move.to[0], _even(motion.share(t, move.start, move.stop), soft))

        return path

    def _reaches(self, t: float) -> tuple[Reach, ...]:
        return tuple(
            Reach(hold.hand, hold.thing(t), weight)
            for hold in self._holds
            if (weight := _grip(hold, t)) > 0
        )

    def _hatted(self, t: float) -> bool:
        on = True
        for at, state in self._hats:
            if t >= at:
                on = state
        return on


@dataclass(frozen=True)
class Actor:
    """A puppet with a script."""

    puppet: Puppet
    script: Script
    scale: float = 1.0

    def cue(self, t: float) -> Cue:
        """Return the cue at t with its follow-through: loose things trail behind."""
        cue = self.script.cue(t)
        return replace(cue, scale=self.scale * self.puppet.size, lag=self._lag(t, cue))

    def draw(
        self, pen: Pen, t: float, held: Part = nothing, label: str = "", shadow: bool = True
    ) -> Figure:
        """Draw the actor at t, and the shadow on the floor; tell where its joints are.

        `held` draws what it carries, between body and near arm.
        """
        cue = self.cue(t)
        if shadow and cue.y > FLOOR - 260:
            high = max(0.0, FLOOR - cue.y)
            pen.shadow((cue.x, FLOOR + 4), 62 * (1 - high / 400) * cue.scale, 10)
        return draw_figure(pen, self.puppet, cue, held, label)

    def joint(self, name: str, t: float) -> XY:
        """Return where a joint is at t: "head", "hand.near", "foot.far", "hip" ..."""
        return solve(self.puppet.build, self.cue(t)).joints[name]

    def _lag(self, t: float, cue: Cue) -> XY:
        way = 1 if cue.facing >= 0 else -1
        points = [self._loose(t - k * _FRAME) for k in range(len(_SWING) + 1)]
        x = sum((points[k][0] - points[k - 1][0]) * _SWING[k - 1] for k in range(1, len(points)))
        y = sum((points[k][1] - points[k - 1][1]) * _SWING[k - 1] for k in range(1, len(points)))
        return (way * x, -y)

    def _loose(self, t: float) -> XY:
        """Return roughly where the shoulders are: what loose things hang from."""
        x, y = self.script.place(t)
        pose = self.script._pose(t)
        tilt = pose.lean + pose.turn
        return (
            x + self.script.facing_at(t) * 110 * math.sin(tilt),
            y - 150 * pose.hip - 60 * math.cos(tilt) - pose.stretch,
        )


def _in_order(keys: tuple[_Key, ...]) -> tuple[_Key, ...]:
    return tuple(sorted(keys, key=lambda key: key.at))


def _eased(key: _Key, t: float) -> float:
    return 1.0 if key.over <= 0 or t >= key.at + key.over else key.how((t - key.at) / key.over)


def _grip(hold: _Hold, t: float) -> float:
    if not hold.start <= t < hold.stop:
        return 0.0
    return motion.ease(min(1.0, (t - hold.start) / hold.over, (hold.stop - t) / hold.over))


def _moving(thing: XY | Callable[[float], XY]) -> Callable[[float], XY]:
    return thing if callable(thing) else lambda _t: thing


def _even(u: float, soft: float) -> float:
    """Return progress that speeds up and slows down over `soft` of the way, even between."""
    top = 1 / (1 - soft)
    if u < soft:
        return top * u * u / (2 * soft)
    if u > 1 - soft:
        v = 1 - u
        return 1 - top * v * v / (2 * soft)
    return top * (u - soft / 2)
