"""Whose each card of a server is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from entourage.domain import uids
from entourage.domain.syncing import circle_of, merge
from entourage.domain.text import fold
from entourage.importing.contents import unpack
from entourage.operations import server_cards
from entourage.operations.server_compare import Act, Deed, without_unkept
from entourage.operations.server_faced import GROUP, Faced
from entourage.operations.server_marks import came_from_there, was_to_go
from entourage.storage import book as books
from entourage.storage import journal, servers, sources
from entourage.sync.address_book import segment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.domain.contact import Value
    from entourage.operations.server_cards import Said
    from entourage.operations.server_fetch import Fetched
    from entourage.storage.database import Session
    from entourage.storage.servers import Card, Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """Hold a card and whose it is.

    base: what they had in common. is_idle: nothing was written of them since they were in step, and the card is as it
    was; what they had in common is read where somebody asks.
    """

    card: Card
    contact_id: int
    base: tuple[Value, ...] = ()
    is_idle: bool = False
    is_new: bool = False
    is_back: bool = False
    is_theirs: bool = False


class Owners:
    """Live as the cards of one address book while it is found out whose they are.

    every: the cards that are somebody's. said: what those say that were read now. groups: the cards that hold circles.
    touched: the identifiers (bare) of those in groups that changed. unread: the addresses of cards that cannot be read.
    """

    def __init__(self, session: Session, faced: Faced, known: Mapping[str, Card], fetched: Fetched) -> None:
        self._session, self._faced, self._known, self._fetched = session, faced, known, fetched
        self._written = journal.contacts_since(session, faced.book.seen) if faced.book.seen else None
        self.said: dict[str, Said | None] = {href: server_cards.read(read.data) for href, read in fetched.cards.items()}
        self.every: list[Owned] = []
        self.unread: list[str] = []
        self.groups: dict[str, Said] = {}
        self.touched: set[str] = set()
        self._merged: list[Owned] = []
        self._found: set[str] = set()
        fresh = ((href, one) for href, one in self.said.items() if one and one.uid and href not in known)
        self._coming = {server_cards.bare(one.uid): href for href, one in fresh if one.kind != GROUP}

    def find_owners(self) -> None:
        """Say whose each card is, known ones first."""
        people, faced = self._faced.people, self._faced
        for one in self._known.values():
            card = self._moved(one)
            is_gone = self.is_gone(card)
            if card.kind == servers.GROUP:
                self._group(card)
            elif card.kind == servers.GONE:
                self._once_gone(card)
            elif card.contact_id is not None:
                faced.linked += 1
                faced.vanished += is_gone
                faced.taken.add(card.contact_id)
                if self._is_idle(card):
                    self.every.append(Owned(card=card, contact_id=card.contact_id, is_idle=True))
                else:
                    self._owned_by(card, card.contact_id, server_cards.unpacked(card.base))
                faced.left += card.contact_id not in people and came_from_there(card)
            elif is_gone:
                faced.forgotten.append(card.id)
        self._find_strangers()

    def _is_idle(self, card: Card) -> bool:
        """Tell whether nobody wrote anything of a card or of its person since both were in step."""
        person = self._faced.people.get(card.contact_id or 0)
        is_written = self._written is None or card.contact_id in self._written
        is_there = card.href not in self._fetched.cards and not self.is_gone(card) and not was_to_go(card)
        stands = person is not None and not person.is_deleted and person.kept == person.id
        return is_there and stands and not is_written

    def is_quiet(self, one: Owned) -> bool:
        """Tell whether nothing is to be done about an idle card, because no group that holds it changed either."""
        return one.is_idle and server_cards.bare(one.card.uid) not in self.touched

    def base_of(self, one: Owned) -> tuple[Value, ...]:
        """Give what a card and somebody had in common."""
        return server_cards.unpacked(one.card.base) if one.is_idle else one.base

    def data_of(self, card: Card) -> bytes:
        """Give a card as it was read last."""
        return card.card or (servers.card_of(self._session, card.id) if card.id else b"")

    def _moved(self, card: Card) -> Card:
        """Give a card as it lies elsewhere on the server now, where it is gone and another has its identifier."""
        is_person = card.kind != servers.GROUP and card.contact_id is not None
        href = self._coming.get(server_cards.bare(card.uid)) if is_person and card.uid else None
        if href is None or not (card.kind == servers.GONE or self.is_gone(card)):
            return card
        del self._coming[server_cards.bare(card.uid)]
        self._found.add(href)
        self._faced.forgotten.append(card.id)
        return replace(card, href=href, kind=servers.GONE if card.kind == servers.GONE else servers.PERSON)

    def is_gone(self, card: Card) -> bool:
        """Tell whether there is no such card on the server any more."""
        is_missing = card.kind == servers.MISSING and card.href not in self._fetched.cards
        return is_missing or card.href in self._fetched.gone

    def _once_gone(self, card: Card) -> None:
        """Follow somebody who was deleted there, and so here: whoever is back on one side is back on both."""
        person = self._faced.people.get(card.contact_id or 0)
        is_back = self.said.get(card.href) is not None
        if person is None or (not person.is_deleted and not is_back):
            self._faced.forgotten.append(card.id)
        elif is_back:
            self._faced.taken.add(person.id)
            base = server_cards.unpacked(card.base)
            self.every.append(Owned(card=card, contact_id=person.id, base=base, is_back=person.is_deleted))

    def _owned_by(
        self, card: Card, contact_id: int, base: tuple[Value, ...], *, is_new: bool = False, is_theirs: bool = False
    ) -> None:
        """Give a card to somebody, or to whoever they are by now."""
        person = self._faced.people.get(contact_id)
        one = Owned(card=card, contact_id=contact_id, base=base, is_new=is_new, is_theirs=is_theirs)
        if person and person.kept != person.id:
            self._merged.append(one)
        else:
            self.every.append(one)

    def _group(self, card: Card) -> None:
        said = self.said.get(card.href) or (server_cards.read(card.card) if card.card else None)
        before = server_cards.read(card.card) if card.card else None
        if card.href in self._fetched.gone:
            self._faced.forgotten.append(card.id)
        elif said:
            self.groups[card.href] = said
        if card.href in self._fetched.gone or card.href in self.said:
            for one in (before, said):
                self.touched.update(map(server_cards.bare, one.members if one else ()))

    def _find_strangers(self) -> None:
        """Find whose those cards are that nobody has yet; what is nobody's is to be brought in."""
        waiting = {card.href: card for card in self._known.values() if self._waits(card)}
        coming = [href for href in self.said if href not in self._known and href not in self._found]
        strangers = {href: self._stranger(href, waiting.get(href)) for href in (*waiting, *coming)}
        by_key = self._known_by_source(strangers)
        by_uid = _by_uid(self._faced.people.values(), self._faced.taken)
        book = books.identifier(self._session)
        for href, (card, said) in strangers.items():
            if said is None:
                self.unread.append(href)
            elif said.kind == GROUP:
                self.groups[href] = said
                self.touched.update(map(server_cards.bare, said.members))
            elif person := self._merged_by_uid(said, by_uid):
                self._take(card, person.id, by_key[href][1] if href in by_key else ())
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
        data, etag = (self.data_of(card), card.etag) if card else (b"", "")
        data, etag = (read.data, read.etag) if read else (data, etag)
        said = self.said[href] if href in self.said else server_cards.read(data)
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
        is_own_place = href.rpartition("/")[2] == segment_of(server_cards.uid_for(person.uid))
        is_proven = uids.is_of(book, person.uid) or (is_alike and (is_own_place or _is_unique(said.uid)))
        return person if is_proven else None

    def _merged_by_uid(self, said: Said, by_uid: Mapping[str, Someone]) -> Someone | None:
        """Find who has the identifier of a card that came back, and was merged into another meanwhile."""
        person = by_uid.get(server_cards.bare(said.uid)) if _is_unique(said.uid) else None
        return person if person and person.kept != person.id else None

    def _follow_merged(self) -> None:
        """Give the card of somebody who was merged to the one, unless that has another: then it is to go."""
        faced = self._faced
        having = {one.contact_id for one in self.every}
        for one in self._merged:
            kept = faced.people[one.contact_id].kept
            if kept not in having:
                having.add(kept)
                faced.taken.add(kept)
                self.every.append(replace(one, contact_id=kept, is_new=True))
                continue
            card, person = one.card, faced.people[kept]
            if self.is_gone(card):
                faced.forgotten.append(card.id)
                continue
            read = self._fetched.cards.get(card.href)
            said = self.said.get(card.href)
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
                card=self.data_of(card),
                here=Act.CHANGED if news else None,
                changes_here=news,
                there=Act.GONE,
            )
            faced.deeds.append(deed)


def _by_uid(people: Iterable[Someone], taken: set[int]) -> dict[str, Someone]:
    found: dict[str, Someone] = {}
    for one in people:
        if one.id not in taken and not one.is_erased:
            for uid in (one.uid, server_cards.uid_for(one.uid)):
                found.setdefault(server_cards.bare(uid), one)
    return found


def _is_unique(uid: str) -> bool:
    """Tell whether an identifier is of a form that is nobody else's (RFC 9562)."""
    try:
        UUID(server_cards.bare(uid))
    except ValueError:
        return False
    return True
