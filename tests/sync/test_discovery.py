"""Finding address books: whom one would ask, before anybody is, and what real and odd servers answer."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import dns.message
import dns.resolver
import dns.rrset
import pytest
from tests.sync.scripted import answer, multi, of, scripted

from entourage.domain.errors import EntourageError
from entourage.sync import addresses, discovery, providers
from entourage.sync.discovery import Lookup
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sync.scripted import Answer, Request
    from tests.sync.servers import Server

ME = Credentials("me", "secret")


def test_real_servers_are_found_from_whatever_address_of_theirs(server: Server) -> None:
    book = server.new_book("found")
    home = server.origin + server.home
    for address in (server.origin, f"127.0.0.1:{server.port}", home, book, book.rstrip("/")):
        lookup = discovery.look_up(address)
        assert lookup.hosts == ("127.0.0.1",)
        with server.transport() as transport:
            found = discovery.find(transport, lookup)
        assert found.home == home
        assert book in [one.url for one in found.books]
        if address.startswith(book.rstrip("/")):
            assert found.books[0].url == book
        mine = next(one for one in found.books if one.url == book)
        assert (mine.name, mine.is_writable, mine.syncs) == ("found", True, True)
        assert "3.0" in mine.versions


def test_a_wrong_password_is_told(radicale: Server, cyrus: Server) -> None:
    for server in (radicale, cyrus):
        with Transport(Credentials(server.user, "wrong")) as transport, pytest.raises(EntourageError) as caught:
            discovery.find(transport, discovery.look_up(server.origin))
        assert caught.value.code == "server_password_wrong"


@pytest.mark.parametrize(
    ("address", "hosts", "urls"),
    [
        (
            "me@example.org",
            ["example.org", "*.example.org"],
            ["https://example.org/.well-known/carddav", "https://example.org/"],
        ),
        (
            "  Me@Example.ORG ",
            ["example.org", "*.example.org"],
            ["https://example.org/.well-known/carddav", "https://example.org/"],
        ),
        (
            "cloud.example.org:8443",
            ["cloud.example.org", "*.cloud.example.org"],
            [f"https://cloud.example.org:8443/{path}" for path in (".well-known/carddav", "", "remote.php/dav/")],
        ),
        (
            "https://u:p@exämple.org/é/",
            ["xn--exmple-cua.org", "*.xn--exmple-cua.org"],
            [
                f"https://xn--exmple-cua.org/{path}"
                for path in ("%C3%A9/", ".well-known/carddav", "%C3%A9/remote.php/dav/")
            ],
        ),
        (
            "www.example.org",
            ["www.example.org", "example.org"],
            [f"https://www.example.org/{path}" for path in (".well-known/carddav", "", "remote.php/dav/")],
        ),
        (
            "localhost:5232/me",
            ["localhost"],
            [f"http://localhost:5232/{path}" for path in ("me", ".well-known/carddav", "me/remote.php/dav/")],
        ),
    ],
)
def test_whom_one_would_ask_is_said_before(address: str, hosts: list[str], urls: list[str]) -> None:
    found = discovery.look_up(address)
    assert (list(found.hosts), list(found.urls)) == (hosts, urls)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "server_address_unclear"),
        ("me@", "server_address_unclear"),
        ("@", "server_address_unclear"),
        ("me at example.org", "server_address_unclear"),
        ("https://", "server_address_unclear"),
        ("https://example.org:port/", "server_address_unclear"),
        ("ftp://example.org/", "server_address_unclear"),
        ("https://[::1/", "server_address_unclear"),
        ("http://example.org/dav/", "server_insecure"),
        ("me@gmail.com", "server_sign_in_elsewhere"),
        ("https://www.googleapis.com/carddav/v1/", "server_sign_in_elsewhere"),
        ("me@hotmail.fr", "server_no_carddav"),
    ],
)
def test_what_leads_nowhere_is_told_before_anybody_is_asked(address: str, code: str) -> None:
    with pytest.raises(EntourageError) as caught:
        discovery.look_up(address)
    assert caught.value.code == code


def test_a_password_in_an_address_is_never_told() -> None:
    for address in ("https://me:s3cret@exa mple.org/", "ftp://me:s3cret@example.org", "http://me:s3cret@example.org/"):
        with pytest.raises(EntourageError) as caught:
            discovery.look_up(address)
        assert "s3cret" not in str(caught.value)


def test_a_known_provider_is_named_with_what_it_wants() -> None:
    found = discovery.look_up("me@icloud.com")
    assert (found.provider, found.hosts) == ("iCloud", ("contacts.icloud.com", "*-contacts.icloud.com"))
    assert found.note.startswith("https://")
    assert discovery.look_up("https://contacts.icloud.com/").provider == "iCloud"


def test_the_list_of_providers_is_sound() -> None:
    domains = [domain for one in providers.known() for domain in one.mail]
    assert len(domains) == len(set(domains))
    for one in providers.known():
        assert one.address or one.refuses in {"sign_in", "no_carddav"}
        if one.address:
            assert providers.is_among(addresses.parse(one.address).host, one.hosts)


@pytest.mark.parametrize(
    ("host", "hosts", "is_among"),
    [
        ("example.org", ["example.org"], True),
        ("dav.example.org", ["example.org", "*.example.org"], True),
        ("dav.example.org", ["example.org"], False),
        ("example.org", ["www.example.org", "example.org"], True),
        ("example.org.", ["example.org"], False),
        ("evilexample.org", ["example.org"], False),
        ("example.org.evil.net", ["example.org"], False),
        ("org", ["example.org"], False),
        ("p42-contacts.icloud.com", ["*-contacts.icloud.com"], True),
        ("p42.evil-contacts.icloud.com", ["*-contacts.icloud.com"], False),
        ("p42-contacts.icloud.com.evil.net", ["*-contacts.icloud.com"], False),
        ("p42-contactsXicloud.com", ["*-contacts.icloud.com"], False),
        ("1.127.0.0.1", ["127.0.0.1"], False),
        ("evil.localhost", ["localhost"], False),
        ("anything", [], False),
    ],
)
def test_where_the_password_may_go(host: str, hosts: list[str], *, is_among: bool) -> None:
    assert providers.is_among(host, hosts) == is_among


@pytest.mark.parametrize(
    "said",
    [
        answer("404 Not Found"),
        answer("405 Not Allowed"),
        answer("200 OK", "<html/>", Content_Type="text/html"),
        answer("302 Found", Location="/login"),
        multi(of("/", "<d:resourcetype><d:collection/></d:resourcetype>")),
        multi(),
    ],
)
def test_a_server_without_address_books_is_told(said: bytes) -> None:
    with scripted(lambda _: said) as server, Transport(ME) as transport, pytest.raises(EntourageError) as caught:
        discovery.find(transport, discovery.look_up(server.origin))
    assert (caught.value.code, caught.value.params) == ("server_no_carddav", {"host": f"127.0.0.1:{server.port}"})


def test_a_server_that_leads_elsewhere_is_not_followed_unless_one_says_so() -> None:
    with scripted(lambda _: answer("401 No")) as other:
        elsewhere = answer("301 Moved", Location=f"http://localhost:{other.port}/dav/")
        with scripted(lambda _: elsewhere) as server:
            lookup = discovery.look_up(server.origin)
            for hosts, code in (
                (lookup.hosts, "server_moved"),
                ((*lookup.hosts, "localhost"), "server_password_wrong"),
            ):
                with Transport(ME) as transport, pytest.raises(EntourageError) as caught:
                    discovery.find(transport, Lookup(hosts, lookup.urls))
                assert caught.value.code == code
                assert len(other.asked) == (code == "server_password_wrong")


def principal(request: Request) -> Answer:
    """Answer as a server where somebody has several homes."""
    if request.path == "/p/":
        homes = "<d:href>/one/</d:href><d:href>../two</d:href>"
        return multi(of("/p/", f"<c:addressbook-home-set>{homes}</c:addressbook-home-set>"))
    book = "<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>"
    if request.path == "/one/":
        right = "<d:privilege><d:read/></d:privilege>"
        report = "<d:supported-report><d:report><c:addressbook-multiget/></d:report></d:supported-report>"
        types = '<c:address-data-type content-type="text/vcard" version="4.0"/>'
        more = (
            f"<d:displayname>Équipe</d:displayname><d:current-user-privilege-set>{right}</d:current-user-privilege-set>"
            f"<d:supported-report-set>{report}</d:supported-report-set><c:max-resource-size>1000</c:max-resource-size>"
            f"<c:supported-address-data>{types}</c:supported-address-data>"
        )
        return multi(of("/one/", ""), of("/one/team/", book + more), of("/one/calendar/", "<d:resourcetype/>"))
    if request.path == "/two":
        return multi(of("/two/caf%c3%a9", book))
    return multi(of("/", "<d:current-user-principal><d:href>/p/</d:href></d:current-user-principal>"))


def test_what_a_server_says_of_its_address_books_is_read() -> None:
    with scripted(principal) as server, Transport(ME) as transport:
        team, cafe = discovery.find(transport, discovery.look_up(server.origin)).books
    assert (team.name, team.is_writable, team.syncs, team.versions, team.largest) == (
        "Équipe",
        False,
        False,
        ("4.0",),
        1000,
    )
    assert (cafe.name, cafe.is_writable, cafe.syncs, cafe.versions, cafe.largest) == ("café", True, True, ("3.0",), 0)
    assert cafe.url == f"{server.origin}/two/caf%C3%A9/"


def test_an_address_book_of_which_a_server_says_no_more_is_found_itself() -> None:
    book = multi(of("/b/", "<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>"))
    with scripted(lambda _: book) as server, Transport(ME) as transport:
        found = discovery.find(transport, discovery.look_up(f"{server.origin}/b"))
    assert (found.principal, found.home) == ("", f"{server.origin}/b/")
    assert [(one.url, one.name) for one in found.books] == [(f"{server.origin}/b/", "b")]


def test_what_stands_unencrypted_in_an_encrypted_answer_stays_encrypted() -> None:
    base = "https://dav.example.org:8443/x/"
    assert addresses.beside("http://dav.example.org/a", base) == "https://dav.example.org:8443/a"
    assert addresses.beside("b", base) == "https://dav.example.org:8443/x/b"
    assert addresses.beside("https://p1.example.org:443/c/", base) == "https://p1.example.org/c/"


@contextmanager
def names(*told: str) -> Iterator[None]:
    """Run a small domain name server that tells some records, and ask that one."""
    records = [dns.rrset.from_text(*one.split(" ", 4)) for one in told]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=_tell, args=(line, records), daemon=True)
        thread.start()
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], line.getsockname()[1]
        before, dns.resolver.default_resolver = dns.resolver.default_resolver, resolver
        try:
            yield
        finally:
            dns.resolver.default_resolver = before
            line.sendto(b"", line.getsockname())
            thread.join()


def _tell(line: socket.socket, records: list[dns.rrset.RRset]) -> None:
    while True:
        asked, whom = line.recvfrom(4096)
        if not asked:
            return
        query = dns.message.from_wire(asked)
        said = dns.message.make_response(query)
        question = query.question[0]
        said.answer = [one for one in records if (one.name, one.rdtype) == (question.name, question.rdtype)]
        line.sendto(said.to_wire(), whom)


def test_a_domain_that_tells_where_its_address_books_are_is_heard() -> None:
    with names(
        "_carddavs._tcp.example.org. 60 IN SRV 10 1 8443 far.example.net.",
        "_carddavs._tcp.example.org. 60 IN SRV 5 1 443 near.example.net.",
        '_carddavs._tcp.example.org. 60 IN TXT "path=/dav/"',
    ):
        found = discovery.look_up("me@example.org", resolve=True)
    assert found.hosts == ("near.example.net", "far.example.net")
    assert found.urls[:2] == ("https://near.example.net/dav/", "https://far.example.net:8443/dav/")


@pytest.mark.parametrize(
    "told",
    [
        ("other.example. 60 IN SRV 1 1 443 x.example.",),
        ("_carddavs._tcp.example.org. 60 IN SRV 0 0 0 .",),
        ("_carddav._tcp.example.org. 60 IN SRV 1 1 80 insecure.example.",),
    ],
)
def test_a_domain_that_tells_nothing_is_asked_itself(told: tuple[str, ...]) -> None:
    with names(*told):
        assert discovery.look_up("me@example.org", resolve=True) == discovery.look_up("me@example.org")


def test_nobody_is_asked_about_names_unasked() -> None:
    with names("_carddavs._tcp.example.org. 60 IN SRV 5 1 443 near.example.net."):
        assert discovery.look_up("me@example.org").hosts == ("example.org", "*.example.org")
