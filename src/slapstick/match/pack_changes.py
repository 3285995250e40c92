"""Say what changed between two editions of a pack, and how much its version must rise for it.

Patch: what it shows of its samples and fixtures is as it was.  Minor: new gags, or other words.
Major: something that others rely on is gone, or asks for other facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from slapstick.match.gags import slots_of
from slapstick.model import Clause, GagRule
from slapstick.spec.pack_file import PackFile

Level = Literal["none", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("none", "patch", "minor", "major")


class Difference(NamedTuple):
    """One thing that is not as it was."""

    level: Level
    what: str  # "gag fax-jam", "story the-strike", "needs"
    change: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack at one version, and what its gags show."""

    file: PackFile
    rules: Mapping[str, GagRule]  # by name
    files: Mapping[str, str]  # by path
    shown: Mapping[str, tuple[tuple[str, ...], ...]]  # of each rule its words, sample by sample

    @property
    def promised(self) -> frozenset[str]:
        """The rules that others may rely on."""
        return frozenset(self.file.keys.exports or self.rules)


def differences(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """Return everything that changed, most weighty first."""
    found = [*_of_pack(old, new), *_of_rules(old, new), *_of_folders(old, new)]
    if not found and old.files != new.files:
        changed = sorted({*old.files, *new.files} - _same(old.files, new.files))
        found.append(Difference("patch", "files", ", ".join(changed)))
    return tuple(sorted(found, key=lambda each: (-LEVELS.index(each.level), each.what)))


def needed(found: Iterable[Difference]) -> Level:
    """Return by which part the version must rise."""
    return max((each.level for each in found), key=LEVELS.index, default="none")


def declared(old: str, new: str) -> Level | None:
    """Return by which part a version has risen; None if it has fallen."""
    before, after = _numbers(old), _numbers(new)
    if after < before:
        return None
    for level, then, now in zip(("major", "minor", "patch"), before, after, strict=True):
        if now > then:
            return level  # type: ignore[return-value]  # one of the three
    return "none"


def raised(version: str, level: Level) -> str:
    """Return the next version that has risen by a part."""
    major, minor, patch = _numbers(version)
    told = {
        "major": (major + 1, 0, 0),
        "minor": (major, minor + 1, 0),
        "patch": (major, minor, patch + 1),
    }.get(level, (major, minor, patch))
    return ".".join(map(str, told))


def _of_pack(old: Edition, new: Edition) -> Iterator[Difference]:
    before, after = old.file.keys, new.file.keys
    if after.rules_api != before.rules_api:
        yield Difference("major", "rules-api", f"{before.rules_api} to {after.rules_api}")
    if after.licence != before.licence:
        yield Difference("major", "licence", f"{before.licence} to {after.licence}")
    if after.needs != before.needs:
        yield Difference("minor", "needs", "other packs, or other versions of them")
    for name in sorted(old.promised - new.promised):
        if name in new.rules:
            yield Difference("major", f"gag {name}", "is not exported any more")


def _of_rules(old: Edition, new: Edition) -> Iterator[Difference]:
    renamed = new.file.keys.renamed
    for name in sorted({*old.rules, *new.rules}):
        what = f"gag {name}"
        if name not in old.rules:
            if name not in renamed.values():
                yield Difference("minor", what, "is new")
        elif name in new.rules:
            yield from _of_rule(name, name, old, new)
        elif renamed.get(name) in new.rules:
            yield Difference("minor", what, f"is called {renamed[name]} now")
            yield from _of_rule(name, renamed[name], old, new)
        elif name in old.promised:
            yield Difference("major", what, "is gone")
        else:
            yield Difference("minor", what, "is gone; it was not exported")


def _of_rule(name: str, now: str, old: Edition, new: Edition) -> Iterator[Difference]:
    before, after = old.rules[name], new.rules[now]
    what = f"gag {now}"
    weight: Level = "major" if name in old.promised else "minor"
    then_facts, now_facts = _facts(before.when), _facts(after.when)
    if then_facts != now_facts:
        yield Difference(weight, what, f"asks for other facts: {_told(then_facts, now_facts)}")
    slots = [{f"{{{s.label}.{s.attribute}}}" for s in slots_of(rule)} for rule in (before, after)]
    if slots[0] != slots[1]:
        yield Difference(weight, what, f"fills other slots: {_told(*slots)}")
    if old.shown[name] != new.shown[now]:
        yield Difference("minor", what, _words(old.shown[name], new.shown[now]))
    elif _staging(before) != _staging(after):
        yield Difference("minor", what, "is staged, weighed or limited otherwise")


def _of_folders(old: Edition, new: Edition) -> Iterator[Difference]:
    for folder, noun in (("stories", "story"), ("languages", "language file")):
        before = {p: t for p, t in old.files.items() if p.startswith(f"{folder}/")}
        after = {p: t for p, t in new.files.items() if p.startswith(f"{folder}/")}
        for path in sorted({*before, *after} - _same(before, after)):
            name = f"{noun} {path.rpartition('/')[2].partition('.')[0]}"
            if path not in after:
                yield Difference("major", name, "is gone")
            else:
                yield Difference("minor", name, "is new" if path not in before else "has changed")


def _facts(clause: Clause) -> set[str]:
    """Return the facts that a condition asks for, with the labels they get."""
    own = {f"{clause.kind} as {clause.label}" if clause.label else clause.kind} - {""}
    return own.union(*(_facts(each) for each in clause.clauses))


def _staging(rule: GagRule) -> tuple[object, ...]:
    gag = rule.gag
    return (gag.prop, gag.puppet, gag.laugh, gag.tags, gag.hurt, gag.reversed,
            rule.weight, rule.per_film, rule.per_file)  # fmt: skip


def _words(before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...]) -> str:
    """Say what is shown otherwise: the first sentence, or that it fires elsewhere."""
    for then, now in zip(before, after, strict=True):
        if bool(then) != bool(now):
            return "fires on other samples than before"
        for old, new in zip(then, now, strict=False):
            if old != new:
                return _reworded(old, new)
    return "other words"


def _reworded(old: str, new: str) -> str:
    """Show two sentences from a word before they part."""
    parted = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    begin = old.rfind(" ", 0, max(0, old.rfind(" ", 0, parted))) + 1
    dots = "…" if begin else ""
    then, now = (f"{dots}{text[begin : begin + 50]}" for text in (old, new))
    return f'"{then}" is "{now}" now'


def _told(before: set[str], after: set[str]) -> str:
    gone, fresh = sorted(before - after), sorted(after - before)
    return "; ".join([f"no more {each}" for each in gone] + [f"now {each}" for each in fresh])


def _same(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {path for path, text in before.items() if after.get(path) == text}


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch
