"""Read a project file into a `Project`; whether its packs and stories exist, others know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from slapstick.model import (
    AspectRatio,
    Override,
    PackAsk,
    Place,
    Problem,
    Project,
    ServiceChoice,
    TokenBudgetLevel,
)
from slapstick.spec.override_keys import OverrideKeys, PathKeys, RuleSwitch
from slapstick.spec.pack_file import GitKeys
from slapstick.spec.page import Page, Step
from slapstick.spec.written import AvoidKeys, Written, read_written, salvage, take
from slapstick.spec.yaml_text import Seq, load

NAME = "sora.yaml"
_Aspect = Literal["4:3", "16:9", "9:16", "1:1"]
_Level = Literal["ultra-low", "low", "standard", "high"]


_Seconds = Annotated[float, Field(ge=20, le=600, multiple_of=0.5)]
_Dollars = Annotated[float, Field(ge=0, le=1_000_000)]
_Text = Annotated[str, Field(min_length=1, max_length=300)]
_Pack = Annotated[
    Annotated[_Text, Tag("<name>")] | Annotated[GitKeys, Tag("<git>")],
    Discriminator(lambda value: "<git>" if isinstance(value, (dict, GitKeys)) else "<name>"),
]


class FilmKeys(Written):
    """What the film is to be like."""

    seconds: _Seconds = 90.0
    """Running time; the story's slots stretch and shrink to it."""
    aspect: _Aspect = "4:3"
    """Shape of the picture; 4:3 is the silent screen."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"
    """Of titles and cards: `en`, or another that the story is written in, such as `de`."""
    hurt: Literal["none", "pride", "pratfall"] = "pratfall"
    """The most that gags may hurt: a pratfall, no more than pride, or not even that."""
    level: _Level = "standard"
    """How many words a prompt may take."""
    quality: Literal["draft", "standard", "high"] = "draft"
    """How much is spent on the picture: draft is quick and cheap."""


_SECONDS = r"^([1-9][0-9]?(-[1-9][0-9]?)?( *, *[1-9][0-9]?(-[1-9][0-9]?)?)*)?$"


class ProviderKeys(Written):
    """Who films."""

    use: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9-]*$")] = (
        "animatic"
    )
    """`animatic` draws the film here and costs nothing; any other name is a video service."""
    base_url: Annotated[str, Field(max_length=300, pattern=r"^(https?://[^\s]+)?$")] = ""
    """Address of the service; its own if it is not given. Never with a key in it."""
    dialect: Annotated[str, Field(max_length=60)] = ""
    """How a /v1/videos server wants to be asked: openai, litellm, vllm-omni, sglang and others."""
    model: Annotated[str, Field(max_length=200)] = ""
    """What films; by the quality of the film if it is not given."""
    resolution: Annotated[str, Field(max_length=10, pattern=r"^([0-9]{3,4}p|[248]k)?$")] = ""
    """Lines of the picture: 480p, 720p, 1080p."""
    usd_per_second: Annotated[float, Field(ge=0, le=1000)] | None = None
    """Price of a second of film, over the price list; 0 for a machine of your own."""
    seconds: Annotated[str, Field(max_length=60, pattern=_SECONDS)] = ""
    """Lengths that the model films, where it is one that nobody here knows: `2-30`, or `5, 10`."""


class BudgetKeys(Written):
    """What may be spent."""

    monthly: _Dollars = 50.0
    """US dollars in a calendar month, all runs of this project together."""
    ledger: Annotated[str, Field(max_length=300)] = ""
    """Database that a team shares: postgresql+psycopg://HOST/NAME; else a file in .sora/."""
    reviewed_only: bool = False
    """Whether `--allow-unreviewed` is forbidden: only prompts that were reviewed are paid for."""


class ScanKeys(Written):
    """What is read."""

    exclude: Annotated[tuple[_Text, ...], Field(max_length=1000)] = ()
    """Patterns as in a .gitignore; what they match is not read."""
    authors: bool = False
    """Whether those who wrote the commits may be named; nobody is, unless this says so."""


class ProjectKeys(Written):
    """A project file: how one repository is to be filmed.  Every key is optional."""

    schema_: Annotated[str, Field(alias="$schema")] = ""
    """Where editors find this schema; not read."""
    format: Literal["sora/1"] = "sora/1"
    """The version of this file's form."""
    story: _Text = "the-apprentice"
    """A built-in story, `./path.yaml`, or `pack/story`."""
    packs: Annotated[tuple[_Pack, ...], Field(max_length=100)] = ("slapstick/core",)
    """Packs: `slapstick/core` (all that ship), a folder such as `./rules`, or {git, rev}."""
    film: FilmKeys = FilmKeys()
    """What the film is to be like."""
    provider: ProviderKeys = ProviderKeys()
    """Who films."""
    budget: BudgetKeys = BudgetKeys()
    """What may be spent."""
    privacy: Literal["names", "generic"] = "names"
    """`names` lets names of the code into prompts, as words; `generic` keeps them at home."""
    scan: ScanKeys = ScanKeys()
    """What is read."""
    avoid: AvoidKeys = AvoidKeys()
    """What no text of a film may say, over what is built in: names of your own people and firms."""
    rules: dict[_Text, RuleSwitch] = Field(default_factory=dict)
    """Rule ids, or patterns (`slapstick/core/*`): `on`, `off` or a change; later lines win."""
    paths: Annotated[tuple[PathKeys, ...], Field(max_length=100)] = ()
    """Rules switched on or off for the code of some files; goes before `rules`."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A project file, read: its values, and the page that knows where each of them stands."""

    project: Project
    page: Page
    asked: tuple[int, ...] = ()
    """Which items of `packs` the packs of the project are; all, where none is mistaken."""
    whole: bool = True
    """Whether all packs are known that the file asks for."""


