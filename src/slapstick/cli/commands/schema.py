"""Print or write the JSON Schemas of the files people write."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words


@click.command()
@click.argument("name", required=False)
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Write all of them here.")
def command(name: str | None, folder: Path | None) -> None:
    """Print or write the JSON Schemas of the files people write.

    Without NAME the schemas are listed; NAME prints one: project, rules or story.
    """
    from slapstick.app.files import write_text
    from slapstick.spec.schema import schemas

    texts = schemas()
    if folder is not None:
        for file, text in texts.items():
            write_text(folder / file, text)
        words.note(f"wrote {len(texts)} schemas into {folder}")
        return
    if name is None:
        words.table(["schema", "bytes"], [(file, len(text)) for file, text in texts.items()])
        return
    file = f"{name}.schema.json"
    if file not in texts:
        known = ", ".join(each.removesuffix(".schema.json") for each in texts)
        raise click.BadParameter(f"there is no schema '{name}'; there are: {known}")
    words.say(texts[file].rstrip("\n"))
