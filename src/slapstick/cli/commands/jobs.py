"""Show what services were asked to film, where it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
    from slapstick.budget.bookings import Row
    from slapstick.filming.studio import Studio
    from slapstick.model import Project

_job = click.argument("job", help="A job's key as `sora jobs` shows it, or its beginning.")
_path = click.argument(
    "path", default=".", type=click.Path(path_type=Path), help="Folder of a project."
)


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what services were asked to film; settle what is in doubt, fetch what is done."""
    if context.invoked_subcommand is None:
        context.invoke(list_jobs, path=Path(), every=False, as_json=False)


@command.command("list")
@folder
@click.option("--all", "every", is_flag=True, help="Also what is over and settled.")
@as_json
def list_jobs(path: Path, every: bool, as_json: bool) -> None:
    """List the jobs of PATH that are not yet over, and what to do about each."""
    from slapstick.budget.money import dollars
    from slapstick.filming.telling import advice

    with _studio(path) as (studio, _):
        known = studio.ledger.rows()
        last = {row.take: row.key for row in known}
        open_ = [row for row in known if not _settled(row) and last[row.take] == row.key]
    rows = known if every else open_
    if as_json:
        words.say_json([_told(row) for row in rows])
        return
    cells = [
        (row.key[:10], row.shot, row.provider, row.state, dollars(row.held), dollars(row.spent))
        for row in rows
    ]
    words.table(["job", "shot", "service", "state", "held", "spent"], cells)
    for row in rows:
        said = "; ".join(filter(None, (row.note or row.reason, advice(row))))
        if said:
            words.say(f"{row.key[:10]} {row.shot}: {said}")
    words.note(f"{len(rows)} jobs{'' if every else ' that are not over; --all shows every one'}")


@command.command("show")
@_job
@_path
@as_json
def show_job(job: str, path: Path, as_json: bool) -> None:
    """Show the history of one JOB, and the words that were sent."""
    from slapstick.budget.money import dollars
    from slapstick.filming.telling import advice
    from slapstick.shoot.casting import read_take

    with _studio(path) as (studio, _):
        row = _find(studio, job)
        history = studio.ledger.history(row.key)
    take = read_take(row.detail)
    if as_json:
        words.say_json({**_told(row), "prompt": take.prompt, "history": history})
        return
    words.heading(f"{row.shot} of “{row.film}”: {row.state}")
    words.say(f"{row.provider} {row.model}, {take.seconds} s at {take.resolution}, {row.site}")
    words.say(f"held {dollars(row.held)}, spent {dollars(row.spent)}; known there as {row.remote}")
    words.say(f"next: {advice(row) or 'nothing'}")
    moments = [
        (_when(event["at"]), event["kind"], event["state"], event["who"], event["note"])
        for event in history
    ]
    words.table(["when (UTC)", "what", "state", "who", "said"], moments)
    words.say(take.prompt)


@command.command("fetch")
@folder
def fetch_jobs(path: Path) -> None:
    """Wait for what services have accepted and fetch its clips; sends nothing that costs.

    Exits with 1 if a clip is still missing.
    """
    from slapstick.app.shooting import continue_jobs
    from slapstick.filming.telling import tell

    with _studio(path) as (studio, project):
        rows = [row for row in studio.ledger.rows() if row.state in ("accepted", "filmed")]
        for told in continue_jobs(rows, project, studio):
            if line := tell(told):
                words.note(line)
        missing = [row for row in studio.ledger.rows() if row.state in ("accepted", "filmed")]
    words.say(f"{len(rows) - len(missing)} of {len(rows)} fetched or settled")
    click.get_current_context().exit(1 if missing else 0)


@command.command("reconcile")
@click.argument("job", default="", help="A doubtful job; all of them, if none is named.")
@_path
@click.option("--arrived", metavar="ID", help="It was started, and the service calls it ID.")
@click.option("--never-arrived", is_flag=True, help="It was never started: free its money.")
@click.option("--paid", is_flag=True, help="It was charged, and its clip is given up.")
def reconcile_jobs(
    job: str, path: Path, arrived: str | None, never_arrived: bool, paid: bool
) -> None:
    """Settle doubtful jobs: by the service's own list, or by your word on one JOB.

    Look into the service's own pages before you give your word: what you say moves money. Exits
    with 1 if a job stays in doubt.
    """
    given = [bool(arrived), never_arrived, paid]
    if sum(given) > 1 or (any(given) and not job):
        raise click.UsageError("name one job, and one thing that became of it")
    with _studio(path) as (studio, project):
        if any(given):
            _decide(studio, _find(studio, job), arrived, never_arrived)
        else:
            _look(studio, project, job)
        left = sum(row.state == "doubtful" for row in studio.ledger.rows())
    words.note(f"{left} in doubt")
    click.get_current_context().exit(1 if left else 0)


@command.command("release")
@folder
def release_jobs(path: Path) -> None:
    """Free the money of jobs that were never sent, left behind by a run that died."""
    from slapstick.filming.film import decide
    from slapstick.shoot.lifecycle import Kind

    with _studio(path) as (studio, _):
        unsent = [row for row in studio.ledger.rows() if row.state == "reserved"]
        idle = [row for row in unsent if not studio.presence.alive(row.runner)]
        freed = [row for row in idle if decide(row, Kind.RELEASE, studio)]
    words.say(f"{len(freed)} released")


def _decide(studio: Studio, row: Row, arrived: str | None, never_arrived: bool) -> None:
    from slapstick.filming.film import decide
    from slapstick.shoot.lifecycle import Kind

    kind = Kind.ABSENT if never_arrived else Kind.ADOPT if arrived else Kind.WRITE_OFF
    moved = decide(row, kind, studio, remote=arrived or "")
    words.say(f"{row.shot}: {'settled' if moved else 'somebody else was faster; look again'}")


def _look(studio: Studio, project: Project, job: str) -> None:
    from slapstick.app.shooting import reconcile_jobs

    rows = [_find(studio, job)] if job else studio.ledger.rows()
    for row, outcome in reconcile_jobs(rows, project, studio):
        words.say(f"{row.key[:10]} {row.shot}: {outcome}")


@contextmanager
def _studio(path: Path) -> Iterator[tuple[Studio, Project]]:
    from slapstick.app.opening import open_ground
    from slapstick.app.shooting import open_studio

    project = open_ground(path).project
    with open_studio(path, project) as studio:
        yield studio, project


def _find(studio: Studio, job: str) -> Row:
    from slapstick.errors import BadRequest

    found = [row for row in studio.ledger.rows() if row.key.startswith(job) or row.shot == job]
    if not found:
        raise BadRequest(f"no job '{job}'", "`sora jobs list --all` shows them", code="SL202")
    if len(found) > 1 and len({row.take for row in found}) > 1:
        raise BadRequest(f"'{job}' may be {len(found)} jobs", "give more of its key", code="SL203")
    return found[-1]


def _settled(row: Row) -> bool:
    return row.state in ("stored", "released", "lost") or (
        row.state in ("failed", "refused") and not row.reason
    )


def _told(row: Row) -> dict[str, Any]:
    from slapstick.filming.telling import advice

    keys = ("key", "shot", "film", "provider", "site", "model", "state", "held", "spent", "remote",
            "clip", "reason", "note", "who", "commit", "month", "attempt")  # fmt: skip
    told = {key: getattr(row, key) for key in keys}
    return told | {"created": _when(row.created), "next": advice(row)}


def _when(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S")
