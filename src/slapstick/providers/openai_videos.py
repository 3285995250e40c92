"""Any server that speaks `/v1/videos`: gateways and own machines; the protocol outlived its author.

The dialects differ in how a request is written and where the clip lies.  What they have in common
is read the same way for all, so that a server which mixes them is understood too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote, urlencode

from slapstick.model import AspectRatio
from slapstick.shoot.answers import (
    complaint,
    dig,
    id_at,
    improper,
    micros_of,
    moment_at,
    read_object,
    retry_after,
    text_at,
)
from slapstick.shoot.defaults import accepted
from slapstick.shoot.pictures import pixels
from slapstick.shoot.protocol import (
    Answer,
    Ask,
    Asset,
    Auth,
    Card,
    Created,
    Failed,
    Finished,
    Listed,
    Listing,
    Model,
    Polled,
    PromptLimit,
    Provider,
    Reason,
    Register,
    Running,
    Service,
    Take,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one family of servers wants to be asked."""

    body: Literal["json", "multipart"] = "json"
    number: type[str] | type[int] = str  # how seconds are written
    key_header: str = ""  # header of the idempotency key where one is promised
    lists: bool = True  # GET /videos shows every job of the account
    content: Literal["content", "plain", "url"] = "content"  # where the clip lies
    scheme: str = "Bearer "
    sizes: bool = True  # takes `size`; else resolution and aspect_ratio


DIALECTS: Mapping[str, Dialect] = {
    "openai": Dialect(),
    "litellm": Dialect(lists=False),  # its list fails, its ids change
    "vllm-omni": Dialect(body="multipart"),
    "sglang": Dialect(number=int, content="plain"),  # `variant` is an index there
    "new-api": Dialect(lists=False),
    "inworld": Dialect(number=int, key_header="Idempotency-Key", lists=False, content="url",
                       scheme="Basic ", sizes=False),
    "merge": Dialect(number=int, lists=False),
}  # fmt: skip

_STATUS: Mapping[str, str] = {
    "completed": "done", "succeeded": "done", "success": "done", "done": "done",
    "failed": "failed", "error": "failed", "cancelled": "failed", "canceled": "failed",
    "expired": "expired", "deleted": "expired",
    "queued": "running", "in_progress": "running", "processing": "running", "pending": "running",
    "running": "running", "submitted": "running",
}  # fmt: skip
_WIDE = (AspectRatio.LANDSCAPE, AspectRatio.PORTRAIT)
_ANY = (AspectRatio.CLASSIC, *_WIDE, AspectRatio.SQUARE)
_PROMPT = PromptLimit(32_000)


