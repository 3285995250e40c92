"""Say numbers as cards and prompts of the period say them; not for arithmetic."""

from __future__ import annotations

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_EXACT = 12
# (at least so many, how many puppets or props are drawn for it)
_CROWD = ((2000, 12), (500, 11), (100, 10), (50, 9), (20, 8), (10, 7), (6, 6))


def say_exactly(number: int) -> str:
    """Return a number in words up to a hundred, in figures above: 41 is `forty-one`."""
    if number < 0 or number > 100:
        return f"{number:,}"
    if number < 20:
        return _SMALL[number]
    if number == 100:
        return "a hundred"
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


def say_roughly(number: int) -> str:
    """Return a number the way a crowd is counted: 41 is `forty-odd`.

    Small changes of a repository leave the words, and with them the prompt, as they are.
    """
    if number <= _EXACT:
        return say_exactly(max(0, number))
    if number < 20:
        return "a dozen-odd"
    if number < 100:
        return f"{_TENS[number // 10]}-odd"
    for size, name in ((1000, "hundred"), (1_000_000, "thousand")):
        if number < size:
            times = number // (size // (10 if name == "hundred" else 1000))
            leading = times if times < 10 else int(str(times)[0]) * 10 ** (len(str(times)) - 1)
            return f"{'a' if leading == 1 else say_exactly(leading)} {name}"
    return "a million"


def crowd(number: int) -> int:
    """Return how many a picture shows for so many: exact up to five, then 6 to 12."""
    if number <= 5:
        return max(1, number)
    return next(size for least, size in _CROWD if number >= least)
