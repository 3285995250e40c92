"""Add, lock, fetch and update packs; what changes in the film is shown before it is written.

Only this, and filming for money, uses the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from slapstick.app.desk import Draft
from slapstick.app.files import text_of, write_text
from slapstick.app.locking import pin_of
from slapstick.app.opening import Workspace, survey_project
from slapstick.app.pack_found import VENDOR, Pack
from slapstick.app.pack_sources import Bring
from slapstick.app.pack_store import bringer, vendor
from slapstick.app.planning import plan, read_all, reviewed_prompts
from slapstick.errors import BadFiles, BadRequest
from slapstick.model import PackAsk
from slapstick.read.pack_folder import Contents
from slapstick.read.pack_git import is_commit, tags_of
from slapstick.review.snapshots import Change, compare
from slapstick.spec.lock_file import LOCK, LockedPack, LockKeys, lock_text, read_lock
from slapstick.spec.pack_file import ADDRESSES, is_address
from slapstick.spec.project import NAME, is_path, read_project
from slapstick.spec.project_edit import with_pack, with_revision
from slapstick.spec.wording import suggest

INSTALLATION = "slapstick"  # stands for all that comes with the installation: packs, grammars
_VERSION = re.compile(r"(?P<before>[A-Za-z_/-]*)(?P<numbers>[0-9]+\.[0-9]+\.[0-9]+)")


class Move(NamedTuple):
    """One pack as it was locked and as it would be."""

    name: str
    before: str  # "1.2.0 (4f0c0d3e)"; "" where it was not there
    after: str


class Proposal(NamedTuple):
    """What would be written, and what it would change in the film."""

    root: Path
    project: str | None  # the text of sora.yaml, if that changes
    lock: str
    moves: tuple[Move, ...]
    changes: tuple[Change, ...] = ()
    shots: int = 0
    against: str = ""  # "reviewed" where the film before cannot be compiled any more

    @property
    def is_new(self) -> bool:
        """Whether anything would be written."""
        path = self.root / LOCK
        same = path.is_file() and path.read_text("utf-8") == self.lock
        return self.project is not None or not same


def write(proposal: Proposal) -> tuple[str, ...]:
    """Write the project file and the lock, each whole; return what was written."""
    written = []
    if proposal.project is not None:
        write_text(proposal.root / NAME, proposal.project)
        written.append(NAME)
    if proposal.is_new:
        write_text(proposal.root / LOCK, proposal.lock)
        written.append(LOCK)
    if written and (proposal.root / VENDOR).is_dir():
        written += vendor_packs(proposal.root)[0]
    return tuple(written)


def propose_lock(root: Path) -> Proposal:
    """Lock what is not locked yet, and take out what nobody asks for; no pin is moved."""
    old = locked(root)
    workspace = _opened(root, Draft(bring=bringer(root)))
    keys = _kept(old, workspace.pins()) if old else workspace.pins()
    return Proposal(root, None, lock_text(keys), tuple(_moves(old, keys)))


def propose_add(root: Path, source: str, rev: str = "", path: str = "") -> Proposal:
    """Add a pack to `sora.yaml` and the lock: a name, a folder, or the address of a repository."""
    ask = _asked_for(root, source, rev, path)
    text = text_of(root / NAME)
    file, problems = read_project(text)
    if problems:
        raise BadFiles(problems)
    if any(each._replace(rev="") == ask._replace(rev="") for each in file.project.packs):
        raise BadRequest(
            f"{ask} is there already", "`sora pack update` brings newer packs", code="SL205"
        )
    changed = with_pack(text, ask)
    if not changed:
        raise BadRequest(f"{NAME} is written in a way that cannot be changed here",
                         f"add the pack under `packs` yourself: {ask}", code="SL217")  # fmt: skip
    return propose_project(root, changed)


def propose_project(root: Path, text: str) -> Proposal:
    """Lock a project as it would be with another sora.yaml; no pin that still counts is moved."""
    old = locked(root)
    workspace = _opened(root, Draft(project=text, bring=bringer(root)))
    keys = _kept(old, workspace.pins()) if old else workspace.pins()
    return Proposal(root, text, lock_text(keys), tuple(_moves(old, keys)))


def propose_update(root: Path, names: Sequence[str] = (), to: str = "") -> Proposal:
    """Bring packs up to date, all or some, and compare the film before and after.

    A pack that is pinned to a tag goes to the newest version among the tags, or to `to`; one that
    is pinned to a commit stays, unless `to` says otherwise.  All others are locked as they are now.
    """
    old = locked(root)
    text = text_of(root / NAME)
    before = _opened(root, Draft(bring=bringer(root)))
    moving = _chosen(before, names, to)
    changed = _with_newer(root, text, before, moving, to)
    rest = _without(old, moving) if old else None
    draft = Draft(changed, lock_text(rest) if rest else "", None, bringer(root))
    after = _opened(root, draft)
    now = after.pins()
    keys = _kept(rest, now) if rest else now
    film = _in_the_film(before, after, lost=_is_lost(root))
    project = changed if changed != text else None
    return Proposal(root, project, lock_text(keys), tuple(_moves(old, keys)), *film)


def fetch_packs(root: Path) -> tuple[Pack, ...]:
    """Bring what the lock pins onto this machine; moves nothing."""
    if locked(root) is None:
        raise BadRequest(f"there is no {LOCK}", "`sora pack lock` writes it", code="SL216")
    found = _opened(root, Draft(bring=_only_locked(root))).packs
    return tuple(pack for pack in found if pack.source == "git")


def vendor_packs(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keep all packs from elsewhere in the repository; return folders written and removed."""
    if locked(root) is None:
        raise BadRequest(f"there is no {LOCK}", "`sora pack lock` writes it", code="SL216")
    return vendor(root, _opened(root, Draft(bring=_only_locked(root))).packs)


