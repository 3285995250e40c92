"""The forms that a stand-in speaks: OpenAI's `/v1/videos` and OpenRouter's `/api/v1/videos`.

Shapes only: paths, fields and pages.  What is sent when is decided by the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from slapstick.app.standin.playhouse import Job, Refused, Request, Shown
from slapstick.model import AspectRatio
from slapstick.shoot.pictures import pixels

Said = dict[str, Any]
_PLAIN: Mapping[str, tuple[str, str]] = {"openai": ("4", "720x1280"), "openrouter": ("4", "")}
_ASPECTS = {str(aspect): aspect for aspect in AspectRatio}
_RESOLUTIONS = ("480p", "720p", "1080p")
_ODD: Final = {"status": ["in", "progress"], "progress": "many", "error": 7, "seconds": None}


class Found(NamedTuple):
    """What a path leads to."""

    form: Form
    page: str  # jobs, job, content, remix, models
    id: str = ""


class Form(Protocol):
    """One way of writing requests and pages."""

    @property
    def accepted(self) -> int:
        """Return the status of the answer to a request that was accepted."""
        ...

    def read(self, fields: Mapping[str, Any]) -> Request:
        """Read what is asked for; raise `Refused` for fields that make no sense."""
        ...

    def created(self, job: Job) -> Said:
        """Write the answer to a request for a job."""
        ...

    def job(self, job: Job, shown: Shown) -> Said:
        """Write a job's page."""
        ...

    def fault(self, status: int, code: str | None, message: str, param: str | None) -> Said:
        """Write an error."""
        ...


@dataclass(frozen=True, slots=True)
class OpenAI:
    """`/v1/videos` as OpenAI's specification has it."""

    base: str  # of its addresses; its pages hold none
    accepted: int = 200

    def read(self, fields: Mapping[str, Any]) -> Request:
        """Read `prompt`, `seconds`, `size` and `model`."""
        seconds, size = _PLAIN["openai"]
        return Request(
            prompt=_text(fields, "prompt"),
            seconds=_text(fields, "seconds", seconds),
            size=_text(fields, "size", size),
            model=_text(fields, "model", "sora-2"),
            remixed=_text(fields, "remixed"),
        )

    def created(self, job: Job) -> Said:
        """Write the job, just queued."""
        return self.job(job, Shown("queued", 0))

    def job(self, job: Job, shown: Shown) -> Said:
        """Write the Video object."""
        error = {"code": shown.code, "message": shown.message} if shown.code else None
        said: Said = {
            "id": job.id,
            "object": "video",
            "model": job.request.model,
            "status": shown.status,
            "progress": shown.progress,
            "created_at": job.created,
            "completed_at": job.finished if shown.status == "completed" else None,
            "expires_at": None,
            "prompt": job.request.prompt,
            "size": job.request.size,
            "seconds": job.request.seconds,
            "remixed_from_video_id": job.request.remixed or None,
            "error": error,
        }
        return said | _strange(job, shown)

    def fault(self, status: int, code: str | None, message: str, param: str | None) -> Said:
        """Write OpenAI's error object."""
        kind = _KINDS.get(status, "server_error" if status >= 500 else "invalid_request_error")
        return {"error": {"message": message, "type": kind, "param": param, "code": code}}


@dataclass(frozen=True, slots=True)
class OpenRouter:
    """`/api/v1/videos`: taken with 202, errors are strings, costs are told."""

    base: str
    accepted: int = 202

    def read(self, fields: Mapping[str, Any]) -> Request:
        """Read `prompt`, `duration`, `resolution` with `aspect_ratio` or `size`, and `model`."""
        if not _text(fields, "model"):
            raise Refused('Input required: specify "model"', "model")
        return Request(
            prompt=_text(fields, "prompt"),
            seconds=_text(fields, "duration", _PLAIN["openrouter"][0]),
            size=_text(fields, "size") or self._size(fields),
            model=_text(fields, "model"),
        )

    def _size(self, fields: Mapping[str, Any]) -> str:
        resolution = _text(fields, "resolution", "720p").lower()
        aspect = _text(fields, "aspect_ratio", "16:9")
        if resolution not in _RESOLUTIONS:
            raise Refused(f"resolution is one of {', '.join(_RESOLUTIONS)}", "resolution")
        if aspect not in _ASPECTS:
            raise Refused(f"aspect_ratio is one of {', '.join(_ASPECTS)}", "aspect_ratio")
        return "{}x{}".format(*pixels(resolution, _ASPECTS[aspect]))

    def created(self, job: Job) -> Said:
        """Write where to look."""
        return {"id": job.id, "polling_url": f"{self.base}/videos/{job.id}", "status": "pending"}

    def job(self, job: Job, shown: Shown) -> Said:
        """Write the job: `unsigned_urls` and `usage` once it is done."""
        status = "pending" if shown.status == "queued" else shown.status
        said: Said = self.created(job) | {"status": status}
        if shown.code:
            said["error"] = f"{shown.code}: {shown.message}"
        if status == "completed":
            there = job.fault != "empty"
            urls = [f"{self.base}/videos/{job.id}/content?index=0"] if there else []
            said |= {"generation_id": f"gen-{job.id}", "unsigned_urls": urls}
            said["usage"] = {"cost": job.micros / 1_000_000, "is_byok": False}
        return said | _strange(job, shown)

    def fault(self, status: int, code: str | None, message: str, param: str | None) -> Said:
        """Write OpenRouter's error object, whose code is the status."""
        said = ": ".join(filter(None, (param, code, message)))
        return {"error": {"code": status, "message": said}}


_KINDS: Mapping[int, str] = {429: "rate_limit_error", 401: "authentication_error"}
_FORMS: Mapping[str, Callable[[str], Form]] = {"/v1": OpenAI, "/api/v1": OpenRouter}
_PATH = re.compile(
    r"(?P<base>/v1|/api/v1)/videos(?:/(?P<id>[^/]+)(?:/(?P<page>content|remix))?)?/?"
)


def find_page(host: str, path: str) -> Found | None:
    """Return what a path at a host leads to, None for nowhere."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    form, id_ = _FORMS[found["base"]](host + found["base"]), found["id"] or ""
    if found["base"] == "/api/v1" and id_ == "models":
        return Found(form, "models")
    return Found(form, found["page"] or ("job" if id_ else "jobs"), id_)


def models_page() -> Said:
    """Write what OpenRouter's form can be asked for."""
    model = {
        "id": "puppets",
        "canonical_slug": "puppets",
        "name": "The puppets",
        "supported_durations": list(range(1, 61)),
        "supported_resolutions": list(_RESOLUTIONS),
        "supported_aspect_ratios": list(_ASPECTS),
        "supported_frame_images": [],
        "generate_audio": False,
        "seed": False,
        "pricing_skus": {},
    }
    return {"data": [model]}


def _strange(job: Job, shown: Shown) -> Said:
    """Return what the fault of a job writes over its page."""
    if job.fault == "changing-ids" and job.looks:
        return {"id": f"{job.id}-{job.looks}"}
    if job.fault == "wrong-types" and shown.status == "in_progress":
        return dict(_ODD)
    if job.fault == "string-error" and shown.code:
        return {"error": "it broke"}
    return {}


def _text(fields: Mapping[str, Any], name: str, default: str = "") -> str:
    """Return a field as text; what is empty or missing is the default."""
    value = fields.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Refused(f"Invalid type for '{name}'.", name)
    return str(value)
