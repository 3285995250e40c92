"""Open a repository: what people wrote for it, checked as a whole; reads no source code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from slapstick.app.desk import NO_DRAFT, Desk, Draft, WrittenFile
from slapstick.app.ground import Ground, WrittenGround
from slapstick.app.locking import UNLOCKED, drift_of, lock_of
from slapstick.app.pack_found import BUILT_IN, Pack
from slapstick.cut.performance import PuppetGag
from slapstick.cut.repertoire import repertoire
from slapstick.errors import BadFiles, BadRequest
from slapstick.model import GagRule, Problem, Project, Story, TokenBudgetLevel
from slapstick.providers import load_providers
from slapstick.read.files import bad_patterns
from slapstick.read.languages import vocabulary
from slapstick.spec.language_text import LanguageText
from slapstick.spec.lock_file import LockFile, LockKeys
from slapstick.spec.overruling import overrule
from slapstick.spec.project import NAME, ProjectFile, is_path
from slapstick.spec.proofs import Known
from slapstick.spec.story_words import in_language
from slapstick.spec.wording import suggest
from slapstick.tell.hurt import lint_hurt
from slapstick.tell.lint import lexicon_of, lint_rule, lint_story
from slapstick.tell.plot import schedule

ANIMATIC = "animatic"  # films here, and is no service


@dataclass(frozen=True, slots=True)
class Workspace:
    """A repository, and all there is to make its film from."""

    root: Path
    project: Project
    languages: tuple[LanguageText, ...]  # built in, and brought by packs
    story: Story
    rules: tuple[GagRule, ...]  # those in force, as the project wants them
    rules_off: tuple[GagRule, ...]  # those switched off for all files
    repertoire: Mapping[str, PuppetGag]
    has_project_file: bool
    texts: Mapping[str, str] = field(default_factory=dict)  # of rules and story, by path
    packs: tuple[Pack, ...] = ()
    lock: LockFile | None = None  # what the repository pins
    drift: tuple[Problem, ...] = ()  # what is not as it was locked
    old_names: tuple[Problem, ...] = ()  # rules that sora.yaml calls as they were called before

    def pins(self) -> LockKeys:
        """Return the lock of this workspace as it is now."""
        return lock_of(self.packs, self.languages, self.story.place.path)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found: the files, the mistakes in them, and the workspace if there are none."""

    files: tuple[WrittenFile, ...]
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...]  # words that would be better otherwise; they stop no film
    workspace: Workspace | None


class Wishes(NamedTuple):
    """What a command line or a call asks for, over what the project file says."""

    level: TokenBudgetLevel | None = None
    quality: str | None = None
    frozen: bool = False  # all must be as it was locked

    def over(self, project: Project) -> Project:
        """Return the project as it is wished for."""
        return replace(
            project, level=self.level or project.level, quality=self.quality or project.quality
        )


def open_project(
    root: Path,
    wishes: Wishes = Wishes(),  # noqa: B008  # immutable
    draft: Draft = NO_DRAFT,
) -> Workspace:
    """Open the repository at `root`; all mistakes in written files are raised together."""
    survey = survey_project(root, frozen=wishes.frozen, draft=draft)
    if survey.workspace is None:
        raise BadFiles(survey.problems)
    return replace(survey.workspace, project=wishes.over(survey.workspace.project))


def open_ground(root: Path) -> Ground:
    """Open the repository at `root` for reading only: rules and story may hold mistakes."""
    desk = Desk(root)
    file = desk.project_file()
    desk.packs(file)
    languages = desk.languages()
    _raise(desk)
    return WrittenGround(root, file.project, languages)


def survey_project(
    root: Path, *, lint: bool = False, frozen: bool = False, draft: Draft = NO_DRAFT
) -> Survey:
    """Read every written file of the repository at `root` and gather all mistakes.

    `lint` also reads the words of gags and story closely, which no film needs.  `frozen` takes it
    for a mistake that something is not as it was locked.
    """
    desk = Desk(root, draft)
    file = desk.project_file()
    desk.packs(file)
    puppets = repertoire()
    languages = desk.languages()
    rules = desk.rules(puppets, languages)
    missing = desk.missing(file, rules)
    story = desk.story(file, puppets)
    desk.problems += _provider_problems(file)
    if story is not None and "film" in file.page.root:
        desk.problems += (*_length_problems(file, story), *_language_problems(file, story))
    known = Known({each.kind: each for each in vocabulary()}, tuple(puppets), ())
    ruling = overrule(file, rules, known, desk.renamed, missing)
    desk.problems += (*ruling.problems, *_bad_excludes(file))
    old_names = tuple(_renamed(file, desk.renamed))
    drift = _drift(desk, languages, story)
    if frozen:
        desk.problems += drift if desk.lock else (UNLOCKED,)
    workspace = None
    if story is not None and not desk.problems:
        workspace = Workspace(
            root,
            file.project,
            languages,
            in_language(story, file.project.language),
            ruling.in_force,
            ruling.off,
            puppets,
            (root / NAME).is_file(),
            desk.texts,
            tuple(desk.found.packs),
            desk.lock,
            drift,
            old_names,
        )
    words = lexicon_of([file.project.avoid, *(rule.avoid for rule in ruling.in_force)])
    findings = [f for rule in ruling.in_force for f in lint_rule(rule, words)] if lint else []
    findings += (*desk.findings, *old_names, *(() if frozen else drift))
    if lint and story:
        findings += (*lint_story(story, words), *lint_hurt(story, file.project.hurt))
        if not desk.problems:  # else gags may be missing, and so would be their tags
            findings += _tag_findings(story, ruling.in_force)
    return Survey(
        tuple(desk.files),
        tuple(sorted(map(desk.placed, _told_once(desk.problems)))),
        tuple(sorted(desk.shown(finding) for finding in findings)),
        workspace,
    )


