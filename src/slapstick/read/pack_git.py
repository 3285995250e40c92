"""Fetch a pack from a git repository as plain texts; checks nothing out and runs nothing of it.

Objects come into a bare repository of ours that is gone afterwards.  Of a tree the listing alone
is looked at before anything is read; so links, submodules, filters, attributes and hooks of the
other side have no say.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from slapstick.errors import BadRequest
from slapstick.model import PackAsk, Place, Problem
from slapstick.read.pack_folder import Contents
from slapstick.read.pack_login import certificates, is_refusal, login_to
from slapstick.spec.pack_contents import FOLDERS, MOST_FILES, Entry, belongs, decoded, faults
from slapstick.spec.pack_file import transport
from slapstick.spec.wording import nearest

_SECONDS = 120
_LONGEST = 8 << 20  # bytes that git may say at a time; packs are far shorter
_LARGEST_FILE = 256 << 20  # bytes that git may write into one file of its own
_OID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OURS = "refs/sora/pack"
_SAFE = (
    "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0",
    "-c", "maintenance.auto=false", "-c", "fetch.fsckObjects=true", "-c", "fetch.unpackLimit=1",
    "-c", "core.bigFileThreshold=1m", "-c", "fetch.recurseSubmodules=false",
    "-c", "credential.helper=", "-c", "core.askPass=", "-c", "core.quotePath=off",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PROTOCOL_FROM_USER": "0",
    "LC_ALL": "C",
}


class _Listed(NamedTuple):
    entry: Entry
    blob: str


def is_commit(rev: str) -> bool:
    """Tell a commit's full hash from a name."""
    return bool(_OID.fullmatch(rev))


def tags_of(ask: PackAsk, root: Path) -> dict[str, str]:
    """Return the commits that the tags of a repository name."""
    refs = _refs(ask, root)
    return {name[10:]: commit for name, commit in refs.items() if name.startswith("refs/tags/")}


def commit_of(ask: PackAsk, root: Path) -> str:
    """Return the commit that is asked for; a branch, or what is not there, is refused."""
    if is_commit(ask.rev):
        return ask.rev
    refs = _refs(ask, root)
    tagged, head = refs.get(f"refs/tags/{ask.rev}"), refs.get(f"refs/heads/{ask.rev}")
    if tagged:
        return tagged
    if head:
        message = f"'{ask.rev}' is a branch of {ask.git}, and branches move"
        raise BadRequest(message, f"name a tag, or the commit it is at now: {head}", code="SL214")
    tags = sorted(name[10:] for name in refs if name.startswith("refs/tags/"))
    if re.fullmatch("[0-9a-f]{4,39}", ask.rev):
        hint = "of a commit its full hash is wanted"
    elif near := nearest(ask.rev, tags):
        hint = f"did you mean '{near}'?"
    else:
        hint = f"its tags: {', '.join(tags[-8:])}" if tags else "it has no tags yet"
    raise BadRequest(f"{ask.git} has no tag '{ask.rev}'", hint, code="SL211")


def fetch(ask: PackAsk, commit: str, root: Path, shown: str) -> Contents:
    """Return the pack's texts at a commit, or what it holds that no pack may."""
    with tempfile.TemporaryDirectory(prefix="sora-", ignore_cleanup_errors=True) as home:
        bare = Path(home) / "pack.git"
        _say(("init", "--quiet", "--bare", "--template=", str(bare)), ask, root)
        _bring(ask, commit, root, bare)
        listed = list(_listing(ask, commit, bare))
        told = [
            Problem(Place(f"{shown}{path}"), "SL102", message, advice)
            for path, message, advice in faults(each.entry for each in listed)
        ]
        if told:
            return Contents({}, tuple(told))
        files = {}
        for path, content in zip(
            [each.entry.path for each in listed], _contents(listed, ask, bare), strict=True
        ):
            files[path], fault = decoded(content)
            if fault:
                told.append(fault.problem(f"{shown}{path}", "SL102"))
        return Contents({} if told else dict(sorted(files.items())), tuple(told))


