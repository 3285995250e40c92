"""A pack is written into a sora.yaml of any style, and nothing else of it changes."""

from __future__ import annotations

import pytest

from slapstick.model import PackAsk
from slapstick.spec.project import read_project
from slapstick.spec.project_edit import with_pack, with_revision, without_pack

GIT = PackAsk(git="https://example.org/acme/gags", rev="v1.0.0", path="packs/office")
ENTRY = "{git: https://example.org/acme/gags, rev: v1.0.0, path: packs/office}"
STYLES = {
    "": f"packs: [slapstick/core, {ENTRY}]\n",
    "# only a remark\n": f"# only a remark\npacks: [slapstick/core, {ENTRY}]\n",
    "story: the-chase": f"story: the-chase\npacks: [slapstick/core, {ENTRY}]\n",
    "packs: []\nstory: x\n": f"packs: [{ENTRY}]\nstory: x\n",
    "packs: [slapstick/core] # all\n": f"packs: [slapstick/core, {ENTRY}] # all\n",
    "packs: [\n  slapstick/core,  # all\n  ./mine,\n]\n": (
        f"packs: [\n  slapstick/core,  # all\n  ./mine,{ENTRY}]\n"
    ),
    "packs:\n- slapstick/core\n# ours\n- ./mine # x\n\n# end\n": (
        f"packs:\n- slapstick/core\n# ours\n- ./mine # x\n- {ENTRY}\n\n# end\n"
    ),
    "packs:\n  - ./mine\n  - git: https://example.org/x\n    rev: v2\nstory: y\n": (
        f"packs:\n  - ./mine\n  - git: https://example.org/x\n    rev: v2\n  - {ENTRY}\nstory: y\n"
    ),
    "packs: ['./mine']\nrules: {packs: off}\n": (
        f"packs: ['./mine', {ENTRY}]\nrules: {{packs: off}}\n"
    ),
}


@pytest.mark.parametrize("text", STYLES)
def test_a_pack_is_added_in_the_style_of_the_file(text: str) -> None:
    assert with_pack(text, GIT) == STYLES[text]


LESS = [
    ("packs: [./a, ./b, ./c] # all\n", 0, "packs: [./b, ./c] # all\n"),
    ("packs: [./a, ./b, ./c] # all\n", 1, "packs: [./a, ./c] # all\n"),
    ("packs: [./a, ./b, ./c] # all\n", 2, "packs: [./a, ./b] # all\n"),
    ("packs: [./a]\nstory: y\n", 0, "packs: []\nstory: y\n"),
    ("packs:\n- ./a\n# ours\n- ./b # x\n\n# end\n", 1, "packs:\n- ./a\n# ours\n\n# end\n"),
    ("packs:\n  - ./a\nstory: y\n", 0, "packs:\n  []\nstory: y\n"),
    ("packs:\n- ./a", 0, "packs:\n  []\n"),
    (
        "packs:\n  - git: https://example.org/x\n    rev: v2\n  - ./b\nstory: y\n",
        0,
        "packs:\n  - ./b\nstory: y\n",
    ),
    (
        "packs:\n  - ./b\n  - git: https://example.org/x\n    rev: v2\nstory: y\n",
        1,
        "packs:\n  - ./b\nstory: y\n",
    ),
]


@pytest.mark.parametrize(("text", "index", "wanted"), LESS)
def test_a_pack_is_taken_out_and_all_else_stays(text: str, index: int, wanted: str) -> None:
    assert without_pack(text, index) == wanted


@pytest.mark.parametrize("text", [text for text in STYLES if "- " in text or "]" in text])
def test_what_was_added_can_be_taken_out(text: str) -> None:
    packs = read_project(text)[0].project.packs
    changed = without_pack(with_pack(text, GIT), len(packs))
    assert read_project(changed)[0].project.packs == packs


def test_what_cannot_be_changed_safely_is_left() -> None:
    assert with_pack("packs: [./a  # no end\n", GIT) == ""
    assert with_pack("packs: [\n  ./a  # the last\n]\n", GIT) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [("v1.0.0", "v1.1.0"), ('"1.0"', '"1.1"'), ("'v1.0.0'  # pinned", "v1.1.0  # pinned")],
)
def test_a_revision_is_changed_where_it_stands(before: str, after: str) -> None:
    text = "packs:\n  - git: https://example.org/x\n    rev: {}\nstory: y # v1.0.0\n"

    changed = with_revision(text.format(before), 0, "1.1" if '"' in before else "v1.1.0")
    assert changed == text.format(after)


@pytest.mark.parametrize("rev", ["1.0", "0123456789" * 4, "12e34", "v1"])
def test_a_revision_that_looks_like_a_number_stays_a_text(rev: str) -> None:
    changed = with_pack("", GIT._replace(rev=rev))

    assert read_project(changed)[0].project.packs[1].rev == rev
