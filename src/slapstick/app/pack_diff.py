"""Compare two editions of a pack on their own samples and fixtures; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from slapstick.cut.repertoire import repertoire
from slapstick.errors import BadFiles, BadRequest
from slapstick.match.gags import matches_of
from slapstick.match.index import FactIndex
from slapstick.match.pack_changes import (
    LEVELS,
    Difference,
    Edition,
    Level,
    declared,
    differences,
    needed,
    raised,
)
from slapstick.model import Fact, GagRule, Identity, Scan
from slapstick.read.git import has_git
from slapstick.read.languages import builtin_texts, read_texts, vocabulary
from slapstick.read.pack_folder import read_folder
from slapstick.read.revisions import laid_out, resolve
from slapstick.read.sampling import SOURCES, files_facts, sample_facts
from slapstick.spec.language_text import LanguageText
from slapstick.spec.pack_file import PACK, PackFile, read_pack
from slapstick.spec.rules import load_rules
from slapstick.tell.fill import Names, fill


class Verdict(NamedTuple):
    """What changed in a pack, and whether its version says so."""

    old: str
    new: str
    needed: Level
    enough: bool
    changes: tuple[Difference, ...]
    words: str


def diff_packs(old: str, new: Path) -> Verdict:
    """Compare the pack in the folder `new` with a folder, or a revision of its repository."""
    with _folder_of(old, new) as folder:
        before, after = _read(folder, f"{old}:"), _read(new, f"{new.as_posix()}/")
    if before.file.keys.name != after.file.keys.name:
        names = f"'{before.file.keys.name}' and '{after.file.keys.name}'"
        raise BadRequest(
            f"these are two packs: {names}", "name two editions of one pack", code="SL218"
        )
    cases = [*_cases(before), *_cases(after)]
    editions = [
        _edition(source, cases, other) for source, other in ((before, after), (after, before))
    ]
    changes = differences(*editions)
    then, now = before.file.keys.version, after.file.keys.version
    wanted, said = needed(changes), declared(then, now)
    enough = said is not None and LEVELS.index(said) >= LEVELS.index(wanted)
    return Verdict(then, now, wanted, enough, changes, _words(then, now, wanted, said, enough))


def _words(then: str, now: str, wanted: Level, said: Level | None, enough: bool) -> str:
    if wanted == "none":
        return f"nothing has changed since {then}" if enough else f"{now} is older than {then}"
    step = f"{then} to {now}"
    if enough:
        return f"{step} is enough: these changes are {wanted}"
    is_what = {None: "a step back", "none": "no step"}.get(said, f"a {said} step")
    return f"{step} is {is_what}, and these changes are {wanted}: call it {raised(then, wanted)}"


@dataclass(frozen=True, slots=True)
class _Source:
    """A pack as it is written."""

    file: PackFile
    files: Mapping[str, str]
    rules: Mapping[str, GagRule]
    languages: Mapping[str, LanguageText]


class _Case(NamedTuple):
    """Code that a rule is tried on: a sample, or the files of a fixture."""

    rule: str
    language: str  # "" for files
    code: str
    files: tuple[tuple[str, str], ...] = ()


@contextmanager
def _folder_of(old: str, new: Path) -> Iterator[Path]:
    """Lend the folder of the older edition: as it is, or laid out from a revision."""
    if Path(old).is_dir():
        yield Path(old)
        return
    place = new.resolve()
    top = next((each for each in (place, *place.parents) if has_git(each)), None)
    commit = resolve(top, old) if top else ""
    if top is None or not commit:
        hint = "name a folder, or a tag or commit of the repository that NEW lies in"
        raise BadRequest(f"'{old}' is no folder and no revision", hint, code="SL211")
    with laid_out(top, commit) as folder:
        if folder is None:
            raise BadRequest(f"git cannot lay out '{old}'", "is it a whole clone?", code="SL210")
        inner = folder / place.relative_to(top)
        if not inner.is_dir():
            raise BadRequest(
                f"'{old}' has no folder {place.relative_to(top)}", "name another", code="SL201"
            )
        yield inner


def _read(folder: Path, shown: str) -> _Source:
    """Read a pack whole; all its mistakes are raised together."""
    contents = read_folder(folder, shown)
    if contents.problems:
        raise BadFiles(contents.problems)
    if PACK not in contents.files:
        raise BadRequest(
            f"there is no {PACK} in {shown.rstrip(':/') or '.'}",
            "name a pack's folder",
            code="SL218",
        )
    file, problems = read_pack(contents.files[PACK], f"{shown}{PACK}")
    brought = _of(contents.files, "languages/", ".scm")
    texts, more = read_texts([(f"{shown}{p}", t) for p, t in brought.items()], builtin_texts())
    names = {*(text.id for text in texts), *SOURCES}
    written = {f"{shown}{p}": t for p, t in _of(contents.files, "rules/", ".yaml", ".yml").items()}
    rules, faults = load_rules(written, vocabulary(), tuple(repertoire()), names)
    if file is None or problems or more or faults:
        raise BadFiles(sorted([*problems, *more, *faults]))
    by_name = {rule.id.rpartition("/")[2]: rule for rule in rules}
    return _Source(file, contents.files, by_name, {text.id: text for text in texts})


def _of(files: Mapping[str, str], folder: str, *endings: str) -> dict[str, str]:
    return {p: t for p, t in files.items() if p.startswith(folder) and p.endswith(endings)}


def _cases(source: _Source) -> Iterator[_Case]:
    for name, rule in source.rules.items():
        for sample in (*rule.fires, *rule.quiet):
            yield _Case(name, sample.language, sample.code)
    fixtures: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for path, text in _of(source.files, "fixtures/", "").items():
        parts = path.split("/", 3)
        if len(parts) == 4:
            fixtures.setdefault((parts[1], parts[2]), []).append((parts[3], text))
    for (name, _), files in sorted(fixtures.items()):
        yield _Case(name, "", "", tuple(sorted(files)))


def _edition(source: _Source, cases: list[_Case], other: _Source) -> Edition:
    """Try the rules on the cases of both editions, so that the two can be compared."""
    renamed = {**source.file.keys.renamed, **other.file.keys.renamed}
    shown = {}
    for name, rule in source.rules.items():
        names = {
            name,
            renamed.get(name, name),
            *(old for old, new in renamed.items() if new == name),
        }
        mine = dict.fromkeys(case._replace(rule="") for case in cases if case.rule in names)
        shown[name] = tuple(_shown(rule, _facts(case, source.languages)) for case in mine)
    return Edition(source.file, source.rules, source.files, shown)


def _facts(case: _Case, languages: Mapping[str, LanguageText]) -> tuple[Fact, ...]:
    if case.language:
        known = case.language in languages or case.language in SOURCES
        return sample_facts(languages, case.language, case.code) if known else ()
    return files_facts(languages, {path: text.encode("utf-8") for path, text in case.files})


def _shown(rule: GagRule, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the words that a rule puts into a prompt for some facts; none if it is quiet."""
    told = Scan(Identity("the project"), facts=facts)
    found = matches_of(rule, told, FactIndex(facts))
    if not found:
        return ()
    match, gag = found[0], rule.gag
    names = Names(dict(match.slots), match.count, "the project")
    return tuple(
        fill(text, names) for text in (gag.setup, gag.escalate, gag.topper, gag.card, *gag.signs)
    )
