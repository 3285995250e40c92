"""fal.ai: a queue in front of many models; done is a word that may still mean failed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from slapstick.model import AspectRatio
from slapstick.shoot.answers import (
    complaint,
    data_url,
    improper,
    read_object,
    retry_after,
    text_at,
)
from slapstick.shoot.defaults import accepted, no_promise, no_register
from slapstick.shoot.protocol import (
    Answer,
    Ask,
    Asset,
    Auth,
    Card,
    Created,
    Failed,
    Finished,
    Further,
    Model,
    Polled,
    PromptLimit,
    Provider,
    Reason,
    Running,
    Service,
    Take,
)

_RUNNING = frozenset({"IN_QUEUE", "IN_PROGRESS"})
_REJECTED: Mapping[int, Reason] = {400: Reason.INVALID, 422: Reason.INVALID}
_SHAPES = tuple(AspectRatio)
_PROMPT = PromptLimit(2500)  # the shortest of the makers'; the queue itself names none
_STATUS = "/status"
# The queue starts a job again up to ten times by itself; what it fails at is billed once or not.
_HEADERS = (("x-fal-no-retry", "1"),)


class Fal:
    """The queue."""

    card = Card(
        name="fal",
        title="fal.ai",
        base_url="https://queue.fal.run",
        key_names=("FAL_KEY", "FAL_API_KEY"),
        models=(
            Model("bytedance/seedance-2.0/text-to-video", tuple(range(4, 16)), ("480p", "720p"),
                  _SHAPES, _PROMPT, seeded=True),
            Model("*", tuple(range(4, 16)), ("480p", "720p", "1080p"), _SHAPES, _PROMPT,
                  seeded=True),
        ),
        charged_failures=frozenset({Reason.MODERATION, Reason.INVALID, Reason.EMPTY}),
        note="tells no cost in money; has no list of jobs",
    )  # fmt: skip
    register = no_register
    idempotent = no_promise

    def auth(self, service: Service) -> Auth:
        """Show the key under its own scheme."""
        return Auth(prefix="Key ")

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Put one take into the model's queue."""
        fields: dict[str, object] = {
            "prompt": take.prompt,
            "duration": str(take.seconds),
            "resolution": take.resolution,
            "aspect_ratio": str(take.aspect),
            "generate_audio": False,
        }
        if take.seed is not None:
            fields["seed"] = take.seed
        if take.references:
            fields["image_url"] = data_url(take.references[0])
        url = f"{service.base_url}/{quote(take.model)}"
        return Ask("POST", url, json=fields, headers=_HEADERS)

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the job's id."""
        return accepted(answer, "request_id")

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the status; its page stands under the first two parts of the model's name."""
        app = "/".join(quote(service.model).split("/")[:2])
        url = f"{service.base_url}/{app}/requests/{quote(job, safe='')}{_STATUS}"
        return Ask("GET", url)

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the status, then the result, which alone tells whether it went well."""
        said = read_object(answer)
        path = answer.url
        if not path.endswith(_STATUS):
            return _result(answer)
        status = text_at(said, "status")
        if status == "COMPLETED":
            return Further(Ask("GET", path.removesuffix(_STATUS)))
        shown = status or f"HTTP {answer.status}"
        return Running(shown, status in _RUNNING, retry_after(answer))


def _result(answer: Answer) -> Polled:
    said = read_object(answer)
    url = text_at(said, "video", "url")
    if 200 <= answer.status < 300 and url:
        return Finished(Asset(Ask("GET", url, keyed=False)))
    code, message = complaint(said)
    told = ": ".join(filter(None, (f"HTTP {answer.status}", code, message)))
    if improper(code, message):
        return Failed(Reason.MODERATION, told)
    if answer.status in _REJECTED:
        return Failed(_REJECTED[answer.status], told)
    if answer.status >= 500 and said.get("detail"):
        return Failed(Reason.SERVICE, told)
    if 200 <= answer.status < 300 and said:
        return Failed(Reason.EMPTY, "said to be done, but there is no address")
    return Running(told, known=False)


PROVIDER: Provider = Fal()
