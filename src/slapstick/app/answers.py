"""Find out why a line of source, of a prompt, or a rule makes a gag or not; puts no words to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from slapstick.app.choosing import losses_of
from slapstick.app.listing import find_rule
from slapstick.app.opening import Workspace
from slapstick.app.planning import Planned, Progress, plan, read_all
from slapstick.errors import BadFiles, BadRequest
from slapstick.match.explain import (
    Attempt,
    LineStory,
    RuleStory,
    explain_line,
    explain_rule,
    try_on,
)
from slapstick.match.index import FactIndex
from slapstick.model import Beat, Fact, GagRule, Place, Scan
from slapstick.review.snapshots import SUFFIX, PageLine, from_text, page_lines
from slapstick.tell.casting import Loss
from slapstick.tell.hurt import hurt_of, is_allowed

_LINE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")


class Fate(NamedTuple):
    """What became of a gag: where it plays, or why it does not."""

    beats: tuple[Beat, ...] = ()
    losses: tuple[Loss, ...] = ()  # the beats that show something else
    why: str = ""  # what keeps it out of all of them, or this place out of it


class RuleAnswer(NamedTuple):
    """All there is to say of a rule."""

    story: RuleStory
    fate: Fate
    is_off: bool = False


class LineAnswer(NamedTuple):
    """All there is to say of a line of source."""

    story: LineStory
    off: LineStory  # the same for rules that the project has switched off
    fates: Mapping[str, Fate]  # of the rules that fire, by id


class Traced(NamedTuple):
    """A sentence of a prompt, the line that it was written on, and the line that it is about."""

    number: int  # on the page
    part: str
    text: str
    rule: Place
    rule_line: str  # "" where nothing stands there any more
    source: Place | None
    source_line: str


class PromptAnswer(NamedTuple):
    """Where the words of a reviewed prompt come from."""

    place: Place
    shot: str
    traced: tuple[Traced, ...]
    rule: GagRule | None  # whose gag it is; None for what the story itself says
    slots: tuple[tuple[str, str], ...]  # "loop.call" -> "fetch_user"
    attempts: tuple[Attempt, ...]  # of the rule, on what it is about
    fate: Fate


Answer = RuleAnswer | LineAnswer | PromptAnswer


def find_answer(
    workspace: Workspace,
    what: str,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Answer:
    """Return all there is to say of `what`: a rule's id, or FILE:LINE of source or of a prompt.

    Raises:
        BadRequest: there is no such rule or file, or the file is not read.
    """
    line = _LINE.fullmatch(what)
    rule = find_rule(workspace, what) if line is None else None
    path = "" if line is None else _path(workspace.root, line["path"])
    found = read_all(workspace, workers=workers, progress=progress)
    if rule is not None:
        return _of_rule(workspace, rule, found)
    number = int(line["line"]) if line else 1
    if path.endswith(SUFFIX):
        return of_page_line(plan(workspace, found), path, number)
    _must_be_read(path, found)
    _must_have_line(workspace.root, path, number)
    return _of_line(plan(workspace, found), Place(path, number))


def of_page_line(planned: Planned, path: str, number: int) -> PromptAnswer:
    """Return where the words on a line of a reviewed prompt come from.

    A heading stands for the sentences below it, and the first lines for the action of the shot.
    """
    text = (planned.workspace.root / path).read_text("utf-8", "replace")
    prompt, problems = from_text(text, path)
    if prompt is None:
        raise BadFiles(problems)
    rows = text.splitlines()
    _must_have_line(planned.workspace.root, path, number)
    traced = tuple(_traced(planned, each) for each in _meant(rows, page_lines(text), number))
    rule = _rule_of(planned, traced, prompt.gag)
    source = next((each.source for each in traced if each.source), None)
    facts = [
        fact
        for match in planned.matches
        if rule and match.rule.id == rule.id
        for fact in match.evidence
        if source in (None, fact.place)
    ]
    slots = next(
        (m.slots for m in planned.matches if rule and m.rule.id == rule.id and source in
         (None, m.evidence[0].place)), (),
    )  # fmt: skip
    return PromptAnswer(
        Place(path, number),
        prompt.shot,
        traced,
        rule,
        slots,
        (try_on(rule, facts[0], FactIndex(planned.scan.facts)),) if rule and facts else (),
        _fate(planned, rule.id) if rule else Fate(),
    )


def _of_rule(workspace: Workspace, rule: GagRule, found: Scan) -> RuleAnswer:
    if rule in workspace.rules_off:
        return RuleAnswer(explain_rule(rule, found), Fate(), is_off=True)
    planned = plan(workspace, found)
    rule = find_rule(planned.workspace, rule.id)
    return RuleAnswer(explain_rule(rule, found), _fate(planned, rule.id))


def _of_line(planned: Planned, place: Place) -> LineAnswer:
    rules, off = planned.workspace.rules, planned.workspace.rules_off
    story = explain_line(place.path, place.line, rules, planned.scan)
    return LineAnswer(
        story,
        explain_line(place.path, place.line, off, planned.scan),
        {
            attempt.rule.id: _fate(planned, attempt.rule.id, attempt.fact)
            for attempt in story.attempts
            if attempt.fired
        },
    )


def _fate(planned: Planned, rule: str, fact: Fact | None = None) -> Fate:
    """Return what became of a rule's gag, or of one place at which it fires."""
    matches = [match for match in planned.matches if match.rule.id == rule]
    if not matches:
        return Fate(why="it does not fire, so it is not in the film")
    gag, most = matches[0].rule.gag, planned.workspace.project.hurt
    if not is_allowed(gag, most):
        why = f"it hurts like '{hurt_of(gag)}', and film.hurt allows '{most}' at most"
        return Fate(why=why)
    beats = tuple(b for b in planned.plot.beats if b.match and b.match.rule.id == rule)
    why = ""
    shown = [match.evidence[0] for match in matches]
    if fact is not None and fact not in shown:
        places = ", ".join(str(each.place) for each in shown)
        limit = matches[0].rule.per_film
        why = f"of {matches[0].count:,} places it shows {limit} (limits), and the best is {places}"
    return Fate(beats, () if beats else losses_of(planned, rule), why)


