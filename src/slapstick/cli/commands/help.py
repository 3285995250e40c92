"""Explain the code of a mistake, with a wrong and a right example."""

from __future__ import annotations

import click

from slapstick.cli import words


@click.command()
@click.argument("what", required=False, help="A code such as SL021, or a command.")
@click.pass_context
def command(context: click.Context, what: str | None) -> None:
    """Explain WHAT: the code of a mistake, or a command. Without it all codes are listed.

    A code is told with its cause, and with a few lines that are wrong and right.
    """
    from slapstick.app.mistakes import find_mistake, known_mistakes

    if what is None:
        rows = [(code, mistake.title) for code, mistake in known_mistakes().items()]
        words.table(["code", "mistake"], rows)
        return
    if _is_command(context, what):
        return
    mistake = find_mistake(what)
    code = next(code for code, each in known_mistakes().items() if each is mistake)
    words.heading(f"{code}  {mistake.title}")
    words.say_text(mistake.cause)
    for name, lines in (("wrong", mistake.wrong), ("right", mistake.right)):
        words.say()
        words.heading(f"{name}:")
        words.say("\n".join(f"    {line}" for line in lines.splitlines()))


def _is_command(context: click.Context, name: str) -> bool:
    """Print the help of a command, if there is one of that name."""
    group = context.parent.command if context.parent else None
    found = group.get_command(context, name) if isinstance(group, click.Group) else None
    if found is None:
        return False
    with click.Context(found, info_name=f"sora {name}") as inner:
        words.say(found.get_help(inner))
    return True
