"""Have a plan filmed by a video service: where the book, the clips and the prices lie; no words."""

from __future__ import annotations

import getpass
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from slapstick.app.approval import check_approved
from slapstick.app.files import explained, write_text
from slapstick.app.opening import open_ground
from slapstick.app.planning import Planned
from slapstick.budget.bookings import Row
from slapstick.budget.money import micros
from slapstick.budget.report import Report, report
from slapstick.budget.tariff import Standing, Tariff, load_tariffs, standing
from slapstick.cut.encode import playable_seconds
from slapstick.cut.footage import Footage, Origin, Reel
from slapstick.errors import BadRequest, ProviderFailure, SlapstickError
from slapstick.filming.film import film_clips, film_plan, open_line, reconcile, resume
from slapstick.filming.orders import Order, Plan, plan
from slapstick.filming.studio import Studio, Told
from slapstick.filming.telling import advice
from slapstick.model import AspectRatio, Line, Part, Place, Project, Prompt, ServiceChoice
from slapstick.providers import load_providers
from slapstick.review.snapshots import file_name
from slapstick.shoot.addresses import checked_base, site_of
from slapstick.shoot.clips import Clip, ClipStore
from slapstick.shoot.keys import EVERYWHERE
from slapstick.shoot.lifecycle import State
from slapstick.shoot.presence import Presence
from slapstick.shoot.protocol import Service
from slapstick.shoot.world import PATIENCE

_NO_CHOICE = ServiceChoice()
LEDGER = "SORA_LEDGER"  # names the database, over sora.yaml


@dataclass(frozen=True, slots=True)
class Terms:
    """What a command line asks of paid filming, over what the project file says."""

    provider: str | None = None
    monthly_usd: float | None = None
    again: bool = False
    allow_unreviewed: bool = False


@contextmanager
def open_studio(root: Path, project: Project, commit: str = "") -> Iterator[Studio]:
    """Open the book and the clips of a project; they lie in its `.sora/`."""
    from slapstick.budget.ledger import Ledger  # noqa: PLC0415  # a plan does without SQLAlchemy

    folder = root / ".sora"
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            write_text(folder / ".gitignore", "*\n")
        with (
            Ledger(ledger_url(root, project, os.environ)) as ledger,
            Presence(folder / "runs") as presence,
        ):
            clips = ClipStore(folder / "clips")
            yield Studio(
                ledger,
                clips,
                presence,
                playable_seconds,
                who=_who(),
                commit=commit,
                patience=PATIENCE,
            )


def ledger_url(root: Path, project: Project, environ: Mapping[str, str]) -> str:
    """Return the database: of the environment, of sora.yaml, or a file in `.sora/`."""
    told = environ.get(LEDGER) or project.ledger
    if "://" in told:
        return told
    path = (root / told if told else root / ".sora" / "ledger.db").resolve()
    return f"sqlite:///{path.as_posix()}"


def order_of(planned: Planned, terms: Terms = Terms()) -> Order:  # frozen
    """Return what is to be filmed, as the project file and the command line have it."""
    project = planned.workspace.project
    return _order(planned.plot.title, planned.prompts, project, terms)


def _order(title: str, prompts: tuple[Prompt, ...], project: Project, terms: Terms) -> Order:
    """Return an order; another service than the project's is asked for with its own defaults."""
    own = terms.provider in (None, project.provider)
    choice = project.service if own else ServiceChoice()
    monthly = project.monthly_usd if terms.monthly_usd is None else terms.monthly_usd
    price = choice.usd_per_second
    return Order(
        film=title,
        prompts=prompts,
        provider=terms.provider or project.provider,
        quality=project.quality,
        aspect=project.aspect,
        base_url=choice.base_url,
        dialect=choice.dialect,
        model=choice.model,
        resolution=choice.resolution,
        usd_per_second=None if price is None else Decimal(str(price)),
        seconds=choice.seconds,
        limit=micros(monthly),
        again=terms.again,
    )


