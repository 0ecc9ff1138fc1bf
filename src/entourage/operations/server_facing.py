"""What stands on both sides of those who are known on a server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.syncing import leaving
from entourage.operations import server_cards
from entourage.operations.server_circles import Names
from entourage.operations.server_compare import (
    Comparing,
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
    to_read,
    was_sent,
    was_to_go,
    without_lost,
)
from entourage.operations.server_owners import Owned, Owners
from entourage.storage import circles, servers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    owners = Owners(session, faced, _again(known, faced.people) if asked.brings_back else known, fetched)
    owners.find_owners()
    faced.know(session, [one.contact_id for one in owners.every if one.contact_id and not owners.is_quiet(one)])
    work = _Work(faced, fetched, owners)
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


class _Work:
    """Live as the cards of one address book while each is put beside the person whom it is about."""

    def __init__(self, faced: Faced, fetched: Fetched, owners: Owners) -> None:
        self._faced, self._fetched, self._owners = faced, fetched, owners
        self._odd: list[str] = []
        self._in_groups: dict[str, list[str]] = {}
        for group in owners.groups.values():
            for member in dict.fromkeys(map(server_cards.bare, group.members)):
                self._in_groups.setdefault(member, []).append(group.name)

    def find_renamed(self) -> None:
        """Find circles that have another name on the server now."""
        if not self._faced.names.is_any or not self._owners.said:
            return
        told = []
        for one in self._owners.every:
            keys = circles_in(self._owners.base_of(one))
            if keys and not self._owners.is_gone(one.card):
                said = self._owners.said.get(one.card.href)
                if said is None and server_cards.bare(one.card.uid) in self._owners.touched:
                    said = server_cards.read(self._owners.data_of(one.card))
                names = _categories(said) if said else [self._faced.names.before(key) for key in keys]
                told.append((keys, [*names, *self._groups_of(one.card.uid)]))
        self._faced.names.take_over(told)

    def _groups_of(self, uid: str) -> list[str]:
        return self._in_groups.get(server_cards.bare(uid), [])

    def facing(self) -> Iterator[Facing]:
        """Put both sides of each person beside each other, where one of them has changed."""
        faced = self._faced
        times: dict[int, int] = {}
        for one in self._owners.every:
            if not self._owners.is_gone(one.card):
                times[one.contact_id] = times.get(one.contact_id, 0) + 1
        respelled = {str(renamed.circle) for renamed in faced.names.renamed if renamed.is_here}
        for one in self._owners.every:
            if self._owners.is_quiet(one) or self._is_odd(one.card):
                continue
            known = replace(one, base=self._owners.base_of(one))
            found = self._facing(known, faced.people.get(one.contact_id), respelled)
            if found:
                yield replace(found, has_other=times.get(one.contact_id, 0) > 0)

    def _is_odd(self, card: Card) -> bool:
        """Tell whether somebody's card can no longer be read: it is left alone until it can, and read each time."""
        is_odd = card.href in self._fetched.cards and self._owners.said.get(card.href) is None
        if is_odd:
            self._odd.append(card.href)
            row = {"href": card.href, "etag": card.etag, "uid": card.uid, "kind": card.kind, "base": card.base}
            data = self._owners.data_of(card)
            self._faced.notes.append({**row, "contact_id": card.contact_id, "unkept": to_read(card), "card": data})
        return is_odd

    def _facing(self, one: Owned, person: Someone | None, respelled: set[str]) -> Facing | None:
        names, mine = self._faced.names, self._faced.values_of(one.contact_id)
        one = self._read_back(one, mine)
        card, read = one.card, self._fetched.cards.get(one.card.href)
        is_gone = self._owners.is_gone(card)
        is_touched = server_cards.bare(card.uid) in self._owners.touched
        is_respelled = bool(respelled.intersection(circles_in(one.base)))
        was_label = any(map(names.is_circle, one.base))
        base = names.of_base(one.base)
        is_here = person is not None and not person.is_deleted
        is_news = bool(read) or one.is_new or one.is_back or was_to_go(card)
        is_idle = is_here and not (is_news or is_gone or is_touched or is_respelled or was_label)
        if is_idle:
            home = self._faced.book.sharing.kept_home
            leaves = leaving(mine, base, base, home, marks(card), stayed(card))
            if is_same(leaves, base) and at_home(mine, leaves, home) == stayed(card):
                return None
        data = read.data if read else self._owners.data_of(card)
        said = self._owners.said.get(card.href) or (server_cards.read(data) if data else None)
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
            is_respelled=is_respelled or bool(respelled.intersection(circles_in(theirs))),
            is_back=one.is_back,
            is_theirs=one.is_theirs or came_from_there(card),
            labels=self._faced.labels_of(one.contact_id, circles_in(theirs)) if one.is_new or was_label else (),
        )

    def _read_back(self, one: Owned, mine: Sequence[Value]) -> Owned:
        """Look what a server kept of a card that was put there last, where nobody did so yet, and it is still that."""
        card, read, said = one.card, self._fetched.cards.get(one.card.href), self._owners.said.get(one.card.href)
        sent = server_cards.read(self._owners.data_of(card)) if was_sent(card) else None
        if read is None or read.etag != card.etag or said is None or sent is None:
            return one
        there, put = (self._faced.names.read(some.values) for some in (said, sent))
        card, base = without_lost(card, one.base, mine, there, put)
        return replace(one, card=card, base=base)

    def note(self) -> None:
        """Say what is to be kept of the cards that are nobody's yet, or hold a circle."""
        faced = self._faced
        faced.unreadable = (*self._owners.unread, *self._odd)
        for href in (*faced.strange, *self._owners.unread, *self._owners.groups):
            read = self._fetched.cards.get(href)
            if read:
                said = self._owners.said.get(href)
                kind = servers.GROUP if said and said.kind == GROUP else servers.PERSON
                row = {"href": href, "etag": read.etag, "uid": said.uid if said else "", "kind": kind}
                faced.notes.append({**row, "contact_id": None, "base": "[]", "unkept": "", "card": read.data})


def _categories(said: Said) -> list[str]:
    return [value.text for value in said.values if value.kind == "category"]
