"""One broken file per row, as a person would break it: told once, at its letter, with what to do.

The project around it is sound.  The first eighteen rows are those by which rule engines are
compared; the others go through stories, the project file and language files.  What no row has is
a mistake that is told somewhere near, twice, or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from slapstick.app.opening import survey_project
from slapstick.model import Place
from tests.spec.sound_files import LANGUAGE, RULES, STORY

PROJECT = """\
format: sora/1
story: ./story.yaml
packs: [slapstick/core, ./gags]
film: {seconds: 90}
provider: {use: animatic}
rules: {acme/office/naps: off}
"""
GAGS, TALE, SORA, PYX = "gags/house.yaml", "story.yaml", "sora.yaml", "gags/languages/pyx.scm"
OTHER = RULES.replace("slips-on-it", "slides").replace("naps", "dozes").replace("pillow", "hat")
SOUND = {SORA: PROJECT, GAGS: RULES, "gags/more.yaml": OTHER, TALE: STORY, PYX: LANGUAGE}


class Row(NamedTuple):
    """What is broken in which file, and what must be told."""

    file: str
    good: str
    bad: str
    told: tuple[tuple[str, str, str], ...]  # place, code, suggestion


def row(file: str, good: str, bad: str, place: str, code: str, hint: str = "") -> Row:
    """Return a row with one mistake; a place `+0:5` counts lines from the edit on."""
    if place[0] == "+":
        line, _, column = place.partition(":")
        place = f"{line_of(SOUND[file], good) + int(line)}:{column}"
    return Row(file, good, bad, ((f"{file}:{place}", code, hint),))


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text begins."""
    return text.count("\n", 0, text.index(part)) + 1


def full(place: Place) -> str:
    """Return a place with its column, also where that is the first."""
    return f"{place.path}:{place.line}:{place.column}"


