"""Each code is explained, and what is said to be wrong is told by that code and what is right not.

Run as a script it writes docs/errors.md anew.
"""

from __future__ import annotations

import io
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import click
import pytest

from slapstick.app.mistakes import known_mistakes
from slapstick.app.opening import open_project, survey_project
from slapstick.app.overrides import heard
from slapstick.app.planning import read_all
from slapstick.budget.tariff import read_tariff
from slapstick.cli import main
from slapstick.cli.words import problem_text
from slapstick.cut.repertoire import repertoire
from slapstick.cut.scenery import scenes
from slapstick.errors import BadFiles, BadRequest, OverBudget, ProviderFailure, SlapstickError
from slapstick.model import Problem
from slapstick.read.languages import (
    builtin_texts,
    check_queries,
    missing_grammars,
    read_texts,
    vocabulary,
)
from slapstick.review.snapshots import from_text
from slapstick.spec.problems import Mistake, read_mistakes
from slapstick.spec.rules import load_rules
from slapstick.spec.stories import read_story
from slapstick.spec.vocabulary import read_vocabulary
from slapstick.tell.lint import lint_rule, lint_story
from tests.spec.sound_files import ROOT, SOUND, with_excerpt

PAGE = ROOT / "docs" / "errors.md"
SOURCE = ROOT / "src" / "slapstick"
_CODE = re.compile(r'"(SL\d{3})"')
LANGUAGES = [text.id for text in builtin_texts()]


@cache
def _puppets() -> tuple[str, ...]:
    return tuple(repertoire())


def _rules(text: str) -> list[Problem]:
    rules, problems = load_rules({"gags.yaml": text}, vocabulary(), _puppets(), LANGUAGES)
    return problems or [found for rule in rules for found in lint_rule(rule)]


def _story(text: str) -> list[Problem]:
    story, problems = read_story(text, "story.yaml", _puppets(), tuple(scenes()))
    return problems or (lint_story(story) if story else [])


def _language(text: str) -> list[Problem]:
    texts, problems = read_texts([("pyx.scm", text)], builtin_texts())
    mine = [each for each in texts if each.id == "pyx"]
    return [*problems, *check_queries(mine), *missing_grammars(mine)]


def _project(text: str, encoding: str = "utf-8") -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sora.yaml").write_text(text, encoding)
        survey = survey_project(Path(folder), lint=True)
        return [*survey.problems, *survey.findings]


def _own_story(text: str) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mine.yaml").write_text(text, "utf-8")
        Path(folder, "sora.yaml").write_text("story: ./mine.yaml\n", "utf-8")
        survey = survey_project(Path(folder), lint=True)
        return [*survey.problems, *survey.findings]


def _bytes(text: str) -> list[Problem]:
    return _project(text, "latin-1" if "Latin-1" in text else "utf-8")


def _comment(text: str) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kettle.py").write_text(text, "utf-8")
        workspace = open_project(Path(folder))
        try:
            heard(workspace, read_all(workspace, workers=0))
        except BadFiles as found:
            return list(found.problems)
        return []


def _pack(text: str) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "office" / "rules").mkdir(parents=True)
        (root / "sora.yaml").write_text("packs: [./office]\n", "utf-8")
        (root / "office" / "pack.yaml").write_text(text, "utf-8")
        (root / "office" / "rules" / "office.yaml").write_text(SOUND["rules"], "utf-8")
        return list(survey_project(root).problems)


