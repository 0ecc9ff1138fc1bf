"""Ask an address book what changed: by sync-collection (RFC 6578), else by the etags of all its cards."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from entourage.sync import addresses, etags, faults, multistatus
from entourage.sync.collection import GONE
from entourage.sync.multistatus import DAV, element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.sync.collection import Collection
    from entourage.sync.multistatus import Entry, Multistatus
    from entourage.sync.transport import Response

_REFUSALS = frozenset({400, 403, 404, 405, 409, 410, 412, 415, 422, 500, 501})
_PROPERTIES = (f"{DAV}getetag", f"{DAV}getcontenttype", f"{DAV}resourcetype")


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold what changed in an address book: the etags of cards by href, the cards that are gone, and the next token.

    is_whole: changed are all cards there, and whatever is not among them is gone. token: "" where the server has none.
    """

    changed: Mapping[str, str]
    gone: frozenset[str]
    token: str
    is_whole: bool


def since(collection: Collection, token: str) -> Changes | None:
    """Ask what changed since a token ("": all), page by page; None where the server does not answer that.

    Raises EntourageError server_nonsense where the answer does not say which cards there are.
    """
    changed: dict[str, str] = {}
    gone: set[str] = set()
    latest, seen = token, {token}
    while True:
        response = collection.ask("REPORT", body=_question(latest), headers=multistatus.headers())
        if response.status in _REFUSALS:
            return None
        answer = multistatus.read(response)
        there, left = _parted(collection, answer, response)
        for href in left:
            changed.pop(href, None)
        changed |= there
        gone = (gone | left) - there.keys()
        if not any(entry.status == HTTPStatus.INSUFFICIENT_STORAGE for entry in answer.entries):
            return Changes(changed, frozenset(gone) if token else frozenset(), answer.token, not token)
        if answer.token in seen:
            raise faults.nonsense(collection.site, "sync-token")
        latest = answer.token
        seen.add(latest)


def whole(collection: Collection) -> Changes:
    """Ask for the etags of all cards.

    Raises EntourageError server_book_gone, server_forbidden, or server_nonsense where not even the address book itself
    is among what is answered.
    """
    body = multistatus.question(f"{DAV}propfind", multistatus.properties(*_PROPERTIES))
    response = collection.ask("PROPFIND", body=body, headers=multistatus.headers("1"))
    if response.status >= HTTPStatus.BAD_REQUEST:
        raise collection.failed("PROPFIND", response)
    answer = multistatus.read(response)
    if not answer.entries:
        raise faults.nonsense(collection.site, "PROPFIND: 0")
    changed, _ = _parted(collection, answer, response)
    return Changes(changed, frozenset(), "", is_whole=True)


def _question(token: str) -> bytes:
    return multistatus.question(
        f"{DAV}sync-collection",
        element(f"{DAV}sync-token", token),
        element(f"{DAV}sync-level", "1"),
        multistatus.properties(*_PROPERTIES),
    )


def _parted(collection: Collection, answer: Multistatus, response: Response) -> tuple[dict[str, str], set[str]]:
    """Part what is answered into cards that are there, with their etags, and those that are gone."""
    own = {collection.path.rstrip("/"), addresses.href("", response.url).rstrip("/")}
    there: dict[str, str] = {}
    gone: set[str] = set()
    for entry in answer.entries:
        if entry.status == HTTPStatus.INSUFFICIENT_STORAGE:
            continue
        if entry.href.rstrip("/") in own:
            if entry.status >= HTTPStatus.BAD_REQUEST:
                raise collection.refused("PROPFIND", entry.status)
        elif entry.status in GONE:
            gone.add(entry.href)
        elif entry.status >= HTTPStatus.BAD_REQUEST:
            raise faults.nonsense(collection.site, f"{entry.href}: {entry.status}")
        elif _is_card(entry):
            there[entry.href] = _etag(collection, entry)
    return there, gone


def _etag(collection: Collection, entry: Entry) -> str:
    """Read an etag, without which nobody could tell whether a card changed."""
    tag = etags.normal(entry.text(f"{DAV}getetag"))
    if not tag:
        raise faults.nonsense(collection.site, f"{entry.href}: getetag")
    return tag


def _is_card(entry: Entry) -> bool:
    """Tell cards from collections and other files that lie among them."""
    if entry.href.endswith("/") or any(one.tag == f"{DAV}collection" for one in entry.within(f"{DAV}resourcetype")):
        return False
    kind, name = entry.text(f"{DAV}getcontenttype").lower(), entry.href.lower()
    if name.endswith(".vcf") or not kind:
        return not name.endswith(".ics")
    return "vcard" in kind or "directory" in kind
