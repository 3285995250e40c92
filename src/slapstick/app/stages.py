"""Compile a film anew for each kind of change between an earlier commit and now; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from slapstick.app.opening import Workspace
from slapstick.app.pack_found import VENDOR
from slapstick.app.planning import Planned, plan, read_all
from slapstick.model import GagRule, Plot, Project, Prompt, Scan
from slapstick.review.causes import Kind, Stage


@dataclass(frozen=True, slots=True)
class _Mix:
    """A film whose parts are partly of then and partly of now."""

    workspace: Workspace
    scan: Scan


@dataclass(frozen=True)
class Remaking:
    """Makes the film of an earlier state anew, with some kinds of change brought up to date."""

    before: Workspace
    now: Planned
    made: dict[frozenset[Kind], Mapping[str, Prompt]] = field(default_factory=dict)

    @cached_property
    def base(self) -> _Mix:
        """The earlier state, read by today's Slapstick."""
        return _Mix(self.before, read_all(self.before))

    @cached_property
    def plot(self) -> Plot:
        """The film of the earlier state."""
        return plan(self.base.workspace, self.base.scan).plot

    def stages(self) -> Iterator[Stage]:
        """Yield the film with one kind of change more brought up to date at a time, code last.

        What alters at the first stage, nothing in the repository altered: Slapstick itself did.
        """
        mix = self.base
        done: frozenset[Kind] = frozenset()
        yield Stage("slapstick", self.prompts(done))
        for kind, step in _STEPS:
            stepped = step(mix, self.now.workspace)
            if stepped != mix:
                mix, done = stepped, done | {kind}
                yield Stage(kind, self.prompts(done))
        yield Stage("code", by_beat(self.now.prompts))

    def prompts(self, kinds: frozenset[Kind]) -> Mapping[str, Prompt]:
        """Return the prompts, by beat, with these kinds brought up to date and no other."""
        wanted = kinds - {"slapstick"}  # today's Slapstick makes them all
        if wanted not in self.made:
            mix = self.base
            for kind, step in _STEPS:
                mix = step(mix, self.now.workspace) if kind in wanted else mix
            mix = _code(mix, self.now) if "code" in wanted else mix
            self.made[wanted] = by_beat(plan(mix.workspace, mix.scan).prompts)
        return self.made[wanted]


def by_beat(prompts: Iterable[Prompt]) -> dict[str, Prompt]:
    """Return prompts by what they tell; the number of a shot changes with those before it."""
    return {beat_of(prompt.shot): prompt for prompt in prompts}


def beat_of(shot: str) -> str:
    """Return the beat that a shot shows: `errand` of `02-errand`."""
    return shot.partition("-")[2] or shot


def is_own(path: str, root: Path) -> bool:
    """Tell whether a written file is the repository's own and no pack's from elsewhere."""
    outside = path.startswith((".sora/", f"{VENDOR}/", "../", "/")) or ":" in path
    return bool(path) and not outside and (root / path).is_file()


def _grammars(mix: _Mix, now: Workspace) -> _Mix:
    return _reread(mix, replace(mix.workspace, languages=now.languages))


def _packs(mix: _Mix, now: Workspace) -> _Mix:
    """Take packs from elsewhere as they are now; what sora.yaml switches is as it was."""
    old, project = mix.workspace, mix.workspace.project
    fresh = {rule.id: rule for rule in now.rules if not is_own(rule.place.path, now.root)}
    kept = [rule for rule in old.rules if _stays(rule, fresh, old, now)]
    known = {rule.id for rule in kept}
    added = [r for r in fresh.values() if r.id not in known and _switched_on(project, r)]
    rules = (*(_fresh(rule, fresh) for rule in kept), *added)
    return replace(mix, workspace=replace(old, rules=_sorted(rules)))


def _stays(rule: GagRule, fresh: dict[str, GagRule], old: Workspace, now: Workspace) -> bool:
    own = is_own(rule.place.path, old.root)
    return own or rule.id in fresh or not _switched_on(now.project, rule)


def _fresh(rule: GagRule, fresh: dict[str, GagRule]) -> GagRule:
    """Return a pack's rule of now, unless sora.yaml overrules it otherwise than before."""
    new = fresh.get(rule.id, rule)
    same = [o.changes for o in new.overrides] == [o.changes for o in rule.overrides]
    return new if same else rule


def _switched_on(project: Project, rule: GagRule) -> bool:
    """Tell whether the last word of sora.yaml on a rule lets it play, in some file at least."""
    words = [
        each.switch
        for each in project.overrides
        if each.switch and not each.files and rule.goes_by(each.pattern)
    ]
    return not words or words[-1] == "on"


def _rules(mix: _Mix, now: Workspace) -> _Mix:
    project = replace(mix.workspace.project, overrides=now.project.overrides)
    rules = _sorted(now.rules)
    return replace(mix, workspace=replace(mix.workspace, rules=rules, project=project))


def _story(mix: _Mix, now: Workspace) -> _Mix:
    return replace(mix, workspace=replace(mix.workspace, story=now.story))


def _level(mix: _Mix, now: Workspace) -> _Mix:
    return _with_project(mix, replace(mix.workspace.project, level=now.project.level))


def _provider(mix: _Mix, now: Workspace) -> _Mix:
    wanted = now.project
    return _with_project(
        mix,
        replace(
            mix.workspace.project,
            provider=wanted.provider,
            service=wanted.service,
            quality=wanted.quality,
        ),
    )


def _code(mix: _Mix, now: Planned) -> _Mix:
    """Take the code as it is now, read as the mix reads it."""
    workspace = replace(mix.workspace, root=now.workspace.root)
    if _reads_alike(workspace, now.workspace):
        return _Mix(workspace, now.scan)
    return _Mix(workspace, read_all(workspace))


def _project(mix: _Mix, now: Workspace) -> _Mix:
    return _reread(mix, replace(mix.workspace, project=now.project))


_STEPS: tuple[tuple[Kind, Callable[[_Mix, Workspace], _Mix]], ...] = (
    ("grammar", _grammars),
    ("pack", _packs),
    ("rule", _rules),
    ("story", _story),
    ("level", _level),
    ("provider", _provider),
    ("project", _project),
)


def _with_project(mix: _Mix, project: Project) -> _Mix:
    return replace(mix, workspace=replace(mix.workspace, project=project))


def _reread(mix: _Mix, workspace: Workspace) -> _Mix:
    """Return a mix with another workspace; its code is read again if that may find other facts."""
    same = _reads_alike(workspace, mix.workspace)
    return _Mix(workspace, mix.scan if same else read_all(workspace))


def _reads_alike(one: Workspace, other: Workspace) -> bool:
    """Tell whether the same source gives both the same facts."""
    return (one.languages, one.project.exclude, one.project.authors) == (
        other.languages,
        other.project.exclude,
        other.project.authors,
    )


def _sorted(rules: tuple[GagRule, ...]) -> tuple[GagRule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.id))