# ------------------------------------------------------------------ what is asked for


def _asked_for(root: Path, source: str, rev: str, path: str) -> PackAsk:
    address, _, tag = source.rpartition("@")
    if address and "/" not in tag and (":" in address or is_path(address)):
        source, rev = address, rev or tag
    is_git = any(mark in source for mark in ("://", "::")) or bool(rev or path)
    is_git = is_git or (":" in source and "@" in source) or source.startswith("-")
    if not is_git:
        return PackAsk(folder=source) if is_path(source) else PackAsk(source)
    ask = PackAsk(git=source, rev=rev, path=path)
    if not is_address(source):
        login = source.startswith("https://") and "@" in source.split("/")[2]
        hint = "leave the login out: git's credential helper is asked, or use ssh"
        message = f"'{source}' is no address of a repository"
        raise BadRequest(message, hint if login else ADDRESSES, code="SL212")
    if not rev:
        ask = ask._replace(rev=_newest(ask, root))
    return ask


def _newest(ask: PackAsk, root: Path) -> str:
    """Return the tag with the highest version."""
    tags = tags_of(ask, root)
    ranked = sorted(((_numbers(tag), tag) for tag in tags if _VERSION.fullmatch(tag)), reverse=True)
    if not ranked:
        hint = "name a tag or a commit with --rev" if tags else "its authors must tag a version"
        raise BadRequest(f"{ask.git} has no tag that is a version, like v1.2.0", hint, code="SL211")
    return ranked[0][1]


def _numbers(tag: str) -> tuple[int, ...]:
    found = _VERSION.fullmatch(tag)
    return tuple(map(int, found["numbers"].split("."))) if found else ()


def _chosen(before: Workspace, names: Sequence[str], to: str) -> tuple[str, ...]:
    """Return the names of the packs that are to move; `slapstick` is what is installed here."""
    known = [pack.name for pack in before.packs if pack.pinned and pack.source != "built-in"]
    for name in names:
        if name not in (*known, INSTALLATION):
            hint = suggest(name, [*known, INSTALLATION], "packs")
            raise BadRequest(f"no pack called '{name}' is pinned", hint, code="SL202")
    if to and len(names) != 1:
        raise BadRequest(
            "--to is for one pack", "name it: sora pack update NAME --to REV", code="SL200"
        )
    return tuple(names) or (*known, INSTALLATION)


def _with_newer(root: Path, text: str, before: Workspace, moving: Sequence[str], to: str) -> str:
    """Return the text of sora.yaml with the newest revisions of packs that are to move."""
    for index, ask in enumerate(before.project.packs):
        pack = next((each for each in before.packs if each.ask == ask and ask.git), None)
        if pack is None or pack.name not in moving:
            continue
        newest = to
        if not to and not is_commit(ask.rev) and _VERSION.fullmatch(ask.rev):
            newest = max(ask.rev, _newest_like(ask, root), key=_numbers)
        if newest and newest != ask.rev:
            changed = with_revision(text, index, newest)
            if not changed:
                raise BadRequest(
                    f"{NAME} cannot be changed here", f"write rev: {newest} yourself", code="SL217"
                )
            text = changed
    return text


