"""Who would see a post, with names, reasons and what would put it right; and which other way is best."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from entourage.domain import audience, channels
from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach
from entourage.domain.sharing import Verdict, decide
from entourage.domain.situation import situated
from entourage.operations import networks
from entourage.operations.remedies import Missing, Person, remedies
from entourage.storage import accounts, audience_lists, circles, connections, contacts, journal, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.audience import Channel, Check
    from entourage.domain.circle import Circle
    from entourage.domain.network import Network
    from entourage.domain.sharing import Decision
    from entourage.domain.situation import Situation
    from entourage.domain.topic import Topic
    from entourage.operations.remedies import Remedy
    from entourage.storage.database import Database, Session

_FIRST = ("clients", "colleagues")


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what the book knows at one moment, for any number of answers.

    names: of everyone who counts, in the order of names. networks: by key.
    """

    situation: Situation
    names: Mapping[int, str]
    places: Mapping[int, int]
    networks: Mapping[str, Network]

    def account(self, account_id: int) -> Account:
        """Give an account by its id."""
        return next(one for one in self.situation.accounts if one.id == account_id)

    def network(self, account_id: int) -> Network | None:
        """Give the network of an account, None where nothing is known of it."""
        return self.networks.get(self.account(account_id).network)


class _Read(NamedTuple):
    """Hold what was read, as of which unit of the journal."""

    version: int
    known: Known


_last: WeakKeyDictionary[Database, _Read] = WeakKeyDictionary()
_NO_BEARING = frozenset(
    {"circle", "membership", "topic", "rule", "sharing_exception", "may_stay"}
    | {"audience_list", "list_choice", "list_circle"}  # but not whom a list holds
    | {"accepted_leak", "belonging", "account_task", "my_detail", "book"}
    | {"server", "address_book", "server_card", "server_circle"}
)
"""The tables that have no bearing on who is there on an account: what takes longest to read."""


def known(database: Database) -> Known:
    """Read what the book knows; once for as long as nothing is written, and who is there only where that may differ."""
    with database.read() as session:
        version, last = journal.latest(session), _last.get(database)
        if last and last.version == version:
            return last.known
        touched = journal.touched_since(session, last.version) if last else None
        is_still_there = touched is not None and touched <= _NO_BEARING
        _last[database] = fresh = _Read(version, _read(session, last.known if last and is_still_there else None))
        return fresh.known


def _read(session: Session, before: Known | None) -> Known:
    """Read it all; before: what was known when the very same people were there on the same accounts."""
    every = circles.every(session)
    by_id = {circle.id: circle for circle in every}
    people = contacts.listing(session, contacts.Filter())
    mine, of_networks = accounts.every(session), networks.every()
    there = before.situation.connections if before else connections.connections(session, mine, of_networks)
    situation = situated(
        inside=((key, tuple(by_id[one] for one in inside)) for key, _, inside in people),
        topics=rules.topics(session),
        circles=every,
        rules=rules.rules(session),
        exceptions=rules.exceptions(session),
        accounts=mine,
        connections=there,
        lists=audience_lists.every(session),
    )
    names = {key: name for key, name, _ in people}
    places = {key: place for place, key in enumerate(names)}
    return Known(situation, names, places, {one.key: one for one in of_networks})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Hold what is to be posted and for whom: kinds of content, how much of them, and whom it is meant for.

    amount: LITTLE for some of it, EVERYTHING for the whole. meant: contacts' ids; None for everyone.
    """

    topics: tuple[Topic, ...]
    amount: Verdict = Verdict.EVERYTHING
    meant: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what would happen, with names: clients and colleagues first, each by name.

    lists: those that the channel names, which are there as they were applied. remedies: of each of the three lists,
    what would put it right.
    """

    post: Post
    check: Check
    should_not: tuple[Person, ...]
    would_see: tuple[Person, ...]
    would_miss: tuple[Person, ...]
    unknown: tuple[Person, ...]
    remedies: tuple[Remedy, ...]


def check(found: Known, post: Post, channel: Channel) -> Answer:
    """Tell who would see a post, who should not and who would miss it.

    Raises EntourageError: "no_topic", "nobody_written_to" for a message to nobody.
    """
    _require(post)
    if channel.reach is Reach.DIRECT and not (channel.lists or channel.circles) and post.meant is None:
        raise EntourageError("nobody_written_to")
    made = audience.check(found.situation, post.topics, post.amount, channel, post.meant)
    named = _Naming(found, post, channel)
    should_not = named.people(made.should_not)
    would_miss = named.people(made.would_miss, named.missing)
    put_right = remedies(found.situation, post.amount, channel, should_not, would_miss)
    would_see, unknown = named.people(made.would_see), named.people(made.unknown)
    return Answer(post, made, should_not, would_see, would_miss, unknown, put_right)


