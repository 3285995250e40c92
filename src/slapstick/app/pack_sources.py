"""Read a pack from wherever it comes: shipped, a folder, git, an installed distribution.

A pack that `sora.lock` pins is taken from where it is kept: `vendor/sora` in the repository, else
`.sora/packs` on this machine.  Nothing is fetched but by `bring`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from slapstick import assets
from slapstick.app.pack_found import BUILT_IN, CORE, VENDOR, Asked, Found, Pack
from slapstick.model import PackAsk, Place, Problem
from slapstick.read.pack_folder import Contents, read_folder
from slapstick.read.pack_installed import find_installed, installed_names
from slapstick.read.plain import read_plain
from slapstick.spec.lock_file import LOCK, LockedPack, LockFile, Source
from slapstick.spec.pack_contents import decoded, digest
from slapstick.spec.pack_file import PACK, is_address, read_pack
from slapstick.spec.project_edit import entry_of
from slapstick.spec.wording import nearest

Bring = Callable[[PackAsk, LockedPack | None], tuple[str, Contents]]  # commit and texts
_OWNER = CORE.partition("/")[0]


def built_in_names() -> tuple[str, ...]:
    """Return the names of the packs that ship with Slapstick."""
    paths = sorted(assets.builtin("rules").glob("*.yaml"))
    return tuple(f"{_OWNER}/{path.stem}" for path in paths)


def store_of(root: Path, tree: str) -> Path:
    """Return where a fetched pack is kept on this machine: under its own digest."""
    return root / ".sora" / "packs" / tree.removeprefix("sha256:")


class Sources:
    """Reads packs, one at a time; notes in `found` what is wrong or not as it was locked."""

    def __init__(
        self, root: Path, store: Path, lock: LockFile | None, bring: Bring | None, found: Found
    ) -> None:
        self.root, self.store, self.lock, self.bring, self.found = root, store, lock, bring, found

    def read(self, ask: PackAsk, asked: Asked) -> tuple[Pack, ...]:
        """Return the pack that is asked for; several for the core, none if it is mistaken."""
        if ask.git:
            pack = self._of_git(ask, asked)
        elif ask.folder:
            pack = self._of_folder(ask, asked)
        elif ask.name in built_in_names():
            return tuple(map(self._built_in, built_in_names() if ask.name == CORE else (ask.name,)))
        else:
            pack = self._installed(ask, asked)
        return (pack,) if pack else ()

    def _built_in(self, name: str) -> Pack:
        file = f"{name.partition('/')[2]}.yaml"
        text = decoded((assets.builtin("rules") / file).read_bytes())[0]
        pack = Pack(name, "built-in", PackAsk(name), {f"rules/{file}": text}, BUILT_IN)
        if self.lock is not None and name in self.lock.keys.packs:  # else they are told together
            self._compare(pack, Asked(Place(LOCK), Problem))
        return pack

    def _installed(self, ask: PackAsk, asked: Asked) -> Pack | None:
        kept = self._kept(ask.name)
        if kept is not None:
            return self._pack(kept, "installed", ask, asked)
        folders = find_installed(ask.name)
        if len(folders) == 1:
            contents = read_folder(folders[0], f"pack:{ask.name}/")
            pack = self._pack(contents, "installed", ask, asked)
            if pack is not None:
                self._compare(pack, asked)
            return pack
        if folders:
            self._mistake(asked, "SL105", f"{len(folders)} installed packs are called '{ask.name}'")
            return None
        known = [
            *built_in_names(),
            *installed_names(),
            *(self.lock.keys.packs if self.lock else ()),
        ]
        hint = _what_was_meant(ask.name, known)
        code = "SL104" if asked.by else "SL041"
        self._mistake(asked, code, f"no pack is called '{ask.name}'", hint)
        return None

    def _of_folder(self, ask: PackAsk, asked: Asked) -> Pack | None:
        folder = self.root / ask.folder
        if not folder.is_dir():
            near = beside(self.root, ask.folder, folder=True)
            hint = near or "make it, or correct the path"
            fault = f"there is no folder '{ask.folder}'"
            if folder.exists():
                fault, hint = f"'{ask.folder}' is a file", near or "name the folder it lies in"
            self._mistake(asked, "SL041", fault, hint)
            return None
        told = Path(os.path.relpath(folder, self.root)).as_posix()
        shown = "" if told == "." else f"{told}/"
        if (folder / PACK).exists():
            pack = self._pack(read_folder(folder, shown), "folder", ask, asked, shown)
        else:
            pack = self._loose(ask, folder, told, asked)
        if pack is None:
            return None
        if folder.resolve().is_relative_to(self.root.resolve()):
            return replace(pack, pinned=False)
        kept = self._kept(pack.name) if pack.file else None
        if kept is not None:
            return self._pack(kept, "folder", ask, asked, f"pack:{pack.name}/")
        self._compare(pack, asked)
        return pack

    def _loose(self, ask: PackAsk, folder: Path, told: str, asked: Asked) -> Pack:
        """Read a folder without a pack.yaml: rule files, and maybe languages and stories."""
        shown = "" if told == "." else f"{told}/"
        inner = "rules/" if (folder / "rules").is_dir() else ""
        paths = [f"{inner}{path.name}" for path in yaml_files(folder / inner)]
        if not paths:
            hint = "a pack holds .yaml files of rules, or a folder `rules` of them"
            self._mistake(asked, "SL041", f"no rules are in '{ask.folder}'", hint)
        paths += [f"stories/{path.name}" for path in yaml_files(folder / "stories")]
        paths += sorted(f"languages/{path.name}" for path in (folder / "languages").glob("*.scm"))
        files = {}
        elsewhere = told.startswith("../") or Path(ask.folder).is_absolute()
        within = folder if elsewhere else self.root
        for path in paths:
            files[path], fault = read_plain(folder / path, within)
            if fault:
                self.found.problems.append(fault.problem(f"{shown}{path}", "SL004"))
        return Pack(told, "folder", ask, files, shown, shown)

    def _of_git(self, ask: PackAsk, asked: Asked) -> Pack | None:
        name, locked = self._pinned(ask)
        if locked is None and self.bring is None:
            hint = "`sora pack lock` fetches it and writes it there"
            self._mistake(asked, "SL108", f"{ask} is not in {LOCK}", hint)
            return None
        kept = self._kept(name) if locked else None
        if kept is not None and locked is not None:
            pack = self._pack(kept, "git", ask, asked)
            return pack and replace(pack, commit=locked.commit or "")
        if self.bring is None:
            hint = "`sora pack fetch` brings what sora.lock pins"
            self._mistake(asked, "SL110", f"'{name}' is not on this machine", hint)
            return None
        commit, contents = self.bring(ask, locked)
        pack = self._pack(contents, "git", ask, asked)
        return pack and replace(pack, commit=commit)

    def _pinned(self, ask: PackAsk) -> tuple[str, LockedPack | None]:
        """Return what the lock holds for an address and a revision."""
        for name, each in (self.lock.keys.packs if self.lock else {}).items():
            same = (each.git, each.rev, each.path or "") == (ask.git, ask.rev, ask.path)
            if same and each.tree:
                return name, each
        return "", None

    def _kept(self, name: str) -> Contents | None:
        """Return a pinned pack as it is kept here; one that was tampered with is a mistake."""
        locked = self.lock.keys.packs.get(name) if self.lock else None
        if locked is None or not locked.tree or self.lock is None:
            return None
        folder = self.root / VENDOR / name
        if folder.is_dir():
            contents = read_folder(folder, f"{VENDOR}/{name}/")
            if not contents.problems and digest(contents.files) == locked.tree:
                return contents
            if self.bring is None:
                message = f"{VENDOR}/{name} is not what {LOCK} pins"
                hint = "take your changes out of it, or write it anew: `sora pack vendor`"
                told = (self._at_lock(name, "SL109", message, hint),)
                return Contents({}, contents.problems or told)
        folder = store_of(self.store, locked.tree)
        contents = read_folder(folder, f"pack:{name}/") if folder.is_dir() else Contents({}, ())
        return contents if digest(contents.files) == locked.tree else None

    def _pack(
        self, contents: Contents, source: Source, ask: PackAsk, asked: Asked, shown: str = "pack:"
    ) -> Pack | None:
        """Return a pack of what was read, if its pack.yaml says what it is."""
        self.found.problems += contents.problems
        if contents.problems:
            return None
        if PACK not in contents.files:
            hint = "it says what the pack is called; `sora pack new` writes one"
            self._mistake(asked, "SL101", f"there is no {PACK} in {ask}", hint)
            return None
        before = shown if shown != "pack:" else f"pack:{ask.name or ask.git}/"
        file, problems = read_pack(contents.files[PACK], f"{before}{PACK}")
        self.found.problems += problems
        if file is None:
            return None
        name = file.keys.name
        fault = f"'{name}' has the owner of the packs that ship" * name.startswith(f"{_OWNER}/")
        if ask.name and ask.name != name:
            fault = f"what is there is called '{name}', not '{ask.name}'"
        if fault:
            hint = "a pack is called after its owner" if not ask.name else "correct the name"
            self.found.problems.append(
                file.page.problem(file.page.place("name"), "SL105", fault, hint)
            )
            return None
        if shown == "pack:":
            shown = f"pack:{name}/"
            file = replace(file, page=replace(file.page, path=f"{shown}{PACK}"))
        kept = self.root / VENDOR / name
        lies = f"{VENDOR}/{name}/" if shown.startswith("pack:") and kept.is_dir() else ""
        return Pack(name, source, ask, contents.files, shown, lies or shown, file)

    def _compare(self, pack: Pack, asked: Asked) -> None:
        """Note that a pack is not what the lock pins."""
        if self.lock is None or self.bring is not None:
            return
        locked = self.lock.keys.packs.get(pack.name)
        if locked is None:
            message, hint = f"'{pack.name}' is not in {LOCK}", "`sora pack lock` writes it there"
            self.found.drift.append(asked.problem("SL108", message, hint))
        elif locked.tree != pack.tree:
            message = f"'{pack.name}' is not as it was locked"
            hint = "`sora pack update` shows what that changes in the film, and locks it anew"
            self.found.drift.append(self._at_lock(pack.name, "SL109", message, hint))

    def _at_lock(self, name: str, code: str, message: str, hint: str) -> Problem:
        assert self.lock is not None  # noqa: S101  # it was compared with
        page = self.lock.page
        return page.problem(page.place("packs", name, "tree"), code, message, hint)

    def _mistake(self, asked: Asked, code: str, message: str, hint: str = "") -> None:
        self.found.problems.append(asked.problem(code, message, hint))


def _what_was_meant(name: str, known: Iterable[str]) -> str:
    address, _, rev = name.rpartition("@")
    if is_address(name) or is_address(address):
        address, rev = (address, rev) if is_address(address) else (name, "v1.0.0")
        return f"write {entry_of(PackAsk(git=address, rev=rev))}"
    near = nearest(name, known)
    general = "of a folder write ./name, of a repository {git: https://…, rev: v1.0.0}"
    return f"did you mean '{near}'?" if near else general


def beside(root: Path, path: str, *, folder: bool) -> str:
    """Return "did you mean ...?" of what lies where a path leads that leads to nothing."""
    head, slash, name = path.rstrip("/").rpartition("/")
    try:
        there = [p.name for p in (root / head).iterdir() if p.is_dir() is folder]
    except OSError:
        return ""
    near = nearest(name, there)
    return f"did you mean '{head}{slash}{near}'?" if near and near != name else ""


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files that lie in a folder, in order of their names."""
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
