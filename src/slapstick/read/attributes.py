"""Read what `.gitattributes` files say of languages; not for anything else that they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pathspec

_WORDS = {
    "linguist-language": "language", "linguist-vendored": "vendored",
    "linguist-generated": "generated", "linguist-detectable": "detectable",
}  # fmt: skip
_FALSE = frozenset({"false", "0", "no"})
# What GitHub's Linguist calls languages that are called otherwise here.
_CALLED = {
    "c++": "cpp", "c#": "csharp", "shell": "bash", "makefile": "make", "objective-c++": "cpp",
    "typescript-react": "tsx", "cuda": "cpp", "batchfile": "", "ocaml-interface": "ocaml",
}  # fmt: skip


class Line(NamedTuple):
    """One line that says something of the language of files."""

    folder: str  # in which it stands, "" at the top
    pattern: pathspec.GitIgnoreSpec
    values: dict[str, str | bool]


class Attributes:
    """What is said of files; the last line that fits a path decides, deeper folders last."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = sorted(lines, key=lambda line: line.folder.count("/") + bool(line.folder))

    def __bool__(self) -> bool:
        return bool(self._lines)

    def language(self, path: str) -> str | None:
        """Return the language that a file is said to be in; `None` if nothing is said."""
        said = self._value(path, "language")
        if not isinstance(said, str):
            return None
        name = said.lower().replace("_", "-")
        return _CALLED.get(name, name)

    def says(self, path: str, word: str) -> bool | None:
        """Tell whether a path is `vendored`, `generated` or `detectable`; `None` if unsaid."""
        said = self._value(path, word)
        return said if isinstance(said, bool) else None

    def _value(self, path: str, word: str) -> str | bool | None:
        found: str | bool | None = None
        for folder, pattern, values in self._lines:
            if word not in values or not (not folder or path.startswith(f"{folder}/")):
                continue
            if pattern.match_file(path[len(folder) + 1 :] if folder else path):
                found = values[word]
        return found


def read_attributes(text: str, folder: str = "") -> Iterator[Line]:
    """Yield the lines of one file that say something of languages; what is broken says nothing."""
    for row in text.splitlines():
        words = row.split()
        if len(words) < 2 or words[0].startswith(("#", "[")):
            continue
        values = dict(filter(None, map(_value_of, words[1:])))
        if not values:
            continue
        import pathspec  # noqa: PLC0415  # most files say nothing of languages

        try:
            yield Line(folder, pathspec.GitIgnoreSpec.from_lines([words[0]]), values)
        except ValueError:
            continue  # git passes over such a pattern too


def _value_of(word: str) -> tuple[str, str | bool] | None:
    name, _, value = word.lstrip("-!").partition("=")
    known = _WORDS.get(name)
    if known is None or word.startswith("!"):
        return None
    if known == "language":
        return (known, value) if value else None
    return known, not word.startswith("-") and value.lower() not in _FALSE
