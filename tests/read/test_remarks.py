"""Comments are put together, and read without their marks."""

from __future__ import annotations

import pytest

from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.remarks import Comment, grouped, words_of
from slapstick.read.syntax import captures, parse

HEADER = b"// Copyright of the wizard, who keeps every spoon\n"


def remarks(language: str, content: bytes) -> list[Comment]:
    text = next(text for text in builtin_texts() if text.id == language)
    compiled = compile_language(text)
    tree = parse(compiled, content)
    assert tree is not None
    nodes = sorted(captures(compiled, tree)["comment"], key=lambda node: node.start_byte)
    return grouped(nodes, [node.byte_range for node in nodes], content)


def words(language: str, content: bytes, *signs: bytes) -> list[list[bytes]]:
    return words_of(remarks(language, content), frozenset(signs))


@pytest.mark.parametrize(
    ("language", "content", "lines"),
    [
        ("go", b"// stir\n// well\n", [(0, 1)]),
        ("rust", b"    /// stir\n    /// well\n    //! slowly\n", [(0, 2)]),
        ("go", b"// stir\r\n// well\r\n// slowly\r\n", [(0, 2)]),
        ("go", b"\t// stir\n\t//\n\t// well", [(0, 2)]),
        ("python", b"# stir\n#\n#", [(0, 2)]),
        ("haskell", b"{- stir -} pot = 1\n-- well\n", [(0, 1)]),
    ],
)
def test_lines_right_below_one_another_are_one_comment(
    language: str, content: bytes, lines: list[tuple[int, int]]
) -> None:
    assert [(c.line, c.end_line) for c in remarks(language, content)] == lines


@pytest.mark.parametrize(
    "content",
    [
        b"// stir\n\n// well\n",  # a line between them
        b"// stir\n  // well\n",  # further in
        b"x := 1 // stir\n       // well\n",  # behind code
        b"// stir\n/* well */\n",
        b"/* stir */\n// well\n",
        b"/* stir */ /* well */\n",
    ],
)
def test_other_comments_stay_apart(content: bytes) -> None:
    assert len(remarks("go", content)) == 2


@pytest.mark.parametrize(
    ("language", "content", "text"),
    [
        (
            "rust",
            b"/// stir\n/// file:///pot\n//! well\n//// so",
            b" stir\n file:///pot\n well\n/ so",
        ),
        ("c", b"// stir \\\n// the pot\n// well", b" stir \\\n// the pot\n well"),
        ("c", b"/**\n * stir\n ** well\n */", b"\n stir\n* well"),
        ("c", b"/* 2 * 3\n */", b" 2 * 3"),
        ("java", b"/// <b>stir</b>\n/// well", b"  stir \n well"),
        ("python", b"#! stir\n# well", b" stir\n well"),
    ],
)
def test_what_a_comment_says_has_no_marks(language: str, content: bytes, text: bytes) -> None:
    assert [comment.text for comment in remarks(language, content)] == [text]


@pytest.mark.parametrize("size", [1, 12])
@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("rust", b"/// stir the pot\n/// and mind\n//! the spoon\n/// so"),
        ("python", b"# stir the pot\n#\n# and mind the spoon"),
        ("c", b"/*\n * stir the pot\n ** and mind\n * the spoon */"),
    ],
)
def test_what_the_head_of_a_comment_says_all_of_it_says_first(
    language: str, content: bytes, size: int
) -> None:
    (comment,) = remarks(language, content)
    head = comment.head(size)
    assert len(head.raw) < len(comment.raw)
    assert b" ".join(comment.text.split()).startswith(b" ".join(head.text.split()))


@pytest.mark.parametrize(
    "content",
    [
        b"/// stir\n/// <b>the pot\n/// well</b>",  # the tag is none if its end is cut off
        b"/// stir",
        b"// stir \\\n// the pot\n// well",  # the first line goes on
    ],
)
def test_a_comment_that_cannot_be_cut_is_its_own_head(content: bytes) -> None:
    (comment,) = remarks("c", content)
    assert comment.head(20) is comment


def test_code_between_the_lines_of_a_comment_is_none_of_its_words() -> None:
    content = b"{- kettle -} cauldron = 1\n-- teapot\n"
    assert words("haskell", content) == [[b"kettle", b"teapot"]]


def test_a_header_about_rights_has_no_words_of_its_own() -> None:
    below = b"\n" * 50 + b"// licensed kettle\n// kettle\n"
    assert words("go", HEADER + below) == [[], [b"kettle"]]


def test_names_of_people_and_tags_are_no_words() -> None:
    content = b"// TODO(wizard): boil\n// <kettle>teapot</kettle>\n"
    assert words("go", content) == [[b"todo", b"boil", b"teapot"]]


def test_common_words_stay_only_where_they_are_signs() -> None:
    content = b"// do not remove the kettle\n"
    assert words("go", content, b"remove") == [[b"remove", b"kettle"]]
    assert words("go", content) == [[b"kettle"]]


@pytest.mark.parametrize(
    ("said", "own"),
    [
        (b"\n * The cauldron bubbles while the ladle melts." * 6, [b"cauldron", b"ladle"]),
        (b"\n * Copyright of the wizard who melts the ladle." * 6, []),
        (b"\n * <b>cauldron</b> <ladle></ladle>" * 8, [b"cauldron"]),
    ],
)
def test_a_long_comment_that_many_files_begin_with_says_the_same_in_each(
    said: bytes, own: list[bytes]
) -> None:
    top = b"/*" + said + b"\n */\n"
    rare = {b"cauldron", b"ladle", b"wizard"}

    first, second, below = (
        words("java", before + top + after)[-1]
        for before, after in ((b"", b""), (b"", b"class Pot {}\n"), (b"class Pot {}\n", b""))
    )

    assert first == second == below
    assert sorted(rare.intersection(first)) == own
