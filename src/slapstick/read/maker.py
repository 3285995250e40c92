"""Make facts of nodes, and of the regions that a query or a table of names found; not for deriving.

A scan makes hundreds of thousands of facts, so what depends on their kind alone is settled once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from tree_sitter import Node

from slapstick.model import Fact, Pairs, Scalar
from slapstick.read.arguments import FROM_ARGUMENT, number_value, string_text
from slapstick.read.languages import vocabulary
from slapstick.read.reading import Found, Reading
from slapstick.read.structure import Region

_ELSEWHERE = frozenset({"definition.function", "definition.class", "docs.docstring"})
_AROUND = frozenset(
    {"async.function", "code.dead", "unsafe", "switch.fallthrough", "loop.infinite"}
)
_ABOUT_NEXT = frozenset({"test", "test.skipped", "deprecated"})  # when an annotation says so
_NOT_PLAIN = _AROUND | _ABOUT_NEXT | {
    "number.magic", "error.swallowed", "import", "regex", "error.raised"
}  # fmt: skip
_NO_PAIRS: Pairs = ()
_fact = partial(tuple.__new__, Fact)  # a `Fact` of nine values, at half the cost


class _Plan(NamedTuple):
    """What the vocabulary says of a kind."""

    attributes: frozenset[str]
    given: tuple[str, ...]  # the attributes that the arguments of a call may fill


class Maker:
    """Makes facts of one file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.source
        self._language = reading.language
        self._vetoes = reading.language.vetoes
        self._id = reading.language.id

    def fact(self, kind: str, node: Node, name: str, pairs: Pairs = _NO_PAIRS) -> Fact:
        """Return a fact about a node."""
        source = self._source
        if source.is_ascii:
            (line, column), (end_line, end_column) = node.start_point, node.end_point
            place = line + 1, column + 1, end_line + 1, end_column + 1
        else:
            place = source.range(node)
        found: Fact = _fact((kind, source.path, *place, self._id, name, pairs))
        return found

    def make(self, kind: str, node: Node, name: str, pairs: Pairs = _NO_PAIRS) -> list[Fact]:
        """Return the fact, or none if the language forbids the name."""
        return [self.fact(kind, node, name, pairs)] if self._vetoes.allows(kind, name) else []

    def make_all(self, found: Iterable[Found]) -> Iterator[Fact]:
        """Yield facts of what was found, unless the language forbids the name."""
        allows = self._vetoes.allows
        for kind, node, name, attributes in found:
            if allows(kind, name):
                yield self.fact(kind, node, name, pairs_of(attributes))

    def captured(self) -> Iterator[Fact]:
        """Yield the facts that a query or a table of names found."""
        for kinds, regions in self._reading.groups.items():
            for kind in _told(kinds):
                if kind in _NOT_PLAIN or "annotation" in kinds:
                    yield from self._special(kind, regions)
                else:
                    yield from self._plain(kind, regions)

    def _plain(self, kind: str, regions: Sequence[Region]) -> Iterator[Fact]:
        """Yield facts of regions of a kind about which there is nothing more to say."""
        plan, make, fact = _plan(kind), self.make, self.fact
        name_of, is_free = self._source.name, self._vetoes.is_free(kind)
        for region in regions:
            notes, node = region.notes, region.node
            if "unless" in notes or ("literal" in notes and self._is_other(region, kind)):
                continue
            pairs = _NO_PAIRS
            if (region.name and plan.given) or len(notes) > ("name" in notes):
                pairs = pairs_of(self._attributes(region, kind))
            if region.name:
                names: Sequence[str] = (region.name,)
            else:
                names = [name_of(noted) for noted in notes.get("name", ())] or ("",)
            for name in names:
                if is_free:
                    yield fact(kind, node, name, pairs)
                else:
                    yield from make(kind, node, name, pairs)

    def _special(self, kind: str, regions: Sequence[Region]) -> Iterator[Fact]:
        for region in regions:
            notes = region.notes
            if "unless" in notes or self._is_other(region, kind):
                continue
            if kind == "error.swallowed" and not self._is_dropped(region):
                continue
            attributes = self._attributes(region, kind)
            if kind == "number.magic":
                value = number_value(self._source.raw(region.node))
                if value is None or self._is_skipped(region):
                    continue
                attributes["value"] = value
            for name in self._names(region, kind) or [""]:
                yield from self.make(kind, region.node, name, pairs_of(attributes))

    def _names(self, region: Region, kind: str) -> list[str]:
        """Return the names of a fact of a region."""
        if kind == "import" and region.name:  # a call that imports names its module
            return [text for text in self._reading.arguments.texts(region.node)[:1] if text]
        noted = region.notes.get("name", ())
        names = [region.name] if region.name else [self._source.name(node) for node in noted]
        if kind in _ABOUT_NEXT and ("annotation" in region.kinds or not names):
            return [self._reading.annotated(region)]
        if kind in _AROUND and not names:
            return [self._reading.name(region.named)]
        return names[:1] if kind == "error.raised" else names

    def _attributes(self, region: Region, kind: str) -> dict[str, Scalar]:
        plan = _plan(kind)
        attributes: dict[str, Scalar] = {}
        if region.name and plan.given:
            attributes = self._reading.arguments.attributes(region.node, plan.given)
        for part, nodes in region.notes.items():
            if part != "name" and part in plan.attributes:
                attributes[part] = string_text(self._source.raw(nodes[0]))
        limit = str(attributes.get("limit", ""))
        if limit.isdigit() and len(limit) < 10:
            attributes["tries"] = int(limit)
        if kind == "regex" and "pattern" in attributes:
            attributes["length"] = len(str(attributes["pattern"]))
        return attributes

    def _is_dropped(self, region: Region) -> bool:
        body, into = region.first("body"), region.first("into")
        if into is not None and self._source.raw(into) != b"_":
            return False
        return body is None or self._reading.is_empty(body)

    def _is_other(self, region: Region, kind: str) -> bool:
        """Tell whether the literal noted is none of those that the language names for the kind."""
        literals = self._language.literals.get(kind)
        literal = region.first("literal") if literals else None
        return literal is not None and self._source.raw(literal) not in (literals or ())

    def _is_skipped(self, region: Region) -> bool:
        at = region.start
        return any(skip.start <= at < skip.end for skip in self._reading.of("skip"))


def pairs_of(attributes: Mapping[str, Scalar]) -> Pairs:
    """Return attributes as a fact has them: by name."""
    if len(attributes) > 1:
        return tuple(sorted(attributes.items()))
    return tuple(attributes.items()) if attributes else _NO_PAIRS


@cache
def _plan(kind: str) -> _Plan:
    declared = next(k.attributes for k in vocabulary() if k.kind == kind)
    names = [attribute.name for attribute in declared]
    return _Plan(frozenset(names), tuple(name for name in names if name in FROM_ARGUMENT))


@cache
def _told(kinds: frozenset[str]) -> tuple[str, ...]:
    """Return those of a region's kinds that are facts, in order."""
    known = {kind.kind for kind in vocabulary()}
    return tuple(sorted((kinds & known) - _ELSEWHERE))
