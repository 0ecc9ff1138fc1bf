"""Accounts: found by what a person types, changed and taken away in acts that can be undone, looked at again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entourage.domain.account import Owner, State, Strength
from entourage.domain.checklist import checklist, months_after
from entourage.domain.errors import EntourageError
from entourage.domain.network import Task, Use
from entourage.operations import accounts, audience, connections, contacts, history, imports, networks
from entourage.operations.book import open_book
from entourage.storage import accounts as storage
from entourage.storage import audience_lists

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.domain.account import Account
    from entourage.storage.database import Database

TODAY = date(2026, 11, 22)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Database]:
    database = open_book(tmp_path)
    yield database
    database.close()


def added(book: Database, network: str, handle: str = "", **columns: str | bool) -> Account:
    known = networks.network(network)
    assert known
    return accounts.add(book, known, handle=handle, **columns).account


def found(book: Database, text: str) -> int:
    with book.read() as session:
        return accounts.find_account(session, text).id


@pytest.mark.parametrize("text", ["1", "@Ada", "ada", "facebook", "Facebook"])
def test_an_account_is_found_by_number_handle_or_network(book: Database, text: str) -> None:
    added(book, "facebook", "@ada")
    added(book, "linkedin", "ada-l")
    assert found(book, text) == 1


def test_a_network_is_found_by_its_name_in_any_language(book: Database) -> None:
    added(book, "email", "ada@example.org")
    assert found(book, "Courriel") == found(book, "E-mail") == 1


def test_a_network_with_two_accounts_is_ambiguous_and_both_are_named(book: Database) -> None:
    added(book, "mastodon", "@ada@one.example")
    added(book, "mastodon", "@ada@two.example")
    with pytest.raises(EntourageError) as fault:
        found(book, "Mastodon")
    assert fault.value.code == "account_ambiguous"
    assert fault.value.params["known"] == ["1 (mastodon @ada@one.example)", "2 (mastodon @ada@two.example)"]


def test_what_is_not_said_of_a_new_account_is_as_usual_on_its_network(book: Database) -> None:
    linkedin = added(book, "linkedin", owner="employer")
    assert (linkedin.purpose.value, linkedin.indexed, linkedin.owner) == ("professional", True, Owner.EMPLOYER)


def test_a_second_account_is_hinted_at_where_one_is_usual_and_not_with_e_mail(book: Database) -> None:
    facebook, email = networks.network("facebook"), networks.network("email")
    assert facebook
    assert email
    assert [accounts.add(book, facebook, handle=one).siblings for one in ("@a", "@b")] == [0, 1]
    assert [accounts.add(book, email, handle=one).siblings for one in ("a@x.org", "b@x.org")] == [0, 0]


def test_the_same_handle_on_a_network_is_refused_also_when_it_is_given_later(book: Database) -> None:
    added(book, "x", "@ada")
    other = added(book, "x", "@bob")
    with pytest.raises(EntourageError, match="account_exists"):
        accounts.change(book, other.id, handle="Ada")
    accounts.change(book, other.id, handle="@BOB", state="paused")
    with book.read() as session:
        assert [(one.handle, one.state) for one in storage.every(session)][1] == ("@BOB", State.PAUSED)


def test_accounts_change_places(book: Database) -> None:
    for network in ("facebook", "linkedin", "x"):
        added(book, network)
    accounts.change(book, 3, 0)
    with book.read() as session:
        assert [one.network for one in storage.every(session)] == ["x", "facebook", "linkedin"]


def test_removing_an_account_takes_all_along_and_undo_brings_all_back(book: Database) -> None:
    facebook = added(book, "facebook")
    person = contacts.add(book, name="Grace Hopper", fields=())
    connections.connect(book, facebook.id, [person], Strength.SURE)
    accounts.tick(book, facebook.id, "tagging")
    with book.unit("add_list") as unit:
        listed = audience_lists.create(unit, facebook.id, name="Some", builtin="", use=Use.ONLY, circles=[])
        audience_lists.choose(unit, listed, [person], is_on=True)
        audience_lists.add_members(unit, listed, [person])
    before = audience.known(book).situation
    accounts.remove(book, facebook.id)
    assert audience.known(book).situation.accounts == ()
    history.undo(book)
    assert audience.known(book).situation == before
    with book.read() as session:
        assert set(storage.done(session, facebook.id)) == {"tagging"}


def test_a_task_is_due_until_it_is_done_and_again_after_its_months(book: Database) -> None:
    facebook = added(book, "facebook")
    due = accounts.overview(book, TODAY).due(facebook.id)
    accounts.tick(book, facebook.id, "past_albums")
    accounts.tick(book, facebook.id, "default_audience")
    assert accounts.overview(book, TODAY).due(facebook.id) == due - 2
    assert accounts.overview(book, date(2126, 1, 1)).due(facebook.id) == due - 1  # what is done once stays done
    accounts.tick(book, facebook.id, "past_albums", done=False)
    assert accounts.overview(book, TODAY).due(facebook.id) == due - 1


def test_networks_of_people_in_the_book_are_offered_until_there_is_an_account(book: Database, tmp_path: Path) -> None:
    cards = [CARD.format(name=name) for name in ("Ada", "Grace")] + [CARD.format(name="Me")]
    (tmp_path / "people.vcf").write_text("".join(cards), encoding="utf-8")
    planned, _ = imports.plan(book, [tmp_path / "people.vcf"])
    imports.carry_out(book, planned)
    contacts.mark_me(book, contact_id=3, is_me=True)
    (offer,) = accounts.overview(book, TODAY).offers
    assert (offer.network.key, offer.people, offer.link) == ("linkedin", 2, "https://www.linkedin.com/in/me")
    added(book, "linkedin")
    assert not accounts.overview(book, TODAY).offers


def test_a_source_can_be_said_to_be_an_accounts_own_and_no_longer(book: Database, tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_text(CARD.format(name="Ada"), encoding="utf-8")
    imports.carry_out(book, imports.plan(book, [tmp_path / "people.vcf"])[0])
    linkedin = added(book, "linkedin")
    with book.read() as session:
        source = accounts.find_source(session, "1")
    accounts.own_export(book, source.id, linkedin.id)
    assert accounts.sources_of(book, linkedin) == ((source, linkedin.id),)
    history.undo(book)
    assert accounts.sources_of(book, linkedin) == ()


CARD = """BEGIN:VCARD
VERSION:4.0
FN:{name}
SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/me
END:VCARD
"""
TASK = Task(key="a", text={}, where={}, as_of="2026-11", months=6)


@given(st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.integers(0, 600), st.integers(0, 600))
def test_months_after_add_up_but_for_the_ends_of_months(day: date, some: int, more: int) -> None:
    first = day.replace(day=1)
    assert months_after(months_after(first, some), more) == months_after(first, some + more)
    assert months_after(day, some).day <= day.day


@given(st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.dates(date(1999, 1, 1), date(2090, 1, 1)))
def test_a_task_is_due_exactly_from_the_day_named_on(done: date, today: date) -> None:
    (item,) = checklist([TASK], {"a": f"{done.isoformat()}T10:00:00+00:00"}, today)
    assert item.again
    assert item.is_due == (today >= item.again)
