"""Address books on servers: where they are, and what each of their cards has in common with whom."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select

from entourage.domain import server as sharing_of
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Select
    from sqlmodel import Session

    from entourage.domain.server import Sharing
    from entourage.storage.unit import Unit

_SERVER = tables.table(tables.Server)
_BOOK = tables.table(tables.AddressBook)
_CARD = tables.table(tables.ServerCard)
_CIRCLE = tables.table(tables.ServerCircle)
PERSON, GROUP, GONE, MISSING = "person", "group", "gone", "missing"
"""What a card is: of a person, linked or not; of a circle; of someone who was deleted there, and so here; or of someone
who was, of whom it is still asked what is to come of it here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerBook:
    """Hold an address book of a server, and how far it is in step.

    host, user, address: of its server, the last as the person gave it. service, account, backend: where the password
    lies in the keyring, empty where it is asked each time; stored_at: since when. every: minutes, 0 for by hand.
    token, seen: up to where each side is known. last_at: when both were in step last (ISO 8601, UTC). fault: the code
    and the parameters of what went wrong last. linked: how many people are known on both sides.
    """

    id: int
    server_id: int
    host: str
    user: str
    address: str
    service: str
    account: str
    backend: str
    stored_at: str | None
    source_id: int | None
    url: str
    name: str
    syncs: bool
    versions: tuple[str, ...]
    sharing: Sharing
    every: int
    at_start: bool
    token: str
    seen: int
    last_at: str | None
    fault: tuple[str, Mapping[str, Any]] | None
    linked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Hold what is known of a card of a server: its address there, its version, and what it has in common with whom.

    base: JSON as kept; unkept: see `operations.server_marks`. card: as it was read last, of what is nobody's.
    """

    id: int
    href: str
    etag: str
    uid: str
    kind: str
    contact_id: int | None
    base: str
    unkept: str
    card: bytes


@dataclass(frozen=True, slots=True)
class Someone:
    """Hold of a contact what a server's card needs to know; `kept`: who they are by now, where they were merged."""

    id: int
    uid: str
    kind: str
    name: str
    is_deleted: bool
    is_erased: bool
    kept: int
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Secret:
    """Hold for what a password is kept in a keyring, where, and since when."""

    server_id: int
    host: str
    user: str
    service: str
    account: str
    backend: str
    stored_at: str
    books: tuple[str, ...]


def books(session: Session) -> list[ServerBook]:
    """Read all address books, in the order in which they were added."""
    linked: dict[int, int] = dict(
        session.connection()
        .execute(
            select(_CARD.c.address_book_id, func.count(_CARD.c.contact_id.distinct()))
            .where(_CARD.c.kind.in_((PERSON, MISSING)))
            .group_by(_CARD.c.address_book_id)
        )
        .all()
    )
    rows = session.connection().execute(_books()).mappings()
    return [_book(dict(row), linked.get(row["id"], 0)) for row in rows]


def _books() -> Select[Any]:
    server = [_SERVER.c[name] for name in ("host", "user", "address", "service", "account", "backend", "stored_at")]
    return (
        select(_BOOK, *server)
        .join_from(_BOOK, _SERVER, _SERVER.c.id == _BOOK.c.server_id)
        .order_by(_BOOK.c.server_id, _BOOK.c.id)
    )


def _book(row: Mapping[str, Any], linked: int) -> ServerBook:
    said = {**row, "linked": linked}
    said["syncs"], said["at_start"] = bool(said["syncs"]), bool(said["at_start"])
    said["versions"] = tuple(said["versions"].split())
    said["sharing"] = sharing_of.read(said["sharing"])
    said["fault"] = tuple(json.loads(said["fault"])) if said["fault"] else None
    return ServerBook(**said)


def shared(session: Session, book_id: int) -> Sharing | None:
    """Read what is shared with an address book; None where it was removed."""
    found = session.connection().execute(select(_BOOK.c.sharing).where(_BOOK.c.id == book_id)).scalar()
    return sharing_of.read(found) if found else None


