"""Write the report on changed prompts as one HTML page that needs no network; posts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from slapstick.model import Line
from slapstick.review.causes import Cause, Edit
from slapstick.review.reports import (
    SHORT,
    Review,
    ShotReview,
    said_cause,
    said_kind,
    said_money,
    said_seconds,
)

_STYLE = """
:root { color-scheme: light dark; --paper: #f7f1e3; --ink: #221d16; --old: #8a1c1c;
        --new: #14532d; --rule: #b9ab8d }
@media (prefers-color-scheme: dark) { :root { --paper: #191612; --ink: #efe6d2; --old: #ffb0a6;
        --new: #a8e6b5; --rule: #5d523f } }
body { background: var(--paper); color: var(--ink); font: 1rem/1.5 Georgia, serif;
       max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2 { font-weight: normal; border-bottom: 3px double var(--rule) }
del { color: var(--old); display: block } ins { color: var(--new); display: block;
      text-decoration: none } del::before { content: "- " } ins::before { content: "+ " }
small { display: block; margin: 0 0 .75rem 1rem } h3 { margin: 1rem 0 .25rem }
"""


def to_html(review: Review) -> str:
    """Return the page."""
    told = f"{len(review.reworded)} of {len(review.shots)} shots would be filmed otherwise"
    if review.base:
        told += f" since {review.base[:SHORT]}"
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Changed prompts</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>Changed prompts</h1><p>{escape(told)}.</p>",
            *(line for shot in review.changes for line in _shot(shot)),
            "</main></body></html>",
            "",
        ]
    )


def _shot(shot: ShotReview) -> Iterator[str]:
    seconds = f"{said_seconds(shot.before)} to {said_seconds(shot.after)} s"
    price = f"{said_money(shot.price_before)} to {said_money(shot.price_after)}"
    title = f"{shot.shot}: {said_kind(shot)}"
    yield f"<section><h2>{escape(title)}</h2><p>{seconds}; {price}</p>"
    part = ""
    for edit, causes in shot.edits:
        if edit.part != part:
            part = edit.part
            yield f"<h3>{escape(part)}</h3>"
        yield from _edit(edit, causes)
    yield "</section>"


def _edit(edit: Edit, causes: tuple[Cause, ...]) -> Iterator[str]:
    if edit.moved:
        yield _said("p", edit.after)
    else:
        yield _said("del", edit.before)
        yield _said("ins", edit.after)
    yield f"<small>{escape('; '.join(map(said_cause, causes)))}</small>"


def _said(tag: str, line: Line | None) -> str:
    return f"<{tag}>{escape(line.text)}</{tag}>" if line else ""
