from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slapstick.cut.captions import Caption, captions, read_webvtt, webvtt
from slapstick.model import Card
from tests.cut.troupe import card_beat, gag_beat, short_plot


def test_a_gag_is_told_in_its_three_lines_one_after_the_other() -> None:
    shown = captions([gag_beat("gag", 2.0, 10.0)])
    assert [caption.text for caption in shown] == ["He sets out.", "He goes on.", "He is struck."]
    assert (shown[0].start, shown[-1].end) == (2.0, 12.0)
    assert all(a.end == b.start for a, b in pairwise(shown))


def test_a_short_gag_is_told_in_fewer_captions_that_can_be_read() -> None:
    shown = captions([gag_beat("gag", 0.0, 1.2)])
    assert [caption.text for caption in shown] == ["He sets out. He goes on. He is struck."]


def test_a_card_s_caption_is_its_words() -> None:
    beat = card_beat("title", 0.0, 3.0, "The Retry\nLoop")
    assert captions([beat])[0].text == "The Retry Loop"
    with_more = replace(beat, card=Card("The Retry Loop", "in four reels"))
    assert captions([with_more])[0].text == "The Retry Loop: in four reels"


def test_webvtt_is_written_as_the_standard_has_it() -> None:
    written = webvtt([Caption(0.5, 3723.25, "Bread & <butter>")])
    assert written == "WEBVTT\n\n1\n00:00:00.500 --> 01:02:03.250\nBread &amp; &lt;butter&gt;\n"


def test_what_is_written_can_be_read_back() -> None:
    shown = captions(short_plot().beats)
    assert read_webvtt(webvtt(shown)) == shown


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)))
def test_any_words_survive(texts: list[str]) -> None:
    shown = tuple(Caption(float(i), i + 1.0, text) for i, text in enumerate(texts))
    assert read_webvtt(webvtt(shown)) == shown


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1\n00:00:00.000 --> 00:00:01.000\nHello\n", "WEBVTT"),
        ("WEBVTT\n\n1\n00:00:00,000 --> 00:00:01,000\nHello\n", "no times"),
        ("WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nHello\n", "out of order"),
        ("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n", "out of order"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_webvtt(text)
