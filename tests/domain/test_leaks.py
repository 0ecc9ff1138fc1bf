"""Leak paths: people who share a household or a company."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain import leaks
from entourage.domain.contact import Kind, Value
from entourage.domain.leaks import By, Tie

_TIES = st.builds(
    Tie,
    st.just(By.ADDRESS),
    st.sampled_from(("12 tilleuls", "3 moulin")),
    st.sampled_from(("", "a", "b")),
    st.sampled_from(("", "75011", "69003")),
    st.sampled_from(("", "paris", "lyon")),
) | st.builds(Tie, st.sampled_from((By.ORGANIZATION, By.DOMAIN)), st.sampled_from(("acme", "lune")))
_BOOKS = st.dictionaries(st.integers(1, 9), st.sets(_TIES, max_size=3))


def _are_one_place(one: Tie, other: Tie) -> bool:
    """Say in the plainest words when two live or work at one place."""
    if one.by is not other.by or one.key != other.key:
        return False
    if one.by is not By.ADDRESS:
        return True
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if one.postcode and other.postcode:
        return one.postcode == other.postcode
    return bool(one.town) and one.town == other.town


@given(_BOOKS, st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)), st.sets(_TIES), st.data())
def test_all_pairs_looked_at_one_by_one_give_the_same(
    book: dict[int, set[Tie]], seeing: set[int], hidden: set[int], mine: set[Tie], data: st.DataObject
) -> None:
    pairs = [(one, other) for one, other in product(seeing, hidden - seeing)]
    accepted = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    tied = {key: {tie: f"{tie.by} {tie.key}" for tie in some} for key, some in book.items()}
    found = leaks.leaks(seeing, hidden, tied, mine=mine, accepted=accepted)
    expected = {}
    for one, other in pairs:
        shared = {
            (tie.by, tied[one][tie])
            for tie in book.get(one, set())
            if tie.by is By.ADDRESS or tie not in mine
            if any(_are_one_place(tie, their) for their in book.get(other, set()))
        }
        if shared:
            expected[one, other] = tuple(sorted(shared))
    assert {(one.contact_id, one.other_id): one.shared for one in (*found.pairs, *found.accepted)} == expected
    assert {(one.contact_id, one.other_id) for one in found.accepted} == accepted & set(expected)
    assert not found.crowds


def test_of_a_large_company_it_is_told_how_many_are_on_either_side() -> None:
    acme = Tie(By.ORGANIZATION, "acme")
    found = leaks.leaks(frozenset(range(50)), frozenset(range(50, 100)), {key: {acme: "Acme"} for key in range(100)})
    assert not found.pairs
    (crowd,) = found.crowds
    assert (crowd.text, len(crowd.would_see), len(crowd.should_not)) == ("Acme", 50, 50)


def _email(text: str) -> Value:
    return Value(kind=Kind.EMAIL, text=text)


@pytest.mark.parametrize(
    ("value", "by"),
    [
        (_email("jeanne@acme.example"), [By.DOMAIN]),
        (_email("jeanne@gmail.com"), []),
        (_email("jeanne@yahoo.co.uk"), []),
        (_email("jeanne"), []),
        (Value(kind=Kind.ORGANIZATION, parts=("Ateliers Lune SARL", "Ventes")), [By.ORGANIZATION]),
        (Value(kind=Kind.ORGANIZATION, parts=("Freelance",)), []),
        (Value(kind=Kind.ORGANIZATION, parts=("À mon compte",)), []),
        (Value(kind=Kind.ADDRESS, parts=("", "", "12 rue des Tilleuls", "Paris", "", "75011", "")), [By.ADDRESS]),
        (
            Value(kind=Kind.ADDRESS, parts=("", "", "12 rue X", "Paris", "", "75011"), types=("home", "work")),
            [By.ADDRESS],
        ),
        (Value(kind=Kind.ADDRESS, parts=("", "", "12 rue des Tilleuls", "Paris", "", "75011"), types=("work",)), []),
        (Value(kind=Kind.ADDRESS, parts=("", "", "rue des Tilleuls", "Paris", "", "75011")), []),
        (Value(kind=Kind.ADDRESS, parts=("", "", "Kerguelen", "Guidel", "", "56520")), [By.ADDRESS]),
        (Value(kind=Kind.ADDRESS, parts=("", "", "12 rue des Tilleuls", "", "", "")), []),
    ],
)
def test_a_value_ties_to_a_household_or_a_company(value: Value, by: list[By]) -> None:
    assert [tie.by for tie in leaks.ties([value])] == by


def test_one_address_is_one_household_however_it_is_written() -> None:
    one = Value(kind=Kind.ADDRESS, parts=("", "Apt 4", "12, avenue des Tilleuls", "Paris", "", "75011", "France"))
    other = Value(kind=Kind.ADDRESS, text="12 av. des TILLEULS, 75011 Paris")
    neighbour = Value(kind=Kind.ADDRESS, parts=("", "Apt 5", "12 avenue des Tilleuls", "Paris", "", "75011", ""))
    tied = {key: leaks.ties([value]) for key, value in enumerate((one, other, neighbour))}
    found = leaks.leaks({0}, {1, 2}, tied)
    assert [pair.other_id for pair in found.pairs] == [1]
