"""Every trap that a zero-code plugin can fall into, in a real run of pytest in a repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import preloaded
from tests.conftest import RETRIES

SOURCE = Path(__file__).resolve().parents[2] / "src"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that announces the plugin as an installed distribution does."""
    site = tmp_path_factory.mktemp("site")
    info = site / "slapstick_here-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: slapstick-here\nVersion: 0\n")
    (info / "entry_points.txt").write_text("[pytest11]\nslapstick = slapstick.testing.plugin\n")
    return site


@pytest.fixture
def root(little: Path) -> Path:
    (little / "sora.yaml").write_text("format: sora/1\n", "utf-8")
    return little


@pytest.fixture
def run(little: Path, site: Path) -> Run:
    """Return what runs pytest in the repository as a user does."""

    def pytest_here(*words: str, cold: bool = False) -> subprocess.CompletedProcess[str]:
        return run_pytest(little, site, *words, cold=cold)

    return pytest_here


@pytest.fixture(scope="session")
def written(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose prompts were written by an update; tests take copies of it."""
    root = tmp_path_factory.mktemp("written") / "tea-house"
    root.mkdir()
    (root / "kettle.py").write_text(RETRIES, "utf-8")
    (root / "sora.yaml").write_text("format: sora/1\n", "utf-8")
    assert run_pytest(root, site, "--snapshot-update").returncode == 0
    return root


@pytest.fixture
def reviewed(root: Path, written: Path) -> Path:
    shutil.copytree(written / "prompts", root / "prompts")
    return root


def run_pytest(
    root: Path, site: Path, *words: str, cold: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run pytest as a user does; `cold` loads all anew, which takes four times as long."""
    # A second run finds compiled what the first one did, as it does for a user.
    ours = ("PYTEST_", "COV_", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    environment["PYTHONPATH"] = os.pathsep.join([str(SOURCE), str(site)])
    words = ("-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", *words)
    if not cold:
        return preloaded.run("pytest", words, cwd=root, env=environment)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pages(root: Path) -> dict[str, str]:
    folder = root / "prompts" / "sora"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def shots(root: Path) -> list[str]:
    return [name.removesuffix(".prompt.md") for name in pages(root)]


def make_it_say_something_else(root: Path) -> None:
    (root / "sora.yaml").write_text("format: sora/1\nfilm: {level: low}\n", "utf-8")


def test_a_first_run_fails_and_an_update_writes_one_page_a_shot(root: Path, run: Run) -> None:
    first = run(cold=True)
    assert first.returncode == 1
    assert "has no reviewed page: there is none yet" in first.stdout
    assert not (root / "prompts").exists()

    written = run("--snapshot-update")
    again = run()

    count = len(pages(root))
    assert count > 3
    assert f"{count} snapshots generated" in written.stdout
    assert (again.returncode, f"{count + 1} passed" in again.stdout) == (0, True)


def test_the_pages_are_those_that_snap_writes(reviewed: Path) -> None:
    from slapstick.app.opening import open_project
    from slapstick.app.planning import plan, read_all
    from slapstick.app.snapping import snap_changes, snap_update

    workspace = open_project(reviewed)
    planned = plan(workspace, read_all(workspace, workers=0))
    assert snap_changes(planned) == ()
    assert snap_update(planned) == ()


def test_a_changed_prompt_fails_with_its_difference_and_no_traceback(
    reviewed: Path, run: Run
) -> None:
    make_it_say_something_else(reviewed)
    before = pages(reviewed)

    done = run()

    assert done.returncode == 1
    assert "is not as reviewed" in done.stdout
    assert re.search(r"(?m)^-[A-Z]", done.stdout)
    assert "Traceback" not in done.stdout
    assert "items.py" not in done.stdout
    assert pages(reviewed) == before


def test_code_that_only_moved_is_as_reviewed_until_the_next_update(
    reviewed: Path, run: Run
) -> None:
    code = reviewed / "kettle.py"
    code.write_text(code.read_text("utf-8").replace("import time\n", "import time\n\n"), "utf-8")
    before = pages(reviewed)

    assert run().returncode == 0
    assert pages(reviewed) == before
    assert run("--snapshot-update").returncode == 0
    assert pages(reviewed) != before


@pytest.mark.parametrize(
    "words",
    [
        ("sora.yaml::{first}",),
        ("-k", "{first}"),
        ("--deselect", "sora.yaml::{first}"),
        ("--deselect", "sora.yaml::storyboard"),
        ("sora.yaml::storyboard",),
        ("--co",),
        ("--no-sora",),
        ("-p", "no:slapstick"),
        ("-n2", "-k", "{first}"),
    ],
)
def test_a_run_of_a_part_deletes_nothing(reviewed: Path, run: Run, words: tuple[str, ...]) -> None:
    folder = reviewed / "prompts" / "sora"
    first = shots(reviewed)[0]
    (folder / "99-gone.prompt.md").write_text(pages(reviewed)[f"{first}.prompt.md"], "utf-8")
    (folder / "README.md").write_text("Kept by hand.\n", "utf-8")
    (reviewed / "test_own.py").write_text(
        "def test_own(snapshot):\n    assert 1 == snapshot\n", "utf-8"
    )
    before = pages(reviewed)

    run("--snapshot-update", *(word.format(first=first) for word in words))

    assert pages(reviewed) == before


def test_a_shot_whose_name_begins_another_keeps_its_page(reviewed: Path, run: Run) -> None:
    folder = reviewed / "prompts" / "sora"
    first = shots(reviewed)[0]
    longer = folder / f"{first}-credits.prompt.md"
    longer.write_text("Another's page.\n", "utf-8")

    run(f"sora.yaml::{first}", "--snapshot-update")

    assert longer.exists()
    assert (folder / f"{first}.prompt.md").exists()


def test_a_page_without_a_shot_fails_and_a_whole_update_removes_it(
    reviewed: Path, run: Run
) -> None:
    folder = reviewed / "prompts" / "sora"
    (folder / "99-gone.prompt.md").write_text("Whatever.\n", "utf-8")
    (folder / "README.md").write_text("Kept by hand.\n", "utf-8")

    found = run("--deselect", "sora.yaml::01-arrival")
    assert found.returncode == 1
    assert "prompts/sora/99-gone.prompt.md belongs to no shot" in found.stdout

    assert run("--snapshot-update").returncode == 0
    assert "99-gone.prompt.md" not in pages(reviewed)
    assert (folder / "README.md").exists()


def test_two_workers_compare_and_update_as_one_does(root: Path, run: Run) -> None:
    assert run("-n2", "--snapshot-update").returncode == 0
    alone = pages(root)
    assert run("-n2").returncode == 0
    make_it_say_something_else(root)
    assert run("-n2").returncode == 1
    assert pages(root) == alone


def test_plugins_with_fixtures_of_module_scope_and_of_the_same_name_do_no_harm(
    reviewed: Path, run: Run
) -> None:
    (reviewed / "conftest.py").write_text(
        "import random\n"
        "import pytest\n\n\n"
        "@pytest.fixture(scope='module', autouse=True)\n"
        "def cassette(request):\n"
        "    yield request.module\n\n\n"
        "@pytest.fixture\n"
        "def snapshot():\n"
        "    return 'not that of syrupy'\n\n\n"
        "@pytest.fixture(autouse=True)\n"
        "def seeded():\n"
        "    random.seed(3)\n\n\n"
        "def pytest_collection_modifyitems(items):\n"
        "    random.shuffle(items)\n",
        "utf-8",
    )
    done = run("-W", "error", cold=True)
    assert done.returncode == 0, done.stdout


def test_a_page_that_a_merge_has_broken_fails_and_an_update_mends_it(
    reviewed: Path, run: Run
) -> None:
    name, text = next(iter(pages(reviewed).items()))
    (reviewed / "prompts" / "sora" / name).write_text("<<<<<<< HEAD\n" + text, "utf-8")

    found = run(f"sora.yaml::{shots(reviewed)[0]}")

    assert found.returncode == 1
    assert "the first line is not" in found.stdout
    assert run("--snapshot-update").returncode == 0
    assert pages(reviewed)[name] == text


def test_test_paths_do_not_leave_the_film_out(reviewed: Path, run: Run) -> None:
    (reviewed / "tests").mkdir()
    (reviewed / "tests" / "test_own.py").write_text("def test_own(): pass\n", "utf-8")
    (reviewed / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n", "utf-8")
    count = len(pages(reviewed))

    assert f"{count + 2} passed" in run().stdout
    assert "1 passed" in run("tests").stdout


@pytest.mark.parametrize("blocked", ["syrupy", "slapstick"])
def test_without_syrupy_or_the_plugin_nothing_is_collected(
    root: Path, run: Run, blocked: str
) -> None:
    done = run("-p", f"no:{blocked}", "--co")
    assert done.returncode == 5
    assert "sora.yaml" not in done.stdout


def test_mistakes_in_the_file_are_told_with_their_place(root: Path, run: Run) -> None:
    (root / "sora.yaml").write_text("format: sora/1\nflim: {}\n", "utf-8")

    done = run()

    assert done.returncode == 2
    assert "sora.yaml:2:1: " in done.stdout
    assert "Traceback" not in done.stdout


def test_an_estimate_over_the_budget_fails_the_item_of_the_file(root: Path, run: Run) -> None:
    (root / "sora.yaml").write_text(
        "provider: {use: openai-videos, base-url: 'http://127.0.0.1:9/v1', model: m,\n"
        "           usd-per-second: 1}\n"
        "budget: {monthly: 0.5}\n",
        "utf-8",
    )
    done = run("sora.yaml::storyboard")
    assert done.returncode == 1
    assert "the film costs" in done.stdout


def test_loading_the_plugin_imports_nothing_heavy(root: Path) -> None:
    code = (
        "import pytest, sys; before = set(sys.modules); import slapstick.testing.plugin;"
        "print(*sorted(set(sys.modules) - before))"
    )
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["slapstick", "slapstick.testing", "slapstick.testing.plugin"]
