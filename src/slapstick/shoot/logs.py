"""Write what happened as one line of `name=value` pairs for a log; decides nothing, opens no file.

The loggers are `slapstick.wire` (each exchange with a service) and `slapstick.jobs` (each change
of a job).  They are silent unless somebody listens.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Final

WIRE: Final = logging.getLogger("slapstick.wire")
JOBS: Final = logging.getLogger("slapstick.jobs")


def log_line(told: Mapping[str, object]) -> str:
    """Return pairs as logfmt: empty values are left out, values with odd signs are quoted."""
    return " ".join(f"{name}={_value(value)}" for name, value in told.items() if value != "")


def _value(value: object) -> str:
    text = str(value)
    plain = text.isprintable() and text.isascii() and not set(text) & set(' "=')
    return text if plain else json.dumps(text)
