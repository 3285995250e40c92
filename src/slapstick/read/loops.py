"""Facts about loops: those that retry, never end, nest or wait; not for other structure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from slapstick.model import Scalar
from slapstick.read.expressions import later
from slapstick.read.reading import Found, Reading
from slapstick.read.source import clean_name, positions
from slapstick.read.structure import Region

_LONGEST = 60  # lines of a loop that is a retry only by its words
_LOOKED_AT = 4000  # bytes of a loop in which words are looked for
_RETRY = re.compile(rb"(?i)retr(?:y|ies)|attempt|\btries\b|back_?off")
_RETRY_WORDS = (b"retr", b"attempt", b"tries", b"back")  # one of which every such word has
_RISKY = frozenset({"call.sleep", "handler"})
_COUNTED_DOWN = ("0", "1")  # to what tries are counted down, which is no bound of theirs
_EVENTS = _RISKY | {"try"}
_COMPARED = later(  # `tries < 3`, `0..<3`
    rb"([\w$>-]+(?:\.\w+)*(?:\(\))?)?\s*(?:\.\.[.<]?|(?<![=<>-])[<>](?![<>]))=?\s*([\w$]+(?:(?:\.|->)\w+)*)"
)
_LEAVES = frozenset(
    {"break", "return", "yield", "error.raised", "goto", "call.exit", "error.rethrown"}
)
_CHATTER = frozenset({"log", "print.debug", "call.sleep", "call.time", "assertion"})
# Calls that no reader would name as what a loop tries.
_PLUMBING = re.compile(
    rb"(?i)(?:^|[.>:])(?:done|len|append|cap|make|push|size|f?flush|min|max|s?printf|str|int|x?range"
    rb"|err|error|set|get|list|dict|string|memset|free|isset|next|parseint|number|abs|is_set"
    rb"|requirenonnull|countdownlatch|throwifcancellationrequested|nil\?|empty\?|duration)$"
)


def loops(reading: Reading) -> Iterator[Found]:
    """Yield the facts about a file's loops."""
    depths: dict[int, int] = {}
    deepest: dict[int, int] = {}
    roots: dict[int, int] = {}
    found = [loop for loop in reading.of("loop") if "unless" not in loop.notes]
    for loop in found:
        outer = loop.loop
        depths[loop.start] = depths.get(outer.start, 0) + 1 if outer else 1
        root = roots[loop.start] = roots.get(outer.start, outer.start) if outer else loop.start
        deepest[root] = max(deepest.get(root, 0), depths[loop.start])
    yield from _retries(reading)
    events = _events(reading) if roots else []
    for loop in found:
        if deepest.get(loop.start, 0) > 1 and loop.loop is None:
            depth: dict[str, Scalar] = {"depth": deepest[loop.start]}
            yield Found("loop.nested", loop.node, reading.name(loop.named), depth)
        is_endless = _endless(reading, loop)
        within: Sequence[Region] = ()
        if is_endless or bisect_left(events, loop.start) < bisect_left(events, loop.end):
            inside, function = reading.inside(loop), loop.context.function
            within = [r for r in inside if r.context.function is function or _far(reading, r)]
        if not (within or is_endless):
            continue  # as mostly
        name = reading.name(loop.named)
        retry = _retry(reading, loop, within)
        if retry is not None:
            yield Found("loop.retry", loop.node, "", retry)
        naps = [r for r in within if "call.sleep" in r.kinds and r.loop is loop]
        if naps and retry is None:
            yield Found("loop.polling", loop.node, name, {"call": naps[0].name})
        if (
            is_endless
            and not any(_leaves(r, loop) for r in within)
            and not _may_leave(reading, loop)
        ):
            yield Found("loop.infinite", loop.node, name)


def _may_leave(reading: Reading, loop: Region) -> bool:
    """Tell whether a loop is left by what is no statement: `pan.open()?`, a word in a macro."""
    signs = reading.language.words.get("leaving", ())
    code = reading.code(loop.start, loop.end) if signs else b""
    return any(
        code[at - 1 : at].isspace() if sign.isalpha() else not code[at - 1 : at].isspace()
        for sign in signs
        for at in positions(sign, code)
    )


def _events(reading: Reading) -> list[int]:
    """Return where what makes a loop retry or wait begins: without it, little is to be asked."""
    groups = [kinds for kinds in reading.groups if not kinds.isdisjoint(_EVENTS)]
    return sorted([region.start for kinds in groups for region in reading.groups[kinds]])


