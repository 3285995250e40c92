"""Packs from their authors to the film: added, pinned, broken, updated, kept, unplugged."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

from slapstick.app.opening import Wishes, open_project, survey_project
from slapstick.errors import BadFiles
from tests.app.pack_stage import LATER, address, gag, git, publish, sora, write_pack


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the authors' repository, with its first version published."""
    folder = write_pack(tmp_path / "office")
    publish(folder, "v1.0.0")
    return folder


@pytest.fixture
def root(little: Path, office: Path) -> Path:
    """Return a project that has added the pack and committed it."""
    (little / "sora.yaml").write_text("packs: [slapstick/web]\n", "utf-8")  # few rivals
    assert sora(little, "pack", "add", f"{address(office)}@v1.0.0") == 0
    git(little, "init", "--quiet")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Play at the office")
    return little


def codes(root: Path, *, frozen: bool = False) -> list[str]:
    survey = survey_project(root, frozen=frozen)
    return [each.code for each in (*survey.problems, *survey.findings)]


def test_a_pack_is_added_to_the_project_and_pinned(root: Path, office: Path) -> None:
    assert (root / "sora.yaml").read_text("utf-8") == (
        f"packs: [slapstick/web, {{git: {address(office)}, rev: v1.0.0}}]\n"
    )
    lock = (root / "sora.lock").read_text("utf-8")
    assert git(office, "rev-parse", "v1.0.0") in lock
    assert "tree-sitter-python" in lock
    assert "slapstick/web" in lock
    assert "acme/office/the-shutter" in {rule.id for rule in open_project(root).rules}
    assert codes(root, frozen=True) == []


def test_what_happens_upstream_changes_nothing(root: Path, office: Path) -> None:
    write_pack(office, gag(escalate=LATER), version="1.1.0")
    publish(office, "v1.1.0")
    git(office, "tag", "-f", "v1.0.0")

    assert codes(root, frozen=True) == []
    assert sora(root, "pack", "lock") == 0
    (rule,) = [each for each in open_project(root).rules if each.id.startswith("acme")]
    assert "across the hall" in rule.gag.escalate


