"""The written form of a rule pack, as pydantic models; what the words mean is proved elsewhere."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from slapstick.spec.wording import say, suggest
from slapstick.spec.written import ONE_OR_LIST, AvoidKeys, Label, Name, PackName, Written

CLAUSE_WORDS = ("all", "any", "not", "fact", "concept", "count", "path", "language", "use")
_RELATED = ("inside", "contains", "after", "same-file")

Kind = Annotated[str, Field(min_length=1, max_length=60)]
Glob = Annotated[str, Field(min_length=1, max_length=200)]
Number = int | float
Word = Annotated[str | int | float | bool, Field(union_mode="left_to_right")]
Amount = Annotated[int, Field(ge=0, le=1_000_000_000)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
Sign = Annotated[str, Field(min_length=1, max_length=60)]
Code = Annotated[str, Field(min_length=1, max_length=20_000)]


class AttributeTests(Written):
    """What an attribute must be: one test or several."""

    is_: Word | None = None
    """Equal to this value."""
    in_: Annotated[tuple[Word, ...], Field(min_length=1, max_length=50)] | None = None
    """One of these values."""
    regex: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """A pattern that is found somewhere in it."""
    absent: bool | None = None
    """true: the fact does not carry it; false: it does."""
    at_least: Number | None = None
    """This number or more."""
    at_most: Number | None = None
    """This number or less."""


def _tests(value: Any) -> Any:
    if isinstance(value, dict):
        if not value:
            raise _complaint("SL011", "no test is written", "for instance {is: 3}")
        return value
    if isinstance(value, tuple):
        raise _complaint("SL012", "expected a mapping of tests, found a list", "write {in: [...]}")
    raise _complaint(
        "SL012",
        f"expected a mapping of tests, found {say(value)}",
        f"write {{is: {value if isinstance(value, str) else say(value)}}}",
    )


Tests = Annotated[AttributeTests, BeforeValidator(_tests)]


class _Counted(Written):
    where: dict[str, Tests] = Field(default_factory=dict)
    """Tests on the attributes of the fact."""
    at_least: Amount | None = None
    """How many there must be."""
    at_most: Amount | None = None
    """How many there may be."""


class FactClause(_Counted):
    """One place in the code; the rule fires for each."""

    fact: Kind
    """A kind of fact: `sora languages --matrix` lists them."""
    as_: Label | None = None
    """The name under which slots and relations speak of it."""
    inside: Label | None = None
    """It lies within the fact of that label."""
    contains: Label | None = None
    """The fact of that label lies within it."""
    after: Label | None = None
    """It begins where the fact of that label has ended, in the same file."""
    same_file: Label | None = None
    """It stands in the file of that label."""


class ConceptClause(_Counted):
    """All facts of a kind in the whole project, as one thing; the rule fires once."""

    concept: Kind
    """A kind of fact."""
    as_: Label | None = None
    """The name under which slots speak of the best example."""


class CountedFacts(_Counted):
    """The facts that are counted."""

    fact: Kind
    """A kind of fact."""


class CountClause(Written):
    """A number of facts in the whole project; binds nothing."""

    count: CountedFacts
    """What is counted, with at-least or at-most."""


class PathClause(Written):
    """Where the code may stand."""

    path: Annotated[
        Annotated[Glob, Tag("<one>")]
        | Annotated[tuple[Glob, ...], Field(min_length=1, max_length=50), Tag("<list>")],
        ONE_OR_LIST,
    ]
    """Patterns of paths; one must fit. `**` crosses folders."""


class LanguageClause(Written):
    """In which languages the rule fires."""

    language: Annotated[
        Annotated[Name, Tag("<one>")]
        | Annotated[tuple[Name, ...], Field(min_length=1, max_length=50), Tag("<list>")],
        ONE_OR_LIST,
    ]
    """Names of languages; one must fit."""


class UseClause(Written):
    """A clause that stands under a name in a file of the same pack."""

    use: Name
    """A name under `clauses`."""


class AllClause(Written):
    """Each of them holds."""

    all: Annotated[tuple[AnyClause, ...], Field(min_length=1, max_length=20)]


class AnyOfClause(Written):
    """At least one of them holds."""

    any: Annotated[tuple[AnyClause, ...], Field(min_length=2, max_length=20)]


class NotClause(Written):
    """It does not hold."""

    not_: AnyClause


def _one_word(value: Any) -> Any:
    """Refuse a clause without, or with two of, the words that say what it is."""
    if not isinstance(value, dict):
        raise _complaint("SL012", "expected a clause, such as {fact: ...}")
    words = [word for word in CLAUSE_WORDS if word in value]
    if len(words) > 1:
        message = f"'{words[0]}' and '{words[1]}' cannot stand in one clause"
        raise _complaint("SL010", message, "put them under `all`", words[1])
    if not words:
        wrong = next((key for key in value if key not in ("as", "where", *_RELATED)), "")
        hint = suggest(wrong, CLAUSE_WORDS, "a clause is one of")
        if wrong:
            raise _complaint("SL010", f"unknown key '{wrong}'", hint, wrong)
        raise _complaint("SL011", "the clause does not say what it looks for", hint)
    return value


def _tag(value: Any) -> str | None:
    written = value if isinstance(value, dict) else type(value).model_fields
    return next((f"<{w}>" for w in CLAUSE_WORDS if w in written or f"{w}_" in written), None)


def _complaint(code: str, message: str, suggestion: str = "", key: str = "") -> PydanticCustomError:
    about = {"code": code, "message": message, "suggestion": suggestion, "key": key}
    return PydanticCustomError("written", "{message}", about)


AnyClause = Annotated[
    Annotated[AllClause, Tag("<all>")]
    | Annotated[AnyOfClause, Tag("<any>")]
    | Annotated[NotClause, Tag("<not>")]
    | Annotated[FactClause, Tag("<fact>")]
    | Annotated[ConceptClause, Tag("<concept>")]
    | Annotated[CountClause, Tag("<count>")]
    | Annotated[PathClause, Tag("<path>")]
    | Annotated[LanguageClause, Tag("<language>")]
    | Annotated[UseClause, Tag("<use>")],
    Discriminator(_tag),
    BeforeValidator(_one_word),
]


class WrittenLimits(Written):
    """How often a gag may be used."""

    per_film: Annotated[int, Field(ge=1, le=20)] = 1
    """At most so many times in one film."""
    per_file: Annotated[int, Field(ge=1, le=20)] = 1
    """At most so many times for one source file."""


class WrittenGag(Written):
    """The words and the staging."""

    prop: Annotated[str, Field(min_length=1, max_length=40)]
    """The thing the gag turns on."""
    puppet: Name
    """Which puppet gag draws it in the animatic."""
    laugh: Annotated[int, Field(ge=1, le=4)]
    """1 titter, 2 chuckle, 3 belly laugh, 4 boffo."""
    hurt: Literal["", "none", "pride", "pratfall"] = ""
    """What it costs its victim; `pratfall` for gags tagged `fall`, else `pride`, if not said."""
    tags: Annotated[tuple[Name, ...], Field(min_length=1, max_length=8)]
    """What a story may ask for: fall, chase, repetition, crowd ..."""
    setup: Sentence
    """What he wants: one sentence."""
    escalate: Sentence
    """What goes wrong, and then worse: one sentence."""
    topper: Sentence
    """What nobody saw coming: one sentence."""
    card: Annotated[str, Field(max_length=120)] = ""
    """Words on an intertitle; at most 12."""
    card_in: dict[
        Annotated[str, Field(pattern=r"^[a-z]{2,3}$")],
        Annotated[str, Field(min_length=1, max_length=120)],
    ] = Field(default_factory=dict)
    """The card in other languages, by code: `{de: Noch einmal.}`."""
    signs: Annotated[tuple[Sign, ...], Field(max_length=4)] = ()
    """Words on shop fronts, crates and boards."""
    reversed: bool = False
    """Whether the puppet gag ends the other way round: this time all goes well for him."""


Samples = dict[
    Annotated[str, Field(min_length=1, max_length=60)],  # whether it is a language, proofs know
    Annotated[
        Annotated[Code, Tag("<one>")]
        | Annotated[tuple[Code, ...], Field(min_length=1, max_length=20), Tag("<list>")],
        ONE_OR_LIST,
    ],
]


class WrittenRule(Written):
    """One gag and the code it is about."""

    id: Name
    """Its name within the pack; never changed once published."""
    why: Sentence
    """What is wrong (or right) with the code: one sentence."""
    when: AnyClause
    """What must be found."""
    weight: Annotated[int, Field(ge=0, le=100)] = 50
    """Which of two gags is preferred: 0 to 100."""
    limits: WrittenLimits = WrittenLimits()
    gag: WrittenGag
    fires: Annotated[Samples, Field(min_length=1)]
    """Code on which it fires, by language."""
    quiet: Annotated[Samples, Field(min_length=1)]
    """Code on which it does not."""


class WrittenPack(Written):
    """One file of a rule pack: rules, or clauses, or both."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["rules"]}, {"required": ["clauses"]}]}
    )

    format: Literal["rules/1"]
    """The version of this file's form."""
    pack: PackName
    """The pack the rules belong to: owner/name."""
    title: Annotated[str, Field(max_length=80)] = ""
    """What the file's gags have in common."""
    clauses: dict[Name, AnyClause] = Field(default_factory=dict)
    """Clauses that rules of the pack, in this file or another, `use:` by name."""
    avoid: AvoidKeys = AvoidKeys()
    """What no text of a film with this pack may say, over what is built in."""
    rules: Annotated[tuple[WrittenRule, ...], Field(min_length=1, max_length=1000)] = ()
    """The gags; a file may hold clauses alone."""


for _model in (AllClause, AnyOfClause, NotClause, WrittenRule, WrittenPack):
    _model.model_rebuild()
