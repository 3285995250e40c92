"""Turn reviewed prompts into takes that a service can film, or say why it cannot; pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Prompt
from slapstick.shoot.addresses import site_of
from slapstick.shoot.pictures import nearest
from slapstick.shoot.protocol import Card, Model, Service, Take, find_model
from slapstick.tell.dialects import word_take
from slapstick.tell.takes import Capability, Slate, plan_takes


@dataclass(frozen=True, slots=True)
class Look:
    """What is the same for all shots of a film."""

    aspect: AspectRatio
    seed: int | None = None  # in place of those that come from the words


class Cast(NamedTuple):
    """A take, ready to be asked for, and the words and times of the shot that it comes from."""

    slate: Slate
    prompt: Prompt  # in the service's own writing; `take.prompt` is its text
    take: Take


def capability(model: Model, service: Service, per_second: int) -> Capability:
    """Return what a model can film and at what price, as the planner of takes wants it told."""
    return Capability(
        name=service.model,
        prices={seconds: seconds * per_second for seconds in model.seconds},
        aspects=model.aspects,
        longest=model.prompt.most,
        measure=model.prompt.length,
        timecode=model.timecode,
    )


def cast_all(
    prompts: Iterable[Prompt], service: Service, card: Card, look: Look, per_second: int
) -> tuple[Cast, ...]:
    """Return the takes of reviewed prompts at the least price, `per_second` in micro-dollars.

    Raise `BadRequest` naming every shot that cannot be filmed.
    """
    model = find_model(card, service.model)
    if model is None or service.model in ("", "*"):
        names = ", ".join(model.name for model in card.models if model.name != "*")
        raise BadRequest(
            f"{card.title} has no model '{service.model}'",
            f"name one; known are: {names}",
            code="SL224",
        )
    if service.resolution not in model.resolutions:
        offered = ", ".join(model.resolutions)
        raise BadRequest(
            f"{service.model} has no {service.resolution}", f"it has: {offered}", code="SL224"
        )
    able = capability(model, service, per_second)
    cast, faults = [], []
    for slate in plan_takes(prompts, able):
        try:
            cast.append(_cast(slate, word_take(slate, able), service, model, look))
        except BadRequest as fault:
            faults.append(str(fault))
    if faults:
        unit = model.prompt.unit
        raise BadRequest(
            f"{'; '.join(faults)} ({unit})", "choose another level, story or service", code="SL224"
        )
    return tuple(cast)


def write_take(take: Take) -> str:
    """Write a take down, without its pictures, so that a job can be gone on with."""
    return json.dumps(
        {
            "shot": take.shot,
            "prompt": take.prompt,
            "seconds": take.seconds,
            "provider": take.provider,
            "site": take.site,
            "model": take.model,
            "resolution": take.resolution,
            "aspect": str(take.aspect),
            "seed": take.seed,
        },
        sort_keys=True,
    )


def read_take(detail: str) -> Take:
    """Read a take that was written down."""
    told: Mapping[str, object] = json.loads(detail)
    take = Take(**told)  # type: ignore[arg-type]  # the keys are those of write_take
    return replace(take, aspect=AspectRatio(str(told["aspect"])))


def _cast(slate: Slate, prompt: Prompt, service: Service, model: Model, look: Look) -> Cast:
    take = Take(
        shot=slate.id,
        prompt=prompt.text,
        seconds=slate.seconds,
        provider=service.provider,
        site=site_of(service.provider, service.base_url),
        model=service.model,
        resolution=service.resolution,
        aspect=nearest(look.aspect, model.aspects),
        seed=_seed(slate.reviewed, look) if model.seeded else None,
    )
    return Cast(slate, prompt, take)


def _seed(reviewed: Prompt, look: Look) -> int:
    """Return the seed of a shot: the same words have the same in any film, so they are one clip."""
    return int(reviewed.digest[:12], 16) % 2**31 if look.seed is None else look.seed