def reckon(planned: Planned, terms: Terms, studio: Studio | None = None) -> Plan:
    """Return what filming a plan costs; with a studio also what of it is paid."""
    return plan(order_of(planned, terms), tariffs_of(planned.workspace.root), today(), studio)


def shoot(
    reckoned: Plan, planned: Planned, studio: Studio, terms: Terms = Terms()
) -> Iterator[Told]:
    """Film what was reckoned, if it was reviewed; yield what happens, written down already.

    What was not reviewed and is filmed all the same has that in its ledger.
    """
    shots = frozenset(reckoned.order.shots)
    note = check_approved(planned, shots, allow=terms.allow_unreviewed)
    reckoned = replace(reckoned, order=replace(reckoned.order, note=note))
    with open_line(reckoned.service, os.environ) as line:
        yield from film_plan(reckoned, line, studio)


@dataclass(frozen=True, slots=True)
class Clipping:
    """One clip that is asked for by itself; what is empty, the project file says."""

    words: str
    seconds: int
    aspect: AspectRatio
    provider: str = ""
    choice: ServiceChoice = _NO_CHOICE
    monthly_usd: float | None = None


def film_words(wanted: Clipping, root: Path, key: str = "") -> tuple[Clip, Row]:
    """Have one clip filmed from its words alone; raise `ProviderFailure` if none came of it."""
    ground = open_ground(root).project
    if ground.reviewed_only:
        raise BadRequest(
            "words of a moment are not filmed here: sora.yaml has budget.reviewed-only",
            "film shots whose prompts are committed: `sora film --real`; nothing was sent",
            code="SL220",
        )
    project = replace(
        ground,
        provider=wanted.provider or ground.provider,
        service=_over(wanted.choice, ground.service),
    )
    if project.provider == "animatic":
        raise ProviderFailure(
            f"no video service can film {wanted.seconds} seconds: none is configured",
            "set provider.use in sora.yaml; the animatic draws a whole film here, free of charge",
            code="SL223",
        )
    line = Line(wanted.words, Place("request"))
    prompt = Prompt("clip", wanted.seconds, project.level, (Part("words", (line,)),))
    order = replace(
        _order("single clips", (prompt,), project, Terms(monthly_usd=wanted.monthly_usd)),
        aspect=wanted.aspect,
    )
    environ = os.environ | ({EVERYWHERE: key} if key else {})
    with open_studio(root, project) as studio:
        reckoned = plan(order, tariffs_of(root), today(), studio)
        with open_line(reckoned.service, environ) as wire:
            for _ in film_plan(reckoned, wire, studio):
                continue
        row = studio.ledger.rows([take.digest for take in reckoned.takes])[-1]
        clip = film_clips(reckoned, studio).get("clip")
    if clip is None:
        raise ProviderFailure(
            f"no clip came: it is {row.state}; {row.note}", advice(row), code="SL226"
        )
    return clip, row


def write_clips(reckoned: Plan, studio: Studio, folder: Path) -> dict[str, Path]:
    """Copy the clips there are into a folder, by shot."""
    written = {}
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for shot, clip in film_clips(reckoned, studio).items():
            written[shot] = folder / f"{file_name(shot).partition('.')[0]}.mp4"
            shutil.copyfile(clip.path, written[shot])
    return written


def footage_of(planned: Planned, reckoned: Plan, studio: Studio) -> dict[str, Reel]:
    """Return the clips of each beat, where all takes of its shot were filmed."""
    beats = {shot.id: shot.beats[0].id for shot in planned.shots}
    clips = film_clips(reckoned, studio)
    found: dict[str, Reel] = {}
    missing = set()
    for slate, _, take in reckoned.cast:
        beat, clip = beats[slate.reviewed.shot], clips.get(take.shot)
        if clip is None:
            missing.add(beat)
            continue
        origin = Origin(take.shot, take.provider, take.model, clip.sha256)
        footage = Footage(clip.path, origin, slate.start, slate.end)
        found[beat] = (*found.get(beat, ()), footage)
    return {beat: reel for beat, reel in found.items() if beat not in missing}


