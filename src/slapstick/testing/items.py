"""One item for each shot of a film, and one for its file; compares, and writes only if asked to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from slapstick.app.made_with import write_record
from slapstick.app.opening import survey_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.app.pricing import over_budget
from slapstick.app.snapping import drop_orphans, orphans_of, snap_diff
from slapstick.errors import BadFiles, SlapstickError
from slapstick.model import Problem, Prompt
from slapstick.review.snapshots import Change, from_text, to_text

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

FILE_ITEM = "storyboard"


class NotAsReviewed(Exception):
    """A film differs from what was reviewed; the message is all that a person needs."""


class SoraFile(pytest.Module):
    """A `sora.yaml`.

    It is a module without code, as a text of doctests is: other plugins' fixtures of module
    scope look for one above every item.
    """

    obj = None
    planned: Planned
    findings: tuple[Problem, ...]

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the item of the file, then one for each shot, in the film's order."""
        root = self.path.parent
        try:
            survey = survey_project(root, lint=True)
            if survey.workspace is None:
                raise BadFiles(survey.problems)
            workers = 1 if hasattr(self.config, "workerinput") else None
            self.planned = plan(survey.workspace, read_all(survey.workspace, workers=workers))
        except SlapstickError as error:
            raise self.CollectError(_words(error)) from None
        self.findings = survey.findings
        yield FilmItem.from_parent(self, name=FILE_ITEM, callobj=check_film)
        for prompt in self.planned.prompts:
            item = ShotItem.from_parent(self, name=prompt.shot, callobj=check_shot)
            item.prompt = prompt
            yield item


class _Item(pytest.Function):
    """An item without a function of the repository's.

    Being a `Function` it works with fixtures, marks, `-k`, `--lf`, xdist and syrupy.
    """

    def __init__(self, **keys: Any) -> None:
        super().__init__(**keys)
        self.add_marker("sora")

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the item stands: the file, from its first line on."""
        return self.path, 0, f"sora: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        """Return what a person needs of a failure: a difference, without a traceback."""
        if isinstance(excinfo.value, NotAsReviewed):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class ShotItem(_Item):
    """A shot, to be compared with its reviewed page."""

    prompt: Prompt


class FilmItem(_Item):
    """What concerns the file as a whole."""


def check_shot(request: pytest.FixtureRequest, sora_snapshot: SnapshotAssertion) -> None:
    """Compare the prompt of a shot with the reviewed one."""
    item = request.node
    text = to_text(item.prompt)
    location = Path(sora_snapshot.extension.get_location(
        test_location=sora_snapshot.test_location, index=0
    ))  # fmt: skip
    before = location.read_text("utf-8", "replace") if location.is_file() else ""
    if sora_snapshot == text:
        return
    reviewed, problems = from_text(before, location.name)
    if reviewed is None:
        why = problems[0].message if before else "there is none yet"
        raise NotAsReviewed(f"{item.prompt.shot} has no reviewed page: {why}\n{_REMEDY}")
    change = Change(item.prompt.shot, "changed", reviewed, item.prompt)
    lines = [f"{item.prompt.shot} is not as reviewed", *snap_diff(change), _REMEDY]
    raise NotAsReviewed("\n".join(lines))


def check_film(request: pytest.FixtureRequest) -> None:
    """Check the words that the repository brings, the estimate, and pages without a shot.

    An update of the whole film removes such pages; one of some shots removes none.
    """
    item = request.node
    film: SoraFile = item.parent
    faults = [
        f"{finding.place}: {finding.message}"
        for finding in film.findings
        if not finding.place.path.startswith("built-in:")
    ]
    faults += over_budget(film.planned)
    orphans = orphans_of(film.planned)
    whole_update = request.config.option.update_snapshots and _is_whole(item)
    if whole_update:
        write_record(film.planned.workspace)
        drop_orphans(film.planned)
    elif orphans:
        faults += [f"{page} belongs to no shot" for page in orphans]
        faults.append(f"{_REMEDY}, with all shots")
    if faults:
        raise NotAsReviewed("\n".join(faults))


_REMEDY = "look at it, then: pytest --snapshot-update"


def _is_whole(item: pytest.Item) -> bool:
    """Tell whether a run has every item of the file."""
    parent = item.parent
    if not isinstance(parent, SoraFile):
        return False
    mine = {each.name for each in item.session.items if each.parent is parent}
    return mine >= {FILE_ITEM, *(prompt.shot for prompt in parent.planned.prompts)}


def _words(error: SlapstickError) -> str:
    if not isinstance(error, BadFiles):
        return f"{error}\n{error.help_text}".strip()
    return "\n".join(
        f"{each.place.path}:{each.place.line}:{each.place.column}: {each.code} {each.message}"
        + (f"\n    {each.suggestion}" if each.suggestion else "")
        for each in error.problems
    )
