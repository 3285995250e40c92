"""The facts of many files are one sequence, as a tuple of them all would be."""

from __future__ import annotations

import pytest

from slapstick.model import Fact
from slapstick.read.merging import Facts, in_order, merge, parts_of
from slapstick.read.packed import FileFacts, pack


def _fact(path: str, line: int, kind: str = "todo") -> Fact:
    return Fact(kind, path, line, 1, line, 9, "python", "boil", (("lines", 6),))


_BY_PATH = {path: tuple(_fact(path, line) for line in (1, 4, 8)) for path in ("b.py", "d.py")}
_OWN = [fact for facts in _BY_PATH.values() for fact in facts]
_BESIDE = (_fact("c", 1, "history.age"), _fact("b.py", 2, "history.age"), _fact("b.py", 4))
_ALL = in_order({*_OWN, *_BESIDE})


@pytest.fixture
def facts() -> Facts:
    """Return the facts of two files, one that says nothing, and some that stand beside."""
    found = {**_BY_PATH, "a.py": ()}
    return merge((pack(p, FileFacts(f, 9, (), ())) for p, f in found.items()), _BESIDE)


def test_facts_come_in_order_each_once(facts: Facts) -> None:
    assert tuple(facts) == _ALL == tuple(facts)
    assert len(facts) == len(_ALL) == 8


def test_facts_compare_as_a_tuple_does(facts: Facts) -> None:
    assert facts == _ALL
    assert _ALL == facts  # noqa: SIM300  # asked from either side
    assert facts == merge([pack(p, FileFacts(f, 9, (), ())) for p, f in _BY_PATH.items()], _BESIDE)
    assert facts != _ALL[1:]
    assert facts != (*_ALL[1:], _ALL[0])
    assert facts != list(_ALL)
    assert hash(facts) == hash(_ALL)


def test_rows_are_the_facts_as_plain_tuples(facts: Facts) -> None:
    assert list(facts.rows()) == [tuple(fact) for fact in _ALL]


def test_facts_are_indexed_and_sliced_as_a_tuple_is(facts: Facts) -> None:
    assert [facts[at] for at in range(-8, 8)] == [_ALL[at] for at in range(-8, 8)]
    assert facts[2:7:2] == _ALL[2:7:2]
    assert list(reversed(facts)) == list(reversed(_ALL))
    for beyond in (8, -9):
        with pytest.raises(IndexError):
            facts[beyond]


def test_a_fact_is_looked_for_where_it_stands(facts: Facts) -> None:
    assert all(fact in facts for fact in _ALL)
    assert _fact("b.py", 3) not in facts
    assert _fact("e.py", 1) not in facts
    assert all(fact.path not in facts for fact in _ALL)  # type: ignore[comparison-overlap]  # on purpose


@pytest.mark.parametrize("most", [1, 3, 4, 100])
def test_parts_put_together_are_all_facts(facts: Facts, most: int) -> None:
    for kind in (facts, _ALL):
        parts = parts_of(kind, most)
        assert [fact for part in parts for fact in part] == list(_ALL)
        assert len(parts) == 1 or most < 8


def test_no_files_have_no_facts() -> None:
    assert merge([]) == ()
    assert not merge([])


def test_those_that_were_added_are_told_apart(facts: Facts) -> None:
    assert sorted(facts.added()) == sorted(_BESIDE)


def test_bodies_of_one_digest_are_twins_even_where_others_share_its_mark() -> None:
    def with_body(path: str, digest: str) -> FileFacts:
        fact = _fact(path, 1, "definition.function")
        return FileFacts((fact,), 9, (), ((digest, fact),))

    digests = {"a": "0" * 24, "b": "0" * 16 + "1" * 8, "c": "0" * 24, "d": "2" * 24}
    found = merge(pack(path, with_body(path, digest)) for path, digest in digests.items())
    assert [fact.path for fact in found if fact.kind == "code.duplicate"] == ["a", "c"]
