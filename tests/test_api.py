from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import slapstick
from slapstick import (
    AspectRatio,
    SoraClient,
    SoraWorkflow,
    TokenBudgetLevel,
    VideoGenerationRequest,
    build_prompt_from_repo,
)
from slapstick.errors import BadRequest, ProviderFailure


def test_a_prompt_is_built_from_a_folder(little: Path) -> None:
    prompt = build_prompt_from_repo(repo_path=little, budget=TokenBudgetLevel.LOW)
    longest = build_prompt_from_repo(little, TokenBudgetLevel.HIGH)

    assert prompt
    assert len(prompt.split()) < len(longest.split())


def test_any_shot_can_be_asked_for_and_no_other(little: Path) -> None:
    shot = SoraWorkflow(little).plan().prompts[0].shot

    assert build_prompt_from_repo(little, shot=shot)
    with pytest.raises(BadRequest, match="no shot 'encore'"):
        build_prompt_from_repo(little, shot="encore")


def test_paid_filming_refuses_clearly_until_a_service_is_there() -> None:
    client = SoraClient(api_key="secret", monthly_budget_usd=50.0)
    request = VideoGenerationRequest(
        prompt="A man slips.", seconds=8, aspect_ratio=AspectRatio.LANDSCAPE
    )

    with pytest.raises(ProviderFailure, match="none is configured"):
        client.generate_video(request)
    assert "secret" not in repr(client)


def test_a_request_that_cannot_be_filmed_is_refused() -> None:
    with pytest.raises(BadRequest, match="empty"):
        VideoGenerationRequest(prompt=" ")
    with pytest.raises(BadRequest, match="0 seconds"):
        VideoGenerationRequest(prompt="A man slips.", seconds=0)


def test_every_name_that_is_promised_is_there() -> None:
    for name in slapstick.__all__:
        assert getattr(slapstick, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        slapstick.nonsense  # noqa: B018  # the look itself is the test


def test_the_package_alone_loads_nothing_heavy() -> None:
    script = "import sys, slapstick\nprint({'pydantic', 'numpy', 'av', 'yaml'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "set()"
