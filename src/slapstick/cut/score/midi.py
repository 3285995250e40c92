"""Write a score as a standard MIDI file, for those who own a piano."""

from __future__ import annotations

from slapstick.cut.score.notes import Score

_DIVISION = 480  # ticks in a quarter; at 120 a minute a tick is 1/960 s
_TICKS = 960
_DRUMS = {"block": 76, "drum": 36, "cymbal": 49}  # General MIDI percussion keys


def midi(score: Score) -> bytes:
    """Return the score as a format 0 file: piano on channel 1, traps on channel 10."""
    events: list[tuple[int, int, bytes]] = []
    for note in score.notes:
        start = round(note.start * _TICKS)
        end = max(start + 1, round((note.start + note.seconds) * _TICKS))
        events.append((start, 1, bytes((0x90, note.pitch, note.velocity))))
        events.append((end, 0, bytes((0x80, note.pitch, 0))))
    for stroke in score.strokes:
        start, key = round(stroke.start * _TICKS), _DRUMS[stroke.drum]
        events.append((start, 1, bytes((0x99, key, stroke.velocity))))
        events.append((start + 48, 0, bytes((0x89, key, 0))))
    track = b"\x00\xff\x51\x03\x07\xa1\x20" + b"\x00\xc0\x00"  # 120 a minute; acoustic grand
    at = 0
    for tick, _, message in sorted(events):
        track += _variable(tick - at) + message
        at = tick
    track += b"\x00\xff\x2f\x00"
    header = b"MThd" + (6).to_bytes(4, "big") + b"\x00\x00\x00\x01" + _DIVISION.to_bytes(2, "big")
    return header + b"MTrk" + len(track).to_bytes(4, "big") + track


def _variable(number: int) -> bytes:
    """Return a number as MIDI writes it: seven bits a byte, the last without the high bit."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))
