"""List, show, test and begin gag rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
    from slapstick.match.trial import Outcome
    from slapstick.model import GagRule, Override
    from slapstick.spec.overruling import Leaf


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List, show, test and begin gag rules; lists those of this folder's project."""
    if context.invoked_subcommand is None:
        context.invoke(list_rules, path=Path(), as_json=as_json)


@command.command("list")
@folder
@as_json
def list_rules(path: Path, as_json: bool) -> None:
    """List the rules that may play in the film of PATH, heaviest first.

    As JSON also who set each value: the pack's line, the project's, or nobody.
    """
    from slapstick.app.opening import open_project

    rules = sorted(open_project(path).rules, key=lambda rule: (-rule.weight, rule.id))
    if as_json:
        words.say_json([_json(rule) for rule in rules])
        return
    rows = [
        (rule.id, rule.weight, rule.gag.laugh, rule.gag.puppet, " ".join(rule.gag.tags), rule.why)
        for rule in rules
    ]
    words.table(["rule", "weight", "laugh", "puppet", "tags", "why"], rows)


@command.command("show")
@click.argument("rule", help="Id of a rule, or its last part.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
def show_rule(rule: str, path: Path) -> None:
    """Show what one RULE asks for, what is seen, and code on which it fires."""
    from slapstick.app.listing import find_rule
    from slapstick.app.opening import open_project

    found = find_rule(open_project(path), rule)
    gag = found.gag
    words.heading(f"{found.id}  ({found.place})")
    words.say(found.why)
    words.say()
    rows = [
        ("setup", gag.setup),
        ("escalate", gag.escalate),
        ("topper", gag.topper),
        ("card", gag.card),
        ("prop", gag.prop),
        ("puppet", f"{gag.puppet}, laugh {gag.laugh} of 4"),
        ("tags", " ".join(gag.tags)),
        ("weight", f"{found.weight}, at most {found.per_film} in a film"),
    ]
    for key, value in rows:
        if value:
            words.say(f"  {key:<9} {value}")
    for name, samples in (("fires", found.fires), ("quiet", found.quiet)):
        for sample in samples:
            words.say()
            words.say(f"  {name} ({sample.language}):")
            words.say("\n".join(f"    {line}" for line in sample.code.splitlines()))


@command.command("test")
@folder
@as_json
def test_rules(path: Path, as_json: bool) -> None:
    """Run the rules of PATH on their own samples: `fires` must fire, `quiet` must not.

    Their words are read as well: brands, colours, what cannot be filmed. Exits with 1 if a sample
    or a word is wrong, or if there was nothing to test.
    """
    from slapstick.app.listing import lint_rules, try_rules

    trials, findings = try_rules(path), lint_rules(path)
    outcomes = [outcome for trial in trials for outcome in trial.outcomes]
    faults = [f"{place}  {fault}" for trial in trials for place, fault in trial.faults]
    faults += [_wrong(outcome) for outcome in outcomes if not outcome.passed]
    if as_json:
        told = [words.problem_json(finding) for finding in findings]
        words.say_json(
            {
                "rules": len(trials),
                "samples": len(outcomes),
                "faults": faults,
                "findings": told,
            }
        )
    else:
        for fault in faults:
            words.say(fault)
    if findings:
        words.report_problems(findings)
    words.note(f"{len(trials)} rules, {len(outcomes)} samples, {len(faults)} wrong")
    click.get_current_context().exit(1 if faults or findings or not outcomes else 0)


def _wrong(outcome: Outcome) -> str:
    """Say what a sample did that it should not, and what was missing."""
    wanted = "should fire and does not" if outcome.wanted else "should stay quiet and fires"
    lines = [f"{outcome.sample.place}  {outcome.rule} {wanted} ({outcome.sample.language})"]
    for miss in outcome.misses:
        lines += [
            f"    no  {verdict.clause}  {verdict.detail}".rstrip()
            for verdict in miss.verdicts
            if not verdict.passed
        ]
    return "\n".join(lines)


@command.command("new")
@click.argument("name", help="What the gag is called: lower-case-with-hyphens.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
def new_rule(name: str, path: Path) -> None:
    """Write a first rule called NAME into rules/NAME.yaml, ready to be changed and tested."""
    from slapstick.app.starting import begin_rule

    words.say(str(begin_rule(path, name)))
    words.note("next: name ./rules in sora.yaml under packs, then sora rules test")


def _json(rule: GagRule) -> dict[str, object]:
    from slapstick.spec.overruling import leaves

    return {
        "id": rule.id,
        "why": rule.why,
        "weight": rule.weight,
        "laugh": rule.gag.laugh,
        "puppet": rule.gag.puppet,
        "tags": list(rule.gag.tags),
        "place": str(rule.place),
        "fields": [_field(leaf) for leaf in leaves(rule)],
        "overrides": [_override(each) for each in rule.overrides],
    }


def _field(leaf: Leaf) -> dict[str, object]:
    value = list(leaf.value) if isinstance(leaf.value, tuple) else leaf.value
    by = "default" if leaf.place is None else str(leaf.place)
    return {"name": leaf.name, "value": value, "set-by": by}


def _override(override: Override) -> dict[str, object]:
    return {
        "pattern": override.pattern,
        "switch": override.switch,
        "changes": [leaf for leaf, _ in override.changes],
        "files": list(override.files),
        "reason": override.reason,
        "place": str(override.place),
    }
