"""Try the rules of a project on their own samples and fixtures; changes none of them.

A fixture is a folder of whole files beside the rules:

    fixtures/banana-peel-retry/fires-in-two-files/src/a.py
    fixtures/banana-peel-retry/quiet-with-a-limit/src/a.py
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from slapstick.app.opening import Workspace, open_project
from slapstick.match.elsewhere import Lent, claims, try_elsewhere
from slapstick.match.trial import Fixture, Outcome, Trial, try_rule
from slapstick.model import Fact, GagRule, Place, Problem
from slapstick.read.git import ask, has_git
from slapstick.read.languages import GrammarMissing, builtin_texts, missing_grammar
from slapstick.read.lending import lent_code
from slapstick.read.matrix import matrix
from slapstick.read.sampling import SOURCES, files_facts, sample_facts
from slapstick.read.stores import cache_home
from slapstick.spec.language_text import LanguageText
from slapstick.spec.overruling import as_written
from slapstick.spec.proofs import walk
from slapstick.spec.wording import suggest

FOLDER = "fixtures"
SHIPPED = "slapstick/"
"""What the ids of rules that ship begin with."""
_STANZA = re.compile(r"^(?=[ ]*- id:)", re.MULTILINE)


class Tried(NamedTuple):
    """What trying a project's rules showed."""

    trials: tuple[Trial, ...]
    problems: tuple[Problem, ...]  # fixtures that test nothing
    untested: tuple[tuple[str, tuple[str, ...]], ...]  # rule, languages that show nothing of it
    unread: tuple[GrammarMissing, ...] = ()  # of languages in which something was not tried
    unproved: tuple[tuple[str, int], ...] = ()  # a person's own language, rules that ship untested


def try_rules(root: Path, *, changed: bool = False) -> Tried:
    """Run the rules of a project on their samples; `changed`: those that differ from HEAD only."""
    workspace = open_project(root)
    texts = {text.id: text for text in workspace.languages}
    rules = tuple(map(as_written, (*workspace.rules, *workspace.rules_off)))
    folders = _fixture_folders(root, rules)
    chosen = rules
    if changed:
        differ = _differing(root)
        chosen = tuple(each for each in rules if differ(each, folders.get(each.id)))

    def facts_of(language: str, code: str) -> tuple[Fact, ...]:
        return sample_facts(texts, language, code)

    unread: dict[str, GrammarMissing] = {}
    untried = tuple(_untried(chosen, texts, unread))
    silent = {problem.place for problem in untried}
    trials = tuple(
        try_rule(rule, facts_of, None, _fixtures(root, folders.get(rule.id), texts))
        for rule in chosen
        if not silent.intersection(sample.place for sample in (*rule.fires, *rule.quiet))
    )
    everywhere = tuple(_tried_elsewhere(workspace, trials, unread))
    return Tried(
        tuple(trial for trial, _ in everywhere),
        tuple(sorted((*untried, *_useless(root, rules, set(folders.values()))))),
        tuple(_mendable(everywhere)),
        tuple(unread[name] for name in sorted(unread)),
        tuple(sorted(_unproved(everywhere).items())),
    )


def _untried(
    rules: Iterable[GagRule],
    texts: Mapping[str, LanguageText],
    unread: dict[str, GrammarMissing],
) -> Iterator[Problem]:
    """Yield the samples that cannot be read here, for which their rules are not tried at all."""
    for rule in rules:
        for sample in (*rule.fires, *rule.quiet):
            text = texts.get(sample.language)
            missing = missing_grammar(text) if text else None
            if missing:
                unread[missing.language] = missing
                told = f"the rule is not tried: {missing.language} cannot be read, {missing.cause}"
                yield Problem(sample.place, "SL069", told, missing.install)


# ------------------------------------------------------------------ fixtures


def _fixture_folders(root: Path, rules: Iterable[GagRule]) -> dict[str, Path]:
    """Return the folder of fixtures of each rule that has one."""
    found = {}
    for rule in rules:
        folder = _beside(root, rule) / rule.id.rpartition("/")[2]
        if folder.is_dir():
            found[rule.id] = folder
    return found


def _beside(root: Path, rule: GagRule) -> Path:
    """Return where the fixtures of a rule's pack lie: beside its rules, or beside their folder."""
    folder = (root / rule.place.path).parent
    return (folder.parent if folder.name == "rules" else folder) / FOLDER


def _fixtures(
    root: Path, folder: Path | None, texts: Mapping[str, LanguageText]
) -> Iterator[Fixture]:
    for case in _inside(folder) if folder else ():
        files = {path.relative_to(case).as_posix(): path.read_bytes() for path in _files(case)}
        wanted = case.name.startswith("fires")
        yield Fixture(Place(_told(root, case)), wanted, files_facts(texts, files))


