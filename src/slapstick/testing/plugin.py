"""Tell pytest of `sora.yaml` files; loaded in every run of pytest, so it imports nothing heavy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

NAME = "sora.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run leave films alone."""
    group = parser.getgroup("sora", "reviewed prompts of sora.yaml")
    group.addoption("--no-sora", action="store_true", help="do not collect sora.yaml")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker, and see that `testpaths` do not leave out the file beside them."""
    config.addinivalue_line("markers", "sora: a shot of the film that sora.yaml describes")
    if not _wanted(config) or config.args_source != pytest.Config.ArgsSource.TESTPATHS:
        return
    path = config.rootpath / NAME
    named = [config.invocation_params.dir / argument.partition("::")[0] for argument in config.args]
    if path.is_file() and not any(path.is_relative_to(each) for each in named):
        config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the shots of a `sora.yaml`, if there is a syrupy to compare them with."""
    if file_path.name != NAME or not _wanted(parent.config):
        return None
    from slapstick.testing.items import SoraFile  # noqa: PLC0415  # few runs need it

    found: pytest.Collector = SoraFile.from_parent(parent, path=file_path)
    return found


@pytest.fixture
def sora_snapshot(request: pytest.FixtureRequest) -> SnapshotAssertion:
    """Return the reviewed prompt of the shot that is compared."""
    from slapstick.testing.pages import snapshot_of  # noqa: PLC0415  # few runs need it

    return snapshot_of(request)


def _wanted(config: pytest.Config) -> bool:
    return config.pluginmanager.hasplugin("syrupy") and not config.getoption("no_sora")
