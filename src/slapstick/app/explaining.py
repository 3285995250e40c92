"""Put into words why a source line or a rule makes a gag, or does not; decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from slapstick.app.choosing import losses_of
from slapstick.app.listing import find_rule
from slapstick.app.opening import Workspace
from slapstick.app.overrides import heard
from slapstick.app.planning import Planned, Progress, plan, read_all
from slapstick.errors import BadRequest
from slapstick.match.explain import Attempt, LineStory, RuleStory, explain_line, explain_rule
from slapstick.model import Fact, Override, Scan
from slapstick.review.programme import timecode
from slapstick.tell.hurt import hurt_of, is_allowed

_LINE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")


def explain(
    workspace: Workspace,
    what: str,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Explain `what`, a rule's id or `FILE:LINE` of the source, in lines of text."""
    line = _LINE.fullmatch(what)
    if line is None:
        rule = find_rule(workspace, what)
        found = read_all(workspace, workers=workers, progress=progress)
        if rule in workspace.rules_off:
            return (*_rule_told(explain_rule(rule, found)), "", "is not in the film: switched off")
        planned = plan(workspace, found)
        rule = find_rule(planned.workspace, rule.id)
        return *_rule_told(explain_rule(rule, found)), "", *_played(planned, rule.id)
    path = _source_path(workspace.root, line["path"])
    found = read_all(workspace, workers=workers, progress=progress)
    _must_be_read(path, found)
    workspace = heard(workspace, found)
    told = explain_line(path, int(line["line"]), workspace.rules, found)
    off = explain_line(path, int(line["line"]), workspace.rules_off, found)
    return *_line_told(told), *_off_told(off)


def _source_path(root: Path, written: str) -> str:
    """Return a path as facts name it, from one written from here or from the project."""
    for path in (root / written, Path(written)):
        if path.is_file():
            try:
                return path.resolve().relative_to(root.resolve()).as_posix()
            except ValueError:
                continue
    raise BadRequest(f"there is no file '{written}'", "name it as `sora scan --facts` does")


def _must_be_read(path: str, found: Scan) -> None:
    """Say why nothing can be said of a file that was left out."""
    for skipped in found.skipped:
        if skipped.path == path:
            reason = " ".join(filter(None, (skipped.reason, skipped.detail)))
            raise BadRequest(f"'{path}' was left out: {reason}", "see `sora scan`")


def _line_told(story: LineStory) -> Iterator[str]:
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


def _rule_told(story: RuleStory) -> Iterator[str]:
    yield f"{story.rule.id}  ({story.rule.place})"
    yield f"  {story.rule.why}"
    yield from (f"  {override_text(each)}" for each in story.rule.overrides)
    yield f"  {_times(story.fires)}"
    for attempt in story.attempts:
        yield ""
        yield from _attempt(attempt)


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


def _played(planned: Planned, rule: str) -> Iterator[str]:
    """Tell in which beat the rule's gag plays, or for each beat which gag won and why."""
    if all(match.rule.id != rule for match in planned.matches):
        yield "so it is not in the film"
        return
    shown = [b for b in planned.plot.beats if b.match and b.match.rule.id == rule]
    yield from (f"plays in '{beat.id}', from {timecode(beat.start)} on" for beat in shown)
    if shown:
        return
    yield "is not in the film:"
    gag = next(match.rule.gag for match in planned.matches if match.rule.id == rule)
    most = planned.workspace.project.hurt
    if not is_allowed(gag, most):
        yield f"  it hurts like '{hurt_of(gag)}', and film.hurt allows '{most}' at most"
        return
    for loss in losses_of(planned, rule):
        winner = loss.winner.rule.id if loss.winner else "the story's own gag"
        yield f"  '{loss.slot.id}' shows {winner}: {loss.why}"


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