def _retries(reading: Reading) -> Iterator[Found]:
    """Yield what is tried again by a word in its handler."""
    told: set[int] = set()
    for again in reading.of("again"):
        handler = again.handler
        trial = handler.trial if handler is not None else None
        if handler is None or trial is None or trial.start in told:
            continue
        told.add(trial.start)
        attributes: dict[str, Scalar] = {}
        tried = _tried(reading, trial, reading.inside(trial))
        if tried:
            attributes["call"] = tried
        end = reading.source.content.find(b"\n", again.end)
        bounds = _compared(reading.code(handler.start, end if end > 0 else again.end))
        limits = [bound for bound in bounds[-1:] if bound not in _COUNTED_DOWN]
        yield Found("loop.retry", trial.node, "", _with_limit(attributes, limits))


def _with_limit(attributes: dict[str, Scalar], limits: Sequence[str]) -> dict[str, Scalar]:
    for limit in limits:
        attributes["limit"] = limit
        if limit.isdigit() and len(limit) < 10:
            attributes["tries"] = int(limit)
    return attributes


def _compared(text: bytes) -> list[str]:
    """Return both sides of a comparison or a range, as written."""
    found = _COMPARED.search(text[:4000])
    return [word.decode("utf-8", "replace") for word in found.groups() if word] if found else []


def _endless(reading: Reading, loop: Region) -> bool:
    constant = loop.first("constant")
    if constant is None:
        return "loop.endless" in loop.kinds
    written, always = reading.source.raw(constant), reading.language.words.get("always")
    if always:
        return written in always
    return "loop.endless" in loop.kinds and written not in (b"0", b"false", b"False")


def _far(reading: Reading, region: Region) -> bool:
    """Tell whether a region leaves the named function from within one without a name."""
    far = reading.language.words.get("far")
    is_far = far is not None and any(kind.encode() in far for kind in region.kinds)
    return is_far and region.function is not None and "function" in region.function.kinds


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
    risky = any(not r.kinds.isdisjoint(_RISKY) for r in within)
    if not risky and not any("try" in r.kinds for r in within):
        return None
    says_so = _speaks_of_retrying(reading, loop)
    again = _endless(reading, loop) or counted or says_so  # else it goes through something
    trial = _trial(loop, within) if again else None
    if trial is None:
        if not (says_so and loop.lines <= _LONGEST and _goes_on_after(within)):
            return None
        if not any(_leaves(r, loop) for r in within):
            return None
        trial = next((r for r in within if "try" in r.kinds and r.loop is loop), loop)
    attributes: dict[str, Scalar] = {}
    tried = _tried(reading, trial, within)
    if tried:
        attributes["call"] = tried
    limit = _limit(reading, loop, over_name if counted else b"")
    return _with_limit(attributes, [limit] if limit else [])


def _goes_on_after(within: Sequence[Region]) -> bool:
    """Tell whether a loop waits, or goes on at least sometimes after an error."""
    return any(
        "call.sleep" in r.kinds or ("handler" in r.kinds and _stays(r, within)) for r in within
    )


def _speaks_of_retrying(reading: Reading, loop: Region) -> bool:
    text = reading.code(loop.start, min(loop.end, loop.start + _LOOKED_AT))
    small = text.lower()
    return any(word in small for word in _RETRY_WORDS) and _RETRY.search(text) is not None


def _trial(loop: Region, within: Sequence[Region]) -> Region | None:
    """Return the `try` that a loop repeats until it succeeds."""
    for trial in within:
        if "try" not in trial.kinds or trial.loop is not loop:
            continue
        handlers = [r for r in within if "handler" in r.kinds and r.trial is trial]
        if not handlers or not any(_stays(h, within) for h in handlers):
            continue
        # Behind the `try` an error would come along too, but for one that begins anew.
        begins_anew = any("continue" in r.kinds and r.handler in handlers for r in within)
        for leaf in within:
            if not _leaves(leaf, loop) or not leaf.kinds.isdisjoint({"error.raised", "yield"}):
                continue
            if leaf.start < trial.start or leaf.handler is not None:
                continue
            if leaf.end <= trial.end:
                if leaf.trial is trial and leaf.depth == trial.depth + 1:
                    return trial
            elif begins_anew and _follows(leaf, trial):
                return trial
    return None


def _follows(leaf: Region, trial: Region) -> bool:
    """Tell whether a statement is sure to come after a `try`: under no condition of its own."""
    node, around = leaf.node, leaf.node.parent
    while around is not None and around.start_byte == node.start_byte:
        node, around = around, around.parent
    stands = around is not None and around.start_byte <= trial.start
    return stands and leaf.depth <= trial.depth


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
    for node in loop.notes.get("condition", ()):
        names += _compared(reading.source.raw(node))
    useful = [name.strip("-+") for name in names if name not in _COUNTED_DOWN]
    return useful[-1][:80] if useful else ""
