"""Slapstick turns a repository into a silent comedy about its own code."""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; loading `typing` takes a tenth of a short command
if TYPE_CHECKING:
    from typing import Any

    from slapstick.api import (
        AspectRatio,
        SoraClient,
        SoraWorkflow,
        TokenBudgetLevel,
        VideoGenerationRequest,
        VideoGenerationResponse,
        build_prompt_from_repo,
    )

__version__ = "0.1.0"
__all__ = [
    "AspectRatio",
    "SoraClient",
    "SoraWorkflow",
    "TokenBudgetLevel",
    "VideoGenerationRequest",
    "VideoGenerationResponse",
    "__version__",
    "build_prompt_from_repo",
]


def __getattr__(name: str) -> Any:
    """Load the Python API when it is first asked for, so that `sora --help` need not."""
    if name not in __all__:
        raise AttributeError(f"module 'slapstick' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415  # late is the point

    return getattr(import_module("slapstick.api"), name)


def __dir__() -> list[str]:
    """List what can be had."""
    return sorted(__all__)
