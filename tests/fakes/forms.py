"""How each service writes its pages: paths and JSON shapes, nothing else."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, Protocol, TypeAlias

Said: TypeAlias = tuple[int, dict[str, Any]]


class Shown(NamedTuple):
    """How a job stands."""

    status: str  # in_progress, completed, failed, string, cancelled, expired, moderated, empty
    progress: int


class Form(Protocol):
    """One service's pages."""

    key_header: str

    def route(self, method: str, path: str) -> tuple[str, str] | None: ...

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]: ...

    def created(self, job: Any, base: str) -> Said: ...

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said: ...


class OpenAI:
    """`/v1/videos` as in OpenAI's specification."""

    key_header = "authorization"

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if path == "/v1/videos":
            return ("create" if method == "POST" else "list"), ""
        if found := re.fullmatch(r"/v1/videos/([^/]+)(/content)?", path):
            return ("content" if found[2] else "poll"), found[1]
        return None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        return fields

    def created(self, job: Any, base: str) -> Said:
        return 200, self._video(job, "queued", 0, None)

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        errors: dict[str, tuple[str, Any]] = {
            "failed": ("failed", {"code": "internal_error", "message": "It broke."}),
            "string": ("failed", "it broke"),
            "moderated": ("failed", {"code": "moderation_blocked", "message": "Blocked."}),
            "cancelled": ("cancelled", None),
            "expired": ("expired", None),
            "empty": ("completed", None),
        }
        status, error = errors.get(shown.status, (shown.status, None))
        return 200, self._video(job, status, shown.progress, error)

    def _video(self, job: Any, status: str, progress: int, error: Any) -> dict[str, Any]:
        return {
            "id": job.id,
            "object": "video",
            "model": job.fields.get("model", "sora-2"),
            "status": status,
            "progress": progress,
            "created_at": int(job.created),
            "completed_at": int(job.created) if status == "completed" else None,
            "expires_at": None,
            "prompt": job.prompt,
            "size": job.fields.get("size", "720x1280"),
            "seconds": str(job.fields.get("seconds", "4")),
            "remixed_from_video_id": None,
            "error": error,
        }


FORMS: dict[str, Form] = {"openai": OpenAI()}


class OpenRouter:
    """`/api/v1/videos`: accepted with 202, errors are strings, clips by signed address."""

    key_header = "authorization"

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if path == "/api/v1/videos" and method == "POST":
            return "create", ""
        if found := re.fullmatch(r"/api/v1/videos/([^/]+)(/content)?", path):
            return ("content" if found[2] else "poll"), found[1]
        return None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        return fields | {"seconds": fields.get("duration", 0)}

    def created(self, job: Any, base: str) -> Said:
        url = f"{base}/api/v1/videos/{job.id}"
        return 202, {"id": job.id, "polling_url": url, "status": "pending"}

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        status = {"string": "failed", "moderated": "failed", "empty": "completed"}.get(
            shown.status, shown.status
        )
        said: dict[str, Any] = {"id": job.id, "status": status}
        if status == "failed":
            said["error"] = "flagged by moderation" if shown.status == "moderated" else "it broke"
        if status == "completed":
            said["unsigned_urls"] = [f"{base}/api/v1/videos/{job.id}/content?index=0"]
            said["usage"] = {"cost": 0.25}
        return 200, said


class Grok:
    """`/v1/videos/generations`: true costs in ticks, moderated clips have no address."""

    key_header = "authorization"

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if path == "/grok/v1/videos/generations" and method == "POST":
            return "create", ""
        if found := re.fullmatch(r"/grok/v1/videos/([^/]+)", path):
            return "poll", found[1]
        if found := re.fullmatch(r"/grok/files/([^/]+)\.mp4", path):
            return "content", found[1]
        return None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        return fields | {"seconds": fields.get("duration", 0)}

    def created(self, job: Any, base: str) -> Said:
        return 200, {"request_id": job.id}

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        if shown.status == "in_progress":
            return 200, {"status": "pending", "progress": shown.progress}
        if shown.status in ("failed", "string", "cancelled"):
            return 200, {"status": "failed", "code": "internal", "error": "It broke."}
        if shown.status == "expired":
            return 200, {"status": "expired"}
        video: dict[str, Any] = {"duration": job.fields["seconds"], "respect_moderation": True}
        if shown.status == "moderated":
            video["respect_moderation"] = False
        elif shown.status == "completed":
            video["url"] = f"{base}/grok/files/{job.id}.mp4"
        usage = {"cost_in_usd_ticks": 2_500_000_000}
        return 200, {"status": "done", "video": video, "usage": usage, "model": "grok"}


