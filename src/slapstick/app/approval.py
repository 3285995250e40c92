"""Say which shots of a plan nobody approved: approval is a committed file; sends nothing.

A shot is approved if its words are the same in three places: compiled now, on its page in the work
tree, and on its page at HEAD, with everything that pins packs as it is at HEAD.
"""

from __future__ import annotations

from pathlib import Path

from slapstick.app.planning import PROMPTS, Planned, reviewed_prompts
from slapstick.errors import BadRequest
from slapstick.filming.orders import unreviewed
from slapstick.model import Prompt
from slapstick.read.git import ask_committed
from slapstick.review.snapshots import file_name, from_text
from slapstick.spec.lock_file import LOCK
from slapstick.spec.project import NAME, read_project

UNREVIEWED = "not reviewed: --allow-unreviewed"  # what the ledger says of such a job


def faults_of(planned: Planned, shots: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return in words what is not approved of some shots of a plan, or of all."""
    root = planned.workspace.root
    prompts = tuple(each for each in planned.prompts if not shots or each.shot in shots)
    faults = unreviewed(
        prompts, reviewed_prompts(root, strict=False), committed_prompts(root, prompts)
    )
    if _differs_from_head(root, LOCK):
        faults.append(f"{LOCK} is not as it is committed")
    return tuple(faults)


def check_approved(
    planned: Planned, shots: frozenset[str] = frozenset(), *, allow: bool = False
) -> str:
    """Raise `BadRequest` for shots that nobody approved; return what the ledger is to say of them.

    `allow` lets them pass, unless `sora.yaml`, here or at HEAD, has `budget.reviewed-only`.
    """
    faults = faults_of(planned, shots)
    if not faults:
        return ""
    told = f"not reviewed, so not filmed: {'; '.join(faults)}"
    if not allow:
        raise BadRequest(
            told, "run `sora snap review`, commit prompts/sora; nothing was sent", code="SL220"
        )
    if is_forbidden(planned):
        raise BadRequest(
            told,
            f"--allow-unreviewed is forbidden: {NAME} has budget.reviewed-only; nothing was sent",
            code="SL220",
        )
    return UNREVIEWED


def is_forbidden(planned: Planned) -> bool:
    """Tell whether the project films nothing but what was reviewed, here or as last committed."""
    page = ask_committed(planned.workspace.root, NAME).answer() or b""
    committed, _ = read_project(page.decode("utf-8", "replace"), NAME)
    return planned.workspace.project.reviewed_only or committed.project.reviewed_only


def committed_prompts(root: Path, prompts: tuple[Prompt, ...]) -> dict[str, Prompt]:
    """Return the prompts as the last commit has them; what is not committed is not there."""
    asked = {p.shot: ask_committed(root, f"{PROMPTS}/{file_name(p.shot)}") for p in prompts}
    found = {}
    for shot, question in asked.items():
        page = question.answer()
        prompt = from_text(page.decode("utf-8", "replace"), shot)[0] if page else None
        if prompt is not None:
            found[shot] = prompt
    return found


def _differs_from_head(root: Path, name: str) -> bool:
    """Tell whether a file of the work tree is not what HEAD has, line ends aside."""
    path = root / name
    here = path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else b""
    return here != (ask_committed(root, name).answer() or b"").replace(b"\r\n", b"\n")
