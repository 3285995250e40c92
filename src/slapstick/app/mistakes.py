"""Look up what is known of each kind of mistake; finds none."""

from __future__ import annotations

from functools import cache

from slapstick.assets import mistakes
from slapstick.errors import BadRequest
from slapstick.spec.problems import Mistake, read_mistakes
from slapstick.spec.wording import nearest


@cache
def known_mistakes() -> dict[str, Mistake]:
    """Return every kind of mistake by its code, in the order of codes."""
    found, problems = read_mistakes(mistakes().read_text("utf-8"), "mistakes.yaml")
    if problems:
        raise ValueError(problems)
    return dict(sorted(found.items()))


def find_mistake(code: str) -> Mistake:
    """Return what is known of a code; `sl10` finds SL010."""
    known = known_mistakes()
    digits = code.upper().removeprefix("SL")
    full = f"SL{digits.zfill(3)}" if digits.isdecimal() else code.upper()
    if full not in known:
        near = nearest(full, known)
        hint = f"did you mean '{near}'?" if near else "`sora help` lists them"
        raise BadRequest(f"no mistake has the code '{code}'", hint, code="SL202")
    return known[full]
