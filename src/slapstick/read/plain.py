"""Read a text file that a person wrote, and say why one cannot be read; not for source code."""

from __future__ import annotations

import stat
from pathlib import Path

from slapstick.spec.pack_contents import Unreadable, decoded

LARGEST = 8_000_000  # bytes; what people write by hand has thousands


def read_plain(path: Path, within: Path) -> tuple[str, Unreadable | None]:
    """Return a file's text with plain line ends, and what is wrong with it, if anything is.

    Nothing but a plain file is opened: a pipe would be waited for for ever.  A link that leads out
    of the folder `within` is not followed: mistakes show the lines that they are on, and so a
    stranger's branch would show what else lies on this disk.
    """
    try:
        if not path.resolve().is_relative_to(within.resolve()) and path.exists():
            message = "it is a link that leads out of the project"
            return "", Unreadable(message, 1, 1, "", "put the file itself there")
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            kind = "a folder" if stat.S_ISDIR(told.st_mode) else "no plain file"
            return "", Unreadable(f"it is {kind}", 1, 1, "", "put a text file there")
        if told.st_size > LARGEST:
            message = f"it has {told.st_size:,} bytes; {LARGEST:,} are allowed"
            return "", Unreadable(message, 1, 1, "", "split it")
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return "", Unreadable("it is a link to nothing", 1, 1, "", "mend the link, or remove it")
    except OSError as error:
        return "", Unreadable(f"cannot be read: {error.strerror}", 1, 1, "", "")
