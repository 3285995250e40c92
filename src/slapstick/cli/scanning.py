"""Show what a scan found: as a table, as a list, or as JSON; not for reading the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slapstick.app.ground import bare_ground, fact_kinds, read_all
from slapstick.cli import words

if TYPE_CHECKING:
    from slapstick.app.ground import Ground
    from slapstick.cli.express import Express
    from slapstick.cli.scan_line import ScanLine
    from slapstick.model import Fact, Scan
    from slapstick.read.questions import Questions


def show(line: ScanLine, kept: Express | None = None, asked: Questions | None = None) -> None:
    """Scan a folder and show what was found.

    `kept` is where what is shown may be kept; `asked`, the questions to git under way already.
    """
    path = Path(line.path)
    ground = bare_ground(path) or _written_ground(path)
    _check_kinds(line.kinds)
    with words.progress("reading") as tell:
        found = read_all(
            ground, workers=line.workers, progress=tell, cached=not line.no_cache, asked=asked
        )
    facts = [fact for fact in found.facts if not line.kinds or fact.kind in line.kinds]
    if line.as_json:
        words.say_json_rows(_json(found), "facts", _json_rows(facts))
    elif line.every:
        words.table(["place", "fact", "name", "attributes"], [_row(fact) for fact in facts])
    elif line.kinds or line.no_cache:
        _show_counts(found, facts)
    else:
        with words.heard() as heard:
            _show_counts(found, facts)
        from slapstick.app.surveying import grammar_folders, may_be_kept

        if kept is not None and may_be_kept(ground):
            kept.keep(heard[0], heard[1], grammar_folders(ground))


def _check_kinds(kinds: Iterable[str]) -> None:
    for kind in kinds:
        if kind not in fact_kinds():
            import click

            from slapstick.spec.wording import suggest

            hint = suggest(kind, fact_kinds()) or "`sora languages --matrix` lists them"
            raise click.BadParameter(f"no facts are of kind '{kind}'; {hint}")


def _written_ground(path: Path) -> Ground:
    """Open a folder for which people wrote something, which takes longer to load."""
    from slapstick.app.opening import open_ground

    return open_ground(path)


def _show_counts(found: Scan, facts: list[Fact]) -> None:
    from slapstick.app.surveying import evidence, habits

    rows = [
        (row.kind, f"{row.found:,}", row.beside_others, row.best.place, evidence(row.best))
        for row in habits(found, facts)
    ]
    words.table(["fact", "found", "beside others", "plainest at", ""], rows)
    languages = ", ".join(f"{count:,} {language}" for language, count in found.languages)
    words.note(f"{found.identity.name}: {languages or 'no source code'}; {found.lines:,} lines")
    skipped = Counter(each.reason for each in found.skipped)
    if skipped:
        told = ", ".join(f"{count:,} {reason}" for reason, count in sorted(skipped.items()))
        words.note(f"left out: {told}")
    if found.no_history:
        words.note(f"no history: {found.no_history}")


def _row(fact: Fact) -> tuple[str, str, str, str]:
    attributes = ", ".join(f"{name}={value}" for name, value in fact.attributes)
    return str(fact.place), fact.kind, fact.name, attributes


def _json(found: Scan) -> dict[str, Any]:
    return {
        "name": found.identity.name,
        "commit": found.identity.commit,
        "no-history": found.no_history,
        "languages": dict(found.languages),
        "lines": found.lines,
        "facts": [],
        "skipped": [each._asdict() for each in found.skipped],
    }


def _json_rows(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield each fact as JSON, written by hand: what recurs in many is encoded once."""
    encode = lru_cache(1 << 14)(words.json_row)
    for kind, path, line, column, end_line, _, language, name, pairs in facts:
        place = f'"line": {line}, "column": {column}, "end-line": {end_line}'
        about = f'"language": "{language}", "name": {encode(name)}'
        attributes = words.json_row(dict(pairs)) if pairs else "{}"
        yield (
            f'{{"kind": "{kind}", "path": {encode(path)}, {place}, {about},'
            f' "attributes": {attributes}}}'
        )
