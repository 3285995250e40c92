"""Keep prompts where syrupy looks for them: one page a shot, in prompts/sora beside sora.yaml.

Syrupy is never told of pages that no shot uses, so no run of it deletes one: not a run of some
shots, not one whose names begin alike.  The item of the file looks after such pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.data import SnapshotCollection, SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from slapstick.app.files import write_text
from slapstick.app.planning import PROMPTS
from slapstick.review.snapshots import SUFFIX, file_name, says_the_same


class Page(SingleFileSnapshotExtension):
    """A prompt's page; one is as reviewed if a service would be told the same words."""

    _write_mode = WriteMode.TEXT
    file_extension = SUFFIX.removeprefix(".")

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of a film's pages, outside of the folders that syrupy sweeps."""
        return str(Path(test_location.filepath).parent / PROMPTS)

    @classmethod
    def get_location(cls, *, test_location: PyTestLocation, index: Any) -> str:  # noqa: ARG003  # syrupy passes it
        """Return the file of a shot, named as `sora snap` names it."""
        name = file_name(test_location.item.name)
        return str(Path(cls.dirname(test_location=test_location)) / name)

    @classmethod
    def matches_test_location(
        cls, *, test_location: PyTestLocation, snapshot_location: str
    ) -> bool:
        """Tell whether a file is the shot's own: by its whole name, not by how it begins."""
        own = cls.get_location(test_location=test_location, index=0)
        return Path(own) == Path(snapshot_location)

    def serialize(self, data: Any, **_: Any) -> str:
        """Return a page as it is."""
        return str(data)

    def matches(self, *, serialized_data: Any, snapshot_data: Any) -> bool:
        """Tell whether two pages hold the same words; where their code stands may differ."""
        return says_the_same(str(snapshot_data), str(serialized_data))

    def discover_snapshots(self, **_: Any) -> SnapshotCollections:
        """Tell of no page: what is not discovered is not swept."""
        return SnapshotCollections()

    @classmethod
    def write_snapshot_collection(
        cls, *, snapshot_collection: SnapshotCollection, **_: Any
    ) -> None:
        """Write a page whole or not at all, with plain line ends."""
        page = next(iter(snapshot_collection))
        write_text(Path(snapshot_collection.location), str(page.data))


class ExactPage(Page):
    """A page that also names where its words come from now: what an update writes."""

    def matches(self, *, serialized_data: Any, snapshot_data: Any) -> bool:
        """Tell whether two pages are equal to the letter."""
        return bool(serialized_data == snapshot_data)


def snapshot_of(request: pytest.FixtureRequest) -> SnapshotAssertion:
    """Return syrupy's assertion for a shot.

    It is made here and not asked of the fixture `snapshot`, which other plugins define as well.
    """
    options = request.config.option
    assertion = SnapshotAssertion(
        session=request.config._syrupy,  # type: ignore[attr-defined]  # as its own fixture does
        extension_class=ExactPage if options.update_snapshots else Page,
        test_location=PyTestLocation(request.node),
        update_snapshots=options.update_snapshots,
    )
    only_new = getattr(options, "update_new_snapshots_only", False)
    if only_new:
        assertion.update_new_snapshots_only = only_new
    return assertion
