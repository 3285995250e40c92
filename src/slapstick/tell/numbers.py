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
_SERIES = (1, 2, 5)


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
    """Return the number that a picture is drawn for: exact up to five, then 1, 2, 5, 10, 20 ...

    One more in a crowd changes no picture.
    """
    if number <= 5:
        return max(1, number)
    scale: int = 10 ** (len(str(number)) - 1)
    return max(each * scale for each in _SERIES if each * scale <= number)
