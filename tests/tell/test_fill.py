from __future__ import annotations

from slapstick.model import Place
from slapstick.tell.fill import Names, fill, lines, sentences
from slapstick.tell.numbers import crowd, say_exactly, say_roughly

RULE, SOURCE = Place("rules/core.yaml", 3), Place("src/api.py", 42)


def test_articles_and_numbers_agree_with_what_is_filled() -> None:
    names = Names({"loop.call": "openFile"}, count=1)
    assert fill("He mends a {loop.call}.", names) == "He mends an open file."
    assert fill("{count} porters bow.", names) == "One porter bow."
    assert fill("An {loop.call} falls on {count} big trunks.", Names({"loop.call": "user"}, 4)) == (
        "A user falls on four big trunks."
    )


def test_what_stands_in_quotation_marks_is_painted() -> None:
    assert fill('A cap says "{a.name}".', Names({"a.name": "fetch_user"})) == (
        'A cap says "Fetch User".'
    )


def test_a_name_that_begins_a_text_is_written_as_its_makers_do() -> None:
    assert fill("{project}; or, Luggage", Names(project="tRPC"), "card") == "tRPC; or, Luggage"
    assert fill("{project}; or, Luggage", Names(project="gin"), "card") == "Gin; or, Luggage"


def test_prompts_count_roughly_and_cards_exactly() -> None:
    assert fill("{count} doors", Names(count=41)) == "forty-odd doors".capitalize()
    assert fill("{count} doors", Names(count=41), "card") == "Forty-one doors"
    assert fill("{count} doors", Names(count=1204), "card") == "1,204 doors"


def test_one_more_changes_neither_the_words_nor_the_picture() -> None:
    for number in (21, 41, 150, 1500, 25_000):
        assert say_roughly(number) == say_roughly(number + 1)
        assert crowd(number) == crowd(number + 1)
    assert [crowd(n) for n in (1, 5, 6, 10, 19, 20, 99, 2500)] == [1, 5, 5, 10, 10, 20, 50, 2000]


def test_numbers_grow_with_what_they_count() -> None:
    counts = list(range(1, 3000))
    assert [crowd(n) for n in counts] == sorted(crowd(n) for n in counts)
    assert all(crowd(n) <= n for n in counts)
    assert [say_exactly(n) for n in (0, 13, 40, 99, 100)] == [
        "no", "thirteen", "forty", "ninety-nine", "a hundred",
    ]  # fmt: skip
    assert [say_roughly(n) for n in (12, 13, 104, 250, 1999, 123_456, 5_000_000)] == [
        "twelve", "a dozen-odd", "a hundred", "two hundred", "a thousand",
        "a hundred thousand", "a million",
    ]  # fmt: skip


def test_names_stay_at_home_when_told_so() -> None:
    names = Names({"loop.call": "fetch_user", "loop.file": "a/secret.py"}, 3, "Acme", generic=True)
    text = fill("{project}: {loop.call} of {loop.file}, {loop.nothing}, {count}", names)
    assert text == "The house: errand of ledger, business, three"


def test_sentences_end_where_they_end() -> None:
    text = 'He says "Go." Then Mr. Bell of {a.name} falls. “What?” he asks.'
    assert sentences(text) == (
        'He says "Go."',
        "Then Mr. Bell of {a.name} falls.",
        "“What?” he asks.",
    )
    filled = lines("It is {a.name}. It ends.", Names({"a.name": "B. C. Sons"}), RULE, SOURCE)
    assert len(filled) == 2
    assert filled[0].rule == RULE
    assert filled[1].source == SOURCE


def test_a_file_is_called_by_its_stem() -> None:
    assert fill("{a.file}", Names({"a.file": "src/user_store.test.py"}), "sign") == "User Store"
