"""Draw the contact sheet of a film, as the programme of a picture house; reads and cuts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from slapstick.model import Hit, Plot
from slapstick.review.lettering import BOOK, DISPLAY, NEWS, Face, set_lines
from slapstick.review.programme import (
    PEAK,
    Entry,
    Pose,
    Stretch,
    entries,
    stretches,
    summary,
    timecode,
)

WIDTH, MARGIN = 1800, 96
INNER = WIDTH - 2 * MARGIN
PAPER, INK, FADED, ACCENT, RULE = "#f4ecd8", "#1e1a15", "#6a5f50", "#7c1f1a", "#b9ab91"
_GAP = 16
_FEWEST, _MOST = 4, 6  # poses in a row
_TITLE, _HEAD, _BODY, _SMALL = Face(DISPLAY, 92), Face(DISPLAY, 34), Face(BOOK, 28), Face(NEWS, 22)


def draw_storyboard(
    plot: Plot, poses: Mapping[str, Sequence[Pose]], hits: Sequence[Hit]
) -> Image.Image:
    """Draw the whole sheet: title, time bar, and every beat with its poses and its words.

    `poses` holds the pictures by beat id; `hits` count seconds from the film's start.
    """
    blocks = [_head(plot, hits), _bar(plot, hits)]
    blocks += [_row(entry, poses.get(entry.beat.id, ())) for entry in entries(plot)]
    blocks.append(_foot(plot))
    sheet = _paper(sum(block.height for block in blocks) + 2 * MARGIN)
    y = MARGIN
    for block in blocks:
        sheet.paste(block, (MARGIN, y))
        y += block.height
    _frame(sheet)
    return sheet


def _head(plot: Plot, hits: Sequence[Hit]) -> Image.Image:
    face = _TITLE.fitting(plot.title, INNER - 80, 48)
    lines = face.wrap(plot.title, INNER - 80)
    block = _paper(len(lines) * face.leading + 180, INNER)
    y = _centred(block, 0, ["\N{EM DASH} PROGRAMME \N{EM DASH}"], Face(NEWS, 26), FADED)
    y = _centred(block, y + 16, lines, face, INK)
    y = _centred(block, y + 8, [summary(plot, hits)], Face(BOOK, 30), FADED)
    return block.crop((0, 0, INNER, round(y) + 36))


def _bar(plot: Plot, hits: Sequence[Hit]) -> Image.Image:
    acts = stretches(plot)
    legend = " \N{MIDDLE DOT} ".join(f"{act.numeral} {act.name}" for act in acts)
    lines = _SMALL.wrap(legend, INNER)
    block = _paper(130 + len(lines) * _SMALL.leading, INNER)
    pen = ImageDraw.Draw(block)
    scale = INNER / max(plot.seconds, 0.1)
    top, bottom = 34, 78
    for index, act in enumerate(acts):
        _draw_act(pen, act, scale, (top, bottom), INK if index % 2 else FADED)
    for hit in hits:
        x, half = hit.time * scale, 5 + 2 * hit.strength
        pen.polygon(
            [(x - half, top - 6 - 2 * half), (x + half, top - 6 - 2 * half), (x, top - 6)], INK
        )
    x = plot.seconds * PEAK * scale
    pen.line([(x, top - 10), (x, bottom + 12)], ACCENT, 3)
    pen.text(
        (x + 8, bottom + 4), f"{PEAK:.0%}, {timecode(plot.seconds * PEAK)}", ACCENT, _SMALL.font
    )
    set_lines(block, (0, bottom + 34), lines, _SMALL, INK)
    return block


def _draw_act(
    pen: ImageDraw.ImageDraw, act: Stretch, scale: float, edges: tuple[int, int], fill: str
) -> None:
    left, right = act.start * scale, act.end * scale
    top, bottom = edges
    pen.rectangle([(left, top), (right - 3, bottom)], fill)
    face = _SMALL.fitting(act.numeral, right - left - 6, 10)
    if face.width(act.numeral) < right - left - 4:
        pen.text((left + 9, (top + bottom) / 2), act.numeral, PAPER, face.font, anchor="lm")


def _row(entry: Entry, poses: Sequence[Pose]) -> Image.Image:
    block = _paper(2400, INNER)
    ImageDraw.Draw(block).line([(0, 0), (INNER, 0)], RULE, 2)
    y = _row_head(block, entry)
    y = _card_row(block, entry, poses, y) if entry.words else _gag_row(block, entry, poses, y)
    return block.crop((0, 0, INNER, round(y) + 26))


def _row_head(block: Image.Image, entry: Entry) -> float:
    beat = entry.beat
    left = f"No. {entry.number}"
    pen = ImageDraw.Draw(block)
    pen.text((0, 24), left, ACCENT, _HEAD.font)
    x = _HEAD.width(left) + 28
    when = f"{entry.when} \N{MIDDLE DOT} {beat.seconds:g} s \N{MIDDLE DOT} {beat.role}"
    room = INNER - x - _SMALL.width(when) - 40
    bottom = set_lines(block, (x, 24), _HEAD.wrap(entry.title, room), _HEAD, INK)
    pen.text((INNER, 34), when, FADED, _SMALL.font, anchor="ra")
    credit = " \N{MIDDLE DOT} ".join(filter(None, (entry.credit, entry.place)))
    return set_lines(block, (x, bottom), _SMALL.wrap(credit, INNER - x), _SMALL, FADED) + 10


def _card_row(block: Image.Image, entry: Entry, poses: Sequence[Pose], y: float) -> float:
    size = _pose_size(_MOST)
    x = 0.0
    for pose in poses[:1]:
        _paste(block, pose, (0, round(y)), size)
        x = size[0] + 2.0 * _GAP
    face = Face(BOOK, 36)
    below = set_lines(block, (x, y + 8), face.wrap(entry.words, INNER - x), face, INK)
    pace = entry.pace + (" \N{EM DASH} too fast to read" if entry.hurried else "")
    below = set_lines(block, (x, below + 8), [pace], _SMALL, ACCENT if entry.hurried else FADED)
    return max(below, y + size[1] if poses else y)


def _gag_row(block: Image.Image, entry: Entry, poses: Sequence[Pose], y: float) -> float:
    across = min(max(len(poses), _FEWEST), _MOST)
    width, height = _pose_size(across)
    for index, pose in enumerate(poses):
        line, column = divmod(index, across)
        at = (column * (width + _GAP), round(y) + line * (height + _GAP))
        _paste(block, pose, at, (width, height))
    y += -(-len(poses) // across) * (height + _GAP)
    texts = [line.text for line in entry.beat.lines]
    if not texts:
        return y
    room = (INNER - (len(texts) - 1) * 3 * _GAP) / len(texts)
    ends = [
        set_lines(block, (index * (room + 3 * _GAP), y), _BODY.wrap(text, room), _BODY, INK)
        for index, text in enumerate(texts)
    ]
    return max(ends)


def _foot(plot: Plot) -> Image.Image:
    block = _paper(150, INNER)
    ImageDraw.Draw(block).line([(0, 0), (INNER, 0)], RULE, 2)
    words = (
        f"from the story \N{LEFT DOUBLE QUOTATION MARK}{plot.story}\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    y = _centred(block, 26, ["At the piano: the machine"], Face(BOOK, 30), INK)
    y = _centred(block, y, [f"{words}, seed {plot.seed:x}"], _SMALL, FADED)
    return block.crop((0, 0, INNER, round(y) + 10))


def _pose_size(across: int) -> tuple[int, int]:
    width = (INNER - (across - 1) * _GAP) // across
    return width, width * 3 // 4


def _paste(block: Image.Image, pose: Pose, at: tuple[int, int], size: tuple[int, int]) -> None:
    """Draw a picture with its moment in the lower left corner."""
    picture = pose.picture.convert("L").resize(size, Image.Resampling.LANCZOS)
    block.paste(picture.convert("RGB"), at)
    pen = ImageDraw.Draw(block)
    x, y = at
    right, bottom = x + size[0] - 1, y + size[1] - 1
    pen.rectangle([(x, y), (right, bottom)], outline=INK, width=2)
    code, face = timecode(pose.time), Face(NEWS, 19)
    pen.rectangle([(x, bottom - 26), (x + face.width(code) + 14, bottom)], INK)
    pen.text((x + 7, bottom - 13), code, PAPER, face.font, anchor="lm")


def _frame(sheet: Image.Image) -> None:
    """Draw the double rule around the sheet, with stepped corners."""
    pen = ImageDraw.Draw(sheet)
    right, bottom = sheet.width - 1, sheet.height - 1
    for inset, width in ((36, 6), (50, 2)):
        pen.rectangle([(inset, inset), (right - inset, bottom - inset)], outline=INK, width=width)
    for x in (36, right - 36):
        for y in (36, bottom - 36):
            for size, fill in ((30, PAPER), (24, INK), (18, PAPER), (10, ACCENT)):
                pen.polygon([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], fill)


def _centred(block: Image.Image, y: float, lines: list[str], face: Face, ink: str) -> float:
    for line in lines:
        set_lines(block, ((block.width - face.width(line)) / 2, y), [line], face, ink)
        y += face.leading
    return y


def _paper(height: int, width: int = WIDTH) -> Image.Image:
    return Image.new("RGB", (width, height), PAPER)
