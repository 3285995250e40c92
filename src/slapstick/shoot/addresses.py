"""Say which addresses may be talked to; a pure page of rules, resolving and connecting is not here.

Only https, except on loopback.  A service on a public host may not send anyone to a private one:
the base URL is what a person chose, all other addresses come from strangers.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from slapstick.errors import BadRequest

_LOOPBACK_NAMES = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


def checked_base(url: str) -> str:
    """Return a base URL without its last slash; raise `BadRequest` where it may not be used."""
    fault = fault_in(url, base_private=True)
    if fault or urlsplit(url).query or urlsplit(url).fragment:
        raise BadRequest(
            f"base_url may not be used: {fault or 'it has a query'}",
            "give https://host/v1, or http on 127.0.0.1 for a server of your own",
            code="SL212",
        )
    return url.rstrip("/")


def fault_in(url: str, *, base_private: bool) -> str:
    """Return why a URL may not be asked, empty where it may; names are not resolved here."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it is no address"
    if parts.scheme not in ("https", "http") or not host:
        return "only https addresses are asked"
    if parts.username is not None or parts.password is not None:
        return "a name or password stands in it"
    if parts.scheme == "http" and not is_loopback(host):
        return "only https is asked, except on this machine"
    if not base_private and is_private(host):
        return "it points into a private network"
    return ""


def same_origin(one: str, other: str) -> bool:
    """Tell whether two URLs lead to the same scheme, host and port."""
    return _origin(one) == _origin(other)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine itself."""
    if host.lower().rstrip(".") in _LOOPBACK_NAMES:
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def is_private(host: str) -> bool:
    """Tell whether a host name or address is plainly not on the public internet."""
    if is_loopback(host):
        return True
    address = _address(host)
    return address is not None and not address.is_global


def any_private(addresses: Iterable[str]) -> bool:
    """Tell whether any of the resolved addresses is not on the public internet."""
    return any(is_private(address) for address in addresses)


def site_of(provider: str, base_url: str) -> str:
    """Name an installation: its host and path; the port too on this machine.

    A host's port and scheme may change without the films changing; on loopback every port is
    another program, and a rehearsal there must not stand for the real thing.
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port and is_loopback(host) else ""
    return f"{provider}@{host}{port}{parts.path.rstrip('/')}"


def without_query(url: str) -> str:
    """Return a URL fit to be shown: signed addresses carry their secret in the query."""
    return url.split("?", 1)[0].split("#", 1)[0][:200]


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    return parts.scheme, (parts.hostname or "").lower(), port


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)  # ::ffff:10.0.0.1 is 10.0.0.1
    return mapped or address
