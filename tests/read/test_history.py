"""What a history tells, how it is read from git, and that nobody in it is named."""

from __future__ import annotations

import gc
import os
import subprocess
from pathlib import Path

import pytest

from slapstick.model import Fact, Scan
from slapstick.read.chronicle import rounded, settled
from slapstick.read.history import read_history
from slapstick.read.hunks import hunks_since
from slapstick.read.questions import AskedHistory
from slapstick.read.revisions import line_commit
from slapstick.read.sampling import sample_facts
from slapstick.read.scan import scan

_AUTHOR, _ADDRESS = "Zebulon Quackenbush", "zebulon.q@marzipan.example"


def _git(folder: Path, *words: str, at: str = "2024-03-01T12:00:00+0100", who: str = "") -> None:
    name, address = (who, f"{who}@example.org") if who else (_AUTHOR, _ADDRESS)
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": address, "GIT_COMMITTER_DATE": at,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    subprocess.run(
        ["git", "-C", str(folder), *words], check=True, env=environment, capture_output=True
    )


def _import(folder: Path, rows: list[tuple[str, int, str, str, str]]) -> None:
    """Make a history at once: rows of subject, seconds, zone, file and content, oldest first."""
    stream = ["feature done\n"]
    for number, (subject, seconds, zone, path, content) in enumerate(rows, 1):
        person = f"{_AUTHOR} <{_ADDRESS}> {seconds} {zone}"
        told = f"data {len(subject.encode())}\n{subject}\n"
        stream += [f"commit refs/heads/main\nmark :{number}\nauthor {person}\n"]
        stream += [f"committer {person}\n{told}"]
        stream += [f"from :{number - 1}\n"] if number > 1 else []
        stream += [f"M 100644 inline {path}\ndata {len(content.encode())}\n{content}\n"]
    _git(folder, "init", "--quiet", "--initial-branch=main")
    text = "".join([*stream, "done\n"])
    command = ["git", "-C", str(folder), "fast-import", "--quiet"]
    subprocess.run(command, input=text.encode(), check=True)
    _git(folder, "reset", "--quiet", "--hard")


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    start = 1_300_000_000  # a Sunday, 07:06 in Greenwich
    corner = "corner = 'stays for ever'\n"
    rows = [("Lay the first stone", start, "+0000", "stone.py", f"{corner}x = 0\n")]
    rows += [("Dig the well", start + 60, "+0000", "well.py", "depth = 1\n")]
    rows += [
        ("zebulon" if n % 2 else "stuff", start + 86_400 * n, "-0500", "stone.py",
         f"{corner}x = {n}\n")
        for n in range(1, 40)
    ]  # fmt: skip
    rows += [
        (
            f"Fix the wheel {n}",
            start + 4_000_000 + 86_400 * n,
            "-0500",
            "wheel.py",
            f"spokes = {n}\n",
        )
        for n in range(1, 30)
    ]
    rows += [('Revert "Fix the wheel"', start + 200_000_000 + n, "-0500", "wheel.py", f"n = {n}\n")
             for n in range(1, 12)]  # fmt: skip
    _import(folder, rows)
    return folder


def _facts(folder: Path, **more: bool) -> dict[str, Fact]:
    paths = {path.name for path in folder.iterdir() if path.is_file()}
    return {
        fact.kind: fact for fact in read_history(AskedHistory(str(folder)), paths, **more).facts
    }


def test_a_history_tells_what_happened(mill: Path) -> None:
    facts = _facts(mill)
    assert facts["history.age"].attributes == (("commits", 50), ("years", 6))
    assert facts["history.revert"].get("count") == 10
    assert facts["history.silence"].get("days") == 2000
    assert facts["history.night"].get("count") == 20
    assert facts["history.fix.chain"].path == "wheel.py"
    assert facts["history.fix.chain"].get("count") == 20
    assert facts["history.file.busy"].path == "stone.py"
    assert (facts["history.message.word"].name, facts["history.message.word"].get("count")) == (
        "stuff", 10,
    )  # fmt: skip
    assert facts["history.people"].attributes == (("authors", 1), ("half", 1))


