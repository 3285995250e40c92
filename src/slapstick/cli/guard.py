"""Run what a command does, and turn whatever ends it into words and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

from slapstick.cli import words
from slapstick.errors import SlapstickError

INTERRUPTED = 130
BROKEN_PIPE = 141  # what a shell reports of a program that SIGPIPE ended


def guarded(work: Callable[[], object]) -> int:
    """Return the exit code of work; nothing but a bug ends it otherwise, with a short report."""
    words.open_streams()
    try:
        status = work()
    except SlapstickError as error:
        words.report(error)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        words.close_streams()
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001  # the last handler: every bug ends in a short report
        told = _told(error)
        if told is not None:
            return told
        words.report_unexpected(error)
        return 1
    return status if isinstance(status, int) else 0


def _told(error: Exception) -> int | None:
    """Report what click raises, and return its exit code; `None` if it is not click's."""
    if "click" not in sys.modules:  # then nobody can have raised it
        return None
    import click

    if isinstance(error, click.Abort):
        return _interrupted()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        words.note(error.format_message())
        return error.exit_code
    if isinstance(error, click.ClickException):
        words.report_usage(error)
        return error.exit_code
    return None


def _interrupted() -> int:
    words.note("\ninterrupted")
    return INTERRUPTED
