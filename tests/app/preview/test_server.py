"""The preview over real HTTP on loopback: who is let in, what they get, and how it ends."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from slapstick.app.opening import Wishes
from slapstick.app.planning import read_all
from slapstick.app.preview.house import House
from slapstick.app.preview.server import Server, serving
from slapstick.errors import BadRequest
from slapstick.model import TokenBudgetLevel

TOKEN = "a-token-of-this-test"  # noqa: S105  # it opens nothing else


@pytest.fixture
def house(little: Path) -> House:
    wishes = Wishes(level=TokenBudgetLevel.ULTRA_LOW)
    return House(little, partial(read_all, workers=0), wishes)


@pytest.fixture
def server(house: House) -> Iterator[Server]:
    with serving(house, TOKEN) as served:
        thread = threading.Thread(target=served.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def ask(
    server: Server, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    try:
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_the_page_is_served_to_who_knows_the_address(server: Server, house: House) -> None:
    answer, body = ask(server, f"/{TOKEN}/")

    assert server.address == f"http://127.0.0.1:{server.server_address[1]}/{TOKEN}/"
    assert (answer.status, body.decode()) == (200, house.edition.page)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/", "/%00/", "/%C3%A9/"]
)
def test_without_the_token_nothing_is_told(server: Server, path: str) -> None:
    answer, body = ask(server, path)

    assert answer.status == 403
    assert b"<html" not in body
    assert TOKEN.encode() not in body


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.nip.example"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize(("path", "method"), [("", "GET"), ("events", "GET"), ("reread", "POST")])
def test_another_host_or_another_page_is_refused(
    server: Server, headers: dict[str, str], path: str, method: str
) -> None:
    assert ask(server, f"/{TOKEN}/{path}", headers, method)[0].status == 403


def test_the_pages_own_requests_pass(server: Server) -> None:
    port = server.server_address[1]
    for host in ("127.0.0.1", "localhost"):
        own = {
            "Host": f"{host}:{port}",
            "Origin": f"http://{host}:{port}",
            "Sec-Fetch-Site": "same-origin",
        }
        assert ask(server, f"/{TOKEN}/", own)[0].status == 200


def test_it_is_bound_to_loopback_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_pictures_are_drawn_when_they_are_asked_for(server: Server, house: House) -> None:
    addresses = re.findall(r'src="(pose/[^"]+)"', house.edition.page)
    frames = re.findall(r'data-frames="([^"]+)"', house.edition.page)
    assert len(addresses) > 30
    assert len(frames) > 8

    for address in (addresses[0], addresses[-1], f"{frames[3]}/7.jpg"):
        answer, body = ask(server, f"/{TOKEN}/{address}")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")
        assert body.startswith(b"\xff\xd8")
        assert "immutable" in str(answer.headers["cache-control"])


@pytest.mark.parametrize(
    "page", ["frame/00000000000000000000/0.jpg", "frame/x/0.jpg", "../etc/passwd", "sora.yaml"]
)
def test_there_is_nothing_else(server: Server, page: str) -> None:
    assert ask(server, f"/{TOKEN}/{page}")[0].status == 404
    assert ask(server, f"/{TOKEN}/", method="POST")[0].status == 404
    assert ask(server, f"/{TOKEN}/", method="DELETE")[0].status == 501


def told(stream: http.client.HTTPResponse) -> str:
    """Return the next edition that a stream tells of."""
    while not (line := stream.readline()).startswith(b"data: "):
        assert line
    return line.removeprefix(b"data: ").strip().decode()


def test_each_edition_is_told_as_it_is_set_until_the_house_closes(
    server: Server, house: House, little: Path
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    connection.request("GET", f"/{TOKEN}/events")
    stream = connection.getresponse()
    assert stream.headers["content-type"] == "text/event-stream"
    assert told(stream) == house.edition.name

    (little / "sora.yaml").write_text("story: the-chase\n", "utf-8")
    house.look()
    house.look()
    assert told(stream) == house.edition.name

    house.close()
    assert stream.read().strip() == b""
    connection.close()


def test_the_source_is_read_again_when_the_page_asks(
    server: Server, house: House, little: Path
) -> None:
    kettle = little / "kettle.py"
    kettle.write_text("CUPS = 4\n" + kettle.read_text("utf-8"), "utf-8")
    own = {"Origin": f"http://127.0.0.1:{server.server_address[1]}"}

    assert ask(server, f"/{TOKEN}/reread", method="POST")[0].status == 404  # from no page
    assert ask(server, f"/{TOKEN}/reread", own, "POST")[0].status == 204
    assert "kettle.py:17:5" in house.edition.page


def test_a_port_that_is_taken_is_told(house: House) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with (
            pytest.raises(BadRequest, match="cannot serve on port"),
            serving(house, TOKEN, taken.getsockname()[1]),
        ):
            pass
