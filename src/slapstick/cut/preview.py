"""Draw a contact sheet of a puppet gag, to be looked at; not the storyboard of a film."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from slapstick.cut.pen import HEIGHT, INK, WIDTH, Pen
from slapstick.cut.performance import Drawn, Performance
from slapstick.cut.repertoire import repertoire
from slapstick.model import Staging


def sheet(
    performance: Performance, moments: Sequence[float], columns: int = 4, joints: bool = False
) -> Image.Image:
    """Return pictures of moments in a grid, each with its time; `joints` marks what is reported."""
    backdrop = Pen.blank()
    performance.backdrop(backdrop)
    wide, high = WIDTH // 2, HEIGHT // 2
    rows = -(-len(moments) // columns)
    image = Image.new("L", (wide * columns, high * rows), INK)
    for index, moment in enumerate(moments):
        pen = backdrop.copy()
        shown = performance.draw(pen, moment)
        if joints:
            _mark(pen, shown)
        picture = Pen(pen.picture().resize((WIDTH * 2, HEIGHT * 2)))
        hit = any(abs(hit.time - moment) < 0.03 for hit in performance.hits)
        picture.text((90, 690), f"{moment:.2f} s" + (" *" if hit else ""), 34, 250, "old-standard")
        small = picture.picture().resize((wide, high), Image.Resampling.BOX)
        image.paste(small, (index % columns * wide, index // columns * high))
    return image


def spread(
    performance: Performance, count: int, start: float = 0.0, stop: float = 0.0
) -> list[float]:
    """Return `count` moments, evenly spread, with the hits among them when the whole is shown."""
    stop = stop or performance.seconds
    even = [start + (stop - start) * (i + 0.5) / count for i in range(count)]
    for hit in performance.hits:
        if start <= hit.time < stop:
            nearest = min(range(count), key=lambda i: abs(even[i] - hit.time))
            even[nearest] = hit.time
    return sorted(even)


def _mark(pen: Pen, shown: Drawn) -> None:
    for figure in shown.figures:
        for name, point in figure.joints.items():
            planted = name in figure.planted
            pen.ellipse(point, 7 if planted else 5, fill=INK if planted else 250, line=INK)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run as `python -m slapstick.cut.preview GAG out.png`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gag", choices=sorted(repertoire()))
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--frames", type=int, default=12)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--range", type=float, nargs=2, default=(0.0, 0.0), metavar=("FROM", "TO"))
    parser.add_argument("--joints", action="store_true")
    parser.add_argument("--scene", default="")
    parser.add_argument("--prop", default="")
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--laugh", type=int, default=3)
    parser.add_argument("--sign", action="append", default=[])
    parser.add_argument("--label", default="")
    parser.add_argument("--reversed", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    gag = repertoire()[given.gag]
    staging = Staging(gag.name, given.prop or (gag.props or ("",))[0], given.scene or gag.scenes[0])
    staging = replace(
        staging, count=given.count, laugh=given.laugh, signs=tuple(given.sign), label=given.label,
        reversed=given.reversed, seed=given.seed,
    )  # fmt: skip
    performance = gag.perform(staging, given.seconds)
    moments = spread(performance, given.frames, *given.range)
    sheet(performance, moments, given.columns, given.joints).save(given.out)


if __name__ == "__main__":
    main()
