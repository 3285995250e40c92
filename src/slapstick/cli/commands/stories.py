"""List, show and begin stories."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List, show and begin stories; lists the built-in ones and this project's own."""
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
    from slapstick.app.listing import find_story

    story = find_story(path, name)
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
        words.say(f"{figure.id}: {figure.bible}")


@command.command("new")
@click.argument("name", help="What the story is called: lower-case-with-hyphens.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
def new_story(name: str, path: Path) -> None:
    """Write a story called NAME into stories/NAME.yaml: a copy of the built-in one to change."""
    from slapstick.app.starting import begin_story

    words.say(str(begin_story(path, name)))
    words.note(f"next: story: ./stories/{name}.yaml in sora.yaml, then sora plan")
