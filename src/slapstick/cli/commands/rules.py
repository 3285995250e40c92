"""List, show, test and begin gag rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
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
@click.option("--changed", is_flag=True, help="Only rules that differ from the last commit.")
@click.option(
    "--strict", is_flag=True, help="Fail also where a language shows nothing or cannot be read."
)
@click.option(
    "--junit",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the results to this file, as JUnit XML.",
)
def test_rules(path: Path, as_json: bool, changed: bool, strict: bool, junit: Path | None) -> None:
    """Run the rules of PATH on their own samples: `fires` must fire, `quiet` must not.

    Whole files in fixtures/RULE/fires-NAME/ and quiet-NAME/ are tried as well. Every rule needs a
    sample of both sorts, and every arm of `any` one that reaches it. In languages in which a rule
    brings none it is tried on the code that ships with the language; where that has nothing for
    it, that is told. Words are read too: brands, colours, what cannot be filmed. Exits with 1 if
    anything is wrong, or was not tested.
    """
    from slapstick.app.files import write_text
    from slapstick.app.listing import lint_rules
    from slapstick.app.trying import SHIPPED, try_rules
    from slapstick.cli import trials

    tried, findings = try_rules(path, changed=changed), lint_rules(path)
    if junit:
        write_text(junit, trials.junit(tried))
    if as_json:
        words.say_json(trials.as_json(tried, findings))
    else:
        for line in trials.wrong(tried, path):
            words.say(line)
    for line in (*trials.unshown(tried), *trials.unproved(tried), *trials.unread(tried)):
        words.note(line)
    told = (*tried.problems, *findings)
    if told:
        words.report_problems(told)
    words.note(trials.summary(tried))
    nothing = not tried.trials and not changed
    unshown = [rule for rule, _ in tried.untested if strict or rule.startswith(SHIPPED)]
    unread = strict and (tried.unread or tried.unproved)
    wrong = told or nothing or unshown or unread or not all(trial.passed for trial in tried.trials)
    click.get_current_context().exit(1 if wrong else 0)


@command.command("new")
@click.argument("name", help="What the gag is called: lower-case-with-hyphens.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
@click.option("--from", "source", help="A line of source, FILE:LINE, that the rule is about.")
@click.option("--fact", default="", help="Which fact, where the line has several.")
def new_rule(name: str, path: Path, source: str | None, fact: str) -> None:
    """Write a first rule called NAME into rules/NAME.yaml, ready to be changed and tested.

    With --from it is about the fact on that line, and its samples are code of this repository.
    """
    from slapstick.app.drafting import draft_rule
    from slapstick.app.starting import begin_rule

    made = draft_rule(path, name, source, fact) if source else begin_rule(path, name)
    words.say(str(made))
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
