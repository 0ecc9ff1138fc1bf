"""Measure how long 1,000 cards take to come from address book servers on this computer.

Beside it, in the same run: a bare addressbook-multiget of all of them by http.client alone, which knows already where
they are and looks at nothing; and a bare sync-collection before it, which says where they are. Then how many requests
it takes to see that nothing changed since, and how long.

Usage: servers.py [--cards N]
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

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.sync import servers

from entourage.sync.address_book import AddressBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.sync.servers import Server

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


def bare_listing(server: Server, url: str) -> int:
    """Ask which cards there are, and return how many bytes came."""
    return bare(
        server,
        url,
        '<?xml version="1.0"?><D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:sync-level>1</D:sync-level>'
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
    count = parser.parse_args().cards
    shared = Path("/dev/shm")  # noqa: S108 - a disk would be measured as well
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as name, ExitStack() as stack:
        for start in (servers.radicale, servers.xandikos):
            folder = Path(name) / start.__name__
            folder.mkdir()
            measure(stack.enter_context(start(folder)), count)
        if servers.has_cyrus():
            measure(stack.enter_context(servers.cyrus()), count)


if __name__ == "__main__":
    main()
