"""Who belongs on an account, and what a circle is given of my details: the strictest circle counts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain import belonging, details
from entourage.domain.account import Account, Connection, Evidence, Purpose, Strength
from entourage.domain.belonging import Fit
from entourage.domain.circle import Circle
from entourage.domain.contact import Kind, Value
from entourage.domain.details import HOURS
from entourage.domain.situation import Situation, situated

_KEYS = ("close_friends", "family", "clients", "former_clients", "colleagues", "less_familiar", "at_a_distance", "")
CIRCLES = tuple(
    Circle(id=place, preset=key, colour="#000000", symbol="■", position=place) for place, key in enumerate(_KEYS, 1)
)
MINE = (
    Value(kind=Kind.FORMATTED_NAME, text="Moi"),
    Value(kind=Kind.EMAIL, text="moi@travail.example", types=("work",)),
    Value(kind=Kind.EMAIL, text="moi@chez.example"),
    Value(kind=Kind.TELEPHONE, text="+33 1 40 00 00 00", types=("home", "work")),
    Value(kind=Kind.ADDRESS, text="1 rue du Lac", types=("home",)),
    Value(kind=Kind.BIRTHDAY, text="1980-05-01"),
)
_INSIDE = st.lists(st.sampled_from(CIRCLES), unique=True, max_size=4)
_SAID = st.dictionaries(st.tuples(st.integers(1, len(_KEYS)), st.just(1)), st.sampled_from([*Fit, None]))
_PURPOSES = st.sampled_from(Purpose)


def _with(purpose: Purpose, inside: list[Circle]) -> Situation:
    """Give one person in some circles, on one account."""
    return situated(
        inside=[(7, tuple(inside))],
        topics=(),
        circles=CIRCLES,
        rules={},
        exceptions={},
        accounts=[Account(id=1, network="facebook", purpose=purpose)],
        connections={1: {7: Connection(Strength.PRESUMED, Evidence.NAME)}},
    )


def _against(situation: Situation, said: dict[tuple[int, int], Fit | None]) -> set[int]:
    found = list(belonging.out_of_place(situation, {}, said, ()))
    assert len(found) <= 1
    return {circle.id for one in found for circle in one.circles}


@given(_INSIDE, _SAID, _PURPOSES)
def test_someone_is_out_of_place_by_each_of_their_circles_that_does_not_belong(
    inside: list[Circle], said: dict[tuple[int, int], Fit | None], purpose: Purpose
) -> None:
    alone = [circle.id for circle in inside if _against(_with(purpose, [circle]), said)]
    assert _against(_with(purpose, inside), said) == set(alone)


@given(_INSIDE, _PURPOSES)
def test_usually_only_clients_and_those_at_a_distance_are_out_of_place(inside: list[Circle], purpose: Purpose) -> None:
    wrong = {"at_a_distance"} | ({"clients"} if purpose is Purpose.PERSONAL else set())
    found = _against(_with(purpose, inside), {})
    assert found == {circle.id for circle in inside if circle.preset in wrong}


def test_who_may_stay_is_not_out_of_place() -> None:
    situation = _with(Purpose.PERSONAL, [CIRCLES[2]])
    assert [one.contact_id for one in belonging.out_of_place(situation, {}, {}, ())] == [7]
    assert not list(belonging.out_of_place(situation, {}, {}, {(7, 1)}))


@given(_INSIDE, st.sampled_from(CIRCLES), st.data())
def test_one_more_circle_or_a_closed_one_never_gives_a_detail(
    inside: list[Circle], more: Circle, data: st.DataObject
) -> None:
    mine = details.details(MINE, has_hours=True)
    cells = st.tuples(st.integers(1, len(_KEYS)), st.sampled_from([one.key for one in mine]))
    said = data.draw(st.dictionaries(cells, st.booleans()))
    before = details.given(inside, mine, said)
    assert not inside or set(details.given([*inside, more], mine, said)) <= set(before)
    assert details.given([*inside, replace(more, closed=True)], mine, said) == []


def test_clients_are_usually_given_only_what_says_that_it_is_for_work() -> None:
    mine = details.details(MINE, has_hours=True)
    clients = next(circle for circle in CIRCLES if circle.preset == "clients")
    friends = next(circle for circle in CIRCLES if circle.preset == "close_friends")
    assert [one.key for one in details.given([clients], mine, {})] == [
        "formatted_name:moi",
        "email:moi@travail.example",
        HOURS,
    ]
    assert details.given([friends], mine, {}) == mine
    assert details.given([], mine, {}) == []


def test_where_i_work_is_usually_for_colleagues_friends_and_family_alone() -> None:
    (office,) = details.details([Value(kind=Kind.ADDRESS, text="2 quai", types=("work",))], has_hours=False)
    told = {circle.preset for circle in CIRCLES if details.is_given(circle, office, {})}
    assert told <= {"close_friends", "family", "colleagues"}
    assert "colleagues" in told
