"""Say what a film depends on, for `sora.lock`, and what is not as it was locked; no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata

from slapstick import __version__, assets
from slapstick.app.pack_found import BUILT_IN, Pack
from slapstick.model import Place, Problem
from slapstick.spec.language_text import LanguageText
from slapstick.spec.lock_file import LOCK, LockedPack, LockFile, LockKeys
from slapstick.spec.pack_contents import decoded, digest
from slapstick.spec.pack_file import RULES_API

_LANGUAGES = "languages"
UNLOCKED = Problem(
    Place(LOCK), "SL108", f"there is no {LOCK}", "`sora pack lock` writes it; commit it"
)


def lock_of(packs: Iterable[Pack], languages: Iterable[LanguageText], story_path: str) -> LockKeys:
    """Return the lock of all that decides the prompts and is not in the repository."""
    return LockKeys.model_validate(
        {
            "format": "lock/1",
            "slapstick": __version__,
            "rules-api": RULES_API,
            "grammars": grammars(languages),
            "built-in": dict(_shipped(story_path)),
            "packs": {pack.name: _locked(pack) for pack in packs if pack.pinned},
        }
    )


def grammars(languages: Iterable[LanguageText]) -> dict[str, str]:
    """Return the installed versions of the grammars of languages, by distribution."""
    modules = {text.grammar.partition(":")[0] for text in languages}
    names = sorted({"tree-sitter", *(module.replace("_", "-") for module in modules)})
    return {name: version for name in names if (version := _version(name))}


def drift_of(lock: LockFile, now: LockKeys) -> Iterator[Problem]:
    """Yield what is installed here otherwise than it was locked; packs are compared elsewhere."""
    keys, page = lock.keys, lock.page
    for key, then, here in (
        ("slapstick", keys.slapstick, now.slapstick),
        ("rules-api", str(keys.rules_api), str(now.rules_api)),
    ):
        if then != here:
            message = f"{key} {then} was locked, and {here} is here"
            yield page.problem(
                page.place(key), "SL109", message, _advice("slapstick", keys.slapstick)
            )
    for group, then_all, here_all in (
        ("grammars", keys.grammars, now.grammars),
        ("built-in", keys.built_in, now.built_in),
    ):
        if fresh := sorted({*here_all} - {*then_all}):
            yield _not_locked(lock, group, fresh)
        for name in sorted(then_all):
            if then_all[name] != here_all.get(name):
                place = page.place(group, name)
                message = _told(name, then_all[name], here_all.get(name))
                advice = _advice(name if group == "grammars" else "", then_all[name])
                yield page.problem(place, "SL109", message, advice)
    shipped = [name for name, each in now.packs.items() if each.from_ == "built-in"]
    if fresh := sorted({*shipped} - {*keys.packs}):
        yield _not_locked(lock, "packs", fresh)


def _not_locked(lock: LockFile, group: str, names: list[str]) -> Problem:
    message = f"not locked: {', '.join(names)}"
    place = lock.page.place(group, key=True)
    return lock.page.problem(place, "SL108", message, "`sora pack lock` writes it there")


def _told(name: str, then: str, here: str | None) -> str:
    if here is None:
        return f"{name} was locked, and is not here"
    told = [each if each[:7] != "sha256:" else "another state" for each in (then, here)]
    return f"{name} is not as it was locked" * (told[0] == told[1]) or (
        f"{name} {told[0]} was locked, and {told[1]} is here"
    )


def _advice(distribution: str, version: str) -> str:
    back = f"pip install {distribution}=={version}, or " if distribution and version else ""
    return f"{back}`sora pack update` shows what it changes in the film, and locks it anew"


def _locked(pack: Pack) -> LockedPack:
    keys = pack.file.keys if pack.file else None
    ask = pack.ask
    return LockedPack.model_validate(
        {
            "from": pack.source,
            "git": ask.git or None,
            "rev": ask.rev or None,
            "path": ask.path or None,
            "commit": pack.commit or None,
            "folder": ask.folder or None,
            "version": keys.version if keys else None,
            "licence": keys.licence if keys else None,
            "needs": tuple(sorted(keys.needs)) if keys else (),
            "tree": pack.tree,
        }
    )


def _shipped(story_path: str) -> Iterator[tuple[str, str]]:
    """Yield digests of the language files, and of the story if it is one that ships."""
    files = [*sorted(assets.languages().glob("*.scm")), assets.vocabulary()]
    yield _LANGUAGES, digest({path.name: decoded(path.read_bytes())[0] for path in files})
    if story_path.startswith(BUILT_IN):
        name = story_path.removeprefix(f"{BUILT_IN}stories/")
        text = decoded((assets.builtin("stories") / name).read_bytes())[0]
        yield f"stories/{name}", digest({name: text})


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def pin_of(pack: LockedPack) -> str:
    """Return in short which state of a pack is pinned: "1.2.0 (4f0c0d3e9a11)"."""
    mark = (pack.commit or (pack.tree or "").removeprefix("sha256:"))[:12]
    return f"{pack.version} ({mark})" if pack.version else mark


def pinned_names(keys: LockKeys) -> Mapping[str, str]:
    """Return what of a lock ships with Slapstick: the digest of each file, by its shown path."""
    packs = {
        f"{BUILT_IN}rules/{name.partition('/')[2]}.yaml": each.tree
        for name, each in keys.packs.items()
        if each.from_ == "built-in" and each.tree
    }
    stories = {f"{BUILT_IN}{name}": tree for name, tree in keys.built_in.items() if "/" in name}
    return {**packs, **stories}