class OpenAIVideos:
    """The generic protocol."""

    card = Card(
        name="openai-videos",
        title="a /v1/videos server",
        base_url="",  # there is no default: the author's own service closed in September 2026
        key_names=("OPENAI_API_KEY",),
        models=(
            Model("*", (4, 8, 12, 16, 20), ("480p", "720p", "1080p"), _ANY, _PROMPT, references=1),
            Model("sora-2", (4, 8, 12), ("720p",), _WIDE, _PROMPT, references=1),
            Model("sora-2-pro", (4, 8, 12), ("720p", "1024p"), _WIDE, _PROMPT, references=1),
            Model(
                "alibaba/wan-3.0",
                tuple(range(2, 31)),
                ("480p", "720p", "1080p"),
                _ANY,
                PromptLimit(5000),
            ),
        ),
        dialects=tuple(DIALECTS),
        charged_failures=frozenset({Reason.EMPTY, Reason.EXPIRED}),
        note="LiteLLM must be set to num_retries: 0, or it asks three times for every request",
    )

    def auth(self, service: Service) -> Auth:
        """Show the key as the dialect wants it."""
        return Auth(prefix=_dialect(service).scheme)

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Write a create request in the server's dialect."""
        dialect = _dialect(service)
        fields = _fields(take, dialect)
        headers = ((dialect.key_header, key),) if dialect.key_header else ()
        url = f"{service.base_url}/videos"
        picture = next(iter(take.references), None)
        if dialect.body == "multipart" or picture is not None:
            files: tuple[tuple[str, str, str, bytes], ...] = ()
            if picture is not None:
                name = f"reference.{picture.mime.rpartition('/')[2]}"
                files = (("input_reference", name, picture.mime, picture.content),)
            form = tuple((name, str(value)) for name, value in fields.items())
            return Ask("POST", url, form=form, files=files, headers=headers)
        return Ask("POST", url, json=fields, headers=headers)

    def created(self, answer: Answer, service: Service) -> Created:
        """Read an id, or why there is none."""
        idempotent = self.idempotent(service)
        name = "id" if text_at(read_object(answer), "id") else "task_id"
        return accepted(answer, name, idempotent=idempotent)

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the job's own page."""
        return Ask("GET", f"{service.base_url}/videos/{quote(job, safe='')}")

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the state from the body first: some servers send a failed job as an HTTP error."""
        video = _video(answer)
        status = text_at(video, "status").lower()
        meaning = _STATUS.get(status)
        if meaning == "failed":
            return _failure(video, status)
        if meaning == "expired":
            return Failed(Reason.EXPIRED, f"the service says: {status}", _cost(video))
        if meaning == "done":
            return self._done(video, answer.url, service)
        shown = status or f"HTTP {answer.status}"
        return Running(shown, known=meaning is not None, wait=retry_after(answer))

    def register(self, service: Service) -> Register | None:
        """Return the list of the dialects that have one."""
        return _List() if _dialect(service).lists else None

    def idempotent(self, service: Service) -> bool:
        """Tell whether this dialect promises it."""
        return bool(_dialect(service).key_header)

    def _done(self, video: Mapping[str, Any], page: str, service: Service) -> Polled:
        """Find where the clip lies.

        The id of the answer is not used: a gateway may write another one into every answer.
        """
        url = (
            text_at(video, "output", "videos", 0, "url")
            or text_at(video, "url")
            or text_at(video, "urls", 0)
        )
        dialect = _dialect(service)
        if url and (dialect.content == "url" or dialect.content == "plain"):
            return Finished(Asset(Ask("GET", url, keyed=False)), _cost(video))
        if dialect.content == "url":
            return Failed(Reason.EMPTY, "said to be done, but there is no address", _cost(video))
        query = "?variant=video" if dialect.content == "content" else ""
        return Finished(Asset(Ask("GET", f"{page}/content{query}")), _cost(video))


class _List:
    """`GET /videos`, newest first."""

    def browse(self, service: Service) -> Ask:
        """Ask for the newest hundred jobs."""
        return _browse(service, "")

    def browsed(self, answer: Answer, service: Service) -> Listing | None:
        """Read a page of the list."""
        page = read_object(answer)
        jobs = page.get("data")
        if answer.status != 200 or not isinstance(jobs, list):
            return None
        listed = tuple(_listed(job) for job in jobs if id_at(job, "id"))
        more = page.get("has_more") is True and bool(listed)
        return Listing(listed, _browse(service, listed[-1].id) if more else None)

    def size(self, take: Take, service: Service) -> str:
        """Return width x height."""
        return _size(take) if _dialect(service).sizes else ""


def _dialect(service: Service) -> Dialect:
    return DIALECTS.get(service.dialect or "openai", DIALECTS["openai"])


def _fields(take: Take, dialect: Dialect) -> dict[str, object]:
    fields: dict[str, object] = {"model": take.model, "prompt": take.prompt}
    fields["seconds"] = dialect.number(take.seconds)
    if dialect.sizes:
        return fields | {"size": _size(take)}
    return fields | {"resolution": take.resolution, "aspect_ratio": str(take.aspect)}


def _size(take: Take) -> str:
    return "{}x{}".format(*pixels(take.resolution, take.aspect))


def _browse(service: Service, after: str) -> Ask:
    query = {"limit": "100", "order": "desc"} | ({"after": after} if after else {})
    return Ask("GET", f"{service.base_url}/videos?{urlencode(query)}")


def _video(answer: Answer) -> dict[str, Any]:
    """Return the video object, also out of the error text that a gateway has wrapped it in."""
    said = read_object(answer)
    if text_at(said, "status"):
        return said
    inner = text_at(said, "error", "message")
    start = inner.find("{")
    wrapped = Answer(answer.status, inner[start : inner.rfind("}") + 1].encode())
    return read_object(wrapped) if start >= 0 else said


def _failure(video: Mapping[str, Any], status: str) -> Failed:
    code, message = complaint(video)
    told = ": ".join(filter(None, (status, code, message)))
    reason = Reason.MODERATION if improper(code, message) else Reason.SERVICE
    return Failed(reason, told, _cost(video))


def _cost(video: Mapping[str, Any]) -> int | None:
    return micros_of(dig(video, "usage", "cost") if "usage" in video else video.get("cost"))


def _listed(job: dict[str, Any]) -> Listed:
    prompt = job.get("prompt")
    return Listed(
        id=id_at(job, "id"),
        prompt=prompt if isinstance(prompt, str) else None,
        model=text_at(job, "model"),
        seconds=text_at(job, "seconds"),
        size=text_at(job, "size"),
        created=moment_at(job, "created_at"),
    )


PROVIDER: Provider = OpenAIVideos()
