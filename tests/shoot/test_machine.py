"""All switches of the stand-in, in any order, between runs, deaths and words of persons.

What must hold is read off the service itself: nothing is accepted twice, all that it bills is
held or spent, and the book adds up.
"""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from slapstick.app.standin.faults import FAULTS, Step
from slapstick.app.standin.playhouse import Playhouse, Scene
from slapstick.app.standin.server import serving
from slapstick.budget.ledger import Ledger
from slapstick.filming.film import decide, film_clips, film_plan, open_line, reconcile
from slapstick.filming.orders import Order, Plan, plan
from slapstick.filming.studio import Studio
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.lifecycle import Kind, State
from slapstick.shoot.presence import Presence
from slapstick.shoot.wire import Limits
from slapstick.shoot.world import Patience
from tests.cut.troupe import gag_beat
from tests.fakes.clips import clip, probe
from tests.fakes.clock import Clock
from tests.fakes.film_set import prompt

PATIENCE = Patience(poll=60.0, poll_most=300.0, deadline=1500.0, tries=3)
LIMITS = Limits(connect=5.0, silence=10.0, answer=20.0, download=20.0, clip=400_000)
FORMS = {
    "openai-videos": ("openai", "/v1", "sora-2"),
    "gateway": ("litellm", "/v1", "sora-2"),
    "openrouter": ("", "/api/v1", "bytedance/seedance-2.0"),
}
# A job that ended so is asked for anew by the next run; after these a person must say so.
GIVEN_UP = {"failed", "failed-4xx", "string-error", "cancelled"}
STEPS = [
    st.sampled_from(sorted(name for name, (at, _) in FAULTS.items() if at is step)) for step in Step
]
# What goes wrong when a job is asked for costs most, so it is played most.
AFTER = st.sampled_from(sorted(name for name in FAULTS if name.endswith(("-after", "-answer"))))
WRONG = st.lists(st.one_of(AFTER, *STEPS), min_size=1, max_size=8)


class Dead(BaseException):
    """The process was killed: nothing more is written and nothing more is sent."""


class Fuse:
    """Kills at a step, and keeps dead: each call to the book, the clips or the wire is two."""

    def __init__(self, at: int) -> None:
        self.at = at

    def around(self, thing: Any, *names: str) -> Any:
        for name in names:
            setattr(thing, name, self._mortal(getattr(thing, name)))
        return thing

    def _mortal(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **named: Any) -> Any:
            self._burn()
            result = deed(*args, **named)
            self._burn()
            return result

        return done

    def _burn(self) -> None:
        self.at -= 1
        if self.at <= 0:
            raise Dead