class Runway:
    """`/v1/text_to_video` and `/v1/tasks`: words in capitals, credits, fresh addresses."""

    key_header = "authorization"

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if path in ("/runway/v1/text_to_video", "/runway/v1/image_to_video"):
            return "create", ""
        if found := re.fullmatch(r"/runway/v1/tasks/([^/]+)", path):
            return "poll", found[1]
        if found := re.fullmatch(r"/runway/files/([^/]+)\.mp4", path):
            return "content", found[1]
        return None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        return fields | {"prompt": fields["promptText"], "seconds": fields["duration"]}

    def created(self, job: Any, base: str) -> Said:
        return 200, {"id": job.id, "estimatedCost": {"credits": 96}}

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        if shown.status == "in_progress":
            return 200, {"id": job.id, "status": "RUNNING", "progress": shown.progress / 100}
        if shown.status in ("failed", "string", "expired", "moderated"):
            code = "SAFETY.INPUT.TEXT" if shown.status == "moderated" else "INTERNAL"
            said = {"id": job.id, "status": "FAILED", "failure": "It broke.", "failureCode": code}
            return 200, said | {"cost": {"credits": 0}}
        if shown.status == "cancelled":
            return 200, {"id": job.id, "status": "CANCELLED"}
        output = [f"{base}/runway/files/{job.id}.mp4"] if shown.status == "completed" else []
        said = {"id": job.id, "status": "SUCCEEDED", "output": output}
        return 200, said | {"cost": {"credits": 25}}


class Fal:
    """The queue: a status page, and a result page that alone tells how it went."""

    key_header = "authorization"
    _page = re.compile(r"/fal/[^/]+/[^/]+/requests/([^/]+?)(/status)?")

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if found := self._page.fullmatch(path):
            return ("poll" if found[2] else "result"), found[1]
        if found := re.fullmatch(r"/fal-files/([^/]+)\.mp4", path):
            return "content", found[1]
        return ("create", "") if method == "POST" and path.startswith("/fal/") else None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        return fields | {"seconds": fields["duration"]}

    def created(self, job: Any, base: str) -> Said:
        return 200, {"request_id": job.id, "status_url": f"{base}/elsewhere"}

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        if page == "poll" and shown.status == "in_progress":
            return 202, {"status": "IN_PROGRESS", "request_id": job.id}
        if page == "poll":
            return 200, {"status": "COMPLETED", "request_id": job.id}
        failures: dict[str, Said] = {
            "failed": (500, {"detail": "It broke."}),
            "string": (500, {"detail": "It broke."}),
            "cancelled": (500, {"detail": "It broke."}),
            "expired": (500, {"detail": "It broke."}),
            "moderated": (422, {"detail": [{"msg": "No.", "type": "content_policy_violation"}]}),
            "empty": (200, {"seed": 7}),
        }
        done = {"video": {"url": f"{base}/fal-files/{job.id}.mp4"}}
        return failures.get(job.fault.split("-")[0], (200, done))


class Omni:
    """The Interactions API: films inside the answer, or as files of the service's own."""

    key_header = "x-goog-api-key"

    def route(self, method: str, path: str) -> tuple[str, str] | None:
        if path == "/v1beta/interactions" and method == "POST":
            return "create", ""
        if found := re.fullmatch(r"/v1beta/interactions/([^/]+)", path):
            return "poll", found[1]
        if found := re.fullmatch(r"/v1beta/files/([^/]+):download", path):
            return "content", found[1]
        return None

    def read(self, fields: dict[str, Any], path: str) -> dict[str, Any]:
        seconds = str(fields["response_format"]["duration"]).rstrip("s")
        return fields | {"prompt": fields["input"], "seconds": seconds}

    def created(self, job: Any, base: str) -> Said:
        return 200, {"id": job.id, "object": "interaction", "status": "queued"}

    def polled(self, job: Any, shown: Shown, base: str, page: str) -> Said:
        status = {"string": "failed", "expired": "failed", "empty": "completed",
                  "moderated": "completed"}.get(shown.status, shown.status)  # fmt: skip
        said: dict[str, Any] = {"id": job.id, "status": status, "steps": []}
        if status == "failed":
            said["error"] = {"code": 500, "message": "It broke.", "status": "INTERNAL"}
        if shown.status == "completed":
            film = {"type": "video", "uri": f"{base}/v1beta/files/{job.id}"}
            said["steps"] = [{"type": "model_output", "content": [film]}]
        return 200, said


FORMS |= {
    "openrouter": OpenRouter(),
    "xai": Grok(),
    "runway": Runway(),
    "gemini-omni": Omni(),
    "fal": Fal(),
}
BASES = {
    "openai-videos": "/v1",
    "openrouter": "/api/v1",
    "xai": "/grok/v1",
    "runway": "/runway/v1",
    "gemini-omni": "/v1beta",
    "fal": "/fal",
}
