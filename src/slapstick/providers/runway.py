"""Runway: its own model and several others', priced in credits that the service itself reckons."""

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
from slapstick.shoot.pictures import pixels
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

_VERSION = ("X-Runway-Version", "2024-11-06")
_CENT = 10_000  # micro-dollars; a credit is a cent
_FAILURES: Mapping[str, Reason] = {"FAILED": Reason.SERVICE, "CANCELLED": Reason.SERVICE}
_RUNNING = frozenset({"PENDING", "THROTTLED", "RUNNING"})
_WIDE = (AspectRatio.LANDSCAPE, AspectRatio.PORTRAIT)
_SHAPES = tuple(AspectRatio)


class Runway:
    """The developer API."""

    card = Card(
        name="runway",
        title="Runway",
        base_url="https://api.dev.runwayml.com/v1",
        key_names=("RUNWAYML_API_SECRET", "RUNWAY_API_KEY"),
        models=(
            Model("gen4.5", tuple(range(2, 11)), ("720p",), _WIDE,
                  PromptLimit(1000, "utf-16 units"), references=1, seeded=True),
            Model("seedance2_mini", tuple(range(4, 16)), ("720p",), _SHAPES,
                  PromptLimit(3500, "utf-16 units"), references=1, seeded=True),
            Model("seedance2", tuple(range(4, 16)), ("720p",), _SHAPES,
                  PromptLimit(3500, "utf-16 units"), references=1, seeded=True),
        ),
        charged_failures=frozenset({Reason.EMPTY}),
        note="tells the true cost of each job; refunds what failed",
    )  # fmt: skip
    auth = bearer
    register = no_register
    idempotent = no_promise

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Ask for one clip, from words or from a first picture."""
        fields: dict[str, object] = {
            "model": take.model,
            "promptText": take.prompt,
            "ratio": "{}:{}".format(*pixels(take.resolution, take.aspect)),
            "duration": take.seconds,
        }
        if take.seed is not None:
            fields["seed"] = take.seed % 2**32
        page = "text_to_video"
        if take.references:
            page = "image_to_video"
            fields["promptImage"] = data_url(take.references[0])
        return Ask("POST", f"{service.base_url}/{page}", json=fields, headers=(_VERSION,))

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the job's id."""
        return accepted(answer, "id")

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the task; each answer has a fresh address."""
        url = f"{service.base_url}/tasks/{quote(job, safe='')}"
        return Ask("GET", url, headers=(_VERSION,))

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the status and the credits."""
        said = read_object(answer)
        status = text_at(said, "status")
        cost = _cost(dig(said, "cost", "credits"))
        if status in _FAILURES:
            code, message = complaint(said)
            reason = Reason.MODERATION if improper(code, message) else _FAILURES[status]
            return Failed(reason, ": ".join(filter(None, (status, code, message))), cost)
        if status != "SUCCEEDED":
            shown = status or f"HTTP {answer.status}"
            return Running(shown, status in _RUNNING, retry_after(answer))
        url = text_at(said, "output", 0)
        if not url:
            return Failed(Reason.EMPTY, "said to be done, but there is no address", cost)
        return Finished(Asset(Ask("GET", url, keyed=False)), cost)


def _cost(credits_: object) -> int | None:
    dollars = micros_of(credits_)
    return None if dollars is None else -(-dollars // (1_000_000 // _CENT))


PROVIDER: Provider = Runway()
