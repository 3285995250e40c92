"""Write and read film files of our own through PyAV; draws and scores nothing.

A film is printed beat by beat into segments that share every encoder option, so that they can be
spliced without being encoded again.  Threads are pinned and the processor's own instructions are
kept from deciding anything, so that the same frames give the same bytes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import numpy.typing as npt
from av.subtitles.subtitle import SubtitleSet

from slapstick.cut.captions import Caption
from slapstick.cut.look import toned
from slapstick.cut.score.notes import RATE

Frame = npt.NDArray[np.uint8]  # 720 x 960, 0 black to 255 white
Pcm = npt.NDArray[np.int16]  # (samples, 2) at RATE

WIDTH, HEIGHT = 1280, 720  # the file's picture: the film's 4:3 between black pillars
PICTURE = 960  # width of the film's picture
CRF = 29  # with the grain of the look: 90 s stay below 10 MB
_QUICK = "cpu-independent=1:me=dia:subme=1"  # grain cannot be predicted: searching it is wasted
_MOST = {"maxrate": "1100k", "bufsize": "2200k"}  # a long pan may not eat the whole film's bytes
AUDIO_BITS = 96_000
_LEFT = (WIDTH - PICTURE) // 2
_VIDEO_RANGE = bytes(round(16 + tone * 219 / 255) for tone in range(256))
_FULL_RANGE = bytes(min(255, max(0, round((tone - 16) * 255 / 219))) for tone in range(256))
_GREY, _BLACK = 128, 16
_MOST_POINTS, _MOST_PICTURES = 8192 * 8192, 20_000  # of a clip that a stranger sends
_MILLISECOND = Fraction(1, 1000)
_EXACT = {"fflags": "+bitexact"}
_STYLE = b"""[Script Info]\r
ScriptType: v4.00+\r
\r
[V4+ Styles]\r
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\r
Style: Default,Serif,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1\r
\r
[Events]\r
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\r
"""  # noqa: E501  # the format has no way to break a line


class Chapter(NamedTuple):
    """A named stretch of a film, in seconds."""

    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything but the pictures that goes into a film file."""

    fps: int
    pcm: Pcm
    chapters: Sequence[Chapter]
    captions: Sequence[Caption]
    metadata: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reel:
    """What a film file says of itself."""

    seconds: float  # of the picture
    sound_seconds: float
    fps: Fraction
    frames: int
    size: tuple[int, int]
    codecs: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    captions: tuple[Caption, ...]
    metadata: tuple[tuple[str, str], ...]
    faststart: bool


# ------------------------------------------------------------------ writing


def print_segment(path: Path, frames: Iterable[Frame], fps: int) -> int:
    """Encode frames into a segment file with one thread; return how many there were."""
    count = 0
    with av.open(str(path), "w", format="mp4", options=_EXACT) as container:
        stream: Any = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {
            "preset": "veryfast", "crf": str(CRF), "g": str(2 * fps), "bf": "2",
            "flags": "+bitexact+cgop", "x264-params": _QUICK, **_MOST,
        }  # fmt: skip
        stream.codec_context.thread_count = 1
        stream.codec_context.color_range = 1
        for frame in frames:
            picture = _luma(frame)
            picture.pts = count
            container.mux(stream.encode(picture))
            count += 1
        container.mux(stream.encode())
    return count


def splice(path: Path, segments: Sequence[Path], sheet: Sheet) -> None:
    """Copy segments one after the other into a film, with its sound, captions and chapters."""
    options = {"movflags": "+faststart", **_EXACT}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        with av.open(str(segments[0])) as first:
            picture: Any = container.add_stream_from_template(first.streams.video[0])
        sound: Any = container.add_stream("aac", rate=RATE, layout="stereo")
        sound.bit_rate = AUDIO_BITS
        sound.codec_context.options = {"flags": "+bitexact"}
        words: Any = container.add_stream("mov_text")
        words.codec_context.subtitle_header = _STYLE
        words.codec_context.time_base = _MILLISECOND
        words.metadata["language"] = "eng"
        container.metadata.update(dict(sheet.metadata))
        container.set_chapters(_chapter_marks(sheet.chapters))
        packets = heapq.merge(
            _copied(segments, picture, sheet.fps),
            _sounded(sheet.pcm, sound),
            _captioned(sheet.captions, words),
            key=lambda timed: timed[0],
        )
        for _, packet in packets:
            container.mux(packet)


def _luma(frame: Frame) -> av.VideoFrame:
    """Return a frame between its pillars: luma written straight into the plane."""
    picture = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
    y = np.frombuffer(picture.planes[0], np.uint8).reshape(HEIGHT, -1)  # type: ignore[call-overload]  # a plane is a buffer
    y[:, :_LEFT] = _BLACK
    y[:, _LEFT + PICTURE : WIDTH] = _BLACK
    y[:, _LEFT : _LEFT + PICTURE] = toned(frame, _VIDEO_RANGE)
    for plane in picture.planes[1:]:
        np.frombuffer(plane, np.uint8)[:] = _GREY  # type: ignore[call-overload]  # a plane is a buffer
    return picture


def _copied(segments: Sequence[Path], stream: Any, fps: int) -> Iterator[tuple[float, Any]]:
    """Yield the packets of all segments, moved to where they belong."""
    before, extradata = 0, None
    for path in segments:
        with av.open(str(path)) as segment:
            source: Any = segment.streams.video[0]
            extradata = extradata or source.codec_context.extradata
            if source.codec_context.extradata != extradata:
                raise ValueError(f"{path.name} was encoded with other options than its neighbours")
            shift, count = round(Fraction(before, fps) / source.time_base), 0
            for packet in segment.demux(source):
                if packet.dts is None or packet.pts is None:
                    continue
                packet.pts += shift
                packet.dts += shift
                packet.stream = stream
                count += 1
                yield float(packet.dts * packet.time_base), packet
            before += count


