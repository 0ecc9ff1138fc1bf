"""What would put it right that someone should not see a post, but would, or would miss it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.account import Evidence
from entourage.domain.audience import decided
from entourage.domain.network import Reach
from entourage.domain.sharing import Because, decide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.account import Connection
    from entourage.domain.audience import Channel
    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.situation import AudienceList, Situation
    from entourage.domain.topic import Topic

_FINAL = (Because.LOCKED, Because.CLOSED)


class Missing(StrEnum):
    """Name why somebody who may see a post would miss it."""

    NOT_THERE = "not_there"
    NOT_KNOWN = "not_known"
    NOT_ON_LIST = "not_on_list"
    HELD_BACK = "held_back"
    NOT_WRITTEN_TO = "not_written_to"


class Person(NamedTuple):
    """Hold someone of a check: what they may see of each kind, and how surely they are there.

    missing: why they would miss it, empty in the other lists.
    """

    contact_id: int
    name: str
    circles: tuple[Circle, ...]
    connection: Connection | None
    decisions: tuple[tuple[Topic, Decision], ...]
    missing: Missing | None = None


class Right(StrEnum):
    """Name what would put something right.

    TAKE_OFF: of a list on the network, on which they are not to be. LEAVE_OFF: a list on which their circles put them.
    ADD: to a list on the network, on which they are to be. PUT_ON: a list, by hand. EXCEPT_THEM: let them see it by
    hand. SAME_PEOPLE: whether those known by name only are the same. SORT: those in no circle.
    """

    TAKE_OFF = "take_off"
    LEAVE_OFF = "leave_off"
    EXCEPT_THEM = "exception"
    SAME_PEOPLE = "same_people"
    SORT = "sort"
    ADD = "add"
    PUT_ON = "put_on"


@dataclass(frozen=True, slots=True)
class Remedy:
    """Hold what would put it right for whom (contacts' ids, in the order of the list), on which list (0 for none)."""

    right: Right
    people: tuple[int, ...]
    list_id: int = 0


def remedies(
    situation: Situation,
    amount: Verdict,
    channel: Channel,
    should_not: Sequence[Person],
    would_miss: Sequence[Person],
) -> tuple[Remedy, ...]:
    """Find what would put right what a check told, each for as many as it is good for.

    What anyone may see is put right by another way alone: to let some see it, or to sort them, keeps nobody from it.
    """
    if channel.reach is Reach.PUBLIC:
        return tuple(_kept(Right.SAME_PEOPLE, should_not, _is_presumed))
    lists = [situation.lists[key] for key in channel.lists]
    found: list[Remedy] = []
    for listed in lists:
        wanted = decided(situation, listed)
        ways = _holding_back if channel.reach is Reach.EXCEPT else _showing
        found += ways(listed, wanted, should_not, would_miss)
    to_go = {key for one in found if one.right is Right.TAKE_OFF for key in one.people}
    still = [one for one in should_not if one.contact_id not in to_go]
    # Thousands are decided of alike, in one tuple that they share: one of them is looked at for all.
    torn = {key: _is_torn(one, situation, amount) for key, one in {id(one.decisions): one for one in still}.items()}
    return (
        *found,
        *_kept(Right.EXCEPT_THEM, still, lambda one: torn[id(one.decisions)]),
        *_kept(Right.SORT, still, lambda one: not one.circles and _may_change(one, amount)),
        *_kept(Right.SAME_PEOPLE, should_not, _is_presumed),
    )


def _showing(
    listed: AudienceList, wanted: AbstractSet[int], should_not: Sequence[Person], would_miss: Sequence[Person]
) -> Iterator[Remedy]:
    """Put a list right that shows a post to whom it holds."""
    stale = listed.members - wanted
    yield from _kept(Right.TAKE_OFF, should_not, lambda one: one.contact_id in stale, listed.id)
    yield from _kept(Right.LEAVE_OFF, should_not, lambda one: one.contact_id in wanted, listed.id)
    if listed.is_begun:
        yield from _kept(Right.ADD, would_miss, lambda one: one.contact_id in wanted, listed.id)
    yield from _kept(Right.PUT_ON, would_miss, lambda one: _is_there(one) and one.contact_id not in wanted, listed.id)


def _holding_back(
    listed: AudienceList, wanted: AbstractSet[int], should_not: Sequence[Person], would_miss: Sequence[Person]
) -> Iterator[Remedy]:
    """Put a list right that keeps a post from whom it holds."""
    stale = listed.members - wanted
    yield from _kept(Right.ADD, should_not, lambda one: one.contact_id in wanted, listed.id)
    yield from _kept(Right.PUT_ON, should_not, lambda one: one.contact_id not in wanted, listed.id)
    yield from _kept(Right.TAKE_OFF, would_miss, lambda one: one.contact_id in stale, listed.id)
    yield from _kept(Right.LEAVE_OFF, would_miss, lambda one: one.contact_id in wanted, listed.id)


def _kept(
    right: Right, people: Iterable[Person], asked: Callable[[Person], bool], list_id: int = 0
) -> Iterator[Remedy]:
    some = tuple(one.contact_id for one in people if asked(one))
    if some:
        yield Remedy(right, some, list_id)


def _is_there(one: Person) -> bool:
    return one.connection is not None and one.connection.strength.counts


def _is_presumed(one: Person) -> bool:
    return one.connection is not None and one.connection.evidence is Evidence.NAME


def _refused(one: Person, amount: Verdict) -> list[tuple[Topic, Decision]]:
    return [(topic, decision) for topic, decision in one.decisions if decision.verdict > amount]


def _may_change(one: Person, amount: Verdict) -> bool:
    """Tell whether nothing is in the way of letting someone see it but rules."""
    return all(decision.because not in _FINAL for _, decision in _refused(one, amount))


def _is_torn(one: Person, situation: Situation, amount: Verdict) -> bool:
    """Tell whether one of someone's circles may see it all, so that an exception may be what is meant."""
    refused = [topic for topic, _ in _refused(one, amount)]
    return _may_change(one, amount) and any(
        all(decide(topic, (circle,), situation.rules).verdict <= amount for topic in refused) for circle in one.circles
    )
