"""Whom a cell of the matrix is about, and for whom of them something else decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entourage.domain.sharing import Because, Verdict
from entourage.operations import circles, contacts, ruling, sharing
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from entourage.operations.ruling import Ruled
    from entourage.storage.database import Database

PHOTOS = Named("Photos of me", "photos_of_me")
FRIENDS, CLIENTS = Named("Close friends", "close_friends"), Named("Clients", "clients")
CHOIR, AWAY = Named("Choir"), Named("Keep at a distance", "at_a_distance")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Ana is a friend, Ben also a client, Cleo a friend with an exception, Dan a friend kept away; Eve sings."""
    made = open_book(tmp_path)
    people = {name: contacts.add(made, name=name, fields=[]) for name in ("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay")}
    circles.add(made, named=CHOIR)
    for circle, names in ((FRIENDS, "Ana Ben Cleo Dan"), (CLIENTS, "Ben"), (CHOIR, "Eve"), (AWAY, "Dan")):
        circles.sort(made, people=[people[name] for name in names.split()], into=circle, out_of=None)
    sharing.change_rules(made, [RuleChange(topic=PHOTOS, contact=people["Cleo"], verdict=Verdict.NOTHING)])
    yield made
    made.close()


def names(people: Iterable[Ruled]) -> list[str]:
    return sorted(one.name for one in people)


def test_a_circle_names_those_for_whom_something_stricter_decides(database: Database) -> None:
    found = ruling.of_circle(database, topic=PHOTOS, circle=FRIENDS)
    assert names(found.people) == ["Ana", "Ben", "Cleo", "Dan"]
    assert {one.name: one.decision.because for one in found.apart} == {
        "Ben": Because.CIRCLES,
        "Cleo": Because.EXCEPTION,
        "Dan": Because.CLOSED,
    }
    assert found.also == ()


def test_a_circle_names_those_for_whom_it_is_the_stricter(database: Database) -> None:
    found = ruling.of_circle(database, topic=PHOTOS, circle=CLIENTS)
    assert (names(found.people), names(found.apart), names(found.also)) == (["Ben"], [], ["Ben"])


def test_a_circle_without_opinion_decides_for_nobody(database: Database) -> None:
    found = ruling.of_circle(database, topic=PHOTOS, circle=CHOIR)
    assert names(found.people) == names(found.apart) == ["Eve"]
    assert found.verdicts == {Verdict.NOTHING: 1}


def test_those_not_sorted_yet_have_with_them_whoever_has_circles_without_opinion(database: Database) -> None:
    found = ruling.of_unsorted(database, topic=PHOTOS)
    assert names(found.people) == ["Fay"]
    assert names(found.others) == ["Eve"]
    assert len(found.people) == circles.overview(database).unsorted


@pytest.mark.parametrize("circle", [FRIENDS, CLIENTS, CHOIR, AWAY])
def test_the_numbers_are_those_of_the_sidebar(database: Database, circle: Named) -> None:
    counts = {(one.preset or one.name): number for one, number in circles.overview(database).circles}
    found = ruling.of_circle(database, topic=PHOTOS, circle=circle)
    assert len(found.people) == counts[circle.preset or circle.text]
