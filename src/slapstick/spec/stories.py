"""Read story files into stories, with every mistake in them; not for filling their beats."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, ValidationError

from slapstick.model import Character, GagScript, Place, Problem, Slot, Story
from slapstick.spec.page import Page, Step
from slapstick.spec.story_proofs import prove_families, prove_parts, prove_story
from slapstick.spec.story_words import WrittenWords, prove_words, words_of
from slapstick.spec.written import Written, read_written, take

MOODS = (
    "title", "stroll", "trouble", "misterioso", "agitato", "chase", "pathos", "finale",
)  # fmt: skip
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=400)]
Seconds = Annotated[float, Field(ge=1, le=30, multiple_of=0.5)]
Laugh = Annotated[int, Field(ge=1, le=4)]
_ONE_OR_LIST = Discriminator(lambda value: "<list>" if isinstance(value, tuple) else "<one>")
_SCRIPT_KEYS = ("prop", "puppet", "setup", "escalate", "topper", "card", "signs")
_BEAT_KEYS = (
    "camera",
    "sound",
    "scene",
    "card",
    "subtitle",
    "callback",
    "cast",
    "seconds",
    "laugh",
    "tags",
)


class WrittenFiller(Written):
    """A gag that is played when the repository offers none."""

    prop: Annotated[str, Field(min_length=1, max_length=40)]
    """The thing the gag turns on."""
    puppet: Name
    """Which puppet gag draws it in the animatic."""
    laugh: Laugh = 1
    """1 titter .. 4 boffo."""
    hurt: Literal["", "none", "pride", "pratfall"] = ""
    """What it costs its victim; `pratfall` if it is tagged `fall`, else `pride`, if not said."""
    tags: Annotated[tuple[Name, ...], Field(max_length=8)] = ()
    """What the gag has to offer."""
    setup: Text
    """What he wants: one sentence."""
    escalate: Text
    """What goes wrong, and then worse: one sentence."""
    topper: Text
    """What nobody saw coming: one sentence."""
    card: Annotated[str, Field(max_length=120)] = ""
    """Words that a card beside it may show."""
    signs: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    """Words on shop fronts and boards."""
    reversed: bool = False
    """Its puppet gag ends the other way round: this time all goes well for him."""


class WrittenAgain(Written):
    """How an earlier gag comes back; `{prop}`, `{label}` and `{project}` are open."""

    setup: Text
    escalate: Text
    topper: Text


class WrittenBeat(Written):
    """One beat of the film."""

    id: Name
    """Its name; files and chapters are called by it."""
    section: Annotated[str, Field(min_length=1, max_length=40)]
    """The part of the film it belongs to."""
    role: Literal["title", "card", "gag", "peak", "resolution", "end"]
    """What it is for."""
    seconds: Annotated[
        Annotated[Seconds, Tag("<one>")]
        | Annotated[tuple[Seconds, ...], Field(min_length=2, max_length=2), Tag("<list>")],
        _ONE_OR_LIST,
    ]
    """Its length, or [shortest, longest]."""
    drop_below: Annotated[float, Field(ge=0, le=600)] = 0
    """Films shorter than this many seconds leave it out."""
    mood: Literal[MOODS]  # type: ignore[valid-type]  # one table serves type and schema
    """What the piano plays."""
    scene: Name = "street"
    """The set it plays on, if its gag can."""
    camera: Annotated[str, Field(max_length=200)] = ""
    """One sentence for the camera."""
    sound: Annotated[str, Field(max_length=200)] = ""
    """One sentence for the sound."""
    laugh: Annotated[tuple[Laugh, ...], Field(min_length=2, max_length=2)] = (1, 4)
    """[least, most] laugh that suits it."""
    tags: Annotated[tuple[Name, ...], Field(max_length=12)] = ()
    """What its gag should have to offer; for the resolution: must."""
    cast: Annotated[tuple[Name, ...], Field(min_length=1, max_length=6)] = ("apprentice",)
    """Who is in the picture."""
    card: Annotated[
        Annotated[str, Field(min_length=1, max_length=120), Tag("<one>")]
        | Annotated[
            tuple[Annotated[str, Field(min_length=1, max_length=120)], ...],
            Field(min_length=1, max_length=8),
            Tag("<list>"),
        ],
        _ONE_OR_LIST,
    ] = ()
    """The words of a card, or several to choose from: the first that can be read in time."""
    subtitle: Annotated[str, Field(max_length=80)] = ""
    """A smaller line below."""
    callback: Name | None = None
    """The beat whose gag returns here."""
    reversed: bool = False
    """The returning gag ends the other way round."""
    again: WrittenAgain | None = None
    """The words of the returning gag."""
    filler: WrittenFiller | None = None
    """The gag that is played if the repository has none for this beat."""


class WrittenStory(Written):
    """A film without its gags."""

    format: Literal["story/1"]
    """The version of this file's form."""
    id: Name
    """Its name in project files."""
    title: Annotated[str, Field(min_length=1, max_length=60)]
    """Its name in lists."""
    summary: Annotated[str, Field(min_length=1, max_length=200)]
    """What kind of film it is: one sentence."""
    peak: Annotated[float, Field(ge=0.5, le=0.85)] = 0.7
    """The share of the running time at which the peak is centred."""
    lengths: Annotated[
        tuple[Annotated[float, Field(ge=20, le=300, multiple_of=0.5)], ...],
        Field(min_length=1, max_length=6),
    ] = (90.0,)
    """The running times it is written for, in seconds."""
    look: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]
    """Sentences that begin every prompt; the first alone must do for the shortest."""
    cast: Annotated[
        dict[Name, Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]],
        Field(min_length=1, max_length=12),
    ]
    """Who plays: sentences that are the same in every prompt."""
    places: Annotated[
        dict[Name, Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]],
        Field(min_length=1, max_length=12),
    ]
    """The sets: sentences that are the same in every prompt."""
    continuity: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    """Sentences that tie a shot to the one before."""
    titles: dict[
        Annotated[str, Field(pattern=r"^[a-z][a-z0-9.]*$", max_length=40)],
        Annotated[tuple[Text, ...], Field(min_length=1, max_length=12)],
    ]
    """Film titles by the family of fact that the peak is about; `any` serves the rest."""
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], WrittenWords] = Field(
        default_factory=dict
    )
    """Titles and cards in other languages than English, by code: `de`."""
    beats: Annotated[tuple[WrittenBeat, ...], Field(min_length=3, max_length=60)]


