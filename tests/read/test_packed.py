"""What came of a file can be put away, and is the same when it is looked at again."""

from __future__ import annotations

import subprocess
import sys

import pytest

from slapstick.model import Fact
from slapstick.read.contents import Contents, from_row, moved, to_row
from slapstick.read.packed import FileFacts, Packed, Pile, pack

_BODY = Fact("definition.function", "a.py", 3, 1, 9, 5, "python", "boil", (("lines", 7),))
_FOUND = FileFacts(
    (Fact("file.long", "a.py", 1, 1, 1, 1, "python", "a", (("lines", 2_000),)), _BODY),
    2_000,
    (("kettle", 3, 2), ("térmico", 1, 40)),
    (("0123456789abcdef01234567", _BODY),),
)


def _put_away(packed: Packed, pile: Pile | None = None) -> Packed:
    facts = from_row(to_row(Contents("a.py", 1, packed)), pile).facts
    assert facts is not None
    return facts


@pytest.mark.parametrize("held", [0, 1_000_000])
def test_what_was_packed_is_what_is_found_in_memory_or_not(held: int) -> None:
    packed = _put_away(pack("a.py", _FOUND), Pile(held))
    assert isinstance(packed.kept, bytes) == (held > 0)
    assert FileFacts(packed.facts, packed.lines, packed.words, packed.bodies) == _FOUND
    assert (packed.language, packed.number, len(packed.marks)) == ("python", 2, 8)


def test_many_files_lie_side_by_side() -> None:
    pile = Pile(0)
    packed = [_put_away(pack("a.py", FileFacts((), n, ((f"w{n}", n, 1),), ())), pile)
              for n in range(50)]  # fmt: skip
    assert [each.words for each in reversed(packed)] == [
        ((f"w{n}", n, 1),) for n in range(49, -1, -1)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="forks are had on Linux alone")
def test_a_fork_and_its_parent_look_at_the_same_pile_at_once() -> None:
    code = """
import os
from slapstick.read.packed import Pile
pile = Pile(0)
kept = [pile.put(b"%d" % number) for number in range(5_000)]
fork = os.fork()
is_same = all(each.fetched() == b"%d" % n for _ in range(5) for n, each in enumerate(kept))
if fork == 0:
    os._exit(not is_same)
print(is_same, os.waitpid(fork, 0)[1])
"""
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["True", "0"]


def test_a_file_without_room_beside_it_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    assert _put_away(pack("a.py", _FOUND), Pile(0)).facts == _FOUND.facts


def test_a_file_that_was_moved_has_its_facts_where_it_is_now() -> None:
    packed = moved(Contents("a.py", 1, pack("a.py", _FOUND)), "b/a.py").facts
    assert packed is not None
    assert {fact.path for fact in packed.facts} == {"b/a.py"}
    assert packed.bodies[0][1] == _BODY._replace(path="b/a.py")
