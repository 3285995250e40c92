"""Find every mistake of a query, not only the first; not for running queries.

tree-sitter stops at the first mistake.  So each wrong name that it complains of is put out of the
way, and the rest is compiled again: places stay what they are, and all mistakes are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import tree_sitter

from slapstick.model import Place, Problem
from slapstick.spec.language_text import LanguageText

_ERROR = re.compile(r"(.*?) at row (\d+), column (\d+)(?:: .*)?", re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|;[^\n]*|@[\w.-]+|[()\[\]]|[^\s()\[\]@";]+|"')
_WORD = re.compile(rb"(?:[\w.-]|[\x80-\xff])+")
_CLOSES = {")": "(", "]": "["}
_MOST = 20


def query_problems(text: LanguageText, grammar: tree_sitter.Language) -> list[Problem]:
    """Return what is wrong with the queries of a language file, by place."""
    own = text.text if not text.own_lines else "\n".join(text.text.split("\n")[: text.own_lines])
    shape = list(_shape(own, text.path))
    if any(problem.code == "SL067" for problem in shape):
        return sorted(shape)  # brackets first: without them nothing can be said of the rest
    names = list(_names(text, grammar))
    wrong = {problem.place for problem in names}
    return sorted(
        [*_headers(text, grammar), *(each for each in shape if each.place not in wrong), *names]
    )


def _shape(text: str, path: str) -> Iterator[Problem]:
    """Yield brackets without their other half, and patterns that capture nothing."""
    open_: list[tuple[str, int]] = []
    begun: int | None = None  # where the pattern began that has captured nothing yet
    fielded = False  # a field at its front is part of it
    for token in _TOKEN.finditer(text):
        word, at = token[0], token.start()
        if word[0] == ";":
            continue
        if word == '"':
            yield _at(text, path, at, "SL067", "the string that begins here is not closed", "")
            return
        if not open_ and word[0] != "@" and word not in ("?", "*", "+"):
            if begun is not None and word not in _CLOSES and not fielded:
                yield _at(text, path, begun, "SL068", "this pattern captures nothing", _CAPTURE)
            begun, fielded = at, word[-1] == ":"
        if word in ("(", "["):
            open_.append((word, at))
        elif word in _CLOSES:
            if not open_ or open_[-1][0] != _CLOSES[word]:
                yield _at(text, path, at, "SL067", f"this '{word}' closes nothing", "remove it")
                return
            open_.pop()
        elif word[0] == "@":
            begun = None
    if open_:
        yield _at(text, path, open_[-1][1], "SL067", f"the '{open_[-1][0]}' is not closed", "")
    elif begun is not None:
        yield _at(text, path, begun, "SL068", "this pattern captures nothing", _CAPTURE)


_CAPTURE = "name what it finds: (pattern) @fact.kind"


def _at(text: str, path: str, at: int, code: str, message: str, hint: str) -> Problem:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Problem(Place(path, line, column), code, message, hint, text.split("\n")[line - 1])


def _names(text: LanguageText, grammar: tree_sitter.Language) -> Iterator[Problem]:
    """Yield every name and shape that the grammar does not know."""
    rows = text.text.encode().split(b"\n")
    last = (-1, -1)
    for number in range(_MOST):
        try:
            tree_sitter.Query(grammar, b"\n".join(rows).decode())
        except tree_sitter.QueryError as error:
            match = _ERROR.fullmatch(str(error))
            what = match[1].lower() if match else str(error).lower()
            row, column = (int(match[2]), int(match[3])) if match else (len(rows) - 1, 0)
            word = _WORD.match(rows[row], column)
            name = word[0].decode() if word else ""
            known = _known(what, grammar)
            if (row, column) == last or (known is None and number):
                return  # what cannot match may follow from a name that was put out of the way
            yield _problem(text, what, name, (row, column), known or ())
            if known is None or not name:
                return
            last = (row, column)
            rows[row] = _without(rows[row], column, len(name.encode()), field="field" in what)
        else:
            return


def _headers(text: LanguageText, grammar: tree_sitter.Language) -> Iterator[Problem]:
    """Yield what the grammar does not know of the nodes and fields that headers name."""
    for number, line in enumerate(text.text.split("\n")):
        header = _TRUSTED.match(line)
        for word in re.finditer(r"\S+", line[header.end() :]) if header else ():
            node, colon, field = word[0].partition(":")
            at = header.end() + word.start() if header else 0
            if grammar.id_for_node_kind(node, True) is None:
                what = "invalid node type"
                yield _problem(text, what, node, (number, at), _known(what, grammar) or ())
            elif colon and grammar.field_id_for_name(field) is None:
                what, at = "invalid field name", at + len(node) + 1
                yield _problem(text, what, field, (number, at), _known(what, grammar) or ())


def _known(what: str, grammar: tree_sitter.Language) -> tuple[str, ...] | None:
    """Return the names there are where one is wrong; `None` where it is no name that is wrong."""
    if "node" in what:
        return tuple(grammar.node_kind_for_id(i) or "" for i in range(grammar.node_kind_count))
    if "field" in what:
        return tuple(grammar.field_name_for_id(i) or "" for i in range(1, grammar.field_count + 1))
    return None


def _without(row: bytes, column: int, length: int, *, field: bool) -> bytes:
    """Put a name out of the way: any node will do, and no field is asked for."""
    end = column + length
    if field:
        end += row[end : end + 1] == b":"
        return row[:column] + b" " * (end - column) + row[end:]
    if row[column - 1 : column] == b'"':
        column, end = column - 1, row.index(b'"', end) + 1
        return row[:column] + b"(_)" + b" " * (end - column - 3) + row[end:]
    return row[:column] + b"_" + b" " * (end - column - 1) + row[end:]


def _problem(
    text: LanguageText, what: str, name: str, at: tuple[int, int], known: tuple[str, ...]
) -> Problem:
    lines = text.text.split("\n")
    line = lines[at[0]]
    column = len(line.encode()[: at[1]].decode("utf-8", "ignore")) + 1
    near = get_close_matches(name, sorted(set(known)), 1)
    hint = f"did you mean '{near[0]}'?" if near else _SHOWN.format(text.grammar)
    message = f"{_WHAT.get(what, what)} '{name}'".removesuffix(" ''")
    message += " here on" * message.endswith(", from")
    if text.own_lines and at[0] >= text.own_lines:  # in what it extends
        row = next((n for n, each in enumerate(lines) if _EXTENDS.match(each)), 0)
        message = f"what '{text.extends}' brings does not fit this grammar: {message}"
        return Problem(Place(text.path, row + 1), "SL067", message, "", lines[row])
    return Problem(Place(text.path, at[0] + 1, column), "SL067", message, hint, line)


_TRUSTED = re.compile(r"\s*;\s*trusted\s*:")
_EXTENDS = re.compile(r"\s*;\s*extends\s*:")
_SHOWN = "what stands in what: sora languages tree FILE --grammar {}"
_WHAT = {
    "invalid node type": "the grammar has no node",
    "invalid field name": "the grammar has no field",
    "impossible pattern": "this can never match, from",
    "invalid syntax": "this is no query, from",
}
