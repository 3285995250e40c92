"""What people write in a project file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from slapstick.model.source import Place


class Override(NamedTuple):
    """What a project says of rules that stand in a pack: one line of sora.yaml, or a comment."""

    pattern: str  # a rule's id, or a pattern of ids
    place: Place
    switch: Literal["", "on", "off"] = ""
    changes: tuple[tuple[str, Place], ...] = ()  # "gag.prop" -> where its new value stands
    reason: str = ""
    files: tuple[str, ...] = ()  # only for code in these files; all where empty


class Avoid(NamedTuple):
    """What no text of a film may say, over what is built in."""

    names: tuple[str, ...] = ()  # of people, brands and figures
    words: tuple[str, ...] = ()  # single words


NOTHING_AVOIDED = Avoid()


class TokenBudgetLevel(StrEnum):
    """How many words a prompt may take."""

    ULTRA_LOW = "ultra-low"
    LOW = "low"
    STANDARD = "standard"
    HIGH = "high"


class AspectRatio(StrEnum):
    """The shape of the picture."""

    CLASSIC = "4:3"
    LANDSCAPE = "16:9"
    PORTRAIT = "9:16"
    SQUARE = "1:1"


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """Which video service films, where it stands, and what it is to be asked for."""

    base_url: str = ""  # the service's own where empty
    dialect: str = ""
    model: str = ""  # by quality where empty
    resolution: str = ""
    usd_per_second: float | None = None  # over the price list; 0 on a machine of one's own
    seconds: tuple[int, ...] = ()  # lengths that are filmed, over what is known of the service


class PackAsk(NamedTuple):
    """A pack as somebody asks for it: by its name, by its folder, or from a git repository."""

    name: str = ""  # owner/name: built in, or of an installed distribution
    folder: str = ""  # "./rules", from the project on
    git: str = ""  # the address of a repository
    rev: str = ""  # a tag or a full commit hash
    path: str = ""  # the pack's folder in the repository; "" for its top

    def __str__(self) -> str:
        inner = f" in {self.path}" if self.path else ""
        return f"{self.git} at {self.rev}{inner}" if self.git else self.folder or self.name


@dataclass(frozen=True, slots=True)
class Project:
    """A project file, read; every field has its default."""

    story: str = "the-apprentice"
    packs: tuple[PackAsk, ...] = (PackAsk("slapstick/core"),)
    seconds: float = 90.0
    aspect: AspectRatio = AspectRatio.CLASSIC
    language: str = "en"  # of titles and cards
    hurt: Literal["none", "pride", "pratfall"] = "pratfall"  # the most that a gag may hurt
    level: TokenBudgetLevel = TokenBudgetLevel.STANDARD
    quality: str = "draft"
    provider: str = "animatic"
    service: ServiceChoice = ServiceChoice()
    monthly_usd: float = 50.0
    reviewed_only: bool = False  # whether nobody may film what was not reviewed
    ledger: str = ""  # where money is written down; a file in .sora/ where empty
    privacy: Literal["names", "generic"] = "names"
    exclude: tuple[str, ...] = ()
    authors: bool = False  # whether the people of the history may be named
    overrides: tuple[Override, ...] = ()  # those of `rules`, then those of `paths`
    avoid: Avoid = NOTHING_AVOIDED
    place: Place = field(default_factory=lambda: Place("sora.yaml"))
