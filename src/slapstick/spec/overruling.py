"""Let a project overrule the rules of its packs: on, off, other values; not for reading them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from slapstick.model import Clause, GagRule, Override, Place, Problem, Silence
from slapstick.spec import shape
from slapstick.spec.arms import TooManyArms, arms
from slapstick.spec.override_keys import ChangeKeys
from slapstick.spec.page import Page, Step
from slapstick.spec.project import ProjectFile
from slapstick.spec.proofs import Known, labels_of
from slapstick.spec.scripts import prove_gag
from slapstick.spec.wording import suggest
from slapstick.spec.written import take

# What may be changed: where the value stands in a rule. The last part is its mark.
_OF_RULE = {"weight": "weight", "limits.per-film": "per_film", "limits.per-file": "per_file"}
_OF_GAG = {
    f"gag.{name}": name
    for name in (
        "prop", "puppet", "laugh", "hurt", "tags",
        "setup", "escalate", "topper", "card", "signs", "reversed",
    )
}  # fmt: skip
LEAVES = (*_OF_RULE, *_OF_GAG)


class Ruling(NamedTuple):
    """The rules of a project after all that it says of them."""

    in_force: tuple[GagRule, ...]
    off: tuple[GagRule, ...]  # each with the override that switched it off
    problems: tuple[Problem, ...]


class Leaf(NamedTuple):
    """One value of a rule, and where it was set; no place where nobody wrote it."""

    name: str
    value: Any
    place: Place | None


def overrule(
    file: ProjectFile,
    rules: Iterable[GagRule],
    known: Known,
    renamed: Mapping[str, str] = {},
    missing: Collection[str] | None = (),
) -> Ruling:
    """Return the rules as the project wants them, and each of its words that does nothing.

    The last word on a rule decides; what `paths` says goes before what `rules` says.  `renamed`
    holds the old ids of rules; `missing` the ids of rules that are written and not sound, `None`
    where it is not known which rules there are.
    """
    found = tuple(rules)
    problems = list(_without_effect(file, found, renamed, missing))
    in_force: list[GagRule] = []
    off: list[GagRule] = []
    for rule in found:
        overruled, mistakes = _overruled(rule, file, known)
        problems += mistakes
        (off if overruled.when is _NEVER else in_force).append(overruled)
    kept = tuple(replace(rule, when=_original(rule, found)) for rule in off)
    return Ruling(tuple(in_force), kept, tuple(dict.fromkeys(problems)))


def as_written(rule: GagRule) -> GagRule:
    """Return a rule with the condition of its file, whatever a project's `paths` say of it."""
    switched = any(each.files and each.switch for each in rule.overrides)
    return replace(rule, when=rule.when.clauses[0]) if switched and _is_joined(rule) else rule


def _is_joined(rule: GagRule) -> bool:
    """Tell whether `_when` put a switch of files behind the condition."""
    when = rule.when
    return when.word == "all" and len(when.clauses) == 2 and when.place == when.clauses[0].place


def silence(rules: Iterable[GagRule], silences: Iterable[Silence]) -> tuple[GagRule, ...]:
    """Return the rules, quiet on the lines where comments say so."""
    told = tuple(silences)
    return tuple(
        replace(rule, silenced=mine, overrides=(*rule.overrides, *(s.override for s in mine)))
        if (mine := tuple(each for each in told if names(each.override.pattern, rule)))
        else rule
        for rule in rules
    )


def names(pattern: str, rule: GagRule) -> bool:
    """Tell whether a comment's words name a rule: its id, the last part of it, or a pattern."""
    return rule.goes_by(pattern) or rule.id.rpartition("/")[2] == pattern


def leaves(rule: GagRule) -> Iterator[Leaf]:
    """Yield every value of a rule that can be changed, with who set it."""
    marks = dict(rule.marks)
    for name in LEAVES:
        inner = _OF_GAG.get(name)
        value = getattr(rule.gag, inner) if inner else getattr(rule, _OF_RULE[name])
        written = value not in ("", ())
        yield Leaf(name, value, marks.get(_mark(name)) if written else None)


