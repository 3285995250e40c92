"""Run one `sora` command with little patience, and end it by a signal at its n-th step.

A step is a change of the book or an exchange with the service: just before it, and just after.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from slapstick.app import shooting
from slapstick.budget.ledger import Ledger
from slapstick.cli import main
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.wire import Wire
from slapstick.shoot.world import Patience

QUICK = Patience(poll=0.05, poll_most=0.2, backoff=0.05, settle=0.3)


class Fuse:
    """Counts steps, and sends its own process a signal at one of them."""

    def __init__(self, at: int, number: signal.Signals) -> None:
        self.left, self.number = at, number

    def around(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **named: Any) -> Any:
            self._burn()
            result = deed(*args, **named)
            self._burn()
            return result

        return done

    def _burn(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), self.number)


if __name__ == "__main__":
    # What a shell starts in the background, and all that this starts, may be deaf to Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    setattr(shooting, "PATIENCE", QUICK)  # noqa: B010  # it is another module's
    fuse = Fuse(int(sys.argv[1]), signal.Signals[sys.argv[2]])
    for owner, names in (
        (Ledger, ("move", "reserve", "note")),
        (ClipStore, ("keep",)),
        (Wire, ("ask", "download")),
    ):
        for name in names:
            setattr(owner, name, fuse.around(getattr(owner, name)))
    sys.exit(main(sys.argv[3:]))
