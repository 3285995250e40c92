"""The nouns, in order of birth: from a place in a file to a film; not for verbs.

What reading source needs is there at once; the rest loads when it is first asked for, as making
thirty frozen classes takes longer than reading a small repository.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from slapstick.model.source import (
    AttributeKind,
    Fact,
    FactKind,
    Identity,
    Pairs,
    Place,
    Problem,
    Scalar,
    Scan,
    Skipped,
)

if TYPE_CHECKING:
    from slapstick.model.film import (
        Beat,
        Card,
        Comeback,
        Concept,
        Film,
        GagMatch,
        Hit,
        Line,
        Part,
        Plot,
        Prompt,
        Shot,
        Staging,
    )
    from slapstick.model.project import (
        AspectRatio,
        Avoid,
        Override,
        PackAsk,
        Project,
        ServiceChoice,
        TokenBudgetLevel,
    )
    from slapstick.model.rules import (
        AttributeTest,
        Clause,
        GagRule,
        GagScript,
        Sample,
        Silence,
    )
    from slapstick.model.stories import (
        Character,
        Slot,
        Story,
        StoryWords,
    )

_LATER = {
    "project": (
        "Override",
        "Avoid",
        "TokenBudgetLevel",
        "AspectRatio",
        "ServiceChoice",
        "PackAsk",
        "Project",
    ),
    "rules": (
        "AttributeTest",
        "Clause",
        "GagScript",
        "Sample",
        "Silence",
        "GagRule",
    ),
    "stories": (
        "Character",
        "Slot",
        "StoryWords",
        "Story",
    ),
    "film": (
        "Concept",
        "GagMatch",
        "Line",
        "Staging",
        "Card",
        "Beat",
        "Plot",
        "Shot",
        "Part",
        "Prompt",
        "Comeback",
        "Hit",
        "Film",
    ),
}
_HOMES = {name: module for module, names in _LATER.items() for name in names}

__all__ = [
    "AspectRatio",
    "AttributeKind",
    "AttributeTest",
    "Avoid",
    "Beat",
    "Card",
    "Character",
    "Clause",
    "Comeback",
    "Concept",
    "Fact",
    "FactKind",
    "Film",
    "GagMatch",
    "GagRule",
    "GagScript",
    "Hit",
    "Identity",
    "Line",
    "Override",
    "PackAsk",
    "Pairs",
    "Part",
    "Place",
    "Plot",
    "Problem",
    "Project",
    "Prompt",
    "Sample",
    "Scalar",
    "Scan",
    "ServiceChoice",
    "Shot",
    "Silence",
    "Skipped",
    "Slot",
    "Staging",
    "Story",
    "StoryWords",
    "TokenBudgetLevel",
]


def __getattr__(name: str) -> Any:
    """Load what is not about source when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'slapstick.model' has no attribute '{name}'")
    module = import_module(f"slapstick.model.{home}")
    globals().update({each: getattr(module, each) for each in _LATER[home]})
    return getattr(module, name)
