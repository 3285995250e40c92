"""Words are set in the shipped fonts, whole, or refused with the letter that has no glyph."""

import pytest

from slapstick.cut import lettering
from slapstick.errors import BadRequest


def test_latin_letters_with_accents_are_kept() -> None:
    assert lettering.spell("Łukasz naïve “so” …", lettering.GOUDY) == "Łukasz naïve “so” …"


def test_an_arrow_is_spelled_in_type() -> None:
    assert lettering.spell("fetch user → db", lettering.LIMELIGHT) == "fetch user - db"


def test_a_letter_without_glyph_is_named() -> None:
    with pytest.raises(BadRequest, match=r"U\+6F22"):
        lettering.require("漢 run")


def test_every_face_prints_what_english_cards_need() -> None:
    needed = "ABCXYZabcxyz0123456789 .,:;!?'“”‘’—–&()"
    for face in (lettering.LIMELIGHT, lettering.GOUDY, lettering.OLD_STANDARD):
        assert lettering.spell(needed, face) == needed


def test_fitted_words_are_no_wider_than_asked() -> None:
    size = lettering.fit("a very long name of a very long function", 60, 200)
    assert lettering.measure("a very long name of a very long function", size)[0] <= 200
