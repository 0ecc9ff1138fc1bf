"""Of those who are one person, whoever has nothing left parts, and nobody else is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.dividing import Member, Parting, divide


@st.composite
def families(draw: st.DrawFn) -> list[Member]:
    number = draw(st.integers(1, 7))
    into = [None, *(draw(st.integers(0, key - 1)) for key in range(1, number))]
    known = draw(st.lists(st.booleans(), min_size=number, max_size=number))
    hands = st.frozensets(st.sampled_from("ab"))
    own = [draw(hands) for _ in range(number)]
    every = list(own)
    for key in reversed(range(1, number)):  # whoever was merged left what they had to the one
        every[into[key] or 0] |= every[key]
    return [Member(key, into[key], known[key], every[key]) for key in range(number)]


@given(families())
def test_whoever_has_anything_left_stays_and_the_rest_goes(members: list[Member]) -> None:
    done = divide(members)
    by_id = {one.id: one for one in members}
    still = {one.id for one in members} - {*done.lost, *done.goes}
    assert {one.id for one in members if one.is_known} <= still
    assert (done.stays is None) is not any(one.is_known or one.by_hand for one in members)
    if done.stays is None:
        assert done.goes == (0,)
        return
    assert done.stays in still
    assert all(by_id[one.merged].into is not None for one in done.partings)
    kept = {item for key in still for item in by_id[key].by_hand}
    assert kept == members[0].by_hand


def test_somebody_between_two_others_holds_them_together() -> None:
    one, between, other = Member(1, None, True), Member(2, 1, False), Member(3, 2, True)  # noqa: FBT003 - is_known
    assert divide([one, between, other]).partings == ()
    assert divide([one, between]).partings == (Parting(2, 1),)


def test_whoever_stands_above_one_alone_gives_them_their_place() -> None:
    top, other = Member(1, None, is_known=False), Member(2, 1, is_known=True)
    done = divide([top, other])
    assert (done.partings, done.stays, done.goes) == ((Parting(2, 2),), 2, (1,))
    typed = Member(1, None, is_known=False, by_hand=frozenset({"note"}))
    assert divide([typed, other]).stays == 1
