"""Hold a pack to what its `pack.yaml` promises of its rules; reads no rules itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from slapstick.model import GagRule, Place, Problem
from slapstick.spec.pack_file import PackFile
from slapstick.spec.wording import suggest
from slapstick.spec.yaml_text import Map, excerpt, find, load


def foreign_rules(file: PackFile, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a mistake for each rule file that says it belongs to another pack."""
    for path, text in texts.items():
        root, _ = load(text, path)
        named = root.get("pack") if isinstance(root, Map) else None
        if isinstance(named, str) and named != file.keys.name:
            place = Place(path, *find(root, ["pack"]))
            message = f"the file is of the pack '{named}', and lies in '{file.keys.name}'"
            line = excerpt(text.splitlines(), place)
            yield Problem(place, "SL105", message, f"write pack: {file.keys.name}", line)


def impostors(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a mistake for each rule file that takes the owner of the packs that ship."""
    for path, text in texts.items():
        if "slapstick/" not in text:
            continue
        root, _ = load(text, path)
        named = root.get("pack") if isinstance(root, Map) else None
        if isinstance(named, str) and named.startswith("slapstick/"):
            place = Place(path, *find(root, ["pack"]))
            message = f"'{named}' has the owner of the packs that ship"
            line = excerpt(text.splitlines(), place)
            yield Problem(place, "SL105", message, "call it after yourself: acme/office", line)


def broken_promises(file: PackFile, rules: Collection[str]) -> Iterator[Problem]:
    """Yield a mistake for each name in `exports` and `renamed` behind which there is no rule."""
    keys, page = file.keys, file.page
    for index, name in enumerate(keys.exports):
        if name not in rules:
            new = keys.renamed.get(name)
            hint = f"it is called '{new}' now" if new else suggest(name, rules, "its rules")
            place = page.place("exports", index)
            yield page.problem(place, "SL106", f"the pack has no rule '{name}'", hint)
    for old, new in keys.renamed.items():
        if old in rules:
            message = f"a rule is called '{old}' still"
            place = page.place("renamed", old, key=True)
            yield page.problem(place, "SL106", message, "rename it, or take this line out")
        elif _newest(old, keys.renamed) not in rules:
            hint = suggest(new, rules, "its rules")
            place = page.place("renamed", old)
            yield page.problem(place, "SL106", f"the pack has no rule '{new}'", hint)


def old_ids(file: PackFile) -> dict[str, str]:
    """Return the whole ids that rules had before, with those they have now."""
    pack, renamed = file.keys.name, file.keys.renamed
    return {f"{pack}/{old}": f"{pack}/{_newest(old, renamed)}" for old in renamed}


def with_old_ids(rule: GagRule, file: PackFile) -> GagRule:
    """Return a rule that also answers to the ids it had before."""
    old = tuple(old for old, new in old_ids(file).items() if new == rule.id)
    return replace(rule, aliases=(*rule.aliases, *old)) if old else rule


def _newest(name: str, renamed: Mapping[str, str]) -> str:
    """Follow a rule through all its names; a circle of names ends where it began."""
    seen = {name}
    while name in renamed and renamed[name] not in seen:
        name = renamed[name]
        seen.add(name)
    return name