def _without_effect(
    file: ProjectFile,
    rules: tuple[GagRule, ...],
    renamed: Mapping[str, str],
    missing: Collection[str] | None,
) -> Iterator[Problem]:
    for override in file.project.overrides:
        if any(rule.goes_by(override.pattern) for rule in rules):
            continue
        if missing is None and not override.pattern.startswith("slapstick/"):
            continue  # it may name a rule that could not be read
        if any(fnmatchcase(each, override.pattern) for each in missing or ()):
            continue
        new = renamed.get(override.pattern)
        hint = (
            f"it is called '{new}' now"
            if new
            else suggest(override.pattern, [rule.id for rule in rules])
        )
        message = f"no rule is called '{override.pattern}'"
        yield file.page.problem(override.place, "SL040", message, hint or "`sora rules` lists them")


_NEVER = Clause("never", Place(""))


def _overruled(rule: GagRule, file: ProjectFile, known: Known) -> tuple[GagRule, list[Problem]]:
    mine = [each for each in file.project.overrides if rule.goes_by(each.pattern)]
    if not mine:
        return rule, []
    problems: list[Problem] = []
    changed = replace(rule, overrides=tuple(mine))
    for override in mine:
        if override.changes:
            changed, mistakes = _changed(changed, override, file.page, known)
            problems += mistakes
    when = _when(rule, mine)
    if when is not _NEVER:
        try:
            arms(when)
        except TooManyArms:
            message = f"'{rule.id}' is switched in too many ways to follow"
            place = mine[-1].place
            problems.append(file.page.problem(place, "SL031", message, "join the file patterns"))
            when = rule.when
    return replace(changed, when=when), problems


def _when(rule: GagRule, overrides: Iterable[Override]) -> Clause:
    """Return the rule's condition with the switches of files as further clauses."""
    everywhere: Clause | None = Clause("all", rule.place)
    allowed = everywhere
    for each in overrides:
        if each.changes:
            continue
        path = Clause("path", each.place, values=each.files)
        if not each.files:
            allowed = everywhere if each.switch == "on" else None
        elif each.switch == "on" and allowed is not everywhere:
            both = path if allowed is None else Clause("any", each.place, clauses=(allowed, path))
            allowed = both
        elif each.switch == "off" and allowed is not None:
            barred = Clause("not", each.place, clauses=(path,))
            allowed = Clause("all", each.place, clauses=(allowed, barred))
    if allowed is None:
        return _NEVER
    if allowed is everywhere:
        return rule.when
    return Clause("all", rule.when.place, clauses=(rule.when, allowed))


def _original(rule: GagRule, rules: Iterable[GagRule]) -> Clause:
    return next(each.when for each in rules if each.id == rule.id)


def _changed(
    rule: GagRule, override: Override, page: Page, known: Known
) -> tuple[GagRule, list[Problem]]:
    """Return a rule with the values of one override, and what is wrong with them in its gag."""
    steps = ("rules", override.pattern, "change")
    keys = take(page, steps, ChangeKeys)
    if keys is None:
        return rule, []  # told where the file was read
    by_alias = {info.alias or name: name for name, info in ChangeKeys.model_fields.items()}
    values = {leaf: getattr(keys, by_alias[leaf]) for leaf, _ in override.changes}
    gag = replace(rule.gag, **{_OF_GAG[leaf]: v for leaf, v in values.items() if leaf in _OF_GAG})
    own = {_OF_RULE[leaf]: value for leaf, value in values.items() if leaf in _OF_RULE}
    marks = {**dict(rule.marks), **{_mark(leaf): place for leaf, place in override.changes}}
    changed = replace(rule, gag=gag, marks=tuple(marks.items()), **own)
    written = shape.WrittenGag.model_construct(
        **{name: getattr(gag, name) for name in shape.WrittenGag.model_fields}
    )
    leaf_page = _LeafPage(page.path, page.lines, page.root)
    return changed, list(prove_gag(written, labels_of(rule.when), leaf_page, steps, known))


def _mark(leaf: str) -> str:
    return leaf.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class _LeafPage(Page):
    """A project file whose changes are found by the names they have in a gag."""

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Return where `gag.prop` stands for a step `prop`."""
        head, tail = steps[:3], steps[3:]
        if not tail:
            return Page.place(self, *head, key=key)
        return Page.place(self, *head, f"gag.{tail[0]}", *tail[1:], key=key)
