"""Macros that a parser would stumble over are put out of its way, and nothing else is."""

from __future__ import annotations

import pytest

from slapstick.read.macros import without_macros


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("class API_EXPORT Pan {", "class            Pan {"),
        ("class API_EXPORT [[nodiscard]] Pan {", "class            [[nodiscard]] Pan {"),
        ("class [[nodiscard]] API_EXPORT Pan {", "class [[nodiscard]]            Pan {"),
        ("struct API_EXPORT Pan : Pot {", "struct            Pan : Pot {"),
        (
            "union Pan {\n  PAN_MAP(XX)\n#undef XX\n};",
            f"union Pan {{\n  {' ' * 11}\n#undef XX\n}};",
        ),
        ("#undef A\nunion Pan {\n  PAN_MAP(XX)\n};", f"#undef A\nunion Pan {{\n  {' ' * 11}\n}};"),
        ("};\nAPI_FUN kitchen::Pan::Pan(int a)", "};\n        kitchen::Pan::Pan(int a)"),
        ("};\nAPI_FUN Pan<T>::~Pan() {", "};\n        Pan<T>::~Pan() {"),
        ("};\nvoid API_FUN kitchen::Pan<T>::fry() {", "};\nvoid         kitchen::Pan<T>::fry() {"),
        ("\nint fry() API_NOEXCEPT;", "\nint fry()             ;"),
        (
            "{\n  PAN_TRY {\n    fry();\n  }\n  PAN_CATCH\n}",
            f"{{\n{' ' * 10}{{\n    fry();\n  }}\n{' ' * 11}\n}}",
        ),
        ("struct API_ALIGN(16) Pan {", "struct               Pan {"),
        (
            "struct Pan {\n  LID_FIELDS\n  POT_FIELDS\n};",
            f"struct Pan {{\n  {' ' * 10}\n  {' ' * 10}\n}};",
        ),
        (
            '\n#ifdef __cplusplus\nextern "C" {\n#endif\nint fry();\n#ifdef __cplusplus\n}\n#endif',
            f"\n#ifdef __cplusplus\n{' ' * 12}\n#endif\nint fry();\n#ifdef __cplusplus\n \n#endif",
        ),
        ("};\nBEGIN_KITCHEN\nint a;", "};\n             \nint a;"),
        ("};\n  API_FUN void fry() {", "};\n          void fry() {"),
        ("int fry() LOCKED(a) {", "int fry()           {"),
        ("int fry() UNLOCKED {", "int fry()          {"),
        (
            "};\nKITCHEN_NON_NULL(2)\nint fry(int *a) {",
            "};\n                   \nint fry(int *a) {",
        ),
        ("};\nAPI pan_t *fry(int a) {", "};\nAPI pan_t *fry(int a) {"),
        ("};\nAPI_ALLOC(free()) pan_t *fry(int a) {", "};\n                  pan_t *fry(int a) {"),
        ('}\nKITCHEN_FLAG(bool, hot, false,\n  "so");\n', f"}}\n{' ' * 30}\n{' ' * 8}\n"),
    ],
)
def test_names_that_stand_for_nothing_a_grammar_knows_become_spaces(
    written: str, read: str
) -> None:
    assert without_macros(written.encode()).decode() == read


@pytest.mark.parametrize(
    "written",
    [
        "class Pan {",
        "class PAN {",
        "class API_EXPORT Pan;",
        "\nHANDLE pan = open();",
        "\nfry(a,\n    BIG_PAN\n);",
        "\n#ifdef BIG_PAN\nint a;",
        "\n#define PAN \\\nBIG_PAN\nint a;",
        "\nif (hot) WARN_COOK(pan);",
        "\nHANDLE const pan = open();",
        "\nint heat =\n#ifdef HOT\n  BIG_HEAT\n#else\n  SMALL_HEAT\n#endif\n;",
        "\nTEST_PAN(hot, lid)\n{\n  int a;\n}",
        "\nCHECK_PAN(hot)\n  return 0;",
        "\nKITCHEN_FLAG(hot, false);",
        "\nif (hot) LEAVE_NOW;",
        "\n} else if (hot) LEAVE_NOW;",
        "\nint BIG_PAN = fry(a);",
        "\nWARN_COOK Pan::fry;",
    ],
)
def test_names_in_capitals_that_mean_something_stay(written: str) -> None:
    assert without_macros(written.encode()).decode() == written


def test_where_there_are_no_classes_nothing_before_a_body_is_looked_at() -> None:
    written = b"};\nAPI_FUN pan_t fry() LOCKED(a) {}\nstruct API_ALIGN(16) Pan {"
    read = without_macros(written, in_classes=False)
    assert read == b"};\n        pan_t fry() LOCKED(a) {}\nstruct               Pan {"


def test_everything_else_stays_where_it_is() -> None:
    written = b"\nBEGIN_A\r\nclass API_B C {\n  int f() LOCKED(a)\n  LOCKED(b) {}\n};"
    read = without_macros(written)
    assert len(read) == len(written)
    assert read.count(b"\n") == written.count(b"\n")


def test_a_row_of_capitals_is_looked_at_once() -> None:
    written = b"f() " + b"KITCHEN_" * 2000 + b" ;"
    assert without_macros(written) == written
