"""Prove that a story can be filmed at each of its lengths; not for reading its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from slapstick.model import Place, Problem, Slot, Story
from slapstick.spec.page import Page
from slapstick.spec.texts import LONGEST_SENTENCE, flaws, slots_in
from slapstick.spec.timing import (
    CARD_ROLES,
    MOST_CARDS,
    is_readable,
    kept_slots,
    reading_seconds,
    solve_times,
)
from slapstick.spec.wording import suggest

_BORROWED = ("card", "count", "label", "prop")
CARD_SLOTS = (
    "project",
    "title",
    "count",
    *(f"{beat}.{word}" for beat in ("next", "last", "peak", "habit") for word in _BORROWED),
)
WHOLE_SENTENCES = ("business", "payoff")  # of the puppet gag that returns
TITLE_SLOTS = ("project", "count", "prop", "label")
AGAIN_SLOTS = ("project", "prop", "label", *WHOLE_SENTENCES)
_GAG_ROLES = ("gag", "peak", "resolution")
_SCRIPT = ("setup", "escalate", "topper")


def prove_story(
    story: Story, page: Page, puppets: Collection[str], scenes: Collection[str]
) -> list[Problem]:
    """Return what keeps the story from being filmed."""
    proofs: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _names(story, page, puppets, scenes),
        lambda: _ids(story, page),
        lambda: _order(story, page),
        lambda: _callbacks(story, page),
        lambda: _content(story, page),
        lambda: _texts(story, page),
        lambda: _titles(story, page),
    )
    problems = [problem for proof in proofs for problem in proof()]
    # Times are only worth telling once the beats are the right ones.
    problems = problems or list(_ranges(story, page))
    return problems or [each for length in story.lengths for each in _times(story, page, length)]


def prove_parts(
    story: Story, page: Page, puppets: Collection[str], scenes: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with single beats of a story that as a whole cannot be read."""
    if story.cast and story.places:
        yield from _names(story, page, puppets, scenes)
    yield from _texts(story, page)


def families(kinds: Collection[str]) -> set[str]:
    """Return the kinds of facts and all that they begin with: `error` of `error.caught`."""
    split = [kind.split(".") for kind in kinds]
    return {".".join(words[:end]) for words in split for end in range(1, len(words) + 1)}


def prove_families(story: Story, page: Page, kinds: Collection[str]) -> Iterator[Problem]:
    """Yield the families of titles that no kind of fact belongs to."""
    known = families(kinds)
    for family, _ in story.titles:
        if family and family not in known:
            place = page.place("titles", family, key=True)
            message = f"no kind of fact begins with '{family}', so these titles are never shown"
            yield page.problem(place, "SL020", message, suggest(family, known))


def _names(
    story: Story, page: Page, puppets: Collection[str], scenes: Collection[str]
) -> Iterator[Problem]:
    cast = [figure.id for figure in story.cast]
    places = [place.id for place in story.places]
    for place in story.places:
        if place.id not in scenes:
            message = f"no set is called '{place.id}'"
            hint = suggest(place.id, scenes, "sets")
            yield page.problem(place.place, "SL080", message, hint)
    for slot in story.slots:
        if slot.role in _GAG_ROLES and slot.scene not in places:
            message = f"the story does not describe the place '{slot.scene}'"
            hint = suggest(slot.scene, places, "described")
            yield page.problem(slot.mark("scene"), "SL080", message, hint)
        for figure in slot.cast:
            if figure not in cast:
                message = f"the story does not describe the figure '{figure}'"
                hint = suggest(figure, cast, "described")
                yield page.problem(slot.mark("cast"), "SL080", message, hint)
        if slot.filler and slot.filler.puppet and slot.filler.puppet not in puppets:
            message = f"no puppet gag is called '{slot.filler.puppet}'"
            hint = suggest(slot.filler.puppet, puppets, "puppet gags")
            yield page.problem(slot.mark("filler.puppet"), "SL022", message, hint)


