"""What is known is read anew where something was written, and what it costs most to read only where that may differ."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entourage.domain.account import Strength
from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.operations import (
    accounts,
    audience_lists,
    circles,
    connections,
    contacts,
    history,
    networks,
    sharing,
    todo,
)
from entourage.operations.audience import known
from entourage.operations.book import open_book
from entourage.operations.naming import Named
from entourage.operations.sharing import RuleChange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.storage.database import Database

FRIENDS, CLIENTS, PHOTOS = Named("", "close_friends"), Named("", "clients"), Named("", "photos_of_me")
ACTS: tuple[Callable[[Database], object], ...] = (
    partial(contacts.add, name="Ana Roy", fields=[]),
    partial(contacts.delete, contact_ids=[1]),
    partial(
        contacts.save, contact_id=2, changes=[Edit(None, Value(kind=Kind.PROFILE, parts=Profile("facebook", "b")))]
    ),
    partial(circles.sort, people=[1, 2], into=FRIENDS, out_of=None),
    partial(circles.sort, people=[2], into=None, out_of=FRIENDS),
    partial(sharing.change_rules, changes=[RuleChange(topic=PHOTOS, verdict=Verdict.LITTLE, circle=FRIENDS)]),
    partial(sharing.change_rules, changes=[RuleChange(topic=PHOTOS, verdict=Verdict.LITTLE, contact=3)]),
    partial(circles.set_closed, named=CLIENTS, closed=True),
    partial(circles.remove, named=CLIENTS),
    partial(connections.connect, account_id=1, contact_ids=[1, 3], strength=Strength.SURE),
    partial(connections.connect, account_id=1, contact_ids=[1], strength=Strength.ABSENT),
    partial(connections.forget, account_id=1, contact_ids=[1]),
    partial(audience_lists.choose, list_id=1, contact_ids=[3], is_on=True),
    partial(todo.tick, list_id=1),
    partial(audience_lists.add, account_id=1, name="More", circles=[CLIENTS], chosen={2: True}),
    partial(audience_lists.remove, list_id=1),
    partial(accounts.remove, account_id=2),
    history.undo,
    history.redo,
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    database = open_book(folder)
    for name in ("Ben Côté", "Cleo Diaz", "Dan Watt"):
        contacts.add(database, name=name, fields=[])
    for key in ("facebook", "email"):
        network = networks.network(key)
        assert network
        accounts.add(database, network)
    audience_lists.add(database, 1, "Mine", [FRIENDS])
    database.close()
    return folder


@given(acts=st.lists(st.sampled_from(ACTS), min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_it_is_what_a_new_window_would_read(book: Path, acts: list[Callable[[Database], object]]) -> None:
    database = open_book(book)
    known(database)
    for act in acts:
        with suppress(EntourageError):
            act(database)
        fresh = open_book(book)
        assert known(database) == known(fresh)
        fresh.close()
    database.close()


def test_who_is_there_is_not_read_again_for_a_rule(book: Path) -> None:
    database = open_book(book)
    before = known(database)
    assert known(database) is before
    sharing.change_rules(database, [RuleChange(topic=PHOTOS, verdict=Verdict.NOTHING, circle=FRIENDS)])
    sharing.change_rules(database, [RuleChange(topic=PHOTOS, verdict=Verdict.EVERYTHING, circle=FRIENDS)])
    after = known(database)
    assert after is not before
    assert after.situation.connections == before.situation.connections
    database.close()
