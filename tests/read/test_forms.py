"""What is open in a form to fill in is no work that somebody put off."""

from __future__ import annotations

import pytest

from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language

LIST = b"- [ ] I have washed my hands\n<!-- TODO: sweep -->\n"


def _kinds(path: str) -> list[tuple[str, int]]:
    language = compile_language(next(text for text in builtin_texts() if text.id == "markdown"))
    return [(fact.kind, fact.line) for fact in facts_in(language, LIST, path)]


@pytest.mark.parametrize(
    "path",
    [
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        ".gitlab/merge_request_templates/default.md",
    ],
)
def test_an_open_box_in_a_template_is_no_promise(path: str) -> None:
    assert _kinds(path) == [("comment.todo", 2)]


@pytest.mark.parametrize("path", ["ROADMAP.md", "docs/plan.md"])
def test_an_open_box_elsewhere_is_one(path: str) -> None:
    assert _kinds(path) == [("comment.todo", 1), ("comment.todo", 2)]
