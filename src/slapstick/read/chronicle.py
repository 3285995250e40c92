"""What a history has to tell: facts from commits already read; asks no git and names nobody.

Facts are few and coarse on purpose: counts are rounded down to round numbers, so that one more
commit hardly ever changes what is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from slapstick.model import Fact, Scalar
from slapstick.read.source import clean_name

GIT = "git"  # what stands in the place of a language
PATH = ".git"  # where facts stand that are about no file
_DAY, _YEAR = 86_400, 31_556_952
_NIGHT = (0, 5)  # from midnight until before five, where the author sat
_FIX = re.compile(
    r"(?i)\b(?:fix(?:e[sd]|up)?|bug ?fix|hot ?fix|repair(?:s|ed)?|correct(?:s|ed)?)\b"
)
_REVERT = re.compile(r'(?:Revert|Reapply) "|revert(?:\([^()]*\))?!?:', re.IGNORECASE)
_TWICE = re.compile(r'(?:Revert "(?:Revert|Reapply) |Reapply )"', re.IGNORECASE)
_ONE_WORD = re.compile(r"([^\W\d_]{2,20})[.!?…]*")
_WORDS = re.compile(r"[^\W\d_]+")
_ROUND = (1, 2, 5)
_CHAIN, _BUSY, _FEW = 3, 10, 5  # fewest that are worth a word


class Commit(NamedTuple):
    """One commit, as far as a history is concerned."""

    id: str
    parents: tuple[str, ...]
    committed: int  # seconds since 1970
    written: int  # the same, when its author wrote it
    zone: int  # minutes east of Greenwich, where he sat
    author: str  # an address or a name; it never leaves this module but where a project allows it
    subject: str
    name: str = ""  # of the author
    committer: str = ""  # the name of whoever put it in


class Tag(NamedTuple):
    """A name for a commit, and when it was given."""

    name: str
    made: int


class Annals(NamedTuple):
    """All that was read of a history; newest first."""

    commits: Sequence[Commit] = ()
    files: Mapping[str, Sequence[str]] = {}  # commit -> files it touched; of the newest only
    tags: Sequence[Tag] = ()
    oldest: Sequence[Fact] = ()  # what has stood since the beginning
    trunk: Collection[str] = ()  # commits that were made on the way, not on a branch


def chronicle(annals: Annals, *, authors: bool = False) -> tuple[Fact, ...]:
    """Return the facts of a history, by place; who wrote it only if `authors` are allowed."""
    commits = [each for each in annals.commits if "[bot]" not in each.author]
    if not commits:
        return ()
    facts = [fact for tell in _TELLERS for fact in tell(commits)]
    facts += _branches(annals)
    facts += _files(commits, annals.files)
    facts += _tags(annals.tags)
    facts += annals.oldest
    if authors:
        facts += _authors(commits)
    return tuple(sorted(facts))


def settled(total: int) -> int:
    """Return how many of the newest commits are left for later, so that few commits change facts.

    What is told changes every 2, 4, 8 .. 512 commits, about an eighth of all there are.
    """
    step = min(512, 1 << max(0, (total // 8).bit_length() - 1))
    return total % step


def trunk(commits: Sequence[Commit]) -> frozenset[str]:
    """Return the first commit and its first parents, all the way back."""
    known = {commit.id: commit for commit in commits}
    found = set()
    at = commits[0] if commits else None
    while at is not None:
        found.add(at.id)
        at = known.get(at.parents[0]) if at.parents else None
    return frozenset(found)


def rounded(count: int) -> int:
    """Return the round number at or below: 1, 2, 5, 10, 20, 50, 100 ..."""
    if count < 1:
        return 0
    power = int("1" + "0" * (len(str(count)) - 1))
    return max(step * power for step in _ROUND if step * power <= count)


def about_all(kind: str, name: str = "", **attributes: Scalar) -> Fact:
    """Return a fact about the history as a whole."""
    return Fact(kind, PATH, 1, 1, 1, 1, GIT, name, tuple(sorted(attributes.items())))


def about_file(kind: str, path: str, **attributes: Scalar) -> Fact:
    """Return a fact about one file."""
    stem = path.rpartition("/")[2].partition(".")[0] or path
    name = clean_name(stem.encode("utf-8", "replace"))
    return Fact(kind, path, 1, 1, 1, 1, GIT, name, tuple(sorted(attributes.items())))


def years_between(first: int, last: int) -> int:
    """Return the whole years from one moment to another."""
    return max(0, (last - first) // _YEAR)


def _age(commits: Sequence[Commit]) -> Iterator[Fact]:
    first, last = min(c.committed for c in commits), max(c.committed for c in commits)
    years = years_between(first, last)
    yield about_all("history.age", commits=rounded(len(commits)), years=years)


def _silence(commits: Sequence[Commit]) -> Iterator[Fact]:
    times = sorted(c.committed for c in commits)
    days = max((b - a for a, b in pairwise(times)), default=0) // _DAY
    if days >= 100:
        yield about_all("history.silence", days=rounded(days))


def _reverts(commits: Sequence[Commit]) -> Iterator[Fact]:
    reverts = [c.subject for c in commits if _REVERT.match(c.subject)]
    twice = sum(1 for subject in reverts if _TWICE.match(subject))
    if reverts:
        yield about_all("history.revert", count=rounded(len(reverts)))
    if twice:
        yield about_all("history.revert.twice", count=rounded(twice))


def _nights(commits: Sequence[Commit]) -> Iterator[Fact]:
    hours = [(c.written + c.zone * 60) // 3600 for c in commits]
    night = sum(1 for hour in hours if _NIGHT[0] <= hour % 24 < _NIGHT[1])
    # The first of January 1970 was a Thursday; Saturday and Sunday came two and three days later.
    weekend = sum(1 for hour in hours if hour // 24 % 7 in (2, 3))
    kinds = (("history.night", night), ("history.weekend", weekend))
    for kind, count in kinds:
        if count >= _FEW:
            percent = rounded(100 * count // len(commits))
            yield about_all(kind, count=rounded(count), percent=percent)


def _one_word(commits: Sequence[Commit]) -> Iterator[Fact]:
    signed = " ".join({f"{c.author} {c.name} {c.committer}" for c in commits})
    people = {word.lower() for word in _WORDS.findall(signed)}
    found = (_ONE_WORD.fullmatch(c.subject) for c in commits if " " not in c.subject)
    words = Counter(match.group(1).lower() for match in found if match)
    said = sorted((-count, word) for word, count in words.items() if word not in people)
    total = -sum(count for count, _ in said)
    if total >= _FEW:
        yield about_all("history.message.word", said[0][1], count=rounded(total))


def _fixes(commits: Sequence[Commit]) -> Iterator[Fact]:
    fixes = sum(1 for c in commits if _may_mend(c.subject) and _FIX.search(c.subject))
    if fixes >= _FEW:
        percent = rounded(100 * fixes // len(commits))
        yield about_all("history.fix", count=rounded(fixes), percent=percent)


def _may_mend(subject: str) -> bool:
    """Tell at little cost that a subject has no word of `_FIX`, as most have none."""
    lower = subject.lower()
    return (
        "fix" in lower or "repair" in lower or "correct" in lower or not subject.isascii()
    )  # there are letters beyond ASCII that are an `i` where case does not count


def _branches(annals: Annals) -> Iterator[Fact]:
    merges = [c for c in annals.commits if len(c.parents) > 1]
    if merges:
        yield about_all("history.merge", count=rounded(len(merges)))
    days = max(_branch_days(annals, merges), default=0)
    if days >= 30:
        yield about_all("history.branch.long", days=rounded(days))


def _branch_days(annals: Annals, merges: Sequence[Commit]) -> Iterator[int]:
    """Yield for every merge how long the branch was out: from its first commit until it came home.

    Each commit is walked over once, along first parents: what an earlier merge brought is home.
    """
    known = {c.id: c for c in annals.commits}
    home = set(annals.trunk or trunk(annals.commits))
    for merge in reversed(merges):
        first: Commit | None = None
        at = known.get(merge.parents[1])
        while at is not None and at.id not in home:
            home.add(at.id)
            first = at
            at = known.get(at.parents[0]) if at.parents else None
        if first is not None and at is not None:  # it left from somewhere; not another project
            yield (merge.committed - first.committed) // _DAY


def _people(commits: Sequence[Commit]) -> Iterator[Fact]:
    shares = sorted(Counter(c.author for c in commits).values(), reverse=True)
    half, few = len(commits) / 2, 0
    written = 0
    while written < half:
        written += shares[few]
        few += 1
    if len(commits) >= _BUSY:
        yield about_all("history.people", authors=rounded(len(shares)), half=rounded(few))


def _authors(commits: Sequence[Commit]) -> Iterator[Fact]:
    counts = Counter(c.name for c in commits if c.name)
    if counts:
        count, name = min((-count, name) for name, count in counts.items())
        shown = " ".join(name.split())[:80]
        yield about_all("history.author", shown, count=rounded(-count))


def _files(commits: Sequence[Commit], files: Mapping[str, Sequence[str]]) -> Iterator[Fact]:
    touching: dict[str, list[Commit]] = {}
    told = [commit for commit in commits if commit.id in files]
    for commit in told:
        for path in files[commit.id]:
            touching.setdefault(path, []).append(commit)
    if not touching:
        return
    yield from _busiest(touching, len(told))
    chains = {path: _longest_run(each) for path, each in touching.items()}
    longest, path = min((-length, path) for path, length in chains.items())
    if -longest >= _CHAIN:
        yield about_file("history.fix.chain", path, count=rounded(-longest))


def _busiest(touching: Mapping[str, Sequence[Commit]], total: int) -> Iterator[Fact]:
    count, path = min((-len(each), path) for path, each in touching.items())
    if -count >= _BUSY:
        people = len({commit.author for commit in touching[path]})
        percent = rounded(-100 * count // total)
        yield about_file(
            "history.file.busy", path,
            authors=rounded(people), count=rounded(-count), percent=percent,
        )  # fmt: skip


def _longest_run(commits: Sequence[Commit]) -> int:
    longest = run = 0
    for commit in commits:
        run = run + 1 if _FIX.search(commit.subject) else 0
        longest = max(longest, run)
    return longest


def _tags(tags: Sequence[Tag]) -> Iterator[Fact]:
    if not tags:
        return
    times = sorted(tag.made for tag in tags)
    gaps = sorted(b - a for a, b in pairwise(times))
    days = gaps[len(gaps) // 2] // _DAY if gaps else 0
    yield about_all("history.tag", count=rounded(len(tags)), days=rounded(days))


_Teller = Callable[[Sequence[Commit]], Iterator[Fact]]
_TELLERS: tuple[_Teller, ...] = (
    _age,
    _silence,
    _reverts,
    _nights,
    _one_word,
    _fixes,
    _people,
)


def still_there(annals: Annals, paths: Collection[str]) -> Annals:
    """Return the same history with only those files that are still there."""
    kept = {
        commit: tuple(path for path in files if path in paths)
        for commit, files in annals.files.items()
    }
    return annals._replace(files=kept, oldest=[f for f in annals.oldest if f.path in paths])
