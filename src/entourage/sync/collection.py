"""One collection of a server: where it is, how it is asked, and what its refusals mean."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.sync import addresses, faults, multistatus
from entourage.sync.faults import ChangedMeanwhile
from entourage.sync.multistatus import CARD, DAV

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.sync.transport import Response, Transport

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

_TOO_LARGE = f"{CARD}max-resource-size"
_NOT_UNDERSTOOD = frozenset({f"{CARD}valid-address-data", f"{CARD}supported-address-data"})
_FULL = frozenset({f"{DAV}quota-not-exceeded", f"{DAV}sufficient-disk-space"})
_SAME_UID = f"{CARD}no-uid-conflict"
_FORBIDDEN = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED})
_UNREADABLE = frozenset({400, 415, 422})
_DOINGS = {"PUT": "writing", "DELETE": "deleting"}


class Collection:
    """Ask one collection and what is in it; path: its own, with the slash at its end."""

    def __init__(self, transport: Transport, url: str) -> None:
        place = addresses.parse(url)
        self.transport = transport
        self.site = place.site
        self.path = addresses.path_of(place.target.partition("?")[0].rstrip("/") + "/")
        self._origin = f"{place.scheme}://{place.site}"

    def ask(self, method: str, path: str = "", body: bytes = b"", headers: Mapping[str, str] | None = None) -> Response:
        """Send a request about a path of this server, or about the collection itself."""
        return self.transport.ask(method, self._origin + (path or self.path), body, headers)

    def failed(self, method: str, response: Response) -> EntourageError:
        """Make the fault of a request about the collection, or one of its cards, that was refused."""
        kind = response.headers.get("content-type", "").partition(";")[0]
        return self.refused(method, response.status, kind)

    def refused(self, method: str, status: int, kind: str = "") -> EntourageError:
        """Make the fault of a status; kind: of the content that came with it."""
        if status in GONE:
            return EntourageError("server_book_gone", host=self.site)
        if status in _FORBIDDEN:
            return EntourageError("server_forbidden", host=self.site, what=_DOINGS.get(method, "reading"))
        if status == HTTPStatus.INSUFFICIENT_STORAGE:
            return EntourageError("server_full", host=self.site)
        if status == HTTPStatus.LOCKED:
            return EntourageError("server_busy", host=self.site, seconds=0)
        return faults.nonsense(self.site, f"{method}: {status} {kind}".strip())

    def not_put(self, href: str, response: Response, *, is_new: bool) -> EntourageError | ChangedMeanwhile:
        """Make the fault of a card that was not taken."""
        unfulfilled = multistatus.conditions(response)
        status = response.status
        if _SAME_UID in unfulfilled:
            return ChangedMeanwhile(multistatus.href_within(response, _SAME_UID))
        if _FULL & unfulfilled:
            return EntourageError("server_full", host=self.site)
        if reason := _why_refused(unfulfilled, status):
            return EntourageError("server_refused_card", host=self.site, reason=reason)
        if status == HTTPStatus.PRECONDITION_FAILED or (status in GONE and not is_new):
            return ChangedMeanwhile(href)
        if status == HTTPStatus.CONFLICT:  # where it was to be put is not there (RFC 4918, 9.7.1)
            return EntourageError("server_book_gone", host=self.site)
        return self.failed("PUT", response)


def _why_refused(unfulfilled: frozenset[str], status: int) -> str:
    """Name what a server has against a card, "" where it is not about the card."""
    if _TOO_LARGE in unfulfilled or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return "card_too_large"
    return "card_not_understood" if _NOT_UNDERSTOOD & unfulfilled or status in _UNREADABLE else ""
