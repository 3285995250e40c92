"""Film in a child that dies at its n-th step, then in another that does not; told as JSON.

One process that imports everything once and forks for each run, so that hundreds of deaths take
seconds.  Every write to the book and every request is two steps: just before it and just after.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from slapstick.budget.ledger import Ledger
from slapstick.filming.film import film_clips, film_plan, open_line
from slapstick.filming.orders import Order, plan
from slapstick.filming.studio import Studio
from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.presence import Presence
from slapstick.shoot.world import Patience
from tests.fakes.clips import probe

QUICK = Patience(poll=0.01, poll_most=0.02, backoff=0.01, backoff_most=0.05, settle=0.2)


class Fuse:
    """Counts steps and kills its own process at one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.steps = at, 0

    def around(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **named: Any) -> Any:
            self.burn()
            result = deed(*args, **named)
            self.burn()
            return result

        return done

    def burn(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def order(number: int, base: str, limit: int = 50_000_000) -> Order:
    prompts = tuple(
        Prompt(
            f"shot-{shot}",
            4.0,
            TokenBudgetLevel.STANDARD,
            (Part("beats", (Line(f"Film {number}: fall {shot}.", Place("r.yaml")),)),),
        )
        for shot in (1, 2)
    )
    return Order(
        film="f",
        prompts=prompts,
        provider="openai-videos",
        base_url=f"{base}/v1",
        model="m",
        usd_per_second=Decimal("0.10"),
        limit=limit,
    )


def film(folder: Path, number: int, base: str, at: int) -> dict[str, Any]:
    fuse = Fuse(at)
    ledger = Ledger(f"sqlite:///{folder / str(number) / 'ledger.db'}")
    for name in ("move", "reserve", "note"):
        setattr(ledger, name, fuse.around(getattr(ledger, name)))
    with Presence(folder / str(number) / "runs") as presence:
        clips = ClipStore(folder / str(number) / "clips")
        clips.keep = fuse.around(clips.keep)  # type: ignore[method-assign]
        studio = Studio(ledger, clips, presence, probe, patience=QUICK)
        planned = plan(order(number, base), {}, date(2026, 11, 22), studio)
        with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
            for name in ("ask", "download"):
                setattr(line, name, fuse.around(getattr(line, name)))
            list(film_plan(planned, line, studio))
        month = ledger.month(time.time())
        return {
            "steps": fuse.steps,
            "held": month.held,
            "spent": month.spent,
            "clips": {shot: c.sha256 for shot, c in film_clips(planned, studio).items()},
            "states": [row.state for row in ledger.rows()],
        }


def forked(deed: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """Run in a child; None if it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, json.dumps(deed()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else None


def main(folder: Path, base: str) -> None:
    whole = forked(partial(film, folder, 0, base, -1))
    assert whole
    results = []
    for number in range(1, int(whole["steps"]) + 1):
        killed = forked(partial(film, folder, number, base, number)) is None
        results.append({"killed": killed, "after": forked(partial(film, folder, number, base, -1))})
    sys.stdout.write(json.dumps({"whole": whole, "results": results}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
