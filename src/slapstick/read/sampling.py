"""Find the facts of a sample as rules bring it: code, a history in a few lines, a manifest.

A history (`git`) is written newest first, a commit a line, its files indented below:

    3x 2024-03-01 03:12 +0100 ann: Fix the tap
        src/tap.py

`3x` repeats it, each a day before the last; of a file of the first commit that others touch, one
line still stands; behind a line `---` a manifest may stand beside it.
A manifest (`manifest`) has its name on its first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from slapstick.errors import BadRequest
from slapstick.model import Fact
from slapstick.read.chronicle import GIT, Annals, Commit, Tag, about_file, chronicle, years_between
from slapstick.read.facts import facts_in, read_source
from slapstick.read.languages import (
    GrammarMissing,
    Language,
    compile_language,
    find_language,
)
from slapstick.read.manifests import MANIFEST, ManifestFile, manifest_facts, read_manifest
from slapstick.read.merging import in_order, merged
from slapstick.read.packed import FileFacts
from slapstick.spec.language_text import LanguageText

SOURCES = (GIT, MANIFEST)
"""What samples may be written in beside languages."""

_COMMIT = re.compile(
    r"(?:(?P<times>\d{1,4})x )?(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d{4}) (?P<author>[\w\[\]-]+)"
    r"(?: \((?P<word>merge|tag) (?P<what>[^)]+)\))?: (?P<subject>.*)"
)


def sample_facts(
    texts: Mapping[str, LanguageText], language: str, code: str, path: str = "sample"
) -> tuple[Fact, ...]:
    """Return the facts of a sample in a language, or in one of `SOURCES`."""
    if language == GIT:
        told, _, beside = code.partition("\n---\n")
        return in_order((*chronicle(read_annals(told)), *_written(beside)))
    if language == MANIFEST:
        return in_order(_written(code))
    return facts_in(_compiled(texts[language]), code.encode("utf-8"), path)


def _compiled(text: LanguageText) -> Language:
    """Return a language whose code somebody brings on purpose, so that it has to be read."""
    try:
        return compile_language(text)
    except GrammarMissing as missing:
        cause = f"{text.id} cannot be read here: {missing.cause}"
        raise BadRequest(cause, missing.install, code="SL069") from None


def read_annals(text: str) -> Annals:
    """Return the history that a sample tells; a line that is no commit is a file of the last."""
    commits: list[Commit] = []
    files: dict[str, list[str]] = {}
    tags: list[Tag] = []
    away: dict[str, int] = {}  # merge -> days that its branch was out
    block: list[Commit] = []
    for line in text.splitlines():
        match = _COMMIT.match(line)
        if match is not None:
            block = list(_repeated(match, len(commits)))
            commits += block
            tags += [Tag(match["what"], each.committed) for each in block if match["word"] == "tag"]
            away |= {each.id: int(match["what"]) for each in block if match["word"] == "merge"}
        elif line.strip():
            for commit in block:
                files.setdefault(commit.id, []).append(line.strip())
    return Annals(_linked(commits, away), files, tags, tuple(_oldest(commits, files)))


def _written(code: str) -> Iterator[Fact]:
    name, _, text = code.lstrip().partition("\n")
    said = read_manifest(name.strip(), text)
    if said is not None:
        yield from manifest_facts(ManifestFile(name.strip(), text, said))


def _repeated(match: re.Match[str], first: int) -> Iterator[Commit]:
    moment = datetime.strptime(match["when"], "%Y-%m-%d %H:%M %z")
    offset = moment.utcoffset() or timedelta()
    for number in range(int(match["times"] or 1)):
        at = int((moment - timedelta(days=number)).timestamp())
        zone = int(offset.total_seconds() // 60)
        author, subject = match["author"], match["subject"]
        yield Commit(f"c{first + number}", (), at, at, zone, author, subject, author)


def _linked(commits: Sequence[Commit], away: Mapping[str, int]) -> list[Commit]:
    """Give each commit its parents: the one before it, and a branch's only commit to a merge."""
    linked, branches = [], []
    for number, commit in enumerate(commits, 1):
        before = commits[number] if number < len(commits) else None
        parents = (before.id,) if before else ()
        if commit.id in away and before:
            left = commit.committed - away[commit.id] * 86_400
            branch = f"{commit.id}-branch"
            branches.append(commit._replace(id=branch, parents=parents, committed=left))
            parents = (*parents, branch)
        linked.append(commit._replace(parents=parents))
    return [*linked, *branches]


def _oldest(commits: Sequence[Commit], files: Mapping[str, Sequence[str]]) -> Iterator[Fact]:
    """Yield a file of the first commit that no other touches, and the first line of one they do."""
    if commits:
        first, later = commits[-1], commits[:-1]
        years = years_between(first.committed, commits[0].committed)
        touched = {path for commit in later for path in files.get(commit.id, ())}
        same = [path for path in files.get(first.id, ()) if path not in touched]
        changed = [path for path in files.get(first.id, ()) if path in touched]
        if same:
            yield about_file("history.file.oldest", same[0], years=years)
        if changed:
            yield about_file("history.line.oldest", changed[0], years=years)


def files_facts(texts: Mapping[str, LanguageText], files: Mapping[str, bytes]) -> tuple[Fact, ...]:
    """Return the facts of whole files, by their paths; what no language reads is passed over."""
    read: dict[str, FileFacts] = {}
    beside: list[Fact] = []
    languages = tuple(texts[name] for name in sorted(texts))
    for path, content in sorted(files.items()):
        text = content.decode("utf-8", "replace")
        said = read_manifest(path, text)
        if said is not None:
            beside += manifest_facts(ManifestFile(path, text, said))
        language = find_language(languages, path, content.partition(b"\n")[0])
        found = read_source(_compiled(language), content, path) if language else None
        read |= {path: found} if found else {}
    return in_order((*merged(read), *beside))
