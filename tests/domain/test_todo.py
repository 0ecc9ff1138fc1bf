"""What is still to be done on a network leads to what was decided, and the cheapest way is the one of fewest ticks."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain import roll_call
from entourage.domain.account import Account, Connection, Evidence, Purpose, Strength
from entourage.domain.audience import decided
from entourage.domain.circle import Circle
from entourage.domain.network import BuiltIn, Network, Reach, Tool, Use
from entourage.domain.situation import AudienceList, Situation, situated
from entourage.domain.todo import changes, minutes, plans

_FRIENDS, _CLIENTS, _FAR = 1, 2, 3
_CIRCLES = {
    key: Circle(
        id=key,
        preset="",
        name=f"circle {key}",
        colour="#000000",
        symbol="●",
        description="",
        closed=key == _FAR,
        position=key,
    )
    for key in (_FRIENDS, _CLIENTS, _FAR)
}
_STRENGTHS = [Strength.SURE, Strength.PRESUMED, Strength.UNKNOWN, Strength.ABSENT]
_people = st.sets(st.integers(1, 12))
_insides = st.dictionaries(st.integers(1, 9), st.sets(st.sampled_from(list(_CIRCLES))), max_size=9)
_lists = st.builds(
    AudienceList,
    id=st.just(1),
    account_id=st.just(1),
    use=st.sampled_from(list(Use)),
    circles=st.sets(st.sampled_from(list(_CIRCLES))).map(tuple),
    chosen=st.dictionaries(st.integers(1, 12), st.booleans(), max_size=3),
    members=_people.map(frozenset),
)
_connected = st.dictionaries(st.integers(1, 12), st.sampled_from(_STRENGTHS))


def _situation(inside: dict[int, set[int]], connected: dict[int, Strength], *lists: AudienceList) -> Situation:
    return situated(
        inside=[(key, tuple(_CIRCLES[one] for one in sorted(some))) for key, some in inside.items()],
        topics=(),
        circles=_CIRCLES.values(),
        rules={},
        exceptions={},
        accounts=[Account(id=1, network="facebook")],
        connections={1: {key: Connection(one, Evidence.BY_HAND) for key, one in connected.items()}},
        lists=lists,
    )


def _network(*reaches: Reach, lists: tuple[BuiltIn, ...] = (), has_lists: bool = True) -> Network:
    words = MappingProxyType({"en": "x"})
    tools = tuple(Tool(reach=reach, name=words, where=words, as_of="2026-11-01", takes_lists=True) for reach in reaches)
    return Network(
        key="facebook",
        name=words,
        people=words,
        profiles=("facebook",),
        has_lists=has_lists,
        purpose=Purpose.PERSONAL,
        position=0,
        note=words,
        tools=tools,
        lists=lists,
        tasks=(),
    )


@given(_insides, _connected, _lists)
def test_the_to_do_applied_to_what_was_applied_gives_what_is_decided(
    inside: dict[int, set[int]], connected: dict[int, Strength], listed: AudienceList
) -> None:
    situation = _situation(inside, connected, listed)
    found = changes(situation, listed)
    after = replace(listed, members=(listed.members | found.add) - found.remove)

    assert after.members & situation.people == decided(situation, listed)
    assert changes(_situation(inside, connected, after), after).ticks == 0
    assert not found.add & listed.members
    assert found.remove <= listed.members
    assert found.done == len(decided(situation, listed) & listed.members)


@given(_insides, _connected, _lists)
def test_whoever_left_the_book_is_let_see_no_more(
    inside: dict[int, set[int]], connected: dict[int, Strength], listed: AudienceList
) -> None:
    found = changes(_situation(inside, connected, listed), listed)
    gone = listed.members - inside.keys()

    assert found.remove & gone == (gone if listed.use is Use.ONLY else frozenset())


@given(_insides, _connected, _lists, _people, st.sets(st.sampled_from([Reach.ALL, Reach.ONLY, Reach.EXCEPT])))
def test_every_way_shows_it_to_those_who_are_meant_and_to_nobody_else(
    inside: dict[int, set[int]],
    connected: dict[int, Strength],
    listed: AudienceList,
    meant: set[int],
    reaches: set[Reach],
) -> None:
    situation = _situation(inside, connected, listed)
    there = situation.known[1] - situation.restricted[1]
    found = plans(situation, _network(*reaches), 1, frozenset(meant))

    for plan in found:
        before = listed.members if plan.listed else frozenset()
        held = (before | plan.add) - plan.remove
        seeing = {Reach.ALL: there, Reach.ONLY: there & held, Reach.EXCEPT: there - held}[plan.reach]
        assert seeing == there & meant
        assert plan.reach in reaches
    assert [plan.ticks for plan in found] == sorted(plan.ticks for plan in found)
    useless = Reach.ALL if there - meant else Reach.EXCEPT
    possible = there & meant and reaches - {useless}
    assert bool(found) == bool(possible)


def test_whoever_may_be_there_is_told_of_and_not_asked_for() -> None:
    inside, connected = _crowd(4, 0)
    connected |= {3: Strength.UNKNOWN, 4: Strength.ABSENT}
    listed = AudienceList(id=1, account_id=1, use=Use.EXCEPT, circles=(_FRIENDS,))
    found = changes(_situation(inside, connected, listed), listed)

    assert (found.add, found.unknown) == ({1, 2}, {3})


def _crowd(friends: int, others: int) -> tuple[dict[int, set[int]], dict[int, Strength]]:
    inside = {key: {_FRIENDS} if key <= friends else set[int]() for key in range(1, friends + others + 1)}
    return inside, dict.fromkeys(inside, Strength.SURE)


@pytest.mark.parametrize(
    ("friends", "others", "reach"), [(3, 40, Reach.ONLY), (40, 3, Reach.EXCEPT), (5, 5, Reach.ONLY)]
)
def test_the_cheapest_way_names_the_fewer(friends: int, others: int, reach: Reach) -> None:
    inside, connected = _crowd(friends, others)
    found = plans(_situation(inside, connected), None, 1, frozenset(range(1, friends + 1)))

    assert (found[0].reach, found[0].ticks) == (reach, min(friends, others))


def test_a_list_that_is_nearly_it_already_is_cheapest() -> None:
    inside, connected = _crowd(40, 30)
    nearly = AudienceList(id=1, account_id=1, circles=(_FRIENDS,), members=frozenset({*range(1, 38), 50}))
    found = plans(_situation(inside, connected, nearly), None, 1, frozenset(range(1, 41)))[0]

    assert (found.listed, len(found.add), len(found.remove), found.minutes) == (1, 3, 1, 1)


def test_a_list_for_other_people_is_not_taken_for_something_else() -> None:
    inside, connected = _crowd(10, 30)
    of_others = AudienceList(id=1, account_id=1, circles=(_CLIENTS,), members=frozenset(range(1, 11)))
    blank = AudienceList(id=2, account_id=1, builtin="close_friends", members=frozenset(range(1, 11)))
    situation = _situation(inside, connected, of_others, blank)

    assert [plan.listed for plan in plans(situation, None, 1, frozenset(range(1, 11)))] == [2, None, None]


def test_a_list_that_the_network_gives_is_offered_until_it_is_used() -> None:
    words = MappingProxyType({"en": "Close Friends"})
    close = BuiltIn(key="close", use=Use.ONLY, name=words, where=words, as_of="2026-11-01", note=words)
    inside, connected = _crowd(3, 30)
    network = _network(Reach.ONLY, Reach.EXCEPT, lists=(close,))
    used = AudienceList(id=1, account_id=1, builtin="close", circles=(_CLIENTS,))
    meant = frozenset({1, 2, 3})

    assert [plan.builtin for plan in plans(_situation(inside, connected), network, 1, meant)] == ["", "close", ""]
    assert [plan.builtin for plan in plans(_situation(inside, connected, used), network, 1, meant)] == ["", ""]


def test_no_new_list_is_offered_where_a_network_has_only_its_own() -> None:
    words = MappingProxyType({"en": "Close Friends"})
    close = BuiltIn(key="close", use=Use.ONLY, name=words, where=words, as_of="2026-11-01", note=words)
    inside, connected = _crowd(3, 30)
    network = _network(Reach.ONLY, Reach.EXCEPT, lists=(close,), has_lists=False)

    found = plans(_situation(inside, connected), network, 1, frozenset({1, 2, 3}))
    assert [(plan.reach, plan.builtin) for plan in found] == [(Reach.ONLY, "close")]


def test_who_may_be_there_counts_against_leaving_people_out() -> None:
    inside, connected = _crowd(4, 4)
    connected[8] = Strength.UNKNOWN
    found = plans(_situation(inside, connected), None, 1, frozenset(range(1, 5)))

    assert [(plan.reach, plan.ticks, plan.unknown) for plan in found] == [(Reach.EXCEPT, 3, 1), (Reach.ONLY, 4, 0)]


@pytest.mark.parametrize(("ticks", "expected"), [(0, 0), (1, 1), (4, 1), (112, 8), (1000, 70)])
def test_minutes_are_those_that_it_takes(ticks: int, expected: int) -> None:
    assert minutes(ticks) == expected


def test_a_page_is_known_by_the_handle_at_its_end() -> None:
    for address in ("https://www.instagram.com/bobi/", "https://instagram.com/_u/Bobi?x=1", "linkedin.com/in/bobi"):
        assert roll_call.address_key(address) == roll_call.handle_key("@bobi")
    assert roll_call.address_key("bobi") == ""
