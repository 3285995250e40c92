"""Have a score played by another process, so that pictures are drawn meanwhile; keeps nothing."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection

from slapstick.cut.score.compose import compose
from slapstick.cut.score.notes import Passage
from slapstick.cut.score.perform import perform
from slapstick.cut.score.wav import wav


@dataclass(frozen=True, slots=True)
class Music:
    """What the pianist is told."""

    passages: tuple[Passage, ...]
    seed: int

    @property
    def name(self) -> str:
        """The digest of all that decides its sound."""
        return sha256(repr(self).encode()).hexdigest()[:20]


def played(music: Music) -> bytes | None:
    """Return music as a WAV file; None if the pianist was stopped.

    The process is spawned, as those that draw a film are, and ends with this one.
    """
    spawn = get_context("spawn")
    heard, sound = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_play, args=(sound, music), name="pianist", daemon=True)
    process.start()
    sound.close()
    try:
        return heard.recv_bytes()
    except EOFError:
        return None
    finally:
        heard.close()
        process.join()


def _play(sound: Connection, music: Music) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends, and this one with it
    sound.send_bytes(wav(perform(compose(music.passages, music.seed))))
    sound.close()
