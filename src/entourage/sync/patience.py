"""Wait for a server as long as is sensible, and be heard meanwhile."""

from __future__ import annotations

import errno
import io
import os
import selectors
import socket
import time
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

_HEARD_EVERY = 0.25
_SLOWEST = 1000
_UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK})
_PIECE = 1 << 16


class Patience:
    """Say how long to wait: so many seconds for the first byte and between two, and a second more for each 1,000 bytes.

    heard: called again and again meanwhile; what it raises ends the waiting.
    """

    def __init__(self, seconds: float, heard: Callable[[], None]) -> None:
        self.seconds = seconds
        self.heard = heard
        self.begin()

    def begin(self) -> None:
        """Begin to wait for another answer."""
        self._began = self._last = time.monotonic()
        self._bytes = 0

    def got(self, count: int) -> None:
        """Note that so many bytes came; raises TimeoutError where they trickle."""
        self._bytes += count
        self._last = time.monotonic()
        self._check(self._last)

    def wait(self) -> None:
        """Be heard, and note that nothing came yet; raises TimeoutError after too long."""
        self.heard()
        now = time.monotonic()
        if now - self._last > self.seconds:
            raise TimeoutError
        self._check(now)

    def sleep(self, seconds: float) -> None:
        """Do nothing for a while, but be heard."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.heard()
            time.sleep(min(left, _HEARD_EVERY))

    def _check(self, now: float) -> None:
        if now - self._began > self.seconds + self._bytes / _SLOWEST:
            raise TimeoutError


class _Socket:
    """Stand for a socket, and read from it with patience."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._socket = sock
        self._patience = patience
        self._readers = 0
        self._is_closed = False

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._patience.seconds)
        for start in range(0, len(data), _PIECE):
            self._patience.heard()
            self._socket.sendall(data[start : start + _PIECE])
        self._patience.begin()

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._readers += 1
        return io.BufferedReader(_Reader(self), _PIECE)

    def read(self, buffer: WriteableBuffer) -> int:
        self._socket.settimeout(min(_HEARD_EVERY, self._patience.seconds))
        while True:
            try:
                count = self._socket.recv_into(buffer)
            except TimeoutError:
                self._patience.wait()
            else:
                self._patience.got(count)
                return count

    def let_go(self) -> None:
        self._readers -= 1
        self._end()

    def close(self) -> None:
        self._is_closed = True
        self._end()

    def _end(self) -> None:
        if self._is_closed and self._readers == 0:
            self._socket.close()


class _Reader(io.RawIOBase):
    """Read an answer; the socket stays open until it is read, also where the connection is closed before."""

    def __init__(self, sock: _Socket) -> None:
        super().__init__()
        self._socket = sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        return self._socket.read(buffer)

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._socket.let_go()


class PlainConnection(HTTPConnection):
    """Speak with this very computer, with patience."""

    def __init__(self, host: str, port: int, patience: Patience) -> None:
        super().__init__(host, port, timeout=patience.seconds)
        self._patience = patience

    def connect(self) -> None:
        """Connect."""
        self.sock: Any = _Socket(_line_to(self.host, self.port, self._patience), self._patience)


class SecureConnection(HTTPSConnection):
    """Speak with a server through TLS, with patience."""

    def __init__(self, host: str, port: int, patience: Patience, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=patience.seconds, context=context)
        self._patience = patience
        self._own_context = context

    def connect(self) -> None:
        """Connect, and see whether the server is who it says."""
        line = _line_to(self.host, self.port, self._patience)
        secured = self._own_context.wrap_socket(line, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock: Any = _Socket(secured, self._patience)
        secured.settimeout(min(_HEARD_EVERY, self._patience.seconds))
        while True:
            try:
                secured.do_handshake()
            except TimeoutError:
                self._patience.wait()
            else:
                return


def _line_to(host: str, port: int, patience: Patience) -> socket.socket:
    """Connect to the first address of a host that answers; raises the OSError of the last."""
    failed = OSError()
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        line = socket.socket(family, kind, protocol)
        try:
            _connect(line, address, patience)
        except OSError as fault:
            line.close()
            failed = fault
        except BaseException:
            line.close()
            raise
        else:
            return line
    raise failed


def _connect(line: socket.socket, address: Any, patience: Patience) -> None:  # noqa: ANN401 - as the system gives it
    """Connect to an address, and be heard meanwhile."""
    patience.begin()
    line.settimeout(0)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    state = line.connect_ex(address)
    if state in _UNDER_WAY:
        with selectors.DefaultSelector() as waiting:
            waiting.register(line, selectors.EVENT_WRITE)
            while not waiting.select(min(_HEARD_EVERY, patience.seconds)):
                patience.wait()
        state = line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if state:
        raise OSError(state, os.strerror(state))
