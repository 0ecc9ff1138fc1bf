"""What changed on a server since it was asked last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from entourage.operations.server_marks import was_sent
from entourage.sync.address_book import AddressBook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.storage.servers import Card, ServerBook
    from entourage.sync.transport import Transport


class Read(NamedTuple):
    """Hold a card as it was read, and its version."""

    etag: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """Hold what a server says of an address book: cards that changed or came, those that are gone, and the next token.

    is_first: nothing was known of it before.
    """

    cards: Mapping[str, Read] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    token: str = ""
    is_first: bool = False


def fetch(transport: Transport, book: ServerBook, known: Mapping[str, Card]) -> Fetched:
    """Ask a server for what changed: one request where nothing did; `known`: the cards as they were."""
    remote = AddressBook(transport, book.url, syncs=book.syncs)
    changes = remote.changes(book.token)
    sent = {href for href, card in known.items() if was_sent(card)} - changes.gone
    news = [href for href, etag in changes.changed.items() if href not in known or known[href].etag != etag]
    news = list(dict.fromkeys([*news, *sorted(sent & changes.changed.keys() if changes.is_whole else sent)]))
    read = {card.href: Read(card.etag, card.data) for card in remote.cards(news)} if news else {}
    vanished = frozenset(href for href in news if href not in read)  # gone while it was asked
    left_out = known.keys() - changes.changed.keys() if changes.is_whole else frozenset(changes.gone)
    gone = (left_out | vanished) & known.keys()
    return Fetched(read, frozenset(gone), changes.token, is_first=not known)
