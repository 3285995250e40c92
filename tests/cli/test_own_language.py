"""A language of one's own is held to its marked samples, and rules are tried on those."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slapstick.cli import main
from tests.spec.sound_files import RULES

POT = """\
; grammar: tree_sitter_python
; files: *.pot
; call call.sleep: rest
; unsupported goto: there is none

(call function: (_) @call)
(comment) @comment
"""
SOUP = """\
rest(5) # => call.sleep name=rest seconds=5
restless() # =| call.sleep
# TODO: stir # => comment.todo text=stir
"""


@pytest.fixture
def kitchen(little: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a language of its own and a marked sample of it."""
    monkeypatch.chdir(little)
    (little / "mine/languages").mkdir(parents=True)
    (little / "mine/samples/pot").mkdir(parents=True)
    (little / "mine/languages/pot.scm").write_text(POT, "utf-8")
    (little / "mine/samples/pot/soup.pot").write_text(SOUP, "utf-8")
    (little / "sora.yaml").write_text("packs: [slapstick/core, ./mine]\n", "utf-8")
    return little


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(words)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_what_is_as_it_is_marked_is_counted_and_what_is_not_shown_is_named(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = told(capsys, "languages", "test")

    assert (status, out) == (0, "")
    assert err.splitlines()[0] == "pot: 1 sample, 3 marks, 0 wrong"
    unshown = err.splitlines()[1].split(": ")[1].split(", ")
    assert "comment.todo" in unshown  # of which nothing shows what only looks like it
    assert "call.sleep" not in unshown


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("rest() # =>", "no kind of fact behind '=>'"),
        ("rest() # =|", "no kind of fact behind '=|'"),
        ("x = 1 # => call.sleeep", "no fact 'call.sleeep': did you mean 'call.sleep'?"),
        ("x = 1 # =| tset", "no fact 'tset': did you mean 'test'?"),
        ("  # =~ tset", "no fact 'tset': did you mean 'test'?"),
        ("# =* many x = 1", "'=*' wants a number below 100,000 and a text"),
        ("# =* 99999999999 x = 1", "'=*' wants a number below 100,000 and a text"),
        ("# a nap =| call.sleep", "a mark stands alone in its comment: no words before it"),
        ("x = '\udcff'", "the file is not UTF-8"),
    ],
)
def test_a_mark_that_says_nothing_is_told(
    kitchen: Path, capsys: pytest.CaptureFixture[str], row: str, fault: str
) -> None:
    path = kitchen / "mine/samples/pot/soup.pot"
    path.write_bytes(f"{row}\n".encode("utf-8", "surrogateescape"))

    status, out, _ = told(capsys, "languages", "test")

    assert status == 1
    assert out.splitlines() == ["FAIL pot  mine/samples/pot/soup.pot:1", f"  {fault}"]


def test_folders_and_links_among_samples_are_passed_over(
    kitchen: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (kitchen / "mine/samples/pot/more").mkdir()
    (kitchen / "mine/samples/pot/gone.pot").symlink_to("nowhere")
    elsewhere = tmp_path / "elsewhere.pot"
    elsewhere.write_text("x = 1 # => call.exit\n", "utf-8")
    (kitchen / "mine/samples/pot/else.pot").symlink_to(elsewhere)

    status, _, err = told(capsys, "languages", "test")

    assert status == 0
    assert err.splitlines()[0] == "pot: 1 sample, 3 marks, 0 wrong"


def test_what_is_found_otherwise_is_told_with_its_line(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = SOUP.replace("seconds=5", "seconds=6") + "rest() # => call.exit\n# FIXME: salt\n"
    (kitchen / "mine/samples/pot/soup.pot").write_text(wrong, "utf-8")

    status, out, err = told(capsys, "languages", "test")
    as_json = json.loads(told(capsys, "languages", "test", "--json")[1])

    assert status == 1
    assert out.splitlines() == [
        "FAIL pot  mine/samples/pot/soup.pot:1",
        "  marked and not found: call.sleep name=rest seconds=6; "
        "found instead: call.sleep name=rest seconds=5",
        "FAIL pot  mine/samples/pot/soup.pot:4",
        "  marked and not found: call.exit",
        "FAIL pot  mine/samples/pot/soup.pot:4",
        "  found and not marked: call.sleep name=rest",
    ]
    assert err.splitlines()[0] == "pot: 1 sample, 4 marks, 3 wrong"
    assert as_json[0]["wrong"][0]["place"] == "mine/samples/pot/soup.pot:1"


def test_a_language_without_samples_and_a_project_without_languages_prove_nothing(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kitchen / "mine/samples/pot/soup.pot").unlink()
    assert told(capsys, "languages", "test")[0] == 1

    (kitchen / "sora.yaml").write_text("packs: [slapstick/core]\n", "utf-8")
    status, _, err = told(capsys, "languages", "test")
    assert (status, err) == (1, "no pack of this project brings a language\n")


def test_a_grammar_that_is_missing_is_named_with_what_installs_it(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = POT.replace("tree_sitter_python", "tree_sitter_pot")
    (kitchen / "mine/languages/pot.scm").write_text(text, "utf-8")

    status, _, err = told(capsys, "languages", "test")

    assert status == 2
    assert "pot cannot be read here: No module named 'tree_sitter_pot'" in err
    assert "pip install tree-sitter-pot" in err


def test_the_matrix_says_tested_of_what_samples_show(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = json.loads(told(capsys, "languages", "matrix", "--language", "pot", "--json")[1])

    states = {kind: cells[kind]["pot"]["state"] for kind in ("call.sleep", "comment.todo", "goto")}
    assert states == {"call.sleep": "tested", "comment.todo": "untested", "goto": "unsupported"}


def test_rules_that_ship_are_no_fault_of_who_brings_a_language(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = told(capsys, "rules", "test")

    assert status == 0
    assert "rules that ship were not tried in pot, whose samples show nothing of them" in err
    assert "slapstick/" not in err
    assert told(capsys, "rules", "test", "--strict")[0] == 1


def test_own_rules_are_tried_on_the_samples_of_an_own_language(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = RULES.replace(', where: {name: {regex: "(sleep|wait)$"}}', "")
    (kitchen / "mine/rules.yaml").write_text(rules, "utf-8")
    assert "naps" not in told(capsys, "rules", "test")[2]

    (kitchen / "mine/samples/pot/soup.pot").unlink()
    assert (
        "acme/office/naps: nothing shows it firing and quiet in pot"
        in (told(capsys, "rules", "test")[2])
    )


def test_rules_are_tried_in_the_languages_that_can_be_read_and_the_others_are_named(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = POT.replace("tree_sitter_python", "tree_sitter_pot")
    (kitchen / "mine/languages/pot.scm").write_text(text, "utf-8")

    status, out, err = told(capsys, "rules", "test")

    assert (status, out) == (0, "")
    assert "not tried in pot, whose grammars are not installed" in err
    assert "pip install tree-sitter-pot" in err
    assert told(capsys, "rules", "test", "--strict")[0] == 1


def test_a_rule_with_a_sample_that_cannot_be_read_is_not_tried_and_named(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = POT.replace("tree_sitter_python", "tree_sitter_pot")
    (kitchen / "mine/languages/pot.scm").write_text(text, "utf-8")
    rules = RULES.replace("quiet: {python:", 'quiet: {pot: "1", python:', 1)
    (kitchen / "mine/rules.yaml").write_text(rules, "utf-8")

    status, _, err = told(capsys, "rules", "test")

    assert status == 1
    assert "SL069 the rule is not tried: pot cannot be read" in err
    assert "mine/rules.yaml:" in err
