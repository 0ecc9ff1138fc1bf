"""Find the address books of a person, from an e-mail address or the address of a server (RFC 6764, RFC 5397)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

from entourage.domain.errors import EntourageError
from entourage.sync import addresses, multistatus, providers
from entourage.sync.multistatus import CARD, DAV

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.sync.multistatus import Entry
    from entourage.sync.providers import Provider
    from entourage.sync.transport import Transport

_WELL_KNOWN = "/.well-known/carddav"
_NEXTCLOUD = "remote.php/dav/"
_PRINCIPAL = f"{DAV}current-user-principal"
_HOMES = f"{CARD}addressbook-home-set"
_DESCRIBED = (
    f"{DAV}resourcetype",
    f"{DAV}displayname",
    f"{DAV}supported-report-set",
    f"{DAV}current-user-privilege-set",
    f"{CARD}supported-address-data",
    f"{CARD}max-resource-size",
)
_WRITING = frozenset({f"{DAV}{name}" for name in ("all", "write", "write-content", "bind")})
_TRIED_ON = frozenset({"server_nonsense", "server_unreachable", "server_timed_out", "server_moved"})


@dataclass(frozen=True, slots=True)
class Lookup:
    """Hold whom one would ask about an address: hosts, as a person is shown them, and what would be asked in turn.

    In hosts, "*" stands for any letters but a dot: where a server may lead. provider: its name where it is known.
    note: the page where one makes an app password, where it wants one.
    """

    hosts: tuple[str, ...]
    urls: tuple[str, ...]
    provider: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RemoteBook:
    """Hold what a server says of an address book; largest: a card's most bytes, 0 where it is not said."""

    url: str
    name: str
    is_writable: bool
    syncs: bool
    versions: tuple[str, ...]
    largest: int


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what was found: the URL of who is signed in ("" if unsaid), where address books are, and these.

    home: the first, where there are several; the address book itself where a server tells of nothing above it.
    """

    principal: str
    home: str
    books: tuple[RemoteBook, ...]


def look_up(address: str, *, resolve: bool = False) -> Lookup:
    """Say whom one would ask about an e-mail address or the address of a server; nobody is asked yet.

    resolve: ask the domain name system where the domain of an e-mail address has its address books. Raises
    EntourageError server_address_unclear, server_insecure, server_no_carddav and server_sign_in_elsewhere, the last two
    of providers that are known.
    """
    written = address.strip()
    if "@" in written and "/" not in written:
        return _of_mail(written, resolve=resolve)
    try:
        place = addresses.parse(_with_scheme(written))
    except EntourageError as fault:
        if fault.code == "server_address_unclear":
            raise EntourageError(fault.code, address=addresses.without_secrets(written)) from None
        raise
    provider = providers.of_host(place.host)
    _refuse(provider, place.host)
    own = place.target.partition("?")[0].rstrip("/")
    paths = [place.target if own else _WELL_KNOWN, _WELL_KNOWN if own else "/", f"{own}/{_NEXTCLOUD}"]
    urls = [replace(place, target=path).url for path in paths]
    return _lookup((place.host, *_same_site(place.host)), urls, provider)


def find(transport: Transport, lookup: Lookup) -> Found:
    """Ask a server who is signed in and which address books there are.

    Raises EntourageError as `Transport.ask` does, and server_no_carddav where nobody there knows of address books.
    """
    transport.allow(lookup.hosts)
    faults: list[EntourageError] = []
    for url in lookup.urls:
        try:
            found = _found(transport, url)
        except EntourageError as fault:
            if fault.code not in _TRIED_ON:
                raise
            faults.append(fault)
        else:
            if found:
                return found
    telling = [fault for fault in faults if fault.code != "server_nonsense"]
    raise telling[0] if telling else EntourageError("server_no_carddav", host=addresses.parse(lookup.urls[0]).site)


def _of_mail(address: str, *, resolve: bool) -> Lookup:
    domain = address.rpartition("@")[2]
    provider = providers.of_mail(domain)
    _refuse(provider, domain)
    if provider:
        place = addresses.parse(provider.address)
        return _lookup(provider.hosts, [f"{provider.address.rstrip('/')}{_WELL_KNOWN}", place.url], provider)
    try:
        host = addresses.parse(f"https://{domain}/").host
    except EntourageError as fault:
        raise EntourageError("server_address_unclear", address=address) from fault
    told = _told(host) if resolve else ()
    places = [addresses.parse(url) for url in told] or [addresses.parse(f"https://{host}{_WELL_KNOWN}")]
    urls = [place.url for place in places]
    urls += [replace(place, target="/").url for place in places]
    hosts = [place.host for place in places] if told else [host, *_same_site(host)]
    return _lookup(tuple(hosts), urls, providers.of_host(hosts[0]))


def _told(domain: str) -> tuple[str, ...]:
    from entourage.sync import records  # noqa: PLC0415 - the resolver need not be there where nobody asks it

    return records.servers_of(domain)


def _lookup(hosts: tuple[str, ...], urls: list[str], provider: Provider | None) -> Lookup:
    name, page = (provider.name, provider.app_password_page) if provider else ("", "")
    shown = dict.fromkeys([*(one for one in hosts if "*" not in one), *provider.hosts] if provider else hosts)
    return Lookup(tuple(shown), tuple(dict.fromkeys(urls)), name, page)


def _same_site(host: str) -> tuple[str, ...]:
    """Return where a server may lead that is surely of the same people: what lies below its name."""
    if addresses.is_number(host) or "." not in host:
        return ()
    return (host.removeprefix("www."),) if host.startswith("www.") else (f"*.{host}",)


def _refuse(provider: Provider | None, host: str) -> None:
    """Raise the fault of a provider that is known to have no address books for programs."""
    if provider and provider.signs_in_elsewhere:
        raise EntourageError("server_sign_in_elsewhere", host=provider.name)
    if provider and provider.refuses:
        raise EntourageError("server_no_carddav", host=host)


def _with_scheme(written: str) -> str:
    """Write the scheme before an address without one: encrypted, but to this very computer."""
    if "://" in written:
        return written
    here = addresses.is_loopback(addresses.parse(f"https://{written}").host)
    return f"{'http' if here else 'https'}://{written}"


def _found(transport: Transport, url: str) -> Found | None:
    """Go from an address to who is signed in, from there to where the address books are, and to these."""
    asked = _asked(transport, url)
    if not asked:
        return None
    entry, base = asked
    given = _book(entry, base)
    principal, homes = _link(entry, _PRINCIPAL, base), _links(entry, _HOMES, base)
    if principal and not homes:
        homes = _homes(transport, principal)
    books = [book for home in homes for book in _books(transport, home)]
    if given:
        books = [given, *(book for book in books if book.url != given.url)]
    home = homes[0] if homes else given.url if given else ""
    return Found(principal, home, tuple(books)) if home else None


def _homes(transport: Transport, principal: str) -> tuple[str, ...]:
    """Ask where somebody's address books are."""
    asked = _asked(transport, principal)
    return _links(asked[0], _HOMES, asked[1]) if asked else ()


