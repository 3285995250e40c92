"""Google's Gemini Omni Flash through the Interactions API: the successor of Veo.

Unless asked otherwise a request takes minutes to be answered, and a time-out would leave money in
doubt: so jobs are started in the background and kept by the service.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from slapstick.model import AspectRatio
from slapstick.shoot.answers import (
    complaint,
    dig,
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
    "incomplete": Reason.SERVICE,
    "budget_exceeded": Reason.FUNDS,
    "requires_action": Reason.SERVICE,
    "requires_continuation": Reason.SERVICE,
}
_RUNNING = frozenset({"queued", "in_progress"})
_WIDE = (AspectRatio.LANDSCAPE, AspectRatio.PORTRAIT)
_SECONDS = tuple(range(3, 16))
_RESOLUTIONS = ("360p", "720p", "1080p", "4k")
# 131,072 tokens; a token is never more than its bytes, and no prompt comes near.
_PROMPT = PromptLimit(131_072, "bytes")
_INLINE = 400_000_000  # bytes of an answer that may hold a whole film as base64


class Omni:
    """Gemini Omni Flash."""

    card = Card(
        name="gemini-omni",
        title="Google Gemini Omni Flash",
        base_url="https://generativelanguage.googleapis.com/v1beta",
        key_names=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
        models=(
            Model("gemini-omni-1.2-flash", _SECONDS, _RESOLUTIONS, _WIDE, _PROMPT, references=6,
                  timecode="bracket"),
            Model("gemini-omni-1.1-flash", _SECONDS, _RESOLUTIONS, _WIDE, _PROMPT, references=6,
                  timecode="bracket"),
        ),
        charged_failures=frozenset({Reason.EXPIRED}),
        note="no 4:3: the sides are cut off; has no list of jobs",
    )  # fmt: skip
    register = no_register
    idempotent = no_promise

    def auth(self, service: Service) -> Auth:
        """Show the key in a header of its own, never in the address."""
        return Auth("x-goog-api-key", "")

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Start an interaction in the background."""
        words: object = take.prompt
        task = "text_to_video"
        if take.references:
            task = "reference_to_video"
            words = [
                *(
                    {"type": "image", "mime_type": picture.mime, "data": _base64(picture.content)}
                    for picture in take.references
                ),
                {"type": "text", "text": take.prompt},
            ]
        fields = {
            "model": take.model,
            "input": words,
            "background": True,
            "store": True,
            "response_format": {
                "type": "video",
                "aspect_ratio": str(take.aspect),
                "resolution": take.resolution,
                "duration": f"{take.seconds}s",
                "delivery": "uri",
            },
            "generation_config": {"video_config": {"task": task}},
        }
        return Ask("POST", f"{service.base_url}/interactions", json=fields, limit=_INLINE)

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the job's id."""
        return accepted(answer, "id")

    def poll(self, job: str, service: Service) -> Ask:
        """Ask for the interaction; when it is done the film may be in the answer itself."""
        url = f"{service.base_url}/interactions/{quote(job, safe='')}"
        return Ask("GET", url, limit=_INLINE)

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the status; done without a film is what moderation looks like here."""
        said = read_object(answer)
        status = text_at(said, "status")
        if status in _FAILURES:
            code, message = complaint(said)
            reason = Reason.MODERATION if improper(code, message) else _FAILURES[status]
            return Failed(reason, ": ".join(filter(None, (status, code, message))))
        if status != "completed":
            shown = status or f"HTTP {answer.status}"
            return Running(shown, status in _RUNNING, retry_after(answer))
        asset = next((_asset(film, service) for film in _films(said)), None)
        if asset is None:
            return Failed(Reason.MODERATION, "done without a film: it was withheld", micros=0)
        return Finished(asset)


def _films(said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    steps = said.get("steps")
    for step in steps if isinstance(steps, list) else ():
        contents = dig(step, "content")
        for content in contents if isinstance(contents, list) else ():
            if dig(content, "type") == "video" and (dig(content, "data") or dig(content, "uri")):
                yield content


def _asset(film: Mapping[str, Any], service: Service) -> Asset:
    data = film.get("data")
    if isinstance(data, str):
        try:
            return Asset(None, base64.b64decode(data, validate=True))
        except binascii.Error:
            return Asset(None, b"not base64")
    uri = text_at(film, "uri")
    # A file of the service's own is fetched with the key; any other address without.
    own = urlsplit(uri).hostname == urlsplit(service.base_url).hostname
    return Asset(Ask("GET", f"{uri}:download?alt=media" if own else uri, keyed=own))


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


PROVIDER: Provider = Omni()
