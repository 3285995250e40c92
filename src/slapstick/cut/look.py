"""Age a clean picture into a print of old film, in whole numbers; draws nothing itself.

Everything but the soft edge of an iris is integer arithmetic, so that every processor gives the
same bytes.  Cards, puppets and filmed clips go through the same look and belong together.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from slapstick.cut.chance import Chance
from slapstick.cut.pen import HEIGHT, WIDTH

Picture = npt.NDArray[np.uint8]
_Work = npt.NDArray[np.int16]

GRAIN: Final = 4.6  # standard deviation in mid grey
FLICKER: Final = 9  # of 256: how far the light sinks at most
SCRATCHED: Final = 5  # of so many frames in a row just one has a scratch, whatever the seed
_SHEETS = 6  # of grain; each frame takes one, shifted
_MARGIN = 64
_SOFT = 12.0  # width of an iris's edge
_GATE_CORNER = 28


class Iris(NamedTuple):
    """A round mask: all outside is black."""

    x: float
    y: float
    radius: float


class Look:
    """The print of one film: grain, light and gate are made once, from its seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._vignette = _vignette()
        self._gate = _gate()
        self._grain = [_grain(seed, sheet) for sheet in range(_SHEETS)]
        self._weight = _grain_weight()
        self._across = np.arange(WIDTH, dtype=np.int64)
        self._down = np.arange(HEIGHT, dtype=np.int64)[:, None]

    def __call__(
        self, picture: Picture, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Picture:
        """Return the aged picture of one frame.

        `picture` is (720, 960) uint8; `index` counts frames and decides all that moves; `fade` is
        0 for black and 1 for full light.
        """
        chance = Chance("look", self._seed, index)
        aged = self._grained(self._expose(_weave(picture, chance), chance, fade), chance)
        if index % SCRATCHED == Chance("scratch", self._seed, index // SCRATCHED).whole(
            0, SCRATCHED - 1
        ):
            _scratch(aged, chance)
        _dust(aged, chance)
        np.clip(aged, 0, 255, out=aged)
        if iris is not None:
            self._close(aged, iris)
        through = aged.view(np.uint16)
        through *= self._gate
        through >>= 8
        return through.astype(np.uint8)

    def _expose(self, picture: Picture, chance: Chance, fade: float) -> Picture:
        light = int((256 - chance.between(0, FLICKER)) * min(1.0, max(0.0, fade)))
        curve = bytes((tone * light) >> 8 for tone in range(256))
        exposed = np.multiply(toned(picture, curve), self._vignette, dtype=np.uint16)
        exposed >>= 8
        return exposed.astype(np.uint8)

    def _grained(self, exposed: Picture, chance: Chance) -> _Work:
        sheet = self._grain[chance.whole(0, _SHEETS - 1)]
        down, across = chance.whole(0, _MARGIN - 1), chance.whole(0, _MARGIN - 1)
        piece = sheet[down : down + HEIGHT, across : across + WIDTH]
        grained: _Work = np.multiply(toned(exposed, self._weight), piece, dtype=np.int16)
        grained >>= 6
        grained += exposed
        return grained

    def _close(self, aged: _Work, iris: Iris) -> None:
        # Squared distances are whole numbers; only the thin soft edge needs a root.
        x, y = round(iris.x), round(iris.y)
        far = (self._across - x) ** 2 + (self._down - y) ** 2
        inner, outer = max(0.0, iris.radius - _SOFT), max(0.0, iris.radius)
        aged[far >= outer * outer] = 0
        edge = (far > inner * inner) & (far < outer * outer)
        share = ((outer - np.sqrt(far[edge])) * (256 / _SOFT)).astype(np.int32)
        aged[edge] = (aged[edge] * share) >> 8


def toned(picture: Picture, table: bytes) -> Picture:
    """Return the picture with each tone exchanged for what the table of 256 has in its place."""
    # A string of bytes is translated ten times as fast as an array is indexed.
    return np.frombuffer(picture.tobytes().translate(table), np.uint8).reshape(picture.shape)


def _weave(picture: Picture, chance: Chance) -> Picture:
    """Let the frame sit a pixel off in the gate now and then."""
    down = chance.whole(-1, 1)
    across = chance.whole(-1, 1) if chance.unit() < 0.2 else 0
    if not (down or across):
        return picture
    framed = np.pad(picture, 1, mode="edge")
    return framed[1 + down : 1 + down + HEIGHT, 1 + across : 1 + across + WIDTH]


def _scratch(aged: _Work, chance: Chance) -> None:
    x, top = chance.whole(8, WIDTH - 9), chance.whole(0, HEIGHT // 2)
    stop = chance.whole(top + HEIGHT // 4, HEIGHT)
    aged[top:stop, x : x + 1] += 26


def _dust(aged: _Work, chance: Chance) -> None:
    for _ in range(chance.whole(0, 2)):
        x, y, size = chance.whole(4, WIDTH - 12), chance.whole(4, HEIGHT - 12), chance.whole(2, 5)
        aged[y : y + size, x : x + max(1, size // 2)] += -80 if chance.unit() < 0.6 else 70


@cache
def _vignette() -> npt.NDArray[np.uint16]:
    across = (np.arange(WIDTH) * 2 - WIDTH + 1) ** 2
    down = ((np.arange(HEIGHT) * 2 - HEIGHT + 1) ** 2)[:, None]
    # 16 bits of squared radius, so that the falloff is the same whole number everywhere.
    radius = (across << 16) // (WIDTH * WIDTH * 5 // 4) + (down << 16) // (HEIGHT * HEIGHT * 5 // 4)
    fall = (radius * radius) >> 16
    vignette: npt.NDArray[np.uint16] = np.clip(260 - ((fall * 74) >> 16), 90, 256).astype(np.uint16)
    return vignette


@cache
def _gate() -> npt.NDArray[np.uint16]:
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    box = (5, 4, WIDTH - 6, HEIGHT - 5)
    ImageDraw.Draw(mask).rounded_rectangle(box, _GATE_CORNER, fill=255)
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.6)), dtype=np.uint16)
    return (soft + (soft > 127)).astype(np.uint16)


@lru_cache(maxsize=_SHEETS)  # every beat of a film is printed on the same sheets
def _grain(seed: int, sheet: int) -> _Work:
    """Return grain in clumps of two by two: coarser to the eye and cheaper to encode."""
    key = int(Chance("grain", seed, sheet).unit() * 2**63)
    bits = np.random.Generator(np.random.PCG64(key))
    shape = (HEIGHT + _MARGIN, WIDTH + _MARGIN)
    # The sum of whole numbers is normal enough and the same on every machine.
    noise = sum(bits.integers(-64, 65, shape, dtype=np.int32) for _ in range(4))
    assert isinstance(noise, np.ndarray)  # noqa: S101  # sum() of arrays is an array
    clumps = noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, (1, 1), (0, 1))
    # 4 draws of standard deviation 37.24, four of them added: 148.96.
    scaled = (clumps * round(GRAIN * 1024)) // round(148.96 * 1024)
    grain: _Work = np.clip(scaled, -40, 40).astype(np.int16)
    return grain


def _grain_weight() -> bytes:
    """Return how much grain shows at each tone, of 64: little in black and in white."""
    tones = [min(1.0, 0.2 + 0.8 * min(tone, 255 - tone) / 70) for tone in range(256)]
    return bytes(int(64 * weight) for weight in tones)
