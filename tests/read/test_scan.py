"""A folder as a whole: the same result however it is read."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.errors import BadRequest
from slapstick.model import Scan
from slapstick.read.languages import builtin_texts, read_texts
from slapstick.read.scan import scan

_SAMPLES = Path(__file__).parent.parent / "samples"
_DIGEST = (
    "import hashlib, sys; from pathlib import Path; from slapstick.read.scan import scan;"
    "print(hashlib.sha256(repr(scan(Path(sys.argv[1]), workers=int(sys.argv[2]))).encode())"
    ".hexdigest())"
)


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    (tmp_path / "soup.py").write_text("import time\ntime.sleep(3)\n", "utf-8")
    (tmp_path / "oven.go").write_text(
        "package oven\n\n// TODO: light it\nfunc Bake() {}\n", "utf-8"
    )
    (tmp_path / "bad.py").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "README").write_text("# Kitchen\n\nIt cooks what you bring.\n", "utf-8")
    return tmp_path


def _kinds(found: Scan) -> set[str]:
    return {fact.kind for fact in found.facts}


def test_a_scan_tells_languages_lines_facts_and_what_was_left_out(kitchen: Path) -> None:
    found = scan(kitchen)
    assert found.languages == (("go", 1), ("python", 1))
    assert (found.lines, found.size) == (6, 73)
    assert {"call.sleep", "comment.todo", "function.empty"} <= _kinds(found)
    assert [(s.path, s.reason) for s in found.skipped] == [
        ("README", "no-language"),
        ("bad.py", "binary"),
    ]
    assert (found.identity.name, found.identity.tagline) == ("Kitchen", "It cooks what you bring.")


def test_an_empty_folder_is_a_scan_without_facts(tmp_path: Path) -> None:
    found = scan(tmp_path)
    assert (found.facts, found.skipped, found.languages, found.lines) == ((), (), (), 0)
    assert found.identity.name == tmp_path.name


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="not a folder"):
        scan(tmp_path / "nowhere")


def test_a_pattern_that_is_none_is_refused(kitchen: Path) -> None:
    with pytest.raises(BadRequest, match="no pattern: '!'"):
        scan(kitchen, exclude=["READ*", "!"])


def test_the_environment_may_say_how_many_processes_read(
    kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for told in ("", "0", " 2 "):
        monkeypatch.setenv("SORA_WORKERS", told)
        found.append(scan(kitchen))
    assert found[0] == found[1] == found[2]
    for told in ("many", "-1", "1.5"):
        monkeypatch.setenv("SORA_WORKERS", told)
        with pytest.raises(BadRequest, match="SORA_WORKERS is no number"):
            scan(kitchen)


def test_facts_come_in_the_order_of_the_source(kitchen: Path) -> None:
    facts = scan(kitchen).facts
    places = [(fact.path, fact.line, fact.column, fact.kind) for fact in facts]
    assert places == sorted(places)


def test_progress_counts_every_file_once(kitchen: Path) -> None:
    told: list[tuple[int, int]] = []
    scan(kitchen, progress=lambda done, total: told.append((done, total)))
    assert (told[0], told[-1]) == ((0, 3), (3, 3))
    assert told == sorted(set(told))


def test_workers_and_one_process_find_the_same() -> None:
    assert scan(_SAMPLES, workers=0) == scan(_SAMPLES, workers=3)


def test_workers_tell_of_every_file(kitchen: Path) -> None:
    told: list[tuple[int, int]] = []
    scan(kitchen, workers=2, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_hash_seed_locale_time_zone_and_workers_change_nothing() -> None:
    here = hashlib.sha256(repr(scan(_SAMPLES)).encode()).hexdigest()
    for workers, changes in (
        (1, {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
        (2, {"PYTHONHASHSEED": "7", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}),
    ):
        said = subprocess.run(
            [sys.executable, "-c", _DIGEST, _SAMPLES, str(workers)],
            env={**os.environ, **changes, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        )
        assert said.stdout.strip() == here


def test_a_missing_grammar_costs_only_its_files(kitchen: Path) -> None:
    own, problems = read_texts(
        [("languages/broth.scm", "; grammar: tree_sitter_broth\n; files: *.broth\n")],
        builtin_texts(),
    )
    assert problems == []
    (kitchen / "a.broth").write_text("stir\n", "utf-8")
    found = scan(kitchen, languages=own)
    said = next(skipped for skipped in found.skipped if skipped.path == "a.broth")
    assert said.reason == "no-grammar"
    assert "pip install tree-sitter-broth" in said.detail
    assert ("python", 1) in found.languages
    assert "broth" not in dict(found.languages)


def test_a_grammar_that_crashes_costs_only_its_files(
    kitchen: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = tmp_path_factory.mktemp("modules")
    (modules / "tree_sitter_cliff.py").write_text(
        "import os\ndef language():\n    os._exit(3)\n", "utf-8"
    )
    monkeypatch.syspath_prepend(str(modules))
    own, _ = read_texts(
        [("languages/cliff.scm", "; grammar: tree_sitter_cliff\n; files: *.cliff\n")],
        builtin_texts(),
    )
    for name in ("a.cliff", "b.cliff"):
        (kitchen / name).write_text("jump\n", "utf-8")
    found = scan(kitchen, languages=own, workers=2)
    crashed = [skipped.path for skipped in found.skipped if skipped.reason == "crashed"]
    assert crashed == ["a.cliff", "b.cliff"]
    assert found.facts == scan(kitchen).facts


def test_a_work_tree_tells_its_commit_and_whether_it_changed(kitchen: Path) -> None:
    git = ["git", "-C", str(kitchen), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    assert scan(kitchen).identity.commit == ""
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "cook"], check=True)
    head = subprocess.run(
        [*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    clean = scan(kitchen)
    assert (clean.identity.commit, clean.identity.changed) == (head, False)
    (kitchen / "soup.py").write_text("x = 2\n", "utf-8")
    assert scan(kitchen).identity.changed is True


def test_without_a_git_program_the_commit_is_read_from_files(
    kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-C", str(kitchen), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "cook"], check=True)
    asked = scan(kitchen)
    monkeypatch.setenv("PATH", str(kitchen))
    plain = scan(kitchen)
    assert plain.no_history == "git refuses to read it"
    of_code = tuple(fact for fact in asked.facts if not fact.kind.startswith("history."))
    assert plain == asked._replace(facts=of_code, no_history=plain.no_history)
    assert plain.identity.commit
