"""Put into words why a source line, a prompt line or a rule makes a gag, or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from slapstick.app.answers import (
    Answer,
    Fate,
    LineAnswer,
    PromptAnswer,
    RuleAnswer,
    Traced,
    find_answer,
)
from slapstick.app.opening import Workspace
from slapstick.app.planning import Progress
from slapstick.match.explain import Attempt, LineStory
from slapstick.model import Fact, Override, Place
from slapstick.review.programme import timecode


def explain(
    workspace: Workspace,
    what: str,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Explain `what`, a rule's id or `FILE:LINE` of source or a prompt, in lines of text."""
    return answer_text(find_answer(workspace, what, workers=workers, progress=progress))


def answer_text(answer: Answer) -> tuple[str, ...]:
    """Return an answer in lines of text."""
    return tuple(_WORDS[type(answer)](answer))


def _rule_told(answer: RuleAnswer) -> Iterator[str]:
    story = answer.story
    yield f"{story.rule.id}  ({story.rule.place})"
    yield f"  {story.rule.why}"
    yield from (f"  {override_text(each)}" for each in story.rule.overrides)
    yield f"  {_times(story.fires)}"
    for attempt in story.attempts:
        yield ""
        yield from _attempt(attempt)
    yield ""
    if answer.is_off:
        yield "is not in the film: switched off"
    else:
        yield from _fate(answer.fate)


def _line_told(answer: LineAnswer) -> Iterator[str]:
    story = answer.story
    yield str(story.place)
    if not story.facts:
        yield "  no fact stands here, so no rule has anything to ask about it"
        return
    yield from (f"  {_fact(fact)}" for fact in story.facts)
    if not story.attempts:
        yield "  no rule asks for any of them"
    for attempt in story.attempts:
        yield ""
        yield from _attempt(attempt)
        yield from (f"  {override_text(each)}" for each in attempt.rule.overrides)
        if attempt.fired and attempt.rule.id in answer.fates:
            yield from (f"  {line}" for line in _fate(answer.fates[attempt.rule.id]))
    yield from _off_told(answer.off)


def _prompt_told(answer: PromptAnswer) -> Iterator[str]:
    yield f"{answer.place}  of the shot {answer.shot}"
    for each in answer.traced:
        yield ""
        yield f"{each.part}: {each.text}"
        yield from _standing("written at", each.rule, each.rule_line)
        if each.source:
            yield from _standing("about", each.source, each.source_line)
    if answer.rule is None:
        return
    yield ""
    yield f"{answer.rule.id}  ({answer.rule.place})"
    yield f"  {answer.rule.why}"
    yield from (f"  {override_text(each)}" for each in answer.rule.overrides)
    yield from (f"  {{{slot}}} is {word}" for slot, word in answer.slots)
    if not answer.attempts and any(each.source for each in answer.traced):
        yield "  the code is not as it was when this prompt was written: see `sora snap diff`"
    for attempt in answer.attempts:
        yield from (f"  {line}" for line in _attempt(attempt))
    yield from (f"  {line}" for line in _fate(answer.fate))


_WORDS: dict[type, Callable[[Any], Iterator[str]]] = {
    RuleAnswer: _rule_told,
    LineAnswer: _line_told,
    PromptAnswer: _prompt_told,
}


def override_text(override: Override) -> str:
    """Say what a project did to a rule, where and why."""
    did = ", ".join(leaf for leaf, _ in override.changes) or override.switch
    files = f" in {', '.join(override.files)}" if override.files else ""
    why = f": {override.reason}" if override.reason else ""
    verb = "changed" if override.changes else "switched"
    return f"{verb} {did}{files} at {override.place}{why}"


def _off_told(story: LineStory) -> Iterator[str]:
    """Tell which rules would fire on a line if the project had not switched them off."""
    for attempt in story.attempts:
        if attempt.fired:
            yield ""
            yield f"{attempt.rule.id} would fire"
            yield from (f"  {override_text(each)}" for each in attempt.rule.overrides)


def _fate(fate: Fate) -> Iterator[str]:
    """Tell in which beat a gag plays, or for each beat which gag won and why."""
    if fate.why:
        yield fate.why
    yield from (f"plays in '{beat.id}', from {timecode(beat.start)} on" for beat in fate.beats)
    if fate.losses:
        yield "is not in the film:"
    for loss in fate.losses:
        winner = loss.winner.rule.id if loss.winner else "the story's own gag"
        yield f"  '{loss.slot.id}' shows {winner}: {loss.why}"


