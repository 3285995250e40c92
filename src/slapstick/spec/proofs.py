"""Prove at load that a rule can fire and that its texts can be filled; never run a rule.

A clause is proved against the vocabulary, an arm as a whole, and a text against every arm.  What a
mistake makes unknowable is not proved, so that one mistake is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from slapstick.model import AttributeTest, Clause, FactKind, Place, Problem, Scalar
from slapstick.spec import regexes
from slapstick.spec.arms import FINDERS, MOST_ARMS, Arm, TooManyArms, arms, bound, first_finder
from slapstick.spec.page import Page
from slapstick.spec.wording import suggest

_NOWHERE = Place("")
WORDS_BY_TYPE = {
    "name": ("is", "in", "regex", "absent"),
    "text": ("is", "in", "regex", "absent"),
    "number": ("is", "in", "at-least", "at-most", "absent"),
    "flag": ("is", "absent"),
}
FITS_BY_TYPE = {"name": "string", "text": "string", "number": "number", "flag": "boolean"}
_FITS: dict[str, Callable[[Scalar], bool]] = {
    "name": lambda value: isinstance(value, str),
    "text": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "flag": lambda value: isinstance(value, bool),
}


class Known(NamedTuple):
    """All that a rule may speak of."""

    kinds: Mapping[str, FactKind]
    puppets: Collection[str]
    languages: Collection[str]

    def attributes(self, kind: str) -> dict[str, str]:
        """Return the attributes of a kind and their types."""
        return {each.name: each.type for each in self.kinds[kind].attributes}


def prove_when(when: Clause, page: Page, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with a whole `when`."""
    for clause in walk(when):
        yield from prove_clause(clause, page, known)
    yield from _prove_arms(when, page, {}, needs_finder=True)


