"""Facts that follow from structure alone, the same in every language; not for names of calls."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from slapstick.model import Scalar
from slapstick.read.arguments import Arguments
from slapstick.read.languages import Language
from slapstick.read.names import dotted
from slapstick.read.source import Source, clean_name
from slapstick.read.structure import Region

LONG_FUNCTION = 60  # lines
LONG_FILE = 1000  # lines
LARGE_CLASS = (300, 20)  # lines, methods
MANY_PARAMETERS = 6
DEEP = 5  # blocks
NESTED_CALLBACKS = 3

_LEAVES = frozenset({"break", "return", "yield", "error.raised", "goto", "call.exit", "error.rethrown"})
_RETRY = re.compile(rb"(?i)retr(?:y|ies)|attempt|\btries\b|back_?off")
_SPACE = re.compile(rb"[\s{};:,]+")
_CHATTER = frozenset({"log", "print.debug", "call.sleep", "call.time", "assertion"})
_LONGEST_CALLEE = 400
_OWNER = re.compile(rb"[)\]]?(?:[\w$]*\s*\.\s*)+$")
_TOKEN = re.compile(rb"\S")
_LIVE = re.compile(r"else|function|class|label|preproc|case|default|break|comment|clause|import|type|ERROR|declaration_list")
_MOST_LOOKS = 500  # asking a node for its neighbour costs its depth
_OWNERS = frozenset({"definition.class", "methods"})
_PLUMBING = re.compile(
    rb"(?i)(?:^|[.>:])(?:done|len|append|cap|make|push|size|f?flush|min|max|s?printf|str|int|range|xrange|err|"
    rb"error|set|get|list|dict|string|memset|free|isset|next|parseint|string|number|abs|is_set)$"
)
_CHOICES = frozenset({"branch", "conditional", "loop", "switch", "handler"})


@dataclass
class Reading:
    """One file as far as it has been read."""

    source: Source
    language: Language
    arguments: Arguments
    regions: list[Region]
    comments: list[tuple[int, int]]  # where each begins and ends, in order
    calls: list[Node]  # callees in order
    annotated_lines: frozenset[int] = frozenset()  # from 0
    kinds: dict[str, list[Region]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)  # of regions
    call_starts: list[int] = field(default_factory=list)
    defined: dict[str, int] = field(default_factory=dict)  # how many functions of a name
    names_at: list[tuple[int, str]] = field(default_factory=list)  # of definitions, when asked

    def __post_init__(self) -> None:
        for region in self.regions:
            for kind in region.kinds:
                self.kinds.setdefault(kind, []).append(region)
        for function in self.of("definition.function"):
            name = self.name(function)
            self.defined[name] = self.defined.get(name, 0) + 1
        self.starts = [region.start for region in self.regions]
        self.call_starts = [node.start_byte for node in self.calls]

    def of(self, kind: str) -> Sequence[Region]:
        """Return the regions of a kind."""
        return self.kinds.get(kind, ())

    def inside(self, region: Region) -> Sequence[Region]:
        """Return the regions that stand within another, itself left out."""
        first = bisect_left(self.starts, region.start)
        last = bisect_left(self.starts, region.end, first)
        return [r for r in self.regions[first:last] if r is not region and r.end <= region.end]

    def calls_inside(self, start: int, end: int) -> Sequence[Node]:
        """Return the callees within a stretch."""
        first = bisect_left(self.call_starts, start)
        return self.calls[first : bisect_left(self.call_starts, end, first)]

    def name(self, region: Region | None) -> str:
        """Return a region's name as written."""
        if region is None:
            return ""
        note = region.first("name")
        return region.name or (self.source.name(note) if note is not None else "")

    def callee(self, node: Node) -> bytes:
        """Return what a call calls, as written; its last part if it is long."""
        return callee(self.source.content, node, self.language)

    def annotated(self, region: Region) -> str:
        """Return the name of the definition that an annotation stands before."""
        if not self.names_at:
            owners = [*self.of("definition.function"), *self.of("definition.class")]
            named = ((r.first("name"), self.name(r)) for r in owners)
            self.names_at = sorted((note.start_byte, name) for note, name in named if note)
        at = bisect_left(self.names_at, (region.start, ""))
        return self.names_at[at][1] if at < len(self.names_at) else ""

    def is_empty(self, body: Node) -> bool:
        """Tell whether a body does nothing; comments do nothing."""
        content, start, end = self.source.content, body.start_byte, body.end_byte
        if end - start > 4000:
            return False
        kept = []
        first = max(0, bisect_left(self.comments, (start, 0)) - 1)
        for at, until in self.comments[first:]:
            if at >= end:
                break
            if until > start:
                kept.append(content[start:at])
                start = max(start, until)
        words = _SPACE.split(b" ".join([*kept, content[start:end]]))
        empty = self.language.words.get("empty", frozenset())
        return all(not word or word in empty for word in words)


