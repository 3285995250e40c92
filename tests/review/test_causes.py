from __future__ import annotations

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
    assert [edit.part for edit in gone] == [HEAD, HEAD, "action"]


def test_code_that_only_moved_keeps_its_words_and_names_its_cause() -> None:
    old = prompt("He slips.")
    moved = replace(old, parts=(Part("action", (Line("He slips.", RULE, Place("a.py", 9)),)),))

    (edit,) = edits_of("01-arrival", old, [Stage("code", {"01-arrival": moved})])

    assert edit.moved
    assert edit.kinds == ("code",)