def _ids(story: Story, page: Page) -> Iterator[Problem]:
    first: dict[str, Slot] = {}
    for slot in story.slots:
        if slot.id in first:
            message = f"the beat '{slot.id}' is there twice; first on line "
            line = first[slot.id].place.line
            yield page.problem(slot.place, "SL027", f"{message}{line}")
        first.setdefault(slot.id, slot)
    played: dict[str, Slot] = {}
    for slot in story.slots:
        puppet = slot.filler.puppet if slot.filler else ""
        if puppet and puppet in played:
            message = f"the filler of '{played[puppet].id}' plays '{puppet}' already"
            hint = "the same puppet gag is never seen twice, but for callbacks"
            yield page.problem(slot.mark("filler.puppet"), "SL083", message, hint)
        played.setdefault(puppet, slot)


def _order(story: Story, page: Page) -> Iterator[Problem]:
    slots = story.slots
    if slots[0].role != "title":
        yield page.problem(slots[0].place, "SL081", "the first beat is not the title")
    if slots[-1].role != "end":
        yield page.problem(slots[-1].place, "SL081", "the last beat is not the end")
    for role in ("title", "peak", "resolution", "end"):
        found = [slot for slot in slots if slot.role == role]
        if not found:
            yield page.problem(story.place, "SL081", f"no beat has the role '{role}'")
        for slot in found[1:]:
            message = f"a second beat with the role '{role}'; the first is '{found[0].id}'"
            yield page.problem(slot.place, "SL081", message)
        for slot in found[:1]:
            if slot.drop_below > min(story.lengths):
                message = f"the beat '{slot.id}' is the {role}: no film can do without it"
                yield page.problem(slot.place, "SL081", message, "remove drop-below")
    peak = next((n for n, slot in enumerate(slots) if slot.role == "peak"), 0)
    for slot in slots[:peak]:
        if slot.role == "resolution":
            yield page.problem(slot.place, "SL081", "the resolution comes before the peak")


def _callbacks(story: Story, page: Page) -> Iterator[Problem]:
    before: dict[str, Slot] = {}
    for slot in story.slots:
        target = before.get(slot.callback)
        place = slot.mark("callback")
        if slot.callback and target is None:
            message = f"no gag called '{slot.callback}' was played before"
            hint = suggest(slot.callback, before, "played before")
            yield page.problem(place, "SL086", message, hint)
        elif target and target.drop_below > slot.drop_below:
            message = f"short films leave out '{target.id}' and would still call it back"
            hint = f"add drop-below: {target.drop_below:g}"
            yield page.problem(place, "SL086", message, hint)
        elif target and slot.role != "gag":
            yield page.problem(place, "SL086", "only a beat with the role 'gag' can call back")
        elif slot.reversed and not slot.callback:
            yield page.problem(slot.place, "SL086", "reversed, but no gag is called back")
        if slot.role == "gag" and not slot.callback:
            before[slot.id] = slot


def _content(story: Story, page: Page) -> Iterator[Problem]:
    for slot in story.slots:
        if slot.role in CARD_ROLES and slot.role != "title" and not slot.cards:
            yield page.problem(slot.place, "SL082", f"the card '{slot.id}' has no words")
        if slot.role in _GAG_ROLES and slot.filler is None:
            wanted = "again" if slot.callback else "filler"
            message = f"the beat '{slot.id}' has no `{wanted}`"
            yield page.problem(slot.place, "SL082", message)
        elif slot.callback and slot.filler and slot.filler.puppet:
            message = f"'{slot.id}' calls back a gag and has a filler of its own"
            yield page.problem(slot.place, "SL082", message, "write its words under `again`")
        elif slot.filler and not slot.callback and not slot.filler.puppet:
            message = f"'{slot.id}' calls nothing back and has no `filler`"
            yield page.problem(slot.place, "SL082", message)


def _texts(story: Story, page: Page) -> Iterator[Problem]:
    described = [line for each in (*story.cast, *story.places) for line in each.bible]
    for text, place in (*story.look, *described, *story.continuity):
        yield from _flaws(page, place, text, (), sentence=True)
    for slot in story.slots:
        for key in ("camera", "sound"):
            text = getattr(slot, key)
            if text:
                yield from _flaws(page, slot.mark(key), text, (), sentence=True)
        for number, card in enumerate(slot.cards):
            place = slot.mark(f"card.{number}" if len(slot.cards) > 1 else "card")
            yield from _flaws(page, place, card, CARD_SLOTS, sentence=False)
        if slot.filler:
            open_slots = ("project",) if slot.filler.puppet else AGAIN_SLOTS
            for key in _SCRIPT:
                text = getattr(slot.filler, key)
                yield from _flaws(page, slot.mark(key), text, open_slots, sentence=True)
            for sign in (*slot.filler.signs, slot.filler.card):
                yield from _flaws(
                    page, slot.mark("filler.signs"), sign, ("project",), sentence=False
                )


