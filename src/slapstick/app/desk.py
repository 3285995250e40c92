"""Lay out the files people write for one repository, and gather the mistakes in them.

A user's own files load exactly as the built-in ones do: same functions, same checks.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from slapstick import assets
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
from slapstick.read.sampling import SOURCES
from slapstick.spec.language_text import LanguageText
from slapstick.spec.project import NAME, ProjectFile, read_project
from slapstick.spec.rules import load_rules
from slapstick.spec.stories import read_story
from slapstick.spec.written import suggest

CORE = "slapstick/core"  # brings all packs that ship with Slapstick, and addresses their rules
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
BUILT_IN = "built-in:"  # stands before the paths of files that ship with Slapstick


class WrittenFile(NamedTuple):
    """A file that a person wrote: where it is from, and what is in it."""

    path: str  # relative to the project, or `built-in:rules/core.yaml`
    holds: str  # "24 rules", "the story", "the project"


class Desk:
    """Where the files of one repository are laid out; keeps the list of them and of mistakes."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            reason = "is not a folder" if root.exists() else "is not there"
            raise BadRequest(f"{root} {reason}", "name the folder of a repository")
        self.root = root
        self.files: list[WrittenFile] = []
        self.texts: dict[str, str] = {}  # by the file's name, so that mistakes can show their line
        self.problems: list[Problem] = []
        self.findings: list[Problem] = []  # what stops no film, and is better known
        self.renamed: dict[str, str] = {}  # the old ids of rules, as their packs tell them

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

    def project_file(self) -> ProjectFile:
        """Read `sora.yaml`; where there is none, all is as by default."""
        path = self.root / NAME
        text = self._read(path, NAME) if path.exists() else ""
        file, problems = read_project(text, NAME)
        self.problems += problems
        if path.exists():
            self.files.append(WrittenFile(NAME, "the project"))
        return file

    def rules(
        self, file: ProjectFile, puppets: Iterable[str], languages: Iterable[LanguageText]
    ) -> tuple[GagRule, ...]:
        """Read the packs that the project names; one that is not there is a mistake."""
        texts = self._built_in("rules")
        own: dict[str, str] = {}
        for index, pack in enumerate(file.project.packs):
            if is_path(pack):
                own |= self._pack_folder(file, index, pack)
        names = {*(language.id for language in languages), *SOURCES}
        found, problems = load_rules({**texts, **own}, vocabulary(), tuple(puppets), names)
        rules = tuple(_addressed(rule) for rule in found)
        self.problems += problems
        chosen = self._chosen(file, rules, set(own))
        counts = Counter(rule.place.path for rule in chosen)
        for path in sorted({*counts, *own, *(problem.place.path for problem in problems)}):
            count = counts[path]
            self.files.append(WrittenFile(path, f"{count} rule{'' if count == 1 else 's'}"))
        return chosen

    def languages(self, file: ProjectFile) -> tuple[LanguageText, ...]:
        """Return the built-in languages and those that the packs bring, which go before."""
        paths = [
            path
            for pack in filter(is_path, file.project.packs)
            for path in sorted((self.root / pack / "languages").glob("*.scm"))
        ]
        sources = [(self._name(path), self._read(path, self._name(path))) for path in paths]
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

    def _pack_folder(self, file: ProjectFile, index: int, pack: str) -> dict[str, str]:
        """Return the rule files of a pack in a folder of the project, by their names."""
        folder = self.root / pack
        if not folder.is_dir():
            message = f"there is no folder '{pack}'"
            self._mistake(file, ("packs", index), "SL041", message, "make it, or correct the path")
            return {}
        paths = _yaml_files(folder / "rules" if (folder / "rules").is_dir() else folder)
        if not paths:
            message = f"no rules are in '{pack}'"
            hint = "a pack holds .yaml files of rules, or a folder `rules` of them"
            self._mistake(file, ("packs", index), "SL041", message, hint)
        return {self._name(path): self._read(path, self._name(path)) for path in paths}

    def _chosen(
        self, file: ProjectFile, rules: Iterable[GagRule], own: set[str]
    ) -> tuple[GagRule, ...]:
        """Return the rules of the packs that are named, and of the project's own files."""
        rules = tuple(rules)
        packs = sorted({_pack_of(rule) for rule in rules})
        for index, pack in enumerate(file.project.packs):
            if not is_path(pack) and pack not in packs:
                message = f"no pack is called '{pack}'"
                self._mistake(file, ("packs", index), "SL041", message, suggest(pack, packs))
        named = set(file.project.packs)
        return tuple(rule for rule in rules if rule.place.path in own or _plays(rule, named))

    def _own_story(self, file: ProjectFile, wanted: str) -> dict[str, str]:
        path = self.root / wanted
        if path.is_file():
            return {self._name(path): self._read(path, self._name(path))}
        message = f"there is no file '{wanted}'"
        self._mistake(file, ("story",), "SL042", message, "write it, or correct the path")
        return {}

    def story_names(self, file: ProjectFile) -> tuple[str, ...]:
        """Name the stories that are built in and those of the project's packs."""
        return tuple(self._stories(file))

    def _named_story(self, file: ProjectFile, wanted: str) -> dict[str, str]:
        known = self._stories(file)
        if wanted in known:
            path, name = known[wanted]
            return {name: self._read(path, name)}
        message = f"no story is called '{wanted}'"
        self._mistake(file, ("story",), "SL042", message, suggest(wanted, known, "stories"))
        return {}

    def _stories(self, file: ProjectFile) -> dict[str, tuple[Path, str]]:
        """Return where each story lies, and its file's name, by the name sora.yaml gives it."""
        known = {
            path.stem: (path, f"{BUILT_IN}stories/{path.name}")
            for path in _yaml_files(assets.builtin("stories"))
        }
        for pack in filter(is_path, file.project.packs):
            for path in _yaml_files(self.root / pack / "stories"):
                known[f"{Path(pack).name}/{path.stem}"] = (path, self._name(path))
        return known

    def _built_in(self, folder: str) -> dict[str, str]:
        return {
            f"{BUILT_IN}{folder}/{path.name}": self._read(path, f"{BUILT_IN}{folder}/{path.name}")
            for path in _yaml_files(assets.builtin(folder))
        }

    def _mistake(
        self, file: ProjectFile, steps: tuple[str | int, ...], code: str, message: str, hint: str
    ) -> None:
        self.problems.append(file.page.problem(file.page.place(*steps), code, message, hint))

    def _name(self, path: Path) -> str:
        """Return a path as it is told: from the project on, with `/`."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def _read(self, path: Path, name: str) -> str:
        """Return the text of a file; empty, with a problem, if it cannot be read as UTF-8."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message, hint = f"not UTF-8: byte {error.object[error.start]:#04x}", "save it as UTF-8"
        except OSError as error:
            message, hint = f"cannot be read: {error.strerror}", ""
        else:
            self.texts[name] = text
            return text
        self.problems.append(Problem(Place(name), "SL004", message, hint))
        return ""


def is_path(name: str) -> bool:
    """Tell the path of a pack or story from its name."""
    return name.startswith((".", "/", "~")) or name.endswith((".yaml", ".yml"))


def _addressed(rule: GagRule) -> GagRule:
    """Let a shipped rule be addressed as one of the core, whichever pack it is grouped in."""
    if not rule.place.path.startswith(BUILT_IN) or _pack_of(rule) == CORE:
        return rule
    return replace(rule, aliases=(f"{CORE}/{rule.id.rpartition('/')[2]}",))


def _plays(rule: GagRule, named: set[str]) -> bool:
    shipped = rule.place.path.startswith(BUILT_IN)
    return _pack_of(rule) in named or (shipped and CORE in named)


def _pack_of(rule: GagRule) -> str:
    return rule.id.rpartition("/")[0]


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))