class AtOnce(ThreadPoolExecutor):
    """Draws in the caller's own thread, so that a run goes the same way each time."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        drawn: Future[Any] = Future()
        drawn.set_result(fn(*args, **kwargs))
        return drawn


class Filming(RuleBasedStateMachine):
    """Runs of one film at one service."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.clock = Clock()
        self.playhouse = Playhouse(
            (Scene("x", "01-gag", gag_beat("gag", 0.0, 2.0)),),
            lambda _, wanted: clip(wanted.seconds),
            usd_per_second=0.1,
            now=self.clock.now,
            pause=lambda _: None,
            _stage=AtOnce(1),
        )
        server = self.stack.enter_context(serving(self.playhouse))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        self.stack.callback(thread.join)
        self.stack.callback(server.shutdown)
        self.host = server.host
        self.ledger = Ledger(f"sqlite:///{self.folder / 'ledger.db'}")
        self.stack.callback(self.ledger.close)
        self.allowed: Counter[str] = Counter()
        self.order: Order | None = None

    @initialize(form=st.sampled_from(sorted(FORMS)))
    def choose(self, form: str) -> None:
        dialect, path, model = FORMS[form]
        self.order = Order(
            film="The Retry",
            prompts=tuple(prompt(number) for number in (1, 2, 3)),
            provider="openai-videos" if dialect else "openrouter",
            base_url=f"{self.host}{path}",
            dialect=dialect,
            model=model,
            usd_per_second=Decimal("0.10"),
        )

    # -------------------------------------------------------------- what may happen

    @rule(faults=WRONG, again=st.booleans())
    def film(self, faults: list[str], again: bool) -> None:
        self._turn_on(faults)
        self._film(self._studio(), again=again)

    @rule(faults=WRONG, step=st.integers(1, 60))
    def film_and_be_killed(self, faults: list[str], step: int) -> None:
        self._turn_on(faults)
        fuse = Fuse(step)
        whole = self._studio()
        book = fuse.around(
            Ledger(f"sqlite:///{self.folder / 'ledger.db'}"), "move", "reserve", "note"
        )
        clips = fuse.around(ClipStore(self.folder / "clips"), "keep")
        with suppress(Dead):
            self._film(replace(whole, ledger=book, clips=clips), fuse=fuse)
        whole.presence._file.close()  # as the system does for a process that ends
        book.close()

    @rule(seconds=st.sampled_from([1.0, 60.0, 4000.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.wait(seconds)

    @rule()
    def reconcile_by_the_list(self) -> None:
        studio = self._studio()
        rows = [row for row in self.ledger.rows() if row.state == State.DOUBTFUL]
        planned = self._plan(studio)
        with open_line(planned.service, {"SORA_API_KEY": "sk"}, LIMITS) as line:
            list(reconcile(rows, planned.service, line, studio))
        studio.presence.leave()

    @rule()
    def a_person_looks_and_says_what_is_there(self) -> None:
        studio = self._studio()
        known = {row.remote for row in self.ledger.rows()}
        for row in self.ledger.rows():
            if row.state != State.DOUBTFUL:
                continue
            words = self._words()[row.shot]
            there = [j.id for j in self.playhouse.newest() if j.request.prompt == words]
            lost = [each for each in there if each not in known]
            kind = Kind.ADOPT if lost else Kind.ABSENT
            decide(row, kind, studio, remote=lost[0] if lost else "")
        studio.presence.leave()

    # -------------------------------------------------------------- what must hold

    @invariant()
    def nothing_is_accepted_twice(self) -> None:
        given_up = Counter(
            job.request.prompt for job in self.playhouse.newest() if job.fault in GIVEN_UP
        )
        for words, times in Counter(j.request.prompt for j in self.playhouse.newest()).items():
            assert times <= 1 + given_up[words] + self.allowed[words], words

    @invariant()
    def what_is_billed_is_held_or_spent(self) -> None:
        rows, month = self.ledger.rows(), self.ledger.month(self.clock.now())
        assert month.held == sum(row.held for row in rows)
        assert month.spent == sum(row.spent for row in rows)
        assert self.playhouse.billed() <= month.held + month.spent

    @invariant()
    def what_is_stored_is_there(self) -> None:
        if self.order is None:
            return
        studio = self._studio()
        planned = self._plan(studio)
        clips = film_clips(planned, studio)
        stored = {row.shot for row in planned.rows.values() if row.state == State.STORED}
        assert stored <= set(clips)
        assert not list((self.folder / "clips").glob("incoming/*"))
        studio.presence.leave()

    def teardown(self) -> None:
        """Let all go well: whatever can be settled is, and no money stays held for nothing."""
        try:
            if self.order is not None:
                self.playhouse.switches.turn_off()
                for job in self.playhouse.newest():
                    job.fault = "" if job.fault == "stuck" else job.fault
                for _ in range(3):
                    self.clock.wait(4000.0)
                    self.a_person_looks_and_says_what_is_there()
                    self._film(self._studio())
                self._all_is_settled()
        finally:
            self.stack.close()

    def _all_is_settled(self) -> None:
        self.nothing_is_accepted_twice()
        self.what_is_billed_is_held_or_spent()
        open_ = {State.RESERVED, State.SENDING, State.DOUBTFUL, State.ACCEPTED}
        rows = self.ledger.rows()
        assert not [row for row in rows if row.state in open_], rows
        assert self.ledger.month(self.clock.now()).held == 0
        empty = {job.id for job in self.playhouse.newest() if job.fault == "empty"}
        assert all(row.remote in empty for row in rows if row.state == State.FILMED)

    # -------------------------------------------------------------- how

    def _turn_on(self, faults: list[str]) -> None:
        for fault in faults:
            self.playhouse.switches.turn_on(fault)

    def _studio(self) -> Studio:
        return Studio(
            self.ledger,
            ClipStore(self.folder / "clips"),
            Presence(self.folder / "runs"),
            probe,
            now=self.clock.now,
            wait=self.clock.wait,
            patience=PATIENCE,
        )

    def _plan(self, studio: Studio, *, again: bool = False) -> Plan:
        assert self.order
        return plan(replace(self.order, again=again), {}, date(2026, 11, 22), studio)

    def _words(self) -> dict[str, str]:
        assert self.order
        return {each.shot: each.text for each in self.order.prompts}

    def _film(self, studio: Studio, *, again: bool = False, fuse: Fuse | None = None) -> None:
        if again:
            blocked = [row.shot for row in self._plan(studio).blocked]
            self.allowed.update(self._words()[shot] for shot in blocked)
        planned = self._plan(studio, again=again)
        with open_line(planned.service, {"SORA_API_KEY": "sk"}, LIMITS) as line:
            if fuse:
                fuse.around(line, "ask", "download")
            list(film_plan(planned, line, studio))
        if fuse is None:
            studio.presence.leave()


TestFilming = Filming.TestCase
TestFilming.settings = settings(
    max_examples=20,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
