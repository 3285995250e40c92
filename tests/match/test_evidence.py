"""Which of many facts is shown: what a reader would call the code itself comes first."""

from __future__ import annotations

import pytest

from slapstick.match.evidence import in_tests


@pytest.mark.parametrize(
    "path",
    [
        "tests/pan.py",
        "src/pan_test.go",
        "a/fixtures/pan.js",
        ".github/build.sh",
        "a/.ci/run.sh",
        "pan-core/benches/pan.rs",
        "pan/src/androidTest/Pan.kt",
        "pan-testing-support/src/Pan.kt",
        "pan-server-deprecated/src/Pan.kt",
        "typings/pan.test-d.ts",
        "regress/pan.sh",
        "README.md",
        "autogen.sh",
        ".travis.yml",
        "Dockerfile",
    ],
)
def test_tests_examples_and_what_is_out_of_sight_come_last(path: str) -> None:
    assert in_tests(path)


@pytest.mark.parametrize(
    "path",
    [
        "src/pan.py",
        "latest/pan.go",
        "contest.js",
        "src/a.b/pan.rs",
        "src/testify/a.go",
        "src/make.c",
    ],
)
def test_the_code_itself_comes_first(path: str) -> None:
    assert not in_tests(path)
