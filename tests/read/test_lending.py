from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.read import lending
from slapstick.read.languages import builtin_texts
from slapstick.read.lending import lent_code
from slapstick.read.marked import SAMPLES

TEXTS = {text.id: text for text in builtin_texts()}
KINDS = frozenset({"recursion"})


def test_a_language_lends_its_own_code_and_that_of_the_language_it_extends() -> None:
    code = lent_code(TEXTS, "jsx", KINDS, root=Path())
    folders = {fact.path.rsplit("/", 2)[1] for fact in code.facts}
    assert folders == {"jsx", "javascript"}
    assert {fact.language for fact in code.facts} == {"jsx"}
    assert lent_code({}, "cobol", KINDS, root=Path()).facts == ()


def test_places_are_those_of_the_files_with_their_marks() -> None:
    code = lent_code(TEXTS, "go", KINDS, root=Path())
    for fact in code.facts:
        if fact.kind == "recursion" and fact.get("base") is True:
            place = code.place(fact.path, fact.line)
            line = (SAMPLES / "go" / place.path.rsplit("/", 1)[1]).read_text("utf-8").splitlines()
            assert "recursion" in line[place.line - 1]
            return
    pytest.fail("no recursion in Go")


def test_what_was_found_is_kept_and_damage_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lent_code(TEXTS, "toml", KINDS, store=tmp_path, root=tmp_path)
    (kept,) = tmp_path.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(lending, "compile_language", None)  # nothing is read again
        assert lent_code(TEXTS, "toml", KINDS, store=tmp_path, root=tmp_path) == first

    kept.write_bytes(kept.read_bytes()[:-1])
    assert lent_code(TEXTS, "toml", KINDS, store=tmp_path, root=tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1
