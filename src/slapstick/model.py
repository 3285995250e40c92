"""The nouns, in order of birth: from a place in a file to a film; not for verbs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Literal, NamedTuple, TypeAlias

Scalar: TypeAlias = str | int | float | bool
Pairs: TypeAlias = tuple[tuple[str, Scalar], ...]


# ------------------------------------------------------------------ places and mistakes


class Place(NamedTuple):
    """Where something stands: a path with `/`, relative to the project; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}"
            if self.column <= 1
            else f"{self.path}:{self.line}:{self.column}"
        )


class Problem(NamedTuple):
    """A mistake in a file that a person wrote."""

    place: Place
    code: str  # "SL012"; stable, documented
    message: str
    suggestion: str = ""  # "did you mean 'limit'?", or what to do next
    excerpt: str = ""  # the line itself, so that whoever prints needs no disk


# ------------------------------------------------------------------ read


class AttributeKind(NamedTuple):
    """One attribute that facts of a kind carry."""

    name: str
    type: Literal["name", "text", "number", "flag"]
    meaning: str


class FactKind(NamedTuple):
    """One word of the vocabulary that languages fill and rules ask for."""

    kind: str
    meaning: str
    attributes: tuple[AttributeKind, ...] = ()


class Fact(NamedTuple):
    """Something a reader of the code would point at, with its exact range."""

    kind: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    language: str
    name: str = ""  # the identifier it is about, as written; "" where it has none
    attributes: Pairs = ()  # sorted by name; an attribute that is absent is not there

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.path, self.line, self.column)

    def get(self, attribute: str) -> Scalar | None:
        """Return an attribute's value, `None` where absent; `name` counts as an attribute."""
        if attribute == "name":
            return self.name or None
        for name, value in self.attributes:  # asked millions of times: a plain loop is fastest
            if name == attribute:
                return value
        return None


class Skipped(NamedTuple):
    """A file that was left out, and why."""

    path: str
    reason: str  # one of a few words that are counted: binary, not-utf-8, too-large, vendored ...
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a project says of itself in manifests, README and git."""

    name: str
    tagline: str = ""
    version: str = ""
    licence: str = ""
    dependencies: int = 0
    commit: str = ""  # full hash of HEAD; "" outside git
    changed: bool = False  # the work tree differs from HEAD


@dataclass(frozen=True, slots=True)
class Scan:
    """All that was read of one repository, in a fixed order."""

    identity: Identity
    languages: tuple[tuple[str, int], ...] = ()  # (language, files), most files first
    lines: int = 0
    size: int = 0  # bytes read
    facts: tuple[Fact, ...] = ()  # by path, line, column, kind
    skipped: tuple[Skipped, ...] = ()
    no_history: str = ""  # why nothing is known of it; "" where something is, or nobody asked


# ------------------------------------------------------------------ what people write: rules


class AttributeTest(NamedTuple):
    """One test on one attribute: `where: {limit: {absent: true}}`."""

    attribute: str
    word: str  # is in regex absent at-least at-most
    value: Scalar | tuple[Scalar, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of a rule's `when`: a fact to find, or a word that joins clauses."""

    word: str  # fact, concept, all, any, not, path, language, count
    place: Place
    kind: str = ""  # of a fact or concept
    label: str = ""  # as
    tests: tuple[AttributeTest, ...] = ()
    relations: tuple[
        tuple[str, str, Place], ...
    ] = ()  # (inside|contains|after|same-file, label, place)
    at_least: int | None = None
    at_most: int | None = None
    values: tuple[str, ...] = ()  # of path and language
    clauses: tuple[Clause, ...] = ()  # of all, any, not


@dataclass(frozen=True, slots=True)
class GagScript:
    """The words and the staging of a gag; `{slots}` are still open."""

    prop: str
    puppet: str
    laugh: int
    tags: tuple[str, ...]
    setup: str
    escalate: str
    topper: str
    card: str = ""
    signs: tuple[str, ...] = ()
    reversed: bool = False  # the puppet gag is played the other way round
    hurt: Literal["", "none", "pride", "pratfall"] = ""  # what its tags say where empty
    card_in: tuple[tuple[str, str], ...] = ()  # "de" -> the card in another language

    def card_told(self, language: str) -> str:
        """Return the words of its card in a language; empty if it has none there."""
        return self.card if language == "en" else dict(self.card_in).get(language, "")


@dataclass(frozen=True, slots=True)
class Sample:
    """Code that a rule must or must not fire on."""

    language: str
    code: str
    place: Place


