"""Name the crew that draws every film: repertoire, cards and look; the only place that does."""

from __future__ import annotations

from slapstick.cut.cards import draw_card
from slapstick.cut.look import Look
from slapstick.cut.repertoire import repertoire
from slapstick.cut.strip import Crew

HOUSE = Crew(repertoire, draw_card, Look)
