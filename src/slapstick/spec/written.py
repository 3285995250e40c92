r"""Check what people wrote against a pydantic model and place each mistake; knows no file kind.

    class Fox(Written):
        name: str
        at_least: int = 1                 # is written `at-least`

    fox, page, problems = read_written("nmae: Ann\n", "fox.yaml", Fox)
    problems[0]                           # fox.yaml:1:1 SL010 unknown key 'nmae' ... 'name'?

Values are taken as they are written: "5" is text and never a number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter, ValidationError

from slapstick.model import Avoid, Place, Problem
from slapstick.spec.page import Page, Step
from slapstick.spec.wording import LABEL, NAME, PACK, in_words, nearest, say, suggest
from slapstick.spec.yaml_text import Map, Seq, load

_Said = Annotated[str, Field(min_length=2, max_length=60)]
Name = Annotated[str, Field(pattern=NAME, max_length=60)]
PackName = Annotated[str, Field(pattern=PACK, max_length=80)]
Label = Annotated[str, Field(pattern=LABEL, max_length=30)]


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


def read_written(
    text: str, path: str, model: type[Model]
) -> tuple[Model | None, Page, list[Problem]]:
    """Return `text` as a `model`, its page, and every mistake by place; `None` if unusable."""
    root, problems = load(text, path)
    lines = text.removeprefix("\ufeff").splitlines()
    page = Page(path, lines, root if isinstance(root, Map) else _empty_map())
    if not isinstance(root, Map):
        if not problems:
            found = "the file is empty" if root is None else f"found {say(root)}"
            problems.append(page.problem(Place(path), "SL003", f"{found}; keys are expected"))
        return None, page, problems
    sound: Model | None = None
    told = list(problems)
    try:
        sound = model.model_validate(_plain(root))
    except ValidationError as error:
        told += _problems(error, page, model)
    other = _of_another_kind(page, model)
    if other:
        return None, page, [other]
    places = {problem.place for problem in told}
    empty = [each for each in _empty(root, page, ()) if each.place not in places]
    told += empty
    return None if empty else sound, page, sorted(told, key=lambda problem: problem.place)


_KINDS = {
    "sora": "a project", "rules": "rules", "story": "a story", "pack": "a pack", "lock": "a lock",
}  # fmt: skip


def _of_another_kind(page: Page, model: type[Written]) -> Problem | None:
    """Return the one mistake of a file that says it is of another kind than it is read as."""
    field = model.model_fields.get("format")
    wanted = get_args(field.annotation)[0] if field and get_args(field.annotation) else ""
    said = page.value("format")
    kind = said.partition("/")[0] if isinstance(said, str) else ""
    if kind not in _KINDS or kind == wanted.partition("/")[0]:
        return None
    message = f"this is {_KINDS[kind]}, and is read as {_KINDS[wanted.partition('/')[0]]}"
    return page.problem(page.place("format"), "SL013", message, f"{wanted} is expected here")


def _empty(value: Any, page: Page, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Yield a mistake for each key behind which there is nothing: it is not as if left out."""
    if isinstance(value, Map):
        for key, each in value.items():
            if each is None:
                message = f"nothing stands behind '{key}'"
                hint = "give it a value, or remove it"
                yield page.problem(page.place(*steps, key), "SL012", message, hint)
            yield from _empty(each, page, (*steps, key))
    elif isinstance(value, Seq):
        for index, each in enumerate(value):
            yield from _empty(each, page, (*steps, index))


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

    For models whose keys are all optional.  Of a mapping whose parts are mistaken the others count.
    """
    sound: dict[str, Any] = {}
    for key, value in _plain(page.root).items():
        inner = value
        if not _is_sound(model, {**sound, key: value}) and isinstance(value, dict):
            inner = {k: each for k, each in value.items() if _is_sound(model, {key: {k: each}})}
        if _is_sound(model, {**sound, key: inner}):
            sound[key] = inner
    return model.model_validate(sound)


def _is_sound(model: type[Model], values: Mapping[str, Any]) -> bool:
    try:
        model.model_validate(values)
    except ValidationError:
        return False
    return True


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
    code, message, suggestion = in_words(complaint)
    if kind == "extra_forbidden":
        suggestion = suggest(str(steps[-1]), _keys(model, steps[:-1]))
    if kind == "missing":
        path = path[:-1]
    # A mapping inside a list begins where its first key stands; any other is named by its key.
    by_key = kind in ("extra_forbidden", "missing") or steps[-1:] == (_OF_KEY,) or bool(own_key)
    return page.problem(page.place(*path, key=by_key), code, message, suggestion)


_TAG = re.compile("<[a-z-]+>")
_OF_KEY = "[key]"  # pydantic's last step to a complaint about a key


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
    return isinstance(step, str) and (step == _OF_KEY or _TAG.fullmatch(step) is not None)


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
