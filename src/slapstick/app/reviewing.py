"""Gather what a reviewer must know of changed prompts: lines, causes, seconds, prices; no words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from slapstick.app.made_with import Made, made_with, read_record
from slapstick.app.opening import Workspace, open_project
from slapstick.app.planning import PROMPTS, Planned, reviewed_prompts
from slapstick.app.pricing import prices_of
from slapstick.app.stages import by_shot, is_own, stages
from slapstick.errors import BadRequest, SlapstickError
from slapstick.model import Line, Place, Project, Prompt
from slapstick.read.revisions import is_since, laid_out, last_change, line_commit, resolve
from slapstick.review.causes import Cause, Edit, Kind, Stage, edits_of
from slapstick.review.reports import Review, ShotReview
from slapstick.review.snapshots import compare

_PROJECT = "sora.yaml"


def review(planned: Planned, against: str = "") -> Review:
    """Return how a film differs from the reviewed one, and why.

    The reviewed prompts are those that lie in the folder, or those of the revision `against`.
    Causes are told by the commit in which they were last changed; without one they are unknown.
    """
    root = planned.workspace.root
    tip = resolve(root, against or "HEAD")
    if against and not tip:
        raise BadRequest(f"there is no revision '{against}'", "name a commit, a branch or a tag")
    base = last_change(root, PROMPTS, tip) if tip else ""
    with laid_out(root, base or tip) if base or against else _nowhere() as folder:
        if against:
            before = reviewed_prompts(folder, strict=False) if folder and base else {}
        else:
            before = reviewed_prompts(root, strict=False)
        old = _opened(folder) if folder and before else None
        steps = list(stages(old, planned)) if old and _differs(before, planned) else []
        if not steps:
            steps = [Stage("unknown", by_shot(planned.prompts))]
        asked = _Asked(planned, base, old, read_record(folder) if folder else {})
        return Review(base, tuple(_shots(before, planned, steps, asked, old)))


def _differs(before: Mapping[str, Prompt], planned: Planned) -> bool:
    return bool(compare(before, planned.prompts))


@contextmanager
def _nowhere() -> Iterator[None]:
    yield None


def _opened(folder: Path) -> Workspace | None:
    """Open an earlier state; None if today's Slapstick finds mistakes in it."""
    try:
        return open_project(folder)
    except SlapstickError:
        return None


def _shots(
    before: Mapping[str, Prompt],
    planned: Planned,
    steps: list[Stage],
    asked: _Asked,
    old: Workspace | None,
) -> Iterator[ShotReview]:
    prices = prices_of(planned)
    reviewed = replace(planned, prompts=tuple(before.values()))
    if old:
        reviewed = replace(reviewed, workspace=replace(planned.workspace, project=old.project))
    old_prices = prices_of(reviewed)
    kinds = {change.shot: change.kind for change in compare(before, planned.prompts)}
    now = by_shot(planned.prompts)
    for shot in sorted({*before, *now}):
        was, kind = before.get(shot), kinds.get(shot)
        edits = edits_of(shot, was, steps) if kind else ()
        yield ShotReview(
            shot=shot,
            kind=kind or "same",
            before=was,
            after=now.get(shot),
            edits=tuple((edit, asked.causes(edit, now.get(shot) or was)) for edit in edits),
            price_before=old_prices.get(shot),
            price_after=prices.get(shot),
        )


