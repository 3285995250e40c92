from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from slapstick.app.trying import try_rules
from slapstick.match.gags import slots_of
from slapstick.match.trial import try_rule
from slapstick.model import Fact, GagRule
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.read.sampling import SOURCES, sample_facts
from slapstick.spec.arms import arms, first_finder
from slapstick.spec.rules import load_rules
from slapstick.tell.lint import lint_rule

RULES = Path(__file__).parents[2] / "rules"
PUPPETS = (
    "chase", "coat-layers", "conveyor", "falling-boxes", "jammed-door", "leaking-pipe", "letters",
    "mirror", "paper-roll", "pie", "plates", "queue", "revolving-door", "rug", "seesaw", "slip",
    "suitcase", "swinging-ladder", "tug-of-war", "umbrella", "wrong-doors",
)  # fmt: skip
LANGUAGES = {text.id: text for text in builtin_texts()}
LOADED, PROBLEMS = load_rules(
    {f"rules/{path.name}": path.read_text("utf-8") for path in sorted(RULES.glob("*.yaml"))},
    vocabulary(),
    PUPPETS,
    {*LANGUAGES, *SOURCES},
)
CASES = [
    (rule, language)
    for rule in LOADED
    for language in sorted({sample.language for sample in (*rule.fires, *rule.quiet)})
]


def facts_of(language: str, code: str) -> tuple[Fact, ...]:
    return sample_facts(LANGUAGES, language, code, "src/sample")


def words_of(rule: GagRule) -> str:
    gag = rule.gag
    return " ".join((gag.setup, gag.escalate, gag.topper, gag.card, gag.prop))


def test_the_shipped_rules_have_no_mistakes() -> None:
    assert PROBLEMS == []


@pytest.mark.parametrize(
    ("rule", "language"), CASES, ids=[f"{rule.id}-{language}" for rule, language in CASES]
)
def test_a_rule_does_in_each_language_what_its_samples_say(rule: GagRule, language: str) -> None:
    trial = try_rule(rule, facts_of, [language])
    assert [each.sample.place for each in trial.outcomes if not each.passed] == []


def test_every_arm_of_every_rule_is_reached_by_a_sample() -> None:
    trials = [try_rule(rule, facts_of) for rule in LOADED if len(arms(rule.when)) > 1]
    assert [trial.faults for trial in trials if not trial.passed] == []
    assert trials


def test_every_rule_is_seen_firing_and_quiet_in_every_language_that_has_its_facts() -> None:
    tried = try_rules(RULES.parent)
    assert tried.untested == ()
    assert sum(each.lent for trial in tried.trials for each in trial.outcomes) > 2_500
    assert all(trial.passed for trial in tried.trials)


def test_every_rule_about_code_fires_in_two_languages_and_all_languages_have_their_share() -> None:
    spoken = {rule.id: {each.language for each in rule.fires} for rule in LOADED}
    share = Counter(language for languages in spoken.values() for language in languages)
    narrow = {name for name, languages in spoken.items() if len(languages - {*SOURCES}) < 2}
    assert [name for name in narrow if not spoken[name] & {*SOURCES}] == []
    assert min(share[each] for each in ("python", "javascript", "go", "rust", "java", "c")) >= 20
    later = ("ruby", "php", "csharp", "kotlin", "swift", "cpp", "scala")
    assert min(share[each] for each in later) >= 15


def test_each_file_of_gags_is_the_pack_that_has_its_name() -> None:
    assert {rule.id.rpartition("/")[0] for rule in LOADED} >= {"slapstick/core", "slapstick/web"}
    for rule in LOADED:
        assert f"rules/{rule.id.split('/')[1]}.yaml" == rule.place.path, rule.id


def test_no_two_packs_have_a_gag_of_the_same_name_so_that_all_answer_to_the_core() -> None:
    names = Counter(rule.id.rpartition("/")[2] for rule in LOADED)
    assert [name for name, times in names.items() if times > 1] == []


def test_there_are_gags_enough_for_many_films() -> None:
    kinds = {f.kind for rule in LOADED for arm in arms(rule.when) if (f := first_finder(arm))}
    laughs = Counter(rule.gag.laugh for rule in LOADED)
    puppets = Counter(rule.gag.puppet for rule in LOADED)
    assert len(LOADED) >= 60
    assert len(kinds) >= 45
    assert set(laughs) == {1, 2, 3, 4}
    assert set(puppets) == set(PUPPETS)
    assert sum("resolution" in rule.gag.tags for rule in LOADED) >= 5


def test_good_habits_end_well_for_the_hero_and_bad_ones_do_not() -> None:
    for rule in LOADED:
        assert rule.gag.reversed == ("resolution" in rule.gag.tags), rule.id


def test_no_two_gags_are_told_in_the_same_words() -> None:
    told = Counter(
        text
        for rule in LOADED
        for text in (rule.gag.setup, rule.gag.escalate, rule.gag.topper, rule.gag.card)
        if text
    )
    assert [text for text, times in told.items() if times > 1] == []


def test_texts_suit_a_black_and_white_film_in_which_nobody_is_hurt() -> None:
    unwanted = re.compile(
        r"\b(red|blue|green|yellow|pink|purple|gold(en)?|colou?r|blood|gun|knife|dead|die|dies|"
        r"kill|wound|computer|code|function|error|exception|thread|software|internet|phone)\b",
        re.IGNORECASE,
    )
    assert [rule.id for rule in LOADED if unwanted.search(words_of(rule))] == []


def test_every_gag_shows_a_word_of_the_code_or_its_number() -> None:
    silent = [rule.id for rule in LOADED if not slots_of(rule)]
    assert set(silent) <= {
        "slapstick/testing/not-today",
        "slapstick/infra/hidden-under-the-rug",
    }


@pytest.mark.parametrize("rule", LOADED, ids=[rule.id for rule in LOADED])
def test_a_camera_can_film_what_a_rule_says_and_a_service_will_take_it(rule: GagRule) -> None:
    assert lint_rule(rule) == []
