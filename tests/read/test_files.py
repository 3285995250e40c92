"""Which files of a folder are read, and why the others are not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from slapstick.model import Skipped
from slapstick.read import contents as contents_module
from slapstick.read.contents import read_contents
from slapstick.read.files import LARGEST, Listing, SourceFile, list_files, read_beneath
from slapstick.read.languages import builtin_texts

_TREE = {
    "main.py": "x = 1\n",
    "out/built.py": "x = 1\n",
    "a/keep.py": "x = 1\n",
    "a/drop.py": "x = 1\n",
    "a/logs/deep.py": "x = 1\n",
    "a/logs/kept.py": "x = 1\n",
    "b/drop.py": "x = 1\n",
    "b/c/secret_1.py": "x = 1\n",
    "docs/readme.txt": "words\n",
    ".gitignore": "/out/\n**/logs/*\n!**/logs/kept.py\n# a remark\n",
    "a/.gitignore": "drop.py\n",
    "b/c/.gitignore": "secret_?.py\n",
}


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _list(root: Path, *exclude: str) -> Listing:
    return list_files(root, builtin_texts(), exclude)


def _paths(root: Path, *exclude: str) -> list[str]:
    return [file.path for file in _list(root, *exclude).files]


def _reasons(root: Path, *exclude: str) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in _list(root, *exclude).skipped}


def test_nested_ignores_are_followed_without_git(tmp_path: Path) -> None:
    _write(tmp_path, _TREE)
    assert _paths(tmp_path) == ["a/keep.py", "a/logs/kept.py", "b/drop.py", "main.py"]


def test_git_and_plain_reading_list_the_same(tmp_path: Path) -> None:
    _write(tmp_path, _TREE)
    plain = _list(tmp_path)
    assert shutil.which("git"), "this test needs git"
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    asked = _list(tmp_path)
    assert asked == plain
    assert plain.files


def test_a_tracked_file_that_was_deleted_is_not_there(tmp_path: Path) -> None:
    _write(tmp_path, {"a.py": "x = 1\n", "b.py": "x = 2\n"})
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    (tmp_path / "b.py").unlink()
    assert (_paths(tmp_path), _reasons(tmp_path)) == (["a.py"], {})


def test_files_come_by_path_with_language_and_size(tmp_path: Path) -> None:
    _write(tmp_path, {"b.go": "package b\n", "a.py": "x = 1\n", "B.rs": "// b\n"})
    files = _list(tmp_path).files
    assert [(file.path, file.language, file.size) for file in files] == [
        ("B.rs", "rust", 5),
        ("a.py", "python", 6),
        ("b.go", "go", 10),
    ]
    times = [(tmp_path / file.path).stat() for file in files]
    assert [file.modified for file in files] == [time.st_mtime_ns for time in times]


@pytest.mark.parametrize(
    "folder", ["vendor", "node_modules", "third_party", "lib/site-packages", "deps"]
)
def test_vendored_folders_are_counted_not_entered(tmp_path: Path, folder: str) -> None:
    _write(tmp_path, {f"{folder}/theirs.py": "x = 1\n", "ours.py": "x = 1\n"})
    assert _paths(tmp_path) == ["ours.py"]
    assert _reasons(tmp_path) == {f"{folder}/": "vendored"}


def test_what_was_built_is_counted_not_entered(tmp_path: Path) -> None:
    _write(tmp_path, {"lib/dist/ours.js": "x\n"})
    assert (_paths(tmp_path), _reasons(tmp_path)) == ([], {"lib/dist/": "generated"})


def test_a_broken_ignore_pattern_is_passed_over_as_git_does(tmp_path: Path) -> None:
    _write(tmp_path, {".gitignore": "!\na.py\n///\n", "a.py": "x\n", "b.py": "x\n"})
    assert _paths(tmp_path) == ["b.py"]
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert _paths(tmp_path) == ["b.py"]


def test_a_folder_called_deps_below_the_top_is_ours(tmp_path: Path) -> None:
    _write(tmp_path, {"src/deps/ours.py": "x = 1\n"})
    assert _paths(tmp_path) == ["src/deps/ours.py"]


@pytest.mark.parametrize(
    "name", ["jquery.min.js", "soup_pb2.py", "soup.pb.go", "package-lock.json", "zz_generated.go"]
)
def test_generated_names_are_counted(tmp_path: Path, name: str) -> None:
    _write(tmp_path, {name: "x\n"})
    assert _reasons(tmp_path) == {name: "generated"}


def test_excluded_files_are_counted(tmp_path: Path) -> None:
    _write(tmp_path, {"a/x.py": "x = 1\n", "b/x.py": "x = 1\n"})
    assert _paths(tmp_path, "a/**") == ["b/x.py"]
    assert _reasons(tmp_path, "a/**") == {"a/x.py": "excluded"}


def test_a_script_without_ending_is_known_by_its_first_line(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "serve": "#!/usr/bin/env -S python3.11 -u\nx = 1\n",
            "cook": "#!/bin/awk\n",
            "stir": "no\n",
            "boil": "#!/usr/bin/node\n",
        },
    )
    files = _list(tmp_path).files
    assert [(f.path, f.language) for f in files] == [("boil", "javascript"), ("serve", "python")]
    assert _reasons(tmp_path) == {"cook": "no-language", "stir": "no-language"}


def test_a_link_out_of_the_folder_is_counted_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, {"outside/secret.py": "x = 1\n", "inside/ours.py": "x = 1\n"})
    (tmp_path / "inside/file.py").symlink_to(tmp_path / "outside/secret.py")
    (tmp_path / "inside/folder").symlink_to(tmp_path / "outside")
    assert _paths(tmp_path / "inside") == ["ours.py"]
    assert _reasons(tmp_path / "inside") == {"file.py": "symlink", "folder": "symlink"}


def test_a_symlink_loop_is_counted_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, {"a/x.py": "x = 1\n"})
    (tmp_path / "a/again").symlink_to(tmp_path)
    assert (_paths(tmp_path), _reasons(tmp_path)) == (["a/x.py"], {"a/again": "symlink"})


def test_a_tracked_folder_that_became_a_link_is_not_entered(tmp_path: Path) -> None:
    root = tmp_path / "inside"
    _write(root, {"a/x.py": "x = 1\n"})
    _write(tmp_path, {"outside/x.py": "x = 'secret'\n"})
    subprocess.run(["git", "init", "--quiet", root], check=True)
    subprocess.run(["git", "-C", root, "add", "."], check=True)
    shutil.rmtree(root / "a")
    (root / "a").symlink_to(tmp_path / "outside")
    assert (_paths(root), _reasons(root)) == ([], {"a": "symlink"})


def test_a_pipe_is_counted_not_opened(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):  # Windows has none in folders
        os.mkfifo(tmp_path / "pipe.py")
        assert (_paths(tmp_path), _reasons(tmp_path)) == ([], {"pipe.py": "not-a-file"})
    assert (_paths(tmp_path), len(_list(tmp_path).files)) == ([], 0)


def test_a_file_of_fifty_megabytes_is_counted_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.py").open("wb") as file:
        file.truncate(50_000_000)
    assert _list(tmp_path).skipped == (Skipped("big.py", "too-large", "50,000,000 bytes"),)


@pytest.mark.parametrize("name", ["new\nline.py", "quote'\".py", "bidi\u202e.py", "dash -- x.py"])
def test_odd_names_are_listed_as_they_are(tmp_path: Path, name: str) -> None:
    _write(tmp_path, {name: "x = 1\n"})
    assert _paths(tmp_path) == [name]
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert _paths(tmp_path) == [name]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\x00\x01", "binary"),
        (b"x = 1\x00\n", "binary"),
        ("x = 'café'\n".encode("latin-1"), "not-utf-8"),
        ("x = 1\n".encode("utf-16"), "binary"),
        (b"# Code generated by a cook. DO NOT EDIT.\nx = 1\n", "generated"),
        (b"x = '" + b"a b " * 6000 + b"'\n", "generated"),
        (b"(" * 100_000, "tangled"),
        (b"x = " + b"[" * 50_000 + b"]" * 50_000, "tangled"),
        (b"\n".join([b"+" * 400] * 100), "tangled"),
    ],
    ids=["png", "nul", "latin-1", "utf-16", "header", "one-line", "open", "deep", "signs"],
)
def test_contents_that_are_no_source_are_counted(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "x.py").write_bytes(content)
    found = _read(tmp_path, "x.py")
    assert found.skipped == Skipped("x.py", reason)
    assert found.facts is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xef\xbb\xbfx = 1\n", b"x = 1\r\n", "x = 'café'\n".encode()]
)
def test_plain_source_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.py").write_bytes(content)
    assert _read(tmp_path, "x.py").skipped is None


def test_words_of_generating_in_the_middle_are_no_header(tmp_path: Path) -> None:
    text = '"""Writes code."""\n\nMARK = "Code generated by x. DO NOT EDIT."\n'
    (tmp_path / "x.py").write_text(text, "utf-8")
    assert _read(tmp_path, "x.py").skipped is None


@pytest.mark.parametrize(
    "header",
    [
        "# Automatically generated by a cook",
        "# --- <auto-generated> ---",
        "# This file has been auto-generated.",
        "# The contents of this file are autogenerated",
        "# @generated by Cook",
        "# do not edit this file",
    ],
)
def test_a_header_that_says_the_file_was_generated_is_believed(tmp_path: Path, header: str) -> None:
    (tmp_path / "x.py").write_text(f"{header}\nx = 1\n", "utf-8")
    assert _read(tmp_path, "x.py").skipped == Skipped("x.py", "generated")


@pytest.mark.parametrize(
    "header",
    [
        "# The identity of a pan is auto-generated.",
        "# The result contains auto-generated keys",
        "# Writes {@code @Generated} and @Generated",
        "# Pans for which a lid is automatically generated",
        "# Hooks are auto-generated from pans",
        "# **Do not edit pans directly**",
    ],
)
def test_a_header_that_tells_of_generating_something_is_no_sign(
    tmp_path: Path, header: str
) -> None:
    (tmp_path / "x.py").write_text(f"{header}\nx = 1\n", "utf-8")
    assert _read(tmp_path, "x.py").skipped is None


def test_a_file_that_vanished_is_counted(tmp_path: Path) -> None:
    assert _read(tmp_path, "gone.py").skipped == Skipped("gone.py", "vanished")


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, {"a.py": "x = 1\n"})
    (tmp_path / "b.py").symlink_to(tmp_path / "a.py")
    found = _read(tmp_path, "b.py").skipped
    assert found is not None
    assert found.reason == "unreadable"


def test_a_file_whose_folder_became_a_link_out_of_the_project_is_not_read(tmp_path: Path) -> None:
    _write(tmp_path, {"project/a/x.py": "x = 1\n", "outside/x.py": "SECRET = 1\n"})
    project = tmp_path / "project"
    assert _read(project, "a/x.py").facts is not None
    shutil.rmtree(project / "a")
    (project / "a").symlink_to(tmp_path / "outside")
    assert _read(project, "a/x.py").skipped == Skipped(
        "a/x.py", "unreadable", "it lies elsewhere now"
    )


def test_a_project_behind_a_link_is_read(tmp_path: Path) -> None:
    _write(tmp_path, {"project/a/x.py": "x = 1\n"})
    (tmp_path / "link").symlink_to(tmp_path / "project")
    assert _read(tmp_path / "link", "a/x.py").facts is not None


def test_a_file_that_may_not_be_read_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(root: str, path: str, largest: int) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(contents_module, "read_beneath", refuse)
    assert _read(tmp_path, "x.py").skipped == Skipped("x.py", "unreadable", "Permission denied")


def test_a_file_in_a_folder_that_may_not_be_entered_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, {"a.py": "x = 1\n", "shut.py": "x = 2\n"})
    look = os.lstat

    def refuse(path: str) -> os.stat_result:
        if path.endswith("shut.py"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "lstat", refuse)
    listing = list_files(tmp_path, builtin_texts())
    assert [file.path for file in listing.files] == ["a.py"]
    assert listing.skipped == (Skipped("shut.py", "unreadable", "Permission denied"),)


def test_a_file_that_grew_while_it_was_read_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_bytes(b"#" * (LARGEST + 1))
    assert _read(tmp_path, "x.py").skipped == Skipped("x.py", "too-large")


def _read(root: Path, name: str) -> contents_module.Contents:
    python = next(text for text in builtin_texts() if text.id == "python")
    return read_contents(os.fspath(root), SourceFile(name, "python", 1), python)


def test_a_relative_root_is_read_where_the_process_now_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text(name)
        monkeypatch.chdir(tmp_path / name)
        assert read_beneath(".", "a.py", 99) == name.encode()


@pytest.mark.parametrize("git", [True, False])
def test_a_folder_in_which_all_is_ignored_says_so(tmp_path: Path, git: bool) -> None:
    _write(tmp_path, {"a.py": "x = 1\n", "lib/b.py": "x = 2\n", ".gitignore": "/*\n"})
    if git:
        subprocess.run(["git", "init", "--quiet", tmp_path], check=True)

    assert _reasons(tmp_path) == {".gitignore": "ignored", "a.py": "ignored", "lib/": "ignored"}
