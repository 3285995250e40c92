"""Check every file people write: all mistakes at once, with suggestions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import reports, words
from slapstick.cli.options import as_json, folder, frozen

if TYPE_CHECKING:
    from slapstick.app.opening import Workspace
    from slapstick.budget.tariff import Standing


@click.command()
@folder
@frozen
@reports.form
@reports.out_file
@as_json
def command(path: Path, frozen: bool, form: str, out: Path | None, as_json: bool) -> None:
    """Check sora.yaml, rule packs, language files and the story of the repository at PATH.

    Lists every file that was read. Exits with 2 if there is a mistake, and with 1 if words would
    be better otherwise: brands, colours, what cannot be filmed. Those stop no film. A video model
    that has retired exits with 2; one that soon will is named.
    """
    from slapstick.app.opening import survey_project

    survey = survey_project(path, lint=True, frozen=frozen)
    age = _age(survey.workspace, path)
    problems = (*survey.problems, *survey.findings)
    if as_json or form == "json":
        told = {
            "files": [file._asdict() for file in survey.files],
            "problems": [words.problem_json(problem) for problem in survey.problems],
            "findings": [words.problem_json(finding) for finding in survey.findings],
        }
        reports.hand_over(words.json_text(told), "json", out)
    elif form != "text":
        from slapstick.review.findings import of_problems

        found = of_problems(survey.problems, survey.findings)
        reports.hand_over(reports.tool_text(found, form), form, out)
    if form != "json" and not as_json:
        if form == "text":
            words.table(["file", "holds"], [(file.path, file.holds) for file in survey.files])
        words.report_problems(problems)
    if age and age.words:
        words.note(age.words)
    retired = age is not None and age.level == "retired"
    click.get_current_context().exit(2 if survey.problems or retired else 1 if problems else 0)


def _age(workspace: Workspace | None, path: Path) -> Standing | None:
    """Say how old the model is that films; where none does, prices are not even loaded."""
    from slapstick.app.opening import ANIMATIC

    if workspace is None or workspace.project.provider == ANIMATIC:
        return None
    from slapstick.app.shooting import age_of_model

    return age_of_model(workspace.project, path)
