"""A small real HTTP server that answers what a test tells it to, also what no server should."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

MULTISTATUS = {"Content-Type": "application/xml; charset=utf-8"}


@dataclass(frozen=True)
class Request:
    """Hold what was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Drip:
    """Hold an answer that comes in pieces, with so many seconds before each."""

    pieces: tuple[bytes, ...]
    seconds: float


_TLS = b"\x16"

Answer = bytes | Drip
"""What goes over the line, status line and all; b"" closes the connection."""


def answer(status: str, body: bytes | str = b"", **headers: str) -> bytes:
    """Write a whole answer."""
    content = body.encode() if isinstance(body, str) else body
    said = {"Content-Length": str(len(content)), **{name.replace("_", "-"): one for name, one in headers.items()}}
    lines = [f"HTTP/1.1 {status}", *[f"{name}: {one}" for name, one in said.items()]]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def multi(*responses: str, until: str = "") -> bytes:
    """Write a multistatus of responses; until: the token of the state that it tells."""
    said = f"<d:sync-token>{until}</d:sync-token>" if until else ""
    names = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"'
    body = f'<?xml version="1.0"?><d:multistatus {names}>{"".join(responses)}{said}</d:multistatus>'
    return answer("207 Multi-Status", body, Content_Type="application/xml")


def there(href: str, etag: str = '"1"', more: str = "") -> str:
    """Write what is said of a card that is there."""
    said = f"<d:getetag>{etag}</d:getetag>{more}"
    return f"<d:response><d:href>{href}</d:href>{_propstat(said)}</d:response>"


def gone(href: str, status: str = "404 Not Found") -> str:
    """Write what is said of a card that is not there."""
    return f"<d:response><d:href>{href}</d:href><d:status>HTTP/1.1 {status}</d:status></d:response>"


def of(href: str, properties: str) -> str:
    """Write what is said of anything."""
    return f"<d:response><d:href>{href}</d:href>{_propstat(properties)}</d:response>"


def _propstat(properties: str) -> str:
    return f"<d:propstat><d:prop>{properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"


@contextmanager
def scripted(say: Callable[[Request], Answer], context: ssl.SSLContext | None = None) -> Iterator[Scripted]:
    """Run a server that answers as it is told."""
    server = Scripted(say, context)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Scripted(socketserver.ThreadingTCPServer):
    """Live as the server; asked: all that was asked so far."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, say: Callable[[Request], Answer], context: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say = say
        self.context = context
        self.asked: list[Request] = []
        self.connections = 0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def origin(self) -> str:
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}"

    def handle_error(self, *_: object) -> None:
        """Say nothing where a client goes away."""


class _Handler(socketserver.BaseRequestHandler):
    server: Scripted

    def handle(self) -> None:
        self.server.connections += 1
        line = self.request
        if self.server.context:
            line = self.server.context.wrap_socket(line, server_side=True)
        with line, line.makefile("rb") as reader, contextlib.suppress(ConnectionError):
            if reader.peek(1)[:1] == _TLS:
                line.sendall(answer("400 Bad Request"))
                return
            while request := _read(reader):
                self.server.asked.append(request)
                said = self.server.say(request)
                if not said:
                    return
                for piece in said.pieces if isinstance(said, Drip) else (said,):
                    time.sleep(said.seconds if isinstance(said, Drip) else 0)
                    line.sendall(piece)
                if isinstance(said, Drip) or b"Connection: close" in said or not _has_length(said):
                    return


def _has_length(said: bytes) -> bool:
    return b"Content-Length" in said.partition(b"\r\n\r\n")[0]


def _read(reader: object) -> Request | None:
    first = reader.readline().decode("latin-1").split()
    if len(first) < 2:
        return None
    headers = {}
    while (line := reader.readline().decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Request(first[0], first[1], headers, reader.read(int(headers.get("content-length", "0"))))
