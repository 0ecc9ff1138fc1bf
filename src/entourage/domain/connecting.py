"""Who is there on an account of mine, derived from all that the book holds of people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.account import Connection, Evidence, Strength
from entourage.domain.network import Presuming
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from entourage.domain.account import Account
    from entourage.domain.network import Network

_FOLLOWS_ME = frozenset({"follower", "close-friend"})
_FOLLOWED = "following"
_ORDER = (Strength.SURE, Strength.PRESUMED, Strength.UNKNOWN, Strength.ABSENT)


class Profile(NamedTuple):
    """Hold that a contact has a profile on a network: the value's id, the network, and the types that it has."""

    contact_id: int
    value_id: int
    network: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAccount:
    """Hold what is known of one account alone.

    exported: whom its own newest exports name. gone: whom they no longer do, with when the newest whole one came.
    listed: whom its lists hold, with since when. told: what a person said. elsewhere: the profiles (values' ids) that
    only exports of another account of mine on the network tell of. Moments are ISO 8601, UTC.
    """

    exported: frozenset[int] = frozenset()
    gone: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    listed: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    told: Mapping[int, Connection] = field(default_factory=lambda: MappingProxyType({}))
    elsewhere: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Hold what the book holds of people, as far as it tells where they are.

    people: everyone who counts, with their names. profiles: by network. addressed: who has an address of e-mail.
    mobile: who has a number that is a mobile's (True), or may be one (False). apart: pairs who were told apart, the
    smaller id first.
    """

    people: Mapping[int, str]
    profiles: Mapping[str, Collection[Profile]] = field(default_factory=lambda: MappingProxyType({}))
    addressed: frozenset[int] = frozenset()
    mobile: Mapping[int, bool] = field(default_factory=lambda: MappingProxyType({}))
    apart: Collection[tuple[int, int]] = frozenset()
    accounts: Mapping[int, OfAccount] = field(default_factory=lambda: MappingProxyType({}))


def connected(
    facts: Facts, accounts: Iterable[Account], networks: Iterable[Network]
) -> dict[int, dict[int, Connection]]:
    """Derive by account's id who is there, by contact's id; of whom nothing is known is absent.

    An account on a network that is not known any more has those of whom a person said so.
    """
    by_key = {one.key: one for one in networks}
    namesakes = _namesakes(facts.people)
    found: dict[int, dict[int, Connection]] = {}
    for account in accounts:
        network, mine = by_key.get(account.network), facts.accounts.get(account.id, OfAccount())
        there = _derived(facts, mine, network) if network else {}
        there |= mine.told
        there = {key: how for key, how in there.items() if key in facts.people}
        if network and network.presuming is not Presuming.EMAIL:
            there |= _by_name(facts, there, mine.told, namesakes)
        found[account.id] = there
    return found


def _namesakes(people: Mapping[int, str]) -> dict[int, list[int]]:
    """Give whoever has a name that others have too all who have it."""
    together: defaultdict[str, list[int]] = defaultdict(list)
    for key, name in people.items():
        together[fold(name)].append(key)
    return {key: some for name, some in together.items() if name and len(some) > 1 for key in some}


def _derived(facts: Facts, mine: OfAccount, network: Network) -> dict[int, Connection]:
    """Derive who is there from everything but names and what was said by hand."""
    found: dict[int, Connection] = {}
    for name in network.profiles:
        _by_profile(found, facts.profiles.get(name, ()), mine, network)
    for key in mine.exported:
        if key not in found or found[key].strength is Strength.SURE:
            found[key] = _EXPORT
    found |= dict.fromkeys(mine.gone, _GONE)
    for key, since in mine.listed.items():
        if key not in mine.gone or since > mine.gone[key]:
            _put(found, key, _LIST)
    if network.presuming is Presuming.EMAIL:
        for key in facts.addressed:
            _put(found, key, _ADDRESS)
    if network.presuming is Presuming.MOBILE:
        for key, is_sure in facts.mobile.items():
            _put(found, key, _NUMBER if is_sure else _MAYBE)
    return found


_EXPORT = Connection(Strength.SURE, Evidence.EXPORT)
_PROFILE = Connection(Strength.SURE, Evidence.PROFILE)
_FOLLOWING = Connection(Strength.UNKNOWN, Evidence.FOLLOWED)
_GONE = Connection(Strength.UNKNOWN, Evidence.GONE)
_LIST = Connection(Strength.SURE, Evidence.LIST)
_ADDRESS = Connection(Strength.SURE, Evidence.ADDRESS)
_NUMBER = Connection(Strength.PRESUMED, Evidence.NUMBER)
_MAYBE = Connection(Strength.UNKNOWN, Evidence.MAYBE_MOBILE)
_SAME_NAME = Connection(Strength.PRESUMED, Evidence.NAME)
_NAMESAKES = Connection(Strength.UNKNOWN, Evidence.NAMESAKES)


def surer(one: Connection | None, other: Connection) -> Connection:
    """Choose what is known more surely; of two that are equally sure the first."""
    return other if one is None or _ORDER.index(other.strength) < _ORDER.index(one.strength) else one


def _put(found: dict[int, Connection], key: int, how: Connection) -> None:
    found[key] = surer(found.get(key), how)


def _by_profile(found: dict[int, Connection], profiles: Iterable[Profile], mine: OfAccount, network: Network) -> None:
    for contact_id, value_id, _, types in profiles:
        if value_id not in mine.elsewhere:
            only_followed = not network.is_mutual and _FOLLOWED in types and _FOLLOWS_ME.isdisjoint(types)
            _put(found, contact_id, _FOLLOWING if only_followed else _PROFILE)


def _by_name(
    facts: Facts,
    there: Mapping[int, Connection],
    told: Mapping[int, Connection],
    namesakes: Mapping[int, Collection[int]],
) -> dict[int, Connection]:
    """Find who has the name of somebody in the account's own export: presumed where they are the only two."""
    found: dict[int, Connection] = {}
    exported = [key for key, how in there.items() if how is _EXPORT and key in namesakes]
    for some in {min(namesakes[key]): namesakes[key] for key in exported}.values():
        sure, others = _alike(some, there, told, facts.apart)
        how = _SAME_NAME if len(sure) == len(others) == 1 else _NAMESAKES
        found |= {key: surer(there.get(key), how) for key in others}
    return found


def _alike(
    some: Iterable[int],
    there: Mapping[int, Connection],
    told: Mapping[int, Connection],
    apart: Collection[tuple[int, int]],
) -> tuple[list[int], list[int]]:
    """Tell, of people of one name, whom the account's own export names, and who else may be one of these.

    Of whom it is known by a profile or by hand that they are there, it is known which of the namesakes is meant.
    Whoever was told apart from all of the first is none of them, nor is of whom a person said whether they are there.
    """
    sure: list[int] = []
    others: list[int] = []
    for key in some:
        if there.get(key) is _EXPORT:
            sure.append(key)
        elif key not in told:
            others.append(key)
    if apart:
        others = [key for key in others if any((min(key, one), max(key, one)) not in apart for one in sure)]
    return sure, others
