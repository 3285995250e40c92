"""The shipped packs as a project names them: all by the core, or each by itself."""

from __future__ import annotations

from pathlib import Path

from slapstick.app.listing import find_rule
from slapstick.app.opening import Workspace, open_project


def opened(root: Path, project: str) -> Workspace:
    (root / "sora.yaml").write_text(project, "utf-8")
    return open_project(root)


def packs(workspace: Workspace) -> set[str]:
    return {rule.id.rpartition("/")[0].partition("/")[2] for rule in workspace.rules}


def test_the_core_brings_all_packs_that_ship(empty: Path) -> None:
    found = packs(opened(empty, "packs: [slapstick/core]\n"))

    assert {"core", "errors", "concurrency", "testing", "web", "data", "infra", "history"} <= found


def test_packs_that_are_named_without_the_core_are_all_there_is(empty: Path) -> None:
    assert packs(opened(empty, "packs: [slapstick/errors, slapstick/web]\n")) == {"errors", "web"}


def test_a_shipped_rule_is_addressed_through_the_core_wherever_it_is_grouped(empty: Path) -> None:
    peel = "slapstick/concurrency/banana-peel-retry"
    assert find_rule(opened(empty, ""), "slapstick/core/banana-peel-retry").id == peel

    off = opened(empty, "rules: {slapstick/core/banana-peel-retry: off}\n")
    assert [rule.id for rule in off.rules_off] == [peel]
    one = opened(empty, "rules: {slapstick/core/*: off, slapstick/core/banana-peel-retry: on}\n")
    assert [rule.id for rule in one.rules] == [peel]
    assert "web" not in packs(opened(empty, "rules: {slapstick/web/*: off}\n"))
