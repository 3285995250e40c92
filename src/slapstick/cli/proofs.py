"""Put what the marked samples of languages showed into words and JSON; tells what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slapstick.app.proving import Proof
    from slapstick.model import Fact
    from slapstick.read.marked import Expected, Misread


def wrong(proof: Proof) -> Iterator[str]:
    """Yield a line for each place that gave something else than its mark says."""
    for place, each in proof.wrong:
        yield f"FAIL {proof.language}  {place}"
        yield f"  {told(each)}"


def summary(proof: Proof) -> Iterator[str]:
    """Yield what was tried of a language, and what was not."""
    samples = "1 sample" if proof.samples == 1 else f"{proof.samples:,} samples"
    marks = "1 mark" if proof.marks == 1 else f"{proof.marks:,} marks"
    yield f"{proof.language}: {samples}, {marks}, {len(proof.wrong)} wrong"
    if proof.unproved:
        yield f"  claimed and not shown with what only looks like it: {', '.join(proof.unproved)}"


def as_json(proof: Proof) -> dict[str, Any]:
    """Return what was tried of a language as a program reads it."""
    return {
        "language": proof.language,
        "samples": proof.samples,
        "marks": proof.marks,
        "wrong": [{"place": str(place), "fault": told(each)} for place, each in proof.wrong],
        "unproved": list(proof.unproved),
    }


def told(each: Misread) -> str:
    """Put into words what one line gave instead of what its mark says."""
    if each.fault:
        return each.fault
    found = " ; ".join(map(_fact, each.found))
    if each.missing is None:
        return f"found and not marked: {found}"
    wanted = f"marked and not found: {_expected(each.missing)}"
    return f"{wanted}; found instead: {found}" if found else wanted


def _expected(mark: Expected) -> str:
    return " ".join((mark.kind, *(f"{name}={value}" for name, value in mark.attributes)))


def _fact(fact: Fact) -> str:
    from slapstick.read.marked import written

    named = (("name", fact.name),) if fact.name else ()
    return " ".join((fact.kind, *(f"{k}={written(v)}" for k, v in (*named, *fact.attributes))))
