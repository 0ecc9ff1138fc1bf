"""Who would see a post, by hand: a small book in which every answer can be worked out on paper."""

from __future__ import annotations

from dataclasses import replace

from entourage.domain.account import Account, Connection, Evidence, Purpose, State, Strength
from entourage.domain.audience import Channel, check, decided, ranked
from entourage.domain.channels import channels
from entourage.domain.circle import Circle
from entourage.domain.network import Network, Reach, Tool, Use
from entourage.domain.sharing import Verdict
from entourage.domain.situation import AudienceList, Situation, situated
from entourage.domain.topic import Topic

FRIENDS = Circle(id=1, preset="close_friends", colour="#000000", symbol="♥", position=0)
CLIENTS = Circle(id=2, preset="clients", colour="#000000", symbol="◆", position=1)
CLOSED = Circle(id=3, preset="at_a_distance", colour="#000000", symbol="▼", closed=True, position=2)
PHOTOS = Topic(id=1, public=Verdict.NOTHING, unsorted=Verdict.NOTHING, position=0)
NEWS = Topic(id=2, public=Verdict.EVERYTHING, unsorted=Verdict.EVERYTHING, position=1)
SECRET = Topic(id=3, locked=True, public=Verdict.EVERYTHING, unsorted=Verdict.EVERYTHING, position=2)
RULES = {
    (1, 1): Verdict.EVERYTHING,
    (2, 1): Verdict.NOTHING,
    (1, 2): Verdict.EVERYTHING,
    (2, 2): Verdict.LITTLE,
}
ANA, BEN, CLEO, DAN, EVE, FAY = 10, 11, 12, 13, 14, 15
INSIDE = {ANA: (FRIENDS,), BEN: (FRIENDS, CLIENTS), CLEO: (CLIENTS,), DAN: (), EVE: (FRIENDS, CLOSED), FAY: (FRIENDS,)}
FACEBOOK = Account(id=1, network="facebook", position=0)
MAIL = Account(id=2, network="email", position=1)
SURE = Connection(Strength.SURE, Evidence.EXPORT)
PRESUMED = Connection(Strength.PRESUMED, Evidence.NAME)
UNKNOWN = Connection(Strength.UNKNOWN, Evidence.NAMESAKES)
ABSENT = Connection(Strength.ABSENT, Evidence.BY_HAND)
ON_FACEBOOK = {ANA: SURE, BEN: PRESUMED, CLEO: SURE, DAN: SURE, EVE: SURE, FAY: UNKNOWN}
BY_MAIL = {ANA: SURE, FAY: SURE, CLEO: ABSENT}


def book(*lists: AudienceList, exceptions: dict[tuple[int, int], Verdict] | None = None) -> Situation:
    return situated(
        inside=INSIDE.items(),
        topics=(PHOTOS, NEWS, SECRET),
        circles=(FRIENDS, CLIENTS, CLOSED),
        rules=RULES,
        exceptions=exceptions or {},
        accounts=(FACEBOOK, MAIL),
        connections={1: ON_FACEBOOK, 2: BY_MAIL},
        lists=lists,
    )


def answer(
    situation: Situation,
    channel: Channel,
    *,
    topics: tuple[Topic, ...] = (PHOTOS,),
    amount: Verdict = Verdict.EVERYTHING,
    meant: set[int] | None = None,
) -> tuple[set[int], set[int], set[int], set[int]]:
    found = check(situation, topics, amount, channel, None if meant is None else frozenset(meant))
    return set(found.should_not), set(found.would_see), set(found.would_miss), set(found.unknown)


def test_all_connections_reach_everyone_who_is_surely_or_presumably_there() -> None:
    assert answer(book(), Channel(1, Reach.ALL)) == ({BEN, CLEO, DAN, EVE}, {ANA}, {FAY}, {FAY})


def test_a_public_post_is_shown_to_everyone_in_the_book_who_may_not_see_it() -> None:
    found = check(book(), (PHOTOS,), Verdict.EVERYTHING, Channel(2, Reach.PUBLIC))
    assert (found.should_not, found.would_see, found.would_miss) == ({BEN, CLEO, DAN, EVE}, {ANA, FAY}, frozenset())
    assert (found.is_public, found.public_may) == (True, False)


def test_what_is_locked_is_for_nobody() -> None:
    situation = book(exceptions={(ANA, SECRET.id): Verdict.EVERYTHING})
    found = check(situation, (SECRET,), Verdict.LITTLE, Channel(1, Reach.PUBLIC))
    assert (found.would_see, found.would_miss, found.public_may) == (frozenset(), frozenset(), False)
    assert found.should_not == situation.people


def test_a_little_is_allowed_to_more_people_than_everything() -> None:
    little = answer(book(), Channel(1, Reach.ALL), topics=(NEWS,), amount=Verdict.LITTLE)
    assert little == ({EVE}, {ANA, BEN, CLEO, DAN}, {FAY}, {FAY})
    assert answer(book(), Channel(1, Reach.ALL), topics=(NEWS,))[0] == {BEN, CLEO, EVE}


def test_of_several_kinds_everyone_has_to_be_allowed_each() -> None:
    assert answer(book(), Channel(1, Reach.ALL), topics=(NEWS, PHOTOS))[1] == {ANA}


def test_an_exception_lets_one_see_one_kind_but_nobody_in_a_closed_circle() -> None:
    situation = book(exceptions={(CLEO, 1): Verdict.EVERYTHING, (EVE, 1): Verdict.EVERYTHING})
    assert answer(situation, Channel(1, Reach.ALL))[1] == {ANA, CLEO}


