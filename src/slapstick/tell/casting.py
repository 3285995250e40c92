"""Cast gags in the beats of a story: what a gag is worth to a beat, and the best cast of all.

The score is stated in `Worth`.  Beyond it three things always hold: no puppet gag is played
twice, laughs never fall on the way to the peak, and the peak is the repository's worst habit.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from slapstick.model import Comeback, GagMatch, Slot, Story
from slapstick.tell import ladder
from slapstick.tell.usual import prevalence

_TIE = 24  # bits below a point in which ties are broken
_TIE_OF_ONE = 16
_FEW = 3  # a gag that is played three times is about something found as often
LOUDEST = ladder.LAUGHS[-1]  # played at the peak alone
_HABITS = ("peak", "resolution")  # roles that are about the worst and the best habit
# No gain outweighs playing a filler whose puppet gag was seen already.
_LAST_RESORT = -(10_000_000 << _TIE)


class Worth(NamedTuple):
    """The points of a gag in a beat, by reason; the greatest sum over all beats is filmed."""

    code: int = 0  # 400 for a gag that the repository offers, rather than the story
    weight: int = 0  # as its rule says, 0 to 100
    prevalence: int = 0  # 15 for each step from 1 to 8: 4 is as often as in other code
    tags: int = 0  # 15 for each tag that the beat wants, up to three
    scene: int = 0  # 10 if it can play on the beat's own set
    laugh: int = 0  # -30 for each step outside the beat's range
    variety: int = 0  # -40 for each better gag with its concept or prop, -15 with its file
    lot: int = 0  # 0 to 90, drawn for the project's name: what returns, and the resolution
    rare: int = 0  # -120 in a beat that returns if found less than three times
    place: int = 0  # 120 if it had this beat in the film reviewed; a habit, one prevalence more
    habit: int = 0  # 1000 x weight x prevalence: peak and resolution are about these

    @property
    def points(self) -> int:
        """The sum."""
        return sum(self)


@dataclass(frozen=True, slots=True)
class Stage:
    """What can be played: each puppet gag's sets, best first, its shortest seconds, its returns."""

    places: Mapping[str, tuple[str, ...]]
    shortest: Mapping[str, float] = field(default_factory=dict)
    comebacks: Mapping[str, Comeback] = field(default_factory=dict)

    def can_play(self, puppet: str, seconds: float) -> bool:
        """Tell whether the puppet gag is known and can be told in the time."""
        return puppet in self.places and self.shortest.get(puppet, 0.0) <= seconds

    def scene(self, puppet: str, wanted: str) -> str:
        """Return the wanted set if the puppet gag can play on it, else its best one."""
        able = self.places.get(puppet, ())
        return able[0] if able and wanted not in able else wanted


@dataclass(frozen=True, slots=True)
class Part:
    """What a beat got: a match and the laugh it is played at; no match means the filler."""

    slot: Slot
    match: GagMatch | None
    laugh: int
    worth: Worth
    runner_up: GagMatch | None = None  # the best of those that did not get the beat
    why_not: str = ""  # why it did not


@dataclass(frozen=True, slots=True)
class Casting:
    """All that the choice depends on."""

    story: Story
    slots: tuple[Slot, ...]  # beats that take a gag of their own, in order
    seconds: Mapping[str, float]  # by beat
    stage: Stage
    matches: tuple[GagMatch, ...]
    kept: Mapping[str, str] = field(default_factory=dict)  # beat -> rule of the reviewed film
    lines: int = 0  # of the repository
    name: str = ""  # of the project

    def returns(self, slot: Slot) -> bool:
        """Tell whether the gag of a beat is called back later."""
        return any(each.callback == slot.id for each in self.story.slots)


def cast_gags(casting: Casting) -> tuple[Part, ...]:
    """Return the best cast there is, and for each beat who came second and why."""
    candidates = _candidates(casting)
    columns, worths = _columns(casting, candidates)
    solution = ladder.solve(worths, [_climbs(casting, slot) for slot in casting.slots])
    chosen: list[_Candidate | None] = []
    for number, slot in enumerate(casting.slots):
        column, laugh = solution.columns[number], solution.laughs[number]
        chosen.append(columns.get((slot.id, column, laugh)))
    laughs = _played(casting, chosen, solution.laughs)
    return tuple(
        Part(
            slot,
            one.match if one else None,
            laughs[number],
            one.worth if one else Worth(),
            *_second(number, casting, candidates, chosen),
        )
        for number, (slot, one) in enumerate(zip(casting.slots, chosen, strict=True))
    )


class Loss(NamedTuple):
    """A beat that a rule's gag did not get; no winner means that the filler plays."""

    slot: Slot
    winner: GagMatch | None
    why: str