def _useless(root: Path, rules: Iterable[GagRule], used: set[Path]) -> Iterator[Problem]:
    """Yield folders among the fixtures that no rule is tried on."""
    rules = tuple(rules)
    for folder in sorted({_beside(root, rule) for rule in rules}):
        names = [r.id.rpartition("/")[2] for r in rules if _beside(root, r) == folder]
        for each in _inside(folder):
            if each not in used:
                message = f"no rule of this pack is called '{each.name}'"
                yield Problem(Place(_told(root, each)), "SL034", message, suggest(each.name, names))
                continue
            for case in _inside(each):
                if not case.name.startswith(("fires", "quiet")):
                    message = f"'{case.name}' says neither that the rule fires nor that it is quiet"
                    hint = "begin its name with fires- or quiet-"
                    yield Problem(Place(_told(root, case)), "SL034", message, hint)
                elif not _files(case):
                    yield Problem(Place(_told(root, case)), "SL034", "the fixture holds no file")


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _told(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


# ------------------------------------------------------------------ which rules


def _differing(root: Path) -> Callable[[GagRule, Path | None], bool]:
    """Return the question whether a rule, or what it is tried on, is not as in the last commit."""
    said = ask(root, "status", "--porcelain", "-z", "--untracked-files=all").answer() or b""
    changed = {row[3:] for row in said.decode("utf-8", "replace").split("\0") if row[3:]}
    if not has_git(root):
        return lambda _rule, _folder: True
    stanzas: dict[str, tuple[str, set[str]]] = {}

    def differs(rule: GagRule, folder: Path | None) -> bool:
        if folder and any(path.startswith(f"{_told(root, folder)}/") for path in changed):
            return True
        path = rule.place.path
        used = {clause.place.path for clause in walk(rule.when)} - {path}
        if used & changed:
            return True  # a clause that it uses stands in another file
        if path not in changed:
            return any(each.endswith(".scm") for each in changed)
        if path not in stanzas:
            before = ask(root, "show", "--no-textconv", f"HEAD:./{path}").answer() or b""
            head, *rules = _STANZA.split(before.decode("utf-8", "replace"))
            stanzas[path] = head, {each.strip() for each in rules}
        head, *rules = _STANZA.split((root / path).read_text("utf-8"))
        name = rule.id.rpartition("/")[2]
        mine = next((each.strip() for each in rules if f"- id: {name}\n" in each), "")
        return head != stanzas[path][0] or mine not in stanzas[path][1]

    return differs


def _tried_elsewhere(
    workspace: Workspace, trials: Iterable[Trial], unread: dict[str, GrammarMissing]
) -> Iterator[tuple[Trial, tuple[str, ...]]]:
    """Yield each trial with what the code of languages adds, and languages that show nothing.

    Languages that cannot be read here go into `unread`, and show nothing.
    """
    texts = {text.id: text for text in workspace.languages}
    finds: dict[str, set[str]] = {text.id: set() for text in workspace.languages}
    for cell in matrix(workspace.languages):
        if cell.state in ("tested", "untested"):
            finds[cell.language].add(cell.kind)
    home = cache_home(os.environ)
    store = Path(home) / "lent" if home else None
    code: dict[str, Lent] = {}
    for trial in trials:
        rule, missing = trial.rule, []
        outcomes = list(trial.outcomes)
        if {sample.language for sample in rule.fires} & {*SOURCES}:
            yield trial, ()  # it is about no code
            continue
        for language, kinds in finds.items():
            if language in unread or not claims(rule, language, kinds):
                continue
            if language not in code:
                kinds_of = frozenset(kinds)
                try:
                    code[language] = lent_code(
                        texts, language, kinds_of, store=store, root=workspace.root
                    )
                except GrammarMissing as absent:
                    unread[language] = absent
                    continue
            outcomes += try_elsewhere(rule, code[language])
            if not _shown(language, outcomes):
                missing.append(language)
        yield trial._replace(outcomes=tuple(outcomes)), tuple(missing)


def _mendable(
    everywhere: Iterable[tuple[Trial, tuple[str, ...]]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield rules and languages that show nothing of them, where whoever wrote one can show it.

    Nobody who writes a language writes samples into rules that ship.
    """
    ship = {text.id for text in builtin_texts()}
    for trial, missing in everywhere:
        told = tuple(name for name in missing if name in ship or not _ships(trial.rule))
        if told:
            yield trial.rule.id, told


def _unproved(everywhere: Iterable[tuple[Trial, tuple[str, ...]]]) -> Mapping[str, int]:
    """Return a person's own languages that show nothing of rules that ship, and of how many."""
    ship = {text.id for text in builtin_texts()}
    rows = (missing for trial, missing in everywhere if _ships(trial.rule))
    return Counter(name for missing in rows for name in missing if name not in ship)


def _ships(rule: GagRule) -> bool:
    return rule.id.startswith(SHIPPED)


def _shown(language: str, outcomes: Iterable[Outcome]) -> bool:
    """Tell whether a rule was seen to fire in a language, and to be quiet in it."""
    told = tuple(outcomes)
    fires = any(each.wanted and language in _languages(each) for each in told)
    return fires and any(not each.wanted and language in _languages(each) for each in told)


def _languages(outcome: Outcome) -> set[str]:
    """Return in which languages an outcome showed something."""
    return {outcome.sample.language, *(fact.language for fact in outcome.fired)}
