"""Set what a reviewer decides as a ticket of admission, and mistakes as a slip of errata."""

from __future__ import annotations

from collections.abc import Sequence

from slapstick.model import Problem
from slapstick.review.alterations import is_reworded
from slapstick.review.markup import button, shown
from slapstick.review.reports import said_money
from slapstick.review.supplement import Supplement

_VIEWS = (("changes", "Changes"), ("before", "As reviewed"), ("after", "As it is now"))


def ticket(supplement: Supplement, number: str) -> str:
    """Return how much changed, what it costs, and how to approve it."""
    changed = [each for each in supplement.changes.values() if is_reworded(each)]
    heading, words = _verdict(supplement, len(changed))
    return (
        '<section class="ticket" aria-labelledby="ticket-title">'
        f'<p class="stub" aria-hidden="true"><span>{shown(number)}</span></p>'
        f'<div><h2 id="ticket-title">{heading}</h2><p>{words} {_cost(supplement)}</p>'
        f"{_views() if changed else ''}{_command(supplement.approve)}</div></section>"
    )


def _verdict(supplement: Supplement, changed: int) -> tuple[str, str]:
    whole = len(supplement.changes)
    if changed:
        verb = "differs" if changed == 1 else "differ"
        return "Admit one film", f"{changed} of {whole} shots {verb} from the reviewed ones."
    if whole:
        return "Passed", f"All {whole} shots are as they were reviewed."
    return "Admit one film", "Nobody has reviewed its words yet."


def _cost(supplement: Supplement) -> str:
    if not supplement.prices:
        return "Drawn by the puppets, it is free."
    return f"Filming costs {said_money(sum(supplement.prices.values()))}."


def _views() -> str:
    """Return the choice of what prompts show: CSS alone obeys it."""
    choices = "".join(
        f'<label><input type="radio" name="view" id="view-{name}"'
        f"{' checked' if name == 'changes' else ''}><span>{label}</span></label>"
        for name, label in _VIEWS
    )
    return f'<fieldset class="views"><legend>Show the film</legend>{choices}</fieldset>'


def _command(words: str) -> str:
    if not words:
        return ""
    return (
        f'<p class="approve">To approve, run <code id="command">{shown(words)}</code> '
        f'{button("copy", "Copy")} <span id="copied" role="status"></span></p>'
    )


def errata(problems: Sequence[Problem], film: str = "The film shown is the last good one.") -> str:
    """Return the mistakes in written files, located, and what they mean for the `film`.

    The place stays when there are none.
    """
    slips = "".join(_slip(problem) for problem in problems)
    told = f"<h2>Erratum</h2><p>{film}</p>{slips}" if slips else ""
    return f'<div class="errata" role="status" tabindex="0" id="errata">{told}</div>'


def _slip(problem: Problem) -> str:
    path, line, column = problem.place
    place, code = shown(f"{path}:{line}:{column}"), f"{problem.code} " if problem.code else ""
    lines = [f"<p><code>{place}</code> {shown(code + problem.message)}</p>"]
    if problem.excerpt:
        indent = "".join("\t" if each == "\t" else " " for each in problem.excerpt[: column - 1])
        lines.append(f'<pre tabindex="0">{shown(problem.excerpt)}\n{indent}^</pre>')
    if problem.suggestion:
        lines.append(f"<p>{shown(problem.suggestion)}</p>")
    return "".join(lines)
