"""Write files whole or not at all, and read those that are to be changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from slapstick.errors import BadFiles, BadRequest
from slapstick.read.plain import read_plain


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with plain line ends, so that no reader ever sees a half of it."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place and then put it there."""
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in plain words why a file cannot be written; whatever else happens passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot write {path}: {reason}"
        raise BadRequest(message, "choose another folder with --out", code="SL207") from error


def text_of(path: Path) -> str:
    """Return the text of sora.yaml or sora.lock; "" where there is none."""
    if not os.path.lexists(path):
        return ""
    text, fault = read_plain(path, path.parent)
    if fault is not None:
        raise BadFiles([fault.problem(path.name, "SL004")])
    return text
