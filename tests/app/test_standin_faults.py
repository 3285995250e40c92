"""Each switch of the stand-in, met by OpenAI's own client, which nobody here wrote."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from slapstick.app.standin.faults import FAULTS, Step, read_switches
from slapstick.app.standin.playhouse import Note, Playhouse, Scene
from slapstick.app.standin.server import Server, serving
from slapstick.errors import BadRequest
from tests.cut.troupe import gag_beat
from tests.fakes.clips import clip

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import openai

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Video

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")
SCENES = (Scene("He slips.", "01-gag", gag_beat("gag", 0.0, 2.0)),)


@dataclass
class Stage:
    """A stand-in that plays at once, what it noted, and a client."""

    server: Server
    client: OpenAI
    notes: list[Note] = field(default_factory=list)

    def turn_on(self, fault: str, times: float = 1) -> None:
        self.server.playhouse.switches.turn_on(fault, times)

    def make(self) -> Video:
        return self.client.videos.create(prompt="He slips.", seconds="4")

    def wait(self, made: Video) -> Video:
        return self.client.videos.poll(made.id, poll_interval_ms=1)

    def fetch(self, made: Video) -> bytes:
        return self.client.videos.download_content(made.id).read()


@pytest.fixture
def stage() -> Iterator[Stage]:
    notes: list[Note] = []
    playhouse = Playhouse(
        SCENES,
        lambda _, wanted: clip(wanted.seconds),
        usd_per_second=0.1,
        note=notes.append,
        pause=lambda _: None,
    )
    with serving(playhouse) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        with openai.OpenAI(
            api_key="sk-any", base_url=server.base_url, max_retries=0, timeout=20
        ) as client:
            yield Stage(server, client, notes)
        server.shutdown()
        thread.join()


REFUSED: dict[str, type[Exception]] = {
    "429": openai.RateLimitError,
    "429-bare": openai.RateLimitError,
    "429-long": openai.RateLimitError,
    "503": openai.InternalServerError,
    "500": openai.InternalServerError,
    "drop": openai.APIConnectionError,
    "redirect": openai.APIError,
    "moderation": openai.BadRequestError,
    "invalid": openai.BadRequestError,
    "unauthorized": openai.AuthenticationError,
    "no-funds": openai.RateLimitError,
}
ACCEPTED: dict[str, type[Exception] | None] = {
    "500-after": openai.InternalServerError,
    "503-after": openai.InternalServerError,
    "drop-after": openai.APIConnectionError,
    "torn-answer": openai.APIConnectionError,
    "no-id": None,
    "html-answer": None,
    "huge-answer": None,
    "slow-answer": None,
}
ENDED = {
    "failed": "failed",
    "string-error": "failed",
    "moderated": "failed",
    "cancelled": "cancelled",
    "expired": "expired",
    "empty": "completed",
}
ODD = {"stuck", "jump", "unknown-status", "changing-ids", "wrong-types", "failed-4xx"}
LOOKS: dict[str, type[Exception]] = {
    "look-429": openai.RateLimitError,
    "look-500": openai.InternalServerError,
    "look-404": openai.NotFoundError,
    "look-drop": openai.APIConnectionError,
}
LISTS = {"no-list", "empty-list", "mute-list"}
FETCHES: dict[str, type[Exception] | None] = {
    "expired-url": openai.PermissionDeniedError,
    "missing": openai.NotFoundError,
    "json-as-mp4": None,
    "empty-mp4": None,
    "truncated": None,
    "torn": openai.APIConnectionError,
    "slow-bytes": None,
    "endless": None,
    "redirect-inside": openai.APIError,
}


def test_every_switch_is_tried_here() -> None:
    tried = {*REFUSED, *ACCEPTED, *ENDED, *ODD, *LOOKS, *LISTS, *FETCHES}
    assert tried == set(FAULTS)


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_refused_was_not_accepted(stage: Stage, fault: str) -> None:
    stage.turn_on(fault)
    with pytest.raises(REFUSED[fault]) as caught:
        stage.make()
    assert stage.server.playhouse.jobs == {}
    assert stage.notes[0]["fault"] == fault
    if isinstance(caught.value, openai.APIStatusError) and fault in ("429", "429-long"):
        assert caught.value.response.headers["retry-after"] in ("1", "86400")
    assert stage.wait(stage.make()).status == "completed"


@pytest.mark.parametrize("fault", ACCEPTED)
def test_what_was_accepted_is_accepted_whatever_the_answer(stage: Stage, fault: str) -> None:
    stage.turn_on(fault)
    expected = ACCEPTED[fault]
    if expected:
        with pytest.raises(expected):
            stage.make()
    else:
        stage.make()
    assert [note.get("accepted") for note in stage.notes] == [True]
    assert len(stage.client.videos.list().data) == 1


@pytest.mark.parametrize("fault", ENDED)
def test_a_job_ends_as_its_switch_says(stage: Stage, fault: str) -> None:
    stage.turn_on(fault)
    made = stage.make()
    stage.server.playhouse.jobs[made.id].clip.result()
    ended = stage.client.videos.retrieve(made.id)
    assert ended.status == ENDED[fault]
    with pytest.raises(openai.NotFoundError):
        stage.fetch(made)
    if fault == "moderated":
        assert ended.error
        assert ended.error.code == "moderation_blocked"
    assert stage.server.playhouse.billed() == (400_000 if fault == "empty" else 0)


def test_a_failed_job_may_answer_its_look_with_an_error(stage: Stage) -> None:
    stage.turn_on("failed-4xx")
    made = stage.make()
    stage.server.playhouse.jobs[made.id].clip.result()
    with pytest.raises(openai.UnprocessableEntityError):
        stage.client.videos.retrieve(made.id)


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("stuck", ["in_progress"] * 5),
        ("unknown-status", ["contemplating"] * 3 + ["completed"] * 2),
        ("jump", ["in_progress"] * 3 + ["completed"] * 2),
        ("wrong-types", [["in", "progress"]] * 3 + ["completed"] * 2),
        ("changing-ids", ["completed"] * 5),
    ],
)
def test_a_job_looks_odd_for_a_while(stage: Stage, fault: str, seen: list[Any]) -> None:
    stage.turn_on(fault)
    made = stage.make()
    stage.server.playhouse.jobs[made.id].clip.result()
    looks = [stage.client.videos.retrieve(made.id) for _ in seen]
    assert [look.status for look in looks] == seen
    if fault == "changing-ids":
        assert len({made.id, *(look.id for look in looks)}) == 6
    if fault in ("stuck", "jump"):
        assert looks[0].progress in (99, 90)


@pytest.mark.parametrize("fault", LOOKS)
def test_a_look_fails_once_and_the_job_goes_on(stage: Stage, fault: str) -> None:
    made = stage.make()
    stage.turn_on(fault)
    with pytest.raises(LOOKS[fault]):
        stage.client.videos.retrieve(made.id)
    assert stage.wait(made).status == "completed"


def test_a_list_may_be_missing_empty_or_mute(stage: Stage) -> None:
    made = stage.make()
    stage.turn_on("no-list")
    with pytest.raises(openai.BadRequestError):
        stage.client.videos.list()
    stage.turn_on("empty-list")
    assert stage.client.videos.list().data == []
    stage.turn_on("mute-list")
    assert [video.prompt for video in stage.client.videos.list().data] == [None]
    assert [video.id for video in stage.client.videos.list().data] == [made.id]


@pytest.mark.parametrize("fault", sorted(set(FETCHES) - {"endless"}))
def test_a_clip_does_not_come_and_comes_the_next_time(stage: Stage, fault: str) -> None:
    made = stage.wait(stage.make())
    whole = stage.fetch(made)
    stage.turn_on(fault)
    expected = FETCHES[fault]
    if expected:
        with pytest.raises(expected):
            stage.fetch(made)
    else:
        assert (stage.fetch(made) == whole) == (fault == "slow-bytes")
    assert stage.fetch(made) == whole


def test_an_endless_clip_ends_when_the_client_has_had_enough(stage: Stage) -> None:
    made = stage.wait(stage.make())
    stage.turn_on("endless")
    client = stage.client.videos.with_streaming_response
    with client.download_content(made.id) as answer:
        first = next(answer.iter_bytes(100_000))
    assert first[4:8] == b"ftyp"
    assert len(stage.fetch(made)) < 100_000


def test_stills_are_pictures(stage: Stage) -> None:
    made = stage.wait(stage.make())
    signs = {"thumbnail": b"RIFF", "spritesheet": b"\xff\xd8\xff"}
    for variant, sign in signs.items():
        still = stage.client.videos.download_content(made.id, variant=variant)  # type: ignore[arg-type]  # a literal of two
        assert still.read().startswith(sign)


def test_a_remix_is_a_job_of_its_own(stage: Stage) -> None:
    made = stage.make()
    remixed = stage.client.videos.remix(made.id, prompt="He slips again.")
    assert remixed.remixed_from_video_id == made.id
    assert (remixed.seconds, remixed.prompt) == ("4", "He slips again.")
    with pytest.raises(openai.BadRequestError):
        stage.client.videos.remix("video_none", prompt="He slips.")


def test_only_what_is_over_can_be_deleted(stage: Stage) -> None:
    stage.turn_on("stuck")
    made = stage.make()
    with pytest.raises(openai.BadRequestError, match="over"):
        stage.client.videos.delete(made.id)


def test_defaults_are_those_of_the_specification(stage: Stage) -> None:
    made = stage.client.videos.create(prompt="He slips.")
    assert (made.model, made.seconds, made.size) == ("sora-2", "4", "720x1280")
    assert (made.object, made.status, made.progress) == ("video", "queued", 0)


@pytest.mark.parametrize("told", ["nonsense", "429=", "429=-1", "429=many", "429=0"])
def test_a_switch_that_is_not_there_is_said(told: str) -> None:
    if told == "429=":
        assert read_switches([told]).left == {"429": 1}
        return
    with pytest.raises(BadRequest):
        read_switches([told])


def test_switches_are_used_up_in_turn() -> None:
    switches = read_switches(["429=2", "drop", "stuck=always"])
    assert [switches.strike(Step.CREATE) for _ in range(4)] == ["429", "429", "drop", ""]
    assert [switches.strike(Step.JOB) for _ in range(3)] == ["stuck"] * 3
    switches.turn_off()
    assert switches.strike(Step.JOB) == ""


# ------------------------------------------------------------------ OpenRouter's form


def router(stage: Stage, path: str, body: Any = None) -> tuple[int, Any]:
    data = None if body is None else json.dumps(body).encode()
    url = f"{stage.server.host}/api/v1/videos{path}"
    request = urllib.request.Request(url, data, {"content-type": "application/json"})  # noqa: S310  # loopback
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310  # loopback
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


ASKED = {"model": "puppets", "prompt": "He slips.", "duration": 5, "aspect_ratio": "4:3"}


def test_openrouters_form_takes_with_202_and_tells_the_cost(stage: Stage) -> None:
    status, made = router(stage, "", ASKED)
    assert (status, made["status"]) == (202, "pending")
    assert made["polling_url"] == f"{stage.server.host}/api/v1/videos/{made['id']}"
    job = stage.server.playhouse.jobs[made["id"]]
    job.clip.result()
    _, done = router(stage, f"/{made['id']}")
    assert (done["status"], done["usage"]["cost"], job.request.size) == (
        "completed",
        0.5,
        "960x720",
    )
    assert done["unsigned_urls"] == [f"{made['polling_url']}/content?index=0"]
    with urllib.request.urlopen(done["unsigned_urls"][0]) as film:  # noqa: S310  # loopback
        assert film.read()[4:8] == b"ftyp"


@pytest.mark.parametrize(
    "change",
    [
        {"model": ""},
        {"prompt": ""},
        {"duration": 900},
        {"resolution": "9p"},
        {"aspect_ratio": "7:1"},
        {"prompt": ["He slips."]},
    ],
)
def test_openrouters_form_names_the_field_that_is_wrong(
    stage: Stage, change: dict[str, Any]
) -> None:
    status, said = router(stage, "", ASKED | change)
    assert (status, said["error"]["code"]) == (400, 400)
    field_ = next(iter(change)).replace("duration", "seconds")
    assert said["error"]["message"].startswith(field_)


def test_openrouters_form_fails_with_a_string_and_lists_its_models(stage: Stage) -> None:
    stage.turn_on("moderated")
    _, made = router(stage, "", ASKED)
    stage.server.playhouse.jobs[made["id"]].clip.result()
    _, done = router(stage, f"/{made['id']}")
    assert (done["status"], done["error"].split(":")[0]) == ("failed", "moderation_blocked")
    assert router(stage, "/models")[1]["data"][0]["supported_durations"][0] == 1
