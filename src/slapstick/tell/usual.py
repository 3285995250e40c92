"""How often facts are found in ordinary code, so that a film is about what is special here.

Measured by `benchmarks/usual.py` on twenty public repositories in eleven languages, 12,000 to
400,000 lines each: half way between the median and the mean, rounded to 1, 2, 5.  Not a judgement:
what is usual may still be bad.
"""

from __future__ import annotations

from functools import lru_cache

PER_MILLION_LINES: dict[str, int] = {
    "assertion": 50000, "async.await": 1000, "async.function": 200, "cache": 100, "call.crypto": 20,
    "call.eval": 50, "call.exit": 200, "call.file": 1000, "call.network": 500, "call.process": 1000,
    "call.random": 200, "call.sleep": 200, "call.time": 500, "callback.nested": 50,
    "class.large": 200, "code.dead": 10, "code.duplicate": 200, "comment.apology": 20,
    "comment.code": 100, "comment.fixme": 20, "comment.hack": 20, "comment.switch": 10,
    "comment.todo": 500, "comment.warning": 10, "config.env": 500, "definition.class": 5000,
    "definition.function": 50000, "deprecated": 50, "docs.docstring": 10000, "docs.theme": 200,
    "error.caught": 2000, "error.caught.bare": 200, "error.custom": 200, "error.raised": 2000,
    "error.rethrown": 200, "error.swallowed": 200, "error.unwrapped": 2000, "event.handler": 200,
    "feature.flag": 10, "file.long": 200, "function.empty": 500, "function.long": 1000,
    "global.state": 500, "goto": 100, "import": 20000, "import.wildcard": 200,
    "lint.silenced": 1000, "lock": 200, "log": 500, "loop.infinite": 10, "loop.nested": 500,
    "loop.polling": 20, "loop.retry": 10, "mock": 1000, "nesting.deep": 100, "null.check": 5000,
    "number.magic": 1000, "parameters.many": 200, "print.debug": 1000, "queue": 100,
    "recursion": 200, "regex": 1000, "secret.literal": 10, "singleton": 20, "sql": 10,
    "switch.fallthrough": 10, "test": 20000, "test.skipped": 200, "thread": 200, "type.any": 2000,
    "type.cast": 2000, "unsafe": 50,
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
