"""What a video service must be able to say, and the nouns it says it in; no HTTP, clock or disk.

A service is one module in `providers/` ending in `PROVIDER: Provider = ...`.  It never talks: it
says what to ask (`Ask`), and reads what was answered (`Answer`) into one of a few verdicts.  Who
sends, waits, keeps and pays is decided elsewhere, the same way for all services.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol, TypeAlias

from slapstick.model import AspectRatio

# ------------------------------------------------------------------ what is wanted


class Reference(NamedTuple):
    """A picture that shows the service what someone looks like."""

    mime: str  # image/png, image/jpeg or image/webp
    content: bytes


@dataclass(frozen=True, slots=True)
class Take:
    """One shot as a service is asked for it: everything that decides its picture, and its name."""

    shot: str  # for people; not part of the digest
    prompt: str
    seconds: int
    provider: str
    site: str  # which installation of it, see `site_of`
    model: str
    resolution: str  # "720p"
    aspect: AspectRatio
    seed: int | None = None
    references: tuple[Reference, ...] = ()

    @property
    def digest(self) -> str:
        """Its name for ever: two takes with one digest are one clip."""
        told = {
            "format": "sora-take/1",
            "prompt": self.prompt,
            "seconds": self.seconds,
            "provider": self.provider,
            "site": self.site,
            "model": self.model,
            "resolution": self.resolution,
            "aspect": str(self.aspect),
            "seed": self.seed,
            "references": [hashlib.sha256(r.content).hexdigest() for r in self.references],
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Service:
    """Which service is asked and how: settings, without the key."""

    provider: str
    base_url: str  # without a slash at the end
    model: str
    resolution: str
    dialect: str = ""


# ------------------------------------------------------------------ what a service can do


class PromptLimit(NamedTuple):
    """How long a prompt may be, in the unit in which the service counts."""

    most: int
    unit: Literal["characters", "utf-16 units", "bytes"] = "characters"

    def length(self, text: str) -> int:
        """Count `text` as the service does."""
        return _COUNTED[self.unit](text)


@dataclass(frozen=True, slots=True)
class Model:
    """What one model can film."""

    name: str  # "*" stands for any model the installation has
    seconds: tuple[int, ...]  # durations on offer, shortest first
    resolutions: tuple[str, ...]
    aspects: tuple[AspectRatio, ...]
    prompt: PromptLimit
    references: int = 0  # pictures it takes
    seeded: bool = False  # takes a seed
    timecode: str = "plain"  # how it wants times written: a name in `tell.dialects`


class Auth(NamedTuple):
    """How the key is shown: a header and what stands before the key in it."""

    header: str = "Authorization"
    prefix: str = "Bearer "


@dataclass(frozen=True, slots=True)
class Card:
    """What a person may know of a service before choosing it."""

    name: str  # as in sora.yaml: "xai"
    title: str
    base_url: str
    key_names: tuple[str, ...]  # environment variables after SORA_API_KEY
    models: tuple[Model, ...]  # the first is the default
    dialects: tuple[str, ...] = ()  # the first is the default
    charged_failures: frozenset[str] = frozenset()  # reasons that may be billed all the same
    note: str = ""


# ------------------------------------------------------------------ what goes over the wire


@dataclass(frozen=True, slots=True)
class Ask:
    """A request to be sent; it never holds the key."""

    method: Literal["GET", "POST"]
    url: str
    json: object = None
    form: tuple[tuple[str, str], ...] = ()  # sent as multipart/form-data when there is no json
    files: tuple[tuple[str, str, str, bytes], ...] = ()  # field, file name, mime, content
    headers: tuple[tuple[str, str], ...] = ()
    keyed: bool = True  # show the key; only ever to the service's own host
    limit: int = 8_000_000  # bytes of an answer that are read


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    url: str = ""  # what was asked


# ------------------------------------------------------------------ verdicts


class Reason(StrEnum):
    """Why a service did not film."""

    BUSY = "busy"  # later perhaps; the request was surely not accepted
    MODERATION = "moderation"  # the words or the picture were found improper
    KEY = "key"  # the key is wrong or may not do this
    FUNDS = "funds"  # the account there is empty
    INVALID = "invalid"  # the request can never work as it stands
    SERVICE = "service"  # it failed over there
    EMPTY = "empty"  # said to be done, but there is no video
    EXPIRED = "expired"  # done once, and gone


class Accepted(NamedTuple):
    """The service took the job under this id."""

    id: str


class Rejected(NamedTuple):
    """The service said no; nothing was started."""

    reason: Reason
    message: str
    wait: float | None = None  # seconds after which it may be asked again


class Doubtful(NamedTuple):
    """Nobody can tell whether the job was started; it may have been."""

    message: str
    same_key: bool = False  # the same request with the same idempotency key is safe


class Running(NamedTuple):
    """Not done yet, or nothing that can be understood as done."""

    status: str
    known: bool = True  # False: a word this version does not know, or no answer at all
    wait: float | None = None  # seconds the service asks to be left alone


class Further(NamedTuple):
    """One more request is needed to tell."""

    ask: Ask


class Asset(NamedTuple):
    """Where the clip is, or the clip itself."""

    ask: Ask | None
    content: bytes = b""


class Finished(NamedTuple):
    """The shot is filmed."""

    asset: Asset
    micros: int | None = None  # what the service says it cost, in micro-dollars


class Failed(NamedTuple):
    """The job ended without a clip."""

    reason: Reason
    message: str
    micros: int | None = None


class Listed(NamedTuple):
    """One job in a service's own list; what the service does not tell is empty."""

    id: str
    prompt: str | None
    model: str
    seconds: str
    size: str
    created: float  # seconds since 1970, 0.0 when not told


