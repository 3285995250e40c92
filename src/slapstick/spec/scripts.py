"""Prove the words of a gag: sentences that can be filmed, slots that can always be filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from slapstick.model import Clause, Place, Problem
from slapstick.spec import shape, texts
from slapstick.spec.page import Page, Step
from slapstick.spec.proofs import Known
from slapstick.spec.wording import suggest

OF_EVERY_FACT = ("file",)  # what a slot may ask of any label
ALONE = ("count", "project")  # slots without a label
_LONGEST_SIGN = 4
_SENTENCES = ("setup", "escalate", "topper")
_Labels = Sequence[Mapping[str, Clause]]


def prove_gag(
    gag: shape.WrittenGag, labels: _Labels | None, page: Page, steps: Sequence[Step], known: Known
) -> Iterator[Problem]:
    """Yield what is wrong with a gag; without `labels` (one mapping an arm) slots are trusted."""
    if gag.puppet not in known.puppets:
        hint = suggest(gag.puppet, known.puppets, "puppets")
        message = f"there is no puppet gag '{gag.puppet}'"
        yield page.problem(page.place(*steps, "puppet"), "SL022", message, hint)
    for path, text, sentence, most in _texts(gag):
        where = page.place(*steps, *path)
        for flaw in texts.flaws(text, sentence=sentence, most_words=most):
            place = page.seek(where, flaw.fragment) if flaw.fragment else where
            hint = flaw.suggestion
            if sentence and page.cut_short(where, text):
                hint = "what stands behind ' #' is a comment: put the sentence in quotes"
            yield page.problem(place, "SL028", flaw.message, hint)
        for slot in texts.slots_in(text):
            yield from _prove_slot(slot, labels, page, page.seek(where, str(slot)), known)


def _texts(gag: shape.WrittenGag) -> Iterator[tuple[tuple[Step, ...], str, bool, int]]:
    """Yield where each text stands, the text, whether it is a sentence, and its most words."""
    for name in _SENTENCES:
        yield (name,), getattr(gag, name), True, texts.LONGEST_SENTENCE
    if gag.card:
        yield ("card",), gag.card, False, texts.LONGEST_CARD
    for code, card in dict(gag.card_in).items():
        yield ("card-in", code), card, False, texts.LONGEST_CARD
    for index, sign in enumerate(gag.signs):
        yield ("signs", index), sign, False, _LONGEST_SIGN


def _prove_slot(
    slot: texts.Slot, labels: _Labels | None, page: Page, place: Place, known: Known
) -> Iterator[Problem]:
    if not slot.attribute:
        if slot.label not in ALONE:
            hint = suggest(slot.label, ALONE, "slots without a dot")
            message = f"the slot {slot} does not say which attribute"
            yield page.problem(place, "SL025", message, hint)
        return
    for arm in labels or ():
        if slot.label not in arm:
            hint = suggest(slot.label, arm, "labels") or f"bind it with `as: {slot.label}`"
            others = sum(slot.label in each for each in labels or ())
            where = "on every arm" if others else "anywhere"
            message = f"the label of {slot} is not bound {where}"
            yield page.problem(place, "SL025", message, hint)
            return
        yield from _prove_attribute(slot, arm[slot.label].kind, page, place, known)


def _prove_attribute(
    slot: texts.Slot, kind: str, page: Page, place: Place, known: Known
) -> Iterator[Problem]:
    if kind not in known.kinds:
        return  # told where the fact is asked for
    attributes = {*known.attributes(kind), *OF_EVERY_FACT}
    if slot.attribute not in attributes:
        message = f"the fact '{kind}' has no attribute '{slot.attribute}'"
        yield page.problem(place, "SL021", message, suggest(slot.attribute, attributes, "it has"))
