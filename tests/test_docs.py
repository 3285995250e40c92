"""What the guides say is true: their Python runs, their links lead somewhere, their YAML reads."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from slapstick.errors import ProviderFailure
from slapstick.spec.language_text import LISTS, STRUCTURE, TABLES
from slapstick.spec.project import read_project

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")

DESIGN = """
from pathlib import Path
from slapstick import build_prompt_from_repo, TokenBudgetLevel, AspectRatio, SoraClient
from slapstick import VideoGenerationRequest, VideoGenerationResponse, SoraWorkflow

prompt = build_prompt_from_repo(repo_path=Path("."), budget=TokenBudgetLevel.LOW)
client = SoraClient(api_key="...", monthly_budget_usd=50.0)
response = client.generate_video(
    VideoGenerationRequest(prompt=prompt, seconds=8, aspect_ratio=AspectRatio.LANDSCAPE)
)
"""


def _fenced(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for number, (found, text) in enumerate(_FENCE.findall(page.read_text("utf-8")), 1):
            if found == language:
                yield f"{page.name}:{number}", text


@pytest.mark.parametrize(("where", "code"), list(_fenced("python")))
def test_python_in_the_guides_runs(
    where: str, code: str, little: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(little)

    exec(compile(code, where, "exec"), {})  # noqa: S102  # our own guides


def test_the_promised_snippet_runs_up_to_the_service(
    little: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(little)

    with pytest.raises(ProviderFailure):
        exec(compile(DESIGN, "design", "exec"), {})  # noqa: S102  # our own words


def _project_files() -> list[tuple[str, str]]:
    return [(where, text) for where, text in _fenced("yaml") if where.startswith("quickstart")]


@pytest.mark.parametrize(("where", "text"), _project_files())
def test_project_files_in_the_guides_are_right(where: str, text: str) -> None:
    assert read_project(text, where)[1] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_in_the_guides_lead_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *chain.from_iterable(extras)]
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")

    names = {re.split(r"[^a-z0-9-]", line.lower())[0] for line in wanted}
    missing = {name for name in names if f"`{name}`" not in told}
    assert {name for name in missing if not name.startswith("tree-sitter-")} == set()


def test_every_word_of_a_language_file_is_told() -> None:
    told = (ROOT / "docs" / "languages.md").read_text("utf-8")
    parts = [part for each in STRUCTURE.values() for part in each]
    words = {"grammar", "extends", *LISTS, *parts, *(f"@{name}" for name in STRUCTURE)}

    assert {word for word in words if f"`{word}`" not in told} == set()
    assert {word for word in TABLES if f"`{word} KIND`" not in told} == set()


def test_there_are_guides_to_test() -> None:
    assert list(_fenced("python"))
    assert _project_files()
    assert len(PAGES) >= 8