@dataclass(frozen=True)
class _Asked:
    """Finds the place and the commit of causes."""

    planned: Planned
    base: str
    old: Workspace | None
    made: Made
    lines: dict[tuple[str, int], str] = field(default_factory=dict)  # git is asked once a line

    def causes(self, edit: Edit, prompt: Prompt | None) -> tuple[Cause, ...]:
        found = [self._cause(kind, edit, prompt) for kind in edit.kinds]
        return tuple(dict.fromkeys(found))

    def _cause(self, kind: Kind, edit: Edit, prompt: Prompt | None) -> Cause:
        if kind == "slapstick":
            return self._tool(edit)
        if kind == "code":
            return self._code(edit, prompt)
        if kind in ("rule", "story"):
            return self._written(kind, edit, prompt)
        if kind in ("level", "provider", "project"):
            return self._setting(kind)
        if kind == "pack":
            rule = (edit.after or edit.before or _NO_LINE).rule
            return Cause("pack", self._pack_detail(rule.path), rule if rule.path else None)
        return Cause(kind, _DETAILS.get(kind, ""))

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

    def _code(self, edit: Edit, prompt: Prompt | None) -> Cause:
        """Name the line of code behind an edit: its own, or the first that the shot shows."""
        after, before = edit.after, edit.before
        place = (after and after.source) or _first_source(prompt) or (before and before.source)
        if place is None:
            return Cause("code", commit=self._since(last_change(self._root, ".")))
        commit = self._line(place.path, place.line) if self._is_here(place) else ""
        if commit and self.base and not is_since(self._root, commit, self.base):
            # The line is as it was: what made way for it, or counts with it, changed elsewhere.
            gone = before.source.path if before and before.source else place.path
            commit = self._since(last_change(self._root, gone)) or self._since(
                last_change(self._root, ".")
            )
        return Cause("code", "", place, commit)

    def _written(self, kind: Kind, edit: Edit, prompt: Prompt | None) -> Cause:
        line = edit.after or edit.before or _NO_LINE
        place = line.rule if line.rule.path else _first_rule(prompt, kind)
        if place and is_own(place.path, self._root):
            return Cause(kind, "", place, self._line(place.path, place.line))
        commit = self._since(last_change(self._root, _PROJECT))
        return Cause(kind, "chosen in sora.yaml", place, commit)

    def _setting(self, kind: Kind) -> Cause:
        old = self.old.project if self.old else Project()
        told = [
            f"{key}: {_say(getattr(old, name))} to {_say(getattr(self._project, name))}"
            for name, key in _SETTINGS[kind].items()
            if getattr(old, name) != getattr(self._project, name)
        ]
        commit = self._since(last_change(self._root, _PROJECT))
        return Cause(kind, "; ".join(told), Place(_PROJECT), commit)

    def _pack_detail(self, path: str) -> str:
        before = set(self.old.project.packs) if self.old else set()
        added = sorted(set(self._project.packs) - before)
        gone = sorted(before - set(self._project.packs))
        told = [f"added {', '.join(added)}"] * bool(added) + [f"left {', '.join(gone)}"] * bool(
            gone
        )
        return "; ".join(told) or path

    @property
    def _root(self) -> Path:
        return self.planned.workspace.root

    @property
    def _project(self) -> Project:
        return self.planned.workspace.project

    def _is_here(self, place: Place) -> bool:
        return (self._root / place.path).is_file()

    def _line(self, path: str, line: int) -> str:
        if (path, line) not in self.lines:
            self.lines[path, line] = line_commit(self._root, path, line)
        return self.lines[path, line]

    def _since(self, commit: str) -> str:
        """Return a commit if it came after the reviewed state; "" for what is not committed."""
        return (
            commit if commit and (not self.base or is_since(self._root, commit, self.base)) else ""
        )


_NO_LINE = Line("", Place(""))
_DETAILS: Mapping[Kind, str] = {
    "grammar": "the language files of a pack",
    "unknown": "no earlier commit shows what the reviewed prompts were made from",
}
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
        "exclude": "scan.exclude",
    },
}


def _altered(before: Made, now: Made, what: str) -> dict[str, str]:
    """Return what of a record is not as it was, in words, by its name."""
    old, new = before.get(what, {}), now.get(what, {})
    return {
        name: f"{name} {old[name]} to {new[name]}"
        for name in sorted({*old} & {*new})
        if old[name] != new[name]
    }


def _first_source(prompt: Prompt | None) -> Place | None:
    lines = [line for part in prompt.parts for line in part.lines] if prompt else []
    return next((line.source for line in lines if line.source), None)


def _first_rule(prompt: Prompt | None, kind: Kind) -> Place | None:
    parts = prompt.parts if prompt else ()
    wanted = "action" if kind == "rule" else "style"
    return next((line.rule for part in parts if part.name == wanted for line in part.lines), None)


def _say(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(getattr(value, "value", value)) if not hasattr(value, "__slots__") else "another"