def _refs(ask: PackAsk, root: Path) -> dict[str, str]:
    """Return the commits of tags and branches; a tag with a message counts as what it tags."""
    said = _say(("ls-remote", "--quiet", "--tags", "--heads", "--", ask.git), ask, root)
    refs: dict[str, str] = {}
    for line in said.decode("utf-8", "replace").splitlines():
        commit, _, name = line.partition("\t")
        if _OID.fullmatch(commit):
            refs[name.removesuffix("^{}")] = commit
    return refs


def _bring(ask: PackAsk, commit: str, root: Path, bare: Path) -> None:
    """Bring one commit into our repository: by its hash, else by its tag if that is still it."""
    words = (f"--git-dir={bare}", "fetch", "--quiet", "--no-tags", "--depth=1", "--", ask.git)
    try:
        _say((*words, f"+{commit}:{_OURS}"), ask, root)
    except BadRequest:
        if is_commit(ask.rev):
            raise
        _say((*words, f"+refs/tags/{ask.rev}:{_OURS}"), ask, root)
    said = _say((f"--git-dir={bare}", "rev-parse", f"{_OURS}^{{commit}}"), ask, root)
    found = said.decode("ascii", "replace").strip()
    if found != commit:
        message = f"the tag '{ask.rev}' of {ask.git} has moved: {commit[:12]} was locked, "
        hint = "ask its authors why; `sora pack update` shows what changes and takes it"
        raise BadRequest(f"{message}it is {found[:12]} now", hint, code="SL214")


def _listing(ask: PackAsk, commit: str, bare: Path) -> Iterator[_Listed]:
    """Yield the files of a pack, one more than are allowed at the most."""
    tree = f"{commit}:{ask.path}" if ask.path else commit
    git = (f"--git-dir={bare}", "ls-tree", "-z", "-l")
    top = [each for each in _rows(_say((*git, tree), ask, bare)) if _at_top(each.entry)]
    inner = _rows(_say((*git, "-r", tree, *(f"{name}/" for name in FOLDERS)), ask, bare))
    mine = (each for each in inner if belongs(each.entry.path))
    yield from itertools.islice(itertools.chain(top, mine), MOST_FILES + 1)


def _at_top(entry: Entry) -> bool:
    """Tell whether what stands beside the folders counts: a text, or what poses as a folder."""
    return belongs(entry.path) or (entry.kind != "file" and belongs(f"{entry.path}/"))


def _rows(said: bytes) -> Iterator[_Listed]:
    """Yield what `ls-tree` lists, without folders."""
    for row in said.split(b"\0"):
        about, _, name = row.partition(b"\t")
        mode, kind, blob, size = (about.decode("ascii", "replace").split() + [""] * 4)[:4]
        if name and kind != "tree":
            yield _Listed(_entry(name.decode("utf-8", "backslashreplace"), mode, size), blob)


def _entry(path: str, mode: str, size: str) -> Entry:
    if mode in ("100644", "100755", "100664"):
        return Entry(path, "file", int(size) if size.isdecimal() else 1 << 40)
    if mode == "160000":
        return Entry(path, "submodule", 0)
    return Entry(path, "link" if mode == "120000" else "other", 0)


def _contents(listed: Sequence[_Listed], ask: PackAsk, bare: Path) -> Iterator[bytes]:
    """Yield what the files hold, in their order."""
    wanted = "".join(f"{each.blob}\n" for each in listed).encode()
    said = _say((f"--git-dir={bare}", "cat-file", "--batch"), ask, bare, wanted)
    start = 0
    for each in listed:
        start = said.index(b"\n", start) + 1
        yield said[start : start + each.entry.size]
        start += each.entry.size + 1