TWO_IDS = "rename one of them"
NUMBERS = "use is, in, regex, absent"
MATRIX = {
    # --------------------------------------------------- the eighteen
    "broken YAML": row(
        GAGS, "[fall]", "[fall", "17:13", "SL001", "add a ']' or a comma"),
    "tab indent": row(
        GAGS, "    weight", "\tweight", "12:1", "SL001", "use spaces"),
    "unknown top key": row(
        GAGS, "pack:", "pakc:", "2:1", "SL010", "did you mean 'pack'?"),
    "unknown nested key": row(
        GAGS, "escalate: He slips,", "esclate: He slips,", "19:7", "SL010",
        "did you mean 'escalate'?"),
    "missing required key": row(
        GAGS, "    why: A wait is a nap.\n", "", "25:5", "SL011"),
    "bad enum": row(
        GAGS, "puppet: slip", "hurt: prid\n      puppet: slip", "15:13", "SL013",
        "did you mean 'pride'?"),
    "bad language": row(
        GAGS, "quiet: {python: \"for", "quiet: {pyton: \"for", "24:13", "SL030",
        "did you mean 'python'?"),
    "bad fact": row(
        GAGS, "fact: loop.retry", "fact: loop.rety", "8:17", "SL020",
        "did you mean 'loop.retry'?"),
    "duplicate key": row(
        GAGS, "    weight: 60\n", "    weight: 60\n    weight: 61\n", "13:5", "SL002",
        "remove one of them"),
    "wrong type": row(
        GAGS, "weight: 60", "weight: heavy", "12:13", "SL012",
        "write digits, such as 12, without quotes"),
    "invalid regex": row(
        GAGS, "(sleep|wait)$", "sleep([a", "27:68", "SL023"),
    "bad node kind": row(
        PYX, "while_statement", "while_stmt", "6:2", "SL067", "did you mean 'while_statement'?"),
    "undefined reference": row(
        GAGS, "- not: {fact: call.sleep, inside: loop}", "- not: {use: calm}", "11:22", "SL032"),
    "unbound variable in a message": row(
        GAGS, "{loop.call}", "{loup.call}", "18:29", "SL025", "did you mean 'loop'?"),
    "duplicate rule id in one file": row(
        GAGS, "id: naps", "id: slips-on-it", "25:9", "SL027", TWO_IDS),
    "duplicate rule id across files": row(
        "gags/more.yaml", "id: dozes", "id: naps", "25:9", "SL027", TWO_IDS),
    "only negatives": row(
        GAGS, 'when: {fact: call.sleep, as: nap, where: {name: {regex: "(sleep|wait)$"}}}',
        "when: {not: {fact: call.sleep}}", "27:11", "SL024", "add one beside it, under `all`"),
    "empty file": row(
        GAGS, RULES, "", "1:1", "SL003"),
    "unknown key in a test": row(
        GAGS, 'quiet: {python: "print(1)\\n"}', 'quite: {python: "print(1)\\n"}', "37:5", "SL010",
        "did you mean 'quiet'?"),
    "unknown key in the project file": row(
        SORA, "packs:", "pakcs:", "3:1", "SL010", "did you mean 'packs'?"),
    "four faults in one file": Row(
        GAGS, RULES,
        RULES.replace("weight: 60", "wieght: 60").replace("puppet: slip", "puppet: slap")
        .replace("inside: loop", "inside: lop").replace("(sleep|wait)$", "(sleep"),
        ((f"{GAGS}:11:43", "SL026", "did you mean 'loop'?"),
         (f"{GAGS}:12:5", "SL010", "did you mean 'weight'?"),
         (f"{GAGS}:15:15", "SL022", "did you mean 'slip'?"),
         (f"{GAGS}:27:62", "SL023", ""))),
    # --------------------------------------------------- rules, further
    "open quote": row(
        GAGS, "card: Once more, with feeling.", 'card: "Once more', "21:13", "SL001", "close it"),
    "no colon": row(
        GAGS, "weight: 60", "weight 60", "12:5", "SL001", "write `key: value`"),
    "colon in a text": row(
        GAGS, "He slips, rises", "He slips: rises", "19:25", "SL001",
        "put a text that holds ': ' in quotes, or begin a new line"),
    "pattern without quotes": row(
        GAGS, "- not: {fact: call.sleep, inside: loop}", "- path: *.py", "11:17", "SL001",
        "put it in quotes"),
    "unknown attribute": row(
        GAGS, "where: {limit:", "where: {limmit:", "10:19", "SL021", "did you mean 'limit'?"),
    "unknown attribute in a slot": row(
        GAGS, "{loop.call}", "{loop.cal}", "18:29", "SL021", "did you mean 'call'?"),
    "test that no type allows": row(
        GAGS, "{absent: true}", "{at-least: 3}", "10:27", "SL029", NUMBERS),
    "unknown puppet": row(
        GAGS, "puppet: slip", "puppet: slipp", "15:15", "SL022", "did you mean 'slip'?"),
    "hostile regex": row(
        GAGS, "(sleep|wait)$", "(a+)+$", "27:62", "SL023", "write it without"),
    "arm that another covers": row(
        GAGS, "- not: {fact: call.sleep, inside: loop}",
        "- any:\n          - {fact: call.sleep, as: nap, inside: loop}\n"
        "          - {fact: call.sleep, as: nap, inside: loop, where: {name: {is: x}}}",
        "13:13", "SL031", "remove it, or the other one"),
    "named clause that nobody uses": row(
        GAGS, "rules:\n", "clauses: {calm: {fact: call.sleep}}\nrules:\n", "3:11", "SL033",
        "write `use: calm`, or remove it"),
    "path that nothing can fit": row(
        GAGS, "- not: {fact: call.sleep, inside: loop}", "- path: ['a/*', './src/**']", "11:26",
        "SL029", "write 'src/**'"),
    "text of two sentences": row(
        GAGS, "He slips, rises, and", "He slips. He", "19:17", "SL028",
        "join them, or move one to another beat"),
    "pattern with escapes": row(
        GAGS, "(sleep|wait)$", "a\\\\d(b", "27:66", "SL023"),
    "nothing behind a key": row(
        GAGS, "as: loop\n", "as:\n", "9:14", "SL012", "give it a value, or remove it"),
    "merge key": row(
        GAGS, "    weight: 60", "    <<: {weight: 60}", "12:5", "SL001", "write the keys out"),
    "tag": row(
        GAGS, "weight: 60", "weight: !!int 60", "12:13", "SL001",
        "put a value that begins with '!' or '&' in quotes"),
    "directive": row(
        GAGS, "format: rules/1", "%YAML 1.1\n---\nformat: rules/1", "1:1", "SL001", "remove it"),
    "second document": row(
        GAGS, "rules:\n  - id: slips", "...\nrules:\n  - id: slips", "4:1", "SL001"),
    "number with a nought before it": row(
        GAGS, "weight: 60", "weight: 060", "12:13", "SL012", "write 60"),
    "whole number with a fraction": row(
        GAGS, "weight: 60", "weight: 60.0", "12:13", "SL012", "write 60"),
    "word for a truth": row(
        GAGS, "absent: true", "absent: yes", "10:35", "SL012", "write true"),
    "word for a list": row(
        GAGS, "tags: [fall]", "tags: fall", "17:13", "SL012", "write a list: [fall]"),
    "letter of another script": row(
        GAGS, "laugh: 2", "l\u0430ugh: 2", "16:7", "SL010",
        "did you mean 'laugh'? there is U+0430 cyrillic small letter a in it"),
    "letters that turn the text round": row(
        GAGS, "Once more", "Once \u202emore", "21:18", "SL001", "remove it"),
    "space that is none": row(
        GAGS, "    weight: 60", "\u00a0\u00a0  weight: 60", "12:1", "SL001", "use spaces"),
    "colon that is none": row(
        GAGS, "weight: 60", "weight\uff1a 60", "12:11", "SL001", "write `key: value`"),
    "slot without quotes": row(
        GAGS, 'A waiter with "{loop.call}" on his cap strides by.', "{loop.call} strides by.",
        "18:26", "SL001", "put a text that begins with '{' in quotes"),
    "quote inside quotes": row(
        GAGS, "Once more, with feeling.", "'It's once more.'", "21:17", "SL001",
        "write '' for a ' inside"),
    "sentence cut by a comment": row(
        GAGS, "He slips, rises", "He slips, #1 rises", "19:17", "SL028",
        "what stands behind ' #' is a comment: put the sentence in quotes"),
    "id in capitals": row(
        GAGS, "id: naps", "id: Big Naps", "25:9", "SL015",
        "write 'big-naps': lower-case words joined by hyphens, like 'banana-peel'"),
    "circle of clauses": row(
        GAGS, "rules:\n",
        "clauses:\n  a: {use: b}\n  b: {all: [{use: a}, {fact: comment.todo}]}\nrules:\n",
        "5:19", "SL032"),
    "owner of the packs that ship": Row(
        GAGS, "pack: acme/office", "pack: slapstick/core",
        ((f"{GAGS}:2:7", "SL105", "call it after yourself: acme/office"),)),
    # --------------------------------------------------- stories
    "story: a file of rules": row(
        TALE, "format: story/1", "format: rules/1", "+0:9", "SL013", "story/1 is expected here"),
    "story: unknown mood": row(
        TALE, "mood: pathos", "mood: patos", "+0:11", "SL013", "did you mean 'pathos'?"),
    "story: unknown key": row(
        TALE, "callback: arrival\n    seconds: [6.5", "calback: arrival\n    seconds: [6.5",
        "+0:5", "SL010", "did you mean 'callback'?"),
    "story: unknown place": row(
        TALE, "scene: workshop", "scene: workshpo", "+0:12", "SL080", "did you mean 'workshop'?"),
    "story: unknown figure": row(
        TALE, "cast: [apprentice, waiter]", "cast: [apprentice, waitor]", "+0:11", "SL080",
        "did you mean 'waiter'?"),
    "story: callback to nothing": row(
        TALE, "callback: arrival\n    seconds: [6.5", "callback: arival\n    seconds: [6.5",
        "+0:15", "SL086", "did you mean 'arrival'?"),
    "story: slot that nothing fills": row(
        TALE, "{next.card}", "{nxt.card}", "+0:12", "SL025", "did you mean 'next.card'?"),
    "story: titles of no fact": row(
        TALE, '  error:\n    - "{project}; or, A', '  eror:\n    - "{project}; or, A', "+0:3",
        "SL020", "did you mean 'error'?"),
    "story: two faults in one beat": Row(
        TALE, STORY,
        STORY.replace("mood: stroll", "mood: strol", 1).replace("puppet: slip", "puppet: slipp", 1),
        ((f"{TALE}:{line_of(STORY, 'mood: stroll')}:11", "SL013", "did you mean 'stroll'?"),
         (f"{TALE}:{line_of(STORY, 'puppet: slip')}:15", "SL022", "did you mean 'slip'?"))),
    # --------------------------------------------------- the project file
    "project: no such pack": row(
        SORA, "slapstick/core,", "slapstick/cor,", "3:9", "SL041",
        "did you mean 'slapstick/core'?"),
    "project: no such story": row(
        SORA, "./story.yaml", "the-aprentice", "2:8", "SL042", "did you mean 'the-apprentice'?"),
    "project: no such folder": row(
        SORA, "./gags", "./gogs", "3:25", "SL041", "did you mean './gags'?"),
    "project: no such service": row(
        SORA, "animatic", "animatik", "5:17", "SL044", "did you mean 'animatic'?"),
    "project: no such rule": row(
        SORA, "acme/office/naps", "acme/office/nap", "6:9", "SL040",
        "did you mean 'acme/office/naps'?"),
    "project: nothing for off": row(
        SORA, "naps: off", "naps: null", "6:27", "SL013", "allowed: on, off"),
    "project: change of no value": row(
        SORA, "naps: off", "naps: {change: {gag.porp: hat}, reason: x}", "6:37", "SL010",
        "did you mean 'gag.prop'?"),
    "project: change that cannot be": row(
        SORA, "naps: off", "naps: {change: {gag.setup: 'He {lop.name}.'}, reason: x}", "6:52",
        "SL025", "labels: nap"),
    "project: bad override beside a mistake": Row(
        SORA, PROJECT,
        PROJECT.replace("film:", "flim:").replace("office/naps", "office/nap"),
        ((f"{SORA}:4:1", "SL010", "did you mean 'film'?"),
         (f"{SORA}:6:9", "SL040", "did you mean 'acme/office/naps'?"))),
    "project: pack named twice": row(
        SORA, "./gags]", "./gags, ./gags]", "3:33", "SL105", "remove one"),
    "project: one pack mistaken": row(
        SORA, "./gags]", './gags, {git: "https://example.org/a/b", rve: v1}]', "3:66", "SL010",
        "did you mean 'rev'?"),
    "project: password in an address": row(
        SORA, "./gags]", './gags, {git: "https://me:secret@example.org/a/b", rev: v1}]', "3:39",
        "SL015", "an address holds no password: use ssh, or git's own credential helper"),
    "project: file for a folder": row(
        SORA, "./gags]", "./gags, ./story.yaml]", "3:33", "SL041", "name the folder it lies in"),
    "project: story that is a folder": row(
        SORA, "./story.yaml", "./gags", "2:8", "SL042", "write it, or correct the path"),
    "project: no switch": row(
        SORA, "naps: off", "naps: false", "6:27", "SL013", "write off"),
    "project: no step of time": row(
        SORA, "seconds: 90", "seconds: 91.3", "4:17", "SL014"),
    "project: list without brackets": row(
        SORA, "packs: [slapstick/core, ./gags]\nfilm: {seconds: 90}\nprovider: {use: animatic}\n"
        "rules: {acme/office/naps: off}", "packs: ./gags", "3:8", "SL012",
        "write a list: [./gags]"),
    # --------------------------------------------------- language files
    "language: open string": row(
        PYX, "(comment) @comment", '(comment) @comment\n("if) @comment', "6:2", "SL067"),
    "language: module that is no grammar": row(
        PYX, "tree_sitter_python", "antigravity", "1:12", "SL061",
        "grammars are called tree_sitter_NAME, or tree_sitter_NAME:function"),
    "language: bad field": row(
        PYX, "condition:", "conditon:", "6:18", "SL067", "did you mean 'condition'?"),
    "language: bad capture": row(
        PYX, "@loop.endless", "@loop.endles", "6:37", "SL062", "did you mean 'loop.endless'?"),
    "language: predicate": row(
        PYX, "(comment) @comment", '((comment) @comment\n  (#mach? @comment "x"))', "6:4", "SL063",
        "filter by name in the header: '; only KIND: names'"),
    "language: open bracket": row(
        PYX, "(true))", "(true)", "6:1", "SL067"),
    "language: shape that cannot be": row(
        PYX, "condition: (true)", "condition: (block)", "6:18", "SL067",
        "what stands in what: sora languages tree FILE --grammar tree_sitter_python"),
    "language: bad header word": row(
        PYX, "; files:", "; filse:", "2:3", "SL061", "did you mean 'files'?"),
    "language: bad fact in a header": row(
        PYX, "call call.sleep", "call call.slep", "3:8", "SL064", "did you mean 'call.sleep'?"),
}  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes the sound project with one file changed."""

    def write(file: str, text: str) -> Path:
        for name, sound in SOUND.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((text if name == file else sound).encode())
        return tmp_path

    return write


def test_the_project_around_the_faults_is_sound(written: Callable[[str, str], Path]) -> None:
    survey = survey_project(written("", ""))
    assert [str(problem.place) for problem in survey.problems] == []
    assert survey.workspace is not None


@pytest.mark.parametrize("fault", MATRIX)
def test_a_fault_is_told_once_at_its_letter_with_what_to_do(
    fault: str, written: Callable[[str, str], Path]
) -> None:
    case = MATRIX[fault]
    text = SOUND[case.file].replace(case.good, case.bad, 1)
    assert text != SOUND[case.file]

    problems = survey_project(written(case.file, text)).problems
    assert tuple((full(p.place), p.code, p.suggestion) for p in problems) == case.told
    lines = text.splitlines()
    assert all(p.excerpt == lines[p.place.line - 1] for p in problems if lines)


def test_windows_line_ends_and_a_byte_order_mark_move_no_place(
    written: Callable[[str, str], Path],
) -> None:
    text = "\ufeff" + RULES.replace("weight", "wieght").replace("\n", "\r\n")
    (problem,) = survey_project(written(GAGS, text)).problems
    assert (str(problem.place), problem.code) == (f"{GAGS}:12:5", "SL010")


def test_faults_in_files_of_every_kind_are_told_in_one_run(tmp_path: Path) -> None:
    broken = {
        SORA: PROJECT.replace("film:", "flim:"),
        GAGS: RULES.replace("puppet: slip", "puppet: slipp"),
        "gags/more.yaml": OTHER,
        TALE: STORY.replace("scene: workshop", "scene: workshpo"),
        PYX: LANGUAGE.replace("while_statement", "while_stmt"),
    }
    for name, text in broken.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    told = [problem.place.path for problem in survey_project(tmp_path).problems]
    assert told == [GAGS, PYX, SORA, TALE]


def test_a_file_that_cannot_be_read_is_told_once(written: Callable[[str, str], Path]) -> None:
    root = written("", "")
    (root / GAGS).write_bytes(b"\xff\xfe")
    codes = [(p.place.path, p.code) for p in survey_project(root).problems if p.code != "SL040"]
    assert codes == [(GAGS, "SL004")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("file", [SORA, GAGS, PYX, "sora.lock"])
def test_a_pipe_is_not_waited_for_and_a_folder_is_no_file(
    file: str, written: Callable[[str, str], Path]
) -> None:
    root = written("", "")
    (root / file).unlink(missing_ok=True)
    os.mkfifo(root / file)
    told = [(p.place.path, p.code, p.message) for p in survey_project(root).problems]
    assert (file, "SL004", "it is no plain file") in told

    (root / file).unlink()
    (root / file).mkdir()
    told = [(p.place.path, p.code, p.message) for p in survey_project(root).problems]
    assert (file, "SL004", "it is a folder") in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links need leave on Windows")
@pytest.mark.parametrize("file", [SORA, GAGS, PYX, TALE])
def test_a_link_that_leads_out_of_the_project_shows_nothing_of_what_is_there(
    file: str, written: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "key"
    secret.write_text("hush: nobody may read this\n", "utf-8")
    root = written("", "")
    (root / file).unlink()
    (root / file).symlink_to(secret)
    problems = survey_project(root).problems
    assert (file, "SL004") in {(p.place.path, p.code) for p in problems}
    assert "nobody may read" not in repr(problems)