def _lock(text: str) -> list[Problem]:
    """Read a lock that is otherwise as this Slapstick would write it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sora.lock").write_text(text, "utf-8")
        survey = survey_project(Path(folder))
        problems = [*survey.problems, *survey.findings]
        return [each for each in problems if each.message.startswith("rules-api")]


# How each kind of file is read.  Whoever adds a kind of file adds a line here.
READERS: dict[str, Callable[[str], list[Problem]]] = {
    "rules": _rules,
    "story": _story,
    "own story": _own_story,
    "language": _language,
    "project": _project,
    "bytes": _bytes,
    "comment": _comment,
    "pack": _pack,
    "lock": _lock,
    "facts": lambda text: read_vocabulary(text, "facts.yaml")[1],
    "tariff": lambda text: read_tariff(text, "prices.yaml")[1],
    "prompt": lambda text: from_text(text, "01.prompt.md")[1],
}
SHOWN = {code: each for code, each in known_mistakes().items() if each.in_ in READERS}
ASKED = {code: each for code, each in known_mistakes().items() if each.in_ == "command"}


def problems_of(mistake: Mistake, excerpt: str) -> list[Problem]:
    """Return the mistakes in a sound file that holds `excerpt`."""
    return READERS[mistake.in_](with_excerpt(mistake.in_, mistake.right, excerpt))


def raised_codes() -> set[str]:
    """Return every code that stands in the source."""
    return {
        code for path in SOURCE.rglob("*.py") for code in _CODE.findall(path.read_text("utf-8"))
    }


def test_every_code_that_is_raised_is_explained_and_no_other() -> None:
    examples = {"SL012"}  # in a comment of the model too
    assert raised_codes() | examples == set(known_mistakes())


@pytest.mark.parametrize("kind", [kind for kind in SOUND if kind in READERS])
def test_the_files_that_excerpts_are_put_into_are_sound(kind: str) -> None:
    assert READERS[kind](SOUND[kind]) == []


@pytest.mark.parametrize("code", SHOWN)
def test_what_is_said_to_be_wrong_is_told_by_that_code_alone(code: str) -> None:
    assert {problem.code for problem in problems_of(SHOWN[code], SHOWN[code].wrong)} == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_what_is_said_to_be_right_is_right(code: str) -> None:
    assert problems_of(SHOWN[code], SHOWN[code].right) == []


def test_hardly_any_mistake_cannot_be_shown() -> None:
    unseen = {"SL034", "SL035", "SL097", "SL101", "SL102", "SL107", "SL110"}
    in_files = {code for code in known_mistakes() if code < "SL200"}
    assert in_files - set(SHOWN) <= unseen


def ran(line: str) -> str:
    """Return what a command line says on stderr, in a small project of its own."""
    told = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(io.StringIO()):
        Path("kettle.py").write_text("import time\n\ntime.sleep(30)\n", "utf-8")
        Path("sora.yaml").write_text("packs: [slapstick/core]\n", "utf-8")
        with redirect_stderr(told):
            assert main(shlex.split(line)[1:]) in (0, 2)
    return click.unstyle(told.getvalue())


@pytest.mark.parametrize("code", ASKED)
def test_what_cannot_be_asked_is_told_by_that_code_and_what_can_is_done(code: str) -> None:
    assert f"error {code}: " in ran(ASKED[code].wrong)
    assert "error" not in ran(ASKED[code].right)


def test_every_error_has_a_code_that_is_explained() -> None:
    codes = {each.code for each in (SlapstickError, BadRequest, OverBudget, ProviderFailure)}
    assert codes <= set(known_mistakes())
    assert BadRequest("No.").code == "SL200"
    assert BadRequest("No.", code="SL201").code == "SL201"


def test_a_mistake_in_the_list_of_mistakes_is_told() -> None:
    text = "format: mistakes/1\nmistakes: {SL1: {title: x}}\n"
    assert [problem.place.line for problem in read_mistakes(text, "m.yaml")[1]] == [2] * 5


# ------------------------------------------------------------------ the page

HEAD = """# Mistakes, by their codes

Every mistake in a file that a person wrote is told with its place, a code, and where there is a
near name, what was probably meant; all mistakes of all files in one run. `sora help CODE` shows
what stands here. Each wrong example was given to Slapstick and told by the code above it, with the
words below it; each right one was told nothing. What a command cannot do as it is asked has a code
of two hundred and above.

This page is written from `src/slapstick/mistakes.yaml` by `make docs`.
"""
SECTIONS = {
    "SL001": "Any file",
    "SL020": "Rules",
    "SL040": "The project file, and comments in the source",
    "SL050": "The vocabulary of facts",
    "SL060": "Language files",
    "SL070": "Price lists",
    "SL080": "Stories",
    "SL090": "Words",
    "SL100": "Reviewed prompts, packs and the lock",
    "SL200": "What is asked",
    "SL220": "Filming",
    "SL240": "The command line",
}

_FENCES = {"language": "scheme", "prompt": "markdown"}


def page() -> str:
    """Return docs/errors.md as it should be."""
    return HEAD + "\n" + "\n".join(part for code in known_mistakes() for part in _part(code))


def _part(code: str) -> Iterator[str]:
    mistake = known_mistakes()[code]
    if code in SECTIONS:
        yield f"## {SECTIONS[code]}\n"
    yield f"### {code}: {mistake.title}\n"
    yield f"{mistake.cause}\n"
    fence = _FENCES.get(mistake.in_, "text")  # `yaml` is for whole files: these are excerpts
    yield f"Wrong:\n\n```{fence}\n{mistake.wrong.rstrip()}\n```\n"
    if code in ASKED:
        yield f"```text\n{ran(mistake.wrong).rstrip()}\n```\n"
    if code in SHOWN:
        told = click.unstyle(problem_text(problems_of(mistake, mistake.wrong)[0]))
        yield f"```text\n{told}\n```\n"
    yield f"Right:\n\n```{fence}\n{mistake.right.rstrip()}\n```\n"


def test_the_page_of_mistakes_says_what_is_true() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real terminal has it
    PAGE.write_text(page(), "utf-8", newline="\n")
