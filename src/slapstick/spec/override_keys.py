"""The written form of what a project changes in rules of packs; what it does stands beside it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from slapstick.spec.shape import Sentence, Sign
from slapstick.spec.written import Name, Written

_Pattern = Annotated[str, Field(min_length=1, max_length=300)]
_Glob = Annotated[str, Field(min_length=1, max_length=200)]
_Often = Annotated[int, Field(ge=1, le=20)]
Switch = Literal["on", "off"]


class ChangeKeys(Written):
    """The values of a rule that a project may change; all others are the pack's own."""

    weight: Annotated[int, Field(ge=0, le=100)] = 50
    """Which of two gags is preferred: 0 to 100."""
    per_film: Annotated[_Often, Field(alias="limits.per-film")] = 1
    """At most so many times in one film."""
    per_file: Annotated[_Often, Field(alias="limits.per-file")] = 1
    """At most so many times for one source file."""
    prop: Annotated[str, Field(alias="gag.prop", min_length=1, max_length=40)] = "hat"
    """The thing the gag turns on."""
    puppet: Annotated[Name, Field(alias="gag.puppet")] = "slip"
    """Which puppet gag draws it in the animatic."""
    laugh: Annotated[int, Field(alias="gag.laugh", ge=1, le=4)] = 1
    """1 titter, 2 chuckle, 3 belly laugh, 4 boffo."""
    hurt: Annotated[Literal["none", "pride", "pratfall"], Field(alias="gag.hurt")] = "none"
    """What it costs its victim."""
    tags: Annotated[tuple[Name, ...], Field(alias="gag.tags", min_length=1, max_length=8)] = (
        "any",
    )
    """What a story may ask for."""
    setup: Annotated[Sentence, Field(alias="gag.setup")] = "."
    """What he wants: one sentence."""
    escalate: Annotated[Sentence, Field(alias="gag.escalate")] = "."
    """What goes wrong, and then worse: one sentence."""
    topper: Annotated[Sentence, Field(alias="gag.topper")] = "."
    """What nobody saw coming: one sentence."""
    card: Annotated[str, Field(alias="gag.card", max_length=120)] = ""
    """Words on an intertitle; at most 12."""
    signs: Annotated[tuple[Sign, ...], Field(alias="gag.signs", max_length=4)] = ()
    """Words on shop fronts, crates and boards."""
    reversed: Annotated[bool, Field(alias="gag.reversed")] = False
    """Whether the puppet gag ends the other way round."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="before")
    @classmethod
    def _some(cls, value: Any) -> Any:
        if value == {}:
            raise ValueError("nothing is changed; for instance {gag.prop: stapler}")
        return value


class OverrideKeys(Written):
    """A change to rules of a pack."""

    change: ChangeKeys
    """Values by their names: `weight`, `limits.per-film`, `gag.prop` and so on."""
    reason: Sentence
    """Why; `sora explain` and `sora rules` tell it."""


RuleSwitch = Annotated[
    Annotated[Switch, Tag("<word>")] | Annotated[OverrideKeys, Tag("<change>")],
    Discriminator(lambda value: "<change>" if isinstance(value, dict) else "<word>"),
]


class PathKeys(Written):
    """Rules switched for the code of some files."""

    files: Annotated[tuple[_Glob, ...], Field(min_length=1, max_length=100)]
    """Patterns of paths; `**` crosses folders."""
    rules: Annotated[dict[_Pattern, Switch], Field(min_length=1)]
    """Rule ids or patterns, `on` or `off`; later lines win."""
    reason: Annotated[str, Field(max_length=400)] = ""
    """Why, for those who read it later."""