def losses(casting: Casting, rule: str) -> tuple[Loss, ...]:
    """Return for each beat that shows another gag why the rule's did not get it."""
    parts = cast_gags(casting)
    candidates = _candidates(casting)
    chosen = [
        next((c for c in candidates[part.slot.id] if part.match and c.match is part.match), None)
        for part in parts
    ]
    found = []
    for number, part in enumerate(parts):
        own = [c for c in candidates[part.slot.id] if c.match and c.match.rule.id == rule]
        if part.match and part.match.rule.id == rule:
            continue
        why = _lost(number, casting, own[0], chosen) if own else _unfit(casting, part.slot, rule)
        found.append(Loss(part.slot, part.match, why))
    return tuple(found)


def strength(match: GagMatch, lines: int) -> int:
    """Return how strong a habit is: the weight of its rule times how much it stands out."""
    return match.rule.weight * prevalence_of(match, lines)


def prevalence_of(match: GagMatch, lines: int) -> int:
    """Return how much more often than in other code a gag's facts are found: 1 to 8."""
    kind = match.evidence[0].kind if match.evidence else ""
    return prevalence(kind, match.count, lines)


def seed_of(*parts: str) -> int:
    """Return a number that the same words always give."""
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8], "big") >> 1


class _Candidate(NamedTuple):
    """A gag for a beat; `match` is None for the beat's own filler."""

    slot: str
    match: GagMatch | None
    puppet: str
    laughs: tuple[int, ...]  # at which it can be played
    worth: Worth
    tie: int


def _candidates(casting: Casting) -> dict[str, list[_Candidate]]:
    """Return for each beat all that can be played in it, best first."""
    matches = sorted(casting.matches, key=_total_order)
    variety = _variety(matches, casting.lines)
    habits = {tag for slot in casting.slots if slot.role == "resolution" for tag in slot.tags}
    found: dict[str, list[_Candidate]] = {}
    for slot in casting.slots:
        suits = _suits(slot, habits)
        able = [
            (match, rank)
            for match, rank in zip(matches, variety, strict=True)
            if suits(match)
            and casting.stage.can_play(match.rule.gag.puppet, casting.seconds[slot.id])
        ]
        listed = [_candidate(casting, slot, match, rank) for match, rank in able]
        found[slot.id] = sorted(listed, key=lambda each: (-each.worth.points, -each.tie))
    return found


def _suits(slot: Slot, habits: set[str]) -> Callable[[GagMatch], bool]:
    """Return the test that a gag must pass: good habits resolve, all others make trouble."""
    if slot.role == "resolution":
        return lambda match: not habits.isdisjoint(match.rule.gag.tags)
    return lambda match: habits.isdisjoint(match.rule.gag.tags)


def _candidate(casting: Casting, slot: Slot, match: GagMatch, variety: int) -> _Candidate:
    gag = match.rule.gag
    low, high = slot.laugh
    wanted = sum(tag in slot.tags for tag in gag.tags)
    habit = slot.role in _HABITS
    kept = casting.kept.get(slot.id) == match.rule.id
    drawn = slot.role == "resolution" or casting.returns(slot)
    worth = Worth(
        code=400,
        weight=match.rule.weight,
        prevalence=15 * prevalence_of(match, casting.lines),
        tags=15 * min(3, wanted),
        scene=10 if slot.scene in casting.stage.places[gag.puppet] else 0,
        laugh=-30 * max(0, low - gag.laugh, gag.laugh - high),
        variety=-variety if slot.role != "resolution" else 0,  # one alone plays there
        lot=15 * (seed_of(casting.name, match.rule.id) % 7) if drawn else 0,
        rare=-120 if casting.returns(slot) and match.count < _FEW else 0,
        place=(120 + 1000 * match.rule.weight * habit) * kept,
        habit=1000 * strength(match, casting.lines) * habit,
    )
    tie = seed_of(slot.id, match.rule.id, *_shown(match)) % (1 << _TIE_OF_ONE)
    return _Candidate(slot.id, match, gag.puppet, (gag.laugh,), worth, tie)


def _columns(
    casting: Casting, candidates: Mapping[str, Sequence[_Candidate]]
) -> tuple[dict[tuple[str, int, int], _Candidate], list[dict[int, dict[int, int]]]]:
    """Give each puppet a column, and each beat one of its own for when nothing else is left."""
    puppets = sorted(
        {each.puppet for listed in candidates.values() for each in listed}
        | {slot.filler.puppet for slot in casting.slots if slot.filler}
    )
    numbers = {puppet: number for number, puppet in enumerate(puppets)}
    best: dict[tuple[str, int, int], _Candidate] = {}
    worths: list[dict[int, dict[int, int]]] = []
    for row, slot in enumerate(casting.slots):
        worth = {len(puppets) + row: dict.fromkeys(ladder.LAUGHS, _LAST_RESORT)}
        if slot.filler:  # played at whatever laugh is due, so that one is always possible
            worth[numbers[slot.filler.puppet]] = dict.fromkeys(ladder.LAUGHS, 0)
        for each in candidates[slot.id]:
            column = numbers[each.puppet]
            value = (each.worth.points << _TIE) + each.tie
            for laugh in each.laughs:
                if value > worth.get(column, {}).get(laugh, -1):
                    worth.setdefault(column, {})[laugh] = value
                    best[slot.id, column, laugh] = each
        worths.append(worth)
    return best, worths


