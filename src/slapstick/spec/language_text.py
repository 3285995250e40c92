"""Read the header and captures of a language file; not for compiling its queries.

A language file is a tree-sitter query whose first comment lines are a header:

    ; grammar: tree_sitter_python        the module of the grammar, `:function` where it has several
    ; files: *.py *.pyi                  file names
    ; shebang: python python3            interpreters of files without an ending
    ; extends: javascript                take over another file's tables and queries
    ; call KIND: time.sleep .sleep       names of calls that are such a fact
    ; unsupported KIND: reason           said, not silent; `*` is all that is not found

`TABLES`, `LISTS` and `STRUCTURE` below are the whole vocabulary.  Lines that begin with `;;` are
prose, and so is every comment after the first query that could not be a header line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from slapstick.model import FactKind, Place, Problem

# What a header line `; TABLE KIND: names` means.
TABLES = {
    "call": "calls of these names: `f` plain, `a.f` also behind more, `.f` any receiver, `a.*` all",
    "type": "types of these names, captured as @type",
    "annotation": "decorators, annotations and attributes of these names, captured as @annotation",
    "mention": "expressions of these names, captured as @mention",
    "whole": "calls of these names, with what they are given and their blocks",
    "function": "functions whose names fit these patterns",
    "class": "classes whose names fit these patterns",
    "only": "the names that facts of this kind must fit",
    "not": "the names that facts of this kind must not fit",
    "with": "of which one must stand anywhere in a file that has such facts",
    "literal": "what stands as @KIND.literal, where such a fact is one only if that does",
}
# What a header line `; LIST: words` means.
LISTS = {
    "files": "names of files in this language",
    "shebang": "interpreters of scripts in this language",
    "receiver": "how a method names its own object; `bare` where it need not",
    "empty": "statements that do nothing",
    "catch-all": "error types that stand for all errors",
    "doc-comment": "how comments that document the next definition begin; `_` is a space",
    "deprecating": "how a document's line begins that deprecates what it is about; `_` is a space",
    "fields": "words before a parameter that becomes a field: its function is not empty",
    "docstrings": "`above` where a document is a string before its definition, not inside it; or"
    " the literals of those that are",
    "remark": "how a comment begins, where what is captured as one need not be any",
    "forms": "words in small letters in the paths of forms to fill in: what is open in them is no"
    " work put off",
    "builds": "names of build scripts, in which functions without names nest by their nature",
    "commands": "kinds whose names are the first word of a line for a shell",
    "silencers": "words in comments that silence a checker",
    "callee": "`last` where @call is only the last name of what is called",
    "elsewhere": "what a print is given first when it does not go to the terminal: `io`; second, as"
    " `,true`, or by name, as `file=`",
    "ungiven": "calls that ask for the time only where they are given nothing: `Date`",
    "first": "attributes that a call's first argument alone gives; others may be the second",
    "leaving": "signs behind an expression and words that leave a loop even from within a macro",
    "counts": "calls that make a loop over them a counted one",
    "named": "kinds whose captured nodes have their names in the field `name`; a query costs more",
    "trusted": "nodes whose patterns are compiled unproved, which is quick in a large grammar;"
    " what can never match is then told of by `sora check` alone",
    "far": "what leaves the named function even from one without a name inside it: `return`",
    "always": "what stands as @loop.constant in a loop without end; any but nought and false",
    "beside": "`yes` where its lines are no code: configuration, mark-up, prose",
    "embeds": "built-in languages of the scripts that stand inside",
    "deepest": "how many indented blocks inside one another its grammar survives",
    "macros": "`yes` where names in capitals may stand for anything before they are replaced; "
    "`lines` where they do so at the beginning of lines alone",
    "rewords": "what its grammar does not know and is overwritten where it fails, as"
    " `read/rewording.py` names it",
    "client": "`yes` where lines for a database's client may stand between the statements",
    "recursion": "`marked` where only functions with a part `recursive` may call themselves",
    "overloads": "`yes` where functions of one name may differ in their parameters, `clauses` where"
    " they are one in several clauses",
}
# What lists may say that are no lists of anything; `no` takes back what is taken over.
_VALUES = {
    "callee": {"last", "no"},
    "beside": {"yes", "no"},
    "client": {"yes", "no"},
    "macros": {"yes", "lines", "no"},
    "recursion": {"marked", "no"},
    "overloads": {"yes", "clauses", "no"},
}
# Tables whose names are looked up as they are called or used: a bracket ends none.
_LOOKED_UP = {"call", "type", "annotation", "mention", "whole"}
_CLOSING = (")", "]", "}")
# Header words that are no words of prose: behind a query they are told from a comment.
_PLAINLY = {"grammar", "files", "shebang", "extends", "catch-all", "doc-comment", "silencers"}
# Tables that may also name what is no fact: a `break`, a loop.
_STRUCTURAL = {"mention", "whole"}
_SINGLE = {"grammar", "extends"}
# The module is imported, and a pack is a stranger's: nothing but a grammar may be named.
_GRAMMAR = re.compile(r"tree_sitter_[a-z0-9_]+(:[a-z][a-z0-9_]*)?")
_REASONS = {"unsupported", "meaningless"}
REST = "*"  # in a reason: every kind that is neither found nor explained by itself
# Captures that are no facts themselves, and the parts they may have.
STRUCTURE: dict[str, tuple[str, ...]] = {
    "function": (),  # one without a name
    "methods": (),  # what makes functions inside it methods without being a class
    "branch": (),  # anything that adds a block: if, switch, try, with
    "branch.chained": (),  # an `else if`: a branch that adds no depth
    "switch": (),  # a branch that `break` leaves
    "conditional": (),  # a choice inside an expression
    # A bound, what it runs over, a literal, what it asks; `unless` makes it a mere block.
    "loop": ("bound", "over", "constant", "condition", "unless"),
    "loop.each": (),  # a loop over things that are there
    "loop.endless": (),  # a loop whose condition is always true
    "try": (),
    "again": (),  # inside a handler: what runs the try around it once more
    "handler": ("name", "variable", "body"),  # what meets an error
    "break": ("label",),
    "continue": (),
    "return": ("value",),
    "yield": (),
    "call": (),  # the callee
    "type": (),
    "annotation": (),
    "mention": (),
    "comment": (),
    "number": (),  # a number in an expression
    "skip": (),  # a stretch in which numbers and strings mean nothing
}
# Parts of facts that are measured, not shown.  Any kind has a part `unless`, which undoes the fact,
# and a part `literal`, whose text decides.
_PARTS = {
    "definition.function": ("parameter", "receiver", "body", "recursive", "macro"),
    "definition.class": ("body",),
    "function.empty": ("body",),
    "error.custom": ("from",),  # what it is made of, which must be called an error as well
    "docs.docstring": ("body",),  # the words, where more is captured
    "error.swallowed": ("body", "into"),  # what takes the result: a fact only if it is `_`
}
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|;[^\n]*|@([\w.-]+)|#([\w-]+[?!])')


class Table(NamedTuple):
    """The names that are facts of a kind."""

    word: str
    kind: str
    names: tuple[str, ...]


class Reason(NamedTuple):
    """Why a language has no facts of a kind."""

    word: str  # unsupported | meaningless
    kind: str
    reason: str


class LanguageText(NamedTuple):
    """A language file, read but not compiled."""

    id: str
    path: str
    grammar: str  # module:function
    extends: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[Table, ...]
    reasons: tuple[Reason, ...]
    captures: tuple[str, ...]  # in order, each once
    text: str
    own_lines: int = 0  # how many lines of `text` are the file's own; 0: all

    def __hash__(self) -> int:  # asked for every file that is read
        return hash((self.id, self.text))

    def list(self, word: str) -> tuple[str, ...]:
        """Return the words of one list; none where it is not there."""
        return next((names for key, names in self.lists if key == word), ())


def read_language(
    text: str, path: str, kinds: Collection[FactKind]
) -> tuple[LanguageText, list[Problem]]:
    """Return what the file says and all mistakes that can be seen without its grammar."""
    reader = _Reader(path, text.splitlines(), {kind.kind for kind in kinds})
    reader.header()
    names = reader.captures(text, capture_names(tuple(kinds)))
    single = reader.single
    stem = path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    meant = {closest(word, _SINGLE | set(LISTS)) for word in reader.unknown}
    if not single.get("grammar") and "grammar" not in meant:
        reader.report(1, 1, "SL060", "no header line '; grammar: MODULE'")
    named = reader.lists.get("files") or reader.lists.get("shebang")
    if not named and not meant & {"files", "shebang"}:
        reader.report(1, 1, "SL060", "no header line '; files: PATTERNS'")
    language = LanguageText(
        stem,
        path,
        single.get("grammar", ""),
        single.get("extends", ""),
        tuple((key, tuple(words)) for key, words in reader.lists.items()),
        tuple(reader.tables),
        tuple(reader.reasons),
        names,
        text,
    )
    return language, reader.problems


@lru_cache(maxsize=4)
def capture_names(kinds: tuple[FactKind, ...]) -> Mapping[str, tuple[str, str]]:
    """Return every capture there may be, as the kind it belongs to and the part of it it is."""
    names: dict[str, tuple[str, str]] = {}
    for kind in kinds:
        names[kind.kind] = (kind.kind, "")
        parts = [*(a.name for a in kind.attributes), "unless", "literal"]
        parts += _PARTS.get(kind.kind, ())
        names |= {f"{kind.kind}.{part}": (kind.kind, part) for part in parts}
    for structure, structure_parts in STRUCTURE.items():
        names[structure] = (structure, "")
        names |= {f"{structure}.{part}": (structure, part) for part in structure_parts}
    return names


class _Reader:
    """Collects what one file says and the mistakes in it."""

    def __init__(self, path: str, lines: list[str], kinds: set[str]) -> None:
        self._path, self._lines, self._kinds = path, lines, kinds
        self.problems: list[Problem] = []
        self.single: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.tables: list[Table] = []
        self.reasons: list[Reason] = []
        self.unknown: list[str] = []  # header words that mean nothing

    def report(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        """Note a mistake."""
        excerpt = self._lines[line - 1] if line <= len(self._lines) else ""
        self.problems.append(Problem(Place(self._path, line, column), code, message, hint, excerpt))

    def header(self) -> None:
        """Read the comment lines before the first query."""
        is_over = False
        for number, line in enumerate(self._lines, 1):
            stripped = line.strip()
            is_over = is_over or bool(stripped and not stripped.startswith(";"))
            if not stripped.startswith(";") or stripped.startswith(";;") or stripped == ";":
                continue
            head, colon, value = stripped[1:].partition(":")
            if is_over:
                self._late(number, line, head.split())
            elif not colon:
                self.report(number, 1, "SL061", "a header line is '; word: value'", "prose: ';;'")
            else:
                self._line(number, line, head.split(), value.strip())

    def _late(self, number: int, line: str, head: list[str]) -> None:
        """Report what would be a header line if it stood above the first query."""
        word, kind = (*head, "", "")[:2]
        is_table = word in {*TABLES, *_REASONS} and kind in {*self._kinds, REST}
        if (is_table and len(head) == 2) or head in [[plain] for plain in _PLAINLY]:
            hint = "move it there, or begin it with ';;'"
            message = f"'{' '.join(head)}:' says nothing unless it stands above the first query"
            self.report(number, line.find(word) + 1, "SL061", message, hint)

    def captures(self, text: str, known: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
        """Return the names captured, reporting those that mean nothing."""
        found: dict[str, None] = {}
        for match in _TOKEN.finditer(text):
            name, predicate = match.group(1), match.group(2)
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            if predicate:
                hint = "filter by name in the header: '; only KIND: names'"
                self.report(line, column, "SL063", f"no predicates here: #{predicate}", hint)
            elif name and name not in known:
                self.report(line, column, "SL062", f"no capture '@{name}'", _near(name, known))
            elif name:
                found[name] = None
        return tuple(found)

    def _line(self, number: int, line: str, head: list[str], value: str) -> None:
        word = head[0] if head else ""
        column = line.find(word) + 1
        if not value:
            self.report(number, column, "SL061", f"nothing after '{' '.join(head)}:'")
        elif word in _SINGLE and len(head) == 1:
            self._once(number, line, word, value)
        elif word in LISTS and len(head) == 1:
            self._list(number, line, word, value)
        elif (word in TABLES or word in _REASONS) and len(head) == 2:
            self._kind_line(number, line, head, value)
        else:
            known = [*_SINGLE, *LISTS, *TABLES, *_REASONS]
            self.unknown.append(word)
            wants = " wants a kind of fact" if word in TABLES or word in _REASONS else ""
            message = f"'{word}'{wants}" if wants else f"no header word '{' '.join(head)}'"
            self.report(number, column, "SL061", message, "" if wants else _near(word, known))

    def _list(self, number: int, line: str, word: str, value: str) -> None:
        known = _VALUES.get(word)
        for each in value.split() if known else ():
            if known and each not in known:
                column = line.find(each, line.find(":")) + 1
                hint = f"one of: {', '.join(sorted(known))}"
                self.report(number, column, "SL061", f"'{word}' cannot be '{each}'", hint)
        self.lists.setdefault(word, []).extend(value.split())

    def _once(self, number: int, line: str, word: str, value: str) -> None:
        """Take a word that stands once; a grammar is loaded, so it must be one by its name."""
        column = line.find(value, line.find(":")) + 1
        if word in self.single:
            hint = "remove one of the lines"
            self.report(number, column, "SL061", f"'{word}' is there twice", hint)
        elif word == "grammar" and not _GRAMMAR.fullmatch(value):
            hint = "grammars are called tree_sitter_NAME, or tree_sitter_NAME:function"
            self.report(number, column, "SL061", f"'{value}' cannot be a grammar", hint)
            self.unknown.append(word)
        else:
            self.single[word] = value

    def _kind_line(self, number: int, line: str, head: list[str], value: str) -> None:
        word, kind = head
        structural = word in _STRUCTURAL and kind in STRUCTURE
        if kind not in self._kinds and not structural and not (word in _REASONS and kind == REST):
            column = line.find(kind, line.find(word) + len(word)) + 1
            self.report(number, column, "SL064", f"no fact '{kind}'", _near(kind, self._kinds))
        elif word in TABLES:
            for name in value.split() if word in _LOOKED_UP else ():
                if name.endswith(_CLOSING):
                    column = line.find(name, line.find(":")) + 1
                    hint = "names stand without brackets and arguments"
                    self.report(number, column, "SL061", f"'{name}' is no name", hint)
            self.tables.append(Table(word, kind, tuple(value.split())))
        else:
            self.reasons.append(Reason(word, kind, value))


def _near(word: str, known: Collection[str]) -> str:
    near = closest(word, known)
    return f"did you mean '{near}'?" if near else ""


def closest(word: str, known: Collection[str], cutoff: float = 0.6) -> str:
    """Return the known word that is most like another; "" where none is like it enough."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    return next(iter(get_close_matches(word, sorted(known), 1, cutoff)), "")
