"""OpenRouter: `/api/v1/videos`, of its own shape; many makers' models under one key."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from slapstick.model import AspectRatio
from slapstick.shoot.answers import (
    complaint,
    data_url,
    dig,
    improper,
    micros_of,
    read_object,
    retry_after,
    text_at,
)
from slapstick.shoot.defaults import accepted, bearer, no_promise, no_register
from slapstick.shoot.protocol import (
    Answer,
    Ask,
    Asset,
    Card,
    Created,
    Failed,
    Finished,
    Model,
    Polled,
    PromptLimit,
    Provider,
    Reason,
    Running,
    Service,
    Take,
)

_FAILURES: Mapping[str, Reason] = {
    "failed": Reason.SERVICE,
    "cancelled": Reason.SERVICE,
    "expired": Reason.EXPIRED,
}
_RUNNING = frozenset({"pending", "in_progress"})
_SHAPES = tuple(AspectRatio)
_PROMPT = PromptLimit(2500)  # the shortest of the makers'; the gateway itself names none


class OpenRouter:
    """The gateway."""

    card = Card(
        name="openrouter",
        title="OpenRouter",
        base_url="https://openrouter.ai/api/v1",
        key_names=("OPENROUTER_API_KEY",),
        models=(
            Model("bytedance/seedance-2.0", tuple(range(4, 16)), ("480p", "720p", "1080p"),
                  _SHAPES, PromptLimit(3500), references=1, seeded=True),
            Model("*", tuple(range(4, 16)), ("480p", "720p", "1080p"), _SHAPES, _PROMPT,
                  references=1, seeded=True),
        ),
        charged_failures=frozenset({Reason.EMPTY, Reason.EXPIRED}),
        note="tells the true cost of each job; has no list of jobs",
    )  # fmt: skip
    auth = bearer
    register = no_register
    idempotent = no_promise

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Ask for one silent clip."""
        fields: dict[str, object] = {
            "model": take.model,
            "prompt": take.prompt,
            "duration": take.seconds,
            "resolution": take.resolution,
            "aspect_ratio": str(take.aspect),
            "generate_audio": False,
        }
        if take.seed is not None:
            fields["seed"] = take.seed
        if take.references:
            fields["input_references"] = [
                {"type": "image_url", "image_url": {"url": data_url(picture)}}
                for picture in take.references
            ]
        return Ask("POST", f"{service.base_url}/videos", json=fields)

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the job's id."""
        return accepted(answer, "id")

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the job's own page."""
        return Ask("GET", f"{service.base_url}/videos/{quote(job, safe='')}")

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the status; an error is a plain string here."""
        said = read_object(answer)
        status = text_at(said, "status")
        cost = micros_of(dig(said, "usage", "cost"))
        if status in _FAILURES:
            code, message = complaint(said)
            reason = Reason.MODERATION if improper(code, message) else _FAILURES[status]
            return Failed(reason, f"{status}: {message}".rstrip(": "), cost)
        if status != "completed":
            shown = status or f"HTTP {answer.status}"
            return Running(shown, status in _RUNNING, retry_after(answer))
        signed = text_at(said, "urls", 0)
        if signed:
            return Finished(Asset(Ask("GET", signed, keyed=False)), cost)
        return Finished(Asset(Ask("GET", f"{answer.url}/content?index=0")), cost)


PROVIDER: Provider = OpenRouter()