class Listing(NamedTuple):
    """A page of a service's list, newest first, and how to ask for the next."""

    jobs: tuple[Listed, ...]
    more: Ask | None


Created: TypeAlias = Accepted | Rejected | Doubtful
Polled: TypeAlias = Running | Further | Finished | Failed


class Register(Protocol):
    """A service's own list of jobs, in which lost ones are looked for."""

    def browse(self, service: Service) -> Ask:
        """Say how to ask for it, newest first."""
        ...

    def browsed(self, answer: Answer, service: Service) -> Listing | None:
        """Read a page of it; None where the answer is not one."""
        ...

    def size(self, take: Take, service: Service) -> str:
        """Return the size as the list shows it for a take, empty where it shows none."""
        ...


class Provider(Protocol):
    """What a module in `providers/` must be able to say."""

    @property
    def card(self) -> Card:
        """What it is and can do."""
        ...

    def auth(self, service: Service) -> Auth:
        """Say how the key is shown."""
        ...

    def create(self, take: Take, service: Service, key: str) -> Ask:
        """Say how to ask for a take; `key` is the same whenever the same job is asked for."""
        ...

    def created(self, answer: Answer, service: Service) -> Created:
        """Read the answer to `create`."""
        ...

    def poll(self, job: str, service: Service) -> Ask:
        """Say how to ask what became of a job."""
        ...

    def polled(self, answer: Answer, service: Service) -> Polled:
        """Read the answer to `poll`, or to a `Further` ask."""
        ...

    def register(self, service: Service) -> Register | None:
        """Return the service's list of jobs, None where it has none."""
        ...

    def idempotent(self, service: Service) -> bool:
        """Tell whether the service promises that one key is one job."""
        ...


def find_model(card: Card, name: str) -> Model | None:
    """Return what the card says of a model: by name, else by `*`; the first for an empty name."""
    if not name:
        return card.models[0]
    exact = (model for model in card.models if model.name == name)
    return next(exact, next((model for model in card.models if model.name == "*"), None))


_COUNTED: Mapping[str, Callable[[str], int]] = {
    "characters": len,
    "utf-16 units": lambda text: len(text.encode("utf-16-le")) // 2,
    "bytes": lambda text: len(text.encode()),
}