def open_stories(root: Path) -> tuple[tuple[str, Story], ...]:
    """Return the stories that a project can name: built in, of its packs, and its own one."""
    desk = Desk(root)
    file = desk.project_file()
    desk.packs(file)
    puppets = repertoire()
    names = [*desk.story_names(), *filter(is_path, [file.project.story])]
    found = [(name, desk.story(_telling(file, name), puppets)) for name in names]
    _raise(desk)
    return tuple((name, story) for name, story in found if story)


def open_story(root: Path, name: str) -> Story:
    """Return a story that a project can name, or one in a file: `./stories/my-own.yaml`."""
    return _read_story(root, name)[0]


def story_text(root: Path, name: str) -> str:
    """Return the text of a story without mistakes, as it is written."""
    story, desk = _read_story(root, name)
    return desk.texts[story.place.path]


def _read_story(root: Path, name: str) -> tuple[Story, Desk]:
    desk = Desk(root)
    file = desk.project_file()
    desk.packs(file)
    if not is_path(name):
        known = desk.story_names()
        if name not in known:
            raise BadRequest(
                f"no story is called '{name}'", suggest(name, known, "stories"), code="SL202"
            )
    elif not (root / name).is_file():
        raise BadRequest(
            f"there is no file '{name}'", "write it as from the project's folder", code="SL201"
        )
    story = desk.story(_telling(file, name), repertoire())
    _raise(desk)
    assert story is not None  # noqa: S101  # without mistakes there is one
    return story, desk


def _drift(
    desk: Desk, languages: tuple[LanguageText, ...], story: Story | None
) -> tuple[Problem, ...]:
    """Return what is not as the lock pins it; nothing where there is no lock."""
    if desk.lock is None or story is None:
        return ()
    now = lock_of(desk.found.packs, languages, story.place.path)
    return (*desk.found.drift, *drift_of(desk.lock, now))


def _renamed(file: ProjectFile, renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each rule that the project calls by an old id."""
    for override in file.project.overrides:
        new = renamed.get(override.pattern)
        if new:
            message = f"'{override.pattern}' is called '{new}' now"
            yield file.page.problem(override.place, "SL107", message, f"write {new}")


def _bad_excludes(file: ProjectFile) -> Iterator[Problem]:
    """Yield a mistake for each pattern that no file can fit, as git would ignore it silently."""
    for index, pattern in enumerate(file.project.exclude):
        if bad_patterns([pattern]):
            place = file.page.place("scan", "exclude", index)
            hint = "patterns are written as in a .gitignore"
            yield file.page.problem(place, "SL015", f"no pattern: '{pattern}'", hint)


def _length_problems(file: ProjectFile, story: Story) -> list[Problem]:
    """Return a problem if the story cannot be told in the seconds that are wanted."""
    try:
        schedule(story, file.project.seconds)
    except BadRequest as refusal:
        place = file.page.place("film", "seconds")
        return [file.page.problem(place, "SL043", str(refusal), refusal.help_text)]
    return []


def _language_problems(file: ProjectFile, story: Story) -> list[Problem]:
    """Return a problem if the story is not written in the language that is wanted."""
    known = ["en", *(words.code for words in story.languages)]
    if file.project.language in known:
        return []
    place = file.page.place("film", "language")
    message = f"the story '{story.id}' has no words in '{file.project.language}'"
    return [file.page.problem(place, "SL043", message, f"it is written in: {', '.join(known)}")]


def _provider_problems(file: ProjectFile) -> list[Problem]:
    """Return a problem if nobody of the name films."""
    name = file.project.provider
    if name == ANIMATIC or name in load_providers():
        return []
    hint = suggest(name, [ANIMATIC, *load_providers()], "there are")
    place = file.page.place("provider", "use")
    return [file.page.problem(place, "SL044", f"no video service is called '{name}'", hint)]


def _tag_findings(story: Story, rules: Iterable[GagRule]) -> list[Problem]:
    """Return the tags that a person's own story asks for and that no gag has."""
    if story.place.path.startswith(BUILT_IN):
        return []  # it may ask for more than the packs of one project have
    known = {tag for rule in rules for tag in rule.gag.tags}
    return [
        Problem(slot.mark("tags"), "SL087", f"no gag has the tag '{tag}'", suggest(tag, known))
        for slot in story.slots
        for tag in slot.tags
        if tag not in known
    ]


def _told_once(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what follows for a file that it could not be read."""
    told = list(dict.fromkeys(problems))
    unread = {problem.place.path for problem in told if problem.code == "SL004"}
    return [each for each in told if each.code == "SL004" or each.place.path not in unread]


def _raise(desk: Desk) -> None:
    if desk.problems:
        raise BadFiles(sorted(map(desk.placed, desk.problems)))


def _telling(file: ProjectFile, name: str) -> ProjectFile:
    return replace(file, project=replace(file.project, story=name))
