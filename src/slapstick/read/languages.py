"""Load language files and their grammars; not for finding facts."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import translate
from functools import cache
from importlib.machinery import PathFinder
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import tree_sitter

from slapstick.model import AttributeKind, FactKind, Place, Problem
from slapstick.read.names import Callees, Names, Telling, Vetoes
from slapstick.read.patterns import compile_patterns
from slapstick.read.shelf import Shelf
from slapstick.read.structure import ASKED
from slapstick.spec.language_text import (
    LanguageText,
    Reason,
    Table,
    capture_names,
    closest,
    read_language,
)

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = ("call", "type", "annotation", "mention", "whole")
_TABLE_WORDS = (*_NAMED, "function", "class", "only", "not", "with", "literal")


class Language(NamedTuple):
    """A language ready to read: grammar, query and tables of names."""

    text: LanguageText
    grammar: tree_sitter.Language
    cursor: tree_sitter.QueryCursor  # asks with the query; for one tree after another
    outermost: tree_sitter.QueryCursor | None  # of what stands in no other node, if there is any
    captures: Mapping[str, str]  # as the queries call them -> as the file does
    roles: Mapping[str, tuple[str, str]]  # capture -> kind, part
    plain: frozenset[str]  # kinds of which nothing is captured but nodes and their names
    names: Mapping[str, Names]  # call, type, annotation, mention, whole
    callees: Callees  # the names of calls, looked up whole
    telling: Telling  # which calls are worth that
    patterns: Mapping[str, Vetoes]  # function, class: the kinds that a name's pattern gives
    vetoes: Vetoes  # only, not
    words: Mapping[str, frozenset[bytes]]  # the header's lists
    literals: Mapping[str, frozenset[bytes]]  # kind -> what its part `literal` must be
    needs: Mapping[str, tuple[bytes, ...]]  # kind -> of which one must stand in the file

    @property
    def id(self) -> str:
        """Its name in facts: the file's name without ending."""
        return self.text.id


class GrammarMissing(Exception):
    """A grammar that cannot be loaded; says what to install."""

    def __init__(self, language: str, module: str, cause: str, has: Sequence[str] = ()) -> None:
        self.language, self.cause = language, cause
        self.install = f"pip install {module.replace('_', '-')}"
        if has:  # it is installed, and another of its grammars was meant
            self.install = f"it has {', '.join(f'{module}:{name}' for name in has)}"
        super().__init__(f"{cause}; {self.install}")


@cache
def vocabulary() -> tuple[FactKind, ...]:
    """Return the kinds of facts that this version knows."""
    return _builtin()[0]


@cache
def builtin_texts() -> tuple[LanguageText, ...]:
    """Return the languages that ship with this package, by name."""
    return _builtin()[1]