def prove_clause(clause: Clause, page: Page, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with one clause by itself."""
    if clause.kind and clause.kind not in known.kinds:
        place = page.seek(clause.place, clause.kind)
        message = f"there is no fact '{clause.kind}'"
        hint = suggest(clause.kind, known.kinds, "facts") or "`sora languages --matrix` lists them"
        yield page.problem(place, "SL020", message, hint)
    elif clause.kind:
        for test in clause.tests:
            yield from _prove_test(test, clause.kind, page, known)
    if clause.at_least is not None and clause.at_most is not None:
        if clause.at_least > clause.at_most:
            message = f"at-least {clause.at_least} and at-most {clause.at_most} leave nothing"
            yield page.problem(clause.place, "SL029", message, "exchange the two")
    elif clause.word == "count" and clause.at_least is None and clause.at_most is None:
        yield page.problem(clause.place, "SL011", "a count needs at-least or at-most")
    if clause.word == "language" and known.languages:
        for name in clause.values:
            if name not in known.languages:
                yield unknown_language(name, page.seek(clause.place, name), page, known)
    if clause.word == "path":
        yield from _prove_globs(clause, page)


def _prove_globs(clause: Clause, page: Page) -> Iterator[Problem]:
    for glob in clause.values:
        place = page.seek(clause.place, glob)
        if glob.count("**") > 4 or glob.count("*") > 12:
            yield page.problem(place, "SL014", f"too many stars in '{glob}'")
        elif glob.startswith(("/", "./", "../")) or "\\" in glob:
            message = f"no path fits '{glob}': paths begin in the project's folder and have `/`"
            hint = glob.replace("\\", "/").lstrip("./") if ".." not in glob else "**"
            yield page.problem(place, "SL029", message, f"write '{hint}'" if hint else "")


def unknown_language(name: str, place: Place, page: Page, known: Known) -> Problem:
    """Return the mistake of naming a language that is not read."""
    hint = suggest(name, known.languages, "languages")
    return page.problem(place, "SL030", f"the language '{name}' is not read", hint)


def labels_of(when: Clause) -> tuple[dict[str, Clause], ...]:
    """Return what each label stands for, for each arm; () if there are too many arms."""
    try:
        return tuple(bound(arm) for arm in arms(when) if first_finder(arm))
    except TooManyArms:
        return ()


def walk(clause: Clause) -> Iterator[Clause]:
    """Yield a clause and all clauses in it."""
    yield clause
    for each in clause.clauses:
        yield from walk(each)


def _prove_test(test: AttributeTest, kind: str, page: Page, known: Known) -> Iterator[Problem]:
    types = known.attributes(kind)
    type_ = types.get(test.attribute)
    if type_ is None:
        message = f"the fact '{kind}' has no attribute '{test.attribute}'"
        yield page.problem(test.place, "SL021", message, suggest(test.attribute, types, "it has"))
        return
    if test.word not in WORDS_BY_TYPE[type_]:
        message = f"'{test.word}' cannot be asked of '{test.attribute}', which is a {type_}"
        hint = f"use {', '.join(WORDS_BY_TYPE[type_])}"
        yield page.problem(page.seek(test.place, test.word), "SL029", message, hint)
    elif test.word in ("is", "in"):
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        for value in values:
            if not _FITS[type_](value):
                shown = str(value).lower() if isinstance(value, bool) else str(value)
                place = page.seek(page.seek(test.place, test.word), shown)
                message = f"'{test.attribute}' is a {type_} and never equals {shown}"
                yield page.problem(place, "SL029", message)
    elif test.word == "regex":
        yield from _prove_regex(test, page)


def _prove_regex(test: AttributeTest, page: Page) -> Iterator[Problem]:
    pattern = str(test.value)
    fault = regexes.fault(pattern)
    if fault:
        place = page.inside(page.seek(test.place, "regex"), pattern, fault.position)
        yield page.problem(place, "SL023", fault.message, fault.suggestion)


def _prove_arms(
    when: Clause, page: Page, outer: Mapping[str, Clause], *, needs_finder: bool
) -> Iterator[Problem]:
    try:
        all_arms = arms(when)
    except TooManyArms:
        message = f"more than {MOST_ARMS} combinations of choices"
        yield page.problem(when.place, "SL014", message, "split the rule in two")
        return
    told: set[Problem] = set()
    for arm in all_arms:
        for problem in _prove_arm(arm, page, outer, needs_finder=needs_finder):
            if problem not in told:
                told.add(problem)
                yield problem
    if needs_finder:
        yield from _prove_no_arm_adds_nothing(all_arms, page)


def _prove_arm(
    arm: Arm, page: Page, outer: Mapping[str, Clause], *, needs_finder: bool
) -> Iterator[Problem]:
    if needs_finder and not first_finder(arm):
        message = "nothing is looked for here: an arm needs a `fact` or a `concept`"
        place = arm[0].place if arm else page.place()
        yield page.problem(place, "SL024", message, "add one beside it, under `all`")
        return
    finder = first_finder(arm)
    if needs_finder and finder and finder.at_most == 0:
        message = "this finds nothing, so there is nothing to show"
        yield page.problem(finder.place, "SL029", message, "put it under `not`")
    labels = dict(outer)
    seen_fact = False
    for clause in arm:
        if clause.word not in FINDERS:
            continue
        yield from _prove_relations(clause, labels, page)
        if clause.word == "fact":
            if seen_fact and not clause.relations:
                message = f"'{clause.kind}' is not tied to the fact before it"
                hint = "add inside, contains, after or same-file, or look for a `concept`"
                yield page.problem(clause.place, "SL026", message, hint)
            seen_fact = True
        if clause.label in labels:
            message = f"the label '{clause.label}' is bound twice"
            yield page.problem(clause.place, "SL026", message, "choose another")
        elif clause.label:
            labels[clause.label] = clause
    for clause in arm:
        if clause.word == "not":
            yield from _prove_arms(clause.clauses[0], page, labels, needs_finder=False)


def _prove_relations(clause: Clause, labels: Mapping[str, Clause], page: Page) -> Iterator[Problem]:
    facts = [label for label, each in labels.items() if each.word == "fact"]
    for word, label, place in clause.relations:
        if label in facts:
            continue
        if label in labels:
            message = f"'{label}' is a concept, which stands nowhere"
            yield page.problem(place, "SL026", message, "look for it as a `fact`")
            continue
        message = f"`{word}` speaks of '{label}', which is not bound before it"
        hint = suggest(label, facts, "labels") or f"add `as: {label}` to an earlier fact"
        yield page.problem(place, "SL026", message, hint)


def _prove_no_arm_adds_nothing(all_arms: tuple[Arm, ...], page: Page) -> Iterator[Problem]:
    bare = [tuple(_bare(each) for each in arm) for arm in all_arms]
    for index, (arm, mine) in enumerate(zip(all_arms, bare, strict=True)):
        for other, theirs in enumerate(bare):
            if other == index or not _covers(theirs, mine):
                continue
            if other > index and _covers(mine, theirs):
                continue  # they are the same: the later one is told
            own = [each for each, plain in zip(arm, mine, strict=True) if plain not in theirs]
            place = (own or [arm[-1]])[0].place
            message = "this arm adds nothing: whatever it finds, another arm finds too"
            yield page.problem(place, "SL031", message, "remove it, or the other one")
            break


def _covers(wide: Arm, narrow: Arm) -> bool:
    """Tell whether every clause of one arm is asked by the other too, perhaps more strictly."""
    return all(any(_asks_less(each, other) for other in narrow) for each in wide)


def _asks_less(wide: Clause, narrow: Clause) -> bool:
    if wide == narrow:
        return True
    counted = wide.at_least is not None or wide.at_most is not None
    if wide.word not in FINDERS or counted or narrow.at_least is not None:
        return False
    return (
        (wide.word, wide.kind, wide.label) == (narrow.word, narrow.kind, narrow.label)
        and set(wide.tests) <= set(narrow.tests)
        and set(wide.relations) <= set(narrow.relations)
    )


def _bare(clause: Clause) -> Clause:
    """Return a clause without its places, so that two can be compared."""
    return replace(
        clause,
        place=_NOWHERE,
        tests=tuple(test._replace(place=_NOWHERE) for test in clause.tests),
        relations=tuple((word, label, _NOWHERE) for word, label, _ in clause.relations),
        clauses=tuple(_bare(each) for each in clause.clauses),
    )
