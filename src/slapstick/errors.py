"""The errors a person can meet, as a tree; each has a code that `sora help` explains.

SlapstickError            any of the below; has an exit code
├── BadFiles              mistakes in files people wrote, all of them at once      (exit 2)
├── BadRequest            the command or call cannot be carried out as asked       (exit 2)
├── OverBudget            the film would cost more than is allowed                 (exit 3)
└── ProviderFailure       a video service failed or is not configured              (exit 4)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slapstick.model import Problem


class SlapstickError(Exception):
    """An expected failure: shown without a traceback.

    `code` is what `sora help` knows it by; a class has one for all that say none.
    """

    exit_code = 1
    code = "SL200"

    def __init__(self, message: str, help_text: str = "", *, code: str = "") -> None:
        super().__init__(message)
        self.help_text = help_text
        self.code = code or self.code


class BadFiles(SlapstickError):
    """Files that people wrote hold mistakes."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} mistakes" if len(problems) != 1 else "1 mistake")
        self.problems = tuple(problems)


class BadRequest(SlapstickError):
    """What was asked cannot be done."""

    exit_code = 2


class OverBudget(SlapstickError):
    """The film would cost more than the budget allows."""

    exit_code = 3
    code = "SL221"


class ProviderFailure(SlapstickError):
    """A video service failed, or none is configured."""

    exit_code = 4
    code = "SL226"
