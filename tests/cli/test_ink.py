"""What is printed without click looks as it does with click."""

from __future__ import annotations

import click
import pytest

from slapstick.cli.ink import echo, style


@pytest.mark.parametrize("colour", [None, True, False])
@pytest.mark.parametrize("err", [False, True])
def test_text_is_printed_as_click_prints_it(
    colour: bool | None, err: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"plain {style('red', fg='red', bold=True)} [31m\n"
    click.echo(text, nl=False, err=err, color=colour)
    expected = capsys.readouterr()

    echo(text, err=err, colour=colour)

    assert capsys.readouterr() == expected


def test_styles_are_those_of_click() -> None:
    assert style("pie", bold=True) == click.style("pie", bold=True)
    assert style("pie", fg="green") == click.style("pie", fg="green")
    loud = click.style("pie", fg="white", bg="red", bold=True)
    assert style("pie", fg="white", bg="red", bold=True) == loud
