"""List, show, try and begin stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
    from slapstick.app.rehearsing import Rehearsal


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List, show, try and begin stories; lists the built-in ones and this project's own."""
    if context.invoked_subcommand is None:
        context.invoke(list_stories, path=Path(), as_json=False)


@command.command("list")
@folder
@as_json
def list_stories(path: Path, as_json: bool) -> None:
    """List the stories that the project at PATH can name."""
    from slapstick.app.opening import open_stories

    stories = open_stories(path)
    if as_json:
        words.say_json(
            [
                {"id": name, "title": story.title, "seconds": story.seconds}
                for name, story in stories
            ]
        )
        return
    rows = [
        (name, story.title, f"{story.seconds:g} s", len(story.slots)) for name, story in stories
    ]
    words.table(["story", "title", "length", "slots"], rows)


@command.command("show")
@click.argument("name", help="A built-in story, ./path.yaml, or pack/story.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
def show_story(name: str, path: Path) -> None:
    """Show the slots of the story NAME, and what each asks for."""
    from slapstick.app.opening import open_story

    story = open_story(path, name)
    words.heading(f"{story.title}  ({story.place.path})")
    rows = [
        (
            slot.id,
            slot.section,
            slot.role,
            f"{slot.seconds[0]:g} to {slot.seconds[1]:g} s",
            f"{slot.laugh[0]} to {slot.laugh[1]}" if slot.role in ("gag", "peak") else "",
            " ".join(slot.tags),
            slot.mood,
            slot.callback,
        )
        for slot in story.slots
    ]
    words.table(["slot", "section", "role", "time", "laugh", "tags", "mood", "returns"], rows)
    for figure in story.cast:
        words.say()
        words.say(f"{figure.id}: {' '.join(text for text, _ in figure.bible)}")


@command.command("test")
@click.argument("name", default="", help="One story; all that the project can name, if not said.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
@as_json
def test_stories(name: str, path: Path, as_json: bool) -> None:
    """Tell the story NAME at every length it is written for, with the code of PATH and with none.

    Shows for each telling the share at which the peak stands, the share of cards and the laughs.
    Words are read too: what services refuse, what cannot be filmed, cards that stand too short.
    Exits with 2 if a story holds mistakes, and with 1 if anything else is wrong.
    """
    from slapstick.app.rehearsing import rehearse

    with words.progress("reading") as progress:
        told = rehearse(path, name, progress=progress)
    problems = tuple(dict.fromkeys(problem for each in told for problem in each.problems))
    if as_json:
        rows = [each._asdict() for each in told]
        for row, each in zip(rows, told, strict=True):
            row["problems"] = [words.problem_json(problem) for problem in each.problems]
        words.say_json(rows)
    else:
        words.table(
            ["story", "length", "code", "beats", "gags", "peak", "cards", "laughs"],
            [_telling(each) for each in told],
        )
        words.report_problems(problems)
    click.get_current_context().exit(1 if problems else 0)


def _telling(each: Rehearsal) -> tuple[object, ...]:
    laughs = " ".join(map(str, each.laughs))
    code = "this" if each.code else "none"
    shares = f"{each.peak:.1%}", f"{each.cards:.0%}"
    return each.story, f"{each.seconds:g} s", code, each.beats, each.gags, *shares, laughs


@command.command("new")
@click.argument("name", help="What the story is called: lower-case-with-hyphens.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
@click.option("--from", "source", default="the-apprentice", help="The story to begin from.")
def new_story(name: str, path: Path, source: str) -> None:
    """Write a story called NAME into stories/NAME.yaml: a copy of a built-in one to change."""
    from slapstick.app.starting import begin_story

    words.say(str(begin_story(path, name, source)))
    words.note(f"next: sora stories test ./stories/{name}.yaml, then name it in sora.yaml")
