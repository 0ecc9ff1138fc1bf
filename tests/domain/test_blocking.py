from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.blocking import Finder, pairs, prepared
from entourage.domain.bounds import MET_BY
from entourage.domain.contact import Address, Kind, Value
from entourage.domain.frequencies import counted
from entourage.domain.matching import Model, Word, found_alike, likeness, traits

STREETS = ("12, rue du Quai", "12 rue du Qaui", "40 Main Street", "")
STRONG = (Word.LIKELY, Word.CERTAIN)


def _person(name: tuple[str, str], said: dict[str, str], street: str, heading: str) -> tuple[Value, ...]:
    values = [Value(kind=Kind(kind), text=text) for kind, text in said.items() if text]
    if any(name):
        values.append(Value(kind=Kind.NAME, parts=(name[1], name[0], "", "", "")))
    if street:
        place = Address(street=street, locality="Québec", postcode="G1K 3A1")
        values.append(Value(kind=Kind.ADDRESS, parts=tuple(place)))
    if heading:
        values.append(Value(kind=Kind.OTHER, name="Customer", text=heading))
    return tuple(values)


people = st.builds(
    _person,
    st.tuples(
        st.sampled_from(["Jean", "Jean-Luc", "Zénobie", "Zenobia", "Bob", "Robert", "J.", ""]),
        st.sampled_from(["Roy", "Roi", "Quatrepuits", "Quatre-Puits", "Quatrepiuts", "Jean", ""]),
    ),
    st.fixed_dictionaries(
        {
            "email": st.sampled_from(["", "zq@example.org", "jean.roy@example.org", "jean.roy@example.net"]),
            "telephone": st.sampled_from(["", "+1 418 555-0142", "418 555 0142", "+33 6 12 34 56 78", "06 12345678"]),
            "birthday": st.sampled_from(["", "1985-04-12", "1985-12-04", "1985-04-13", "--04-12"]),
            "organization": st.sampled_from(["", "iXmédia", "IXMEDIA inc."]),
        }
    ),
    st.sampled_from(STREETS),
    st.sampled_from(["", "C-10442", "C 10442", "C-99001"]),
)


@given(st.lists(people, max_size=8))
def test_whoever_is_likely_the_same_is_found_without_comparing_all(book: list[tuple[Value, ...]]) -> None:
    known = list(enumerate(map(traits, book), 1))
    model = Model(counted([one for _, one in known]))
    found = {(one, other): how for one, other, how in pairs(known)}
    for (one, first), (other, second) in combinations(known, 2):
        how = likeness(first, second, model)
        assert found.get((one, other), how) == how
        if how.word in STRONG:
            assert (one, other) in found


@given(st.lists(people, max_size=6), people)
def test_an_import_finds_what_a_look_at_the_whole_book_finds(
    book: list[tuple[Value, ...]], newcomer: tuple[Value, ...]
) -> None:
    finder = prepared([traits(values) for values in (*book, newcomer)])
    for who, values in enumerate(book, 1):
        finder.add(who, traits(values))
    at_once = {(one, other) for one, other, _ in pairs(enumerate(map(traits, [*book, newcomer]), 1))}
    assert {(who, len(book) + 1) for _, who in finder.alike(traits(newcomer))} == {
        pair for pair in at_once if len(book) + 1 in pair
    }


def test_whoever_has_by_now_what_nobody_knew_beforehand_is_met_by_it() -> None:
    luc = traits(_person(("Luc", "Roy"), {}, "", ""))
    ana = traits(_person(("Ana", "Roy"), {"email": "ana@example.org"}, "", ""))
    finder = prepared([luc, ana])
    finder.add(1, luc)
    assert finder.alike(ana) == []
    finder.renew(1, traits(_person(("Luc", "Roy"), {"email": "ana@example.org"}, "", "")))
    finder.add(2, luc)
    assert [who for _, who in finder.alike(ana)] == [1]


HALVES = [
    "Jean",
    "Jean-Luc",
    "Marie Gagnon",
    "Gagnon-Roy",
    "Roy",
    "Gagnon",
    "Bob",
    "Robert",
    "J.",
    "Zenobia",
    "Brown",
    "",
]
DAYS = ["", "1985-04-12", "1985-12-04", "1985-04-13", "1955-11-30", "--04-12", "1986-05-01"]
namesakes = st.builds(
    _person,
    st.tuples(st.sampled_from(HALVES), st.sampled_from(HALVES)),
    st.fixed_dictionaries(
        {
            "nickname": st.sampled_from(["", "Bob", "Roy", "Zénobie"]),
            "email": st.sampled_from(["", "zq@example.org", "robert.gagnon@example.org", "info@example.org"]),
            "birthday": st.sampled_from(DAYS),
            "organization": st.sampled_from(["", "iXmédia"]),
        }
    ),
    st.sampled_from(STREETS),
    st.sampled_from(["", "C-10442", "C-10443"]),
)


@given(namesakes, namesakes)
def test_nobody_is_turned_away_early_whom_a_comparison_at_length_would_take(
    first: tuple[Value, ...], second: tuple[Value, ...]
) -> None:
    one, other = traits(first), traits(second)
    finder = Finder()
    met_by = 0
    for key in {*one.keys} & {*other.keys}:
        met_by |= MET_BY.get(key[0], 0)
    bounds = finder.bounds
    how = likeness(one, other)
    if how.word is not Word.NO:
        most = bounds.between(bounds.of(one), bounds.of(other), met_by)
        assert most
        assert found_alike(one, other, finder.model, *most) == how


def test_a_book_of_one_name_is_looked_through_without_comparing_all() -> None:
    one = traits(_person(("Jean", "Roy"), {"email": "", "organization": "iXmédia"}, STREETS[0], ""))
    finder = Finder(Model(counted([one] * 20_000)))
    for who in range(20_000):
        finder.add(who, one)
    assert finder.alike(one) == []
    rare = traits(_person(("Zénobie", "Quatrepuits"), {"telephone": "418 555 0142"}, "", ""))
    finder.add(20_001, rare)
    assert [who for _, who in finder.alike(rare)] == [20_001]
