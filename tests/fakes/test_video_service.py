"""The fake is faithful: OpenAI's own client, written by others, is at home on it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.fakes.video_service import VideoService

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import openai

if TYPE_CHECKING:
    from openai import OpenAI

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


@pytest.fixture
def service() -> Iterator[VideoService]:
    with VideoService(key="sk-x").open() as opened:
        yield opened


@pytest.fixture
def client(service: VideoService) -> Iterator[OpenAI]:
    with openai.OpenAI(api_key="sk-x", base_url=f"{service.base}/v1", max_retries=0) as made:
        yield made


def test_the_official_client_makes_waits_for_and_fetches_a_video(
    client: OpenAI, service: VideoService
) -> None:
    made = client.videos.create(prompt="A fall.", model="sora-2", seconds="4", size="1280x720")
    assert (made.status, made.seconds, made.size) == ("queued", "4", "1280x720")
    states = [client.videos.retrieve(made.id).status for _ in range(3)]
    assert states == ["in_progress", "completed", "completed"]
    assert client.videos.download_content(made.id).read()[4:8] == b"ftyp"
    assert [video.id for video in client.videos.list()] == [made.id]
    assert service.accepted == ["A fall."]


def test_the_official_client_pages_through_the_list(client: OpenAI) -> None:
    made = [client.videos.create(prompt=f"Fall {n}.").id for n in range(5)]
    listed = [video.id for video in client.videos.list(limit=2, order="desc")]
    assert listed == made[::-1]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("429", openai.RateLimitError),
        ("400-moderation", openai.BadRequestError),
        ("500-after", openai.InternalServerError),
        ("drop-after", openai.APIConnectionError),
        ("401", openai.AuthenticationError),
    ],
)
def test_its_faults_are_what_the_official_client_expects(
    client: OpenAI, service: VideoService, fault: str, error: type[Exception]
) -> None:
    service.create_faults = [fault]
    with pytest.raises(error):
        client.videos.create(prompt="A fall.")


def test_what_was_not_asked_for_is_not_there(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve("video_none")


def test_left_to_itself_the_official_client_pays_three_times(service: VideoService) -> None:
    """The wound that this project must not have."""
    service.create_faults = ["500-after", "500-after"]
    with openai.OpenAI(api_key="sk-x", base_url=f"{service.base}/v1") as eager:
        eager.videos.create(prompt="A fall.")
    assert service.accepted == ["A fall."] * 3
