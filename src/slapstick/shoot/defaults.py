"""What most services have in common; a provider takes it over by assigning it."""

from __future__ import annotations

from slapstick.shoot.answers import id_at, read_object, refused
from slapstick.shoot.protocol import Accepted, Answer, Auth, Created, Doubtful, Register, Service


def bearer(_provider: object, _service: Service) -> Auth:
    """Show the key as a bearer token."""
    return Auth()


def no_register(_provider: object, _service: Service) -> Register | None:
    """Have no list of jobs to look in."""
    return None


def no_promise(_provider: object, _service: Service) -> bool:
    """Promise nothing about a request that comes twice."""
    return False


def accepted(answer: Answer, name: str, *, idempotent: bool = False) -> Created:
    """Read an id under `name` from the answer to a create request, or why there is none."""
    if not 200 <= answer.status < 300:
        return refused(answer, idempotent)
    id_ = id_at(read_object(answer), name)
    if not id_:
        return Doubtful(f"HTTP {answer.status} without an id: the job may have been started")
    return Accepted(id_)
