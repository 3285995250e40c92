r"""Check what people wrote against a pydantic model and place each mistake; knows no file kind.

    class Fox(Written):
        name: str
        at_least: int = 1                 # is written `at-least`

    fox, page, problems = read_written("nmae: Ann\n", "fox.yaml", Fox)
    problems[0]                           # fox.yaml:1:1 SL010 unknown key 'nmae' ... 'name'?

Values are taken as they are written: "5" is text and never a number.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter, ValidationError

from slapstick.model import Avoid, Place, Problem
from slapstick.spec.yaml_text import Map, Seq, excerpt, find, load

Step = str | int

_FORMS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "lower-case words joined by hyphens, like 'banana-peel'",
    r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$": "owner/name in lower case, like 'slapstick/core'",
    r"^[a-z][a-z0-9_]*$": "one lower-case word, like 'loop'",
}
_NAME, _PACK, _LABEL = _FORMS
_Said = Annotated[str, Field(min_length=2, max_length=60)]
Name = Annotated[str, Field(pattern=_NAME, max_length=60)]
PackName = Annotated[str, Field(pattern=_PACK, max_length=80)]
Label = Annotated[str, Field(pattern=_LABEL, max_length=30)]


def form(pattern: str, words: str, longest: int) -> Any:
    """Return the field of a text that has a form, which is told in words where it has another."""
    _FORMS[pattern] = words
    return Field(pattern=pattern, max_length=longest)


class Written(BaseModel):
    """A mapping as people write it: unknown keys are mistakes, `at_least` is `at-least`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        use_attribute_docstrings=True,
    )


Model = TypeVar("Model", bound=Written)
ONE_OR_LIST = Discriminator(lambda value: "<list>" if isinstance(value, tuple) else "<one>")
"""Chooses between a value and a list of them: tag the two `<one>` and `<list>`."""