def _newest_like(ask: PackAsk, root: Path) -> str:
    """Return the newest tag that is written as the present one: `v1.2.0`, `office-1.2.0`."""
    like = _prefix(ask.rev)
    return max(
        [*(tag for tag in tags_of(ask, root) if _prefix(tag) == like), ask.rev], key=_numbers
    )


def _prefix(tag: str) -> str | None:
    found = _VERSION.fullmatch(tag)
    return found["before"] if found else None


# ------------------------------------------------------------------ locks


def locked(root: Path) -> LockKeys | None:
    """Return what the repository pins; `None` where it has no lock."""
    path = root / LOCK
    if not path.is_file():
        return None
    file, problems = read_lock(text_of(path))
    if file is None:
        raise BadFiles(problems)
    return file.keys


def _kept(old: LockKeys, now: LockKeys) -> LockKeys:
    """Return the lock of now with every pin of before that still counts."""
    packs = {
        name: old.packs[name] if name in old.packs and _same(old.packs[name], each) else each
        for name, each in now.packs.items()
    }
    return now.model_copy(
        update={
            "slapstick": old.slapstick or now.slapstick,
            "rules_api": old.rules_api if old.slapstick else now.rules_api,
            "grammars": {**now.grammars, **_among(old.grammars, now.grammars)},
            "built_in": {**now.built_in, **_among(old.built_in, now.built_in)},
            "packs": packs,
        }
    )


def _among(old: dict[str, str], now: Iterable[str]) -> dict[str, str]:
    return {name: old[name] for name in now if name in old}


def _same(one: LockedPack, other: LockedPack) -> bool:
    return (one.from_, one.git, one.rev, one.path, one.folder) == (
        other.from_, other.git, other.rev, other.path, other.folder,
    )  # fmt: skip


def _without(old: LockKeys, moving: Sequence[str]) -> LockKeys:
    """Return the lock without the pins that are to move."""
    installation = INSTALLATION in moving
    packs = {
        name: each
        for name, each in old.packs.items()
        if name not in moving and not (installation and each.from_ == "built-in")
    }
    kept = old.model_copy(update={"packs": packs})
    gone = {"slapstick": "", "rules_api": 1, "grammars": {}, "built_in": {}}
    return kept.model_copy(update=gone) if installation else kept


def _moves(old: LockKeys | None, now: LockKeys) -> Iterator[Move]:
    """Yield each pin that is not as it was, in order of names."""
    before, after = _pins(old) if old else {}, _pins(now)
    if old is None:  # what ships and what is installed is nothing new
        after = {name: pin_of(each) for name, each in now.packs.items() if each.from_ != "built-in"}
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield Move(name, before.get(name, ""), after.get(name, ""))


def _pins(keys: LockKeys) -> dict[str, str]:
    packs = {name: pin_of(each) for name, each in keys.packs.items()}
    return {"slapstick": keys.slapstick, **keys.grammars, **packs}


# ------------------------------------------------------------------ films


def _opened(root: Path, draft: Draft) -> Workspace:
    survey = survey_project(root, draft=draft)
    if survey.workspace is None:
        raise BadFiles(survey.problems)
    return survey.workspace


def _only_locked(root: Path) -> Bring:
    """Return what fetches packs that are locked, and refuses all others."""
    bring = bringer(root)

    def bring_locked(ask: PackAsk, locked: LockedPack | None) -> tuple[str, Contents]:
        if locked is None:
            raise BadRequest(
                f"{ask} is not in {LOCK}", "`sora pack lock` writes it there", code="SL216"
            )
        return bring(ask, locked)

    return bring_locked


def _is_lost(root: Path) -> bool:
    """Tell whether something was locked that is not here any more, such as an older Slapstick."""
    survey = survey_project(root)
    return any(each.code == "SL109" for each in (*survey.problems, *survey.findings))


def _in_the_film(
    before: Workspace, after: Workspace, *, lost: bool
) -> tuple[tuple[Change, ...], int, str]:
    """Return how the prompts of two states differ, how many there are, and what was compared.

    Where the state before is lost, the reviewed prompts stand for it.
    """
    found = read_all(after)
    new = plan(after, found)
    reviewed = reviewed_prompts(after.root, strict=False) if lost else {}
    if reviewed:
        return compare(reviewed, new.prompts), len(new.prompts), "reviewed"
    reread = before.languages != after.languages or before.project.exclude != after.project.exclude
    old = plan(before, read_all(before) if reread else found)
    return compare({each.shot: each for each in old.prompts}, new.prompts), len(new.prompts), ""
