from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from slapstick.cli import main
from slapstick.spec.schema import schemas

Run = Callable[..., "Told"]


class Told(NamedTuple):
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its answer, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def sora(little: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a way to run a command line in the little repository."""
    monkeypatch.chdir(little)

    def run(*arguments: str) -> Told:
        capsys.readouterr()
        status = main(arguments)
        told = capsys.readouterr()
        return Told(status, told.out, told.err)

    return run


def test_init_writes_a_project_file_that_check_likes(sora: Run, little: Path) -> None:
    begun = sora("init")

    assert begun.status == 0
    assert "sora.yaml" in begun.out.splitlines()
    assert "1 python" in (little / "sora.yaml").read_text("utf-8")
    assert json.loads((little / ".sora/schema/project.schema.json").read_text("utf-8"))
    assert (little / ".sora/.gitignore").read_text("utf-8") == "*\n"
    assert "*.prompt.md" in (little / ".gitattributes").read_text("utf-8")
    checked = sora("check")
    assert (checked.status, checked.err) == (0, "no mistakes\n")


def test_init_leaves_what_a_person_wrote(sora: Run, little: Path) -> None:
    (little / ".gitattributes").write_text("*.py text", "utf-8")
    sora("init")
    (little / "sora.yaml").write_text("film: {seconds: 60}\n", "utf-8")

    again = sora("init")

    assert (again.status, again.out) == (2, "")
    assert "--force" in again.err
    assert (little / "sora.yaml").read_text("utf-8") == "film: {seconds: 60}\n"
    assert (little / ".gitattributes").read_text("utf-8").startswith("*.py text\n*.prompt.md")


def test_check_lists_the_files_and_exits_with_2_for_mistakes(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("stroy: x\n", "utf-8")

    told = sora("check")

    assert told.status == 2
    assert "sora.yaml:1:1 SL010 unknown key 'stroy'" in told.err
    assert "     1 | stroy: x\n       | ^\n" in told.err
    assert "did you mean 'story'?" in told.err
    assert "the-apprentice.yaml" in told.out


def test_check_reads_the_words_of_gags_closely(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    sora("rules", "new", "nap-time")
    file = little / "rules" / "nap-time.yaml"
    file.write_text(file.read_text("utf-8").replace("at a window", "at a red window"), "utf-8")

    told = sora("check")

    assert told.status == 1
    assert "rules/nap-time.yaml:17:49" in told.err
    assert "   setup: The apprentice" in told.err
    assert sora("plan").status == 0


def test_check_keeps_out_what_project_and_pack_wish_to_avoid(sora: Run, little: Path) -> None:
    sora("rules", "new", "our-own")
    pack = little / "rules" / "our-own.yaml"
    text = pack.read_text("utf-8").replace("rules:\n", "avoid: {words: [apprentice]}\nrules:\n", 1)
    pack.write_text(text, "utf-8")
    (little / "sora.yaml").write_text(
        "packs: [slapstick/core, ./rules]\navoid: {names: [The Inspector]}\n", "utf-8"
    )
    told = sora("check")
    assert told.status == 1
    assert "'the inspector' is a real person, a brand" in told.err
    assert "'apprentice'" in told.err
    assert "stories/the-apprentice.yaml:" in told.err


def test_check_tells_programs_the_same(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("stroy: x\n", "utf-8")

    told = sora("check", "--json")

    assert told.status == 2
    (problem,) = told.json["problems"]
    assert (problem["path"], problem["line"], problem["code"]) == ("sora.yaml", 1, "SL010")
    assert "stories" in json.dumps(told.json["files"])


def test_scan_counts_facts_by_kind(sora: Run) -> None:
    told = sora("scan")

    assert told.status == 0
    assert "comment.todo" in told.out
    assert "kettle.py" in told.out


def test_scan_lists_every_fact_for_programs(sora: Run) -> None:
    told = sora("scan", "--json", "--kind", "comment.todo")

    (fact,) = told.json["facts"]
    assert (fact["path"], fact["language"]) == ("kettle.py", "python")
    assert fact["line"] == 7


def test_scan_knows_its_kinds(sora: Run) -> None:
    told = sora("scan", "--kind", "comment.tood")

    assert told.status == 2
    assert "comment.todo" in told.err


def test_plan_shows_the_film_and_writes_nothing(sora: Run, little: Path) -> None:
    before = sorted(little.rglob("*"))
    told = sora("plan")

    assert told.status == 0
    assert "peak" in told.out
    assert "kettle.py:" in told.out
    assert "0.00 USD" in told.out
    assert sorted(little.rglob("*")) == before


def test_plan_shows_prompts_at_any_level(sora: Run) -> None:
    short, long = (sora("plan", "--prompts", "--level", level) for level in ("ultra-low", "high"))

    assert len(short.out.split()) < len(long.out.split())


def test_a_dry_run_walks_the_six_steps_and_writes_nothing(sora: Run, little: Path) -> None:
    before = sorted(little.rglob("*"))
    told = sora("film", "--dry-run")

    assert told.status == 0
    names = ("extract and compile", "validate cost", "dry run", "film", "poll and fetch", "cut")
    for number, name in enumerate(names, 1):
        assert any(line.startswith(f"{number} {name}") for line in told.out.splitlines())
    assert "no sora.yaml" in told.err
    assert sorted(little.rglob("*")) == before


def test_paid_filming_is_refused_without_a_service(sora: Run) -> None:
    told = sora("film", "--real")

    assert told.status == 4
    assert "no video service" in told.err


def test_a_film_is_made_and_told_in_json(sora: Run, little: Path) -> None:
    told = sora("film", "--fps", "4", "--shots", "1", "--workers", "1", "--json")

    assert told.status == 0, told.err
    assert told.json["film"]["frames"] > 0
    assert "out/tea-house.mp4" in told.json["files"]
    assert all((little / file).exists() for file in told.json["files"])
    assert "cut and summarise" in told.err


def test_a_file_that_is_no_film_cannot_be_verified(sora: Run, little: Path) -> None:
    assert sora("film", "--verify", "nowhere.mp4").status == 2
    assert sora("film", "--verify", "kettle.py").status in (1, 2)


def test_a_storyboard_is_drawn_without_a_film(sora: Run, little: Path) -> None:
    told = sora("storyboard", "--strip", "strip.png")

    assert told.status == 0, told.err
    assert [Path(line).name for line in told.out.splitlines()] == [
        "tea-house.storyboard.png",
        "tea-house.storyboard.html",
        "strip.png",
    ]
    assert (little / "strip.png").read_bytes().startswith(b"\x89PNG")
    assert not (little / "out" / "tea-house.mp4").exists()


def test_explain_tells_the_facts_and_gags_of_a_line(sora: Run) -> None:
    told = sora("explain", "kettle.py:7")

    assert told.status == 0, told.err
    assert "comment.todo" in told.out
    assert " fires at kettle.py:7" in told.out


def test_explain_tells_why_a_rule_does_not_fire(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    sora("rules", "new", "nap-time")

    fires = sora("explain", "nap-time").out
    (little / "kettle.py").write_text("pass\n", "utf-8")
    missed = sora("explain", "nap-time").out

    assert "fires once" in fires
    assert "kettle.py:16" in fires
    assert "does not fire" in missed
    assert "there is no call.sleep" in missed


@pytest.mark.parametrize("what", ["nowhere.py:3", "no-such-rule"])
def test_explain_refuses_what_is_not_there(sora: Run, what: str) -> None:
    assert sora("explain", what).status == 2


def test_rules_are_listed_shown_and_tested(sora: Run) -> None:
    listed = sora("rules", "list", "--json").json
    shown = sora("rules", "show", listed[0]["id"])
    tested = sora("rules", "test")

    assert len(listed) >= 24
    assert listed[0]["why"] in shown.out
    assert "fires (" in shown.out
    assert tested.status == 0, tested.out
    assert sora("rules").out.count("slapstick/core/") >= 24


def test_a_new_rule_is_ready_to_be_tested(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    begun = sora("rules", "new", "nap-time")

    assert begun.status == 0
    assert sora("check").status == 0
    assert sora("rules", "test").status == 0
    assert sora("rules", "new", "nap-time").status == 2
    assert sora("rules", "new", "Nap Time").status == 2


def test_a_rule_that_breaks_its_word_fails_its_test(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    sora("rules", "new", "nap-time")
    file = little / "rules" / "nap-time.yaml"
    file.write_text(file.read_text("utf-8").replace("time.sleep(5)", "time.time()"), "utf-8")

    told = sora("rules", "test")

    assert told.status == 1
    assert "should fire and does not" in told.out


def test_stories_are_listed_shown_and_begun(sora: Run, little: Path) -> None:
    assert "the-apprentice" in sora("stories").out
    assert "peak" in sora("stories", "show", "the-apprentice").out
    assert sora("stories", "show", "the-aprentice").status == 2
    assert sora("stories", "new", "my-own", "--from", "the-heist").status == 0
    (little / "sora.yaml").write_text("story: ./stories/my-own.yaml\n", "utf-8")
    assert sora("check").status == 0
    assert "A pencil sits behind his ear" in sora("stories", "show", "./stories/my-own.yaml").out


def test_a_story_is_told_on_paper_at_every_length(sora: Run, little: Path) -> None:
    told = sora("stories", "test", "the-chase", "--json")
    assert told.status == 0
    assert [(row["seconds"], row["code"]) for row in told.json] == [
        (30.0, True), (30.0, False), (60.0, True), (60.0, False), (90.0, True), (90.0, False)
    ]  # fmt: skip
    for row in told.json:
        assert 0.65 <= row["peak"] <= 0.75
        assert row["cards"] <= 0.25
        assert bool(row["gags"]) is row["code"]
        assert not row["problems"]


def test_a_story_is_tried_with_all_that_is_wrong_in_it(sora: Run, little: Path) -> None:
    sora("stories", "new", "my-own")
    path = little / "stories" / "my-own.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("banana peel, rises", "red banana peel, rises"), "utf-8")
    told = sora("stories", "test", "./stories/my-own.yaml")
    assert told.status == 1
    assert "SL092" in told.err
    assert "stories/my-own.yaml:" in told.err
    path.write_text(text.replace("role: peak", "role: peek"), "utf-8")
    assert sora("stories", "test", "./stories/my-own.yaml").status == 2
    assert "SL0" in sora("stories", "test", "./stories/my-own.yaml").err
    assert sora("stories", "test", "./stories/nowhere.yaml").status == 2


def test_languages_and_their_facts_are_listed(sora: Run) -> None:
    listed = sora("languages", "--json").json
    matrix = sora("languages", "--matrix")

    names = {row["id"] for row in listed}
    assert names >= {"python", "javascript", "typescript", "tsx", "go", "rust", "java", "c"}
    assert re.search(r"^comment.todo +(\+ ?)+$", matrix.out, re.MULTILINE)
    assert max(map(len, matrix.out.splitlines())) <= 80
    assert all(row["missing"] == "" for row in listed)


def test_the_tree_of_a_file_is_shown_as_queries_write_it(sora: Run, little: Path) -> None:
    (little / "pan.py").write_text("def fry(egg):\n    return 'hot'\n", "utf-8")
    tree = sora("languages", "tree", "pan.py")

    assert "1:5         name: (identifier)  fry" in tree.out.splitlines()
    assert '1:1         "def"' in tree.out.splitlines()
    assert "(string_content)  hot" in tree.out
    assert sora("languages", "tree", "pan.py", "--grammar", "tree_sitter_python").out == tree.out


def test_a_file_without_a_tree_is_an_error_with_advice(sora: Run, little: Path) -> None:
    (little / "main.zig").write_text("const a = 3;\n", "utf-8")

    assert "--grammar" in sora("languages", "tree", "main.zig").err
    assert "cannot be read" in sora("languages", "tree", "nowhere.py").err
    unknown = sora("languages", "tree", "main.zig", "--grammar", "tree_sitter_nowhere")
    assert (unknown.status, unknown.out) == (2, "")
    assert "pip install tree-sitter-nowhere" in unknown.err


def test_a_pack_may_hold_a_language_and_no_rules(sora: Run, little: Path) -> None:
    (little / "mine/languages").mkdir(parents=True)
    (little / "sora.yaml").write_text("packs: [slapstick/core, ./mine]\n", "utf-8")
    assert "no rules are in './mine'" in sora("check").err

    text = "; grammar: tree_sitter_python\n; files: *.pot\n\n(comment) @comment\n"
    (little / "mine/languages/pot.scm").write_text(text, "utf-8")
    (little / "soup.pot").write_text("# TODO: stir\n", "utf-8")

    assert sora("check").err == "no mistakes\n"
    found = sora("scan", "--facts", "--json").json["facts"]
    assert ("soup.pot", "comment.todo") in [(f["path"], f["kind"]) for f in found]


def test_a_language_says_why_it_has_no_such_fact(sora: Run) -> None:
    column = sora("languages", "matrix", "--language", "ruby")

    assert re.search(r"goto +meaningless +Ruby has no goto", column.out)
    assert "Python" not in column.out
    assert "did you mean 'ruby'?" in sora("languages", "matrix", "--language", "rubi").err


def test_prompts_are_kept_compared_and_shown(sora: Run, little: Path) -> None:
    fresh = sora("snap", "check")
    written = sora("snap", "update")
    same = sora("snap", "check")
    (little / "sora.yaml").write_text("film: {level: ultra-low}\n", "utf-8")
    changed = sora("snap", "check", "--json")

    assert (fresh.status, fresh.out.split()[0]) == (1, "added")
    assert written.out.splitlines()[0].startswith("prompts/sora/01-")
    assert (same.status, same.out) == (0, "")
    assert changed.status == 1
    assert {change["kind"] for change in changed.json} == {"changed"}
    assert "\n-" in sora("snap", "diff").out


def test_schemas_are_listed_printed_and_written(sora: Run, little: Path) -> None:
    assert "project.schema.json" in sora("schema").out
    assert sora("schema", "project").json["title"]
    assert sora("schema", "projekt").status == 2
    assert sora("schema", "--write", "made").status == 0
    assert {path.name for path in (little / "made").iterdir()} == set(schemas())


def test_the_doctor_finds_this_machine_well(sora: Run) -> None:
    told = sora("doctor", "--json")

    assert told.status == 0, told.err
    assert {"encoder", "piano", "language python"} <= {finding["what"] for finding in told.json}


def test_completion_is_printed_for_each_shell(sora: Run) -> None:
    for shell in ("bash", "fish", "powershell", "zsh"):
        assert "_SORA_COMPLETE" in sora("completion", shell).out


def test_a_folder_that_is_not_there_is_refused(sora: Run) -> None:
    told = sora("plan", "nowhere")

    assert told.status == 2
    assert "nowhere is not there" in told.err


def test_plan_marks_the_peak_and_names_runners_up(sora: Run) -> None:
    told = sora("plan").out

    assert "v 70% (1:03.0)" in told
    assert "runner-up" in told
    assert "kettle.py:7" in told


def test_plan_shows_what_each_level_makes_of_each_shot(sora: Run) -> None:
    told = sora("plan", "--levels").out

    for level in ("ultra-low", "low", "standard", "high"):
        assert sum(level in line.split() for line in told.splitlines()) >= 8
    assert "left out" in told
    assert "fewer than at high" in told


def test_plan_shows_exactly_what_would_be_sent(sora: Run, little: Path) -> None:
    free, paid = sora("plan", "--egress"), sora("plan", "--egress", "--provider", "xai")

    assert "nothing is sent" in free.out
    assert paid.status == 0, paid.err
    assert paid.out.count("POST https://api.x.ai/v1/videos/generations") == 8
    (little / "sora.yaml").write_text("privacy: generic\n", "utf-8")
    kept = sora("plan", "--egress", "--provider", "xai").out.lower()
    for name in ("kettle", "fetch", "tea-house", "tea house", "customer"):
        assert name not in kept


def test_explain_tells_why_a_gag_lost_to_another(sora: Run, little: Path) -> None:
    played = {beat["rule"] for beat in sora("plan", "--json").json["beats"] if "rule" in beat}
    rule = min(played)
    assert "plays in '" in sora("explain", rule).out

    twin = little / "sora.yaml"
    twin.write_text("packs: [slapstick/core, ./rules]\n", "utf-8")
    sora("rules", "new", "nap-time")
    text = (little / "rules/nap-time.yaml").read_text("utf-8")
    (little / "rules/nap-time.yaml").write_text(text.replace("weight: ", "weight: 0 # "), "utf-8")
    told = sora("explain", "nap-time").out
    assert "plays in '" in told or "is not in the film:" in told


def test_rules_test_reads_the_words_of_the_rules(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    sora("rules", "new", "nap-time")
    assert sora("rules", "test").status == 0

    path = little / "rules/nap-time.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip().startswith("topper:"))
    lines[at] = lines[at].split("topper:")[0] + "topper: A green goose realises it."
    path.write_text("\n".join(lines) + "\n", "utf-8")
    told = sora("rules", "test")
    assert told.status == 1
    assert "SL092" in told.err
    assert "SL093" in told.err
    assert f"rules/nap-time.yaml:{at + 1}:" in told.err


def test_a_film_is_shown_in_the_language_of_its_project(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("film: {language: de}\n", "utf-8")
    cards = [beat.get("card", "") for beat in sora("plan", "--json").json["beats"]]
    assert cards[-1] == "Ende"

    (little / "sora.yaml").write_text("film: {language: fr}\n", "utf-8")
    refused = sora("plan")
    assert refused.status == 2
    assert "sora.yaml:1:18" in refused.err
    assert "en, de" in refused.err


def test_a_gag_above_the_mark_of_hurt_is_kept_out_and_told(sora: Run, little: Path) -> None:
    (little / "sora.yaml").write_text("film: {hurt: none}\n", "utf-8")
    beats = sora("plan", "--json").json["beats"]
    assert not [beat["rule"] for beat in beats if "rule" in beat]
    listed = sora("check")
    assert listed.status == 1
    assert "SL098" in listed.err

    (little / "sora.yaml").write_text("film: {hurt: pratfall}\n", "utf-8")
    played = next(b["rule"] for b in sora("plan", "--json").json["beats"] if "rule" in b)
    (little / "sora.yaml").write_text("film: {hurt: none}\n", "utf-8")
    assert "film.hurt allows 'none' at most" in sora("explain", played).out