# ------------------------------------------------------------------ pages of prompts


def _meant(rows: list[str], lines: tuple[PageLine, ...], number: int) -> tuple[PageLine, ...]:
    """Return the sentences that a line of a page stands for."""
    exact = [each for each in lines if number in (each.number, each.number + 1)]
    if exact:
        return tuple(exact)
    heading = next((n for n in range(number, 0, -1) if rows[n - 1].startswith("## ")), 0)
    if not heading:
        return tuple(each for each in lines if each.part == "action")
    if rows[number - 1].startswith("## "):
        part = rows[number - 1][3:]
        return tuple(each for each in lines if each.part == part)
    after = [each for each in lines if each.number > number]
    return tuple(after[:1] or lines[-1:])  # an empty line belongs to what it stands before


def _traced(planned: Planned, found: PageLine) -> Traced:
    line = found.line
    source = _source_line(planned.workspace.root, line.source) if line.source else ""
    written = _row(planned.workspace.texts.get(line.rule.path, ""), line.rule)
    return Traced(found.number, found.part, line.text, line.rule, written, line.source, source)


def _source_line(root: Path, place: Place) -> str:
    path = root / place.path
    return _row(path.read_text("utf-8", "replace"), place) if path.is_file() else ""


def _row(text: str, place: Place) -> str:
    rows = text.splitlines()
    return rows[place.line - 1] if 0 < place.line <= len(rows) else ""


def _rule_of(planned: Planned, traced: tuple[Traced, ...], gag: str) -> GagRule | None:
    """Return the rule that wrote a sentence; of what the story wrote, none."""
    places = {each.rule for each in traced}
    for rule in planned.workspace.rules:
        if any(place in places for _, place in rule.marks):
            return rule
    lost = any(each.source and not each.rule_line for each in traced)  # the rule has moved
    known = (rule for rule in planned.workspace.rules if gag and rule.goes_by(gag))
    return next(known, None) if lost else None


# ------------------------------------------------------------------ files


def _path(root: Path, written: str) -> str:
    """Return a path as facts name it, from one written from here or from the project."""
    for path in (root / written, Path(written)):
        if path.is_file():
            try:
                return path.resolve().relative_to(root.resolve()).as_posix()
            except ValueError:
                continue
    raise BadRequest(
        f"there is no file '{written}'", "name it as `sora scan --facts` does", code="SL201"
    )


def _must_have_line(root: Path, path: str, number: int) -> None:
    """Refuse a line behind the end of a file, of which nothing could be said."""
    count = len((root / path).read_bytes().splitlines())
    if not 1 <= number <= max(count, 1):
        raise BadRequest(f"'{path}' has {count} lines", f"write {path}:LINE", code="SL204")


def _must_be_read(path: str, found: Scan) -> None:
    """Say why nothing can be said of a file that was left out."""
    for skipped in found.skipped:
        if skipped.path == path:
            reason = " ".join(filter(None, (skipped.reason, skipped.detail)))
            raise BadRequest(f"'{path}' was left out: {reason}", "see `sora scan`", code="SL204")
