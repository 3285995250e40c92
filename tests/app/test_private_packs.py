"""Packs that only friends may read: let in by git's own helper, and nothing of it is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from slapstick.app.opening import open_project
from tests.app.pack_stage import publish, sora, write_pack
from tests.fakes.private_git import LOGIN, certificate, private_git

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="a certificate cannot be made without openssl"
)
SAYS = "echo username=$PACK_USER; echo password=$PACK_WORD"
HELPER = f'[credential]\n    helper =\n    helper = "!f() {{ {SAYS}; }}; f"\n'


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[bool]]]:
    """Serve a pack to friends; their git has no helper yet."""
    (tmp_path / "there").mkdir()
    publish(write_pack(tmp_path / "there" / "office"), "v1.0.0")
    pem = certificate(tmp_path)
    monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "only.pem"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    (tmp_path / "gitconfig").write_text("", "utf-8")
    with private_git(tmp_path / "there", pem) as (address, let_in):
        yield f"{address}/office/.git", let_in


def test_a_private_pack_is_read_with_the_login_of_gits_own_helper(
    server: tuple[str, list[bool]],
    little: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, let_in = server
    (tmp_path / "gitconfig").write_text(HELPER, "utf-8")
    monkeypatch.setenv("PACK_USER", LOGIN[0])
    monkeypatch.setenv("PACK_WORD", LOGIN[1])

    assert sora(little, "pack", "add", f"{address}@v1.0.0") == 0
    assert "acme/office/the-shutter" in {rule.id for rule in open_project(little).rules}
    assert True in let_in
    told = "".join(capsys.readouterr())
    kept = [path.read_bytes() for path in little.rglob("*") if path.is_file()]
    assert LOGIN[1] not in told
    assert not any(LOGIN[1].encode() in each for each in kept)


def test_without_a_helper_it_is_said_what_to_do_and_nobody_is_asked(
    server: tuple[str, list[bool]], little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address, let_in = server
    assert sora(little, "pack", "add", f"{address}@v1.0.0") == 2
    told = capsys.readouterr().err
    assert "error SL213: " in told
    assert "wants a login, and git's credential helper knows none" in told
    assert "use ssh, or set up git's credential helper" in told
    assert not any(let_in)
    assert not (little / "sora.lock").exists()


def test_a_wrong_login_is_told_as_one_and_not_shown(
    server: tuple[str, list[bool]],
    little: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, _ = server
    (tmp_path / "gitconfig").write_text(HELPER, "utf-8")
    monkeypatch.setenv("PACK_USER", LOGIN[0])
    monkeypatch.setenv("PACK_WORD", "wrong-word")
    assert sora(little, "pack", "add", f"{address}@v1.0.0") == 2
    told = capsys.readouterr().err
    assert "refuses the login of git's credential helper" in told
    assert "wrong-word" not in told


def test_what_a_strangers_pack_needs_is_not_let_see_a_login(
    server: tuple[str, list[bool]],
    little: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, let_in = server
    (tmp_path / "gitconfig").write_text(HELPER, "utf-8")
    monkeypatch.setenv("PACK_USER", LOGIN[0])
    monkeypatch.setenv("PACK_WORD", LOGIN[1])
    needs = f'needs: {{acme/office: {{git: "{address}", rev: v1.0.0}}}}\n'
    write_pack(little / "gags", name="acme/greedy", more=needs, stem="greedy")

    assert sora(little, "pack", "add", "./gags") == 2
    assert "which a pack needs, wants a login" in capsys.readouterr().err
    assert not any(let_in)
