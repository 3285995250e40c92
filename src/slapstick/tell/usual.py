"""How often facts are found in ordinary code, so that a film is about what is special here.

Measured on thirteen public repositories in eight languages, 12,000 to 310,000 lines each: between
the median and the mean, rounded to 1, 2, 5.  Not a judgement: what is usual may still be bad.
"""

from __future__ import annotations

from functools import lru_cache

PER_MILLION_LINES: dict[str, int] = {
    "assertion": 20000, "async.await": 1000, "async.function": 500, "cache": 100,
    "call.crypto": 20, "call.eval": 100, "call.exit": 200, "call.file": 1000,
    "call.network": 2000, "call.process": 50, "call.random": 200, "call.sleep": 200,
    "call.time": 500, "callback.nested": 100, "class.large": 100, "code.dead": 10,
    "code.duplicate": 200, "comment.apology": 20, "comment.code": 50, "comment.fixme": 10,
    "comment.hack": 50, "comment.switch": 10, "comment.todo": 200, "comment.warning": 10,
    "config.env": 200,
    "definition.class": 5000, "definition.function": 20000, "deprecated": 20,
    "docs.docstring": 10000, "docs.theme": 200, "error.caught": 2000, "error.caught.bare": 200,
    "error.custom": 200, "error.raised": 5000, "error.rethrown": 500, "error.swallowed": 200,
    "error.unwrapped": 1000, "event.handler": 200, "feature.flag": 20, "file.long": 100,
    "function.empty": 200, "function.long": 1000, "global.state": 500, "goto": 100,
    "import": 20000, "import.wildcard": 100, "lint.silenced": 1000, "lock": 100, "log": 500,
    "loop.infinite": 200, "loop.nested": 500, "loop.polling": 50, "loop.retry": 10, "mock": 1000,
    "nesting.deep": 100, "null.check": 5000, "number.magic": 2000, "parameters.many": 200,
    "print.debug": 500, "queue": 100, "recursion": 100, "regex": 500, "secret.literal": 10,
    "singleton": 10, "sql": 20, "switch.fallthrough": 20, "test": 20000, "test.skipped": 200,
    "thread": 200, "type.any": 2000, "type.cast": 2000, "unsafe": 100,
}  # fmt: skip
_UNKNOWN = 200
_LEAST, _USUAL, _MOST = 1, 4, 8


@lru_cache(4096)
def prevalence(kind: str, count: int, lines: int) -> int:
    """Return how much a fact stands out: 4 as usual, 5 twice, 6 four times as often; 1 to 8.

    One occurrence more than expected is always added, so that a single find in a few lines does
    not pass for a habit.
    """
    expected = PER_MILLION_LINES.get(kind, _UNKNOWN) * max(0, lines)
    found, usual = (count + 1) * 1_000_000, expected + 1_000_000
    return max(_LEAST, min(_MOST, _USUAL + _doublings(found, usual)))


def _doublings(number: int, base: int) -> int:
    """Return the whole number of doublings from base to number, rounded down, exactly."""
    steps = number.bit_length() - base.bit_length()
    scaled = (number, base << steps) if steps >= 0 else (number << -steps, base)
    return steps if scaled[0] >= scaled[1] else steps - 1
