"""The stages as a library: prompts, films and video requests from Python; no work of its own.

For instance, in the folder of a repository:

    prompt = build_prompt_from_repo(repo_path=Path("."), budget=TokenBudgetLevel.LOW)
    film = SoraWorkflow(repo_path=Path("."), level=TokenBudgetLevel.LOW).run(Path("out"))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from slapstick.app.filming import Filmed, film_plan
from slapstick.app.opening import Wishes, open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.app.shooting import Clipping, film_words
from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, ServiceChoice, TokenBudgetLevel

__all__ = [
    "AspectRatio",
    "SoraClient",
    "SoraWorkflow",
    "TokenBudgetLevel",
    "VideoGenerationRequest",
    "VideoGenerationResponse",
    "build_prompt_from_repo",
]


def build_prompt_from_repo(
    repo_path: Path | str = ".",
    budget: TokenBudgetLevel = TokenBudgetLevel.STANDARD,
    *,
    shot: str = "",
) -> str:
    """Return the prompt for one shot of the repository's film, the peak if none is named.

    `budget` bounds its words.  Raises `BadFiles` for mistakes in sora.yaml, packs or story.
    """
    planned = SoraWorkflow(repo_path, level=budget).plan()
    wanted = shot or planned.peak_shot
    for prompt in planned.prompts:
        if prompt.shot == wanted:
            return prompt.text
    known = ", ".join(prompt.shot for prompt in planned.prompts)
    raise BadRequest(f"the film has no shot '{wanted}'", f"its shots: {known}", code="SL202")


@dataclass(frozen=True, slots=True)
class SoraWorkflow:
    """The way from a repository to a film, as `sora plan` and `sora film` walk it."""

    repo_path: Path | str = "."
    level: TokenBudgetLevel | None = None  # the project file decides if it is not given
    workers: int | None = None

    def plan(self) -> Planned:
        """Read, match and plot; write nothing."""
        workspace = open_project(Path(self.repo_path), Wishes(level=self.level))
        return plan(workspace, read_all(workspace, workers=self.workers))

    def run(self, out: Path | str = "out") -> Filmed:
        """Make the animatic into `out`: film, captions, storyboard and prompts."""
        return film_plan(self.plan(), Path(out), workers=self.workers)


@dataclass(frozen=True, slots=True)
class VideoGenerationRequest:
    """One clip as it is asked for."""

    prompt: str
    seconds: int = 8
    aspect_ratio: AspectRatio = AspectRatio.LANDSCAPE

    def __post_init__(self) -> None:
        if not self.prompt.strip():
            raise BadRequest("the prompt is empty", code="SL206")
        if self.seconds < 1:
            raise BadRequest(f"a clip of {self.seconds} seconds cannot be filmed", code="SL206")


@dataclass(frozen=True, slots=True)
class VideoGenerationResponse:
    """A clip that was filmed: its name at the service, where it lies and what it cost."""

    id: str
    path: Path
    seconds: float
    cost_usd: float


@dataclass(frozen=True, slots=True)
class SoraClient:
    """A video service and what may be spent on it; what is not given, sora.yaml says.

    Clips and the book of money lie in the `.sora/` of `folder`.  The same request twice is filmed
    and paid once.  The key may also stand in the environment, and is written nowhere.
    """

    api_key: str = field(default="", repr=False)
    monthly_budget_usd: float | None = None  # sora.yaml's, which is 50 where it says none
    provider: str = ""
    base_url: str = ""
    model: str = ""
    usd_per_second: float | None = None  # over the price list
    folder: Path | str = "."

    def generate_video(self, request: VideoGenerationRequest) -> VideoGenerationResponse:
        """Have one clip filmed, wait for it and keep it.

        The words are the caller's own: unlike `sora film` this asks for no committed snapshot.
        Raises `OverBudget` before anything is sent, `ProviderFailure` if no clip came.
        """
        clip, row = film_words(
            Clipping(
                words=request.prompt,
                seconds=request.seconds,
                aspect=request.aspect_ratio,
                provider=self.provider,
                choice=ServiceChoice(
                    base_url=self.base_url, model=self.model, usd_per_second=self.usd_per_second
                ),
                monthly_usd=self.monthly_budget_usd,
            ),
            Path(self.folder),
            self.api_key,
        )
        return VideoGenerationResponse(row.remote, clip.path, clip.seconds, row.spent / 1_000_000)
