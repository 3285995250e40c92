"""Put the names that a project knows into its schemas, so that editors offer them; pure.

A name is only demanded where nothing else would be read: kinds of facts, attributes, puppet gags,
languages.  Where a file may bring a name of its own (clauses) or write a pattern (rules), the
names are offered and others pass.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from slapstick.model import FactKind
from slapstick.spec.proofs import FITS_BY_TYPE, WORDS_BY_TYPE
from slapstick.spec.schema import schema_of
from slapstick.spec.story_proofs import families

_PATTERN = {"pattern": r"[*?\[]"}  # of rule ids
_PATH = {"pattern": r"^[./~]|\.ya?ml$"}


_FINDERS = (("FactClause", "fact"), ("ConceptClause", "concept"), ("CountedFacts", "fact"))


class Names(NamedTuple):
    """All names that the files of one project may use."""

    kinds: tuple[FactKind, ...]
    puppets: tuple[str, ...]
    languages: tuple[str, ...]  # and what else samples may be written in
    clauses: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  # ids, and old ids
    packs: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


def named_schemas(names: Names) -> dict[str, str]:
    """Return the text of each schema that names can be put into, by its file's name."""
    made = {"rules": _rules(names), "project": _project(names), "story": _story(names)}
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def _rules(names: Names) -> dict[str, Any]:
    schema, defs = _copy("rules")
    kinds = {"enum": [kind.kind for kind in names.kinds]}
    for clause, key in _FINDERS:
        definition = defs[clause]
        definition["properties"][key] |= kinds
        definition["allOf"] = [_attributes(kind, key) for kind in names.kinds]
    _demand(defs["WrittenGag"]["properties"]["puppet"], names.puppets)
    _offer(defs["UseClause"]["properties"]["use"], names.clauses)
    for each in _choices(defs["LanguageClause"]["properties"]["language"]):
        _demand(each, names.languages)
    for key in ("fires", "quiet"):
        defs["WrittenRule"]["properties"][key]["propertyNames"] = {"enum": list(names.languages)}
    return schema


def _attributes(kind: FactKind, key: str) -> dict[str, Any]:
    """Return what `where` may ask of a kind: its attributes, by tests that fit their types."""
    asked = {
        attribute.name: {
            "propertyNames": {"enum": list(WORDS_BY_TYPE[attribute.type])},
            "properties": _values(attribute.type),
            "description": attribute.meaning,
        }
        for attribute in kind.attributes
    }
    where = {"propertyNames": {"enum": list(asked)}, "properties": asked}
    return {
        "if": {"properties": {key: {"const": kind.kind}}, "required": [key]},
        "then": {"properties": {"where": where}},
    }


def _values(type_: str) -> dict[str, Any]:
    fitting = {"type": FITS_BY_TYPE[type_]}
    return {"is": fitting, "in": {"items": fitting}}


def _project(names: Names) -> dict[str, Any]:
    schema, defs = _copy("project")
    keys = schema["properties"]
    for each in _choices(keys["packs"]["items"]):
        if each.get("type") == "string":
            each["anyOf"] = [{"enum": list(names.packs)}, _PATH]
    keys["story"]["anyOf"] = [{"enum": list(names.stories)}, _PATH]
    rules = {"anyOf": [{"enum": list(names.rules)}, _PATTERN]}
    keys["rules"]["propertyNames"] |= rules
    defs["PathKeys"]["properties"]["rules"]["propertyNames"] |= rules
    _demand(defs["ChangeKeys"]["properties"]["gag.puppet"], names.puppets)
    _demand(defs["ProviderKeys"]["properties"]["use"], names.services)
    return schema


def _story(names: Names) -> dict[str, Any]:
    schema, defs = _copy("story")
    _demand(defs["WrittenFiller"]["properties"]["puppet"], names.puppets)
    _demand(defs["WrittenBeat"]["properties"]["scene"], names.scenes)
    asked = {"any", *families([kind.kind for kind in names.kinds])}
    schema["properties"]["titles"]["propertyNames"] = {"enum": sorted(asked)}
    schema["properties"]["places"]["propertyNames"] = {"enum": list(names.scenes)}
    return schema


def _copy(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    schema = copy.deepcopy(dict(schema_of(name)))
    schema["$id"] += ":named"
    return schema, schema["$defs"]


def _demand(definition: dict[str, Any], words: Iterable[str]) -> None:
    definition["enum"] = sorted(words)


def _offer(definition: dict[str, Any], words: Iterable[str]) -> None:
    """Let an editor offer words, and others pass that have the right form."""
    known = sorted(words)
    if known:
        rest = {key: definition.pop(key) for key in ("pattern", "maxLength") if key in definition}
        definition["anyOf"] = [{"enum": known}, rest]


def _choices(definition: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield the schemas of a value, and of the items of a list of such values."""
    for each in definition.get("oneOf", ()):
        yield each["items"] if each.get("type") == "array" else each