class Override(NamedTuple):
    """What a project says of rules that stand in a pack: one line of sora.yaml, or a comment."""

    pattern: str  # a rule's id, or a pattern of ids
    place: Place
    switch: Literal["", "on", "off"] = ""
    changes: tuple[tuple[str, Place], ...] = ()  # "gag.prop" -> where its new value stands
    reason: str = ""
    files: tuple[str, ...] = ()  # only for code in these files; all where empty


class Silence(NamedTuple):
    """Lines of source on which a rule may not fire, because a comment there says so."""

    path: str
    first: int
    last: int
    override: Override


class Avoid(NamedTuple):
    """What no text of a film may say, over what is built in."""

    names: tuple[str, ...] = ()  # of people, brands and figures
    words: tuple[str, ...] = ()  # single words


_NOTHING = Avoid()


@dataclass(frozen=True, slots=True)
class GagRule:
    """One stanza of a rule pack."""

    id: str  # pack/name, for instance slapstick/core/banana-peel-retry
    why: str
    when: Clause
    gag: GagScript
    place: Place
    weight: int = 50
    per_film: int = 1
    per_file: int = 1
    fires: tuple[Sample, ...] = ()
    quiet: tuple[Sample, ...] = ()
    marks: tuple[tuple[str, Place], ...] = ()  # "setup" -> where that text stands
    overrides: tuple[Override, ...] = ()  # what the project says of it, in the order it was said
    silenced: tuple[Silence, ...] = ()
    aliases: tuple[str, ...] = ()  # further ids that mean it, such as those it had before
    avoid: Avoid = _NOTHING  # what its pack lets no film say

    def goes_by(self, pattern: str) -> bool:
        """Tell whether a pattern of ids names it."""
        return any(fnmatchcase(name, pattern) for name in (self.id, *self.aliases))

    def silent_at(self, path: str, line: int) -> Silence | None:
        """Return the comment that keeps it quiet on a line, if there is one."""
        for each in self.silenced:
            if each.path == path and each.first <= line <= each.last:
                return each
        return None

    def mark(self, key: str) -> Place:
        """Return where a text of the gag stands."""
        return dict(self.marks).get(key, self.place)


# ------------------------------------------------------------------ what people write: stories


@dataclass(frozen=True, slots=True)
class Character:
    """A figure of the cast, or a set: described the same way in every prompt."""

    id: str
    bible: tuple[tuple[str, Place], ...]  # sentences, with where each stands
    place: Place


@dataclass(frozen=True, slots=True)
class Slot:
    """One beat of a story before a gag fills it."""

    id: str
    section: str
    role: Literal["title", "card", "gag", "peak", "resolution", "end"]
    seconds: tuple[float, float]  # shortest, longest; the solver picks on a grid of half seconds
    place: Place
    laugh: tuple[int, int] = (1, 4)
    tags: tuple[str, ...] = ()
    mood: str = "stroll"
    scene: str = "street"  # which set it plays on
    camera: str = ""
    sound: str = ""
    cards: tuple[str, ...] = ()  # templates of the words on a card; the first that fits is shown
    subtitle: str = ""
    callback: str = ""  # id of the slot whose gag returns here
    reversed: bool = False  # the returning gag ends the other way round
    filler: GagScript | None = None  # for a callback: its words, {prop} and {label} open
    cast: tuple[str, ...] = ("apprentice",)
    drop_below: float = 0.0  # left out of films shorter than this
    marks: tuple[tuple[str, Place], ...] = ()  # "camera" -> where that text stands

    def mark(self, key: str) -> Place:
        """Return where a text of the beat stands."""
        return dict(self.marks).get(key, self.place)


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What a story shows in another language than English: titles and cards."""

    code: str  # "de"
    titles: tuple[tuple[str, tuple[str, ...]], ...]  # as a story's own
    cards: tuple[tuple[str, tuple[str, ...]], ...]  # beat -> its texts
    subtitles: tuple[tuple[str, str], ...]  # beat -> the smaller line below
    marks: tuple[tuple[tuple[str, int], Place], ...]  # (beat, number) -> where that text stands
    place: Place


@dataclass(frozen=True, slots=True)
class Story:
    """A film without its gags."""

    id: str
    title: str
    seconds: float
    peak: float  # share of the running time at which the peak is centred
    look: tuple[tuple[str, Place], ...]  # sentences of the style header
    cast: tuple[Character, ...]
    slots: tuple[Slot, ...]
    place: Place
    summary: str = ""
    lengths: tuple[float, ...] = (90.0,)  # running times it is written for
    places: tuple[Character, ...] = ()  # the sets, described the same way in every prompt
    continuity: tuple[tuple[str, Place], ...] = ()
    titles: tuple[tuple[str, tuple[str, ...]], ...] = ()  # fact family -> templates; "" for any
    languages: tuple[StoryWords, ...] = ()


# ------------------------------------------------------------------ what people write: the project


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
    avoid: Avoid = _NOTHING
    place: Place = field(default_factory=lambda: Place("sora.yaml"))


# ------------------------------------------------------------------ match


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of fact made project-wide."""

    kind: str
    count: int
    files: int
    facts: tuple[Fact, ...]  # best evidence first


