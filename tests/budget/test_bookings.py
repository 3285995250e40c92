"""Prices are told without the database of the book of money."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
import slapstick.app.pricing
print({"sqlalchemy", "sqlite3"} & set(sys.modules))
"""


def test_what_a_plan_costs_is_told_without_a_database() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADED], check=True, capture_output=True)
    assert ran.stdout.split() == [b"set()"]
