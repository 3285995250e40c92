"""Facts that follow from structure alone, the same in every language; not for names of calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from tree_sitter import Node

from slapstick.read.expressions import later
from slapstick.read.handlers import handlers
from slapstick.read.loops import loops
from slapstick.read.names import dotted
from slapstick.read.reading import Found, Reading, place_of
from slapstick.read.structure import Region

LONG_FILE = 1000  # lines
DEEP = 5  # blocks
NESTED_CALLBACKS = 3

_CHOICES = frozenset({"branch", "conditional", "loop", "switch", "handler"})
_BLOCKS = frozenset({"branch", "loop", "try"})
_OWNERS = frozenset({"definition.class", "methods"})
_NEAR = 40  # bytes in which the next token mostly stands
_CLOSING = frozenset({b"}", b")", b"]"})
_TOKEN = re.compile(rb"\S")
# What may stand behind a `return` and is no dead code.
_LIVE = re.compile(
    r"else|function|class|label|preproc|case|default|break|comment|clause|import|type|ERROR"
    r"|declaration_list|directive|heredoc|attribute|_item|empty_statement|macro_definition"
)
_LABEL = later(rb"\n[ \t]*\w+:(?!:)")  # which may be jumped to
_ABOVE = later(rb":|\b(?:extends|implements|for|with)\b")  # before a class's body
_IN_BRACKETS = later(rb"\([^()]*\)|<[^<>]*>|@\w+")
_MADE = frozenset({"macro_invocation", "object_creation_expression"})  # calls of no function
_MOST_LOOKS = 500  # asking a node for its neighbour costs its depth


def derive(reading: Reading) -> Iterator[Found]:
    """Yield every derived fact of a file, kind by kind."""
    for finder in (
        _deepest,
        _recursions,
        _callbacks,
        loops,
        handlers,
        _dead,
    ):
        yield from finder(reading)


def _deepest(reading: Reading) -> Iterator[Found]:
    groups = {kinds for kind in _BLOCKS for kinds in reading.groups_of.get(kind, ())}
    deep = [r for g in groups for r in reading.groups[g] if r.context.depth >= DEEP - 1]
    deepest: dict[int, Region] = {}
    for region in sorted(deep, key=place_of):
        if region.function is None:
            continue
        key = region.function.start
        if key not in deepest or _depth(region) > _depth(deepest[key]):
            deepest[key] = region
    for region in deepest.values():
        if _depth(region) >= DEEP:
            name = reading.name(region.named)
            yield Found("nesting.deep", region.node, name, {"depth": _depth(region)})


def _depth(region: Region) -> int:
    return region.depth + ("branch.chained" not in region.kinds)


def _recursions(reading: Reading) -> Iterator[Found]:
    told: set[int] = set()
    in_clauses = b"clauses" in reading.language.words.get("overloads", ())
    content = reading.source.content
    for function in reading.of("definition.function"):
        callees = function.notes.get("callee")
        if callees is None or function.start in told:
            continue
        shown = reading.name(function)
        name = shown.encode()
        for call in callees:
            start, end = call.start_byte, call.end_byte
            if not content.endswith(name, start, end) or not _calls(reading, call, function, name):
                continue
            # What a callback calls is called later, or by something that chose to.
            is_later = reading.around(start, end).function is not function
            # Another clause may end it.
            base = (
                is_later
                or _chooses(reading, function, start)
                or (in_clauses and reading.defined(shown) > 1)
            )
            if not base and _may_be_another(reading, function):
                continue
            told.add(function.start)
            yield Found("recursion", call, shown, {"base": base})
            break


def _may_be_another(reading: Reading, function: Region) -> bool:
    """Tell whether the call of a function without an end is rather one of another of its name.

    Such a function may stand in a class above, in the type itself beside a trait, or elsewhere for
    another receiver; a real one would hardly have been kept.
    """
    if reading.defined(reading.name(function)) > 1:
        return True
    if b"yes" not in reading.language.words.get("overloads", ()):
        return False
    content, owner, head = reading.source.content, function.parent, function.first("name")
    if head is not None and content[head.start_byte - 1 : head.start_byte] == b".":
        return True
    if owner is None or owner.kinds.isdisjoint(_OWNERS):
        return False
    opened = content.find(b"{", owner.start, owner.end)
    head_of_owner = _IN_BRACKETS.sub(b"", content[owner.start : max(opened, owner.start)])
    return _ABOVE.search(head_of_owner) is not None


def _chooses(reading: Reading, function: Region, start: int) -> bool:
    """Tell whether there is a choice in a function that may end it before it calls itself."""
    first, last = function.start, function.end
    return any(first <= n.start_byte and n.end_byte <= last for n in reading.conditionals) or any(
        not r.kinds.isdisjoint(_CHOICES) or ("return" in r.kinds and r.start < start - 8)
        for r in reading.inside(function)
    )


def _calls(reading: Reading, call: Node, function: Region, name: bytes) -> bool:
    """Tell whether a call is of the function it stands in: by name, receiver, and arity."""
    parts = _parts(reading.callee(call), name)
    if not name or parts[-1] != name or len(parts) > 2:
        return False
    head = function.first("name")
    if head is not None and head.start_byte == call.start_byte:
        return False  # where a definition looks like a call
    if call.parent is not None and call.parent.type in _MADE:
        return False
    words, notes, owner = reading.language.words, function.notes, function.parent
    if b"marked" in words.get("recursion", ()) and "recursive" not in notes:
        return False  # an older function of that name
    is_method = "receiver" in notes or (owner is not None and not owner.kinds.isdisjoint(_OWNERS))
    if len(parts) == 1:
        if is_method and b"bare" not in words.get("receiver", ()):
            return False
    elif not is_method or parts[0] not in _receivers(reading, function):
        return False
    if b"yes" in reading.language.words.get("overloads", ()):
        if reading.defined(name.decode()) > 1:
            return False  # which of them is called, only a compiler can tell
        taken = function.notes.get("parameter", [])
        given = reading.arguments.labels(call)
        return (
            given is not None
            and len(given) == len(taken)
            and all(
                reading.source.raw(parameter).startswith(label)
                for parameter, label in zip(taken, given, strict=True)
            )
        )
    return True


def _receivers(reading: Reading, function: Region) -> set[bytes]:
    """Return what may stand before the name of a method inside it."""
    written = {reading.source.raw(node) for node in function.notes.get("receiver", ())}
    body = function.first("body")
    if written and body is not None and body.parent and body.parent.type == "arrow_function":
        return written  # it has no object of its own, but is called on what it belongs to
    written |= {*reading.language.words.get("receiver", ()), reading.name(function.parent).encode()}
    return written - {b""}


def _parts(written: bytes, name: bytes) -> list[bytes]:
    """Return the parts of a callee that ends with a name."""
    before = written[: -len(name)]
    for joint in (b".", b"::", b"->"):
        if before.endswith(joint) and before[: -len(joint)].replace(b"_", b"a").isalnum():
            return [before[: -len(joint)], name]  # as mostly
    return dotted(written).split(b".") if before else [name]


def _callbacks(reading: Reading) -> Iterator[Found]:
    depths: dict[int, int] = {}
    inner: set[int] = set()
    found = reading.of("function")
    for region in found:
        around = region.context.function
        depths[region.start] = 1
        if around is not None and "function" in around.kinds:
            depths[region.start] = depths.get(around.start, 0) + 1
            inner.add(around.start)
    deep = [
        r for r in found if inner and depths[r.start] >= NESTED_CALLBACKS and r.start not in inner
    ]
    if deep and (_is_suite(reading) or _is_build(reading)):  # they nest by their nature
        return
    for region in deep:
        name = reading.name(region.named)
        yield Found("callback.nested", region.node, name, {"depth": depths[region.start]})


def _is_suite(reading: Reading) -> bool:
    tests, functions = reading.language.patterns["function"], reading.of("definition.function")
    words = reading.language.literals.get("test", ())  # without which some are none
    marked = (test.first("literal") for test in reading.of("test"))
    return any(node is None or reading.source.raw(node) in words for node in marked) or any(
        "test" in tests.kinds(reading.name(function)) for function in functions
    )


def _is_build(reading: Reading) -> bool:
    name = reading.source.path.rpartition("/")[2]
    patterns = reading.language.words.get("builds", ())
    return any(fnmatchcase(name, pattern.decode()) for pattern in patterns)


def _dead(reading: Reading) -> Iterator[Found]:
    """Yield what stands behind a statement that leaves, in the same block."""
    content, looked = reading.source.content, 0
    for kind in ("return", "break", "continue", "goto", "error.raised"):
        for region in reading.of(kind):
            if region.name or not _goes_on(content, region) or looked >= _MOST_LOOKS:
                continue
            looked += 1
            node = region.node
            if node.next_sibling is None or node.next_sibling.type == ";":
                parent = node.parent
                node = parent if parent and parent.type == "expression_statement" else node
            before, after = node.prev_named_sibling, node.next_named_sibling
            if before is not None and "attribute" in before.type:
                continue  # it is there under a condition
            while after is not None and "comment" in after.type:
                after = after.next_named_sibling
            if after is None or _LIVE.search(after.type) or not _runs(reading, after):
                continue
            if kind != "goto" or not _LABEL.search(reading.source.raw(after)):
                yield Found("code.dead", after, reading.name(region.named))


def _runs(reading: Reading, node: Node) -> bool:
    """Tell whether something would happen if code ran; `var pan` is hoisted.

    A `yield` behind a `raise` makes a generator of its function, run or not.
    """
    raw = reading.source.raw(node)
    return not raw.startswith(b"yield") and (node.type != "variable_declaration" or b"=" in raw)


def _goes_on(content: bytes, region: Region) -> bool:
    """Tell whether the next token may belong to the same block: a cheap look before the tree's."""
    start, end = region.start, region.end
    if content[end : end + _NEAR].lstrip()[:1] in _CLOSING:  # as mostly
        return False
    at = _next_token(content, end)
    is_closed = content.startswith(b";", at)
    if is_closed:
        at = _next_token(content, at + 1)
    if content[at : at + 1] in b"})]":  # or at the end
        return False
    line = content.rfind(b"\n", end, at)
    if line < 0:  # on the same line: `return 1 if late` goes on itself
        return is_closed or content.endswith(b";", start, end)
    column, own = at - line, start - content.rfind(b"\n", 0, start)
    if is_closed or content.endswith(b";", start, end):
        return column >= own
    return column == own  # what stands deeper may be what it returns


def _next_token(content: bytes, at: int) -> int:
    """Return where the next byte stands that is no space."""
    near = content[at : at + _NEAR]
    rest = near.lstrip()
    if rest:
        return at + len(near) - len(rest)
    match = _TOKEN.search(content, at)
    return match.start() if match is not None else len(content)
