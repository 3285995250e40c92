"""Packs that mean harm: nothing of them is followed, run, or read beyond what a pack may hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.errors import BadRequest
from slapstick.model import PackAsk
from slapstick.read.pack_folder import Contents, read_folder
from slapstick.read.pack_git import commit_of, fetch
from slapstick.spec.pack_contents import LARGEST, MOST_FILES, digest, fault_of_name
from tests.app.pack_stage import address, git, publish, write_pack

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def link(folder: Path) -> None:
    (folder / "rules" / "passwd.yaml").symlink_to("/etc/passwd")


def linked_folder(folder: Path) -> None:
    (folder / "stories").symlink_to("/etc")


def linked_pack_file(folder: Path) -> None:
    (folder / "pack.yaml").rename(folder / "real.yaml")
    (folder / "pack.yaml").symlink_to("real.yaml")


def latin(folder: Path) -> None:
    (folder / "rules" / "office.yaml").write_bytes("title: Büro\n".encode("latin-1"))


def null(folder: Path) -> None:
    (folder / "rules" / "office.yaml").write_bytes(b"title: a\0b\n")


def large(folder: Path) -> None:
    (folder / "fixtures").mkdir()
    with (folder / "fixtures" / "big.py").open("wb") as file:
        file.truncate(LARGEST + 1)


def large_in_all(folder: Path) -> None:
    (folder / "fixtures").mkdir()
    for number in range(9):
        (folder / "fixtures" / f"{number}.py").write_text("#" * 250_000, "utf-8")


def many(folder: Path) -> None:
    (folder / "fixtures").mkdir()
    for number in range(MOST_FILES + 1):
        (folder / "fixtures" / f"{number}.py").touch()


def deep(folder: Path) -> None:
    inner = folder / "fixtures" / "/".join("abcdefghij")
    inner.mkdir(parents=True)
    (inner / "a.py").touch()


def strange_name(folder: Path) -> None:
    (folder / "rules" / "a\x1b[2Jb.yaml").touch()


def device_name(folder: Path) -> None:
    (folder / "rules" / "aux.yaml").touch()


def twins(folder: Path) -> None:
    (folder / "rules" / "Office.yaml").touch()


HARM: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a link": (link, "rules/passwd.yaml", "it is a link"),
    "a folder that is a link": (linked_folder, "stories", "it is a link"),
    "a pack.yaml that is a link": (linked_pack_file, "pack.yaml", "it is a link"),
    "Latin-1": (latin, "rules/office.yaml", "not UTF-8: byte 0xfc"),
    "a NUL byte": (null, "rules/office.yaml", "it holds a NUL byte, so it is no text"),
    "a large file": (large, "fixtures/big.py", "it has 524,289 bytes; 524,288 are allowed"),
    "too much in all": (large_in_all, "pack.yaml", "the pack has 2,25"),
    "too many files": (many, "", "the pack has more than 500 files"),
    "too deep": (deep, "fixtures/a/b/c/d/e/f/g", "it lies deeper than 8 folders"),
    "a name with controls": (strange_name, "rules/a\x1b[2Jb.yaml", "is no name that every disk"),
    "a name Windows keeps": (device_name, "rules/aux.yaml", "is no name that every disk"),
    "names alike but for capitals": (twins, "rules/", "only by capitals"),
}


def from_folder(folder: Path) -> Contents:
    return read_folder(folder, "pack/")


def from_git(folder: Path) -> Contents:
    publish(folder, "v1.0.0")
    return fetched(folder)


def fetched(folder: Path, rev: str = "v1.0.0") -> Contents:
    ask = PackAsk(git=address(folder), rev=rev)
    return fetch(ask, commit_of(ask, folder.parent), folder.parent, "pack/")


@on_posix
@pytest.mark.parametrize("read", [from_folder, from_git])
@pytest.mark.parametrize("what", HARM)
def test_what_no_pack_may_hold_is_told_and_nothing_is_taken(
    what: str, read: Callable[[Path], Contents], tmp_path: Path
) -> None:
    harm, path, message = HARM[what]
    folder = write_pack(tmp_path / "office")
    harm(folder)

    found = read(folder)
    assert found.files == {}
    assert any(
        each.place.path.startswith(f"pack/{path}") and message in each.message
        for each in found.problems
    ), found.problems
    assert {each.code for each in found.problems} == {"SL102"}


def test_only_what_belongs_to_a_pack_is_taken(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "office")
    for name in ("setup.py", "docs/film.md", "rules/.hidden", ".github/workflows/x.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\xff\xfe")
    (folder / "LICENSE").write_text("MIT\r\n", "utf-8", newline="")

    for read in (from_folder, from_git):
        assert read(folder).files.keys() == {"pack.yaml", "rules/office.yaml", "LICENSE"}
    assert digest(from_folder(folder).files) == digest(fetched(folder).files)


def test_line_ends_do_not_change_the_digest(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "office")
    before = digest(from_folder(folder).files)
    rules = folder / "rules" / "office.yaml"
    rules.write_bytes(rules.read_bytes().replace(b"\n", b"\r\n"))

    assert digest(from_folder(folder).files) == before


@pytest.mark.parametrize("path", ["../x", "rules/../../x", "rules/..", "rules/./x", "rules//x",
                                  "rules/a b", "rules/a.", "rules/COM1.yaml", "rules/-rf",
                                  "rules/\u202ex", "rules/" + "a" * 99])  # fmt: skip
def test_a_name_that_leads_out_or_that_no_disk_takes_is_a_fault(path: str) -> None:
    assert fault_of_name(path)


# ------------------------------------------------------------------ git


def crafted(folder: Path, *rows: tuple[str, str, str]) -> None:
    """Commit and tag a tree that git itself would refuse to make: mode, name, object."""
    tree = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(blob) for mode, name, blob in rows
    )
    done = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        cwd=folder, input=tree, capture_output=True, check=True,
    )  # fmt: skip
    commit = git(folder, "commit-tree", "-m", "x", done.stdout.decode().strip())
    git(folder, "tag", "-f", "v6.6.6", commit)


def test_a_tree_that_leads_out_of_itself_is_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "office")
    publish(folder, "v1.0.0")
    blob = git(folder, "rev-parse", "HEAD:pack.yaml")
    tree = git(folder, "rev-parse", "HEAD:rules")

    for rows in (
        [("100644", "../../evil.yaml", blob)],
        [("40000", "..", tree), ("100644", "pack.yaml", blob)],
        [("40000", ".git", tree), ("100644", "pack.yaml", blob)],
        [("100644", "pack.yaml", blob), ("100644", "pack.yaml", blob)],
    ):
        crafted(folder, *rows)
        with pytest.raises(BadRequest):
            fetched(folder, "v6.6.6")


def test_a_submodule_is_no_file(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "office")
    commit = publish(folder, "v1.0.0")
    blob = git(folder, "rev-parse", "HEAD:pack.yaml")
    rules = f"160000 commit {commit}\tother\n100644 blob {blob}\ta.yaml\n"
    done = subprocess.run(["git", "mktree", "--missing"], cwd=folder, input=rules.encode(),
                          capture_output=True, check=True)  # fmt: skip
    crafted(folder, ("100644", "pack.yaml", blob), ("40000", "rules", done.stdout.decode().strip()))

    (problem,) = fetched(folder, "v6.6.6").problems
    assert (problem.place.path, problem.message) == ("pack/rules/other", "it is a submodule")


def test_a_huge_tree_is_not_read_to_its_end(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "office")
    publish(folder, "v1.0.0")
    blob = git(folder, "rev-parse", "HEAD:pack.yaml")
    crafted(folder, *(("100644", f"LICENSE.{n:06}", blob) for n in range(20_000)))

    (problem,) = fetched(folder, "v6.6.6").problems
    assert "more than 500 files" in problem.message


@on_posix
def test_nothing_of_the_other_side_and_of_the_user_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks, filters, configuration of the repository, of the user and of the environment."""
    trap, folder = tmp_path / "trap", write_pack(tmp_path / "office")
    spring = tmp_path / "spring.sh"
    spring.write_text(f"#!/bin/sh\ntouch {trap}\nexec cat\n", "utf-8")
    spring.chmod(0o755)
    (folder / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n", "utf-8")
    publish(folder, "v1.0.0")
    for hook in ("post-checkout", "post-merge", "reference-transaction", "pre-receive", "update"):
        (folder / ".git" / "hooks").mkdir(exist_ok=True)
        (folder / ".git" / "hooks" / hook).symlink_to(spring)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        f"[core]\n\thooksPath = {folder}/.git/hooks\n"
        f"\tfsmonitor = {spring}\n\tsshCommand = {spring}\n"
        f'[filter "evil"]\n\tsmudge = {spring}\n\tclean = {spring}\n\tprocess = {spring}\n'
        f"[uploadpack]\n\tpackObjectsHook = {spring}\n[credential]\n\thelper = !{spring}\n"
        f'[url "ext::{spring}"]\n\tinsteadOf = file://\n[protocol "ext"]\n\tallow = always\n',
        "utf-8",
    )
    with (folder / ".git" / "config").open("a", encoding="utf-8") as own:
        own.write(settings.read_text("utf-8"))
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(settings.read_text("utf-8"), "utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_SSH_COMMAND", str(spring))
    monkeypatch.setenv("GIT_ASKPASS", str(spring))
    monkeypatch.setenv("GIT_EXEC_PATH", os.environ.get("GIT_EXEC_PATH", "") or str(home))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(spring))

    assert "pack.yaml" in fetched(folder).files
    assert not trap.exists()


@pytest.mark.parametrize(
    "evil", ["ext::sh -c 'touch {trap}'", "fd::3", "http://127.0.0.1:1/x", "git://127.0.0.1/x",
             "--upload-pack=touch {trap}", "ssh://-oProxyCommand=touch%20{trap}/x"]
)  # fmt: skip
def test_other_ways_than_those_that_were_asked_for_are_closed(evil: str, tmp_path: Path) -> None:
    """Even where the form of an address was not checked before."""
    trap = tmp_path / "trap"
    with pytest.raises(BadRequest):
        commit_of(PackAsk(git=evil.format(trap=trap), rev="v1"), tmp_path)
    assert not trap.exists()


def test_a_server_that_says_nothing_of_use_is_told_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"git cannot read file:///.*does not"):
        commit_of(PackAsk(git=address(tmp_path / "nowhere"), rev="v1"), tmp_path)
