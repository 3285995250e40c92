"""Find which gags the facts of a repository call for; not for choosing among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slapstick.match.conditions import SHOWN, Bound, fits, ordered, prepare, within
from slapstick.match.evidence import ranked
from slapstick.match.index import FactIndex
from slapstick.model import Clause, Concept, Fact, GagMatch, GagRule, Scan
from slapstick.spec.arms import Arm, arms, first_finder
from slapstick.spec.texts import Slot, slots_in

_MOST_EVIDENCE = 5
_OF_PROJECT = ("count", "concept")
_OF_FILE = ("path", "language")
# File names that say nothing of what is in them, and folders that say nothing either.
_NAMELESS_FILES = frozenset(("__init__", "__main__", "index", "init", "lib", "main", "mod"))
_NAMELESS_FOLDERS = frozenset(
    ("src", "source", "lib", "pkg", "packages", "main", "java", "com", "org", "internal", "test",
     "tests", "cmd", "app", "js", "ts", "py", "go")
)  # fmt: skip
# File names that hundreds of projects have: they say more with the folder's name before them.
_VAGUE_FILES = frozenset(
    ("api", "app", "base", "bench", "client", "common", "config", "constants", "core", "error",
     "errors", "generate", "helper", "helpers", "main", "misc", "model", "models", "options",
     "run", "server", "setup", "shared", "test", "tests", "type", "types", "util", "utils")
)  # fmt: skip
_TELLING = 4  # letters of a name that says something


def find_gags(rules: Iterable[GagRule], scan: Scan) -> tuple[GagMatch, ...]:
    """Return all matches, strongest first: by score, then rule id, then evidence.

    Each rule gives at most `per_film` matches, of which at most `per_file` in one file; `count`
    is how often it fired in the whole project.
    """
    index = FactIndex(scan.facts)
    found = [match for rule in rules for match in matches_of(rule, scan, index)]
    # Ids are unique and a rule's own matches stand in order already, so this order is total.
    return tuple(sorted(found, key=lambda match: (-match.score, match.rule.id)))


def concepts(facts: Iterable[Fact]) -> tuple[Concept, ...]:
    """Return each kind of fact as one thing of the whole project, most frequent first."""
    kinds: dict[str, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact)
    made = [
        Concept(
            kind,
            len(each),
            len({fact.path for fact in each}),
            tuple(ranked(each, Clause("concept", each[0].place))),
        )
        for kind, each in kinds.items()
    ]
    return tuple(sorted(made, key=lambda concept: (-concept.count, concept.kind)))


def matches_of(rule: GagRule, scan: Scan, index: FactIndex) -> list[GagMatch]:
    """Return the matches of one rule, best evidence first."""
    found = places_of(rule, index)
    if not found:
        return []
    wanted = slots_of(rule)
    order = _by_evidence(rule, found, wanted)
    chosen = _within_limits(order, rule)
    spare = [fact for fact in order if fact not in chosen]
    matches = []
    for fact in chosen:
        bound = bind(rule, fact, index)
        beside = (each for label, each in sorted(bound.items()) if label != SHOWN)
        matches.append(
            GagMatch(
                rule=rule,
                slots=_fill(wanted, bound, len(found), scan),
                evidence=tuple(dict.fromkeys((fact, *beside, *spare)))[:_MOST_EVIDENCE],
                count=len(found),
                score=rule.weight * 10 + min(9, len(found).bit_length()),
            )
        )
    return matches


def places_of(rule: GagRule, index: FactIndex) -> Sequence[Fact]:
    """Return each fact at which a rule fires, once, by place."""
    found = [_heard(rule, arm_places(arm, index)) for arm in arms(rule.when)]
    if len(found) == 1:
        return found[0]
    return sorted({fact for each in found for fact in each}, key=_by_place)


def _heard(rule: GagRule, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Leave out what stands on lines where a comment switches the rule off."""
    if not rule.silenced:
        return facts
    return [fact for fact in facts if rule.silent_at(fact.path, fact.line) is None]


def arm_places(arm: Arm, index: FactIndex) -> Sequence[Fact]:
    """Return each fact at which one arm fires, by place."""
    finder = first_finder(arm)
    start = _start(arm, index)
    if finder is None or start is None:
        return ()
    others = [each for each in arm if each is not finder and each.word not in _OF_PROJECT]
    rest = ordered(tuple(each for each in others if each.word not in _OF_FILE))
    found = _in_files(candidates(finder, index), [each for each in others if each not in rest])
    if not rest:
        return found
    ask = prepare(rest, index)
    return [fact for fact in found if _first(ask(_showing(fact, finder, start)))]


def bind(rule: GagRule, fact: Fact, index: FactIndex) -> Bound:
    """Return what the labels of a rule are bound to where it fires on `fact`."""
    for arm in arms(rule.when):
        finder, start = first_finder(arm), _start(arm, index)
        if finder is None or start is None or finder.kind != fact.kind:
            continue
        rest = ordered(tuple(e for e in arm if e is not finder and e.word not in _OF_PROJECT))
        if fact in candidates(finder, index):
            for bound in prepare(rest, index)(_showing(fact, finder, start)):
                return bound
    return {SHOWN: fact}


