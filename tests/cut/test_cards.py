"""Cards: large enough to read, inside the safe box, every glyph there."""

from __future__ import annotations

import numpy as np
import pytest

from slapstick.cut import lettering
from slapstick.cut.cards import MOST_ROWS, SMALLEST, draw_card, rows_of
from slapstick.cut.look import Look
from slapstick.errors import BadRequest
from slapstick.model import Card

CARDS = (
    Card("The Flask", "A comedy of 41 errors, in one repository", "title"),
    Card("“Once more, with feeling.”"),
    Card("The inspector had been told there would be no surprises before luncheon."),
    Card("The Extraordinarily Long Repository Name of Somewhere", "", "title"),
    Card("The End", "All 1,204 tests passed. Nobody was hurt.", "end"),
)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.text[:20])
def test_words_are_large_enough_and_in_few_rows(card: Card) -> None:
    size, rows = rows_of(card)
    face = lettering.GOUDY if card.kind == "intertitle" else lettering.LIMELIGHT
    assert lettering.cap_height(round(size * 2), face) / 2 >= SMALLEST
    assert len(rows) <= MOST_ROWS
    assert " ".join(rows) == card.text


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.text[:20])
def test_words_stay_inside_the_safe_box(card: Card) -> None:
    words = draw_card(card, 3) > 210  # ornaments are dimmer than that
    assert words.any()
    assert not words[:, :96].any()
    assert not words[:, -96:].any()
    assert not words[:72].any()
    assert not words[-72:].any()


def test_words_stand_out_twelve_to_one_even_with_grain() -> None:
    aged = Look(3)(draw_card(CARDS[1], 3), 5).astype(float) / 255
    luminance = np.where(aged <= 0.04045, aged / 12.92, ((aged + 0.055) / 1.055) ** 2.4)
    middle = luminance[250:470, 200:760]
    bright, dark = np.percentile(middle[middle > 0.5], 20), np.percentile(middle, 50)
    assert (bright + 0.05) / (dark + 0.05) >= 12


def test_a_card_that_cannot_be_read_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadRequest, match="too long to be read") as caught:
        draw_card(Card("Extraordinarily " * 12), 1)
    assert "12 short words" in caught.value.help_text


def test_letters_no_font_has_are_refused_by_name() -> None:
    with pytest.raises(BadRequest, match="U\\+6F22"):
        draw_card(Card("漢 arrives"), 1)


def test_accents_that_the_main_face_lacks_come_from_another() -> None:
    assert not np.array_equal(draw_card(Card("Łukasz"), 1), draw_card(Card("Lukasz"), 1))


def test_the_seed_chooses_the_ornaments_and_nothing_else_does() -> None:
    styles = {draw_card(CARDS[1], seed).tobytes() for seed in range(12)}
    assert len(styles) > 3
    assert np.array_equal(draw_card(CARDS[1], 4), draw_card(CARDS[1], 4))
