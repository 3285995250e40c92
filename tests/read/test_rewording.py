"""What a grammar does not know is put out of its way where it fails, and nothing else is."""

from __future__ import annotations

import pytest
from tree_sitter import Node, Point

from slapstick.read.languages import Language, builtin_texts, compile_language
from slapstick.read.rewording import reworded, weight
from slapstick.read.syntax import parse, understood

FAILS = {
    "kotlin": "fun f() = when (x) {\n  is A if b -> 1\n  else -> if (c) 2 else 3\n}\n",
    "csharp": "interface I {\n  int F()\n#if A\n  { return 1; }\n#else\n  ;\n#endif\n}\n",
    "bash": "f() {\n  if (( $+commands[ls] )); then\n    g ${(q)pan} *(N)\n  fi\n}\n",
    "c": "int f() {\n#ifdef A\n  for (;;) {\n#else  // B\n  while (a) {\n#endif\n    g();\n}}\n",
    "cpp": "int f() {\n  static int a[] = {\n# if A\n    1,\n# endif\n    2\n  };\n}\n",
    "typescript": "interface I {\n  a: B\n  <T>(it: T): T\n}\n",
    "tsx": "let a = f<typeof import('b')>()\n",
    "javascript": "export { a as if }\n",
    "jsx": 'const a = <p class="b">{c}</p>\n',
}


def _language(name: str) -> Language:
    return compile_language(next(text for text in builtin_texts() if text.id == name))


@pytest.mark.parametrize("name", sorted(FAILS))
def test_what_a_grammar_fails_at_is_understood_all_the_same(name: str) -> None:
    content = FAILS[name].encode()
    plain, better = parse(_language(name), content), understood(_language(name), content)
    assert plain is not None
    assert better is not None
    assert plain.root_node.has_error
    assert not better.root_node.has_error


@pytest.mark.parametrize("name", sorted(FAILS))
def test_everything_else_stays_where_it_is(name: str) -> None:
    content = FAILS[name].encode()
    tree = parse(_language(name), content)
    assert tree is not None
    words = sorted(_language(name).words["rewords"])
    written = reworded(content, words, tree.root_node).content
    assert len(written) == len(content)
    assert written.count(b"\n") == content.count(b"\n")


@pytest.mark.parametrize("name", sorted(FAILS))
def test_the_tree_is_that_of_the_overwritten_source(name: str) -> None:
    language = _language(name)
    content = (FAILS[name] + "\n" + FAILS[name].replace("\n", "\r\n")).encode() * 3
    plain, better = parse(language, content), understood(language, content)
    assert plain is not None
    assert better is not None
    other = reworded(content, sorted(language.words["rewords"]), plain.root_node).content
    fresh = parse(language, other)
    assert fresh is not None
    assert _all_of(better.root_node) == _all_of(fresh.root_node)
    assert weight(better.root_node) < weight(plain.root_node)


def _all_of(root: Node) -> list[tuple[str, tuple[int, int], Point, Point]]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append((node.type, node.byte_range, node.start_point, node.end_point))
        waiting += node.children
    return found


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("kotlin", "fun f() = when (x) {\n  is A -> if (b) 1 else 2\n}\n"),
        ("kotlin", "val get = a.get(b)\nsuspend fun b(): C\n"),
        ("csharp", 'class A { string b = "#if C"; }\n'),
        ("typescript", "let a = b\n  <c\n"),
        ("jsx", "const a = <p className='class=b'>for=c</p>\n"),
    ],
)
def test_what_only_looks_like_it_stays(name: str, written: str) -> None:
    tree = parse(_language(name), written.encode())
    assert tree is not None
    words = sorted(_language(name).words["rewords"])
    assert reworded(written.encode(), words, tree.root_node).content.decode() == written


def test_conditions_far_from_what_failed_keep_all_their_branches() -> None:
    far = b"#if A\nclass B {}\n#else\nclass C {}\n#endif\n"
    content = far + b"class D {}\n" * 5 + FAILS["csharp"].encode()
    tree = parse(_language("csharp"), content)
    assert tree is not None
    assert reworded(content, [b"directives"], tree.root_node).content.startswith(far)


def test_a_tree_that_is_no_better_for_it_is_left_as_it_was() -> None:
    content = b"fun f( {\n  print(dynamic)\n}\n"
    plain, kept = parse(_language("kotlin"), content), understood(_language("kotlin"), content)
    assert plain is not None
    assert kept is not None
    assert weight(kept.root_node) <= weight(plain.root_node)