def _say(words: Sequence[str], ask: PackAsk, place: Path, told: bytes = b"") -> bytes:
    """Run git and return what it says; raises `BadRequest` in git's own words.

    Where a repository wants a login, git's credential helper is asked for one, and git once more:
    for what the project itself names, as a stranger's pack is not to choose who sees a password.
    """
    said, reason = _run(words, ask, place, told, {})
    if reason and is_refusal(reason) and ask.name:
        message = f"{ask.git}, which a pack needs, wants a login"
        raise BadRequest(message, "name it in sora.yaml yourself, under packs", code="SL213")
    if reason and is_refusal(reason):
        login = login_to(ask.git, os.environ)
        if not login:
            message = f"{ask.git} wants a login, and git's credential helper knows none"
            raise BadRequest(message, _LOGIN, code="SL213")
        said, reason = _run(words, ask, place, told, login)
        if reason and is_refusal(reason):
            message = f"{ask.git} refuses the login of git's credential helper"
            raise BadRequest(message, _LOGIN, code="SL213")
    if reason:
        raise BadRequest(f"git cannot read {ask.git}: {reason}", _HINT, code="SL213")
    return said


def _run(
    words: Sequence[str], ask: PackAsk, place: Path, told: bytes, login: Mapping[str, str]
) -> tuple[bytes, str]:
    """Run git once; return what it says, and why it failed, if it did."""
    with tempfile.TemporaryFile() as asides, tempfile.TemporaryFile() as orders:
        orders.write(told)
        orders.seek(0)
        try:
            process = _start(words, ask, place, (orders, asides), login)
        except OSError:
            raise BadRequest(
                "git is not there", "install git, or use packs in folders", code="SL210"
            ) from None
        watchdog = threading.Timer(_SECONDS, process.kill)
        watchdog.daemon = True
        watchdog.start()
        with process:
            assert process.stdout is not None  # noqa: S101  # it is a pipe
            said = process.stdout.read(_LONGEST + 1)
            in_time = watchdog.is_alive()
            watchdog.cancel()
            if len(said) > _LONGEST:
                process.kill()
        if len(said) > _LONGEST:
            raise BadRequest(
                f"{ask.git} holds more than a pack may", "a pack is a few text files", code="SL215"
            )
        return said, _aside(asides, in_time) if process.returncode else ""


_HINT = "it runs without prompts and without your git configuration; is the address right?"
_LOGIN = "use ssh, or set up git's credential helper for that host; nobody is asked for a password"


def _start(
    words: Sequence[str],
    ask: PackAsk,
    place: Path,
    streams: tuple[IO[bytes], IO[bytes]],
    login: Mapping[str, str],
) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "SSH_ASKPASS"))}
    environment |= {**_ENVIRONMENT, **certificates(os.environ), **login}
    environment["GIT_ALLOW_PROTOCOL"] = transport(ask.git)
    return subprocess.Popen(  # noqa: S603  # fixed words; addresses have a checked form
        ["git", *_SAFE, *words],  # noqa: S607  # whichever git the person uses
        cwd=place,
        env=environment,
        stdin=streams[0],
        stdout=subprocess.PIPE,
        stderr=streams[1],
        preexec_fn=_limit if sys.platform != "win32" else None,  # noqa: PLW1509  # one system call
    )


def _limit() -> None:
    """Let git write no huge file, whatever the other side sends."""
    import resource  # noqa: PLC0415  # POSIX has it, Windows has not

    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))


def _aside(asides: IO[bytes], in_time: bool) -> str:
    """Return git's reason: the first thing that was fatal, else the last that it said."""
    if not in_time:
        return f"no answer within {_SECONDS} seconds"
    asides.seek(0)
    lines = asides.read(1 << 16).decode("utf-8", "replace").splitlines()
    fatal = [line.partition(": ")[2] for line in lines if line.startswith(("fatal: ", "error: "))]
    return ([*fatal, *reversed(lines)] or ["it gives no reason"])[0][:300]
