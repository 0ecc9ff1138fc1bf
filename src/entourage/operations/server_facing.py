"""Whose each card of a server is, and what stands on both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from entourage.domain import uids
from entourage.domain.syncing import circle_of, leaving, merge
from entourage.domain.text import fold
from entourage.importing.contents import unpack
from entourage.operations import server_cards
from entourage.operations.server_circles import Names
from entourage.operations.server_compare import (
    Act,
    Comparing,
    Deed,
    Facing,
    circles_in,
    first_base,
    is_same,
    without_unkept,
)
from entourage.operations.server_faced import GROUP, Faced
from entourage.operations.server_marks import (
    at_home,
    came_from_there,
    marks,
    stayed,
    was_sent,
    was_to_go,
    without_lost,
)
from entourage.storage import book as books
from entourage.storage import circles, servers, sources
from entourage.sync.address_book import segment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.operations.server_asked import Asked
    from entourage.operations.server_cards import Said
    from entourage.operations.server_fetch import Fetched
    from entourage.storage.database import Session
    from entourage.storage.servers import Card, ServerBook, Someone


def face(
    session: Session,
    book: ServerBook,
    known: Mapping[str, Card],
    fetched: Fetched,
    circle_names: Mapping[int, str],
    asked: Asked,
) -> Faced:
    """Find whose each card is, and decide what becomes of it and of them."""
    names = Names(book.sharing, circles.every(session), servers.circle_names(session, book.id), circle_names)
    faced = Faced(book, servers.everyone(session), names)
    comparing = Comparing(book.sharing.kept_home, asked.answers, asked.to_all, faced.deeds, faced.conflicts)
    work = _Work(session, faced, _again(known, faced.people) if asked.brings_back else known, fetched)
    work.find_owners()
    faced.know(session, [one.contact_id for one in work.owned if one.contact_id])
    work.find_renamed()
    for one in work.facing():
        comparing.face(one)
    work.note()
    return faced


def _again(known: Mapping[str, Card], people: Mapping[int, Someone]) -> dict[str, Card]:
    """Let the cards be nobody's whose people came by an import that was taken back."""
    return {
        href: replace(one, contact_id=None) if one.contact_id not in people and came_from_there(one) else one
        for href, one in known.items()
    }


