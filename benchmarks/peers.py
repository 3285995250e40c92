"""Lay out what both read, and count facts and matches of ast-grep kind by kind.

python benchmarks/peers.py FOLDER ... --ast-grep PROGRAM
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from peer_rules import rules_for, written
from peer_words import ENDINGS, IN_MANY_PLACES, LANGUAGES

from slapstick.read.files import list_files
from slapstick.read.languages import builtin_texts
from slapstick.read.scan import scan


def accepted(rules: Sequence[dict[str, Any]], program: str, room: Path) -> list[dict[str, Any]]:
    """Return the rules without those alternatives that ast-grep refuses, which it names."""
    if _is_accepted(rules, program, room):
        return list(rules)
    if len(rules) > 1:
        half = len(rules) // 2
        return accepted(rules[:half], program, room) + accepted(rules[half:], program, room)
    (lone,) = rules
    kept = [one for one in lone["rule"]["any"]
            if _is_accepted([{**lone, "rule": {"any": [one]}}], program, room)]  # fmt: skip
    sys.stderr.write(f"ast-grep refuses {len(lone['rule']['any']) - len(kept)} of {lone['id']}\n")
    return [{**lone, "rule": {"any": kept}}] if kept else []


def _is_accepted(rules: Sequence[dict[str, Any]], program: str, room: Path) -> bool:
    file, empty = room / "some.yml", room / "empty"
    empty.mkdir(exist_ok=True)
    file.write_text(written(rules), "utf-8")
    words = [program, "scan", "--rule", str(file), str(empty)]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def laid_out(folder: Path, tree: Path) -> tuple[int, int]:
    """Link the files that both read into `tree`; return how many and their bytes.

    A file is called there by an ending from which ast-grep too sees what it is written in.
    """
    skipped = {skipped.path for skipped in scan(folder).skipped}
    count = size = 0
    for file in list_files(folder, builtin_texts()).files:
        if file.path in skipped or file.language not in LANGUAGES:
            continue
        target = tree / file.path
        if target.suffix not in ENDINGS[file.language]:
            target = target.with_name(target.name + ENDINGS[file.language][0])
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(folder / file.path)
        except OSError:
            shutil.copyfile(folder / file.path, target)
        count, size = count + 1, size + file.size
    return count, size


def compare(folder: Path, program: str, room: Path) -> None:
    """Print how many facts and matches there are of each kind and language of a folder."""
    tree = room / folder.resolve().name
    laid_out(folder, tree)
    found = scan(tree)
    ours = Counter((f.language, f.kind) for f in found.facts if f.language in LANGUAGES)
    texts = [t for t in builtin_texts() if t.id in dict(found.languages) and t.id in LANGUAGES]
    rules = accepted([rule for text in texts for rule in rules_for(text)], program, room)
    file = room / "rules.yml"
    file.write_text(written(rules), "utf-8")
    words = [
        program,
        "scan",
        "--rule",
        str(file),
        "--json=stream",
        "--no-ignore",
        "hidden",
        str(tree),
    ]
    said = subprocess.run(words, check=False, capture_output=True).stdout
    theirs = Counter(json.loads(line)["ruleId"] for line in said.splitlines())
    for text in texts:
        kinds = {kind for language, kind in ours if language == text.id} - IN_MANY_PLACES
        kinds |= {name[: -len(text.id) - 1] for name in theirs if name.endswith(f"-{text.id}")}
        for kind in sorted(kinds):
            mine, other = ours[text.id, kind], theirs[f"{kind}-{text.id}"]
            place = f"{folder.name} | {text.id} | {kind}"
            print(f"{place} | {mine:,} | {other:,} | {_apart(mine, other)}", flush=True)


def _apart(mine: int, other: int) -> str:
    return f"{other / mine:.2f}" if mine else "-"


def main() -> None:
    """Count facts and matches in folders."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ast-grep", default=shutil.which("ast-grep"))
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        for folder in words.folders:
            compare(folder, words.ast_grep, Path(room))


if __name__ == "__main__":
    main()