def add_server(unit: Unit, *, host: str, user: str, address: str) -> int:
    """Write an account on a server, unless it is known, and return its id."""
    known = select(_SERVER.c.id).where(_SERVER.c.host == host, _SERVER.c.user == user)
    found = unit.session.connection().execute(known).scalar()
    row = {"host": host, "user": user, "address": address, "stored_at": None, "created_at": unit.at}
    return found or unit.insert(tables.Server, [{**row, "service": "", "account": "", "backend": ""}])[0]


def keep_secret(unit: Unit, server_id: int, service: str, account: str, backend: str) -> None:
    """Write where in a keyring the password of a server lies; empty words where it is asked each time."""
    row = {"service": service, "account": account, "backend": backend, "stored_at": unit.at if backend else None}
    unit.update(tables.Server, [{"id": server_id, **row}])


def add_book(unit: Unit, server_id: int, columns: Mapping[str, Any]) -> int:
    """Write an address book and return its id; columns: url, name, syncs, versions, sharing, every, at_start."""
    row = {"server_id": server_id, "source_id": None, "token": "", "seen": 0, "last_at": None, "fault": "", **columns}
    return unit.insert(tables.AddressBook, [row])[0]


def change_book(unit: Unit, book_id: int, columns: Mapping[str, Any]) -> None:
    """Give an address book new values of these columns."""
    unit.update(tables.AddressBook, [{"id": book_id, **columns}])


def remove_book(unit: Unit, book_id: int) -> bool:
    """Forget an address book and its cards; tell whether it was the last of its server, which is forgotten too."""
    connection = unit.session.connection()
    server_id = connection.execute(select(_BOOK.c.server_id).where(_BOOK.c.id == book_id)).scalar_one()
    unit.delete_where(tables.ServerCard, "address_book_id", [book_id])
    unit.delete_where(tables.ServerCircle, "address_book_id", [book_id])
    unit.delete(tables.AddressBook, [book_id])
    is_last = connection.execute(select(_BOOK.c.id).where(_BOOK.c.server_id == server_id)).first() is None
    if is_last:
        unit.delete(tables.Server, [server_id])
    return is_last


def cards(session: Session, book_id: int) -> dict[str, Card]:
    """Read all that is known of the cards of an address book, by their addresses.

    Of somebody's card, which may hold a picture, the bytes stay where they are: see `card_of`.
    """
    names = [_CARD.c[name] for name in ("id", "href", "etag", "uid", "kind", "contact_id", "base", "unkept")]
    data = case((or_(_CARD.c.kind == GROUP, _CARD.c.contact_id.is_(None)), _CARD.c.card)).label("card")
    asked = select(*names, data).where(_CARD.c.address_book_id == book_id).order_by(_CARD.c.id)
    rows = session.connection().execute(asked).mappings()
    return {row["href"]: Card(**{**row, "card": unpack(row["card"])}) for row in rows}


def card_of(session: Session, card_id: int) -> bytes:
    """Read a card as it was read last."""
    return unpack(session.connection().execute(select(_CARD.c.card).where(_CARD.c.id == card_id)).scalar())


def unpack(packed: bytes | None) -> bytes:
    """Give a card as it was read."""
    return zlib.decompress(packed) if packed else b""


