"""The codes of all mistakes in written files, in one table; not for finding the mistakes."""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One kind of mistake: what is wrong, and what to do about it."""

    title: str
    remedy: str


CODES: dict[str, Mistake] = {
    # any file
    "SL001": Mistake("Not readable as YAML", "Correct the syntax at the place that is shown."),
    "SL002": Mistake("The same key twice", "Remove one of the two."),
    "SL003": Mistake("Not a mapping of keys", "Begin with `key: value` lines."),
    "SL010": Mistake("Unknown key", "Correct its name or remove it."),
    "SL011": Mistake("Missing key", "Add it."),
    "SL012": Mistake("Wrong type", "Write the kind of value that is asked for."),
    "SL013": Mistake("Not one of the allowed words", "Use one of the words that are listed."),
    "SL014": Mistake("Too much or too little", "Stay within the limits that are named."),
    "SL015": Mistake("Wrong form", "Write it as the message shows."),
    # rules
    "SL020": Mistake("Unknown fact", "`sora languages --matrix` lists the facts."),
    "SL021": Mistake("Unknown attribute", "Ask for an attribute that the fact carries."),
    "SL022": Mistake("Unknown puppet", "Name one of the puppet gags."),
    "SL023": Mistake("Unusable regex", "Correct it, or write it without nested repetition."),
    "SL024": Mistake("An arm without a fact to find", "Add a `fact` or `concept` beside it."),
    "SL025": Mistake("Unbound slot", "Bind its label with `as` on every arm of `any`."),
    "SL026": Mistake("Unknown label", "Relations point to a label bound with `as`."),
    "SL027": Mistake("The same id twice", "Rename one of the two."),
    "SL028": Mistake("A text that cannot be filmed", "Write one plain sentence."),
    "SL029": Mistake("A test that cannot pass", "Compare with a value of the attribute's type."),
    "SL030": Mistake("Unknown language", "Name a language that is read."),
    "SL031": Mistake("An arm that adds nothing", "Remove the narrower arm."),
    "SL032": Mistake("Unknown clause", "Name a clause of the pack's `clauses`."),
    # stories
    "SL080": Mistake("Unknown place, figure or beat", "Name one that the story describes."),
    "SL081": Mistake("Beats out of order", "Begin with the title, peak once, close with the end."),
    "SL082": Mistake("A beat with nothing to show", "Give it a filler, or words on its card."),
    "SL083": Mistake("Two fillers with one puppet", "Let each filler play another puppet gag."),
    "SL084": Mistake("Times that do not add up", "Widen the ranges, or move a beat."),
    "SL085": Mistake("A card that cannot be read", "Shorten its words, or show it longer."),
    "SL086": Mistake("A callback that leads nowhere", "Call back a gag that was played before."),
    # words
    "SL090": Mistake("A real person, brand or protected figure", "Describe somebody original."),
    "SL091": Mistake("Lettering asked of a video service", "Leave words to the cards."),
    "SL092": Mistake("Colour in a black-and-white film", "Name a tone: dark, pale, bright."),
    "SL093": Mistake("A verb that cannot be filmed", "Say what a camera would see."),
    "SL094": Mistake("A word that services refuse", "Use a milder one."),
    "SL095": Mistake("A negation", "Say what is there instead of what is not."),
    "SL096": Mistake("A card that tells its gag", "Let the picture tell; the card adds."),
    "SL097": Mistake("A beat too short for its puppet gag", "Make it longer, or play another."),
    "SL098": Mistake("A gag that hurts more than is allowed", "Allow more, or play another."),
    "SL118": Mistake("An override without effect", "Correct it, or remove it."),
    "SL100": Mistake("Not a page of a reviewed prompt", "`sora snap update` writes it again."),
}  # fmt: skip
