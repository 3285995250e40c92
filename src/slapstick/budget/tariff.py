"""What services charge, as dated data: one YAML file per service, read like a user's own.

A price is only as good as its day: each file says when it was read and where, and when a model
goes.  A file of the same service in the project's `.sora/tariffs/` takes the place of the one
that ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from slapstick.budget.money import micros
from slapstick.errors import BadFiles, BadRequest
from slapstick.model import Place, Problem
from slapstick.spec.yaml_text import find, load

WARN_DAYS = 60  # before a model retires
AGED_DAYS = 90  # after which a price list may no longer be true
TIERS = ("low", "medium", "high")
_TIERS: Mapping[str, str] = {
    "low": "low", "draft": "low",
    "medium": "medium", "standard": "medium",
    "high": "high", "final": "high",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Priced:
    """One model's price by resolution, in micro-dollars per second of film."""

    name: str
    per_second: tuple[tuple[str, int], ...]
    retires_on: date | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """What a quality means at a service."""

    name: str
    model: str
    resolution: str


@dataclass(frozen=True, slots=True)
class Tariff:
    """A service's price list."""

    provider: str
    as_of: date
    source: str
    models: tuple[Priced, ...]
    tiers: tuple[Tier, ...] = ()

    def price(self, model: str, resolution: str) -> int | None:
        """Return micro-dollars per second, None where it is not listed."""
        priced = self.find(model)
        return dict(priced.per_second).get(resolution) if priced else None

    def find(self, model: str) -> Priced | None:
        """Return a model's line in the list."""
        return next((priced for priced in self.models if priced.name == model), None)

    def tier(self, quality: str) -> Tier | None:
        """Return what a quality means here: low, medium, high; or draft, standard, final."""
        name = tier_name(quality)
        return next((tier for tier in self.tiers if tier.name == name), None)

    def alive(self, today: date) -> tuple[str, ...]:
        """Name the models that do not retire before tomorrow."""
        return tuple(p.name for p in self.models if not p.retires_on or p.retires_on > today)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a model may still be used, in words for people."""

    level: Literal["fine", "retiring", "retired"]
    words: str = ""


def tier_name(quality: str) -> str:
    """Return the tier behind a quality; raise `BadRequest` naming those there are."""
    if quality.lower() not in _TIERS:
        raise BadRequest(f"no quality '{quality}'", f"there are: {', '.join(_TIERS)}", code="SL202")
    return _TIERS[quality.lower()]


def standing(tariff: Tariff, model: str, today: date) -> Standing:
    """Say whether a model has retired or soon will, and what is alive instead."""
    priced = tariff.find(model)
    if priced is None or priced.retires_on is None:
        return Standing("fine")
    days = (priced.retires_on - today).days
    if days > WARN_DAYS:
        return Standing("fine")
    alive = [name for name in tariff.alive(today) if name != model]
    instead = priced.instead or (f"alive: {', '.join(alive)}" if alive else "see `sora providers`")
    if days > 0:
        return Standing("retiring", f"{model} retires on {priced.retires_on}; {instead}")
    return Standing("retired", f"{model} retired on {priced.retires_on}; {instead}")


def aged(tariff: Tariff, today: date) -> str:
    """Say how old a price list is, where that is so old that its prices may have changed."""
    if (today - tariff.as_of).days <= AGED_DAYS:
        return ""
    return f"prices of {tariff.provider} are of {tariff.as_of}; look at {tariff.source}"


def load_tariffs(own: Iterable[tuple[str, str]] = ()) -> dict[str, Tariff]:
    """Return all price lists by service; `own` are (path, text) of files that replace some.

    Raise `BadFiles` with every mistake in them.
    """
    folder = files("slapstick.budget") / "tariffs"
    built_in = sorted(
        (f"tariffs/{entry.name}", entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    )
    tariffs: dict[str, Tariff] = {}
    problems: list[Problem] = []
    for path, text in (*built_in, *own):
        tariff, found = read_tariff(text, path)
        problems += found
        if tariff is not None:
            tariffs[tariff.provider] = tariff
    if problems:
        raise BadFiles(problems)
    return dict(sorted(tariffs.items()))


def read_tariff(text: str, path: str) -> tuple[Tariff | None, list[Problem]]:
    """Return the price list that is written in `text`, or its mistakes."""
    root, problems = load(text, path)
    if problems:
        return None, problems
    reader = _Reader(root, path, text.splitlines())
    tariff = reader.tariff()
    return (None if reader.problems else tariff), reader.problems


class _Reader:
    """Turns one file's values into a tariff and collects what is wrong with them."""

    def __init__(self, root: Any, path: str, lines: list[str]) -> None:
        self._root, self._path, self._lines = root, path, lines
        self.problems: list[Problem] = []

    def tariff(self) -> Tariff:
        self._known((), {"provider", "as_of", "source", "models", "tiers"})
        models = self._mapping(("models",))
        tiers = self._mapping(("tiers",)) if "tiers" in self._mapping(()) else {}
        tariff = Tariff(
            provider=self._text(("provider",)),
            as_of=self._date(("as_of",)) or date.min,
            source=self._text(("source",)),
            models=tuple(self._priced(name) for name in models),
            tiers=tuple(self._tier(name) for name in tiers),
        )
        for tier in tariff.tiers:
            if tariff.price(tier.model, tier.resolution) is None:
                self._wrong(("tiers", tier.name), "this model has no price at this resolution")
        return tariff

    def _priced(self, name: str) -> Priced:
        at = ("models", name)
        self._known(at, {"usd_per_second", "retires_on", "instead"})
        prices = self._mapping((*at, "usd_per_second"))
        told = self._mapping(at)
        return Priced(
            name,
            tuple((str(r), self._micros((*at, "usd_per_second", r))) for r in prices),
            self._date((*at, "retires_on")) if "retires_on" in told else None,
            self._text((*at, "instead")) if "instead" in told else "",
        )

    def _tier(self, name: str) -> Tier:
        at = ("tiers", name)
        if name not in TIERS:
            self._wrong(at, f"no tier '{name}'", "there are: low, medium, high")
        return Tier(name, self._text((*at, "model")), self._text((*at, "resolution")))

    def _micros(self, at: tuple[str, ...]) -> int:
        value = self._at(at)
        try:
            return micros("a flag" if isinstance(value, bool) else value)
        except BadRequest:
            self._wrong(at, "this is not a price", "give dollars per second, for instance 0.07")
            return 0

    def _date(self, at: tuple[str, ...]) -> date | None:
        try:
            return date.fromisoformat(str(self._at(at)))
        except ValueError:
            self._wrong(at, "this is not a day", "write it as 2026-11-22")
            return None

    def _text(self, at: tuple[str, ...]) -> str:
        value = self._at(at)
        if not isinstance(value, str) or not value:
            self._wrong(at, f"'{at[-1]}' must be there, as text")
            return ""
        return value

    def _mapping(self, at: tuple[str, ...]) -> dict[str, Any]:
        value = self._at(at)
        if not isinstance(value, dict):
            self._wrong(at, f"'{at[-1] if at else self._path}' must hold keys")
            return {}
        return value

    def _known(self, at: tuple[str, ...], keys: set[str]) -> None:
        for key in self._mapping(at):
            if key not in keys:
                known = f"known: {', '.join(sorted(keys))}"
                self._wrong((*at, key), f"unknown key '{key}'", known, key=True)

    def _at(self, at: tuple[str, ...]) -> Any:
        value = self._root
        for step in at:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def _wrong(
        self, at: tuple[str, ...], message: str, suggestion: str = "", *, key: bool = False
    ) -> None:
        line, column = find(self._root, at, key=key)
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        place = Place(self._path, line, column)
        self.problems.append(Problem(place, "SL070", message, suggestion, excerpt))