def _climbs(casting: Casting, slot: Slot) -> bool:
    """Tell whether a beat stands on the ladder: the gags before the peak."""
    order = [each.id for each in casting.story.slots]
    peak = next(each.id for each in casting.story.slots if each.role == "peak")
    return slot.role == "gag" and order.index(slot.id) < order.index(peak)


def _played(
    casting: Casting, chosen: Sequence[_Candidate | None], laughs: Sequence[int]
) -> list[int]:
    """Return the laughs as played: fillers fill the ladder's gaps, and the peak alone is loudest.

    What is drawn depends on the laugh, so no other gag may be as lively as the peak.
    """
    played = [min(laugh, LOUDEST - 1) for laugh in laughs]
    ceiling = LOUDEST - 1
    for number in reversed(range(len(played))):
        slot, one = casting.slots[number], chosen[number]
        if _climbs(casting, slot):
            if one is None:
                played[number] = min(max(slot.laugh[0], laughs[number]), ceiling)
            ceiling = played[number]
        elif slot.role == "peak":
            played[number] = LOUDEST
        elif one is None:
            played[number] = min(slot.laugh[0], LOUDEST - 1)
    return played


def _variety(matches: Sequence[GagMatch], lines: int) -> list[int]:
    """Return what each match loses to better ones of its concept, its prop and its file."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    lost = {}
    strongest = sorted(
        enumerate(matches), key=lambda each: (-strength(each[1], lines), _total_order(each[1]))
    )
    for number, match in strongest:
        shown = match.evidence[0] if match.evidence else None
        groups = [("prop", match.rule.gag.prop)]
        if shown:
            groups += [("concept", shown.kind), ("file", shown.path)]
        lost[number] = sum(
            min(seen[group], 3) * (15 if group[0] == "file" else 40) for group in groups
        )
        for group in groups:
            seen[group] += 1
    return [lost[number] for number in range(len(matches))]


def _second(
    number: int,
    casting: Casting,
    candidates: Mapping[str, Sequence[_Candidate]],
    chosen: Sequence[_Candidate | None],
) -> tuple[GagMatch | None, str]:
    """Return the best gag that did not get the beat, and why it did not.

    One whose puppet gag is free goes before one that could not have played anyway.
    """
    playing = {id(one.match) for one in chosen if one}
    busy = {one.puppet for other, one in enumerate(chosen) if one and other != number}
    losers = [c for c in candidates[casting.slots[number].id] if id(c.match) not in playing]
    for each in sorted(losers, key=lambda loser: loser.puppet in busy):
        return each.match, _lost(number, casting, each, chosen)
    return None, ""


def _lost(
    number: int, casting: Casting, loser: _Candidate, chosen: Sequence[_Candidate | None]
) -> str:
    """Return why a gag that could play in a beat does not."""
    winner = chosen[number]
    for other, one in enumerate(chosen):
        if one and other != number and one.match is loser.match:
            return f"it plays in '{casting.slots[other].id}'"
        if one and other != number and one.puppet == loser.puppet:
            return f"its puppet gag '{loser.puppet}' plays in '{casting.slots[other].id}'"
    if winner and loser.worth.points <= winner.worth.points:
        return _difference(winner.worth, loser.worth)
    return f"a laugh of {loser.laughs[0]} would break the ladder"


def _unfit(casting: Casting, slot: Slot, rule: str) -> str:
    """Return why no gag of a rule can play in a beat at all."""
    match = next((each for each in casting.matches if each.rule.id == rule), None)
    if match is None:
        return "it did not fire, or its limits left nothing of it"
    puppet, seconds = match.rule.gag.puppet, casting.seconds[slot.id]
    if not casting.stage.can_play(puppet, seconds):
        needs = casting.stage.shortest.get(puppet, 0.0)
        if puppet not in casting.stage.places:
            return f"'{puppet}' plays on none of the story's sets"
        return f"'{puppet}' takes {needs:g} s, the beat has {seconds:g} s"
    if slot.role == "resolution":
        return "only good habits resolve"
    return "good habits are kept for the resolution"


def _difference(winner: Worth, loser: Worth) -> str:
    """Name the reason that told most."""
    gains = {name: getattr(winner, name) - getattr(loser, name) for name in Worth._fields}
    behind = winner.points - loser.points
    if behind == 0:
        return "equally good; the draw decided"
    reason = max(gains, key=lambda name: (gains[name], name))
    return f"{behind} points behind, most by {reason}"


def _total_order(match: GagMatch) -> tuple[str, ...]:
    return (match.rule.id, *_shown(match), repr(match.slots))


def _shown(match: GagMatch) -> Iterable[str]:
    """Name what is shown, without its line: code that only moves changes nothing."""
    first = match.evidence[0] if match.evidence else None
    return (first.path, first.kind, first.name) if first else ("", "", "")
