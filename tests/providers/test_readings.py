"""What is peculiar to one service or dialect, in answers as their documents show them."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from slapstick.model import AspectRatio
from slapstick.providers import find_provider
from slapstick.shoot.protocol import (
    Accepted,
    Answer,
    Failed,
    Finished,
    Polled,
    Reason,
    Running,
    Service,
    Take,
)

BASE = "https://films.example/v1"


def read(name: str, said: Any, *, status: int = 200, dialect: str = "") -> Polled:
    service = Service(name, BASE, "m/x/y", "720p", dialect)
    provider = find_provider(name)
    url = provider.poll("job-1", service).url.removesuffix("/status")
    return provider.polled(Answer(status, json.dumps(said).encode(), {}, url), service)


def asked(name: str, dialect: str = "", resolution: str = "720p", **changes: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "shot": "s", "prompt": "words", "seconds": 8, "provider": name, "site": "", "model": "m/x",
        "resolution": resolution, "aspect": AspectRatio.LANDSCAPE,
    }  # fmt: skip
    service = Service(name, BASE, "m/x", resolution, dialect)
    ask = find_provider(name).create(Take(**(told | changes)), service, "key-1")
    return {"json": ask.json, "form": dict(ask.form), "headers": dict(ask.headers), "url": ask.url}


def test_the_dialects_write_seconds_and_bodies_in_their_own_way() -> None:
    assert asked("openai-videos", "openai")["json"]["seconds"] == "8"
    assert asked("openai-videos", "sglang")["json"]["seconds"] == 8
    assert asked("openai-videos", "vllm-omni")["form"]["seconds"] == "8"
    assert asked("openai-videos", "openai")["json"]["size"] == "1280x720"


def test_only_inworld_promises_that_one_key_is_one_job() -> None:
    assert asked("openai-videos", "inworld")["headers"] == {"Idempotency-Key": "key-1"}
    assert asked("openai-videos", "openai")["headers"] == {}
    provider = find_provider("openai-videos")
    service = Service("openai-videos", BASE, "m", "720p", "inworld")
    assert provider.idempotent(service)
    assert provider.auth(service).prefix == "Basic "


def test_a_gateway_that_writes_another_id_into_every_answer_is_asked_by_the_first() -> None:
    verdict = read("openai-videos", {"id": "other", "status": "completed"})
    assert isinstance(verdict, Finished)
    assert verdict.asset.ask
    assert verdict.asset.ask.url == f"{BASE}/videos/job-1/content?variant=video"


def test_a_failed_job_that_comes_as_an_http_error_is_a_failed_job() -> None:
    video = {"id": "x", "status": "failed", "error": {"code": 422, "message": "no frames"}}
    for said in (video, {"error": {"message": f"upstream: {json.dumps(video)}"}}):
        verdict = read("openai-videos", said, status=422)
        assert isinstance(verdict, Failed)
        assert verdict.reason is Reason.SERVICE


@pytest.mark.parametrize("status", ["processing", "unknown", "pending", "dreaming"])
def test_what_is_not_known_to_be_over_is_running(status: str) -> None:
    assert isinstance(read("openai-videos", {"id": "x", "status": status}), Running)


def test_inworld_shows_where_the_clip_is_and_no_key_goes_there() -> None:
    said = {"status": "completed", "output": {"videos": [{"url": "https://cdn.example/a.mp4"}]}}
    verdict = read("openai-videos", said, dialect="inworld")
    assert isinstance(verdict, Finished)
    assert verdict.asset.ask
    assert (verdict.asset.ask.url, verdict.asset.ask.keyed) == ("https://cdn.example/a.mp4", False)


def test_new_api_names_its_id_otherwise() -> None:
    service = Service("openai-videos", BASE, "m", "720p", "new-api")
    verdict = find_provider("openai-videos").created(Answer(200, b'{"task_id": "t1"}'), service)
    assert verdict == Accepted("t1")


def test_omni_runs_in_the_background_and_has_its_film_in_the_answer() -> None:
    fields = asked("gemini-omni")["json"]
    assert (fields["background"], fields["store"]) == (True, True)
    assert fields["response_format"]["duration"] == "8s"
    film = {"type": "video", "data": base64.b64encode(b"film").decode()}
    said = {"status": "completed", "steps": [{"content": [{"type": "text"}, film]}]}
    verdict = read("gemini-omni", said)
    assert isinstance(verdict, Finished)
    assert verdict.asset.content == b"film"


def test_omni_done_without_a_film_was_moderated_and_is_not_billed() -> None:
    verdict = read("gemini-omni", {"status": "completed", "steps": [], "usage": {}})
    assert verdict == Failed(Reason.MODERATION, "done without a film: it was withheld", 0)


def test_a_film_that_omni_keeps_elsewhere_is_fetched_without_the_key() -> None:
    film = {"type": "video", "uri": "https://elsewhere.example/f"}
    verdict = read("gemini-omni", {"status": "completed", "steps": [{"content": [film]}]})
    assert isinstance(verdict, Finished)
    assert verdict.asset.ask
    assert not verdict.asset.ask.keyed


def test_grok_tells_its_cost_in_ticks_and_a_withheld_clip_may_be_billed() -> None:
    said = {"status": "done", "video": {"url": "https://v.example/a.mp4"},
            "usage": {"cost_in_usd_ticks": 3_000_000_001}}  # fmt: skip
    verdict = read("xai", said)
    assert isinstance(verdict, Finished)
    assert verdict.micros == 300_001
    withheld = read("xai", said | {"video": {"respect_moderation": False}})
    assert isinstance(withheld, Failed)
    assert (withheld.reason, withheld.micros) == (Reason.MODERATION, 300_001)
    assert Reason.MODERATION in find_provider("xai").card.charged_failures


def test_runway_counts_in_credits_and_refunds_what_failed() -> None:
    done = {"status": "SUCCEEDED", "output": ["https://r.example/a.mp4"], "cost": {"credits": 96}}
    verdict = read("runway", done)
    assert isinstance(verdict, Finished)
    assert verdict.micros == 960_000
    failed = read("runway", {"status": "FAILED", "failure": "No.", "failureCode": "SAFETY.INPUT",
                             "cost": {"credits": 0}})  # fmt: skip
    assert failed == Failed(Reason.MODERATION, "FAILED: SAFETY.INPUT: No.", 0)
    assert asked("runway")["json"]["ratio"] == "1280:720"
    assert asked("runway")["headers"] == {"X-Runway-Version": "2024-11-06"}


def test_openrouter_tells_errors_as_plain_words_and_costs_in_dollars() -> None:
    said = {"status": "completed", "urls": ["https://s.example/a?sig=1"], "usage": {"cost": 0.5}}
    verdict = read("openrouter", said)
    assert isinstance(verdict, Finished)
    assert verdict.micros == 500_000
    failed = read("openrouter", {"status": "expired", "error": "too late"})
    assert failed == Failed(Reason.EXPIRED, "expired: too late")


def test_fal_is_only_done_when_the_result_says_so() -> None:
    assert isinstance(read("fal", {"video": {"url": "https://f.example/a.mp4"}}), Finished)
    moderated = {"detail": [{"type": "content_policy_violation", "msg": "No."}]}
    verdict = read("fal", moderated, status=422)
    assert isinstance(verdict, Failed)
    assert verdict.reason is Reason.MODERATION
    assert isinstance(read("fal", {}, status=502), Running)
    assert find_provider("fal").auth(Service("fal", BASE, "m", "720p")).prefix == "Key "
