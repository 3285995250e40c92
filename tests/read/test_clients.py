"""What is said to a database's client is put out of the parser's way, and nothing else is."""

from __future__ import annotations

import pytest

from slapstick.read.clients import without_client_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\set soup 1\nSELECT 1;", "           \nSELECT 1;"),
        ("SELECT 1\nGO\nSELECT 2", "SELECT 1\n; \nSELECT 2"),
        ("SELECT 1;\nGO\n", "SELECT 1;\n  \n"),
        ("DELIMITER //\nSELECT 1;", "            \nSELECT 1;"),
        ("SELECT 1 \\gset\n", "SELECT 1 ;    \n"),
        ("SELECT a FROM @kitchen@.pans;", "SELECT a FROM           pans;"),
        ("SELECT [a b] FROM [dbo].[pans];", "SELECT  a_b  FROM  dbo . pans ;"),
    ],
)
def test_what_is_for_the_client_becomes_spaces(written: str, read: str) -> None:
    assert without_client_words(written.encode()).decode() == read


@pytest.mark.parametrize(
    "written",
    [
        "SELECT a[1], b[i], ARRAY[c], '{}'::int[];",
        "SELECT '^[a-z]+$';",
        "SELECT go FROM pans;",
        "SELECT 'a\\gb';",
        "SELECT 'cook@example.com';",
    ],
)
def test_what_belongs_to_a_statement_stays(written: str) -> None:
    assert without_client_words(written.encode()).decode() == written
