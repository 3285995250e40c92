"""Send what is to be asked and bring back what was answered; the only module that knows HTTP.

Three things are told apart, since money hangs on them: the request surely never left (`NotSent`),
an answer came (`Answer`), and anything else (`NoReply`), after which nobody knows.  A connection
is used once: a kept one that the other side has closed looks exactly like a dropped answer.
"""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

import httpx2

from slapstick.errors import BadRequest
from slapstick.shoot.addresses import any_private, fault_in, is_private, same_origin, without_query
from slapstick.shoot.keys import Key
from slapstick.shoot.logs import WIRE, log_line
from slapstick.shoot.protocol import Answer, Ask, Auth

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_SURELY_NOT_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
    httpx2.InvalidURL,
)
# These log whole addresses, and a signed address is a secret.
for _name in ("httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class NotSent(Exception):
    """The request surely never reached the service."""


class NoReply(Exception):
    """No whole answer came, and whether the request arrived cannot be known."""


class Forbidden(Exception):
    """The address may not be asked; nothing was sent to it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much is taken from a stranger: seconds and bytes."""

    connect: float = 10.0
    silence: float = 60.0  # longest pause within an answer
    answer: float = 90.0  # a whole answer, however slowly it drips
    download: float = 900.0
    clip: int = 1_000_000_000


LIMITS = Limits()


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom this machine trusts: read once, as it takes longer than most requests."""
    return httpx2.create_ssl_context()


class Wire:
    """A line to one service, holding its key."""

    def __init__(
        self,
        base_url: str,
        auth: Auth,
        key: Key,
        limits: Limits = LIMITS,
        resolve: Callable[[str], list[str]] | None = None,
    ) -> None:
        self.base_url = base_url
        self._auth = auth
        self._key = key
        self._limits = limits
        self._resolve = resolve or _addresses_of
        self._private = is_private(urlsplit(base_url).hostname or "")
        self._client = httpx2.Client(
            verify=_trusted(),
            timeout=httpx2.Timeout(limits.silence, connect=limits.connect),
            limits=httpx2.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            headers={"user-agent": "slapstick", "accept-encoding": "identity"},
        )

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, ask: Ask) -> Answer:
        """Send a request and return the answer; raise `NotSent`, `NoReply` or `Forbidden`."""
        body = bytearray()
        with (
            self._noted(ask) as told,
            self._page(ask, self._limits.answer) as (page, chunks),
        ):
            told["status"] = page.status
            for chunk in chunks:
                body += chunk
                told["bytes"] = len(body)
                if len(body) > ask.limit:
                    raise NoReply(f"the answer is larger than {ask.limit:,} bytes")
        return Answer(page.status, self._key.scrub(bytes(body)), page.headers, ask.url)

    def download(self, ask: Ask, into: BinaryIO) -> Answer:
        """Write a body to a file; raise as `ask` does, and `NoReply` for more than a clip."""
        with (
            self._noted(ask) as told,
            self._page(ask, self._limits.download) as (page, chunks),
        ):
            told["status"] = page.status
            size = 0
            for chunk in chunks:
                size += len(chunk)
                told["bytes"] = size
                if size > self._limits.clip:
                    raise NoReply(f"the clip is larger than {self._limits.clip:,} bytes")
                _write(into, chunk)
        return page

    @contextmanager
    def _noted(self, ask: Ask) -> Iterator[dict[str, object]]:
        """Log an exchange once it is over; never its words, its headers or a query."""
        started = time.monotonic()
        told: dict[str, object] = {"method": ask.method, "url": without_query(ask.url)}
        try:
            yield told
        except (NotSent, NoReply, Forbidden) as error:
            why = self._key.scrub(str(error).encode()).decode("utf-8", "replace")
            told |= {"outcome": type(error).__name__, "why": why}
            raise type(error)(why) from None  # a redirect may have the key in its path
        finally:
            told["ms"] = round(1000 * (time.monotonic() - started))
            WIRE.info("%s", self._key.scrub(log_line(told).encode()).decode("utf-8", "replace"))

    @contextmanager
    def _page(self, ask: Ask, longest: float) -> Iterator[tuple[Answer, Iterator[bytes]]]:
        """Send, follow the redirects of a GET, and give the answer to be read."""
        url, keyed = ask.url, ask.keyed
        with _Watch(longest) as watch, _mapped():
            for _ in range(_MOST_REDIRECTS + 1):
                request = self._request(ask, url, keyed and same_origin(url, self.base_url))
                request.extensions["trace"] = self._guard(watch, url)
                response = self._client.send(request, stream=True)
                try:
                    there = response.headers.get("location", "")
                    if not (ask.method == "GET" and response.status_code in _REDIRECTS and there):
                        yield (
                            Answer(response.status_code, b"", self._headers(response), url),
                            response.iter_bytes(),
                        )
                        return
                    # Once away from the service's own host, a way back gets no key either.
                    following = urljoin(url, there)
                    keyed = keyed and same_origin(following, url)
                    url = following
                finally:
                    response.close()
            raise Forbidden(f"more than {_MOST_REDIRECTS} redirects")

    def _request(self, ask: Ask, url: str, keyed: bool) -> httpx2.Request:
        self._check(url)
        headers = dict(ask.headers)
        if keyed and self._key.reveal():
            headers[self._auth.header] = self._auth.prefix + self._key.reveal()
        if ask.json is not None:
            return self._client.build_request(ask.method, url, headers=headers, json=ask.json)
        parts: list[tuple[str, Any]] = [(name, (None, text)) for name, text in ask.form]
        parts += [(name, (file, content, mime)) for name, file, mime, content in ask.files]
        return self._client.build_request(ask.method, url, headers=headers, files=parts or None)

    def _headers(self, response: httpx2.Response) -> dict[str, str]:
        """Return headers by their lower-case names, without the key, which they may echo."""
        return {
            name.lower(): self._key.scrub(value.encode()).decode("utf-8", "replace")
            for name, value in response.headers.items()
        }

    def _check(self, url: str) -> None:
        fault = fault_in(url, base_private=self._private)
        if fault:
            raise Forbidden(f"{without_query(url)}: {fault}")
        host = urlsplit(url).hostname or ""
        if not self._private and any_private(self._resolve(host)):
            raise Forbidden(f"{without_query(url)}: it points into a private network")

    def _guard(self, watch: _Watch, url: str) -> Callable[[str, dict[str, Any]], None]:
        """Look at each new connection before a byte is sent over it.

        A name may resolve to something else between the check and the connection; what counts is
        the address that answered.  A proxy stands elsewhere by its nature and resolves by itself.
        """
        wanted = urlsplit(url).hostname
        proxied = False

        def see(name: str, told: dict[str, Any]) -> None:
            nonlocal proxied
            if name == "connection.connect_tcp.started":
                proxied = told.get("host") != wanted
            stream = told.get("return_value")
            if stream is None or not hasattr(stream, "get_extra_info"):
                return
            peer = stream.get_extra_info("server_addr")
            if peer and not self._private and not proxied and any_private([str(peer[0])]):
                raise Forbidden(f"{without_query(url)}: it points into a private network")
            watch.over(stream.get_extra_info("socket"))

        return see


class _Watch:
    """Cuts a connection that takes too long in all, however lively it looks."""

    def __init__(self, longest: float) -> None:
        self._timer = threading.Timer(longest, self._cut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._late = False

    def over(self, connection: socket.socket | None) -> None:
        """Watch over this connection from now on."""
        with self._lock:
            self._socket = connection
        if self._late:
            self._cut()

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        with self._lock:
            self._late = True
            if self._socket is None:
                return
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it is closed already, which is all that is wanted


@contextmanager
def _mapped() -> Iterator[None]:
    """Turn the library's exceptions into the three that money hangs on."""
    try:
        yield
    except _SURELY_NOT_SENT as error:
        raise NotSent(_words(error)) from None  # the cause holds the request, and that the key
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as error:
        raise NoReply(_words(error)) from None


def _words(error: Exception) -> str:
    """Describe without the address, which may be signed, and without headers."""
    if isinstance(error, httpx2.LocalProtocolError | ValueError):
        return type(error).__name__
    return f"{type(error).__name__}: {without_query(str(error))}".rstrip(": ")


def _write(into: BinaryIO, chunk: bytes) -> None:
    try:
        into.write(chunk)
    except OSError as error:  # this machine's fault: it must not look like the service's
        raise BadRequest(f"a clip cannot be written: {error.strerror}", code="SL207") from error


def _addresses_of(host: str) -> list[str]:
    """Resolve a name; a name that does not resolve will not connect either."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in found]
