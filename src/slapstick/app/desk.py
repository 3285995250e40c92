"""Lay out the files people write for one repository, and gather the mistakes in them.

A user's own files load exactly as the built-in ones do: same functions, same checks.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from slapstick import assets
from slapstick.app.pack_found import BUILT_IN, CORE, Found, Pack
from slapstick.app.pack_sources import Bring, beside, yaml_files
from slapstick.app.packs import find_packs
from slapstick.cut.scenery import scenes
from slapstick.errors import BadRequest
from slapstick.model import GagRule, Place, Problem, Story
from slapstick.read.languages import (
    builtin_texts,
    check_queries,
    missing_grammars,
    read_texts,
    vocabulary,
)
from slapstick.read.plain import read_plain
from slapstick.read.sampling import SOURCES
from slapstick.spec.language_text import LanguageText
from slapstick.spec.lock_file import LOCK, LockFile, read_lock
from slapstick.spec.pack_file import PACK, PackFile
from slapstick.spec.pack_promises import (
    broken_promises,
    foreign_rules,
    impostors,
    old_ids,
    with_old_ids,
)
from slapstick.spec.project import NAME, ProjectFile, is_path, read_project
from slapstick.spec.rules import load_rules, written_ids
from slapstick.spec.stories import read_story
from slapstick.spec.wording import suggest

_OF_WORDS = (
    "SL090",
    "SL091",
    "SL092",
    "SL093",
    "SL094",
    "SL095",
    "SL087",
)  # name the word they mean
_QUOTED = re.compile(r"'([^']+)'")


class Draft(NamedTuple):
    """What is not, or not yet, in the repository and is read as if it were."""

    project: str | None = None  # the text of a sora.yaml
    lock: str | None = None  # the text of a sora.lock; "" for none
    store: Path | None = None  # the folder whose .sora holds what was fetched
    bring: Bring | None = None  # fetches packs


NO_DRAFT = Draft()


class WrittenFile(NamedTuple):
    """A file that a person wrote: where it is from, and what is in it."""

    path: str  # relative to the project, or `built-in:rules/core.yaml`
    holds: str  # "24 rules", "the story", "the project"


class Desk:
    """Where the files of one repository are laid out; keeps the list of them and of mistakes."""

    def __init__(self, root: Path, draft: Draft = NO_DRAFT) -> None:
        if not root.is_dir():
            reason = "is not a folder" if root.exists() else "is not there"
            raise BadRequest(f"{root} {reason}", "name the folder of a repository", code="SL201")
        self.root = root
        self.draft = draft
        self.files: list[WrittenFile] = []
        self.texts: dict[str, str] = {}  # by the file's name, so that mistakes can show their line
        self.problems: list[Problem] = []
        self.findings: list[Problem] = []  # what stops no film, and is better known
        self.renamed: dict[str, str] = {}  # the old ids of rules, as their packs tell them
        self.lock: LockFile | None = None
        self.found = Found()

    def shown(self, problem: Problem) -> Problem:
        """Return a problem with the line that it is about, at the word that it is about."""
        lines = self.texts.get(problem.place.path, "").splitlines()
        word = _QUOTED.search(problem.message) if problem.code in _OF_WORDS else None
        for number in range(problem.place.line, min(problem.place.line + 5, len(lines) + 1)):
            begin = problem.place.column - 1 if number == problem.place.line else 0
            at = lines[number - 1].lower().find(word[1].lower(), begin) if word else begin
            if at >= 0:
                place = Place(problem.place.path, number, at + 1)
                return problem._replace(place=place, excerpt=lines[number - 1])
        if problem.place.line > len(lines):
            return problem
        return problem._replace(excerpt=lines[problem.place.line - 1])

    def placed(self, problem: Problem) -> Problem:
        """Return a problem where the file really lies, if that is a vendored pack."""
        path = problem.place.path
        for pack in self.found.packs:
            if pack.lies and path.startswith(pack.shown):
                path = pack.lies + path.removeprefix(pack.shown)
                return problem._replace(place=problem.place._replace(path=path))
        return problem

    def project_file(self) -> ProjectFile:
        """Read `sora.yaml`; without one all is as by default."""
        path = self.root / NAME
        exists = os.path.lexists(path)
        there = exists or self.draft.project is not None
        text = self.draft.project or (self._read(path, NAME) if exists else "")
        file, problems = read_project(text, NAME)
        self.problems += problems
        if there:
            self.files.append(WrittenFile(NAME, "the project"))
        return file

    def packs(self, file: ProjectFile) -> None:
        """Read `sora.lock`, and the packs that the project asks for."""
        self._read_lock()
        draft = self.draft
        self.found = find_packs(self.root, file, self.lock, store=draft.store, bring=draft.bring)
        self.problems += self.found.problems
        for pack in self.found.packs:
            if pack.file is not None:
                told = f"the pack {pack.name} {pack.file.keys.version}"
                self.files.append(WrittenFile(f"{pack.lies}{PACK}", told))

    def _read_lock(self) -> None:
        path = self.root / LOCK
        if self.draft.lock == "" or (self.draft.lock is None and not os.path.lexists(path)):
            return
        text = self._read(path, LOCK) if self.draft.lock is None else self.draft.lock
        self.lock, problems = read_lock(text)
        self.problems += problems
        self.files.append(WrittenFile(LOCK, "the lock"))

    def rules(
        self, puppets: Iterable[str], languages: Iterable[LanguageText]
    ) -> tuple[GagRule, ...]:
        """Read the rules of all packs that the project asks for, or that those need."""
        own = {
            path: text
            for pack in self.found.packs
            for path, text in pack.texts("rules", ".yaml", ".yml").items()
        }
        self.texts |= own
        shipped = self._shipped_rules()
        names = {*(language.id for language in languages), *SOURCES}
        found, problems = load_rules({**shipped, **own}, vocabulary(), tuple(puppets), names)
        self.problems += (*problems, *impostors(_strangers(own)))
        rules = tuple(_addressed(rule) for rule in found if rule.place.path in own)
        for pack in self.found.packs:
            if pack.file is not None:
                rules = self._kept_promises(pack, pack.file, rules, problems)
        counts = Counter(rule.place.path for rule in rules)
        for path in sorted({*counts, *own, *(problem.place.path for problem in problems)}):
            count = counts[path]
            if not count and "\nclauses:" in own.get(path, "") and "\nrules:" not in own[path]:
                self.files.append(WrittenFile(path, "named clauses"))
                continue
            self.files.append(WrittenFile(path, f"{count} rule{'' if count == 1 else 's'}"))
        return rules

    def missing(self, file: ProjectFile, rules: Iterable[GagRule]) -> set[str] | None:
        """Return the ids of rules that are written and were not sound; `None` if there may be more.

        What the project says of such a rule is no mistake of its own.
        """
        if not self.problems:
            return set()
        own = [pack.texts("rules", ".yaml", ".yml") for pack in self.found.packs]
        ids, whole = written_ids({k: v for texts in own for k, v in _strangers(texts).items()})
        known = file.whole and whole and not self.found.problems
        return ids - {rule.id for rule in rules} if known else None

    def _shipped_rules(self) -> dict[str, str]:
        """Return all that ship, used or not: no pack may take their ids."""
        paths = yaml_files(assets.builtin("rules"))
        return {f"{BUILT_IN}rules/{p.name}": p.read_text("utf-8") for p in paths}

    def _kept_promises(
        self,
        pack: Pack,
        file: PackFile,
        rules: tuple[GagRule, ...],
        problems: Iterable[Problem],
    ) -> tuple[GagRule, ...]:
        """Return the rules with the old ids of a pack's own; note promises that are not kept."""
        paths = pack.texts("rules", ".yaml", ".yml")
        self.problems += foreign_rules(file, paths)
        if any(problem.place.path in paths for problem in problems):
            return rules  # a rule with a mistake is missing, and so would be what it promises
        mine = [rule.id.rpartition("/")[2] for rule in rules if rule.place.path in paths]
        self.problems += broken_promises(file, mine)
        self.renamed |= old_ids(file)
        return tuple(
            with_old_ids(rule, file) if rule.place.path in paths else rule for rule in rules
        )

    def languages(self) -> tuple[LanguageText, ...]:
        """Return the built-in languages and those that the packs bring, which go before."""
        sources = [
            each for pack in self.found.packs for each in pack.texts("languages", ".scm").items()
        ]
        self.texts |= dict(sources)
        texts, problems = read_texts(sources, builtin_texts())
        own = {name for name, _ in sources}
        mine = [text for text in texts if text.path in own]
        self.problems += (*problems, *check_queries(mine))
        self.findings += missing_grammars(mine)
        self.files += (
            WrittenFile(text.path, f"the language {text.id}") for text in texts if text.path in own
        )
        return texts

    def story(self, file: ProjectFile, puppets: Iterable[str]) -> Story | None:
        """Read the story that the project names; `None`, with problems, if it cannot be told."""
        wanted = file.project.story
        if is_path(wanted):
            texts = self._own_story(file, wanted)
        else:
            texts = self._named_story(file, wanted)
        for path, text in texts.items():
            kinds = tuple(kind.kind for kind in vocabulary())
            story, problems = read_story(text, path, tuple(puppets), tuple(scenes()), kinds)
            self.problems += problems
            self.files.append(WrittenFile(path, "the story"))
            return story
        return None

    def _own_story(self, file: ProjectFile, wanted: str) -> dict[str, str]:
        path = self.root / wanted
        if path.is_file():
            told = self._name(path)
            # A story that sora.yaml names elsewhere is wanted from there.
            within = path.parent if told.startswith("../") or Path(wanted).is_absolute() else None
            return {told: self._read(path, told, within)}
        message = f"'{wanted}' is a folder" if path.is_dir() else f"there is no file '{wanted}'"
        hint = beside(self.root, wanted, folder=False) or "write it, or correct the path"
        self._mistake(file, ("story",), "SL042", message, hint)
        return {}

    def story_names(self) -> tuple[str, ...]:
        """Name the stories that are built in and those of the project's packs."""
        return tuple(self._stories())

    def _named_story(self, file: ProjectFile, wanted: str) -> dict[str, str]:
        known = self._stories()
        if wanted in known:
            path, text = known[wanted]
            self.texts[path] = text
            return {path: text}
        if "/" in wanted and (not file.whole or self.found.problems):
            return {}  # it may be of a pack that is not there
        message = f"no story is called '{wanted}'"
        self._mistake(file, ("story",), "SL042", message, suggest(wanted, known, "stories"))
        return {}

    def _stories(self) -> dict[str, tuple[str, str]]:
        """Return the path and the text of each story, by the name sora.yaml gives it."""
        known = {
            path.stem: (f"{BUILT_IN}stories/{path.name}", path.read_text("utf-8"))
            for path in yaml_files(assets.builtin("stories"))
        }
        for pack in self.found.packs:
            owner = pack.name if pack.file else pack.name.rpartition("/")[2]
            for path, text in pack.texts("stories", ".yaml", ".yml").items():
                known[f"{owner}/{Path(path).stem}"] = (path, text)
        return known

    def _mistake(
        self, file: ProjectFile, steps: tuple[str | int, ...], code: str, message: str, hint: str
    ) -> None:
        self.problems.append(file.page.problem(file.page.place(*steps), code, message, hint))

    def _name(self, path: Path) -> str:
        """Return a path as it is told: from the project on, with `/`."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def _read(self, path: Path, name: str, within: Path | None = None) -> str:
        """Return the text of a file; empty, with a problem, if it cannot be read as UTF-8."""
        text, fault = read_plain(path, within or self.root)
        if fault is None:
            self.texts[name] = text
        else:
            self.problems.append(fault.problem(name, "SL004"))
        return text


def _strangers(texts: Mapping[str, str]) -> dict[str, str]:
    """Return those files that did not come with Slapstick."""
    return {path: text for path, text in texts.items() if not path.startswith(BUILT_IN)}


def _addressed(rule: GagRule) -> GagRule:
    """Let a shipped rule be addressed as one of the core, whichever pack it is grouped in."""
    if not rule.place.path.startswith(BUILT_IN) or _pack_of(rule) == CORE:
        return rule
    return replace(rule, aliases=(f"{CORE}/{rule.id.rpartition('/')[2]}",))


def _pack_of(rule: GagRule) -> str:
    return rule.id.rpartition("/")[0]