def _titles(story: Story, page: Page) -> Iterator[Problem]:
    for family, texts in story.titles:
        for number, text in enumerate(texts):
            place = page.place("titles", family or "any", number)
            yield from _flaws(page, place, text, TITLE_SLOTS, sentence=False)
    if not dict(story.titles).get(""):
        yield page.problem(story.place, "SL082", "`titles` has nothing under `any`")


def _flaws(
    page: Page, place: Place, text: str, allowed: Sequence[str], *, sentence: bool
) -> Iterator[Problem]:
    alone = text.strip().strip("{}") in WHOLE_SENTENCES
    for flaw in flaws(text, sentence=sentence and not alone, most_words=LONGEST_SENTENCE):
        at = page.seek(place, flaw.fragment) if flaw.fragment else place
        yield page.problem(at, "SL028", flaw.message, flaw.suggestion)
    for slot in slots_in(text):
        name = str(slot).strip("{}")
        if name not in allowed:
            hint = suggest(name, allowed, "here one may write")
            at = page.seek(place, str(slot))
            yield page.problem(at, "SL025", f"nothing fills {slot} here", hint)
        elif name in WHOLE_SENTENCES and not alone:
            message = f"{slot} is a whole sentence of its own"
            yield page.problem(page.seek(place, str(slot)), "SL028", message, "let it stand alone")


def _ranges(story: Story, page: Page) -> Iterator[Problem]:
    for slot in story.slots:
        if slot.seconds[0] > slot.seconds[1]:
            message = f"the shortest, {slot.seconds[0]:g}, is longer than the longest"
            yield page.problem(slot.mark("seconds"), "SL084", message)
        if slot.laugh[0] > slot.laugh[1]:
            yield page.problem(slot.mark("laugh"), "SL014", "the least laugh is above the most")


def _times(story: Story, page: Page, seconds: float) -> Iterator[Problem]:
    slots = kept_slots(story.slots, seconds)
    times = solve_times(slots, seconds, story.peak)
    if times is None:
        place = page.place("lengths", story.lengths.index(seconds))
        yield page.problem(place, "SL084", _why_not(slots, seconds, story.peak))
        return
    cards = sum(t for s, t in zip(slots, times, strict=True) if s.role in CARD_ROLES)
    if cards > MOST_CARDS * seconds:
        place = page.place("lengths", story.lengths.index(seconds))
        message = f"at {seconds:g} s the cards take {cards:g} s, more than a quarter"
        yield page.problem(place, "SL084", message, "drop or shorten a card")
    for slot, time in zip(slots, times, strict=True):
        plain = [card for card in slot.cards if not slots_in(card)]
        if slot.cards and not any(is_readable(time, card, slot.subtitle) for card in plain):
            place = slot.mark("card")
            if not plain:
                message = f"the card '{slot.id}' has no words without slots to fall back on"
                yield page.problem(place, "SL085", message, "add a card of plain words")
                continue
            needed = min(reading_seconds(card, slot.subtitle) for card in plain)
            message = f"at {seconds:g} s it stands {time:g} s, but takes {needed:.1f} s to read"
            yield page.problem(place, "SL085", message)


def _why_not(slots: Sequence[Slot], seconds: float, peak: float) -> str:
    at = next(n for n, slot in enumerate(slots) if slot.role == "peak")
    low, high = _span(slots)
    if not low <= seconds <= high:
        return f"the beats take {low:g} to {high:g} s, not {seconds:g}"
    before, after = _span(slots[:at]), _span(slots[at + 1 :])
    return (
        f"at {seconds:g} s the peak cannot be centred at {peak * seconds:g} s: before it lie"
        f" {before[0]:g} to {before[1]:g} s, after it {after[0]:g} to {after[1]:g} s"
    )


def _span(slots: Sequence[Slot]) -> tuple[float, float]:
    return sum(slot.seconds[0] for slot in slots), sum(slot.seconds[1] for slot in slots)
