"""Print or write the JSON Schemas of the files people write."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words


@click.command()
@click.argument("name", required=False)
@click.option(
    "--write",
    "folder",
    is_flag=False,
    flag_value=Path(),
    type=click.Path(path_type=Path),
    help="Write all of them here; without a folder, where sora.yaml looks for them.",
)
@click.option("--plain", is_flag=True, help="Without the names that this project knows.")
def command(name: str | None, folder: Path | None, plain: bool) -> None:
    """Print or write the JSON Schemas of the files people write.

    Without NAME the schemas are listed; NAME prints one: project, rules, story, pack or lock. They
    offer what this folder's project knows: kinds of facts and their attributes, puppet gags,
    languages, clauses, rules, packs, stories and services.
    """
    from slapstick.app.files import write_text
    from slapstick.app.naming import project_schemas
    from slapstick.app.starting import write_schemas
    from slapstick.spec.schema import schemas

    if folder is not None and not plain:
        written = write_schemas(Path(), None if folder == Path() else folder)
        words.note(f"wrote {len(written)} schemas into {Path(written[0]).parent}")
        return
    texts = schemas() if plain else project_schemas(Path())
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
