"""Read rule files into gag rules and tell every mistake in all of them; proofs stand beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from slapstick.model import Avoid, FactKind, GagRule, GagScript, Place, Problem, Sample
from slapstick.spec import shape
from slapstick.spec.clauses import ClauseReader, Named, named_clauses
from slapstick.spec.page import Page, Step
from slapstick.spec.proofs import (
    Known,
    labels_of,
    prove_clause,
    prove_when,
    unknown_language,
    walk,
)
from slapstick.spec.scripts import prove_gag
from slapstick.spec.written import AvoidKeys, PackName, read_written, take
from slapstick.spec.yaml_text import Map, Seq, load

_FORMAT = "rules/1"
_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
_TEXTS = ("prop", "puppet", "setup", "escalate", "topper", "card", "signs")
_SETTINGS = {  # marked only where they are written
    "weight": ("weight",),
    "per-film": ("limits", "per-film"),
    "per-file": ("limits", "per-file"),
    **{name: ("gag", name) for name in ("laugh", "tags", "hurt", "reversed")},
}


def load_rules(
    texts: Mapping[str, str],
    vocabulary: Sequence[FactKind],
    puppets: Collection[str],
    languages: Collection[str] = (),
) -> tuple[tuple[GagRule, ...], list[Problem]]:
    """Return the rules of all files in order of path, and every mistake.

    A rule with a mistake is left out.  Without `languages`, their names are not checked.
    """
    words = _Words(tuple(vocabulary), tuple(puppets), tuple(sorted(set(languages))))
    problems: list[Problem] = []
    files = sorted(texts.items())
    packs: dict[str, list[tuple[str, str]]] = {}
    unreadable = False
    for path, text in files:
        _, page, mistakes = _written(path, text)
        problems += (*mistakes, *_nothing_in(page, mistakes))
        packs.setdefault(_pack_of(page), []).append((path, text))
        unreadable = unreadable or any(each.code == "SL001" for each in mistakes)
    sound: dict[str, tuple[GagRule, ...]] = {}
    for pack in packs.values():
        found, proved = _of_pack(tuple(pack), words, whole=not unreadable)
        sound |= found
        problems += proved
    rules, twins = _without_twins([rule for path, _ in files for rule in sound[path]], texts)
    return tuple(rules), sorted(dict.fromkeys([*problems, *twins]))


class _Words(NamedTuple):
    """All that rules may speak of, as a key of what is remembered."""

    vocabulary: tuple[FactKind, ...]
    puppets: tuple[str, ...]
    languages: tuple[str, ...]


# A preview reads its project again and again, a fleet reads many: what ships is proved once.
@lru_cache(maxsize=64)
def _written(path: str, text: str) -> tuple[shape.WrittenPack | None, Page, tuple[Problem, ...]]:
    pack, page, problems = read_written(text, path, shape.WrittenPack)
    return pack, page, tuple(problems)


@lru_cache(maxsize=32)
def _of_pack(
    files: tuple[tuple[str, str], ...], words: _Words, *, whole: bool
) -> tuple[Mapping[str, tuple[GagRule, ...]], tuple[Problem, ...]]:
    """Return the sound rules of each file of one pack, and what the proofs found."""
    known = Known({each.kind: each for each in words.vocabulary}, words.puppets, words.languages)
    read = [_written(path, text) for path, text in files]
    shared, problems = _shared([page for _, page, _ in read], whole=whole)
    sound = {}
    for pack, page, _ in read:
        rules, proved = _RuleReader(page, pack, known, shared).read()
        sound[page.path] = tuple(rules)
        problems += proved
    return sound, tuple(problems)


class _Shared(NamedTuple):
    """What the files of a pack have in common."""

    named: Mapping[str, Named]
    whole: bool  # whether all files could be read
    used: frozenset[str]
    lines: Mapping[str, Sequence[str]]


def _shared(pages: Sequence[Page], *, whole: bool) -> tuple[_Shared, list[Problem]]:
    named, problems = named_clauses(pages)
    used = frozenset(name for page in pages for name in _used(page.root))
    return _Shared(named, whole, used, {page.path: page.lines for page in pages}), problems


def _pack_of(page: Page) -> str:
    """Return the name of the pack that a file belongs to; one that names none is by itself."""
    name = page.value("pack")
    return name if isinstance(name, str) and name else page.path


def _nothing_in(page: Page, mistakes: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a mistake for a file that has neither rules nor clauses, unless that is told."""
    if not page.root or "rules" in page.root or "clauses" in page.root:
        return
    unknown = (each for each in mistakes if each.code in ("SL001", "SL002", "SL010"))
    if not any(each.code != "SL010" or "'rules'" in each.suggestion for each in unknown):
        yield page.problem(page.place(key=True), "SL011", "the key 'rules' is missing")