def test_an_update_shows_the_prompts_it_changes_before_it_writes(
    root: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(office, gag(escalate=LATER), version="1.1.0")
    publish(office, "v1.1.0")
    before = (root / "sora.yaml").read_bytes(), (root / "sora.lock").read_bytes()
    capsys.readouterr()

    assert sora(root, "pack", "update", "--dry-run") == 0
    told = capsys.readouterr().out
    assert "-" + " 3.2-6.4 s"[:0] in told
    gone = [
        line for line in told.splitlines() if line.startswith("-") and "across the hall" in line
    ]
    come = [line for line in told.splitlines() if line.startswith("+") and "upstairs" in line]
    assert gone
    assert come
    assert ((root / "sora.yaml").read_bytes(), (root / "sora.lock").read_bytes()) == before

    assert sora(root, "pack", "update", "--yes") == 0
    assert "rev: v1.1.0" in (root / "sora.yaml").read_text("utf-8")
    assert codes(root, frozen=True) == []
    (rule,) = [each for each in open_project(root).rules if each.id.startswith("acme")]
    assert "upstairs" in rule.gag.escalate


def test_an_update_that_nobody_agrees_to_is_not_written(
    root: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(office, gag(escalate=LATER), version="1.1.0")
    publish(office, "v1.1.0")
    before = (root / "sora.lock").read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert sora(root, "pack", "update") == 1
    assert (root / "sora.lock").read_bytes() == before


def test_a_broken_release_is_refused_and_nothing_is_written(
    root: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(office, gag(escalate=LATER).replace("call.sleep", "call.slep"), version="1.1.0")
    publish(office, "v1.1.0")
    before = (root / "sora.lock").read_bytes()
    capsys.readouterr()

    assert sora(root, "pack", "update", "--yes") == 2
    assert "pack:acme/office/rules/office.yaml:6:18 SL020" in capsys.readouterr().err
    assert (root / "sora.lock").read_bytes() == before
    assert codes(root, frozen=True) == []


def test_a_fresh_clone_has_to_fetch_and_then_has_the_same_film(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(root), "clone")
    clone = tmp_path / "clone"
    assert codes(clone) == ["SL110"]

    assert sora(clone, "pack", "fetch") == 0
    assert codes(clone, frozen=True) == []
    assert [r.id for r in open_project(clone).rules] == [r.id for r in open_project(root).rules]


def test_a_vendored_pack_works_in_a_clone_without_any_network(
    root: Path, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sora(root, "pack", "vendor") == 0
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "Keep the packs")
    git(tmp_path, "clone", "--quiet", str(root), "clone")
    shutil.rmtree(office)
    clone = tmp_path / "clone"
    _unplug(monkeypatch)

    for words in (
        ["check", "--frozen"], ["plan", "--frozen", "--workers", "1"], ["pack"],
        ["snap", "update", "--workers", "1"], ["snap", "check", "--frozen", "--workers", "1"],
        ["explain", "acme/office/the-shutter"], ["rules", "test"], ["pack", "vendor"],
        ["pack", "lock", "--check"], ["pack", "update", "--dry-run", "slapstick"],
    ):  # fmt: skip
        assert sora(clone, *words) == 0, words


def test_a_film_has_the_same_prompts_whether_its_packs_are_vendored_or_not(root: Path) -> None:
    sora(root, "snap", "update", "--workers", "1")
    sora(root, "pack", "vendor")

    assert sora(root, "snap", "check", "--workers", "1") == 0


def test_a_vendored_pack_that_was_edited_is_refused_at_the_lock(root: Path) -> None:
    sora(root, "pack", "vendor")
    rules = root / "vendor" / "sora" / "acme" / "office" / "rules" / "office.yaml"
    rules.write_text(rules.read_text("utf-8").replace("across the hall", "down the hall"), "utf-8")

    (problem,) = survey_project(root).problems
    assert (problem.code, problem.place.path) == ("SL109", "sora.lock")
    assert problem.excerpt.strip().startswith("tree: sha256:")
    assert sora(root, "pack", "vendor") == 0
    assert codes(root) == []


def test_an_update_renews_what_is_vendored(root: Path, office: Path) -> None:
    sora(root, "pack", "vendor")
    write_pack(office, gag(escalate=LATER), version="1.1.0")
    publish(office, "v1.1.0")

    assert sora(root, "pack", "update", "--yes") == 0
    assert codes(root, frozen=True) == []
    kept = root / "vendor" / "sora" / "acme" / "office" / "pack.yaml"
    assert "version: 1.1.0" in kept.read_text("utf-8")


def test_what_a_lock_pins_and_is_otherwise_here_is_drift(root: Path) -> None:
    lock = root / "sora.lock"
    text = lock.read_text("utf-8")
    lock.write_text(
        text.replace('tree-sitter-python: "0.25.0"', 'tree-sitter-python: "0.24.0"'), "utf-8"
    )

    (drift,) = open_project(root).drift
    assert drift.message == "tree-sitter-python 0.24.0 was locked, and 0.25.0 is here"
    assert "pip install tree-sitter-python==0.24.0" in drift.suggestion
    assert sora(root, "plan", "--workers", "1") == 0
    for command in ("plan", "film", "check"):
        assert sora(root, command, "--frozen") == 2
    assert sora(root, "snap", "check", "--frozen") == 2


def test_frozen_without_a_lock_is_refused(little: Path) -> None:
    with pytest.raises(BadFiles):
        open_project(little, Wishes(frozen=True))
    assert sora(little, "pack", "lock") == 0
    assert codes(little, frozen=True) == []


def test_a_pack_that_is_asked_for_and_not_locked_is_a_mistake_in_its_place(root: Path) -> None:
    project = root / "sora.yaml"
    project.write_text(project.read_text("utf-8").replace("v1.0.0", "v1.0.1"), "utf-8")

    survey = survey_project(root)
    assert [(each.code, each.place.line) for each in survey.problems] == [("SL108", 1)]


def test_a_branch_is_refused(
    little: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sora(little, "pack", "add", f"{address(office)}@main") == 2
    assert "is a branch" in capsys.readouterr().err
    assert not (little / "sora.lock").exists()


def test_a_tag_that_moved_is_told_where_the_commit_is_gone(
    root: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / ".sora")
    shutil.rmtree(office)
    publish(write_pack(office, gag(escalate=LATER)), "v1.0.0")

    assert sora(root, "pack", "fetch") == 2
    assert "has moved" in capsys.readouterr().err


def test_a_changed_prompt_is_told_by_the_pack_that_changed_it(
    root: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sora(root, "snap", "update", "--workers", "1")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "Review the film")
    write_pack(office, gag(escalate=LATER), version="1.1.0")
    publish(office, "v1.1.0")
    sora(root, "pack", "update", "--yes")
    git(root, "commit", "--quiet", "-am", "Update the office")
    capsys.readouterr()

    assert sora(root, "snap", "diff", "--workers", "1") == 0
    told = capsys.readouterr().out
    assert "acme/office 1.0.0 to 1.1.0" in told
    assert git(root, "rev-parse", "HEAD")[:7] in told


# ------------------------------------------------------------------ needs


def test_what_a_pack_needs_comes_with_it_and_is_pinned(little: Path, tmp_path: Path) -> None:
    base = write_pack(tmp_path / "base", gag("the-base"), name="acme/base", stem="base")
    publish(base, "v2.0.0")
    needs = f"needs: {{acme/base: {{git: '{address(base)}', rev: v2.0.0}}}}\n"
    publish(write_pack(tmp_path / "office", more=needs), "v1.0.0")

    assert sora(little, "pack", "add", address(tmp_path / "office")) == 0
    lock = (little / "sora.lock").read_text("utf-8")
    assert "  acme/base:\n    from: git\n" in lock
    assert {"acme/base/the-base", "acme/office/the-shutter"} <= {
        rule.id for rule in open_project(little).rules
    }
    write_pack(base, gag("the-base", LATER), name="acme/base", stem="base", version="2.1.0")
    publish(base, "v2.1.0")
    assert codes(little, frozen=True) == []


def test_two_needs_of_one_pack_that_differ_are_decided_by_the_project(
    little: Path, tmp_path: Path
) -> None:
    base = write_pack(tmp_path / "base", gag("the-base"), name="acme/base", stem="base")
    publish(base, "v2.0.0")
    git(base, "tag", "v2.1.0")
    for name, rev in (("one", "v2.0.0"), ("two", "v2.1.0")):
        needs = f"needs: {{acme/base: {{git: '{address(base)}', rev: {rev}}}}}\n"
        write_pack(little / name, gag(name), name=f"acme/{name}", more=needs)
    (little / "sora.yaml").write_text("packs: [./one, ./two]\n", "utf-8")
    assert sora(little, "pack", "lock") == 2

    asked = f"{{git: '{address(base)}', rev: v2.1.0}}"
    (little / "sora.yaml").write_text(f"packs: [./one, ./two, {asked}]\n", "utf-8")
    assert sora(little, "pack", "lock") == 0


def test_a_need_of_another_version_is_a_mistake_in_its_place(little: Path) -> None:
    write_pack(little / "one", gag("one"), name="acme/one", more='needs: {acme/two: ">=3"}\n')
    write_pack(little / "two", gag("two"), name="acme/two")
    (little / "sora.yaml").write_text("packs: [./one, ./two]\n", "utf-8")

    (problem,) = survey_project(little).problems
    assert (str(problem.place), problem.code) == ("one/pack.yaml:6:9", "SL104")
    assert problem.message == "'acme/two' >=3 is needed, and 1.0.0 is there"


def test_two_rules_of_one_id_in_two_packs_are_a_mistake(little: Path) -> None:
    write_pack(little / "one", gag("same"), name="acme/one")
    write_pack(little / "two", gag("same"), name="acme/two")
    (little / "mine").mkdir()
    (little / "mine" / "x.yaml").write_text(
        "format: rules/1\npack: acme/one\nrules:\n" + gag("same"), "utf-8"
    )
    (little / "sora.yaml").write_text("packs: [./one, ./two, ./mine]\n", "utf-8")

    (problem,) = survey_project(little).problems
    assert problem.code == "SL027"
    assert "mine/x.yaml:4" in problem.message


def test_an_old_name_of_a_rule_works_and_is_told(little: Path) -> None:
    write_pack(little / "one", gag("new-name"), name="acme/one", more="renamed: {old: new-name}\n")
    (little / "sora.yaml").write_text("packs: [./one]\nrules:\n  acme/one/old: off\n", "utf-8")

    workspace = open_project(little)
    assert [rule.id for rule in workspace.rules_off] == ["acme/one/new-name"]
    (warning,) = workspace.old_names
    assert (warning.code, str(warning.place)) == ("SL107", "sora.yaml:3:3")
    assert "called 'acme/one/new-name' now" in warning.message


def test_an_installed_pack_is_found_without_running_it(
    little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site"
    write_pack(place / "acme_office")
    (place / "acme_office" / "__init__.py").write_text("raise SystemExit('was run')\n", "utf-8")
    about = place / "acme_office-1.0.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-office\nVersion: 1.0.0\n", "utf-8"
    )
    (about / "entry_points.txt").write_text("[slapstick.packs]\noffice = acme_office\n", "utf-8")
    monkeypatch.syspath_prepend(str(place))

    assert sora(little, "pack", "add", "acme/office") == 0
    assert "from: installed" in (little / "sora.lock").read_text("utf-8")
    assert codes(little, frozen=True) == []
    write_pack(place / "acme_office", gag(escalate=LATER), version="1.1.0")
    assert codes(little) == ["SL109"]
    assert codes(little, frozen=True) == ["SL109"]


def _unplug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no socket be opened, and no process reach out by git."""
    real = subprocess.Popen

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network is unplugged")

    class Local(real):  # type: ignore[misc, valid-type]
        def __init__(self, words: Any, *args: Any, **kwargs: Any) -> None:
            if words[0] == "git" and {"fetch", "ls-remote", "clone"} & set(words):
                refuse()
            super().__init__(words, *args, **kwargs)

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(subprocess, "Popen", Local)