class AvoidKeys(Written):
    """What no text of a film may say, over what is built in."""

    names: Annotated[tuple[_Said, ...], Field(max_length=500)] = ()
    """People, brands and figures: `Acme`, `the mayor of Gotham`."""
    words: Annotated[tuple[_Said, ...], Field(max_length=500)] = ()
    """Single words."""

    def lower(self) -> Avoid:
        """Return them in lower case, as texts are searched."""
        return Avoid(
            tuple(name.lower() for name in self.names), tuple(word.lower() for word in self.words)
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A written file: its text, and the values that know their places."""

    path: str
    lines: Sequence[str]
    root: Map
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of other files, by path, in which a place may stand as well."""

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Return where the value (or the key) at `steps` stands, or its nearest parent."""
        return Place(self.path, *find(self.root, steps, key=key))

    def value(self, *steps: Step) -> Any:
        """Return what is written at `steps`; `None` if nothing is."""
        value: Any = self.root
        for step in steps:
            if isinstance(value, Map) and step in value:
                value = value[str(step)]
            elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def within(self, steps: Sequence[Step], fragment: str) -> Place:
        """Return where `fragment` stands inside the text at `steps`."""
        return self.seek(self.place(*steps), fragment)

    def seek(self, start: Place, fragment: str) -> Place:
        """Return the next place from `start` on at which `fragment` stands; else `start`."""
        lines = self._lines(start)
        for number in range(start.line, min(start.line + 30, len(lines) + 1)):
            begin = start.column - 1 if number == start.line else 0
            column = lines[number - 1].find(fragment, begin)
            if column >= 0:
                return Place(start.path, number, column + 1)
        return start

    def problem(self, place: Place, code: str, message: str, suggestion: str = "") -> Problem:
        """Return a mistake at `place`, with the line it stands on."""
        return Problem(place, code, message, suggestion, excerpt(self._lines(place), place))

    def _lines(self, place: Place) -> Sequence[str]:
        return self.lines if place.path == self.path else self.beside.get(place.path, ())


def read_written(
    text: str, path: str, model: type[Model]
) -> tuple[Model | None, Page, list[Problem]]:
    """Return `text` as a `model`, its page, and every mistake by place; `None` if unusable."""
    root, problems = load(text, path)
    lines = text.removeprefix("\ufeff").splitlines()
    page = Page(path, lines, root if isinstance(root, Map) else _empty_map())
    if not isinstance(root, Map):
        if not problems:
            found = "the file is empty" if root is None else f"found {_say(root)}"
            problems.append(page.problem(Place(path), "SL003", f"{found}; keys are expected"))
        return None, page, problems
    try:
        return model.model_validate(_plain(root)), page, problems
    except ValidationError as error:
        told = [*problems, *_problems(error, page, model)]
        return None, page, sorted(told, key=lambda problem: problem.place)


def take(page: Page, steps: Sequence[Step], kind: Any) -> Any:
    """Return the value at `steps` as a `kind`, else `None`: reads the rest of a broken file."""
    try:
        return _adapter(kind).validate_python(_plain(page.value(*steps)))
    except ValidationError:
        return None


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def salvage(page: Page, model: type[Model]) -> Model:
    """Return the keys of `page` that are right each by itself; all others have their defaults.

    For models whose keys are all optional.
    """
    sound = {}
    for key, value in _plain(page.root).items():
        try:
            model.model_validate({key: value})
        except ValidationError:
            continue
        sound[key] = value
    return model.model_validate(sound)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant; "" when none is near."""
    names = {name.lower(): name for name in sorted(known)}
    near = difflib.get_close_matches(word.lower(), list(names), 1, 0.6)
    return names[near[0]] if near else ""


def suggest(word: str, known: Iterable[str], noun: str = "known") -> str:
    """Return "did you mean ...?" or, of a short list, the words there are."""
    words = sorted(known)
    near = nearest(word, words)
    if near:
        return f"did you mean '{near}'?"
    return f"{noun}: {', '.join(words)}" if 0 < len(words) <= 16 else ""


def _problems(error: ValidationError, page: Page, model: type[Written]) -> Iterator[Problem]:
    """Put each complaint into words; a missing key that was misspelt is not told twice."""
    complaints = [each for each in error.errors(include_url=False) if not _follows(each)]
    misspelt = set()
    for each in complaints:
        if each["type"] == "extra_forbidden":
            steps = each["loc"]
            near = nearest(str(steps[-1]), _keys(model, steps[:-1]))
            misspelt.add((*steps[:-1], near))
    for each in complaints:
        if each["type"] == "missing" and each["loc"] in misspelt:
            continue
        yield _problem(each, page, model)


def _follows(complaint: Mapping[str, Any]) -> bool:
    """Tell whether a list is only called short because its items are wrong."""
    size = int(complaint.get("ctx", {}).get("min_length", 0))
    return bool(complaint["type"] == "too_short" and len(complaint["input"]) >= size)


def _problem(complaint: Mapping[str, Any], page: Page, model: type[Written]) -> Problem:
    steps: tuple[Step, ...] = complaint["loc"]
    kind: str = complaint["type"]
    path = [step for step in steps if not _is_tag(step)]
    own_key = complaint.get("ctx", {}).get("key", "")
    if own_key:
        path.append(own_key)
    code, message, suggestion = _WORDS.get(kind, _other)(complaint)
    if kind == "extra_forbidden":
        suggestion = suggest(str(steps[-1]), _keys(model, steps[:-1]))
    if kind == "missing":
        path = path[:-1]
    # A mapping inside a list begins where its first key stands; any other is named by its key.
    by_key = kind in ("extra_forbidden", "missing") or steps[-1:] == (_OF_KEY,) or bool(own_key)
    return page.problem(page.place(*path, key=by_key), code, message, suggestion)


_OF_KEY = "[key]"  # pydantic's last step to a complaint about a key
_Words = tuple[str, str, str]  # code, message, suggestion


def _unknown_key(complaint: Mapping[str, Any]) -> _Words:
    return "SL010", f"unknown key '{complaint['loc'][-1]}'", ""


def _missing_key(complaint: Mapping[str, Any]) -> _Words:
    return "SL011", f"the key '{complaint['loc'][-1]}' is missing", ""


def _wrong_type(wanted: str) -> Callable[[Mapping[str, Any]], _Words]:
    def words(complaint: Mapping[str, Any]) -> _Words:
        found = complaint["input"]
        hint = "put it in quotes" if wanted == "text" and isinstance(found, (int, float)) else ""
        return "SL012", f"expected {wanted}, found {_say(found)}", hint

    return words


def _wrong_word(complaint: Mapping[str, Any]) -> _Words:
    allowed = [word.strip(" '") for word in _allowed(complaint)]
    message = f"{_say(complaint['input'])} is not one of the allowed words"
    found = complaint["input"]
    near = nearest(found, allowed) if isinstance(found, str) else ""
    listed = ", ".join(allowed)
    return "SL013", message, f"did you mean '{near}'?" if near else f"allowed: {listed}"


def _allowed(complaint: Mapping[str, Any]) -> list[str]:
    context = complaint.get("ctx", {})
    listed = str(context.get("expected", context.get("expected_tags", "")))
    return listed.replace(" or ", ", ").split(",")


def _limit(text: str) -> Callable[[Mapping[str, Any]], _Words]:
    def words(complaint: Mapping[str, Any]) -> _Words:
        found = complaint["input"]
        size = str(len(found)) if isinstance(found, (tuple, dict)) else _say(found)
        return "SL014", f"{text.format(**complaint['ctx'])}, found {size}", ""

    return words


def _wrong_form(complaint: Mapping[str, Any]) -> _Words:
    message = f"{_say(complaint['input'])} has the wrong form"
    pattern = complaint["ctx"]["pattern"]
    return "SL015", message, _FORMS.get(pattern, f"it must match {pattern}")


def _own(complaint: Mapping[str, Any]) -> _Words:
    return "SL015", str(complaint["msg"]).removeprefix("Value error, "), ""


def _no_choice(complaint: Mapping[str, Any]) -> _Words:
    expected = str(complaint.get("ctx", {}).get("discriminator", ""))
    return "SL011", f"cannot tell what is meant by {_say(complaint['input'])}", expected


def _other(complaint: Mapping[str, Any]) -> _Words:
    context = complaint.get("ctx", {})
    message = str(complaint["msg"])
    return str(context.get("code", "SL015")), message, str(context.get("suggestion", ""))


_WORDS: dict[str, Callable[[Mapping[str, Any]], _Words]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "string_type": _wrong_type("text"),
    "int_type": _wrong_type("a whole number"),
    "int_from_float": _wrong_type("a whole number"),
    "float_type": _wrong_type("a number"),
    "finite_number": _wrong_type("a finite number"),
    "bool_type": _wrong_type("true or false"),
    "tuple_type": _wrong_type("a list"),
    "list_type": _wrong_type("a list"),
    "dict_type": _wrong_type("a mapping of keys"),
    "model_type": _wrong_type("a mapping of keys"),
    "model_attributes_type": _wrong_type("a mapping of keys"),
    "literal_error": _wrong_word,
    "enum": _wrong_word,
    "union_tag_invalid": _wrong_word,
    "union_tag_not_found": _no_choice,
    "string_too_short": _limit("at least {min_length} characters are needed"),
    "string_too_long": _limit("at most {max_length} characters are allowed"),
    "too_short": _limit("at least {min_length} are needed"),
    "too_long": _limit("at most {max_length} are allowed"),
    "greater_than_equal": _limit("must be at least {ge:g}"),
    "less_than_equal": _limit("must be at most {le:g}"),
    "greater_than": _limit("must be more than {gt:g}"),
    "less_than": _limit("must be less than {lt:g}"),
    "string_pattern_mismatch": _wrong_form,
    "value_error": _own,
}


def _say(value: Any) -> str:
    """Name a value the way its author sees it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return f"'{value[:40]}…'" if len(value) > 40 else f"'{value}'"
        case dict():
            return "a mapping of keys"
        case list() | tuple():
            return "a list"
    return str(value)


def _keys(model: type[Written], steps: Sequence[Step]) -> list[str]:
    """Return the keys that are known at `steps`."""
    kinds: list[Any] = [model]
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return sorted({key for kind in kinds for model in _models(kind) for key in _fields(model)})


def _inside(kind: Any, step: Step) -> Iterator[Any]:
    """Yield the types that one step leads to."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        tags = [each.tag for each in args[1:] if isinstance(each, Tag)]
        if tags and _is_tag(step):
            yield from (args[:1] if step in tags else ())
        else:
            yield from _inside(args[0], step)
    elif origin in (Union, UnionType):
        for each in args:
            yield from _inside(each, step)
    elif origin in (tuple, list) and isinstance(step, int):
        yield from (each for each in args if each is not Ellipsis)
    elif origin in (dict, Mapping):
        yield args[1]
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from (_fields(kind)[str(step)],) if step in _fields(kind) else ()


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    elif get_origin(kind) is Annotated or get_origin(kind) in (Union, UnionType):
        for each in get_args(kind):
            yield from _models(each)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {
        info.alias or name: Annotated[info.annotation, *info.metadata]
        if info.metadata
        else info.annotation
        for name, info in model.model_fields.items()
    }


def _is_tag(step: Step) -> bool:
    """Tell the names of choices from keys: choices are tagged `<so>`."""
    return isinstance(step, str) and (step.startswith("<") or step == _OF_KEY)


def _plain(value: Any) -> Any:
    """Return plain dicts and tuples, which is what strict models take."""
    if isinstance(value, Map):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Seq):
        return tuple(_plain(each) for each in value)
    return value


def _empty_map() -> Map:
    empty = Map()
    empty.at, empty.keys_at, empty.values_at = (1, 1), {}, {}
    return empty