@dataclass(frozen=True, slots=True)
class _RuleReader:
    """Reads one page; of a page with mistakes, all parts that can still be read."""

    page: Page
    pack: shape.WrittenPack | None
    known: Known
    shared: _Shared

    def read(self) -> tuple[list[GagRule], list[Problem]]:
        """Return the page's sound rules, and what the proofs found."""
        rules: list[GagRule] = []
        if self.page.root.get("format", _FORMAT) != _FORMAT:
            return [], []  # what another format means is not known here
        problems: list[Problem] = list(self._prove_named())
        written = self.page.root.get("rules")
        for index in range(_length(written)):
            found = list(self._prove(index))
            problems += found
            rule = self._part(("rules", index), shape.WrittenRule)
            named = self._part(("pack",), PackName)
            if rule is not None and named and not found:
                rules.append(self._rule(rule, index))
        return rules, problems

    def _rule(self, rule: shape.WrittenRule, index: int) -> GagRule:
        steps = ("rules", index)
        when = self._clauses().read(rule.when, (*steps, "when"))
        gag = rule.gag
        return GagRule(
            id=f"{self.page.root.get('pack', '')}/{rule.id}",
            why=rule.why,
            when=when,
            gag=GagScript(
                prop=gag.prop,
                puppet=gag.puppet,
                laugh=gag.laugh,
                tags=gag.tags,
                setup=gag.setup.strip(),
                escalate=gag.escalate.strip(),
                topper=gag.topper.strip(),
                card=gag.card.strip(),
                signs=gag.signs,
                reversed=gag.reversed,
                hurt=gag.hurt,
                card_in=tuple(sorted(gag.card_in.items())),
            ),
            place=self.page.place(*steps),
            weight=rule.weight,
            per_film=rule.limits.per_film,
            per_file=rule.limits.per_file,
            fires=tuple(self._samples(rule.fires, (*steps, "fires"))),
            quiet=tuple(self._samples(rule.quiet, (*steps, "quiet"))),
            marks=tuple(self._marks(steps)),
            avoid=avoid.lower() if (avoid := self._part(("avoid",), AvoidKeys)) else Avoid(),
        )

    def _samples(self, written: shape.Samples, steps: tuple[Step, ...]) -> Iterator[Sample]:
        for language, code in written.items():
            several = isinstance(code, tuple)
            for index, each in enumerate(code if isinstance(code, tuple) else (code,)):
                inner = (index,) if several else ()
                yield Sample(language, each, self.page.place(*steps, language, *inner))

    def _marks(self, steps: tuple[Step, ...]) -> Iterator[tuple[str, Place]]:
        yield "id", self.page.place(*steps, "id")
        yield "why", self.page.place(*steps, "why")
        for name in _TEXTS:
            yield name, self.page.place(*steps, "gag", name)
        for key, inner in _SETTINGS.items():
            if self.page.value(*steps, *inner) is not None:
                yield key, self.page.place(*steps, *inner)

    def _prove(self, index: int) -> Iterator[Problem]:
        steps = ("rules", index)
        written = self._part((*steps, "when"), shape.AnyClause)
        labels = None
        if written is None or _lacks(self.page.value(*steps, "when")):
            yield from self._prove_leaves((*steps, "when"))
        else:
            reader = self._clauses()
            when = reader.read(written, (*steps, "when"))
            yield from reader.problems
            if not reader.problems and not reader.unread:
                labels = labels_of(when)
                yield from prove_when(when, self._everywhere(), self.known)
        gag = self._part((*steps, "gag"), shape.WrittenGag)
        if gag is not None:
            yield from prove_gag(gag, labels, self.page, (*steps, "gag"), self.known)
        for name in ("fires", "quiet"):
            yield from self._prove_languages((*steps, name))

    def _prove_named(self) -> Iterator[Problem]:
        """Prove named clauses once, used or not; one that nobody uses is a mistake."""
        reader = self._clauses()
        for name, (page, written) in self.shared.named.items():
            if page.path != self.page.path:
                continue
            if written is None:
                yield from self._prove_leaves(("clauses", name))
            else:
                for each in walk(reader.read(written, ("clauses", name), (name,))):
                    yield from prove_clause(each, self._everywhere(), self.known)
            if name in self.shared.used or not self.shared.whole:
                continue
            place = self.page.place("clauses", name, key=True)
            message = f"no rule uses the clause '{name}'"
            yield self.page.problem(place, "SL033", message, f"write `use: {name}`, or remove it")
        yield from reader.problems

    def _prove_leaves(self, steps: tuple[Step, ...]) -> Iterator[Problem]:
        """Prove what is readable of a `when` that as a whole is not."""
        value = self.page.value(*steps)
        leaf = take(self.page, steps, shape.AnyClause) if isinstance(value, Map) else None
        if leaf is not None:
            reader = self._clauses()
            for clause in walk(reader.read(leaf, steps)):
                yield from prove_clause(clause, self.page, self.known)
            return
        inner = list(value) if isinstance(value, Map) else range(_length(value))
        for step in inner:
            yield from self._prove_leaves((*steps, step))

    def _prove_languages(self, steps: tuple[Step, ...]) -> Iterator[Problem]:
        samples = self.page.value(*steps)
        for name in samples if isinstance(samples, Map) else ():
            if self.known.languages and name not in self.known.languages and 0 < len(name) <= 60:
                place = self.page.place(*steps, name, key=True)
                yield unknown_language(name, place, self.page, self.known)

    def _clauses(self) -> ClauseReader:
        return ClauseReader(self.page, self.shared.named, self.shared.whole)

    def _everywhere(self) -> Page:
        """Return the page with the lines of the pack's others, where named clauses may stand."""
        return replace(self.page, beside=self.shared.lines)

    def _part(self, steps: tuple[Step, ...], kind: Any) -> Any:
        """Return a part of the page: of the whole where that is sound, else by itself."""
        if self.pack is None:
            return take(self.page, steps, kind)
        value: Any = self.pack
        for step in steps:
            value = getattr(value, step) if isinstance(step, str) else value[step]
        return value


