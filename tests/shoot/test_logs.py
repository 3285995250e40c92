from __future__ import annotations

import io
import logging

import pytest

from slapstick.shoot.keys import Key
from slapstick.shoot.logs import log_line
from slapstick.shoot.protocol import Ask, Auth
from slapstick.shoot.wire import NotSent, Wire
from tests.fakes.video_service import VideoService


def test_values_with_odd_signs_are_quoted_and_empty_ones_left_out() -> None:
    told = {"shot": "01-gag", "note": "it broke\n\x1b[2J", "reason": "", "held": 0, "why": 'a="b"'}
    assert log_line(told) == ('shot=01-gag note="it broke\\n\\u001b[2J" held=0 why="a=\\"b\\""')


def test_an_exchange_is_logged_without_key_query_or_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "slapstick.wire")
    with (
        VideoService(key="sk-x").open() as service,
        Wire(service.base, Auth(), Key("sk-x")) as wire,
    ):
        wire.ask(Ask("POST", f"{service.base}/v1/videos?sig=s3cret", json={"prompt": "He slips."}))
        wire.download(Ask("GET", f"{service.base}/v1/videos/sk-x"), io.BytesIO())
    first, second = caplog.messages
    assert first.startswith(f"method=POST url={service.base}/v1/videos status=200 bytes=")
    assert "status=404" in second
    assert not [word for word in ("sk-x", "s3cret", "slips") if word in caplog.text]


def test_a_request_that_never_left_is_logged_as_that(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "slapstick.wire")
    with Wire("http://127.0.0.1:9", Auth(), Key("")) as wire, pytest.raises(NotSent):
        wire.ask(Ask("GET", "http://127.0.0.1:9/v1/videos"))
    assert "outcome=NotSent" in caplog.text