def nothing(session: Session, book: ServerBook, circle_names: Mapping[int, str]) -> Faced:
    """Say that nothing has changed on either side since both were in step."""
    names = Names(book.sharing, circles.every(session), servers.circle_names(session, book.id), circle_names)
    return Faced(book, {}, names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owned:
    """Hold a card and whose it is; base: what they had in common, None where it follows from what the card said."""

    card: Card
    contact_id: int
    base: tuple[Value, ...]
    is_new: bool = False
    is_back: bool = False
    is_theirs: bool = False


class _Work:
    """Live as the cards of one address book while it is found out whose they are."""

    def __init__(self, session: Session, faced: Faced, known: Mapping[str, Card], fetched: Fetched) -> None:
        self._session, self._faced, self._known, self._fetched = session, faced, known, fetched
        self._said: dict[str, Said | None] = {
            href: server_cards.read(read.data) for href, read in fetched.cards.items()
        }
        self.owned: list[_Owned] = []
        self._unread: list[str] = []
        self._groups: dict[str, Said] = {}
        self._touched: set[str] = set()
        self._merged: list[_Owned] = []
        self._found: set[str] = set()
        fresh = ((href, one) for href, one in self._said.items() if one and one.uid and href not in known)
        self._coming = {server_cards.bare(one.uid): href for href, one in fresh if one.kind != GROUP}

    def find_owners(self) -> None:
        """Say whose each card is, known ones first."""
        people, faced = self._faced.people, self._faced
        for one in self._known.values():
            card = self._moved(one)
            is_gone = self._is_gone(card)
            if card.kind == servers.GROUP:
                self._group(card)
            elif card.kind == servers.GONE:
                self._once_gone(card)
            elif card.contact_id is not None:
                faced.linked += 1
                faced.vanished += is_gone
                faced.taken.add(card.contact_id)
                self._owned_by(card, card.contact_id, server_cards.unpacked(card.base))
                faced.left += card.contact_id not in people and came_from_there(card)
            elif is_gone:
                faced.forgotten.append(card.id)
        self._find_strangers()

    def _moved(self, card: Card) -> Card:
        """Give a card as it lies elsewhere on the server now, where it is gone and another has its identifier."""
        is_person = card.kind != servers.GROUP and card.contact_id is not None
        href = self._coming.get(server_cards.bare(card.uid)) if is_person and card.uid else None
        if href is None or not (card.kind == servers.GONE or self._is_gone(card)):
            return card
        del self._coming[server_cards.bare(card.uid)]
        self._found.add(href)
        self._faced.forgotten.append(card.id)
        return replace(card, href=href, kind=servers.GONE if card.kind == servers.GONE else servers.PERSON)

    def _is_gone(self, card: Card) -> bool:
        is_missing = card.kind == servers.MISSING and card.href not in self._fetched.cards
        return is_missing or card.href in self._fetched.gone

    def _once_gone(self, card: Card) -> None:
        """Follow somebody who was deleted there, and so here: whoever is back on one side is back on both."""
        person = self._faced.people.get(card.contact_id or 0)
        is_back = self._said.get(card.href) is not None
        if person is None or (not person.is_deleted and not is_back):
            self._faced.forgotten.append(card.id)
        elif is_back:
            self._faced.taken.add(person.id)
            base = server_cards.unpacked(card.base)
            self.owned.append(_Owned(card=card, contact_id=person.id, base=base, is_back=person.is_deleted))

    def _owned_by(
        self, card: Card, contact_id: int, base: tuple[Value, ...], *, is_new: bool = False, is_theirs: bool = False
    ) -> None:
        """Give a card to somebody, or to whoever they are by now."""
        person = self._faced.people.get(contact_id)
        one = _Owned(card=card, contact_id=contact_id, base=base, is_new=is_new, is_theirs=is_theirs)
        if person and person.kept != person.id:
            self._merged.append(one)
        else:
            self.owned.append(one)

    def _group(self, card: Card) -> None:
        said = self._said.get(card.href) or (server_cards.read(card.card) if card.card else None)
        before = server_cards.read(card.card) if card.card else None
        if card.href in self._fetched.gone:
            self._faced.forgotten.append(card.id)
        elif said:
            self._groups[card.href] = said
        if card.href in self._fetched.gone or card.href in self._said:
            for one in (before, said):
                self._touched.update(map(server_cards.bare, one.members if one else ()))

    def _find_strangers(self) -> None:
        """Find whose those cards are that nobody has yet; what is nobody's is to be brought in."""
        waiting = {card.href: card for card in self._known.values() if self._waits(card)}
        coming = [href for href in self._said if href not in self._known and href not in self._found]
        strangers = {href: self._stranger(href, waiting.get(href)) for href in (*waiting, *coming)}
        by_key = self._known_by_source(strangers)
        by_uid = _by_uid(self._faced.people.values(), self._faced.taken)
        book = books.identifier(self._session)
        for href, (card, said) in strangers.items():
            if said is None:
                self._unread.append(href)
            elif said.kind == GROUP:
                self._groups[href] = said
                self._touched.update(map(server_cards.bare, said.members))
            elif found := by_key.get(href):
                self._take(card, *found, is_theirs=True)
            elif person := self._by_uid(href, said, by_uid, book):
                self._take(card, person.id, ())
            else:
                self._faced.strange[href] = card.card
        self._follow_merged()

    def _waits(self, card: Card) -> bool:
        return card.kind == servers.PERSON and card.contact_id is None and card.href not in self._fetched.gone

    def _stranger(self, href: str, card: Card | None) -> tuple[Card, Said | None]:
        read = self._fetched.cards.get(href)
        data, etag = (read.data, read.etag) if read else (card.card if card else b"", card.etag if card else "")
        said = self._said[href] if href in self._said else server_cards.read(data)
        uid = said.uid if said else ""
        made = servers.Card(
            id=card.id if card else 0,
            href=href,
            etag=etag,
            uid=uid,
            kind=servers.PERSON,
            contact_id=None,
            base="[]",
            unkept="",
            card=data,
        )
        return made, said

    def _take(self, card: Card, contact_id: int, base: tuple[Value, ...], *, is_theirs: bool = False) -> None:
        self._faced.taken.add(contact_id)
        self._owned_by(card, contact_id, base, is_new=True, is_theirs=is_theirs)

    def _known_by_source(
        self, strangers: Mapping[str, tuple[Card, Said | None]]
    ) -> dict[str, tuple[int, tuple[Value, ...]]]:
        """Find those whom an import of this address book brought: whose they are, and what it said."""
        drafts = {href: said.draft for href, (_, said) in strangers.items() if said and said.kind != GROUP}
        if self._faced.book.source_id is None or not drafts:
            return {}
        asked = [sources.Said(key, one.digest) for one in drafts.values() for key in (one.key, one.other_key) if key]
        words = sources.last_words(self._session, self._faced.book.source_id, asked)
        found = {href: words.get(one.other_key) or words.get(one.key) for href, one in drafts.items()}
        return {href: (word.contact_id, unpack(word.content)) for href, word in found.items() if word}

    def _by_uid(self, href: str, said: Said, by_uid: Mapping[str, Someone], book: str) -> Someone | None:
        """Find who has the identifier of a card, where it is no other's: this book made it, or the name is the same.

        A card that lies where this book would put it may be one that it did put there, and was ended before it knew.
        """
        person = by_uid.get(server_cards.bare(said.uid)) if said.uid else None
        if person is None:
            return None
        is_alike = fold(said.name) == fold(person.name)
        is_own_place = href.rpartition("/")[2] == segment_of(person.uid)
        is_proven = uids.is_of(book, person.uid) or (is_alike and (is_own_place or _is_unique(said.uid)))
        return person if is_proven else None

    def _follow_merged(self) -> None:
        """Give the card of somebody who was merged to the one, unless that has another: then it is to go."""
        faced = self._faced
        having = {one.contact_id for one in self.owned}
        for one in self._merged:
            kept = faced.people[one.contact_id].kept
            if kept not in having:
                having.add(kept)
                faced.taken.add(kept)
                self.owned.append(replace(one, contact_id=kept, is_new=True))
                continue
            card, person = one.card, faced.people[kept]
            if self._is_gone(card):
                faced.forgotten.append(card.id)
                continue
            read = self._fetched.cards.get(card.href)
            said = self._said.get(card.href)
            base = faced.names.of_base(one.base)
            theirs = faced.names.read(without_unkept(said.values, card), (), base) if said else base
            changes = merge(base, base, theirs).here
            news = tuple(one for one in changes if one.after or (one.before and circle_of(one.before) is None))
            deed = Deed(
                href=card.href,
                name=person.name,
                contact=kept,
                uid=card.uid,
                etag=read.etag if read else card.etag,
                card=card.card,
                here=Act.CHANGED if news else None,
                changes_here=news,
                there=Act.GONE,
            )
            faced.deeds.append(deed)

    def find_renamed(self) -> None:
        """Find circles that have another name on the server now."""
        if not self._faced.names.is_any or not self._said:
            return
        told = []
        for one in self.owned:
            keys = circles_in(one.base)
            if keys and not self._is_gone(one.card):
                said = self._said.get(one.card.href)
                if said is None and server_cards.bare(one.card.uid) in self._touched:
                    said = server_cards.read(one.card.card)
                names = _categories(said) if said else [self._faced.names.before(key) for key in keys]
                told.append((keys, [*names, *self._groups_of(one.card.uid)]))
        self._faced.names.take_over(told)

    def _groups_of(self, uid: str) -> list[str]:
        key = server_cards.bare(uid)
        return [one.name for one in self._groups.values() if key in map(server_cards.bare, one.members)]

    def facing(self) -> Iterator[Facing]:
        """Put both sides of each person beside each other, where one of them has changed."""
        faced = self._faced
        times: dict[int, int] = {}
        for one in self.owned:
            if not self._is_gone(one.card):
                times[one.contact_id] = times.get(one.contact_id, 0) + 1
        respelled = {str(renamed.circle) for renamed in faced.names.renamed if renamed.is_here}
        for one in self.owned:
            found = self._facing(one, faced.people.get(one.contact_id), respelled)
            if found:
                yield replace(found, has_other=times.get(one.contact_id, 0) > 0)

    def _facing(self, one: _Owned, person: Someone | None, respelled: set[str]) -> Facing | None:
        names, mine = self._faced.names, self._faced.values_of(one.contact_id)
        one = self._read_back(one, mine)
        card, read = one.card, self._fetched.cards.get(one.card.href)
        is_gone = self._is_gone(card)
        is_touched = server_cards.bare(card.uid) in self._touched
        is_respelled = bool(respelled.intersection(circles_in(one.base)))
        base = names.of_base(one.base)
        is_here = person is not None and not person.is_deleted
        is_news = bool(read) or one.is_new or one.is_back or was_to_go(card)
        is_idle = is_here and not (is_news or is_gone or is_touched or is_respelled)
        if is_idle:
            home = self._faced.book.sharing.kept_home
            leaves = leaving(mine, base, base, home, marks(card), stayed(card))
            if is_same(leaves, base) and at_home(mine, leaves, home) == stayed(card):
                return None
        data = read.data if read else card.card
        said = self._said.get(card.href) or (server_cards.read(data) if data else None)
        theirs = names.read(without_unkept(said.values, card), self._groups_of(card.uid), base) if said else ()
        if one.is_new:
            base = first_base(names.read(one.base), mine, self._faced.held.get(one.contact_id, ()))
        return Facing(
            card=card,
            said=said if read or is_touched or one.is_new or one.is_back else None,
            theirs=theirs if said else base,
            base=base,
            etag=read.etag if read else card.etag,
            data=data,
            is_gone=is_gone,
            person=person,
            values=mine,
            is_respelled=is_respelled,
            is_back=one.is_back,
            is_theirs=one.is_theirs or came_from_there(card),
            labels=self._faced.labels_of(one.contact_id, circles_in(theirs)) if one.is_new else (),
        )

    def _read_back(self, one: _Owned, mine: Sequence[Value]) -> _Owned:
        """Look what a server kept of a card that was put there last, where nobody did so yet, and it is still that."""
        card, read, said = one.card, self._fetched.cards.get(one.card.href), self._said.get(one.card.href)
        sent = server_cards.read(card.card) if was_sent(card) else None
        if read is None or read.etag != card.etag or said is None or sent is None:
            return one
        there, put = (self._faced.names.read(some.values) for some in (said, sent))
        card, base = without_lost(card, one.base, mine, there, put)
        return replace(one, card=card, base=base)

    def note(self) -> None:
        """Say what is to be kept of the cards that are nobody's yet, or hold a circle."""
        faced = self._faced
        faced.unreadable = tuple(self._unread)
        for href in (*faced.strange, *self._unread, *self._groups):
            read = self._fetched.cards.get(href)
            if read:
                said = self._said.get(href)
                kind = servers.GROUP if said and said.kind == GROUP else servers.PERSON
                row = {"href": href, "etag": read.etag, "uid": said.uid if said else "", "kind": kind}
                faced.notes.append({**row, "contact_id": None, "base": "[]", "unkept": "", "card": read.data})


def _categories(said: Said) -> list[str]:
    return [value.text for value in said.values if value.kind == "category"]


def _by_uid(people: Iterable[Someone], taken: set[int]) -> dict[str, Someone]:
    found: dict[str, Someone] = {}
    for one in people:
        if one.id not in taken and not one.is_erased:
            found.setdefault(server_cards.bare(one.uid), one)
    return found


def _is_unique(uid: str) -> bool:
    """Tell whether an identifier is of a form that is nobody else's (RFC 9562)."""
    try:
        UUID(server_cards.bare(uid))
    except ValueError:
        return False
    return True
