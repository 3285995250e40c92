"""Lay gags on a story: a whole film on paper, every beat in its place and time; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from slapstick.errors import BadRequest
from slapstick.model import (
    Beat,
    Comeback,
    Fact,
    GagMatch,
    GagScript,
    Line,
    Plot,
    Project,
    Scan,
    Slot,
    Staging,
    Story,
)
from slapstick.spec.timing import CARD_ROLES, kept_slots, solve_times
from slapstick.tell import cards, words
from slapstick.tell.casting import LOUDEST, Casting, Part, Stage, Worth, cast_gags, seed_of
from slapstick.tell.fill import Names, fill, slots_of
from slapstick.tell.hurt import is_allowed
from slapstick.tell.numbers import crowd, say_exactly

_SCRIPT = ("setup", "escalate", "topper")
_FIRMS = ("{}", "{} & Sons", "{} & Co.", "{} Bros.", "{} Ltd.")
_LONGEST_SIGN = 22
# The last return of a puppet gag that brings no words of its own for it.
_TURNED = (
    "This time all of it goes well for him, step by step.",
    "The inspector tries the very same thing, and comes to grief alone.",
)


def plot(
    story: Story,
    matches: Sequence[GagMatch],
    scan: Scan,
    project: Project,
    stage: Stage,
    kept: Mapping[str, str] | None = None,
) -> Plot:
    """Return the film of a repository: beats without a gap, exactly `project.seconds` long.

    `stage` is what can be played.  `kept` names the rule that each beat showed in the film that
    was reviewed.
    """
    stage = _described(stage, story)
    parts = cast_gags(_casting(story, matches, scan, project, stage, kept or {}))
    return _Telling(story, scan, project).plot(parts, stage)


def choices(
    story: Story,
    matches: Sequence[GagMatch],
    scan: Scan,
    project: Project,
    stage: Stage,
    kept: Mapping[str, str] | None = None,
) -> tuple[Part, ...]:
    """Return for each beat with a gag of its own what was chosen, the runner-up, and why."""
    return cast_gags(casting_of(story, matches, scan, project, stage, kept))


def casting_of(
    story: Story,
    matches: Sequence[GagMatch],
    scan: Scan,
    project: Project,
    stage: Stage,
    kept: Mapping[str, str] | None = None,
) -> Casting:
    """Return all that the choice of gags depends on, for whoever asks about the choice."""
    return _casting(story, matches, scan, project, _described(stage, story), kept or {})


def _described(stage: Stage, story: Story) -> Stage:
    """Return the stage without the sets that the story has no words for."""
    described = {place.id for place in story.places}
    able = {
        puppet: tuple(scene for scene in scenes if scene in described)
        for puppet, scenes in stage.places.items()
    }
    return replace(stage, places={puppet: scenes for puppet, scenes in able.items() if scenes})


def _casting(
    story: Story,
    matches: Sequence[GagMatch],
    scan: Scan,
    project: Project,
    stage: Stage,
    kept: Mapping[str, str],
) -> Casting:
    slots, times = schedule(story, project.seconds)
    own = tuple(slot for slot in slots if slot.role not in CARD_ROLES and not slot.callback)
    # A gag that returns must be tellable in the shortest of its appearances.
    seconds = {
        slot.id: min(
            time
            for other, time in zip(slots, times, strict=True)
            if slot.id in (other.id, other.callback)
        )
        for slot in own
    }
    allowed = tuple(match for match in matches if is_allowed(match.rule.gag, project.hurt))
    name = scan.identity.name
    return Casting(story, own, seconds, stage, allowed, kept, scan.lines, name)


def schedule(story: Story, seconds: float) -> tuple[tuple[Slot, ...], tuple[float, ...]]:
    """Return the beats of a film of this length and their seconds; `BadRequest` if none fits."""
    slots = kept_slots(story.slots, seconds)
    times = solve_times(slots, seconds, story.peak)
    if times is None:
        able = ", ".join(f"{length:g}" for length in story.lengths)
        raise BadRequest(
            f"the story '{story.id}' cannot be told in {seconds:g} s",
            f"it is written for {able} s; set film.seconds to one of them",
            code="SL230",
        )
    return slots, times


@dataclass(frozen=True, slots=True)
class _Told:
    """A gag in its beat, with the words that cards may borrow."""

    script: GagScript
    part: Part
    names: Names
    staging: Staging
    card: str

    def borrowed(self, who: str) -> dict[str, str]:
        """Return what cards may say of it: `next.card`, `next.count` ..."""
        count = say_exactly(self.part.match.count) if self.part.match else ""
        said = {
            "card": self.card,
            "count": count,
            "label": self.staging.label,
            "prop": self.staging.prop,
        }
        return {f"{who}.{key}": text for key, text in said.items() if text}


class _Telling:
    """One film in the making: the story, and what its repository is called."""

    def __init__(self, story: Story, scan: Scan, project: Project) -> None:
        self.story = story
        self.project = project
        self.generic = project.privacy == "generic"
        self.name = scan.identity.name
        self.seed = seed_of(story.id, self.name)
        self.slots, self.times = schedule(story, project.seconds)

    def plot(self, parts: Sequence[Part], stage: Stage) -> Plot:
        """Return the whole film."""
        told = self._told({part.slot.id: part for part in parts}, stage)
        title = self._title(told)
        beats: list[Beat] = []
        start, used = 0.0, [title]
        for slot, seconds in zip(self.slots, self.times, strict=True):
            if slot.role in CARD_ROLES:
                names = self._card_names(slot, told, title)
                beat = self._card_beat(slot, start, seconds, names, used)
            else:
                beat = self._gag_beat(slot, start, seconds, told[slot.id])
            beats.append(beat)
            start += seconds
        return Plot(title, self.story.id, tuple(beats), self.seed)

    def _told(self, parts: Mapping[str, Part], stage: Stage) -> dict[str, _Told]:
        told: dict[str, _Told] = {}
        for slot in self.slots:
            if slot.id in parts:
                told[slot.id] = self._first_time(slot, parts[slot.id], stage)
            elif slot.callback:
                laugh = self._laugh_again(slot, told, parts)
                told[slot.id] = self._again(slot, told, stage, laugh)
        return told

    def _laugh_again(self, slot: Slot, told: Mapping[str, _Told], parts: Mapping[str, Part]) -> int:
        """Return the laugh of a callback: before the peak it may not break the ladder."""
        at = self.slots.index(slot)
        roles = [each.role for each in self.slots]
        if "peak" in roles[:at]:
            return min(slot.laugh[1], LOUDEST - 1)
        later = [each for each in self.slots[at : roles.index("peak") + 1] if each.id in parts]
        ceiling = min(LOUDEST - 1, *(parts[each.id].laugh for each in later))
        floor = max(each.staging.laugh for each in told.values())
        return max(floor, min(slot.laugh[0], ceiling))

    def _first_time(self, slot: Slot, part: Part, stage: Stage) -> _Told:
        match = part.match
        script = match.rule.gag if match else slot.filler
        assert script is not None  # noqa: S101  # proved when the story was read
        names = Names(
            raw=dict(match.slots) if match else {},
            count=match.count if match else 1,
            project=self.name,
            generic=self.generic,
        )
        seed = _picture_seed(match) if match else seed_of(str(self.seed), slot.id)
        staging = Staging(
            puppet=script.puppet,
            prop=script.prop,
            scene=stage.scene(script.puppet, slot.scene),
            count=crowd(names.count),
            laugh=part.laugh,
            signs=_signs(script, names, seed),
            label=_label(script, names),
            reversed=script.reversed,
            seed=seed,
        )
        card = fill(script.card_told(self.project.language), names, "card")
        return _Told(script, part, names, staging, card)

    def _again(self, slot: Slot, told: Mapping[str, _Told], stage: Stage, laugh: int) -> _Told:
        """Return an earlier gag as it comes back."""
        first = told[slot.callback]
        staging = replace(
            first.staging,
            scene=stage.scene(first.staging.puppet, slot.scene),
            laugh=laugh,
            reversed=slot.reversed,
            seed=seed_of(str(first.staging.seed), slot.id),
        )
        script = slot.filler or first.script
        said = {"prop": staging.prop, "label": staging.label or "it"}
        names = replace(first.names, said=said)
        comeback = stage.comebacks.get(staging.puppet)
        business = _business(comeback, first.script, slot.reversed)
        sentences = zip(("business", "payoff"), business, strict=True)
        said |= {key: fill(text, names) for key, text in sentences}
        if comeback and comeback.meets:
            said["prop"] = comeback.meets
        names = replace(names, said=said)
        return _Told(script, replace(first.part, slot=slot, worth=Worth()), names, staging, "")

    def _title(self, told: Mapping[str, _Told]) -> str:
        peak = next(each for each in told.values() if each.part.slot.role == "peak")
        evidence = peak.part.match.evidence if peak.part.match else ()
        said = {
            "count": words.title_case(say_exactly(peak.names.count)),
            "label": peak.staging.label,
            "prop": peak.staging.prop,
        }
        names = replace(peak.names, said={key: text for key, text in said.items() if text})
        if not names.project.strip():
            names = replace(names, said={**names.said, "project": self.story.title})
        family = evidence[0].kind if evidence else ""
        return cards.film_title(self.story, family, names, self.times[0], self.seed)

    def _card_names(self, slot: Slot, told: Mapping[str, _Told], title: str) -> Names:
        """Return what a card may say: of the film, and of the gags around it."""
        order = [each.id for each in self.slots]
        at = order.index(slot.id)
        around = {
            "next": next((told[each] for each in order[at:] if each in told), None),
            "last": next((told[each] for each in reversed(order[:at]) if each in told), None),
            "peak": next(e for e in told.values() if e.part.slot.role == "peak"),
            "habit": next(e for e in told.values() if e.part.slot.role == "resolution"),
        }
        said = {"title": title}
        for who, each in around.items():
            said |= each.borrowed(who) if each else {}
        peak = around["peak"]
        count = peak.names.count if peak else 1
        return Names(count=count, project=self.name, said=said, generic=self.generic)

    def _card_beat(
        self, slot: Slot, start: float, seconds: float, names: Names, used: list[str]
    ) -> Beat:
        if slot.role == "title":
            card = cards.title_card(names.said["title"])
            line = Line(names.said["title"], slot.place)
        else:
            card, line = cards.word_card(slot, seconds, names, self.seed, used)
        used.append(card.text)
        return Beat(
            slot.id, slot.section, slot.role, start, seconds, slot.mood, card, lines=(line,)
        )

    def _gag_beat(self, slot: Slot, start: float, seconds: float, told: _Told) -> Beat:
        return Beat(
            id=slot.id,
            section=slot.section,
            role=slot.role,
            start=start,
            seconds=seconds,
            mood=slot.mood,
            staging=told.staging,
            match=told.part.match,
            lines=_script_lines(slot, told),
            camera=slot.camera,
            sound=slot.sound,
            cast=slot.cast,
        )


def _business(comeback: Comeback | None, script: GagScript, turned: bool) -> tuple[str, str]:
    """Return what happens when a gag returns and how it ends, as its puppet gag says."""
    if comeback:
        return comeback[2:4] if turned else comeback[:2]
    return _TURNED if turned else (script.escalate, script.topper)


def _script_lines(slot: Slot, told: _Told) -> tuple[Line, ...]:
    """Return setup, escalation and topper, each traced to its rule or story and its source."""
    match = told.part.match
    from_story = slot.callback or match is None
    source = match.evidence[0].place if match and match.evidence else None
    lines = []
    for key in _SCRIPT:
        rule = slot.mark(key) if from_story or match is None else match.rule.mark(key)
        lines.append(Line(fill(getattr(told.script, key), told.names), rule, source))
    return tuple(lines)


def _signs(script: GagScript, names: Names, seed: int) -> tuple[str, ...]:
    """Return the words on shop fronts: those of the gag, or a firm called after its code."""
    written = tuple(dict.fromkeys(fill(sign, names, "sign") for sign in script.signs))
    if written:
        return written
    name = next((names.say(slot, "sign") for slot in _named(script, names)), "")
    firms = [firm.format(name) for firm in _FIRMS if len(firm.format(name)) <= _LONGEST_SIGN]
    return (firms[seed % len(firms)],) if name and firms else ()


def _label(script: GagScript, names: Names) -> str:
    """Return the words on a cap or a crate: the first name that the gag's texts speak of."""
    for slot in (*_named(script, names), "project"):
        if names.generic or slot in names.said:
            return names.say(slot, "sign")
        raw = names.project if slot == "project" else names.raw.get(slot, "")
        attribute = slot.rpartition(".")[2]
        return words.on_sign(raw, attribute, most=2, longest=words.LONGEST_LABEL)
    return ""


def _named(script: GagScript, names: Names) -> list[str]:
    """Return the slots of the gag's texts that hold names, in reading order."""
    texts = (*script.signs, script.setup, script.escalate, script.topper, script.card)
    slots = dict.fromkeys(slot for text in texts for slot in slots_of(text))
    return [
        slot
        for slot in slots
        if slot not in ("count", "project") and not names.raw.get(slot, "0").isdigit()
    ]


def _picture_seed(match: GagMatch) -> int:
    """Return the seed of a picture: the same evidence gives the same, wherever it moves to."""
    shown: Sequence[Fact] = match.evidence[:1]
    found = [part for fact in shown for part in (fact.kind, fact.path, fact.name)]
    return seed_of(match.rule.id, *found, *(f"{key}={raw}" for key, raw in match.slots))
