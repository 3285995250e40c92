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