def services_of(planned: Planned, terms: Terms) -> list[tuple[str, Plan | None, str]]:
    """Return each service with the film reckoned on it, or why it cannot film it."""
    offers: list[tuple[str, Plan | None, str]] = []
    for name in load_providers():
        asked = replace(terms, provider=name)
        try:
            offers.append((name, reckon(planned, asked), ""))
        except SlapstickError as error:
            offers.append((name, None, str(error)))
    return offers


def continue_jobs(rows: list[Row], project: Project, studio: Studio) -> Iterator[Told]:
    """Go on with jobs that the service accepted: wait for them and fetch their clips."""
    for service, mine in _by_service(rows, project):
        with open_line(service, os.environ) as line:
            yield from resume(mine, service, line, studio)


def reconcile_jobs(rows: list[Row], project: Project, studio: Studio) -> Iterator[tuple[Row, str]]:
    """Look for doubtful jobs in the services' own lists."""
    doubtful = [row for row in rows if row.state == State.DOUBTFUL]
    for service, mine in _by_service(doubtful, project):
        with open_line(service, os.environ) as line:
            yield from reconcile(mine, service, line, studio)


def budget_report(studio: Studio, limit: int) -> Report:
    """Sum up the book."""
    ledger = studio.ledger
    return report(ledger.months(), ledger.rows(), limit, time.time())


def tariffs_of(root: Path) -> dict[str, Tariff]:
    """Return the price lists, those of the project's `.sora/tariffs/` over those that ship."""
    own = sorted((root / ".sora" / "tariffs").glob("*.yaml"))
    return load_tariffs(
        (path.relative_to(root).as_posix(), path.read_text("utf-8", "replace")) for path in own
    )


def age_of_model(project: Project, root: Path) -> Standing:
    """Say whether the model that a project films with has retired or soon will."""
    tariff = tariffs_of(root).get(project.provider)
    tier = tariff.tier(project.quality) if tariff else None
    model = project.service.model or (tier.model if tier else "")
    # A server of one's own may give any name to what it has.
    if tariff is None or project.service.base_url:
        return Standing("fine")
    return standing(tariff, model, today())


def cost_on_paper(planned: Planned, provider: str | None = None) -> Plan | None:
    """Return what filming would cost and what of it is paid; None for the animatic.

    Writes nothing: a book that is not there yet is not begun.
    """
    root, project = planned.workspace.root, planned.workspace.project
    if (provider or project.provider) == "animatic":
        return None
    terms = Terms(provider)
    if not (project.ledger or os.environ.get(LEDGER) or (root / ".sora" / "ledger.db").exists()):
        return reckon(planned, terms)
    with open_studio(root, project) as studio:
        return reckon(planned, terms, studio)


def today() -> date:
    """Return the day in UTC."""
    return datetime.now(UTC).date()


def _by_service(rows: list[Row], project: Project) -> Iterator[tuple[Service, list[Row]]]:
    """Group jobs by the service they are at; one at another address than now cannot be asked."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.provider, row.model), []).append(row)
    for (name, model), mine in groups.items():
        card = load_providers()[name].card
        own = name == project.provider
        base = checked_base((project.service.base_url if own else "") or card.base_url)
        if any(row.site != site_of(name, base) for row in mine):
            raise BadRequest(
                f"{mine[0].shot} was sent to {mine[0].site}, which sora.yaml does not name now",
                "set provider.base-url back, then try again",
                code="SL225",
            )
        dialect = (project.service.dialect if own else "") or next(iter(card.dialects), "")
        yield Service(name, base, model, project.service.resolution, dialect), mine


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without users
        return ""


def _over(choice: ServiceChoice, project: ServiceChoice) -> ServiceChoice:
    """Return a choice, filled up from the project file's."""
    price = project.usd_per_second if choice.usd_per_second is None else choice.usd_per_second
    return ServiceChoice(
        base_url=choice.base_url or project.base_url,
        dialect=choice.dialect or project.dialect,
        model=choice.model or project.model,
        resolution=choice.resolution or project.resolution,
        usd_per_second=price,
        seconds=choice.seconds or project.seconds,
    )