def test_whoever_should_not_see_it_is_told_of_though_it_is_not_meant_for_them() -> None:
    assert answer(book(), Channel(1, Reach.ALL), meant={FAY}) == ({BEN, CLEO, DAN, EVE}, set(), {FAY}, {FAY})


def test_a_list_on_the_network_reaches_whom_it_holds_and_not_whom_it_is_to_hold() -> None:
    listed = AudienceList(id=7, account_id=1, circles=(1,), members=frozenset({CLEO}), applied_at="2026-11-12")
    situation = book(listed)
    assert decided(situation, listed) == {ANA, BEN}
    assert answer(situation, Channel(1, Reach.ONLY, lists=(7,))) == ({CLEO}, set(), {ANA, FAY}, set())


def test_a_list_that_is_not_there_yet_shows_to_whom_it_is_to_hold_and_holds_nobody_back() -> None:
    only = AudienceList(id=7, account_id=1, circles=(1,))
    but = AudienceList(id=8, account_id=1, use=Use.EXCEPT, circles=(2,))
    situation = book(only, but)
    assert answer(situation, Channel(1, Reach.ONLY, lists=(7,))) == ({BEN}, {ANA}, {FAY}, {FAY})
    assert answer(situation, Channel(1, Reach.EXCEPT, lists=(8,))) == answer(situation, Channel(1, Reach.ALL))


def test_a_list_applied_holds_back_whom_it_holds() -> None:
    but = AudienceList(id=8, account_id=1, use=Use.EXCEPT, circles=(2,), members=frozenset({CLEO, BEN}))
    assert answer(book(but), Channel(1, Reach.EXCEPT, lists=(8,)))[0] == {DAN, EVE}


def test_whoever_is_restricted_sees_only_what_is_public_or_names_them() -> None:
    held = AudienceList(id=9, account_id=1, use=Use.RESTRICTED, circles=(2,), members=frozenset({CLEO, DAN}))
    situation = book(held)
    assert answer(situation, Channel(1, Reach.ALL))[0] == {BEN, EVE}
    assert CLEO in answer(situation, Channel(1, Reach.ONLY, circles=(2,)))[0]
    assert CLEO in answer(situation, Channel(1, Reach.PUBLIC))[0]


def test_who_was_chosen_by_hand_is_on_a_list_or_off_it_but_nobody_from_a_closed_circle() -> None:
    chosen = {DAN: True, ANA: False, EVE: True}
    listed = AudienceList(id=7, account_id=1, circles=(1,), chosen=chosen)
    assert decided(book(listed), listed) == {BEN, DAN}
    assert decided(book(listed), replace(listed, use=Use.EXCEPT)) == {BEN, DAN, EVE}


def test_a_message_goes_to_circles_or_to_those_it_is_meant_for() -> None:
    situation = book()
    assert answer(situation, Channel(2, Reach.DIRECT, circles=(1,))) == (set(), {ANA, FAY}, set(), set())
    assert answer(situation, Channel(2, Reach.DIRECT), meant={ANA, CLEO}) == (set(), {ANA}, set(), set())


def test_ways_that_reach_nobody_come_last_and_a_public_one_is_the_widest() -> None:
    situation = book()
    offered = [Channel(1, Reach.PUBLIC), Channel(2, Reach.DIRECT, circles=(2,)), Channel(1, Reach.ALL)]
    offered += [Channel(2, Reach.DIRECT, circles=(1,)), Channel(1, Reach.EXCEPT, circles=(2, 3))]
    found = [one.channel for one in ranked(situation, (PHOTOS,), Verdict.EVERYTHING, offered, name=str)]
    assert found == [offered[3], offered[4], offered[2], offered[0], offered[1]]


def network(key: str, *tools: Tool) -> Network:
    blank: dict[str, str] = {}
    said = {"name": blank, "people": blank, "note": blank, "profiles": (), "lists": (), "tasks": ()}
    return Network(key=key, purpose=Purpose.PERSONAL, position=0, tools=tools, **said)  # type: ignore[arg-type]


def tool(reach: Reach, *, lists: bool = False, people: bool = False) -> Tool:
    return Tool(reach=reach, name={}, where={}, as_of="2026-11", takes_lists=lists, takes_people=people)


def test_ways_name_circles_that_may_see_it_and_leave_out_those_that_may_not() -> None:
    known = {
        "facebook": network(
            "facebook",
            tool(Reach.ALL),
            tool(Reach.EXCEPT, lists=True, people=True),
            tool(Reach.ONLY, lists=True, people=True),
        ),
        "email": network("email", tool(Reach.DIRECT, people=True)),
    }
    listed = AudienceList(id=7, account_id=1, circles=(1,))
    found = channels(book(listed), known, (PHOTOS,), Verdict.EVERYTHING)
    assert found == [
        Channel(1, Reach.ALL),
        Channel(1, Reach.EXCEPT, circles=(2, 3)),
        Channel(1, Reach.ONLY, lists=(7,)),
        Channel(1, Reach.ONLY, circles=(1,)),
        Channel(2, Reach.DIRECT, circles=(1,)),
    ]
    assert Channel(2, Reach.DIRECT) in channels(book(), known, (PHOTOS,), Verdict.EVERYTHING, has_recipients=True)


def test_accounts_that_are_not_in_use_offer_no_way() -> None:
    known = {"facebook": network("facebook", tool(Reach.ALL))}
    paused = situated(
        inside=INSIDE.items(),
        topics=(PHOTOS,),
        circles=(),
        rules={},
        exceptions={},
        accounts=(replace(FACEBOOK, state=State.PAUSED),),
    )
    assert channels(paused, known, (PHOTOS,), Verdict.EVERYTHING) == []
