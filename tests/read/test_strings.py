"""SQL and secrets are found in strings, wherever their words stand."""

from __future__ import annotations

import pytest

from slapstick.model import Fact
from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language


def found(content: str, kind: str) -> list[Fact]:
    text = next(text for text in builtin_texts() if text.id == "python")
    facts = facts_in(compile_language(text), content.encode(), "pan.py")
    return [fact for fact in facts if fact.kind == kind]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT spoon FROM pots",
        "INSERT INTO pots",
        "UPDATE pots SET spoon",
        "DELETE FROM pots",
        "CREATE TABLE pots",
        "ALTER TABLE pots",
        "DROP TABLE pots",
    ],
)
@pytest.mark.parametrize("spaces", ["", " ", "\n" + " " * 100])
def test_a_statement_is_found_behind_its_quote(statement: str, spaces: str) -> None:
    (fact,) = found(f'stir("""{spaces}{statement};""")\n', "sql")
    assert fact.get("text") == f"{statement};"


@pytest.mark.parametrize(
    "content",
    [
        'stir("please SELECT spoon FROM pots")\n',
        "                                                          SELECT\n",
        "SELECT = 1\n",
        'stir("UNSELECT spoon FROM pots")\n',
    ],
)
def test_what_no_quote_stands_before_is_no_statement(content: str) -> None:
    assert found(content, "sql") == []


def test_a_statement_in_a_statement_is_told_once() -> None:
    nested = """stir("SELECT spoon FROM pots WHERE pan IN ('SELECT pan FROM stoves')")\n"""
    assert [fact.get("text") for fact in found(nested, "sql")] == [
        "SELECT spoon FROM pots WHERE pan IN ('SELECT pan FROM stoves')"
    ]


@pytest.mark.parametrize(
    "word",
    [
        *("password", "passwd", "secret", "DB_PASSWORD", "Secret_Key"),
        *("api_key", "apikey", "access_key", "accessKey", "private_key", "privateKey"),
        *("auth_token", "authToken"),
    ],
)
def test_a_secret_is_found_by_its_name(word: str) -> None:
    (fact,) = found(f'{word} = "hunter2hunter2"\n', "secret.literal")
    assert fact.name == word


@pytest.mark.parametrize("word", ["key", "token", "passage", "secrecy", "monkey"])
def test_other_names_keep_no_secrets(word: str) -> None:
    assert found(f'{word} = "hunter2hunter2"\n', "secret.literal") == []
