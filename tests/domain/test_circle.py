from __future__ import annotations

import pytest

from entourage.domain.circle import Circle, already_closer, no_longer_less_familiar


def circle(number: int, preset: str = "", *, closed: bool = False) -> Circle:
    return Circle(id=number, preset=preset, colour="#000000", symbol="■", closed=closed, position=number)


FRIENDS, CLIENTS, LESS = circle(1, "close_friends"), circle(2, "clients"), circle(3, "less_familiar")
FORMER, AWAY = circle(4, "former_clients"), circle(5, "at_a_distance", closed=True)
PROFESSIONAL, CHOIR = circle(6, "professional_contacts"), circle(7)


def test_those_in_a_closer_circle_are_left_out_of_less_familiar_with_the_circles_that_say_so() -> None:
    circles_of = {10: [FRIENDS, LESS], 11: [FORMER], 12: [], 13: [CLIENTS, CHOIR], 14: [AWAY], 15: [PROFESSIONAL]}
    assert already_closer([10, 11, 12, 13, 14, 15, 16], circles_of) == {10: (FRIENDS,), 13: (CLIENTS, CHOIR)}


def test_only_those_who_are_put_there_are_left_out() -> None:
    assert already_closer([12], {10: [FRIENDS], 12: []}) == {}


@pytest.mark.parametrize("into", [FRIENDS, CLIENTS, CHOIR])
def test_a_closer_circle_offers_to_take_people_out_of_less_familiar(into: Circle) -> None:
    assert no_longer_less_familiar([10, 11, 12], into, {10: [LESS], 11: [FRIENDS], 12: [FORMER, LESS]}) == (10, 12)


@pytest.mark.parametrize("into", [LESS, FORMER, PROFESSIONAL, AWAY, circle(8, closed=True)])
def test_a_circle_that_is_no_closer_offers_nothing(into: Circle) -> None:
    assert no_longer_less_familiar([10], into, {10: [LESS]}) == ()
