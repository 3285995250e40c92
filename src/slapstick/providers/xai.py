"""xAI Grok Imagine: the smallest surface, true costs, and the silent film's own 4:3."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from slapstick.model import AspectRatio
from slapstick.shoot.answers import (
    complaint,
    data_url,
    dig,
    improper,
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

_TICKS = 10_000  # to the micro-dollar: ten thousand million to the dollar
_FAILURES: Mapping[str, Reason] = {"failed": Reason.SERVICE, "expired": Reason.EXPIRED}
_SHAPES = tuple(AspectRatio)
_SECONDS = tuple(range(1, 16))
_PROMPT = PromptLimit(4096)


class Grok:
    """Grok Imagine."""

    card = Card(
        name="xai",
        title="xAI Grok Imagine",
        base_url="https://api.x.ai/v1",
        key_names=("XAI_API_KEY",),
        models=(
            Model("grok-imagine-video-1.5-lite", _SECONDS, ("480p", "720p", "1080p"), _SHAPES,
                  _PROMPT, references=7),
            Model("grok-imagine-video", _SECONDS, ("480p", "720p"), _SHAPES, _PROMPT, references=7),
            Model("grok-imagine-video-1.5", _SECONDS, ("480p", "720p", "1080p"), _SHAPES, _PROMPT,
                  references=7),
        ),
        # A request against the guidelines may be billed: better counted and given back than not.
        charged_failures=frozenset({Reason.MODERATION, Reason.EMPTY, Reason.EXPIRED}),
        note="tells the true cost of each job; has no list of jobs",
    )  # fmt: skip
    auth = bearer
    register = no_register
    idempotent = no_promise

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Ask for one silent clip; it takes no seed."""
        fields: dict[str, object] = {
            "model": take.model,
            "prompt": take.prompt,
            "duration": take.seconds,
            "aspect_ratio": str(take.aspect),
            "resolution": take.resolution,
            "generate_audio": False,
        }
        if take.references:
            fields["reference_images"] = [{"url": data_url(p)} for p in take.references]
        return Ask("POST", f"{service.base_url}/videos/generations", json=fields)

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the job's id."""
        return accepted(answer, "request_id")

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the request's page."""
        return Ask("GET", f"{service.base_url}/videos/{quote(job, safe='')}")

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the status; a clip that was moderated away is done, without an address."""
        said = read_object(answer)
        status = text_at(said, "status")
        cost = _cost(dig(said, "usage", "cost_in_usd_ticks"))
        if status in _FAILURES:
            code, message = complaint(said)
            reason = Reason.MODERATION if improper(code, message) else _FAILURES[status]
            return Failed(reason, ": ".join(filter(None, (status, code, message))), cost)
        if status != "done":
            shown = status or f"HTTP {answer.status}"
            return Running(shown, status == "pending", retry_after(answer))
        if dig(said, "video", "respect_moderation") is False:
            return Failed(Reason.MODERATION, "done, but withheld by moderation", cost)
        url = text_at(said, "video", "url")
        if not url:
            return Failed(Reason.EMPTY, "said to be done, but there is no address", cost)
        return Finished(Asset(Ask("GET", url, keyed=False)), cost)


def _cost(ticks: object) -> int | None:
    if isinstance(ticks, bool) or not isinstance(ticks, int) or not 0 <= ticks < 10**15:
        return None
    return -(-ticks // _TICKS)


PROVIDER: Provider = Grok()
