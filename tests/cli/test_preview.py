"""`sora preview` as a process: its address, an edit that shows, and Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from slapstick.cli import main


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to one process")
def test_it_follows_the_files_and_ends_with_ctrl_c(little: Path) -> None:
    command = [sys.executable, "-m", "slapstick", "preview", str(little), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            address = urlsplit(process.stdout.readline().decode().strip())
            assert address.hostname == "127.0.0.1"
            assert len(address.path.strip("/")) >= 20
            stream = _listen(address.netloc, address.path)
            first = _told(stream)
            (little / "sora.yaml").write_text("film: {level: low}\n", "utf-8")
            assert _told(stream) != first
        finally:
            process.send_signal(signal.SIGINT)
        assert stream.read().strip() == b""
        said = process.stderr.read().decode()
        assert process.wait(30) == 0
    assert said == "open it in a browser; Ctrl-C ends it\nthe lamp is out\n"


def test_a_project_with_mistakes_is_not_shown(
    little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (little / "sora.yaml").write_text("storry: x\n", "utf-8")

    assert main(["preview", str(little)]) == 2
    assert "sora.yaml:1:1" in capsys.readouterr().err


def _listen(host: str, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", f"{path}events")
    return connection.getresponse()


def _told(stream: http.client.HTTPResponse) -> str:
    while not (line := stream.readline()).startswith(b"data: "):
        assert line
    return line.decode().strip()