def _standing(word: str, place: Place, row: str) -> Iterator[str]:
    yield f"  {word} {place}"
    if row:
        yield f"  {place.line:>6} | {row.strip()}"
    else:
        yield "         that line is not there any more: see `sora snap diff`"


def _times(count: int) -> str:
    if count == 0:
        return "does not fire; what came nearest:"
    return "fires once" if count == 1 else f"fires {count:,} times"


def _attempt(attempt: Attempt) -> Iterator[str]:
    verdict = "fires" if attempt.fired else f"does not fire, {attempt.failed} missing"
    where = f" at {attempt.fact.place}" if attempt.fact else ""
    yield f"{attempt.rule.id} {verdict}{where}"
    for each in attempt.verdicts:
        detail = f": {each.detail}" if each.detail else ""
        yield f"  {'yes' if each.passed else 'no '}  {each.clause}{detail}  ({each.place})"
        yield from (f"         {place}" for place in _places(each.facts))


def _places(facts: Iterable[Fact]) -> Iterator[str]:
    yield from (f"{fact.place} {fact.kind} {fact.name}".rstrip() for fact in facts)


def _fact(fact: Fact) -> str:
    attributes = "".join(f" {name}={value}" for name, value in fact.attributes)
    return f"{fact.kind} {fact.name}".rstrip() + attributes + f"  (line {fact.line})"


# ------------------------------------------------------------------ for programs


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as values for JSON."""
    if isinstance(answer, RuleAnswer):
        return {
            **_rule_json(answer.story.attempts, answer.story.rule.id),
            "why": answer.story.rule.why,
            "place": str(answer.story.rule.place),
            "fires": answer.story.fires,
            "off": answer.is_off,
            "overrides": [override_text(each) for each in answer.story.rule.overrides],
            **_fate_json(answer.fate),
        }
    if isinstance(answer, LineAnswer):
        return {
            "place": str(answer.story.place),
            "facts": [_fact_json(fact) for fact in answer.story.facts],
            "rules": [_line_rule_json(answer, each) for each in answer.story.attempts],
            "off": [each.rule.id for each in answer.off.attempts if each.fired],
        }
    return {
        "place": str(answer.place),
        "shot": answer.shot,
        "sentences": [_traced_json(each) for each in answer.traced],
        "slots": dict(answer.slots),
        **(_rule_json(answer.attempts, answer.rule.id) if answer.rule else {"rule": None}),
        **_fate_json(answer.fate),
    }


def _rule_json(attempts: Iterable[Attempt], rule: str) -> dict[str, Any]:
    return {"rule": rule, "attempts": [_attempt_json(each) for each in attempts]}


def _line_rule_json(answer: LineAnswer, attempt: Attempt) -> dict[str, Any]:
    return {
        "rule": attempt.rule.id,
        **_attempt_json(attempt),
        "overrides": [override_text(each) for each in attempt.rule.overrides],
        **_fate_json(answer.fates.get(attempt.rule.id, Fate())),
    }


def _attempt_json(attempt: Attempt) -> dict[str, Any]:
    return {
        "fires": attempt.fired,
        "at": str(attempt.fact.place) if attempt.fact else None,
        "clauses": [
            {
                "clause": each.clause,
                "place": str(each.place),
                "passed": each.passed,
                "detail": each.detail,
                "facts": [str(fact.place) for fact in each.facts],
            }
            for each in attempt.verdicts
        ],
    }


def _fate_json(fate: Fate) -> dict[str, Any]:
    lost = [
        {"beat": each.slot.id, "shows": each.winner.rule.id if each.winner else None,
         "why": each.why}
        for each in fate.losses
    ]  # fmt: skip
    return {"plays": [beat.id for beat in fate.beats], "kept-out": fate.why, "lost": lost}


def _fact_json(fact: Fact) -> dict[str, Any]:
    told = {"kind": fact.kind, "name": fact.name, "place": str(fact.place)}
    return {**told, "attributes": dict(fact.attributes)}


def _traced_json(traced: Traced) -> dict[str, Any]:
    return {
        "line": traced.number,
        "part": traced.part,
        "text": traced.text,
        "written-at": str(traced.rule),
        "written-line": traced.rule_line,
        "about": str(traced.source) if traced.source else None,
        "about-line": traced.source_line,
    }