def read_project(text: str, path: str = NAME) -> tuple[ProjectFile, list[Problem]]:
    """Return what `text` says and all its mistakes.

    A file of nothing but comments is all defaults.  Where a key is mistaken the rest still
    counts, so that packs and stories can be checked in the same run.
    """
    if load(text, path) == (None, []):
        text = "{}"
    keys, page, problems = read_written(text, path, ProjectKeys)
    if keys is not None:
        return ProjectFile(_project(keys, page), page, tuple(range(len(keys.packs)))), problems
    written = page.value("packs")
    asked = tuple(
        index
        for index in range(len(written) if isinstance(written, Seq) else 0)
        if take(page, ("packs", index), _Pack) is not None
    )
    sound = salvage(page, ProjectKeys)
    if asked:
        packs = tuple(take(page, ("packs", index), _Pack) for index in asked)
        sound = sound.model_copy(update={"packs": packs})
    misspelt = any("'packs'" in each.suggestion for each in problems)
    items = len(written) if isinstance(written, Seq) else int("packs" in page.root)
    whole = bool(page.root) and not misspelt and len(asked) == items
    asked = asked or tuple(range(len(sound.packs)))
    return ProjectFile(_project(sound, page), page, asked, whole), problems


def is_path(name: str) -> bool:
    """Tell the path of a pack or story from its name."""
    return name.startswith((".", "/", "~")) or name.endswith((".yaml", ".yml"))


def _ask(written: str | GitKeys) -> PackAsk:
    if isinstance(written, GitKeys):
        return PackAsk(git=written.git, rev=written.rev, path=written.path)
    return PackAsk(folder=written) if is_path(written) else PackAsk(written)


def _project(keys: ProjectKeys, page: Page) -> Project:
    return Project(
        story=keys.story,
        packs=tuple(map(_ask, keys.packs)),
        seconds=keys.film.seconds,
        aspect=AspectRatio(keys.film.aspect),
        language=keys.film.language,
        hurt=keys.film.hurt,
        level=TokenBudgetLevel(keys.film.level),
        quality=keys.film.quality,
        provider=keys.provider.use,
        service=ServiceChoice(
            base_url=keys.provider.base_url,
            dialect=keys.provider.dialect,
            model=keys.provider.model,
            resolution=keys.provider.resolution,
            usd_per_second=keys.provider.usd_per_second,
            seconds=_lengths(keys.provider.seconds),
        ),
        monthly_usd=keys.budget.monthly,
        ledger=keys.budget.ledger,
        reviewed_only=keys.budget.reviewed_only,
        privacy=keys.privacy,
        exclude=keys.scan.exclude,
        authors=keys.scan.authors,
        overrides=(*_of_rules(keys, page), *_of_paths(keys, page)),
        avoid=keys.avoid.lower(),
        place=Place(page.path),
    )


def _of_rules(keys: ProjectKeys, page: Page) -> Iterator[Override]:
    for pattern, written in keys.rules.items():
        steps = ("rules", pattern)
        place = page.place(*steps, key=True)
        if isinstance(written, OverrideKeys):
            changes = tuple(_changes(page, (*steps, "change")))
            yield Override(pattern, place, changes=changes, reason=written.reason)
        else:
            yield Override(pattern, place, written)


def _changes(page: Page, steps: tuple[Step, ...]) -> Iterator[tuple[str, Place]]:
    for leaf in page.value(*steps):
        yield leaf, page.place(*steps, leaf, key=True)


def _of_paths(keys: ProjectKeys, page: Page) -> Iterator[Override]:
    for index, written in enumerate(keys.paths):
        for pattern, word in written.rules.items():
            place = page.place("paths", index, "rules", pattern, key=True)
            yield Override(pattern, place, word, reason=written.reason, files=written.files)


def _lengths(told: str) -> tuple[int, ...]:
    """Return the whole seconds that `2-30` or `5, 10` stands for, shortest first."""
    found: set[int] = set()
    for part in filter(None, (each.strip() for each in told.split(","))):
        first, _, last = part.partition("-")
        low, high = sorted((int(first), int(last or first)))
        found.update(range(low, high + 1))
    return tuple(sorted(found))
