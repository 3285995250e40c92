"""Say where the files that ship with Slapstick lie; not for files of the user."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def asset(name: str) -> Path:
    """Return the path of a shipped file, such as `piano/60.flac`."""
    return _PACKAGE / "assets" / name


def builtin(folder: str) -> Path:
    """Return the folder of built-in `rules`, `stories` or `schemas`.

    A wheel carries them inside the package; a checkout has them at its top.
    """
    shipped = _PACKAGE / "builtin" / folder
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / folder


def samples() -> Path:
    """Return the folder of the marked samples, a folder for each built-in language."""
    shipped = builtin("samples")
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "tests" / "samples"


def languages() -> Path:
    """Return the folder of the built-in language files."""
    return _PACKAGE / "languages"


def vocabulary() -> Path:
    """Return the file that documents every fact kind."""
    return _PACKAGE / "facts.yaml"


def mistakes() -> Path:
    """Return the file that explains every kind of mistake."""
    return _PACKAGE / "mistakes.yaml"
