"""What a scan counts of each kind of fact, so kept that a few changed files can be set off; pure.

A scan of many files shows little of each: how many facts of a kind there are, and where one shows
best.  So enough is kept to put a few files right: the best of many files for each kind, the words
that recur most, and a mark for each body that might be somebody's twin.  Where that is not enough
to be sure, nothing is said, and the folder is read whole.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from slapstick.match.evidence import in_tests, strongest_measure
from slapstick.model import Fact
from slapstick.read.contents import Contents
from slapstick.read.merging import marks_of, order_of
from slapstick.read.overview import Counted
from slapstick.read.packed import Packed, mark_of
from slapstick.read.themes import THEMES

Row: TypeAlias = tuple[Any, ...]  # a fact, without its name
Rank: TypeAlias = tuple[Any, ...]  # the least is the best

_BEST = 48  # files of a kind, facts that are duplicates, places of a word
_WORDS, _PLACED = 1500, 60  # words that recur most; those whose places are kept too
_FEWEST = 20  # files; in fewer, words are chosen otherwise
_THEME, _TWIN = "docs.theme", "code.duplicate"


class Tally(NamedTuple):
    """What is counted, in plain values."""

    lines: int
    languages: dict[str, int]
    counts: dict[str, int]  # of facts of single files, by kind
    best: dict[str, list[tuple[Rank, Row]]]  # the best of the files that have the best, by kind
    beside: dict[str, tuple[int, Rank, Row]]  # facts that no file's content decides
    files: int  # with facts
    words: dict[str, tuple[int, int]]  # how often, in how many files: those that recur most
    places: dict[str, list[tuple[int, str, int, str]]]  # of the first of them
    least: int  # the most that any other word is worth
    twins: int  # how many facts there are of bodies that are somebody's twin
    best_twins: list[tuple[Rank, Row, int]]  # with the marks of their bodies
    marks: bytes  # of all bodies, in order


def rank_of(fact: Fact) -> Rank:
    """Order facts by where they show best: code before tests, much before little, named first."""
    return (in_tests(fact.path), -strongest_measure(fact), not fact.name, order_of(fact))


def tally_of(
    read: Sequence[Contents],
    added: Iterable[Fact],
    beside: Iterable[Fact],
    lines: int,
    languages: Mapping[str, int],
) -> Tally | None:
    """Return what there is to count; `None` where a few files could not be set off later.

    `added` are the facts that single files do not have, of which `beside` come from no file's
    content.
    """
    files = [found.facts for found in read if found.facts is not None and found.facts.number]
    apart = {fact.kind for fact in beside}
    if len(files) < _FEWEST:
        return None
    counts: Counter[str] = Counter()
    best: dict[str, list[tuple[Rank, Row]]] = {}
    for file in files:
        facts = file.facts
        counts.update(fact.kind for fact in facts)
        for kind, found in _best_of(facts).items():
            _keep_best(best.setdefault(kind, []), found)
    if not apart.isdisjoint(counts):
        return None
    merged = tuple(added)
    twins = [fact for fact in merged if fact.kind == _TWIN]
    words, least = _words(files)
    return Tally(
        lines,
        dict(languages),
        dict(counts),
        {kind: nsmallest(_BEST, found) for kind, found in best.items()},
        _counted(fact for fact in merged if fact.kind in apart),
        len(files),
        words,
        _places(files, list(words)[:_PLACED]),
        least,
        len(twins),
        _best_twins(files, twins),
        marks_of(files).tobytes(),
    )


def counted(tally: Tally, changed: Changed | None = None) -> tuple[Counted, ...] | None:
    """Return every kind of fact as it is found; `None` if a change makes that uncertain."""
    changed = changed or Changed(frozenset(), share_of(()), share_of(()))
    rows = [Counted(kind, n, Fact._make(row)) for kind, (n, _, row) in tally.beside.items()]
    try:
        rows += _single(tally, changed)
        rows += _twins(tally, changed)
        rows += _themes(tally, changed)
    except Uncertain:
        return None
    return tuple(sorted(rows, key=lambda row: row.kind))


class Share(NamedTuple):
    """What some files have of all that is counted."""

    files: tuple[Packed, ...]
    kinds: Counter[str]
    best: dict[str, list[tuple[Rank, Row]]]  # of each kind, the plainest of each file
    bodies: list[tuple[int, Fact]]
    crowded: list[str]  # the files in which two bodies stand in one place


def share_of(read: Iterable[Contents], *, counts_again: bool = True) -> Share:
    """Return what files have of all that is counted; of what is gone nothing is the plainest."""
    files = tuple(each.facts for each in read if each.facts is not None)
    share = Share(files, Counter(), {}, [], [])
    for file in share.files:
        facts = file.facts
        share.kinds.update([fact.kind for fact in facts])
        for kind, found in _best_of(facts).items() if counts_again else ():
            share.best.setdefault(kind, []).append(found)
        bodies = file.bodies
        share.bodies.extend((mark_of(digest), fact) for digest, fact in bodies)
        if len({fact[1:6] for _, fact in bodies}) < len(bodies):
            share.crowded.append(file.path)
    return share


class Changed(NamedTuple):
    """The files that are not as they were when all was counted."""

    paths: frozenset[str]
    before: Share
    now: Share


class Uncertain(Exception):
    """What was kept is too little to tell what is true now."""


def _single(tally: Tally, changed: Changed) -> Iterator[Counted]:
    counts, fresh = Counter(tally.counts), changed.now.best
    counts.subtract(changed.before.kinds)
    counts.update(changed.now.kinds)
    for kind, count in counts.items():
        if count <= 0:
            continue
        known = tally.best.get(kind, [])
        kept = [found for found in known if found[1][1] not in changed.paths]
        if not kept and len(known) >= _BEST:
            raise Uncertain(kind)
        yield Counted(kind, count, Fact._make(min([*kept, *fresh.get(kind, ())])[1]))


def _twins(tally: Tally, changed: Changed) -> Iterator[Counted]:
    if changed.before.crowded or changed.now.crowded:
        raise Uncertain(_TWIN)
    marks = array("Q")
    marks.frombytes(tally.marks)
    before, now = (Counter(mark for mark, _ in share.bodies) for share in changed[1:])
    count, single = tally.twins, set()
    for mark in {*before, *now}:
        was = bisect_right(marks, mark) - bisect_left(marks, mark)
        clean, becomes = was - before[mark], was - before[mark] + now[mark]
        if clean == 1 and was == 1 and becomes > 1:
            raise Uncertain(mark)  # a body elsewhere has become a twin, and is not known
        count += (becomes if becomes > 1 else 0) - (was if was > 1 else 0)
        if becomes < 2:
            single.add(mark)
    kept = [
        found[:2]
        for found in tally.best_twins
        if found[1][1] not in changed.paths and found[2] not in single
    ]
    fresh = [
        (rank_of(twin), tuple(twin))
        for mark, fact in changed.now.bodies
        if mark not in single
        for twin in (_as_twin(fact),)
    ]
    if count > 0:
        if not kept and len(tally.best_twins) >= _BEST:
            raise Uncertain(_TWIN)
        yield Counted(_TWIN, count, Fact._make(min([*kept, *fresh])[1]))


def _themes(tally: Tally, changed: Changed) -> Iterator[Counted]:
    """Yield the words that recur most, if no word that is not kept can be one of them now."""
    words = {word: list(numbers) for word, numbers in tally.words.items()}
    more: Counter[str] = Counter()  # of words that are not kept
    in_files: Counter[str] = Counter()
    for sign, files in ((-1, changed.before.files), (1, changed.now.files)):
        for word, count, _ in chain.from_iterable(file.words for file in files if file.number):
            if word in words:
                words[word][0] += sign * count
                words[word][1] += sign
            elif sign > 0:
                more[word] += count
                in_files[word] += 1
    ranked = sorted(
        (w for w, (total, spread) in words.items() if total >= 3 and spread >= 3),
        key=lambda w: (-_worth(*words[w]), w),
    )[:THEMES]
    last = _worth(*words[ranked[-1]]) if len(ranked) == THEMES else 0
    if any(_at_most(tally.least, n, in_files[w]) >= last for w, n in more.items()):
        raise Uncertain(_THEME)
    if tally.least >= last > 0 or (last == 0 and len(tally.words) >= _WORDS):
        raise Uncertain(_THEME)
    found = [_theme(tally, changed, word, words[word][0]) for word in ranked]
    if found:
        yield Counted(_THEME, len(found), min(found, key=rank_of))


def _theme(tally: Tally, changed: Changed, word: str, total: int) -> Fact:
    known = tally.places.get(word)
    if known is None:
        raise Uncertain(word)
    places = [place for place in known if place[1] not in changed.paths]
    if not places and len(known) >= _BEST:
        raise Uncertain(word)
    _, path, line, language = min([*places, *_places(changed.now.files, [word])[word]])
    return Fact(_THEME, path, line, 1, line, 1, language, word, (("count", total),))


def _worth(total: int, spread: int) -> int:
    return total * (spread if spread < 20 else 20)  # noqa: FURB136  # asked of 1,500 words


def _at_most(least: int, count: int, files: int) -> int:
    """Return the most that a word may be worth which was worth no more than `least`."""
    return max((least // spread + count) * min(spread + files, 20) for spread in range(1, 21))


def _keep_best(known: list[Any], found: Any) -> None:
    """Keep the least of those found, and a few too many, so that they are seldom sorted."""
    known.append(found)
    if len(known) > 4 * _BEST:
        known[:] = nsmallest(_BEST, known)


def _best_of(facts: Iterable[Fact]) -> dict[str, tuple[Rank, Row]]:
    best: dict[str, tuple[Rank, Row]] = {}
    for fact in facts:
        rank = rank_of(fact)
        if fact.kind not in best or rank < best[fact.kind][0]:
            best[fact.kind] = (rank, tuple(fact))
    return best


def _counted(facts: Iterable[Fact]) -> dict[str, tuple[int, Rank, Row]]:
    kinds: dict[str, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact)
    return {
        kind: (len(found), *min((rank_of(f), tuple(f)) for f in found))
        for kind, found in kinds.items()
    }


def _words(files: Sequence[Packed]) -> tuple[dict[str, tuple[int, int]], int]:
    """Return the words that recur most, best first, and the most that any other is worth."""
    total: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for file in files:
        words = file.words
        spread.update([word for word, _, _ in words])
        for word, count, _ in words:
            total[word] += count
    first = nsmallest(_WORDS + 1, total, key=lambda w: (-_worth(total[w], spread[w]), w))
    rest = first[_WORDS:]
    least = _worth(total[rest[0]], spread[rest[0]]) if rest else 0
    return {word: (total[word], spread[word]) for word in first[:_WORDS]}, least


def _places(
    files: Iterable[Packed], words: Sequence[str]
) -> dict[str, list[tuple[int, str, int, str]]]:
    places: dict[str, list[tuple[int, str, int, str]]] = {word: [] for word in words}
    for file in files:
        for word, count, line in file.words if file.number else ():
            if word in places:
                _keep_best(places[word], (-count, file.path, line, file.language))
    return {word: nsmallest(_BEST, found) for word, found in places.items()}


def _best_twins(files: Sequence[Packed], twins: Iterable[Fact]) -> list[tuple[Rank, Row, int]]:
    best = nsmallest(_BEST, ((rank_of(_as_twin(f)), tuple(_as_twin(f))) for f in twins))
    wanted = {row[1:6] for _, row in best}
    paths = {row[1] for _, row in best}
    marks = {
        tuple(fact[1:6]): mark_of(digest)
        for file in files
        for digest, fact in (file.bodies if file.path in paths else ())
        if fact[1:6] in wanted
    }
    return [(rank, row, marks[row[1:6]]) for rank, row in best]


def _as_twin(fact: Fact) -> Fact:
    """Return a body's fact as that of a twin, whose name is nobody's concern here."""
    return fact._replace(kind=_TWIN, attributes=(("lines", fact.get("lines") or 0),))
