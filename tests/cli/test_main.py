from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from slapstick.cli import main, sora
from slapstick.errors import BadFiles, OverBudget, SlapstickError
from slapstick.model import Place, Problem


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Return a way to let the command `fail` raise an error."""

    def fail_with(error: BaseException) -> None:
        @click.command()
        def fail() -> None:
            raise error

        monkeypatch.setattr(sora, "list_commands", lambda _context: ["fail"])
        monkeypatch.setattr(sora, "get_command", lambda _context, _name: fail)

    return fail_with


def test_help_lists_every_command_without_importing_one() -> None:
    script = (
        "import sys\nfrom slapstick.cli import main\nmain(['--help'])\n"
        "heavy = {'pydantic', 'rich', 'numpy', 'av', 'PIL', 'yaml', 'importlib.metadata'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert done.stdout.splitlines()[-1] == "[]"
    for command in ("film", "check", "completion"):
        assert f"\n  {command} " in done.stdout


def test_every_command_has_a_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    with click.Context(sora) as context:
        names = sora.list_commands(context)
    main(["--help"])
    listed = [line.split(None, 1) for line in capsys.readouterr().out.splitlines()]

    described = {line[0] for line in listed if len(line) == 2}
    assert set(names) <= described


def test_a_misspelt_command_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flim"]) == 2
    assert "Did you mean 'film'?" in capsys.readouterr().err


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: sora" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (SlapstickError("it rains", "open the umbrella"), 1, "umbrella"),
        (OverBudget("3 USD too much"), 3, "3 USD"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (ValueError("odd"), 1, "SORA_TRACEBACK=1"),
    ],
)
def test_each_failure_has_its_exit_code_and_its_words(
    failing: Callable[[BaseException], None],
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    words: str,
) -> None:
    failing(error)

    assert main(["fail"]) == status
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_the_whole_traceback_is_there_for_the_asking(
    failing: Callable[[BaseException], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SORA_TRACEBACK", "1")
    failing(ValueError("odd"))

    assert main(["fail"]) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_mistake_is_shown_with_its_line_a_caret_and_help(
    failing: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
) -> None:
    failing(
        BadFiles([Problem(Place("a.yaml", 3, 5), "SL010", "unknown key", "try 'b'", "    x: 1")])
    )

    assert main(["fail"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "a.yaml:3:5 SL010 unknown key",
        "     3 |     x: 1",
        "       |     ^",
        "       = help: try 'b'",
        "found 1 mistake in 1 file",
        "  `sora help SL010` says more of a code",
    ]


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    script = "import sys\nfrom slapstick.cli import main\nsys.exit(main(['completion', 'bash']))\n"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert told == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_full_disk_is_no_fault_of_the_program(stream: str) -> None:
    script = "import sys\nfrom slapstick.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    words = ["completion", "bash"] if stream == "stdout" else ["no-such-command"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            check=False,
            text=True,
            stdout=full if stream == "stdout" else subprocess.PIPE,
            stderr=full if stream == "stderr" else subprocess.PIPE,
        )

    assert done.returncode == 1
    if stream == "stdout":
        assert done.stderr.splitlines() == [
            "error SL207: cannot be written: No space left on device",
            "  help: make room, or send it elsewhere",
        ]


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "slapstick", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("sora ")
