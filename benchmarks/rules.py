"""Time 300 rules: loaded and proved cold, matched against 200,000 facts, and beside ast-grep.

    python benchmarks/rules.py [REPOSITORY]

The rules are the shipped ones, copied under new ids until there are 300, each with its samples.
Cold is a new Python process; imports are told apart from loading.  ast-grep comes from PyPI
(`ast-grep-cli`) into an environment of its own and runs as many rules on the same repository (this
one, if none is named); without it that part is left out.  Runs take turns; medians are printed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from slapstick.match.gags import find_gags
from slapstick.model import Fact, GagRule, Identity, Scan
from slapstick.read.languages import vocabulary
from slapstick.spec.rules import load_rules

ROOT = Path(__file__).resolve().parent.parent
RULES, FACTS, RUNS = 300, 200_000, 5
KINDS = (  # of nodes that ast-grep's rules look for
    "while_statement", "for_statement", "try_statement", "function_definition", "call",
    "class_definition", "if_statement", "with_statement", "import_statement", "lambda",
    "assert_statement", "raise_statement", "return_statement", "comment", "decorator",
)  # fmt: skip
COLD = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from slapstick.cut.repertoire import repertoire
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.read.sampling import SOURCES
from slapstick.spec.rules import load_rules
kinds, puppets = vocabulary(), tuple(repertoire())
languages = {*(text.id for text in builtin_texts()), *SOURCES}
imported = time.perf_counter()
texts = {path.name: path.read_text("utf-8") for path in Path(sys.argv[1]).glob("*.yaml")}
rules, problems = load_rules(texts, kinds, puppets, languages)
loaded = time.perf_counter()
assert not problems, problems[:3]
print(imported - begun, loaded - imported, len(rules))
"""


def main() -> None:
    """Print each measure."""
    repository = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "rules"
        write_rules(folder)
        cold = [_cold(folder) for _ in range(RUNS)]
        imports, loading = (statistics.median(column) for column in zip(*cold, strict=True))
        print(f"{RULES} rules: imports {imports:.3f} s, loaded and proved cold {loading:.3f} s")
        rules, scan = _rules(folder), _facts()
        matching = statistics.median(_timed(lambda: find_gags(rules, scan)) for _ in range(RUNS))
        print(f"{RULES} rules on {len(scan.facts):,} facts: {matching:.3f} s")
        _beside_ast_grep(Path(home), folder, repository)


def write_rules(folder: Path) -> None:
    """Write the shipped rules again and again under new ids, until there are enough."""
    folder.mkdir()
    stanzas = [
        stanza
        for path in sorted((ROOT / "rules").glob("*.yaml"))
        for stanza in path.read_text("utf-8").split("\n  - id: ")[1:]
    ]
    for start in range(0, RULES, 50):
        text = f"format: rules/1\npack: bench/part-{start}\nrules:\n"
        for number in range(start, min(start + 50, RULES)):
            name, _, body = stanzas[number % len(stanzas)].partition("\n")
            text += f"  - id: {name}-{number}\n{body}\n"
        (folder / f"part-{start}.yaml").write_text(text, "utf-8")


def _cold(folder: Path) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", COLD, folder], check=True, capture_output=True, text=True
    )
    imports, loading, count = done.stdout.split()
    assert int(count) == RULES
    return float(imports), float(loading)


def _rules(folder: Path) -> tuple[GagRule, ...]:
    from slapstick.cut.repertoire import repertoire  # noqa: PLC0415  # timed elsewhere

    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")}
    return load_rules(texts, vocabulary(), tuple(repertoire()))[0]


def _facts() -> Scan:
    """Return facts of every kind, spread over 4,000 files as code spreads them."""
    kinds = vocabulary()
    facts = []
    for number in range(FACTS):
        kind = kinds[number * 7919 % len(kinds)]
        line = 1 + number % 50 * 7
        pairs = tuple(
            sorted(
                (each.name, number * 31 % 400 if each.type == "number" else f"word_{number % 977}")
                for each in kind.attributes
                if each.name != "name" and each.type != "flag"
            )
        )
        path = f"src/part{number // 2500}/file{number // 50}.py"
        end = line + number % 40
        facts.append(
            Fact(kind.kind, path, line, 5, end, 80, "python", f"fetch_{number % 613}", pairs)
        )
    facts.sort(key=lambda fact: (fact.path, fact.line, fact.column, fact.kind))
    return Scan(Identity("bench"), (("python", 4000),), 1_000_000, 30_000_000, tuple(facts))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


# ------------------------------------------------------------------ beside ast-grep


def _beside_ast_grep(home: Path, folder: Path, repository: Path) -> None:
    program = _ast_grep(home)
    if program is None:
        print("ast-grep cannot be installed here, so nothing is compared")
        return
    config = _ast_grep_rules(home)
    empty = home / "empty"
    empty.mkdir()
    project = _project(home, folder, repository)
    theirs = [program, "scan", "--config", config, "--json=stream"]
    ours = [sys.executable, "-m", "slapstick"]
    pairs = {
        "load the rules": ([*ours, "check", _project(home, folder, empty)], [*theirs, empty]),
        "load, read and match": ([*ours, "plan", project, "--json"], [*theirs, project]),
    }
    for what, (mine, other) in pairs.items():
        times = [(_run(mine), _run(other)) for _ in range(RUNS)]
        own, rival = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{what}: sora {own:.2f} s, ast-grep {rival:.2f} s, ratio {own / rival:.1f}")


def _ast_grep(home: Path) -> Path | None:
    folder = home / "ast-grep"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "ast-grep-cli"],
        check=False,
        capture_output=True,
    )
    return folder / "bin" / "ast-grep" if done.returncode == 0 else None


def _ast_grep_rules(home: Path) -> Path:
    """Write as many rules for ast-grep: a kind, something in it, and something not around it."""
    folder = home / "sg"
    (folder / "rules").mkdir(parents=True)
    for number in range(RULES):
        kind, inner = KINDS[number % len(KINDS)], KINDS[number // len(KINDS) % len(KINDS)]
        rule = {
            "id": f"r{number}",
            "language": "Python",
            "message": "m",
            "rule": {
                "all": [
                    {"kind": kind},
                    {"has": {"kind": inner, "stopBy": "end"}},
                    {"not": {"inside": {"kind": "class_definition", "stopBy": "end"}}},
                    {"regex": f"[a-z]{{{number % 7 + 1}}}"},
                ]
            },
        }
        (folder / "rules" / f"r{number}.yml").write_text(json.dumps(rule), "utf-8")
    (folder / "sgconfig.yml").write_text("ruleDirs: [rules]\n", "utf-8")
    return folder / "sgconfig.yml"


def _project(home: Path, folder: Path, repository: Path) -> Path:
    """Return a copy of a repository's files with the rules as its only pack."""
    target = home / f"project-{repository.name}"
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=repository, check=False, capture_output=True, text=True
    )
    names = done.stdout.split("\0") if done.returncode == 0 else []
    for name in filter(None, names):
        source = repository / name
        if source.is_file() and source.suffix == ".py":
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(source.read_bytes())
    (target / "gags").mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.yaml"):
        (target / "gags" / path.name).write_bytes(path.read_bytes())
    (target / "sora.yaml").write_text("packs: [./gags]\n", "utf-8")
    return target


def _run(command: list[object]) -> float:
    begun = time.perf_counter()
    subprocess.run(list(map(str, command)), check=False, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