def candidates(finder: Clause, index: FactIndex) -> Sequence[Fact]:
    """Return the facts that the finding clause of an arm allows to be shown.

    Of a `fact` with at-least or at-most, the number is that of one file.
    """
    found = index.passing(finder.kind, finder.tests)
    if finder.word == "concept" or (finder.at_least is None and finder.at_most is None):
        return found
    files = index.by_file(finder.kind, finder.tests)
    return [fact for fact in found if within(len(files[fact.path]), finder)]


def slots_of(rule: GagRule) -> tuple[Slot, ...]:
    """Return the slots of all texts of a rule's gag, each once."""
    gag = rule.gag
    texts = (gag.setup, gag.escalate, gag.topper, gag.card, *gag.signs)
    return tuple(dict.fromkeys(slot for text in texts for slot in slots_in(text)))


def _start(arm: Arm, index: FactIndex) -> Bound | None:
    """Return what an arm binds in the whole project; `None` if it cannot hold anywhere."""
    project = tuple(each for each in arm if each.word in _OF_PROJECT)
    return _first(prepare(ordered(project), index)({}))


def _showing(fact: Fact, finder: Clause, start: Bound) -> Bound:
    shown = {**start, SHOWN: fact}
    if finder.label:
        shown[finder.label] = fact
    return shown


def _first(found: Iterable[Bound]) -> Bound | None:
    for bound in found:
        return bound
    return None


def _in_files(facts: Sequence[Fact], conditions: Sequence[Clause]) -> Sequence[Fact]:
    """Return the facts whose files fit in path and language; each file is looked at once."""
    if not conditions:
        return facts
    paths = [each.values for each in conditions if each.word == "path"]
    languages = [each.values for each in conditions if each.word == "language"]
    known: dict[tuple[str, str], bool] = {}
    for fact in facts:
        key = (fact.path, fact.language)
        if key not in known:
            fitting = all(fits(fact.path, each) for each in paths)
            known[key] = fitting and all(fact.language in each for each in languages)
    return [fact for fact in facts if known[fact.path, fact.language]]


def _by_evidence(rule: GagRule, found: Sequence[Fact], wanted: Sequence[Slot]) -> list[Fact]:
    """Return the places worth showing, best first."""
    finder = next(
        f for arm in arms(rule.when) if (f := first_finder(arm)) and f.kind == found[0].kind
    )
    needed = [s.attribute for s in wanted if s.label == finder.label and s.attribute != "file"]
    return ranked(found, finder, needed, _MOST_EVIDENCE if rule.per_film == 1 else None)


def _within_limits(ranked: Sequence[Fact], rule: GagRule) -> list[Fact]:
    """Return the best evidence within the rule's limits."""
    if all(each.word != "fact" for arm in arms(rule.when) for each in arm):
        return list(ranked[:1])  # a concept is one thing
    chosen: list[Fact] = []
    files: dict[str, int] = {}
    for fact in ranked:
        if len(chosen) < rule.per_film and files.get(fact.path, 0) < rule.per_file:
            chosen.append(fact)
            files[fact.path] = files.get(fact.path, 0) + 1
    return chosen


def _fill(
    wanted: Sequence[Slot], bound: Bound, count: int, scan: Scan
) -> tuple[tuple[str, str], ...]:
    """Return the raw word for each slot, by slot."""
    filled = {str(slot)[1:-1]: _word(slot, bound, count, scan) for slot in wanted}
    return tuple(sorted(filled.items()))


def _word(slot: Slot, bound: Bound, count: int, scan: Scan) -> str:
    if not slot.attribute:
        return str(count) if slot.label == "count" else scan.identity.name
    fact = bound.get(slot.label, bound[SHOWN])
    value = None if slot.attribute == "file" else fact.get(slot.attribute)
    if value is None or value == "" or (slot.attribute == "name" and _says_little(str(value))):
        return _file_word(fact.path, scan.identity.name)  # there is always a file to speak of
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _says_little(name: str) -> bool:
    """Tell whether a name is one of a few letters, such as `mod`, `run` or `_fn`."""
    return name.isascii() and len(name.strip("_")) < _TELLING


def _file_word(path: str, project: str) -> str:
    """Return a file's name; one named as a hundred others are comes after its folder's name.

    Where no folder says anything, the project's name stands for it: `fd main`, `express app`.
    """
    *folders, name = path.split("/")
    stem = name.partition(".")[0] or path
    bare = stem.strip("_").lower() or stem.lower()
    short = len(bare) < 4 and bare.isascii()
    if stem.lower() not in _NAMELESS_FILES and bare not in _VAGUE_FILES and not short:
        return stem
    telling = (each for each in reversed(folders) if each.lower() not in _NAMELESS_FOLDERS)
    folder = next(telling, "")
    if stem.lower() in _NAMELESS_FILES and folder:
        return folder
    return f"{folder or project} {stem}".strip()


def _by_place(fact: Fact) -> tuple[str, int, int, str]:
    return fact.path, fact.line, fact.column, fact.kind
