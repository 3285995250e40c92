"""Write the words of a take as one service wants them: its time codes, its limit; pure.

There is one neutral form, the one that is reviewed: named parts, and actions with their seconds.
What differs between services is how a time is written and in which unit the length of a prompt is
counted.  Nothing is said to a service that the reviewed prompt does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from slapstick.errors import BadRequest
from slapstick.model import Line, Part, Prompt
from slapstick.tell.levels import Parts, count_words, fit
from slapstick.tell.takes import ACTION, Capability, Slate, Timed, write_time

_Writes = Callable[[int, Timed], str]


def write_actions(actions: Sequence[Timed], timecode: str) -> tuple[Line, ...]:
    """Return the actions as lines, each begun by its time in a service's own syntax.

    `plain` is `0.0-3.2 s:`, `bracket` `[0-3.2s]`, `clock` `[00:00-00:03]`, `shots` `Shot 1:` and
    `prose` leaves times to the order of the sentences.
    """
    write = _TIMECODES[timecode]
    return tuple(
        action.line._replace(text=f"{write(number, action)}{action.line.text}")
        for number, action in enumerate(actions, 1)
    )


def word_take(slate: Slate, able: Capability) -> Prompt:
    """Return the prompt of one take: lines of the reviewed prompt, with times as a service wants.

    What is too long for the service is shortened as levels are, by whole parts.  Raise
    `BadRequest` where even the topper alone is too long.
    """

    def holds(parts: Parts) -> bool:
        return able.measure(_text(parts)) <= able.longest

    written = write_actions(slate.actions, able.timecode)
    wanted = tuple(
        Part(part.name, written) if part.name == ACTION and written else part
        for part in slate.reviewed.parts
    )
    parts, dropped = fit(wanted, count_words(wanted), holds)
    if not holds(parts):
        raise BadRequest(
            f"{slate.id} takes {able.measure(_text(parts))}; {able.name} reads {able.longest}",
            "shorten the gag, or choose another service",
            code="SL224",
        )
    told = slate.reviewed
    return replace(
        told,
        shot=slate.id,
        seconds=float(slate.seconds),
        parts=parts,
        dropped=(*told.dropped, *dropped),
    )


def _text(parts: Sequence[Part]) -> str:
    return "\n".join(line.text for part in parts for line in part.lines)


def _short(seconds: float) -> str:
    return f"{seconds:.1f}".removesuffix(".0")


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    return f"{whole // 60:02d}:{whole % 60:02d}"


_TIMECODES: Mapping[str, _Writes] = {
    "plain": lambda _, action: write_time(action),
    "bracket": lambda _, action: f"[{_short(action.start)}-{_short(action.end)}s] ",
    "clock": lambda _, action: f"[{_clock(action.start)}-{_clock(action.end)}] ",
    "shots": lambda number, _: f"Shot {number}: ",
    "prose": lambda _, __: "",
}
TIMECODES = tuple(_TIMECODES)
