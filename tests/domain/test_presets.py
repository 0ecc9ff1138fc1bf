from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from entourage.domain.errors import EntourageError
from entourage.domain.presets import (
    COLOURS,
    FIRST_CIRCLES,
    LOCKED_TOPICS,
    OFFERED_CIRCLES,
    TOPICS,
    Look,
    free_look,
    rules_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# Close friends, Colleagues, Clients, Less familiar, Family, Former clients, Professional contacts, Not sorted, public
BY_HAND = {
    "reserved": """
        availability      E E E E E E E E E
        work_news         E E E L E L L L L
        my_work           N L N N N N N N N
        confidential      N N N N N N N N N
        politics          N N N N N N N N N
        religion          N N N N N N N N N
        intimacy          N N N N N N N N N
        family            E N N N E N N N N
        photos_of_me      E L N N E N N N N
        photos_of_others  E L N N E N N N N
        location          L N N N L N N N N
        leisure           E L L L E L L N N
        relayed           E L L N E N N N N
    """,
    "balanced": """
        availability      E E E E E E E E E
        work_news         E E E E E E E E E
        my_work           L E N N L N N N N
        confidential      N N N N N N N N N
        politics          L N N N N N N N N
        religion          L N N N L N N N N
        intimacy          L N N N N N N N N
        family            E L N N E N N N N
        photos_of_me      E L L L E L L N N
        photos_of_others  E L N N E N N N N
        location          E L N N E N N N N
        leisure           E E E E E E E L L
        relayed           E E L L E L L L L
    """,
    "open": """
        availability      E E E E E E E E E
        work_news         E E E E E E E E E
        my_work           L E L L L L L N N
        confidential      N N N N N N N N N
        politics          E L N N N N N N N
        religion          E L N N E N N N N
        intimacy          L N N N N N N N N
        family            E E L L E L L N N
        photos_of_me      E E L L E L L L L
        photos_of_others  E L L N E N N N N
        location          E L L N E N N N N
        leisure           E E E E E E E E E
        relayed           E E E E E E E E E
    """,
}
WITH_RULES = (
    "close_friends",
    "colleagues",
    "clients",
    "less_familiar",
    "family",
    "former_clients",
    "professional_contacts",
)


@pytest.mark.parametrize("preset", BY_HAND)
def test_every_cell_of_a_preset_is_the_one_written_by_hand(preset: str) -> None:
    rules = rules_of(preset)
    lines = [line.split() for line in BY_HAND[preset].strip().splitlines()]
    assert tuple(line[0] for line in lines) == TOPICS
    for topic, *letters in lines:
        verdicts = [rules.circles[circle, topic] for circle in WITH_RULES]
        verdicts += [rules.unsorted[topic], rules.public[topic]]
        assert [verdict.name[0] for verdict in verdicts] == letters, topic
    assert len(rules.circles) == len(WITH_RULES) * len(TOPICS)


def test_confidential_is_the_only_locked_kind() -> None:
    assert frozenset({"confidential"}) == LOCKED_TOPICS


def test_a_book_starts_with_four_circles_and_is_offered_four() -> None:
    assert [circle.key for circle in FIRST_CIRCLES] == ["close_friends", "colleagues", "clients", "less_familiar"]
    assert [circle.key for circle in OFFERED_CIRCLES] == [
        "family",
        "former_clients",
        "professional_contacts",
        "at_a_distance",
    ]
    assert [circle.key for circle in FIRST_CIRCLES + OFFERED_CIRCLES if circle.closed] == ["at_a_distance"]


def test_no_two_preset_circles_look_alike_in_colour_or_in_black_and_white() -> None:
    looks = [circle.look for circle in FIRST_CIRCLES + OFFERED_CIRCLES]
    assert len({look.colour for look in looks}) == len({look.symbol for look in looks}) == 8


def test_circles_of_ones_own_look_different_from_each_other_and_from_the_presets() -> None:
    looks = [circle.look for circle in FIRST_CIRCLES]
    for _ in range(9):
        looks.append(free_look(looks))
    assert len({look.symbol for look in looks}) == 13
    assert len({look.colour for look in looks[:8]}) == 8


def test_a_preset_circle_looks_as_it_is_meant_to_but_for_what_another_one_has() -> None:
    family = OFFERED_CIRCLES[0].look
    assert free_look([circle.look for circle in FIRST_CIRCLES], family) == family
    dressed = free_look([Look(family.colour, "☆")], family)
    assert dressed.symbol == family.symbol
    assert dressed.colour != family.colour


# How the cones that are missing change linear red, green and blue (Machado, Oliveira and Fernandes, 2009).
_EYES = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def _seen(colour: str, eye: Sequence[Sequence[float]]) -> list[float]:
    """Give what an eye sees of a colour, in Oklab."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = [min(1.0, max(0.0, part)) for part in _times(eye, linear)]
    return _times(_TO_LAB, [cone ** (1 / 3) for cone in _times(_TO_CONES, light)])


@pytest.mark.parametrize("key", list(COLOURS)[8:])
def test_a_colour_beside_those_of_okabe_and_ito_is_far_from_all_others_to_every_eye(key: str) -> None:
    for other in set(COLOURS) - {key}:
        for eye in _EYES:
            assert math.dist(_seen(COLOURS[key], eye), _seen(COLOURS[other], eye)) > 0.075


def test_a_look_is_found_even_when_all_are_taken() -> None:
    looks: list[Look] = []
    for _ in range(40):
        looks.append(free_look(looks))
    assert all(look.symbol and look.colour for look in looks)


def test_a_preset_that_does_not_exist_is_named() -> None:
    with pytest.raises(EntourageError) as fault:
        rules_of("severe")
    assert (fault.value.code, fault.value.params) == ("unknown_preset", {"preset": "severe"})
