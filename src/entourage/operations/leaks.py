"""Leak paths of a post: who would see it and may tell somebody who should not; and those that are all right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain import audience
from entourage.domain import leaks as domain
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach
from entourage.storage import leaks as storage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.audience import Channel
    from entourage.domain.leaks import Crowd, Leak
    from entourage.operations.audience import Known, Post
    from entourage.storage.database import Database

Pair = tuple[int, int]
"""Who would see something, and the other who may hear of it (contacts' ids)."""


@dataclass(frozen=True, slots=True)
class Leaks:
    """Hold the leak paths of a post, in the order of names.

    would_see_too: whoever should not see it and would anyway. names: of everyone who counts. knows_mine: it is known
    where I work myself, so that my own company is left out.
    """

    pairs: tuple[Leak, ...]
    accepted: tuple[Leak, ...]
    crowds: tuple[Crowd, ...]
    would_see_too: frozenset[int]
    names: Mapping[int, str]
    knows_mine: bool


def leaks(database: Database, known: Known, post: Post, channel: Channel) -> Leaks:
    """Find the leak paths of a post.

    Raises EntourageError: "no_topic" where it is not said what is posted, "nobody_written_to".
    """
    if not post.topics:
        raise EntourageError("no_topic")
    if channel.reach is Reach.DIRECT and not (channel.lists or channel.circles) and post.meant is None:
        raise EntourageError("nobody_written_to")
    situation = known.situation
    check = audience.check(situation, post.topics, post.amount, channel, post.meant)
    hidden = situation.people - audience.allowed(situation, post.topics, post.amount)
    with database.read() as session:
        tied, accepted, me = storage.tied(session), storage.accepted(session), storage.me(session)
    mine = frozenset(tie for one in me for tie in tied.get(one, {}) if tie.by is not domain.By.ADDRESS)
    found = domain.leaks(check.would_see, hidden, tied, mine=mine, accepted=accepted)
    return Leaks(
        _in_order(known, found.pairs),
        _in_order(known, found.accepted),
        found.crowds,
        check.should_not,
        known.names,
        bool(mine),
    )


def _in_order(known: Known, pairs: Sequence[Leak]) -> tuple[Leak, ...]:
    return tuple(sorted(pairs, key=lambda one: (known.places[one.contact_id], known.places[one.other_id])))


def accept(database: Database, pairs: Sequence[Pair]) -> int:
    """Accept leak paths for good, in one act; return how many were not accepted yet.

    Raises EntourageError: "same_person" for someone and themselves.
    """
    if any(one == other for one, other in pairs):
        raise EntourageError("same_person")
    with database.unit("accept_leaks") as unit:
        fresh = storage.accept(unit, pairs)
        unit.params |= _told(fresh)
        return len(fresh)


def no_longer_accept(database: Database, pairs: Sequence[Pair]) -> None:
    """Take it back that leak paths were accepted."""
    with database.unit("refuse_leaks", _told(pairs)) as unit:
        storage.no_longer_accept(unit, pairs)


def _told(pairs: Sequence[Pair]) -> dict[str, object]:
    if len(pairs) != 1:
        return {"count": len(pairs)}
    one, other = pairs[0]
    return {"contact": one, "contacts": [other]}


def accepted(database: Database, known: Known) -> list[Pair]:
    """List the accepted leak paths between people who count, in the order of names."""
    with database.read() as session:
        every = storage.accepted(session)
    places = known.places
    found = [pair for pair in every if all(one in places for one in pair)]
    return sorted(found, key=lambda pair: (places[pair[0]], places[pair[1]]))