def test_the_oldest_line_and_file_are_where_they_still_stand(mill: Path) -> None:
    _git(mill, "checkout", "--quiet", "--orphan", "young")
    (mill / "well.py").write_text("depth = 1\n")
    _git(mill, "add", "well.py", "stone.py")
    _git(mill, "commit", "--quiet", "-m", "Begin", at="2004-03-01T12:00:00+0100")
    (mill / "stone.py").write_text("# laid on an older one\ncorner = 'stays for ever'\nx = 99\n")
    _git(mill, "commit", "--quiet", "-am", "Raise it", at="2024-03-01T12:00:00+0100")
    facts = _facts(mill)
    oldest, line = facts["history.file.oldest"], facts["history.line.oldest"]
    assert (oldest.path, oldest.get("years")) == ("well.py", 20)
    assert (line.path, line.line, line.get("years")) == ("stone.py", 2, 20)


def test_a_branch_is_as_long_as_it_was_away(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Begin", at="2024-01-01T12:00:00Z")
    _git(tmp_path, "checkout", "--quiet", "-b", "away")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Leave", at="2024-01-05T12:00:00Z")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Lose it", at="2024-02-05T12:00:00Z")
    _git(tmp_path, "checkout", "--quiet", "main")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Stay", at="2024-03-01T12:00:00Z")
    _git(tmp_path, "merge", "--quiet", "--no-ff", "-m", "Home", "away", at="2024-05-05T12:00:00Z")
    facts = _facts(tmp_path)
    assert facts["history.branch.long"].get("days") == 100  # 121, rounded down
    assert facts["history.merge"].get("count") == 1


