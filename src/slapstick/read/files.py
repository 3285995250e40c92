"""Find the source files of a folder, and say of every other file why it was left out.

Nothing outside the folder is ever opened: links are counted, not followed.  Ignored files follow
the `.gitignore` files in the folder, with git or without.  Not for reading contents.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from slapstick.model import Skipped
from slapstick.read.asking import Asked
from slapstick.read.attributes import Attributes, Line, read_attributes
from slapstick.read.expressions import later
from slapstick.read.git import ask_ignored
from slapstick.read.headers import speaks_cpp
from slapstick.read.languages import finder
from slapstick.read.questions import ask_files
from slapstick.spec.language_text import LanguageText

if TYPE_CHECKING:
    from pathlib import Path

    import pathspec

LARGEST = 1_000_000  # bytes; what is larger was not written by hand

_VENDORED = frozenset({
    "vendor", "node_modules", "third_party", "third-party", "thirdparty", "3rdparty",
    "bower_components", "jspm_packages", "pods", "carthage", "site-packages", ".venv", "venv",
    ".tox", ".nox", ".eggs", ".yarn", ".gradle", "__pycache__", "extern", "externals",
    "_vendor", "vendored",
})  # fmt: skip
_VENDORED_AT_TOP = frozenset({"deps", "dependencies"})
_BUILT = frozenset({"dist"})
ATTRIBUTES = ".gitattributes"
_HEADER_BYTES = 20_000
_FLAGS = os.O_RDONLY | sum(  # to open files with; no system has all of them
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC")
)
_OWN = frozenset({".git", ".hg", ".svn", ".sora"})
_GENERATED = later(
    r"(?i)(?:[.-]min\.(?:js|mjs|cjs|css)|\.bundle\.js|\.pb\.(?:go|cc|h|c|rs)|_pb2(?:_grpc)?\.pyi?"
    r"|\.pb\.gw\.go|_grpc\.pb\.go|\.g\.dart|\.designer\.cs|_generated\.\w+|\.generated\.\w+|\.gen\.\w+"
    r"|zz_generated.*|bindata\.go|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|cargo\.lock"
    r"|poetry\.lock|go\.sum|\.lock)\Z"
)
_GENERATED_SIGNS = (  # of which every such name has one
    ".min.", "-min.", "bundle", ".pb.", "_pb2", ".g.", "designer", "gen", "bindata", "lock", "sum"
)  # fmt: skip


class SourceFile(NamedTuple):
    """A file to be read."""

    path: str  # with `/`, relative to the root
    language: str
    size: int
    modified: int = 0  # nanoseconds; with the next, whether it was touched since
    changed: int = 0


class Listing(NamedTuple):
    """What there is to read, and what is not."""

    files: tuple[SourceFile, ...]  # by path
    skipped: tuple[Skipped, ...]  # by path
    attributes: tuple[str, ...] = ()  # the `.gitattributes` files that were heeded


def list_files(
    root: Path,
    languages: Sequence[LanguageText],
    exclude: Sequence[str] = (),
    asked: Asked | None = None,
) -> Listing:
    """Return the source files under `root`, by path.

    `exclude` holds patterns as in a .gitignore.  `asked` is a question to git already under way.
    """
    said = (asked or ask_files(os.fspath(root))).answer()
    skipped: list[Skipped] = []
    sorter = Sorter(root, languages, exclude, skipped)
    if said is not None:
        named = [os.fsdecode(raw) for raw in sorted(set(said.split(b"\0"))) if raw]
        attributes = [path for path in named if path.endswith(ATTRIBUTES)]
        sorter.heed(attributes)
        paths = list(sorter.open_to(named))
    else:
        sorter.heed([ATTRIBUTES])
        paths = list(sorter.walk())
        attributes = [path for path in paths if path.endswith(ATTRIBUTES)]
        sorter.heed(attributes)
    if not paths:  # else what is ignored is nobody's concern
        ignored = sorter.ignored if said is None else _ignored(root)
        skipped += (Skipped(path, "ignored") for path in ignored)
    files = sorter.told_apart(list(filter(None, map(sorter.sort, paths))))
    return Listing(tuple(sorted(files)), tuple(sorted(set(skipped))), tuple(attributes))


def _ignored(root: Path) -> Iterator[str]:
    said = ask_ignored(root).answer() or b""
    return (os.fsdecode(raw) for raw in said.split(b"\0") if raw)


class Sorter:
    """Sorts the paths of one folder: what is to be read, and why the rest is not."""

    def __init__(
        self,
        root: str | Path,
        languages: Sequence[LanguageText],
        exclude: Sequence[str],
        skipped: list[Skipped],
    ) -> None:
        self._root = os.fspath(root)
        self._find_language = finder(languages)
        self._exclude = _patterns(exclude)[0] if exclude else None
        self._skipped = skipped
        self._folders: dict[str, bool] = {"": True}  # whether a folder may be entered
        self.ignored: list[str] = []  # what a walk did not enter or yield
        self._by_id = {text.id: text for text in languages}
        self._attributes = Attributes(())

    def heed(self, paths: Iterable[str]) -> None:
        """Read what `.gitattributes` files say of languages."""
        lines: list[Line] = []
        for path in paths:
            try:
                content = read_beneath(self._root, path, LARGEST)
            except OSError:
                continue
            lines += read_attributes(content.decode("utf-8", "replace"), path.rpartition("/")[0])
        self._attributes = Attributes(lines)

    def open_to(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield those paths whose folders may be entered."""
        return (path for path in paths if self.may_enter(path.rpartition("/")[0]))

    def told_apart(
        self, files: list[SourceFile], *, with_cpp: bool | None = None
    ) -> list[SourceFile]:
        """Return the files with headers of C++ told from those of C, where there is both.

        `with_cpp` tells whether there is C++ at all, where these are not all files.
        """
        if with_cpp is None:
            with_cpp = any(file.language == "cpp" for file in files)
        if "cpp" not in self._by_id or not with_cpp:
            return files
        return [
            file._replace(language="cpp")
            if file.path.endswith(".h") and self._is_cpp(file.path)
            else file
            for file in files
        ]

    def _is_cpp(self, path: str) -> bool:
        if self._attributes and self._attributes.language(path) is not None:
            return False
        try:
            return speaks_cpp(read_beneath(self._root, path, _HEADER_BYTES))
        except OSError:
            return False

    def walk(self) -> Iterator[str]:
        """Yield the paths in the folder that no .gitignore ignores."""
        todo: list[tuple[str, tuple[tuple[str, pathspec.GitIgnoreSpec], ...]]] = [("", ())]
        while todo:
            folder, ignores = todo.pop()
            try:
                with os.scandir(os.path.join(self._root, folder)) as found:  # noqa: PTH118  # bytes count here
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError as error:
                self._skip(folder, "unreadable", error.strerror or "")
                continue
            if any(entry.name == ".gitignore" for entry in entries):
                spec = self._gitignore(folder)
                ignores = (*ignores, (folder, spec)) if spec else ignores
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                is_folder = entry.is_dir(follow_symlinks=False)
                if entry.name in _OWN:
                    continue
                if _is_ignored(path, is_folder, ignores):
                    self.ignored.append(f"{path}/" if is_folder else path)
                elif not is_folder:
                    yield path
                elif self.may_enter(path):
                    todo.append((path, ignores))

    def sort(self, path: str) -> SourceFile | None:
        """Return the file if it is to be read; else note why not."""
        found = self._sorted(path)
        if isinstance(found, Skipped):
            self._skipped.append(found)
            return None
        return found

    def _sorted(self, path: str) -> SourceFile | Skipped | None:
        name = path.rpartition("/")[2]
        full = os.path.join(self._root, path)  # noqa: PTH118  # half a million Paths are slow
        try:
            path.encode("utf-8")
            status = os.lstat(full)
        except UnicodeEncodeError:
            return Skipped(path.encode("utf-8", "replace").decode(), "odd-name")
        except (FileNotFoundError, NotADirectoryError):
            return None  # deleted but still tracked: as if it were not there
        except OSError as error:  # in a folder that may not be entered
            return Skipped(path, "unreadable", error.strerror or "")
        if self._exclude is not None and self._exclude.match_file(path):
            return Skipped(path, "excluded")
        if not stat.S_ISREG(status.st_mode):
            return Skipped(path, _reason(status.st_mode))
        said = self._said(path, name) if self._attributes else None
        if said or (said is None and _is_generated(name)):
            return Skipped(path, said or "generated")
        language = self._language(path, name, full)
        if language is None:
            return Skipped(path, "no-language")
        if status.st_size > LARGEST:
            return Skipped(path, "too-large", f"{status.st_size:,} bytes")
        return SourceFile(path, language.id, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def _said(self, path: str, name: str) -> str | None:
        """Return why `.gitattributes` leaves a file out; "" if it takes it in for all its name."""
        attributes = self._attributes
        if attributes.says(path, "vendored"):
            return "vendored"
        generated = attributes.says(path, "generated")
        if generated or attributes.says(path, "detectable") is False:
            return "generated" if generated else "no-language"
        return "" if generated is False and _is_generated(name) else None

    def _language(self, path: str, name: str, full: str) -> LanguageText | None:
        said = self._attributes.language(path) if self._attributes else None
        if said is not None:
            return self._by_id.get(said)
        first = b"" if "." in name[1:] else _first_line(full)
        return self._find_language(path, first)

    def may_enter(self, folder: str) -> bool:
        """Tell whether files in a folder are read; note why not."""
        known = self._folders.get(folder)
        if known is None:
            parent, _, name = folder.rpartition("/")
            known = self.may_enter(parent) and self._is_open(folder, parent, name)
            self._folders[folder] = known
        return known

    def _is_open(self, folder: str, parent: str, name: str) -> bool:
        lower = name.lower()
        vendored = lower in _VENDORED or (not parent and lower in _VENDORED_AT_TOP)
        if vendored and self._attributes.says(f"{folder}/any", "vendored") is not False:
            self._skip(f"{folder}/", "vendored")
            return False
        if lower in _BUILT:
            self._skip(f"{folder}/", "generated")
            return False
        try:
            mode = os.lstat(os.path.join(self._root, folder)).st_mode  # noqa: PTH118  # as above
        except OSError:
            return False
        if not stat.S_ISDIR(mode):
            self._skip(folder, _reason(mode))
            return False
        return True

    def _gitignore(self, folder: str) -> pathspec.GitIgnoreSpec | None:
        path = os.path.join(self._root, folder, ".gitignore")  # noqa: PTH118  # as above
        try:
            content = read_regular(path, LARGEST)
        except OSError:
            return None
        return _patterns(content.decode("utf-8", "replace").splitlines())[0]

    def _skip(self, path: str, reason: str, detail: str = "") -> None:
        self._skipped.append(Skipped(path, reason, detail))


def read_beneath(root: str, path: str, largest: int) -> bytes:
    """Return the bytes of a regular file in the folder `root`, at most one more than `largest`.

    Raises:
        OSError: it cannot be read, is a link, a pipe or a device, or a folder on the way to it
            has become a link since it was listed.
    """
    full = os.path.join(root, path)  # noqa: PTH118  # bytes in, bytes out
    return read_regular(full, largest, lambda place: _is_beneath(place, root, path))


@lru_cache(maxsize=16)
def _real(root: str) -> str:
    """Return where an absolute path lies really; `.` is another folder after a `chdir`."""
    return os.path.realpath(root)


def _is_beneath(place: str, root: str, path: str) -> bool:
    home = _real(root if root[:1] == "/" else os.path.abspath(root))  # noqa: PTH100  # for every file
    if place == f"{home}/{path}":
        return True  # as nearly always; else the root may be called otherwise than it was
    return place == os.path.join(os.path.realpath(root), os.path.normpath(path))  # noqa: PTH118  # as above


def _place_of(handle: int, path: str) -> str:
    """Return where an open file lies really."""
    try:
        return os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115  # asked for every file
    except OSError:  # no Linux
        return os.path.realpath(path)


def read_regular(path: str, largest: int, may_lie: Callable[[str], bool] | None = None) -> bytes:
    """Return the bytes of a regular file, at most one more than `largest`.

    `may_lie`, if given, tells whether the place where the file lies really is a right one.

    Raises:
        OSError: it cannot be read, is a link, a pipe or a device, or lies elsewhere.
    """
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, _reason(status.st_mode))
        if may_lie is not None and not may_lie(_place_of(handle, path)):
            raise OSError(0, "it lies elsewhere now")
        wanted = min(status.st_size, largest) + 1
        chunks = []
        while wanted > 0 and (chunk := os.read(handle, wanted)):
            chunks.append(chunk)
            wanted -= len(chunk)
            if len(chunk) == status.st_size:  # all of it at once, as mostly
                break
        return b"".join(chunks)
    finally:
        os.close(handle)


