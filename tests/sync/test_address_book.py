"""An address book of a real server: what changed, fetching, putting, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from tests.sync.cards import card

from entourage.domain.errors import EntourageError
from entourage.sync.address_book import AddressBook, ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sync.servers import Server

    from entourage.sync.transport import Transport


class Book:
    """Hold a fresh address book with some cards, and the client for it."""

    def __init__(self, server: Server, transport: Transport, count: int) -> None:
        self.server = server
        self.url = server.new_book(f"friends-{uuid4()}")
        server.seed(self.url, [card(f"uid-{number}", name=f"Zoé {number}") for number in range(count)])
        self.transport = transport
        self.client = AddressBook(transport, self.url)


@pytest.fixture
def book(server: Server) -> Iterator[Book]:
    with server.transport() as transport:
        yield Book(server, transport, 5)


def test_a_first_look_finds_all_and_the_next_one_asks_once(book: Book) -> None:
    first = book.client.changes("")
    assert (len(first.changed), first.is_whole, first.gone) == (5, True, frozenset())
    before = len(book.transport.asked)
    again = book.client.changes(first.token)
    assert (again.changed, again.gone, again.is_whole) == ({}, frozenset(), False)
    assert len(book.transport.asked) - before == 1


def test_what_changed_meanwhile_is_told(book: Book) -> None:
    first = book.client.changes("")
    gone, edited, *_ = book.client.cards(sorted(first.changed))
    book.client.delete(gone.href, gone.etag)
    book.client.put(edited.href, edited.data.replace(b"END:", b"NOTE:new\nEND:"), edited.etag)
    added = book.client.new_href("added")
    book.client.put(added, card("added"), None)
    after = book.client.changes(first.token)
    assert set(after.changed) == {edited.href, added}
    assert after.gone == {gone.href}
    assert after.changed[edited.href] != first.changed[edited.href]


def test_without_sync_collection_the_etags_say_the_same(book: Book) -> None:
    told = book.client.changes("")
    listed = AddressBook(book.transport, book.url, syncs=False).changes("")
    assert listed.changed == told.changed
    assert (listed.is_whole, listed.token) == (True, "")


def test_a_token_that_the_server_does_not_know_means_everything_anew(book: Book) -> None:
    again = book.client.changes("data:,of-another-server")
    assert again.is_whole
    assert len(again.changed) == 5


def test_cards_come_as_they_are_and_those_gone_are_left_out(book: Book) -> None:
    hrefs = sorted(book.client.changes("").changed)
    nowhere = book.client.new_href("never-was")
    found = list(book.client.cards([hrefs[0], nowhere, *hrefs[1:]]))
    assert [one.href for one in found] == hrefs
    assert {one.etag for one in found} == set(book.client.changes("").changed.values())
    assert all("Zoé" in one.data.decode() for one in found)
    assert list(book.client.cards([nowhere])) == []


def test_an_address_book_that_is_gone_is_no_empty_one(book: Book) -> None:
    token = book.client.changes("").token
    book.server.remove_book(book.url)
    for syncs, known in ((True, token), (True, ""), (False, "")):
        with pytest.raises(EntourageError) as caught:
            AddressBook(book.transport, book.url, syncs=syncs).changes(known)
        assert caught.value.code == "server_book_gone"


def test_nothing_is_put_over_what_nobody_saw(book: Book) -> None:
    href = book.client.new_href("mine")
    etag = book.client.put(href, card("mine"), None)
    with pytest.raises(ChangedMeanwhile):
        book.client.put(href, card("mine", "NOTE:twice"), None)
    newer = book.client.put(href, card("mine", "NOTE:newer"), etag)
    for act in (lambda: book.client.put(href, card("mine"), etag), lambda: book.client.delete(href, etag)):
        with pytest.raises(ChangedMeanwhile) as caught:
            act()
        assert caught.value.href == href
    with pytest.raises(ChangedMeanwhile):
        book.client.put(href, card("mine"), "")
    assert next(book.client.cards([href])).etag == newer


def test_deleting_what_is_gone_is_no_fault(book: Book) -> None:
    found = next(book.client.cards(book.client.changes("").changed))
    book.client.delete(found.href, found.etag)
    book.client.delete(found.href, found.etag)


def test_what_is_no_card_is_refused(book: Book) -> None:
    with pytest.raises(EntourageError) as caught:
        book.client.put(book.client.new_href("bad"), b"no card at all", None)
    assert caught.value.code == "server_refused_card"


@pytest.mark.parametrize("uid", ["urn:uuid:1/2", "../../etc", "é à", "", ".hidden", "a" * 300, "\udc80"])
def test_a_card_with_any_uid_can_be_put_somewhere(book: Book, uid: str) -> None:
    href = book.client.new_href(uid)
    book.client.put(href, card("plain", name="Plain"), None)
    assert [one.href for one in book.client.cards([href])] == [href]
    assert href in book.client.changes("").changed


def test_a_second_card_of_one_uid_is_refused_as_known_meanwhile(radicale: Server) -> None:
    with radicale.transport() as transport:
        book = Book(radicale, transport, 1)
        with pytest.raises(ChangedMeanwhile):
            book.client.put(book.client.new_href("elsewhere"), card("uid-0"), None)


def test_many_cards_come_with_few_requests(radicale: Server) -> None:
    with radicale.transport() as transport:
        book = Book(radicale, transport, 250)
        hrefs = list(book.client.changes("").changed)
        before = len(transport.asked)
        assert len(list(book.client.cards(hrefs))) == 250
        assert len(transport.asked) - before == 2