def written_ids(texts: Mapping[str, str]) -> tuple[set[str], bool]:
    """Return the ids of all rules that are written, sound or not, and whether all can be read."""
    ids: set[str] = set()
    whole = True
    for path, text in texts.items():
        root, problems = load(text, path)
        rules = root.get("rules") if isinstance(root, Map) else None
        whole = whole and isinstance(root, Map) and all(p.code == "SL002" for p in problems)
        for rule in rules if isinstance(rules, Seq) else ():
            name = rule.get("id") if isinstance(rule, Map) else None
            pack = root.get("pack") if isinstance(root, Map) else None
            full = f"{pack}/{name}"
            if full in ids or full.startswith("slapstick/") or not _ID.fullmatch(full):
                whole = False  # it may be meant to be another
            ids.add(full)
    return ids, whole


def _lacks(value: Any) -> bool:
    """Tell whether nothing stands behind a key somewhere, which is told by itself."""
    inner = value.values() if isinstance(value, Map) else value if isinstance(value, Seq) else ()
    return any(each is None or _lacks(each) for each in inner)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, Seq) else 0


def _used(value: Any) -> Iterator[str]:
    """Yield the name behind every `use`, in sound rules and in others."""
    if isinstance(value, Map):
        if isinstance(value.get("use"), str):
            yield value["use"]
        for each in value.values():
            yield from _used(each)
    elif isinstance(value, Seq):
        for each in value:
            yield from _used(each)


def _without_twins(
    rules: list[GagRule], texts: Mapping[str, str]
) -> tuple[list[GagRule], list[Problem]]:
    """Drop each rule whose id was there before, and tell where."""
    first: dict[str, GagRule] = {}
    problems = []
    for rule in rules:
        twin = first.setdefault(rule.id, rule)
        if twin is not rule:
            place = rule.mark("id")
            line = texts[place.path].splitlines()[place.line - 1]
            message = f"the id '{rule.id}' is there twice; it first stands at {twin.mark('id')}"
            problems.append(Problem(place, "SL027", message, "rename one of them", line))
    return list(first.values()), problems
