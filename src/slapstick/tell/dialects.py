"""Write the words of a take as one service wants them: its time codes, its limit; pure.

There is one neutral form: named parts, and actions with their seconds.  What differs between
services is how a time is written and in which unit the length of a prompt is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from slapstick.errors import BadRequest
from slapstick.model import Line, Part, Prompt, Story, TokenBudgetLevel
from slapstick.tell.levels import MOST_WORDS, Parts, fit
from slapstick.tell.prompts import parts_of
from slapstick.tell.takes import Capability, Slate, Timed

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


def build_take(slate: Slate, story: Story, level: TokenBudgetLevel, able: Capability) -> Prompt:
    """Return the prompt of one take, within its level and the limit of its service.

    Raise `BadRequest` where even the topper alone is too long for the service.
    """

    def holds(parts: Parts) -> bool:
        return able.measure(_text(parts)) <= able.longest

    written = write_actions(slate.actions, able.timecode)
    parts, dropped = fit(parts_of(slate.beat, story, written), MOST_WORDS[level], holds)
    if not holds(parts):
        raise BadRequest(
            f"{slate.id} takes {able.measure(_text(parts))}, {able.name} reads {able.longest}",
            "shorten the gag, or choose another service",
        )
    match = slate.beat.match
    gag = match.rule.id if match else ""
    return Prompt(slate.id, float(slate.seconds), level, parts, gag, dropped)


def _text(parts: Sequence[Part]) -> str:
    return "\n".join(line.text for part in parts for line in part.lines)


def _short(seconds: float) -> str:
    return f"{seconds:.1f}".removesuffix(".0")


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    return f"{whole // 60:02d}:{whole % 60:02d}"


_TIMECODES: Mapping[str, _Writes] = {
    "plain": lambda _, action: f"{action.start:.1f}-{action.end:.1f} s: ",
    "bracket": lambda _, action: f"[{_short(action.start)}-{_short(action.end)}s] ",
    "clock": lambda _, action: f"[{_clock(action.start)}-{_clock(action.end)}] ",
    "shots": lambda number, _: f"Shot {number}: ",
    "prose": lambda _, __: "",
}
TIMECODES = tuple(_TIMECODES)
