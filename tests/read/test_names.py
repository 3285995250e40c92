"""Names of calls are looked up in tables, with what they are called on where that tells."""

from __future__ import annotations

import pytest

from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.names import Callees, Names, Telling
from slapstick.spec.language_text import Table

NAMES = Names(
    (
        Table("call", "call.random", ("rand.*",)),
        Table("call", "call.sleep", ("time.Sleep", ".nap")),
        Table("call", "log", ("puts", "cat:purr")),
    )
)


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        (b"time.Sleep", ("call.sleep",)),
        (b"clock.time.Sleep", ("call.sleep",)),
        (b"Sleep", ()),
        (b"cat.nap", ("call.sleep",)),
        (b"open(path).nap", ("call.sleep",)),
        (b"nap", ()),
        (b"rand.Intn", ("call.random",)),
        (b"rand::thread_rng", ("call.random",)),
        (b"rand", ()),
        (b"strand.Intn", ()),
        (b"puts", ("log",)),
        (b"io.puts", ()),
        (b"cat:purr", ("log",)),
        (b"a\n  .b\n  .nap", ("call.sleep",)),
    ],
)
def test_a_name_is_of_the_kinds_that_the_tables_say(written: bytes, kinds: tuple[str, ...]) -> None:
    assert NAMES.find(written) == kinds


@pytest.mark.parametrize(
    "written",
    [
        b"Sleep",
        b"time.Sleep",
        b"a\n  .nap",
        b"cat:purr",
        b"io::puts",
        b"rand.Intn",
        b"Queue<int>",
        b"stir",
        b"pot.stir",
        b"lid_of",
    ],
)
def test_a_callee_is_looked_up_if_its_last_part_or_its_owner_may_tell(written: bytes) -> None:
    assert Telling((NAMES,))[written] in {b"", b"stir", b"lid_of"}


@pytest.mark.parametrize("written", [b"Intn", b"dice.Intn", b"pan_of", b"time.sleep_in", b"put"])
def test_other_callees_are_left_at_once(written: bytes) -> None:
    assert Telling((NAMES,))[written] not in {b"", b"stir"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (b"kitchen.stir", "kitchen.stir"),
        (b"kitchen\n  .stir", "kitchen.stir"),
        (b"open(pot).stir", "open(pot).stir"),
        (b"new Pot(width, depth).stir", "stir"),
        (b"pots.map { p => p.lid }.stir", "stir"),
        (b"say('hot stew').stir", "stir"),
        (b").stir", "stir"),
        (b"]->stir", "stir"),
        (b"; // Stir it.\nvar pot = big.stir", "big.stir"),
    ],
)
def test_code_before_a_name_is_not_shown_as_one_long_word(written: bytes, shown: str) -> None:
    assert Callees(Names([Table("call", "call.file", (".stir",))]))[written][1] == shown


def _ruby(source: bytes) -> list[tuple[str, str]]:
    language = compile_language(next(text for text in builtin_texts() if text.id == "ruby"))
    return [(fact.kind, fact.name) for fact in facts_in(language, source, "a.rb")]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b"Dir.chdir(home)", "Dir.chdir"),
        (b"go(Dir.chdir(home))", "Dir.chdir"),
        (b"Dir::chdir(home)", "Dir::chdir"),
        (b"Dir\n  .chdir(home)", "Dir.chdir"),
        (b"# Go home.\nDir.chdir(home)", "Dir.chdir"),
        (b"# Go home.\n\n  Dir.chdir(home)", "Dir.chdir"),
    ],
)
def test_what_a_call_is_on_is_read_before_its_name(source: bytes, name: str) -> None:
    assert ("call.file", name) in _ruby(source)


def test_a_call_of_that_name_on_something_else_is_another() -> None:
    assert not [fact for fact in _ruby(b"ship.chdir(home)") if fact[0] == "call.file"]
