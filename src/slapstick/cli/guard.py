"""Run what a command does, and turn whatever ends it into words and an exit code."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from contextlib import suppress

from slapstick.cli import words
from slapstick.errors import SlapstickError

INTERRUPTED = 130
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
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
    except OSError as error:
        return _full(error) if error.errno in _NO_ROOM else _bug(error)
    except Exception as error:  # noqa: BLE001  # the last handler: every bug ends in a short report
        told = _told(error)
        return _bug(error) if told is None else told
    return status if isinstance(status, int) else 0


def _full(error: OSError) -> int:
    """Say that there is no room for what is printed, or for a file, as far as there is for that."""
    told = SlapstickError(
        f"cannot be written: {error.strerror}", "make room, or send it elsewhere", code="SL207"
    )
    words.close_streams()
    with suppress(OSError):
        words.report(told)
    return told.exit_code


def _bug(error: Exception) -> int:
    words.report_unexpected(error)
    return 1


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
