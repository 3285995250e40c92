"""Serve the page of a house to this machine's own browser, and to nobody else.

It is bound to 127.0.0.1, every address of it begins with a token that only its starter was told,
and what comes by another host's name or from another page is refused: neither a page in the same
browser nor a name that resolves to this machine reaches it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import urlsplit

from slapstick.app.preview.house import House
from slapstick.errors import BadRequest

_ADDRESS: Final = "127.0.0.1"  # never another
_SCORE = re.compile(r"score/([0-9a-f]{20})\.wav")
_PICTURE = re.compile(r"(frame|pose)/([0-9a-f]{20})/([0-9]{1,6})\.jpg")
_PATIENCE = 15.0  # seconds after which a listener is told that nothing happened
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}
_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
_JPEG, _WAV = "image/jpeg", "audio/wav"
# The address of a picture or of music names all that decides it, so a browser may keep it.
_KEEP = {"Cache-Control": "private, max-age=3600, immutable"}
_ANEW = {"Cache-Control": "no-store"}


@contextmanager
def serving(house: House, token: str, port: int = 0) -> Iterator[Server]:
    """Offer a server that is bound and not yet serving; 0 is any free port.

    Raises `BadRequest` for a port that is taken.
    """
    try:
        server = Server(house, token, port)
    except OSError as error:
        hint = "name another --port; 0 takes any that is free"
        raise BadRequest(
            f"cannot serve on port {port}: {error.strerror}", hint, code="SL208"
        ) from error
    with server:
        try:
            yield server
        finally:
            house.close()


class Server(ThreadingHTTPServer):
    """The socket of a preview."""

    daemon_threads = True

    def __init__(self, house: House, token: str, port: int) -> None:
        super().__init__((_ADDRESS, port), _Handler)
        self.house, self.token = house, token
        bound = self.server_address[1]
        self.hosts = (f"{_ADDRESS}:{bound}", f"localhost:{bound}")

    @property
    def address(self) -> str:
        """What is opened in a browser."""
        return f"http://{self.hosts[0]}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "slapstick-preview", ""
    timeout = 60

    def log_message(self, *_: object) -> None:
        """Keep quiet: an address holds the token."""

    def handle_one_request(self) -> None:
        """Serve one request; a browser that hangs up is no fault of the server."""
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_GET(self) -> None:
        """Give the page, a picture, or the stream of editions."""
        page = self._admitted()
        if page == "":
            self._give(200, self.server.house.edition.page.encode(), _HTML, _ANEW)
        elif page == "events":
            self._tell()
        elif page is not None:
            kind, body = self._made(page)
            if body is None:
                self._refuse(404, "There is no such page.")
            else:
                self._give(200, body, kind, _KEEP)

    def do_POST(self) -> None:
        """Read the source again."""
        page = self._admitted()
        self.close_connection = True  # whatever else was sent is not read
        if page is None:
            return
        if page != "reread" or self.headers.get("origin") is None:
            self._refuse(404, "There is no such page.")
            return
        self.server.house.reread()
        self._give(204, b"", _TEXT, _ANEW)

    # -------------------------------------------------------------- who may come in

    def _admitted(self) -> str | None:
        """Return the page that is asked for, from the token on; None if it was refused."""
        token, _, page = urlsplit(self.path).path.removeprefix("/").partition("/")
        known = hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        if known and self._from_here():
            return page
        self.close_connection = True
        self._refuse(403, "The address must be the one that `sora preview` told.")
        return None

    def _from_here(self) -> bool:
        """Tell whether the request names this server, and comes from its own page or a person."""
        origin = self.headers.get("origin")
        own = [f"http://{host}" for host in self.server.hosts]
        site = self.headers.get("sec-fetch-site", "none")
        return (
            self.headers.get("host", "") in self.server.hosts
            and (origin is None or origin in own)
            and site in ("same-origin", "none")
        )

    # -------------------------------------------------------------- what they get

    def _made(self, page: str) -> tuple[str, bytes | None]:
        """Return what is drawn or played when it is asked for, and its kind."""
        house = self.server.house
        score, picture = _SCORE.fullmatch(page), _PICTURE.fullmatch(page)
        if score:
            return _WAV, house.score(score[1])
        if picture is None:
            return "", None
        kind, name, number = picture.groups()
        draw = house.frame if kind == "frame" else house.pose
        return _JPEG, draw(name, int(number))

    def _tell(self) -> None:
        """Tell the name of each edition as it is set, until the browser or the house leaves."""
        self.close_connection = True
        self._head(200, {"Content-Type": "text/event-stream", "Connection": "close", **_ANEW})
        shown = ""
        while (name := self.server.house.next_edition(shown, _PATIENCE)) is not None:
            shown = name or shown
            self.wfile.write(f"data: {name}\n\n".encode() if name else b": still here\n\n")

    def _refuse(self, status: int, why: str) -> None:
        self._give(status, f"{why}\n".encode(), _TEXT, _ANEW)

    def _give(self, status: int, body: bytes, kind: str, more: Mapping[str, str]) -> None:
        length = {"Content-Length": str(len(body))} if status != 204 else {}
        self._head(status, {"Content-Type": kind, **length, **more})
        self.wfile.write(body)

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
