"""Find the line and the commit behind each changed line of a prompt; puts nothing into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from slapstick.app.made_with import Made, made_with
from slapstick.app.opening import Workspace
from slapstick.app.planning import PROMPTS, Planned
from slapstick.app.stages import is_own
from slapstick.model import Line, Place, Project, Prompt
from slapstick.read.hunks import Hunk, hunks_since
from slapstick.read.revisions import is_since, last_change, line_commit
from slapstick.review.causes import Cause, Edit, Kind
from slapstick.spec.lock_file import LOCK
from slapstick.spec.project import NAME, read_project


@dataclass(frozen=True)
class Blame:
    """What is known of the two states that are compared, and what git was asked so far."""

    planned: Planned
    base: str  # "" where there is no earlier commit
    old: Workspace | None
    made: Made  # what the reviewed prompts were made with
    cut_off: bool = False  # whether the history does not reach to what was reviewed
    lines: dict[tuple[str, int], str] = field(default_factory=dict)

    def causes(self, edit: Edit, was: Prompt | None, now: Prompt | None) -> tuple[Cause, ...]:
        """Return the causes of an edit of a shot, each with its place and commit."""
        return tuple(dict.fromkeys(self._cause(kind, edit, was, now) for kind in edit.kinds))

    def pricing(self) -> Cause | None:
        """Return the change of sora.yaml that makes the same words cost something else."""
        cause = self._setting("provider")
        return cause if cause.detail else None

    def _cause(self, kind: Kind, edit: Edit, was: Prompt | None, now: Prompt | None) -> Cause:
        if kind == "slapstick":
            return self._tool(edit)
        if kind == "code":
            return self._at(kind, self._code_hunks, _sources(edit, was, now))
        if kind in ("rule", "story"):
            return self._written(kind, edit, was, now)
        if kind in ("level", "provider", "project"):
            return self._setting(kind)
        rule = (edit.after or edit.before or _NO_LINE).rule
        updated = self._updated(rule.path)
        if kind == "pack" or (kind == "unknown" and updated):
            commit = self._since(last_change(self._root, LOCK))
            place = rule if rule.path else None
            return Cause("pack", updated or self._pack_detail(rule.path), place, commit)
        return Cause(kind, _CUT_OFF if self.cut_off else _DETAILS.get(kind, ""))

    def _tool(self, edit: Edit) -> Cause:
        """Tell apart what lies outside of the repository, by the record of what was used."""
        now = made_with(self.planned.workspace)
        line = edit.after or edit.before or _NO_LINE
        shipped = _altered(self.made, now, "built-in")
        if line.rule.path in shipped:
            kind: Kind = "story" if "stories/" in line.rule.path else "pack"
            return Cause(kind, f"{line.rule.path} as Slapstick ships it", line.rule)
        grammars = _altered(self.made, now, "grammars")
        if grammars and line.source is not None:
            return Cause("grammar", ", ".join(grammars.values()))
        version = _altered(self.made, now, "slapstick")
        return Cause("slapstick", version.get("version", "another state of the same version"))

    def _written(self, kind: Kind, edit: Edit, was: Prompt | None, now: Prompt | None) -> Cause:
        """Name the line of a rule or of the story; or of sora.yaml, if that chose another."""
        own = self._story_files if kind == "story" else self._rule_files
        hunks = [hunk for hunk in self._hunks if hunk.path in own]
        if not hunks and self._hunks:
            chosen = [hunk for hunk in self._hunks if hunk.path == NAME]
            if chosen:
                return self._at(kind, chosen, ())._replace(detail="chosen in sora.yaml")
        places = [pair for pair in _rules(edit, was, now) if pair[0].path in own]
        return self._at(kind, hunks, places)

    def _at(self, kind: Kind, hunks: Iterable[Hunk], places: Iterable[tuple[Place, bool]]) -> Cause:
        """Return a cause at the changed line that is nearest to the places of an edit.

        A place is of the state of now, or, if its flag says so, of the earlier one.
        """
        known = list(places)
        found = _nearest(list(hunks), known)
        if found is None:
            place = known[0][0]._replace(column=1) if known else None
            return Cause(kind, "", place, self._since(self._line(place)) if place else "")
        place, hunk = found[0]._replace(column=1), found[1]
        commit = "" if hunk.is_gone else self._line(place)
        return Cause(kind, "", place, self._since(commit) or self._since(
            last_change(self._root, place.path)
        ) * hunk.is_gone)  # fmt: skip

    def _setting(self, kind: Kind) -> Cause:
        old = self.old.project if self.old else Project()
        altered = [
            (name, key)
            for name, key in _SETTINGS[kind].items()
            if getattr(old, name) != getattr(self._project, name)
        ]
        told = [
            f"{key}: {_say(getattr(old, name))} to {_say(getattr(self._project, name))}"
            for name, key in altered
        ]
        place = self._place_of(altered[0][1]) if altered else Place(NAME)
        commit = self._since(self._line(place)) or self._since(last_change(self._root, NAME))
        return Cause(kind, "; ".join(told), place, commit)

    def _place_of(self, key: str) -> Place:
        """Return where a key stands in sora.yaml."""
        path = self._root / NAME
        if not path.is_file():
            return Place(NAME)
        file, _ = read_project(path.read_text("utf-8", "replace"), NAME)
        return file.page.place(*key.split("."))

    def _updated(self, path: str) -> str:
        """Return from which version to which the pack of a rule was updated; "" if it was not."""
        name = "/".join(path.removeprefix("pack:").split("/")[:2])
        now = made_with(self.planned.workspace)
        told = _altered(self.made, now, "packs").get(name, "")
        versions = [self.made.get("packs", {}).get(name, ""), now["packs"].get(name, "")]
        short = [version.partition(" ")[0] for version in versions]
        return f"{name} {short[0]} to {short[1]}" if told and short[0] != short[1] else told

    def _pack_detail(self, path: str) -> str:
        before = {str(ask) for ask in self.old.project.packs} if self.old else set()
        now = {str(ask) for ask in self._project.packs}
        added = sorted(now - before)
        gone = sorted(before - now)
        told = [f"added {', '.join(added)}"] if added else []
        told += [f"left {', '.join(gone)}"] if gone else []
        return "; ".join(told) or path

    @cached_property
    def _hunks(self) -> tuple[Hunk, ...]:
        return hunks_since(self._root, self.base) if self.base else ()

    @cached_property
    def _rule_files(self) -> frozenset[str]:
        rules = [*self.planned.workspace.rules, *(self.old.rules if self.old else ())]
        return frozenset(rule.place.path for rule in rules if is_own(rule.place.path, self._root))

    @cached_property
    def _story_files(self) -> frozenset[str]:
        spaces = [self.planned.workspace, *([self.old] if self.old else [])]
        paths = {space.story.place.path for space in spaces}
        return frozenset(path for path in paths if is_own(path, self._root))

    @cached_property
    def _code_hunks(self) -> tuple[Hunk, ...]:
        written = {NAME, *self._rule_files, *self._story_files}
        return tuple(
            hunk
            for hunk in self._hunks
            if hunk.path not in written and not hunk.path.startswith(f"{PROMPTS}/")
        )

    @property
    def _root(self) -> Path:
        return self.planned.workspace.root

    @property
    def _project(self) -> Project:
        return self.planned.workspace.project

    def _line(self, place: Place) -> str:
        """Return the commit that wrote a line of the work tree; each line is asked for once."""
        key = (place.path, place.line)
        if key not in self.lines:
            here = (self._root / place.path).is_file()
            self.lines[key] = line_commit(self._root, *key) if here else ""
        return self.lines[key]

    def _since(self, commit: str) -> str:
        """Return a commit if it came after the reviewed state; "" for what is not committed."""
        since = commit and (not self.base or is_since(self._root, commit, self.base))
        return commit if since else ""


_NO_LINE = Line("", Place(""))
_DETAILS: Mapping[Kind, str] = {
    "grammar": "the language files of a pack",
    "unknown": "no earlier commit shows what the reviewed prompts were made from",
}
_CUT_OFF = "this clone is shallow: fetch all of its history (in CI: fetch-depth: 0)"
_SETTINGS: Mapping[Kind, Mapping[str, str]] = {
    "level": {"level": "film.level"},
    "provider": {
        "provider": "provider.use",
        "service": "provider",
        "quality": "film.quality",
    },
    "project": {
        "seconds": "film.seconds",
        "aspect": "film.aspect",
        "language": "film.language",
        "hurt": "film.hurt",
        "privacy": "privacy",
        "authors": "privacy.authors",
        "exclude": "scan.exclude",
    },
}


def _nearest(hunks: list[Hunk], places: list[tuple[Place, bool]]) -> tuple[Place, Hunk] | None:
    """Return the changed line that holds a place, or stands nearest to one; the first, if none."""
    for place, is_old in places:
        for hunk in hunks:
            if hunk.path == place.path and place.line in (hunk.old if is_old else hunk.new):
                return (Place(hunk.path, hunk.line) if is_old else place), hunk
    for place, is_old in places:
        same = [hunk for hunk in hunks if hunk.path == place.path]
        if same:
            hunk = min(same, key=lambda each: abs(_start(each, is_old) - place.line))
            return Place(hunk.path, hunk.line), hunk
    return (Place(hunks[0].path, hunks[0].line), hunks[0]) if hunks else None


def _start(hunk: Hunk, is_old: bool) -> int:
    return hunk.old.start if is_old else hunk.line


def _sources(edit: Edit, was: Prompt | None, now: Prompt | None) -> Iterator[tuple[Place, bool]]:
    """Yield the lines of code that an edit may come from, the likeliest first."""
    found = [(line.source, line is edit.before) for line in (edit.after, edit.before) if line]
    found += [(line.source, False) for line in _lines(now)]
    found += [(line.source, True) for line in _lines(was)]
    yield from ((place, is_old) for place, is_old in found if place)


def _rules(edit: Edit, was: Prompt | None, now: Prompt | None) -> Iterator[tuple[Place, bool]]:
    """Yield the written lines that an edit may come from, the likeliest first."""
    yield from ((line.rule, line is edit.before) for line in (edit.after, edit.before) if line)
    yield from ((line.rule, False) for line in _lines(now))
    yield from ((line.rule, True) for line in _lines(was))


def _lines(prompt: Prompt | None) -> list[Line]:
    return [line for part in prompt.parts for line in part.lines] if prompt else []


def _altered(before: Made, now: Made, what: str) -> dict[str, str]:
    """Return what of a record is not as it was, in words, by its name."""
    old, new = before.get(what, {}), now.get(what, {})
    return {
        name: f"{name} {old[name]} to {new[name]}"
        for name in sorted({*old} & {*new})
        if old[name] != new[name]
    }


def _say(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(getattr(value, "value", value)) if not hasattr(value, "__slots__") else "another"
