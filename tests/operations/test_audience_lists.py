"""Lists of networks: whom they are to hold, whom they hold, and how far the one is the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.operations.test_connections import account, bring_in, cards

from entourage.domain.account import Strength
from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.editing import Edit
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.operations import audience_lists, circles, connections, contacts, history, merging, todo
from entourage.operations.audience import known
from entourage.operations.book import open_book
from entourage.operations.naming import Named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.storage.database import Database

CLOSE, CLIENTS = Named("Close friends", "close_friends"), Named("Clients", "clients")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path / "book")
    bring_in(database, tmp_path / "a.vcf", cards(("Ana Abel",), ("Bo Berg",), ("Cem Can", "EMAIL:c@example.org")))
    connections.connect(database, account(database, "facebook"), [1, 2], Strength.SURE)
    circles.sort(database, people=[1, 3], into=CLOSE, out_of=None)
    yield database
    database.close()


def state(book: Database) -> tuple[set[int], set[int], set[int]]:
    """Give of the one list whom it is to hold, whom to add, whom to remove."""
    (found,) = audience_lists.states(known(book))
    return set(found.changes.wanted), set(found.changes.add), set(found.changes.remove)


def test_a_list_is_decided_by_circles_and_by_hand_and_stays_as_it_was_applied(book: Database) -> None:
    listed = audience_lists.add(book, 1, "Voile", [CLOSE])
    assert state(book) == ({1}, {1}, set())  # nobody knows whether Cem is there
    todo.tick(book, listed.id)
    assert state(book) == ({1}, set(), set())
    audience_lists.change(book, listed.id, chosen={1: False, 2: True})
    assert state(book) == ({2}, {2}, {1})
    assert known(book).situation.lists[listed.id].applied_at
    audience_lists.choose(book, listed.id, [1], is_on=None)
    assert state(book) == ({1, 2}, {2}, set())
    circles.remove(book, named=CLOSE)
    assert state(book) == ({2}, {2}, {1})
    for _ in range(4):
        history.undo(book)
    assert state(book) == ({1}, {1}, set())


def test_a_list_that_the_network_gives_everyone_is_known_in_any_language(book: Database) -> None:
    for name in ("amis proches", "Close friends", "close_friends"):
        listed = audience_lists.add(book, 1, name, [])
        assert (listed.builtin, listed.name, listed.use) == ("close_friends", "", Use.ONLY)
        assert audience_lists.find_list(known(book), 1, "AMIS PROCHES") == listed
        history.undo(book)
    assert audience_lists.add(book, 1, "Restreint", [CLIENTS]).use is Use.RESTRICTED


def test_a_list_cannot_be_what_its_network_does_not_have(book: Database) -> None:
    audience_lists.add(book, 1, "Close friends", [])
    voile = audience_lists.add(book, 1, "Voile", [])
    mail, chat = account(book, "email"), account(book, "whatsapp")

    def refused(code: str, act: object) -> None:
        with pytest.raises(EntourageError, match=code):
            act()  # type: ignore[operator]

    refused("list_exists", lambda: audience_lists.add(book, 1, "amis proches", []))
    refused("list_exists", lambda: audience_lists.add(book, 1, " VOILE ", []))
    refused("list_exists", lambda: audience_lists.change(book, voile.id, name="Connaissances"))
    refused("name_empty", lambda: audience_lists.change(book, voile.id, name=" "))
    refused("list_use_fixed", lambda: audience_lists.add(book, 1, "Acquaintances", [], Use.ONLY))
    refused("list_name_fixed", lambda: audience_lists.change(book, voile.id - 1, name="Proches"))
    refused("list_use_fixed", lambda: audience_lists.change(book, voile.id - 1, use=Use.EXCEPT))
    refused("lists_not_there", lambda: audience_lists.add(book, mail, "Voile", []))
    refused("lists_given_only", lambda: audience_lists.add(book, chat, "Voile", []))
    refused("circle_unknown", lambda: audience_lists.add(book, 1, "Chant", [Named("Chant")]))
    refused("list_unknown", lambda: audience_lists.find_list(known(book), mail, "Voile"))
    assert len(known(book).situation.lists) == 2


def test_who_became_somebody_else_is_on_a_list_once(book: Database) -> None:
    listed = audience_lists.add(book, 1, "Voile", [], chosen={1: True, 2: True})
    todo.tick(book, listed.id)
    merging.merge(book, [[1, 2]])
    assert known(book).situation.lists[listed.id].members == {1}
    assert state(book) == ({1}, set(), set())
    merging.unmerge(book, contact_id=2)
    assert known(book).situation.lists[listed.id].members == {1, 2}


def test_a_list_goes_with_all_that_was_said_of_it_and_comes_back_whole(book: Database) -> None:
    listed = audience_lists.add(book, 1, "Voile", [CLOSE], Use.EXCEPT, chosen={2: True})
    todo.tick(book, listed.id)
    before = known(book).situation.lists
    audience_lists.remove(book, listed.id)
    assert known(book).situation.lists == {}
    with pytest.raises(EntourageError, match="list_not_there"):
        audience_lists.remove(book, listed.id)
    history.undo(book)
    assert known(book).situation.lists == before
    contacts.delete(book, contact_ids=[1, 2])
    contacts.empty_trash(book)
    assert known(book).situation.lists[listed.id].members == set()


def test_a_list_for_reading_shows_nobody_anything_and_makes_nobody_known(tmp_path: Path) -> None:
    database = open_book(tmp_path)
    fan = contacts.add(database, name="Ana Roy", fields=[])
    profile = Value(kind=Kind.PROFILE, parts=Profile("mastodon", "@bo@a.social"), types=("following",))
    said = (Value(kind=Kind.FORMATTED_NAME, text="Bo"), profile)
    read = contacts.save(database, None, [Edit(None, one) for one in said])
    circles.sort(database, people=[fan, read], into=Named("", "close_friends"), out_of=None)
    mastodon = account(database, "mastodon")
    listed = audience_lists.add(database, mastodon, "Voile", [Named("", "close_friends")])
    assert listed.use is Use.READING
    todo.tick(database, listed.id)
    situation = known(database).situation
    assert situation.lists[listed.id].members == {read}
    assert (situation.known[mastodon], situation.unknown[mastodon]) == (frozenset(), {read})
    with pytest.raises(EntourageError, match="lists_for_reading"):
        audience_lists.add(database, mastodon, "Bois", [], Use.ONLY)
    with pytest.raises(EntourageError, match="list_use_fixed"):
        audience_lists.change(database, listed.id, use=Use.ONLY)
    database.close()
