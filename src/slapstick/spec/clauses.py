"""Turn written clauses into the model's, with places, and named clauses put where they are used.

The names of a pack's clauses are those of all its files; each clause keeps the place that it has in
its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from slapstick.model import AttributeTest, Clause, Place, Problem, Scalar
from slapstick.spec import shape
from slapstick.spec.page import Page, Step
from slapstick.spec.wording import suggest
from slapstick.spec.written import take
from slapstick.spec.yaml_text import Map

Steps = tuple[Step, ...]
RELATIONS = ("inside", "contains", "after", "same-file")
_DEEPEST_USE = 8


class Named(NamedTuple):
    """A clause with a name: the page it stands on, and what is written; `None` if unreadable."""

    page: Page
    written: Any


@dataclass(frozen=True, slots=True)
class ClauseReader:
    """Reads the clauses of one page; mistakes in `use` are added to `problems`."""

    page: Page
    named: Mapping[str, Named]
    whole: bool = True  # else a file of the pack cannot be read, and may hold other names
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # names used whose clauses cannot be read
    circles: set[str] = field(default_factory=set)  # names of clauses that use themselves

    def read(self, written: Any, steps: Steps, using: tuple[str, ...] = ()) -> Clause:
        """Return the clause that is written at `steps`."""
        return _READ[type(written)](self, written, steps, using)

    def place(self, steps: Steps) -> Place:
        """Return where a clause begins."""
        return self.page.place(*steps)


def named_clauses(pages: Iterable[Page]) -> tuple[dict[str, Named], list[Problem]]:
    """Return the clauses of a pack's pages by name; of two of one name the second is a mistake."""
    named: dict[str, Named] = {}
    problems = []
    for page in pages:
        written = page.value("clauses")
        for name in written if isinstance(written, Map) else ():
            if name not in named:
                named[name] = Named(page, take(page, ("clauses", name), shape.AnyClause))
                continue
            first = named[name].page.place("clauses", name, key=True)
            message = f"the clause '{name}' is there twice; it first stands at {first}"
            place = page.place("clauses", name, key=True)
            problems.append(page.problem(place, "SL035", message, "rename one of them"))
    return named, problems


def _joined(word: str) -> Callable[[ClauseReader, Any, Steps, tuple[str, ...]], Clause]:
    def read(reader: ClauseReader, written: Any, steps: Steps, using: tuple[str, ...]) -> Clause:
        inner = tuple(
            reader.read(each, (*steps, word, index), using)
            for index, each in enumerate(getattr(written, word))
        )
        return Clause(word, reader.place(steps), clauses=inner)

    return read


def _not(
    reader: ClauseReader, written: shape.NotClause, steps: Steps, using: tuple[str, ...]
) -> Clause:
    inner = reader.read(written.not_, (*steps, "not"), using)
    return Clause("not", reader.place(steps), clauses=(inner,))


def _fact(reader: ClauseReader, written: shape.FactClause, steps: Steps, _: object) -> Clause:
    relations = tuple(
        (word, label, reader.place((*steps, word)))
        for word in RELATIONS
        if (label := getattr(written, word.replace("-", "_")))
    )
    return Clause(
        "fact",
        reader.place(steps),
        kind=written.fact,
        label=written.as_ or "",
        tests=_tests(reader, written, steps),
        relations=relations,
        at_least=written.at_least,
        at_most=written.at_most,
    )


def _concept(reader: ClauseReader, written: shape.ConceptClause, steps: Steps, _: object) -> Clause:
    return Clause(
        "concept",
        reader.place(steps),
        kind=written.concept,
        label=written.as_ or "",
        tests=_tests(reader, written, steps),
        at_least=written.at_least,
        at_most=written.at_most,
    )


def _count(reader: ClauseReader, written: shape.CountClause, steps: Steps, _: object) -> Clause:
    counted = written.count
    return Clause(
        "count",
        reader.place((*steps, "count")),
        kind=counted.fact,
        tests=_tests(reader, counted, (*steps, "count")),
        at_least=counted.at_least,
        at_most=counted.at_most,
    )


def _words(word: str) -> Callable[[ClauseReader, Any, Steps, object], Clause]:
    def read(reader: ClauseReader, written: Any, steps: Steps, _: object) -> Clause:
        value = getattr(written, word)
        values = (value,) if isinstance(value, str) else value
        return Clause(word, reader.place((*steps, word)), values=values)

    return read


def _use(
    reader: ClauseReader, written: shape.UseClause, steps: Steps, using: tuple[str, ...]
) -> Clause:
    name, place = written.use, reader.place((*steps, "use"))
    if name not in reader.named and not reader.whole:
        reader.unread.append(name)
    elif name not in reader.named:
        hint = suggest(name, reader.named, "clauses of the pack")
        reader.problems.append(
            reader.page.problem(place, "SL032", f"no clause is named '{name}'", hint)
        )
    elif name in using or len(using) >= _DEEPEST_USE:
        chain = using[using.index(name) :] if name in using else using
        if not any(each in reader.circles for each in chain):  # a circle is told once
            message = f"the clause uses itself: {' -> '.join((*chain, name))}"
            reader.problems.append(reader.page.problem(place, "SL032", message))
        reader.circles.update(chain)
        reader.unread.append(name)
    elif reader.named[name].written is None:
        reader.unread.append(name)  # told where it stands
    else:
        page, clause = reader.named[name]
        inside = replace(reader, page=page)
        return inside.read(clause, ("clauses", name), (*using, name))
    return Clause("all", place)


def _tests(reader: ClauseReader, written: Any, steps: Steps) -> tuple[AttributeTest, ...]:
    where: Mapping[str, shape.AttributeTests] = written.where
    found = []
    for attribute, tests in where.items():
        for name in shape.AttributeTests.model_fields:
            value: Scalar | tuple[Scalar, ...] | None = getattr(tests, name)
            if value is not None:
                word = name.rstrip("_").replace("_", "-")
                place = reader.page.place(*steps, "where", attribute, key=True)
                found.append(AttributeTest(attribute, word, value, place))
    return tuple(found)


_READ: dict[type, Callable[..., Clause]] = {
    shape.AllClause: _joined("all"),
    shape.AnyOfClause: _joined("any"),
    shape.NotClause: _not,
    shape.FactClause: _fact,
    shape.ConceptClause: _concept,
    shape.CountClause: _count,
    shape.PathClause: _words("path"),
    shape.LanguageClause: _words("language"),
    shape.UseClause: _use,
}