@cache
def _builtin() -> tuple[tuple[FactKind, ...], tuple[LanguageText, ...]]:
    """Return the vocabulary and the languages: those that are kept, or else as they are read."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # pathlib takes 4 ms to load
    made_of = ("languages", "facts.yaml", "spec", "read/languages.py")
    shelf = Shelf("languages", [f"{package}/{each}" for each in made_of])
    kept = shelf.recall()
    if kept is not None:
        return tuple(map(_kind, kept[0])), tuple(map(language_text, kept[1]))
    from slapstick import assets  # noqa: PLC0415  # mostly all is kept

    folder = assets.languages()
    known = _read_vocabulary(assets.vocabulary())
    sources = [(f"languages/{p.name}", p.read_text("utf-8")) for p in sorted(folder.glob("*.scm"))]
    texts, problems = _read_texts(sources, (), known)
    if problems:
        raise ValueError(problems)
    shelf.keep((_plain_kinds(known), [plain_text(text) for text in texts]))
    return known, texts


def _read_vocabulary(path: Path) -> tuple[FactKind, ...]:
    from slapstick.spec.vocabulary import read_vocabulary  # noqa: PLC0415  # YAML takes 13 ms

    kinds, problems = read_vocabulary(path.read_text("utf-8"), path.name)
    if problems:
        raise ValueError(problems)
    return kinds


def _plain_kinds(kinds: Iterable[FactKind]) -> list[tuple[object, ...]]:
    return [(k.kind, k.meaning, tuple(map(tuple, k.attributes))) for k in kinds]


def _kind(plain: Sequence[Any]) -> FactKind:
    kind, meaning, attributes = plain
    return FactKind(kind, meaning, tuple(map(AttributeKind._make, attributes)))


def plain_text(text: LanguageText) -> tuple[object, ...]:
    """Return a language as plain tuples, which go through a pipe or onto a disk."""
    tables, reasons = tuple(map(tuple, text.tables)), tuple(map(tuple, text.reasons))
    return tuple(text._replace(tables=tables, reasons=reasons))  # type: ignore[arg-type]  # unnamed


def language_text(plain: Sequence[Any]) -> LanguageText:
    """Return what `plain_text` made plain."""
    text = LanguageText(*plain)
    tables = tuple(map(Table._make, text.tables))
    return text._replace(tables=tables, reasons=tuple(map(Reason._make, text.reasons)))


def load_texts(folders: Sequence[Path]) -> tuple[tuple[LanguageText, ...], list[Problem]]:
    """Return the built-in languages and those in `folders`, and the mistakes in the latter.

    A later file replaces an earlier one of the same name.
    """
    sources: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for file in (f for folder in folders for f in sorted(folder.glob("*.scm"))):
        try:
            sources.append((file.as_posix(), file.read_bytes().decode("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(Place(file.as_posix()), "SL004", f"cannot be read: {error}"))
    texts, found = read_texts(sources, builtin_texts())
    return texts, problems + found


def read_texts(
    sources: Iterable[tuple[str, str]], known: Sequence[LanguageText] = ()
) -> tuple[tuple[LanguageText, ...], list[Problem]]:
    """Read language files given as path and text, on top of those already known."""
    return _read_texts(sources, known, vocabulary())


def _read_texts(
    sources: Iterable[tuple[str, str]],
    known: Sequence[LanguageText],
    kinds: Sequence[FactKind],
) -> tuple[tuple[LanguageText, ...], list[Problem]]:
    problems: list[Problem] = []
    own: dict[str, LanguageText] = {}
    for path, text in sources:
        language, found = read_language(text, path, kinds)
        problems += found
        own[language.id] = language
    texts = {language.id: language for language in known}
    for name in own:
        texts[name] = _extended(name, own, texts, problems, ())
    return tuple(texts[name] for name in sorted(texts)), problems


def find_language(
    texts: Sequence[LanguageText], path: str, first_line: bytes = b""
) -> LanguageText | None:
    """Return the language of a file by its path, or else by the first line's interpreter."""
    return finder(texts)(path, first_line)


def finder(texts: Sequence[LanguageText]) -> Callable[[str, bytes], LanguageText | None]:
    """Return what finds the language of a file, for asking it of many files."""
    names = _endings(tuple(texts))

    def find(path: str, first_line: bytes) -> LanguageText | None:
        name = path[path.rfind("/") + 1 :]
        ending = name[name.rfind(".") :] if "." in name else ""
        found = names.whole.get(name) or names.ending.get(ending)
        if found is None and ending in names.placed:
            found = next((t for fits, t in names.placed[ending] if fits(f"/{path}")), None)
        if found or not first_line.startswith(b"#!"):
            return found
        words = re.split(rb"[\s/]+", first_line[2:200].strip())
        program = next((w for w in reversed(words) if w and not w.startswith(b"-")), b"")
        return names.interpreter.get(re.sub(rb"[\d.]+$", b"", program).decode("ascii", "replace"))

    return find


