"""Make facts of nodes, and of the regions that a query or a table of names found; not for deriving.

A scan makes hundreds of thousands of facts, so what depends on their kind alone is settled once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tree_sitter import Node

from slapstick.model import Fact, Pairs, Scalar
from slapstick.read.arguments import FROM_ARGUMENT, number_value, string_text
from slapstick.read.expressions import later
from slapstick.read.languages import vocabulary
from slapstick.read.places import beginning
from slapstick.read.reading import Found, Reading
from slapstick.read.source import clean_name, clean_text
from slapstick.read.structure import Region

_ELSEWHERE = frozenset({"definition.function", "definition.class", "docs.docstring"})
_AROUND = frozenset(
    {"async.function", "code.dead", "unsafe", "switch.fallthrough", "loop.infinite"}
)
_ABOUT_NEXT = frozenset({"test", "test.skipped", "deprecated"})  # when an annotation says so
_NAMED = _AROUND | _ABOUT_NEXT | {"import", "error.raised"}  # whose names are not just noted
_JUDGED = frozenset({"number.magic", "error.swallowed", "error.custom"})
_ERRONEOUS = later(
    rb"(?i)err|exce|throw|fail|fault|warn|abort|cancel|interrupt|panic|exit|_ex\b|not_?found"
    rb"|invalid"
)
_GIVEN = later(rb"\"[^\"\n]*\"|\([^()]*\)")  # to what a class is made of
_MOST_GIVEN = 3  # brackets inside one another that are left out
_PROSE = "paragraph"
_NO_NAME = ("",)
_NO_PAIRS: Pairs = ()
_new: Callable[[type[Fact], tuple[object, ...]], Fact] = tuple.__new__  # at half the cost

Span = tuple[int, int, int, int]  # line, column, end line, end column; from 1, in characters


class _Plan(NamedTuple):
    """What the vocabulary says of a kind."""

    attributes: frozenset[str]  # but for the name
    given: tuple[str, ...]  # the attributes that the arguments of a call may fill


class Maker:
    """Makes facts of one file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.source
        self._language = reading.language
        self._vetoes = reading.language.vetoes
        self._id = reading.language.id
        self._path, self._is_ascii = reading.source.path, reading.source.is_ascii
        self._annotated = reading.annotated_lines

    def fact(self, kind: str, node: Node, name: str, pairs: Pairs = _NO_PAIRS) -> Fact:
        """Return a fact about a node."""
        return self.at(kind, self.place(node), name, pairs)

    def at(self, kind: str, place: Span, name: str, pairs: Pairs = _NO_PAIRS) -> Fact:
        """Return a fact about a place."""
        return _new(Fact, (kind, self._path, *place, self._id, name, pairs))

    def place(self, node: Node) -> Span:
        """Return the place of a fact about a node, without the annotations before that."""
        line, column, end_line, end_column = node.start_point + node.end_point  # one plain tuple
        if line in self._annotated or not self._is_ascii:
            begun = beginning(node) if line in self._annotated else node
            line, column = begun.start_point
            column = self._source.characters(begun.start_byte, column)
            end_column = self._source.characters(node.end_byte, end_column)
        return line + 1, column + 1, end_line + 1, end_column + 1

    def made(self, kind: str, place: Span, name: str, pairs: Pairs = _NO_PAIRS) -> list[Fact]:
        """Return the fact about a place, or none if the language forbids the name."""
        return [self.at(kind, place, name, pairs)] if self._vetoes.allows(kind, name) else []

    def make_all(self, found: Iterable[Found]) -> Iterator[Fact]:
        """Yield facts of what was found, unless the language forbids the name."""
        allows = self._vetoes.allows
        for kind, node, name, attributes in found:
            if allows(kind, name):
                yield self.fact(kind, node, name, pairs_of(attributes))

    def captured(self) -> list[Fact]:
        """Return the facts that a query or a table of names found."""
        facts: list[Fact] = []
        for kinds, regions in self._reading.groups.items():
            for kind in _told(kinds):
                judged: Sequence[Region] = regions
                if kind in _JUDGED:
                    judged = [r for r in regions if self._is_one(r, kind)]
                facts += self._of_kind(kind, judged, kind in _NAMED or "annotation" in kinds)
        for kind, named in self._reading.named.items():
            facts += self._named(kind, named, _plan(kind).given)
        for kind, told in self._reading.told.items():
            facts += self._named(kind, told, ())
        return facts

    def _named(
        self, kind: str, named: Iterable[tuple[Node, str]], given: tuple[str, ...]
    ) -> Iterator[Fact]:
        """Yield the facts of a kind that follow from a name alone, or with what a call is given."""
        path, language = self._path, self._id
        is_free, allows = self._vetoes.is_free(kind), self._vetoes.allows
        pairs = _NO_PAIRS
        if self._lacks(kind):
            return
        words, arguments = self._language.words, self._reading.arguments
        if kind == "print.debug" and "elsewhere" in words:
            away = words["elsewhere"]
            named = [(node, name) for node, name in named if not arguments.go_to(node, away)]
        if kind == "call.time" and "ungiven" in words:
            asking = {word.decode() for word in words["ungiven"]}
            named = [(n, name) for n, name in named if name not in asking or not arguments.first(n)]
        for node, name in named:
            if is_free or allows(kind, name):
                if given:
                    pairs = self._pairs(node, kind, given, {}, ())
                yield _new(Fact, (kind, path, *self.place(node), language, name, pairs))

    def _of_kind(self, kind: str, regions: Sequence[Region], is_named: bool) -> Iterator[Fact]:
        """Yield the facts of regions of a kind; there is more to the names of some."""
        plan, path, language = _plan(kind), self._path, self._id
        name_of, place_of, allows = self._source.name, self.place, self._vetoes.allows
        is_free, literals = self._vetoes.is_free(kind), self._language.literals.get(kind)
        is_command = kind.encode() in self._language.words.get("commands", ())
        names: Sequence[str]
        if self._lacks(kind):
            return
        for region in regions:
            notes = region.notes
            if "unless" in notes or (literals and self._is_other(region, literals)):
                continue
            if is_named:
                names = self._names(region, kind) or _NO_NAME
            elif region.name:
                names = (region.name,)
            elif is_command:
                names = [clean_name(b"".join(raw[:1])) for raw in self._words(notes)] or _NO_NAME
            else:
                names = [name_of(noted) for noted in notes.get("name", ())] or _NO_NAME
            if not is_free:
                names = [name for name in names if allows(kind, name)]
                if not names:
                    continue
            pairs = _NO_PAIRS
            if (plan.given and region.name) or len(notes) > ("name" in notes) or kind in _JUDGED:
                given = plan.given if region.name else ()
                pairs = self._pairs(region.node, kind, given, notes, plan.attributes)
            place = place_of(region.node)
            for name in names:
                yield _new(Fact, (kind, path, *place, language, name, pairs))

    def _words(self, notes: Mapping[str, Sequence[Node]]) -> list[list[bytes]]:
        """Return the words of each name that was noted."""
        return [self._source.raw(node).split() for node in notes.get("name", ())]

    def _lacks(self, kind: str) -> bool:
        """Tell whether nothing stands in the file without which names mean no such fact."""
        words = self._language.needs.get(kind)
        return words is not None and not any(word in self._source.content for word in words)

    def _names(self, region: Region, kind: str) -> list[str]:
        """Return the names of a fact of a region."""
        if kind == "import" and region.name:  # a call that imports names its module
            return [self._reading.arguments.text(region.node)]
        noted = region.notes.get("name", ())
        names = [region.name] if region.name else [self._source.name(node) for node in noted]
        if kind in _ABOUT_NEXT and ("annotation" in region.kinds or not names):
            return [self._reading.annotated(region)]
        if kind in _AROUND and not names:
            return [self._reading.name(region.named)]
        return names[:1] if kind == "error.raised" else names

    def _pairs(
        self,
        node: Node,
        kind: str,
        given: tuple[str, ...],
        notes: Mapping[str, Sequence[Node]],
        noted: Collection[str],
    ) -> Pairs:
        """Return the attributes of a fact: those that arguments give, and those that are noted."""
        attributes: dict[str, Scalar] = {}
        if given:
            attributes = self._reading.arguments.attributes(node, given)
        if kind == "number.magic":
            attributes["value"] = number_value(self._source.raw(node)) or 0
        for part, nodes in notes.items():
            if part in noted:
                raw = self._written(part, nodes)
                is_prose = nodes[0].type == _PROSE  # where a quote is an apostrophe
                attributes[part] = clean_text(raw) if is_prose else string_text(raw)
        limit = str(attributes.get("limit", ""))
        if limit.isdigit() and len(limit) < 10:
            attributes["tries"] = int(limit)
        if kind == "regex" and "pattern" in attributes:
            attributes["length"] = len(str(attributes["pattern"]))
        return pairs_of(attributes)

    def _written(self, part: str, nodes: Sequence[Node]) -> bytes:
        """Return what was noted; a pattern is all of its pieces, between which are escapes."""
        if part != "pattern" or len(nodes) == 1:
            return self._source.raw(nodes[0])
        start = min(node.start_byte for node in nodes)
        return self._source.content[start : max(node.end_byte for node in nodes)]

    def _is_one(self, region: Region, kind: str) -> bool:
        """Tell whether a region is a fact of a kind for which it takes more than a capture."""
        if kind == "number.magic":
            is_number = number_value(self._source.raw(region.node)) is not None
            return is_number and not self._is_skipped(region)
        if kind == "error.custom":
            above = region.first("from")
            return above is None or _is_erroneous(self._source.raw(above))
        body, into = region.first("body"), region.first("into")
        if into is not None and self._source.raw(into) != b"_":
            return False
        return body is None or self._reading.is_empty(*body.byte_range)

    def _is_other(self, region: Region, literals: Collection[bytes]) -> bool:
        """Tell whether no literal noted is one that the language names for the kind."""
        noted = region.notes.get("literal", ())
        return bool(noted) and all(self._source.raw(node) not in literals for node in noted)

    def _is_skipped(self, region: Region) -> bool:
        at = region.start
        return any(skip.start <= at < skip.end for skip in self._reading.of("skip"))


def _is_erroneous(above: bytes) -> bool:
    """Tell whether what a class is made of sounds like an error, whatever it is given."""
    above = above[1:-1] if above.startswith(b"(") else above  # all of them in brackets
    for _ in range(_MOST_GIVEN):
        above = _GIVEN.sub(b"", above)
    return _ERRONEOUS.search(above) is not None


def pairs_of(attributes: Mapping[str, Scalar]) -> Pairs:
    """Return attributes as a fact has them: by name."""
    if len(attributes) > 1:
        return tuple(sorted(attributes.items()))
    return tuple(attributes.items()) if attributes else _NO_PAIRS


@cache
def _plan(kind: str) -> _Plan:
    declared = next(k.attributes for k in vocabulary() if k.kind == kind)
    names = [attribute.name for attribute in declared]
    return _Plan(
        frozenset(names) - {"name"}, tuple(name for name in names if name in FROM_ARGUMENT)
    )


@cache
def _told(kinds: frozenset[str]) -> tuple[str, ...]:
    """Return those of a region's kinds that are facts, in order."""
    known = {kind.kind for kind in vocabulary()}
    return tuple(sorted((kinds & known) - _ELSEWHERE))