def read_story(
    text: str,
    path: str,
    puppets: Collection[str],
    scenes: Collection[str],
    kinds: Collection[str] = (),
) -> tuple[Story | None, list[Problem]]:
    """Return the story in `text` and every mistake by place; `None` if it cannot be filmed.

    `puppets` and `scenes` are the names that fillers and beats may use; `kinds` are those of
    facts, by which titles are chosen, and are not checked where none are given.
    """
    written, page, problems = read_written(text, path, WrittenStory)
    if written is None:
        told = {problem.place.line for problem in problems}
        found = prove_parts(_sound_story(page), page, puppets, scenes)
        problems += (each for each in found if each.place.line not in told)
        return None, sorted(problems, key=lambda problem: problem.place)
    story = _story(written, page)
    problems += prove_story(story, page, puppets, scenes)
    problems += prove_words(story, page)
    problems += prove_families(story, page, kinds) if kinds else ()
    problems.sort(key=lambda problem: problem.place)
    return (None if problems else story), problems


# What stands in for keys that are missing or mistaken, so that the others can be looked at.
_STAND_INS: dict[str, object] = {
    "id": "x", "section": "x", "role": "gag", "seconds": 6.0, "mood": MOODS[1],
}  # fmt: skip
_FILLER_STAND_INS: dict[str, object] = {
    "prop": "x", "puppet": "slip", "setup": "X.", "escalate": "X.", "topper": "X.",
}  # fmt: skip


def _sound_story(page: Page) -> Story:
    """Return what can be read of a story with mistakes; its order and times mean nothing."""
    keys = {
        name: take(page, (name,), Annotated[info.annotation, *info.metadata])
        for name, info in WrittenStory.model_fields.items()
        if name in ("look", "cast", "places")
    }
    beats = page.value("beats")
    sound = [_sound_beat(page, n) for n in range(len(beats) if isinstance(beats, list) else 0)]
    written = WrittenStory.model_construct(
        id="x",
        title="x",
        summary="x",
        titles={},
        look=keys["look"] or (),
        cast=keys["cast"] or {},
        places=keys["places"] or {},
        beats=tuple(sound),
    )
    return _story(written, page)


