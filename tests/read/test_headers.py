"""Headers of C++ are told from those of C by what begins their lines, or stands anywhere."""

from __future__ import annotations

import pytest

from slapstick.read.headers import speaks_cpp


@pytest.mark.parametrize(
    "head",
    [
        b"class Pan {",
        b"int x;\n\tclass Pan : public Lid\n{ int x; };",
        b"struct A {\n  private :\n int x; };",
        b"template <class T> T pan();",
        b"namespace kitchen {}",
        b"using std_size = int;",
        b"int pan(std::string name);",
        b"int x = f(nullptr);",
        b"static constexpr int lids = 2;",
        b"/* the class of pans */\nclass Pan {",
    ],
)
def test_what_only_cpp_has_tells_it(head: bytes) -> None:
    assert speaks_cpp(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"int class;",
        b"class Pan;",
        b"/* made by using std:x, in this namespace */",
        b" * the class of pans {",
        b"int namespaces, templates; void publicly(void);",
        b"int my_nullptr, nullptrs, xconstexpr;",
        b"int publics;\npublic_t x;",
    ],
)
def test_what_c_may_have_tells_nothing(head: bytes) -> None:
    assert not speaks_cpp(head)
