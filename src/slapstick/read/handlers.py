"""Facts about errors that are met: caught, swallowed, passed on; not for raising them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slapstick.read.reading import Found, Reading
from slapstick.read.structure import Region


def handlers(reading: Reading) -> Iterator[Found]:
    """Yield the facts about what a file does with errors it meets."""
    if not reading.of("handler"):
        return
    every = {word.decode() for word in reading.language.words.get("catch-all", ())}
    leaving = _leaving(reading)
    for handler in reading.of("handler"):
        types = handler.notes.get("name", [])
        names = [reading.source.name(node) for node in types] or [""]
        variable = handler.first("variable")
        held = reading.source.name(variable) if variable is not None else None
        shown = names[0] or held or ""
        if not reading.language.vetoes.allows("error.caught", shown):
            continue
        yield Found("error.caught", handler.node, shown)
        if held is not None:
            names.append(held)
        if (not types and variable is None) or not every.isdisjoint(names):
            yield Found("error.caught.bare", handler.node, names[0])
        elif not types and "*" in every:
            yield Found("error.caught.bare", handler.node, "")
        body = handler.first("body")
        if body is not None and reading.is_empty(*body.byte_range):
            yield Found("error.swallowed", handler.node, shown)
        if handler in leaving:
            yield from _rethrown(reading, leaving[handler], shown, held)


def _leaving(reading: Reading) -> dict[Region, list[Region]]:
    """Return what leaves from within each handler."""
    leaving: dict[Region, list[Region]] = {}
    for region in (*reading.of("return"), *reading.of("error.raised")):
        handler = region.context.handler
        if handler is not None:
            leaving.setdefault(handler, []).append(region)
    return leaving


def _rethrown(
    reading: Reading, leaving: Sequence[Region], shown: str, held: str | None
) -> Iterator[Found]:
    for region in leaving:
        value = region.first("value")
        if "return" in region.kinds and value is not None:
            if reading.source.name(value) == held:
                yield Found("error.rethrown", region.node, shown)
        elif "error.raised" in region.kinds and not region.name:
            named = reading.name(region)
            if named == held or region.node.named_child_count == 0:
                yield Found("error.rethrown", region.node, shown)