def _sound_beat(page: Page, number: int) -> WrittenBeat:
    kept = _sound_keys(page, ("beats", number), WrittenBeat, _STAND_INS)
    if "filler" not in kept and isinstance(page.value("beats", number, "filler"), dict):
        steps = ("beats", number, "filler")
        kept["filler"] = _sound_keys(page, steps, WrittenFiller, _FILLER_STAND_INS)
    return WrittenBeat.model_validate({**_STAND_INS, **kept})


def _sound_keys(
    page: Page, steps: Sequence[Step], model: type[Written], stand_ins: Mapping[str, object]
) -> dict[str, object]:
    """Return the keys of a mapping that are right each by itself, and what stands in for others."""
    value = page.value(*steps)
    keys = {key: take(page, (*steps, key), Any) for key in value} if isinstance(value, dict) else {}
    kept = dict(stand_ins)
    for key, each in keys.items():
        try:
            model.model_validate({**stand_ins, key: each})
        except ValidationError:
            continue
        kept[key] = each
    return kept


def _story(written: WrittenStory, page: Page) -> Story:
    return Story(
        id=written.id,
        title=written.title,
        seconds=max(written.lengths),
        peak=written.peak,
        look=_sentences(written.look, page, "look"),
        cast=_described(written.cast, page, "cast"),
        slots=tuple(_slot(beat, page, n) for n, beat in enumerate(written.beats)),
        place=page.place("id"),
        summary=written.summary,
        lengths=tuple(sorted(written.lengths)),
        places=_described(written.places, page, "places"),
        continuity=_sentences(written.continuity, page, "continuity"),
        titles=tuple(
            ("" if family == "any" else family, texts)
            for family, texts in sorted(written.titles.items())
        ),
        languages=tuple(
            words_of(code, words, page) for code, words in sorted(written.languages.items())
        ),
    )


def _sentences(texts: tuple[str, ...], page: Page, *steps: Step) -> tuple[tuple[str, Place], ...]:
    return tuple((text, page.place(*steps, n)) for n, text in enumerate(texts))


def _described(written: dict[str, tuple[str, ...]], page: Page, key: str) -> tuple[Character, ...]:
    return tuple(
        Character(name, _sentences(texts, page, key, name), page.place(key, name, key=True))
        for name, texts in written.items()
    )


def _slot(beat: WrittenBeat, page: Page, number: int) -> Slot:
    steps: tuple[Step, ...] = ("beats", number)
    span = (beat.seconds, beat.seconds) if isinstance(beat.seconds, float) else beat.seconds
    return Slot(
        id=beat.id,
        section=beat.section,
        role=beat.role,
        seconds=(span[0], span[-1]),
        place=page.place(*steps),
        laugh=(beat.laugh[0], beat.laugh[1]),
        tags=beat.tags,
        mood=beat.mood,
        scene=beat.scene,
        camera=beat.camera,
        sound=beat.sound,
        cards=(beat.card,) if isinstance(beat.card, str) else beat.card,
        subtitle=beat.subtitle,
        callback=beat.callback or "",
        reversed=beat.reversed,
        filler=_script(beat),
        cast=beat.cast,
        drop_below=beat.drop_below,
        marks=_marks(beat, page, steps),
    )


def _script(beat: WrittenBeat) -> GagScript | None:
    """Return the filler's words; those of a returning gag have neither prop nor puppet."""
    if beat.again is not None and beat.filler is None:
        again = beat.again
        return GagScript("", "", 1, (), again.setup, again.escalate, again.topper)
    if beat.filler is None:
        return None
    own = beat.filler
    return GagScript(
        own.prop, own.puppet, own.laugh, own.tags,
        own.setup, own.escalate, own.topper, own.card, own.signs, own.reversed, own.hurt,
    )  # fmt: skip


def _marks(beat: WrittenBeat, page: Page, steps: tuple[Step, ...]) -> tuple[tuple[str, Place], ...]:
    marks = [(key, page.place(*steps, key)) for key in _BEAT_KEYS]
    if isinstance(beat.card, tuple):
        marks += [(f"card.{n}", page.place(*steps, "card", n)) for n in range(len(beat.card))]
    texts = "filler" if beat.filler else "again" if beat.again else ""
    if texts:
        marks += [(f"{texts}.{key}", page.place(*steps, texts, key)) for key in _SCRIPT_KEYS]
        marks += [(key, page.place(*steps, texts, key)) for key in ("setup", "escalate", "topper")]
    return tuple(marks)
