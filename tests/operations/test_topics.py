"""Kinds of content of one's own: made, renamed, moved and removed, each in one act that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.operations import contacts, history, sharing, topics
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.operations.sharing import Matrix
    from entourage.storage.database import Database

RECIPES = Named("Recipes")
POLITICS = Named("Politics", "politics")
CONFIDENTIAL = Named("Confidential", "confidential")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_book(tmp_path)
    yield made
    made.close()


def called(database: Database) -> list[str]:
    return [topic.name or topic.preset for topic in sharing.matrix(database).topics]


def undone(database: Database, before: Matrix) -> bool:
    history.undo(database)
    return sharing.matrix(database) == before


def test_a_new_kind_is_nothing_for_the_public_and_unset_for_the_circles(database: Database) -> None:
    before = sharing.matrix(database)
    made = topics.add(database, named=RECIPES)
    matrix = sharing.matrix(database)
    assert (made.public, made.unsorted) == (Verdict.NOTHING, Verdict.NOTHING)
    assert not [key for key in matrix.rules if key[1] == made.id]
    assert matrix.topics[-1] == made
    assert undone(database, before)


def test_a_kind_is_not_made_twice_whatever_the_accents(database: Database) -> None:
    topics.add(database, named=Named("Santé"))
    for again in ("sante", " SANTÉ "):
        with pytest.raises(EntourageError, match="topic_exists"):
            topics.add(database, named=Named(again))
    with pytest.raises(EntourageError, match="name_empty"):
        topics.add(database, named=Named(" \n "))


def test_a_preset_kind_keeps_its_meaning_when_it_is_renamed_and_gets_its_own_name_back(database: Database) -> None:
    before = sharing.matrix(database)
    new = topics.rename(database, named=POLITICS, new=Named("Elections"))
    assert (new.preset, new.name) == ("politics", "Elections")
    again = topics.rename(database, named=Named("Elections"), new=POLITICS)
    assert (again.preset, again.name) == ("politics", "")
    history.undo(database)
    assert undone(database, before)


def test_a_kind_does_not_take_the_name_of_another(database: Database) -> None:
    topics.add(database, named=RECIPES)
    for taken in (POLITICS, Named("Politique", "politics")):
        with pytest.raises(EntourageError, match="topic_exists"):
            topics.rename(database, named=RECIPES, new=taken)
    assert topics.rename(database, named=RECIPES, new=Named("recipes")).name == "recipes"


def test_removing_a_kind_takes_its_rules_and_exceptions_and_undo_brings_them_back(database: Database) -> None:
    topics.add(database, named=RECIPES)
    person = contacts.add(database, name="Ana Silva", fields=[])
    clients = Named("Clients", "clients")
    changes = [
        RuleChange(topic=RECIPES, circle=clients, verdict=Verdict.LITTLE),
        RuleChange(topic=RECIPES, contact=person, verdict=Verdict.EVERYTHING),
    ]
    sharing.change_rules(database, changes)
    before, excepted = sharing.matrix(database), sharing.exceptions(database)
    topics.remove(database, named=RECIPES)
    assert "Recipes" not in called(database)
    assert sharing.exceptions(database) == []
    assert database.check() == []
    assert undone(database, before)
    assert sharing.exceptions(database) == excepted


def test_kinds_of_every_book_stay_and_the_locked_one_keeps_its_name(database: Database) -> None:
    with pytest.raises(EntourageError, match="topic_of_preset"):
        topics.remove(database, named=POLITICS)
    for act in (
        lambda: topics.remove(database, named=CONFIDENTIAL),
        lambda: topics.rename(database, named=CONFIDENTIAL, new=RECIPES),
    ):
        with pytest.raises(EntourageError, match="topic_locked"):
            act()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=st.lists(st.tuples(st.sampled_from(["politics", "confidential", "leisure"]), st.integers(-3, 16))))
def test_a_kind_moved_is_at_its_place_or_the_nearest_end(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int]]
) -> None:
    database = open_book(tmp_path_factory.mktemp("moves"))
    before = sharing.matrix(database)
    expected, acts = called(database), 0
    for preset, place in moves:
        wanted = [one for one in expected if one != preset]
        wanted.insert(max(0, place), preset)
        acts += wanted != expected
        expected = wanted
        topics.move(database, named=Named(preset, preset), place=place)
        assert called(database) == expected
    for _ in range(acts):
        history.undo(database)
    assert sharing.matrix(database) == before
    database.close()
