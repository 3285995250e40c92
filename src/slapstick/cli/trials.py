"""Put what trying rules showed into words, JSON and JUnit XML; only what differs is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from slapstick.cli import words

if TYPE_CHECKING:
    from slapstick.app.trying import Tried
    from slapstick.match.trial import Outcome, Trial
    from slapstick.model import Fact, Problem


def summary(tried: Tried) -> str:
    """Count what was tried in one line."""
    outcomes = [outcome for trial in tried.trials for outcome in trial.outcomes]
    lent = sum(outcome.lent for outcome in outcomes)
    wrong = sum(_count(trial) for trial in tried.trials)
    rules = f"{len(tried.trials)} rule{'' if len(tried.trials) == 1 else 's'}"
    told = f"{rules}, {len(outcomes) - lent} samples"
    return f"{told} and {lent} of their languages, {wrong} wrong"


def unshown(tried: Tried) -> Iterator[str]:
    """Yield a line on each rule that could fire in languages in which nothing shows that it does.

    It says what to do: write a sample, or keep the rule to those languages that have one.
    """
    spoken = {
        trial.rule.id: sorted({sample.language for sample in trial.rule.fires})
        for trial in tried.trials
    }
    for rule, languages in tried.untested:
        yield f"{rule}: nothing shows it firing and quiet in {', '.join(languages)}"
        kept = ", ".join(spoken[rule])
        yield f"  add samples of them, or keep it to its own: `language: [{kept}]` under `all`"


def unproved(tried: Tried) -> Iterator[str]:
    """Yield a line on each language of a person's own that shows nothing of rules that ship."""
    for language, number in tried.unproved:
        rules = "1 rule that ships was" if number == 1 else f"{number:,} rules that ship were"
        yield f"{rules} not tried in {language}, whose samples show nothing of them"


def unread(tried: Tried) -> Iterator[str]:
    """Yield lines on the languages in which nothing was tried, as they cannot be read here."""
    if tried.unread:
        names = ", ".join(missing.language for missing in tried.unread)
        packages = " ".join(missing.install.rpartition(" ")[2] for missing in tried.unread)
        yield f"not tried in {names}, whose grammars are not installed"
        yield f"  pip install {packages}"


def wrong(tried: Tried, root: Path) -> Iterator[str]:
    """Yield lines on all that was not as the rules say."""
    for trial in tried.trials:
        for place, fault in trial.faults:
            yield f"FAIL {trial.rule.id}  {place}"
            yield f"  {fault}"
        for outcome in trial.outcomes:
            if not outcome.passed:
                yield from _outcome(outcome, root)


def as_json(tried: Tried, findings: Iterable[Problem]) -> dict[str, Any]:
    """Return what was tried as a program reads it."""
    return {
        "rules": len(tried.trials),
        "samples": sum(not o.lent for trial in tried.trials for o in trial.outcomes),
        "lent": sum(o.lent for trial in tried.trials for o in trial.outcomes),
        "faults": [fault for trial in tried.trials for fault in _faults(trial)],
        "problems": [words.problem_json(problem) for problem in tried.problems],
        "findings": [words.problem_json(finding) for finding in findings],
        "untested": {rule: list(languages) for rule, languages in tried.untested},
        "unproved": dict(tried.unproved),
        "unread": {missing.language: missing.install for missing in tried.unread},
    }


def junit(tried: Tried) -> str:
    """Return what was tried as JUnit XML: a suite a rule, a case a sample."""
    suites = ET.Element("testsuites", name="sora rules test")
    for trial in tried.trials:
        failed = str(_count(trial))
        count = str(len(trial.outcomes) + len(trial.faults))
        suite = ET.SubElement(suites, "testsuite", name=trial.rule.id, tests=count, failures=failed)
        for place, fault in trial.faults:
            case = ET.SubElement(suite, "testcase", classname=trial.rule.id, name=str(place))
            ET.SubElement(case, "failure", message=fault)
        for outcome in trial.outcomes:
            name = f"{_wanted(outcome)} {outcome.sample.language} {outcome.sample.place}"
            case = ET.SubElement(suite, "testcase", classname=trial.rule.id, name=name)
            if not outcome.passed:
                lines = "\n".join(_outcome(outcome, Path()))
                ET.SubElement(case, "failure", message=_verdict(outcome)).text = lines
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _count(trial: Trial) -> int:
    return len(trial.faults) + sum(not outcome.passed for outcome in trial.outcomes)


def _faults(trial: Trial) -> Iterator[dict[str, Any]]:
    for place, fault in trial.faults:
        yield {"rule": trial.rule.id, "place": str(place), "fault": fault, "clauses": []}
    for outcome in trial.outcomes:
        if outcome.passed:
            continue
        clauses = [
            {
                "clause": verdict.clause,
                "place": str(verdict.place),
                "passed": verdict.passed,
                "detail": verdict.detail,
            }
            for attempt in outcome.attempts
            for verdict in attempt.verdicts
        ]
        yield {
            "rule": trial.rule.id,
            "place": str(outcome.sample.place),
            "language": outcome.sample.language,
            "fault": _verdict(outcome),
            "fired": [str(fact.place) for fact in outcome.fired],
            "clauses": clauses,
        }


def _wanted(outcome: Outcome) -> str:
    return "fires" if outcome.wanted else "quiet"


def _verdict(outcome: Outcome) -> str:
    if outcome.wanted:
        return "should fire and does not"
    times = len(outcome.fired)
    return "should stay quiet and fires" + (f" {times} times" if times > 1 else "")


def _outcome(outcome: Outcome, root: Path) -> Iterator[str]:
    """Yield what one sample did that it should not, and the clauses that let it, or did not."""
    sample = outcome.sample
    yield f"FAIL {outcome.rule} · {_wanted(outcome)} ({sample.language})  {sample.place}"
    yield f"  {_verdict(outcome)}"
    for fact in outcome.fired[:3]:
        yield from _shown(fact, _code(outcome, fact, root))
    for attempt in outcome.attempts:
        if outcome.wanted and attempt.fact:
            yield from _shown(attempt.fact, _code(outcome, attempt.fact, root))
        for verdict in attempt.verdicts:
            if outcome.wanted and verdict.passed:
                continue
            answer = "yes" if verdict.passed else "no "
            detail = f": {verdict.detail}" if verdict.detail else ""
            yield f"    {answer}  {verdict.clause}{detail}  ({verdict.place})"


def _code(outcome: Outcome, fact: Fact, root: Path) -> str:
    """Return the line of a sample or fixture on which a fact stands."""
    text = outcome.sample.code
    if outcome.sample.language == "fixture":
        path = root / outcome.sample.place.path / fact.path
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
    lines = text.splitlines()
    return lines[fact.line - 1] if fact.line <= len(lines) else ""


def _shown(fact: Fact, line: str) -> Iterator[str]:
    yield f"    {fact.line:>4} | {line}"
    before = "".join("\t" if each == "\t" else " " for each in line[: fact.column - 1])
    yield f"         | {before}^ {fact.kind} {fact.name}".rstrip()
