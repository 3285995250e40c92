from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.review.causes import HEAD, Kind, Stage, edits_of

KINDS: tuple[Kind, ...] = (
    "slapstick", "grammar", "pack", "rule", "story", "level", "provider", "project", "code",
)  # fmt: skip
RULE = Place("rules/own.yaml", 3)


def prompt(*texts: str, shot: str = "01-arrival") -> Prompt:
    lines = tuple(Line(text, RULE, Place("a.py", 6)) for text in texts)
    return Prompt(shot, 8.0, TokenBudgetLevel.STANDARD, (Part("action", lines),))


def stage(kind: Kind, *texts: str) -> Stage:
    return Stage(kind, {"01-arrival": prompt(*texts)})


@given(
    st.lists(st.integers(0, 11), min_size=len(KINDS), max_size=len(KINDS), unique=True),
    st.sets(st.sampled_from(KINDS), min_size=1),
)
def test_changes_applied_one_at_a_time_are_each_told_by_their_kind(
    places: list[int], applied: set[Kind]
) -> None:
    texts = [f"Sentence {number}." for number in range(12)]
    where = dict(zip(KINDS, places, strict=True))
    before = prompt(*texts)
    stages = []
    for kind in KINDS:
        if kind in applied:
            texts = [*texts]
            texts[where[kind]] = f"Reworded by {kind}."
        stages.append(stage(kind, *texts))

    edits = edits_of("01-arrival", before, stages)

    assert {edit.kinds: edit.after.text for edit in edits if edit.after} == {
        (kind,): f"Reworded by {kind}." for kind in applied
    }


# What a kind of change does to the lines of a shot: to which line, and what.
Alteration = tuple[str, int]
ALTERATIONS = st.tuples(st.sampled_from(["reword", "drop", "add", "say again"]), st.integers(0, 5))


def altered(texts: list[str], kind: str, alteration: Alteration) -> list[str]:
    what, number = alteration
    at = next((n for n, text in enumerate(texts) if text.startswith(f"{number}:")), None)
    if what == "add":
        return [*texts, f"{number + 10}: added by {kind}"]
    if at is None:  # another kind has dropped it
        return texts
    said = {"reword": [f"{number}: by {kind}"], "drop": [], "say again": [texts[at] + " again"]}
    return [*texts[:at], *said[what], *texts[at + 1 :]]


@given(st.dictionaries(st.sampled_from(KINDS[1:]), ALTERATIONS, min_size=2, max_size=5))
def test_changes_that_meet_in_one_line_are_told_by_the_fewest_that_bring_it_about(
    changes: dict[Kind, Alteration],
) -> None:
    def made(kinds: Iterable[str]) -> Prompt:
        texts = [f"{number}: said" for number in range(6)]
        for kind in KINDS:
            if kind in changes and kind in kinds:
                texts = altered(texts, kind, changes[kind])
        return prompt(*texts)

    def remake(kinds: frozenset[Kind]) -> dict[str, Prompt]:
        return {"01-arrival": made(kinds)}

    def told(*kinds: Kind) -> set[tuple[str | None, str | None]]:
        rows = edits_of("01-arrival", made(()), [Stage("code", {"01-arrival": made(kinds)})])
        return {(e.before and e.before.text, e.after and e.after.text) for e in rows}

    active = [kind for kind in KINDS if kind in changes]
    stages = [
        Stage(kind, {"01-arrival": made(active[: number + 1])})
        for number, kind in enumerate(active)
    ]
    for edit in edits_of("01-arrival", made(()), stages, remake):
        words = (edit.before and edit.before.text, edit.after and edit.after.text)
        makers = {kind for kind in active if words in told(kind)}
        if makers:
            assert set(edit.kinds) <= makers, (words, edit.kinds)
            assert len(edit.kinds) == 1
            continue
        then = [line.text for line in made(edit.kinds).parts[0].lines]
        assert words[0] is None or words[0] not in then
        assert words[1] is None or words[1] in then


def test_a_line_that_one_change_rewords_and_another_drops_is_told_by_the_other() -> None:
    def remake(kinds: frozenset[Kind]) -> dict[str, Prompt]:
        text = "A chisel." if "story" in kinds else "A pencil."
        return {"01-arrival": prompt(*([] if "level" in kinds else [text]))}

    stages = [stage("story", "A chisel."), stage("level")]
    (edit,) = edits_of("01-arrival", prompt("A pencil."), stages, remake)

    assert (edit.after, edit.kinds) == (None, ("level",))


def test_a_line_that_changes_places_is_told_by_the_turn_at_which_it_did() -> None:
    def remake(kinds: frozenset[Kind]) -> dict[str, Prompt]:
        return {"01-arrival": prompt(*(["B.", "A."] if "code" in kinds else ["A.", "B."]))}

    stages = [stage("rule", "A.", "B."), stage("code", "B.", "A.")]
    edits = edits_of("01-arrival", prompt("A.", "B."), stages, remake)

    assert {edit.kinds for edit in edits} == {("code",)}


def test_a_line_that_two_changes_reword_carries_both() -> None:
    (edit,) = edits_of(
        "01-arrival",
        prompt("He slips."),
        [stage("rule", "He glides."), stage("story", "He glides."), stage("code", "She glides.")],
    )
    assert (edit.before and edit.before.text, edit.after and edit.after.text) == (
        "He slips.",
        "She glides.",
    )
    assert edit.kinds == ("rule", "code")


def test_a_change_that_is_taken_back_is_none() -> None:
    stages = [stage("rule", "He glides."), stage("code", "He slips.")]
    assert edits_of("01-arrival", prompt("He slips."), stages) == ()


def test_lines_that_come_and_go_stand_where_they_stood() -> None:
    edits = edits_of(
        "01-arrival",
        prompt("One.", "Two.", "Three."),
        [stage("level", "One.", "Three."), stage("code", "Zero.", "One.", "Three.", "Four.")],
    )
    told = [(e.before and e.before.text, e.after and e.after.text, e.kinds) for e in edits]
    assert told == [
        (None, "Zero.", ("code",)),
        ("Two.", None, ("level",)),
        (None, "Four.", ("code",)),
    ]


def test_a_shot_that_is_new_or_gone_is_all_edits() -> None:
    new = edits_of("01-arrival", None, [stage("code", "He slips.")])
    gone = edits_of("01-arrival", prompt("He slips."), [Stage("story", {})])

    assert {edit.kinds for edit in new} == {("code",)}
    assert all(edit.before is None for edit in new)
    assert {edit.kinds for edit in gone} == {("story",)}
    assert [edit.part for edit in gone] == [HEAD, HEAD, HEAD, "action"]


def test_code_that_only_moved_keeps_its_words_and_names_its_cause() -> None:
    old = prompt("He slips.")
    moved = replace(old, parts=(Part("action", (Line("He slips.", RULE, Place("a.py", 9)),)),))

    (edit,) = edits_of("01-arrival", old, [Stage("code", {"01-arrival": moved})])

    assert edit.moved
    assert edit.kinds == ("code",)
