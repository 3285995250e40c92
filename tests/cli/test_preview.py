"""`sora preview` as a process: its address, an edit that shows, and Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from slapstick.cli import main

# What a shell starts in the background, and all that this starts, may be deaf to Ctrl-C.
HEARING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from slapstick.cli import main; sys.exit(main(sys.argv[1:]))"
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to one process")
def test_it_follows_the_files_and_ends_with_ctrl_c(little: Path) -> None:
    (little / "sora.yaml").write_text("flim: {level: low}\n", "utf-8")
    command = [sys.executable, "-c", HEARING, "preview", str(little), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            address = urlsplit(process.stdout.readline().decode().strip())
            assert address.hostname == "127.0.0.1"
            assert len(address.path.strip("/")) >= 20
            stream = _listen(address.netloc, address.path)
            _told(stream)
            assert "sora.yaml:1:1" in _page(address.netloc, address.path)
            (little / "sora.yaml").write_text("film: {level: low}\n", "utf-8")
            _told(stream)
            assert "kettle.py:16:5" in _page(address.netloc, address.path)
            kettle = little / "kettle.py"
            kettle.write_text("CUPS = 4\n" + kettle.read_text("utf-8"), "utf-8")
            while "kettle.py:17:5" not in _page(address.netloc, address.path):
                _told(stream)
        finally:
            process.send_signal(signal.SIGINT)
        assert stream.read().strip() == b""  # it is closed, and does not break off
        said = process.stderr.read().decode()
        assert process.wait(30) == 0
    assert said.startswith("open it in a browser; Ctrl-C ends it\nsora.yaml:1:1")
    assert "found 1 mistake in 1 file" in said
    assert said.endswith("\nthe lamp is out\n")


def test_what_is_no_folder_is_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert main(["preview", str(tmp_path / "file")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def _listen(host: str, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", f"{path}events")
    return connection.getresponse()


def _page(host: str, path: str) -> str:
    connection = http.client.HTTPConnection(host, timeout=60)
    with closing(connection):
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def _told(stream: http.client.HTTPResponse) -> str:
    while not (line := stream.readline()).startswith(b"data: "):
        assert line
    return line.decode().strip()
