"""Put what a model complains of into words that people understand; finds no mistakes."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import Field

_FORMS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "lower-case words joined by hyphens, like 'banana-peel'",
    r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$": "owner/name in lower case, like 'slapstick/core'",
    r"^[a-z][a-z0-9_]*$": "one lower-case word, like 'loop'",
}
NAME, PACK, LABEL = _FORMS


def form(pattern: str, words: str, longest: int) -> Any:
    """Return the field of a text that has a form, which is told in words where it has another."""
    _FORMS[pattern] = words
    return Field(pattern=pattern, max_length=longest)


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
        return f"did you mean '{near}'?{_strange(word, near)}"
    return f"{noun}: {', '.join(words)}" if 0 < len(words) <= 16 else ""


def _strange(word: str, near: str) -> str:
    """Name the letters of a word that only look like those of a word of ASCII."""
    strange = dict.fromkeys(each for each in word if not each.isascii()) if near.isascii() else {}
    named = (f"U+{ord(each):04X} {unicodedata.name(each, '').lower()}" for each in strange)
    return f" there is {', '.join(named)} in it" if strange else ""


_Words = tuple[str, str, str]  # code, message, suggestion


def _unknown_key(complaint: Mapping[str, Any]) -> _Words:
    return "SL010", f"unknown key '{complaint['loc'][-1]}'", ""


def _missing_key(complaint: Mapping[str, Any]) -> _Words:
    return "SL011", f"the key '{complaint['loc'][-1]}' is missing", ""


def _wrong_type(wanted: str) -> Callable[[Mapping[str, Any]], _Words]:
    def words(complaint: Mapping[str, Any]) -> _Words:
        found = complaint["input"]
        return "SL012", f"expected {wanted}, found {say(found)}", _as_wanted(found, wanted)

    return words


def _as_wanted(found: Any, wanted: str) -> str:
    """Return how to write what was probably meant, or what is wanted."""
    if found is None:
        return "give it a value, or remove it"
    return _as_meant(found, wanted) or _SUCH_AS.get(wanted, "")


def _as_meant(found: Any, wanted: str) -> str:
    if wanted == "text":
        if isinstance(found, (tuple, list)) and len(found) == 1 and _is_word(found[0]):
            return f"write one: {found[0]}"
        return "put it in quotes" if isinstance(found, (int, float)) else ""
    if wanted == "true or false" and isinstance(found, str):
        word = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(found.lower())
        return f"write {word}" if word else ""
    if wanted.endswith("number"):
        if isinstance(found, float) and found.is_integer():
            return f"write {int(found)}"
        if isinstance(found, str) and re.fullmatch(r"[0-9]{1,15}", found):
            return f"write {int(found)}" + ("" if found[0] == "0" else ", without quotes")
    return f"write a list: [{found}]" if wanted == "a list" and _is_word(found) else ""


_SUCH_AS = {
    "text": "write one text, in quotes if it has signs of YAML in it",
    "a number": "write digits, such as 12 or 0.5, without quotes",
    "a whole number": "write digits, such as 12, without quotes",
    "a finite number": "write digits, such as 12 or 0.5, without quotes",
    "true or false": "write true or false, without quotes",
    "a list": "write a list: [one, another]",
    "a mapping of keys": "write keys with their values: {key: value}, or one on each line",
}


def _is_word(found: Any) -> bool:
    return isinstance(found, str) and re.fullmatch(r"[\w./*-]{1,60}", found) is not None


def _wrong_word(complaint: Mapping[str, Any]) -> _Words:
    allowed = [word.strip(" '") for word in _allowed(complaint)]
    found = complaint["input"]
    if isinstance(found, (dict, tuple, list)):
        return "SL012", f"expected one word, found {say(found)}", _as_one_word(found, allowed)
    message = f"{say(found)} is not one of the allowed words"
    if isinstance(found, bool) and {"on", "off"} <= set(allowed):
        return "SL013", message, f"write {'on' if found else 'off'}"
    near = nearest(found, allowed) if isinstance(found, str) else ""
    listed = ", ".join(allowed)
    return "SL013", message, f"did you mean '{near}'?" if near else f"allowed: {listed}"


def _as_one_word(found: Any, allowed: Iterable[str]) -> str:
    if isinstance(found, (tuple, list)) and len(found) == 1 and found[0] in allowed:
        return f"write it without brackets: {found[0]}"
    return f"write one of: {', '.join(allowed)}"


def _allowed(complaint: Mapping[str, Any]) -> list[str]:
    context = complaint.get("ctx", {})
    listed = str(context.get("expected", context.get("expected_tags", "")))
    return listed.replace(" or ", ", ").split(",")


def _limit(text: str) -> Callable[[Mapping[str, Any]], _Words]:
    def words(complaint: Mapping[str, Any]) -> _Words:
        found = complaint["input"]
        size = str(len(found)) if isinstance(found, (tuple, dict)) else say(found)
        return "SL014", f"{text.format(**complaint['ctx'])}, found {size}", ""

    return words


def _wrong_form(complaint: Mapping[str, Any]) -> _Words:
    message = f"{say(complaint['input'])} has the wrong form"
    pattern, found = complaint["ctx"]["pattern"], str(complaint["input"])
    hint = _FORMS.get(pattern, f"it must match {pattern}")
    if re.match(r"https?://[^/@]*@|\w+://[^/@]*:[^/@]*@", found):
        hint = "an address holds no password: use ssh, or git's own credential helper"
    usual = re.sub(r"[ _]+", "-", found.strip().lower())
    if usual != found and re.fullmatch(pattern, usual):
        hint = f"write '{usual}': {hint}"
    return "SL015", message, hint


def _own(complaint: Mapping[str, Any]) -> _Words:
    return "SL015", str(complaint["msg"]).removeprefix("Value error, "), ""


def _no_choice(complaint: Mapping[str, Any]) -> _Words:
    expected = str(complaint.get("ctx", {}).get("discriminator", ""))
    return "SL011", f"cannot tell what is meant by {say(complaint['input'])}", expected


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
    "string_too_short": _limit("at least {min_length} characters needed"),
    "string_too_long": _limit("at most {max_length} characters are allowed"),
    "too_short": _limit("at least {min_length} needed"),
    "too_long": _limit("at most {max_length} are allowed"),
    "greater_than_equal": _limit("must be at least {ge:g}"),
    "less_than_equal": _limit("must be at most {le:g}"),
    "greater_than": _limit("must be more than {gt:g}"),
    "less_than": _limit("must be less than {lt:g}"),
    "multiple_of": _limit("must be a multiple of {multiple_of:g}"),
    "string_pattern_mismatch": _wrong_form,
    "value_error": _own,
}


def in_words(complaint: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return code, message and suggestion of one complaint of a model."""
    return _WORDS.get(complaint["type"], _other)(complaint)


def say(value: Any) -> str:
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