def bad_patterns(lines: Iterable[str]) -> tuple[str, ...]:
    """Return those patterns that could never match, as git ignores them silently."""
    written = list(lines)
    return _patterns(written)[1] if written else ()


def _patterns(lines: Iterable[str]) -> tuple[pathspec.GitIgnoreSpec, tuple[str, ...]]:
    import pathspec  # noqa: PLC0415  # most folders are git's, and loading it takes a while

    good, bad = [], []
    for line in lines:
        try:
            pathspec.GitIgnoreSpec.from_lines([line])
        except ValueError:
            bad.append(line)
        else:
            good.append(line)
    return pathspec.GitIgnoreSpec.from_lines(good), tuple(bad)


def _is_generated(name: str) -> bool:
    small = name.lower()
    for sign in _GENERATED_SIGNS:  # asked of every path there is
        if sign in small:
            return _GENERATED.search(name) is not None
    return False


def _first_line(path: str) -> bytes:
    try:
        return read_regular(path, 200).partition(b"\n")[0]
    except OSError:
        return b""


def _reason(mode: int) -> str:
    kinds = ((stat.S_ISLNK, "symlink"), (stat.S_ISDIR, "submodule"))
    return next((word for test, word in kinds if test(mode)), "not-a-file")


def _is_ignored(
    path: str, is_folder: bool, ignores: Iterable[tuple[str, pathspec.GitIgnoreSpec]]
) -> bool:
    for folder, spec in reversed(tuple(ignores)):
        inner = path[len(folder) + 1 :] if folder else path
        decided = spec.check_file(f"{inner}/" if is_folder else inner).include
        if decided is not None:
            return decided
    return False
