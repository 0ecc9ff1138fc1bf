"""Measure how long 1,000 cards take to come from address book servers on this computer.

Beside it, in the same run: a bare addressbook-multiget of all of them by http.client alone, which knows already where
they are and looks at nothing; and a bare sync-collection before it, which says where they are. Then how many requests
it takes to see that nothing changed since, and how long. Then the same for a whole synchronization, with a book: all
cards brought in, nothing changed, and one person edited in a book of many (Radicale alone, which takes so many cards
at once).

Usage: servers.py [--cards N] [--people N]
"""

from __future__ import annotations

import argparse
import base64
import http.client
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.sync import servers

from entourage.operations import contacts, server_sync
from entourage.operations import servers as operations
from entourage.operations.book import open_book
from entourage.sync.address_book import AddressBook
from entourage.sync.discovery import RemoteBook
from entourage.sync.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.sync.servers import Server

    from entourage.operations.server_sync import Synced
    from entourage.storage.database import Database

ROUNDS = 5
PHOTO = base64.b64encode(bytes(range(256)) * 40).decode()


def card(number: int) -> bytes:
    """Write a card as address books have them, one in ten with a photo of 10 kB."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:00000000-0000-4000-8000-{number:012}",
        f"FN:Zoé {number} Lefèvre",
        f"N:Lefèvre;Zoé {number};;;",
        f"EMAIL;TYPE=HOME:p{number}@home.example",
        f"EMAIL;TYPE=WORK:w{number}@work.example",
        f"TEL;TYPE=CELL:+1 418 555 {number:06}",
        f"ORG:Company {number % 300};Department {number % 7}",
        f"ADR;TYPE=HOME:;;{number} rue du Quai;Québec;QC;G1R;Canada",
        "NOTE:" + "Rencontrée au petit déjeuner\\, à revoir. " * 8,
        *([f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}"] if number % 10 == 0 else []),
        "END:VCARD",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def bare_cards(server: Server, url: str, hrefs: Iterable[str]) -> int:
    """Ask for all cards at once, and return how many bytes came."""
    wanted = "".join(f"<D:href>{href}</D:href>" for href in hrefs)
    return bare(
        server,
        url,
        '<?xml version="1.0"?><C:addressbook-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">'
        f"<D:prop><D:getetag/><C:address-data/></D:prop>{wanted}</C:addressbook-multiget>",
    )


def bare_listing(server: Server, url: str, token: str = "") -> int:
    """Ask which cards there are, or changed since a token, and return how many bytes came."""
    return bare(
        server,
        url,
        '<?xml version="1.0"?><D:sync-collection xmlns:D="DAV:"><D:sync-token>'
        f"{token}</D:sync-token><D:sync-level>1</D:sync-level>"
        "<D:prop><D:getetag/></D:prop></D:sync-collection>",
    )


def bare(server: Server, url: str, body: str) -> int:
    """Ask one thing by http.client alone, and return how many bytes came."""
    said = base64.b64encode(f"{server.user}:{server.password}".encode()).decode()
    headers = {"Authorization": f"Basic {said}", "Content-Type": "application/xml", "Depth": "0"}
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("REPORT", url.removeprefix(server.origin), body, headers)
    content = connection.getresponse().read()
    connection.close()
    return len(content)


def pulled(server: Server, url: str) -> int:
    """Find out which cards there are and fetch them, as the first sync does; return how many came."""
    with server.transport() as transport:
        book = AddressBook(transport, url)
        return len(list(book.cards(book.changes("").changed)))


def unchanged(server: Server, url: str, token: str) -> int:
    """See that nothing changed, and return how many requests that took."""
    with server.transport() as transport:
        AddressBook(transport, url).changes(token)
        return len(transport.asked)


def best(what: Callable[[], object]) -> float:
    """Run something some times, and return the milliseconds of the quickest."""
    milliseconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        milliseconds.append((time.perf_counter() - start) * 1000)
    return min(milliseconds)


class Synchronizing:
    """Live as a book that knows one address book of a server."""

    def __init__(self, server: Server, url: str, folder: Path) -> None:
        self.database: Database = open_book(folder)
        self._password = server.password
        remote = RemoteBook(url=url, name="Measured", is_writable=True, syncs=True, versions=("3.0",), largest=0)
        who = {"host": "127.0.0.1", "user": server.user, "address": server.origin}
        (self._book,) = operations.add(self.database, **who, books=[remote])

    def sync(self) -> Synced:
        return server_sync.sync(self.database, self._book, self._password, circle_names={})

    def requests(self) -> int:
        """Synchronize, and return how many requests that took."""
        with patch.object(Transport, "ask", autospec=True, side_effect=Transport.ask) as asked:
            self.sync()
        return asked.call_count


def measure_whole(server: Server, count: int, folder: Path) -> None:
    """Bring all cards into a book, see that nothing changed, and carry one edit there."""
    url = server.new_book(f"whole-{count}")
    server.seed(url, [card(number) for number in range(count)])
    book = Synchronizing(server, url, folder / f"{server.kind}-{count}")
    with server.transport() as transport:
        hrefs = AddressBook(transport, url).changes("").changed
    bare_all = best(lambda: bare_cards(server, url, hrefs))
    start = time.perf_counter()
    done = book.sync()
    first = (time.perf_counter() - start) * 1000
    with server.transport() as transport:
        token = AddressBook(transport, url).changes("").token
    requests, again = book.requests(), best(book.sync)
    bare_again = best(lambda: bare_listing(server, url, token))
    person = contacts.listing(book.database)[0][0]
    contacts.set_field(book.database, contact_id=person, field="title", text="Singer")
    start = time.perf_counter()
    edited = book.requests()
    edit = (time.perf_counter() - start) * 1000
    print(
        f"{server.kind:9} whole sync of {sum(done.done.values())} people: {first:.0f} ms; bare multiget {bare_all:.0f} "
        f"ms, ratio {first / bare_all:.1f}; nothing changed: {requests} request, {again:.0f} ms; that bare request "
        f"{bare_again:.0f} ms, ratio {again / bare_again:.2f}; one edit: {edited} requests, {edit:.0f} ms"
    )
    book.database.close()


def measure(server: Server, count: int) -> None:
    """Fill an address book, and measure."""
    url = server.new_book("measured")
    server.seed(url, [card(number) for number in range(count)])
    with server.transport() as transport:
        first = AddressBook(transport, url).changes("")
    size = bare_cards(server, url, first.changed)
    cards, ours = best(lambda: bare_cards(server, url, first.changed)), best(lambda: pulled(server, url))
    listing, again = best(lambda: bare_listing(server, url)), best(lambda: unchanged(server, url, first.token))
    requests, came = unchanged(server, url, first.token), pulled(server, url)
    print(
        f"{server.kind:9} {came} cards, {size / 1e6:.1f} MB: {ours:6.0f} ms; bare multiget {cards:6.0f} ms, "
        f"ratio {ours / cards:.2f}; with the bare listing {cards + listing:.0f} ms, ratio "
        f"{ours / (cards + listing):.2f}; nothing changed: {requests} request, {again:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=1000)
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    count: int = options.cards
    servers._PATIENCE = 300.0  # noqa: SLF001 - so many cards at once take a while
    shared = Path("/dev/shm")  # noqa: S108 - a disk would be measured as well
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as name, ExitStack() as stack:
        for start in (servers.radicale, servers.xandikos):
            folder = Path(name) / start.__name__
            folder.mkdir()
            server = stack.enter_context(start(folder))
            measure(server, count)
            measure_whole(server, count, Path(name))
            if server.kind == "radicale":
                measure_whole(server, options.people, Path(name))
        if servers.has_cyrus():
            server = stack.enter_context(servers.cyrus())
            measure(server, count)
            measure_whole(server, count, Path(name))


if __name__ == "__main__":
    main()
