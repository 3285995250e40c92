"""Signatures without a name are told apart from what the lines around them go on with."""

from __future__ import annotations

import pytest

from slapstick.read.languages import Language, builtin_texts, compile_language
from slapstick.read.rewording import reworded, weight
from slapstick.read.signatures import signatures, surely_misread, variances
from slapstick.read.syntax import parse, understood

CERTAIN = [
    "let a: {\n  <A>(b: A): (c: B<A>) => D<A>\n  <A>(c: B<A>, b: A): D<A>\n}\n",
    "let a: {\n  <A>(b: A): C\n\n  /** Once. */\n  <const A>(\n    b: A\n  ): C\n}\n",
    "let a: {\n  <A>(b: A): C | D\n  <A, E extends F<G<A>>>(b: A): C\n}\n",
    "\nexport interface A<in out B extends C, out D> {\n  b: B\n}\n",
]
UNCERTAIN = [
    "let a = b\n  <C>(d)\n",  # a call
    "let a =\n  <A>(b: A) => b\n",
    "let a = b<\n  <A>(b: A) => A,\n  /** Twice. */\n  <A>(b: A) => A\n>(1)\n",
    "let a = (b: B): (c: C) => D =>\n  <A>(c: A) => d\n",
    "class A {\n  [b]\n  <C>(d: C): C { return d }\n}\n",
    "// interface A<in B> {\nlet a = `\ninterface A<in b`\n",
]


def _language(name: str) -> Language:
    return compile_language(next(text for text in builtin_texts() if text.id == name))


@pytest.mark.parametrize("written", CERTAIN)
def test_what_surely_fails_does_and_is_clean_when_reworded(written: str) -> None:
    language, content = _language("typescript"), written.encode()
    plain, better = parse(language, content), understood(language, content)
    assert surely_misread(content)
    assert plain is not None
    assert better is not None
    assert plain.root_node.has_error
    assert not better.root_node.has_error


@pytest.mark.parametrize("written", UNCERTAIN)
def test_what_may_well_be_read_is_not_called_sure_to_fail(written: str) -> None:
    tree = parse(_language("typescript"), written.encode())
    assert tree is not None
    assert not tree.root_node.has_error
    assert not surely_misread(written.encode())


@pytest.mark.parametrize(
    "before",
    ["b =", "b: C =>", "b<", "b<D,", "b(", "b: |", "b = [", "b ? c :", "b = /* c */"],
)
def test_a_line_that_goes_on_is_left_alone(before: str) -> None:
    content = f"let {before}\n  // so\n  <A>(b: A) => A\n".encode()
    assert list(signatures(content)) == []


def test_the_space_before_a_signature_is_found_whatever_ends_the_line_before() -> None:
    content = b"let a: {\n  b: C\n  // once\n\t<A>(b: A): C\r\n  <\n    A\n  >(b: A): C\n}\n"
    spans = list(signatures(content))
    assert [content[:start].count(b"\n") for start, _ in spans] == [3, 4]
    assert [content[start : end + 1] for start, end in spans] == [b"\t<", b" <"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("type A<in out B, out C> = D", [b"in ", b"out ", b"out "]),
        ("type A<\n  in B extends C,\n  /* so */ out D\n> = E", [b"in ", b"out "]),
        ("for (const a in B, c) {}\n// check in A, B", []),
    ],
)
def test_variances_stand_behind_brackets_and_commas(written: str, words: list[bytes]) -> None:
    content = written.encode()
    found = sorted(variances(content))
    assert [content[start:end] for start, end in found] == words


def test_quotes_in_types_of_templates_cost_nothing() -> None:
    language, content = _language("typescript"), b"type A<B extends string> =\n  `C \\`${B}\\``\n"
    plain, better = parse(language, content), understood(language, content)
    assert plain is not None
    assert better is not None
    assert weight(better.root_node) == 0 < weight(plain.root_node)


def test_a_source_without_such_places_stays_as_it_is() -> None:
    content = b"let a: { b: <C>(d: C) => C }\n"
    assert reworded(content, [b"types"]).content == content
