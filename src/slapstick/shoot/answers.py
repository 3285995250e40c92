"""Read what services answer, whatever they answer; the only place that guesses at foreign JSON.

Nothing here raises on bad input: a body may be HTML, empty, deeply nested, or a list where an
object was promised.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from typing import Any

from slapstick.shoot.protocol import Answer, Created, Doubtful, Reason, Reference, Rejected

_REJECTIONS: Mapping[int, Reason] = {
    400: Reason.INVALID,
    401: Reason.KEY,
    402: Reason.FUNDS,
    403: Reason.KEY,
    404: Reason.INVALID,
    405: Reason.INVALID,
    413: Reason.INVALID,
    415: Reason.INVALID,
    422: Reason.INVALID,
    425: Reason.BUSY,
    429: Reason.BUSY,
}
_MOVED = frozenset({301, 307, 308})
_IMPROPER = (
    "content_policy", "moderation", "moderated", "content_filter", "safety", "guideline",
    "flagged", "improper", "sensitive",
)  # fmt: skip
_POOR = ("insufficient_quota", "insufficient_credit", "insufficient credit", "billing", "quota_exc")
_LONGEST_MESSAGE = 400
_LONGEST_ID = 2000


def read_object(answer: Answer) -> dict[str, Any]:
    """Return the JSON object in an answer; empty where there is none."""
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def dig(value: object, *path: str | int) -> Any:
    """Return what stands at `path` in nested JSON, None where the path breaks off."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def text_at(value: object, *path: str | int) -> str:
    """Return the string or number at `path` as text, empty where there is none."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    return str(found)


def id_at(value: object, *path: str | int) -> str:
    """Return an id, empty where there is none that can be written down and asked for again."""
    found = text_at(value, *path)
    return found if found.isprintable() and len(found) <= _LONGEST_ID else ""


def moment_at(value: object, *path: str | int) -> float:
    """Return seconds since 1970, 0.0 where none are told."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < 1e12:
        return 0.0
    return float(found)


def complaint(said: Mapping[str, Any]) -> tuple[str, str]:
    """Return code and message of an error, in any of the shapes that services use."""
    error = next((said[k] for k in ("error", "detail", "failure") if said.get(k)), None)
    if isinstance(error, list) and error:
        error = error[0]
    if isinstance(error, str):
        return text_at(said, "code") or text_at(said, "failureCode"), shorten(error)
    if isinstance(error, dict):
        code = text_at(error, "code") or text_at(error, "type") or text_at(error, "status")
        message = text_at(error, "message") or text_at(error, "msg") or text_at(error, "detail")
        return code, shorten(message)
    code = text_at(said, "code") or text_at(said, "failureCode")
    return code, shorten(text_at(said, "message"))


def improper(*words: str) -> bool:
    """Tell whether an error's words speak of moderation, however they are joined."""
    joined = [word.lower().replace(" ", "_").replace("-", "_") for word in words]
    return any(sign in word for word in joined for sign in _IMPROPER)


def refused(answer: Answer, idempotent: bool = False) -> Created:
    """Read an answer to a create request that is not a success.

    Only an explicit no of the service frees the money; whatever else may have started a job.
    """
    code, message = complaint(read_object(answer))
    told = ": ".join(filter(None, (f"HTTP {answer.status}", code, message)))
    if answer.status in _MOVED:
        there = answer.headers.get("location", "")[:200].split("?")[0]
        return Rejected(Reason.INVALID, f"{told}: the service has moved to {there}; set base_url")
    reason = _REJECTIONS.get(answer.status)
    if reason is None:
        again = idempotent and answer.status == 503
        return Doubtful(f"{told}: the job may have been started", same_key=again)
    if any(sign in f"{code} {message}".lower() for sign in _POOR):
        reason = Reason.FUNDS
    elif reason is not Reason.BUSY and improper(code, message):
        reason = Reason.MODERATION
    return Rejected(reason, told, retry_after(answer) if reason is Reason.BUSY else None)


def retry_after(answer: Answer) -> float | None:
    """Return the seconds a service asks to be left alone: `Retry-After` as a number or a date."""
    told = answer.headers.get("retry-after", "").strip()
    try:
        seconds = float(told)
    except ValueError:
        seconds = _until(told, answer.headers.get("date", ""))
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def micros_of(dollars: object) -> int | None:
    """Return a price in micro-dollars, rounded up; None for what is no sensible sum of money."""
    if isinstance(dollars, bool) or not isinstance(dollars, str | int | float):
        return None
    try:
        sum_ = Decimal(str(dollars))
    except InvalidOperation:
        return None
    if not sum_.is_finite() or not 0 <= sum_ < 100_000:
        return None
    return int((sum_ * 1_000_000).to_integral_value(ROUND_CEILING))


def data_url(picture: Reference) -> str:
    """Return a picture as an address that holds it."""
    return f"data:{picture.mime};base64,{base64.b64encode(picture.content).decode()}"


def shorten(text: str) -> str:
    """Return a foreign message as one line that a terminal can show."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:4000]).split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"


def _until(date: str, now: str) -> float:
    """Return the seconds between two HTTP dates; both are the service's, so no clock is asked."""
    try:
        return (parsedate_to_datetime(date) - parsedate_to_datetime(now)).total_seconds()
    except (ValueError, TypeError):
        return math.nan
