"""Write a language's patterns so that tree-sitter compiles and runs them at less cost.

Not for finding their mistakes: what does not compile is told of the patterns as they were written.
Four things are done, none of which changes what is found:

- **The outermost** patterns, those around the whole file, make a query of their own, which looks at
  the outermost nodes only; in the common one each would be under way at every node of the file.
- **Trusted** parents are not proved. When a query is compiled, tree-sitter follows each parent
  through the whole grammar until the pattern has matched: to tell of patterns that never can, and
  to know from which node on a match is certain. As a first alternative, an error that fills a
  field ends that at once, for it might stand anywhere; no tree has one.
- **What is not proved is not certain.**  `captures()` hands out captures before their match is
  complete if the rest is certain; anchors (`.`) do not count in that, which is a fault.  What a
  predicate looks at is never certain, so one that says nothing names all of the captures, `@_`
  among them: it is put where there are none and taken away when the query is compiled.
- **Captures are called by a letter.**  For each node that is captured the name of the capture is
  made anew, hashed and compared, but for names of one letter: of those there is one in all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter

from slapstick.read.expressions import later

if TYPE_CHECKING:
    from slapstick.read.shelf import Shelf

_TOKEN = later(
    r'"(?:[^"\\\n]|\\.)*"|;[^\n]*|@[\w.-]+|!\w+|\w+:|[()\[\].?*+]|[^\s()\[\]";@?*+]+|["@]'
)
_MARK = "@_"
_MOST_STATES = 6000  # of a grammar's parser; with more, a second query costs more than it spares
_DEEPEST = 100  # brackets inside one another
_DEEPEST_NODE = 1000  # nodes around what is looked at; deeper, queries take the square of the time
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_UNPROVED = {"_", "ERROR", "MISSING"}


class Part(NamedTuple):
    """A piece of a pattern: a node, a group, alternatives, a string, an anchor or `!field`."""

    open: str  # "(", "[" or nothing
    head: str  # of a node: its type; of what opens nothing: the word
    items: tuple[Part, ...]
    field: str
    tail: tuple[str, ...]  # captures and quantifiers

    @property
    def is_child(self) -> bool:
        """Whether it stands for nodes, not for where they are or are not."""
        return bool(self.open) or not self.head.startswith((".", "!"))

    @property
    def captured(self) -> bool:
        """Whether it is itself captured."""
        return any(word[0] == "@" for word in self.tail)

    @property
    def captures(self) -> frozenset[str]:
        """All captures in it."""
        own = {word for word in self.tail if word[0] == "@"}
        return frozenset(own.union(*(item.captures for item in self.items)))

    def __str__(self) -> str:
        inner = " ".join([self.head] * bool(self.head) + [str(item) for item in self.items])
        text = f"{self.open}{inner}{_CLOSE[self.open]}"
        text += "".join(word if word in _REPEATS else f" {word}" for word in self.tail)
        return f"{self.field} {text}" if self.field else text


_REPEATS = frozenset("?*+")
_CLOSE = {"(": ")", "[": "]", "": ""}


class Compiled(NamedTuple):
    """What patterns became; what asks is used again for each tree, and keeps the memory it took."""

    cursor: tree_sitter.QueryCursor
    outermost: tree_sitter.QueryCursor | None  # of what stands in no other node, if there is any
    captures: Mapping[str, str]  # as the queries call them -> as they are written


class Written(NamedTuple):
    """Patterns as they are compiled, in plain values."""

    inner: str
    outermost: str
    captures: dict[str, str]


def compile_patterns(
    grammar: tree_sitter.Language,
    text: str,
    trusted: Collection[str] = (),
    shelf: Shelf | None = None,
) -> Compiled:
    """Compile patterns, some nodes of which are trusted.

    `shelf` keeps how they are written: that takes a fifth of the time.

    Raises:
        tree_sitter.QueryError: the patterns do not fit the grammar.
    """
    asked = [text, *trusted]
    known = None if shelf is None else shelf.recall()
    if known is not None and known[0] == asked:
        return _compiled(grammar, Written(*known[1]))
    written = _written_anew(grammar, text, trusted)
    if written is None:  # which brackets are wrong is not for here
        query = tree_sitter.Query(grammar, text)
        names = map(query.capture_name, range(query.capture_count))
        return Compiled(tree_sitter.QueryCursor(query), None, {name: name for name in names})
    if shelf is not None:
        shelf.keep((asked, tuple(written)))
    return _compiled(grammar, written)


def _compiled(grammar: tree_sitter.Language, written: Written) -> Compiled:
    cursor = tree_sitter.QueryCursor(_query(grammar, written.inner))
    cursor.set_max_start_depth(_DEEPEST_NODE)
    if not written.outermost:
        return Compiled(cursor, None, written.captures)
    outermost = tree_sitter.QueryCursor(_query(grammar, written.outermost))
    outermost.set_max_start_depth(0)
    return Compiled(cursor, outermost, written.captures)


def _query(grammar: tree_sitter.Language, text: str) -> tree_sitter.Query:
    query = tree_sitter.Query(grammar, text)
    query.disable_capture(_MARK[1:])
    return query


def _written_anew(
    grammar: tree_sitter.Language, text: str, trusted: Collection[str]
) -> Written | None:
    patterns = read_patterns(text)
    if patterns is None:
        return None
    root = ""
    if grammar.parse_state_count <= _MOST_STATES:
        root = tree_sitter.Parser(grammar).parse(b"").root_node.type
    letters = _letters(patterns)
    outer = [part for part in patterns if root and part.head == root and part.items]
    inner = [part for part in patterns if part not in outer]
    if not outer or not inner:
        outer, inner = [], [*outer, *inner]
    spared = {node: own for node, _, own in map(_parted, trusted) if grammar.field_count}
    spared[""] = grammar.field_name_for_id(1) or ""
    inside, outside = (
        "\n".join(_written([_called(part, letters) for part in parts], spared))
        for parts in (inner, outer)
    )
    return Written(inside, outside, {letter[1:]: name[1:] for name, letter in letters.items()})


def _letters(patterns: Iterable[Part]) -> dict[str, str]:
    """Return a short name for each capture; there are a few more of them than letters at most."""
    names = dict.fromkeys(name for part in patterns for name in sorted(part.captures))
    short = [*_LETTERS, *(first + second for first in _LETTERS for second in _LETTERS)]
    return {name: f"@{letter}" for name, letter in zip(names, short, strict=False)}


def _called(part: Part, letters: Mapping[str, str]) -> Part:
    """Return a part whose captures have their short names."""
    tail = tuple(letters.get(word, word) for word in part.tail)
    return part._replace(tail=tail, items=tuple(_called(item, letters) for item in part.items))


def _parted(word: str) -> tuple[str, str, str]:
    return word.partition(":")


def _written(patterns: Iterable[Part], trusted: Mapping[str, str]) -> Iterator[str]:
    for pattern in patterns:
        part = _rewritten(pattern, False, trusted)
        if part == pattern:
            yield str(pattern)
        else:
            yield f"({part} (#open? {' '.join(sorted(part.captures))}))"


def read_patterns(text: str) -> tuple[Part, ...] | None:
    """Return the patterns of a query; `None` if its brackets do not fit."""
    open_: list[tuple[str, str]] = [("", "")]  # bracket, field
    heads = [""]
    items: list[list[Part]] = [[]]
    field = ""
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word[0] == ";":
            continue
        if word in ('"', "@"):
            return None
        if word in ("(", "["):
            if len(open_) > _DEEPEST:
                return None
            open_.append((word, field))
            heads.append("")
            items.append([])
            field = ""
        elif word in (")", "]"):
            bracket, own = open_.pop()
            if _CLOSE[bracket] != word:
                return None
            part = Part(bracket, heads.pop(), tuple(items.pop()), own, ())
            items[-1].append(part)
        elif word[0] == "@" or word in "?*+":
            if not items[-1]:
                return None
            items[-1][-1] = items[-1][-1]._replace(tail=(*items[-1][-1].tail, word))
        elif word[-1] == ":":
            field = word
        elif open_[-1][0] == "(" and not heads[-1] and not items[-1] and word[0] not in '".!':
            heads[-1] = word
        else:
            items[-1].append(Part("", word, (), field, ()))
            field = ""
    return tuple(items[0]) if len(open_) == 1 else None


def _rewritten(part: Part, pending: bool, trusted: Mapping[str, str]) -> Part:
    """Return a part with its trusted parents spared; `pending`: something is captured before it."""
    pending = pending or part.captured
    children = [item for item in part.items if item.is_child]
    is_parent = part.open == "(" and part.head not in {"", *_UNPROVED} and bool(children)
    spare = is_parent and part.head in trusted and _can_be_spared(part)
    anchored = is_parent and any(item == _ANCHOR for item in part.items)
    items: list[Part] = []
    before = pending
    for item in part.items:
        new = _rewritten(item, before, trusted) if item.is_child else item
        doubtful = (before and (spare or anchored)) or (spare and item is not part.items[-1])
        if doubtful and item.is_child and not item.captured:
            new = new._replace(tail=(*new.tail, _MARK))
        if part.open != "[":
            before = before or bool(item.captures)
        items.append(new)
    if not spare:
        return part._replace(items=tuple(items))
    return part._replace(items=_spared(items, trusted[part.head], trusted[""]))


_ANCHOR = Part("", ".", (), "", ())


def _can_be_spared(part: Part) -> bool:
    """Whether what is in a parent can be an alternative: no `!field`, no end, nothing repeated."""
    repeated = any(word in _REPEATS for item in part.items for word in item.tail)
    missing = any(not item.open and item.head.startswith("!") for item in part.items)
    return part.items[-1].is_child and not missing and not repeated


def _spared(items: list[Part], field: str, other: str) -> tuple[Part, ...]:
    """Return what is in a parent as the second alternative, behind what stops the proof.

    The first is given up at the node that fills its field: the sooner, the less it costs.
    """
    lead = items[:1] if items[0] == _ANCHOR else []
    first, *more = items[len(lead) :]
    stop = Part("(", "ERROR", (), f"{field}:" if field else first.field or f"{other}:", (_MARK,))
    inner = first
    if more:  # a group cannot begin with a field, but with alternatives
        plain = bool(first.open) and not first.field
        begin = first if plain else Part("[", "", (first,), "", ())
        inner = Part("(", "", (begin, *more), "", ())
    return (*lead, Part("[", "", (stop, inner), "", ()))
