"""Find the words that recur most in what a project writes about itself; reads no documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from slapstick.model import Fact
from slapstick.read.packed import Packed

THEMES = 12


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
