"""Draw the contact sheet of a film, as the programme of a picture house; reads and cuts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from slapstick.model import Hit, Plot
from slapstick.review import ornaments
from slapstick.review.lettering import BOOK, DISPLAY, NEWS, Face, set_lines
from slapstick.review.programme import (
    PEAK,
    Entry,
    Pose,
    Stretch,
    billing,
    entries,
    stretches,
    summary,
    timecode,
)

WIDTH, MARGIN = 1800, 96
INNER = WIDTH - 2 * MARGIN
PAPER, INK, FADED, ACCENT, RULE = "#f6edd6", "#1d1812", "#5c5141", "#7a1d17", "#c2b08a"
GILT = "#8d6718"
_GAP, _FRAME = 16, 8  # between texts; between pictures on film
_CARD = (208, 156)
_FEWEST, _MOST = 4, 6  # poses in a row
_TITLE, _HEAD, _BODY, _SMALL = Face(DISPLAY, 104), Face(DISPLAY, 34), Face(BOOK, 28), Face(NEWS, 22)
_SUBTITLE = Face(BOOK, 48)


def draw_storyboard(
    plot: Plot, poses: Mapping[str, Sequence[Pose]], hits: Sequence[Hit]
) -> Image.Image:
    """Draw the whole sheet: title, time bar, and every beat with its poses and its words.

    `poses` holds the pictures by beat id; `hits` count seconds from the film's start.
    """
    blocks = [_head(plot, hits), _bar(plot, hits)]
    acts = {act.start: act for act in stretches(plot)}
    for entry in entries(plot):
        act = acts.get(entry.beat.start)
        blocks += [_act_head(act)] if act else []
        blocks.append(_row(entry, poses.get(entry.beat.id, ()), ruled=act is None))
    blocks.append(_foot(plot))
    sheet = _paper(sum(block.height for block in blocks) + 2 * MARGIN)
    y = MARGIN
    for block in blocks:
        sheet.paste(block, (MARGIN, y))
        y += block.height
    _frame(sheet)
    return sheet


def _head(plot: Plot, hits: Sequence[Hit]) -> Image.Image:
    title, subtitle = billing(plot)
    face = _TITLE.fitting(title, INNER - 80, 48)
    lines = face.wrap(title, INNER - 80)
    below = _SUBTITLE.wrap(subtitle, INNER - 80)
    block = _paper(len(lines) * face.leading + len(below) * _SUBTITLE.leading + 320, INNER)
    pen = ImageDraw.Draw(block)
    ornaments.fan(pen, (INNER / 2, 100), 104, GILT, PAPER)
    y = _centred(block, 112, ["P R O G R A M M E"], Face(NEWS, 26), ACCENT)
    y = _centred(block, y + 4, lines, face, INK)
    y = _centred(block, y, below, _SUBTITLE, INK)
    ornaments.rule(pen, (INNER / 2, y + 24), 420, GILT)
    y = _centred(block, y + 42, [summary(plot, hits)], Face(BOOK, 30), FADED)
    return block.crop((0, 0, INNER, round(y) + 20))


def _bar(plot: Plot, hits: Sequence[Hit]) -> Image.Image:
    """Draw the time of the film: acts, cards dark and gags light, a star for each laugh."""
    block = _paper(200, INNER)
    pen = ImageDraw.Draw(block)
    scale = INNER / max(plot.seconds, 0.1)
    top, bottom = 52, 98
    for beat in plot.beats:
        fill = INK if beat.card else GILT if beat.role == "peak" else RULE
        pen.rectangle([(beat.start * scale, top), (beat.end * scale - 2, bottom)], fill)
    for hit in hits:
        size = 6 + 4 * hit.strength
        ornaments.star(pen, (hit.time * scale, top - 6 - size), size, INK)
    lines = 1
    for act in stretches(plot):
        lines = max(lines, _name_act(block, act, scale, (top, bottom)))
    x, y = plot.seconds * PEAK * scale, bottom + 12
    pen.line([(x, top - 8), (x, y)], ACCENT, 3)
    pen.text((x + 8, y), f"peak, {timecode(plot.seconds * PEAK)}", ACCENT, _SMALL.font, anchor="lm")
    return block.crop((0, 0, INNER, bottom + 34 + lines * _SMALL.leading + 8))


def _name_act(block: Image.Image, act: Stretch, scale: float, edges: tuple[int, int]) -> int:
    """Set the number and name of an act under its stretch; return how many lines that takes."""
    left, right = act.start * scale, act.end * scale
    top, bottom = edges
    ImageDraw.Draw(block).line([(left, top - 8), (left, bottom + 8)], PAPER, 4)
    lines = _SMALL.wrap(f"{act.numeral} {act.name}", max(right - left - 8, 20))[:2]
    y = bottom + 30.0
    for line in lines:
        x = (left + right - _SMALL.width(line)) / 2
        y = set_lines(block, (x, y), [line], _SMALL, INK)
    return len(lines)


def _act_head(act: Stretch) -> Image.Image:
    block = _paper(150, INNER)
    y = _centred(block, 26, [f"A C T   {act.numeral}"], Face(NEWS, 24), ACCENT)
    y = _centred(block, y - 4, [act.name], Face(DISPLAY, 44), INK)
    ornaments.rule(ImageDraw.Draw(block), (INNER / 2, y + 14), 420, GILT)
    return block.crop((0, 0, INNER, round(y) + 34))


def _row(entry: Entry, poses: Sequence[Pose], *, ruled: bool) -> Image.Image:
    block = _paper(2400, INNER)
    if ruled:
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
    x, bottom = 0.0, y
    if poses:
        bottom = _film(block, poses[:1], y, _CARD)
        x = _CARD[0] + 4.0 * _GAP
    face = Face(BOOK, 36)
    lines = face.wrap(entry.words, INNER - x)
    middle = (bottom - y - (len(lines) * face.leading + _SMALL.leading)) / 2
    below = set_lines(block, (x, y + max(middle, 0)), lines, face, INK)
    pace = entry.pace + (" \N{EM DASH} too fast to read" if entry.hurried else "")
    below = set_lines(block, (x, below + 2), [pace], _SMALL, ACCENT if entry.hurried else FADED)
    return max(below, bottom)


def _gag_row(block: Image.Image, entry: Entry, poses: Sequence[Pose], y: float) -> float:
    across = min(max(len(poses), _FEWEST), _MOST)
    size = _pose_size(across)
    for first in range(0, len(poses), across):
        y = _film(block, poses[first : first + across], y, size) + _GAP
    texts = [line.text for line in entry.beat.lines]
    if not texts:
        return y
    room = (INNER - (len(texts) - 1) * 3 * _GAP) / len(texts)
    ends = [
        set_lines(block, (index * (room + 3 * _GAP), y), _BODY.wrap(text, room), _BODY, INK)
        for index, text in enumerate(texts)
    ]
    return max(ends)


def _film(block: Image.Image, poses: Sequence[Pose], y: float, size: tuple[int, int]) -> float:
    """Paste pictures side by side on perforated film, and return the y below it."""
    width, height = size
    right = len(poses) * (width + _FRAME) + _FRAME
    bottom = y + height + 2 * ornaments.EDGE
    ornaments.film(ImageDraw.Draw(block), (0, y, right, bottom), INK, PAPER)
    for index, pose in enumerate(poses):
        _paste(block, pose, (_FRAME + index * (width + _FRAME), round(y) + ornaments.EDGE), size)
    return bottom


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
    width = (INNER - (across + 1) * _FRAME) // across
    return width, width * 3 // 4


def _paste(block: Image.Image, pose: Pose, at: tuple[int, int], size: tuple[int, int]) -> None:
    """Draw a picture with its moment in the lower left corner."""
    picture = pose.picture.convert("L").resize(size, Image.Resampling.LANCZOS)
    block.paste(picture.convert("RGB"), at)
    pen = ImageDraw.Draw(block)
    x, y = at
    bottom = y + size[1] - 1
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
