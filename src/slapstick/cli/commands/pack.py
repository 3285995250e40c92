"""Add, remove, update, lock, keep and compare packs of gags."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
    from slapstick.app.pack_found import Pack
    from slapstick.app.packing import Proposal

_path = click.argument(
    "path", default=".", type=click.Path(path_type=Path), help="Folder of a project."
)


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Add, remove, update, lock, keep and compare packs of gags; lists those of this project.

    Of all commands only these, and filming for money, use the network.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_packs, path=Path(), as_json=as_json)


@command.command("list")
@folder
@as_json
def list_packs(path: Path, as_json: bool) -> None:
    """List the packs that play in the film of PATH, and where each comes from."""
    from slapstick.app.opening import open_project

    workspace = open_project(path)
    played = Counter(rule.place.path for rule in workspace.rules)
    counts = {
        pack.name: sum(played[path] for path in pack.texts("rules", ".yaml", ".yml"))
        for pack in workspace.packs
    }
    if as_json:
        words.say_json([_json(pack) | {"rules": counts[pack.name]} for pack in workspace.packs])
        return
    rows = [
        (pack.name, _version(pack), counts[pack.name], _licence(pack), _from(pack))
        for pack in workspace.packs
    ]
    words.table(["pack", "version", "gags", "licence", "from"], rows)


@command.command("show")
@click.argument("name", help="Name of a pack.")
@_path
@as_json
def show_pack(name: str, path: Path, as_json: bool) -> None:
    """Show what the pack NAME says of itself, and what it holds."""
    from slapstick.app.opening import open_project
    from slapstick.errors import BadRequest
    from slapstick.spec.wording import suggest

    packs = {pack.name: pack for pack in open_project(path).packs}
    if name not in packs:
        raise BadRequest(f"no pack is called '{name}'", suggest(name, packs, "packs"), code="SL202")
    pack = packs[name]
    if as_json:
        words.say_json(_json(pack) | {"files": sorted(pack.files)})
        return
    keys = pack.file.keys if pack.file else None
    old_names = keys.renamed.items() if keys else ()
    words.heading(f"{name} {_version(pack)}".rstrip())
    rows = [
        ("title", keys.title if keys else ""),
        ("licence", _licence(pack)),
        ("from", _from(pack)),
        ("lies in", pack.lies.rstrip("/") if ":" not in pack.lies else ""),
        ("tree", pack.tree),
        ("needs", ", ".join(keys.needs) if keys else ""),
        ("renamed", ", ".join(f"{old} to {new}" for old, new in old_names)),
    ]
    for key, value in rows:
        if value:
            words.say(f"  {key:<9} {value}")
    for file in sorted(pack.files):
        words.say(f"  {file}")


@command.command("add")
@click.argument("source", help="owner/name, ./folder, or an address: https://host/gags@v1.2.0")
@_path
@click.option("--rev", default="", help="Tag or full commit hash; the newest version, if not said.")
@click.option("--in", "inner", default="", metavar="FOLDER", help="The pack's folder in there.")
def add_pack(source: str, path: Path, rev: str, inner: str) -> None:
    """Add the pack SOURCE to sora.yaml, fetch it, and pin it in sora.lock."""
    from slapstick.app.packing import propose_add

    _write(propose_add(path, source, rev, inner))


@command.command("remove")
@click.argument("name", help="What the pack is called, its folder or its address.")
@_path
def remove_pack(name: str, path: Path) -> None:
    """Take the pack NAME out of sora.yaml, sora.lock and vendor/sora.

    Lines of sora.yaml that speak of its rules or its stories are told first, and stay yours.
    """
    from slapstick.app.pack_removal import propose_removal

    _write(propose_removal(path, name))


@command.command("lock")
@_path
@click.option("--check", is_flag=True, help="Write nothing; exit with 2 unless all is as locked.")
def lock_packs(path: Path, check: bool) -> None:
    """Write sora.lock: pin what is not pinned yet, and drop what nobody asks for.

    No pin is moved: `sora pack update` does that.
    """
    from slapstick.app.opening import Wishes, open_project
    from slapstick.app.packing import propose_lock

    if check:
        open_project(path, Wishes(frozen=True))
        words.note("all is as it was locked")
        return
    _write(propose_lock(path))


@command.command("fetch")
@_path
def fetch_packs(path: Path) -> None:
    """Bring the packs that sora.lock pins onto this machine; changes no file of yours."""
    from slapstick.app.packing import fetch_packs

    packs = fetch_packs(path)
    for pack in packs:
        words.say(f"{pack.name} {_version(pack)}")
    words.note(f"{_packs(len(packs))} from elsewhere: here")


@command.command("vendor")
@_path
def vendor_packs(path: Path) -> None:
    """Keep all packs from elsewhere in vendor/sora, to be committed.

    From then on nothing but `sora pack` needs the network, in a fresh clone too.
    """
    from slapstick.app.packing import vendor_packs

    written, gone = vendor_packs(path)
    for name in written:
        words.say(name)
    for name in gone:
        words.say(f"{name} is gone")
    told = f"{_packs(len(written))} kept; commit vendor/sora"
    words.note(told if written else "nothing is from elsewhere")


@command.command("update")
@click.argument("names", nargs=-1, help="Packs to update; all, if none is named.")
@click.option("--in", "path", default=".", type=click.Path(path_type=Path), metavar="PATH",
              help="Folder of a project.")  # fmt: skip
@click.option("--to", default="", metavar="REV", help="Tag or commit to go to, for one pack.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def update_packs(names: tuple[str, ...], path: Path, to: str, yes: bool, dry_run: bool) -> None:
    """Show which prompts newer packs change, line by line, and write them once you agree.

    `slapstick` among NAMES means what is installed here: built-in packs, grammars, Slapstick.
    """
    from slapstick.app.packing import propose_update
    from slapstick.app.snapping import snap_diff

    proposal = propose_update(path, names, to)
    if not proposal.is_new:
        words.note("all packs are up to date")
        return
    _show_moves(proposal)
    for change in proposal.changes:
        words.say()
        words.heading(f"{change.shot}: {change.kind}")
        for line in snap_diff(change, proposal.against or "locked", "updated"):
            words.say_diff(line)
    against = f", compared with the {proposal.against} ones" if proposal.against else ""
    words.note(f"{len(proposal.changes)} of {proposal.shots} prompts change{against}")
    if dry_run:
        words.note("nothing is written")
        return
    if not yes and not _agreed():
        words.note("nothing is written")
        click.get_current_context().exit(1)
    _told(proposal)


@command.command("diff")
@click.argument("old", help="A folder, or a revision of the repository that NEW lies in.")
@click.argument("new", default=".", help="A folder with a pack.yaml.")
@as_json
def diff_packs(old: str, new: str, as_json: bool) -> None:
    """Say what changed in a pack from OLD to NEW, and which part of its version must rise.

    Patch: what it shows of its own samples and fixtures is as it was. Minor: new gags or words.
    Major: a rule that others rely on is gone, or asks for other facts. Exits with 1 if the version
    of NEW does not say as much.
    """
    from slapstick.app.pack_diff import diff_packs

    verdict = diff_packs(old, Path(new))
    if as_json:
        words.say_json(
            {
                "old": verdict.old,
                "new": verdict.new,
                "needed": verdict.needed,
                "enough": verdict.enough,
                "changes": [change._asdict() for change in verdict.changes],
            }
        )
    else:
        words.table(["level", "what", "change"], verdict.changes)
        words.say(verdict.words)
    click.get_current_context().exit(0 if verdict.enough else 1)


@command.command("new")
@click.argument("name", help="owner/name, in lower case.")
@click.argument("path", type=click.Path(path_type=Path), help="Folder to make.")
def new_pack(name: str, path: Path) -> None:
    """Make a first pack called NAME in the folder PATH, ready to be changed and tested."""
    from slapstick.app.pack_starting import begin_pack

    for file in begin_pack(path, name):
        words.say(file)
    words.note(f"next: cd {path} && sora check && sora rules test")


# ------------------------------------------------------------------ what they have in common


def _packs(count: int) -> str:
    return f"{count} pack{'' if count == 1 else 's'}"


def _write(proposal: Proposal) -> None:
    if proposal.is_new:
        _show_moves(proposal)
        _told(proposal)
    else:
        words.note("all is locked already")


def _told(proposal: Proposal) -> None:
    from slapstick.app.packing import write

    written = write(proposal)
    words.note(f"wrote {', '.join(written)}; commit {'it' if len(written) == 1 else 'them'}")


def _show_moves(proposal: Proposal) -> None:
    rows = [(move.name, move.before or "-", move.after or "-") for move in proposal.moves]
    if rows:
        words.table(["pack", "locked", "now"], rows)


def _agreed() -> bool:
    """Ask; the end of the input is a no."""
    try:
        return click.confirm("write this?", default=False, err=True)
    except click.Abort:
        return False


def _version(pack: Pack) -> str:
    return pack.file.keys.version if pack.file else ""


def _licence(pack: Pack) -> str:
    return pack.file.keys.licence if pack.file else ""


def _from(pack: Pack) -> str:
    if pack.source == "git":
        return str(pack.ask)
    return f"folder {pack.ask.folder}" if pack.source == "folder" else pack.source


def _json(pack: Pack) -> dict[str, object]:
    return {
        "name": pack.name,
        "version": _version(pack),
        "licence": _licence(pack),
        "from": pack.source,
        "git": pack.ask.git,
        "rev": pack.ask.rev,
        "commit": pack.commit,
        "lies-in": pack.lies.rstrip("/"),
        "tree": pack.tree,
        "needs": list(pack.file.keys.needs) if pack.file else [],
    }