def test_tags_have_a_rhythm(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for month in range(1, 7):
        at = f"2024-0{month}-01T12:00:00Z"
        _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Work on it", at=at)
        _git(tmp_path, "tag", f"v{month}")
    assert _facts(tmp_path)["history.tag"].attributes == (("count", 5), ("days", 20))


def test_tags_of_tags_count_and_those_of_other_branches_do_not(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for number in range(1, 5):
        at = f"2024-0{number}-01T12:00:00Z"
        _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Work on it", at=at)
        _git(tmp_path, "tag", "-a", "-m", "Inner", f"inner{number}", at=at)
        _git(tmp_path, "tag", "-a", "-m", "Outer", f"outer{number}", f"inner{number}", at=at)
        _git(tmp_path, "tag", "-d", f"inner{number}")
    _git(tmp_path, "checkout", "--quiet", "-b", "away")
    for number in range(9):
        _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Leave", at=at)
        _git(tmp_path, "tag", f"away{number}")
    _git(tmp_path, "checkout", "--quiet", "main")
    assert _facts(tmp_path)["history.tag"].get("count") == 2  # four, rounded down


def test_a_line_that_was_taken_out_and_put_back_elsewhere_is_not_the_oldest(
    tmp_path: Path,
) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    last = "this_stands_last = 'where it always did'\n"
    lines = [f"line_number_{number} = 'of the first day'\n" for number in range(9)]
    (tmp_path / "a.py").write_text("".join([*lines, last]))
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "-m", "Begin", at="2004-03-01T12:00:00Z")
    (tmp_path / "a.py").write_text("".join([last, "\n", *lines[4:]]))
    _git(tmp_path, "commit", "--quiet", "-am", "Go on", at="2024-03-01T12:00:00Z")
    assert _facts(tmp_path)["history.line.oldest"].line == 3  # not 1, which only says the same


def test_a_mailmap_makes_one_person_of_several_addresses(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for who in (f"ann{number}" for number in range(12)):
        _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Work on it", who=who)
    assert _facts(tmp_path)["history.people"].get("authors") == 10
    (tmp_path / ".mailmap").write_text(
        "".join(f"Ann <ann@example.org> <ann{number}@example.org>\n" for number in range(12))
    )
    assert _facts(tmp_path)["history.people"].attributes == (("authors", 1), ("half", 1))


def test_a_message_that_names_whoever_put_it_in_is_passed_over(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for number in range(9):
        word = ("zebulon", "stuff", "stuff")[number % 3]
        words = ("commit", "--quiet", "--allow-empty", "--author=Ann <ann@example.org>")
        _git(tmp_path, *words, "-m", word)
    assert _facts(tmp_path)["history.message.word"].name == "stuff"
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Say more", who="ann")
    for _ in range(9):
        _git(tmp_path, *words, "-m", "zebulon")
    assert _facts(tmp_path)["history.message.word"].name == "stuff"


@pytest.mark.parametrize(
    ("subject", "counts"),
    [
        ('Revert "Hang it"', True),
        ("revert: hang it", True),
        ("revert(roof)!: hang it", True),
        ("Reverting is an art", False),
    ],
)
def test_a_revert_is_told_by_how_its_subject_begins(subject: str, counts: bool) -> None:
    found = sample_facts({}, "git", f"6x 2024-03-01 12:00 +0000 ann: {subject}\n")
    assert ("history.revert" in {fact.kind for fact in found}) is counts


def test_the_hour_is_that_of_the_author_not_of_greenwich() -> None:
    late = "9x 2024-03-01 23:30 -0400 ann: Carry the ladder\n"  # half past three in Greenwich
    night = "9x 2024-03-01 03:30 -0400 ann: Carry the ladder\n"
    kinds = [{fact.kind for fact in sample_facts({}, "git", text)} for text in (late, night)]
    assert ["history.night" in each for each in kinds] == [False, True]


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(
    mill: Path, monkeypatch: pytest.MonkeyPatch, is_on: bool
) -> None:
    def broken(commits: object) -> None:
        assert not gc.isenabled()
        raise ValueError(commits)

    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        read_history(AskedHistory(str(mill)), ())
        assert gc.isenabled() is is_on
        monkeypatch.setattr("slapstick.read.history.trunk", broken)
        with pytest.raises(ValueError, match="Commit"):
            read_history(AskedHistory(str(mill)), ())
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize(
    "subject", ["Fix it", "bug fix", "HOTFIX", "It repairs", "Corrected", "f\u0131x\u0131 F\u0130X"]
)
def test_a_subject_that_says_so_mends_something(subject: str) -> None:
    rows = "".join(f"2024-03-0{n} 12:00 +0000 ann: {subject}\n    a.py\n" for n in range(9, 0, -1))
    mended = [fact for fact in sample_facts({}, "git", rows) if fact.kind == "history.fix"]
    assert [fact.get("count") for fact in mended] == [5]


def test_machines_that_commit_are_no_people() -> None:
    text = "90x 2024-03-01 03:30 -0400 helper[bot]: stuff\n"
    assert sample_facts({}, "git", text) == ()
    assert sample_facts({}, "git", text.replace("[bot]", "")) != ()


def test_a_number_is_rounded_to_one_that_seldom_changes() -> None:
    assert [rounded(n) for n in (0, 1, 4, 5, 19, 20, 99, 100, 4_999)] == [
        0, 1, 2, 5, 10, 20, 50, 100, 2_000,
    ]  # fmt: skip


def test_the_newest_commits_wait_so_that_one_more_changes_nothing(mill: Path) -> None:
    assert [settled(n) for n in (1, 7, 16, 17, 1_000, 1_001, 100_000)] == [0, 0, 0, 1, 40, 41, 160]
    told = []
    for number in range(9):
        told.append(tuple(_facts(mill).values()))
        _git(mill, "commit", "--quiet", "--allow-empty", "-m", f"Turn {number}")
    assert len(set(told)) <= 3


def _shallow(mill: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "copy"
    _git(mill, "clone", "--quiet", "--depth", "3", mill.as_uri(), str(copy))
    return copy


def test_a_shallow_clone_is_not_taken_for_the_whole(mill: Path, tmp_path: Path) -> None:
    read = scan(_shallow(mill, tmp_path), workers=0)
    assert read.no_history.startswith("the clone is shallow")
    assert not [fact for fact in read.facts if fact.kind.startswith("history.")]


def test_no_git_and_no_commits_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("nap()\n")
    assert scan(tmp_path, workers=0).no_history == "no git"
    _git(tmp_path, "init", "--quiet")
    assert scan(tmp_path, workers=0).no_history == "no commits"


def _named(folder: Path, *names: str) -> list[str]:
    return subprocess.run(
        ["git", "-C", str(folder), "rev-parse", *names], check=True, capture_output=True, text=True
    ).stdout.split()


@pytest.mark.parametrize("name", ["HEAD", "HEAD~1", "HEAD~3", "HEAD~1^{tree}"])
def test_a_history_with_a_hole_is_not_taken_for_the_whole(tmp_path: Path, name: str) -> None:
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for turn in range(4):
        (tmp_path / "a.py").write_text(f"turn = {turn}\n")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "--quiet", "-m", "Turn it")
    (oid,) = _named(tmp_path, name)
    (tmp_path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    read = read_history(AskedHistory(str(tmp_path)), {"a.py"})
    assert read.facts == ()
    assert read.missing.startswith("git cannot read all of it")


def test_dates_that_cannot_be_make_nothing_old(tmp_path: Path) -> None:
    moments = (1_600_000_000, 5, 253_402_300_799, 1_600_100_000)
    _import(tmp_path, [("Turn it", at, "+0000", "a.py", f"at = {at}\n") for at in moments])
    facts = _facts(tmp_path)
    assert facts["history.age"].get("years") == 0
    assert "history.silence" not in facts


def test_grafts_do_not_cut_a_history_short(mill: Path) -> None:
    told = _facts(mill)
    (mill / ".git/info").mkdir(exist_ok=True)
    (mill / ".git/info/grafts").write_text(f"{_named(mill, 'HEAD~2')[0]}\n")
    assert _facts(mill) == told


def test_no_repository_above_the_folder_is_asked(mill: Path) -> None:
    (mill / "inner/.git").mkdir(parents=True)
    (mill / "inner/a.py").write_text("nap()\n")
    read = scan(mill / "inner", workers=0)
    assert read.no_history == "git refuses to read it"


def test_filters_of_a_repository_start_nothing(mill: Path, tmp_path: Path) -> None:
    trap, script = tmp_path / "sprung", tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n")
    script.chmod(0o755)
    (mill / ".gitattributes").write_text("*.py filter=evil.one diff=evil\nwell.py filter=two\n")
    included = mill / ".git" / "more"
    included.write_text(f'[FILTER "two"]\n\tprocess = {script}\n\trequired = true\n')
    _git(mill, "config", "include.path", "more")
    _git(mill, "config", "filter.evil.one.clean", str(script))
    _git(mill, "config", "diff.evil.textconv", str(script))
    for path in mill.glob("*.py"):
        path.write_bytes(path.read_bytes())  # so that git has to look what is in it
    read = scan(mill, workers=0)
    assert read.no_history == ""
    assert hunks_since(mill, "HEAD") == ()
    assert line_commit(mill, "well.py", 1)
    assert not trap.exists()
    subprocess.run(["git", "-C", str(mill), "status"], check=False, capture_output=True)
    assert trap.exists(), "the trap does not work"


def test_hostile_settings_of_a_repository_start_nothing(mill: Path, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    for key in (
        "log.showSignature",
        "gpg.program",
        "diff.external",
        "core.pager",
        "core.fsmonitor",
    ):
        _git(mill, "config", key, "true" if key == "log.showSignature" else str(script))
    assert "history.age" in _facts(mill)
    assert not trap.exists()


def _texts(found: Scan) -> str:
    return repr(found).casefold()


def test_nobody_is_named_unless_the_project_allows_it(mill: Path) -> None:
    told = _texts(scan(mill, workers=0))
    assert [word for word in ("zebulon", "quackenbush", "marzipan") if word in told] == []
    allowed = {fact.kind: fact for fact in scan(mill, workers=0, authors=True).facts}
    assert allowed["history.author"].name == _AUTHOR
    assert _ADDRESS not in _texts(scan(mill, workers=0, authors=True))


def test_a_history_is_the_same_each_time_it_is_read(mill: Path) -> None:
    assert _facts(mill) == _facts(mill)
