"""Write the JSON Schemas of the files people write, from the models that read them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from slapstick.spec.lock_file import LockKeys
from slapstick.spec.pack_file import PackKeys
from slapstick.spec.project import ProjectKeys
from slapstick.spec.shape import WrittenPack
from slapstick.spec.stories import WrittenStory
from slapstick.spec.written import Written

MODELS: Mapping[str, type[Written]] = {
    "project": ProjectKeys,
    "rules": WrittenPack,
    "story": WrittenStory,
    "pack": PackKeys,
    "lock": LockKeys,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of every schema by its file's name: `project.schema.json` and so on."""
    return {f"{name}.schema.json": schema_text(name) for name in MODELS}


def schema_text(name: str) -> str:
    """Return the JSON text of one schema."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def schema_of(name: str) -> Mapping[str, Any]:
    """Return one schema as values."""
    head = {"$schema": _DIALECT, "$id": f"urn:slapstick:schema:{name}:1"}
    said: dict[str, Any] = _without_nothing(MODELS[name].model_json_schema())
    return {**head, **said}


def _without_nothing(schema: Any) -> Any:
    """Return a schema in which nothing may stand for a value: a key without one is a mistake."""
    if isinstance(schema, list):
        return [_without_nothing(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_nothing(value)
        for key, value in schema.items()
        if not (key == "default" and value is None)
    }