@cache
def compile_language(text: LanguageText) -> Language:
    """Load the grammar and compile the query.

    Raises:
        GrammarMissing: the grammar is not installed, or this tree-sitter cannot load it.
        QueryMistake: the query does not fit the grammar.
    """
    module, _, entry = text.grammar.partition(":")
    try:
        binding = _grammar_module(module)
        if not hasattr(binding, entry or "language"):
            has = sorted(name for name in vars(binding) if name.startswith("language"))
            cause = f"{module} has no grammar '{entry or 'language'}'"
            raise GrammarMissing(text.id, module, cause, has)
        pointer = getattr(binding, entry or "language")()
        with warnings.catch_warnings():  # older grammars hand out a number, which still works
            warnings.simplefilter("ignore", DeprecationWarning)
            grammar = tree_sitter.Language(pointer)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise GrammarMissing(text.id, module, str(error)) from error
    try:
        trusted, shelf = text.list("trusted"), _shelf_of(text, binding)
        compiled = compile_patterns(grammar, text.text, trusted, shelf)
    except tree_sitter.QueryError as error:
        from slapstick.read.queries import query_problems  # noqa: PLC0415  # seldom needed

        raise QueryMistake(query_problems(text, grammar)) from error
    tables = {word: [t for t in text.tables if t.word == word] for word in _TABLE_WORDS}
    names = {word: Names(tables[word]) for word in _NAMED}
    return Language(
        text,
        grammar,
        *compiled,
        MappingProxyType(capture_names(vocabulary())),
        _plain(text),
        names,
        Callees(names["call"]),
        Telling((names["call"], names["whole"])),
        {word: Vetoes(tables[word]) for word in ("function", "class")},
        Vetoes([*tables["only"], *tables["not"]]),
        {word: frozenset(w.encode() for w in words) for word, words in text.lists},
        {table.kind: frozenset(w.encode() for w in table.names) for table in tables["literal"]},
        {table.kind: tuple(w.encode() for w in table.names) for table in tables["with"]},
    )


def _shelf_of(text: LanguageText, binding: ModuleType) -> Shelf | None:
    """Return where it is kept how the patterns of a built-in language are compiled."""
    if not binding.__file__ or text not in builtin_texts():
        return None
    writes = compile_patterns.__code__.co_filename
    return Shelf(f"query-{text.id}", (binding.__file__, writes))


def _plain(text: LanguageText) -> frozenset[str]:
    """Return the kinds of which nothing is captured but nodes and names, and nothing is asked."""
    roles = capture_names(vocabulary())
    captured = {roles[capture] for capture in text.captures}
    rich = {kind for kind, part in captured if part not in ("", "name")}
    return frozenset(kind for kind, _ in captured) - ASKED - rich - {*text.list("named")}


def _grammar_module(name: str) -> ModuleType:
    """Return what holds a grammar: its binding alone, as the package around it loads slowly.

    Raises:
        ImportError: it is not installed.
    """
    package = importlib.util.find_spec(name)
    places = package.submodule_search_locations if package is not None else None
    spec = PathFinder.find_spec(f"{name}._binding", places) if places else None
    if spec is None or spec.loader is None:
        return importlib.import_module(name)
    binding = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(binding)
    return binding