@dataclass
class Found:
    """A derived fact before it has a place in lines."""

    kind: str
    node: Node
    name: str = ""
    attributes: dict[str, Scalar] = field(default_factory=dict)


def callee(content: bytes, node: Node, language: Language) -> bytes:
    """Return what a call calls, as written; its last part if it is long."""
    start, end = node.start_byte, node.end_byte
    raw = content[max(start, end - _LONGEST_CALLEE) : end]
    if "callee" in language.words:
        before = content[max(0, start - _LONGEST_CALLEE // 4) : start]
        owner = _OWNER.search(before) if before.rstrip().endswith(b".") else None
        if owner is not None:
            raw = owner.group() + raw
    return raw


def derive(reading: Reading) -> Iterator[Found]:
    """Yield every derived fact of a file, kind by kind."""
    for finder in (_functions, _classes, _deepest, _recursions, _callbacks, _loops, _handlers, _dead):
        yield from finder(reading)


def _functions(reading: Reading) -> Iterator[Found]:
    for region in reading.of("definition.function"):
        name, lines = reading.name(region), region.lines
        count = len([n for n in region.notes.get("parameter", ()) if "comment" not in n.type])
        if not name:
            continue
        yield Found("definition.function", region.node, name, {"lines": lines, "parameters": count})
        if lines > LONG_FUNCTION:
            yield Found("function.long", region.node, name, {"lines": lines})
        if count >= MANY_PARAMETERS:
            yield Found("parameters.many", region.node, name, {"count": count})
        body = region.first("body")
        if body is not None and reading.is_empty(body):
            yield Found("function.empty", region.node, name)


def _classes(reading: Reading) -> Iterator[Found]:
    methods: dict[int, int] = {}
    open_classes = reading.of("definition.class")
    owner: Region | None
    for function in reading.of("definition.function"):
        owner = function.parent
        for _ in range(4):  # a decorator or an export may stand between
            if owner is None or "definition.class" in owner.kinds:
                break
            owner = None if "definition.function" in owner.kinds else owner.parent
        if owner is not None and "definition.class" in owner.kinds:
            methods[owner.start] = methods.get(owner.start, 0) + 1
    for region in open_classes:
        name, lines, count = reading.name(region), region.lines, methods.get(region.start, 0)
        if not name:
            continue
        sizes: dict[str, Scalar] = {"lines": lines, "methods": count}
        yield Found("definition.class", region.node, name, sizes)
        if lines > LARGE_CLASS[0] or count > LARGE_CLASS[1]:
            yield Found("class.large", region.node, name, sizes)


def _deepest(reading: Reading) -> Iterator[Found]:
    deepest: dict[int, Region] = {}
    for region in reading.regions:
        if region.kinds.isdisjoint({"branch", "loop", "try"}) or region.function is None:
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
    for region in reading.of("call"):
        function = region.named
        if function is None or function.start in told or not _calls(reading, region, function):
            continue
        told.add(function.start)
        within = reading.inside(function)
        base = any(
            not r.kinds.isdisjoint(_CHOICES) or ("return" in r.kinds and r.start < region.start - 8)
            for r in within
        )
        yield Found("recursion", region.node, reading.name(function), {"base": base})


def _calls(reading: Reading, call: Region, function: Region) -> bool:
    """Tell whether a call is of the function it stands in: by name, receiver and, if need be, arity."""
    parts = dotted(reading.callee(call.node)).split(b".")
    name = reading.name(function).encode()
    if not name or parts[-1] != name or len(parts) > 2:
        return False
    receivers = set(reading.language.words.get("receiver", ()))
    receivers |= {reading.source.raw(n) for n in function.notes.get("receiver", ())}
    owner = function.parent
    receivers.add(reading.name(owner).encode())
    is_method = "receiver" in function.notes or (
        owner is not None and not owner.kinds.isdisjoint(_OWNERS)
    )
    if len(parts) == 1:
        if is_method and b"bare" not in receivers:
            return False
    elif not is_method or parts[0] not in receivers - {b""}:
        return False
    if b"yes" in reading.language.words.get("overloads", ()):
        if reading.defined.get(name.decode(), 0) > 1:
            return False  # which of them is called, only a compiler can tell
        given = reading.arguments.count(call.node)
        return given == len(function.notes.get("parameter", ()))
    return True


def _callbacks(reading: Reading) -> Iterator[Found]:
    tests = reading.language.patterns["function"]
    if reading.of("test") or any(
        "test" in tests.kinds(reading.name(r)) for r in reading.of("definition.function")
    ):  # suites nest by their nature
        return
    depths: dict[int, int] = {}
    inner: set[int] = set()
    found = []
    for region in reading.of("function"):
        around = region.function
        nested = around is not None and "function" in around.kinds
        outer = around.start if nested and around is not None else -1
        depths[region.start] = depths.get(outer, 0) + 1
        inner.add(outer)
        found.append(region)
    for region in found:
        depth = depths[region.start]
        if depth >= NESTED_CALLBACKS and region.start not in inner:
            name = reading.name(region.named)
            yield Found("callback.nested", region.node, name, {"depth": depth})


def _loops(reading: Reading) -> Iterator[Found]:
    depths: dict[int, int] = {}
    deepest: dict[int, int] = {}
    roots: dict[int, int] = {}
    for loop in reading.of("loop"):
        outer = loop.loop
        depths[loop.start] = depths.get(outer.start, 0) + 1 if outer else 1
        root = roots[loop.start] = roots.get(outer.start, outer.start) if outer else loop.start
        deepest[root] = max(deepest.get(root, 0), depths[loop.start])
    for loop in reading.of("loop"):
        name = reading.name(loop.named)
        if deepest.get(loop.start, 0) > 1 and loop.loop is None:
            yield Found("loop.nested", loop.node, name, {"depth": deepest[loop.start]})
        within = [r for r in reading.inside(loop) if r.function is loop.function]
        retry = _retry(reading, loop, within)
        if retry is not None:
            yield Found("loop.retry", loop.node, "", retry)
        naps = [r for r in within if "call.sleep" in r.kinds and r.loop is loop]
        if naps and retry is None:
            yield Found("loop.polling", loop.node, name, {"call": naps[0].name})
        if _endless(reading, loop) and not any(_leaves(r, loop) for r in within):
            yield Found("loop.infinite", loop.node, name)


def _endless(reading: Reading, loop: Region) -> bool:
    constant = loop.first("constant")
    never = constant is not None and reading.source.raw(constant) in (b"0", b"false", b"False")
    return "loop.endless" in loop.kinds and not never


def _leaves(region: Region, loop: Region) -> bool:
    """Tell whether a region ends the loop it stands in."""
    if region.kinds.isdisjoint(_LEAVES):
        return False
    if "break" in region.kinds:
        return region.target is loop or "label" in region.notes
    return True


def _retry(reading: Reading, loop: Region, within: Sequence[Region]) -> dict[str, Scalar] | None:
    """Return what a loop retries and how often; `None` if it does not."""
    over = loop.first("over")
    counts = reading.language.words.get("counts", frozenset())
    over_name = reading.source.raw(over)[:200] if over is not None else b""
    counted = over is not None and over_name.partition(b"(")[0].strip() in counts
    if "loop.each" in loop.kinds or (over is not None and not counted):
        return None
    text = reading.source.content[loop.start : min(loop.end, loop.start + 4000)]
    says_so = _RETRY.search(text) is not None
    again = _endless(reading, loop) or counted or says_so  # else it goes through something
    trial = _trial(loop, within) if again else None
    if trial is None:
        risky = any(not r.kinds.isdisjoint({"call.sleep", "handler"}) for r in within)
        if not (risky and loop.lines <= LONG_FUNCTION and says_so):
            return None
        if not any(_leaves(r, loop) for r in within):
            return None
    attributes: dict[str, Scalar] = {}
    tried = _tried(reading, trial or loop, within)
    if tried:
        attributes["call"] = tried
    limit = _limit(reading, loop, over_name if counted else b"")
    if limit:
        attributes["limit"] = limit
        if limit.isdigit() and len(limit) < 10:
            attributes["tries"] = int(limit)
    return attributes


def _trial(loop: Region, within: Sequence[Region]) -> Region | None:
    """Return the `try` that a loop repeats until it succeeds."""
    for trial in within:
        if "try" not in trial.kinds or trial.loop is not loop:
            continue
        handlers = [r for r in within if "handler" in r.kinds and r.trial is trial]
        if not handlers or not any(_stays(h, within) for h in handlers):
            continue
        for leaf in within:
            if not _leaves(leaf, loop) or not leaf.kinds.isdisjoint({"error.raised", "yield"}):
                continue
            at_once = leaf.handler is None and leaf.depth - trial.depth <= (leaf.trial is trial)
            if at_once and leaf.start > trial.start and leaf.handler is None:
                return trial
    return None


def _stays(handler: Region, within: Sequence[Region]) -> bool:
    """Tell whether a handler goes on with the loop, at least sometimes."""
    return not any(
        r.handler is handler
        and not r.kinds.isdisjoint({"break", "return", "error.raised", "call.exit"})
        and r.depth == handler.depth
        for r in within
    )


def _tried(reading: Reading, trial: Region, within: Sequence[Region]) -> str:
    """Return the name of the first call that does something."""
    handled = [(r.start, r.end) for r in within if "handler" in r.kinds]
    names = reading.language.names["call"]
    for node in reading.calls_inside(trial.start, trial.end):
        at = node.start_byte
        raw = reading.callee(node)
        if any(start <= at < end for start, end in handled) or at - trial.start > 4000:
            continue
        if _CHATTER.isdisjoint(names.kinds(raw)) and not _PLUMBING.search(raw):
            return clean_name(raw)
    return ""


def _limit(reading: Reading, loop: Region, counted: bytes) -> str:
    """Return the bound of a loop as written: `3`, `max_tries`; empty if it has none."""
    if counted:
        given = counted.partition(b"(")[2].rpartition(b")")[0].split(b",")
        bound = given[1 if len(given) > 1 else 0]
        match = re.match(rb"[\w.]+", bound.strip())
        return match.group().decode("utf-8", "replace") if match else ""
    if _endless(reading, loop):
        return ""
    names = [reading.source.name(node) for node in loop.notes.get("bound", ())]
    useful = [name.strip("-+") for name in names if name not in ("0", "1")]
    return useful[-1][:80] if useful else ""


def _handlers(reading: Reading) -> Iterator[Found]:
    every = reading.language.words.get("catch-all", frozenset())
    for handler in reading.of("handler"):
        types = handler.notes.get("name", [])
        names = [reading.source.name(node) for node in types] or [""]
        variable = handler.first("variable")
        shown = names[0] or (reading.source.name(variable) if variable is not None else "")
        if not reading.language.vetoes.allows("error.caught", shown):
            continue
        yield Found("error.caught", handler.node, shown)
        if variable is not None:
            names.append(reading.source.name(variable))
        if (not types and variable is None) or any(name.encode() in every for name in names):
            yield Found("error.caught.bare", handler.node, names[0])
        elif not types and b"*" in every:
            yield Found("error.caught.bare", handler.node, "")
        body = handler.first("body")
        if body is not None and reading.is_empty(body):
            yield Found("error.swallowed", handler.node, shown)
        yield from _rethrown(reading, handler, shown, variable)


def _rethrown(
    reading: Reading, handler: Region, shown: str, variable: Node | None
) -> Iterator[Found]:
    held = reading.source.name(variable) if variable is not None else None
    for region in reading.inside(handler):
        if region.handler is not handler:
            continue
        value = region.first("value")
        if "return" in region.kinds and value is not None:
            if reading.source.name(value) == held:
                yield Found("error.rethrown", region.node, shown)
        elif "error.raised" in region.kinds and not region.name:
            named = reading.name(region)
            if named == held or region.node.named_child_count == 0:
                yield Found("error.rethrown", region.node, shown)


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
            after = node.next_named_sibling
            while after is not None and "comment" in after.type:
                after = after.next_named_sibling
            if after is not None and not _LIVE.search(after.type):
                yield Found("code.dead", after, reading.name(region.named))


def _goes_on(content: bytes, region: Region) -> bool:
    """Tell whether the next token may belong to the same block: a cheap look before the tree's."""
    match = _TOKEN.search(content, region.end)
    if match is not None and match.group() == b";":
        match = _TOKEN.search(content, match.end())
    if match is None or match.group() in b"})]":
        return False
    line = content.rfind(b"\n", region.end, match.start())
    return line < 0 or match.start() - line - 1 >= region.node.start_point[1]
