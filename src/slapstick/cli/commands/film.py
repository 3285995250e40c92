"""Make the film of a repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slapstick.cli import words
from slapstick.cli.left_out import note_left_out, note_missing_grammars
from slapstick.cli.options import as_json, folder, frozen, level, out, quality, workers

if TYPE_CHECKING:
    from slapstick.app.filming import Filmed
    from slapstick.app.planning import Planned


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    path: Path
    out: Path
    level: str | None
    quality: str | None
    workers: int | None
    fps: int
    shots: str | None
    dry_run: bool
    real: bool
    provider: str | None
    monthly_budget: float | None
    again: bool
    allow_unreviewed: bool
    verbose: bool
    frozen: bool
    as_json: bool


@click.command()
@folder
@out
@level
@quality
@workers
@click.option("--fps", type=click.IntRange(1, 60), default=18, show_default=True,
              help="Pictures in a second; 18 is the silent screen's.")  # fmt: skip
@click.option("--shots", help="Only these shots, by number: `3`, `1,4` or `2-5`.")
@click.option("--dry-run", is_flag=True, help="Walk the six steps, write and spend nothing.")
@click.option("--real", is_flag=True, help="Have the video service of sora.yaml film it.")
@click.option("--provider", metavar="NAME", help="Another video service than sora.yaml's.")
@click.option("--monthly-budget", type=click.FloatRange(0, 1_000_000), metavar="USD",
              help="The most that may be spent in a calendar month.")  # fmt: skip
@click.option("--again", is_flag=True,
              help="Film and pay once more what was refused, lost, or charged for.")  # fmt: skip
@click.option("--allow-unreviewed", is_flag=True,
              help="For play: film prompts that nobody reviewed. The ledger tells.")  # fmt: skip
@click.option("--verify", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Measure a finished film instead of making one.")  # fmt: skip
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Say more: files left out, gags, places, the log of filming.",
)
@frozen
@as_json
def command(verify: Path | None, **asked: Any) -> None:
    """Make the film of the repository at PATH: any folder, git or not, even an empty one.

    Six steps: extract and compile, validate cost, dry run, film, poll and fetch, cut and
    summarise. Without a video service the film is the animatic, drawn on this machine for free.
    """
    if verify is not None:
        _verify(verify, as_json=asked["as_json"])
        return
    _film(Request(**asked))


def _film(request: Request) -> None:
    say = _Steps(on_stderr=request.as_json)
    planned = _extract(request, say)
    if request.real:
        _have_it_shot(request, planned, say)
        return
    say.step(2, "validate cost", "0.00 USD: the animatic is drawn on this machine")
    _dry_run(request, planned, say)
    if request.dry_run:
        say.step(4, "film", f"would draw {len(planned.plot.beats)} beats on this machine")
        say.step(5, "poll and fetch", "nothing: the animatic is drawn here")
        say.step(6, "cut and summarise", f"would write {request.out / planned.name}.mp4")
        return
    _draw(request, planned, say)


class _Steps:
    """Prints the line of each step: the answer on a terminal, a remark beside JSON."""

    def __init__(self, *, on_stderr: bool) -> None:
        self.on_stderr = on_stderr

    def step(self, number: int, name: str, outcome: str) -> None:
        words.step(number, name, outcome, on_stderr=self.on_stderr)


def _extract(request: Request, say: _Steps) -> Planned:
    from slapstick.app.opening import Wishes
    from slapstick.app.planning import only_shots, plan, read_all
    from slapstick.cli.opened import opened
    from slapstick.model import TokenBudgetLevel
    from slapstick.review.programme import count_gags

    level = TokenBudgetLevel(request.level) if request.level else None
    workspace = opened(request.path, Wishes(level, request.quality, request.frozen))
    if not workspace.has_project_file:
        words.note("there is no sora.yaml: all is as by default; `sora init` writes one")
    with words.progress("reading") as tell:
        found = read_all(workspace, workers=request.workers, progress=tell)
    planned = plan(workspace, found)
    if request.shots:
        planned = only_shots(planned, request.shots)
    files = sum(count for _, count in found.languages)
    gags = count_gags(planned.plot)
    outcome = f"{files:,} files, {len(found.facts):,} facts, {gags} gags, "
    say.step(1, "extract and compile", f"{outcome}{len(planned.prompts)} prompts")
    note_missing_grammars(sum(each.reason == "no-grammar" for each in found.skipped))
    if request.verbose:
        _tell_more(planned)
    return planned


def _tell_more(planned: Planned) -> None:
    note_left_out(planned.scan.skipped)
    for match in planned.matches:
        place = match.evidence[0].place
        words.note(f"  gag {match.rule.id}, {match.count} times, first at {place}")


def _have_it_shot(request: Request, planned: Planned, say: _Steps) -> None:
    from slapstick.app.shooting import Terms
    from slapstick.cli.logs import shown_logs
    from slapstick.cli.real import Cut, film_real

    terms = Terms(request.provider, request.monthly_budget, request.again, request.allow_unreviewed)
    cut = Cut(request.out, request.fps, request.workers, request.dry_run)
    with shown_logs(verbose=request.verbose):
        filmed, status = film_real(planned, terms, cut, say.step)
    if filmed is not None:
        _tell_files(request, planned, filmed)
    click.get_current_context().exit(status)


def _dry_run(request: Request, planned: Planned, say: _Steps) -> None:
    plot, level = planned.plot, planned.workspace.project.level.value
    count = sum(prompt.words for prompt in planned.prompts)
    told = f"“{plot.title}”, {plot.seconds:g} s, {len(plot.beats)} beats, "
    say.step(3, "dry run", f"{told}{count:,} words at level {level}; nothing is sent")
    if request.dry_run and not request.as_json:
        from slapstick.cli.commands.plan import show_plan

        show_plan(planned)


def _draw(request: Request, planned: Planned, say: _Steps) -> None:
    from slapstick.app.filming import film_plan

    with words.progress("filming") as tell:
        filmed = film_plan(
            planned, request.out, workers=request.workers, fps=request.fps, progress=tell
        )
    film = filmed.film
    say.step(4, "film", f"{film.frames:,} pictures at {request.fps} a second")
    say.step(5, "poll and fetch", "nothing: the animatic was drawn here")
    told = f"{film.seconds:.1f} s, {film.size / 1e6:.1f} MB"
    say.step(6, "cut and summarise", told)
    _tell_files(request, planned, filmed)


def _tell_files(request: Request, planned: Planned, filmed: Filmed) -> None:
    from slapstick.app.outputs import plan_json

    if request.as_json:
        files = [path.as_posix() for path in filmed.files]
        words.say_json({**plan_json(planned, filmed.film), "files": files})
        return
    for path in filmed.files:
        words.say(f"  {path}")


def _verify(file: Path, *, as_json: bool) -> None:
    from slapstick.app.filming import verify

    checks = verify(file)
    if as_json:
        words.say_json([check._asdict() for check in checks])
    else:
        words.table(
            ["", "", "criterion", "measured", "limit"],
            [
                (each.id, "ok" if each.passed else "no", each.title, each.measured, each.limit)
                for each in checks
            ],
        )
    click.get_current_context().exit(0 if all(check.passed for check in checks) else 1)
