"""Tables of names, looked up once per distinct name; not for reading source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate

from slapstick.read.source import clean_name
from slapstick.spec.language_text import Table

LONGEST_CALLEE = 400  # bytes of what is called, or of a type, that are looked at
_LONGEST = 120
_MOST_KNOWN = 4_000  # names that are remembered
_MOST_CALLED = 16_000  # callees, most of which other files call too
_JOINTS = re.compile(rb"\s*(?:::|->|\?\.|!\.|\.)\s*")
_JOINT = re.compile(rb"[.:>]")
_TAIL = re.compile(rb"(?:.*[.:>])?([\w$]+[?!]?)", re.DOTALL)  # the last part of a name
_GENERIC = re.compile(rb"<[^<>()]*(?:<[^<>()]*>[^<>()]*)*>$")  # what `new Queue<int>` is of
_CODE = re.compile(rb"\{|[\w?!]\s+[\w\"'(]|;|//")
_CUT = b")]}>.:-?! \t\n"  # what a name is joined to when what stands before it is cut off
_CLOSED = (b")", b"]", b"}")
_CLOSING = re.compile(rb"[)\]}>](?=[^)\]}>]*$)")


class Names:
    """Which kinds of facts a dotted name is: the tables of one word of a language's header."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._exact: dict[bytes, list[str]] = {}
        self._ends: dict[bytes, list[str]] = {}
        self._starts: dict[bytes, list[str]] = {}
        self.known = _Known(self)
        self.of = frozenset(table.kind for table in tables)  # the kinds there may be
        for table in tables:
            for written in table.names:
                name = dotted(written.encode())
                if name.endswith(b".*"):
                    self._starts.setdefault(name[:-2], []).append(table.kind)
                elif name.startswith(b"."):
                    self._ends.setdefault(name[1:], []).append(table.kind)
                else:
                    self._exact.setdefault(name, []).append(table.kind)
        self.empty = not (self._exact or self._ends or self._starts)
        # First words of which all that they own is in a table: `rand.*`.
        self.heads = tuple(sorted({start.partition(b".")[0] for start in self._starts}))
        names = (*self._exact, *self._ends)
        self.lasts = frozenset(_JOINT.split(name)[-1] for name in names)

    def kinds(self, name: bytes) -> tuple[str, ...]:
        """Return the kinds of a name as written in the source."""
        return self.known[name]

    def find(self, written: bytes) -> tuple[str, ...]:
        """Return the kinds of a name that is looked up for the first time."""
        tail = _TAIL.fullmatch(written)
        if tail is not None and tail[1] not in self.lasts and not written.startswith(self.heads):
            return ()  # as mostly
        name = dotted(written)
        parts = name.split(b".")
        kinds = list(self._exact.get(name, ()))
        for index in range(1, len(parts)):
            rest = b".".join(parts[index:])
            kinds += self._ends.get(rest, ())
            if index < len(parts) - 1:  # a dotted entry also stands behind a longer path
                kinds += self._exact.get(rest, ())
            kinds += self._starts.get(b".".join(parts[:index]), ())
        return tuple(dict.fromkeys(kinds))


class _Known(dict[bytes, tuple[str, ...]]):
    """The kinds of names as written: what is looked up most is found without a call."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, name: bytes) -> tuple[str, ...]:
        """Find out and remember."""
        if len(name) > LONGEST_CALLEE:
            return self._names.find(name[:LONGEST_CALLEE])
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[name] = found = self._names.find(name)
        return found


class Callees(dict[bytes, tuple[tuple[str, ...], str, bytes]]):
    """What a callee as written is: kinds, how it is shown, and the last part of its name."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, raw: bytes) -> tuple[tuple[str, ...], str, bytes]:
        """Find out and remember."""
        if len(self) >= _MOST_KNOWN:
            self.clear()
        kinds = self.names.find(raw)
        self[raw] = found = (kinds, _shown(raw) if kinds else "", last_part(raw))
        return found


class Telling(dict[bytes, bytes]):
    """The last parts of callees that are in no table; nothing for those that may be in one.

    Every call is looked up in it, at as little cost as can be.
    """

    def __init__(self, tables: Sequence[Names]) -> None:
        super().__init__()
        self._lasts = frozenset[bytes]().union(*(table.lasts for table in tables))
        self.heads = tuple(sorted({head for table in tables for head in table.heads}))

    def __missing__(self, raw: bytes) -> bytes:
        """Find out and remember."""
        if len(self) >= _MOST_CALLED:
            self.clear()
        self[raw] = found = b"" if self._may_be_in_one(raw) else last_part(raw)
        return found

    def _may_be_in_one(self, raw: bytes) -> bool:
        last = raw[raw.rfind(b".") + 1 :]
        if last in self._lasts or raw.startswith(self.heads):
            return True
        if last.replace(b"_", b"").isalnum():
            return False
        tail = _TAIL.fullmatch(raw)
        return tail is None or tail[1] in self._lasts


class Vetoes:
    """Name patterns per kind: which kinds a name's pattern gives, and which it forbids."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._only = _joined([t for t in tables if t.word != "not"])
        self._not = _joined([t for t in tables if t.word == "not"])
        every = "|".join(pattern.pattern for pattern in self._only.values())
        self._fits_any = re.compile(every).fullmatch if every else None
        self._fits = [(kind, pattern.fullmatch) for kind, pattern in self._only.items()]
        self._decided: dict[tuple[str, str], bool] = {}

    def kinds(self, name: str) -> Sequence[str]:
        """Return the kinds whose patterns the name fits: few names fit any."""
        if self._fits_any is None or self._fits_any(name) is None:
            return ()
        return [kind for kind, fits in self._fits if fits(name)]

    def is_free(self, kind: str) -> bool:
        """Tell whether a fact of this kind may have any name."""
        return kind not in self._only and kind not in self._not

    def allows(self, kind: str, name: str) -> bool:
        """Tell whether a fact of this kind may have this name."""
        if kind not in self._only and kind not in self._not:
            return True
        allowed = self._decided.get((kind, name))
        if allowed is None:
            if len(self._decided) >= _MOST_KNOWN:
                self._decided.clear()
            only, never = self._only.get(kind), self._not.get(kind)
            allowed = not ((only and not only.fullmatch(name)) or (never and never.fullmatch(name)))
            self._decided[kind, name] = allowed
        return allowed


def _shown(callee: bytes) -> str:
    """Return how a callee is shown: behind code of which the words would run together, its end."""
    if _CODE.search(callee):
        callee = b"".join(dotted(callee).lstrip(b".").split()[-1:])
    return clean_name(callee.lstrip(_CUT) if callee.startswith(_CLOSED) else callee)


def last_part(name: bytes) -> bytes:
    """Return what stands behind the last joint of a name."""
    return name[name.rfind(b".") + 1 :].rpartition(b":")[2].rpartition(b">")[2]


def dotted(name: bytes) -> bytes:
    """Return a name with `.` for every joint; what stands before a call in it is left out.

    `std::thread::sleep` is `std.thread.sleep`, `open(p).read` is `.read`.
    """
    tail = _JOINTS.sub(b".", name[-_LONGEST:].strip())
    if tail.endswith(b">"):
        tail = _GENERIC.sub(b"", tail)
    cut = _CLOSING.search(tail)
    if cut:
        return tail[cut.end() :]
    return tail[tail.find(b".") :] if len(name) > _LONGEST else tail


def _joined(tables: Sequence[Table]) -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {}
    for table in tables:
        patterns.setdefault(table.kind, []).extend(translate(name) for name in table.names)
    return {kind: re.compile("|".join(found)) for kind, found in patterns.items()}
