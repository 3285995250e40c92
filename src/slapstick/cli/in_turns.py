"""Write the parts of something long with two processors at once; not for printing them."""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, NoReturn, TypeVar

from slapstick.read.processes import may_fork, receive, send

_LEAST = 8  # parts for which a fork is worth its start

Part = TypeVar("Part")


def in_turns(parts: Sequence[Part], write: Callable[[Part], str]) -> Iterator[str]:
    """Yield `write(part)` of each part in order.

    A fork of this process writes every second one, where forks can be had and there are many parts.
    What a fork does not bring, because something ended it, is written here.
    """
    if len(parts) < _LEAST or not may_fork():
        yield from map(write, parts)
        return
    answers, fork = _forked(parts[1::2], write)
    try:
        for number, part in enumerate(parts):
            brought = receive(answers) if number % 2 else None
            yield write(part) if brought is None else marshal.loads(brought)  # noqa: S302  # our own fork's
    finally:
        answers.close()  # a fork that is not done writes into nothing now, and ends
        with suppress(ChildProcessError):
            os.waitpid(fork, 0)


def _forked(parts: Sequence[Part], write: Callable[[Part], str]) -> tuple[BinaryIO, int]:
    """Return what comes of a fork that writes parts, and its number."""
    answers, answer = os.pipe()
    fork = os.fork()
    if fork == 0:
        os.close(answers)
        _live(parts, write, answer)
    os.close(answer)
    return os.fdopen(answers, "rb"), fork


def _live(parts: Sequence[Part], write: Callable[[Part], str], answer: int) -> NoReturn:
    """Be a fork: its whole life, which must leave nothing of its parent's undone."""
    gc.disable()  # it would only write on pages that are shared
    try:
        with os.fdopen(answer, "wb") as pipe:
            for part in parts:
                send(pipe, write(part))
    finally:
        os._exit(0)
