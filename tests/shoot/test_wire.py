"""Hostile answers: huge, slow, torn, and leading elsewhere; and where the key may go."""

from __future__ import annotations

import io
import logging
import pickle
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

import pytest

from slapstick.errors import BadRequest, ProviderFailure
from slapstick.providers import load_providers
from slapstick.shoot.addresses import checked_base, fault_in, site_of
from slapstick.shoot.keys import Key, find_key
from slapstick.shoot.protocol import Ask, Auth
from slapstick.shoot.wire import Forbidden, Limits, NoReply, NotSent, Wire

SECRET = "sk-very-secret"  # noqa: S105  # it opens nothing
Answering: TypeAlias = bytes | Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"


@contextmanager
def listening(
    *answers: bytes | Callable[[socket.socket], None],
) -> Iterator[tuple[str, list[bytes]]]:
    """Answer each connection in turn with raw bytes; give the address and what was received."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    over = threading.Event()

    def accepted() -> socket.socket | None:
        """Wait for a connection, on a busy machine for long, until nobody will come any more."""
        while not over.is_set():
            with suppress(TimeoutError):
                return server.accept()[0]
        return None

    def serve() -> None:
        for answer in answers:
            connection = accepted()
            if connection is None:
                return
            with connection:
                connection.settimeout(10)
                try:
                    heard.append(connection.recv(65536))
                    if callable(answer):
                        answer(connection)
                    else:
                        connection.sendall(answer)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
    finally:
        over.set()
        thread.join(10)
        server.close()


def wire(base: str, **changes: float) -> Wire:
    return Wire(f"{base}/v1", Auth(), Key(SECRET), Limits(**changes))  # type: ignore[arg-type]


def redirect(url: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Go\r\nlocation: {url}\r\ncontent-length: 0\r\n\r\n".encode()


def test_the_key_is_shown_to_the_service_itself() -> None:
    with listening(OK) as (base, heard), wire(base) as line:
        assert line.ask(Ask("GET", f"{base}/v1/videos")).status == 200
    assert f"authorization: bearer {SECRET}".encode() in heard[0].lower()


def test_a_redirect_to_another_host_gets_no_key_not_even_on_the_way_back() -> None:
    ways: list[str] = []

    def there(connection: socket.socket) -> None:
        connection.sendall(redirect(ways[0]))

    def back(connection: socket.socket) -> None:
        connection.sendall(redirect(ways[1]))

    with (
        listening(back) as (other, elsewhere),
        listening(there, OK) as (base, heard),
        wire(base) as line,
    ):
        ways += [f"{other}/x", f"{base}/v1/clip"]
        line.download(Ask("GET", f"{base}/v1/videos/1/content"), io.BytesIO())
    assert [SECRET.encode() in request for request in heard] == [True, False]
    assert SECRET.encode() not in elsewhere[0]


def test_an_address_elsewhere_gets_no_key_even_if_a_provider_says_so() -> None:
    with listening(OK) as (other, elsewhere), wire("http://127.0.0.1:9") as line:
        line.download(Ask("GET", f"{other}/clip", keyed=True), io.BytesIO())
    assert SECRET.encode() not in elsewhere[0]


def test_a_redirected_request_that_costs_is_not_followed() -> None:
    with listening(redirect("http://127.0.0.1:9/", 307)) as (base, _), wire(base) as line:
        assert line.ask(Ask("POST", f"{base}/v1/videos", json={})).status == 307


def test_redirects_end() -> None:
    loop: list[bytes] = [redirect("/v1/again")] * 9
    with listening(*loop) as (base, heard), wire(base) as line:
        with pytest.raises(Forbidden, match="redirects"):
            line.ask(Ask("GET", f"{base}/v1/videos"))
        assert len(heard) <= 6


@pytest.mark.parametrize(
    "url",
    [
        "http://films.example/clip.mp4",
        "ftp://films.example/clip.mp4",
        "file:///etc/passwd",
        "https://10.0.0.1/clip.mp4",
        "https://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/clip.mp4",
        "https://[::1]/clip.mp4",
        "https://[::ffff:10.0.0.1]/clip.mp4",
        "https://localhost/clip.mp4",
        "https://user:word@films.example/clip.mp4",
        "https://[bad/clip.mp4",
        "https:///clip.mp4",
    ],
)
def test_a_public_service_cannot_lead_into_a_private_network(url: str) -> None:
    public = Wire("https://films.example/v1", Auth(), Key(SECRET), resolve=lambda _: [])
    with public as line, pytest.raises(Forbidden):
        line.download(Ask("GET", url, keyed=False), io.BytesIO())


def test_a_name_that_leads_into_a_private_network_is_not_asked() -> None:
    inside = Wire("https://films.example/v1", Auth(), Key(SECRET), resolve=lambda _: ["10.1.2.3"])
    with inside as line, pytest.raises(Forbidden, match="private"):
        line.ask(Ask("GET", "https://films.example/v1/videos"))


def test_a_name_that_changes_its_mind_is_caught_at_the_connection() -> None:
    """The check saw a public address; the connection then went to this machine."""
    with listening(OK) as (base, heard):
        port = base.rpartition(":")[2]
        line = Wire("https://films.example/v1", Auth(), Key(SECRET), resolve=lambda _: ["1.1.1.1"])
        with line, pytest.raises((Forbidden, NotSent)):
            line.ask(Ask("GET", f"https://localtest.me.invalid:{port}/clip"))
        guard = line._guard(_NoWatch(), "https://films.example/v1")  # type: ignore[arg-type]
        guard("connection.connect_tcp.started", {"host": "films.example"})
        with pytest.raises(Forbidden):
            guard("connection.connect_tcp.complete", {"return_value": _Stream()})
        assert heard == []


class _NoWatch:
    def over(self, _: object) -> None:
        raise AssertionError("a forbidden connection is not used")


class _Stream:
    def get_extra_info(self, name: str) -> object:
        return ("127.0.0.1", 443) if name == "server_addr" else None


def test_an_answer_that_is_too_large_is_dropped() -> None:
    big = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n" + b"x" * 3_000_000
    with listening(big, big) as (base, _), wire(base, clip=1000) as line:
        with pytest.raises(NoReply, match="larger"):
            line.ask(Ask("GET", f"{base}/v1/videos", limit=1000))
        with pytest.raises(NoReply, match="larger"):
            line.download(Ask("GET", f"{base}/v1/c"), io.BytesIO())


def _never_end(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
    connection.settimeout(None)
    connection.recv(1)  # returns when the other side hangs up, and not before


def test_an_answer_that_never_ends_is_cut_off() -> None:
    with listening(_never_end) as (base, _):
        patient = wire(base, answer=0.2, silence=3600.0)
        with patient as line, pytest.raises(NoReply):
            line.ask(Ask("POST", f"{base}/v1/videos", json={}))


TORN = [
    b"",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{",
    b"garbage\r\n\r\n",
]


@pytest.mark.parametrize("torn", TORN)
def test_what_is_no_whole_answer_is_no_reply(torn: bytes) -> None:
    with listening(torn) as (base, _), wire(base) as line, pytest.raises(NoReply):
        line.ask(Ask("POST", f"{base}/v1/videos", json={}))


def test_a_request_that_surely_never_left_is_told_apart() -> None:
    with wire("http://127.0.0.1:9") as line, pytest.raises(NotSent):
        line.ask(Ask("POST", "http://127.0.0.1:9/v1/videos", json={}))


def test_a_key_that_a_service_echoes_is_blotted_out() -> None:
    said = f"Incorrect API key: {SECRET}".encode()
    page = b"HTTP/1.1 401 No\r\ncontent-length: %d\r\n\r\n%s" % (len(said), said)
    with listening(page) as (base, _), wire(base) as line:
        body = line.ask(Ask("GET", f"{base}/v1/videos")).body
    assert body == b"Incorrect API key: [key]"


def test_the_http_library_logs_no_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with listening(OK) as (base, _), wire(base) as line:
        line.ask(Ask("GET", f"{base}/v1/clip?signature=s3cr3t"))
    assert "s3cr3t" not in caplog.text
    assert SECRET not in caplog.text


def test_a_key_prints_as_nothing_and_is_not_written_down() -> None:
    key = Key(SECRET)
    assert SECRET not in f"{key!r} {key} {[key]}"
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_the_key_comes_from_the_environment_and_what_is_missing_is_named() -> None:
    card = load_providers()["xai"].card
    assert find_key(card, {"XAI_API_KEY": "b", "SORA_API_KEY": "a"}).reveal() == "a"
    assert find_key(card, {"XAI_API_KEY": " b\n"}).reveal() == "b"
    with pytest.raises(ProviderFailure) as caught:
        find_key(card, {})
    assert "SORA_API_KEY or XAI_API_KEY" in caught.value.help_text
    with pytest.raises(ProviderFailure):
        find_key(card, {"XAI_API_KEY": "sk\nevil: header"})


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://films.example/v1", True),
        ("https://films.example/v1/", True),
        ("http://127.0.0.1:4000/v1", True),
        ("http://localhost:8091/v1", True),
        ("https://10.0.0.7/v1", True),  # a person chose it
        ("http://films.example/v1", False),
        ("http://10.0.0.7/v1", False),
        ("films.example", False),
        ("https://key@films.example", False),
        ("https://films.example/v1?key=x", False),
        ("", False),
    ],
)
def test_a_base_url_is_https_or_this_machine(url: str, fine: bool) -> None:
    if fine:
        assert not checked_base(url).endswith("/")
    else:
        with pytest.raises(BadRequest):
            checked_base(url)


def test_an_installation_is_its_host_and_on_this_machine_its_port() -> None:
    assert site_of("x", "https://f.example:8443/v1") == site_of("x", "https://f.example/v1/")
    assert site_of("x", "http://127.0.0.1:1/v1") != site_of("x", "http://127.0.0.1:2/v1")


def test_a_private_base_may_lead_to_private_clips() -> None:
    assert fault_in("https://10.0.0.9/clip.mp4", base_private=True) == ""
    assert fault_in("https://10.0.0.9/clip.mp4", base_private=False) != ""
