"""Check, show, step through and update the reviewed prompts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import reports, words
from slapstick.cli.differences import say_differences
from slapstick.cli.options import as_json, folder, frozen, workers

if TYPE_CHECKING:
    from slapstick.app.planning import Planned
    from slapstick.review.reports import Review, ShotReview

_FORMATS = ("text", "markdown", "json", "html", *reports.TOOLS)
_against = click.option(
    "--against",
    metavar="REV",
    default="",
    help="Compare with the prompts of this commit, branch or tag instead of the folder's.",
)


@click.group()
def command() -> None:
    """Check, show and update the reviewed prompts in prompts/sora: one page per shot.

    Committed pages are what a reviewer saw; a gag keeps its place as long as its code lives.
    """


@command.command("check")
@folder
@workers
@frozen
@reports.form
@reports.out_file
@as_json
def check_prompts(
    path: Path, workers: int | None, frozen: bool, form: str, out: Path | None, as_json: bool
) -> None:
    """Say which prompts of the film of PATH differ from the reviewed ones; write nothing.

    Exits with 1 if a service would be told other words than were reviewed. Pages of code that
    has only moved are named, and are as reviewed.
    """
    from slapstick.app.snapping import snap_changes

    planned = _plan(path, workers, frozen=frozen)
    changes = snap_changes(planned)
    if as_json or form == "json":
        told = [{"shot": change.shot, "kind": change.kind} for change in changes]
        reports.hand_over(words.json_text(told), "json", out)
    elif form in reports.TOOLS:
        from slapstick.app.reviewing import review

        reports.hand_over(_written(review(planned), form), form, out)
    else:
        lines = "".join(f"{change.kind:<8} {change.shot}\n" for change in changes)
        reports.hand_over(lines, form, out)
    count = sum(change.kind != "moved" for change in changes)
    words.note(
        f"{count} changed; see sora snap diff, then sora snap review" if count else "as reviewed"
    )
    click.get_current_context().exit(1 if count else 0)


@command.command("diff")
@folder
@workers
@_against
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True,
              help="For a terminal, a comment, a program, a browser, or a tool.")  # fmt: skip
@reports.out_file
def diff_prompts(
    path: Path, workers: int | None, against: str, form: str, out: Path | None
) -> None:
    """Show line by line how the prompts of PATH differ from the reviewed ones, and why.

    Each changed line carries its causes: code, rule, pack update, grammar, story, level, provider
    profile, another key of sora.yaml, or Slapstick itself. A service is asked for nothing.
    """
    from slapstick.app.reviewing import review

    text = _written(review(_plan(path, workers), against), form)
    if form != "text" or out is not None:
        reports.hand_over(text, form, out)
        return
    say_differences(text.splitlines())


@command.command("review")
@folder
@workers
def review_prompts(path: Path, workers: int | None) -> None:
    """Step through the changed prompts of PATH and accept, reject or skip each.

    A page is written for a yes and for nothing else. Exits with 1 if a change is left.
    """
    from slapstick.app.reviewing import review
    from slapstick.app.snapping import snap_accept

    planned = _plan(path, workers)
    found = review(planned)
    answers: list[str] = []
    for number, shot in enumerate(found.changes, 1):
        answer = _ask(found, shot, f"{number} of {len(found.changes)}")
        if answer == "quit":
            break
        answers.append(answer)
        if answer == "accept":
            snap_accept(planned, shot.shot, shot.before.shot if shot.before else "")
        elif answer == "reject":
            _advise(shot)
    accepted, rejected = answers.count("accept"), answers.count("reject")
    left = len(found.changes) - accepted
    words.note(f"{accepted} accepted, {rejected} rejected, {left - rejected} left as they were")
    if accepted:
        words.note("commit prompts/sora: what is committed is approved")
        _warn_of_ignored(planned)
    click.get_current_context().exit(1 if left else 0)


@command.command("update")
@folder
@workers
@frozen
def update_prompts(path: Path, workers: int | None, frozen: bool) -> None:
    """Write the prompts of PATH as the reviewed ones, to be looked at and committed."""
    from slapstick.app.snapping import snap_update

    planned = _plan(path, workers, frozen=frozen)
    files = snap_update(planned)
    for file in files:
        words.say(file)
    words.note(f"{len(files)} changed")
    _warn_of_ignored(planned)


def _warn_of_ignored(planned: Planned) -> None:
    from slapstick.app.snapping import ignored_files

    for file in ignored_files(planned):
        words.note(f"git ignores {file}: no commit will hold it without `git add --force {file}`")


_QUESTION = "[a]ccept, [r]eject, [s]kip, [o]pen in browser, [q]uit:"
_KEYS = {"a": "accept", "r": "reject", "s": "skip", "o": "open", "q": "quit"}


def _ask(found: Review, shot: ShotReview, count: str) -> str:
    """Show a change and return what is to be done with it; the end of the input is to quit."""
    from slapstick.review.reports import edit_lines, said_change

    words.heading(f"{count}: {said_change(shot)}")
    say_differences(edit_lines(shot))
    while True:
        typed = _typed()
        answer = next((name for key, name in _KEYS.items() if typed in (key, name)), "")
        if answer == "open":
            _open(found)
        elif answer:
            return answer


def _typed() -> str:
    """Return what a person answers: one key on a terminal, a line from elsewhere."""
    try:
        if not sys.stdin.isatty():
            return str(
                click.prompt(_QUESTION, prompt_suffix=" ", default="", show_default=False, err=True)
            )
        click.echo(f"{click.style(_QUESTION, bold=True)} ", nl=False, err=True)
        key = click.getchar()
        words.note(_KEYS.get(key, ""))
    except (click.Abort, EOFError, KeyboardInterrupt):
        words.note("quit")
        return "quit"
    return key


def _open(found: Review) -> None:
    """Show all changes in the browser."""
    import tempfile

    from slapstick.review.changes import to_html

    with tempfile.NamedTemporaryFile(
        "w", prefix="sora-", suffix=".html", delete=False, encoding="utf-8"
    ) as page:
        page.write(to_html(found))
    words.note(page.name)
    click.launch(Path(page.name).as_uri())


def _advise(shot: ShotReview) -> None:
    gag = shot.after.gag if shot.after else ""
    if gag:
        words.note(f"  to keep this gag out, in sora.yaml: rules: {{{gag}: off}}")


def _written(found: Review, form: str) -> str:
    """Return the report in one of its forms."""
    from slapstick.review import reports as told
    from slapstick.review.changes import to_html
    from slapstick.review.comment import to_markdown
    from slapstick.review.findings import of_causes, of_review

    if form in reports.TOOLS:
        return reports.tool_text((of_causes if form == "github" else of_review)(found), form)
    forms = {
        "text": lambda: "\n".join([*told.to_text(found), ""]),
        "markdown": lambda: to_markdown(found),
        "html": lambda: to_html(found),
        "json": lambda: words.json_text(told.to_json(found)),
    }
    return forms[form]()


def _plan(path: Path, workers: int | None, *, frozen: bool = False) -> Planned:
    from slapstick.app.opening import Wishes
    from slapstick.app.planning import plan, read_all
    from slapstick.cli.opened import opened

    workspace = opened(path, Wishes(frozen=frozen))
    with words.progress("reading") as tell:
        return plan(workspace, read_all(workspace, workers=workers, progress=tell))
