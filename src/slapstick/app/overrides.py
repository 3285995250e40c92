"""Carry out what comments in the source say of rules, and tell what says nothing to anyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slapstick.app.opening import Workspace
from slapstick.errors import BadFiles
from slapstick.match.conditions import fits
from slapstick.match.gags import places_of
from slapstick.match.index import FactIndex
from slapstick.model import Fact, GagRule, Override, Problem, Scan, Silence
from slapstick.read.contents import line_of
from slapstick.spec.overruling import names, silence
from slapstick.spec.project import NAME
from slapstick.spec.wording import suggest

SWITCH = "comment.switch"  # the fact that such a comment is


def heard(workspace: Workspace, found: Scan) -> Workspace:
    """Return the workspace with rules quiet where comments say so.

    Raises `BadFiles` for every comment, and every line of `paths`, that has no effect.
    """
    switches = [fact for fact in found.facts if fact.kind == SWITCH]
    files = [each for each in workspace.project.overrides if each.files]
    if not switches and not files:
        return workspace
    index = FactIndex(found.facts)
    problems = [*_of_files(workspace, found)]
    silences = []
    for fact in switches:
        told = _silence(fact)
        fault = _fault(told, workspace, index)
        if fault is None:
            silences.append(told)
        else:
            excerpt = line_of(workspace.root, fact.path, fact.line)
            problems.append(fault._replace(excerpt=excerpt))
    if problems:
        raise BadFiles(sorted(problems))
    return replace(workspace, rules=silence(workspace.rules, silences))


def _silence(fact: Fact) -> Silence:
    why, until = str(fact.get("why") or ""), fact.get("until")
    last = int(until) if isinstance(until, int | float) else fact.line
    override = Override(fact.name, fact.place, "off", reason=why, files=(fact.path,))
    return Silence(fact.path, fact.line, last, override)


def _fault(told: Silence, workspace: Workspace, index: FactIndex) -> Problem | None:
    """Return what is wrong with a comment that switches a rule off."""
    pattern, place = told.override.pattern, told.override.place
    if not pattern:
        return Problem(place, "SL118", "the comment names no rule", "sora: off RULE -- why")
    if not told.override.reason:
        hint = f"sora: off {pattern} -- why"
        return Problem(place, "SL118", f"no reason is given for switching '{pattern}' off", hint)
    rules = [rule for rule in (*workspace.rules, *workspace.rules_off) if names(pattern, rule)]
    if not rules:
        known = [rule.id for rule in workspace.rules]
        known += [rule.id.rpartition("/")[2] for rule in workspace.rules]
        hint = suggest(pattern, known) or "`sora rules` lists them"
        return Problem(place, "SL040", f"no rule is called '{pattern}'", hint)
    if not any(_fires(rule, told, index) for rule in workspace.rules if rule in rules):
        return Problem(
            place, "SL118", f"'{pattern}' does not fire here anyway", "remove the comment"
        )
    return None


def _fires(rule: GagRule, told: Silence, index: FactIndex) -> bool:
    return any(
        fact.path == told.path and told.first <= fact.line <= told.last
        for fact in places_of(rule, index)
    )


def _of_files(workspace: Workspace, found: Scan) -> Iterator[Problem]:
    """Yield a problem for every pattern of files in `paths` that no file fits."""
    paths = {fact.path for fact in found.facts} | {each.path for each in found.skipped}
    told = set()
    for override in workspace.project.overrides:
        for pattern in override.files:
            if pattern in told or any(fits(path, (pattern,)) for path in paths):
                continue
            told.add(pattern)
            message = f"no file that is read fits '{pattern}'"
            excerpt = line_of(workspace.root, NAME, override.place.line)
            yield Problem(override.place, "SL118", message, "correct or remove it", excerpt)
