"""Doc comments and the words that recur in them; not for confessions in comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from slapstick.model import Fact
from slapstick.read.arguments import string_text
from slapstick.read.packed import Packed
from slapstick.read.reading import Found, Reading
from slapstick.read.remarks import Comment, telling_words, words_in
from slapstick.read.source import clean_text, shortened

_LONGEST = 16
THEMES = 12
_PER_FILE = 40
_SHOWN = 120  # characters of a document that a fact keeps
_DEFINITIONS = ("definition.function", "definition.class")


def documented(reading: Reading, comments: Sequence[Comment]) -> list[Found]:
    """Return a fact for every definition with a document inside it or right above it."""
    return [*_inside(reading), *_above(reading, comments)]


def shown(docs: Sequence[Found]) -> Iterator[Found]:
    """Yield documents with their first words only."""
    for doc in docs:
        text = shortened(str(doc.attributes["text"]), _SHOWN)
        yield Found(doc.kind, doc.node, doc.name, {"text": text} if text else {})


def _inside(reading: Reading) -> Iterator[Found]:
    words = reading.language.words.get("docstrings", frozenset())
    known = reading.language.literals.get("docs.docstring")
    for region in reading.of("docs.docstring"):
        literal = region.first("literal")
        word = reading.source.raw(literal) if literal is not None else b"above"
        if literal is not None and known is not None and word not in known:
            continue
        owner = region.parent
        while owner is not None and owner.kinds.isdisjoint(_DEFINITIONS):
            owner = owner.parent
        name = reading.annotated(region) if word in words else reading.name(owner)
        text = string_text(reading.source.raw(region.first("body") or region.node), 2000)
        yield Found("docs.docstring", region.node, name or reading.source.stem, {"text": text})


def _above(reading: Reading, comments: Sequence[Comment]) -> Iterator[Found]:
    words = reading.language.words.get("doc-comment", ())
    marks = tuple(sorted(word.replace(b"_", b" ") for word in words))
    if not marks:
        return
    above = {comment.end_line: comment for comment in comments if comment.raw.startswith(marks)}
    for region in (r for kind in _DEFINITIONS for r in reading.of(kind)):
        line = region.node.start_point[0] - 1
        while line in reading.annotated_lines and line not in above:
            line -= 1
        comment = above.get(line)
        name = reading.name(region) if comment is not None else ""
        if comment is not None and name:
            text = clean_text(comment.text, 2000)
            yield Found("docs.docstring", comment.nodes[0], name, {"text": text})


def telling(comments: Sequence[Comment], docs: Sequence[Found]) -> tuple[tuple[str, int, int], ...]:
    """Return words of a file's documents and comments that may tell what it is about."""
    found = [(comment.words, comment.line + 1) for comment in comments]
    for doc in docs:
        if "comment" not in doc.node.type:
            words = words_in(str(doc.attributes["text"]).lower().encode())
            found.append((telling_words(words), doc.node.start_point[0] + 1))
    counts = Counter(chain.from_iterable([words for words, _ in found]))
    lines: dict[bytes, int] = {}
    for words, line in reversed(found):  # so that the first line of a word stays
        for word in words:
            lines[word] = line
    ranked = sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:_PER_FILE]
    return tuple((w.decode(), counts[w], lines[w]) for w in ranked if len(w) <= _LONGEST)


def themes(files: Sequence[Packed]) -> list[Fact]:
    """Return a fact for each word that recurs most, where it stands most often."""
    total: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for words in (file.words for file in files):
        spread.update([word for word, _, _ in words])
        for word, count, _ in words:
            total[word] += count
    least = 3 if len(files) > 1 else 1
    ranked = sorted(
        (w for w in total if total[w] >= 3 and (spread[w] >= min(least, len(files)))),
        key=lambda w: (-total[w] * min(spread[w], 20), w),
    )
    best: dict[str, tuple[int, str, int, str]] = {}
    chosen = frozenset(ranked[:THEMES])
    for file in files:
        for word, count, line in file.words:
            if word in chosen:
                place = (-count, file.path, line, file.language)
                best[word] = min(best.get(word, place), place)
    found = []
    for word in ranked[:THEMES]:
        _, path, line, language = best[word]
        pairs = (("count", total[word]),)
        found.append(Fact("docs.theme", path, line, 1, line, 1, language, word, pairs))
    return found