def put_cards(unit: Unit, book_id: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write cards: each names its href, etag, uid, kind, contact_id, base, unkept and card; known ones are changed."""
    known = ids(unit.session, book_id, [row["href"] for row in rows])
    packed = [{**row, "card": zlib.compress(row["card"], 1) if row["card"] else None} for row in rows]
    fresh = [{"address_book_id": book_id, **row} for row in packed if row["href"] not in known]
    unit.insert(tables.ServerCard, fresh)
    unit.update(tables.ServerCard, [{"id": known[row["href"]], **row} for row in packed if row["href"] in known])


def beside(session: Session, book: ServerBook) -> set[int]:
    """Name the people (ids) who have a card in another address book of the same account."""
    asked = select(_CARD.c.contact_id).join_from(_CARD, _BOOK, _BOOK.c.id == _CARD.c.address_book_id)
    meant = asked.where(_BOOK.c.server_id == book.server_id, _BOOK.c.id != book.id, _CARD.c.kind == PERSON)
    return {key for (key,) in session.connection().execute(meant) if key is not None}


def bases(session: Session, contact_ids: Sequence[int]) -> dict[tuple[int, int], dict[str, str]]:
    """Read what cards and these people had in common last: by source and contact, the JSON of it by each card's uid."""
    asked = select(_BOOK.c.source_id, _CARD.c.contact_id, _CARD.c.uid, _CARD.c.base)
    asked = asked.join_from(_CARD, _BOOK, _BOOK.c.id == _CARD.c.address_book_id)
    found: dict[tuple[int, int], dict[str, str]] = {}
    for chunk in chunks(contact_ids):
        meant = asked.where(_CARD.c.contact_id.in_(chunk), _BOOK.c.source_id.is_not(None))
        for source_id, contact_id, uid, base in session.connection().execute(meant):
            found.setdefault((source_id, contact_id), {})[uid] = base
    return found


def ids(session: Session, book_id: int, hrefs: Iterable[str]) -> dict[str, int]:
    """Tell which rows keep these cards of an address book, of those that are known."""
    asked = "SELECT href, id FROM server_card WHERE address_book_id = ? AND href IN (SELECT value FROM json_each(?))"
    rows = session.connection().exec_driver_sql(asked, (book_id, json.dumps(list(hrefs))))
    return dict(rows.all())


def drop_cards(unit: Unit, card_ids: Iterable[int]) -> None:
    """Forget cards."""
    unit.delete(tables.ServerCard, list(card_ids))


def circle_names(session: Session, book_id: int) -> dict[int, str]:
    """Say what circles (ids) are called on the cards of an address book."""
    asked = select(_CIRCLE.c.circle_id, _CIRCLE.c.name).where(_CIRCLE.c.address_book_id == book_id)
    return dict(session.connection().execute(asked).all())


def name_circles(unit: Unit, book_id: int, names: Mapping[int, str]) -> None:
    """Write what circles are called on the cards of an address book, in the place of what was written before."""
    unit.delete_where(tables.ServerCircle, "address_book_id", [book_id])
    rows = [{"address_book_id": book_id, "circle_id": key, "name": name} for key, name in sorted(names.items())]
    unit.insert(tables.ServerCircle, rows)


def everyone(session: Session) -> dict[int, Someone]:
    """Read who is in the book, the trash included, and whom they are by now where they were merged."""
    columns = ("id", "uid", "kind", "display_name", "deleted_at", "erased_at", "merged_into", "is_me")
    asked = select(*(tables.table(tables.Contact).c[name] for name in columns))
    rows = session.connection().execute(asked).all()
    into = {row[0]: row[6] for row in rows if row[6] is not None}
    return {
        row[0]: Someone(
            *(row[0], row[1], row[2], row[3]),
            is_deleted=row[4] is not None,
            is_erased=row[5] is not None,
            kept=_root(row[0], into),
            is_me=row[7],
        )
        for row in rows
    }


def _root(key: int, into: Mapping[int, int]) -> int:
    while key in into:
        key = into[key]
    return key


def secrets(session: Session) -> list[Secret]:
    """Read for what passwords are kept in keyrings."""
    asked = select(_SERVER).where(_SERVER.c.backend != "").order_by(_SERVER.c.id)
    named = select(_BOOK.c.server_id, _BOOK.c.name).order_by(_BOOK.c.id)
    names: dict[int, list[str]] = {}
    for server_id, name in session.connection().execute(named):
        names.setdefault(server_id, []).append(name)
    return [
        Secret(
            server_id=row["id"],
            host=row["host"],
            user=row["user"],
            service=row["service"],
            account=row["account"],
            backend=row["backend"],
            stored_at=row["stored_at"] or "",
            books=tuple(names.get(row["id"], ())),
        )
        for row in session.connection().execute(asked).mappings()
    ]


def erase(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Forget what cards said of these people; that there is a card, which is to go, stays known."""
    asked = select(_CARD.c.id).where(_CARD.c.contact_id.in_(contact_ids))
    found = unit.session.connection().execute(asked).scalars().all()
    unit.update(tables.ServerCard, [{"id": key, "base": "[]", "unkept": "", "card": None} for key in found])
