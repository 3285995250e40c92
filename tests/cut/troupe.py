"""A troupe of fakes: the smallest gag that keeps every rule, plain cards, and a plain plot."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from slapstick.cut.cards import draw_card
from slapstick.cut.look import Iris, Look
from slapstick.cut.pen import Pen
from slapstick.cut.performance import Drawn, Figure, Performance, Point, PuppetGag
from slapstick.cut.strip import Crew, Frame
from slapstick.model import Beat, Card, Hit, Line, Place, Plot, Staging

HIT = 0.65  # share of the beat at which it falls


def tumble(staging: Staging, seconds: float) -> Performance:
    """Slide a figure along until it is struck; then it sways."""
    hit = round(HIT * seconds * 18) / 18

    def backdrop(pen: Pen) -> None:
        pen.polygon([(0, 0), (960, 0), (960, 720), (0, 720)], 150, None)
        pen.polygon([(0, 640), (960, 640), (960, 720), (0, 720)], 90, None)

    def draw(pen: Pen, t: float) -> Drawn:
        x = 200 + 200 * min(t, hit) / seconds + (20 if t > hit + 0.5 else 0)
        big = 1.0 + 2.0 * max(0.0, 1 - abs(t - hit) * 2) * (staging.laugh / 4)
        pen.ellipse((x, 400), 60 * big, 60 * big, 230)
        pen.polygon([(x - 40, 460), (x + 40, 460), (x + 40, 640), (x - 40, 640)], 30)
        head, foot = Point(x, 400), Point(x, 640)
        hero = Figure("apprentice", {"head": head, "foot.near": foot}, frozenset(), 340, 640)
        return Drawn((hero,), head)

    poses = (0.1, 0.4 * seconds, hit, hit + 0.3, 0.9 * seconds)
    return Performance(seconds, (Hit(hit, staging.laugh),), poses, backdrop, draw)


def rush(staging: Staging, seconds: float) -> Performance:
    """Do the same without a pause, on skates."""
    calm = tumble(staging, seconds)

    def draw(pen: Pen, t: float) -> Drawn:
        calm.draw(pen, t)
        x = 100 + (1300 * t) % 700
        head, foot = Point(x, 400), Point(x, 640)
        joints = {"head": head, "foot.near": foot}
        return Drawn((Figure("apprentice", joints, frozenset({"foot.near"}), 340, 640),), head)

    return Performance(seconds, calm.hits, calm.key_poses, calm.backdrop, draw)


def rushing() -> Mapping[str, PuppetGag]:
    return {"tumble": PuppetGag("tumble", "He does not stop.", rush, 1.0)}


def repertoire() -> Mapping[str, PuppetGag]:
    return {"tumble": PuppetGag("tumble", "He is struck.", tumble, 1.0)}


def plain_card(card: Card, seed: int) -> Frame:
    """Draw a bar as long as the words."""
    picture = np.full((720, 960), 12, np.uint8)
    picture[300 : 340 + ord(card.text[0]) % 40, 200 : 200 + 20 * len(card.text)] = 230
    return picture


class PlainLook:
    """A look without grain: quick, and every frame still differs."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __call__(
        self, picture: Frame, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Frame:
        aged = (picture * fade).astype(np.uint8)
        aged[0, 0] = index % 250  # so that no two frames are the same
        if iris is not None:
            y, x = np.ogrid[:720, :960]
            aged[(x - iris.x) ** 2 + (y - iris.y) ** 2 > iris.radius**2] = 0
        return aged


FAKES = Crew(repertoire, plain_card, PlainLook)
PRINTED = Crew(repertoire, draw_card, Look)  # fakes on stage, the real cards and the real look


def line(text: str) -> Line:
    return Line(text, Place("rules/core.yaml", 3), Place("src/client.py", 88))


def card_beat(name: str, start: float, seconds: float, words: str, mood: str = "stroll") -> Beat:
    kind = {"title": "title", "end": "end"}.get(name, "intertitle")
    return Beat(
        name, "one", "card" if kind == "intertitle" else name, start, seconds, mood,
        card=Card(words, kind=kind),  # type: ignore[arg-type]  # one of the three
        lines=(line(words),),
    )  # fmt: skip


def gag_beat(name: str, start: float, seconds: float, mood: str = "chase", laugh: int = 2) -> Beat:
    lines = (line("He sets out."), line("He goes on."), line("He is struck."))
    staging = Staging("tumble", "pie", "street", laugh=laugh, seed=5)
    return Beat(name, "one", "gag", start, seconds, mood, staging=staging, lines=lines)


def short_plot(words: str = "A trip") -> Plot:
    """Return a film of sixteen seconds whose strongest hit falls at 70 %."""
    beats = (
        card_beat("title", 0.0, 2.0, words, "title"),
        gag_beat("gag", 2.0, 6.0, "stroll", 1),
        gag_beat("peak", 8.0, 5.0, "chase", 4),
        gag_beat("rest", 13.0, 1.0, "pathos", 1),
        card_beat("end", 14.0, 2.0, "The End", "finale"),
    )
    return Plot("A Short Trip", "test", beats, 42)


def tiny_plot(words: str = "A trip") -> Plot:
    """Return a film of four seconds: as little as is a film."""
    beats = (
        card_beat("title", 0.0, 1.0, words, "title"),
        gag_beat("gag", 1.0, 2.0, "stroll", 3),
        card_beat("end", 3.0, 1.0, "The End", "finale"),
    )
    return Plot("A Short Trip", "test", beats, 42)