class QueryMistake(Exception):
    """A query that does not fit its grammar, with all its mistakes."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def check_queries(texts: Iterable[LanguageText]) -> list[Problem]:
    """Compile every query; return what is wrong.  Missing grammars are no mistakes."""
    from slapstick.read.queries import query_problems  # noqa: PLC0415  # as above

    problems: list[Problem] = []
    for text in texts:
        try:
            problems += query_problems(text, compile_language(text).grammar)
        except QueryMistake as mistake:
            problems += mistake.problems
        except GrammarMissing:
            continue
    return problems


def missing_grammar(text: LanguageText) -> GrammarMissing | None:
    """Return what is missing for a language to be read here; `None` if nothing is."""
    try:
        compile_language(text)
    except QueryMistake:
        return None
    except GrammarMissing as missing:
        return missing
    return None


def missing_grammars(texts: Iterable[LanguageText]) -> list[Problem]:
    """Return the header lines that name grammars which cannot be loaded here."""
    missing = ((text, missing_grammar(text)) for text in texts)
    return [found for text, why in missing if why for found in _grammar_problem(text, why)]


def _grammar_problem(text: LanguageText, missing: GrammarMissing) -> Iterator[Problem]:
    """Yield the header line that names a grammar which is not there."""
    for number, line in enumerate(text.text.splitlines(), 1):
        if text.grammar and re.match(r"\s*;\s*grammar\s*:", line):
            place = Place(text.path, number, line.index(text.grammar) + 1)
            module = text.grammar.partition(":")[0]
            known = sorted({each.grammar.partition(":")[0] for each in builtin_texts()} - {module})
            near = closest(module, known, 0.9)
            install = missing.install
            hint = f"did you mean '{near}'? If not: {install}" if near else install
            yield Problem(place, "SL069", missing.cause.partition(";")[0], hint, line)
            return


class _FileNames(NamedTuple):
    """How files of all languages are called."""

    whole: dict[str, LanguageText]
    ending: dict[str, LanguageText]
    placed: dict[str, list[tuple[Callable[[str], object], LanguageText]]]  # by ending
    interpreter: dict[str, LanguageText]


@cache
def _endings(texts: tuple[LanguageText, ...]) -> _FileNames:
    names = _FileNames({}, {}, {}, {})
    for text in texts:
        for pattern in text.list("files"):
            ending = pattern[pattern.rfind(".") :]
            if "/" in pattern or ("*" in pattern and not pattern.startswith("*.")):
                fits = re.compile(translate(f"*/{pattern}")).fullmatch
                names.placed.setdefault(ending, []).append((fits, text))
            elif pattern.startswith("*."):
                names.ending.setdefault(pattern[1:], text)
            else:
                names.whole.setdefault(pattern, text)
        for program in text.list("shebang"):
            names.interpreter.setdefault(program, text)
    return names


def _extended(
    name: str,
    own: Mapping[str, LanguageText],
    known: Mapping[str, LanguageText],
    problems: list[Problem],
    seen: tuple[str, ...],
) -> LanguageText:
    """Return a language with what it extends put before it."""
    text = own.get(name) or known[name]
    if not text.extends or name not in own:
        return text
    if text.extends in (*seen, name) or (text.extends not in own and text.extends not in known):
        wrong = "extends itself" if text.extends in (*seen, name) else "extends nothing known"
        near = closest(text.extends, sorted({*own, *known}))
        hint = f"did you mean '{near}'?" if near and near != name else ""
        line = next(
            i
            for i, row in enumerate(text.text.splitlines(), 1)
            if re.match(r"\s*;\s*extends\s*:", row)
        )
        message = f"{name} {wrong}: '{text.extends}'"
        problems.append(Problem(Place(text.path, line), "SL066", message, hint))
        return text._replace(extends="")
    base = _extended(text.extends, own, known, problems, (*seen, name))
    return _joined(base, text)


def _joined(base: LanguageText, text: LanguageText) -> LanguageText:
    mine = dict(text.lists)
    lists = {**{k: v for k, v in base.lists if k not in ("files", "shebang")}, **mine}
    said = {reason.kind for reason in text.reasons} | set(text.captures)
    said |= {table.kind for table in text.tables}
    reasons: tuple[Reason, ...] = tuple(r for r in base.reasons if r.kind not in said)
    tables: tuple[Table, ...] = (*base.tables, *text.tables)
    return text._replace(
        lists=tuple(lists.items()),
        tables=tables,
        reasons=(*reasons, *text.reasons),
        captures=tuple(dict.fromkeys((*base.captures, *text.captures))),
        text=f"{text.text}\n{base.text}",
        own_lines=text.text.count("\n") + 1,
    )
