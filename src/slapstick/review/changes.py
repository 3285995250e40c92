"""Write the report on changed prompts as one HTML page that needs no network; posts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from slapstick.model import Line
from slapstick.review.causes import Cause, Edit
from slapstick.review.reports import (
    NAMES,
    SHORT,
    Review,
    ShotReview,
    cause_counts,
    said_cause,
    said_change,
    said_kind,
    said_money,
    said_place,
    said_repricing,
    said_seconds,
    told_together,
)
from slapstick.review.wording import compared

_STYLE = """
:root { color-scheme: light dark; --paper: #f7f1e3; --ink: #221d16; --old: #8a1c1c;
        --new: #14532d; --rule: #b9ab8d; --faint: #5c5343 }
@media (prefers-color-scheme: dark) { :root { --paper: #191612; --ink: #efe6d2; --old: #ffb0a6;
        --new: #a8e6b5; --rule: #5d523f; --faint: #b9ab8d } }
body { background: var(--paper); color: var(--ink); font: 1rem/1.5 Georgia, serif;
       max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2 { font-weight: normal; border-bottom: 3px double var(--rule) }
h3 { margin: 1rem 0 .25rem; font-weight: normal; font-variant: small-caps; color: var(--faint) }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { border-bottom: 1px solid var(--rule); padding: .2rem .75rem .2rem 0; text-align: left;
         vertical-align: top; overflow-wrap: break-word }
@media (min-width: 36rem) { td:nth-child(n + 3) { white-space: nowrap } }
@media (max-width: 36rem) { table { font-size: .85rem } th, td { padding-right: .4rem } }
th { font-weight: normal; color: var(--faint) }
del, ins { display: block; text-decoration: none; padding-left: 1.25rem; text-indent: -1.25rem }
del { color: var(--old) } ins { color: var(--new) }
del::before { content: "\\2212\\a0" } ins::before { content: "+\\a0" }
b { text-decoration: underline; text-underline-offset: .2em }
ul { margin: 0 0 .75rem; padding-left: 1.25rem; list-style: none; color: var(--faint);
     font-size: .9rem } li::before { content: "because of " } li + li::before { content: "and of " }
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
            *([f"<p>{escape(said_repricing(review))}</p>"] if review.repriced else []),
            *_table(["shot", "change", "seconds", "price"], map(_row, review.changes)),
            *_table(
                ["cause", "where", "lines", "shots"],
                (
                    (NAMES[cause.kind], said_place(cause), str(lines), str(shots))
                    for cause, lines, shots in cause_counts(review)
                ),
            ),
            *(line for shot in review.changes for line in _shot(shot)),
            "</main></body></html>",
            "",
        ]
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    lines = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows]
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    return (
        [f"<table><thead><tr>{head}</tr></thead><tbody>", *lines, "</tbody></table>"]
        if (lines)
        else []
    )


def _row(shot: ShotReview) -> tuple[str, ...]:
    before = said_money(shot.price_before) if shot.before else "-"
    after = said_money(shot.price_after) if shot.after else "-"
    seconds = _arrow(said_seconds(shot.before), said_seconds(shot.after))
    return shot.shot, said_kind(shot), seconds, _arrow(before, after)


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _shot(shot: ShotReview) -> Iterator[str]:
    yield f"<section><h2>{escape(said_change(shot))}</h2>"
    part = ""
    for (own, causes, _), run in groupby(shot.edits, key=told_together):
        if own != part:
            part = own
            yield f"<h3>{escape(part)}</h3>"
        for edit, _ in run:
            yield from _edit(edit)
        if causes:
            yield f"<ul>{''.join(map(_cause, causes))}</ul>"
    yield "</section>"


def _cause(cause: Cause) -> str:
    return f"<li>{escape(said_cause(cause))}</li>"


def _edit(edit: Edit) -> Iterator[str]:
    if edit.moved and edit.after:
        yield f"<p>{escape(edit.after.text)}</p>"
        return
    if edit.before:
        yield f"<del>{_words(edit.before, edit.after)}</del>"
    if edit.after:
        yield f"<ins>{_words(edit.after, edit.before)}</ins>"


def _words(line: Line, other: Line | None) -> str:
    """Return the words of a line, those set off that the other one does not have."""
    words = compared(line.text, other.text if other else "")
    runs = ((new, " ".join(w.text for w in run)) for new, run in groupby(words, lambda w: w.is_new))
    return " ".join(f"<b>{escape(text)}</b>" if new else escape(text) for new, text in runs)
