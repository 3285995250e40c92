"""Read the marked samples of a language as code on which rules are tried; not a repository's.

Compiling all languages takes seconds, so what was found is kept in the user's cache folder.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from slapstick.match.elsewhere import Lent
from slapstick.model import Fact
from slapstick.read.cache import edition
from slapstick.read.digests import blake2b
from slapstick.read.facts import read_source
from slapstick.read.languages import compile_language
from slapstick.read.marked import SAMPLES, MarkedSample, read_sample
from slapstick.read.merging import merged
from slapstick.read.packed import FileFacts
from slapstick.spec.language_text import LanguageText

SHOWN = "built-in:samples/"
"""What the paths of marked samples begin with."""

_CHECK = 16  # bytes of a checksum
_MOST_EDITIONS = 4  # of one language, as several checkouts may take turns


def lent_code(
    texts: Mapping[str, LanguageText],
    language: str,
    kinds: frozenset[str],
    *,
    store: Path | None = None,
    folder: Path = SAMPLES,
) -> Lent:
    """Return the marked code of a language and of those that it extends; none for a person's own.

    Its facts are those that `texts` find, which may be more than the samples were marked for.
    `store` is a folder in which they are kept for the next time.
    """
    samples = dict(_samples(texts, language, folder))
    near = [(path, line, kind) for path, each in samples.items() for line, kind in each.quiet]
    rows = {path: sample.rows for path, sample in samples.items()}
    facts = _facts(texts[language], samples, store) if samples else ()
    return Lent(language, kinds, facts, tuple(near), rows)


def _facts(
    text: LanguageText, samples: Mapping[str, MarkedSample], store: Path | None
) -> tuple[Fact, ...]:
    """Return what is found in samples, from the store where it is kept there."""
    if store is None:
        return _found(text, samples)
    kept = store / f"{text.id}-{_key(text, samples)}"
    facts = _recalled(kept)
    if facts is None:
        facts = _found(text, samples)
        _keep(kept, facts)
    return facts


def _samples(
    texts: Mapping[str, LanguageText], language: str, folder: Path
) -> Iterator[tuple[str, MarkedSample]]:
    name, seen = language, set[str]()
    while name in texts and name not in seen:
        seen.add(name)
        for path in sorted((folder / name).iterdir()) if (folder / name).is_dir() else ():
            yield f"{SHOWN}{name}/{path.name}", read_sample(path)
        name = texts[name].extends


def _found(text: LanguageText, samples: Mapping[str, MarkedSample]) -> tuple[Fact, ...]:
    compiled = compile_language(text)
    read: dict[str, FileFacts] = {}
    for path, sample in samples.items():
        found = read_source(compiled, sample.content, path)
        read |= {path: found} if found else {}
    return merged(read)


# ------------------------------------------------------------------ the store


def _key(text: LanguageText, samples: Mapping[str, MarkedSample]) -> str:
    """Return the digest of all that decides which facts are found."""
    digest = blake2b(digest_size=16, key=edition(text))
    for path, sample in samples.items():
        digest.update(f"{path}\0{len(sample.content)}\0".encode() + sample.content)
    return digest.hexdigest()


def _recalled(kept: Path) -> tuple[Fact, ...] | None:
    """Return what is kept; `None` if nothing is, or if it is damaged."""
    try:
        raw = kept.read_bytes()
        if _checksum(raw[_CHECK:]) != raw[:_CHECK]:
            return None
        return tuple(map(Fact._make, marshal.loads(raw[_CHECK:])))  # noqa: S302  # our own, and whole
    except (OSError, ValueError, TypeError, EOFError):
        return None


def _keep(kept: Path, facts: tuple[Fact, ...]) -> None:
    """Write facts down, whole or not at all; what cannot be kept is found again."""
    packed = marshal.dumps([tuple(fact) for fact in facts])
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            file.write(_checksum(packed) + packed)
        os.replace(file.name, kept)  # noqa: PTH105  # the name is text already
        editions = kept.parent.glob(f"{kept.name.partition('-')[0]}-*")
        for old in sorted(editions, key=lambda path: path.stat().st_mtime_ns)[:-_MOST_EDITIONS]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _checksum(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_CHECK).digest()
