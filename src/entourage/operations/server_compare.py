"""What becomes of each card of a server, and of the person whom it is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.comparing import says_the_same
from entourage.domain.merging import exactly
from entourage.domain.server import is_of_programs
from entourage.domain.syncing import Answer, Change, Clash, Merged, circle_of, leaving, mark, merge
from entourage.operations import server_cards
from entourage.operations.server_marks import at_home, came_from_there, marks, stayed, was_to_go
from entourage.storage.servers import Someone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from entourage.domain.contact import Held, Value
    from entourage.domain.server import Field
    from entourage.operations.server_cards import Said
    from entourage.storage.servers import Card


class Side(StrEnum):
    """Name the two sides that are kept in step: this book, and the server."""

    HERE = "here"
    THERE = "there"


class Act(StrEnum):
    """Name what happens to a person on one side; LINKED: both sides turn out to know them, and nothing is written."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    LINKED = "linked"


class Sort(StrEnum):
    """Name what cannot be decided unasked."""

    CHANGED = "changed"
    DELETED_HERE = "deleted_here"
    DELETED_THERE = "deleted_there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Hold a question of somebody whom both sides changed; `key` is what an answer names.

    clash: of CHANGED, the values. A deletion is answered with MINE or THEIRS, of which one deletes.
    """

    key: str
    name: str
    contact: int
    href: str
    sort: Sort
    clash: Clash | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Name what can be answered."""
        is_both = self.clash is not None and self.clash.takes_both
        return (Answer.MINE, Answer.THEIRS, Answer.BOTH) if is_both else (Answer.MINE, Answer.THEIRS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Hold what becomes of one card and one person.

    etag: of the card as it is known now, None of one that is not there yet. card: its bytes, as they were read.
    here, there: what is done on each side, with the changes. theirs: what the card is to say. before, base: what both
    sides have in common before the card is written there, and after. unkept, stayed: as in `domain.syncing.leaving`.
    is_theirs: the card was there before anybody here was known by it.
    is_row: the card is there, and is noted as it is. is_missing: it is gone there, and nobody said yet what is to come
    of that. is_forgotten: it is no longer known.
    """

    href: str
    name: str
    contact: int | None
    uid: str
    etag: str | None
    version: str = "3.0"
    kind: str = "individual"
    card: bytes = b""
    here: Act | None = None
    there: Act | None = None
    changes_here: tuple[Change, ...] = ()
    changes_there: tuple[Change, ...] = ()
    theirs: tuple[Value, ...] = ()
    before: tuple[Value, ...] = ()
    base: tuple[Value, ...] = ()
    unkept: frozenset[str] = frozenset()
    stayed: frozenset[str] = frozenset()
    is_theirs: bool = False
    is_restored: bool = False
    is_row: bool = True
    is_missing: bool = False
    is_forgotten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Hold both sides of one person: what is known of the card, what it says now, and who it is about.

    said: None where it is as it was. is_gone: there is no card any more. mine: what of the person may leave, with the
    circles. has_other: another card there is about the same person. is_respelled: a circle of theirs has another name
    here. is_back: they were deleted there, and so here, and are there again. labels: categories that came with the
    card, and mean a circle.
    """

    card: Card
    said: Said | None
    theirs: tuple[Value, ...]
    base: tuple[Value, ...]
    etag: str
    data: bytes
    is_gone: bool
    person: Someone | None
    values: tuple[Value, ...]
    has_other: bool = False
    is_respelled: bool = False
    is_back: bool = False
    is_theirs: bool = False
    labels: tuple[Value, ...] = ()


@dataclass(slots=True)
class Comparing:
    """Live as what is found while cards are compared one by one.

    answers: of conflicts, by their keys; to_all: of all others.
    """

    kept_home: Collection[Field]
    answers: Mapping[str, Answer]
    to_all: Answer | None = None
    deeds: list[Deed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def face(self, one: Facing) -> None:
        """Decide what becomes of a card and the person whom it is about."""
        person = one.person or _gone_from_here(one)
        if one.person is None and came_from_there(one.card):
            return  # an import was taken back: what it brought is left alone there
        if one.is_back:
            self._both(one, person, is_restored=True)
        elif person.is_deleted:
            self._deleted_here(one, person)
        elif one.is_gone:
            self._deleted_there(one, person)
        else:
            self._both(one, person)

    def _deleted_here(self, one: Facing, person: Someone) -> None:
        deed = self._of(one, person)
        if one.is_gone:
            self.deeds.append(replace(deed, is_forgotten=True))
            return
        name = person.name or (one.said.name if one.said else "")
        if is_same(one.theirs, one.base):
            self.deeds.append(replace(deed, name=name, there=Act.GONE))
            return
        answer = self._ask(one, person, Sort.DELETED_HERE)
        if answer is Answer.MINE:
            self.deeds.append(replace(deed, name=name, there=Act.GONE))
        elif answer is Answer.THEIRS and one.person is None:
            self.deeds.append(replace(deed, contact=None, before=(), base=()))
        elif answer is Answer.THEIRS:
            self._both(one, person, is_restored=True)
        else:
            self.deeds.append(deed)

    def _deleted_there(self, one: Facing, person: Someone) -> None:
        deed = self._of(one, person)
        if one.has_other:
            self.deeds.append(replace(deed, is_forgotten=True))
            return
        mine = self._leaving(one, ())
        if was_to_go(one.card):  # deleted by this book, and taken back here before that was noted
            self.deeds.append(_put_anew(deed, mine))
            return
        answer = Answer.THEIRS if is_same(mine, one.base) else self._ask(one, person, Sort.DELETED_THERE)
        if answer is Answer.THEIRS:
            self.deeds.append(replace(deed, here=Act.GONE))
        elif answer is Answer.MINE:
            self.deeds.append(_put_anew(deed, mine))
        else:
            self.deeds.append(replace(deed, is_missing=True))

    def _both(self, one: Facing, person: Someone, *, is_restored: bool = False) -> None:
        mine = self._leaving(one, one.theirs)
        merged = self._merged(one, mine)
        deed = _merging(self._of(one, person), one, merged)
        deed = replace(deed, stayed=at_home(one.values, mine, self.kept_home))
        if one.labels:
            labels = tuple(Change(value, None) for value in one.labels)
            deed = replace(deed, here=Act.CHANGED, changes_here=(*deed.changes_here, *labels))
        deed = replace(deed, here=Act.CHANGED, is_restored=True) if is_restored else deed
        if one.is_respelled and deed.there is None:
            deed = replace(deed, there=Act.CHANGED, theirs=merged.theirs)
        self.deeds.append(deed)
        self.conflicts += [
            Conflict(
                key=f"{one.card.href} {clash.key}",
                name=person.name,
                contact=person.id,
                href=one.card.href,
                sort=Sort.CHANGED,
                clash=clash,
            )
            for clash in merged.clashes
        ]

    def _merged(self, one: Facing, mine: Sequence[Value]) -> Merged:
        asked = merge(one.base, mine, one.theirs)
        fitting = {
            clash.key: answer
            for clash in asked.clashes
            if (answer := self.answers.get(f"{one.card.href} {clash.key}", self.to_all))
            and (answer is not Answer.BOTH or clash.takes_both)
        }
        return merge(one.base, mine, one.theirs, fitting) if fitting else asked

    def _leaving(self, one: Facing, theirs: Sequence[Value]) -> tuple[Value, ...]:
        return leaving(one.values, one.base, theirs, self.kept_home, marks(one.card), stayed(one.card))

    def _ask(self, one: Facing, person: Someone, sort: Sort) -> Answer | None:
        """Give what was answered; where nobody did, note the question."""
        key = f"{one.card.href} {sort}"
        answer = self.answers.get(key, self.to_all)
        if answer in (Answer.MINE, Answer.THEIRS):
            return answer
        name = person.name or (one.said.name if one.said else one.card.href)
        self.conflicts.append(Conflict(key=key, name=name, contact=person.id, href=one.card.href, sort=sort))
        return None

    def _of(self, one: Facing, person: Someone) -> Deed:
        said = one.said or server_cards.read(one.data)
        return Deed(
            href=one.card.href,
            name=person.name,
            contact=person.id,
            uid=one.card.uid or person.uid,
            etag=one.etag,
            version=said.version if said else "3.0",
            kind=said.kind if said else person.kind,
            card=one.data,
            base=one.base,
            before=one.base,
            unkept=marks(one.card),
            stayed=stayed(one.card),
            is_theirs=one.is_theirs,
        )


def _gone_from_here(one: Facing) -> Someone:
    """Say who somebody was that this book put there, and whose adding, or import from elsewhere, was undone."""
    name = one.said.name if one.said else ""
    return Someone(
        id=one.card.contact_id or 0,
        uid=one.card.uid,
        kind="individual",
        name=name,
        is_deleted=True,
        is_erased=True,
        kept=0,
    )


def _merging(deed: Deed, one: Facing, merged: Merged) -> Deed:
    """Say what a merge does on each side, and what both have in common meanwhile."""
    mine = {exactly(value) for value in merged.mine}
    had = {exactly(value) for value in one.base}
    before = [value for value in one.theirs if exactly(value) in mine | had]
    before += [clash.base for clash in merged.clashes if clash.base]
    return replace(
        deed,
        here=Act.CHANGED if merged.here else None,
        there=Act.CHANGED if merged.there else None,
        changes_here=merged.here,
        changes_there=merged.there,
        theirs=merged.theirs,
        before=tuple(before) if merged.there else merged.base,
        base=merged.base,
    )


def _put_anew(deed: Deed, mine: tuple[Value, ...]) -> Deed:
    """Put somebody there again who was deleted there."""
    changes = tuple(Change(None, value) for value in mine)
    return replace(
        deed, etag=None, card=b"", there=Act.NEW, changes_there=changes, theirs=mine, before=(), base=mine, is_row=False
    )


def fresh(person: Someone, values: Sequence[Value], href: str, kept_home: Collection[Field], version: str) -> Deed:
    """Put somebody there who is not there yet."""
    mine = leaving(values, (), (), kept_home)
    deed = Deed(
        href=href,
        name=person.name,
        contact=person.id,
        uid=server_cards.uid_for(person.uid),
        etag=None,
        version=version,
        kind=person.kind,
    )
    return _put_anew(replace(deed, stayed=at_home(values, mine, kept_home)), mine)


def first_base(said: Sequence[Value], mine: Sequence[Value], held: Sequence[Held]) -> tuple[Value, ...]:
    """Give what both have in common when they are linked: what the card says, and stands here or was taken away."""
    stands = {exactly(value) for value in mine}
    gone = [one.value for one in held if one.removed]
    return tuple(
        value for value in said if exactly(value) in stands or any(says_the_same(value, other) for other in gone)
    )


def without_unkept(values: Sequence[Value], card: Card) -> tuple[Value, ...]:
    """Leave out what a server made of what it did not keep."""
    lost = marks(card)
    return tuple(value for value in values if mark(value) not in lost) if lost else tuple(values)


def circles_in(values: Sequence[Value]) -> list[str]:
    """Name the circles (keys) that values say somebody is in."""
    return [key for value in values if (key := circle_of(value)) is not None]


def is_same(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Tell whether two lists of values say the very same, but for what programs keep for themselves."""
    first, second = ({exactly(value) for value in values if not is_of_programs(value)} for values in (one, other))
    return first == second
