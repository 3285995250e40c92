"""Money as whole micro-dollars; no fractions are ever added up."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal, InvalidOperation

from slapstick.errors import BadRequest

MICROS = 1_000_000


def micros(dollars: Decimal | str | float) -> int:
    """Return dollars in micro-dollars, rounded up; raise `BadRequest` for what is no such sum."""
    try:
        value = Decimal(str(dollars))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 1_000_000:
        raise BadRequest(
            f"'{dollars}' is not a sum of dollars", "give for instance 12.50", code="SL206"
        )
    return int((value * MICROS).to_integral_value(ROUND_CEILING))


def dollars(amount: int) -> str:
    """Write micro-dollars for people: cents, and what is below a cent only where it matters."""
    cents, rest = divmod(abs(amount), 10_000)
    sign = "-" if amount < 0 else ""
    text = f"{sign}${cents // 100:,}.{cents % 100:02d}"
    return text + f"{rest:04d}".rstrip("0") if rest else text
