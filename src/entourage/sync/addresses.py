"""The writing of addresses: which host they name, whether they are safe to ask, and one form for each path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from entourage.domain.errors import EntourageError

_AS_IT_IS = "~!$&'()*+,;=:@-._"
_PLAIN_PATH = re.compile(r"/(?:[A-Za-z0-9/~!$&'()*+,;=:@._-]|%[89A-F][0-9A-F])*")
_MOST_SHOWN = 80
_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[0-9a-z_](?:[0-9a-z_.-]*[0-9a-z_.])?|[0-9a-f:.]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where an address leads: its scheme, host (in ASCII), port, and the path with what is asked of it."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Return the host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Write the whole address."""
        return f"{self.scheme}://{self.site}{self.target}"


def parse(url: str) -> Place:
    """Take an address apart.

    Raises EntourageError server_address_unclear where it is none, server_insecure where it would go through a network
    unencrypted.
    """
    place = parse_any(url)
    if place.scheme == "http" and not is_loopback(place.host):
        raise EntourageError("server_insecure", url=place.url)
    return place


def parse_any(url: str) -> Place:
    """Take an address apart, however it is asked; raises EntourageError server_address_unclear."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _in_ascii(parts.hostname or "")
    except ValueError as fault:
        raise EntourageError("server_address_unclear", address=without_secrets(url)) from fault
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise EntourageError("server_address_unclear", address=without_secrets(url))
    asked = f"?{quote(parts.query, safe=_AS_IT_IS + '/?%')}" if parts.query else ""
    return Place(parts.scheme, host, port or _PORTS[parts.scheme], path_of(parts.path) + asked)


def without_secrets(address: str) -> str:
    """Write an address without the user and password that may stand in it, also where it has no https://."""
    return re.sub(r"//[^/?#]*@|^[^/?#@]+:[^/?#]*@", lambda found: "//" if found[0].startswith("//") else "", address)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this very computer (RFC 6761 for names)."""
    return host == "localhost" or host.endswith(".localhost") or (is_number(host) and ip_address(host).is_loopback)


def is_number(host: str) -> bool:
    """Tell whether a host is no name but an address of the internet."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def path_of(path: str) -> str:
    """Write a path in its one form: what need not be encoded is not, all else is, in capitals (RFC 3986, 6.2.2)."""
    if _PLAIN_PATH.fullmatch(path):
        return path
    return "/".join(quote(unquote_to_bytes(part), safe=_AS_IT_IS) for part in path.split("/")) or "/"


def href(written: str, base: str) -> str:
    """Write an address that a server gave, beside the one that was asked, as an absolute path in its one form."""
    if _PLAIN_PATH.fullmatch(written) and "/." not in written and "//" not in written:
        return written
    return path_of(urlsplit(join(written, base)).path)


def join(written: str, base: str) -> str:
    """Write what a server gave beside the address that was asked as a whole one.

    Raises EntourageError server_nonsense where it is none.
    """
    given, asked = written.strip(), parse(base)
    try:
        if urlsplit(given).netloc:
            whole = given if urlsplit(given).scheme else f"{asked.scheme}:{given}"
        elif given.startswith("/"):
            whole = f"{asked.scheme}://{asked.site}{given}"
        else:
            whole = urljoin(base, given)
        urlsplit(whole)
    except ValueError as fault:
        raise EntourageError(
            "server_nonsense", host=parse(base).site, what=without_secrets(written)[:_MOST_SHOWN]
        ) from fault
    return whole


def beside(written: str, base: str) -> str:
    """Write an address that a server gave beside the one that was asked, encrypted where that was, on the same host.

    Servers behind others often do not know that they are asked through TLS.
    """
    place, asked = parse_any(join(written, base)), parse(base)
    if place.host == asked.host and place.scheme != asked.scheme:
        return f"{asked.scheme}://{asked.site}{place.target}"
    return place.url


def _in_ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