@dataclass(frozen=True, slots=True)
class GagMatch:
    """A rule that found its code."""

    rule: GagRule
    slots: tuple[
        tuple[str, str], ...
    ]  # "loop.call" -> "fetch_user": raw names, made into words by tell
    evidence: tuple[Fact, ...]  # the first is the one that is shown
    count: int  # how many times the rule fired in the repository
    score: int


# ------------------------------------------------------------------ tell


class Line(NamedTuple):
    """A sentence, and where its words come from."""

    text: str
    rule: Place
    source: Place | None = None


@dataclass(frozen=True, slots=True)
class Staging:
    """What a puppet gag is told: everything that decides its picture but its length."""

    puppet: str
    prop: str
    scene: str
    count: int = 1
    laugh: int = 2
    signs: tuple[str, ...] = ()  # words on shop fronts and boards
    label: str = ""  # words on a cap or a crate
    reversed: bool = False
    seed: int = 0  # from a digest


@dataclass(frozen=True, slots=True)
class Card:
    """Words on black."""

    text: str
    subtitle: str = ""
    kind: Literal["title", "intertitle", "end"] = "intertitle"


@dataclass(frozen=True, slots=True)
class Beat:
    """A stretch of the film: a card, or a gag in its place and time."""

    id: str
    section: str
    role: str
    start: float
    seconds: float
    mood: str
    card: Card | None = None
    staging: Staging | None = None
    match: GagMatch | None = None  # None for cards and fillers
    lines: tuple[Line, ...] = ()  # setup, escalate, topper; or the card's words
    camera: str = ""
    sound: str = ""
    cast: tuple[str, ...] = ()

    @property
    def end(self) -> float:
        """Seconds from the film's start at which it is over."""
        return self.start + self.seconds

    @property
    def evidence(self) -> Fact | None:
        """The fact that is shown beside it."""
        return self.match.evidence[0] if self.match else None


@dataclass(frozen=True, slots=True)
class Plot:
    """The whole film on paper: beats without a gap from 0 to its end."""

    title: str
    story: str
    beats: tuple[Beat, ...]
    seed: int

    @property
    def seconds(self) -> float:
        """Running time."""
        return self.beats[-1].end if self.beats else 0.0


@dataclass(frozen=True, slots=True)
class Shot:
    """What one take of a camera shows: one or more beats that are filmed together."""

    id: str
    beats: tuple[Beat, ...]
    seconds: float


class Part(NamedTuple):
    """A named part of a prompt; levels drop and shorten whole parts."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words for one shot."""

    shot: str
    seconds: float
    level: TokenBudgetLevel
    parts: tuple[Part, ...]
    gag: str = ""  # id of the rule it shows; "" for a filler
    dropped: tuple[str, ...] = ()  # what its level left out: "continuity", "style: shortened"

    @property
    def text(self) -> str:
        """The words as a service receives them: one sentence a line."""
        return "\n".join(line.text for part in self.parts for line in part.lines)

    @property
    def words(self) -> int:
        """How many words it takes."""
        return len(self.text.split())

    @property
    def digest(self) -> str:
        """Its name for ever: everything that decides the picture."""
        return hashlib.sha256(f"{self.seconds:g}\n{self.text}".encode()).hexdigest()


# ------------------------------------------------------------------ cut


class Comeback(NamedTuple):
    """How a puppet gag goes when it returns, a sentence each; `{prop}` is open."""

    again: str  # what happens to him once more
    again_ends: str
    turned: str  # the last time, the other way round
    turned_ends: str
    meets: str = ""  # what he meets again, where it is not the prop that he carries


class Hit(NamedTuple):
    """A moment the audience laughs at; the piano strikes here."""

    time: float  # seconds, from the beat's or the film's start
    strength: int  # 1 a stumble .. 4 the catastrophe


@dataclass(frozen=True, slots=True)
class Film:
    """What came out."""

    path: str
    seconds: float
    frames: int
    size: int
    frames_digest: str
    pcm_digest: str
    rendered: int = 0  # frames drawn anew; the others came from the cache
    unusable: tuple[tuple[str, str], ...] = ()  # clips that were left out: (shot, why)
