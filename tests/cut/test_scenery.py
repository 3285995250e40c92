"""Every set is found, bears the repository's words and leaves the stage to the actors."""

from dataclasses import replace

import numpy as np
import pytest

from slapstick.cut import scenery
from slapstick.cut.pen import Pen
from slapstick.errors import BadRequest
from slapstick.model import Staging

STAGING = Staging("slip", "peel", "street", signs=("Fetch User", "Retry"), seed=3)


def painted(staging: Staging) -> np.ndarray:
    pen = Pen.blank()
    scenery.paint(pen, staging)
    return np.asarray(pen.picture())


@pytest.mark.parametrize("name", sorted(scenery.scenes()))
def test_a_set_is_the_same_twice_and_bears_the_words(name: str) -> None:
    staging = replace(STAGING, scene=name)
    first = painted(staging)
    assert (first == painted(staging)).all()
    assert (first != painted(replace(staging, signs=("Parse Tree", "Walk")))).any()


@pytest.mark.parametrize("name", sorted(scenery.scenes()))
def test_a_set_is_grey_so_that_people_stand_out(name: str) -> None:
    picture = painted(replace(STAGING, scene=name))
    assert 130 <= picture.mean() <= 205
    assert (picture > 245).mean() < 0.06


@pytest.mark.parametrize("name", sorted(scenery.scenes()))
def test_a_set_has_words_of_its_own(name: str) -> None:
    bare = replace(STAGING, scene=name, signs=())
    assert (painted(bare) != painted(replace(bare, signs=("Zebra", "Quagga")))).any()


def test_an_unknown_set_is_named_with_those_there_are() -> None:
    with pytest.raises(BadRequest, match="no set 'moon'") as caught:
        painted(replace(STAGING, scene="moon"))
    assert "street" in caught.value.help_text