def _sounded(pcm: Pcm, stream: Any) -> Iterator[tuple[float, Any]]:
    """Yield the encoded sound."""
    step = 1024
    for start in range(0, len(pcm), step):
        block = np.ascontiguousarray(pcm[start : start + step].reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(block, "s16", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        for packet in stream.encode(frame):
            yield start / RATE, packet
    for packet in stream.encode():
        yield len(pcm) / RATE, packet


def _captioned(captions: Sequence[Caption], stream: Any) -> Iterator[tuple[float, Any]]:
    """Yield one packet per caption."""
    for caption in captions:
        start, end = round(1000 * caption.start), round(1000 * caption.end)
        text = caption.text.replace("\n", "\\N")
        # ASS reads braces as commands; no reader of the file would show them.
        text = text.replace("{", "(").replace("}", ")")
        line = f"0,0,Default,,0,0,0,,{text}".encode()
        shown = SubtitleSet.create(text=line, start=0, end=end - start, pts=1000 * start)
        packet = stream.codec_context.encode_subtitle(shown)
        packet.stream, packet.time_base = stream, _MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield caption.start, packet


def _chapter_marks(chapters: Sequence[Chapter]) -> list[Any]:
    return [
        {
            "id": index + 1,
            "start": round(1000 * chapter.start),
            "end": round(1000 * chapter.end),
            "time_base": _MILLISECOND,
            "metadata": {"title": chapter.title},
        }
        for index, chapter in enumerate(chapters)
    ]


# ------------------------------------------------------------------ reading


def read_reel(path: Path) -> Reel:
    """Return what a film file says of itself; OSError or ValueError when it is no film."""
    try:
        with av.open(str(path)) as container:
            video: Any = container.streams.video[0]
            sounds = container.streams.audio
            return Reel(
                seconds=float(video.duration * video.time_base),
                sound_seconds=_length(sounds[0]) if sounds else 0.0,
                fps=Fraction(video.average_rate),
                frames=video.frames,
                size=(video.width, video.height),
                codecs=tuple(_codec(stream) for stream in container.streams),
                chapters=tuple(_chapter(mark) for mark in container.chapters()),
                captions=tuple(_captions(container)),
                metadata=tuple(sorted(container.metadata.items())),
                faststart=_moov_first(path),
            )
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"{path.name} is no film: {error}") from error


def playable_seconds(path: Path) -> float:
    """Return the seconds of pictures that a file plays, by decoding all of them.

    What a file says of its own length is not asked: a torn one still says the whole.  Raises
    ValueError for what is no film, and for one that is too large to be a clip.
    """
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            if stream.width * stream.height > _MOST_POINTS:
                raise ValueError(f"its pictures are {stream.width} x {stream.height}")
            count = sum(1 for _ in islice(container.decode(stream), _MOST_PICTURES + 1))
            if count > _MOST_PICTURES:
                raise ValueError(f"it has more than {_MOST_PICTURES:,} pictures")
            return float(count / (stream.average_rate or 1))
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"{path.name} is no film: {error}") from error


def read_pictures(path: Path) -> Iterator[Frame]:
    """Yield the film's pictures, 720 x 960, decoded and without their pillars."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            y = np.frombuffer(frame.planes[0], np.uint8).reshape(frame.height, -1)  # type: ignore[call-overload]  # a plane is a buffer
            yield toned(y[:, _LEFT : _LEFT + PICTURE], _FULL_RANGE)


def read_sound(path: Path) -> tuple[npt.NDArray[np.float64], int]:
    """Return a file's sound as (samples, channels) with full scale 1.0, and its rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        blocks = []
        for frame in container.decode(stream):
            block = frame.to_ndarray()
            if not frame.format.is_planar:
                block = block.reshape(-1, len(frame.layout.channels)).T
            scale = 1.0 / 32768.0 if block.dtype == np.int16 else 1.0
            blocks.append(block.astype(np.float64) * scale)
        return np.ascontiguousarray(np.concatenate(blocks, axis=1).T), stream.rate


def _length(stream: Any) -> float:
    return float(stream.duration * stream.time_base)


def _codec(stream: Any) -> str:
    return stream.codec_context.name if stream.codec_context else str(stream.type)


def _chapter(mark: Any) -> Chapter:
    base = mark["time_base"]
    title = mark["metadata"].get("title", "")
    return Chapter(title, float(mark["start"] * base), float(mark["end"] * base))


def _captions(container: Any) -> Iterator[Caption]:
    """Yield the words of the text track: each packet is a length and its UTF-8."""
    for stream in container.streams.subtitles[:1]:
        for packet in container.demux(stream):
            packed = bytes(packet)
            length = int.from_bytes(packed[:2], "big")
            if length and packet.pts is not None:
                start = float(packet.pts * packet.time_base)
                end = start + float(packet.duration * packet.time_base)
                yield Caption(start, end, packed[2 : 2 + length].decode())


def _moov_first(path: Path) -> bool:
    """Tell whether the index stands before the pictures, so that playing can begin at once."""
    with path.open("rb") as file:
        while len(header := file.read(8)) == 8:
            size, kind = int.from_bytes(header[:4], "big"), header[4:]
            if kind in (b"moov", b"mdat"):
                return kind == b"moov"
            if size == 1:
                size = int.from_bytes(file.read(8), "big") - 8
            if size < 8:
                return False
            file.seek(size - 8, 1)
    return False
