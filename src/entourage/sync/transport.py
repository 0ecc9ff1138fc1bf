"""Ask servers over HTTP: one connection for each host, kept open; the password goes nowhere but where it may."""

from __future__ import annotations

import ssl
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import BadStatusLine, HTTPException, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING, Self

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.sync import addresses, authentication, faults, providers
from entourage.sync.authentication import Basic, Credentials, Digest
from entourage.sync.patience import Patience, PlainConnection, SecureConnection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.domain.watching import Watch
    from entourage.sync.addresses import Place

__all__ = ["Credentials", "Response", "Transport"]

_AGENT = "Entourage"
_MOST_REDIRECTS = 5
_MOST_BYTES = 1 << 29
_PIECE = 1 << 18
_MOST_WAITS = 3
_LONGEST_WAIT = 10
_REDIRECTS = frozenset({301, 302, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
_CUT = (BadStatusLine, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)


@dataclass(frozen=True, slots=True)
class Response:
    """Hold what a server answered; headers by their names in lower case, url: what was asked in the end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class Transport:
    """Ask servers, with the credentials of one person.

    hosts: where the password may go; by default to the first host that is asked and those of its provider.
    timeout: seconds without a byte after which a server is given up. watch: told again and again; what it raises ends
    the work. asked: each request so far as method, host and path.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        timeout: float = 30.0,
        watch: Watch = unwatched,
        hosts: Iterable[str] = (),
    ) -> None:
        self._credentials = credentials
        self._hosts = list(hosts)
        self._watch = watch
        self._progress = Progress(Stage.FETCHING)
        self._patience = Patience(timeout, lambda: self._watch(self._progress))
        self._connections: dict[tuple[str, str, int], PlainConnection | SecureConnection] = {}
        self._proofs: dict[str, Basic | Digest] = {}
        self._context: ssl.SSLContext | None = None
        self.asked: list[tuple[str, str, str]] = []

    def __enter__(self) -> Self:
        """Give itself, to be closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all connections."""
        self.close()

    def allow(self, hosts: Iterable[str]) -> None:
        """Let the password go to these hosts too."""
        self._hosts += [host for host in hosts if host not in self._hosts]

    def tell(self, progress: Progress) -> None:
        """Tell the watch how far the work is, now and while an answer is awaited."""
        self._progress = progress
        self._watch(progress)

    def ask(self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Response:
        """Send a request and return the answer, after redirects within the hosts that may be asked.

        Raises EntourageError where no usable answer comes: server_unreachable, server_timed_out, server_certificate,
        server_insecure, server_moved, server_password_wrong, server_app_password, server_sign_in_elsewhere,
        server_busy, server_nonsense. All other statuses are for the caller.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            place = addresses.parse(url)
            self._permit(place)
            response = self._answered(method, place, body, headers or {})
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return response
            url = addresses.join(response.headers["location"], place.url)
        raise faults.nonsense(place.site, f"{method} {place.target}: {response.status}")

    def close(self) -> None:
        """Close all connections."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def _permit(self, place: Place) -> None:
        """Raise EntourageError server_moved where the password may not go to a host."""
        if not self._hosts:
            self._hosts = [place.host, *providers.hosts_beside(place.host)]
        if not providers.is_among(place.host, self._hosts):
            raise EntourageError("server_moved", host=self._hosts[0], other=place.host)

    def _answered(self, method: str, place: Place, body: bytes, headers: Mapping[str, str]) -> Response:
        """Ask until the server is neither busy nor in doubt who asks."""
        proven = waited = 0
        while True:
            response = self._exchanged(method, place, body, headers)
            if response.status == HTTPStatus.UNAUTHORIZED and not proven and self._prove(place, response):
                proven += 1
            elif response.status in _BUSY and waited < _MOST_WAITS:
                self._wait(place, response, waited)
                waited += 1
            elif response.status == HTTPStatus.UNAUTHORIZED:
                raise faults.not_let_in(place)
            elif response.status in _BUSY:
                raise EntourageError("server_busy", host=place.site, seconds=_asked_to_wait(response))
            else:
                return response

    def _prove(self, place: Place, response: Response) -> bool:
        """Choose how to prove who asks, as the server wants it; tell whether that is something new."""
        before = self._proofs.get(place.host)
        proof = authentication.answer(self._credentials, response.headers.get("www-authenticate", ""))
        if proof is None or (isinstance(proof, Basic) and (before is None or isinstance(before, Basic))):
            return False
        self._proofs[place.host] = proof
        return True

    def _wait(self, place: Place, response: Response, waited: int) -> None:
        """Wait as long as a busy server asks for; raises EntourageError server_busy where that is too long."""
        seconds = _asked_to_wait(response)
        if seconds > _LONGEST_WAIT or (not seconds and waited):
            raise EntourageError("server_busy", host=place.site, seconds=seconds)
        self._patience.sleep(seconds or 1)

    def _exchanged(self, method: str, place: Place, body: bytes, headers: Mapping[str, str]) -> Response:
        """Send a request and read the answer; once more where a connection was closed that had been kept."""
        self.asked.append((method, place.host, place.target))
        key = (place.scheme, place.host, place.port)
        was_open = key in self._connections and self._connections[key].sock is not None
        try:
            try:
                return self._read(method, place, body, headers)
            except _CUT:
                self._drop(key)
                if not was_open:
                    raise
                return self._read(method, place, body, headers)
        except (OSError, HTTPException) as fault:
            self._drop(key)
            raise faults.not_reached(place, fault) from None
        except BaseException:
            self._drop(key)
            raise

    def _read(self, method: str, place: Place, body: bytes, headers: Mapping[str, str]) -> Response:
        connection = self._connection(place)
        self._patience.begin()
        self._patience.heard()
        connection.request(method, place.target, body or None, {**self._own_headers(method, place), **headers})
        with connection.getresponse() as answer:
            said = {name.lower(): value for name, value in answer.getheaders()}
            challenges = answer.headers.get_all("www-authenticate")
            if challenges:
                said["www-authenticate"] = ", ".join(challenges)
            content = _content(answer, place)
        return Response(answer.status, said, _unpacked(content, said, place), place.url)

    def _own_headers(self, method: str, place: Place) -> dict[str, str]:
        proof = self._proofs.get(place.host) or Basic(self._credentials)
        packed = "identity" if addresses.is_loopback(place.host) else "gzip"
        return {
            "Authorization": proof.header(method, place.target),
            "User-Agent": _AGENT,
            "Accept-Encoding": packed,
        }

    def _connection(self, place: Place) -> PlainConnection | SecureConnection:
        key = (place.scheme, place.host, place.port)
        if key not in self._connections:
            if place.scheme == "http":
                self._connections[key] = PlainConnection(place.host, place.port, self._patience)
            else:
                self._context = self._context or ssl.create_default_context()
                self._connections[key] = SecureConnection(place.host, place.port, self._patience, self._context)
        return self._connections[key]

    def _drop(self, key: tuple[str, str, int]) -> None:
        """Close a connection about which nothing is sure any more."""
        if connection := self._connections.pop(key, None):
            connection.close()


def _content(answer: HTTPResponse, place: Place) -> bytes:
    """Read what a server answers; raises EntourageError server_nonsense where it does not end."""
    pieces, total = [], 0
    while piece := answer.read(_PIECE):
        pieces.append(piece)
        total += len(piece)
        if total > _MOST_BYTES:
            raise faults.nonsense(place.site, f"> {_MOST_BYTES >> 20} MB")
    if answer.length:
        raise IncompleteRead(b"", answer.length)
    return b"".join(pieces)


def _unpacked(content: bytes, headers: Mapping[str, str], place: Place) -> bytes:
    """Unpack what a server compressed, but not without end."""
    if headers.get("content-encoding", "").lower() not in {"gzip", "x-gzip"} or not content:
        return content
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(content, _MOST_BYTES)
    except zlib.error:
        raise faults.nonsense(place.site, "gzip") from None
    if unpacker.unconsumed_tail:
        raise faults.nonsense(place.site, f"> {_MOST_BYTES >> 20} MB")
    if not unpacker.eof:
        raise faults.cut(place)
    return plain


def _asked_to_wait(response: Response) -> int:
    """Read Retry-After, in seconds or as a date (RFC 9110, 10.2.3); 0 where it is not said."""
    said = response.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return int(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, round((until - datetime.now(UTC)).total_seconds()))
