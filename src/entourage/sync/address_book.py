"""Speak with one address book of a server: what changed, its cards, and cards to put there (RFC 6352)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from entourage.domain.watching import Progress, Stage
from entourage.sync import etags, faults, listing, multistatus
from entourage.sync.collection import GONE, Collection
from entourage.sync.faults import ChangedMeanwhile
from entourage.sync.listing import Changes
from entourage.sync.multistatus import CARD, DAV, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.sync.transport import Response, Transport

__all__ = ["AddressBook", "ChangedMeanwhile", "Changes", "RemoteCard"]

_FIRST_AT_ONCE = 200
_MOST_AT_ONCE = 1000
_FEWEST_AT_ONCE = 10
_BYTES_AT_ONCE = 1 << 22
_TOO_MANY = frozenset({HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.INSUFFICIENT_STORAGE})
_PLAIN_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class RemoteCard:
    """Hold a card of a server: where it is, its etag, and the vCard."""

    href: str
    etag: str
    data: bytes


class AddressBook:
    """Speak with the address book at a URL; syncs: whether the server was seen to tell what changed."""

    def __init__(self, transport: Transport, url: str, *, syncs: bool = True) -> None:
        self._collection = Collection(transport, url)
        self._syncs = syncs
        self._gives_many = True
        self._at_once = _FIRST_AT_ONCE

    def changes(self, token: str) -> Changes:
        """Ask what changed since a token; all cards where there is none, or where the server does not know it any more.

        Raises EntourageError server_book_gone where the address book is no longer there, server_forbidden,
        server_nonsense where what is answered does not say which cards there are.
        """
        if self._syncs and token and (found := listing.since(self._collection, token)):
            return found
        if self._syncs and (found := listing.since(self._collection, "")):
            return found
        self._syncs = False
        return listing.whole(self._collection)

    def cards(self, hrefs: Iterable[str]) -> Iterator[RemoteCard]:
        """Fetch cards, some 200 at once and then as many as make 4 MB; those that are gone meanwhile are left out."""
        wanted = list(dict.fromkeys(hrefs))
        done = 0
        while done < len(wanted):
            self._collection.transport.tell(Progress(Stage.FETCHING, self._collection.site, done, len(wanted)))
            batch = wanted[done : done + self._at_once]
            found = list(self._batch(batch))
            yield from found
            done += len(batch)
            mean = sum(len(card.data) for card in found) // len(batch) + 1
            self._at_once = max(_FEWEST_AT_ONCE, min(_MOST_AT_ONCE, _BYTES_AT_ONCE // mean))

    def put(self, href: str, data: bytes, etag: str | None) -> str:
        """Put a card there, and return its new etag, "" where the server does not say.

        etag: the one by which the card is known; None for a card that is not there yet. Raises ChangedMeanwhile where
        that is no longer so, or another card has its UID; EntourageError server_refused_card, server_full,
        server_forbidden, server_book_gone.
        """
        condition = {"If-None-Match": "*"} if etag is None else {"If-Match": etag or '""'}
        kind = {"Content-Type": "text/vcard; charset=utf-8"}
        response = self._collection.ask("PUT", href, data, {**kind, **condition})
        if not _is_done(response):
            raise self._collection.not_put(href, response, is_new=etag is None)
        return etags.header_of(response)

    def delete(self, href: str, etag: str) -> None:
        """Delete a card, if it is still there; raises ChangedMeanwhile where its etag is another by now."""
        response = self._collection.ask("DELETE", href, headers={"If-Match": etag or '""'})
        if response.status == HTTPStatus.PRECONDITION_FAILED:
            raise ChangedMeanwhile(href)
        if response.status not in GONE and not _is_done(response):
            raise self._collection.failed("DELETE", response)

    def new_href(self, uid: str) -> str:
        """Say where a new card is to be put: under its UID where that is a safe name, else under a digest of it."""
        return f"{self._collection.path}{segment_of(uid)}"

    def _batch(self, hrefs: Sequence[str]) -> Iterator[RemoteCard]:
        """Fetch some cards with one request, and those of which it said nothing one by one."""
        found = self._many(hrefs) if self._gives_many and len(hrefs) > 1 else {}
        for href in hrefs:
            if href not in found:
                found[href] = self._one(href)
            if card := found[href]:
                yield card

    def _many(self, hrefs: Sequence[str]) -> dict[str, RemoteCard | None]:
        """Fetch cards by addressbook-multiget; None for those that are gone, nothing for those it does not speak of."""
        response = self._collection.ask("REPORT", body=_question(hrefs), headers=multistatus.headers())
        if response.status in _TOO_MANY and len(hrefs) > 1:
            half = len(hrefs) // 2
            return self._many(hrefs[:half]) | self._many(hrefs[half:])
        if response.status >= HTTPStatus.BAD_REQUEST:
            self._gives_many = False
            return {}
        if response.status == multistatus.MULTI_STATUS and multistatus.parse(response.body) is None:
            return {}  # one card may hold what XML cannot
        found: dict[str, RemoteCard | None] = {}
        for entry in multistatus.read(response).entries:
            tag, data = etags.normal(entry.text(f"{DAV}getetag")), entry.text(f"{CARD}address-data")
            if entry.status in GONE:
                found[entry.href] = None
            elif tag and data:
                found[entry.href] = RemoteCard(entry.href, tag, f"{data}\n".encode())
        return found

    def _one(self, href: str) -> RemoteCard | None:
        """Fetch a single card, None where it is gone."""
        response = self._collection.ask("GET", href)
        if response.status in GONE:
            return None
        if not _is_done(response):
            raise self._collection.failed("GET", response)
        if not response.body.lstrip(b"\xef\xbb\xbf \r\n\t")[:11].upper().startswith(b"BEGIN:VCARD"):
            kind = response.headers.get("content-type", "").partition(";")[0]
            raise faults.nonsense(self._collection.site, f"GET: {response.status} {kind}".strip())
        return RemoteCard(href, etags.header_of(response), response.body)


def segment_of(uid: str) -> str:
    """Name a card after its UID where that is a safe name, else after a digest of it."""
    name = uid if _PLAIN_UID.fullmatch(uid) else hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name}.vcf"


def _question(hrefs: Sequence[str]) -> bytes:
    asked = multistatus.properties(f"{DAV}getetag", f"{CARD}address-data")
    return multistatus.question(f"{CARD}addressbook-multiget", asked, *[element(f"{DAV}href", one) for one in hrefs])


def _is_done(response: Response) -> bool:
    return HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES
