"""Film one order in a process of its own, from the command line; tells what it saw as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from slapstick.budget.ledger import Ledger
from slapstick.filming.film import film_clips, film_plan, open_line
from slapstick.filming.orders import plan
from slapstick.filming.studio import Studio
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.presence import Presence
from slapstick.shoot.world import Patience
from tests.fakes.clips import probe
from tests.shoot.breaking import order

QUICK = Patience(poll=0.02, poll_most=0.05, backoff=0.02, settle=0.3)


def main(folder: Path, base: str, number: int, limit: int) -> None:
    url = f"sqlite:///{folder / 'ledger.db'}"
    with Ledger(url) as ledger, Presence(folder / "runs") as presence:
        studio = Studio(ledger, ClipStore(folder / "clips"), presence, probe, patience=QUICK)
        planned = plan(order(number, base, limit), {}, date(2026, 11, 22), studio)
        sys.stderr.write("ready\n")
        sys.stderr.flush()
        sys.stdin.readline()
        with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
            events = [told.event.kind for told in film_plan(planned, line, studio)]
        clips = sorted(film_clips(planned, studio))
        sys.stdout.write(json.dumps({"events": events, "clips": clips}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