def ways(found: Known, post: Post, name: Callable[[Channel], str]) -> list[Check]:
    """Order the ways to post, best first; name: what each is called. Raises EntourageError: "no_topic"."""
    _require(post)
    offered = channels.channels(
        found.situation, found.networks, post.topics, post.amount, has_recipients=post.meant is not None
    )
    return audience.ranked(found.situation, post.topics, post.amount, offered, name=name, meant=post.meant)


def instead(made: Check, ranked: Sequence[Check]) -> Check | None:
    """Find the best other way, where fewer see there who should not and somebody who may does; None where none is."""
    best = next((one for one in ranked if one.channel != made.channel and one.would_see), None)
    return best if best and len(best.should_not) < len(made.should_not) else None


class Fate(StrEnum):
    """Name what would become of someone if something were posted.

    LEFT_OUT: they would not see it, as they should not. BESIDES: they may see it and would, but it is not meant for
    them; ASIDE: they may, would not, and it is not meant for them.
    """

    SHOULD_NOT = "should_not"
    WOULD_SEE = "would_see"
    WOULD_MISS = "would_miss"
    UNKNOWN = "unknown"
    BESIDES = "besides"
    ASIDE = "aside"
    LEFT_OUT = "left_out"


def fate(found: Known, answer: Answer, contact_id: int) -> Fate:
    """Tell what would become of someone."""
    made, situation = answer.check, found.situation
    parts = {Fate.SHOULD_NOT: made.should_not, Fate.WOULD_SEE: made.would_see, Fate.WOULD_MISS: made.would_miss}
    told = next((one for one, people in parts.items() if contact_id in people), None)
    if contact_id in made.unknown and told in (None, Fate.WOULD_MISS):
        return Fate.UNKNOWN
    if told:
        return told
    post, channel = answer.post, made.channel
    if contact_id not in audience.allowed(situation, post.topics, post.amount):
        return Fate.LEFT_OUT
    there = audience.reached(situation, channel, situation.known[channel.account_id], post.meant)
    return Fate.BESIDES if contact_id in there else Fate.ASIDE


def _require(post: Post) -> None:
    if not post.topics:
        raise EntourageError("no_topic")


class _Alike(NamedTuple):
    """Hold what all who are in the very same circles have in common: how early they are named, and what is decided."""

    circles: tuple[Circle, ...]
    rank: int
    decisions: tuple[tuple[Topic, Decision], ...]


class _Naming:
    """Live while the people of one answer are named; whoever is in the same circles is decided of once."""

    def __init__(self, found: Known, post: Post, channel: Channel) -> None:
        self._found, self._post, self._channel = found, post, channel
        self._there = found.situation.connections[channel.account_id]
        self._alike: dict[int, _Alike] = {}
        for circles_in, people in found.situation.groups.items():
            self._alike |= dict.fromkeys(people, _Alike(circles_in, _rank(circles_in), self._decided(circles_in)))
        exceptions = (found.situation.exceptions.get(topic.id, {}) for topic in post.topics)
        self._excepted = frozenset(key for some in exceptions for key in some)

    def people(
        self, wanted: Iterable[int], missing: Callable[[int], Missing | None] = lambda _: None
    ) -> tuple[Person, ...]:
        """Name people, in order."""
        names, places, alike, there = self._found.names, self._found.places, self._alike, self._there
        ordered = sorted(wanted, key=lambda one: (alike[one].rank, places[one]))
        return tuple(
            Person(one, names[one], alike[one].circles, there.get(one), self._decisions(one), missing(one))
            for one in ordered
        )

    def _decisions(self, contact_id: int) -> tuple[tuple[Topic, Decision], ...]:
        alike = self._alike[contact_id]
        return self._decided(alike.circles, contact_id) if contact_id in self._excepted else alike.decisions

    def _decided(self, circles_in: tuple[Circle, ...], contact_id: int = 0) -> tuple[tuple[Topic, Decision], ...]:
        """Decide of each kind: for all in these circles who have no exception, or for one with theirs."""
        situation = self._found.situation
        return tuple(
            (
                topic,
                decide(topic, circles_in, situation.rules, situation.exceptions.get(topic.id, {}).get(contact_id)),
            )
            for topic in self._post.topics
        )

    def missing(self, contact_id: int) -> Missing:
        """Say why someone would miss it."""
        connection = self._there.get(contact_id)
        if connection is None:
            return Missing.NOT_KNOWN
        if not connection.strength.counts:
            return Missing.NOT_THERE if connection.strength is Strength.ABSENT else Missing.NOT_KNOWN
        if self._channel.reach is Reach.DIRECT:
            return Missing.NOT_WRITTEN_TO
        return Missing.NOT_ON_LIST if self._channel.reach is Reach.ONLY else Missing.HELD_BACK


def _rank(circles_in: tuple[Circle, ...]) -> int:
    presets = {circle.preset for circle in circles_in}
    return next((place for place, preset in enumerate(_FIRST) if preset in presets), len(_FIRST))
