"""Parsing leaves nothing of what it has read behind."""

from __future__ import annotations

import tracemalloc

from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.syntax import parse

_PYTHON = compile_language(next(text for text in builtin_texts() if text.id == "python"))


def test_source_that_was_parsed_is_not_kept() -> None:
    tracemalloc.start()
    try:
        for number in range(20):
            assert parse(_PYTHON, b"x = '%d%s'\n" % (number, b"a" * 100_000)) is not None
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 100_000
