"""The shape of the code, measured: short functions, short modules, few parameters, words on all.

SLOC are lines that hold a code token: no blanks, comments or docstrings.  An allowance names what
is over the measure and says why that is right.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "slapstick"
LONGEST_FUNCTION, LONGEST_MODULE = 60, 350
TYPICAL_FUNCTION, TYPICAL_PARAMETERS = 30, 5  # 95 of 100 are no larger
DOCUMENTED = 0.9

FUNCTIONS_ALLOWED: dict[str, str] = {}
MODULES_ALLOWED: dict[str, str] = {}

_NOT_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT,
    tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER,
}  # fmt: skip
Def = ast.FunctionDef | ast.AsyncFunctionDef


class Function(NamedTuple):
    """A function and its measures."""

    name: str
    lines: int
    parameters: int


class Module(NamedTuple):
    """A module and its measures."""

    name: str
    lines: int
    functions: tuple[Function, ...]
    public: int
    documented: int


def measure(source: str, name: str) -> Module:
    """Measure one module."""
    tree = ast.parse(source)
    code = _code_lines(source, tree)
    functions = tuple(
        Function(f"{name}:{node.name}", _length(node, code), _parameters(node))
        for node in ast.walk(tree)
        if isinstance(node, Def)
    )
    public = [tree, *_public(tree)]
    documented = sum(ast.get_docstring(node) is not None for node in public)
    return Module(name, len(code), functions, len(public), documented)


def _code_lines(source: str, tree: ast.Module) -> set[int]:
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | Def) and ast.get_docstring(node):
            text = node.body[0]
            lines -= set(range(text.lineno, (text.end_lineno or text.lineno) + 1))
    return lines


def _length(node: Def, code: set[int]) -> int:
    return sum(node.lineno <= line <= (node.end_lineno or node.lineno) for line in code)


def _parameters(node: Def) -> int:
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(each.arg not in ("self", "cls") for each in every)


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Def]:
    """Yield what a reader meets: public classes, functions and methods; overloads aside."""
    for child in node.body:
        if not isinstance(child, ast.ClassDef | Def) or child.name.startswith("_"):
            continue
        if any(ast.unparse(each).endswith("overload") for each in child.decorator_list):
            continue
        yield child
        if isinstance(child, ast.ClassDef):
            yield from _public(child)


def _p95(values: list[int]) -> int:
    return sorted(values)[int(len(values) * 0.95)]


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Every module of the package."""
    return [
        measure(path.read_text("utf-8"), path.relative_to(SOURCE).as_posix())
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def test_no_function_is_longer_than_a_screen(modules: list[Module]) -> None:
    long = {
        each.name
        for module in modules
        for each in module.functions
        if each.lines > LONGEST_FUNCTION
    }

    assert long == set(FUNCTIONS_ALLOWED)


def test_no_module_is_longer_than_one_can_hold_in_mind(modules: list[Module]) -> None:
    long = {module.name for module in modules if module.lines > LONGEST_MODULE}

    assert long == set(MODULES_ALLOWED)


def test_most_functions_are_short_and_take_little(modules: list[Module]) -> None:
    functions = [each for module in modules for each in module.functions]

    assert _p95([each.lines for each in functions]) <= TYPICAL_FUNCTION
    assert _p95([each.parameters for each in functions]) <= TYPICAL_PARAMETERS


def test_nearly_all_that_is_public_says_what_it_is(modules: list[Module]) -> None:
    public = sum(module.public for module in modules)
    documented = sum(module.documented for module in modules)

    assert documented / public >= DOCUMENTED


def test_the_measure_counts_code_alone() -> None:
    module = measure('"""Doc."""\n\n# why\ndef f(a, b):\n    """Doc."""\n    return a\n', "m")

    assert module == Module("m", 2, (Function("m:f", 2, 2),), 2, 2)
