from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.blocking import pairs
from entourage.domain.contact import Kind, Value
from entourage.domain.learning import FEWEST_PEOPLE, model
from entourage.domain.matching import Model, Traits, Word, likeness, traits
from entourage.domain.weights import SHIPPED, Learnt, within_bounds

GIVEN = ("Adèle", "Bruno", "Céline", "Denis", "Élise", "Fabien", "Gaëlle", "Hugo", "Inès", "Jules", "Karine", "Omar")
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fan",
    "gri",
    "hul",
    "jam",
    "kor",
    "lem",
    "mon",
    "nor",
    "pel",
    "qui",
    "ros",
    "tan",
    "ver",
)


def card(name: str, family: str, born: str, place: int, number: str) -> Traits:
    street = f"{place % 90 + 1} rue {SYLLABLES[place % 16].title()}{SYLLABLES[place // 16 % 16]}"
    return traits(
        (
            Value(kind=Kind.NAME, parts=(family, name, "", "", "")),
            Value(kind=Kind.BIRTHDAY, text=born),
            Value(kind=Kind.ADDRESS, parts=("", "", street, "Lévis", "", f"G{place % 9}V {place % 900}", "")),
            Value(kind=Kind.OTHER, name="Dossier", text=number),
        )
    )


def day(chance: random.Random) -> str:
    return f"{chance.randint(1930, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def book(seed: int, people: int, *, wrong: float, families: bool = False) -> list[Traits]:
    """Make each person up twice; wrong: how often the second birthday is any other. families: or once, beside another.

    What is in two entries has the same number, but for one in twenty.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up people
    found = []
    for place in range(people // 2):
        family = "".join(chance.choice(SYLLABLES) for _ in range(3)).title()
        one, two = chance.sample(GIVEN, 2)
        born, number = day(chance), f"D{chance.randint(10**6, 10**7)}"
        found.append(card(one, family, born, place, number))
        if families and place % 4:
            found.append(card(two, family, day(chance), place, f"D{chance.randint(10**6, 10**7)}"))
            continue
        is_wrong = chance.random() < wrong
        other = f"D{chance.randint(10**6, 10**7)}" if chance.random() < 0.05 else number
        found.append(card(one, family, day(chance) if is_wrong else born, place, other))
    return found


def likely(people: list[Traits]) -> set[tuple[int, int]]:
    return {(one, other) for one, other, how in pairs(enumerate(people)) if how.word is not Word.POSSIBLE}


@pytest.mark.parametrize("seed", range(3))
def test_a_book_whose_birthdays_are_often_wrong_is_believed_less(seed: int) -> None:
    people = book(seed, 1000, wrong=0.15)
    learnt = model(people).frequencies.learnt
    assert -4.5 < learnt.birthday_differs <= -3.0
    assert learnt.household > 4.0
    assert len({(one, one + 1) for one in range(0, 1000, 2)} - likely(people)) < 5


@pytest.mark.parametrize("seed", range(3))
def test_where_families_live_together_an_address_says_no_more_than_it_did(seed: int) -> None:
    people = book(seed, 1000, wrong=0.0, families=True)
    learnt = model(people).frequencies.learnt
    assert learnt.household < 1.0
    assert learnt.birthday_differs < -6.0
    assert [pair for pair in likely(people) if people[pair[0]].name.given != people[pair[1]].name.given] == []


def test_a_number_that_one_person_seldom_has_twice_speaks_against() -> None:
    learnt = model(book(1, 1000, wrong=0.0)).frequencies.learnt
    assert -5.0 < learnt.fields["dossier"] < -3.0


def test_of_few_people_nothing_is_learnt() -> None:
    assert model(book(1, FEWEST_PEOPLE - 2, wrong=0.5)).frequencies.learnt is SHIPPED


@given(st.randoms())
def test_the_order_of_the_people_makes_no_difference(chance: random.Random) -> None:
    people = PEOPLE[:]
    chance.shuffle(people)
    assert model(people).frequencies.learnt == LEARNT


PEOPLE = book(7, FEWEST_PEOPLE, wrong=0.2)
LEARNT = model(PEOPLE).frequencies.learnt
MODEL = model(PEOPLE)
learnings = st.builds(
    Learnt,
    given_differs=st.floats(-20, 20),
    family_differs=st.floats(-20, 20),
    birthday_differs=st.floats(-20, 20),
    household=st.floats(-20, 20),
    fields=st.fixed_dictionaries({"dossier": st.floats(-20, 20)}),
)


@given(learnings, st.integers(0, len(PEOPLE) - 1), st.integers(1, 3))
def test_nobody_is_certain_by_what_was_learnt_alone(found: Learnt, one: int, further: int) -> None:
    first, second = PEOPLE[one], PEOPLE[(one + further) % len(PEOPLE)]
    frequencies = replace(MODEL.frequencies, learnt=within_bounds(found))
    shipped = likeness(first, second, Model(replace(frequencies, learnt=SHIPPED)))
    how = likeness(first, second, Model(frequencies))
    assert how.word is not Word.CERTAIN or shipped.word is Word.CERTAIN
