"""Write the report on changed prompts as one Markdown comment; posts nothing.

Whatever a name or a path in the repository is, it stays text: it can neither end a block nor
mention a person, link, or hide.  The comment keeps under the size that GitHub takes, whatever the
size of the film.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from slapstick.review.reports import (
    NAMES,
    SHORT,
    Review,
    ShotReview,
    cause_counts,
    edit_lines,
    said_money,
    said_place,
    said_seconds,
)

MARKER = "<!-- slapstick:reviewed-prompts -->"  # by which the comment is found and written anew
LIMIT = 65_000  # bytes, so that GitHub's 65,536 characters are kept in any script
_ROWS = 20_000  # bytes that the table of shots may take
_REASONS = 8_000  # bytes that the table of causes may take
_PLAIN = re.compile(r"[A-Za-z0-9 _./-]")
_LONGEST = 1_000  # letters of a line of a difference
_LEAST = 200  # bytes that any difference takes
_COMMAND = re.compile(r"^(\s*:)(?=:)|##(?=\w*\[)")  # to a build service that is shown the comment


def to_markdown(review: Review, limit: int = LIMIT) -> str:
    """Return the comment; what does not fit is counted, and the whole lies in the artifact."""
    changes = review.changes
    head = [MARKER, "## The film's prompts", "", _told(review), ""]
    if not changes and not review.repriced:
        return "\n".join(head)
    foot = ["", "Committing the pages in `prompts/sora` approves them.", ""]
    head += [*_table(review, min(_ROWS, limit // 3)), ""]
    head += [*_reasons(review, min(_REASONS, limit // 6)), ""] if cause_counts(review) else []
    room = limit - _size([*head, *foot]) - 200
    return "\n".join([*head, *_blocks(changes, room), *foot])


def _told(review: Review) -> str:
    """Return in a sentence or two what changed."""
    reworded, moved = len(review.reworded), len(review.changes) - len(review.reworded)
    told = []
    if not review.changes:
        told.append("Every shot is as it was reviewed.")
    elif all(shot.before is None for shot in review.shots):
        told.append("Every shot is new: no prompts of this film were reviewed before.")
    else:
        base = f" since {_code(review.base[:SHORT])}" if review.base else ""
        told.append(f"{reworded} of {len(review.shots)} shots would be filmed otherwise{base}")
        told[0] += f", {moved} only name code that has moved." if moved else "."
    if review.repriced:
        why = f": {_code(said_place(review.pricing))}" if review.pricing else ""
        told.append(f"{len(review.repriced)} cost something else in the same words{why}.")
    return " ".join(told)


def _table(review: Review, room: int) -> list[str]:
    rows = ["| shot | change | seconds | price |", "| :-- | :-- | --: | --: |"]
    repriced = review.repriced
    listed = [_row(s) for s in review.shots if s.kind != "same" or s in repriced]
    kept = _fitting(listed, room)
    rows += kept
    if len(kept) < len(listed):
        rows.append(f"| ... and {len(listed) - len(kept)} more | | | |")
    before = sum(shot.price_before or 0 for shot in review.shots)
    after = sum(shot.price_after or 0 for shot in review.shots)
    seconds = [
        sum(prompt.seconds for prompt in prompts if prompt)
        for prompts in zip(*((shot.before, shot.after) for shot in review.shots), strict=True)
    ]
    told = _arrow(*(f"{each:g}" for each in seconds))
    money = _arrow(said_money(before or None), said_money(after or None))
    rows.append(f"| **film** | | {told} | {money} |")
    return rows


def _reasons(review: Review, room: int) -> list[str]:
    """Return a table of what changed the prompts, the most lines first."""
    rows = ["| cause | where | lines | shots |", "| :-- | :-- | --: | --: |"]
    listed = [
        f"| {NAMES[cause.kind]} | {_code(said_place(cause))} | {lines} | {shots} |"
        for cause, lines, shots in cause_counts(review)
    ]
    kept = _fitting(listed, room)
    more = [f"| ... and {len(listed) - len(kept)} more | | | |"] if len(kept) < len(listed) else []
    return [*rows, *kept, *more]


def _row(shot: ShotReview) -> str:
    seconds = _arrow(said_seconds(shot.before), said_seconds(shot.after))
    price = _arrow(
        said_money(shot.price_before) if shot.before else "-",
        said_money(shot.price_after) if shot.after else "-",
    )
    return f"| {_code(shot.shot)} | {_kind(shot)} | {seconds} | {price} |"


def _kind(shot: ShotReview) -> str:
    old = shot.before.shot if shot.before and shot.after else shot.shot
    kind = "price alone" if shot.kind == "same" else shot.kind
    return kind if old == shot.shot else f"{kind}, was {_code(old)}"


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _blocks(changes: Sequence[ShotReview], room: int) -> list[str]:
    """Return a folded difference for each shot, those that are reworded first, while they fit."""
    lines: list[str] = []
    left_out = 0
    for shot in sorted(changes, key=lambda each: each.kind == "moved"):
        block = _block(shot) if room > _LEAST else []
        if not block or _size(block) > room:
            left_out += 1
            continue
        room -= _size(block)
        lines += block
    if left_out:
        lines.append(f"{left_out} more differences do not fit here; `sora snap diff` shows them.")
    return lines


def _block(shot: ShotReview) -> list[str]:
    body = [_COMMAND.sub(r"\g<0> ", _visible(line))[:_LONGEST] for line in edit_lines(shot)]
    runs = [len(run) for line in body for run in re.findall("`+", line)]
    fence = "`" * max(3, 1 + max(runs, default=0))
    summary = f"<summary>{_code(shot.shot)} {_kind(shot)}</summary>"
    return ["<details>", summary, "", f"{fence}diff", *body, fence, "", "</details>", ""]


def _fitting(rows: Iterable[str], room: int) -> list[str]:
    kept = []
    for row in rows:
        room -= _size([row])
        if room < 0:
            break
        kept.append(row)
    return kept


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-8")) + 1 for line in lines)


def _code(text: str) -> str:
    """Return a name as code: neither Markdown nor a mention, a link or a command in it counts."""
    kept = (
        letter if _PLAIN.fullmatch(letter) or letter.isalpha() else f"&#{ord(letter)};"
        for letter in _visible(text)[:200]
    )
    return f"<code>{''.join(kept)}</code>"


def _visible(text: str) -> str:
    """Return a line without what breaks it or cannot be seen."""
    if text.isprintable():
        return text  # as nearly all are
    return "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
