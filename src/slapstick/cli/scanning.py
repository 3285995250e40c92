"""Show what a scan found: as a table, as a list, or as JSON; not for reading the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from slapstick.app.ground import bare_ground, fact_kinds, survey_all
from slapstick.cli import words
from slapstick.cli.in_turns import in_turns
from slapstick.cli.left_out import (
    note_left_out,
    note_missing_grammars,
    note_unknown_languages,
)
from slapstick.read.merging import Facts, parts_of
from slapstick.read.scan import workers_for

if TYPE_CHECKING:
    from pathlib import Path

    from slapstick.app.ground import Ground
    from slapstick.cli.express import Express
    from slapstick.cli.scan_line import ScanLine
    from slapstick.model import Fact, Scalar, Scan
    from slapstick.read.overview import Overview
    from slapstick.read.questions import Questions
    from slapstick.read.scan import Survey

_MOST_TEXTS = 20_000  # that are remembered as JSON
_MOST_ROWS = 1000  # that are written as JSON at a time


def show(line: ScanLine, kept: Express | None = None, asked: Questions | None = None) -> None:
    """Scan a folder and show what was found.

    `kept` is where what is shown may be kept; `asked`, the questions to git under way already.
    """
    if kept is not None:
        if _show_again(line, kept):
            return
        kept.settle()
    from pathlib import Path  # what shows again does without

    path = Path(line.path)
    ground = bare_ground(path) or _written_ground(path)
    if not (line.kinds or line.every or line.as_json or line.no_cache or line.verbose):
        _show_first(line, ground, kept, asked)
        return
    _check_kinds(line.kinds)
    found = _read(line, ground, asked).scan
    if line.as_json:
        is_alone = workers_for(found.size, line.workers) < 2
        rows = _json_rows(found.facts, line.kinds, is_alone=is_alone)
        words.say_json_rows(_json(found), "facts", rows)
        return
    facts = (fact for fact in found.facts if not line.kinds or fact.kind in line.kinds)
    if line.every:
        words.table(["place", "fact", "name", "attributes"], [_row(fact) for fact in facts])
    else:
        from slapstick.app.surveying import seen_at_first

        _show_counts(seen_at_first(found, facts))
    if line.verbose:
        note_left_out(found.skipped)


def _show_again(line: ScanLine, kept: Express) -> bool:
    """Show what is seen first where few files changed since it was kept; false if unsure."""
    earlier = kept.earlier()
    if earlier is None:
        return False
    from slapstick.app import surveying  # as below

    again = surveying.seen_again(line.path, earlier)
    if again is None:
        return False
    with words.heard() as heard:
        _show_counts(again.overview)
    kept.keep(heard, kept.packages(), _commonest(again.overview), again.read)
    return True


def _show_first(
    line: ScanLine, ground: Ground, kept: Express | None, asked: Questions | None
) -> None:
    """Show what a person wants to see first, and keep it for the next time."""
    from slapstick.app import surveying  # JSON does without

    found = _read(line, ground, asked)
    seen = surveying.seen_at_first(found.scan, found.scan.facts)
    with words.heard() as heard:
        _show_counts(seen)
    if kept is None or not surveying.may_be_kept(ground):
        return
    folders = surveying.grammar_folders(ground)
    whole = kept.keep(heard, folders, _commonest(seen))
    told = surveying.to_be_kept(ground, found, kept.now()) if whole else None
    if told is not None:
        kept.keep_tally(told, folders)


def _commonest(seen: Overview) -> str:
    return next((language for language, _ in seen.languages), "")


def _read(line: ScanLine, ground: Ground, asked: Questions | None) -> Survey:
    with words.progress("reading") as tell:
        return survey_all(
            ground, workers=line.workers, progress=tell, cached=not line.no_cache, asked=asked
        )


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


def _show_counts(seen: Overview) -> None:
    from slapstick.app.surveying import evidence, habits

    rows = [
        (row.kind, f"{row.found:,}", row.beside_others, row.best.place, evidence(row.best))
        for row in habits(seen.counted, seen.lines)
    ]
    words.table(["fact", "found", "beside others", "plainest at", ""], rows)
    languages = ", ".join(f"{count:,} {language}" for language, count in seen.languages)
    words.note(f"{seen.name}: {languages or 'no source code'}; {seen.lines:,} lines")
    if seen.skipped:
        told = ", ".join(f"{count:,} {reason}" for reason, count in sorted(seen.skipped.items()))
        words.note(f"left out: {told}")
    note_missing_grammars(seen.skipped.get("no-grammar", 0))
    if not seen.languages and seen.skipped.get("no-language"):
        note_unknown_languages()
    if seen.no_history:
        words.note(f"no history: {seen.no_history}")


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


def _json_rows(facts: Sequence[Fact], kinds: Collection[str], *, is_alone: bool) -> Iterator[str]:
    """Yield the facts of some kinds, or of all, as rows of JSON, many at a time."""
    texts = _Encoded()

    def write(part: Iterable[Fact]) -> str:
        rows = part.rows() if isinstance(part, Facts) else part
        some = (row for row in rows if row[0] in kinds) if kinds else rows
        return words.BETWEEN_ROWS.join(_rows(some, texts))

    parts = parts_of(facts, _MOST_ROWS)
    return map(write, parts) if is_alone else in_turns(parts, write)


def _rows(facts: Iterable[tuple[Any, ...]], texts: _Encoded) -> Iterator[str]:
    """Yield each fact as JSON, written by hand: what recurs in many is encoded once."""
    last = place = ""
    for kind, path, line, column, end_line, _, language, name, pairs in facts:
        if path != last:
            last, place = path, f'"path": {words.json_row(path)}, "line": '
        told = ""
        if pairs:  # a bool is a number too, but is not written like one
            told = ", ".join([f'"{k}": {v if type(v) is int else texts[v]}' for k, v in pairs])
        yield (
            f'{{"kind": "{kind}", {place}{line}, "column": {column}, "end-line": {end_line},'
            f' "language": "{language}", "name": {texts[name]}, "attributes": {{{told}}}}}'
        )


class _Encoded(dict["Scalar", str]):
    """Names and values as JSON, each encoded once."""

    def __missing__(self, value: Scalar) -> str:
        """Encode; remember it where it is a text, as numbers of several types are equal."""
        encoded = words.json_row(value)
        if isinstance(value, str):
            if len(self) >= _MOST_TEXTS:
                self.clear()
            self[value] = encoded
        return encoded
