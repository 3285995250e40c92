"""The lock is the same bytes for the same pins, and reads back as what was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slapstick.spec.lock_file import LockKeys, lock_text, read_lock

TREE = "sha256:" + "0" * 64
PACK = {"from": "git", "git": "git@example.org:a/b", "rev": "1.0", "tree": TREE, "version": "1.0.0"}


def lock(packs: dict[str, object], **more: object) -> LockKeys:
    return LockKeys.model_validate({"format": "lock/1", "packs": packs, **more})


def test_packs_stand_in_order_of_their_names() -> None:
    one, two = lock({"b/x": PACK, "a/x": PACK}), lock({"a/x": PACK, "b/x": PACK})

    assert lock_text(one) == lock_text(two)
    assert lock_text(one).index("a/x") < lock_text(one).index("b/x")


def test_what_looks_like_a_number_or_a_word_of_yaml_stays_a_text() -> None:
    for rev in ("1.0", "1e5", "true", "null", "v1", "0x12"):
        keys = lock({"a/x": PACK | {"rev": rev}})
        file, problems = read_lock(lock_text(keys))
        assert problems == []
        assert file is not None
        assert file.keys == keys


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
)
def test_any_text_reads_back_as_it_was_written(text: str) -> None:
    keys = lock({text: {"from": "folder", "folder": text, "licence": text}}, grammars={text: text})
    file, problems = read_lock(lock_text(keys))
    if problems:  # characters that YAML itself forbids
        assert all(problem.code == "SL001" for problem in problems)
        return
    assert file is not None
    assert file.keys == keys
