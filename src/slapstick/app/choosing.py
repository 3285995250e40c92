"""Say of a plan why each beat shows its gag, what each level makes of it, and what would leave."""

from __future__ import annotations

from typing import NamedTuple

from slapstick.app.opening import ANIMATIC
from slapstick.app.planning import Planned, kept_gags, reviewed_prompts, stage_of
from slapstick.app.shooting import Terms, reckon
from slapstick.providers import find_provider
from slapstick.shoot.protocol import Ask
from slapstick.tell.casting import Casting, Loss, Part, cast_gags, losses
from slapstick.tell.levels import LevelRow
from slapstick.tell.plot import casting_of
from slapstick.tell.prompts import level_table

_KEY = "KEY-OF-THE-JOB"  # stands for the name under which a request can be sent once only


class Sent(NamedTuple):
    """One request as it would leave: for which shot, and all that is in it but the API key."""

    shot: str
    ask: Ask


def choices_of(planned: Planned) -> tuple[Part, ...]:
    """Return for each beat with a gag of its own what was chosen, the runner-up, and why."""
    return cast_gags(_casting(planned))


def losses_of(planned: Planned, rule: str) -> tuple[Loss, ...]:
    """Return for each beat that shows another gag why the rule's gag did not get it."""
    return losses(_casting(planned), rule)


def levels_of(planned: Planned) -> tuple[LevelRow, ...]:
    """Return words, tokens and what is left out, for every shot at every level."""
    return level_table(planned.plot, planned.workspace.story)


def egress_of(planned: Planned, provider: str | None = None) -> tuple[Sent, ...]:
    """Return every request that filming the plan would send first; none for the animatic."""
    if (provider or planned.workspace.project.provider) == ANIMATIC:
        return ()
    reckoned = reckon(planned, Terms(provider))
    service = reckoned.service
    maker = find_provider(service.provider)
    return tuple(Sent(take.shot, maker.create(take, service, _KEY)) for take in reckoned.takes)


def _casting(planned: Planned) -> Casting:
    workspace = planned.workspace
    return casting_of(
        workspace.story,
        planned.matches,
        planned.scan,
        workspace.project,
        stage_of(workspace.repertoire),
        kept_gags(reviewed_prompts(workspace.root)),
    )