def _asked(transport: Transport, url: str) -> tuple[Entry, str] | None:
    """Ask what is at an address; with where it turned out to be, or None where nothing of address books is."""
    body = multistatus.question(f"{DAV}propfind", multistatus.properties(_PRINCIPAL, _HOMES, *_DESCRIBED))
    response = transport.ask("PROPFIND", url, body, multistatus.headers())
    if response.status >= HTTPStatus.BAD_REQUEST:
        return None
    there = [entry for entry in multistatus.read(response).entries if entry.status < HTTPStatus.BAD_REQUEST]
    return (there[0], response.url) if there else None


def _books(transport: Transport, home: str) -> Iterator[RemoteBook]:
    """Ask which address books there are."""
    body = multistatus.question(f"{DAV}propfind", multistatus.properties(*_DESCRIBED))
    response = transport.ask("PROPFIND", home, body, multistatus.headers("1"))
    if response.status >= HTTPStatus.BAD_REQUEST:
        return
    place = addresses.parse(response.url)
    for entry in multistatus.read(response).entries:
        if book := _book(entry, replace(place, target=entry.href).url):
            yield book


def _book(entry: Entry, url: str) -> RemoteBook | None:
    """Read what is said of an address book, None where it is something else."""
    if not any(one.tag == f"{CARD}addressbook" for one in entry.within(f"{DAV}resourcetype")):
        return None
    reports = {one.tag for within in entry.within(f"{DAV}supported-report-set") for one in within.iter()}
    rights = {one.tag for within in entry.within(f"{DAV}current-user-privilege-set") for one in within.iter()}
    versions = {one.get("version", "") for one in entry.within(f"{CARD}supported-address-data")} - {""}
    largest = entry.text(f"{CARD}max-resource-size")
    own = url.rstrip("/") + "/"
    return RemoteBook(
        url=own,
        name=entry.text(f"{DAV}displayname") or unquote(own.rstrip("/").rpartition("/")[2]),
        is_writable=not rights or bool(rights & _WRITING),
        syncs=not reports or f"{DAV}sync-collection" in reports,
        versions=tuple(sorted(versions)) or ("3.0",),
        largest=int(largest) if largest.isdecimal() else 0,
    )


def _link(entry: Entry, name: str, base: str) -> str:
    return next(iter(_links(entry, name, base)), "")


def _links(entry: Entry, name: str, base: str) -> tuple[str, ...]:
    """Read the addresses that a property gives."""
    found = [one.text or "" for one in entry.within(name) if one.tag == f"{DAV}href"]
    return tuple(addresses.beside(one, base) for one in found if one.strip())
