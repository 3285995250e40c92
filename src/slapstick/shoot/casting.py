"""Turn prompts into takes that a service can film, or say why it cannot; pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Prompt
from slapstick.shoot.addresses import site_of
from slapstick.shoot.pictures import nearest
from slapstick.shoot.protocol import Card, Model, Service, Take, find_model

_NEARLY = 0.05  # seconds by which a shot may be longer than what is filmed


@dataclass(frozen=True, slots=True)
class Look:
    """What is the same for all shots of a film."""

    aspect: AspectRatio
    seed: int | None = None


def cast_all(prompts: Iterable[Prompt], service: Service, card: Card, look: Look) -> list[Take]:
    """Return a take for each prompt; raise `BadRequest` naming every shot that cannot be filmed."""
    model = find_model(card, service.model)
    if model is None or service.model in ("", "*"):
        names = ", ".join(model.name for model in card.models if model.name != "*")
        raise BadRequest(
            f"{card.title} has no model '{service.model}'", f"name one; known are: {names}"
        )
    faults: list[str] = []
    takes = [_cast(prompt, service, model, look, faults) for prompt in prompts]
    if faults:
        raise BadRequest("; ".join(faults), "choose another level, story or service")
    return takes


def film_seconds(seconds: float, offered: Sequence[int]) -> int | None:
    """Return the shortest offered duration that holds a shot, None where none does."""
    return next((whole for whole in offered if whole >= seconds - _NEARLY), None)


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


def _cast(prompt: Prompt, service: Service, model: Model, look: Look, faults: list[str]) -> Take:
    seconds = film_seconds(prompt.seconds, model.seconds)
    if seconds is None:
        most = model.seconds[-1]
        faults.append(f"{prompt.shot} lasts {prompt.seconds:g} s; {model.name} films {most} s")
    length = model.prompt.length(prompt.text)
    if length > model.prompt.most:
        counted = f"{length} {model.prompt.unit}"
        faults.append(f"{prompt.shot} takes {counted}; {service.model} reads {model.prompt.most}")
    if service.resolution not in model.resolutions:
        offered = ", ".join(model.resolutions)
        raise BadRequest(f"{service.model} has no {service.resolution}", f"it has: {offered}")
    return Take(
        shot=prompt.shot,
        prompt=prompt.text,
        seconds=seconds or model.seconds[-1],
        provider=service.provider,
        site=site_of(service.provider, service.base_url),
        model=service.model,
        resolution=service.resolution,
        aspect=nearest(look.aspect, model.aspects),
        seed=look.seed if model.seeded else None,
    )
