"""Gather the names that a project knows, for the schemas that editors read; checks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slapstick.app.desk import Desk
from slapstick.app.opening import ANIMATIC
from slapstick.app.pack_sources import built_in_names
from slapstick.cut.repertoire import repertoire
from slapstick.cut.scenery import scenes
from slapstick.providers import load_providers
from slapstick.read.languages import vocabulary
from slapstick.read.pack_installed import installed_names
from slapstick.read.sampling import SOURCES
from slapstick.spec.schema import schemas
from slapstick.spec.schema_names import Names, named_schemas
from slapstick.spec.yaml_text import load


def project_schemas(root: Path) -> dict[str, str]:
    """Return the text of each schema by its file's name, with the names that a project knows."""
    return {**schemas(), **named_schemas(names_of(root))}


def names_of(root: Path) -> Names:
    """Return the names that the files of a project may use; mistakes in them count for nothing."""
    desk = Desk(root)
    file = desk.project_file()
    desk.packs(file)
    puppets, languages = repertoire(), desk.languages()
    rules = desk.rules(puppets, languages)
    ids = {rule.id for rule in rules} | {old for rule in rules for old in rule.aliases}
    clauses = {
        name
        for path, text in desk.texts.items()
        if path.endswith((".yaml", ".yml"))
        for name in _clauses(text, path)
    }
    return Names(
        vocabulary(),
        tuple(puppets),
        tuple(sorted({*(language.id for language in languages), *SOURCES})),
        tuple(clauses),
        tuple(sorted(ids)),
        tuple(
            sorted(
                {rule.id.rpartition("/")[0] for rule in rules}
                | {*built_in_names(), *installed_names()}
            )
        ),
        tuple(sorted(desk.story_names())),
        tuple(sorted(scenes())),
        (ANIMATIC, *load_providers()),
    )


def _clauses(text: str, path: str) -> Iterator[str]:
    root, _ = load(text, path)
    named = root.get("clauses") if isinstance(root, dict) else None
    yield from named if isinstance(named, dict) else ()
